// Nothing leaves: the built page's own document and its own worker try every way that a policy can stop, and a server on this
// machine waits for what arrives. The same page without its policy shows that the attempts are real ones.
// What no policy stops (navigation, WebRTC, preconnect and DNS hints) is not in the bundle: bundle.test.mjs.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { at } from "../../www/build/paths.mjs";
import { startCanary } from "./canary.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";
import { serve } from "./server.mjs";
import { ready } from "./steps.mjs";
import { tryDocument, tryWorker } from "./ways-out.mjs";

const canary = await startCanary();
after(() => canary.close());
const host = await serve(at("dist/site"));
after(() => host.close());

const folder = mkdtempSync(join(tmpdir(), "recoupe-egress-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const freePage = join(folder, "free.html");
writeFileSync(freePage, readFileSync(fileURLToPath(builtPage), "utf8").replace(POLICY, ""));

/**
 * Ways that lead nowhere even without a policy: the browser lacks them, or refuses them for reasons of its own. They are tried
 * all the same, as the next version may not.
 *
 * @type {Record<import("./locate.mjs").Engine, string[]>}
 */
const NOWHERE = {
  chromium: ["media-artwork", "notification", "prerender", "service-worker", "shared-worker", "svg-use", "worker", "worker-worker"],
  firefox: [
    "fetch-later", "manifest", "ping", "prefetch", "prerender", "service-worker", "shared-worker", "speculation", "svg-use", "worker",
    "worker-worker", "worklet",
  ],
  webkit: [
    "fetch-later", "icon", "manifest", "notification", "prefetch", "prerender", "service-worker", "shared-worker", "speculation", "svg-use",
    "worker", "worker-font", "worker-nested", "worker-worker", "worklet",
  ],
};

/** What else an engine lets through to the page's own host, whatever the policy says. @type {Record<import("./locate.mjs").Engine, string[]>} */
const OPEN_TO_SELF = { chromium: [], firefox: [], webkit: ["preload-fetch", "worker-font"] };

/** Ways that are only a hint: the connection is opened, if that, and no request is made. */
const HINTS = ["preconnect", "dns-prefetch"];

const settle = () => new Promise((resolve) => setTimeout(resolve, 1500));

/**
 * The page's own worker is taken away; the one that the page starts in its place, in its own way, tries before it works.
 *
 * @param {import("./driver.mjs").Page} page
 * @param {string} origin
 * @returns {Promise<string[]>} the ways
 */
async function tryInOwnWorker(page, origin) {
  await page.evaluate((code) => {
    const PlainBlob = Blob;
    globalThis.Blob = class extends PlainBlob {
      /** @param {BlobPart[]} [parts] @param {BlobPropertyBag} [options] */
      constructor(parts = [], options = {}) {
        super(options.type === "text/javascript" ? [code, ...parts] : parts, options);
      }
    };
    const post = Worker.prototype.postMessage;
    /** @type {Worker | null} */
    let first = null;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      post.call(this, message);
      if (first === null) {
        first = this;
        this.terminate();
      } else if (this !== first && message.type === "live") {
        this.addEventListener("message", ({ data }) => {
          if (data.type === "tried") Object.defineProperty(globalThis, "triedInWorker", { value: data.ways });
        });
      }
    };
    location.hash = "#v=compare&l=A&r=B"; // speaks to the worker
  }, `(${tryWorker})(${JSON.stringify(origin)});\n`);
  await page.waitFor(() => "triedInWorker" in globalThis);
  return page.evaluate(() => /** @type {any} */ (globalThis).triedInWorker);
}

/**
 * @param {import("./driver.mjs").Page} page
 * @param {string} [origin]
 * @returns {Promise<{ tried: string[], arrived: string[] }>}
 */
async function tryAll(page, origin = canary.origin) {
  canary.hits.length = 0;
  await ready(page);
  page.expectNoise();
  const inWorker = await tryInOwnWorker(page, origin);
  const inDocument = await page.evaluate(tryDocument, origin);
  await settle();
  return { tried: [...inDocument, ...inWorker].sort(), arrived: [...new Set(canary.hits)].sort() };
}

inEachBrowser("egress", ({ engine, open, test }) => {
  test("without its policy, the page's attempts arrive: the test can fail", async () => {
    const { tried, arrived } = await tryAll(await open(pathToFileURL(freePage).href));
    assert.deepEqual(tried.filter((way) => ![...arrived, ...NOWHERE[engine], ...HINTS].includes(way)), []);
  });

  test("from the page as one file, nothing arrives", async () => {
    const { tried, arrived } = await tryAll(await open(builtPage));
    assert.ok(tried.length > 60);
    assert.deepEqual(arrived, []);
  });

  test("from the hosted page, nothing arrives", async () => {
    const { tried, arrived } = await tryAll(await open(host.url));
    assert.ok(tried.length > 60);
    assert.deepEqual(arrived, []);
  });

  // A policy that lets a page have its service worker, its manifest and its icons lets it ask its own host for more than those:
  // 'self' has no finer grain. What, is known: a user who trusts no host opens the file.
  test("from the hosted page, its own host alone can be reached, in the ways that its policy leaves open", async () => {
    const { tried } = await tryAll(await open(host.url), `${host.url}own`);
    const arrived = new Set(host.served.filter((name) => name.startsWith("own/")).map((name) => name.slice("own/".length)));
    const left = /image|picture|icon|background|css-(?!font)|svg-(?!script)|poster|artwork|notification|manifest|prefetch|^(worker|shared-worker|service-worker)$/;
    assert.deepEqual(tried.filter((way) => arrived.has(way) && !left.test(way) && !OPEN_TO_SELF[engine].includes(way)), []);
  });
});
