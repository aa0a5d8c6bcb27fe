/**
 * « Passages »: every passage in a table that can be sorted, and the chosen one collated, all its places word under word.
 *
 * @import { PassageView } from "../../../src/wire/types.js"
 * @import { PassageOrder, State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page, View } from "./page.js"
 */

import { shorten } from "../text/excerpt.js";
import { textAt } from "../text/alterations.js";
import { groupOf, passageIndexOf } from "../text/passage-index.js";
import { markChosen } from "../ui/chosen.js";
import { el, fillKeepingFocus, focusOn } from "../ui/el.js";
import { growing, holds, narrowing } from "../ui/growing.js";
import { inWindows } from "../ui/media.js";
import { passageData } from "./chosen-passage.js";
import { collationTable } from "./collation-table.js";
import { formulaSwitch } from "./formulas.js";
import { FEW } from "./matrix.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";

const LONGEST = 160;
/** Up to this width the table of the chosen one stands above the list. */
const NARROW = "(max-width: 62rem)";
/** Passages listed at once; up to FEW_TO_FIND there is no field to find one. */
const SHOWN = 60;
const FEW_TO_FIND = 24;

/** The columns, in order; each sorts by itself. @type {readonly PassageOrder[]} */
const COLUMNS = ["text", "words", "places", "articles"];

/** What is listed first: what is shared word by word, then what is told in other words. @type {readonly import("../text/passage-index.js").Group[]} */
const APART = ["words", "paraphrase", "stock"];

/** The list that was asked for last: whoever asks what is shown asks for the same. @type {{ of: unknown[], passages: PassageView[] } | null} */
let latest = null;

/**
 * The passages that are listed, in their order.
 *
 * @param {State} state
 * @returns {PassageView[]}
 */
function listed({ overview, articles, passageOrder, stockShown }) {
  const of = [overview, articles, passageOrder, stockShown];
  if (latest === null || of.some((part, index) => part !== latest?.of[index])) latest = { of, passages: sorted(overview, articles, passageOrder, stockShown) };
  return latest.passages;
}

/**
 * @param {State["overview"]} overview
 * @param {State["articles"]} articles
 * @param {PassageOrder} passageOrder
 * @param {boolean} stockShown
 */
function sorted(overview, articles, passageOrder, stockShown) {
  const place = new Map(overview.articles.map(({ key }, index) => [key, index]));
  const first = (/** @type {PassageView} */ { occurrences }) => occurrences[0];
  const spreads = new Map(overview.passages.map((passage) => [passage, new Set(passage.occurrences.map(({ article }) => article)).size]));
  const spread = (/** @type {PassageView} */ passage) => spreads.get(passage) ?? 0;
  /** @type {Record<PassageOrder, (one: PassageView, other: PassageView) => number>} */
  const orders = {
    words: (one, other) => other.words - one.words,
    places: (one, other) => other.occurrences.length - one.occurrences.length,
    articles: (one, other) => spread(other) - spread(one),
    text: (one, other) => (place.get(first(one)?.article ?? -1) ?? 0) - (place.get(first(other)?.article ?? -1) ?? 0)
      || (first(one)?.start ?? 0) - (first(other)?.start ?? 0),
  };
  return overview.passages
    .filter(({ stock, occurrences }) => (stockShown || !stock) && occurrences.every(({ article }) => articles.has(article)))
    .sort((one, other) => APART.indexOf(groupOf(one)) - APART.indexOf(groupOf(other)) || orders[passageOrder](one, other) || other.words - one.words);
}

/**
 * The chosen passage, else the first one listed.
 *
 * @param {State} state
 * @returns {PassageView | undefined}
 */
export function shownPassage(state) {
  return passageIndexOf(state.overview).byId(state.route.passage) ?? listed(state)[0];
}

/**
 * @param {Page} page
 * @returns {View & { focusHeading: () => void, slot: HTMLElement }}
 */
export function createPassages(page) {
  const heading = el("h1", { tabindex: -1 });
  const facts = el("p", { class: "facts" });
  const list = el("section", { class: "passage-list", "aria-labelledby": "passage-list-title" });
  const chosen = el("section", { class: "collation", "aria-labelledby": "collation-title" });
  const slot = el("div", { class: "slot" });
  const side = el("div", { class: "collation-side" }, chosen, slot);
  const both = el("div", { class: "passages-both" }, list);
  const root = el("div", { class: "passages", data: { view: "passages" } },
    el("header", { class: "lead" }, heading, facts), both);
  // Whoever tabs comes first to what stands above.
  inWindows(NARROW, (isNarrow) => (isNarrow ? both.prepend(side) : both.append(side)));
  const listChanged = changeDetector();
  const chosenChanged = changeDetector();
  /** The passage that is marked in the list, also in what is added to it. */
  let marked = "";
  let isChosen = false;
  const mark = () => markChosen(list, marked);
  return {
    root,
    slot,
    focusHeading() {
      const row = isChosen && !matchMedia(NARROW).matches ? list.querySelector("[aria-current] .excerpt") : null;
      focusOn(row ?? heading);
      row?.scrollIntoView({ block: "center" });
    },
    render(state) {
      const { overview, articles, locale, route, stockShown, passageOrder, collation, base } = state;
      root.hidden = route.view !== "passages";
      if (root.hidden) return;
      const shown = shownPassage(state);
      if (listChanged(overview, articles, locale, stockShown, passageOrder)) {
        const count = (/** @type {import("../text/passage-index.js").Group} */ group) => overview.passages.filter((passage) => groupOf(passage) === group).length;
        const [passages, restated] = [count("words"), count("paraphrase")];
        heading.textContent = page.words.text("passages.heading", { count: passages });
        facts.textContent = [page.words.text("passages.facts", { count: overview.articles.length }), restated > 0 && page.words.text("compare.restated", { count: restated })].filter(Boolean).join(" · ");
        fillKeepingFocus(list, listContent(state, page, mark));
      }
      if (chosenChanged(overview, articles, locale, shown, collation, base)) {
        chosen.parentElement?.scrollTo({ top: 0 });
        fillKeepingFocus(chosen, shown === undefined ? [] : collationTable(shown, state, page));
      }
      marked = shown?.id ?? "";
      isChosen = route.passage !== "";
      mark();
    },
  };
}

/**
 * @param {State} state
 * @param {Page} page
 * @param {() => void} mark The chosen one among them.
 */
function listContent(state, page, mark) {
  const { words } = page;
  const names = namesOf(state, words);
  const passages = listed(state);
  const stock = state.overview.passages.filter((passage) => passage.stock).length;
  const place = el("div");
  fillTable("");

  /** @param {string} wanted */
  function fillTable(wanted) {
    const fits = holds(wanted);
    const found = wanted === "" ? passages : passages.filter(({ occurrences }) => occurrences.some((occurrence) => fits(textAt(state.articles, occurrence.article, occurrence))));
    const body = el("tbody");
    const [, more] = growing(body, found, SHOWN, (passage) => row(passage, state, names, page), (count) => words.text("passages.more", { count }),
      { inSlices: state.overview.articles.length > FEW, grown: mark });
    fillKeepingFocus(place, found.length === 0
      ? el("p", { class: "nothing" }, words.text("passages.noneFound"))
      : el("table", {}, el("thead", {}, el("tr", {}, COLUMNS.map((by) => heading(by, state, page)))), body), more);
    mark();
  }

  return [
    el("h2", { id: "passage-list-title", class: "label" }, words.text("passages.list")),
    passages.length > FEW_TO_FIND && narrowing(words.text("passages.find"), "find-passage", fillTable),
    passages.length === 0 ? el("p", { class: "nothing" }, words.text("passages.none")) : place,
    stock > 0 && formulaSwitch("passages-formulas", stock, state, page),
  ];
}

/**
 * @param {PassageOrder} by
 * @param {State} state
 * @param {Page} page
 */
function heading(by, { passageOrder }, { words, actions }) {
  const sorted = passageOrder === by;
  return el("th", { scope: "col", class: `by-${by}`, "aria-sort": sorted ? (by === "text" ? "ascending" : "descending") : null },
    el("button", { class: "quiet", data: { control: `sort-${by}` }, onclick: () => actions.sortPassages(by) },
      words.text(`passages.by.${by}`), el("span", { class: "sorted", "aria-hidden": "true" }, sorted ? " ▾" : "")));
}

/**
 * @param {PassageView} passage
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function row(passage, state, names, { words, actions }) {
  const [first] = passage.occurrences;
  const article = state.articles.get(first?.article ?? -1);
  const letters = names.letters(passage.occurrences);
  return el("tr", { data: passageData(passage, names) },
    el("th", { scope: "row" },
      first && article && el("button", { class: "excerpt", data: { control: `passage-${passage.id}` }, onclick: () => actions.show(passage.id) },
        el("span", { lang: article.language, dir: "auto" }, shorten(article.text.slice(first.start, first.end), LONGEST))),
      el("span", { class: "facts" }, words.text(passage.stock ? "kind.stock" : `kind.${passage.kind}`))),
    el("td", { class: "by-words" }, words.number(passage.words)),
    el("td", { class: "by-places" }, words.number(passage.occurrences.length)),
    el("td", { class: "by-articles" }, letters.map((letter) => el("span", { class: "letter" }, letter))));
}
