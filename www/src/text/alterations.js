/**
 * In what two places of a quotation differ, and the words in which they do: as the engine tells it, chosen for a reader.
 *
 * @import { Span, Verdict } from "../../../src/wire/types.js"
 * @import { QuotationGroup, QuotedChange, QuotedPlace } from "./quotation-groups.js"
 * @import { State } from "../store/state.js"
 */

import { quotationIndexOf } from "./quotation-groups.js";

/** Other words before other signs. @type {readonly Verdict[]} */
export const GRAVEST = ["words", "silent-cut", "speaker", "told", "source", "verb", "marked-cut", "part", "typography"];

/** What is told of two places between quote marks; of typography, only that another sign stands for a cut. @type {ReadonlySet<Verdict>} */
const TOLD = new Set(/** @type {const} */ (["words", "silent-cut", "speaker", "source", "verb", "marked-cut", "typography"]));
/** Differences of form, which leave every word in place. */
const FORM = new Set(["typography", "punctuation", "case", "split"]);
const MARKED = new Set(["direct", "fragment", "scare"]);
const CUT = /…|\.{3}/u;

/**
 * A place of a quotation that its article prints otherwise than the base.
 *
 * @typedef {{ group: QuotationGroup, place: QuotedPlace, verdicts: readonly Verdict[] }} Alteration Gravest first.
 */

/** @type {readonly Alteration[]} */
const NONE = [];
/** @type {WeakMap<object, readonly Alteration[]>} */
const MADE = new WeakMap();

/**
 * What two articles, or one twice, put between quote marks, and not in the same way.
 *
 * @param {State} state
 * @returns {readonly Alteration[]} The same ones as long as the quotations are.
 */
export function alterationsOf({ quotations, vocabulary, articles }) {
  if (quotations === null) return NONE;
  const made = MADE.get(quotations) ?? quotationIndexOf(quotations, vocabulary).groups.flatMap((group) => group.places.flatMap((place) => {
    if (place === group.base || [group.base, place].some(({ own, kind }) => own === null || !MARKED.has(kind))) return [];
    const verdicts = GRAVEST.filter((verdict) => place.verdicts.includes(verdict) && TOLD.has(verdict)
      && (verdict !== "typography" || changeOf(verdict, place, group.base, articles) !== undefined));
    return verdicts.length === 0 ? [] : [{ group, place, verdicts }];
  }));
  MADE.set(quotations, made);
  return made;
}

/**
 * Where words differ, be it that there are none on one side.
 *
 * @param {QuotedPlace} place
 */
export function wordsChanged({ changes }) {
  return changes.filter(({ change }) => !FORM.has(change) && change !== "elision");
}

/**
 * The words of an article that another place of the same quotation, in it or in another article, has otherwise.
 *
 * @param {number} article
 * @param {State} state
 * @returns {Span[]} In no order, each once.
 */
export function alteredIn(article, state) {
  const spans = alterationsOf(state).filter(({ verdicts }) => verdicts.includes("words")).flatMap(({ group: { base }, place }) => wordsChanged(place)
    .flatMap(({ before, after }) => [base.article === article && before, place.article === article && after]));
  return [...new Map(spans.flatMap((span) => (span && span.start < span.end ? [[span.start, span]] : []))).values()];
}

/**
 * The first change that a verdict tells of; of other words, the first where words stand for words.
 *
 * @param {Verdict} verdict
 * @param {QuotedPlace} place
 * @param {QuotedPlace} base
 * @param {State["articles"]} articles
 * @returns {QuotedChange | undefined}
 */
export function changeOf(verdict, place, base, articles) {
  const isOneSided = (/** @type {QuotedChange} */ { before, after }) => before.start === before.end || after.start === after.end;
  const worded = wordsChanged(place);
  switch (verdict) {
    case "words":
      return worded.find((change) => !isOneSided(change)) ?? worded[0];
    case "silent-cut":
      return place.changes.find((change) => !FORM.has(change.change) && isOneSided(change));
    case "marked-cut":
      return place.changes.find(({ change }) => change === "elision");
    case "typography":
      return place.changes.find(({ before, after }) => CUT.test(textAt(articles, base.article, before)) && CUT.test(textAt(articles, place.article, after)));
    default:
      return undefined;
  }
}

/**
 * @param {State["articles"]} articles
 * @param {number} article
 * @param {Span | null} span Nothing stands there: empty.
 */
export function textAt(articles, article, span) {
  return span === null ? "" : (articles.get(article)?.text.slice(span.start, span.end) ?? "");
}
