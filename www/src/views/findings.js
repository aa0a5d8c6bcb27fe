/**
 * What the page found, in sentences, strongest first, each with the words it rests on and a way to them.
 *
 * @import { ArticleView, Finding, Occurrence, PassageView, Span } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Alteration } from "../text/alterations.js"
 * @import { Told } from "../text/quotation-groups.js"
 * @import { Names } from "./names.js"
 * @import { Page, View } from "./page.js"
 */

import { CHOICES } from "../store/settings.js";
import { HOME, writeRoute } from "../store/route.js";
import { alterationsOf, CARRIES, GRAVEST, isBetween, textAt } from "../text/alterations.js";
import { contrast, voiceOf } from "../text/differences.js";
import { shorten } from "../text/excerpt.js";
import { revisionOf } from "../text/pairs.js";
import { groupOf, passageIndexOf } from "../text/passage-index.js";
import { markChosen } from "../ui/chosen.js";
import { el, fillKeepingFocus } from "../ui/el.js";
import { lazyFold } from "../ui/fold.js";
import { growing } from "../ui/growing.js";
import { passageData } from "./chosen-passage.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";
import { quote } from "./phrases.js";
import { verdictNodes } from "./verdicts.js";

/** Findings shown at once; the rest is one click away. A reader takes in a front page, not a register. */
const ON_THE_FRONT = 8;
/** Of the others, so many at once. */
const SHOWN = 40;
/** Characters of an excerpt, and of the context on each side of it: about three lines in all. */
const EXCERPT = 220;
const CONTEXT = 60;
/** Of what is altered between two articles, told at once. */
const MOST_ALTERED = 6;
/** What of the quotation an alteration is in, in characters. */
const QUOTED = 60;
/** What is told of quotations that no finding carries: not how they are introduced. @type {ReadonlySet<Told>} */
const GRAVE = new Set(/** @type {const} */ (["words", "silent-cut", "speaker"]));
/** The shortest passages that can be asked for. */
const LEAST = CHOICES.passageWords[0];

/**
 * @param {Page} page
 * @returns {View}
 */
export function createFindings(page) {
  const root = el("section", { class: "findings", "aria-labelledby": "findings-title" });
  const changed = changeDetector();
  let chosen = "";
  const mark = () => markChosen(root, chosen);
  return {
    root,
    render(state) {
      const { overview, articles, locale, route } = state;
      chosen = route.passage;
      if (changed(overview, articles, locale, alterationsOf(state))) fillKeepingFocus(root, content(state, page, mark));
      mark();
    },
  };
}

/**
 * @param {State} state
 * @param {Page} page
 * @param {() => void} mark The chosen passage, in what is added later.
 */
function content(state, page, mark) {
  const { words } = page;
  const names = namesOf(state, words);
  const { findings, approximate } = state.overview;
  // A guess, however often it is made, comes after what is certain.
  const telling = [false, true].flatMap((isGuess) => findings.filter(({ kind }) => kind !== "stock-only" && (kind === "restates") === isGuess));
  const stock = findings.filter(({ kind }) => kind === "stock-only");
  const entries = (/** @type {readonly Finding[]} */ some) => some.map((finding) => () => findingItem(finding, state, names, page));
  // Words altered between quote marks weigh more than what one repeats.
  const weak = telling.findIndex(({ kind }) => !CARRIES.has(kind));
  const all = entries(telling);
  all.splice(weak === -1 ? all.length : weak, 0, ...alteredItems(state, names, page));
  const rest = all.slice(ON_THE_FRONT);
  /** @param {readonly (() => HTMLElement)[]} some */
  const list = (some) => growing(el("ol", { class: "finding-list" }), some, SHOWN, (make) => make(), (count) => words.text("findings.more", { count }), { grown: mark });
  return [
    el("h2", { id: "findings-title", class: "label" }, words.text("findings.title")),
    ...all.length > 0
      ? list(all.slice(0, ON_THE_FRONT))
      : [el("p", { class: "nothing" }, words.text(nothingKey(state), { count: state.articles.size, least: state.settings.passageWords }))],
    all.length === 0 && state.settings.passageWords > LEAST &&
      el("p", {}, el("button", { class: "link", data: { control: "lower" }, onclick: () => page.actions.set({ passageWords: LEAST }) }, words.text("findings.lower", { least: LEAST }))),
    rest.length > 0 && lazyFold({ summary: words.text("findings.more", { count: rest.length }), class: "fold" }, () => list(rest)),
    stock.length > 0 && lazyFold({ summary: words.text("findings.stock", { count: stock.length }), class: "fold" }, () => list(entries(stock))),
    approximate && el("p", { class: "approximate", role: "note" }, words.text("findings.approximate")),
  ];
}

/** @param {State} state */
function nothingKey({ articles }) {
  return articles.size === 1 ? "findings.noneInOne" : "findings.none";
}

/**
 * @param {Finding} finding
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function findingItem(finding, state, names, page) {
  const { left, right, kind, alignments } = finding;
  const letters = left === right ? [names.letter(left)] : [names.letter(left), names.letter(right)];
  const group = kind === "stock-only" ? "stock" : kind === "restates" ? "paraphrase" : "words";
  const passages = passageIndexOf(state.overview);
  const passage = passages.at(left, finding.excerpt, group);
  // What is shared counts once, however often either article has it: as the comparison counts it.
  const shared = kind === "shares" || kind === "restates" ? passages.shared(left, right).filter((one) => groupOf(one) === group) : [];
  const href = writeRoute({
    ...HOME, view: "compare", left: names.letter(left), right: names.letter(right), passage: passage?.id ?? "", alignment: firstRead(alignments),
  });
  const id = `finding-${letters.join("-")}-${kind}`;
  const revision = kind === "shares" ? revisionOf(state.overview, left, right) : undefined;
  const quoted = (/** @type {{ article: number }} */ { article: key }, /** @type {Span} */ span, /** @type {boolean} */ isNamed) => {
    const article = state.articles.get(key);
    if (article === undefined) return null;
    const shown = [isNamed && lettersOf([names.letter(key)]), isNamed && " ", excerpt(article, span, passage?.kind)].flat(2);
    return el("blockquote", { lang: article.language, dir: "auto" }, passage === undefined ? shown
      : el("button", { class: "excerpt", data: passageData(passage, names), onclick: () => page.actions.select(passage.id), title: page.words.text("finding.select") }, shown));
  };
  return el("li", { class: "finding", data: { finding: kind, families: passage?.id } },
    el("p", { class: "finding-sentence", id }, lettersOf(letters), " ", sentence({ ...finding, count: shared.length || finding.count }, shared, state, names, page)),
    revision !== undefined && el("p", { class: "facts", data: { revision } }, page.words.text(`finding.revision.${revision}`)),
    alteredList(alterationsOf(state).filter((alteration) => state.overview.findings[alteration.finding] === finding), state, page),
    ...(kind === "restates" && passage !== undefined ? bothOf(passage.occurrences, left, right).map((place) => quoted(place, place, letters.length > 1)) : [quoted({ article: left }, finding.excerpt, false)]),
    el("p", { class: "finding-link" },
      el("a", { href, "aria-describedby": id }, page.words.text(left === right ? "finding.openOne" : "finding.openTwo"))));
}

/**
 * Of a statement made in two ways, one place each: the one says nothing without the other.
 *
 * @param {readonly Occurrence[]} places
 * @param {number} left
 * @param {number} right
 */
function bothOf(places, left, right) {
  const first = places.find(({ article }) => article === left);
  return [first, places.find((place) => place !== first && place.article === right)].filter((place) => place !== undefined);
}

/**
 * What was altered, each with the quotation it is in.
 *
 * @param {readonly Alteration[]} altered
 * @param {State} state
 * @param {Page} page
 */
function alteredList(altered, state, page) {
  if (altered.length === 0) return null;
  const { words } = page;
  const items = altered.flatMap(({ verdicts, ...where }) => verdicts.map((verdict) => ({ verdict, ...where })))
    .sort((one, other) => GRAVEST.indexOf(one.verdict) - GRAVEST.indexOf(other.verdict))
    .map(({ group: { id, base }, place, verdict }) => el("li", { data: { verdict } },
      el("a", { href: writeRoute({ ...HOME, view: "quotations", quotation: id }) },
        el("p", {}, verdictNodes(verdict, place, base, state, page)),
        el("span", { lang: state.articles.get(base.article)?.language, dir: "auto" }, quote(shorten(textAt(state.articles, base.article, base), QUOTED), words)))));
  return [
    el("p", { class: "facts altered-label" }, words.text("finding.altered")),
    el("ul", { class: "altered" }, items.slice(0, MOST_ALTERED)),
    items.length > MOST_ALTERED && el("p", { class: "facts" }, words.text("chosen.more", { count: items.length - MOST_ALTERED })),
  ];
}

/**
 * Altered quotations of articles that share too little else for a finding of its own.
 *
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function alteredItems(state, names, page) {
  const { words } = page;
  const rest = alterationsOf(state).filter(({ verdicts, finding }) => finding === -1 && verdicts.some((verdict) => GRAVE.has(verdict)));
  return rest.flatMap(({ group: { base }, place }, index) => {
    const pair = { left: base.article, right: place.article };
    const same = rest.filter(({ group, place }) => isBetween(pair, group.base, place));
    if (same[0] !== rest[index]) return []; // told with the first of these two
    const letters = [...new Set([names.letter(pair.left), names.letter(pair.right)])];
    return [() => el("li", { class: "finding", data: { finding: "altered" } },
      el("p", { class: "finding-sentence" }, lettersOf(letters), " ", named(words.parts(pair.left === pair.right ? "finding.altered.within" : "finding.altered.between",
        { Left: names.whoFirst(pair.left), right: names.who(pair.right) }))),
      alteredList(same, state, page))];
  });
}

/** @param {readonly string[]} letters */
function lettersOf(letters) {
  return letters.map((letter) => el("span", { class: "letter", "aria-hidden": "true" }, letter));
}

/** The names of articles in bold. @param {import("../ui/messages.js").Part[]} parts */
function named(parts) {
  return parts.map(({ name, text }) => (name !== null && /^(?:left|right)$/i.test(name) ? el("b", {}, el("bdi", {}, text)) : text));
}

/**
 * Who opens a finding begins with what is read first, not with the longest.
 *
 * @param {Finding["alignments"]} alignments Their numbers are in reading order.
 */
function firstRead(alignments) {
  return [...alignments].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)))[0] ?? "";
}

/**
 * The sentence, its articles' names in bold.
 *
 * @param {Finding} finding
 * @param {readonly PassageView[]} shared What it tells of.
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function sentence(finding, shared, state, names, { words }) {
  const { kind, left, right, count, longestRun } = finding;
  const params = {
    Left: names.whoFirst(left), left: names.who(left), right: names.who(right), count, words: finding.words, run: longestRun,
  };
  const parts = words.parts(sentenceKey(finding), params);
  if (kind === "shares") {
    const here = voiceIn(left, shared, state);
    const { quoting, how } = contrast(here, voiceIn(right, shared, state)) ?? { quoting: "left", how: here === "quoted" ? "both" : "end" };
    parts.push(...words.parts(`finding.shares.${how}`, quoting === "left" ? params : { left: params.right, right: params.left }));
  }
  return named(parts);
}

/** @param {Finding} finding */
function sentenceKey(finding) {
  const { kind, left, right } = finding;
  switch (kind) {
    case "shares":
      return `finding.shares.${extent(finding)}`;
    case "restates":
      return `finding.restates.${left === right ? "within" : "between"}`;
    default:
      return `finding.${kind}`;
  }
}

/**
 * One run of words, one passage of broken runs, or many passages.
 *
 * @param {Finding} finding
 */
function extent({ count, words, longestRun }) {
  if (count > 1) return "many";
  return longestRun === words ? "run" : "one";
}

/**
 * How much of what two articles share one of them quotes.
 *
 * @param {number} key
 * @param {readonly PassageView[]} shared
 * @param {State} state
 * @returns {import("../text/differences.js").Voice}
 */
function voiceIn(key, shared, { articles, vocabulary }) {
  const article = articles.get(key);
  const voices = new Set(shared.flatMap(({ occurrences }) => occurrences.flatMap((place) => (article && place.article === key ? [voiceOf(article, place, vocabulary)] : []))));
  const [voice = "told"] = voices;
  return voices.size > 1 ? "partly" : voice;
}

/**
 * The words found, with a little of what stands around them in the same paragraph.
 *
 * @param {ArticleView} article
 * @param {Span} span
 * @param {string | undefined} kind
 */
function excerpt({ text }, { start, end }, kind) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end) === -1 ? text.length : text.indexOf("\n", end);
  const before = text.slice(Math.max(lineStart, start - CONTEXT), start);
  const after = text.slice(end, Math.min(lineEnd, end + CONTEXT));
  const cut = end - start > EXCERPT;
  return [
    el("span", { class: "context" }, start - CONTEXT > lineStart ? `… ${before.slice(before.indexOf(" ") + 1)}` : before),
    el("mark", { class: kind === "paraphrase" && "passage", data: { kind } }, shorten(text.slice(start, end), EXCERPT)),
    !cut && el("span", { class: "context" }, end + CONTEXT < lineEnd ? `${after.slice(0, after.lastIndexOf(" "))} …` : after),
  ];
}
