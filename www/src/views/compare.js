/**
 * « Comparer »: two articles side by side, or one with itself, and the list of their differences.
 *
 * @import { ArticleView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Difference, Passage } from "../text/differences.js"
 * @import { Page, Side, View } from "./page.js"
 */

import { passagesOf } from "../text/differences.js";
import { passageIndexOf } from "../text/passage-index.js";
import { blocksOf } from "../text/paragraphs.js";
import { el, fill, fillKeepingFocus } from "../ui/el.js";
import { createChoice } from "./choice.js";
import { differenceList } from "./difference-list.js";
import { keptOf, namesOf, pairTitle } from "./names.js";
import { changeDetector } from "./page.js";
import { paneContent } from "./pane.js";
import { differenceText, placeOf } from "./phrases.js";
import { createStrip } from "./strip.js";
import { createToolbar, toggle } from "./toolbar.js";

/** Blocks from which on those out of sight are not laid out. What a place's height is, is then a guess until it is near. */
const LONG = 300;

/**
 * @typedef {View & {
 *   passages: () => readonly Passage[],
 *   differences: () => readonly Difference[],
 *   describe: (difference: Difference) => string,
 *   focusDifference: (difference: Difference, side: Side) => void,
 *   focusPassage: (passage: Passage, side: Side) => void,
 *   focusHeading: () => void,
 *   focusedSide: () => "left" | "right" | null,
 * }} CompareView
 */

/**
 * @param {Page} page
 * @returns {CompareView}
 */
export function createCompare(page) {
  const heading = el("h1", { tabindex: -1 });
  const summary = el("p", { class: "facts" });
  const panes = { left: el("section", { class: "pane", tabindex: 0, data: { side: "left" } }), right: el("section", { class: "pane", tabindex: 0, data: { side: "right" } }) };
  const list = el("aside", { class: "differences", tabindex: 0, data: { side: "list" } });
  const classes = el("div", { hidden: true });
  const toolbar = createToolbar(page);
  const strip = createStrip(page);
  const root = el("div", { class: "compare", data: { view: "compare" } },
    el("header", { class: "compare-head" }, heading, summary, strip.root), toolbar.root,
    el("div", { class: "panes" }, panes.left, panes.right, list), classes);
  const choice = createChoice({ root, panes, list });
  const changed = changeDetector();

  /** @type {readonly Passage[]} */
  let passages = [];
  /** @type {(difference: Difference) => string} */
  let describe = () => "";

  for (const side of /** @type {const} */ (["left", "right"])) {
    panes[side].addEventListener("click", (event) => {
      const { difference, passage } = choice.at(event.target);
      if (difference !== null) page.actions.chooseDifference(difference, side);
      else if (passage !== null) page.actions.choosePassage(passage, side);
    });
  }

  /**
   * @param {State} state
   * @param {ArticleView} left
   * @param {ArticleView} right
   */
  function repaint(state, left, right) {
    const { comparison, vocabulary, stockShown } = state;
    const { words } = page;
    const names = namesOf(state, words);
    const index = passageIndexOf(state.overview);
    passages = comparison === null ? [] : passagesOf(comparison, vocabulary, left, right,
      ({ stock }) => stockShown || !stock, (alignment) => index.of(comparison, alignment));
    const blocks = { left: blocksOf(left, vocabulary), right: blocksOf(right, vocabulary) };
    describe = (difference) => differenceText(difference, words, (span, side) => placeOf(blocks[side], span, words));

    for (const side of /** @type {const} */ (["left", "right"])) {
      const article = side === "left" ? left : right;
      const other = side === "left" ? right : left;
      panes[side].setAttribute("aria-label", words.text(`compare.${side}`, { article: names.who(article.key) }));
      const isLong = blocks[side].length > LONG;
      fill(panes[side], el("div", { class: "text", lang: article.language, dir: "auto", data: { long: isLong } },
        paneContent({ side, article, other, passages, vocabulary, aside: linesAside(state, article.key) }, page)));
    }
    list.setAttribute("aria-label", words.text("compare.list"));
    fillKeepingFocus(list,
      el("div", { class: "label" }, el("h2", {}, words.text("compare.list")), stockToggle(state, page)),
      nothing(state, page), differenceList({ left, right, passages, vocabulary }, page));
    fill(classes, [...vocabulary.classes, "move"].map((name) => el("span", { id: `change-${name}` }, words.text(`class.${name}`))));
    fill(heading, pairTitle(left, right, names, words));
    fill(summary, summaryOf(state, passages, page));
  }

  return {
    root,
    render(state) {
      root.hidden = state.route.view !== "compare";
      if (root.hidden) return;
      const names = namesOf(state, page.words);
      const left = names.byLetter(state.route.left);
      const right = names.byLetter(state.route.right);
      root.dataset.shown = state.side;
      if (left !== undefined && right !== undefined && changed(left, right, state.comparison, state.stockShown, state.locale, state.overview)) {
        repaint(state, left, right);
      }
      toolbar.render(state);
      strip.render(state);
      choice.link(state.linked);
      choice.paint(state.route.passage, state.difference);
    },
    passages: () => passages,
    differences: () => passages.flatMap((passage) => passage.differences),
    describe: (difference) => describe(difference),
    focusDifference: choice.focusDifference,
    focusPassage: choice.focusPassage,
    focusedSide: () => (panes.left.contains(document.activeElement) ? "left" : panes.right.contains(document.activeElement) ? "right" : null),
    focusHeading: () => heading.focus({ preventScroll: true }),
  };
}

/**
 * @param {State} state
 * @param {number} key
 */
function linesAside(state, key) {
  const web = keptOf(state, key)?.web;
  return web?.shown === "article" ? web.aside : [];
}

/**
 * @param {State} state
 * @param {readonly Passage[]} passages
 * @param {Page} page
 */
function summaryOf({ comparison }, passages, { words }) {
  if (comparison === null) return words.text("compare.working");
  if (passages.length === 0) return words.text("compare.nothing");
  const shown = passages.filter(({ alignment }) => !alignment.stock);
  const parts = [
    words.text("overview.passages", { count: shown.length }),
    words.text("articles.words", { count: shown.reduce((sum, { alignment }) => sum + alignment.words, 0) }),
    words.text("compare.differences", { count: shown.reduce((sum, { differences }) => sum + differences.length, 0) }),
  ];
  if (comparison.approximate) parts.push(words.text("compare.approximate"));
  return parts.join(" · ");
}

/**
 * @param {State} state
 * @param {Page} page
 */
function stockToggle({ comparison, stockShown }, { words, actions }) {
  const count = comparison?.alignments.filter(({ stock }) => stock).length ?? 0;
  return count > 0 && toggle("stock", words.text("compare.stock", { count }), stockShown, actions.showStock);
}

/**
 * Says so when nothing is marked, and offers what was set aside.
 *
 * @param {State} state
 * @param {Page} page
 */
function nothing({ comparison, stockShown }, { words, actions }) {
  if (comparison === null || comparison.alignments.some(({ stock }) => !stock)) return null;
  const stock = comparison.alignments.length;
  return el("div", { class: "nothing" },
    el("p", {}, words.text("compare.nothing")),
    stock > 0 && !stockShown && el("p", {}, el("button", { type: "button", onclick: () => actions.showStock(true) },
      words.text("compare.showStock", { count: stock }))));
}
