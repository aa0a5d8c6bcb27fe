/**
 * What the user can make the page do. Each action changes the state, the address or the corpus, then says what came of
 * it in the status line.
 *
 * @import { Arrival } from "./files/intake.js"
 * @import { Session } from "./session.js"
 * @import { Route } from "./store/route.js"
 * @import { Store } from "./store/store.js"
 * @import { CompareView } from "./views/compare.js"
 * @import { Actions, Page, Side } from "./views/page.js"
 */

import { EngineError } from "./engine/client.js";
import { HOME, readRoute, writeRoute } from "./store/route.js";
import { openDialog } from "./views/dialogs.js";
import { namesOf, titleOf } from "./views/names.js";

/**
 * @typedef {object} Parts
 * @property {Store} store
 * @property {Session} session
 * @property {Page} page
 * @property {{ focusHeading: () => void }} overview
 * @property {CompareView} compare
 * @property {HTMLInputElement} picker
 * @property {HTMLElement} status
 */

/** @param {Parts} parts */
export function createActions({ store, session, page, overview, compare, picker, status }) {
  /**
   * @param {string} key
   * @param {import("./ui/messages.js").Params} [params]
   */
  function say(key, params) {
    status.textContent = page.words.text(key, params);
  }

  /**
   * Ends every path of a job: what went wrong with the engine is told by `died`, all else is a fault of ours and is shown.
   *
   * @param {Promise<unknown>} job
   */
  function settle(job) {
    job.catch((/** @type {unknown} */ error) => {
      if (error instanceof EngineError && error.kind === "dead") return;
      const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
      store.send({ type: "engine-died", message, detail: stack });
    });
  }

  /** @param {Route} route */
  function go(route) {
    if (location.hash === writeRoute(route)) return;
    location.hash = writeRoute(route);
  }

  /** The address follows, but Back does not stop here. @param {Route} route */
  function settleOn(route) {
    history.replaceState(null, "", writeRoute(route));
    store.send({ type: "routed", route });
  }

  /**
   * Reads the comparison that the route asks for, unless it is there.
   *
   * @returns {Promise<void>}
   */
  async function loadComparison() {
    const { route, phase, comparison, overview: analysed } = store.state();
    if (route.view !== "compare" || phase !== "ready" || comparison !== null) return;
    const names = namesOf(store.state(), page.words);
    const left = names.byLetter(route.left);
    const right = names.byLetter(route.right);
    if (left === undefined || right === undefined) {
      const [first, second = first] = analysed.articles;
      settleOn(first === undefined || second === undefined ? HOME : { ...HOME, view: "compare", left: first.letter, right: second.letter });
      return loadComparison();
    }
    const found = await session.compare(left.key, right.key);
    const now = store.state();
    if (now.overview !== analysed || now.route.left !== route.left || now.route.right !== route.right) return;
    store.send({ type: "compared", comparison: found });
    const wanted = found.alignments.find(({ id }) => id === now.route.passage);
    if (wanted?.stock) store.send({ type: "stock-shown", shown: true });
    store.flush();
    if (wanted === undefined) compare.focusHeading();
    else focusPassage(wanted.id, "left");
  }

  /**
   * @param {string} id
   * @param {Side} side
   */
  function focusPassage(id, side) {
    const passages = compare.passages();
    const passage = passages.find(({ alignment }) => alignment.id === id);
    if (passage === undefined) return;
    if (side !== "list") store.send({ type: "side-shown", side });
    store.flush();
    compare.focusPassage(passage, side);
    say("status.passage", { n: passage.index + 1, total: passages.length, words: passage.alignment.words, count: passage.differences.length });
  }

  /**
   * @param {string} id
   * @param {Side} side
   */
  function choosePassage(id, side) {
    store.send({ type: "difference-chosen", difference: null });
    settleOn({ ...store.state().route, passage: id });
    focusPassage(id, side);
  }

  /**
   * @param {number} index
   * @param {Side} side
   */
  function chooseDifference(index, side) {
    const differences = compare.differences();
    const difference = differences[index];
    if (difference === undefined) return;
    settleOn({ ...store.state().route, passage: difference.passage.alignment.id });
    store.send({ type: "difference-chosen", difference: index });
    if (side !== "list") store.send({ type: "side-shown", side });
    store.flush();
    compare.focusDifference(difference, side);
    say("status.difference", { n: index + 1, total: differences.length, sentence: compare.describe(difference) });
  }

  /** @type {Actions} */
  const actions = {
    go,
    pickFiles: () => picker.click(),
    addText: (text, name) => take([{ kind: "text", text, name }]),
    removeArticle(key) {
      const article = store.state().articles.get(key);
      settle(session.remove(key).then(() => article && say("status.removed", { title: titleOf(article) })));
    },
    bringSampleBack: () => settle(session.bringSampleBack().then(() => say("status.sampleBack"))),
    takeSampleAway: () => settle(session.takeSampleAway().then(() => say("status.sampleAway"))),
    dismissCard: (id) => store.send({ type: "card-dismissed", id }),
    setLocale(locale) {
      store.send({ type: "locale-set", locale });
      store.flush();
      say("status.language");
    },
    swap() {
      const { route } = store.state();
      go({ ...route, left: route.right, right: route.left, passage: "" });
    },
    stepDifference(step) {
      const differences = compare.differences();
      const { difference, route } = store.state();
      const inPassage = differences.findIndex(({ passage }) => passage.alignment.id === route.passage);
      const before = inPassage === -1 ? (step === 1 ? -1 : differences.length) : inPassage - (step === 1 ? 1 : 0);
      const next = differences[(difference ?? before) + step];
      if (differences.length === 0) say("status.noDifference");
      else if (next === undefined) say(step === 1 ? "status.lastDifference" : "status.firstDifference");
      else chooseDifference(next.index, next.op === "delete" || next.op === "join" ? "left" : "right");
    },
    stepPassage(step) {
      const passages = compare.passages();
      const at = passages.findIndex(({ alignment }) => alignment.id === store.state().route.passage);
      const next = passages[at === -1 ? (step === 1 ? 0 : passages.length - 1) : at + step];
      if (passages.length === 0) say("status.noPassage");
      else if (next === undefined) say(step === 1 ? "status.lastPassage" : "status.firstPassage");
      else choosePassage(next.alignment.id, "left");
    },
    choosePassage,
    chooseDifference,
    clearChoice() {
      store.send({ type: "difference-chosen", difference: null });
      settleOn({ ...store.state().route, passage: "" });
      status.textContent = "";
    },
    showStock: (shown) => store.send({ type: "stock-shown", shown }),
    linkScrolling: (linked) => store.send({ type: "link-set", linked }),
    showSide: (side) => store.send({ type: "side-shown", side }),
    setLetterKeys: (on) => store.send({ type: "letter-keys-set", on }),
    openDialog: (name) => openDialog(name, store.state(), page),
  };

  /** @param {Arrival[]} arrivals */
  function take(arrivals) {
    if (arrivals.length === 0) return;
    const job = session.add(arrivals, (n) => page.words.text("paste.nameOf", { n }));
    settle(job.then(({ added, refused, replacedSample }) => {
      const { words } = page;
      const parts = [added.length > 0 && words.text("status.added", { count: added.length }), refused > 0 && words.text("status.refused", { count: refused }),
        replacedSample && words.text("status.sampleReplaced")];
      status.textContent = parts.filter(Boolean).join(" ");
      // What was compared is gone: the new articles begin where a reader begins.
      if (replacedSample) go(HOME);
      return loadComparison();
    }));
  }

  return {
    actions,
    take,
    open: () => settle(session.open().then(loadComparison)),
    followAddress() {
      store.send({ type: "routed", route: readRoute(location.hash) });
      store.flush();
      window.scrollTo({ top: 0 });
      if (store.state().route.view === "overview") overview.focusHeading();
      settle(loadComparison());
    },
  };
}
