/**
 * Stock phrases: how many were set aside, and all of them on demand.
 *
 * @import { PassageView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { boundsOf, USUAL } from "../store/settings.js";
import { shorten } from "../text/excerpt.js";
import { markChosen } from "../ui/chosen.js";
import { el, fillKeepingFocus } from "../ui/el.js";
import { growing } from "../ui/growing.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";
import { passageData } from "./chosen-passage.js";

/** Phrases listed at once; the rest is one click away. */
const FIRST = 12;
const LONGEST = 120;

/**
 * @param {Page} page
 * @returns {View}
 */
export function createFormulas(page) {
  const root = el("section", { class: "formulas" });
  const changed = changeDetector();
  let chosen = "";
  const mark = () => markChosen(root, chosen);
  return {
    root,
    render(state) {
      const { overview, articles, locale, stockShown, route } = state;
      const phrases = overview.passages.filter(({ stock }) => stock);
      root.hidden = phrases.length === 0;
      if (changed(overview, articles, locale, stockShown)) fillKeepingFocus(root, content(phrases, state, page, mark));
      chosen = route.passage;
      mark();
    },
  };
}

/**
 * @param {readonly PassageView[]} phrases
 * @param {State} state
 * @param {Page} page
 * @param {() => void} mark The chosen one, in what is added later.
 */
function content(phrases, state, page, mark) {
  const { words } = page;
  return [
    formulaSwitch("formulas", phrases.length, state, page),
    ...(state.stockShown ? growing(el("ol", { class: "formula-list" }), phrases, FIRST, (phrase) => item(phrase, state, page), (count) => words.text("formulas.more", { count }), { grown: mark }) : []),
  ];
}

/**
 * What is set aside, and by whom: where the reader has other bounds than usual, not only for being a formula.
 *
 * @param {number} count
 * @param {State} state
 * @param {import("../ui/messages.js").Messages} words
 */
export function asideText(count, { stockShown, settings }, words) {
  return words.text(boundsOf(settings) !== boundsOf(USUAL) ? "formulas.aside" : stockShown ? "formulas.shown" : "formulas.hidden", { count });
}

/**
 * @param {string} control
 * @param {number} count
 * @param {State} state
 * @param {Page} page
 */
export function formulaSwitch(control, count, state, { words, actions }) {
  const { stockShown } = state;
  return el("p", { class: "formula-switch" }, asideText(count, state, words), " ",
    el("button", { class: "link", data: { control }, "aria-expanded": String(stockShown), onclick: () => actions.showStock(!stockShown) }, words.text(stockShown ? "formulas.hide" : "formulas.show")));
}

/**
 * @param {PassageView} phrase
 * @param {State} state
 * @param {Page} page
 */
function item(phrase, state, { words, actions }) {
  const names = namesOf(state, words);
  const [first] = phrase.occurrences;
  const article = state.articles.get(first?.article ?? -1);
  if (first === undefined || article === undefined) return null;
  const letters = names.letters(phrase.occurrences);
  return el("li", {},
    el("button", { class: "formula", data: passageData(phrase, names), onclick: () => actions.select(phrase.id) },
      el("span", { lang: article.language, dir: "auto" }, shorten(article.text.slice(first.start, first.end), LONGEST)), " ",
      el("span", { class: "facts" }, letters.join(" "))));
}
