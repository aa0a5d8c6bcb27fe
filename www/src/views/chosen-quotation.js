/**
 * The chosen quotation: its words, who is said to have said them and why the page thinks so, and every place where an article
 * has them, with what is different there.
 *
 * @import { State } from "../store/state.js"
 * @import { QuotationGroup, QuotedPlace } from "../text/quotation-groups.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { GRAVEST } from "../text/alterations.js";
import { shorten } from "../text/excerpt.js";
import { blocksOf } from "../text/paragraphs.js";
import { guessOf } from "../text/quotation-groups.js";
import { el } from "../ui/el.js";
import { quotedWithSource } from "./chosen-passage.js";
import { namesOf } from "./names.js";
import { isolated, placeOf, speakerOf } from "./phrases.js";
import { placesHref, verdictNodes } from "./verdicts.js";

const LONGEST = 480;

/**
 * Why.
 *
 * @param {QuotedPlace} place
 * @param {State["articles"]} articles
 * @param {import("../ui/messages.js").Messages} words
 */
export function reasonOf(place, articles, words) {
  const mention = place.mention && articles.get(place.article)?.text.slice(place.mention.start, place.mention.end);
  return [words.text(`quoted.reason.${place.reason}`), guessOf(place, articles) === "inferred" && words.text("quoted.reason.inferred", { mention: mention ?? "" })].filter(Boolean).join(" ");
}

/**
 * @param {QuotationGroup} group
 * @param {State} state
 * @param {Page} page
 */
export function chosenQuotation(group, state, page) {
  const { words, actions } = page;
  const { base, places } = group;
  const shown = places[state.route.place - 1] ?? base;
  const article = state.articles.get(shown.article);
  if (article === undefined) return [];
  const names = namesOf(state, words);
  const letters = names.letters(places);
  return [
    el("blockquote", { lang: article.language, dir: "auto" }, el("mark", {}, shorten(article.text.slice(shown.start, shown.end), LONGEST))),
    el("p", { class: "said-by" }, speakerOf(shown, state.articles, words)),
    shown.reason > 0 && el("p", { class: "facts" }, words.text(guessOf(shown, state.articles) ? "quoted.whyGuess" : "quoted.why", { reason: reasonOf(shown, state.articles, words) })),
    el("p", { class: "inspector-actions" },
      letters.length > 1 && el("a", { class: "button", href: writeRoute({ ...HOME, view: "compare", left: letters[0] ?? "", right: letters[1] ?? "", quotation: group.id }), data: { control: "inspect-compare" } }, words.text("chosen.compare")),
      el("a", { class: "button", href: readHref(shown, group, names), data: { control: "inspect-read" } }, words.text("chosen.read")),
      places.length > 1 && el("button", { data: { control: "inspect-next" }, onclick: () => actions.stepPlace(1), title: words.text("chosen.nextKey") }, words.text("chosen.next")),
      el("button", { data: { control: "inspect-copy" }, onclick: () => actions.copyQuotation() }, words.text("chosen.copy")),
      shown.own !== null && el("button", { data: { control: "inspect-fix" }, onclick: () => actions.openQuotation(shown.article, shown) }, words.text("fix.start"))),
    el("h3", { class: "inspector-label" }, words.text("chosen.places", { count: places.length })),
    el("ol", { class: "occurrences" }, places.map((place, index) => placeItem(place, index + 1, group, state, names, page))),
  ];
}

/** @param {QuotedPlace} place @param {QuotationGroup} group @param {Names} names */
function readHref(place, group, names) {
  return writeRoute({ ...HOME, view: "read", article: names.letter(place.article), mode: "quotations", quotation: group.id, place: group.places.indexOf(place) + 1 });
}

/**
 * @param {QuotedPlace} place
 * @param {number} number From 1.
 * @param {QuotationGroup} group
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function placeItem(place, number, group, state, names, page) {
  const { words } = page;
  const article = state.articles.get(place.article);
  if (article === undefined) return null;
  const slice = (/** @type {{ start: number, end: number } | null} */ span) => span && isolated(article.text.slice(span.start, span.end));
  const where = placeOf(blocksOf(article, state.vocabulary), place, words);
  const printed = [slice(place.mention), slice(place.verb), slice(place.source)].filter(Boolean).join(" · ");
  return el("li", { class: "occurrence quoted-place", "aria-current": number === Math.max(1, state.route.place) ? "true" : null },
    el("span", { class: "letter" }, names.letter(place.article)),
    el("div", {},
      el("a", { href: readHref(place, group, names), data: { control: `quoted-${number}` } }, el("bdi", {}, names.who(place.article)), where && `, ${where}`),
      el("p", { class: "facts" }, [words.text(`quoted.${place.kind}`), printed].filter(Boolean).join(" · ")),
      group.places.length > 1 && place !== group.base && (place.verdicts.length === 0
        ? el("p", { class: "facts" }, words.text("quoted.identical"))
        : el("ul", { class: "altered" }, GRAVEST.filter((verdict) => place.verdicts.includes(verdict)).map((verdict) => el("li", { data: { verdict } }, el("a", { href: placesHref(group.base, place, "", names) }, verdictNodes(verdict, place, group.base, state, page))))))));
}

/**
 * The place that is chosen, with where it is from: to be pasted elsewhere.
 *
 * @param {QuotationGroup} group
 * @param {State} state
 * @param {Page} page
 */
export function quotationText(group, state, { words }) {
  const place = group.places[Math.max(0, state.route.place - 1)] ?? group.base;
  const article = state.articles.get(place.article);
  if (article === undefined) return null;
  const said = quotedWithSource(place, article, state, words);
  return place.speakers.length === 0 ? said : `${speakerOf(place, state.articles, words).replace(/[\u2068\u2069]/gu, "")}${words.text("quoted.colon")}${said}`;
}
