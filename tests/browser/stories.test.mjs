// What people come for, from beginning to end: a journalist who double-clicks the file, one who reads what two articles
// share, one who sees that an article prints its quotations twice, one who uses nothing but the keyboard.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { compare, inLanguage, ready, status, texts } from "./steps.mjs";

inEachBrowser("a reader", ({ engine, open, test }) => {
  const french = async (look = {}) => inLanguage(await open(builtPage, { width: 1440, height: 900, reducedMotion: true, ...look }), "fr");

  test("sees value at once, and the promise that nothing is sent", async () => {
    const page = await ready(await open(builtPage, { width: 1280, height: 800 }));
    assert.equal((await texts(page, "[data-article]")).length, 5);
    assert.ok((await texts(page, ".finding-sentence")).length >= 3);
    const seen = await page.evaluate(() => {
      const at = (/** @type {string} */ selector) => /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
      return [at(".promise"), at(".finding-sentence"), at(".matrix")].map(({ top }) => top >= 0 && top < innerHeight);
    });
    assert.deepEqual(seen, [true, true, true]);
    assert.match(await page.evaluate(() => document.querySelector("meta[http-equiv]")?.getAttribute("content") ?? ""), /connect-src 'none'/);
  });

  test("is told who quotes and who tells", async () => {
    const page = await french();
    const [sentence = ""] = (await texts(page, "[data-finding=shares] .finding-sentence")).filter((text) => text.includes("ÖIF"));
    assert.match(sentence, /cités dans ÖIF \(CNN\), racontés dans Global Times/);
  });

  test("sees what one article prints twice, word for word where it is not", async () => {
    const page = await compare(await french(), "E", "E");
    const passages = (await texts(page, ".pane[data-side=left]")).join(" ");
    const marked = (await texts(page, ".pane[data-side=left] mark[data-alignment]")).join(" ");
    for (const start of ["Dans le contexte des pressions", "la coordination entre Moscou", "La coopération militaire", "l’intention de renforcer"]) {
      assert.ok(passages.includes(start), start);
      assert.ok(marked.replace(/\s+/g, " ").includes(start), `marked: ${start}`);
    }
    for (const side of ["left", "right"]) assert.equal((await texts(page, `.pane[data-side=${side}] [data-move][data-first]`)).length, 1, side);
    assert.ok((await texts(page, ".pane :is(ins, del)[data-change=split]")).includes("¶"));
    assert.ok((await texts(page, ".pane[data-side=left] del")).some((text) => text.includes("ajouté")));
    assert.ok((await texts(page, ".pane[data-side=right] ins")).some((text) => text.includes("souligné")));
    assert.ok((await texts(page, ".pane[data-side=right] ins")).some((text) => text.trim() === ", selon l’AFP"));
  });

  test("goes from where a passage was to where it went", async () => {
    const page = await compare(await french(), "E", "E");
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".pane[data-side=left] [data-move][data-first]")).click());
    await page.waitFor(() => document.activeElement?.matches(".pane[data-side=left] [data-move]"));
    await page.press("m");
    await page.waitFor(() => document.activeElement?.matches(".pane[data-side=right] [data-move]"));
    await page.press("m");
    await page.waitFor(() => document.activeElement?.matches(".pane[data-side=left] [data-move]"));
  });

  test("needs nothing but the keyboard", async () => {
    const page = await french();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    const inSight = () => page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return "nothing has the focus";
      if (!element.matches(":focus")) return ""; // the window is not the active one, as WebKit's under test: no rule for focus applies
      const { top, bottom, height } = element.getBoundingClientRect();
      const foot = /** @type {Element} */ (document.querySelector(".foot")).getBoundingClientRect().top;
      return top >= -1 && (bottom <= foot + 1 || (height > foot && top < foot)) ? "" : `${element.outerHTML.slice(0, 120)}: ${top}–${bottom}, foot at ${foot}`;
    });
    for (let step = 0; step < 80 && !await page.evaluate(() => document.activeElement?.matches("[data-cell]")); step++) {
      await page.press("Tab");
      assert.equal(await inSight(), "", `step ${step}`);
    }
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "Enter"]) await page.press(key);
    await page.waitFor(() => document.activeElement?.matches(".pane mark[aria-current]"));

    const total = (await texts(page, "[data-listed]")).length;
    assert.ok(total > 0);
    for (let n = 1; n <= total; n++) {
      await page.press("Alt+ArrowDown");
      assert.match(await status(page), new RegExp(`^Différence ${n} sur ${total}\u00a0: `));
      assert.equal(await inSight(), "");
    }
    await page.press("Alt+ArrowDown");
    assert.equal(await status(page), "C’était la dernière différence");
    await page.press("Escape");
    await page.evaluate(() => void (location.hash = "#v=overview"));
    await page.waitFor(() => document.activeElement?.tagName === "H1");
  });

  test("types letters in a field without setting anything off", async () => {
    const page = await compare(await french(), "E", "E");
    await page.click("[data-control=add]");
    const before = await status(page);
    await page.type("nps");
    assert.equal(await page.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#paste-text")).value), "nps");
    assert.equal(await status(page), before);
    assert.ok(await page.evaluate(() => location.hash.includes("l=E&r=E")), engine);
  });
});
