/**
 * The hosted page without a network: a copy of its few files, kept from the first visit on. It is not in the single file.
 *
 * It asks the network for the files of its own list and for nothing else, and answers no other request: those stay the browser's,
 * under the page's policy. What a service worker itself may ask for is governed by the policy that its own script was served
 * with, and a static host serves it with none: hence the fixed list.
 *
 * A new version has another list, so another cache. It is fetched whole beside the old one, and then takes over: a page that is
 * open has all it needs inside itself, and the next load is new.
 */

/** Put there by www/build/site.mjs: the files by their addresses relative to this one, and a hash over them all. */
const { version, files } = SITE;

const self = /** @type {any} */ (globalThis);
/** Pages of one origin share their caches: the name holds where this one lies. */
const own = `recoupe ${self.registration.scope} `;

self.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(forgetOthers());
});

self.addEventListener("fetch", (/** @type {any} */ event) => {
  const file = fileAt(event.request);
  if (file !== null) event.respondWith(answer(file));
});

async function keep() {
  const cache = await caches.open(own + version);
  // Not from the browser's own cache, which may hold the version before.
  await cache.addAll(files.map((file) => new Request(file, { cache: "reload" })));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(own) && name !== own + version).map((name) => caches.delete(name)));
}

/**
 * The file of the list that a request is for.
 *
 * @param {Request} request
 * @returns {string | null}
 */
function fileAt({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET") return null;
  return files.find((file) => {
    const own = new URL(file, self.location.href);
    return own.origin === origin && (own.pathname === pathname || (file === "./" && pathname === `${own.pathname}index.html`));
  }) ?? null;
}

/** @param {string} file */
async function answer(file) {
  const cache = await caches.open(own + version);
  return (await cache.match(file)) ?? fetch(file);
}
