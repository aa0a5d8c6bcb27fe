/**
 * Differences and places in words: the same sentence in the list, in the status line and for a screen reader.
 *
 * @import { Span } from "../../../src/wire/types.js"
 * @import { Difference } from "../text/differences.js"
 * @import { Block } from "../text/paragraphs.js"
 * @import { Messages } from "../ui/messages.js"
 */

import { shortenMiddle } from "../text/excerpt.js";
import { blockAt } from "../text/paragraphs.js";
import { el } from "../ui/el.js";

/** Longest text quoted in a sentence about a difference. */
const QUOTED = 90;

/** Signs that leave no ink, with the message that names them. */
/** @type {Record<string, string>} */
const INVISIBLE = {
  " ": "sign.space", "\u00a0": "sign.nbsp", "\u202f": "sign.nnbsp", "\u2009": "sign.thin", "\u200b": "sign.zero",
  "\t": "sign.tab", "\n": "sign.line",
};

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
 * @param {Difference} difference
 * @param {Messages} words
 * @param {(span: Span, side: "left" | "right") => string} place
 */
function piecesOf({ op, left, right, leftText, rightText }, words, place) {
  const params = {
    before: quote(leftText, words), after: quote(rightText, words), from: place(left, "left"), to: place(right, "right"),
  };
  return words.parts(`difference.${op}`, params);
}

/**
 * @param {Difference} difference
 * @param {Messages} words
 * @param {(span: Span, side: "left" | "right") => string} place
 */
export function differenceText(difference, words, place) {
  return piecesOf(difference, words, place).map(({ text }) => text).join("");
}

/**
 * The same as a sentence that stands alone, with the words that went struck and the words that came underlined.
 *
 * @param {Difference} difference
 * @param {Messages} words
 * @param {(span: Span, side: "left" | "right") => string} place
 */
export function differenceNodes(difference, words, place) {
  return piecesOf(difference, words, place).map(({ name, text }, index) => {
    if (index === 0) return text.charAt(0).toLocaleUpperCase(words.locale) + text.slice(1);
    if (difference.op === "move") return text;
    if (name === "before") return el("del", {}, text);
    return name === "after" ? el("ins", {}, text) : text;
  });
}

/**
 * @param {string} text
 * @param {Messages} words
 */
function quote(text, words) {
  if (!isInvisible(text)) return words.text(/[«»“”]/.test(text) ? "quote.nested" : "quote", { text: shortenMiddle(text, QUOTED).trim() });
  const names = [...new Set(text)].map((sign) => words.text(INVISIBLE[sign] ?? "sign.space"));
  return words.list(names);
}
