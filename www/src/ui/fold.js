/**
 * A part that stays folded, and is not built until somebody opens it or prints the page.
 */

import { append, el } from "./el.js";

/** What the folds that were never opened would hold. @type {WeakMap<Element, () => void>} */
const unbuilt = new WeakMap();

/**
 * @param {{ summary: import("./el.js").Child, class: string, data?: Record<string, unknown> }} look
 * @param {() => import("./el.js").Children} build
 * @returns {HTMLDetailsElement}
 */
export function lazyFold({ summary, class: name, data = {} }, build) {
  const fold = el("details", { class: name, data: { ...data, unbuilt: true } }, el("summary", {}, summary));
  unbuilt.set(fold, () => {
    unbuilt.delete(fold);
    delete fold.dataset["unbuilt"];
    append(fold, [build()]);
  });
  fold.addEventListener("toggle", () => unbuilt.get(fold)?.());
  return fold;
}

/** Opens the folds that hide an element. @param {Element | null} target */
export function unfold(target) {
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
}

/** @param {Document} document */
export function buildFolds(document) {
  for (const fold of document.querySelectorAll("details[data-unbuilt]")) unbuilt.get(fold)?.();
}
