// Who is quoted saying what, where, and how it differs: by speaker, differences first, and one choice for all views.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, articles, compare, inLanguage, texts, utf8 } from "./steps.mjs";

inEachBrowser("the quotations", ({ open, test }) => {
  const opened = async (look = {}) => {
    const page = await inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true, ...look }), "fr");
    await page.click("[data-control=quotations]");
    await page.waitFor(".quotation-list [data-quote]");
    return page;
  };
  test("tell why somebody is said to speak, on demand", async () => {
    const page = await opened();
    await activate(page, ".guess > summary");
    await page.waitFor(".guess[open]");
    assert.match((await texts(page, ".guess[open] p"))[0] ?? "", /^.+\u00a0: .+\.$/);
  });

  test("show a guess as a guess, here and where the quotation is looked at", async () => {
    const page = await opened();
    for (const isGuess of [true, false]) {
      await page.evaluate((isGuess) => {
        const row = Array.from(document.querySelectorAll(".quotation-list tr[data-occurrences='1']:not([data-family])")).find((row) => row.querySelector("bdi") && (row.querySelector(".guess") !== null) === isGuess);
        /** @type {HTMLElement} */ (row?.querySelector(".excerpt")).click();
      }, isGuess);
      await page.waitFor((isGuess) => /\u00a0\?$/.test(document.querySelector(".inspector:not([hidden]) .said-by")?.textContent ?? "") === isGuess
        && document.querySelector(".quotation-list tr[aria-current=true]") !== null, isGuess);
      assert.match((await texts(page, ".inspector .said-by + .facts"))[0] ?? "", isGuess ? /^Supposition\u00a0: (?!.*upposition)/ : /^Attribué ainsi\u00a0: (?!.*upposition)/, "one word for one thing");
    }
  });

  test("say where each prints its speaker, when they do not print the same", async () => {
    const page = await opened();
    const spoken = await page.evaluate(() => Array.from(document.querySelectorAll(".quotation-list tr[data-quote] .spoken"), (cell) => Array.from(cell.children, (said) => Array.from(said.children).filter((part) => !part.matches(".guess")).map((part) => part.textContent).join(""))));
    assert.deepEqual(spoken[1], ["lui (§\u00a03)", "Le président russe (§\u00a05)", "il (§\u00a06)"]);
    for (const said of spoken) for (const text of said) assert.equal(/\((?:[A-E], )?(?:§|titre|chapeau|intertitre|légende|commentaire)/.test(text), said.length > 1, text);
  });

  test("show whom « il » stands for as a guess, whatever verb stands beside it", async () => {
    const page = await opened();
    const said = await page.evaluate(() => Array.from(document.querySelectorAll(".quotation-list .spoken > div:has(bdi)"), (said) => ({ mention: said.querySelector("bdi")?.textContent ?? "", isGuess: said.querySelector(".guess") !== null })));
    assert.ok(said.filter(({ mention }) => /^(?:il|elle|lui|le président russe)$/i.test(mention)).length > 5);
    for (const { mention, isGuess } of said) if (/^(?:il|elle|lui|le président russe)$/i.test(mention)) assert.ok(isGuess, mention);
    assert.ok(said.some(({ mention, isGuess }) => mention === "V. Poutine" && !isGuess), "a name is none");
    await page.evaluate(() => /** @type {HTMLElement} */ (Array.from(document.querySelectorAll(".spoken > div")).find((said) => said.querySelector("bdi")?.textContent === "lui")?.querySelector(".guess > summary")).click());
    await page.waitFor(() => document.querySelector(".guess[open] p")?.textContent?.includes("se déduit du contexte"));
  });

  test("tell which word was changed between quote marks, and a comparison shows it first", async () => {
    const page = await opened();
    const file = (/** @type {string} */ name, /** @type {string} */ between, /** @type {string} */ word) => ({ name, bytes: utf8(`Les marins du port bloquent la rade\n
Les marins du port ont bloqué mardi l’entrée de la rade. ${between} «\u00a0Nous ne reprendrons pas la mer avant d’avoir reçu une réponse ${word} du ministère\u00a0», a déclaré Yann Le Goff, délégué des marins.\n`) });
    await page.evaluate(() => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector("[data-control=find-quotation]"));
      field.value = "sans limites";
      field.dispatchEvent(new Event("input"));
    });
    await page.dropFiles([
      file("a.txt", "Selon la préfecture maritime, aucun incident n’a été signalé dans la matinée.", "écrite"),
      file("b.txt", "Sur le quai, l’ambiance est tendue depuis que la nuit est tombée.", "claire"),
    ]);
    await articles(page, 2);
    await page.waitFor(() => document.querySelector("[role=status]")?.textContent?.startsWith("2 articles ajoutés"));
    await page.waitFor("[data-finding=shares] .altered");
    assert.deepEqual([await texts(page, "[data-finding=shares] .altered p"), await texts(page, ".altered del"), await texts(page, ".altered ins")],
      [["mots changés\u00a0: «\u00a0écrite\u00a0» (A) → «\u00a0claire\u00a0» (B)"], ["«\u00a0écrite\u00a0»"], ["«\u00a0claire\u00a0»"]]);

    // Each article marks its own word, and what is chosen tells what became of it.
    for (const [letter, word] of [["A", "écrite"], ["B", "claire"]]) {
      await page.evaluate((letter) => void (location.hash = `#v=read&a=${letter}&mode=quotations`), letter);
      await page.waitFor((word) => Array.from(document.querySelectorAll(".read-text .quoted .altered-words"), (marked) => marked.textContent).join() === word, word);
    }
    await activate(page, ".read-item");
    await page.waitFor(() => document.querySelector(".inspector:not([hidden]) .altered")?.textContent === "mots changés\u00a0: «\u00a0écrite\u00a0» (A) → «\u00a0claire\u00a0» (B)");
    await activate(page, "[data-control=quotations]");
    await page.waitFor(() => document.querySelector(".verdicts")?.textContent?.includes("mots changés\u00a0: «\u00a0écrite\u00a0» (A) → «\u00a0claire\u00a0» (B)"));
    assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector("[data-control=find-quotation]")).value), "", "what was looked for in other articles");
    assert.ok(await page.evaluate(() => document.querySelector(".quotation-list tr[data-quote]:has([data-verdict=words])") === document.querySelector(".quotation-list tr[data-quote]")), "before all else");
    await page.click(".quotation-list tr:has([data-verdict=words]) .places > summary");
    await page.waitFor(".places li del");
    assert.deepEqual([await texts(page, ".places [data-change]"), await texts(page, ".places li > p:last-child")], [["écrite", "claire"], ["base de la comparaison", "mots changés"]]);
    await compare(page, "A", "B");
    const first = await texts(page, ".first-look li");
    assert.equal(first.length, 1, first.join(" | "));
    assert.match(first[0] ?? "", /^«\u00a0écrite\u00a0» \(A\) → «\u00a0claire\u00a0» \(B\) mots · entre guillemets$/);
  });

  test("tell what the front page tells, in its words and its order, before all else", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1440, height: 900 }), "fr");
    await page.waitFor("[data-finding=altered]");
    const front = await texts(page, ".finding .altered p");
    assert.equal(front.length, 5, front.join(" | "));
    await page.click("[data-control=quotations]");
    await page.waitFor(".quotation-list [data-quote]");
    const rows = await page.evaluate(() => Array.from(document.querySelectorAll(".quotation-list tr[data-quote]"), (row) => Array.from(row.querySelectorAll(".verdicts li:not([data-verdict=told], [data-verdict=reworded])"), (told) => told.textContent ?? "")));
    assert.deepEqual(rows.slice(0, 5).flat(), front);
    // A change leads to the two places.
    await activate(page, ".verdicts [data-verdict=verb] .change");
    await page.waitFor("[data-view=compare]:not([hidden]) .pane mark[aria-current]");
    assert.match((await texts(page, ".pane[data-side=left] mark[aria-current]")).join(" "), /l’intention de renforcer/);
  });

  test("keep what is reported apart from what is altered between quote marks, and tell all its other words", async () => {
    const page = await opened();
    const filtered = async (/** @type {string} */ verdict) => {
      await page.evaluate((verdict) => {
        const field = /** @type {HTMLSelectElement} */ (document.querySelector("[data-control=filter-verdict]"));
        field.value = verdict;
        field.dispatchEvent(new Event("change"));
      }, verdict);
      return texts(page, ".quotation-list tr[data-quote]");
    };
    const altered = await filtered("words");
    assert.ok(altered.length > 0 && altered.every((text) => !text.includes("sans guillemets")), altered.join(" | "));
    const reported = await filtered("reworded");
    assert.ok(reported.some((text) => text.includes("«\u00a0renforcer\u00a0» (§\u00a07) → «\u00a0accroître\u00a0» (§\u00a04)")), reported.join(" | "));
    assert.ok(![...altered, ...reported].some((text) => text.includes("Sommet virtuel")), "a headline on the same topic is no place of a quotation");
  });

  test("file under both what two are said to have said together", async () => {
    const page = await opened();
    const heading = () => page.evaluate(() => {
      const row = Array.from(document.querySelectorAll(".quotation-list tr[data-quote]")).find((row) => row.textContent?.includes("sans limites"));
      let above = row?.previousElementSibling;
      while (above && !above.matches(".by-speaker")) above = above.previousElementSibling;
      return above?.textContent;
    });
    assert.equal(await heading(), "Xi Jinping et Vladimir Poutine");
  });

  test("share the choice with every view, and lead to the words", async () => {
    const page = await opened();
    await activate(page, ".quotation-list [data-family] .excerpt");
    await page.waitFor(".quotation-list tr[aria-current=true]");
    const id = await page.evaluate(() => /[#&]p=(P\d+)/.exec(location.hash)?.[1] ?? "");
    assert.notEqual(id, "");
    await page.click("[data-control=passages]");
    await page.waitFor(`.passage-list tr[data-family="${id}"][aria-current=true]`);
    await page.evaluate(() => history.back());
    await page.waitFor(".quotation-list tr[aria-current=true]");
    await activate(page, ".quotation-list .places summary");
    await activate(page, ".quotation-list .places[open] li .link");
    await page.waitFor("[data-view=read]:not([hidden])");
    await page.waitFor(() => (getSelection()?.toString() ?? "").length > 3);
  });

  test("stay chosen in every view", async () => {
    const page = await opened();
    await activate(page, ".quotation-list tr:not([data-family]) .excerpt");
    await page.waitFor(".inspector:not([hidden]) .said-by");
    const [said = ""] = await texts(page, ".inspector blockquote");
    for (const view of ["overview", "read", "passages", "home", "quotations"]) {
      await page.click(`[data-control=${view}]`);
      await page.waitFor((view) => location.hash.includes(view === "home" ? "v=overview" : `v=${view}`), view);
      await page.waitFor((said) => document.querySelector(".inspector:not([hidden]) blockquote")?.textContent === said, said);
      assert.deepEqual(await texts(page, ".skip[href='#chosen-title']"), ["Aller à la sélection"]);
    }
    assert.equal(await page.evaluate(() => document.querySelector("[data-control=unchoose]")?.getAttribute("aria-label")), "Ne plus choisir cette citation");
  });

  test("are narrowed by filters that speak of what they filter", async () => {
    const page = await opened();
    assert.deepEqual(await texts(page, ".filters option[value='']"), ["tous", "toutes", "toutes", "tous"]);
  });

  test("are listed in writing without spaces, too", async () => {
    const page = await opened();
    const file = (/** @type {string} */ name, /** @type {string} */ day) => ({ name, bytes: utf8(`港口罢工仍在继续\n\n港口的水手们${day}封锁了入口。市长王明表示：“我们得到答复之前不会离开这里”。\n\n省政府没有发表评论，谈判将于明天继续进行。\n`) });
    await page.dropFiles([file("a.txt", "星期二"), file("b.txt", "星期三")]);
    await articles(page, 2);
    await page.click("[data-control=quotations]");
    await page.waitFor(() => document.querySelector(".quotation-list tr[data-quote]")?.textContent?.includes("我们得到答复之前不会离开这里"));
  });

  test("are cards in a narrow window, without scrolling sideways", async () => {
    const page = await opened({ width: 390, height: 844 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });

  test("does not hide by its filters what is chosen elsewhere", async () => {
    const page = await opened();
    const id = await page.evaluate(() => /** @type {HTMLElement | null} */ (document.querySelector(".quotation-list tr[data-articles='E']"))?.dataset["quote"]);
    await page.evaluate(() => {
      const article = /** @type {HTMLSelectElement} */ (document.querySelector("[data-control=filter-article]"));
      article.value = "A";
      article.dispatchEvent(new Event("change"));
    });
    await page.waitFor((id) => document.querySelector(`.quotation-list tr[data-quote="${id}"]`) === null, id);
    await page.evaluate((id) => void (location.hash = `#v=quotations&q=${id}`), id);
    await page.waitFor((id) => document.querySelector(`.quotation-list tr[data-quote="${id}"][aria-current]`) !== null, id);
    assert.equal(await page.evaluate(() => /** @type {HTMLSelectElement} */ (document.querySelector("[data-control=filter-article]")).value), "");
  });
});
