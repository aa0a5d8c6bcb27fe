// Every passage in a table, and the chosen one collated: all its places, word under word.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, inLanguage, status, texts } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

/** The cells of the collation, row by row, without the first column. @param {Page} page @returns {Promise<string[][]>} */
const collated = (page) => page.evaluate(() =>
  Array.from(document.querySelectorAll(".collation-table tbody tr:not(.common)"), (row) => Array.from(row.querySelectorAll("td"), (cell) => cell.textContent ?? "")));

/** @param {Page} page @param {string} words Of the passage. */
async function choose(page, words) {
  await page.evaluate((wanted) => {
    const button = Array.from(document.querySelectorAll(".passage-list tbody button")).find((one) => one.textContent?.includes(wanted));
    if (!(button instanceof HTMLElement)) throw new Error(`no passage with ${wanted}`);
    button.click();
  }, words);
  await page.waitFor((wanted) => document.querySelector(".passage-list [aria-current]")?.textContent?.includes(wanted)
    && document.querySelector(".collation-table") !== null, words);
}

inEachBrowser("the passages", ({ open, test }) => {
  const passages = async (look = {}) => {
    const page = await inLanguage(await open(builtPage, { width: 1440, height: 900, ...look }), "fr");
    await page.click("[data-control=passages]");
    await page.waitFor("[data-view=passages]:not([hidden]) .collation-table");
    return page;
  };

  /** Numbers of the rows, what is shared word by word before what is told in other words. @param {Page} page @param {string} cell */
  const inGroups = async (page, cell) => {
    const rows = await page.evaluate((cell) => Array.from(document.querySelectorAll(".passage-list tbody tr"),
      (row) => ({ isRestated: row.getAttribute("data-kind") === "paraphrase", n: Number(row.querySelector(cell)?.textContent) })), cell);
    const groups = [false, true].map((isRestated) => rows.filter((row) => row.isRestated === isRestated).map(({ n }) => n));
    assert.deepEqual(rows.map(({ n }) => n), groups.flat(), "the groups stand apart");
    assert.ok(groups.every((group) => group.length >= 5));
    return groups;
  };
  const descending = (/** @type {number[]} */ numbers) => [...numbers].sort((one, other) => other - one);

  test("are listed longest first, and the longest is collated at once", async () => {
    const page = await passages();
    for (const lengths of await inGroups(page, ".by-words")) assert.deepEqual(lengths, descending(lengths));
    assert.equal((await texts(page, ".passage-list tr[aria-current]")).length, 1);
    assert.equal(await page.evaluate(() => document.querySelector(".passage-list [aria-sort]")?.textContent), "Mots ▾");
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  });

  test("can be sorted by how often they stand, by articles, and by where they come first", async () => {
    const page = await passages();
    await page.click("[data-control=sort-places]");
    for (const often of await inGroups(page, ".by-places")) assert.deepEqual(often, descending(often));
    await page.click("[data-control=sort-articles]");
    const spread = await page.evaluate(() => [":not([data-kind=paraphrase])", "[data-kind=paraphrase]"].map((group) =>
      Array.from(document.querySelectorAll(`.passage-list tbody tr${group} td.by-articles`), (cell) => cell.childElementCount)));
    for (const group of spread) assert.deepEqual(group, descending(group));
    await page.click("[data-control=sort-text]");
    const [first] = await texts(page, ".passage-list td.by-articles");
    assert.equal(first?.charAt(0), "A");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-control")), "sort-text");
  });

  test("show where the places of the chosen one part, and from which base", async () => {
    const page = await passages();
    await choose(page, "La coopération militaire et technique qui contribue");
    await page.waitFor(() => document.querySelector(".collation-table tbody")?.textContent?.includes("souligné"));
    const rows = await collated(page);
    assert.equal(rows.length, 2);
    const site = rows[0]?.findIndex((cell) => cell.startsWith("ajouté")) ?? -1;
    assert.ok(site >= 0, JSON.stringify(rows));
    assert.ok(rows[1]?.[site]?.startsWith("souligné"), JSON.stringify(rows));
    assert.deepEqual((await texts(page, ".collation-table .other")).map((text) => text.replace(/[\s.,»]+$/u, "")), ["souligné"]);
    await page.click("[data-control=base-1]");
    assert.deepEqual((await texts(page, ".collation-table .other")).map((text) => text.replace(/[\s.,»]+$/u, "")), ["ajouté"]);
    assert.equal(await page.evaluate(() => document.querySelector("[data-control=base-1]")?.getAttribute("aria-pressed")), "true");
    assert.match(await status(page), /^Passage de \d+\smots choisi/u);
  });

  test("show what is told in other words place by place, as a guess, with what carries it", async () => {
    const page = await passages();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".passage-list tr[data-kind=paraphrase][data-articles='A D'] button")).click());
    await page.waitFor(".restated li");
    assert.deepEqual((await texts(page, ".collation-table")).length, 0);
    assert.match((await texts(page, ".restated"))[0] ?? "", /^A Global Times .*D ÖIF/s);
    assert.match((await texts(page, ".collation .facts"))[0] ?? "", /une supposition, à vérifier\.$/);
    await page.waitFor(() => /Ce qui pèse\u00a0: .+\./.test(document.querySelector(".inspector .why")?.textContent ?? ""));
    // Where the figures or names contradict, each is told.
    await activate(page, "[data-control=inspect-compare]");
    await page.waitFor("[data-view=compare]:not([hidden]) .pane mark[data-kind=paraphrase][aria-current]");
    assert.match(await status(page), /^Dit autrement, \d+ sur \d+\u00a0: \d+\smots\u202f; une supposition$/u);
  });

  test("lead to the two places side by side, and Back to the table", async () => {
    const page = await passages();
    await choose(page, "La coopération militaire et technique qui contribue");
    const address = await page.evaluate(() => location.hash);
    await page.click("[data-control=row-1]");
    await page.waitFor("[data-view=compare]:not([hidden]) .pane mark");
    await page.evaluate(() => history.back());
    await page.waitFor("[data-view=passages]:not([hidden]) .collation-table");
    assert.equal(await page.evaluate(() => location.hash), address);
  });

  test("come into sight at the one that was chosen elsewhere", async () => {
    const page = await inLanguage(await open(builtPage, { width: 1280, height: 800, reducedMotion: true }), "fr");
    await page.evaluate(() => /** @type {HTMLElement} */ (Array.from(document.querySelectorAll(".presence button")).at(-1)).click());
    await page.click("[data-control=passages]");
    await page.waitFor("[data-view=passages]:not([hidden]) .passage-list tr[aria-current]");
    await page.waitFor(() => {
      const { top, bottom } = /** @type {Element} */ (document.querySelector(".passage-list tr[aria-current]")).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(await page.evaluate(() => document.activeElement?.matches(".passage-list tr[aria-current] .excerpt")));
  });

  test("open at an address, work by keyboard alone, and fit a telephone", async () => {
    const page = await passages({ width: 390, height: 844 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelectorAll(".passage-list tbody button")[1]).focus());
    await page.press("Enter");
    await page.waitFor(() => new URLSearchParams(location.hash.slice(1)).get("p") !== null);
    const chosen = await texts(page, ".passage-list [aria-current] .excerpt");
    await page.reload();
    await page.waitFor("[data-view=passages]:not([hidden]) .collation-table");
    assert.deepEqual(await texts(page, ".passage-list [aria-current] .excerpt"), chosen);
  });
});
