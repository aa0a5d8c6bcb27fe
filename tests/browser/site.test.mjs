// The hosted edition: under any path, on any static host, and without it after the first visit.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../www/build/paths.mjs";
import { inEachBrowser } from "./driver.mjs";
import { serve } from "./server.mjs";
import { ready } from "./steps.mjs";

const folder = at("dist/site");
const NO_SERVICE_WORKER = { webkit: "its driver's sessions are private: no service worker" };
const FILES = ["icon-192.png", "icon-512.png", "icon.svg", "index.html", "manifest.webmanifest", "sw.js"];

/** @param {import("./driver.mjs").Page} page */
const isKept = (page) => page.waitFor(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");

inEachBrowser("the hosted page", ({ open, test }) => {
  test("works from any path, and asks for its own files only", async () => {
    const host = await serve(folder, "/any/path/");
    const page = await ready(await open(host.url));
    page.expectNoise(); // its icon, its manifest and its service worker are requests
    assert.equal((await page.evaluate(() => document.querySelectorAll("[data-article]").length)) > 0, true);
    assert.deepEqual(page.complaints, []);
    assert.deepEqual(host.served.filter((name) => !FILES.includes(name)), []);
    await host.close();
  });

  test("is there without a network after the first visit", async () => {
    const host = await serve(folder, "/any/path/");
    const page = await ready(await open(host.url));
    page.expectNoise();
    await isKept(page);
    await host.close();
    for (let visit = 0; visit < 2; visit++) {
      await page.reload();
      await ready(page);
      assert.equal(await page.evaluate(() => document.querySelectorAll(".article-list [data-article]").length), 5);
    }
  }, NO_SERVICE_WORKER);

  test("takes a new version over on the next load, and drops the old one", async () => {
    const host = await serve(folder, "/");
    const page = await ready(await open(host.url));
    page.expectNoise();
    await isKept(page);
    const [before] = await page.evaluate(() => caches.keys());
    host.change("index.html", (text) => text.replace("<title>Recoupe</title>", '<title>Recoupe</title><meta name="edition" content="new">'));
    host.change("sw.js", (text) => text.replace(/version: "[0-9a-f]+"/, 'version: "new"'));
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.waitFor(async (before) => !(await caches.keys()).includes(before), /** @type {string} */ (before));
    await page.reload();
    await ready(page);
    assert.equal(await page.evaluate(() => document.querySelector("meta[name=edition]")?.getAttribute("content")), "new");
    await host.close();
  }, NO_SERVICE_WORKER);
});

test("what the service worker keeps is what the site holds", () => {
  assert.deepEqual(readdirSync(folder).sort(), FILES);
  const worker = readFileSync(`${folder}/sw.js`, "utf8");
  const kept = JSON.parse(/files: (\[[^\]]*\])/.exec(worker)?.[1] ?? "[]");
  assert.deepEqual(kept.map((/** @type {string} */ file) => (file === "./" ? "index.html" : file)).concat("sw.js").sort(), FILES);
  const { icons } = JSON.parse(readFileSync(`${folder}/manifest.webmanifest`, "utf8"));
  for (const { src, sizes } of icons.slice(1)) {
    const png = readFileSync(`${folder}/${src}`);
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes);
  }
});
