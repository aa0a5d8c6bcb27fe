/**
 * The differences in sentences, passage by passage. Beside the text it is an index; for a screen reader it is the
 * comparison itself.
 *
 * @import { ArticleView, Span, Vocabulary } from "../../../src/wire/types.js"
 * @import { Difference, Passage } from "../text/differences.js"
 * @import { Page } from "./page.js"
 */

import { isQuiet, isSensitive } from "../text/differences.js";
import { shorten } from "../text/excerpt.js";
import { blocksOf } from "../text/paragraphs.js";
import { el } from "../ui/el.js";
import { differenceNodes, placeOf } from "./phrases.js";

/** Enough of a passage to recognise it. */
const SHOWN = 110;

/**
 * @typedef {object} ListInput
 * @property {ArticleView} left
 * @property {ArticleView} right
 * @property {readonly Passage[]} passages
 * @property {Vocabulary} vocabulary
 */

/**
 * @param {ListInput} input
 * @param {Page} page
 * @returns {HTMLElement}
 */
export function differenceList({ left, right, passages, vocabulary }, page) {
  const blocks = { left: blocksOf(left, vocabulary), right: blocksOf(right, vocabulary) };
  /** @param {Span} span @param {"left" | "right"} side */
  const place = (span, side) => placeOf(blocks[side], span, page.words);
  return el("ol", { class: "passage-list" }, passages.map((passage) => passageItem(passage, left, place, page)));
}

/**
 * Where a span stands, in the words of the page.
 *
 * @typedef {(span: Span, side: "left" | "right") => string} Place
 */

/**
 * @param {Passage} passage
 * @param {ArticleView} left
 * @param {Place} place
 * @param {Page} page
 */
function passageItem({ alignment, passageId, differences }, left, place, { words, actions }) {
  const { id, kind, stock, moved, evidence } = alignment;
  const text = left.text.slice(alignment.left.start, alignment.left.end);
  return el("li", { class: "passage-item", data: { passage: id, kind, words: alignment.words, stock } },
    el("h3", {},
      el("button", { type: "button", class: "passage-choice", data: { family: passageId }, onclick: () => actions.choosePassage(id, "list") },
        el("span", { class: "passage-where" },
          words.text("passage.where", { from: place(alignment.left, "left"), to: place(alignment.right, "right") })),
        el("span", { class: "facts" },
          [words.text("articles.words", { count: alignment.words }), words.text(stock ? "kind.stock" : `kind.${kind}`),
            moved && words.text("kind.moved")].filter(Boolean).join(" · ")),
        el("q", { lang: left.language, dir: "auto" }, shorten(text, SHOWN)))),
    kind === "paraphrase" && evidence.length > 0 && el("p", { class: "facts" }, words.text("passage.evidence", { list: words.list(evidence) })),
    el("p", { class: "verdict" }, verdict(differences, words)),
    el("ol", { class: "difference-list" }, differences.map((difference) =>
      el("li", { data: { listed: difference.index, quiet: isQuiet(difference), sensitive: isSensitive(difference) } },
        el("button", { type: "button", class: "difference-choice", onclick: () => actions.chooseDifference(difference.index, "list") },
          el("span", { class: "difference-sentence" }, differenceNodes(difference, words, place)),
          " ", el("span", { class: "class-name" }, words.text(`class.${difference.change}`)))))));
}

/**
 * @param {readonly Difference[]} differences
 * @param {import("../ui/messages.js").Messages} words
 */
export function verdict(differences, words) {
  const count = differences.length;
  if (count === 0) return words.text("verdict.same");
  if (differences.every(({ op }) => op === "move")) return words.text("verdict.moved");
  return words.text(differences.every(isQuiet) ? "verdict.signs" : "verdict.differences", { count });
}
