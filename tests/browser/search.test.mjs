// Where any words stand in all articles: typed, or selected in a text; and the views by their letters.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { compare, inLanguage, status, texts } from "./steps.mjs";

inEachBrowser("search", ({ open, test }) => {
  const french = async () => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true }), "fr");

  test("finds the very words and nearly the same ones, by keyboard alone", async () => {
    const page = await french();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await page.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("type")), "search");
    await page.type("le 80e anniversaire des victoires");
    await page.press("Enter");
    await page.waitFor(".hits li");
    assert.ok((await texts(page, ".hits [data-hit=exact]")).length >= 2);
    assert.deepEqual(await texts(page, ".search-results h3"), ["Exactement ces mots", "À peu près"]);
    const [near = ""] = await texts(page, ".hits [data-hit=near]");
    assert.match(near, /presque · il manque\u00a0: /);
    assert.match(await status(page), /^«\u00a0le 80e anniversaire des victoires\u00a0»\u00a0: \d+ endroits$/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "search-title");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".hits .link")).click());
    await page.waitFor("[data-view=read]:not([hidden])");
    assert.match(await page.evaluate(() => (getSelection()?.toString() ?? "").replace(/\s+/g, " ")), /80e anniversaire des victoires/);
    assert.ok(await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=search-selection]")).hidden), "nobody selected anything");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=search-close]")).click());
    await page.waitFor(".search-results[hidden]");
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
  });

  test("says so when the words stand nowhere, and letters typed in its field set nothing off", async () => {
    const page = await french();
    await page.click("[data-control=search]");
    await page.type("gnps gc");
    assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).value), "gnps gc");
    await page.press("Enter");
    await page.waitFor(() => /0 endroit/.test(document.querySelector("#search-title")?.textContent ?? ""));
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
