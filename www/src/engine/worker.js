/**
 * The worker: owns the engine, answers calls in the order they come, never touches the page.
 *
 * A refusal (an Error the engine throws on purpose) ends one call. A trap (WebAssembly.RuntimeError) leaves the
 * engine's memory in an unknown state, so the worker says `fatal` and answers nothing more.
 *
 * @import { FromWorker, Method, ToWorker } from "./protocol.js"
 */

import { Engine, initSync } from "../../pkg/recoupe.js";

/** @type {Engine | null} */
let engine = null;
let finished = false;

/**
 * @param {FromWorker} message
 * @param {Transferable[]} [transfer]
 */
function say(message, transfer = []) {
  self.postMessage(message, { transfer });
}

/** @param {unknown} reason */
function die(reason) {
  finished = true;
  const error = reason instanceof Error ? reason : new Error(String(reason));
  say({ type: "fatal", message: error.message, stack: error.stack ?? "" });
}

/**
 * @param {Method} method
 * @param {unknown[]} args
 */
function call(method, args) {
  if (engine === null) throw new Error("The engine was called before it was started");
  const run = /** @type {(...args: unknown[]) => unknown} */ (engine[method]);
  return run.apply(engine, args);
}

/**
 * The buffers that may be handed over instead of copied: the flat arrays at the top level of a view.
 *
 * @param {unknown} value
 * @returns {Transferable[]}
 */
function buffersOf(value) {
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((field) => (field instanceof Uint32Array ? [field.buffer] : []));
}

self.addEventListener("message", ({ data }) => {
  if (finished) return;
  const message = /** @type {ToWorker} */ (data);
  switch (message.type) {
    case "init":
      try {
        initSync({ module: message.wasm });
        engine = new Engine();
        say({ type: "ready", version: Engine.version() });
      } catch (reason) {
        die(reason);
      }
      break;
    case "call":
      try {
        const value = call(message.method, message.args);
        say({ type: "result", id: message.id, value }, buffersOf(value));
      } catch (reason) {
        if (reason instanceof WebAssembly.RuntimeError) return die(reason);
        const error = reason instanceof Error ? reason : new Error(String(reason));
        say({ type: "error", id: message.id, error: { kind: "refused", message: error.message, detail: error.stack ?? "" } });
      }
      break;
    default:
      /** @satisfies {never} */ (message);
  }
});

self.addEventListener("unhandledrejection", (event) => die(event.reason));
