/**
 * Beside the article: what stands out in it, in its order, each a click away.
 *
 * @import { ArticleView, Span } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Place, Quoted, Reading } from "../text/reading.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { GRAVEST } from "../text/alterations.js";
import { shorten } from "../text/excerpt.js";
import { groupOf } from "../text/passage-index.js";
import { quotationIndexOf } from "../text/quotation-groups.js";
import { placesIn } from "../text/reading.js";
import { el } from "../ui/el.js";
import { lazyFold } from "../ui/fold.js";
import { passageData } from "./chosen-passage.js";
import { placeOf, speakerOf } from "./phrases.js";
import { byHand, lacking } from "./read-asides.js";
import { quoteData } from "./read-text.js";

const LONGEST = 110;
/** Of an article's own sentences, listed at once. */
const MOST_OWN = 8;

/**
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
export function readList(article, reading, state, names, page) {
  return [...items(article, reading, state, names, page), ...lacking(article, state, names, page), ...byHand(article, reading, state, page)];
}

/**
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function items(article, reading, state, names, page) {
  const { words } = page;
  const { mode } = state.route;
  const title = el("h2", { class: "label", id: "read-list-title" }, words.text(`read.list.${mode}`));
  const all = itemsIn(mode, article, reading, state, names, page);
  if (all.length === 0) return [title, (mode !== "unique" || reading.unique !== null) && el("p", { class: "facts" }, words.text(`read.none.${mode}`))];
  // Of what is an article's own there is much, and the text itself shows it best.
  const most = mode === "unique" ? MOST_OWN : all.length;
  return [
    title, el("ol", {}, all.slice(0, most).map((make) => make())),
    all.length > most && lazyFold({ summary: words.text("lacks.more", { count: all.length - most }), class: "fold" }, () => el("ol", {}, all.slice(most).map((make) => make()))),
  ];
}

/**
 * @param {State["route"]["mode"]} mode
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 * @returns {(() => HTMLElement)[]}
 */
function itemsIn(mode, article, reading, state, names, page) {
  if (mode === "unique") return (reading.unique ?? []).map((span, index) => () => el("li", {}, choice(index, article, span, { item: index }, placeOf(reading.blocks, span, page.words), page)));
  if (mode === "quotations") return reading.quotations.map((quoted) => () => quotedItem(quoted, article, reading, state, page));
  // A passage once, at its first place.
  const places = placesIn(reading.places, mode);
  const seen = new Set();
  return places.flatMap((place, index) => {
    if (seen.has(place.passage)) return [];
    seen.add(place.passage);
    return [() => el("li", {}, choice(index, article, place, passageData(place.passage, names), factsOf(place, reading, names, page), page))];
  });
}

/**
 * @param {number} index Among those that the mode is about.
 * @param {ArticleView} article
 * @param {Span} span
 * @param {Record<string, unknown>} data
 * @param {string} facts
 * @param {Page} page
 */
function choice(index, article, span, data, facts, { actions }) {
  return el("button", { class: "read-item", onclick: () => actions.readItem(index), data: { control: `read-${span.start}-${span.end}`, ...data } },
    excerpt(article, span), el("span", { class: "facts" }, facts));
}

/**
 * @param {Quoted} quoted
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Page} page
 */
function quotedItem(quoted, article, { blocks }, state, page) {
  const { words, actions } = page;
  const known = state.quotations === null ? undefined : quotationIndexOf(state.quotations, state.vocabulary).of(article.key, quoted);
  const gravest = GRAVEST.find((verdict) => known?.place.verdicts.includes(verdict));
  const facts = [placeOf(blocks, quoted, words), words.text(`quoted.${quoted.kind}`), known && speakerOf(known.place, state.articles, words), gravest && words.text(`quoted.verdict.${gravest}`)].filter(Boolean).join(" · ");
  return el("li", {},
    choice(quoted.index, article, quoted, quoteData(article.key, quoted, state), facts, page),
    el("button", { class: "link fix-quotation", data: { control: `fix-${quoted.start}` }, onclick: () => actions.openQuotation(article.key, quoted), "aria-label": words.text("fix.quotation") }, words.text("fix.start")));
}

/** @param {ArticleView} article @param {{ start: number, end: number }} span */
export function excerpt({ text, language }, { start, end }) {
  return el("span", { lang: language, dir: "auto" }, shorten(text.slice(start, end), LONGEST));
}

/**
 * @param {Place} place
 * @param {Reading} reading
 * @param {Names} names
 * @param {Page} page
 */
function factsOf({ passage, others, near, times, ...span }, { places, blocks }, names, { words }) {
  const here = times > 1 ? [...new Set(places.filter((other) => other.passage === passage).map((other) => placeOf(blocks, other, words)))] : [placeOf(blocks, span, words)];
  return [
    words.text("passage.words", { count: passage.words }),
    here.filter(Boolean).join(", "),
    others.length > 0 && words.text("read.also", { list: words.list(others.map((key) => names.letter(key)).sort()) }),
    near.length > 0 ? words.text("read.near", { list: words.list(near.map((key) => names.letter(key)).sort()) }) : groupOf(passage) !== "words" && words.text(`kind.${groupOf(passage)}`),
  ].filter(Boolean).join(" · ");
}
