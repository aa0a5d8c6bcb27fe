// Where any words stand in all articles: typed, or selected in a text; and the views by their letters.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, compare, inLanguage, status, texts } from "./steps.mjs";

inEachBrowser("search", ({ open, test }) => {
  const french = async (look = {}) => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true, ...look }), "fr");
  /** @param {import("./driver.mjs").Page} page */
  const field = (page) => page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector("[data-control=search]")).value);

  test("finds the very words and nearly the same ones, by keyboard alone", async () => {
    const page = await french();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await page.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("type")), "search");
    await page.type("le 80e anniversaire des victoires");
    await page.press("Enter");
    await page.waitFor(".hits li");
    assert.ok((await texts(page, ".hits [data-hit=exact]")).length >= 2);
    assert.deepEqual((await texts(page, ".search-results h3")).map((text) => text.split(" – ")[0]?.replace(/\u00a0.*/, "")), ["Exactement ces mots", "À peu près"]);
    const [near = ""] = await texts(page, ".hits [data-hit=near]");
    assert.match(near, / · il manque\u00a0: /);
    assert.match(await status(page), /^«\u00a0le 80e anniversaire des victoires\u00a0»\u00a0: \d+ endroits/);
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelector(".hits .link")), "Enter goes to the first place, and once more into it");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".hits .link")).click());
    await page.waitFor("[data-view=read]:not([hidden])");
    assert.match(await page.evaluate(() => (getSelection()?.toString() ?? "").replace(/\s+/g, " ")), /80e anniversaire des victoires/);
    assert.ok(await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=search-selection]")).hidden), "nobody selected anything");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=search-close]")).click());
    await page.waitFor(".search-results[hidden]");
    assert.deepEqual([await field(page), await status(page)], ["", ""]);
  });

  test("finds while one types, without a key to press; what is typed on replaces it, and an empty field puts it away", async () => {
    const page = await french();
    await page.click("[data-control=search]");
    await page.type("président");
    await page.waitFor(() => /^«\u00a0président\u00a0»\u00a0: \d+ endroits/.test(document.querySelector("[role=status]")?.textContent ?? ""));
    const wider = (await texts(page, "#search-title"))[0];
    await page.type(" russe");
    await page.waitFor(() => /^«\u00a0président russe\u00a0»\u00a0: \d+ endroits/.test(document.querySelector("[role=status]")?.textContent ?? ""));
    assert.notEqual((await texts(page, "#search-title"))[0], wider);
    for (const hit of await texts(page, ".hits [data-hit=exact] mark")) assert.equal(hit, "président russe");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-control")), "search", "who types goes on typing");
    await page.press("Enter");
    await page.waitFor(() => document.activeElement === document.querySelector(".hits .link"));
    await page.press("/");
    await page.press("Escape");
    await page.waitFor(".search-results[hidden]");
    assert.deepEqual([await field(page), await status(page)], ["", ""]);
    await page.type("pr");
    await page.type("é");
    await page.waitFor(".search-results:not([hidden])");
  });

  test("says which article alone has the words, and which articles have them", async () => {
    const page = await french();
    const asked = async (/** @type {string} */ text) => {
      await page.click("[data-control=search]");
      await page.press("Control+a");
      await page.type(text);
      await page.press("Enter");
      await page.waitFor((text) => document.querySelector("#search-title")?.textContent?.includes(`«\u00a0${text}\u00a0»\u00a0: `) && document.querySelector(".hits li") !== null, text);
      return (await texts(page, ".search-results h3"))[0];
    };
    assert.equal(await asked("START-III"), "Exactement ces mots\u00a0– seulement dans B, Euronews");
    assert.match(await status(page), /\u00a0– seulement dans B, Euronews$/);
    assert.equal(await asked("sans limites"), "Exactement ces mots\u00a0– dans C et E");
  });

  test("leaves the window to what was opened, and all places are one click away", async () => {
    const page = await french({ width: 390, height: 844 });
    await page.click("[data-control=search]");
    await page.type("président russe");
    await page.waitFor(".hits .link");
    const height = () => page.evaluate(() => document.querySelector(".search-results")?.getBoundingClientRect().height ?? 0);
    assert.ok(await height() <= 844 * 0.46, String(await height()));
    await page.click(".hits .link");
    await page.waitFor("[data-view=read]:not([hidden])");
    assert.ok(await height() < 80, String(await height()));
    await activate(page, "[data-control=search-fold]");
    assert.equal(await page.evaluate(() => document.querySelector("[data-control=search-fold]")?.getAttribute("aria-expanded")), "true");
    assert.ok(await height() > 200);
    await activate(page, "[data-control=search-close]");
    await page.waitFor(() => document.activeElement?.getAttribute("data-control") === "search");
  });

  test("takes what is selected in a text", async () => {
    const page = await compare(await french(), "A", "D");
    await page.evaluate(() => {
      const mark = /** @type {Element} */ (Array.from(document.querySelectorAll(".pane[data-side=left] mark[data-alignment]")).find((mark) => mark.textContent?.includes("stabilité et la résilience")));
      getSelection()?.selectAllChildren(mark);
    });
    await page.waitFor("[data-control=search-selection]:not([hidden])");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=search-selection]")).click());
    await page.waitFor(".hits li");
    const letters = await page.evaluate(() => Array.from(document.querySelectorAll(".hits li"), (hit) => (hit instanceof HTMLElement ? hit.dataset["in"] : "")));
    assert.ok(letters.includes("A") && letters.includes("D"), letters.join(" "));
    // What it opens lets nobody forget what was compared.
    await compare(page, "B", "C");
    await activate(page, ".hits [data-in=A] .link");
    await page.waitFor("[data-view=read]:not([hidden])");
    await page.click("[data-control=compare]");
    await page.waitFor(() => location.hash.includes("l=B&r=C"));
  });

  test("says so when the words stand nowhere, and letters typed in its field set nothing off", async () => {
    const page = await french();
    await page.click("[data-control=search]");
    await page.type("gnps gc");
    assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).value), "gnps gc");
    await page.press("Enter");
    await page.waitFor(() => /0 endroit/.test(document.querySelector("#search-title")?.textContent ?? ""));
    assert.match((await texts(page, ".search-results .facts"))[0] ?? "", /Essayez-en moins, ou plus rares/);
    assert.match(await page.evaluate(() => location.hash), /^(#v=overview)?$/);
  });

  test("g and a letter open the views", async () => {
    const page = await french();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    for (const [letter, view] of [["c", "compare"], ["l", "read"], ["p", "passages"], ["q", "quotations"], ["e", "overview"]]) {
      await page.press("g");
      await page.press(/** @type {string} */ (letter));
      await page.waitFor(`[data-view=${view}]:not([hidden])`);
    }
  });
});
