// Who is quoted saying what, where, and how it differs: by speaker, differences first, and one choice for all views.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, inLanguage, texts } from "./steps.mjs";

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
    }
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

  test("are cards in a narrow window, without scrolling sideways", async () => {
    const page = await opened({ width: 390, height: 844 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
