/**
 * The text of « Lire »: every passage, unique sentence and quotation of the article is an element of it, whatever mode is
 * on. The mode says which of them stand out; that is for the style sheet.
 *
 * @import { ArticleView, Span } from "../../../src/wire/types.js"
 * @import { Layer, Woven } from "../text/weave.js"
 * @import { Place, Quoted, Reading } from "../text/reading.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { partsOf } from "../text/paragraphs.js";
import { weave } from "../text/weave.js";
import { el } from "../ui/el.js";
import { asideElement, blockElement, partElement } from "./article-text.js";
import { passageData } from "./chosen-passage.js";

/** @typedef {{ type: "place", place: Place, index: number } | { type: "unique", index: number } | { type: "quoted", quoted: Quoted }} Mark */

/**
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {readonly string[]} aside Lines of the saved page that were left out of the text.
 * @param {Names} names
 * @param {Page} page
 */
export function readText(article, { blocks, places, unique, quotations }, aside, names, page) {
  /** @type {Layer<Mark>[]} */
  const layers = [
    ...unique.map((span, index) => layer(span, { type: "unique", index })),
    ...places.map((place, index) => layer(place, { type: "place", place, index })),
    ...quotations.map((quoted) => layer(quoted, { type: "quoted", quoted })),
  ];

  /** @param {Woven<Mark>} piece @returns {Node} */
  const paint = (piece) => {
    if (typeof piece === "string") return document.createTextNode(piece);
    const { layer: { value }, first, last } = piece;
    const children = piece.children.map(paint);
    const tabindex = first ? -1 : null;
    switch (value.type) {
      case "place":
        return el("mark", { class: "passage", tabindex, data: { ...placeData(value.place, names), place: value.index, first, last } }, children);
      case "unique":
        return el("span", { class: "unique", tabindex, data: { unique: value.index, first } }, children);
      case "quoted":
        return el("span", { class: "quoted", tabindex, data: { quotation: value.quoted.index, kind: value.quoted.kind, first } }, children);
      default:
        return /** @satisfies {never} */ (value);
    }
  };
  return [
    ...partsOf(blocks).map((part) => partElement(part, part.blocks.map((block) => blockElement(block, weave(article.text, block.start, block.end, layers).map(paint))), page)),
    ...asideElement(aside, page),
  ];
}

/** @param {Span} span @param {Mark} value @returns {Layer<Mark>} */
function layer({ start, end }, value) {
  return { start, end, value };
}

/**
 * @param {Place} place
 * @param {Names} names
 */
function placeData({ passage, number, others, times }, names) {
  const badge = [...others.map((key) => names.letter(key)).sort(), times > 1 && `↺${times}`].filter(Boolean).join(" ");
  return { ...passageData(passage, names), occ: number, stock: passage.stock, shared: others.length > 0, repeated: times > 1, else: badge };
}
