/**
 * In what two places of a quotation differ, and the words in which they do: as the engine tells it, chosen for a reader.
 *
 * @import { Finding, Span } from "../../../src/wire/types.js"
 * @import { QuotationGroup, QuotedChange, QuotedPlace, Told } from "./quotation-groups.js"
 * @import { State } from "../store/state.js"
 */

import { isReport, quotationIndexOf } from "./quotation-groups.js";

/** Other words before other signs; what is reported, not quoted, last. @type {readonly Told[]} */
export const GRAVEST = ["words", "silent-cut", "speaker", "source", "verb", "marked-cut", "typography", "part", "told", "reworded"];
/** What is told of two places between quote marks … @type {ReadonlySet<Told>} */
const TOLD = new Set(GRAVEST.slice(0, GRAVEST.indexOf("part")));
/** … and under which findings. @type {ReadonlySet<Finding["kind"]>} */
export const CARRIES = new Set(/** @type {const} */ (["quotations-twice", "comment", "shares"]));
/** Differences of form, which leave every word in place. */
const FORM = new Set(["typography", "punctuation", "case", "split"]);
const CUT = /…|\.{3}/u;

/**
 * A place of a quotation that its article prints otherwise than the base.
 *
 * @typedef {{ group: QuotationGroup, place: QuotedPlace, verdicts: readonly Told[], finding: number }} Alteration Gravest first; `finding`: index of the one that carries it, or -1.
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
export function alterationsOf({ quotations, vocabulary, articles, overview: { findings } }) {
  if (quotations === null) return NONE;
  const known = MADE.get(quotations);
  if (known !== undefined) return known;
  // The first finding of each pair; looked for once, as a thousand articles have thousands of both.
  const carriers = new Map(findings.map(({ kind, left, right }, index) => /** @type {const} */ ([CARRIES.has(kind) ? pairOf(left, right) : "", index])).reverse());
  const made = quotationIndexOf(quotations, vocabulary).groups.flatMap((group) => group.places.flatMap((place) => {
    if (place === group.base || [group.base, place].some(isReport)) return [];
    // Of typography, only that another sign stands for a cut.
    const verdicts = GRAVEST.filter((verdict) => place.verdicts.includes(verdict) && TOLD.has(verdict)
      && (verdict !== "typography" || changesOf(verdict, place, group.base, articles).length > 0));
    const finding = carriers.get(pairOf(group.base.article, place.article)) ?? -1;
    return verdicts.length === 0 ? [] : [{ group, place, verdicts, finding }];
  }));
  MADE.set(quotations, made);
  return made;
}

/** @param {number} one Key of an article. @param {number} other */
const pairOf = (one, other) => `${Math.min(one, other)} ${Math.max(one, other)}`;

/**
 * Whether two places are of these two articles, or both of the one.
 *
 * @param {{ left: number, right: number }} pair
 * @param {QuotedPlace} base
 * @param {QuotedPlace} place
 */
export function isBetween({ left, right }, base, place) {
  return [base.article, place.article].every((key) => key === left || key === right) && (left === right || base.article !== place.article);
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
 * What a change is called that Citations tells of by a name of its own: the verb that introduces a quotation, or who is credited with it.
 *
 * @param {number} left Key of an article.
 * @param {number} right
 * @param {State} state
 * @returns {(left: Span, right: Span) => "verb" | "source" | null}
 */
export function introducedBy(left, right, { quotations, vocabulary }) {
  const groups = quotations === null ? [] : quotationIndexOf(quotations, vocabulary).groups;
  const told = groups.flatMap(({ base, places }) => places.filter((place) => isBetween({ left, right }, base, place))
    .flatMap((place) => [{ here: base, there: place, of: place.verdicts }, { here: place, there: base, of: place.verdicts }])).filter(({ here }) => here.article === left);
  const meets = (/** @type {Span} */ span, /** @type {Span | null} */ words) => words === null || (span.start < words.end && span.end > words.start);
  return (one, other) => /** @type {const} */ (["verb", "source"]).find((what) => told.some(({ here, there, of }) =>
    of.includes(what) && (here[what] ?? there[what]) !== null && meets(one, here[what]) && meets(other, there[what]))) ?? null;
}

/**
 * The changes that a verdict tells of, those where words stand for words first.
 *
 * @param {Told} verdict
 * @param {QuotedPlace} place
 * @param {QuotedPlace} base
 * @param {State["articles"]} articles
 * @returns {QuotedChange[]}
 */
export function changesOf(verdict, place, base, articles) {
  const isOneSided = (/** @type {QuotedChange} */ { before, after }) => before.start === before.end || after.start === after.end;
  switch (verdict) {
    case "words": case "reworded":
      return wordsChanged(place).sort((one, other) => Number(isOneSided(one)) - Number(isOneSided(other)));
    case "silent-cut":
      return place.changes.filter((change) => !FORM.has(change.change) && isOneSided(change));
    case "marked-cut":
      return place.changes.filter(({ change }) => change === "elision");
    case "typography":
      return place.changes.filter(({ before, after }) => CUT.test(textAt(articles, base.article, before)) && CUT.test(textAt(articles, place.article, after)));
    default:
      return [];
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
