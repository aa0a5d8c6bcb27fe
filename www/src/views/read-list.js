/**
 * Beside the article: what stands out in it, in its order, each a click away.
 *
 * @import { ArticleView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Place, Reading } from "../text/reading.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { shorten } from "../text/excerpt.js";
import { placesIn } from "../text/reading.js";
import { el } from "../ui/el.js";
import { passageData } from "./chosen-passage.js";
import { placeOf } from "./phrases.js";

const LONGEST = 110;

/**
 * @param {ArticleView} article
 * @param {Reading} reading
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
export function readList(article, reading, { route: { mode } }, names, page) {
  const { words, actions } = page;
  const title = el("h2", { class: "label", id: "read-list-title" }, words.text(`read.list.${mode}`));
  if (mode === "unique" || mode === "quotations") {
    const spans = mode === "unique" ? reading.unique : reading.quotations;
    return [title, spans.length === 0
      ? el("p", { class: "facts" }, words.text(`read.none.${mode}`))
      : el("ol", {}, spans.map((span, index) => el("li", {},
        el("button", { type: "button", class: "read-item", onclick: () => actions.readItem(index), data: { control: `read-${index}`, item: index } },
          excerpt(article, span),
          el("span", { class: "facts" }, [placeOf(reading.blocks, span, words), "kind" in span && words.text(`quoted.${span.kind}`)].filter(Boolean).join(" · "))))))];
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
