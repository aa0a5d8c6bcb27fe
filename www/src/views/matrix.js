/**
 * Who shares how many words with whom: a table. In a row, the words of its article that stand in the column's; on the
 * diagonal, those that the article repeats. The number says it; the shade repeats it.
 *
 * @import { PairSummary } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page, View } from "./page.js"
 */

import { HOME } from "../store/route.js";
import { passageIndexOf } from "../text/passage-index.js";
import { markChosen } from "../ui/chosen.js";
import { el, fill, focusOn } from "../ui/el.js";
import { walkGrid } from "../ui/grid.js";
import { namesOf, titleOf } from "./names.js";
import { changeDetector } from "./page.js";

/** Up to so many articles the rows have room for names. */
export const FEW = 8;

/** Shares of an article's words from which the shade grows. */
const SHADES = [0.01, 0.05, 0.15, 0.4];

/**
 * @param {Page} page
 * @returns {View}
 */
export function createMatrix(page) {
  const root = el("section", { class: "matrix", "aria-labelledby": "matrix-title" });
  const changed = changeDetector();
  return {
    root,
    render(state) {
      const { overview, articles, locale, stockShown, route } = state;
      root.hidden = overview.articles.length < 2;
      if (changed(overview, articles, locale, stockShown)) repaint(root, state, page);
      markChosen(root, route.passage);
    },
  };
}

/**
 * The focus stays on the cell of the same place.
 *
 * @param {HTMLElement} root
 * @param {State} state
 * @param {Page} page
 */
function repaint(root, state, page) {
  const focused = document.activeElement;
  const cell = focused instanceof HTMLElement && root.contains(focused) ? focused.dataset["cell"] : undefined;
  fill(root, content(state, page));
  if (cell !== undefined) focusOn(root.querySelector(`[data-cell="${CSS.escape(cell)}"]`));
}

/**
 * @param {State} state
 * @param {Page} page
 */
function content(state, page) {
  const { words } = page;
  const { overview } = state;
  const names = namesOf(state, words);
  const pairs = new Map(overview.pairs.flatMap((pair) => [[`${pair.right} ${pair.left}`, mirrored(pair)], [`${pair.left} ${pair.right}`, pair]]));
  const table = el("table", { role: "grid", "aria-labelledby": "matrix-title", "aria-describedby": "matrix-how", class: overview.articles.length > FEW ? "many" : "few" },
    el("thead", {}, el("tr", {},
      el("td", {}),
      overview.articles.map(({ letter, key }) =>
        el("th", { scope: "col", "aria-label": `${letter} ${names.who(key)}`, title: names.who(key) }, letter)))),
    el("tbody", {}, overview.articles.map((row, y) => el("tr", {},
      el("th", { scope: "row" }, el("span", { class: "letter" }, row.letter), " ", el("bdi", { class: "row-name" }, rowName(row.key))),
      overview.articles.map((column, x) => el("td", {}, cellButton(row.key, column.key, x === 0 && y === 0)))))));
  walkGrid(table);
  return [
    el("h2", { id: "matrix-title", class: "label" }, words.text("matrix.title")),
    el("div", { class: "matrix-scroll" }, table),
    el("p", { class: "facts", id: "matrix-how" }, words.text("matrix.how")),
  ];

  /** @param {number} key */
  function rowName(key) {
    const article = state.articles.get(key);
    return article === undefined ? "" : (article.outlet ?? titleOf(article));
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {boolean} first
   */
  function cellButton(row, column, first) {
    return cell({ pair: pairs.get(`${row} ${column}`), row, column, first }, state, names, page);
  }
}

/** @param {PairSummary} pair @returns {PairSummary} */
function mirrored(pair) {
  return { ...pair, left: pair.right, right: pair.left, wordsLeft: pair.wordsRight, wordsRight: pair.wordsLeft };
}

/**
 * @param {{ pair: PairSummary | undefined, row: number, column: number, first: boolean }} place
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function cell({ pair, row, column, first }, { overview, stockShown, route }, names, { words, actions }) {
  const within = row === column;
  const passages = passageIndexOf(overview).shared(row, column).filter(({ stock }) => !stock || stockShown);
  const kind = pair === undefined ? "none" : pair.alignments > 0 ? "passage" : pair.stock > 0 && !within ? "stock" : "none";
  const letters = { left: names.letter(row), right: names.letter(column) };
  const params = { left: names.who(row), right: names.who(column), count: pair?.wordsLeft ?? 0, run: pair?.longestRun ?? 0, stock: pair?.stock ?? 0 };
  const body = overview.articles.find(({ key }) => key === row);
  const open = () => {
    const kept = passages.some(({ id }) => id === route.passage);
    actions.go({ ...HOME, view: "compare", ...letters, passage: kept ? route.passage : (passages[0]?.id ?? "") });
  };
  return el("button", {
    type: "button", class: "cell", tabindex: first ? 0 : -1, onclick: open,
    data: {
      cell: `${letters.left}-${letters.right}`, kind, words: params.count, within,
      shade: kind === "passage" ? shadeOf(params.count / Math.max(1, (body?.words ?? 0) - (body?.furniture ?? 0))) : null,
      families: passages.map(({ id }) => id).join(" "),
    },
    "aria-label": words.text(`matrix.${within ? "within" : "between"}.${kind}`, params),
    title: words.text(`matrix.${within ? "within" : "between"}.${kind}`, params),
  }, kind === "passage" && words.number(params.count), kind === "passage" && within && el("span", { class: "again" }, "↺"),
  kind === "stock" && (stockShown ? el("span", { class: "stock-count" }, words.number(params.stock)) : "·"));
}

/** @param {number} share Of the article's words. */
function shadeOf(share) {
  return SHADES.filter((from) => share >= from).length;
}
