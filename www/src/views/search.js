/**
 * Search: where any words stand in all articles, the very words and nearly the same. What is asked for is typed above, or
 * selected in a text.
 *
 * @import { Search } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Messages } from "../ui/messages.js"
 * @import { Page, View } from "./page.js"
 */

import { shorten } from "../text/excerpt.js";
import { isOurs } from "../ui/find-in-page.js";
import { blocksOf } from "../text/paragraphs.js";
import { wordsIn } from "../text/words.js";
import { el, fillKeepingFocus, icon } from "../ui/el.js";
import { growing } from "../ui/growing.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";
import { placeOf } from "./phrases.js";
import { CROSS } from "./rail.js";

/** Hits listed at once. */
const SHOWN = 8;
const HIT = 7;
/** Characters around a hit, and of what was searched for where it is repeated. */
const CONTEXT = 70;
const LONGEST = 260;
const ASKED = 90;
/** Where words can be selected to be searched for. */
const TEXTS = ".pane, .read-text, .collation-table, .quotation-list";

/**
 * @param {Page} page
 * @returns {View}
 */
export function createSearch(page) {
  const root = el("section", { class: "search-results", "aria-labelledby": "search-title", hidden: true });
  const ask = el("button", { class: "strong ask", hidden: true, data: { control: "search-selection" } });
  const results = el("div");
  root.append(results);
  // Whoever goes to a place reads there; all places stay one click away.
  const fold = (/** @type {boolean} */ folded) => {
    root.toggleAttribute("data-folded", folded);
    const button = root.querySelector("[data-control=search-fold]");
    button?.setAttribute("aria-expanded", String(!folded));
    if (button) button.textContent = page.words.text(folded ? "search.unfold" : "chosen.fold");
  };
  results.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-control=search-fold]")) fold(!root.hasAttribute("data-folded"));
    else if (target.closest(".hits .link")) fold(true);
  });
  document.body.append(ask);
  const changed = changeDetector();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  ask.addEventListener("mousedown", (event) => event.preventDefault()); // what is selected stays selected
  ask.addEventListener("click", () => {
    const text = selectedText();
    ask.hidden = true;
    if (text !== "") page.actions.search(text, true);
  });
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      ask.hidden = selectedText() === "" || isOurs();
      const place = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0).getBoundingClientRect() : undefined;
      if (ask.hidden || place === undefined) return;
      ask.textContent = page.words.text("search.selection");
      ask.style.insetBlockStart = `${Math.max(0, Math.min(innerHeight - 90, place.bottom + 6))}px`;
      ask.style.insetInlineStart = `${Math.max(8, Math.min(innerWidth - 260, place.left))}px`;
    }, 250);
  });

  const put = () => void (ask.hidden = true);
  document.addEventListener("scroll", put, { capture: true, passive: true });
  addEventListener("hashchange", put);

  return {
    root,
    render(state) {
      const { found, overview, articles, locale } = state;
      root.hidden = found === null;
      if (!changed(found, overview, articles, locale)) return;
      fillKeepingFocus(results, found === null ? [] : content(found, state, page));
      fold(false);
    },
  };
}

/** What is selected in an article, if that is something to search for. */
export function selectedText() {
  const selection = getSelection();
  const node = selection?.anchorNode ?? null;
  const inside = (node instanceof Element ? node : node?.parentElement)?.closest(TEXTS);
  const text = selection?.isCollapsed === false && inside ? selection.toString().trim() : "";
  return wordsIn(text).length > 1 ? text : "";
}

/**
 * @param {NonNullable<State["found"]>} found
 * @param {State} state
 * @param {Page} page
 */
function content({ text, search }, state, page) {
  const { words, actions } = page;
  const asked = words.text("quote", { text: shorten(text, ASKED) });
  return [
    el("header", { class: "label" },
      el("h2", { id: "search-title", tabindex: -1 }, search === null ? words.text("search.working", { asked }) : foundText(text, search, state, words)),
      search !== null && search.total > 0 && el("button", { class: "quiet", data: { control: "search-fold" } }),
      el("button", { class: "quiet", data: { control: "search-close" }, onclick: () => actions.search("", true), "aria-label": words.text("search.close"), title: words.text("search.close") }, icon(CROSS))),
    search?.approximate && el("p", { class: "facts" }, words.text("findings.approximate")),
    search?.total === 0 && el("p", { class: "facts" }, words.text("search.nothing")),
    ...(search === null ? [] : [true, false].flatMap((exact) => {
      const hits = hitsOf(search, text).filter((hit) => hit.exact === exact);
      return hits.length === 0 ? [] : [
        el("h3", {}, [words.text(exact ? "search.exactly" : "search.nearly"), whereText(hits, search, state, words)].join("")),
        ...growing(el("ol", { class: "hits" }), hits, SHOWN, (hit) => item(hit, state, page), (count) => words.text("search.more", { count })),
      ];
    })),
  ];
}

/**
 * How many places there are, and in which articles.
 *
 * @param {string} text
 * @param {Search} search
 * @param {State} state
 * @param {Messages} words
 */
export function foundText(text, search, state, words) {
  return words.text("search.title", { asked: words.text("quote", { text: shorten(text, ASKED) }), count: search.total }) + whereText(hitsOf(search, text), search, state, words);
}

/**
 * @param {readonly Hit[]} hits
 * @param {Search} search
 * @param {State} state
 * @param {Messages} words
 */
function whereText(hits, { hits: { length }, total }, state, words) {
  const keys = [...new Set(hits.map(({ article }) => article))];
  if (keys.length === 0 || length < total * HIT) return "";
  const names = namesOf(state, words);
  const [only] = keys.length === 1 && state.articles.size > 1 ? keys : [];
  return words.text(only === undefined ? "search.in" : "search.only", { list: words.list(keys.map(names.letter).sort()), who: only === undefined ? "" : names.who(only) });
}

/** @typedef {{ article: number, start: number, end: number, exact: boolean, missing: string[] }} Hit */

/** @param {Search} search @param {string} text @returns {Hit[]} */
function hitsOf({ hits, words, missing }, text) {
  /** @type {Hit[]} */
  const found = [];
  let from = 0;
  for (let at = 0; at + HIT <= hits.length; at += HIT) {
    const [article = 0, start = 0, end = 0, exact = 0, , , count = 0] = hits.subarray(at, at + HIT);
    const gone = Array.from(missing.subarray(from, from + count), (word) => text.slice(words[2 * word], words[2 * word + 1]));
    from += count;
    found.push({ article, start, end, exact: exact === 1, missing: gone });
  }
  return found;
}

/**
 * @param {Hit} hit
 * @param {State} state
 * @param {Page} page
 */
function item({ article: key, start, end, exact, missing }, state, { words, actions }) {
  const article = state.articles.get(key);
  if (article === undefined) return null;
  const names = namesOf(state, words);
  const where = placeOf(blocksOf(article, state.vocabulary), { start, end }, words);
  const before = article.text.slice(0, start).split("\n").at(-1) ?? "";
  const after = article.text.slice(end).split("\n", 1)[0] ?? "";
  const head = before.length > CONTEXT ? `… ${before.slice(before.indexOf(" ", before.length - CONTEXT) + 1)}` : before;
  const tail = after.length > CONTEXT ? `${after.slice(0, after.lastIndexOf(" ", CONTEXT))} …` : after;
  return el("li", { data: { hit: exact ? "exact" : "near", in: names.letter(key) } },
    el("p", {}, el("span", { class: "letter" }, names.letter(key)), " ",
      el("button", { class: "link", onclick: () => actions.readAt(key, { start, end }) }, el("bdi", {}, names.who(key)), where && `, ${where}`),
      el("span", { class: "facts" }, missing.length > 0 && ` · ${words.text("search.missing", { count: missing.length, list: missing.join(", ") })}`)),
    el("blockquote", { lang: article.language, dir: "auto" },
      el("span", { class: "context" }, head), el("mark", {}, shorten(article.text.slice(start, end), LONGEST)), el("span", { class: "context" }, tail)));
}
