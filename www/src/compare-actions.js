/**
 * What the user can do in a comparison: choose a passage or a difference, step through them. Each choice goes into the
 * address and into the status line.
 *
 * @import { Route } from "./store/route.js"
 * @import { Store } from "./store/store.js"
 * @import { CompareView } from "./views/compare.js"
 * @import { Side } from "./views/page.js"
 */

import { idsOf } from "./text/differences.js";
import { groupOf } from "./text/passage-index.js";

/**
 * @typedef {object} CompareParts
 * @property {Store} store
 * @property {CompareView} compare
 * @property {(key: string | null, params?: import("./ui/messages.js").Params) => void} say `null`: nothing more.
 * @property {(route: Route) => void} settleOn The address follows, Back does not stop here.
 * @property {(route: Route) => void} visit Back returns to what was before.
 */

/** @param {CompareParts} parts */
export function createCompareActions({ store, compare, say, settleOn, visit }) {
  /**
   * @param {string} alignment
   * @param {Side} side
   */
  function focusPassage(alignment, side) {
    const passages = compare.passages();
    const passage = passages.find(({ alignment: { id } }) => id === alignment);
    if (passage === undefined) return;
    if (side === "list") side = compare.sideOf(side);
    if (side !== "list") store.send({ type: "side-shown", side });
    store.flush();
    compare.focusPassage(passage, side);
    const group = groupOf(passage.alignment);
    const ids = idsOf(passages, group);
    say(`status.${group}`, { n: ids.indexOf(passage.passageId || alignment) + 1, total: ids.length, words: passage.alignment.words, count: passage.differences.length });
  }

  /**
   * Another passage is a place to come back to, the next difference in the same one is not.
   *
   * @param {string} alignment
   */
  function moveTo(alignment) {
    const { route } = store.state();
    const passage = compare.passages().find(({ alignment: { id } }) => id === alignment)?.passageId ?? "";
    (passage === route.passage ? settleOn : visit)({ ...route, passage, alignment });
  }

  /**
   * @param {string} alignment
   * @param {Side} side
   */
  function choosePassage(alignment, side) {
    store.send({ type: "difference-chosen", difference: null });
    moveTo(alignment);
    focusPassage(alignment, side);
  }

  /**
   * @param {number} index
   * @param {Side} side
   */
  function chooseDifference(index, side) {
    const differences = compare.differences();
    const difference = differences[index];
    if (difference === undefined) return;
    side = compare.sideOf(side);
    moveTo(difference.passage.alignment.id);
    store.send({ type: "difference-chosen", difference: index });
    if (side !== "list") store.send({ type: "side-shown", side });
    store.flush();
    compare.focusDifference(difference, side);
    say("status.difference", { n: index + 1, total: differences.length, sentence: compare.describe(difference) });
  }

  return {
    choosePassage,
    chooseDifference,

    /** Shows what the route asks for: two places of a passage, or the heading. */
    showChosen() {
      const { route } = store.state();
      const passages = compare.passages();
      const wanted = passages.find(({ alignment }) => alignment.id === route.alignment) ?? passages.find(({ passageId }) => passageId !== "" && passageId === route.passage);
      if (wanted === undefined) return compare.focusHeading();
      if (wanted.passageId !== route.passage || wanted.alignment.id !== route.alignment) {
        settleOn({ ...route, passage: wanted.passageId, alignment: wanted.alignment.id });
      }
      focusPassage(wanted.alignment.id, "left");
    },

    /** @param {1 | -1} step */
    stepDifference(step) {
      const differences = compare.differences();
      const { difference, route } = store.state();
      const inPassage = differences.findIndex(({ passage }) => passage.alignment.id === route.alignment);
      const before = inPassage === -1 ? (step === 1 ? -1 : differences.length) : inPassage - (step === 1 ? 1 : 0);
      const next = differences[(difference ?? before) + step];
      if (differences.length === 0) say("status.noDifference");
      else if (next === undefined) say(step === 1 ? "status.lastDifference" : "status.firstDifference");
      else chooseDifference(next.index, next.op === "delete" || next.op === "join" ? "left" : "right");
    },

    /** @param {1 | -1} step */
    stepPassage(step) {
      const passages = compare.passages();
      const at = passages.findIndex(({ alignment }) => alignment.id === store.state().route.alignment);
      const next = passages[at === -1 ? (step === 1 ? 0 : passages.length - 1) : at + step];
      if (passages.length === 0) say("status.noPassage");
      else if (next === undefined) say(step === 1 ? "status.lastPassage" : "status.firstPassage");
      else choosePassage(next.alignment.id, "left");
    },

    /** From one place of the chosen passage to the other, as from where a passage was to where it went. */
    otherPlace() {
      const { route } = store.state();
      if (route.alignment === "") say("status.noPassageChosen");
      else focusPassage(route.alignment, compare.focusedSide() === "left" ? "right" : "left");
    },

    clearChoice() {
      store.send({ type: "difference-chosen", difference: null });
      settleOn({ ...store.state().route, passage: "", quotation: "", place: 0, alignment: "" });
      say(null);
    },
  };
}
