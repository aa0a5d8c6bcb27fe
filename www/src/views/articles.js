/**
 * The list of articles: letter, outlet, title, words, and what its words are made of.
 *
 * @import { ArticleSummary, ArticleView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Page } from "./page.js"
 */

import { writeRoute } from "../store/route.js";
import { el, icon } from "../ui/el.js";
import { titleOf } from "./names.js";

/** What a word of an article is, in the order of the bar. */
const SHARES = /** @type {const} */ (["shared", "repeated", "unique", "furniture"]);

export const CROSS = "M4 4l8 8M12 4l-8 8";

/**
 * @param {State} state
 * @param {Page} page
 * @returns {HTMLElement}
 */
export function articleList(state, page) {
  const { words } = page;
  return el("section", { class: "articles", "aria-labelledby": "articles-title" },
    el("h2", { id: "articles-title", class: "label" }, words.text("articles.title", { count: state.articles.size })),
    el("ol", { class: "article-list" }, state.overview.articles.map((summary) => {
      const article = state.articles.get(summary.key);
      return article && articleItem(article, summary, page);
    })),
    el("p", { class: "legend" }, SHARES.map((share) =>
      el("span", { class: "legend-item" }, el("i", { class: "swatch", data: { share } }), words.text(`articles.legend.${share}`)))));
}

/**
 * @param {ArticleView} article
 * @param {ArticleSummary} summary
 * @param {Page} page
 */
function articleItem(article, summary, { words, actions }) {
  const { letter } = summary;
  const href = writeRoute({ view: "compare", left: letter, right: letter, passage: "" });
  const facts = [
    words.text("articles.words", { count: summary.words }),
    article.published && words.date(article.published),
    words.languageName(article.language),
  ].filter(Boolean);
  return el("li", { class: "article", data: { article: letter } },
    el("span", { class: "letter" }, letter),
    el("div", { class: "article-about" },
      article.outlet && el("p", { class: "outlet" }, el("bdi", {}, article.outlet)),
      el("h3", {}, el("a", { href, lang: article.language, dir: "auto" }, titleOf(article))),
      el("p", { class: "facts" }, facts.join(" · ")),
      bar(summary),
      el("p", { class: "facts" }, SHARES.filter((share) => summary[share] > 0)
        .map((share) => words.text(`articles.share.${share}`, { count: summary[share] })).join(" · "))),
    el("button", {
      class: "quiet remove", type: "button", onclick: () => actions.removeArticle(article.key),
      "aria-label": words.text("articles.remove", { letter, title: titleOf(article) }),
      title: words.text("articles.removeShort"),
    }, icon(CROSS)));
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
