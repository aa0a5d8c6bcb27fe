/**
 * What the page found, in sentences, strongest first, each with the words it rests on and a way to them.
 *
 * @import { ArticleView, Finding } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { writeRoute } from "../store/route.js";
import { shorten } from "../text/excerpt.js";
import { el } from "../ui/el.js";
import { namesOf } from "./names.js";

/** Findings shown at once; the rest is one click away. A reader takes in a front page, not a register. */
const ON_THE_FRONT = 8;
/** Characters of an excerpt, and of the context on each side of it: about three lines in all. */
const EXCERPT = 220;
const CONTEXT = 60;
/** Fewer words in a row than this say nothing about a passage; its size does. */
const TELLING_RUN = 5;

/**
 * @param {State} state
 * @param {Page} page
 * @returns {HTMLElement}
 */
export function findingsOf(state, page) {
  const names = namesOf(state, page.words);
  const { findings } = state.overview;
  const telling = findings.filter(({ kind }) => kind !== "stock-only");
  const stock = findings.filter(({ kind }) => kind === "stock-only");
  /** @param {Finding} finding */
  const item = (finding) => findingItem(finding, state, names, page);

  const section = el("section", { class: "findings", "aria-labelledby": "findings-title" },
    el("h2", { id: "findings-title", class: "label" }, page.words.text("findings.title")));
  if (telling.length > 0) section.append(el("ol", { class: "finding-list" }, telling.slice(0, ON_THE_FRONT).map(item)));
  if (telling.length > ON_THE_FRONT) {
    const rest = telling.slice(ON_THE_FRONT);
    section.append(fold(page.words.text("findings.more", { count: rest.length }), rest.map(item)));
  }
  if (telling.length === 0) {
    section.append(el("p", { class: "nothing" }, page.words.text(nothingKey(state), { count: state.articles.size })));
  }
  if (stock.length > 0) section.append(fold(page.words.text("findings.stock", { count: stock.length }), stock.map(item)));
  if (state.overview.approximate) {
    section.append(el("p", { class: "approximate", role: "note" }, page.words.text("findings.approximate")));
  }
  return section;
}

/** @param {State} state */
function nothingKey({ articles }) {
  return articles.size === 1 ? "findings.noneInOne" : "findings.none";
}

/**
 * @param {string} summary
 * @param {HTMLElement[]} items
 */
function fold(summary, items) {
  return el("details", { class: "fold" }, el("summary", {}, summary), el("ol", { class: "finding-list" }, items));
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
  const href = writeRoute({ view: "compare", left: names.letter(left), right: names.letter(right), passage: alignments[0] ?? "" });
  const id = `finding-${letters.join("-")}-${kind}`;
  return el("li", { class: "finding", data: { finding: kind } },
    el("p", { class: "finding-sentence", id }, letters.map((letter) => el("span", { class: "letter", "aria-hidden": "true" }, letter)),
      " ", sentence(finding, names, page)),
    article && excerpt(article, finding),
    el("p", { class: "finding-link" },
      el("a", { href, "aria-describedby": id }, page.words.text(left === right ? "finding.openOne" : "finding.openTwo"))));
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
  const parts = words.parts(kind === "shares" ? `finding.shares.${extent(finding)}` : `finding.${kind}`, params);
  if (kind === "shares") parts.push(...words.parts(`finding.shares.${voices(finding)}`, params));
  return parts.map(({ name, text }) =>
    name !== null && name.toLowerCase() in { left, right } ? el("b", {}, el("bdi", {}, text)) : text);
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
 * @param {Finding} finding
 */
function excerpt({ text, language }, { excerpt: { start, end } }) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end) === -1 ? text.length : text.indexOf("\n", end);
  const before = text.slice(Math.max(lineStart, start - CONTEXT), start);
  const after = text.slice(end, Math.min(lineEnd, end + CONTEXT));
  const cut = end - start > EXCERPT;
  return el("blockquote", { lang: language, dir: "auto" },
    el("span", { class: "context" }, start - CONTEXT > lineStart ? `… ${before.slice(before.indexOf(" ") + 1)}` : before),
    el("mark", {}, shorten(text.slice(start, end), EXCERPT)),
    !cut && el("span", { class: "context" }, end + CONTEXT < lineEnd ? `${after.slice(0, after.lastIndexOf(" "))} …` : after));
}
