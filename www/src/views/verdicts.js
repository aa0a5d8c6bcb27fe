/**
 * In what a place of a quotation differs from its base, in words, with the words that went and came marked.
 *
 * @import { State } from "../store/state.js"
 * @import { QuotedPlace, Told } from "../text/quotation-groups.js"
 * @import { Child } from "../ui/el.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { changesOf, textAt } from "../text/alterations.js";
import { isReport } from "../text/quotation-groups.js";
import { changedWords, marked, sidesOf, speakerOf } from "./phrases.js";

/** Changes told of one verdict; the text shows the others. */
const MOST = 4;

/**
 * The two places side by side.
 *
 * @param {QuotedPlace} base
 * @param {QuotedPlace} place
 * @param {string | undefined} passage The one that they are places of.
 * @param {Names} names
 */
export function placesHref(base, place, passage, { letter }) {
  return writeRoute({ ...HOME, view: "compare", left: letter(base.article), right: letter(place.article), passage: passage ?? "" });
}

/**
 * @param {Told} verdict
 * @param {QuotedPlace} place
 * @param {QuotedPlace} base
 * @param {State} state
 * @param {Page} page
 * @returns {Child[]}
 */
export function verdictNodes(verdict, place, base, state, { words }) {
  const { articles } = state;
  const [left, right] = [base, place].map(({ article }) => articles.get(article));
  if (left === undefined || right === undefined) return [];
  const { short } = sidesOf(left, right, state, words);
  const where = { here: short(base, "left"), there: short(place, "right") };
  const printed = (/** @type {QuotedPlace} */ { article, ...at }, /** @type {"verb" | "source"} */ what) => textAt(articles, article, at[what]).replace(/^[\s,]+/u, "");
  const both = (/** @type {string} */ before, /** @type {string} */ after) => marked(words.parts(`verdictOf.${verdict}`, { before, after, ...where }));
  const only = (/** @type {boolean} */ isHere) => (isHere ? where.here : where.there);
  switch (verdict) {
    case "source":
      return [words.text(place.source === null ? "verdictOf.source.gone" : "verdictOf.source.added", { source: printed(place, "source") || printed(base, "source"), where: only(place.source === null) })];
    case "verb":
      return both(printed(base, "verb"), printed(place, "verb"));
    case "speaker":
      return both(speakerOf(base, articles, words), speakerOf(place, articles, words));
    case "told":
      return [words.text("verdictOf.told", isReport(base) ? { quoted: where.there, told: where.here } : { quoted: where.here, told: where.there })];
    case "part":
      return [words.text("verdictOf.part", { where: only(base.end - base.start < place.end - place.start) })];
    default: {
      const changes = changesOf(verdict, place, base, articles);
      const text = (/** @type {QuotedPlace} */ { article }, /** @type {import("../../../src/wire/types.js").Span} */ span) => textAt(articles, article, span).trim();
      return [
        words.text(`quoted.verdict.${verdict}`),
        ...changes.slice(0, MOST).flatMap(({ before, after }, index) => [index === 0 ? words.text("quoted.colon") : words.text("quoted.next"), ...changedWords(text(base, before), text(place, after), where, words)]),
        changes.length > MOST ? " …" : "",
      ];
    }
  }
}
