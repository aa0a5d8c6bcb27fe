/**
 * Beside the article that is read, below what stands out in it: what it lacks that others have, and what was set right in it by
 * hand.
 *
 * @import { ArticleView } from "../../../src/wire/types.js"
 * @import { Correction } from "../store/shelf.js"
 * @import { State } from "../store/state.js"
 * @import { Reading } from "../text/reading.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { shorten } from "../text/excerpt.js";
import { blocksOf } from "../text/paragraphs.js";
import { lacksOf } from "../text/reading.js";
import { el } from "../ui/el.js";
import { lazyFold } from "../ui/fold.js";
import { passageData } from "./chosen-passage.js";
import { keptOf } from "./names.js";
import { placeOf } from "./phrases.js";
import { excerpt } from "./read-list.js";

/** Statements shown at once. */
const FIRST = 8;

/**
 * What others on the same event have and this article lacks.
 *
 * @param {ArticleView} article
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
export function lacking(article, { reading, overview, articles, vocabulary, route: { mode } }, names, { words }) {
  if (reading === null || reading.article !== article.key || reading.event.length === 0 || (mode !== "all" && mode !== "unique")) return [];
  const statements = lacksOf(reading, overview);
  const item = (/** @type {typeof statements[number]} */ { places: [first], letters, passage, many }) => {
    const other = articles.get(first?.article ?? -1);
    if (first === undefined || other === undefined) return null;
    const href = writeRoute({ ...HOME, view: "read", article: names.letter(first.article), passage: passage?.id ?? "", place: passage === undefined ? 0 : passageNumber(passage, first) });
    return el("li", {}, el("a", { class: "read-item", href, data: passage ? passageData(passage, names) : {} },
      excerpt(other, first),
      el("span", { class: "facts" }, [
        letters(names).join(" "), placeOf(blocksOf(other, vocabulary), first, words),
        passage !== undefined && words.text(many === reading.event.length ? "lacks.all" : "lacks.some", { count: many, total: reading.event.length }),
      ].filter(Boolean).join(" · "))));
  };
  return [
    el("h2", { class: "label by-hand-label" }, words.text("lacks.title")),
    statements.length === 0
      ? el("p", { class: "facts" }, words.text("lacks.none", { count: reading.event.length }))
      : el("ol", { class: "lacks" }, statements.slice(0, FIRST).map(item)),
    statements.length > FIRST && lazyFold({ summary: words.text("lacks.more", { count: statements.length - FIRST }), class: "fold" }, () => el("ol", { class: "lacks" }, statements.slice(FIRST).map(item))),
  ];
}

/**
 * @param {import("../../../src/wire/types.js").PassageView} passage
 * @param {{ article: number, start: number }} place
 */
function passageNumber({ occurrences }, { article, start }) {
  return occurrences.findIndex((other) => other.article === article && other.start === start) + 1;
}

/**
 * What was set right in the article by hand, each to be taken back.
 *
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Page} page
 */
export function byHand({ key, text }, { blocks }, state, { words, actions }) {
  const corrections = keptOf(state, key)?.corrections ?? [];
  if (corrections.length === 0) return [];
  return [
    el("h2", { class: "label by-hand-label" }, words.text("fix.list", { count: corrections.length })),
    el("ul", { class: "by-hand" }, corrections.map((correction) => el("li", {},
      el("span", {}, words.text(`fix.did.${correction.what}`, { value: valueOf(correction) }), " ",
        el("q", { class: "facts" }, shorten(text.slice(correction.start, correction.what === "sentence" ? correction.start + 40 : correction.end), 40)), " ",
        el("span", { class: "facts" }, placeOf(blocks, correction, words))), " ",
      el("button", { class: "link", data: { control: `take-back-${correction.what}-${correction.start}` }, onclick: () => actions.correct(key, correction, false) }, words.text("fix.back"))))),
  ];

  /** @param {Correction} correction */
  function valueOf({ what, value }) {
    if (what === "role") return words.text(`role.${value}`);
    if (what === "kind") return words.text(`quoted.${value}`);
    return what === "sentence" ? words.text(`fix.sentence.${value}`) : value;
  }
}
