/**
 * The text of « Lire »: every passage and quotation of the article is an element of it, whatever mode is
 * on; unique sentences where that mode is. The mode says which of them stand out; that is for the style sheet.
 *
 * @import { ArticleView, Span } from "../../../src/wire/types.js"
 * @import { Layer, Woven } from "../text/weave.js"
 * @import { Place, Quoted, Reading } from "../text/reading.js"
 * @import { Correction } from "../store/shelf.js"
 * @import { State } from "../store/state.js"
 * @import { Block } from "../text/paragraphs.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { alteredIn } from "../text/alterations.js";
import { partsOf } from "../text/paragraphs.js";
import { quotationIndexOf } from "../text/quotation-groups.js";
import { weave } from "../text/weave.js";
import { el } from "../ui/el.js";
import { asideElement, blockElement, partElement } from "./article-text.js";
import { passageData } from "./chosen-passage.js";
import { keptOf } from "./names.js";

/** @typedef {{ type: "place", place: Place, index: number } | { type: "unique", index: number } | { type: "quoted", quoted: Quoted } | { type: "altered" }} Mark */

/**
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
export function readText(article, { blocks, places, unique, quotations }, state, names, page) {
  const kept = keptOf(state, article.key);
  const corrections = kept?.corrections ?? [];
  /** @type {Layer<Mark>[]} */
  const layers = [
    ...(unique ?? []).map((span, index) => layer(span, { type: "unique", index })),
    ...places.map((place, index) => layer(place, { type: "place", place, index })),
    ...quotations.map((quoted) => layer(quoted, { type: "quoted", quoted })),
    ...alteredIn(article.key, state).map((span) => layer(span, { type: "altered" })),
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
        return el("span", { class: "quoted", tabindex, data: { quotation: value.quoted.index, kind: value.quoted.kind, first, ...quoteData(article.key, value.quoted, state) } }, children);
      case "altered":
        return el("span", { class: "altered-words", title: page.words.text("marks.altered"), data: { last } }, children);
      default:
        return /** @satisfies {never} */ (value);
    }
  };

  /** @param {Block} block */
  const paintBlock = (block) => {
    const element = blockElement(block, weave(article.text, block.start, block.end, layers).map(paint), blocks);
    const byHand = corrections.filter(({ start }) => start >= block.start && start < block.end);
    if (byHand.length > 0) element.dataset["byHand"] = page.words.text("fix.byHand");
    const tools = blockTools(article, block, byHand, state, page);
    return tools.length === 0 ? element : el("div", { class: "fixable" }, element, el("div", { class: "fix", lang: page.words.locale }, tools));
  };
  return [
    ...partsOf(blocks).map((part) => partElement(part, part.blocks.map(paintBlock), page)),
    ...asideElement(kept?.web?.shown === "article" ? kept.web.aside : [], page),
  ];
}

/**
 * Which quotation of all articles it is, and which of its places.
 *
 * @param {number} article
 * @param {Quoted} quoted
 * @param {State} state
 */
export function quoteData(article, quoted, { quotations, vocabulary }) {
  const known = quotations === null ? undefined : quotationIndexOf(quotations, vocabulary).of(article, quoted);
  return known === undefined ? {} : { quote: known.group.id, quotePlace: known.group.places.indexOf(known.place) + 1 };
}

/**
 * What sets a block right: furniture that is text, always; everything, when that is asked for.
 *
 * @param {ArticleView} article
 * @param {Block} block
 * @param {readonly Correction[]} byHand
 * @param {State} state
 * @param {Page} page
 */
function blockTools({ key }, { start, end, role, number }, byHand, { correcting, vocabulary }, { words, actions }) {
  const said = byHand.find(({ what }) => what === "role");
  const set = (/** @type {string} */ value) => actions.correct(key, { what: "role", start, end, value }, true);
  const isText = role === "chrome" && el("button", { data: { control: `text-${start}` }, onclick: () => set("paragraph") }, words.text("fix.isText"));
  if (!correcting) return isText ? [isText] : [];
  const select = el("select", { "aria-label": words.text("fix.role", { place: number === null ? words.text(`role.${role}`) : words.text("place", { number }) }), data: { control: `role-${start}` } },
    vocabulary.roles.map((name) => el("option", { value: name, selected: name === role }, words.text(`role.${name}`))));
  select.addEventListener("change", () => set(select.value));
  return [
    isText, select,
    role !== "chrome" && el("button", { data: { control: `sentences-${start}` }, onclick: () => actions.openSentences(key, { start, end }) }, words.text("fix.sentences")),
    said && el("button", { class: "quiet", data: { control: `back-${start}` }, onclick: () => actions.correct(key, said, false) }, words.text("fix.back")),
  ].filter((tool) => tool instanceof HTMLElement);
}

/** @param {Span} span @param {Mark} value @returns {Layer<Mark>} */
function layer({ start, end }, value) {
  return { start, end, value };
}

/**
 * @param {Place} place
 * @param {Names} names
 */
function placeData({ passage, number, others, times, near }, names) {
  const badge = [...[...near, ...others].map((key) => names.letter(key)).sort(), times > 1 && `↺${times}`].filter(Boolean).join(" ");
  return { ...passageData(passage, names), occ: number, stock: passage.stock, shared: others.length > 0, repeated: times > 1, else: badge };
}
