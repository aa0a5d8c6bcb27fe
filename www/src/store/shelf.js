/**
 * The articles as the page keeps them: all that an engine must be told to have them. Plain data, never changed in place,
 * so that undo is an earlier shelf and a new engine can be filled from the one that is current.
 *
 * @import { MetadataField } from "../../../src/wire/types.js"
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
 * @typedef {object} Kept
 * @property {string} id Stays the article's own, whatever key an engine gives it.
 * @property {string} name The file's.
 * @property {Uint8Array} bytes
 * @property {string | undefined} decoded Its text, when the bytes are not UTF-8.
 * @property {About} about
 * @property {boolean} sample Came with the page.
 * @property {WebPage | null} web
 */

/**
 * @typedef {object} Shelf
 * @property {readonly Kept[]} kept In order of display.
 * @property {SampleState} sample
 */

/** @type {Shelf} */
export const EMPTY_SHELF = { kept: [], sample: "away" };

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
  return { kept: shelf.kept.filter((kept) => !kept.sample), sample: "away" };
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
  return { ...kept, bytes: new TextEncoder().encode(kept.web[shown]), decoded: undefined, web: { ...kept.web, shown } };
}
