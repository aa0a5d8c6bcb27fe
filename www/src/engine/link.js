/**
 * The page's end of one worker, from its start to its end: a promise for each call, and never one that hangs.
 *
 * A worker ends in one of three ways, and `ended` says which. It says so itself (`trap`: the engine's memory is in an unknown
 * state, or full). It falls silent, because the browser or somebody took it away: no event tells that, but a lock that the
 * worker holds for its life comes free (`silence`). Or the page ends it (`stopped`). Every call that waits is then rejected.
 *
 * @import { FromWorker, Method, Methods, Packed, ToWorker } from "./protocol.js"
 */

import { startWorker } from "../policy.js";
import { EngineError } from "./error.js";

/**
 * How a worker ended.
 *
 * @typedef {{ cause: "trap" | "silence" | "stopped", message: string, detail: string, isLate: boolean }} End `isLate`: it never said a word.
 *
 * @typedef {object} Link
 * @property {Promise<void>} ready The engine takes calls. Rejected if the worker ends before.
 * @property {Promise<End>} ended
 * @property {<M extends Method>(method: M, ...args: Methods[M]["args"]) => Promise<Methods[M]["value"]>} call
 * @property {() => void} stop
 */

/** How often the page looks whether a new worker has said its first word. */
const LOOK_MS = 250;

let links = 0;

/**
 * @param {string} source The worker's script.
 * @param {Packed} packed
 * @param {number} patience How long the worker may take to its first word, in ms: one that was taken away before holds no lock yet.
 * @returns {Link}
 */
export function openLink(source, packed, patience) {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: EngineError) => void }>} */
  const pending = new Map();
  /** @type {End | null} */
  let end = null;
  let lastId = 0;
  let spoke = false;

  /** @type {Deferred<void>} */
  const ready = deferred();
  ready.promise.catch(() => {}); // whoever calls learns it from the call
  /** @type {Deferred<End>} */
  const ended = deferred();
  const { worker, release } = startWorker(source);

  /** @param {ToWorker} message */
  const say = (message) => worker.postMessage(message);

  /**
   * @param {End["cause"]} cause
   * @param {string} message
   * @param {string} [detail]
   */
  function finish(cause, message, detail = "") {
    if (end !== null) return;
    end = { cause, message, detail, isLate: !spoke };
    worker.terminate();
    const error = new EngineError("dead", message, detail);
    ready.reject(error);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    ended.resolve(end);
  }

  /** Waits in turns, as a page that is busy itself has not yet looked at the words that came. */
  async function awaitFirstWord() {
    for (let waited = 0; waited < patience; waited += LOOK_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (spoke || end !== null) return;
    }
    finish("silence", "The worker did not start");
  }

  worker.addEventListener("message", ({ data }) => {
    const message = /** @type {FromWorker} */ (data);
    switch (message.type) {
      case "alive":
        spoke = true;
        release();
        if (message.holdsLock) void navigator.locks.request(lock, () => finish("silence", "The worker was taken away"));
        break;
      case "ready":
        ready.resolve();
        break;
      case "result":
        pending.get(message.id)?.resolve(message.value);
        pending.delete(message.id);
        break;
      case "error":
        pending.get(message.id)?.reject(new EngineError("refused", message.message, message.detail));
        pending.delete(message.id);
        break;
      case "fatal":
        finish("trap", message.message, message.detail);
        break;
      default:
        /** @satisfies {never} */ (message);
    }
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    finish("trap", event.message || "The worker could not run", `${event.filename ?? ""}:${event.lineno ?? ""}`);
  });
  worker.addEventListener("messageerror", () => finish("trap", "A message from the worker could not be read"));

  // The name is this worker's alone, also among the pages that share an origin.
  const lock = `recoupe engine ${++links} ${performance.timeOrigin} ${Math.random()}`;
  say({ type: "live", lock });
  say({ type: "init", packed });
  void awaitFirstWord();

  return {
    ready: ready.promise,
    ended: ended.promise,
    call: (method, ...args) => new Promise((resolve, reject) => {
      if (end !== null) return reject(new EngineError("dead", end.message, end.detail));
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      say({ type: "call", id, method, args });
    }),
    stop: () => finish("stopped", "The worker was stopped"),
  };
}

/**
 * A promise with its two ends. `Promise.withResolvers` does this, in browsers from 2024 on.
 *
 * @template T
 * @typedef {{ promise: Promise<T>, resolve: (value: T) => void, reject: (reason: EngineError) => void }} Deferred
 */

/**
 * @template T
 * @returns {Deferred<T>}
 */
function deferred() {
  /** @type {(value: T) => void} */
  let resolve = () => {};
  /** @type {(reason: EngineError) => void} */
  let reject = () => {};
  /** @type {Promise<T>} */
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
