/**
 * The page's end of the worker: a promise for each call, and never one that hangs.
 *
 * When the worker dies, by its own word (`fatal`) or without one (`error`, `messageerror`), every promise that waits is
 * rejected, every later call is rejected at once, and `died` tells the page.
 *
 * @import { FromWorker, Method, Methods, ToWorker } from "./protocol.js"
 */

import { startWorker } from "../policy.js";

/** A call that failed. `kind` is `refused` when the engine said no and `dead` when there is no engine any more. */
export class EngineError extends Error {
  /**
   * @param {"refused" | "dead"} kind
   * @param {string} message
   * @param {string} detail
   */
  constructor(kind, message, detail) {
    super(message);
    this.name = "EngineError";
    this.kind = kind;
    this.detail = detail;
  }
}

/**
 * @typedef {object} EngineClient
 * @property {Promise<string>} ready The engine's version.
 * @property {Promise<EngineError>} died Resolves if the engine stops.
 * @property {<M extends Method>(method: M, ...args: Methods[M]["args"]) => Promise<Methods[M]["value"]>} call
 */

/**
 * @param {string} source The worker's script.
 * @param {Promise<Uint8Array>} wasm The engine's bytes.
 * @returns {EngineClient}
 */
export function startEngine(source, wasm) {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: EngineError) => void }>} */
  const pending = new Map();
  /** @type {EngineError | null} */
  let death = null;
  let lastId = 0;

  /** @type {Deferred<string>} */
  const ready = deferred();
  /** @type {Deferred<EngineError>} */
  const died = deferred();
  const { worker, release } = startWorker(source);

  /** @param {ToWorker} message */
  const say = (message) => worker.postMessage(message);

  /**
   * @param {string} message
   * @param {string} detail
   */
  function bury(message, detail) {
    if (death !== null) return;
    death = new EngineError("dead", message, detail);
    worker.terminate();
    ready.reject(death);
    for (const { reject } of pending.values()) reject(death);
    pending.clear();
    died.resolve(death);
  }

  worker.addEventListener("message", ({ data }) => {
    const message = /** @type {FromWorker} */ (data);
    switch (message.type) {
      case "ready":
        release();
        ready.resolve(message.version);
        break;
      case "result":
        pending.get(message.id)?.resolve(message.value);
        pending.delete(message.id);
        break;
      case "error": {
        const { kind, message: text, detail } = message.error;
        pending.get(message.id)?.reject(new EngineError(kind, text, detail));
        pending.delete(message.id);
        break;
      }
      case "fatal":
        bury(message.message, message.stack);
        break;
      default:
        /** @satisfies {never} */ (message);
    }
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    bury(event.message || "The worker could not run", `${event.filename ?? ""}:${event.lineno ?? ""}`);
  });
  worker.addEventListener("messageerror", () => bury("A message from the worker could not be read", ""));

  wasm.then(
    (bytes) => say({ type: "init", wasm: bytes }),
    (/** @type {unknown} */ reason) => bury("The engine could not be unpacked", String(reason)),
  );

  return {
    ready: ready.promise,
    died: died.promise,
    call: async (method, ...args) => {
      await ready.promise;
      if (death !== null) throw death;
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        say({ type: "call", id, method, args });
      });
    },
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
