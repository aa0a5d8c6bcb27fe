/**
 * The chosen passage: its words, all its places, why it was found, and how two of its places differ.
 *
 * @import { AlignmentView, Occurrence, PassageView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { verdictOn } from "../store/shelf.js";
import { introducedBy } from "../text/alterations.js";
import { passagesOf } from "../text/differences.js";
import { shorten } from "../text/excerpt.js";
import { blocksOf } from "../text/paragraphs.js";
import { passageIndexOf } from "../text/passage-index.js";
import { el } from "../ui/el.js";
import { lazyFold } from "../ui/fold.js";
import { paraphraseVerdict, verdict } from "./difference-list.js";
import { namesOf, titleOf } from "./names.js";
import { differenceNodes, isolated, placeOf, quote, sidesOf } from "./phrases.js";

const LONGEST = 480;
/** Shown at once. */
const MOST_DIFFERENCES = 20;
const MOST_PLACES = 50;

/**
 * @param {PassageView} passage
 * @param {Names} names
 */
export function passageData({ id, kind, stock, words, occurrences }, names) {
  return { family: id, kind: stock ? "stock" : kind, words, occurrences: occurrences.length, articles: names.letters(occurrences).join(" ") };
}

/**
 * Two places of the passage, to be held against each other: the one chosen and the first of the others.
 *
 * @param {PassageView} passage
 * @param {number} place From 1; 0: none in particular.
 * @returns {{ left: number, right: number } | undefined} From 1, in the order of the passage.
 */
export function placesToCompare({ occurrences }, place) {
  if (occurrences.length < 2) return undefined;
  return place <= 1 ? { left: 1, right: 2 } : { left: 1, right: Math.min(place, occurrences.length) };
}

/**
 * @param {PassageView} passage
 * @param {State} state
 * @param {Page} page
 */
export function chosenPassage(passage, state, page) {
  const { words, actions } = page;
  const { route } = state;
  const names = namesOf(state, words);
  const shown = passage.occurrences[Math.max(0, route.place - 1)];
  const article = state.articles.get(shown?.article ?? -1);
  const others = passage.occurrences.length > 1;
  const items = (/** @type {number} */ from, /** @type {number} */ to) => passage.occurrences.slice(from, to)
    .map((occurrence, index) => occurrenceItem(occurrence, from + index + 1, passage, state, names, page));
  return [
    shown && article && el("blockquote", { lang: article.language, dir: "auto" }, el("mark", { class: "passage", data: { kind: passage.kind } }, shorten(article.text.slice(shown.start, shown.end), LONGEST))),
    el("p", { class: "facts" }, factsOf(passage, page)),
    el("p", { class: "inspector-actions" },
      others && el("a", { class: "button", href: compareHref(passage, route.place, names), data: { control: "inspect-compare" } }, words.text("chosen.compare")),
      shown && el("a", { class: "button", href: readHref(passage, Math.max(1, route.place), names), data: { control: "inspect-read" } }, words.text("chosen.read")),
      others && el("button", { data: { control: "inspect-next" }, onclick: () => actions.stepPlace(1), title: words.text("chosen.nextKey") }, words.text("chosen.next")),
      el("button", { data: { control: "inspect-copy" }, onclick: () => actions.copyQuotation() }, words.text("chosen.copy"))),
    el("p", { class: "judge" }, judgeButton(passage, state, page)),
    el("h3", { class: "inspector-label" }, words.text("chosen.places", { count: passage.occurrences.length })),
    el("ol", { class: "occurrences" }, items(0, MOST_PLACES)),
    passage.occurrences.length > MOST_PLACES && lazyFold({ summary: words.text("chosen.morePlaces", { count: passage.occurrences.length - MOST_PLACES }), class: "fold" },
      () => el("ol", { class: "occurrences" }, items(MOST_PLACES, Infinity))),
    ...overlapping(passage, state, page),
    ...detail(passage, state, page),
  ];
}

/**
 * That the passage counts after all, or does not: what somebody says of it holds over what the page found.
 *
 * @param {PassageView} passage
 * @param {State} state
 * @param {Page} page
 */
function judgeButton(passage, { shelf, ids }, { words, actions }) {
  const verdict = verdictOn(shelf, passage, ids);
  const next = verdict !== null ? null : passage.stock ? "pinned" : "rejected";
  return [
    verdict !== null && el("span", { class: "facts" }, words.text(`judged.${verdict}`), " "),
    el("button", { class: "link", data: { control: "judge" }, onclick: () => actions.judge(passage.id, next), title: next === "rejected" && words.text("judge.what") }, words.text(`judge.${next ?? "back"}`)),
  ];
}

/** @param {PassageView} passage @param {Page} page */
function factsOf({ words: count, stock, kind }, { words }) {
  if (!stock && kind === "paraphrase") return words.text("why.paraphrase", { count });
  return [words.text("passage.words", { count }), words.text(stock ? "kind.stock" : `kind.${kind}`)].join(" · ");
}

/** @param {PassageView} passage @param {number} place @param {Names} names */
function compareHref(passage, place, names) {
  const { left, right } = placesToCompare(passage, place) ?? { left: 1, right: 1 };
  const letter = (/** @type {number} */ number) => names.letter(passage.occurrences[number - 1]?.article ?? -1);
  return writeRoute({ ...HOME, view: "compare", left: letter(left), right: letter(right), passage: passage.id });
}

/** @param {PassageView} passage @param {number} place @param {Names} names */
function readHref(passage, place, names) {
  return writeRoute({ ...HOME, view: "read", article: names.letter(passage.occurrences[place - 1]?.article ?? -1), passage: passage.id, place });
}

/**
 * @param {Occurrence} occurrence
 * @param {number} number From 1.
 * @param {PassageView} passage
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function occurrenceItem(occurrence, number, passage, state, names, { words }) {
  const here = state.articles.get(occurrence.article);
  if (here === undefined) return null;
  const place = placeOf(blocksOf(here, state.vocabulary), occurrence, words);
  return el("li", { class: "occurrence", "aria-current": number === state.route.place ? "true" : null },
    el("span", { class: "letter" }, names.letter(occurrence.article)), " ",
    el("a", { href: compareHref(passage, number, names), data: { control: `occurrence-${number}` } }, el("bdi", {}, names.who(occurrence.article)), place && `, ${place}`),
    occurrence.quoted && el("span", { class: "facts" }, ` ${words.text("chosen.quoted")}`), " ",
    el("a", { class: "read-here", href: readHref(passage, number, names), data: { control: `read-${number}` }, "aria-label": words.text("chosen.readPlace", { letter: names.letter(occurrence.article), place }) }, words.text("chosen.readShort")));
}

/**
 * Other passages with words of this place: a short one inside a long one, or two that cross.
 *
 * @param {PassageView} passage
 * @param {State} state
 * @param {Page} page
 */
function overlapping(passage, { overview, articles, route, stockShown }, { words, actions }) {
  const place = passage.occurrences[Math.max(0, route.place - 1)];
  const text = articles.get(place?.article ?? -1)?.text;
  if (place === undefined || text === undefined) return [];
  const others = passageIndexOf(overview).meeting(place.article, place).filter((other) => other !== passage && (stockShown || !other.stock));
  if (others.length === 0) return [];
  return [
    el("h3", { class: "inspector-label" }, words.text("chosen.overlap", { count: others.length + 1 })),
    el("ul", { class: "overlaps" }, others.map((other) => {
      const number = other.occurrences.findIndex(({ article, start, end }) => article === place.article && start < place.end && end > place.start);
      const own = other.occurrences[number] ?? place;
      return el("li", {}, el("button", { class: "link", data: { control: `overlap-${other.id}` }, onclick: () => actions.choosePlace(other.id, number + 1) }, isolated(shorten(text.slice(own.start, own.end), 60))));
    })),
  ];
}

/**
 * Why the two places were put together, and how they differ, once it is known.
 *
 * @param {PassageView} passage
 * @param {State} state
 * @param {Page} page
 */
function detail(passage, state, { words }) {
  const pair = placesToCompare(passage, state.route.place);
  const comparison = state.detail?.passage === passage.id ? state.detail.comparison : null;
  const chosen = [passage.occurrences[(pair?.left ?? 0) - 1], passage.occurrences[(pair?.right ?? 0) - 1]];
  const left = state.articles.get(chosen[0]?.article ?? -1);
  const right = state.articles.get(chosen[1]?.article ?? -1);
  if (comparison === null || !left || !right || comparison.left !== left.key || comparison.right !== right.key) return [];
  const meets = (/** @type {{ start: number, end: number }} */ span, /** @type {Occurrence | undefined} */ place) => place !== undefined && span.start < place.end && span.end > place.start;
  // Another passage may meet the same places: its differences are not of this one.
  const isOwn = (/** @type {AlignmentView} */ alignment) => passageIndexOf(state.overview).of(comparison, alignment) === passage.id;
  const placesIn = (/** @type {number} */ key) => passage.occurrences.filter(({ article }) => article === key);
  // Not every two places of what is told in other words answer each other: then the first two that do.
  const [one, other] = [chosen, ...placesIn(left.key).flatMap((place) => placesIn(right.key).map((answer) => [place, answer]))]
    .find(([place, answer]) => place !== answer && comparison.alignments.some((alignment) => isOwn(alignment) && meets(alignment.left, place) && meets(alignment.right, answer))) ?? [];
  if (one === undefined || other === undefined) return [];
  const found = passagesOf(comparison, state.vocabulary, left, right, (alignment) => isOwn(alignment) && meets(alignment.left, one) && meets(alignment.right, other), () => passage.id, introducedBy(left.key, right.key, state));
  const sides = sidesOf(left, right, state, words);
  const differences = found.flatMap((part) => part.differences);
  const evidence = [...new Set(found.flatMap(({ alignment }) => alignment.evidence))];
  return [
    el("h3", { class: "inspector-label" }, words.text("chosen.why")),
    el("p", { class: "why" }, (passage.stock || passage.kind !== "paraphrase") && [words.text(passage.stock ? "why.stock" : `why.${passage.kind}`), " "],
      evidence.length > 0 && words.text("why.evidence", { list: words.list(evidence.map(isolated)) })),
    el("h3", { class: "inspector-label" }, words.text("chosen.differences", { left: sides.at(one, "left"), right: sides.at(other, "right") })),
    el("p", { class: "why" }, passage.kind === "paraphrase" ? paraphraseVerdict(differences, words) : verdict(differences, found.reduce((sum, { hidden }) => sum + hidden, 0), words)),
    el("ol", { class: "change-list" }, differences.slice(0, MOST_DIFFERENCES).map((difference) =>
      el("li", {}, el("a", { class: "change", href: compareHref(passage, state.route.place, namesOf(state, words)) }, differenceNodes(difference, words, sides)), " ", el("span", { class: "class-name" }, words.text(`class.${difference.name}`))))),
    differences.length > MOST_DIFFERENCES && el("p", { class: "facts" }, words.text("chosen.more", { count: differences.length - MOST_DIFFERENCES })),
  ];
}

/**
 * A place of the passage between quote marks, with where it is from: to be pasted elsewhere.
 *
 * @param {PassageView} passage
 * @param {State} state
 * @param {Page} page
 */
export function quotationOf({ occurrences }, state, { words }) {
  const place = occurrences[Math.max(0, state.route.place - 1)];
  const article = state.articles.get(place?.article ?? -1);
  return place === undefined || article === undefined ? null : quotedWithSource(place, article, state, words);
}

/**
 * @param {import("../../../src/wire/types.js").Span} span
 * @param {import("../../../src/wire/types.js").ArticleView} article
 * @param {State} state
 * @param {import("../ui/messages.js").Messages} words
 */
export function quotedWithSource(span, article, state, words) {
  const said = article.text.slice(span.start, span.end).replace(/\s*\n\s*/gu, " ").trim();
  const source = [
    article.outlet, quote(titleOf(article), words, Infinity), article.published && words.date(article.published),
    placeOf(blocksOf(article, state.vocabulary), span, words), article.url,
  ];
  return `${quote(said, words, Infinity)} (${source.filter(Boolean).join(", ")})`;
}
