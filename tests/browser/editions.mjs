// The page as people meet it: one file, opened by a double click, and the hosted edition on a static host. What must hold both
// ways is written once:
//
//   inBothEditions("a reader", ({ engine, edition, open, test }) => {
//     test("…", async () => { const page = await open({ width: 1280 }); … });
//   });
import assert from "node:assert/strict";
import { after } from "node:test";
import { at } from "../../www/build/paths.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { serve } from "./server.mjs";

/** @typedef {import("./driver.mjs").Page} Page */
/** @typedef {import("./driver.mjs").Look} Look */
/** @typedef {import("./locate.mjs").Engine} Engine */

const host = await serve(at("dist/site"));
after(async () => {
  // The page's own files; a browser may ask for its usual icon besides.
  assert.deepEqual(host.served.filter((name) => !["index.html", "sw.js", "manifest.webmanifest", "icon.svg", "icon-192.png", "icon-512.png", "favicon.ico"].includes(name)), []);
  await host.close();
});

/** @type {Record<"a file" | "a host", string>} */
const editions = { "a file": builtPage, "a host": host.url };

/**
 * @param {string} name
 * @param {(suite: { engine: Engine, edition: keyof typeof editions, open: (look?: Look) => Promise<Page>,
 *   test: (name: string, body: () => Promise<void>, except?: Partial<Record<Engine, string>>) => void }) => void} define
 */
export function inBothEditions(name, define) {
  inEachBrowser(name, ({ engine, open, test }) => {
    for (const edition of /** @type {const} */ (["a file", "a host"])) {
      define({
        engine,
        edition,
        open: (look = {}) => open(editions[edition], { ...look, ...(edition === "a host" ? { host: host.url } : {}) }),
        test: (title, body, except) => test(`${title}, from ${edition}`, body, except),
      });
    }
  });
}
