/**
 * The chosen passage, with all the places where it stands. Beside the front page; the marks elsewhere point to it.
 *
 * @import { Occurrence, PassageView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page, View } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { shorten } from "../text/excerpt.js";
import { passageIndexOf } from "../text/passage-index.js";
import { blocksOf } from "../text/paragraphs.js";
import { el, fillKeepingFocus, icon } from "../ui/el.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";
import { placeOf } from "./phrases.js";
import { CROSS } from "./rail.js";

const LONGEST = 320;

/**
 * @param {PassageView} passage
 * @param {Names} names
 */
export function passageData({ id, kind, stock, words, occurrences }, names) {
  const letters = [...new Set(occurrences.map(({ article }) => names.letter(article)))];
  return { family: id, kind: stock ? "stock" : kind, words, occurrences: occurrences.length, articles: letters.join(" ") };
}

/**
 * @param {Page} page
 * @returns {View}
 */
export function createChosenPassage(page) {
  const root = el("section", { class: "chosen", "aria-labelledby": "chosen-title" });
  const changed = changeDetector();
  return {
    root,
    render(state) {
      const { overview, articles, locale, route } = state;
      const passage = passageIndexOf(overview).byId(route.passage);
      root.hidden = passage === undefined;
      if (!changed(overview, articles, locale, route.passage)) return;
      fillKeepingFocus(root, passage === undefined ? [] : content(passage, state, page));
      if (!root.hidden && root.parentElement !== null) root.parentElement.scrollTop = root.offsetTop - root.parentElement.offsetTop;
    },
  };
}

/**
 * @param {PassageView} passage
 * @param {State} state
 * @param {Page} page
 */
function content(passage, state, { words, actions }) {
  const names = namesOf(state, words);
  const [first] = passage.occurrences;
  const article = state.articles.get(first?.article ?? -1);
  const facts = [words.text("articles.words", { count: passage.words }), words.text(passage.stock ? "kind.stock" : `kind.${passage.kind}`)];
  return [
    el("header", { class: "label" },
      el("h2", { id: "chosen-title" }, words.text("chosen.title")),
      el("button", { type: "button", class: "quiet", data: { control: "unchoose" }, onclick: () => actions.select(passage.id), "aria-label": words.text("chosen.clear"), title: words.text("chosen.clear") },
        icon(CROSS))),
    first && article && el("blockquote", { lang: article.language, dir: "auto" }, el("mark", {}, shorten(article.text.slice(first.start, first.end), LONGEST))),
    el("p", { class: "facts" }, facts.join(" · ")),
    el("ol", { class: "occurrences" }, passage.occurrences.map((occurrence, index) => occurrenceItem(occurrence, index))),
  ];

  /**
   * @param {Occurrence} occurrence
   * @param {number} index
   */
  function occurrenceItem(occurrence, index) {
    const here = state.articles.get(occurrence.article);
    if (here === undefined) return null;
    const other = passage.occurrences[index === 0 ? 1 : 0] ?? occurrence;
    const [left, right] = index === 0 ? [occurrence, other] : [other, occurrence];
    const href = writeRoute({ ...HOME, view: "compare", left: names.letter(left.article), right: names.letter(right.article), passage: passage.id });
    const place = placeOf(blocksOf(here, state.vocabulary), occurrence, words);
    return el("li", { class: "occurrence" },
      el("span", { class: "letter" }, names.letter(occurrence.article)), " ",
      el("a", { href, data: { control: `occurrence-${index}` } }, el("bdi", {}, names.who(occurrence.article)), place && `, ${place}`),
      occurrence.quoted && el("span", { class: "facts" }, ` ${words.text("chosen.quoted")}`));
  }
}
