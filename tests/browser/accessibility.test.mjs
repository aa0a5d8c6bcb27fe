// What rules can check of accessibility, in every view and state, light and dark. The rest is for people to check.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { at } from "../../www/build/paths.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { activate, compare, ready, utf8 } from "./steps.mjs";

/** @typedef {import("./driver.mjs").Page} Page */

const axe = readFileSync(createRequire(at("www/package.json")).resolve("axe-core/axe.min.js"), "utf8");

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(/** @type {any} */ (axe));
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document);
    return violations.map((/** @type {any} */ { id, impact, nodes }) => `${impact} ${id}: ${nodes[0].html.slice(0, 160)} (${nodes[0].failureSummary})`);
  });
}

/** How to come to each state, from the page as it opens. @type {Record<string, (page: Page) => Promise<unknown>>} */
const states = {
  "the overview": async () => {},
  "a chosen passage, with stock phrases": async (page) => {
    await activate(page, "[data-finding=shares] .excerpt");
    await activate(page, "[data-control=formulas]");
    await page.waitFor("[data-family][data-kind=stock]");
    await activate(page, ".findings > details summary");
    await page.waitFor(".findings > details .finding");
  },
  "a comparison": async (page) => {
    await compare(page, "E", "E");
    await page.press("n");
  },
  "the passages": async (page) => {
    await page.click("[data-control=passages]");
    await page.waitFor(".collation-table");
  },
  "an article that is read, with a chosen passage": async (page) => {
    await page.click("[data-control=read]");
    await page.waitFor("[data-control=mode-repeated]");
    await activate(page, "[data-control=mode-repeated]");
    await page.press("n");
    await page.waitFor(".inspector:not([hidden])");
  },
  "an article that is set right": async (page) => {
    await page.click("[data-control=read]");
    await page.waitFor("[data-control=mode-unique]");
    await activate(page, "[data-control=mode-unique]");
    await activate(page, "[data-control=correct]");
    await activate(page, "[data-view=read] .furniture summary");
    await page.waitFor(".fix select");
  },
  "the quotations of an article": async (page) => {
    await page.click("[data-control=read]");
    await page.waitFor("[data-control=mode-quotations]");
    await activate(page, "[data-control=mode-quotations]");
    await activate(page, ".fix-quotation");
    await page.waitFor("dialog #fix-kind");
  },
  "a chosen quotation": async (page) => {
    await page.click("[data-control=read]");
    await page.waitFor("[data-control=mode-quotations]");
    await activate(page, "[data-control=mode-quotations]");
    await page.waitFor(".read-item[data-quote]");
    await activate(page, ".read-item[data-quote]");
    await page.waitFor(".inspector:not([hidden]) .quoted-place");
  },
  "a comparison inline, with typography shown and changes only": async (page) => {
    await compare(page, "A", "D");
    for (const key of ["i", "c", "t", "t", "Shift+N"]) await page.press(key);
    await page.waitFor("[data-layout=inline] .unchanged");
    await activate(page, "[data-control=inspector-open]");
  },
  "no article": async (page) => {
    await activate(page, "[data-control=remove-all]");
    await page.waitFor(".empty:not([hidden])");
  },
  "cards": async (page) => {
    const story = utf8("La rivière a débordé à l’aube, et le maire a demandé aux habitants de quitter les rues basses avant midi.");
    await page.dropFiles([{ name: "a.txt", bytes: story }, { name: "b.txt", bytes: story }, { name: "c.pdf", bytes: utf8("%PDF") }, { name: "d.txt", bytes: utf8("") }]);
    await page.waitFor("[data-note=duplicate]");
    await ready(page);
  },
  "the help": (page) => page.press("?"),
  "the quotations": async (page) => {
    await page.click("[data-control=quotations]");
    await page.waitFor(".quotation-list [data-quote]");
    await activate(page, ".quotation-list .places summary");
    await activate(page, ".quotation-list .guess summary");
  },
  "a search": async (page) => {
    await page.click("[data-control=search]");
    await page.type("le 80e anniversaire des victoires");
    await page.press("Enter");
    await page.waitFor(".hits li");
  },
  "the settings": (page) => page.click("[data-control=settings]"),
  "the ways in": (page) => page.click("[data-control=add]"),
  "how to check the promise": (page) => page.click("[data-control=privacy]"),
  "what is known of an article": (page) => activate(page, ".article .title"),
};

/** Sees the page in both themes: by the reader's choice, which the colours follow as they do the system's. @param {Page} page */
async function violationsInBothThemes(page) {
  const found = [];
  for (const theme of ["light", "dark"]) {
    await page.evaluate((theme) => void (document.documentElement.dataset.theme = theme), theme);
    found.push(...(await violations(page)).map((violation) => `${theme}: ${violation}`));
  }
  return found;
}

inEachBrowser("accessibility rules, light and dark", ({ open, test }) => {
  for (const [name, arrive] of Object.entries(states)) {
    test(name, async () => {
      const page = await ready(await open(builtPage, { width: 1440, height: 900 }));
      await arrive(page);
      assert.deepEqual(await violationsInBothThemes(page), []);
    });
  }
  test("the strip and the list of articles", async () => {
    for (const width of [1000, 390]) {
      const page = await ready(await open(builtPage, { width, height: 800 }));
      assert.deepEqual(await violationsInBothThemes(page), [], String(width));
      await page.evaluate(() => void (location.hash = "#v=read&a=E&mode=repeated&p=P2&o=1"));
      await page.waitFor("[data-view=read]:not([hidden]) mark[aria-current]");
      await activate(page, "[data-control=inspector-open]");
      assert.deepEqual(await violationsInBothThemes(page), [], `reading at ${width}`);
    }
  });
});
