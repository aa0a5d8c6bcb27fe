/**
 * Who shares how many words with whom: a table. In a row, the words of its article that stand in the column's; on the
 * diagonal, those that the article repeats. The number says it; the shade repeats it.
 *
 * @import { ArticleSummary, PairSummary } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page, View } from "./page.js"
 */

import { HOME } from "../store/route.js";
import { byNearness } from "../text/nearness.js";
import { sharedWords } from "../text/pairs.js";
import { groupOf, passageIndexOf } from "../text/passage-index.js";
import { markChosen } from "../ui/chosen.js";
import { el, fillKeepingFocus } from "../ui/el.js";
import { createGrid } from "../ui/grid.js";
import { namesOf, titleOf } from "./names.js";
import { changeDetector } from "./page.js";

/** Up to so many articles the rows have room for names. */
export const FEW = 8;

/** Of a large table, in rem. */
const SIZES = { cell: 2.4, row: 1.9, head: 11, most: 0.8 };

/** Shares of an article's words from which the shade grows. */
const SHADES = [0.01, 0.05, 0.15, 0.4];

/**
 * @param {Page} page
 * @returns {View}
 */
export function createMatrix(page) {
  const root = el("section", { class: "matrix", "aria-labelledby": "matrix-title" });
  const heading = el("h2", { id: "matrix-title" });
  const how = el("p", { class: "facts", id: "matrix-how" });
  const controls = el("div", { class: "matrix-controls" });
  let passage = "";
  const grid = createGrid({ label: "matrix-title", description: "matrix-how", sizes: SIZES, painted: () => markChosen(root, passage) });
  root.append(el("header", { class: "label" }, heading, controls), grid.root, how);
  const changed = changeDetector();
  const controlsChanged = changeDetector();
  return {
    root,
    render(state) {
      const { overview, articles, locale, stockShown, route, arrangement: { matrixOrder, tableShown } } = state;
      const count = overview.articles.length;
      root.hidden = count < 2;
      root.dataset["table"] = String(tableShown);
      passage = route.passage;
      if (controlsChanged(count, locale, matrixOrder, tableShown)) fillKeepingFocus(controls, controlsOf(state, page));
      if (!root.hidden && changed(overview, articles, locale, stockShown, matrixOrder)) {
        heading.textContent = page.words.text("matrix.title");
        how.textContent = page.words.text("matrix.how");
        grid.root.classList.toggle("few", count <= FEW);
        grid.render(content(state, page));
      } else markChosen(root, passage);
    },
  };
}

/**
 * @param {State} state
 * @param {Page} page
 */
function controlsOf({ overview, arrangement: { matrixOrder, tableShown } }, { words, actions }) {
  const isNear = matrixOrder === "nearness";
  return [
    overview.articles.length > 2 && el("button", {
      class: "link order", data: { control: "matrix-order" }, "aria-pressed": String(isNear),
      onclick: () => actions.arrange({ matrixOrder: isNear ? "letters" : "nearness" }),
    }, words.text(isNear ? "matrix.byLetters" : "matrix.byNearness")),
    el("button", {
      class: "link table-switch", data: { control: "matrix-table" }, "aria-expanded": String(tableShown),
      onclick: () => actions.arrange({ tableShown: !tableShown }),
    }, words.text(tableShown ? "matrix.hideTable" : "matrix.showTable")),
  ];
}

/**
 * @param {State} state
 * @param {Page} page
 * @returns {import("../ui/grid.js").GridContent}
 */
function content(state, page) {
  const { words } = page;
  const { overview, arrangement } = state;
  const names = namesOf(state, words);
  const summaries = new Map(overview.articles.map((article) => [article.key, article]));
  const keys = arrangement.matrixOrder === "nearness" ? byNearness(overview) : overview.articles.map(({ key }) => key);
  const key = (/** @type {number} */ index) => keys[index] ?? -1;
  /** @type {Map<number, Map<number, PairSummary>>} */
  const pairs = new Map(keys.map((row) => [row, new Map()]));
  for (const pair of overview.pairs) {
    pairs.get(pair.right)?.set(pair.left, mirrored(pair));
    pairs.get(pair.left)?.set(pair.right, pair);
  }
  return {
    rows: keys.length,
    columns: keys.length,
    has: () => true,
    columnHead: (column) => {
      const letter = names.letter(key(column));
      return el("th", { scope: "col", "aria-label": `${letter} ${names.who(key(column))}`, title: names.who(key(column)) }, letter);
    },
    rowHead: (row) => el("th", { scope: "row" },
      el("span", { class: "letter" }, names.letter(key(row))), " ", el("bdi", { class: "row-name" }, rowName(key(row)))),
    cell: (row, column) => cell(pairs.get(key(row))?.get(key(column)), summaries.get(key(row)), summaries.get(key(column)), state, names, page),
  };

  /** @param {number} article */
  function rowName(article) {
    const view = state.articles.get(article);
    return view === undefined ? "" : (view.outlet ?? titleOf(view));
  }
}

/** @param {PairSummary} pair @returns {PairSummary} */
export function mirrored(pair) {
  return { ...pair, left: pair.right, right: pair.left, wordsLeft: pair.wordsRight, wordsRight: pair.wordsLeft };
}

/**
 * @param {PairSummary | undefined} pair
 * @param {ArticleSummary | undefined} row
 * @param {ArticleSummary | undefined} column
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function cell(pair, row, column, { overview, stockShown, route }, names, { words, actions }) {
  if (row === undefined || column === undefined) return null;
  const within = row === column;
  const passages = (pair === undefined ? [] : passageIndexOf(overview).shared(row.key, column.key)).filter(({ stock }) => !stock || stockShown);
  const kind = pair === undefined ? "none" : pair.alignments > 0 ? "passage" : pair.stock > 0 && !within ? "stock" : "none";
  const letters = { left: row.letter, right: column.letter };
  const params = { left: names.who(row.key), right: names.who(column.key), count: pair === undefined ? 0 : sharedWords(pair), run: pair?.longestRun ?? 0, stock: pair?.stock ?? 0 };
  const open = () => {
    const kept = passages.some(({ id }) => id === route.passage);
    actions.go({ ...HOME, view: "compare", ...letters, passage: kept ? route.passage : ((passages.find((passage) => groupOf(passage) === "words") ?? passages[0])?.id ?? "") });
  };
  const says = words.text(`matrix.${within ? "within" : "between"}.${kind}`, params);
  return el("button", {
    class: "cell", onclick: open,
    data: {
      cell: `${letters.left}-${letters.right}`, kind, words: params.count, within,
      shade: kind === "passage" ? shadeOf(params.count / Math.max(1, row.words - row.furniture)) : null,
      families: passages.map(({ id }) => id).join(" "),
    },
    "aria-label": says, title: says,
  }, kind === "passage" && words.number(params.count), kind === "passage" && within && el("span", { class: "again" }, "↺"),
  kind === "stock" && (stockShown ? el("span", { class: "stock-count" }, words.number(params.stock)) : "·"));
}

/** @param {number} share Of the article's words. */
function shadeOf(share) {
  return SHADES.filter((from) => share >= from).length;
}
