/**
 * What the page found, in sentences, strongest first, each with the words it rests on and a way to them.
 *
 * @import { ArticleView, Finding, PassageView, Span } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page, View } from "./page.js"
 */

import { CHOICES } from "../store/settings.js";
import { HOME, writeRoute } from "../store/route.js";
import { alterationsOf } from "../text/alterations.js";
import { shorten } from "../text/excerpt.js";
import { passageIndexOf } from "../text/passage-index.js";
import { markChosen } from "../ui/chosen.js";
import { el, fillKeepingFocus } from "../ui/el.js";
import { lazyFold } from "../ui/fold.js";
import { growing } from "../ui/growing.js";
import { passageData } from "./chosen-passage.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";
import { isolated, quote } from "./phrases.js";

/** Findings shown at once; the rest is one click away. A reader takes in a front page, not a register. */
const ON_THE_FRONT = 8;
/** Of the others, so many at once. */
const SHOWN = 40;
/** Characters of an excerpt, and of the context on each side of it: about three lines in all. */
const EXCERPT = 220;
const CONTEXT = 60;
/** Fewer words in a row than this say nothing about a passage; its size does. */
const TELLING_RUN = 5;
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
      if (changed(overview, articles, locale, alterationsOf(state).length)) fillKeepingFocus(root, content(state, page, mark));
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
  const telling = findings.filter(({ kind }) => kind !== "stock-only");
  const stock = findings.filter(({ kind }) => kind === "stock-only");
  const rest = telling.slice(ON_THE_FRONT);
  /** @param {readonly Finding[]} some */
  const list = (some) => growing(el("ol", { class: "finding-list" }), some, SHOWN, (finding) => findingItem(finding, state, names, page), (count) => words.text("findings.more", { count }), { grown: mark });
  return [
    el("h2", { id: "findings-title", class: "label" }, words.text("findings.title")),
    ...telling.length > 0
      ? list(telling.slice(0, ON_THE_FRONT))
      : [el("p", { class: "nothing" }, words.text(nothingKey(state), { count: state.articles.size, least: state.settings.passageWords }))],
    telling.length === 0 && state.settings.passageWords > LEAST &&
      el("p", {}, el("button", { type: "button", class: "link", data: { control: "lower" }, onclick: () => page.actions.set({ passageWords: LEAST }) }, words.text("findings.lower", { least: LEAST }))),
    rest.length > 0 && lazyFold({ summary: words.text("findings.more", { count: rest.length }), class: "fold" }, () => list(rest)),
    stock.length > 0 && lazyFold({ summary: words.text("findings.stock", { count: stock.length }), class: "fold" }, () => list(stock)),
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
  const article = state.articles.get(left);
  const passage = passageIndexOf(state.overview).at(left, finding.excerpt, kind === "stock-only" ? "stock" : kind === "restates" ? "paraphrase" : "words");
  const span = shownSpan(finding, left, passage);
  const href = writeRoute({
    ...HOME, view: "compare", left: names.letter(left), right: names.letter(right), passage: passage?.id ?? "", alignment: firstRead(alignments),
  });
  const id = `finding-${letters.join("-")}-${kind}`;
  return el("li", { class: "finding", data: { finding: kind, families: passage?.id } },
    el("p", { class: "finding-sentence", id }, letters.map((letter) => el("span", { class: "letter", "aria-hidden": "true" }, letter)),
      " ", sentence(finding, names, page)),
    alterationsOf(state).filter(({ articles: [one, other] }) => kind !== "restates" && ((one === left && other === right) || (one === right && other === left))).map(({ before, after, who }) => el("p", { class: "altered" }, page.words.text("finding.altered", { before: quote(before, page.words), after: quote(after, page.words) }),
      who.length > 0 && ` (${page.words.list(who.map(isolated))})`)),
    article && el("blockquote", { lang: article.language, dir: "auto" }, passage === undefined
      ? excerpt(article, span)
      : el("button", { type: "button", class: "excerpt", data: passageData(passage, names), onclick: () => page.actions.select(passage.id), title: page.words.text("finding.select") },
        excerpt(article, span))),
    el("p", { class: "finding-link" },
      el("a", { href, "aria-describedby": id }, page.words.text(left === right ? "finding.openOne" : "finding.openTwo"))));
}

/**
 * What of the article the finding shows: of a passage in short pieces all of it.
 *
 * @param {Finding} finding
 * @param {number} article
 * @param {PassageView | undefined} passage
 * @returns {Span}
 */
function shownSpan({ kind, excerpt, longestRun }, article, passage) {
  const isWhole = kind === "shares" && longestRun < TELLING_RUN;
  return (isWhole && passage?.occurrences.find((place) => place.article === article && place.start <= excerpt.start && place.end >= excerpt.end)) || excerpt;
}

/**
 * Who opens a finding begins with what is read first, not with the longest.
 *
 * @param {Finding["alignments"]} alignments Their numbers are in reading order.
 */
export function firstRead(alignments) {
  return [...alignments].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)))[0] ?? "";
}

/**
 * The sentence, its articles' names in bold.
 *
 * @param {Finding} finding
 * @param {Names} names
 * @param {Page} page
 */
function sentence(finding, names, { words }) {
  const { kind, left, right, count, longestRun } = finding;
  const params = {
    Left: names.whoFirst(left), left: names.who(left), right: names.who(right), count, words: finding.words, run: longestRun,
  };
  const parts = words.parts(sentenceKey(finding), params);
  if (kind === "shares") parts.push(...words.parts(`finding.shares.${voices(finding)}`, params));
  return parts.map(({ name, text }) =>
    name !== null && name.toLowerCase() in { left, right } ? el("b", {}, el("bdi", {}, text)) : text);
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
function extent({ count, longestRun }) {
  if (count > 1) return "many";
  return longestRun >= TELLING_RUN ? "run" : "one";
}

/**
 * Who quotes and who tells.
 *
 * @param {Finding} finding
 */
function voices({ leftQuoted, rightQuoted }) {
  if (leftQuoted && rightQuoted) return "bothQuoted";
  if (leftQuoted) return "leftQuoted";
  return rightQuoted ? "rightQuoted" : "noneQuoted";
}

/**
 * The words found, with a little of what stands around them in the same paragraph.
 *
 * @param {ArticleView} article
 * @param {Span} span
 */
function excerpt({ text }, { start, end }) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end) === -1 ? text.length : text.indexOf("\n", end);
  const before = text.slice(Math.max(lineStart, start - CONTEXT), start);
  const after = text.slice(end, Math.min(lineEnd, end + CONTEXT));
  const cut = end - start > EXCERPT;
  return [
    el("span", { class: "context" }, start - CONTEXT > lineStart ? `… ${before.slice(before.indexOf(" ") + 1)}` : before),
    el("mark", {}, shorten(text.slice(start, end), EXCERPT)),
    !cut && el("span", { class: "context" }, end + CONTEXT < lineEnd ? `${after.slice(0, after.lastIndexOf(" "))} …` : after),
  ];
}
