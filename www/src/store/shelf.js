/**
 * The articles as the page keeps them: all that an engine must be told to have them. Plain data, never changed in place,
 * so that undo is an earlier shelf and a new engine can be filled from the one that is current.
 *
 * @import { CorrectionMatter, MetadataField, Overview, PassageView } from "../../../src/wire/types.js"
 */

/**
 * How the sample stands to the user's own articles: on show until the first of them comes, then away, or brought back
 * beside them.
 *
 * @typedef {"shown" | "away" | "beside"} SampleState
 */

/** What a file or the user says of an article. The engine makes out the rest. @typedef {{ readonly [Field in MetadataField]?: string }} About */

/**
 * A saved web page: the text of its article, and the text of all of it. One of the two is compared.
 *
 * @typedef {object} WebPage
 * @property {string} article
 * @property {string} whole
 * @property {readonly string[]} aside The lines of the whole that are not in the article.
 * @property {"article" | "whole"} shown
 */

/**
 * Something set right by hand in an article's text: see `CorrectionMatter` for what `value` can be. Offsets in UTF-16 units.
 *
 * @typedef {object} Correction
 * @property {CorrectionMatter} what
 * @property {number} start
 * @property {number} end
 * @property {string} value
 */

/**
 * What somebody says of a passage against the page: that it counts (`pinned`), or that it is set aside with the stock
 * phrases (`rejected`). Its places say which is meant, as ids change with every analysis.
 *
 * @typedef {object} Judgement
 * @property {"pinned" | "rejected"} verdict
 * @property {readonly { id: string, start: number, end: number }[]} places
 */

/**
 * @typedef {object} Kept
 * @property {string} id Stays the article's own, whatever key an engine gives it.
 * @property {string} name The file's.
 * @property {Uint8Array} bytes
 * @property {string | undefined} decoded Its text, when the bytes are not UTF-8.
 * @property {About} about
* @property {readonly Correction[]} corrections At most one for each place and matter.
 * @property {boolean} sample Came with the page.
 * @property {WebPage | null} web
 */

/**
 * @typedef {object} Shelf
 * @property {readonly Kept[]} kept In order of display.
 * @property {SampleState} sample
 * @property {readonly Judgement[]} judgements
 */

/** @type {Shelf} */
export const EMPTY_SHELF = { kept: [], sample: "away", judgements: [] };

/** @param {Shelf} shelf @param {Kept} added @returns {Shelf} */
export function withArticle(shelf, added) {
  return { ...shelf, kept: [...shelf.kept, added] };
}

/** @param {Shelf} shelf @param {string} id @returns {Shelf} */
export function withoutArticle(shelf, id) {
  return { ...shelf, kept: shelf.kept.filter((kept) => kept.id !== id) };
}

/** @param {Shelf} shelf @returns {Shelf} */
export function withoutSample(shelf) {
  return { ...shelf, kept: shelf.kept.filter((kept) => !kept.sample), sample: "away" };
}

/** @param {Shelf} shelf @param {string} id @param {(kept: Kept) => Kept} change @returns {Shelf} */
export function withChange(shelf, id, change) {
  return { ...shelf, kept: shelf.kept.map((kept) => (kept.id === id ? change(kept) : kept)) };
}

/**
 * @param {Shelf} shelf
 * @param {string} id
 * @param {number} index The place it gets, among those it is moved between.
 * @returns {Shelf}
 */
export function withPlace(shelf, id, index) {
  const moved = shelf.kept.find((kept) => kept.id === id);
  if (moved === undefined) return shelf;
  const kept = shelf.kept.filter((other) => other !== moved);
  kept.splice(index, 0, moved);
  return { ...shelf, kept };
}

/** The other text of a web page. @param {Kept} kept @param {WebPage["shown"]} shown @returns {Kept} */
export function withText(kept, shown) {
  if (kept.web === null) return kept;
  return { ...kept, bytes: new TextEncoder().encode(kept.web[shown]), decoded: undefined, corrections: [], web: { ...kept.web, shown } };
}

/**
 * What was said of the same matter at the same place is no longer said.
 *
 * @param {Kept} kept
 * @param {Correction} correction
 * @param {boolean} holds It is taken back otherwise.
 * @returns {Kept}
 */
export function withCorrection(kept, correction, holds) {
  const others = kept.corrections.filter(({ what, start, end }) => what !== correction.what || start !== correction.start || end !== correction.end);
  return { ...kept, corrections: holds ? [...others, correction].sort((one, other) => one.start - other.start) : others };
}

/**
 * @param {Shelf} shelf
 * @param {Judgement["places"]} places
 * @param {Judgement["verdict"] | null} verdict `null`: what was said is taken back.
 * @returns {Shelf}
 */
export function withJudgement(shelf, places, verdict) {
  const others = shelf.judgements.filter((judgement) => !meet(judgement.places, places));
  return { ...shelf, judgements: verdict === null ? others : [...others, { verdict, places }] };
}

/**
 * @param {PassageView} passage
 * @param {ReadonlyMap<number, string>} ids By key.
 * @returns {Judgement["places"]}
 */
export function placesOf({ occurrences }, ids) {
  return occurrences.map(({ article, start, end }) => ({ id: ids.get(article) ?? "", start, end }));
}

/**
 * What somebody said of a passage.
 *
 * @param {Shelf} shelf
 * @param {PassageView} passage
 * @param {ReadonlyMap<number, string>} ids
 */
export function verdictOn({ judgements }, passage, ids) {
  if (judgements.length === 0) return null;
  const places = placesOf(passage, ids);
  return judgements.find((judgement) => meet(judgement.places, places))?.verdict ?? null;
}

/**
 * The overview with what somebody said of its passages. Counts stay the engine's.
 *
 * @param {Overview} overview
 * @param {Shelf} shelf
 * @param {ReadonlyMap<number, string>} ids
 * @returns {Overview}
 */
export function judged(overview, shelf, ids) {
  if (shelf.judgements.length === 0) return overview;
  return {
    ...overview,
    passages: overview.passages.map((passage) => {
      const verdict = verdictOn(shelf, passage, ids);
      return verdict === null ? passage : { ...passage, stock: verdict === "rejected" };
    }),
  };
}

/** Whether they have a place in common. @param {Judgement["places"]} one @param {Judgement["places"]} other */
function meet(one, other) {
  return one.some((place) => other.some(({ id, start, end }) => id === place.id && start === place.start && end === place.end));
}
