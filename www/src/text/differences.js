/**
 * A comparison, opened up: from the engine's flat array to passages with their differences.
 *
 * @import { AlignmentView, ArticleView, ChangeClass, Comparison, Span, Vocabulary } from "../../../src/wire/types.js"
 */

import { groupOf } from "./passage-index.js";
import { wordsIn } from "./words.js";

/** Changes that touch what a sentence says, and deserve a reader's eye before any other. */
const SENSITIVE = new Set(["number", "name", "negation"]);
/** Between quote marks, these do too. */
const QUOTED = new Set(["wording", "inflection"]);
/** Where more words than this are replaced by more than this, another statement stands there: nothing was altered. */
const MOST_REPLACED = 6;

/** Changes of form that leave every word in place. */
const TYPOGRAPHIC = new Set(["typography", "punctuation", "case"]);

/** What a reader may pass over at first. */
const QUIET = new Set([...TYPOGRAPHIC, "elision"]);

/**
 * @typedef {object} Difference
 * @property {number} index Its place among those of the comparison.
 * @property {Passage} passage
 * @property {"replace" | "insert" | "delete" | "split" | "join" | "move"} op
 * @property {ChangeClass | "move"} change
 * @property {Span} left
 * @property {Span} right
 * @property {string} leftText
 * @property {string} rightText
 * @property {ChangeClass | "move" | "verb" | "source"} name What it is called.
 * @property {boolean} quoted On both sides it stands between quote marks.
 *
 * @typedef {object} Passage
 * @property {number} index Its place among those shown.
 * @property {AlignmentView} alignment
 * @property {string} passageId The passage that it is two places of.
 * @property {Difference[]} differences
 * @property {number} hidden Differences of typography that were left out.
 */

/**
 * @param {Comparison} comparison
 * @param {Vocabulary} vocabulary
 * @param {ArticleView} left
 * @param {ArticleView} right
 * @param {(alignment: AlignmentView) => boolean} wanted
 * @param {(alignment: AlignmentView) => string} passageIdOf
 * @param {(left: Span, right: Span) => "verb" | "source" | null} nameOf
 * @param {boolean} [withoutTypography] Differences of typography are counted and no more.
 * @returns {Passage[]}
 */
export function passagesOf(comparison, vocabulary, left, right, wanted, passageIdOf, nameOf, withoutTypography = false) {
  const rows = rowsOf(comparison.changes);
  /** @type {Passage[]} */
  const passages = [];
  let count = 0;

  for (const [index, alignment] of comparison.alignments.entries()) {
    if (!wanted(alignment)) continue;
    /** @type {Passage} */
    const passage = { index: passages.length, alignment, passageId: passageIdOf(alignment), differences: [], hidden: 0 };
    passages.push(passage);

    /**
     * @param {Difference["op"]} op
     * @param {Difference["change"]} change
     * @param {Span} leftSpan
     * @param {Span} rightSpan
     */
    const note = (op, change, leftSpan, rightSpan) =>
      passage.differences.push({
        index: count++,
        passage,
        op,
        change,
        name: (change === "wording" && nameOf(leftSpan, rightSpan)) || change,
        left: leftSpan,
        right: rightSpan,
        leftText: left.text.slice(leftSpan.start, leftSpan.end),
        rightText: right.text.slice(rightSpan.start, rightSpan.end),
        quoted: isQuoted(left, leftSpan, vocabulary) && isQuoted(right, rightSpan, vocabulary),
      });

    if (alignment.moved) note("move", "move", alignment.left, alignment.right);
    for (const row of rows.get(index) ?? []) {
      const op = vocabulary.ops[row.op];
      const change = vocabulary.classes[row.change];
      if (op === undefined || change === undefined) continue;
      if (withoutTypography && TYPOGRAPHIC.has(change)) {
        passage.hidden += 1;
        continue;
      }
      // What moved inside a passage is on one side only at each of its two places.
      const there = op === "move" ? (row.left.start === row.left.end ? "insert" : "delete") : op;
      note(change === "split" ? splitOrJoin(right.text, row.right) : there, change, row.left, row.right);
    }
  }
  return passages;
}

/**
 * @typedef {{ op: number, change: number, left: Span, right: Span }} Row
 *
 * @param {Uint32Array} changes Stride 7: see `Comparison.changes`.
 * @returns {Map<number, Row[]>} By alignment.
 */
function rowsOf(changes) {
  /** @type {Map<number, Row[]>} */
  const rows = new Map();
  for (let at = 0; at + 7 <= changes.length; at += 7) {
    const [alignment = 0, op = 0, change = 0, ls = 0, le = 0, rs = 0, re = 0] = changes.subarray(at, at + 7);
    const row = { op, change, left: { start: ls, end: le }, right: { start: rs, end: re } };
    const before = rows.get(alignment);
    if (before === undefined) rows.set(alignment, [row]);
    else before.push(row);
  }
  return rows;
}

/**
 * @param {string} text
 * @param {Span} span
 * @returns {"split" | "join"}
 */
function splitOrJoin(text, span) {
  return text.slice(span.start, span.end).includes("\n") ? "split" : "join";
}

/** @param {ArticleView} article @param {Span} span @param {Vocabulary} vocabulary */
function isQuoted({ quotations }, { start, end }, { quotationKinds }) {
  for (let at = 0; at + 3 <= quotations.length; at += 3) {
    const [from = 0, to = 0, kind = 0] = quotations.subarray(at, at + 3);
    if (from <= start && end <= to && (quotationKinds[kind] === "direct" || quotationKinds[kind] === "fragment")) return true;
  }
  return false;
}

/** @typedef {"quoted" | "partly" | "told"} Voice Between quote marks: all of it, some of it, none. */

/**
 * How much of a stretch stands between quote marks, whatever they are for.
 *
 * @param {ArticleView} article
 * @param {Span} span
 * @param {Vocabulary} vocabulary
 * @returns {Voice}
 */
export function voiceOf({ quotations, text }, { start, end }, { quotationKinds }) {
  /** @type {Voice} */
  let voice = "told";
  for (let at = 0; at + 3 <= quotations.length; at += 3) {
    const [from = 0, to = 0, kind = 0] = quotations.subarray(at, at + 3);
    if (quotationKinds[kind] === "indirect" || !/[\p{L}\p{N}]/u.test(text.slice(Math.max(from, start), Math.min(to, end)))) continue;
    if (from <= start && end <= to) return "quoted";
    voice = "partly";
  }
  return voice;
}

/** @type {readonly Voice[]} */
const VOICES = ["quoted", "partly", "told"];

/**
 * How two sides stand, who quotes more first.
 *
 * @param {Voice} left
 * @param {Voice} right
 * @returns {{ quoting: "left" | "right", how: string } | null} `how` ends the name of a message; `null`: both do alike.
 */
export function contrast(left, right) {
  if (left === right) return null;
  return VOICES.indexOf(left) < VOICES.indexOf(right) ? { quoting: "left", how: `${left}.${right}` } : { quoting: "right", how: `${right}.${left}` };
}

/**
 * The passages of a group, each once however many of its places are held against each other here: what is counted wherever passages are.
 *
 * @param {readonly Passage[]} passages
 * @param {import("./passage-index.js").Group} group
 */
export function idsOf(passages, group) {
  return [...new Set(passages.filter(({ alignment }) => groupOf(alignment) === group).map(({ passageId, alignment }) => passageId || alignment.id))];
}

/**
 * Where the words stand that carry a paraphrase: as they are listed, or with another ending.
 *
 * @param {string} text
 * @param {Span} span
 * @param {readonly string[]} evidence As one side prints them.
 * @returns {Span[]}
 */
export function evidenceIn(text, { start, end }, evidence) {
  const isLike = (/** @type {string} */ one, /** @type {string} */ other) => {
    const least = Math.min(one.length, other.length);
    return one === other || (least > 3 && Math.abs(one.length - other.length) < 4 && one.slice(0, least - 1) === other.slice(0, least - 1));
  };
  const listed = evidence.map((word) => word.toLowerCase());
  return wordsIn(text.slice(start, end)).filter(([word]) => listed.some((other) => isLike(word.toLowerCase(), other)))
    .map(({ 0: word, index }) => ({ start: start + index, end: start + index + word.length }));
}

/** @param {Difference} difference */
export function isSensitive({ change, op, leftText, rightText, quoted }) {
  const many = (/** @type {string} */ text) => text.split(/\s+/u).length > MOST_REPLACED;
  if (op === "replace" && many(leftText) && many(rightText)) return false;
  return SENSITIVE.has(change) || (quoted && QUOTED.has(change));
}

/** @param {Difference} difference */
export function isTypographic({ change }) {
  return TYPOGRAPHIC.has(change);
}

/** @param {Difference} difference */
export function isQuiet({ change }) {
  return QUIET.has(change);
}
