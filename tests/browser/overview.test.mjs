// What a reader sees on opening the page: the sample, analysed, in sentences, each with a way to its words.
import assert from "node:assert/strict";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { inLanguage, ready, texts } from "./steps.mjs";

inEachBrowser("the overview", ({ open, test }) => {
  test("says what it found, in sentences", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    const sentences = await texts(page, ".findings > .finding-list .finding-sentence");
    assert.ok(sentences.length >= 3, `findings: ${sentences.join(" | ")}`);
    assert.ok(sentences.some((sentence) => sentence.includes("Perspectives Med imprime quatre citations deux fois")), sentences.join(" | "));
    for (const sentence of sentences) assert.match(sentence, /\.$/);
  });

  test("lists five articles as a sample", async () => {
    const page = await ready(await open(builtPage));
    assert.equal((await texts(page, ".article-list [data-article]")).length, 5);
    assert.equal((await texts(page, ".banner[data-sample=shown]")).length, 1);
  });

  test("keeps the promise of privacy in sight, and says how to check it", async () => {
    const page = await inLanguage(await open(builtPage, { width: 390, height: 844 }), "fr");
    const seen = await page.evaluate(() => {
      const { top, bottom } = /** @type {Element} */ (document.querySelector(".promise")).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.ok(seen);
    await page.click("[data-control=privacy]");
    const [dialog = ""] = await texts(page, "dialog[open]");
    assert.match(dialog, /connect-src 'none'/);
    assert.match(dialog, /ne peut pas interdire à une page d’en ouvrir une autre/);
  });

  test("opens a finding at its place, and Back returns", async () => {
    const page = await ready(await open(builtPage));
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".finding-link a")).click());
    await page.waitFor(() => document.activeElement?.matches(".pane[data-side=left] mark[data-alignment][aria-current]"));
    await page.evaluate(() => history.back());
    await page.waitFor("[data-view=overview]:not([hidden])");
  });

  test("fits a narrow window", async () => {
    const page = await ready(await open(builtPage, { width: 390, height: 844 }));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
