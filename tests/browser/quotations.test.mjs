// Who is quoted saying what, where, and how it differs: by speaker, differences first, and one choice for all views.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, inLanguage, texts } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

inEachBrowser("the quotations", ({ open, test }) => {
  const opened = async (look = {}) => {
    const page = await inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true, ...look }), "fr");
    await page.click("[data-control=quotations]");
    await page.waitFor(".quotation-list [data-quote]");
    return page;
  };
  /** @param {Page} page */
  const rows = (page) => page.evaluate(() => Array.from(document.querySelectorAll(".quotation-list [data-quote]"), (row) =>
    (row instanceof HTMLElement ? { text: row.querySelector("th")?.textContent ?? "", articles: row.dataset["articles"], occurrences: Number(row.dataset["occurrences"]),
      said: row.querySelector(".spoken")?.textContent ?? "", verdict: row.querySelector(".verdicts")?.textContent ?? "" } : { text: "", articles: "", occurrences: 0, said: "", verdict: "" })));
  /** @param {Page} page @param {string} name @param {string} value */
  const filter = (page, name, value) => page.evaluate((name, value) => {
    const select = /** @type {HTMLSelectElement} */ (document.querySelector(`[data-control=filter-${name}]`));
    select.value = value;
    select.dispatchEvent(new Event("change"));
  }, name, value);

  test("put what Poutine is quoted with twice first, and say what was added", async () => {
    const page = await opened();
    await filter(page, "speaker", "Vladimir Poutine");
    const twice = (await rows(page)).filter(({ articles, occurrences }) => articles === "E" && occurrences === 2);
    assert.ok(twice.length >= 4, JSON.stringify(twice));
    for (const start of ["Dans le contexte des pressions", "la coordination entre Moscou", "La coopération militaire", "l’intention de renforcer"]) {
      assert.ok(twice.some(({ text }) => text.includes(start)), start);
    }
    assert.match(twice.find(({ text }) => text.includes("nous défendons nos positions de principe"))?.verdict ?? "", /source ajoutée\u00a0: .*AFP/);
    assert.ok(twice.some(({ said }) => said.includes("V. Poutine")), "as printed");
    assert.notEqual((await rows(page))[0]?.verdict, "", "differences first");
  });

  test("say what two articles quote alike, and what one quotes and another tells", async () => {
    const page = await opened();
    await filter(page, "article", "C");
    assert.ok((await rows(page)).some(({ text, articles }) => text.includes("sans limites") && articles?.includes("C") && articles.includes("E")), JSON.stringify(await rows(page)));
    await filter(page, "article", "");
    await filter(page, "verdict", "told");
    const [told] = (await rows(page)).filter(({ text }) => text.includes("stabilité et la résilience"));
    assert.match(told?.verdict ?? "", /direct ↔ indirect\u00a0: citée en D, narrée en A/);
    await filter(page, "verdict", "");
    await filter(page, "article", "B");
    assert.ok((await rows(page)).length >= 15);
  });

  test("tell why somebody is said to speak, on demand", async () => {
    const page = await opened();
    await activate(page, ".guess > summary");
    await page.waitFor(".guess[open]");
    assert.match((await texts(page, ".guess[open] p"))[0] ?? "", /^.+\u00a0: .+\.$/);
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
