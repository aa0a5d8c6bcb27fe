/**
 * The engine as the page knows it: one that lasts. Workers come and go behind it.
 *
 * A worker makes its calls one after another, so the one at which it ended is the first that it has not answered. Another is
 * then started and filled from the ledger, each article under the key it had, and the calls that wait are made again. Nothing
 * above notices, but for the call that the engine trapped at: that one is rejected, as it would trap again.
 *
 * Calls go out when they come, also before the engine runs, so that it never waits for a page that is busy painting.
 *
 * Every call ends. Where a new engine traps while it is filled, all that wait are rejected; the next call tries anew, and a
 * `remove` is believed first, so that an article which no engine can hold can be taken out.
 *
 * @import { Method, Methods, Packed } from "./protocol.js"
 * @import { Call } from "./ledger.js"
 * @import { End, Link } from "./link.js"
 */

import { EngineError } from "./error.js";
import { createLedger } from "./ledger.js";
import { openLink } from "./link.js";

export { EngineError } from "./error.js";

/** How long a worker may take to its first word, in ms. Doubled each time in a row that it did not do: the machine may be slow. */
const PATIENCE_MS = 1_500;
const MOST_PATIENCE_MS = 24_000;

/** A call is made again this often after a worker that was taken away during it. The call may be why: it takes all memory. */
const MOST_TRIES = 8;

/** Workers lost in a row, without one call answered between them, after which the engine counts as dead. */
const MOST_LOSSES = 60;
/** A browser that is short of something may fail to fill an engine once: so many are started before that is believed. */
const MOST_STARTS = 3;

/**
 * What becomes of the engine.
 *
 * @typedef {{ type: "lost" } | { type: "refilling", done: number, total: number } | { type: "filled", afterLoss: boolean }
 *   | { type: "dead", message: string, detail: string }} EngineEvent
 *
 * @typedef {object} EngineClient
 * @property {<M extends Method>(method: M, ...args: Methods[M]["args"]) => Promise<Methods[M]["value"]>} call
 * @property {() => void} interrupt Ends the call that runs, and those that wait, with `cancelled`.
 *
 * @typedef {object} Waiting
 * @property {Call} call
 * @property {Promise<unknown>} answer Of the worker that was told last.
 * @property {number} tries
 * @property {(value: any) => void} resolve
 * @property {(error: EngineError) => void} reject
 */

/** The engine ended while it was being filled. */
class Unfilled {
  /** @param {End} end */
  constructor(end) {
    this.end = end;
  }
}

/**
 * @param {string} source The worker's script.
 * @param {Packed} packed
 * @param {(event: EngineEvent) => void} tell
 * @returns {EngineClient}
 */
export function startEngine(source, packed, tell) {
  const ledger = createLedger();
  /** In order; the first one is being made. @type {Waiting[]} */
  const queue = [];
  /** The worker that is alive. @type {Link | null} */
  let opened = null;
  /** The same, once its engine is filled. @type {Link | null} */
  let link = null;
  /** An engine is to be there even if nobody calls it. */
  let isWanted = true;
  /** It has been told that the engine is lost, and not yet that it is back. */
  let isLost = false;
  let isWorking = false;
  let losses = 0;
  /** Engines in a row that failed while they were filled. */
  let unfilled = 0;
  let patience = PATIENCE_MS;
  /** @type {End | null} */
  let lastEnd = null;

  /** Starts a worker and fills its engine. */
  async function connect() {
    const fresh = openLink(source, packed, patience);
    opened = fresh;
    void fresh.ended.then((end) => noteEnd(fresh, end));
    try {
      const filled = fill(fresh);
      filled.catch(() => {}); // looked at below, if the engine runs at all
      for (const waiting of queue) send(waiting, fresh);
      await fresh.ready;
      patience = PATIENCE_MS;
      await filled;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      fresh.stop();
      const end = await fresh.ended;
      throw new Unfilled(error.kind === "refused" ? { ...end, cause: "trap", message: error.message, detail: error.detail } : end);
    }
    if (opened !== fresh) throw new Unfilled(await fresh.ended);
    link = fresh;
    unfilled = 0;
    tell({ type: "filled", afterLoss: isLost });
    isLost = false;
  }

  /** @param {Link} fresh */
  async function fill(fresh) {
    const { calls, articles } = ledger.refill();
    let done = 0;
    await Promise.all(calls.map(async ({ method, args }) => {
      const value = await fresh.call(method, ...args);
      if (method !== "add" || !ledger.has(/** @type {Methods["add"]["value"]} */ (value).key)) return;
      done += 1;
      tell({ type: "refilling", done, total: articles });
    }));
  }

  /** @param {Waiting} waiting @param {Link} to */
  function send(waiting, to) {
    const { method, args } = waiting.call;
    waiting.answer = to.call(method, ...args);
    waiting.answer.catch(() => {}); // `make` looks at it when its turn has come
  }

  /** @param {Link} which @param {End} end */
  function noteEnd(which, end) {
    if (link === which) link = null;
    if (opened === which) opened = null;
    if (end.cause === "stopped") return;
    lastEnd = end;
    if (end.isLate) patience = Math.min(2 * patience, MOST_PATIENCE_MS);
    losses += 1;
    isWanted = true;
    if (!isLost) tell({ type: "lost" });
    isLost = true;
    void work();
  }

  async function work() {
    if (isWorking) return;
    isWorking = true;
    try {
      while (queue.length > 0 || isWanted) {
        if (link === null && losses >= MOST_LOSSES && lastEnd !== null) die(lastEnd);
        else if (link === null) await connect();
        const [first] = queue;
        if (link === null) continue;
        if (first === undefined) isWanted = false;
        else await make(first, link);
      }
    } catch (error) {
      if (!(error instanceof Unfilled)) throw error;
      if (error.end.cause === "trap" && ++unfilled >= MOST_STARTS) die(error.end);
    } finally {
      isWorking = false;
    }
    if (queue.length > 0 || isWanted) void work();
  }

  /** @param {End} end */
  function die({ message, detail }) {
    isWanted = false;
    isLost = false;
    losses = 0;
    unfilled = 0;
    tell({ type: "dead", message, detail });
    for (const { reject } of queue.splice(0)) reject(new EngineError("dead", message, detail));
  }

  /** @param {Waiting} waiting @param {Link} through */
  async function make(waiting, through) {
    try {
      const value = await waiting.answer;
      if (queue[0] !== waiting) return; // cancelled: it is not in the next engine
      ledger.note(waiting.call, value);
      losses = 0;
      queue.shift();
      waiting.resolve(value);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (queue[0] !== waiting) return;
      if (error.kind !== "refused") {
        const { cause, message, detail } = await through.ended;
        if (cause === "stopped") return;
        waiting.tries += 1;
        if (cause === "silence" && waiting.tries < MOST_TRIES) return;
        error = new EngineError("crashed", message, detail);
      }
      queue.shift();
      waiting.reject(/** @type {EngineError} */ (error));
    }
  }

  void work();
  return {
    call: (method, ...args) => {
      const call = /** @type {Call} */ ({ method, args });
      if (call.method === "remove" && opened === null && !isWorking) {
        ledger.note(call, undefined);
        return Promise.resolve(/** @type {any} */ (undefined));
      }
      return new Promise((resolve, reject) => {
        const waiting = { call, answer: Promise.resolve(), tries: 0, resolve, reject };
        queue.push(waiting);
        if (opened !== null) send(waiting, opened);
        void work();
      });
    },
    interrupt() {
      const cancelled = queue.splice(0);
      for (const { reject } of cancelled) reject(new EngineError("cancelled", "The user did not want to wait", ""));
      if (cancelled.length === 0 || opened === null) return;
      isWanted = true;
      opened.stop();
      link = null;
      opened = null;
      void work();
    },
  };
}
