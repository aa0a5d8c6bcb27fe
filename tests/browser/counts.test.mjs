// The same thing is counted once: whatever view tells a number tells the same one, or says in its words that it counts something else.
import assert from "node:assert/strict";
import { test as check } from "node:test";
import { wordsIn } from "../../www/src/text/words.js";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, compare, inLanguage, status, texts } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

/** The numbers of a text, in order. @param {string | undefined} text */
const numbers = (text = "") => (text.match(/\d+/g) ?? []).map(Number);

/** @param {Page} page */
const summary = async (page) => (await texts(page, ".compare-head .facts"))[0] ?? "";

check("words are counted as the engine counts them", () => {
  for (const [text, count] of /** @type {const} */ ([
    ["", 0], ["« Non ! »", 1], ["l’été 2025", 3], ["l’été".normalize("NFD"), 2], ["का", 1], ["我们不会离开", 6], ["スーパーで、水を買う", 9], ["用iPhone拍照", 4],
  ])) assert.equal(wordsIn(text).length, count, text);
});

inEachBrowser("what is counted", ({ open, test }) => {
  const french = async () => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true }), "fr");

  test("words that two articles share: in the table, the links, the findings and the comparison", async () => {
    const page = await french();
    const cells = await page.evaluate(() => Object.fromEntries(Array.from(document.querySelectorAll(".matrix [data-cell][data-kind=passage]"), (cell) => [cell.getAttribute("data-cell") ?? "", Number(cell.getAttribute("data-words"))])));
    const links = await texts(page, ".link-list li");
    const findings = await page.evaluate(() => Array.from(document.querySelectorAll(".finding"), (finding) => ({
      letters: Array.from(finding.querySelectorAll(".finding-sentence > .letter"), (letter) => letter.textContent).join("-"), kind: finding.getAttribute("data-finding"), text: finding.querySelector(".finding-sentence")?.textContent ?? "",
    })));
    for (const link of links) {
      const [, left = "", right = left] = /^([A-Z]) ?(?:↺|([A-Z])(?=[A-ZÖ]))/u.exec(link) ?? [];
      const words = cells[`${left}-${right}`];
      assert.match(link, new RegExp(left === right ? `${words} mots identiques répétés$` : `${words} mots identiques, \\d+ d’affilée au plus$`));
      await compare(page, left, right);
      const head = await summary(page);
      assert.ok(head.includes(left === right ? `${words} mots identiques répétés` : `${words} mots identiques`), `${left}-${right}: ${head}`);
      const told = findings.filter(({ letters, kind }) => letters === (left === right ? left : `${left}-${right}`) && ["shares", "repeats", "comment", "quotations-twice", "title-twice"].includes(kind ?? ""));
      const sum = told.reduce((sum, { text }) => sum + (/(\d+)\u00a0mots/u.exec(text)?.[1] ? Number(/(\d+)\u00a0mots/u.exec(text)?.[1]) : 0), 0);
      assert.equal(sum, words, told.map(({ text }) => text).join(" | "));
    }
    assert.equal(links.length, 6);
  });

  test("words of passages: those that are identical and those that changed", async () => {
    const page = await compare(await french(), "E", "E");
    const identical = Number(/(\d+) mots identiques répétés/u.exec(await summary(page))?.[1]);
    const [all, changed] = await page.evaluate(() => {
      const passages = Array.from(document.querySelectorAll(".passage-item:not([data-stock], [data-kind=paraphrase])"), (item) => Number(item.getAttribute("data-words")));
      const gone = Array.from(document.querySelectorAll(".pane[data-side=left] mark:not([data-kind=paraphrase]) del:is([data-change=wording], [data-change=inflection])"), (change) => change.textContent?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
      const sum = (/** @type {number[]} */ counts) => counts.reduce((sum, count) => sum + count, 0);
      return [sum(passages), sum(gone)];
    });
    assert.equal(changed, 1);
    assert.equal(identical, all - changed);
  });

  test("words of an article: furniture is among them, and is not said to be left out of the count", async () => {
    const page = await french();
    await page.evaluate(() => void (location.hash = "#v=read&a=E"));
    await page.waitFor("[data-view=read]:not([hidden]) .furniture");
    const counts = await page.evaluate(() => Object.fromEntries(Array.from(document.querySelectorAll("[data-count]"), (element) => [element.getAttribute("data-count"), Number((element.textContent ?? "").replace(/\D/g, ""))])));
    const told = await page.evaluate(() => Array.from(document.querySelectorAll(".read-text .furniture .block"), (line) => line.textContent?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0).reduce((sum, count) => sum + count, 0));
    assert.equal(counts["furniture"], told);
    assert.equal(counts["words"], counts["unique"] + counts["shared"] + counts["repeated"] + counts["furniture"]);
    assert.match((await texts(page, ".read-text .furniture summary"))[0] ?? "", /4 lignes, non comparées$/);
  });

  test("passages: on the front page, in their list, and in each comparison, whose steps are counted like them", async () => {
    const page = await french();
    const [, , total] = numbers((await texts(page, ".overview .lead .facts"))[0]?.replace(/\u202f/g, ""));
    assert.equal((await texts(page, ".presence thead th")).length, total);
    await page.evaluate(() => document.querySelectorAll(".findings details:not([open]) > summary").forEach((summary) => /** @type {HTMLElement} */ (summary).click()));
    const restated = Object.fromEntries((await page.evaluate(() => Array.from(document.querySelectorAll("[data-finding=restates] .finding-sentence"), (sentence) => [
      Array.from(sentence.querySelectorAll(".letter"), (letter) => letter.textContent).join(""), sentence.textContent ?? ""])))
      .map(([letters = "", sentence = ""]) => [letters.length === 1 ? letters + letters : letters, ["une", "deux", "trois", "quatre", "cinq", "six"].findIndex((word) => sentence.includes(` ${word} `)) + 1]));
    assert.ok(Object.keys(restated).length > 3);
    await page.click("[data-control=passages]");
    await page.waitFor("[data-view=passages]:not([hidden]) .passage-list tbody tr");
    assert.equal(numbers((await texts(page, ".passages h1"))[0])[0], total);
    const rows = await page.evaluate(() => Array.from(document.querySelectorAll(".passage-list tbody tr"), (row) => ({ ...(/** @type {HTMLElement} */ (row).dataset) })));
    assert.equal(rows.filter(({ kind }) => kind !== "paraphrase").length, total);
    for (const [left = "", right = ""] of ["AA", "AD", "CE", "DD", "EE"]) {
      await compare(page, left, right);
      const head = await summary(page);
      const both = rows.filter(({ articles = "", occurrences }) => (left === right ? articles === left && occurrences !== "1" : articles.includes(left) && articles.includes(right)));
      assert.equal(numbers(head)[0], both.filter(({ kind }) => kind !== "paraphrase").length, `${left}-${right}: ${head}`);
      assert.equal(head.includes("autrement"), `${left}${right}` in restated, `${left}-${right}: ${head}`);
      if (head.includes("autrement")) assert.equal(both.filter(({ kind }) => kind === "paraphrase").length, restated[`${left}${right}`], head);
      if (head.includes("autrement")) assert.equal(Number(/(\d+) choses? dites? autrement/.exec(head)?.[1]), both.filter(({ kind }) => kind === "paraphrase").length, `${left}-${right}: ${head}`);
      for (let step = 0; step < 20; step++) {
        await page.press("Shift+N");
        const [n = 0, of = 0] = numbers(await status(page));
        if (/dernier passage/.test(await status(page))) break;
        const isRestated = (await status(page)).startsWith("Dit autrement");
        assert.equal(of, both.filter(({ kind }) => (kind === "paraphrase") === isRestated).length, await status(page));
        assert.ok(n >= 1 && n <= of, await status(page));
      }
    }
  });

  test("a change that Citations calls one of verb, or of source, is called so wherever it is told", async () => {
    const page = await french();
    await compare(page, "E", "E");
    const named = (/** @type {string} */ selector) => page.evaluate((selector) => Array.from(document.querySelectorAll(selector)).filter((item) => /verbe|source/.test(item.querySelector(".class-name")?.textContent ?? "")).map((item) => item.textContent), selector);
    const [source = "", verb = "", other = "", ...rest] = await named(".difference-list li");
    assert.match(source, /selon l’AFP.* source$/);
    assert.match(verb, /Et de souligner.* verbe$/);
    assert.match(other, /ajouté.* verbe$/);
    assert.deepEqual(rest, []);
    assert.equal(await page.evaluate(() => Array.from(document.querySelectorAll(".pane [aria-describedby=change-verb]")).every((change) => /souligner|signalé|ajouté|souligné/.test(change.textContent ?? "")) && document.querySelectorAll(".pane [aria-describedby=change-verb]").length), 4);
    await page.evaluate(() => void (location.hash = "#v=passages"));
    await page.waitFor("[data-view=passages]:not([hidden]) .passage-list tbody tr");
    await page.evaluate(() => /** @type {HTMLElement} */ (Array.from(document.querySelectorAll(".passage-list .excerpt")).find((excerpt) => excerpt.textContent?.startsWith("La coopération militaire"))).click());
    await page.waitFor(".inspector .change-list li");
    assert.match((await texts(page, ".inspector .change-list li")).join(" | "), /ajouté.*souligné\u00a0» \(§\u00a06\) verbe/u);
    await page.click("[data-control=quotations]");
    await page.waitFor(".verdicts [data-verdict=verb]");
    assert.match((await texts(page, ".verdicts [data-verdict=verb]")).join(" | "), /^verbe\u00a0: .*verbe\u00a0: /u);
    assert.match((await texts(page, ".verdicts [data-verdict=source]")).join(" | "), /^source ajoutée/u);
  });

  test("words of a passage and its differences: in the list, where it is chosen, and in the comparison", async () => {
    const page = await french();
    await page.click("[data-control=passages]");
    await page.waitFor("[data-view=passages]:not([hidden]) .passage-list tbody tr");
    const rows = await page.evaluate(() => Array.from(document.querySelectorAll(".passage-list tbody tr:not([data-kind=paraphrase])[data-occurrences='2']"), (row) => ({ ...(/** @type {HTMLElement} */ (row).dataset) })));
    assert.ok(rows.length > 10);
    for (const { family = "", words = "", articles = "" } of rows) {
      await activate(page, `[data-control="passage-${family}"]`);
      await page.waitFor((family) => document.querySelector(`.passage-list [data-family="${family}"][aria-current]`) !== null && document.querySelector(".inspector .change-list") !== null
        && document.querySelector(".collation-table") !== null, family);
      const chosen = (await texts(page, ".inspector .facts"))[1] ?? "";
      assert.equal(numbers((await texts(page, ".collation > .facts"))[0])[0], Number(words));
      assert.match(chosen, new RegExp(`^passage de ${words}\u00a0mots · `));
      const differences = await texts(page, ".inspector .change-list li");
      const [left = "", right = left] = articles.split(" ");
      await page.evaluate((hash) => void (location.hash = hash), `#v=compare&l=${left}&r=${right}&p=${family}`);
      await page.waitFor("[data-view=compare]:not([hidden]) .passage-item:has([aria-current])");
      assert.deepEqual(await texts(page, ".passage-item:has([aria-current]) .difference-list li"), differences, family);
      assert.match((await texts(page, ".passage-item:has([aria-current]) .facts"))[0] ?? "", new RegExp(`^passage de ${words}\u00a0mots · `));
      await page.click("[data-control=passages]");
      await page.waitFor("[data-view=passages]:not([hidden]) .passage-list tbody tr");
    }
  });
});
