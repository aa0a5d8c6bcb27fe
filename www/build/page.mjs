// Template + style + data + script → one HTML text, with the policy that names what may run.
import { createHash } from "node:crypto";
import { BuildError } from "./run.mjs";

/**
 * @param {object} parts
 * @param {string} parts.template HTML with the four placeholders, `build:csp` first in the head
 * @param {string} parts.style
 * @param {string} parts.script
 * @param {Buffer} parts.wasm gzip: for 400 KiB of wasm the page is 300 KiB smaller, and the engine 10 ms later (measured in
 *   Chromium and Firefox), while the page is being painted
 * @param {object[]} parts.sample
 */
export function assemblePage({ template, style, script, wasm, sample }) {
  if (!/<head>\s*<!-- build:csp -->/.test(template)) {
    throw new BuildError("the policy must come first: <!-- build:csp --> right after <head>");
  }
  refuseToClose("style", style);
  refuseToClose("script", script);
  // Data blocks: with a type that is no script's, browsers neither run them nor ask the policy about them.
  const data = [
    `<script type="application/gzip" id="engine-wasm">${wasm.toString("base64")}</script>`,
    `<script type="application/json" id="sample">${JSON.stringify(sample).replace(/</g, "\\u003c")}</script>`,
  ];
  return fill(template, {
    csp: `<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">`,
    style: `<style>${style}</style>`,
    data: data.join("\n"),
    script: `<script>${script}</script>`,
  });
}

/**
 * What the page may do, enforced by the browser. Nothing loads and nothing is sent (default-src, connect-src,
 * form-action, base-uri); these two texts run and no other (hashes); the engine compiles ('wasm-unsafe-eval') and runs in a worker
 * made from a blob; strings become code or markup only through the one Trusted Types policy, www/src/policy.js.
 * @param {string} script
 * @param {string} style
 */
function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src '${hash(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hash(style)}'`,
    "worker-src blob:",
    "img-src data: blob:",
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
