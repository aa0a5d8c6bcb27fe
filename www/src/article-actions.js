/**
 * What the user can do with the articles: add, remove, move, describe, bring the sample back, and take any of it back.
 *
 * @import { Arrival } from "./files/intake.js"
 * @import { Session } from "./session.js"
 * @import { About, Correction, Judgement, Shelf, WebPage } from "./store/shelf.js"
 * @import { Store } from "./store/store.js"
 * @import { Params } from "./ui/messages.js"
 * @import { Page } from "./views/page.js"
 */

import { openFolders } from "./files/folder.js";
import { HOME, readRoute, writeRoute } from "./store/route.js";
import { EMPTY_SHELF, placesOf, withChange, withCorrection, withJudgement, withoutArticle, withoutSample, withPlace, withText } from "./store/shelf.js";
import { nameInStep } from "./views/article-dialog.js";

/**
 * @typedef {object} ArticleParts
 * @property {Store} store
 * @property {Session} session
 * @property {Page} page
 * @property {(key: string | null, params?: Params, offer?: { canUndo: boolean }) => void} say
 * @property {(text: string, offer?: { canUndo: boolean }) => void} sayText
 * @property {(job: Promise<unknown>) => void} settle Ends every path of a job.
 * @property {(start: number) => void} focusBlock Of the article that is read.
 * @property {() => Promise<void>} arrive What the route asks for, after the articles have changed.
 */

/** @param {ArticleParts} parts */
export function createArticleActions({ store, session, page, say, sayText, settle, arrive, focusBlock }) {
  const address = () => writeRoute(store.state().route);

  /**
   * One step: it changes the shelf, says so, and can be taken back.
   *
   * @param {string} step The message that names it: `step.*` in the history, `status.*` in the status line.
   * @param {Params} params
   * @param {(shelf: Shelf) => Shelf} change
   */
  function change(step, params, change) {
    const job = session.change({ key: `step.${step}`, params }, address(), change);
    const done = job.then(arrive).then(() => say(`status.${step}`, params, { canUndo: true }));
    settle(done);
    return done;
  }

  /** @param {number} key @param {(id: string, named: { title: string, letter: string }) => void} run */
  function withKey(key, run) {
    const { articles, ids } = store.state();
    const article = articles.get(key);
    const id = ids.get(key);
    if (article !== undefined && id !== undefined) run(id, nameInStep(article, store.state()));
  }

  /** @param {readonly Arrival[]} arrivals */
  async function add(arrivals) {
    const { added, refused, left, replacedSample } = await session.add(await openFolders(arrivals), {
      nameText: (n) => page.words.text("paste.nameOf", { n }),
      address: address(),
    });
    // What was compared is gone: the new articles begin where a reader begins.
    if (replacedSample) store.send({ type: "routed", route: HOME });
    await arrive();
    sayText([
      added.length > 0 && page.words.text("status.added", { count: added.length }),
      refused > 0 && page.words.text("status.refused", { count: refused }),
      left > 0 && page.words.text("status.cancelled", { count: left }),
      replacedSample && page.words.text("status.sampleReplaced"),
    ].filter(Boolean).join(" "), { canUndo: added.length > 0 });
  }

  /** @param {"past" | "future"} from */
  async function walk(from) {
    const step = await session.walk(from, address());
    if (step === null) return say(from === "past" ? "undo.nothing" : "redo.nothing");
    // Where the user was when it was done: the same articles have the same letters again, and the same passage is chosen.
    store.send({ type: "routed", route: readRoute(step.address) });
    await arrive();
    say(from === "past" ? "undo.done" : "redo.done", { step: page.words.text(step.label.key, step.label.params) });
  }

  /** @param {number} key */
  const removeArticle = (key) => withKey(key, (id, named) => change("removed", named, (shelf) => withoutArticle(shelf, id)));

  return {
    /** @param {readonly Arrival[]} arrivals */
    take(arrivals) {
      if (arrivals.length > 0) settle(add(arrivals));
    },
    /** @param {number} id */
    addAnyway(id) {
      const { kept, unread } = store.state().cards.find((card) => card.id === id) ?? {};
      if (!kept && !unread) return;
      store.send({ type: "card-dismissed", id });
      if (unread) settle(add(unread));
      if (!kept) return;
      settle(session.addKept(kept, address()).then(arrive).then(() => say("status.added", { count: 1 }, { canUndo: true })));
    },
    removeArticle,
    retry: () => settle(session.retry().then(arrive)),
    leaveOutLast() {
      const { shelf, ids } = store.state();
      const [key] = [...ids].find(([, id]) => id === shelf.kept.at(-1)?.id) ?? [];
      if (key !== undefined) removeArticle(key);
    },
    dismissRecovery: () => store.send({ type: "recovery-seen" }),
    cancel: () => session.cancel(),
    removeAll: () => change("cleared", {}, () => EMPTY_SHELF),
    /** @param {number} key @param {number} place */
    moveArticle: (key, place) => withKey(key, (id, { title }) =>
      change("moved", { title, place: place + 1, total: store.state().shelf.kept.length }, (shelf) => withPlace(shelf, id, place))),
    /** @param {number} key @param {About} about @param {number} place */
    describeArticle: (key, about, place) => withKey(key, (id, named) =>
      change("described", named, (shelf) => withPlace(withChange(shelf, id, (kept) => ({ ...kept, about })), id, place))),
    /**
     * @param {number} key
     * @param {Correction} correction
     * @param {boolean} holds It is taken back otherwise.
     */
    correct: (key, correction, holds) => withKey(key, (id, { letter }) =>
      void change(holds ? `correct.${correction.what}` : "uncorrect", { letter }, (shelf) => withChange(shelf, id, (kept) => withCorrection(kept, correction, holds))).then(() => focusBlock(correction.start), () => {})),
    /** @param {string} passage @param {Judgement["verdict"] | null} verdict */
    judge(passage, verdict) {
      const { overview, ids } = store.state();
      const meant = overview.passages.find(({ id }) => id === passage);
      if (meant !== undefined) change(`judge.${verdict ?? "back"}`, { count: meant.words }, (shelf) => withJudgement(shelf, placesOf(meant, ids), verdict));
    },
    /** @param {number} key @param {WebPage["shown"]} shown */
    showText: (key, shown) => withKey(key, (id, named) => change(shown, named, (shelf) => withChange(shelf, id, (kept) => withText(kept, shown)))),
    bringSampleBack: () => change("sampleBack", {}, session.withSample),
    takeSampleAway: () => change("sampleAway", {}, (shelf) => withoutSample(shelf)),
    undo: () => settle(walk("past")),
    redo: () => settle(walk("future")),
  };
}
