/**
 * In what a place of a quotation differs from its base, in words, with the words that went and came marked.
 *
 * @import { Verdict } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { QuotedPlace } from "../text/quotation-groups.js"
 * @import { Child } from "../ui/el.js"
 * @import { Page } from "./page.js"
 */

import { changeOf, textAt } from "../text/alterations.js";
import { el } from "../ui/el.js";
import { namesOf } from "./names.js";
import { changedWords } from "./phrases.js";

/**
 * @param {Verdict} verdict
 * @param {QuotedPlace} place
 * @param {QuotedPlace} base
 * @param {State} state
 * @param {Page} page
 * @returns {Child[]}
 */
export function verdictNodes(verdict, place, base, state, { words }) {
  const { articles } = state;
  const printed = (/** @type {QuotedPlace} */ { article, ...at }, /** @type {"verb" | "source"} */ what) => textAt(articles, article, at[what]).replace(/^[\s,]+/u, "");
  const both = (/** @type {string} */ key, /** @type {string} */ before, /** @type {string} */ after) => words.parts(key, { before, after })
    .map(({ name, text }) => (name === "before" ? el("del", {}, text) : name === "after" ? el("ins", {}, text) : text));
  switch (verdict) {
    case "source":
      return [words.text(place.source === null ? "verdictOf.source.gone" : "verdictOf.source.added", { source: printed(place, "source") || printed(base, "source") })];
    case "verb":
      return both("verdictOf.verb.from", printed(base, "verb"), printed(place, "verb"));
    case "speaker":
      return both("verdictOf.speaker.from", words.list([...base.speakers]), words.list([...place.speakers]));
    case "told": {
      if (base.article === place.article) return [words.text("quoted.verdict.told")];
      const names = namesOf(state, words);
      const [before, after] = [base, place].map(({ article }) => names.letter(article));
      const isTold = base.kind === "indirect" || base.kind === "told";
      return [words.text("verdictOf.told.from", isTold ? { before: after ?? "", after: before ?? "" } : { before: before ?? "", after: after ?? "" })];
    }
    default: {
      const change = changeOf(verdict, place, base, articles);
      const said = words.text(`quoted.verdict.${verdict}`);
      return change === undefined ? [said] : [said, words.text("quoted.colon"), ...changedWords(textAt(articles, base.article, change.before).trim(), textAt(articles, place.article, change.after).trim(), words)];
    }
  }
}
