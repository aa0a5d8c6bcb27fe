// Small, zoomed, printed: nothing is cut off and nothing scrolls sideways.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, articles, compare, inLanguage, sideways, texts, tooSmall, utf8 } from "./steps.mjs";

/** As a browser at 400 % shows a window of 1280 pixels, and a telephone. */
const SMALL = [{ width: 320, height: 512 }, { width: 390, height: 844 }];

inEachBrowser("a small window", ({ open, test }) => {
  for (const size of SMALL) {
    test(`of ${size.width} pixels shows everything without scrolling sideways`, async () => {
      const page = await inLanguage(await open(builtPage, size), "fr");
      await activate(page, "[data-finding=shares] .excerpt");
      await activate(page, "[data-control=formulas]");
      await page.waitFor("[data-family][data-kind=stock]");
      assert.deepEqual(await page.evaluate(sideways), []);
      assert.deepEqual(await page.evaluate(tooSmall), []);
      for (const name of ["add", "help"]) {
        await page.click(`[data-control=${name}]`);
        await page.waitFor("dialog[open]");
        assert.deepEqual(await page.evaluate(sideways), [], name);
        await page.press("Escape");
      }
      await activate(page, ".article .title");
      assert.deepEqual(await page.evaluate(sideways), []);
      await page.press("Escape");
      await compare(page, "E", "E");
      assert.deepEqual(await page.evaluate(sideways), []);
      assert.deepEqual(await page.evaluate(tooSmall), []);
      await page.press("Shift+N");
      await page.waitFor(".inspector[data-stands=dock]:not([hidden])");
      await activate(page, "[data-control=inspector-open]");
      assert.deepEqual(await page.evaluate(sideways), []);
      await page.press("Escape");
      await page.evaluate(() => void (location.hash = "#v=read&a=E&mode=repeated"));
      await page.waitFor("[data-view=read]:not([hidden]) .block");
      await activate(page, "[data-control=correct]");
      await page.waitFor("[data-control^=role]");
      assert.deepEqual(await page.evaluate(sideways), []);
      assert.deepEqual(await page.evaluate(tooSmall), []);
      await page.evaluate(() => void (location.hash = "#v=overview"));
      await activate(page, "[data-control=remove-all]");
      await page.waitFor(".empty:not([hidden])");
      assert.deepEqual(await page.evaluate(sideways), []);
    });
  }
});

inEachBrowser("an article that runs from right to left", ({ open, test }) => {
  test("is read and compared in its own direction, beside a page that keeps its own", async () => {
    const meeting = "التقى الرئيسان في موسكو صباح اليوم لبحث التعاون العسكري والاقتصادي بين البلدين في السنوات المقبلة.";
    const file = (/** @type {string} */ name, /** @type {string} */ end) => ({ name, bytes: utf8(`قمة افتراضية بين الزعيمين\n\n${meeting}\n\nوأضاف المتحدث أن العلاقات بين الشعبين قديمة جدا ${end}.\n\n${meeting} وقد استمر اللقاء ساعتين كاملتين.\n`) });
    const page = await inLanguage(await open(builtPage, { width: 1280, height: 900 }), "fr");
    await page.dropFiles([file("a.txt", "وتعود إلى قرون مضت"), file("b.txt", "ولم تنقطع قط")]);
    await articles(page, 2);
    await page.evaluate(() => void (location.hash = "#v=read&a=A&mode=repeated"));
    await page.waitFor("[data-view=read]:not([hidden]) .arcs path");
    const directions = () => page.evaluate(() => Array.from(document.querySelectorAll(".text:not([hidden] *), h1:not([hidden] *)"), (element) => getComputedStyle(element).direction));
    assert.deepEqual(await directions(), ["ltr", "rtl"]);
    // The brackets stand before the lines: on the right.
    const [arc = 0, mark = 0] = await page.evaluate(() => [".arcs path", ".read-text mark"].map((wanted) => document.querySelector(wanted)?.getBoundingClientRect().right ?? 0));
    assert.ok(arc > mark, `${arc} ${mark}`);
    assert.equal(await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.querySelector(".read-text .block[data-number]")), "::before").right), "0px", "the paragraph's number");
    assert.deepEqual(await page.evaluate(sideways), []);
    await compare(page, "A", "B");
    assert.deepEqual(await directions(), ["ltr", "rtl", "rtl"]);
    assert.deepEqual(await page.evaluate(sideways), []);
  });
});

inEachBrowser("on paper", ({ open, test }) => {
  /** The rules for paper, on the screen. @param {import("./driver.mjs").Page} page */
  const printed = (page) => page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    for (const rule of Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules))) {
      if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") rule.media.mediaText = "all";
    }
  });

  test("a comparison is unrolled, light, and its marks need no ground", async () => {
    const page = await inLanguage(await open(builtPage, { width: 794, height: 1123, dark: true }), "fr");
    await compare(page, "E", "E");
    await printed(page);
    const look = await page.evaluate(() => {
      const of = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (document.querySelector(selector)));
      const clipped = Array.from(document.querySelectorAll(".pane, .differences, .compare")).filter((element) =>
        getComputedStyle(element).overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1).map(({ className }) => className);
      return {
        ground: of("body").color, del: of(".pane del:not([data-quiet])").textDecorationLine, ins: of(".pane ins:not([data-quiet])").textDecorationLine,
        toolbar: of(".toolbar").display, list: of(".differences").display, clipped,
      };
    });
    assert.deepEqual(look, { ground: "rgb(0, 0, 0)", del: "line-through", ins: "underline", toolbar: "none", list: "block", clipped: [] });
    assert.deepEqual(await page.evaluate(sideways), []);
  });

  test("each view begins with what a reader of the sheet asks first, in one piece", async () => {
    const page = await inLanguage(await open(builtPage, { width: 718, height: 1016 }), "fr");
    const order = (/** @type {string[]} */ selectors) => page.evaluate((selectors) => selectors.map((selector) => ({ selector, top: document.querySelector(selector)?.getBoundingClientRect().top ?? -1 }))
      .sort((one, other) => one.top - other.top).map(({ selector }) => selector), selectors);
    await printed(page);
    const front = [".top", ".rail", ".findings", ".side"];
    assert.deepEqual(await order(front), front);
    for (const look of ["side", "inline"]) {
      await page.evaluate((look) => void (location.hash = `#v=compare&l=E&r=E&mode=${look}`), look);
      await page.waitFor("[data-view=compare]:not([hidden]) .differences [data-passage]");
      const sheet = [".compare-head", ".differences", ".pane[data-side=left]"];
      assert.deepEqual(await order(sheet), sheet, look);
    }
    await page.evaluate(() => void (location.hash = "#v=passages"));
    await page.waitFor("[data-view=passages]:not([hidden]) .collation-table");
    const passages = [".passage-list", ".collation-side"];
    assert.deepEqual(await order(passages), passages);
    assert.deepEqual(await page.evaluate(() => Array.from(document.querySelectorAll(".passages :is(input, select, th .link)")).filter((control) => control.getClientRects().length > 0).map(({ outerHTML }) => outerHTML)), []);
  });

  test("each view that tells articles by their letters says first whose they are", async () => {
    const page = await inLanguage(await open(builtPage, { width: 718, height: 1016 }), "fr");
    await printed(page);
    const shown = () => page.evaluate(() => Array.from(document.querySelectorAll(".print-key"), (key) => (key instanceof HTMLElement && key.getClientRects().length > 0 ? key.innerText : "")));
    assert.deepEqual(await shown(), [], "the front page begins with its articles");
    const all = ["A\u00a0–\u00a0Global Times (Histoire et société), 22 janvier 2025", "B\u00a0–\u00a0Euronews, février 2026", "C\u00a0–\u00a0CNN, juin 2022", "D\u00a0–\u00a0ÖIF (CNN), janvier 2025", "E\u00a0–\u00a0Perspectives Med, décembre 2022"];
    for (const [hash, expected] of /** @type {const} */ ([["#v=passages", all], ["#v=quotations", all], ["#v=read&a=E", all], ["#v=compare&l=B&r=E", [all[1], all[4]]], ["#v=compare&l=B&r=B", [all[1]]]])) {
      await page.evaluate((hash) => void (location.hash = hash), hash);
      await page.waitFor((view) => document.querySelector(`[data-view=${view}]:not([hidden]) h1:not(:empty)`) !== null, /v=(\w+)/.exec(hash)?.[1] ?? "");
      await page.waitFor((count) => document.querySelector(".print-key")?.textContent?.split(" · ").length === count, expected.length);
      assert.deepEqual(await shown(), [expected.join(" · ")], hash);
      assert.deepEqual(await page.evaluate(sideways), [], hash);
    }
  });

  test("the columns of a comparison say whose they are, and nothing that can only be clicked is printed", async () => {
    const page = await inLanguage(await open(builtPage, { width: 794, height: 1123 }), "fr");
    await compare(page, "A", "D");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-control=search]")).focus());
    await page.type("sans limites");
    await page.press("Enter");
    await page.waitFor(".hits li");
    await printed(page);
    const names = await page.evaluate(() => Array.from(document.querySelectorAll(".pane-name"), (name) => (name instanceof HTMLElement && name.getClientRects().length > 0 ? name.innerText : "")));
    assert.match(names[0] ?? "", /^A Global Times.*22 janvier 2025\s*$/);
    assert.match(names[1] ?? "", /^D ÖIF/);
    assert.deepEqual(await page.evaluate(() => Array.from(document.querySelectorAll("input, select, .search-results")).filter((control) => control.getClientRects().length > 0).map(({ outerHTML }) => outerHTML)), []);
  });

  test("an article that is read is printed whole, what is its own underlined", async () => {
    const page = await inLanguage(await open(builtPage, { width: 794, height: 1123, dark: true }), "fr");
    await page.evaluate(() => void (location.hash = "#v=read&a=E&mode=unique&p=P2"));
    await page.waitFor("[data-view=read]:not([hidden]) .unique");
    await printed(page);
    const look = await page.evaluate(() => {
      const of = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (document.querySelector(selector)));
      return { text: of(".read mark.passage").color, own: of(".read .unique").textDecorationLine, tools: of(".read-tools").display, arcs: of(".arcs").display, bar: of(".inspector").display };
    });
    assert.deepEqual(look, { text: "rgb(0, 0, 0)", own: "underline", tools: "none", arcs: "none", bar: "none" });
    assert.deepEqual(await page.evaluate(sideways), []);
  });

  test("the front page prints what is folded, too", async () => {
    const page = await inLanguage(await open(builtPage, { width: 794, height: 1123 }), "fr");
    const before = (await texts(page, ".finding")).length;
    await printed(page);
    assert.ok((await texts(page, ".finding")).length > before);
    assert.deepEqual(await page.evaluate(sideways), []);
    assert.equal(await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.querySelector(".article-tools"))).display), "none");
  });
});
