/**
 * All the articles above a comparison, as letters: which of them have the chosen passage, and one click to set another one
 * on the right, at the same passage.
 *
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { writeRoute } from "../store/route.js";
import { passageIndexOf } from "../text/passage-index.js";
import { el, fillKeepingFocus } from "../ui/el.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";

/** Letters shown at once. */
const MOST = 60;

/**
 * @param {Page} page
 * @returns {View}
 */
export function createStrip(page) {
  const root = el("nav", { class: "strip" });
  const changed = changeDetector();
  return {
    root,
    render(state) {
      const { overview, articles, locale, route } = state;
      if (!changed(overview, articles, locale, route)) return;
      root.setAttribute("aria-label", page.words.text("strip.label"));
      fillKeepingFocus(root, el("ul", {}, chips(state, page)));
    },
  };
}

/**
 * @param {State} state
 * @param {Page} page
 */
function chips(state, { words }) {
  const { overview, route } = state;
  const names = namesOf(state, words);
  const holders = new Set(passageIndexOf(overview).byId(route.passage)?.occurrences.map(({ article }) => article));
  return near(state, holders).map(({ key, letter }) => {
    const shown = letter === route.left || letter === route.right;
    const label = words.text(holders.has(key) ? "strip.has" : "strip.open", { letter, name: names.who(key) });
    return el("li", {}, el("a", {
      class: "letter", href: writeRoute({ ...route, right: letter, alignment: "" }), "aria-label": label, title: label,
      "aria-current": holders.has(key) ? "true" : null, data: { chip: letter, shown, control: `chip-${letter}` },
    }, letter));
  });
}

/**
 * All articles; of very many, those that have the passage, and those that share something with the left one.
 *
 * @param {State} state
 * @param {ReadonlySet<number>} holders
 */
function near({ overview: { articles, pairs }, route }, holders) {
  if (articles.length <= MOST) return articles;
  const left = articles.find(({ letter }) => letter === route.left)?.key;
  const sharing = new Set(pairs.filter((pair) => pair.alignments > 0 && (pair.left === left || pair.right === left)).flatMap((pair) => [pair.left, pair.right]));
  return articles.filter(({ key, letter }) => holders.has(key) || sharing.has(key) || letter === route.left || letter === route.right).slice(0, MOST);
}
