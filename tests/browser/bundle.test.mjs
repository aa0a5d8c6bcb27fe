// What no policy can stop is not in the page: the built page's whole text, other people's code included, holds no way to open
// another page, no WebRTC and no hint to connect. Each rule is shown to be able to fail.
//
// The policy is told what to refuse; these rules are told what to look for. They read the code without its comments, so that
// what is only written about does not count, and look at what stays the same however code is written: names and strings.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { at } from "../../www/build/paths.mjs";

const packages = createRequire(at("www/package.json"));
const esbuild = await import(pathToFileURL(packages.resolve("esbuild")).href);

/** @typedef {{ name: string, pattern: RegExp, caught: string[], free?: string[] }} Rule */

/** Of scripts, without comments and with as little white space as can be. @type {Rule[]} */
const SCRIPT_RULES = [
  {
    name: "an address put into location",
    pattern: /\blocation(?:\.(?:href|pathname|search|host|hostname|port|protocol))?(?:[+&|?]{0,2})=(?![=>])|\[["'`]location["'`]\]/,
    caught: ['location = "x";', "window.location.href = x;", 'location.search += "?a";', 'self["location"] = x;'],
    free: ['location.hash = "#a";', "if (location == x) f();", "const f = (location) => location;", "const { location } = x;"],
  },
  {
    name: "assign or replace of an address",
    pattern: /\blocation\.(?:assign|replace|reload)\b|\bnavigation\.(?:navigate|reload|back|forward|traverseTo)\b/,
    caught: ["location.assign(x);", "document.location.replace(x);", "navigation.navigate(x);"],
    free: ["text.replace(a, b);", "Object.assign(a, b);", "history.replaceState(null, '', x);"],
  },
  {
    name: "a window opened",
    pattern: /\b(?:window|self|globalThis|top|parent|opener|clients)\.open(?:Window)?\b|(?<![.\w$])open\(/,
    caught: ["window.open(x);", "globalThis.open(x);", "open(x);", "clients.openWindow(x);"],
    free: ["caches.open(x);", "dialog.open = true;", "f({ open: 1 });", "reopen(x);"],
  },
  {
    name: "a form sent",
    pattern: /\.(?:submit|requestSubmit)\b|\bformAction\b|["'`]?formaction["'`]?\b/i,
    caught: ["form.submit();", "form.requestSubmit(b);", "button.formAction = x;"],
  },
  {
    name: "a link that leads out, or tells that it was followed",
    pattern: /["'`]_(?:blank|top|parent|self)["'`]|\bping\s*[:=](?!=)|["'`]ping["'`]/,
    caught: ['a.target = "_blank";', "a.ping = x;", 'a.setAttribute("ping", x);', "el('a', { ping: x });"],
  },
  {
    name: "a refresh",
    pattern: /\.httpEquiv=(?!=)|(?:\bsetAttribute\(|[{,])["'`]http-equiv["'`]|\bhttpEquiv:/,
    caught: ['meta.httpEquiv = "refresh";', 'meta.setAttribute("http-equiv", "refresh");', 'el("meta", { "http-equiv": "refresh" });', 'el("meta", { httpEquiv: x });'],
    free: ['meta.getAttribute("http-equiv");'],
  },
  {
    name: "WebRTC or another transport of its own",
    pattern: /RTCPeerConnection|RTCDataChannel|RTCSession|WebTransport|WebSocketStream|TCPSocket|UDPSocket/,
    caught: ["new RTCPeerConnection();", "new webkitRTCPeerConnection();", "new WebTransport(x);"],
  },
  {
    name: "a hint to connect, resolve or load",
    pattern: /["'`][^"'`\n]{0,40}\b(?:preconnect|dns-prefetch|prefetch|prerender|preload|modulepreload|speculationrules)\b[^"'`\n]{0,40}["'`]/,
    free: ['say("Nor does it use preconnections.");'],
    caught: ['link.rel = "stylesheet preconnect";', 'link.rel = "preconnect";', 'link.rel = "dns-prefetch";', 'link.rel = "prefetch";', 'script.type = "speculationrules";'],
  },
];

/** Of the page's markup outside its scripts, its style and its data. @type {Rule[]} */
const MARKUP_RULES = [
  { name: "a refresh", pattern: /http-equiv=["']?refresh/i, caught: ['<meta http-equiv="refresh" content="0;url=x">'] },
  { name: "a hint", pattern: /rel=["']?[^"'>]*(?:preconnect|prefetch|prerender|preload|dns)/i, caught: ['<link rel="preconnect" href="x">', "<link rel=dns-prefetch href=x>"] },
  { name: "an address outside", pattern: /(?:href|src|action|ping|srcset|poster|data|background)=["']?\s*(?:https?:)?\/\//i, caught: ['<a href="https://x">', "<img src=//x>"] },
  { name: "a frame, a form or a base", pattern: /<(?:iframe|frame|object|embed|form|base|portal)\b/i, caught: ["<iframe>", "<form>", "<base href=x>"] },
];

/** Of the style sheet. @type {Rule[]} */
const STYLE_RULES = [
  { name: "something loaded", pattern: /@import|url\((?!\s*["']?(?:data:|#))|image-set\(/i, caught: ['@import "x";', "a { background: url(x.png) }"], free: ['a { mask: url("data:image/svg+xml,x") }'] },
  {
    name: "a line through or under words with its look in one property, which Safari before 18 drops whole", pattern: /text-decoration:\s*(?:[a-z-]+\s+[^;}]|[^;}]*\()/,
    caught: ["a { text-decoration: underline 1px }", "a { text-decoration: line-through var(--ink) }"], free: ["a { text-decoration: none }", "a { text-decoration-line: underline; text-decoration-thickness: 1px }"],
  },
];

/** @param {string} code */
const bare = async (code) => (await esbuild.transform(code, { minifyWhitespace: true, charset: "utf8", legalComments: "none" })).code;

/** @param {string} html */
function partsOf(html) {
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = ""]) => text);
  const styles = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text = ""]) => text);
  const markup = html.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, "");
  return { scripts, styles, markup };
}

/** The worker's text is a string in the page's script: taken out, it is read as code too. @param {string} script */
function workerIn(script) {
  const literal = /worker_default\s*=\s*("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|`(?:[^`\\]|\\[^])*`)/.exec(script)?.[1];
  assert.ok(literal, "the page's script holds the worker's");
  return /** @type {string} */ (new Function(`return ${literal}`)());
}

/** @param {Rule[]} rules @param {string} text */
const broken = (rules, text) =>
  rules.flatMap(({ name, pattern }) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${name}: …${text.slice(Math.max(0, found.index - 80), found.index + 80)}…`];
  });

for (const file of ["dist/recoupe.html", "dist/site/index.html"]) {
  test(`${file} holds no way out that the policy could not stop`, async () => {
    const { scripts, styles, markup } = partsOf(readFileSync(at(file), "utf8"));
    const [oldest = "", main = ""] = scripts;
    assert.equal(scripts.length, 2);
    const worker = workerIn(main);
    for (const code of [oldest, main, worker]) assert.deepEqual(broken(SCRIPT_RULES, await bare(code)), []);
    for (const style of styles) assert.deepEqual(broken(STYLE_RULES, style), []);
    assert.deepEqual(broken(MARKUP_RULES, markup), []);
  });
}

test("nor does the service worker", async () => {
  const code = await bare(readFileSync(at("dist/site/sw.js"), "utf8"));
  assert.deepEqual(broken(SCRIPT_RULES, code), []);
  assert.deepEqual(code.match(/https?:\/\/[^"'`]*/g), null, "and it names no address");
});

for (const [kind, rules] of /** @type {const} */ ([["script", SCRIPT_RULES], ["markup", MARKUP_RULES], ["style", STYLE_RULES]])) {
  for (const { name, pattern, caught, free = [] } of rules) {
    test(`${kind}: ${name} would be noticed`, async () => {
      const read = async (/** @type {string} */ text) => (kind === "script" ? bare(text) : text);
      for (const text of caught) assert.match(await read(text), pattern);
      for (const text of free) assert.doesNotMatch(await read(text), pattern);
    });
  }
}
