// Nothing leaves: a page under our policy tries every way that a policy can stop, and a server waits for what arrives.
// What no policy stops (navigation, WebRTC, preconnect and DNS hints) is absent from the sources: tests/packaging.rs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startCanary } from "./canary.mjs";
import { builtPage, inEachBrowser } from "./driver.mjs";

const canary = await startCanary();
after(() => canary.close());
const folder = mkdtempSync(join(tmpdir(), "recoupe-egress-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs in the page: each way once, to a path with its name. @param {string} origin */
function tryEverything(origin) {
  const to = (/** @type {string} */ name) => `${origin}/${name}`;
  /** @param {string} tag @param {Record<string, unknown>} properties */
  const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
  /** @type {Record<string, (url: string) => unknown>} */
  const ways = {
    fetch: (url) => fetch(url, { mode: "no-cors" }).catch(() => {}),
    beacon: (url) => navigator.sendBeacon(url, "text"),
    xhr: (url) => { const request = new XMLHttpRequest(); request.open("GET", url); request.send(); },
    websocket: (url) => new WebSocket(url.replace("http", "ws")),
    eventsource: (url) => new EventSource(url),
    image: (url) => { new Image().src = url; },
    script: (url) => add("script", { src: url }),
    style: (url) => add("link", { rel: "stylesheet", href: url }),
    preload: (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "image", href: url })),
    frame: (url) => add("iframe", { src: url }),
    object: (url) => add("object", { data: url }),
    audio: (url) => add("audio", { src: url, preload: "auto" }),
    css: (url) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { background-image: url("${url}") }`);
      document.adoptedStyleSheets.push(sheet);
    },
    font: (url) => new FontFace("leak", `url("${url}")`).load().catch(() => {}),
    form: (url) => {
      add("iframe", { name: "target" });
      const form = Object.assign(document.createElement("form"), { action: url, target: "target" });
      document.body.append(form);
      form.submit();
    },
  };
  for (const [name, way] of Object.entries(ways)) {
    try {
      way(to(name));
    } catch {
      // Refused on the spot.
    }
  }
  return Object.keys(ways);
}

const workerWays = ["worker-fetch", "worker-xhr", "worker-websocket", "worker-script"];

/** A script that does the same in a worker, started as the page starts its own. @param {string} origin */
function workerPage(origin) {
  const code = `
    const to = (name) => "${origin}/" + name;
    fetch(to("worker-fetch"), { mode: "no-cors" }).catch(() => {});
    try { const request = new XMLHttpRequest(); request.open("GET", to("worker-xhr")); request.send(); } catch {}
    try { new WebSocket(to("worker-websocket").replace("http", "ws")); } catch {}
    try { importScripts(to("worker-script")); } catch {}
    postMessage("done");`;
  return `
    const address = URL.createObjectURL(new Blob([${JSON.stringify(code)}]));
    const policy = globalThis.trustedTypes?.createPolicy("recoupe", { createScriptURL: (url) => url });
    const worker = new Worker(policy ? policy.createScriptURL(address) : address);
    worker.onmessage = () => { document.documentElement.dataset.state = "ready"; };`;
}

/** @param {string} name @param {string | undefined} policy @param {string} script */
function write(name, policy, script) {
  const path = join(folder, name);
  const meta = policy === undefined ? "" : `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  writeFileSync(path, `<!doctype html><html><head>${meta}<meta charset="utf-8"></head><body><script>${script}</script></body></html>`);
  return pathToFileURL(path).href;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 1500));

inEachBrowser("egress", ({ open, test }) => {
  test("without a policy, everything arrives: the test can fail", async () => {
    canary.hits.length = 0;
    const page = await open(write("free.html", undefined, ""));
    page.expectNoise();
    const ways = await page.evaluate(tryEverything, canary.origin);
    const inWorker = await open(write("free-worker.html", undefined, workerPage(canary.origin)));
    inWorker.expectNoise();
    await inWorker.waitFor("html[data-state=ready]");
    await settle();
    assert.deepEqual([...new Set(canary.hits)].sort(), [...ways, ...workerWays].sort());
  });

  test("from the page, nothing arrives", async () => {
    canary.hits.length = 0;
    const page = await open(builtPage);
    await page.waitFor("html[data-state=ready]");
    page.expectNoise();
    await page.evaluate(tryEverything, canary.origin);
    await settle();
    assert.deepEqual(canary.hits, []);
  });

  test("from a worker under the page's policy, nothing arrives", async () => {
    canary.hits.length = 0;
    const script = workerPage(canary.origin);
    const hash = createHash("sha256").update(script).digest("base64");
    const [, policy = ""] = /Policy" content="([^"]*)"/.exec(readFileSync(fileURLToPath(builtPage), "utf8")) ?? [];
    const page = await open(write("worker.html", policy.replace(/script-src '[^']*'/, `script-src 'sha256-${hash}'`), script));
    page.expectNoise();
    await page.waitFor("html[data-state=ready]");
    await settle();
    assert.deepEqual(canary.hits, []);
  });
});
