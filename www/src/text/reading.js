/**
 * An article that is read: which of its places stand elsewhere, which stand in it more than once, and, from the engine, which
 * sentences stand nowhere else.
 *
 * @import { ArticleView, Overview, PassageView, Reading as EngineReading, Span, Vocabulary } from "../../../src/wire/types.js"
 * @import { Block } from "./paragraphs.js"
 */

import { blocksOf } from "./paragraphs.js";
import { groupOf } from "./passage-index.js";

/**
 * A place of a passage in the article.
 *
 * @typedef {object} Place
 * @property {PassageView} passage
 * @property {number} number Which of the passage's places, from 1.
 * @property {number} start
 * @property {number} end
 * @property {readonly number[]} others The keys of the other articles that have it.
 * @property {number} times How often the article itself has it.
 * @property {readonly number[]} near The keys of the articles that say it in other words, where that is what it is.
 */

/** @typedef {{ start: number, end: number, kind: string, index: number }} Quoted */

/**
 * @typedef {object} Reading
 * @property {Block[]} blocks
 * @property {Place[]} places In the order of the text.
 * @property {Span[] | null} unique Sentences that stand nowhere else, in the order of the text; `null`: not asked for, or not known yet.
 * @property {Quoted[]} quotations In the order of the text.
 */

/**
 * @param {ArticleView} article
 * @param {Vocabulary} vocabulary
 * @param {Overview} overview
 * @param {(passage: PassageView) => boolean} wanted Which passages are marked.
 * @param {EngineReading | null} read
 * @returns {Reading}
 */
export function readingOf(article, vocabulary, overview, wanted, read) {
  const blocks = blocksOf(article, vocabulary);
  /** @type {Place[]} */
  const places = [];
  for (const passage of overview.passages) {
    if (!wanted(passage)) continue;
    // What is said elsewhere in other words does not stand there.
    const stands = groupOf(passage) !== "paraphrase";
    const elsewhere = [...new Set(passage.occurrences.map((place) => place.article).filter((key) => key !== article.key))];
    const [others, near] = stands ? [elsewhere, []] : [[], elsewhere];
    const times = !stands ? 1 : passage.occurrences.filter((place) => place.article === article.key).length;
    for (const [index, { article: key, start, end }] of passage.occurrences.entries()) {
      if (key === article.key) places.push({ passage, number: index + 1, start, end, others, times, near });
    }
  }
  places.sort((one, other) => one.start - other.start || other.end - one.end);
  return { blocks, places, unique: read && uniqueIn(read), quotations: quotationsOf(article, vocabulary) };
}

/**
 * The sentences of an article that stand nowhere else, in the order of the text.
 *
 * @param {EngineReading} reading
 */
function uniqueIn({ sentences }) {
  /** @type {Span[]} */
  const unique = [];
  for (let at = 0; at + 5 <= sentences.length; at += 5) {
    const [start = 0, end = 0, , shared = 0, repeated = 0] = sentences.subarray(at, at + 5);
    if (shared === 0 && repeated === 0) unique.push({ start, end });
  }
  return unique;
}

/**
 * @param {ArticleView} article
 * @param {Vocabulary} vocabulary
 */
function quotationsOf({ quotations }, { quotationKinds }) {
  /** @type {Quoted[]} */
  const found = [];
  for (let at = 0; at + 3 <= quotations.length; at += 3) {
    const [start = 0, end = 0, kind = 0] = quotations.subarray(at, at + 3);
    found.push({ start, end, kind: quotationKinds[kind] ?? "direct", index: found.length });
  }
  return found;
}

/**
 * The places that a mode is about. Quotations and unique sentences are no places of passages.
 *
 * @param {readonly Place[]} places
 * @param {import("../store/route.js").ReadMode} mode
 */
export function placesIn(places, mode) {
  switch (mode) {
    case "shared":
      return places.filter(({ others }) => others.length > 0);
    case "repeated":
      return places.filter(({ times }) => times > 1);
    case "all":
      return places;
    case "unique": case "quotations":
      return [];
    default:
      return /** @satisfies {never} */ (mode);
  }
}

/**
 * Something that other articles say and this one does not.
 *
 * @typedef {object} Lack
 * @property {{ article: number, start: number, end: number }[]} places
 * @property {number} many How many articles of the event have it.
 * @property {PassageView | undefined} passage Undefined: a sentence of the only other article.
 * @property {(names: { letter: (key: number) => string }) => string[]} letters Of those that have it.
 */

/**
 * @param {EngineReading} reading
 * @param {Overview} overview
 * @returns {Lack[]}
 */
export function lacksOf({ lacks }, { passages }) {
  /** @type {Map<number, Lack>} */
  const found = new Map();
  for (let at = 0; at + 6 <= lacks.length; at += 6) {
    const [statement = 0, article = 0, start = 0, end = 0, many = 0, passage = 0] = lacks.subarray(at, at + 6);
    const known = found.get(statement);
    if (known !== undefined) known.places.push({ article, start, end });
    else {
      const places = [{ article, start, end }];
      found.set(statement, { places, many, passage: passages[passage], letters: ({ letter }) => [...new Set(places.map((place) => letter(place.article)))] });
    }
  }
  return [...found.values()];
}
