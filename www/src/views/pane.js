/**
 * One article of a comparison, whole: its blocks as what they are, its passages marked, its side of each difference.
 *
 * The words are in text nodes and nowhere else. Marks may overlap; `weave` cuts them so that they nest.
 *
 * @import { ArticleView, Span, Vocabulary } from "../../../src/wire/types.js"
 * @import { Difference, Passage } from "../text/differences.js"
 * @import { Block } from "../text/paragraphs.js"
 * @import { Layer, Piece, Woven } from "../text/weave.js"
 * @import { Page } from "./page.js"
 */

import { blockAt, blocksOf, partsOf } from "../text/paragraphs.js";
import { isQuiet, isSensitive } from "../text/differences.js";
import { weave } from "../text/weave.js";
import { el } from "../ui/el.js";
import { asideElement, blockElement, partElement } from "./article-text.js";
import { isInvisible, placeOf } from "./phrases.js";

/**
 * @typedef {{ type: "passage", passage: Passage }
 *   | { type: "change", difference: Difference }
 *   | { type: "site", difference: Difference }
 *   | { type: "break", difference: Difference }} Mark
 */

/**
 * @typedef {object} PaneInput
 * @property {"left" | "right"} side
 * @property {ArticleView} article
 * @property {ArticleView} other
 * @property {readonly Passage[]} passages
 * @property {Vocabulary} vocabulary
 * @property {readonly string[]} aside Lines of the saved page that were left out of the text.
 */

/**
 * @param {PaneInput} input
 * @param {Page} page
 * @returns {HTMLElement[]}
 */
export function paneContent(input, page) {
  const { article, other, side, passages, vocabulary, aside } = input;
  const blocks = blocksOf(article, vocabulary);
  const otherBlocks = blocksOf(other, vocabulary);
  const layers = layersOf(passages, side, blocks);

  /** @param {Woven<Mark>} piece @returns {Node} */
  const paint = (piece) => {
    if (typeof piece === "string") return document.createTextNode(piece);
    const { value } = piece.layer;
    const children = piece.children.map(paint);
    switch (value.type) {
      case "passage":
        return passageMark(value.passage, piece, children, side, otherBlocks, page);
      case "change":
        return changeMark(value.difference, side, children);
      case "break":
        return changeMark(value.difference, side, ["¶"]);
      case "site":
        return el("span", { class: "site", "aria-hidden": "true", data: { site: value.difference.change, difference: value.difference.index } });
      default:
        return /** @satisfies {never} */ (value);
    }
  };
  /** @param {Block} block */
  const paintBlock = (block) => blockElement(block, weave(article.text, block.start, block.end, layers).map(paint), blocks);
  return [...partsOf(blocks).map((part) => partElement(part, part.blocks.map(paintBlock), page)), ...asideElement(aside, page)];
}

/**
 * @param {readonly Passage[]} passages
 * @param {"left" | "right"} side
 * @param {readonly Block[]} blocks
 * @returns {Layer<Mark>[]}
 */
function layersOf(passages, side, blocks) {
  /** @type {Layer<Mark>[]} */
  const layers = passages.map((passage) => ({ ...passage.alignment[side], value: { type: "passage", passage } }));
  for (const difference of passages.flatMap((passage) => passage.differences)) {
    const span = difference[side];
    switch (difference.op) {
      case "move":
        break;
      case "split":
      case "join": {
        // The break itself stands between two blocks: its sign goes to the end of the first.
        const here = (difference.op === "split") === (side === "right");
        layers.push({ ...pointIn(blocks, span), value: { type: here ? "break" : "site", difference } });
        break;
      }
      default:
        if (span.start === span.end) layers.push({ ...pointIn(blocks, span), value: { type: "site", difference } });
        else layers.push({ ...span, value: { type: "change", difference } });
    }
  }
  return layers;
}

/**
 * @param {readonly Block[]} blocks
 * @param {Span} span
 */
function pointIn(blocks, { start }) {
  const block = blockAt(blocks, start);
  const at = Math.min(start, block?.end ?? start);
  return { start: at, end: at };
}

/**
 * @param {Passage} passage
 * @param {Piece<Mark>} piece
 * @param {Node[]} children
 * @param {"left" | "right"} side
 * @param {readonly Block[]} otherBlocks
 * @param {Page} page
 */
function passageMark({ alignment, passageId }, piece, children, side, otherBlocks, { words, actions }) {
  const { id, kind, stock, moved, words: count } = alignment;
  const otherSide = side === "left" ? "right" : "left";
  const label = moved && piece.first
    ? el("button", {
        type: "button", class: "move-label", onclick: () => actions.choosePassage(id, otherSide),
        "aria-label": words.text(`move.${side}Button`, { place: placeOf(otherBlocks, alignment[otherSide], words) }),
      }, words.text(`move.${side}`, { place: placeOf(otherBlocks, alignment[otherSide], words) }))
    : null;
  return el("mark", {
    class: "passage", tabindex: piece.first ? -1 : null,
    data: { alignment: id, family: passageId, kind, words: count, stock, move: moved, first: piece.first },
  }, label, children);
}

/**
 * @param {Difference} difference
 * @param {"left" | "right"} side
 * @param {(Node | string)[]} children
 */
function changeMark(difference, side, children) {
  const { change, index } = difference;
  return el(side === "left" ? "del" : "ins", {
    tabindex: -1, "aria-describedby": `change-${change}`,
    data: {
      change, difference: index, quiet: isQuiet(difference), sensitive: isSensitive(difference),
      invisible: change !== "split" && isInvisible(side === "left" ? difference.leftText : difference.rightText),
    },
  }, children);
}
