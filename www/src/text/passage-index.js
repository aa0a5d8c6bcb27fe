/**
 * A passage has places in many articles; an alignment is two of them. Who needs to know which passage an alignment
 * belongs to, or which passages two articles share, asks here.
 *
 * @import { Comparison, Kind, Occurrence, Overview, PassageView, Span } from "../../../src/wire/types.js"
 */

/**
 * @typedef {object} PassageIndex
 * @property {(id: string) => PassageView | undefined} byId
 * @property {(article: number, span: Span, group: Group) => PassageView | undefined} at The passage with the narrowest place there.
 * @property {(article: number, span: Span) => readonly PassageView[]} meeting Those with a place that shares words with it.
 * @property {(pair: Pair, alignment: { left: Span, right: Span, stock: boolean, kind: Kind }) => string} of The id, or empty.
 * @property {(article: number) => readonly PassageView[]} inArticle Each once.
 * @property {(left: number, right: number) => readonly PassageView[]} shared Longest first; stock phrases last.
 *
 * @typedef {{ left: number, right: number }} Pair Keys.
 * @typedef {"words" | "paraphrase" | "stock"} Group What is shared word by word, told in other words, or set aside.
 */

/** The index of an overview, made once for all the views that ask. @type {WeakMap<Overview, PassageIndex>} */
const MADE = new WeakMap();

/**
 * @param {Overview} overview
 * @returns {PassageIndex}
 */
export function passageIndexOf(overview) {
  const made = MADE.get(overview) ?? makeIndex(overview.passages);
  MADE.set(overview, made);
  return made;
}

/**
 * @param {readonly PassageView[]} passages Longest first.
 * @returns {PassageIndex}
 */
function makeIndex(passages) {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  /** @type {Map<number, { passage: PassageView, place: Occurrence }[]>} */
  const places = new Map();
  for (const passage of passages) {
    for (const place of passage.occurrences) {
      const here = places.get(place.article);
      if (here === undefined) places.set(place.article, [{ passage, place }]);
      else here.push({ passage, place });
    }
  }

  /** @param {number} article @param {Span} span @param {Group} group */
  const around = (article, span, group) => (places.get(article) ?? [])
    .filter(({ passage, place }) => groupOf(passage) === group && place.start <= span.start && place.end >= span.end)
    .sort((a, b) => a.place.end - a.place.start - (b.place.end - b.place.start));

  return {
    byId: (id) => byId.get(id),
    at: (article, span, group) => around(article, span, group)[0]?.passage,
    meeting: (article, { start, end }) => [...new Set((places.get(article) ?? []).filter(({ place }) => place.start < end && place.end > start).map(({ passage }) => passage))],
    of: ({ left, right }, alignment) => {
      const both = (/** @type {Group} */ group) => {
        const there = new Set(around(right, alignment.right, group).map(({ passage }) => passage));
        return around(left, alignment.left, group).find(({ passage }) => there.has(passage))?.passage.id;
      };
      // The other kind is what somebody made of it by hand.
      const told = alignment.kind === "paraphrase" ? "paraphrase" : "words";
      return (alignment.stock ? both("stock") ?? both(told) : both(told) ?? both("stock")) ?? "";
    },
    inArticle: (article) => [...new Set((places.get(article) ?? []).map(({ passage }) => passage))],
    shared: (left, right) => {
      const here = (places.get(left) ?? []).map(({ passage }) => passage);
      const both = left === right
        ? here.filter((passage, index) => here.indexOf(passage) !== index)
        : here.filter(({ occurrences }) => occurrences.some(({ article }) => article === right));
      return [...new Set(both)];
    },
  };
}

/**
 * @param {{ stock: boolean, kind: Kind }} found A passage or an alignment.
 * @returns {Group}
 */
export function groupOf({ stock, kind }) {
  if (stock) return "stock";
  return kind === "paraphrase" ? "paraphrase" : "words";
}

/**
 * A comparison whose alignments are stock phrases where their passages are: what somebody said of these by hand holds for them.
 *
 * @param {Comparison} comparison
 * @param {Overview} overview
 * @returns {Comparison}
 */
export function withStockOf(comparison, overview) {
  const index = passageIndexOf(overview);
  const alignments = comparison.alignments.map((alignment) => {
    const stock = index.byId(index.of(comparison, alignment))?.stock ?? alignment.stock;
    return stock === alignment.stock ? alignment : { ...alignment, stock };
  });
  return { ...comparison, alignments };
}
