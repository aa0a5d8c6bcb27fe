// Who shares how many words with whom: a table that is read, walked and opened by keyboard.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, articles, inLanguage, ready, texts, utf8 } from "./steps.mjs";

inEachBrowser("the matrix", ({ open, test }) => {
  const french = async () => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true }), "fr");
  /** @param {import("./driver.mjs").Page} page @param {string} name */
  const cell = (page, name) => page.evaluate((wanted) => {
    const button = document.querySelector(`[data-cell="${wanted}"]`);
    return button instanceof HTMLElement ? { kind: button.dataset["kind"], words: Number(button.dataset["words"]), text: button.textContent, label: button.getAttribute("aria-label") } : null;
  }, name);

  test("has a header for each row and column, and a cell for each pair, both ways", async () => {
    const page = await french();
    assert.equal((await texts(page, ".matrix thead th[scope=col]")).length, 5);
    assert.equal((await texts(page, ".matrix tbody th[scope=row]")).length, 5);
    assert.equal((await texts(page, ".matrix tbody td button")).length, 25);
    const there = await cell(page, "A-D");
    assert.equal(there?.kind, "passage");
    assert.ok((there?.words ?? 0) >= 9, JSON.stringify(there));
    assert.match(there?.label ?? "", /^Global Times \(Histoire et société\) avec ÖIF \(CNN\)\u00a0: \d+ mots identiques, 9 d’affilée au plus$/);
    assert.equal((await cell(page, "D-A"))?.kind, "passage");
    const within = await cell(page, "E-E");
    assert.match(within?.text ?? "", /^\d+↺$/);
  });

  test("says where two articles share stock phrases only, and shows these when asked", async () => {
    const page = await french();
    const pair = await cell(page, "C-D");
    assert.deepEqual([pair?.kind, pair?.text], ["stock", "·"]);
    assert.match(pair?.label ?? "", /formules courantes seules/);
    assert.deepEqual(await texts(page, "[data-family][data-kind=stock]"), []);
    await page.click("[data-control=formulas]");
    await page.waitFor("[data-family][data-kind=stock]");
    assert.match((await cell(page, "C-D"))?.text ?? "", /^\d+$/);
    const phrases = await page.evaluate(() => Array.from(document.querySelectorAll("[data-family][data-kind=stock]"), (element) =>
      (element instanceof HTMLElement ? { articles: element.dataset["articles"], text: element.textContent ?? "" } : null)));
    assert.ok(phrases.some((phrase) => phrase?.articles === "A B D E" && phrase.text.includes("président russe Vladimir Poutine")), JSON.stringify(phrases));
    await page.click("[data-control=formulas]");
    await page.waitFor(() => document.querySelector("[data-family][data-kind=stock]") === null);
  });

  test("is one stop of the Tab key, walked by arrows, Home and End", async () => {
    const page = await french();
    assert.equal((await texts(page, ".matrix button[tabindex=\"0\"]")).length, 1);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.matrix button[tabindex="0"]')).focus());
    const at = () => page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset["cell"] : ""));
    for (const [keys, expected] of [["ArrowRight", "A-B"], ["ArrowDown", "B-B"], ["End", "B-E"], ["Home", "B-A"], ["ArrowLeft", "B-A"],
      ["Control+End", "E-E"], ["ArrowDown", "E-E"], ["Control+Home", "A-A"]]) {
      await page.press(/** @type {string} */ (keys));
      assert.equal(await at(), expected, keys);
    }
    assert.equal((await texts(page, ".matrix button[tabindex=\"0\"]")).length, 1);
  });

  test("has room for fifty articles, which are added without a long freeze", async () => {
    const page = await ready(await open(builtPage, { width: 1440, height: 900 }));
    const shared = "Le ministre a confirmé devant la presse que les travaux du canal reprendraient avant la fin du mois de juin.";
    const texts50 = Array.from({ length: 50 }, (_, n) => ({
      name: `article ${String(n + 1).padStart(2, "0")}.txt`,
      bytes: utf8(`Titre de l’article numéro ${n}\n\n${n % 2 === 0 ? shared : ""}\n\n${Array.from({ length: 150 }, (_, word) => `mot${(n * 7919 + word * 104729) % 5000}`).join(" ")}.`),
    }));
    await page.dropFiles(texts50);
    await articles(page, 50);
    await page.waitFor(".matrix table[aria-colcount=\"51\"]");
    // Only what is in sight is built, and the keys go everywhere.
    assert.ok((await texts(page, ".matrix tbody td button")).length < 2500);
    const at = () => page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset["cell"] : ""));
    const inSight = () => page.evaluate(() => {
      const cell = /** @type {Element} */ (document.activeElement).getBoundingClientRect();
      const [corner, scroll] = [".matrix .corner", ".matrix .grid-scroll"].map((selector) => /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect());
      return corner !== undefined && scroll !== undefined && cell.left >= corner.right - 1 && cell.top >= corner.bottom - 1 && cell.right <= scroll.right + 1 && cell.bottom <= scroll.bottom + 1;
    });
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.matrix button[tabindex="0"]')).focus());
    for (const [keys, expected] of [["Control+End", "AX-AX"], ["ArrowLeft", "AX-AW"], ["Home", "AX-A"], ["ArrowUp", "AW-A"], ["Control+Home", "A-A"], ["End", "A-AX"], ["Control+Home", "A-A"]]) {
      await page.press(/** @type {string} */ (keys));
      assert.equal(await at(), expected, keys);
      assert.ok(await inSight(), keys);
    }
    // Sorted by nearness, neighbours share.
    await activate(page, "[data-control=matrix-order]");
    await page.waitFor("[data-control=matrix-order][aria-pressed=true]");
    const [first = "", second = ""] = await texts(page, ".matrix tbody th[scope=row] .letter");
    assert.equal((await cell(page, `${first}-${second}`))?.kind, "passage", `${first} ${second}`);
    assert.equal((await texts(page, ".findings > .finding-list > .finding")).length <= 12, true);
    assert.ok(await page.evaluate(() => document.querySelector(".findings > details[data-unbuilt] .finding") === null));
    await activate(page, ".findings > details summary");
    await page.waitFor(".findings > details .finding");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });

  test("of many articles stays in order while it is scrolled, and marks what comes into sight", async () => {
    const page = await ready(await open(builtPage, { width: 1440, height: 900 }));
    const shared = "Le ministre a confirmé devant la presse que les travaux du canal reprendraient avant la fin du mois de juin.";
    await page.dropFiles(Array.from({ length: 60 }, (_, n) => ({
      name: `article ${String(n + 1).padStart(2, "0")}.txt`,
      bytes: utf8(`Titre de l’article numéro ${n}\n\n${n === 0 || n === 59 ? shared : ""}\n\n${Array.from({ length: 60 }, (_, word) => `mot${(n * 7919 + word * 104729) % 5000}`).join(" ")}.`),
    })));
    await articles(page, 60);
    await page.waitFor(".matrix table[aria-rowcount=\"61\"] tbody .cell");
    await activate(page, ".presence .dot");
    await page.waitFor(".matrix .cell[aria-current=true], .rail .article[aria-current=true]");
    // The list is built over some frames: the last article is marked like the first.
    await page.waitFor(() => Array.from(document.querySelectorAll(".rail .article[aria-current=true]"), (article) => (article instanceof HTMLElement ? article.dataset["article"] : "")).join(" ") === "A BH");

    const rows = () => page.evaluate(() => Array.from(document.querySelectorAll(".matrix tbody tr[aria-rowindex]"), (row) => Number(row.getAttribute("aria-rowindex"))));
    const scroll = (/** @type {number} */ top) => page.evaluate((top) => {
      const grid = /** @type {HTMLElement} */ (document.querySelector(".matrix .grid-scroll"));
      grid.scrollIntoView();
      grid.scrollTop = top;
    }, top);
    await scroll(0);
    /** Down a little, down to the end, and up again: by rows that stay, and by none. */
    for (const top of [150, 400, 5_000, 700, 0]) {
      await scroll(top);
      await page.waitFor(() => {
        const [grid, head] = [".matrix .grid-scroll", ".matrix .corner"].map((selector) => /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect());
        const seen = Array.from(document.querySelectorAll(".matrix tbody tr[aria-rowindex]"), (row) => row.getBoundingClientRect());
        return grid !== undefined && head !== undefined && (seen[0]?.top ?? Infinity) <= head.bottom + 2 && (seen.at(-1)?.bottom ?? 0) >= Math.min(grid.bottom, innerHeight) - 30;
      });
      const found = await rows();
      assert.deepEqual(found, found.map((_, index) => (found[0] ?? 0) + index), `at ${top}`);
    }
    assert.equal((await rows())[0], 2);
    // A head says which column it is, as its cells do.
    const columns = (/** @type {string} */ line) => page.evaluate((line) => Array.from(document.querySelectorAll(`.matrix ${line} > :not(.gap)`), (cell) => Number(cell.getAttribute("aria-colindex"))), line);
    const heads = await columns("thead tr");
    assert.deepEqual(heads, heads.map((_, index) => index + 1));
    assert.equal((await columns("tbody tr[aria-rowindex]"))[0], 1);
    assert.equal((await cell(page, "A-A"))?.kind, "none");
  });
});
