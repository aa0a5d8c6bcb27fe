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
import { evidenceIn, isQuiet, isSensitive } from "../text/differences.js";
import { weave } from "../text/weave.js";
import { el } from "../ui/el.js";
import { asideElement, blockElement, partElement } from "./article-text.js";
import { isInvisible, placeOf, quote } from "./phrases.js";

/**
 * @typedef {{ type: "passage", passage: Passage }
 *   | { type: "change", difference: Difference }
 *   | { type: "site", difference: Difference }
 *   | { type: "break", difference: Difference }
 *   | { type: "added", difference: Difference }
 *   | { type: "evidence" }} Mark
 */

/**
 * @typedef {object} PaneInput
 * @property {"left" | "right"} side
 * @property {ArticleView} article
 * @property {ArticleView} other
 * @property {readonly Passage[]} passages
 * @property {Vocabulary} vocabulary
 * @property {boolean} quiet Differences of form stand back.
 * @property {boolean} inline The words of the other side stand where they would be, on the left side.
 * @property {boolean} changesOnly Paragraphs without a difference are folded.
 * @property {readonly string[]} aside Lines of the saved page that were left out of the text.
 */

/**
 * @param {PaneInput} input
 * @param {Page} page
 * @returns {HTMLElement[]}
 */
export function paneContent(input, page) {
  const { article, other, side, passages, vocabulary, aside, changesOnly } = input;
  const blocks = blocksOf(article, vocabulary);
  const otherBlocks = blocksOf(other, vocabulary);
  const layers = layersOf(passages, side, blocks, input.inline, article.text);

  /** @param {Woven<Mark>} piece @returns {Node} */
  const paint = (piece) => {
    if (typeof piece === "string") return document.createTextNode(piece);
    const { value } = piece.layer;
    const children = piece.children.map(paint);
    switch (value.type) {
      case "passage":
        return passageMark(value.passage, piece, children, side, otherBlocks, page);
      case "change":
        return changeMark(value.difference, side, children, input, page);
      case "break":
        return changeMark(value.difference, input.inline && value.difference.op === "split" ? "right" : side, ["¶"], input, page);
      case "added":
        return changeMark(value.difference, "right", [value.difference.rightText], input, page);
      case "evidence":
        return el("b", { class: "evidence", title: page.words.text("marks.evidence") }, children);
      case "site":
        return el("span", { class: "site", "aria-hidden": "true", data: { site: value.difference.change, difference: value.difference.index } });
      default:
        return /** @satisfies {never} */ (value);
    }
  };
  /** @param {Block} block */
  const paintBlock = (block) => blockElement(block, weave(article.text, block.start, block.end, layers).map(paint), blocks);
  return [
    ...partsOf(blocks).map((part) => partElement(part, changesOnly && part.kind === "text" ? foldUnchanged(part.blocks, layers, paintBlock, page) : part.blocks.map(paintBlock), page)),
    ...asideElement(aside, page),
  ];
}

/**
 * @param {readonly Block[]} blocks
 * @param {readonly Layer<Mark>[]} layers
 * @param {(block: Block) => HTMLElement} paintBlock
 * @param {Page} page
 * @returns {HTMLElement[]}
 */
function foldUnchanged(blocks, layers, paintBlock, { words }) {
  const places = layers.filter(({ value }) => value.type !== "evidence" && (value.type !== "passage" || value.passage.alignment.moved));
  const isChanged = (/** @type {Block} */ block) => places.some(({ start, end }) => start <= block.end && end >= block.start);
  /** @type {{ changed: boolean, blocks: Block[] }[]} */
  const runs = [];
  for (const block of blocks) {
    const changed = isChanged(block);
    const last = runs.at(-1);
    if (last?.changed === changed) last.blocks.push(block);
    else runs.push({ changed, blocks: [block] });
  }
  return runs.flatMap((run) => (run.changed ? run.blocks.map(paintBlock) : [
    el("details", { class: "furniture unchanged" }, el("summary", { lang: words.locale }, words.text("compare.unchanged", { count: run.blocks.length })), run.blocks.map(paintBlock)),
  ]));
}

/**
 * @param {readonly Passage[]} passages
 * @param {"left" | "right"} side
 * @param {readonly Block[]} blocks
 * @param {boolean} inline
 * @param {string} text
 * @returns {Layer<Mark>[]}
 */
function layersOf(passages, side, blocks, inline, text) {
  /** @type {Layer<Mark>[]} */
  const layers = passages.map((passage) => ({ ...passage.alignment[side], value: { type: "passage", passage } }));
  for (const { alignment } of passages) {
    if (alignment.kind === "paraphrase") layers.push(...evidenceIn(text, alignment[side], alignment.evidence).map((span) => /** @type {const} */ ({ ...span, value: { type: "evidence" } })));
  }
  for (const difference of passages.flatMap((passage) => passage.differences)) {
    const span = difference[side];
    switch (difference.op) {
      case "move":
        break;
      case "split":
      case "join": {
        // The break itself stands between two blocks: its sign goes to the end of the first.
        const here = (difference.op === "split") === (side === "right");
        layers.push({ ...pointIn(blocks, span), value: { type: here || inline ? "break" : "site", difference } });
        break;
      }
      default:
        if (span.start < span.end) layers.push({ ...span, value: { type: "change", difference } });
        else if (!inline) layers.push({ ...pointIn(blocks, span), value: { type: "site", difference } });
        if (inline && difference.right.start < difference.right.end) layers.push({ ...pointIn(blocks, { start: span.end, end: span.end }), value: { type: "added", difference } });
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
        class: "move-label", onclick: () => actions.choosePassage(id, otherSide),
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
 * @param {PaneInput} input
 * @param {Page} page
 */
function changeMark(difference, side, children, { quiet }, { words }) {
  const { change, name, index } = difference;
  const own = side === "left" ? difference.leftText : difference.rightText;
  const invisible = change !== "split" && isInvisible(own);
  return el(side === "left" ? "del" : "ins", {
    tabindex: -1, "aria-describedby": `change-${name}`,
    data: {
      change, difference: index, quiet: quiet && isQuiet(difference), sensitive: isSensitive(difference), invisible,
    },
  }, children, invisible && el("span", { class: "unseen sign", lang: words.locale }, quote(own, words)));
}
