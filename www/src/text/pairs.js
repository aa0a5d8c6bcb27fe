/**
 * What two articles share, and what one repeats, by strength.
 *
 * @import { Overview, PairSummary } from "../../../src/wire/types.js"
 * @import { Route } from "../store/route.js"
 */

import { passageIndexOf } from "./passage-index.js";

/**
 * How many words two articles have in common, the identical ones of all their passages, as every view counts them: those of the one shown
 * first, or within one article of the later places.
 *
 * @param {PairSummary} pair
 */
export function sharedWords({ left, right, wordsLeft, wordsRight }) {
  return left === right ? wordsRight : wordsLeft;
}

/** Strongest first; what one article repeats comes after what two share. @param {PairSummary} one @param {PairSummary} other */
export const byStrength = (one, other) => Number(one.left === one.right) - Number(other.left === other.right) || sharedWords(other) - sharedWords(one);

/**
 * Why two articles may be versions of one: nobody decides that they are.
 *
 * @param {Overview} overview
 * @param {number} left
 * @param {number} right
 */
export function revisionOf({ revisions }, left, right) {
  return revisions.find((one) => (one.left === left && one.right === right) || (one.left === right && one.right === left))?.reason;
}

/**
 * The strongest of all the pairs, or of those of one article.
 *
 * @param {Overview} overview
 * @param {number} [key]
 * @returns {PairSummary | undefined}
 */
export function strongest({ pairs }, key) {
  /** @type {PairSummary | undefined} */
  let best;
  for (const pair of pairs) {
    const isWanted = pair.alignments > 0 && (key === undefined || pair.left === key || pair.right === key);
    if (isWanted && (best === undefined || byStrength(pair, best) < 0)) best = pair;
  }
  return best;
}

/**
 * Where a comparison opens when no two articles are asked for: where the reader compared last; else at the places of the chosen
 * passage; else with the two that have most in common, the article that is read among them if it has anything in common.
 *
 * @param {Route} route
 * @param {Overview} overview
 * @returns {Route}
 */
export function pairToCompare(route, overview) {
  const { articles } = overview;
  const letter = (/** @type {number} */ key) => articles.find((article) => article.key === key)?.letter ?? "";
  const { view, left, right, article } = route;
  /** @param {string} one @param {string} other @returns {Route} */
  const opened = (one, other) => ({ ...route, view: "compare", left: one, right: other, alignment: view === "compare" ? route.alignment : "" });
  const places = passageIndexOf(overview).byId(route.passage)?.occurrences.map((place) => letter(place.article)) ?? [];
  const isThere = [left, right].every((side) => side !== "" && (view === "compare" || places.length === 0 || places.includes(side)));
  if (isThere) return opened(left, right);
  const [first, second] = places;
  if (first !== undefined && second !== undefined) return opened(first, second);
  const known = articles.find((summary) => summary.letter === (left || right || (view === "read" ? article : "")))?.key;
  const own = known === undefined ? undefined : strongest(overview, known);
  const pair = own !== undefined && (own.left !== own.right || view === "compare") ? own : strongest(overview);
  if (pair !== undefined) return opened(letter(pair.left), letter(pair.right));
  const [one = "", other = one] = articles.map((summary) => summary.letter);
  return opened(one, other);
}
