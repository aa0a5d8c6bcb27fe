/**
 * The passage and the difference chosen in a comparison: how they are shown, brought into view and given the focus.
 *
 * A choice stands in both panes and in the list at once. The pane that has the focus leads; the others follow, so that the
 * two places stand at the same height.
 *
 * @import { Difference, Passage } from "../text/differences.js"
 * @import { Side } from "./page.js"
 */

import { markChosen } from "../ui/chosen.js";
import { focusOn } from "../ui/el.js";
import { unfold } from "../ui/fold.js";
import { followScrolling, READING_HEIGHT } from "./follow.js";

/**
 * @typedef {object} Places
 * @property {HTMLElement} root
 * @property {{ left: HTMLElement, right: HTMLElement }} panes
 * @property {HTMLElement} list
 */

/** @param {Places} places */
export function createChoice({ root, panes, list }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /**
   * Brings targets to where one reads, all to the same height: where one stands too near the beginning of its text for that, as
   * high as it can.
   *
   * @param {(readonly [Element | null, HTMLElement])[]} targets Each with what it scrolls in.
   */
  function bringIntoView(...targets) {
    const places = targets.flatMap(([target, scroller]) => {
      if (target === null) return [];
      unfold(target);
      if (scroller.scrollHeight <= scroller.clientHeight) return [];
      // In a long text heights are known near the window only: one jump there, then the rest of the way.
      if (target.closest("[data-long]") !== null) target.scrollIntoView({ block: "center", behavior: "auto" });
      return [{ scroller, offset: scroller.scrollTop + target.getBoundingClientRect().top - scroller.getBoundingClientRect().top }];
    });
    const height = Math.min(...places.flatMap(({ scroller, offset }) => [offset, scroller.clientHeight * READING_HEIGHT]));
    for (const { scroller, offset } of places) {
      following.hold();
      scroller.scrollTo({ top: offset - height, behavior: calm.matches ? "auto" : "smooth" });
    }
  }

  const following = followScrolling(panes);

  /**
   * @param {{ left: Element | null, right: Element | null, list: Element | null }} targets
   * @param {Side} side
   */
  function show(targets, side) {
    unfold(targets[side]);
    focusOn(targets[side]); // first: it may bring the place just into sight, which would end a scroll under way
    bringIntoView([targets.left, panes.left], [targets.right, panes.right]);
    bringIntoView([targets.list, list]);
    scrollPage(targets[side], side === "list" ? list : panes[side]);
  }

  /** In a low or narrow window the panes do not scroll, the page does. @param {Element | null} target @param {HTMLElement} scroller */
  function scrollPage(target, { scrollHeight, clientHeight }) {
    if (target !== null && scrollHeight <= clientHeight) scrollTo({ top: scrollY + target.getBoundingClientRect().top - innerHeight * READING_HEIGHT });
  }

  return {
    link: following.set,

    /**
     * Marks the choice wherever it stands.
     *
     * @param {string} passage
     * @param {number | null} difference
     */
    paint(passage, difference) {
      markChosen(root, passage);
      for (const old of root.querySelectorAll(":is([data-difference], [data-listed] > button)[aria-current]")) old.removeAttribute("aria-current");
      if (difference !== null) {
        for (const mark of root.querySelectorAll(`[data-difference="${difference}"], [data-listed="${difference}"] > button`)) {
          mark.setAttribute("aria-current", "true");
        }
      }
    },

    /** Where the panes were painted anew: brings what is chosen into view again, or their beginnings where nothing is. */
    keepInView() {
      const chosen = (/** @type {HTMLElement} */ pane) => pane.querySelector("[data-difference][aria-current]") ?? pane.querySelector("mark.passage[data-first][aria-current]");
      const [left, right] = [chosen(panes.left), chosen(panes.right)];
      if (left !== null || right !== null) {
        const shown = [left, right].find((target) => target?.getClientRects().length) ?? null;
        scrollPage(shown, shown === right ? panes.right : panes.left);
        return bringIntoView([left, panes.left], [right, panes.right]);
      }
      for (const pane of [panes.left, panes.right]) pane.scrollTo({ top: 0 });
    },

    /**
     * @param {Difference} difference
     * @param {Side} side
     */
    focusDifference({ index, op, passage }, side) {
      const selector = op === "move" ? firstOf(passage) : `[data-difference="${index}"]`;
      const fallback = firstOf(passage);
      show({
        left: panes.left.querySelector(selector) ?? panes.left.querySelector(fallback),
        right: panes.right.querySelector(selector) ?? panes.right.querySelector(fallback),
        list: list.querySelector(`[data-listed="${index}"] > button`),
      }, side);
    },

    /**
     * @param {Passage} passage
     * @param {Side} side
     */
    focusPassage(passage, side) {
      show({
        left: panes.left.querySelector(firstOf(passage)),
        right: panes.right.querySelector(firstOf(passage)),
        list: list.querySelector(`[data-passage="${CSS.escape(passage.alignment.id)}"] .passage-choice`),
      }, side);
    },

    /**
     * What a click in a pane means: the change under it, else the smallest passage there.
     *
     * @param {EventTarget | null} target
     * @returns {{ difference: number | null, passage: string | null }}
     */
    at(target) {
      if (!(target instanceof Element) || target.closest("button, summary") !== null || hasSelection()) return { difference: null, passage: null };
      const change = target.closest("[data-difference]");
      if (change instanceof HTMLElement) return { difference: Number(change.dataset.difference), passage: null };
      /** @type {HTMLElement | null} */
      let smallest = null;
      for (let mark = target.closest("[data-alignment]"); mark !== null; mark = mark.parentElement?.closest("[data-alignment]") ?? null) {
        if (mark instanceof HTMLElement && (smallest === null || Number(mark.dataset.words) < Number(smallest.dataset.words))) smallest = mark;
      }
      return { difference: null, passage: smallest?.dataset.alignment ?? null };
    },
  };
}

/** @param {Passage} passage */
function firstOf({ alignment }) {
  return `[data-alignment="${CSS.escape(alignment.id)}"][data-first]`;
}

/** Somebody who selects words to copy them is not choosing a passage. */
function hasSelection() {
  return getSelection()?.isCollapsed === false;
}
