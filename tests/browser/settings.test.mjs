// What a reader can set: in words, with its effect at once, one click from the defaults, kept for the next visit.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { inLanguage, ready, texts } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

inEachBrowser("the settings", ({ open, test }) => {
  const opened = async () => {
    const page = await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr");
    await page.click("[data-control=settings]");
    await page.waitFor("dialog[data-dialog=settings]");
    await usual(page); // what an earlier test left in this browser
    return page;
  };
  /** @param {Page} page */
  const usual = async (page) => {
    await page.click("[data-control=usual]");
    await ready(page);
  };
  /** @param {Page} page @param {string} name @param {string} value */
  const choose = async (page, name, value) => {
    await page.evaluate((name, value) => {
      const field = /** @type {HTMLSelectElement | HTMLInputElement} */ (document.querySelector(`#set-${name}`));
      field.value = value;
      field.dispatchEvent(new Event(field.matches("select") ? "change" : "input"));
    }, name, value);
  };
  /** @param {Page} page */
  const kinds = (page) => page.evaluate(() => Object.fromEntries(Array.from(document.querySelectorAll(".matrix [data-cell]:not([data-within])"), (cell) =>
    (cell instanceof HTMLElement ? [cell.dataset["cell"], `${cell.dataset["kind"]} ${cell.textContent}`] : []))));
  /** @param {Page} page */
  const counter = async (page) => (await texts(page, ".counter"))[0] ?? "";

  test("what they set aside is not called a formula", async () => {
    const page = await opened();
    assert.match((await texts(page, ".formulas .formula-switch"))[0] ?? "", /^\d+ formules courantes masquées/);
    await choose(page, "passageWords", "8");
    await page.waitFor(() => /^\d+ passages mis de côté par vos réglages/.test(document.querySelector(".formulas .formula-switch")?.textContent ?? ""));
    await usual(page);
    await page.waitFor(() => /^\d+ formules courantes/.test(document.querySelector(".formulas .formula-switch")?.textContent ?? ""));
  });

  test("from five words on, and with no formula set aside, every two articles of the sample share something", async () => {
    const page = await opened();
    const before = await kinds(page);
    assert.equal(Object.values(before).filter((cell) => cell.startsWith("passage")).length, 4, JSON.stringify(before));
    await choose(page, "passageWords", "0");
    await choose(page, "formulaPercent", "0");
    await page.waitFor(() => Array.from(document.querySelectorAll(".matrix [data-cell]:not([data-within])")).every((cell) => /^\d+$/.test(cell.textContent ?? "")));
    assert.match(await counter(page), /^\d+ passages communs ou répétés \(avant\u00a0: 16\) · 0 passage mis de côté par vos réglages/);
    assert.match((await texts(page, ".setting"))[0] ?? "", /5 mots/);
    await usual(page);
    await page.waitFor(() => document.querySelector(".counter")?.textContent?.startsWith("16 passages"));
    assert.deepEqual(await kinds(page), before);
  });

  test("longer passages only: fewer of them, without any other reading of the texts", async () => {
    const page = await opened();
    await choose(page, "passageWords", "8");
    await page.waitFor(() => /^(?!16)\d+ passages/.test(document.querySelector(".counter")?.textContent ?? ""));
    const [, count, was] = /^(\d+) .*avant\u00a0: (\d+)/.exec(await counter(page)) ?? [];
    assert.ok(Number(count) < Number(was), await counter(page));
    await usual(page);
  });

  test("fewer changed words allowed: what is told word for word stays", async () => {
    const page = await opened();
    await page.evaluate(() => void (location.hash = "#v=passages"));
    await page.waitFor("[data-view=passages]:not([hidden]) .passage-list tr[data-kind=near]");
    const before = (await texts(page, ".passage-list tr[data-kind=near]")).length;
    await choose(page, "changedPercent", "25");
    await page.waitFor((before) => {
      const { length } = document.querySelectorAll(".passage-list tr[data-kind=near]");
      return length > 0 && length < before;
    }, before);
    await choose(page, "changedPercent", "0");
    await page.waitFor(() => document.querySelector(".passage-list tr[data-kind=near]") === null);
    assert.ok((await texts(page, ".passage-list tr[data-kind=verbatim]")).length > 0);
    await usual(page);
  });

  test("bounds that were kept hold from the start, in the view that the address names", async () => {
    const page = await opened();
    await choose(page, "passageWords", "6");
    await page.waitFor(() => localStorage.length > 0);
    await page.evaluate(() => void (location.hash = "#v=compare&l=E&r=E"));
    await page.reload();
    await page.waitFor("[data-view=compare]:not([hidden]) .pane mark[data-alignment]");
    await page.click("[data-control=settings]");
    await page.waitFor("dialog[data-dialog=settings]");
    assert.match((await texts(page, ".setting"))[0] ?? "", /12 (?:mots|words)/);
    await usual(page);
  }, { webkit: "a private session keeps nothing over a reload of a file" });

  test("colours and size are the reader's, also after a reload", async () => {
    const page = await opened();
    const look = () => page.evaluate(() => [document.documentElement.dataset["theme"], getComputedStyle(document.documentElement).colorScheme, document.documentElement.style.fontSize]);
    assert.deepEqual(await look(), ["light", "light", ""]);
    await choose(page, "theme", "dark");
    await choose(page, "textSize", "125");
    assert.deepEqual(await look(), ["dark", "dark", "125%"]);
    await page.reload();
    await ready(page);
    assert.deepEqual(await look(), ["dark", "dark", "125%"]);
    await page.click("[data-control=settings]");
    await usual(page);
    assert.deepEqual(await look(), ["light", "light", ""]);
  }, { webkit: "a private session keeps nothing over a reload of a file" });

  test("letters can be switched off; the keys with Alt stay", async () => {
    const page = await opened();
    await page.click("[data-control=letter-keys]");
    await page.press("Escape");
    await page.press("?");
    assert.ok(await page.evaluate(() => document.querySelector("dialog") === null));
    await page.click("[data-control=settings]");
    await usual(page);
    await page.press("Escape");
    await page.press("?");
    await page.waitFor("dialog[data-dialog=help]");
  });

  test("where a browser keeps nothing, they last as long as the page", async () => {
    const page = await open(builtPage, { before: () => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }) });
    await ready(page);
    await page.click("[data-control=settings]");
    await choose(page, "theme", "dark");
    assert.equal(await page.evaluate(() => document.documentElement.dataset["theme"]), "dark");
  }, { webkit: "its driver runs no script before the page's own" });
});
