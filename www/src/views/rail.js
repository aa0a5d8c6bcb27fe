/**
 * The articles, in their order: letter, outlet, title, and what their words are made of. A column beside the front page, a
 * strip above it, or a list below, as the window allows; the elements are the same.
 *
 * @import { ArticleSummary, ArticleView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { passageIndexOf } from "../text/passage-index.js";
import { wordsIn } from "../text/words.js";
import { el, fillKeepingFocus, icon } from "../ui/el.js";
import { growing, holds, narrowing } from "../ui/growing.js";
import { markChosen } from "../ui/chosen.js";
import { keptOf, titleOf } from "./names.js";
import { changeDetector } from "./page.js";
import { dragToReorder } from "./reorder.js";

/** What a word of an article is, in the order of the bar. */
const SHARES = /** @type {const} */ (["shared", "repeated", "unique", "furniture"]);

/** Articles listed at once; up to FEW_TO_FIND there is no field to find one. */
const SHOWN = 60;
const FEW_TO_FIND = 12;

export const CROSS = "M4 4l8 8M12 4l-8 8";
const UP = "M8 12V4M4.5 7.5L8 4l3.5 3.5";
const DOWN = "M8 4v8M4.5 8.5L8 12l3.5-3.5";

/**
 * @param {Page} page
 * @returns {View}
 */
export function createRail(page) {
  const root = el("section", { class: "rail", "aria-labelledby": "rail-title" });
  const changed = changeDetector();
  let wanted = "";
  /** @type {State | null} */
  let shown = null;
  const field = narrowing("", "find-article", (text) => {
    wanted = text;
    if (shown !== null) repaint(shown);
  });
  const list = el("div", { class: "rail-list" });
  const head = el("header", { class: "label" });
  const foot = el("div", { class: "rail-foot" });
  root.append(head, field, list, foot);

  /** @param {State} state */
  function repaint(state) {
    fillKeepingFocus(list, articleList(state, wanted, page, mark));
    mark();
  }

  /** What is added to the list is marked, too. */
  function mark() {
    markChosen(root, shown?.route.passage ?? "");
  }

  dragToReorder(root, (key, place) => page.actions.moveArticle(key, place));
  return {
    root,
    render(state) {
      const { articles, overview, locale } = state;
      root.hidden = overview.articles.length === 0;
      shown = state;
      // What the shelf says of an article changes with an analysis.
      if (changed(articles, overview, locale)) {
        field.hidden = overview.articles.length <= FEW_TO_FIND;
        field.placeholder = page.words.text("articles.find");
        field.setAttribute("aria-label", field.placeholder);
        if (field.hidden) wanted = field.value = "";
        fillKeepingFocus(head, headOf(state, page));
        fillKeepingFocus(foot, footOf(page));
        repaint(state);
      } else mark();
    },
  };
}

/**
 * @param {State} state
 * @param {Page} page
 */
function headOf({ overview }, { words, actions }) {
  return [
    el("h2", { id: "rail-title" }, words.text("articles.title", { count: overview.articles.length })),
    el("button", { class: "link", data: { control: "remove-all" }, onclick: actions.removeAll }, words.text("articles.removeAll")),
  ];
}

/**
 * @param {State} state
 * @param {string} wanted
 * @param {Page} page
 * @param {() => void} mark
 */
function articleList(state, wanted, page, mark) {
  const { overview, articles } = state;
  const fits = holds(wanted);
  const found = overview.articles.map((summary, index) => ({ summary, index, article: articles.get(summary.key) }))
    .filter(({ summary, article }) => article !== undefined && fits(`${summary.letter} ${article.outlet ?? ""} ${titleOf(article)} ${article.name}`));
  if (found.length === 0) return [el("p", { class: "facts" }, page.words.text("articles.noneFound"))];
  return growing(el("ol", { class: "article-list" }), found, SHOWN,
    ({ summary, index, article }) => article && articleItem(article, summary, index, state, page), (count) => page.words.text("articles.more", { count }), { inSlices: true, grown: mark });
}

/** @param {Page} page */
function footOf({ words, actions }) {
  return [
    el("button", { class: "add-more", data: { control: "add-more" }, onclick: () => actions.openDialog("add") }, words.text("articles.add")),
    el("p", { class: "legend" }, SHARES.map((share) =>
      el("span", { class: "legend-item" }, el("i", { class: "swatch", data: { share } }), words.text(`articles.legend.${share}`)))),
  ];
}

/**
 * @param {ArticleView} article
 * @param {ArticleSummary} summary
 * @param {number} index
 * @param {State} state
 * @param {Page} page
 */
function articleItem(article, summary, index, state, { words, actions }) {
  const { letter, key } = summary;
  const title = titleOf(article);
  const facts = [
    words.text("articles.words", { count: summary.words }),
    article.published && words.date(article.published),
    words.languageName(article.language),
  ].filter(Boolean);
  const aside = keptOf(state, key)?.web?.shown === "article";
  const last = state.overview.articles.length - 1;
  return el("li", { class: "article", draggable: "true", data: { article: letter, key, families: passageIndexOf(state.overview).inArticle(key).map(({ id }) => id).join(" ") } },
    el("span", { class: "letter" }, letter),
    el("div", { class: "article-about" },
      article.outlet && el("p", { class: "outlet" }, el("bdi", {}, article.outlet)),
      el("h3", {}, el("button", {
        class: "title", lang: article.language, dir: "auto", data: { control: `open-${key}` }, onclick: () => actions.openArticle(key),
        title: words.text("articles.open"),
      }, title)),
      el("p", { class: "facts" }, facts.join(" · ")),
      bar(summary),
      el("p", { class: "facts shares" }, SHARES.filter((share) => summary[share] > 0).flatMap((share, index) => [
        index > 0 && " · ",
        el("a", { href: writeRoute({ ...HOME, view: "read", article: letter, mode: share === "furniture" ? "all" : share }), title: words.text("articles.read", { letter }), data: { control: `share-${key}-${share}` } },
          words.text(`articles.share.${share}`, { count: summary[share] }))])),
      aside && el("p", { class: "facts aside-note" }, el("button", { class: "link", data: { control: `aside-${key}` }, onclick: () => actions.openArticle(key) },
        words.text("articles.aside", { count: wordsAside(state, key) })))),
    el("div", { class: "article-tools", role: "group", "aria-label": words.text("articles.tools", { letter }) },
      tool("remove", "articles.remove", "articles.removeShort", CROSS, () => actions.removeArticle(key)),
      tool("up", "articles.up", "articles.upShort", UP, index > 0 && (() => actions.moveArticle(key, index - 1))),
      tool("down", "articles.down", "articles.downShort", DOWN, index < last && (() => actions.moveArticle(key, index + 1)))));

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} hint
   * @param {string} path
   * @param {false | (() => void)} run `false`: not here, but the button keeps the focus of who came from the next place.
   */
  function tool(name, label, hint, path, run) {
    return el("button", {
      class: `quiet ${name}`, data: { control: `${name}-${key}` }, onclick: run, "aria-disabled": run ? null : "true",
      "aria-label": words.text(label, { letter, title }), title: words.text(hint),
    }, icon(path));
  }
}

/**
 * @param {State} state
 * @param {number} key
 */
export function wordsAside(state, key) {
  return keptOf(state, key)?.web?.aside.reduce((sum, line) => sum + wordsIn(line).length, 0) ?? 0;
}

/** @param {ArticleSummary} summary */
function bar(summary) {
  const segments = SHARES.filter((share) => summary[share] > 0).map((share) => {
    const segment = el("i", { data: { share } });
    segment.style.setProperty("flex-grow", String(summary[share]));
    return segment;
  });
  return el("div", { class: "bar", "aria-hidden": "true" }, segments);
}
