/**
 * The strongest links between two articles, and what each repeats: the matrix as a list, for narrow windows and long corpora.
 *
 * @import { PairSummary } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { byStrength, sharedWords } from "../text/pairs.js";
import { groupOf, passageIndexOf } from "../text/passage-index.js";
import { markChosen } from "../ui/chosen.js";
import { el, fillKeepingFocus } from "../ui/el.js";
import { growing } from "../ui/growing.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";

/** Links listed at once. */
const FIRST = 6;

/**
 * @param {Page} page
 * @returns {View}
 */
export function createLinks(page) {
  const root = el("section", { class: "links", "aria-labelledby": "links-title" });
  const changed = changeDetector();
  let chosen = "";
  const mark = () => markChosen(root, chosen);
  return {
    root,
    render(state) {
      const { overview, articles, locale, route } = state;
      const strongest = overview.pairs.filter(({ alignments }) => alignments > 0);
      root.hidden = overview.articles.length < 2 || strongest.length === 0;
      if (!root.hidden && changed(overview, articles, locale)) {
        strongest.sort(byStrength);
        fillKeepingFocus(root, el("h2", { id: "links-title", class: "label" }, page.words.text("links.title")),
          growing(el("ol", { class: "link-list" }), strongest, FIRST, (pair) => item(pair, state, page), (count) => page.words.text("links.more", { count }), { grown: mark }));
      }
      chosen = route.passage;
      mark();
    },
  };
}

/** @param {PairSummary} pair @param {import("../ui/messages.js").Messages} words */
export function sharedText(pair, words) {
  return words.text(pair.left === pair.right ? "links.within" : "links.between", { count: sharedWords(pair), run: pair.longestRun });
}

/**
 * @param {PairSummary} pair
 * @param {State} state
 * @param {Page} page
 */
function item(pair, state, { words }) {
  const { left, right } = pair;
  const names = namesOf(state, words);
  const within = left === right;
  const passages = passageIndexOf(state.overview).shared(left, right).filter((passage) => groupOf(passage) === "words");
  const href = writeRoute({ ...HOME, view: "compare", left: names.letter(left), right: names.letter(right), passage: passages[0]?.id ?? "" });
  return el("li", {}, el("a", { href, data: { families: passages.map(({ id }) => id).join(" ") } },
    el("span", { class: "pair-letters", "aria-hidden": "true" }, el("span", { class: "letter" }, names.letter(left)), within ? " ↺" : el("span", { class: "letter" }, names.letter(right))),
    el("span", { class: "pair-names" }, el("bdi", {}, names.who(left)), !within && [" – ", el("bdi", {}, names.who(right))]),
    el("span", { class: "facts" }, sharedText(pair, words))));
}
