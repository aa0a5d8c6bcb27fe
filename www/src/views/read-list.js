/**
 * Beside the article: what stands out in it, in its order, each a click away.
 *
 * @import { ArticleView, Span } from "../../../src/wire/types.js"
 * @import { Correction } from "../store/shelf.js"
 * @import { State } from "../store/state.js"
 * @import { Place, Quoted, Reading } from "../text/reading.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { shorten } from "../text/excerpt.js";
import { placesIn } from "../text/reading.js";
import { el } from "../ui/el.js";
import { passageData } from "./chosen-passage.js";
import { keptOf } from "./names.js";
import { placeOf } from "./phrases.js";

const LONGEST = 110;

/**
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
export function readList(article, reading, state, names, page) {
  return [...items(article, reading, state, names, page), ...byHand(article, reading, state, page)];
}

/**
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function items(article, reading, { route: { mode } }, names, page) {
  const { words, actions } = page;
  const title = el("h2", { class: "label", id: "read-list-title" }, words.text(`read.list.${mode}`));
  if (mode === "unique" || mode === "quotations") {
    /** @type {readonly (Span | Quoted)[]} */
    const spans = mode === "unique" ? reading.unique : reading.quotations;
    return [title, spans.length === 0
      ? el("p", { class: "facts" }, words.text(`read.none.${mode}`))
      : el("ol", {}, spans.map((span, index) => el("li", {},
        el("button", { type: "button", class: "read-item", onclick: () => actions.readItem(index), data: { control: `read-${index}`, item: index } },
          excerpt(article, span),
          el("span", { class: "facts" }, [placeOf(reading.blocks, span, words), "kind" in span && words.text(`quoted.${span.kind}`)].filter(Boolean).join(" · "))),
        "kind" in span && el("button", { type: "button", class: "link fix-quotation", data: { control: `fix-${span.start}` }, onclick: () => actions.openQuotation(article.key, span), "aria-label": words.text("fix.quotation") }, words.text("fix.start")))))];
  }
  // A passage once, at its first place.
  const places = placesIn(reading.places, mode);
  const passages = places.filter(({ passage }, index) => places.findIndex((other) => other.passage === passage) === index);
  return [title, places.length === 0
    ? el("p", { class: "facts" }, words.text(`read.none.${mode}`))
    : el("ol", {}, passages.map((place) => el("li", {},
      el("button", { type: "button", class: "read-item", onclick: () => actions.readItem(places.indexOf(place)), data: { control: `read-${place.passage.id}`, ...passageData(place.passage, names) } },
        excerpt(article, place), el("span", { class: "facts" }, factsOf(place, reading, names, page))))))];
}

/**
 * What was set right in the article by hand, each to be taken back.
 *
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Page} page
 */
function byHand({ key, text }, { blocks }, state, { words, actions }) {
  const corrections = keptOf(state, key)?.corrections ?? [];
  if (corrections.length === 0) return [];
  return [
    el("h2", { class: "label by-hand-label" }, words.text("fix.list", { count: corrections.length })),
    el("ul", { class: "by-hand" }, corrections.map((correction) => el("li", {},
      el("span", {}, words.text(`fix.did.${correction.what}`, { value: valueOf(correction) }), " ",
        el("q", { class: "facts" }, shorten(text.slice(correction.start, correction.end > correction.start ? correction.end : correction.start + 40), 40)), " ",
        el("span", { class: "facts" }, placeOf(blocks, correction, words))), " ",
      el("button", { type: "button", class: "link", data: { control: `take-back-${correction.what}-${correction.start}` }, onclick: () => actions.correct(key, correction, false) }, words.text("fix.back"))))),
  ];

  /** @param {Correction} correction */
  function valueOf({ what, value }) {
    if (what === "role") return words.text(`role.${value}`);
    if (what === "kind") return words.text(`quoted.${value}`);
    return what === "sentence" ? words.text(`fix.sentence.${value}`) : value;
  }
}

/** @param {ArticleView} article @param {{ start: number, end: number }} span */
function excerpt({ text, language }, { start, end }) {
  return el("span", { lang: language, dir: "auto" }, shorten(text.slice(start, end), LONGEST));
}

/**
 * @param {Place} place
 * @param {Reading} reading
 * @param {Names} names
 * @param {Page} page
 */
function factsOf({ passage, others, times, ...span }, { places, blocks }, names, { words }) {
  const here = times > 1 ? [...new Set(places.filter((other) => other.passage === passage).map((other) => placeOf(blocks, other, words)))] : [placeOf(blocks, span, words)];
  return [
    words.text("articles.words", { count: passage.words }),
    here.filter(Boolean).join(", "),
    others.length > 0 && words.text("read.also", { list: words.list(others.map((key) => names.letter(key)).sort()) }),
    passage.stock && words.text("kind.stock"),
  ].filter(Boolean).join(" · ");
}
