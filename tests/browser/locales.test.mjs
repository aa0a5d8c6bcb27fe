// Both languages say the same things, and a page that changes its language leaves the articles alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../www/build/paths.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { compare, inLanguage, texts } from "./steps.mjs";

/** @typedef {string | { by: string, one: string, other: string }} Message */
/** @type {(language: string) => { language: string, grouping: string, spelled: string[], messages: Record<string, Message> }} */
const catalogue = (language) => JSON.parse(readFileSync(at(`www/locales/${language}.json`), "utf8"));
const fr = catalogue("fr");
const en = catalogue("en");

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
      assert.doesNotMatch(form, / [;:!?»]|« |[^\s\u00a0\u202f(][;!?»](?!\S)/, `${key}: ${form}`);
      assert.doesNotMatch(form.replaceAll("'none'", ""), /'/, `${key}: a typewriter's apostrophe: ${form}`);
    }
  }
});

test("counts are grouped as each language groups them", () => {
  for (const { language, grouping } of [fr, en]) {
    assert.equal(new Intl.NumberFormat(language).formatToParts(1234).find(({ type }) => type === "group")?.value, grouping);
  }
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
