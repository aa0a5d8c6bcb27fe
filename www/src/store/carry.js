/**
 * Letters and ids belong to one analysis. When articles come, go or move, the route keeps what it meant: the same articles
 * under their new letters, the same passage under its new id.
 *
 * @import { Overview } from "../../../src/wire/types.js"
 * @import { Route } from "./route.js"
 */

/**
 * @param {Route} route
 * @param {Overview} before
 * @param {Overview} after
 * @returns {Route}
 */
export function carried(route, before, after) {
  // Before the first analysis the route is the address's, and means the articles that are about to come.
  if (before.articles.length === 0) return route;
  /** @param {string} letter */
  const letterNow = (letter) => {
    const key = before.articles.find((article) => article.letter === letter)?.key;
    return after.articles.find((article) => article.key === key)?.letter ?? "";
  };
  return { ...route, left: letterNow(route.left), right: letterNow(route.right), article: letterNow(route.article), passage: passageNow(route.passage, before, after), quotation: "", place: 0, alignment: "" };
}

/**
 * @param {string} id
 * @param {Overview} before
 * @param {Overview} after
 */
function passageNow(id, before, after) {
  const chosen = before.passages.find((passage) => passage.id === id);
  if (chosen === undefined) return "";
  const places = new Set(chosen.occurrences.map(placeName));
  const same = after.passages.filter(({ occurrences }) => occurrences.some((place) => places.has(placeName(place))));
  // What somebody said of it in the meantime may have made it the other.
  return (same.find(({ stock }) => stock === chosen.stock) ?? same[0])?.id ?? "";
}

/** @param {{ article: number, start: number, end: number }} occurrence */
function placeName({ article, start, end }) {
  return `${article} ${start} ${end}`;
}
