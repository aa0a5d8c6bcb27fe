/**
 * What was altered between two places of a quotation: the words that part two texts which begin and end alike.
 *
 * @import { QuotedPlace } from "./quotation-groups.js"
 * @import { State } from "../store/state.js"
 */

import { quotationIndexOf } from "./quotation-groups.js";

/** Characters that are told of. */
const MOST = 60;

/** @typedef {{ before: string, after: string }} Altered */

/**
 * @param {QuotedPlace} base
 * @param {QuotedPlace} place
 * @param {State["articles"]} articles
 * @returns {Altered | null} `null`: too much is different, or something is on one side only.
 */
function parted(base, place, articles) {
  const [one = [], other = []] = [base, place].map(({ article, start, end }) => (articles.get(article)?.text.slice(start, end) ?? "").trim().split(/\s+/u));
  const least = Math.min(one.length, other.length);
  const same = (/** @type {number} */ at, /** @type {number} */ twin) => bare(one[at] ?? "") === bare(other[twin] ?? "");
  let head = 0;
  while (head < least && same(head, head)) head++;
  let tail = 0;
  while (tail < least - head && same(one.length - 1 - tail, other.length - 1 - tail)) tail++;
  const [before = "", after = ""] = [one, other].map((words) => words.slice(head, words.length - tail).join(" "));
  return head + tail > 0 && before !== "" && after !== "" && before.length <= MOST && after.length <= MOST ? { before, after } : null;
}

/** @param {string} word */
function bare(word) {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** @typedef {Altered & { who: readonly string[], articles: readonly [number, number] }} Alteration */

/** @type {WeakMap<object, Alteration[]>} */
const MADE = new WeakMap();

/**
 * The quotations that two articles, or one twice, print with other words.
 *
 * @param {State} state
 * @returns {readonly Alteration[]}
 */
export function alterationsOf({ quotations, vocabulary, articles }) {
  if (quotations === null) return [];
  const made = MADE.get(quotations) ?? quotationIndexOf(quotations, vocabulary).groups.flatMap(({ base, places }) => places.flatMap((place) => {
    const isTold = place === base || !place.verdicts.includes("words") || [base, place].some(({ own, kind }) => own === null || kind === "indirect");
    const altered = isTold ? null : parted(base, place, articles);
    return altered === null ? [] : [{ ...altered, who: base.speakers, articles: /** @type {const} */ ([base.article, place.article]) }];
  }));
  MADE.set(quotations, made);
  return made;
}
