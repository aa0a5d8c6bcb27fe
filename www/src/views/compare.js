/**
 * « Comparer »: two articles side by side, or one with itself, and the list of their differences.
 *
 * @import { ArticleView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Difference, Passage } from "../text/differences.js"
 * @import { Names } from "./names.js"
 * @import { Page, Side, View } from "./page.js"
 */

import { boundsOf, USUAL } from "../store/settings.js";
import { introducedBy } from "../text/alterations.js";
import { idsOf, passagesOf } from "../text/differences.js";
import { strongest } from "../text/pairs.js";
import { groupOf, passageIndexOf } from "../text/passage-index.js";
import { blocksOf } from "../text/paragraphs.js";
import { el, fill, fillKeepingFocus } from "../ui/el.js";
import { inWindows } from "../ui/media.js";
import { LONG } from "./article-text.js";
import { createChoice } from "./choice.js";
import { differenceList } from "./difference-list.js";
import { sharedText } from "./links.js";
import { mirrored } from "./matrix.js";
import { keptOf, namesOf, pairTitle, titleOf } from "./names.js";
import { changeDetector } from "./page.js";
import { paneContent } from "./pane.js";
import { differenceText, sidesOf } from "./phrases.js";
import { createRibbon } from "./ribbon.js";
import { createStrip } from "./strip.js";
import { createToolbar, toggle } from "./toolbar.js";

/** Up to this width a comparison stands in one column, unless two are asked for. */
const NARROW = "(max-width: 43.75rem)";
/** Where the page scrolls, not each text for itself. */
const AS_ONE = `(max-height: 34rem), ${NARROW}`;

/**
 * @typedef {View & {
 *   passages: () => readonly Passage[],
 *   differences: () => readonly Difference[],
 *   describe: (difference: Difference) => string,
 *   focusDifference: (difference: Difference, side: Side) => void,
 *   focusPassage: (passage: Passage, side: Side) => void,
 *   keepInView: () => void,
 *   isInline: () => boolean,
 *   focusHeading: () => void,
 *   focusedSide: () => "left" | "right" | null,
 *   sideOf: (side: Side) => Side,
 * }} CompareView
 */

/**
 * @param {Page} page
 * @returns {CompareView}
 */
export function createCompare(page) {
  const heading = el("h1", { tabindex: -1 });
  const summary = el("p", { class: "facts" });
  const panes = { left: el("section", { class: "pane", data: { side: "left" } }), right: el("section", { class: "pane", data: { side: "right" } }) };
  const list = el("aside", { class: "differences", data: { side: "list" } });
  const classes = el("div", { hidden: true });
  const toolbar = createToolbar(page);
  const strip = createStrip(page);
  const both = el("div", { class: "panes" }, panes.left, panes.right, list);
  const root = el("div", { class: "compare", data: { view: "compare" } },
    el("header", { class: "compare-head" }, heading, summary, strip.root), toolbar.root, both, classes);
  const choice = createChoice({ root, panes, list });
  const ribbon = createRibbon(both, panes);
  const narrow = matchMedia(NARROW);
  const changed = changeDetector();

  /** @type {readonly Passage[]} */
  let passages = [];
  /** Which two are painted. */
  let pair = "";
  /** How far the page was scrolled at each side. @type {Map<string, number>} */
  const places = new Map();
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
    const { comparison, vocabulary, stockShown, route: { look } } = state;
    const { words } = page;
    const inline = isInline(state);
    const quiet = look.typography !== "shown";
    const names = namesOf(state, words);
    const index = passageIndexOf(state.overview);
    passages = comparison === null ? [] : passagesOf(comparison, vocabulary, left, right,
      ({ stock }) => stockShown || !stock, (alignment) => index.of(comparison, alignment), introducedBy(left.key, right.key, state), look.typography === "hidden");
    const sides = sidesOf(left, right, state, words);
    describe = (difference) => differenceText(difference, words, sides);

    /** @param {"left" | "right"} side */
    const whoIn = (side) => names.who((side === "left" ? left : right).key);
    for (const side of /** @type {const} */ (["left", "right"])) {
      const article = side === "left" ? left : right;
      const other = side === "left" ? right : left;
      panes[side].setAttribute("aria-label", inline && side === "left"
        ? words.text("compare.inlinePane", { left: names.who(left.key), right: names.who(right.key) })
        : words.text(`compare.${side}`, { article: names.who(article.key) }));
      const isLong = blocksOf(article, vocabulary).length > LONG;
      fillKeepingFocus(panes[side], paneName(inline && side === "left" && left !== right ? [left, right] : [article], names, page), inline && side === "left" && inlineNote(state, passages, page), el("div", { class: "text", lang: article.language, dir: "auto", data: { long: isLong } },
        paneContent({ side, article, other, passages, vocabulary, quiet, inline: inline && side === "left", changesOnly: look.extent === "changes", aside: linesAside(state, article.key) }, page)));
    }
    both.setAttribute("aria-busy", String(comparison === null));
    list.setAttribute("aria-label", words.text("compare.list"));
    fillKeepingFocus(list,
      el("header", { class: "label" }, el("h2", {}, words.text("compare.list")), stockToggle(state, page)),
      nothing(state, page), differenceList({ left, right, passages, sides, quiet, vocabulary, who: { left: whoIn("left"), right: whoIn("right") } }, page));
    fill(classes, [...vocabulary.classes, "move", "verb", "source"].map((name) => el("span", { id: `change-${name}` }, words.text(`class.${name}`))));
    fill(heading, pairTitle(left, right, names, words));
    // Other texts are read from their beginning.
    if (pair !== (pair = `${left.key} ${right.key}`)) {
      for (const scroller of [panes.left, panes.right, list]) scroller.scrollTop = 0;
      places.clear();
    }
    fill(summary, summaryOf(state, passages, page));
  }

  /** Where one is shown at a time and the page scrolls, each keeps its place. @param {State["side"]} side */
  function showSide(side) {
    const { shown = "" } = root.dataset;
    if (side === shown) return;
    places.set(shown, scrollY);
    root.dataset["shown"] = side;
    if (narrow.matches) scrollTo({ top: places.get(side) ?? Math.min(scrollY, both.getBoundingClientRect().top + scrollY - toolbar.steer.offsetHeight) });
  }

  /** Texts that have nothing in common make no one column. @param {State} state */
  function isInline({ route: { look: { layout } }, comparison, stockShown }) {
    const isWanted = layout === "inline" || (layout === "" && narrow.matches);
    return isWanted && (comparison === null || comparison.alignments.some(({ stock }) => stockShown || !stock));
  }
  /** @type {State | null} */
  let last = null;
  narrow.addEventListener("change", () => last !== null && view.render(last));
  inWindows(AS_ONE, (isOne) => {
    for (const scroller of [panes.left, panes.right, list]) scroller.tabIndex = isOne ? -1 : 0;
  });

  /** @type {CompareView} */
  const view = {
    root,
    render(state) {
      last = state;
      root.hidden = state.route.view !== "compare";
      if (root.hidden) return;
      const names = namesOf(state, page.words);
      const left = names.byLetter(state.route.left);
      const right = names.byLetter(state.route.right);
      const inline = isInline(state);
      showSide(state.side);
      root.dataset["layout"] = inline ? "inline" : "side";
      if (left !== undefined && right !== undefined && changed(left, right, state.comparison, state.stockShown, state.locale, state.overview, state.quotations, state.route.look, inline)) {
        repaint(state, left, right);
      }
      toolbar.render(state, inline);
      strip.render(state);
      choice.link(state.linked);
      choice.paint(state.route.passage, state.difference);
      ribbon.paint(inline ? "" : state.route.alignment);
    },
    passages: () => passages,
    differences: () => passages.flatMap((passage) => passage.differences),
    describe: (difference) => describe(difference),
    focusDifference: choice.focusDifference,
    focusPassage: choice.focusPassage,
    keepInView: choice.keepInView,
    isInline: () => root.dataset["layout"] === "inline",
    focusedSide: () => (panes.left.contains(document.activeElement) ? "left" : panes.right.contains(document.activeElement) ? "right" : null),
    focusHeading: () => heading.focus({ preventScroll: true }),
    // In one column, what is on the right stands on the left; and who chooses in a list that covers the text wants to see it there.
    sideOf: (side) => (root.dataset["layout"] === "inline" && side === "right" || side === "list" && narrow.matches ? "left" : side),
  };
  return view;
}

/**
 * Over each column on paper, where the choice of articles is not printed: which article it is.
 *
 * @param {readonly ArticleView[]} articles
 * @param {Names} names
 * @param {Page} page
 */
function paneName(articles, names, { words }) {
  return el("div", { class: "pane-name", "aria-hidden": "true" }, articles.map((article) => el("p", {}, el("span", { class: "letter" }, names.letter(article.key)), " ",
    [article.outlet, titleOf(article), article.published && words.date(article.published)].filter(Boolean).join(", "))));
}

/**
 * What one column shows of the two texts, and whose form where differences of form are hidden.
 *
 * @param {State} state
 * @param {readonly Passage[]} passages
 * @param {Page} page
 */
function inlineNote({ comparison }, passages, { words }) {
  if (comparison === null) return null;
  return el("p", { class: "facts inline-note" }, words.text("compare.inline"), passages.some(({ hidden }) => hidden > 0) && ` ${words.text("compare.inlineForm")}`);
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
function summaryOf({ comparison, overview }, passages, { words }) {
  if (comparison === null) return words.text("compare.working");
  if (passages.length === 0) return words.text("compare.nothing");
  const isPair = (/** @type {{ left: number, right: number }} */ { left, right }) => left === comparison.left && right === comparison.right;
  const swapped = overview.pairs.find(({ left, right }) => isPair({ left: right, right: left }));
  const pair = overview.pairs.find(isPair) ?? (swapped && mirrored(swapped));
  const shown = passages.filter(({ alignment }) => groupOf(alignment) === "words");
  const restated = idsOf(passages, "paraphrase").length;
  const facts = [
    words.text("overview.passages", { count: idsOf(passages, "words").length }),
    pair && sharedText(pair, words),
    words.text("compare.differences", { count: shown.reduce((sum, { differences }) => sum + differences.length, 0) }),
    restated > 0 && words.text("compare.restated", { count: restated }),
    comparison.approximate && words.text("compare.approximate"),
  ].filter(Boolean).join(" · ");
  // Why a comparison opens here when no two articles are asked for.
  const most = strongest(overview);
  const isMost = overview.articles.length > 2 && most !== undefined && isPair(most);
  return isMost ? words.text(most.left === most.right ? "compare.mostRepeated" : "compare.mostShared", { facts }) : facts;
}

/**
 * @param {State} state
 * @param {Page} page
 */
function stockToggle({ comparison, stockShown, settings }, { words, actions }) {
  const count = comparison?.alignments.filter(({ stock }) => stock).length ?? 0;
  return count > 0 && toggle("stock", words.text(boundsOf(settings) === boundsOf(USUAL) ? "compare.stock" : "compare.aside", { count }), stockShown, actions.showStock);
}

/**
 * Says so when nothing is marked, and offers what was set aside.
 *
 * @param {State} state
 * @param {Page} page
 */
function nothing({ comparison, stockShown, settings }, { words, actions }) {
  if (comparison === null || comparison.alignments.some(({ stock }) => !stock)) return null;
  const stock = comparison.alignments.length;
  return el("div", { class: "nothing" },
    el("p", {}, words.text("compare.nothing")),
    stock > 0 && !stockShown && el("p", {}, el("button", { onclick: () => actions.showStock(true) },
      words.text(boundsOf(settings) === boundsOf(USUAL) ? "compare.showStock" : "compare.showAside", { count: stock }))));
}
