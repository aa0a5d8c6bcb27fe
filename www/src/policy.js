/**
 * The page's only Trusted Types policy. The content policy of the page allows this name and no other, so
 * whatever is not listed here cannot turn a string into something the browser runs or parses.
 *
 * One use: the blob address of the engine's worker. It takes the blob itself, so no other address can pass.
 */

const policy = globalThis.trustedTypes?.createPolicy("recoupe", {
  createScriptURL: (address) => {
    if (!address.startsWith("blob:")) throw new TypeError("Only the engine's own blob may become a worker");
    return address;
  },
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
