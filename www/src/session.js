/**
 * What the page does with the engine: adds articles, removes them, asks for the overview and for comparisons.
 *
 * Jobs that change the corpus run one after another, so that two drops in a row never mix. A job that fails leaves a
 * card; it never stops the ones behind it. Nothing here touches the page's elements.
 *
 * @import { Comparison } from "../../src/wire/types.js"
 * @import { EngineClient } from "./engine/client.js"
 * @import { Arrival } from "./files/intake.js"
 * @import { CardKind } from "./store/state.js"
 * @import { Store } from "./store/store.js"
 */

import { EngineError } from "./engine/client.js";
import { decode } from "./files/decode.js";
import { refusalByName } from "./files/intake.js";

/**
 * An article that the page brings itself, and what is known of it besides its text.
 *
 * @typedef {{ file: string, outlet?: string, published?: string, title?: string, language?: string, bytes: Uint8Array }} SampleArticle
 */

/** A file that will not become an article, with the card that says why. */
class Refusal extends Error {
  /**
   * @param {CardKind} kind
   * @param {string} [detail]
   */
  constructor(kind, detail = "") {
    super(detail || kind);
    this.kind = kind;
    this.detail = detail;
  }
}

/**
 * @typedef {object} Session
 * @property {() => Promise<void>} open Starts the engine and shows the sample.
 * @property {(arrivals: Arrival[], nameText: (n: number) => string) => Promise<Outcome>} add
 * @property {(key: number) => Promise<void>} remove
 * @property {() => Promise<void>} bringSampleBack
 * @property {() => Promise<void>} takeSampleAway
 * @property {(left: number, right: number) => Promise<Comparison>} compare
 *
 * @typedef {object} Outcome
 * @property {string[]} added Names.
 * @property {number} refused
 * @property {boolean} replacedSample The sample gave way.
 */

/**
 * @param {Store} store
 * @param {EngineClient} engine
 * @param {SampleArticle[]} sample
 * @returns {Session}
 */
export function createSession(store, engine, sample) {
  /** @type {Promise<unknown>} */
  let tail = Promise.resolve();
  let pastedTexts = 0;

  /**
   * @template T
   * @param {() => Promise<T>} job
   * @returns {Promise<T>}
   */
  function enqueue(job) {
    store.send({ type: "work-started" });
    const result = tail.then(job);
    tail = result.catch(ignoreDeath);
    return result;
  }

  async function analyse() {
    store.send({ type: "progressed", progress: null });
    store.send({ type: "analysed", overview: await engine.call("overview") });
  }

  /** @param {readonly number[]} keys */
  async function removeAll(keys) {
    for (const key of keys) await engine.call("remove", key);
    store.send({ type: "articles-removed", keys });
  }

  async function addSample() {
    for (const [index, { file, bytes, ...about }] of sample.entries()) {
      store.send({ type: "progressed", progress: { done: index, total: sample.length } });
      let article = await engine.call("add", file, bytes, undefined);
      for (const field of /** @type {const} */ (["title", "outlet", "published", "language"])) {
        const value = about[field];
        if (value !== undefined && value !== article[field]) article = await engine.call("describe", article.key, field, value);
      }
      store.send({ type: "article-added", article, sample: true });
    }
  }

  /**
   * @param {Arrival} arrival
   * @param {(n: number) => string} nameText
   */
  async function addOne(arrival, nameText) {
    const { name, bytes } = await contentOf(arrival, () => nameText(++pastedTexts));
    if (bytes.length === 0) throw new Refusal("empty");
    const decoding = decode(bytes);
    if (decoding.kind === "binary") throw new Refusal("binary");
    const text = decoding.kind === "decoded" ? decoding.text : undefined;
    const article = await engine.call("add", name, bytes, text);
    const twin = [...store.state().articles.values()].find((other) => other.sha256 === article.sha256 && !givesWay(other.key));
    if (twin !== undefined || article.text.trim() === "") {
      await engine.call("remove", article.key);
      throw twin === undefined ? new Refusal("empty") : new Refusal("duplicate", twin.outlet ?? twin.name);
    }
    store.send({ type: "article-added", article, sample: false });
    if (decoding.kind === "decoded" && decoding.guessed) {
      store.send({ type: "card-added", kind: "encoding", name, detail: decoding.encoding });
    }
    return name;
  }

  /** @param {number} key */
  function givesWay(key) {
    return store.state().sample === "shown" && store.state().sampleKeys.has(key);
  }

  return {
    open: () =>
      enqueue(async () => {
        const version = await engine.ready;
        store.send({ type: "engine-ready", version, vocabulary: await engine.call("vocabulary") });
        await addSample();
        await analyse();
      }),

    add: (arrivals, nameText) =>
      enqueue(async () => {
        /** @type {Outcome} */
        const outcome = { added: [], refused: 0, replacedSample: false };
        for (const [index, arrival] of arrivals.entries()) {
          store.send({ type: "progressed", progress: { done: index, total: arrivals.length } });
          try {
            outcome.added.push(await addOne(arrival, nameText));
          } catch (error) {
            if (error instanceof EngineError && error.kind === "dead") throw error;
            outcome.refused += 1;
            store.send({ type: "card-added", name: nameOf(arrival), ...reasonOf(error) });
          }
        }
        if (outcome.added.length > 0 && store.state().sample === "shown") {
          const { sampleKeys } = store.state();
          outcome.replacedSample = sampleKeys.size > 0;
          await removeAll([...sampleKeys]);
          store.send({ type: "sample-set", sample: "away" });
        }
        await analyse();
        return outcome;
      }),

    remove: (key) =>
      enqueue(async () => {
        await removeAll([key]);
        await analyse();
      }),

    bringSampleBack: () =>
      enqueue(async () => {
        const alone = store.state().articles.size === 0;
        await removeAll([...store.state().sampleKeys]);
        await addSample();
        store.send({ type: "sample-set", sample: alone ? "shown" : "beside" });
        await analyse();
      }),

    takeSampleAway: () =>
      enqueue(async () => {
        await removeAll([...store.state().sampleKeys]);
        store.send({ type: "sample-set", sample: "away" });
        await analyse();
      }),

    compare: (left, right) => engine.call("compare", left, right),
  };
}

/**
 * @param {Arrival} arrival
 * @param {() => string} nameText
 */
async function contentOf(arrival, nameText) {
  switch (arrival.kind) {
    case "directory":
      throw new Refusal("directory");
    case "text":
      // A lone surrogate cannot be written as UTF-8, and would shift every offset behind it.
      return { name: arrival.name || nameText(), bytes: new TextEncoder().encode(arrival.text.toWellFormed()) };
    case "file": {
      const refusal = refusalByName(arrival.file.name);
      if (refusal !== null) throw new Refusal(refusal);
      try {
        return { name: arrival.file.name, bytes: new Uint8Array(await arrival.file.arrayBuffer()) };
      } catch (error) {
        throw new Refusal("unreadable", error instanceof Error ? error.message : String(error));
      }
    }
    default:
      return /** @satisfies {never} */ (arrival);
  }
}

/** @param {Arrival} arrival */
function nameOf(arrival) {
  switch (arrival.kind) {
    case "file":
      return arrival.file.name;
    case "directory":
      return arrival.name;
    case "text":
      return arrival.name;
    default:
      return /** @satisfies {never} */ (arrival);
  }
}

/**
 * @param {unknown} error
 * @returns {{ kind: CardKind, detail: string }}
 */
function reasonOf(error) {
  if (error instanceof Refusal) return { kind: error.kind, detail: error.detail };
  return { kind: "refused", detail: error instanceof Error ? error.message : String(error) };
}

/**
 * A dead engine has been reported by its client (`died`), once for all the jobs that it takes along.
 *
 * @param {unknown} error
 */
function ignoreDeath(error) {
  if (!(error instanceof EngineError)) throw error;
}
