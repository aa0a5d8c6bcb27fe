// Template + style + data + script → one HTML text, with the policy that names what may run.
import { createHash } from "node:crypto";
import { iconSvg } from "./icon.mjs";
import { toBase85 } from "./base85.mjs";
import { BuildError } from "./run.mjs";

const SITE_LINKS = [
  '<link rel="icon" href="icon.svg" type="image/svg+xml">',
  '<link rel="apple-touch-icon" href="icon-192.png">',
  '<link rel="manifest" href="manifest.webmanifest">',
].join("\n");

/** Where the page is used: as one file, opened from a disk, or served, beside its manifest and service worker. @typedef {"file" | "site"} Edition */

/**
 * @param {Edition} edition
 * @param {object} parts
 * @param {string} parts.template HTML with the placeholders, `build:csp` first in the head
 * @param {string} parts.oldest runs first; where it sets the state "too-old", the script does not run
 * @param {string} parts.style
 * @param {string} parts.script
 * @param {Buffer} parts.wasm gzip: for 400 KiB of wasm the page is 300 KiB smaller, and the engine 10 ms later (measured in
 *   Chromium and Firefox), while the page is being painted
 * @param {Buffer} parts.languages gzip
 * @param {Buffer} parts.sample gzip
 */
export function assemblePage(edition, { template, style, oldest, script: main, wasm, languages, sample }) {
  const script = `"use strict";\nif (document.documentElement.getAttribute("data-state") !== "too-old") {\n${main}}\n`;
  if (!/<head>\s*<!-- build:csp -->/.test(template)) {
    throw new BuildError("the policy must come first: <!-- build:csp --> right after <head>");
  }
  refuseToClose("style", style);
  refuseToClose("script", script);
  refuseToClose("script", oldest);
  // Data blocks: with a type that is no script's, browsers neither run them nor ask the policy about them.
  const data = [
    `<script type="application/gzip" id="engine-wasm">${toBase85(wasm)}</script>`,
    `<script type="application/gzip" id="languages">${toBase85(languages)}</script>`,
    `<script type="application/gzip" id="sample">${toBase85(sample)}</script>`,
  ];
  return fill(template, {
    csp: `<meta http-equiv="Content-Security-Policy" content="${policy(edition, [oldest, script], style)}">`,
    icon: edition === "site" ? SITE_LINKS : `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(iconSvg())}">`,
    style: `<style>${style}</style>`,
    oldest: `<script>${oldest}</script>`,
    data: data.join("\n"),
    script: `<script>${script}</script>`,
  });
}

/**
 * What the page may do, enforced by the browser. Nothing loads and nothing is sent (default-src, connect-src,
 * form-action, base-uri); these texts run and no other (hashes); the engine compiles ('wasm-unsafe-eval') and runs in a worker
 * made from a blob; strings become code or markup only through the one Trusted Types policy, www/src/policy.js.
 * A hosted page adds three things of its own origin: its service worker, its manifest, its icons.
 * @param {Edition} edition
 * @param {string[]} scripts
 * @param {string} style
 */
function policy(edition, scripts, style) {
  const own = edition === "site" ? "'self' " : "";
  return [
    "default-src 'none'",
    `script-src ${scripts.map((script) => `'${hash(script)}'`).join(" ")} 'wasm-unsafe-eval'`,
    `style-src '${hash(style)}'`,
    `worker-src ${own}blob:`,
    ...(edition === "site" ? ["manifest-src 'self'"] : []),
    `img-src ${own}data: blob:`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types recoupe",
  ].join("; ");
}

/** @param {string} text */
function hash(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/**
 * Inside <script> and <style> nothing can be escaped, so what would end the element early is refused. `<!--` alone is
 * harmless, but with `<script` after it `</script>` no longer ends the element.
 * @param {"script" | "style"} element
 * @param {string} text
 */
function refuseToClose(element, text) {
  if (new RegExp(`</${element}`, "i").test(text) || /<!--[^]*<script/i.test(text)) {
    throw new BuildError(`the page's ${element} holds "</${element}" or "<!-- … <script": write "<\\u002f…" or "<\\u0021--" there`);
  }
}

/**
 * @param {string} template
 * @param {Record<string, string>} parts
 */
function fill(template, parts) {
  let page = template;
  for (const [name, text] of Object.entries(parts)) {
    const pieces = page.split(`<!-- build:${name} -->`);
    if (pieces.length !== 2) throw new BuildError(`the template must hold <!-- build:${name} --> once, not ${pieces.length - 1} times`);
    page = pieces.join(text);
  }
  return page;
}
