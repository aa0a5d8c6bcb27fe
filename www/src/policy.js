/**
 * The page's only Trusted Types policy. The content policy of the page allows this name and no other, so
 * whatever is not listed here cannot turn a string into something the browser runs or parses.
 *
 * Three uses. The blob address of the engine's worker, and the name of the service worker of a hosted page: no other address
 * can pass. And markup that was dropped or pasted: it
 * becomes a document of its own, in which nothing runs or loads, and of which the page reads the text.
 */

const SERVICE_WORKER = "sw.js";

const policy = globalThis.trustedTypes?.createPolicy("recoupe", {
  createScriptURL: (address) => {
    if (!address.startsWith("blob:") && address !== SERVICE_WORKER) throw new TypeError("Only the page's own scripts may become workers");
    return address;
  },
  createHTML: (markup) => markup,
});

/**
 * Starts a classic worker from its source. Classic, because module workers from a blob fail on file://.
 *
 * @param {string} source
 * @returns {{ worker: Worker, release: () => void }} `release` frees the address; call it once the worker has answered.
 */
export function startWorker(source) {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const trusted = policy ? policy.createScriptURL(address) : address;
  const worker = new Worker(/** @type {string} */ (/** @type {unknown} */ (trusted)));
  return { worker, release: () => URL.revokeObjectURL(address) };
}

/**
 * Starts the service worker beside the page.
 *
 * @returns {Promise<unknown>}
 */
export function startServiceWorker() {
  const trusted = policy ? policy.createScriptURL(SERVICE_WORKER) : SERVICE_WORKER;
  // The browser's own cache may not stand between a page and its new version.
  return navigator.serviceWorker.register(/** @type {string} */ (/** @type {unknown} */ (trusted)), { updateViaCache: "none" });
}

/** A tag with its attributes, whose values may hold a ">". */
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

/**
 * Markup as a document that stands beside the page: no window, no script, no request.
 *
 * Styles, handlers and base addresses get other names first (`<style>` → `<xmp>`, `style=` → `data-style=`, `onload=` →
 * `data-onload=`, `<base>` → `<meta>`): Chromium holds even such a document to the page's policy, and would report each.
 *
 * @param {string} markup
 * @returns {Document}
 */
export function parseMarkup(markup) {
  const plain = markup.replace(/<(\/?)style\b/gi, "<$1xmp").replace(/<base\b/gi, "<meta")
    .replace(TAG, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi, "$1data-$2$3"));
  const trusted = policy ? policy.createHTML(plain) : plain;
  return new DOMParser().parseFromString(/** @type {string} */ (/** @type {unknown} */ (trusted)), "text/html");
}
