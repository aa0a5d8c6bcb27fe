// Two articles side by side, and one with itself. Article E of the sample prints four quotations twice, with every kind of
// difference between the two: see seeds/004_3f3b1f2e0550155f.txt.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { compare, inLanguage, status, texts } from "./steps.mjs";

inEachBrowser("a comparison", ({ open, test }) => {
  const french = async () => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true }), "fr");

  test("shows both articles whole", async () => {
    const page = await compare(await french(), "A", "D");
    for (const side of ["left", "right"]) {
      const [text = ""] = await texts(page, `.pane[data-side=${side}]`);
      assert.ok(text.includes("résilience des relations sino-russes"), side);
    }
    const [last = ""] = await texts(page, ".pane[data-side=right]");
    assert.ok(last.includes("Cet article a été co-écrit par Betsy Klein"));
  });

  test("marks the words that changed, the move and the split", async () => {
    const page = await compare(await french(), "E", "E");
    const words = async (/** @type {string} */ selector) => (await texts(page, selector)).map((text) => text.trim());
    assert.ok((await words(".pane[data-side=left] del[data-change=wording]")).some((text) => text.includes("ajouté")));
    assert.ok((await words(".pane[data-side=right] ins[data-change=wording]")).some((text) => text.includes("souligné")));
    assert.ok((await texts(page, ".pane[data-side=right] ins")).some((text) => text.includes("selon l’AFP")));
    assert.ok((await words(".pane[data-side=left] del[data-change=wording]")).includes("Et de souligner"));
    assert.ok((await words(".pane[data-side=right] ins[data-change=wording]")).includes("Comme il avait signalé"));
    assert.ok((await texts(page, ".pane :is(ins, del):is([data-change=elision], [data-change=typography])")).some((text) => /…|^\s$/.test(text)));
    assert.ok((await texts(page, ".pane[data-side=left] [data-move] .move-label")).some((text) => /déplacé → §\u00a0\d/.test(text)));
    assert.ok((await texts(page, ".pane[data-side=right] [data-move] .move-label")).some((text) => /déplacé ← §\u00a0\d/.test(text)));
    assert.ok((await texts(page, ".pane :is(ins, del)[data-change=split]")).includes("¶"));
  });

  test("marks, of what is told in other words, the words that carry it, on both sides", async () => {
    const page = await compare(await french(), "E", "E");
    const item = await page.evaluate(() => {
      const item = Array.from(document.querySelectorAll(".passage-item[data-kind=paraphrase]")).find((item) => item.textContent?.includes("la Chine était prête à accroître"));
      return { id: item?.getAttribute("data-passage") ?? "", evidence: item?.querySelector(".facts:not(button .facts)")?.textContent ?? "" };
    });
    for (const side of ["left", "right"]) {
      const marked = await texts(page, `.pane[data-side=${side}] mark[data-alignment="${item.id}"] .evidence`);
      for (const word of ["stratégique", "coopération", "Russie"]) assert.ok(item.evidence.includes(word) && marked.includes(word), `${side}: ${marked.join(" ")} of ${item.evidence}`);
    }
    assert.ok((await texts(page, `.pane[data-side=right] mark[data-alignment="${item.id}"] .evidence`)).includes("prêts"), "with another ending");
  });

  test("says of a side that quotes some of a passage that it does, not that it tells it", async () => {
    const page = await compare(await french(), "B", "B");
    const told = async () => (await texts(page, ".passage-item:not([data-stock]) > .facts")).filter((text) => /[Cc]ité/.test(text));
    // § 15: « est devenue "le facteur de stabilisation le plus important" dans un monde … »
    assert.deepEqual(await told(), ["Cité à gauche, en partie à droite."]);
    await compare(page, "D", "A");
    await page.waitFor(() => document.querySelector(".passage-where")?.textContent?.startsWith("D"));
    assert.deepEqual(new Set(await told()), new Set(["Cité en partie dans ÖIF (CNN), raconté dans Global Times (Histoire et société)."]));
    await page.evaluate(() => void (location.hash = ""));
    await page.waitFor("[data-view=overview]:not([hidden]) [data-finding=shares]");
    assert.match((await texts(page, "[data-finding=shares] .finding-sentence"))[0] ?? "", /: cités en partie dans ÖIF \(CNN\), racontés dans Global Times/);
  });

  test("walks through the differences by keyboard and says each", async () => {
    const page = await compare(await french(), "E", "E");
    const total = (await texts(page, "[data-listed]")).length;
    await page.press("n");
    assert.match(await status(page), new RegExp(`^Différence 1 sur ${total}\u00a0: `));
    assert.ok(await page.evaluate(() => document.activeElement?.matches(".pane :is(ins, del, mark)")));
    await page.press("Alt+ArrowDown");
    assert.match(await status(page), /^Différence 2 sur /);
    await page.press("p");
    assert.match(await status(page), /^Différence 1 sur /);
    await page.press("p");
    assert.equal(await status(page), "C’était la première différence");
    await page.press("Shift+N");
    assert.match(await status(page), /^Passage \d+ sur \d+\u00a0: /);
    assert.ok(await page.evaluate(() => document.activeElement?.matches("mark[data-alignment]")));
    await page.press("Escape");
    assert.equal(await page.evaluate(() => document.querySelectorAll(".pane [aria-current]").length), 0);
  });

  test("keeps single letters for those who want them", async () => {
    const page = await compare(await french(), "E", "E");
    await page.press("?");
    await page.click("dialog input[type=checkbox]");
    await page.press("Escape");
    const before = await status(page);
    await page.press("n");
    assert.equal(await status(page), before);
    await page.press("Alt+ArrowDown");
    assert.match(await status(page), /^Différence 1 sur /);
    await page.evaluate(() => localStorage.clear()); // this browser would keep it for the tests behind this one
  });

  test("brings both places of a passage to the same height", async () => {
    const page = await compare(await french(), "E", "E");
    await page.press("Shift+N");
    await page.press("Shift+N");
    await page.waitFor(() => {
      const tops = Array.from(document.querySelectorAll(".pane mark[aria-current][data-first]"), (mark) => mark.getBoundingClientRect().top);
      return tops.length === 2 && Math.abs(/** @type {number} */ (tops[0]) - /** @type {number} */ (tops[1])) < 4;
    });
  });

  test("swaps its sides, and Back returns", async () => {
    const page = await compare(await french(), "A", "D");
    await page.press("s");
    await page.waitFor(() => location.hash === "#v=compare&l=D&r=A");
    await page.waitFor(() => document.querySelector(".pane[data-side=left]")?.textContent?.includes("Betsy Klein"));
    await page.evaluate(() => history.back());
    await page.waitFor(() => document.querySelector(".pane[data-side=right]")?.textContent?.includes("Betsy Klein"));
  });

  test("stands in one column, with both wordings where they belong, and one click from the other text", async () => {
    const page = await compare(await french(), "E", "E");
    await page.press("i");
    await page.waitFor(() => location.hash.includes("mode=inline"));
    const inline = await page.evaluate(() => document.querySelector(".pane[data-side=left] .text")?.textContent ?? "");
    assert.ok(inline.includes("ajoutésouligné") && inline.includes("V. Poutine, selon l’AFP"), inline.slice(0, 2000));
    const shown = () => page.evaluate(() => Array.from(document.querySelectorAll(".pane"), (pane) => getComputedStyle(pane).display !== "none"));
    assert.deepEqual(await shown(), [true, false]);
    const total = (await texts(page, "[data-listed]")).length;
    for (let n = 1; n <= total; n++) {
      await page.press("n");
      assert.match(await status(page), new RegExp(`^Différence ${n} sur ${total}`));
      assert.ok(await page.evaluate(() => document.activeElement?.matches(".pane[data-side=left] :is(ins, del, mark)")), `difference ${n}`);
    }
    await page.press("m");
    await page.waitFor(() => document.activeElement?.matches(".pane[data-side=right] mark"));
    assert.deepEqual(await shown(), [false, true]);
    await page.press("i");
    await page.waitFor(() => location.hash.includes("mode=side"));
    assert.deepEqual(await shown(), [true, true]);
  });

  test("says in one column whose words and whose signs it shows", async () => {
    const page = await compare(await french(), "E", "E");
    assert.deepEqual(await texts(page, ".inline-note"), []);
    await page.press("i");
    await page.waitFor(".pane[data-side=left] .inline-note");
    assert.deepEqual(await texts(page, ".inline-note"), ["Le texte de gauche, avec les mots de droite là où un passage commun diffère. Le reste\u00a0: «\u00a0Droite seule\u00a0»."]);
    assert.deepEqual((await texts(page, ".sides button")).filter((text) => text !== "Liste"), ["En ligne", "Droite seule"]);
    await page.click("[data-control=look-hidden]");
    await page.waitFor(() => document.querySelector(".inline-note")?.textContent?.endsWith("Typographie masquée\u00a0: celle de gauche."));
  });

  test("shows only the paragraphs that changed, the others a click away", async () => {
    const page = await compare(await french(), "E", "E");
    const open = () => page.evaluate(() => Array.from(document.querySelectorAll(".pane[data-side=left] .block[data-number]")).filter((block) => block.closest("details:not([open])") === null).length);
    const before = await open();
    await page.press("c");
    await page.waitFor(() => location.hash.includes("show=changes"));
    assert.ok(await open() < before / 2);
    assert.ok((await texts(page, ".unchanged summary")).some((text) => /^\d+ paragraphes sans passage commun modifié$/.test(text)));
    assert.equal(await page.evaluate(() => document.querySelectorAll(".pane .unchanged :is(ins, del)").length), 0);
  });

  test("stays at what is chosen when its look changes", async () => {
    const page = await compare(await french(), "E", "E");
    await page.press("n");
    await page.press("n");
    for (const [key, look] of [["c", "show=changes"], ["c", "#v=compare"], ["i", "mode=inline"], ["i", "mode=side"]]) {
      await page.press(/** @type {string} */ (key));
      await page.waitFor((look) => location.hash.includes(look), /** @type {string} */ (look));
      await page.waitFor(() => {
        const chosen = document.querySelector(".pane[data-side=left] :is([data-difference], mark[data-first])[aria-current]");
        const pane = chosen?.closest(".pane")?.getBoundingClientRect();
        const top = chosen?.getBoundingClientRect().top ?? 0;
        return pane !== undefined && top >= pane.top && top < pane.bottom;
      });
    }
  });

  test("joins the two places of the chosen passage by a ribbon, and no other", async () => {
    const page = await compare(await french(), "A", "D");
    const drawn = () => page.evaluate(() => document.querySelectorAll(".ribbon path[d]").length);
    assert.equal(await drawn(), 0);
    await page.press("Shift+N");
    await page.waitFor(() => document.querySelectorAll(".ribbon path[d]").length === 1);
    await page.press("Escape");
    await page.waitFor(() => document.querySelectorAll(".ribbon path[d]").length === 0);
  });

  test("says who quotes and who tells, puts the differences that matter most first, and lets go of linked scrolling", async () => {
    const page = await compare(await french(), "A", "D");
    assert.ok((await texts(page, ".passage-item")).some((text) => text.includes("sino-russes") && text.includes("Cité en partie dans ÖIF (CNN), raconté dans Global Times")));
    const sensitive = await texts(page, ".first-look .difference-sentence");
    assert.deepEqual(sensitive, await texts(page, "[data-listed][data-sensitive] .difference-sentence"));
    await page.click("[data-control=linked]");
    assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector("[data-control=linked]")).checked), false);
  });

  test("folds page furniture, within reach", async () => {
    const page = await compare(await french(), "E", "B");
    assert.ok((await texts(page, ".pane[data-side=left] details.furniture")).some((text) => text.includes("Previous slide")));
    assert.ok((await texts(page, ".pane[data-side=right] details.furniture")).some((text) => text.includes("Newsletter")));
  });

  test("shows one side at a time in a narrow window, without scrolling sideways", async () => {
    const page = await inLanguage(await open(builtPage, { width: 390, height: 844 }), "fr");
    await compare(page, "E", "E");
    const shown = () => page.evaluate(() => Array.from(document.querySelectorAll(".panes > :not(svg)"), (pane) => getComputedStyle(pane).display !== "none"));
    assert.deepEqual(await shown(), [true, false, false]);
    assert.ok((await texts(page, ".pane[data-side=left] ins")).some((text) => text.includes("selon l’AFP")), "in one column");
    await page.press("n");
    await page.press("n");
    assert.ok(await page.evaluate(() => (document.activeElement?.getBoundingClientRect().width ?? 0) > 0));
    await page.click(".sides button:nth-child(2)");
    assert.deepEqual(await shown(), [false, false, true]);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.click("[data-control=side-left]");

    // One row stays above the text; how it looks is behind one button, and nothing of it is cut.
    await page.evaluate(() => scrollTo(0, 500));
    const look = () => page.evaluate(() => ({
      height: /** @type {Element} */ (document.querySelector(".steer")).getBoundingClientRect().bottom,
      cut: Array.from(document.querySelectorAll(".toolbar :is(button, select, label)")).map((control) => control.getBoundingClientRect()).filter(({ right }) => right > innerWidth).length,
      looks: document.querySelector("[data-control=look-hidden]")?.getClientRects().length === 1,
    }));
    const { height, ...rest } = await look();
    assert.ok(height < 50, String(height));
    assert.deepEqual(rest, { cut: 0, looks: false });
    await page.click("[data-control=looks]");
    assert.equal(await page.evaluate(() => document.querySelector("[data-control=looks]")?.getAttribute("aria-expanded")), "true");
    assert.deepEqual({ ...await look(), height }, { height, cut: 0, looks: true });
    await page.click("[data-control=look-hidden]");
  });

  test("says nothing any more of what was left", async () => {
    const page = await compare(await inLanguage(await open(builtPage), "fr"), "E", "E");
    await page.press("n");
    assert.match(await status(page), /^Différence 1 sur /);
    await page.click("[data-control=quotations]");
    await page.waitFor("[data-view=quotations]:not([hidden])");
    assert.equal(await status(page), "");
  });
});
