/**
 * Differences and places in words: the same sentence in the list, in the status line and for a screen reader.
 *
 * @import { ArticleView, Span } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Difference } from "../text/differences.js"
 * @import { Block } from "../text/paragraphs.js"
 * @import { QuotedPlace } from "../text/quotation-groups.js"
 * @import { Messages } from "../ui/messages.js"
 */

import { shortenMiddle } from "../text/excerpt.js";
import { blockAt, blocksOf } from "../text/paragraphs.js";
import { guessOf } from "../text/quotation-groups.js";
import { el } from "../ui/el.js";
import { namesOf } from "./names.js";

/** Longest text quoted in a sentence about a difference. */
const QUOTED = 90;

/** Signs that are named, as between quote marks they would be lost or read as such. The values are messages. */
/** @type {Record<string, string>} */
const SIGNS = {
  " ": "sign.space", "\u00a0": "sign.nbsp", "\u202f": "sign.nnbsp", "\u2009": "sign.thin", "\u200b": "sign.zero", "\t": "sign.tab", "\n": "sign.line",
  ",": "sign.comma", ".": "sign.stop", ";": "sign.semicolon", ":": "sign.colon", "!": "sign.exclamation", "?": "sign.question", "…": "sign.ellipsis",
  "«": "sign.guillemetOpen", "»": "sign.guillemetClose", "“": "sign.quoteOpen", "”": "sign.quoteClose", "„": "sign.quoteLow", '"': "sign.quoteStraight",
  "‘": "sign.singleOpen", "’": "sign.apostrophe", "'": "sign.apostropheStraight", "(": "sign.parenOpen", ")": "sign.parenClose",
  "-": "sign.hyphen", "–": "sign.enDash", "—": "sign.emDash",
};

/** More signs than this in a row are shown, not named: « […] ». */
const MOST_NAMED = 2;

/**
 * Text of an article within a sentence of the page: what runs from right to left does not take its surroundings along.
 *
 * @param {string} text
 */
export function isolated(text) {
  return `\u2068${text}\u2069`;
}

/** @param {string} text */
export function isInvisible(text) {
  return text !== "" && /^[\s\u200b]+$/u.test(text);
}

/**
 * « § 6 », or what stands there when it is no numbered paragraph.
 *
 * @param {readonly Block[]} blocks
 * @param {Span} span
 * @param {Messages} words
 */
export function placeOf(blocks, { start }, words) {
  const block = blockAt(blocks, start);
  if (block === undefined) return "";
  return block.number === null ? words.text(`role.${block.role}`) : words.text("place", { number: block.number });
}

/**
 * Who says it, as far as it is known.
 *
 * @param {QuotedPlace} place
 * @param {State["articles"]} articles
 * @param {Messages} words
 */
export function speakerOf(place, articles, words) {
  if (place.speakers.length === 0) return words.text("quoted.nobody");
  const who = words.list(place.speakers.map(isolated));
  return guessOf(place, articles) ? words.text("quoted.guess", { who }) : who;
}

/**
 * What tells two places apart: the letters of their articles, or where in the one they stand. `at` says both.
 *
 * @typedef {{ [Name in "short" | "at"]: (span: Span, side: "left" | "right") => string }} Sides
 */

/**
 * @param {ArticleView} left
 * @param {ArticleView} right
 * @param {State} state
 * @param {Messages} words
 * @returns {Sides}
 */
export function sidesOf(left, right, state, words) {
  const [here, there] = [left, right].map((article) => ({ letter: namesOf(state, words).letter(article.key), blocks: blocksOf(article, state.vocabulary) }));
  /** @param {Span} span @param {"left" | "right"} side @param {boolean} isShort */
  const say = (span, side, isShort) => {
    const { letter = "", blocks = [] } = (side === "left" ? here : there) ?? {};
    if (left !== right && isShort) return letter;
    return [left !== right && letter, placeOf(blocks, span, words)].filter(Boolean).join(", ") || letter;
  };
  return { short: (span, side) => say(span, side, true), at: (span, side) => say(span, side, false) };
}

/**
 * @param {Difference} difference
 * @param {Messages} words
 * @param {Sides} sides
 */
function piecesOf({ op, left, right, leftText, rightText }, words, sides) {
  const say = op === "move" ? sides.at : sides.short;
  return words.parts(`difference.${op}`, { before: quote(leftText, words), after: quote(rightText, words), here: say(left, "left"), there: say(right, "right") });
}

/**
 * @param {Difference} difference
 * @param {Messages} words
 * @param {Sides} sides
 */
export function differenceText(difference, words, sides) {
  return piecesOf(difference, words, sides).map(({ text }) => text).join("");
}

/**
 * The same with the words that went struck and the words that came underlined.
 *
 * @param {Difference} difference
 * @param {Messages} words
 * @param {Sides} sides
 */
export function differenceNodes(difference, words, sides) {
  const pieces = piecesOf(difference, words, sides);
  return difference.op === "move" ? pieces.map(({ text }) => text) : marked(pieces);
}

/** @param {import("../ui/messages.js").Part[]} pieces */
export function marked(pieces) {
  return pieces.map(({ name, text }) => (name === "before" ? el("del", {}, text) : name === "after" ? el("ins", {}, text) : text));
}

/**
 * Quoted words with quote marks in them: these become marks of the second level, and none stays open or is closed that was not
 * opened.
 *
 * @param {string} text
 * @param {Messages} words
 */
function nested(text, words) {
  const inner = (/** @type {string} */ quoted) => words.text("quote.nested", { text: quoted.trim() });
  return text.replace(/[«“]([^«»“”]*)[»”]/gu, (_, quoted) => inner(quoted))
    .replace(/[«“]([^«»“”]*)$/u, (_, quoted) => inner(quoted)).replace(/^([^«»“”]*)[»”]/u, (_, quoted) => inner(quoted));
}

/**
 * Words that went, struck, and words that came in their place, underlined; each with where it is printed.
 *
 * @param {string} before Empty: none went.
 * @param {string} after Empty: none came.
 * @param {{ here: string, there: string }} where
 * @param {Messages} words
 */
export function changedWords(before, after, where, words) {
  const [went = "", came = ""] = [before, after].map((text) => text.replace(/^[\s,;]+(?=.)|[\s,;]+$/gu, "") || text);
  const op = before === "" ? "insert" : after === "" ? "delete" : "replace";
  return marked(words.parts(`difference.${op}`, { before: quote(went, words), after: quote(came, words), ...where }));
}

/**
 * @param {string} text
 * @param {Messages} words
 * @param {number} [most] Characters.
 */
export function quote(text, words, most = QUOTED) {
  const signs = isInvisible(text) ? [...new Set(text)] : [...text.replace(/\s+/gu, "")];
  if (signs.length <= MOST_NAMED || isInvisible(text)) {
    const names = signs.map((sign) => SIGNS[sign]);
    if (names.every((name) => name !== undefined)) return words.list(names.map((name) => words.text(name ?? "")));
  }
  return words.text("quote", { text: nested(shortenMiddle(text, most).trim(), words) });
}
