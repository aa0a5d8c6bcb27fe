// Both languages say the same things, and a page that changes its language leaves the articles alone.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { at } from "../../www/build/paths.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { compare, inLanguage, texts } from "./steps.mjs";

/** @typedef {string | { by: string, one: string, other: string }} Message */
/** @type {(language: string) => { language: string, spelled: string[], languages: Record<string, string>, messages: Record<string, Message> }} */
const catalogue = (language) => JSON.parse(readFileSync(at(`www/locales/${language}.json`), "utf8"));
const fr = catalogue("fr");
const en = catalogue("en");

/** The languages whose rules the engine has. */
const known = readdirSync(at("src/segment/languages")).map((file) => file.replace(".txt", "")).sort();

/** @param {Message} message */
const forms = (message) => (typeof message === "string" ? [message] : [message.one, message.other]);
/** The parameters a message may print, and the one it counts by. @param {Message} message */
const parameters = (message) =>
  [...new Set(forms(message).flatMap((form) => form.match(/\{[^}]*\}/g) ?? []).map((parameter) => parameter.replace(/[{}]|:.*/g, "")))].sort();

test("both catalogues hold the same messages with the same parameters", () => {
  assert.deepEqual(Object.keys(en.messages), Object.keys(fr.messages));
  assert.equal(en.spelled.length, fr.spelled.length);
  for (const [key, message] of Object.entries(fr.messages)) {
    const other = /** @type {Message} */ (en.messages[key]);
    assert.deepEqual(parameters(other), parameters(message), key);
    assert.equal(typeof other === "string" ? "" : other.by, typeof message === "string" ? "" : message.by, key);
  }
});

test("French is set as French is: no plain space before high punctuation or inside guillemets", () => {
  for (const [key, message] of Object.entries(fr.messages)) {
    for (const form of forms(message)) {
      assert.doesNotMatch(form, / [;:!?»]|\u202f:|« |[^\s\u00a0\u202f(][;!?»](?!\S)/, `${key}: ${form}`);
      assert.doesNotMatch(form.replaceAll("'none'", ""), /'/, `${key}: a typewriter's apostrophe: ${form}`);
    }
  }
  assert.doesNotMatch(readFileSync(at("www/index.html"), "utf8").replace(/<!--.*?-->|<p lang="en">.*/g, ""), /\s[;:!?»]|« /);
});

test("counts, dates, lists and languages are printed as the browser's own formatters would, but for « 1er »", async () => {
  const { build } = createRequire(at("www/package.json"))("esbuild");
  const built = await build({ entryPoints: [at("www/src/ui/messages.js")], bundle: true, format: "esm", write: false });
  const { createMessages, giveCatalogues } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString("base64")}`);
  giveCatalogues({ fr, en });
  for (const language of ["fr", "en"]) {
    const words = createMessages(language);
    for (const count of [0, 7, 999, 1000, 12_345, 999_999, 1_234_567]) {
      assert.equal(words.number(count), new Intl.NumberFormat(language).format(count));
    }
    const names = new Intl.DisplayNames(language, { type: "language" });
    for (const code of [...known, "nl", "sr-Latn"]) assert.equal(words.languageName(code), names.of(code));
    assert.deepEqual(Object.keys(catalogue(language).languages), known);
    const day = new Intl.DateTimeFormat(language, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
    const month = new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" });
    for (let number = 1; number <= 12; number++) {
      const date = `2025-${String(number).padStart(2, "0")}`;
      assert.equal(words.date(date), month.format(Date.parse(date)));
      for (const rest of ["-02", "-28", "-19T23:30:00Z"]) assert.equal(words.date(date + rest), day.format(Date.parse(date + rest)));
    }
    const list = new Intl.ListFormat(language, { type: "conjunction" });
    for (const items of [[], ["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"]]) assert.equal(words.list(items), list.format(items));
    assert.equal(words.date("2025"), "2025");
    for (const odd of ["2025-13", "hier", "2025-02-32", ""]) assert.equal(words.date(odd), odd);
  }
  // In French none is one.
  assert.equal(createMessages("fr").text("status.mode", { mode: "Répété", count: 0 }), "Répété\u00a0: 0 endroit");
  assert.equal(createMessages("fr").date("2025-01-01"), "1er janvier 2025");
  assert.equal(createMessages("en").date("2025-01-01"), "January 1, 2025");
});

inEachBrowser("the language of the page", ({ open, test }) => {
  test("changes every word of the page and none of an article", async () => {
    const page = await inLanguage(await open(builtPage), "fr");
    const [before] = await texts(page, "main");
    await inLanguage(page, "en");
    const [after = ""] = await texts(page, "main");
    assert.notEqual(after, before);
    assert.ok(after.includes("Perspectives Med prints four quotations twice"), after.slice(0, 400));
    await compare(page, "E", "E");
    assert.equal(await page.evaluate(() => document.querySelector(".pane .text")?.getAttribute("lang")), "fr");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Perspectives Med, compared with itself");
    await inLanguage(page, "fr");
    const [pane = ""] = await texts(page, ".pane[data-side=left]");
    assert.ok(pane.includes("Le maitre du Kremlin"));
  });
});
