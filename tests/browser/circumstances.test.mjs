// The circumstances that people come in, with the page as one file and from a static host: without a mouse, with a telephone or a
// magnified page, on paper, with fifty articles, in another language.
import assert from "node:assert/strict";
import { inBothEditions } from "./editions.mjs";
import { activate, articles, compare, inLanguage, ready, sideways, status, texts, tooSmall, utf8 } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

const VIEWS = ["overview", "compare", "read", "passages", "quotations"];

/** Where the focus is out of sight; empty: it is in sight, and not under what stands at the foot. @param {Page} page */
const outOfSight = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return "nothing has the focus";
  if (!element.matches(":focus")) return ""; // the window is not the active one, as WebKit's under test: no rule for focus applies
  const { top, bottom, height } = element.getBoundingClientRect();
  const foot = /** @type {Element} */ (document.querySelector(".foot")).getBoundingClientRect().top;
  return top >= -1 && (bottom <= foot + 1 || (height > foot && top < foot)) ? "" : `${element.outerHTML.slice(0, 120)}: ${top}–${bottom}, foot at ${foot}`;
});

inBothEditions("a reader", ({ edition, open, test }) => {
  const french = async (look = {}) => inLanguage(await open({ width: 1440, height: 900, reducedMotion: true, ...look }), "fr");
  const once = edition === "a host" ? { webkit: "asked from a file" } : {};

  test("12: needs nothing but the keyboard, and hears every step", async () => {
    const page = await french();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    for (let step = 0; step < 80 && !await page.evaluate(() => document.activeElement?.matches("[data-cell]")); step++) {
      await page.press("Tab");
      assert.equal(await outOfSight(page), "", `step ${step}`);
    }
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "Enter"]) await page.press(key);
    await page.waitFor(() => document.activeElement?.matches(".pane mark[aria-current]"));

    const total = (await texts(page, "[data-listed]")).length;
    assert.ok(total > 0);
    for (let n = 1; n <= total; n++) {
      await page.press("Alt+ArrowDown");
      assert.match(await status(page), new RegExp(`^Différence ${n} sur ${total}\u00a0: `));
      assert.equal(await outOfSight(page), "");
    }
    await page.press("Alt+ArrowDown");
    assert.equal(await status(page), "C’était la dernière différence");
    // The inspector, by its button; its link to read the passage; and back by the keys of the views.
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=inspector-open]")).focus());
    await page.press("Enter");
    await page.waitFor("[data-control=inspector-open][aria-expanded=true]");
    await page.press("Escape");
    await page.press("Escape");
    await page.press("g");
    await page.press("e");
    await page.waitFor("[data-view=overview]:not([hidden])");
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  }, once);

  test("12: switches the letters off; the keys with Alt stay, and a field takes every letter", async () => {
    const page = await compare(await french(), "E", "E");
    await page.click("[data-control=search]");
    const before = await status(page);
    await page.type("np"); // from three letters on, it would be searched for
    assert.deepEqual(await page.evaluate(() => [/** @type {HTMLInputElement} */ (document.activeElement).value, location.hash]), ["np", "#v=compare&l=E&r=E"]);
    assert.equal(await status(page), before);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await page.click("[data-control=settings]");
    await page.click("[data-control=letter-keys]");
    await page.press("Escape");
    await page.press("n");
    assert.equal(await status(page), before);
    await page.press("Alt+ArrowDown");
    assert.match(await status(page), /^Différence 1 sur /);
    await page.click("[data-control=settings]");
    await page.click("[data-control=usual]");
    await page.press("Escape");
    // Words that changed side by side are one deletion and one insertion.
    const apart = await page.evaluate(() => Array.from(document.querySelectorAll(".pane :is(ins, del)[data-change=wording]")).filter((change) => {
      const between = change.nextSibling;
      const next = between?.nodeType === Node.TEXT_NODE && between.nodeValue?.trim() === "" ? between.nextSibling : between;
      return next instanceof Element && next.matches(`${change.localName}[data-change=wording]`);
    }).length);
    assert.equal(apart, 0);
  }, once);

  for (const [width, height] of [[390, 844], [320, 225]]) { // a telephone; a window of 1280 by 900 at 400 %
    test(`13: finds every view within ${width} pixels`, async () => {
      const page = await french({ width, height });
      for (const view of VIEWS) {
        await activate(page, `[data-control=${view}]`);
        await page.waitFor(`[data-view=${view}]:not([hidden])`);
        await page.waitFor(() => document.querySelector("[data-view]:not([hidden]) :is(.finding, .block, .collation-table, [data-quote])") !== null);
        assert.deepEqual(await page.evaluate(sideways), [], view);
        assert.deepEqual(await page.evaluate(tooSmall), [], view);
      }
      await compare(page, "E", "E");
      assert.equal(await page.evaluate(() => document.querySelector("[data-control=look-inline]")?.getAttribute("aria-pressed")), "true");
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
    }, once);
  }

  test("13: prints every view, light and whole, with marks that need no ground; and finds words in the last paragraph", async () => {
    const page = await french({ width: 794, height: 1123, dark: true });
    const printed = await page.evaluate(() => {
      for (const rule of Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules))) {
        if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") rule.media.mediaText = "all";
      }
      return getComputedStyle(document.body).color;
    });
    assert.equal(printed, "rgb(0, 0, 0)");
    for (const hash of ["#v=overview", "#v=read&a=E&mode=repeated", "#v=passages", "#v=quotations", "#v=compare&l=E&r=E"]) {
      await page.evaluate((hash) => void (location.hash = hash), hash);
      await page.waitFor((view) => document.querySelector(`[data-view=${view}]:not([hidden])`) !== null, /=(\w+)/.exec(hash)?.[1]);
      await page.waitFor(() => document.querySelector("[data-view]:not([hidden]) :is(.finding, .block, .collation-table, [data-quote])") !== null);
      await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
      const clipped = await page.evaluate(() => Array.from(document.querySelectorAll("[data-view]:not([hidden]) *")).filter((element) =>
        /auto|scroll|hidden/.test(getComputedStyle(element).overflowY) && element.getBoundingClientRect().height > 24 && element.scrollHeight > element.clientHeight + 2).map(({ className }) => className));
      assert.deepEqual(clipped, [], hash);
      assert.deepEqual(await page.evaluate(sideways), [], hash);
    }
    const look = await page.evaluate(() => ["del", "ins"].map((name) => getComputedStyle(/** @type {Element} */ (document.querySelector(`.pane ${name}:not([data-quiet])`))).textDecorationLine));
    assert.deepEqual(look, ["line-through", "underline"]);
    assert.ok(await page.evaluate(() => /** @type {any} */ (globalThis).find(document.querySelector(".pane[data-side=left] .block:last-of-type")?.textContent?.trim().split(/\s+/).at(-2) ?? "")));
  }, once);

  test("15: brings fifty articles, goes on working meanwhile, and cancels", async () => {
    const page = await french();
    const words = (/** @type {number} */ count, /** @type {(word: number) => string} */ word) => Array.from({ length: count }, (_, at) => word(at)).join(" ");
    // Ten passages that four articles have or more, and one that two have, each among words of the article's own.
    const has = (/** @type {number} */ n, /** @type {number} */ k) => (k === 10 ? n === 1 || n === 2 : n % (k + 2) === 0);
    const body = (/** @type {number} */ n) => Array.from({ length: 11 }, (_, k) =>
      `${has(n, k) ? `${words(14, (at) => `passage${k}mot${at}`)}.\n\n` : ""}${words(90, (at) => `mot${n}x${k}x${at}`)}.`).join("\n\n");
    const file = (/** @type {number} */ n) => ({
      name: `article ${String(n + 1).padStart(2, "0")}.txt`,
      bytes: utf8(`Titre de l’article numéro ${n}\n\n${body(n)}`),
    });
    await page.dropFiles(Array.from({ length: 50 }, (_, n) => file(n)));
    await page.waitFor(() => /Lecture\s: \d+ sur 50/u.test(document.querySelector(".advance:not([hidden])")?.textContent ?? ""));
    assert.ok(await page.evaluate(() => document.querySelector(".advance progress") !== null));
    await activate(page, "[data-control=read]"); // a click is answered while the worker works
    await page.waitFor("[data-view=read]:not([hidden])");
    await activate(page, "[data-control=overview]");
    await articles(page, 50);

    await page.waitFor('.matrix table[aria-colcount="51"]');
    const sticky = await page.evaluate(() => [".matrix thead th", ".matrix tbody th"].map((selector) => getComputedStyle(/** @type {Element} */ (document.querySelector(selector))).position));
    assert.deepEqual(sticky, ["sticky", "sticky"]);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.matrix button[tabindex="0"]')).focus());
    await page.press("Control+End");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-cell")), "AX-AX");
    await activate(page, "[data-control=matrix-order]");
    await page.waitFor("[data-control=matrix-order][aria-pressed=true]");
    const columns = () => page.evaluate(() => Number(document.querySelector(".presence table")?.getAttribute("aria-colcount") ?? document.querySelectorAll(".presence thead th").length));
    const all = await columns();
    await page.waitFor("[data-control=presence-filter]");
    await page.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (document.querySelector("[data-control=presence-filter]"));
      select.value = "3";
      select.dispatchEvent(new Event("change"));
    });
    await page.waitFor((fewer) => Number(document.querySelector(".presence table")?.getAttribute("aria-colcount") ?? document.querySelectorAll(".presence thead th").length) === fewer, all - 1);

    await page.click("[data-locale=en]");
    await page.waitFor("html[lang=en]");
    await page.waitFor(() => document.querySelector("[data-view=overview] .lead h1")?.textContent?.endsWith("articles have in common"));
    await page.click("[data-locale=fr]");

    await page.dropFiles(Array.from({ length: 50 }, (_, n) => file(n + 50)));
    await page.waitFor("[data-control=cancel-reading]:not([hidden])");
    await activate(page, "[data-control=cancel-reading]");
    await page.waitFor(".advance[hidden]");
    await ready(page);
    await page.waitFor(() => document.querySelectorAll(".article-list [data-article]").length >= 50);
  }, once);
});
