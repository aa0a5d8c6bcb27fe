/**
 * The worker: owns the engine, answers calls in the order they come, never touches the page.
 *
 * A refusal (a plain Error, which the engine throws on purpose) ends one call. Anything else that is thrown (a trap, a full
 * stack, no memory) leaves the engine in an unknown state, so the worker says `fatal` and answers nothing more.
 *
 * @import { About, FromWorker, Method, Packed, ToWorker } from "./protocol.js"
 */

import { Engine, initSync } from "../../pkg/recoupe.js";
import { unpacked } from "../unpack.js";
import { FIELDS } from "./protocol.js";

/** @typedef {Extract<ToWorker, { type: "call" }>} Call */

/** @type {Engine | null} */
let engine = null;
let finished = false;
/** Calls that came before the engine. @type {Call[]} */
const early = [];
/** The page has been told that the worker lives. @type {Promise<void> | null} */
let alive = null;

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
  say({ type: "fatal", message: error.message, detail: error.stack ?? "" });
}

/**
 * Holds a lock as long as it lives, so that the page learns when the worker is no more. Over when the page has been told.
 *
 * @param {string} lock
 */
async function live(lock) {
  // Absent on a plain http: page, which then notices only the ends that the browser or this worker tells.
  if (navigator.locks === undefined) say({ type: "alive", holdsLock: false });
  else {
    await new Promise((resolve) => {
      navigator.locks.request(lock, () => {
        say({ type: "alive", holdsLock: true });
        resolve(undefined);
        return new Promise(() => {});
      }).catch(() => {
        say({ type: "alive", holdsLock: false });
        resolve(undefined);
      });
    });
  }
}

/** @param {Packed} packed */
async function start({ wasm, languages }) {
  const [module, files] = await Promise.all([unpacked(wasm), unpacked(languages)]);
  initSync({ module });
  Engine.giveLanguages(new TextDecoder().decode(files));
  await alive; // no call is made before the page can notice that the worker ended at it
  engine = new Engine();
  say({ type: "ready" });
  for (const call of early.splice(0)) answer(engine, call);
}

/**
 * @param {Engine} engine
 * @param {Method} method
 * @param {unknown[]} args
 */
function call(engine, method, args) {
  if (method === "add") return add(engine, .../** @type {[string, Uint8Array, string | undefined, About | undefined]} */ (args));
  const run = /** @type {(...args: unknown[]) => unknown} */ (engine[method]);
  return run.apply(engine, args);
}

/**
 * An article with all that is said of it: one answer, with the text once.
 *
 * @param {Engine} engine
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {string | undefined} decoded
 * @param {About} [about]
 */
function add(engine, name, bytes, decoded, about = {}) {
  let article = engine.add(name, bytes, decoded);
  for (const field of FIELDS) {
    const value = about[field];
    if (value !== undefined && value !== article[field]) article = engine.describe(article.key, field, value);
  }
  return article;
}

/** @param {Engine} engine @param {Call} message */
function answer(engine, { id, method, args }) {
  if (finished) return;
  try {
    const value = call(engine, method, args);
    say({ type: "result", id, value }, buffersOf(value));
  } catch (reason) {
    if (!(reason instanceof Error) || reason.constructor !== Error) return die(reason);
    say({ type: "error", id, message: reason.message, detail: reason.stack ?? "" });
  }
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
    case "live":
      alive = live(message.lock);
      break;
    case "init":
      start(message.packed).catch(die);
      break;
    case "call":
      if (engine === null) early.push(message);
      else answer(engine, message);
      break;
    default:
      /** @satisfies {never} */ (message);
  }
});

self.addEventListener("unhandledrejection", (event) => die(event.reason));
