/**
 * What the page does with the engine: fills it, changes what it holds, takes changes back, asks it for comparisons.
 *
 * Jobs that change the corpus run one after another, so that two drops in a row never mix. A file that fails leaves a
 * card; it never stops the ones behind it. Nothing here touches the page's elements.
 *
 * @import { ArticleView, Collation, Comparison, Quotations, Reading, Search } from "../../src/wire/types.js"
 * @import { EngineClient } from "./engine/client.js"
 * @import { SampleAnalysis, SampleArticle } from "./embedded.js"
 * @import { Arrival } from "./files/intake.js"
 * @import { Label, Step } from "./store/history.js"
 * @import { Progress } from "./store/state.js"
 * @import { About, Kept, Shelf } from "./store/shelf.js"
 * @import { Store } from "./store/store.js"
 */

import { createCorpus } from "./corpus.js";
import { EngineError } from "./engine/client.js";
import { nameOf, readArrival, Refusal } from "./files/read.js";
import { boundsOf, USUAL } from "./store/settings.js";
import { withArticle, withoutSample } from "./store/shelf.js";

/** After a Cancel, the article that is being read may be finished in this time, in ms; then the engine is stopped and filled anew. */
const CANCEL_PATIENCE_MS = 1_000;

/** What is there so far is shown once this long has passed since a drop, in ms … */
const FIRST_LOOK_MS = 700;
/** … and again each time that so many times the articles are there: all these looks cost about as much as the last one. */
const LOOKS_GROW = 2;

/**
 * @typedef {object} Session
 * @property {() => Promise<void>} begin Shows the sample, as it was analysed when the page was built, and gives it to the engine.
 * @property {() => Promise<void>} retry Tries once more what the engine stopped at.
 * @property {() => void} cancel Ends the reading of files; those that were read stay.
 * @property {(arrivals: readonly Arrival[], options: AddOptions) => Promise<Outcome>} add
 * @property {(kept: Kept, address: string) => Promise<void>} addKept Adds what was left out as a duplicate.
 * @property {(label: Label, address: string, change: (shelf: Shelf) => Shelf) => Promise<void>} change
 * @property {(from: "past" | "future", address: string) => Promise<Step | null>} walk Undo and redo. `null`: there is nothing to.
 * @property {() => Promise<void>} bound Tells the engine what the reader wants set aside.
 * @property {(left: number, right: number) => Promise<Comparison>} compare
 * @property {(text: string) => Promise<Search>} search
 * @property {(passage: string) => Promise<Collation>} collate
 * @property {() => Promise<Quotations>} quotations
 * @property {(key: number) => Promise<Reading>} reading
 * @property {(shelf: Shelf) => Shelf} withSample The shelf with the sample's articles on it again.
 *
 * @typedef {object} AddOptions
 * @property {(n: number) => string} nameText How the nth pasted text is called.
 * @property {string} address Where the user is.
 *
 * @typedef {object} Outcome
 * @property {string[]} added Names.
 * @property {number} refused
 * @property {number} left Not read, as the user cancelled.
 * @property {boolean} replacedSample The sample gave way.
 */

/**
 * @param {Store} store
 * @param {EngineClient} engine
 * @param {SampleArticle[]} sample
 * @param {SampleAnalysis} analysis Of the sample, by the same engine.
 * @returns {Session}
 */
export function createSession(store, engine, sample, analysis) {
  const corpus = createCorpus(store, engine);
  const samples = sample.map(keptSample);
  /** @type {Promise<unknown>} */
  let tail = Promise.resolve();
  let pastedTexts = 0;
  let isCancelled = false;
  /** What is there is being compared, which nobody cuts off: it is what stays. */
  let isComparing = false;

  /**
   * @template T
   * @param {() => Promise<T>} job
   * @returns {Promise<T>}
   */
  function enqueue(job) {
    store.send({ type: "work-started" });
    const result = tail.then(job);
    tail = result.catch(() => {}); // whoever asked for the job is told; those behind it go on
    return result;
  }

  async function analyse() {
    const { length } = store.state().shelf.kept;
    store.send({ type: "progressed", progress: { done: length, total: length, comparing: true } });
    try {
      store.send({ type: "analysed", overview: await engine.call("overview"), isLast: true });
    } finally {
      store.send({ type: "progressed", progress: null });
    }
  }

  /** What is there so far, while more is read. @param {Progress} progress */
  async function analyseSoFar(progress) {
    store.send({ type: "progressed", progress: { ...progress, comparing: true } });
    isComparing = true;
    try {
      store.send({ type: "analysed", overview: await engine.call("overview"), isLast: false });
    } finally {
      isComparing = false;
    }
  }

  async function bound() {
    const { passageWords, quotationWords, formulaPercent, changedPercent } = store.state().settings;
    await engine.call("setBounds", passageWords, quotationWords, formulaPercent, changedPercent);
    await analyse();
  }

  /** @param {Shelf} shelf */
  function setShelf(shelf) {
    store.send({ type: "shelf-set", shelf });
  }

  /** Makes the engine hold what the shelf will, then the shelf. @param {Shelf} shelf */
  async function settleOn(shelf) {
    await corpus.match(shelf.kept);
    setShelf(shelf);
  }

  /**
   * @param {Kept} kept
   * @param {boolean} evenTwice
   */
  async function addOne(kept, evenTwice) {
    const article = await corpus.put(kept);
    const { articles, arriving, ids, shelf } = store.state();
    const givesWay = (/** @type {number} */ key) => shelf.sample === "shown" && shelf.kept.some(({ id, sample }) => sample && id === ids.get(key));
    const isTwin = (/** @type {ArticleView} */ other) =>
      other.key !== article.key && (other.sha256 === article.sha256 || other.text === article.text) && !givesWay(other.key);
    const twin = arriving.find((other) => isTwin(other.article))?.article ?? [...articles.values()].find(isTwin);
    const isEmpty = article.text.trim() === "";
    if (isEmpty || (twin !== undefined && !evenTwice)) {
      await corpus.drop([kept.id]);
      throw twin === undefined ? new Refusal("empty") : new Refusal("duplicate", nameOfTwin(twin), kept, twin.key);
    }
    setShelf(withArticle(shelf, kept));
  }

  /** By its letter, once it has one. @param {ArticleView} twin */
  function nameOfTwin({ key, outlet, title, name }) {
    const letter = store.state().overview.articles.find((article) => article.key === key)?.letter;
    const known = outlet ?? title ?? name;
    return letter === undefined ? known : `${letter} (${known})`;
  }

  return {
    begin: () => {
      const { version, vocabulary, articles, overview, quotations } = analysis;
      store.send({ type: "engine-known", version, vocabulary });
      for (const [index, article] of articles.entries()) store.send({ type: "article-read", article, id: samples[index]?.id ?? "" });
      setShelf({ kept: samples, sample: "shown", judgements: [] });
      store.send({ type: "analysed", overview, isLast: true });
      store.send({ type: "quotations-read", quotations });
      const filled = corpus.match(samples).finally(() => store.send({ type: "progressed", progress: null }));
      tail = filled.catch(() => {});
      return boundsOf(store.state().settings) === boundsOf(USUAL) ? filled : enqueue(bound);
    },

    retry: () =>
      enqueue(async () => {
        await corpus.match(store.state().shelf.kept);
        await analyse();
      }),

    add: (arrivals, { nameText, address }) =>
      enqueue(async () => {
        const { shelf: before } = store.state();
        /** @type {Outcome} */
        const outcome = { added: [], refused: 0, left: 0, replacedSample: false };
        let done = 0;
        isCancelled = false;
        const started = performance.now();
        let nextLook = 2;
        /** The sample goes as soon as others are shown in its place. */
        const giveWay = async () => {
          if (store.state().shelf.sample !== "shown") return;
          outcome.replacedSample = before.kept.length > 0;
          await settleOn(withoutSample(store.state().shelf));
        };
        /** Nobody asked for it, and no file is to blame where it fails: the analysis at the end tells if nothing can be analysed. @param {Progress} progress */
        const lookBetween = async (progress) => {
          try {
            await giveWay();
            await analyseSoFar(progress);
          } catch (error) {
            if (!(error instanceof EngineError) || error.kind === "dead") throw error;
          }
        };
        for (const [index, arrival] of arrivals.entries()) {
          if (isCancelled) break;
          const progress = { done: index, total: arrivals.length, cancel: true };
          store.send({ type: "progressed", progress });
          try {
            const { kept, guess } = await readArrival(arrival, () => nameText(++pastedTexts));
            await addOne(kept, false);
            outcome.added.push(kept.name);
            done = index + 1;
            if (guess !== null) store.send({ type: "card-added", kind: "encoding", name: kept.name, detail: guess, kept: null });
          } catch (error) {
            if (error instanceof EngineError && error.kind === "dead") throw error;
            if (error instanceof EngineError && error.kind === "cancelled") break;
            outcome.refused += 1;
            done = index + 1;
            store.send({ type: "card-added", name: nameOf(arrival), ...reasonOf(error) });
            continue;
          }
          const { length } = outcome.added;
          if (length < nextLook || index === arrivals.length - 1 || performance.now() - started <= FIRST_LOOK_MS) continue;
          nextLook = length * LOOKS_GROW;
          await lookBetween(progress);
        }
        isCancelled = false;
        outcome.left = arrivals.length - done;
        if (outcome.added.length > 0) {
          await giveWay();
          const label = { key: "step.added", params: { count: outcome.added.length, title: outcome.added[0] ?? "" } };
          store.send({ type: "step-recorded", label, shelf: before, address });
          if (outcome.left > 0) store.send({ type: "card-added", kind: "unread", name: "", detail: "", kept: null, unread: arrivals.slice(done) });
        }
        await analyse();
        return outcome;
      }),

    addKept: (kept, address) =>
      enqueue(async () => {
        const { shelf } = store.state();
        await addOne(kept, true);
        store.send({ type: "step-recorded", label: { key: "step.added", params: { count: 1, title: kept.name } }, shelf, address });
        await analyse();
      }),

    change: (label, address, change) =>
      enqueue(async () => {
        const { shelf } = store.state();
        await settleOn(change(shelf));
        store.send({ type: "step-recorded", label, shelf, address });
        await analyse();
      }),

    walk: (from, address) =>
      enqueue(async () => {
        const step = store.state().history[from].at(-1) ?? null;
        if (step !== null) {
          await corpus.match(step.shelf.kept);
          store.send({ type: "step-walked", from, shelf: step.shelf, address });
        }
        await analyse();
        return step;
      }),

    bound: () => enqueue(bound),

    compare: (left, right) => engine.call("compare", left, right),

    quotations: () => engine.call("quotations"),

    reading: (key) => engine.call("reading", key),

    search: (text) => engine.call("search", text),

    collate: (passage) => engine.call("collate", passage),

    cancel() {
      isCancelled = true;
      setTimeout(() => isCancelled && !isComparing && engine.interrupt(), CANCEL_PATIENCE_MS);
    },

    withSample: (shelf) => {
      const { kept } = withoutSample(shelf);
      return { ...shelf, kept: [...kept, ...samples], sample: kept.length === 0 ? "shown" : "beside" };
    },
  };
}

/** @param {SampleArticle} article @returns {Kept} */
function keptSample({ file, bytes, ...about }) {
  return { id: `sample ${file}`, name: file, bytes, decoded: undefined, about: /** @type {About} */ (about), corrections: [], sample: true, web: null };
}

/**
 * @param {unknown} error
 * @returns {{ kind: import("./store/state.js").CardKind, detail: string, kept: Kept | null, twin?: number | undefined }}
 */
function reasonOf(error) {
  if (error instanceof EngineError && error.kind === "crashed") return { kind: "crashed", detail: error.message, kept: null };
  if (error instanceof Refusal) return { kind: error.kind, detail: error.detail, kept: error.kept, twin: error.twin };
  return { kind: "refused", detail: error instanceof Error ? error.message : String(error), kept: null };
}
