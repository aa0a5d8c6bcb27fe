/**
 * « Citations »: who is quoted saying what, in which article, and how it differs. By speaker, differences first. Who says it is
 * a guess and looks like one.
 *
 * @import { QuotationGroup, QuotedPlace, Told } from "../text/quotation-groups.js"
 * @import { State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page, View } from "./page.js"
 */

import { alterationsOf, GRAVEST, textAt, wordsChanged } from "../text/alterations.js";
import { shorten } from "../text/excerpt.js";
import { blocksOf } from "../text/paragraphs.js";
import { passageIndexOf } from "../text/passage-index.js";
import { guessOf, quotationIndexOf } from "../text/quotation-groups.js";
import { inAlphabet, wordsIn } from "../text/words.js";
import { markChosen, markQuotation } from "../ui/chosen.js";
import { el, fill, fillKeepingFocus, focusOn } from "../ui/el.js";
import { lazyFold } from "../ui/fold.js";
import { growing, holds, narrowing } from "../ui/growing.js";
import { giveOptions } from "../ui/options.js";
import { passageData } from "./chosen-passage.js";
import { reasonOf } from "./chosen-quotation.js";
import { FEW } from "./matrix.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";
import { placeOf } from "./phrases.js";
import { placesHref, verdictNodes } from "./verdicts.js";

const LONGEST = 320;
/** Quotations listed at once. */
const SHOWN = 100;
/**
 * A group as it is listed.
 *
 * @typedef {object} Listed
 * @property {QuotationGroup} group
 * @property {string} text The base's.
 * @property {number} words
 * @property {string} speaker Whom most of its places come to, one a line; empty: nobody is named.
 * @property {Told[]} verdicts Of all its places, each once.
 * @property {number} weight What differs most comes first, before all what the front page tells, in its order.
 */

/** @typedef {{ speaker: string, verdict: string, kind: string, article: string, wanted: string }} Filter Empty: all. */

/** @type {Filter} */
const ALL = { speaker: "", verdict: "", kind: "", article: "", wanted: "" };
const NOBODY = "\u0000";

/**
 * @param {Page} page
 * @returns {View & { focusHeading: () => void }}
 */
export function createQuotations(page) {
  const heading = el("h1", { tabindex: -1 });
  const facts = el("p", { class: "facts" });
  const bar = el("div", { class: "filters" });
  const list = el("div", { class: "quotation-list" });
  const root = el("div", { class: "quotations", data: { view: "quotations" } }, el("header", { class: "lead" }, heading, facts), bar, list);
  const changed = changeDetector();
  const cameOrWent = changeDetector();
  const choiceChanged = changeDetector();
  let filter = ALL;
  /** @type {State | null} */
  let shown = null;
  /** @type {Listed[]} */
  let groups = [];

  /** @param {Partial<Filter>} change */
  function narrow(change) {
    filter = { ...filter, ...change };
    if (shown !== null) repaint(shown);
  }

  /** @param {State} state */
  function repaint(state) {
    const { words } = page;
    const found = groups.filter(fitting(filter, state));
    facts.textContent = words.text("quotations.facts", { count: found.length, total: groups.length });
    fillKeepingFocus(list, found.length === 0 ? [el("p", { class: "nothing" }, words.text("quotations.none")), groups.length > 0 && el("button", { data: { control: "clear-filters" }, onclick: () => unfilter(state) }, words.text("quotations.clear"))] : tableOf(found, state, page, () => shown !== null && mark(shown)));
    mark(state);
  }

  /** @param {State} state */
  function unfilter(state) {
    filter = ALL;
    fill(bar, filters(groups, filter, state, page, narrow));
    repaint(state);
    focusOn(bar.querySelector("[data-control]")); // what was pressed is gone
  }

  /** @param {State} state */
  function mark({ route }) {
    // A row may be both: what is chosen last says which of the two marks it.
    if (route.quotation !== "") markChosen(list, "");
    markQuotation(list, route.quotation);
    if (route.quotation === "") markChosen(list, route.passage);
  }

  return {
    root,
    focusHeading() {
      const chosen = shown?.route.quotation ? list.querySelector("tr[aria-current] .excerpt") : null;
      if (chosen === null) return heading.focus({ preventScroll: true });
      focusOn(chosen);
      chosen.scrollIntoView({ block: "center" });
    },
    render(state) {
      const { overview, articles, locale, route, quotations, settings: { quotationWords } } = state;
      root.hidden = route.view !== "quotations";
      if (root.hidden) return;
      shown = state;
      // What is chosen elsewhere is not hidden by choices made here earlier.
      const chosen = choiceChanged(route.quotation) ? groups.find(({ group: { id } }) => id === route.quotation) : undefined;
      if (chosen !== undefined && !fitting(filter, state)(chosen)) {
        filter = ALL;
        fill(bar, filters(groups, filter, state, page, narrow));
        repaint(state);
      }
      if (!changed(overview, articles, locale, quotations, quotationWords)) return mark(state);
      if (quotations === null) {
        heading.textContent = page.words.text("nav.quotations");
        facts.textContent = page.words.text("quotations.working");
        return;
      }
      if (cameOrWent(...overview.articles.map(({ key }) => key))) filter = ALL;
      groups = inOrder(listOf(quotations, state).filter(({ words }) => words >= quotationWords));
      heading.textContent = page.words.text("quotations.heading", { count: groups.length });
      fillKeepingFocus(bar, filters(groups, filter, state, page, narrow));
      repaint(state);
    },
  };
}

/**
 * @param {NonNullable<State["quotations"]>} quotations
 * @param {State} state
 * @returns {Listed[]}
 */
function listOf(quotations, state) {
  const { articles, vocabulary } = state;
  const told = new Map(alterationsOf(state).map(({ group, finding }) => [group, finding === -1 ? 1 : 2 + state.overview.findings.length - finding]));
  return quotationIndexOf(quotations, vocabulary).groups.filter(({ places }) => places.every(({ article }) => articles.has(article))).map((group) => {
    const { base, places } = group;
    const text = articles.get(base.article)?.text.slice(base.start, base.end) ?? "";
    const verdicts = GRAVEST.filter((verdict) => places.some(({ verdicts }) => verdicts.includes(verdict)));
    const weight = verdicts.reduce((sum, verdict) => sum + 2 ** (GRAVEST.length - GRAVEST.indexOf(verdict)), (told.get(group) ?? 0) * 2 ** 12 + Number(places.length > 1));
    return { group, text, words: wordsIn(text).length, speaker: mostNamed(places), verdicts, weight };
  });
}

/** @param {QuotationGroup["places"]} places */
function mostNamed(places) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { speakers } of places) {
    const named = speakers.join("\n");
    if (named !== "") counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
}

/** Speakers with the most that differs first, and so within one. @param {Listed[]} groups */
function inOrder(groups) {
  /** @type {Map<string, number>} */
  const speakers = new Map();
  for (const { speaker, weight } of groups) speakers.set(speaker, Math.max(speakers.get(speaker) ?? 0, weight));
  const order = new Map(inAlphabet(speakers.keys()).sort((one, other) => (speakers.get(other) ?? 0) - (speakers.get(one) ?? 0)).map((speaker, place) => [speaker, place]));
  const place = (/** @type {Listed} */ { speaker }) => order.get(speaker) ?? 0;
  return groups.sort((one, other) => place(one) - place(other) || other.weight - one.weight || Number(one.group.id) - Number(other.group.id));
}

/**
 * Which groups a filter leaves.
 *
 * @param {Filter} filter
 * @param {State} state
 * @returns {(listed: Listed) => boolean}
 */
function fitting({ speaker, verdict, kind, article, wanted }, { overview, articles }) {
  const key = overview.articles.find(({ letter }) => letter === article)?.key;
  const isWanted = holds(wanted);
  return ({ group: { places }, verdicts, text, speaker: named }) =>
    (speaker === "" || (speaker === NOBODY ? named === "" : places.some(({ speakers }) => speakers.includes(speaker))))
    && (verdict === "" || (verdict === "any" ? verdicts.length > 0 : verdict === "same" ? places.length > 1 && verdicts.length === 0 : verdicts.some((other) => other === verdict)))
    && (kind === "" || places.some((place) => place.kind === kind))
    && (article === "" || places.some((place) => place.article === key))
    && (wanted === "" || isWanted(`${text} ${places.map((place) => `${place.speakers.join(" ")} ${textAt(articles, place.article, place.mention)}`).join(" ")}`));
}

/**
 * @param {readonly Listed[]} groups
 * @param {Filter} filter
 * @param {State} state
 * @param {Page} page
 * @param {(change: Partial<Filter>) => void} narrow
 */
function filters(groups, filter, state, { words }, narrow) {
  const names = namesOf(state, words);
  const speakers = inAlphabet(new Set(groups.flatMap(({ group }) => group.places.flatMap(({ speakers }) => speakers))));
  const { placeKinds } = state.vocabulary;
  const field = narrowing(words.text("quotations.find"), "find-quotation", (wanted) => narrow({ wanted }));
  field.value = filter.wanted;
  return [
    select("speaker", [...speakers.map((speaker) => ({ value: speaker, label: speaker })), { value: NOBODY, label: words.text("quotations.nobody") }]),
    select("verdict", ["any", "same", ...GRAVEST].map((verdict) => ({ value: verdict, label: words.text(verdict === "any" || verdict === "same" ? `verdictOf.${verdict}` : `quoted.verdict.${verdict}`) }))),
    select("kind", placeKinds.map((kind) => ({ value: kind, label: words.text(`quoted.${kind}`) }))),
    select("article", state.overview.articles.map(({ letter, key }) => ({ value: letter, label: `${letter} ${names.who(key)}` }))),
    field,
  ];

  /** @param {"speaker" | "verdict" | "kind" | "article"} name @param {{ value: string, label: string }[]} options */
  function select(name, options) {
    const field = el("select", { data: { control: `filter-${name}` } });
    giveOptions(field, [{ value: "", label: words.text(`quotations.all.${name}`) }, ...options], filter[name]);
    field.addEventListener("change", () => narrow({ [name]: field.value }));
    return el("label", {}, el("span", {}, words.text(`quotations.by.${name}`)), field);
  }
}

/**
 * @param {readonly Listed[]} groups
 * @param {State} state
 * @param {Page} page
 * @param {() => void} grown
 */
function tableOf(groups, state, page, grown) {
  const { words } = page;
  const names = namesOf(state, words);
  const table = el("table", {}, el("thead", {}, el("tr", {}, ["quotation", "speaker", "articles", "verdict"].map((column) => el("th", { scope: "col" }, words.text(`quotations.column.${column}`))))));
  const body = el("tbody");
  table.append(body);
  const [, more] = growing(body, groups.map((listed, index) => ({ listed, isFirst: groups[index - 1]?.speaker !== listed.speaker })), SHOWN,
    ({ listed, isFirst }) => rows(listed, isFirst), (count) => words.text("quotations.more", { count }), { inSlices: state.overview.articles.length > FEW, grown });
  return [table, more];

  /** @param {Listed} listed @param {boolean} isFirst Of its speaker. */
  function rows(listed, isFirst) {
    const rest = document.createDocumentFragment();
    if (isFirst) rest.append(el("tr", { class: "by-speaker" }, el("th", { scope: "colgroup", colspan: 4 }, listed.speaker === "" ? words.text("quotations.nobody") : el("bdi", {}, words.list(listed.speaker.split("\n"))))));
    rest.append(row(listed, state, names, page));
    return rest;
  }
}

/**
 * @param {Listed} listed
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function row({ group, verdicts, text }, state, names, page) {
  const { words, actions } = page;
  const { base, places } = group;
  const passage = passageIndexOf(state.overview).at(base.article, base, "words")
    ?? places.map((place) => passageIndexOf(state.overview).at(place.article, place, "words")).find((found) => found !== undefined);
  const letters = names.letters(places);
  const language = state.articles.get(base.article)?.language;
  const quoted = el("span", { lang: language, dir: "auto" }, base.kind === "direct" || base.kind === "fragment" || base.kind === "scare" ? words.text("quote", { text: shorten(text, LONGEST) }) : shorten(text, LONGEST));
  return el("tr", { data: { quote: group.id, ...(passage === undefined ? { articles: letters.join(" "), occurrences: places.length } : { ...passageData(passage, names), occurrences: places.length, articles: letters.join(" ") }) } },
    el("th", { scope: "row" },
      el("button", {
        class: "excerpt", data: { control: `quotation-${group.id}` },
        onclick: () => (passage === undefined ? actions.chooseQuotation(group.id === state.route.quotation ? "" : group.id) : actions.select(passage.id)),
      }, quoted),
      lazyFold({ summary: words.text("quotations.places", { count: places.length }), class: "places" },
        () => el("ol", {}, places.map((place) => placeItem(place, group, state, names, page))))),
    el("td", { class: "spoken" }, speakersOf(places, state, names, page)),
    el("td", { class: "by-articles" }, letters.map((letter) => el("span", { class: "letter" }, letter))),
    el("td", { class: "verdicts" }, verdicts.length === 0
      ? places.length > 1 && el("p", { class: "facts" }, words.text("verdictOf.same"))
      : el("ul", {}, verdicts.map((verdict) => {
        const place = places.find(({ verdicts }) => verdicts.includes(verdict)) ?? base;
        return el("li", { data: { verdict } }, el("a", { class: "change", href: placesHref(base, place, passage?.id, names) }, verdictNodes(verdict, place, base, state, page)));
      }))));
}

/**
 * The speaker as each place prints it, and where, when they do not all print the same; a guess is followed by a question mark that tells its reason.
 *
 * @param {readonly QuotedPlace[]} places
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function speakersOf(places, { articles, vocabulary }, names, { words }) {
  /** @type {Map<string, QuotedPlace[]>} */
  const mentions = new Map();
  for (const place of places) {
    const mention = textAt(articles, place.article, place.mention);
    mentions.set(mention, [...mentions.get(mention) ?? [], place]);
  }
  const isOne = new Set(places.map(({ article }) => article)).size === 1;
  const where = (/** @type {QuotedPlace} */ place) => {
    const article = articles.get(place.article);
    return [!isOne && names.letter(place.article), article && placeOf(blocksOf(article, vocabulary), place, words)].filter(Boolean).join(", ");
  };
  return [...mentions].map(([mention, those]) => {
    const place = those.find((place) => guessOf(place, articles)) ?? those[0];
    const speaker = words.list([...place?.speakers ?? []]);
    return el("div", {},
      mention === "" ? el("span", { class: "facts" }, words.text(speaker === "" ? "quotations.unnamed" : "quotations.known", { speaker })) : el("bdi", {}, mention),
      mentions.size > 1 && el("span", { class: "facts" }, ` (${words.list([...new Set(those.map(where))])})`),
      place && guessOf(place, articles) && el("details", { class: "guess" },
        el("summary", { "aria-label": words.text("quotations.guess", { speaker }), title: words.text("quotations.guess", { speaker }) }, "?"),
        el("p", { class: "facts" }, words.text("quotations.why", { speaker, reason: reasonOf(place, articles, words) }))));
  });
}

/**
 * The words of a place, with those that the base has instead struck before them.
 *
 * @param {QuotedPlace} place
 * @param {QuotedPlace} base
 * @param {State["articles"]} articles
 */
function markedWords(place, base, articles) {
  const { article, start, end } = place;
  const text = articles.get(article)?.text ?? "";
  const told = wordsChanged(place).filter(({ after }) => after.start >= start && after.end <= end);
  if (told.length === 0) return shorten(text.slice(start, end), LONGEST);
  /** @type {import("../ui/el.js").Child[]} */
  const nodes = [];
  let at = start;
  for (const { change, before, after } of told) {
    nodes.push(text.slice(at, after.start),
      before.end > before.start && el("del", { data: { change } }, textAt(articles, base.article, before)),
      after.end > after.start && el("ins", { data: { change } }, text.slice(after.start, after.end)));
    at = after.end;
  }
  return [...nodes, text.slice(at, end)];
}

/**
 * @param {QuotedPlace} place
 * @param {QuotationGroup} group
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function placeItem(place, { base, places }, state, names, { words, actions }) {
  const article = state.articles.get(place.article);
  if (article === undefined) return null;
  const where = placeOf(blocksOf(article, state.vocabulary), place, words);
  return el("li", {},
    el("p", { class: "facts" }, el("span", { class: "letter" }, names.letter(place.article)), " ",
      el("button", { class: "link", onclick: () => actions.readAt(place.article, place) }, el("bdi", {}, names.who(place.article)), where && `, ${where}`),
      ` · ${words.text(`quoted.${place.kind}`)}`,
      place.own !== null && [" · ", el("button", { class: "link", onclick: () => actions.openQuotation(place.article, place), "aria-label": words.text("fix.quotation") }, words.text("fix.start"))],
      place !== base && [" · ", el("a", { href: placesHref(base, place, "", names) }, words.text("quotations.compare"))]),
    el("p", { lang: article.language, dir: "auto" }, markedWords(place, base, state.articles)),
    places.length > 1 && el("p", { class: "facts" }, place === base ? words.text("quotations.base")
      : place.verdicts.length === 0 ? words.text("quoted.identical") : GRAVEST.filter((verdict) => place.verdicts.includes(verdict)).map((verdict) => words.text(`quoted.verdict.${verdict}`)).join(" · ")));
}
