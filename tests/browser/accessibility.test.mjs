// What rules can check of accessibility, in every view, light and dark. The rest is for people to check.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { at } from "../../www/build/paths.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { compare, ready } from "./steps.mjs";

const axe = readFileSync(createRequire(at("www/package.json")).resolve("axe-core/axe.min.js"), "utf8");

/** @param {import("./driver.mjs").Page} page */
async function violations(page) {
  await page.evaluate(/** @type {any} */ (axe));
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document);
    return violations.map((/** @type {any} */ { id, impact, nodes }) => `${impact} ${id}: ${nodes[0].html.slice(0, 160)} (${nodes[0].failureSummary})`);
  });
}

inEachBrowser("accessibility rules", ({ open, test }) => {
  for (const dark of [false, true]) {
    const name = dark ? "dark" : "light";
    test(`the overview, ${name}`, async () => {
      const page = await ready(await open(builtPage, { dark }));
      assert.deepEqual(await violations(page), []);
    });
    test(`a comparison, ${name}`, async () => {
      const page = await compare(await ready(await open(builtPage, { dark, width: 1440, height: 900 })), "E", "E");
      await page.press("n");
      assert.deepEqual(await violations(page), []);
    });
    test(`the help, ${name}`, async () => {
      const page = await ready(await open(builtPage, { dark }));
      await page.press("?");
      assert.deepEqual(await violations(page), []);
    });
  }
});
