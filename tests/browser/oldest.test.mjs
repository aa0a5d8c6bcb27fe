// A browser that is too old is told so, in both languages, before anything fails in it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test as plainTest } from "node:test";
import { at } from "../../www/build/paths.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { texts } from "./steps.mjs";

const NO_SCRIPT_BEFORE = { webkit: "classic WebDriver cannot take a feature away before the page looks for it" };

/** What an older browser lacks, by the name that the page gives it. @type {Record<string, () => void>} */
const without = {
  "Worker": () => void Reflect.deleteProperty(globalThis, "Worker"),
  "WebAssembly": () => void Reflect.deleteProperty(globalThis, "WebAssembly"),
  "DecompressionStream": () => void Reflect.deleteProperty(globalThis, "DecompressionStream"),
  "String.toWellFormed": () => void Reflect.deleteProperty(String.prototype, "toWellFormed"),
  "Array.findLast": () => void Reflect.deleteProperty(Array.prototype, "findLast"),
  "Intl.DisplayNames": () => void Reflect.deleteProperty(Intl, "DisplayNames"),
  "dialog": () => void Reflect.deleteProperty(HTMLDialogElement.prototype, "showModal"),
  "CSS :has": () => {
    const { supports } = CSS;
    CSS.supports = (/** @type {string[]} */ ...query) => !query[0]?.includes(":has") && Reflect.apply(supports, CSS, query);
  },
};

inEachBrowser("a browser", ({ open, test }) => {
  test("that is young enough hears nothing of it", async () => {
    const page = await open(builtPage);
    await page.waitFor("html[data-state=ready]");
    assert.equal((await texts(page, "body > section h1")).length, 0);
  });

  for (const [name, before] of Object.entries(without)) {
    test(`without ${name} is told, in both languages, and the page does not start`, async () => {
      const page = await open(builtPage, { before });
      assert.equal(await page.evaluate(() => document.documentElement.dataset.state), "too-old");
      const said = await texts(page, "body > section");
      assert.equal(said.length, 2);
      for (const text of said) assert.match(text, new RegExp(`Chrome \\d+, Edge \\d+, Firefox \\d+, Safari [\\d.]+.*${name}\\.$`));
      assert.deepEqual(await page.evaluate(() => Array.from(document.querySelectorAll("body > section"), ({ lang }) => lang)), ["fr", "en"]);
      assert.equal((await texts(page, "header, main, footer")).length, 0);
    }, NO_SCRIPT_BEFORE);
  }
});

plainTest("the words are for browsers that know nothing newer than what JavaScript was in 2009", async () => {
  const source = readFileSync(at("www/src/oldest.js"), "utf8").replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
  assert.doesNotMatch(source, /=>|`|\b(?:let|const|class|async|await|import|export)\b|\?\.|\?\?|\.\.\./);
});
