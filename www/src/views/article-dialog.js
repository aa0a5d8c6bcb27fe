/**
 * What is known of an article: its title, outlet, date, language and address, its place in the list, its file, and what a
 * web page had around it. All of it can be changed, and taken back.
 *
 * @import { ArticleView, MetadataField } from "../../../src/wire/types.js"
 * @import { About, Kept } from "../store/shelf.js"
 * @import { State } from "../store/state.js"
 * @import { Page } from "./page.js"
 */

import { showDialog } from "../ui/dialog.js";
import { el } from "../ui/el.js";
import { lazyFold } from "../ui/fold.js";
import { keptOf, titleOf } from "./names.js";
import { wordsAside } from "./rail.js";

/**
 * @param {number} key
 * @param {State} state
 * @param {Page} page
 */
export function openArticleDialog(key, state, page) {
  const article = state.articles.get(key);
  const kept = keptOf(state, key);
  const place = state.overview.articles.findIndex((summary) => summary.key === key);
  if (article === undefined || kept === undefined) return;
  const title = page.words.text("article.dialog", { letter: state.overview.articles[place]?.letter ?? "" });
  showDialog({ name: "article", title, content: (close) => [form({ article, kept, place }, state, page, close), asideFold(article, kept, state, page, close)] });
}

/**
 * @param {{ article: ArticleView, kept: Kept, place: number }} subject
 * @param {State} state
 * @param {Page} page
 * @param {() => void} close
 */
function form({ article, kept, place }, state, { words, actions }, close) {
  /** @param {MetadataField} name @param {Record<string, unknown>} [props] */
  const text = (name, props = {}) => el("input", { type: "text", id: `about-${name}`, autocomplete: "off", value: article[name] ?? "", ...props });
  const fields = {
    title: text("title", { data: { firstField: true }, placeholder: article.name }),
    outlet: text("outlet"),
    published: text("published", { pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?", placeholder: words.text("article.datePattern"), title: words.text("article.datePattern") }),
    language: el("select", { id: "about-language" }, [...new Set([...words.languages, article.language])]
      .map((code) => ({ code, name: words.languageName(code) })).sort((a, b) => a.name.localeCompare(b.name, words.locale))
      .map(({ code, name }) => el("option", { value: code, selected: code === article.language }, name))),
    url: text("url", { type: "url" }),
  };
  const places = el("select", { id: "about-place" }, state.overview.articles.map((_, index) =>
    el("option", { value: index, selected: index === place }, words.text("article.place", { place: index + 1, total: state.overview.articles.length }))));
  const labelled = (/** @type {string} */ name, /** @type {HTMLElement} */ field) =>
    el("p", { class: "field", data: { field: name } }, el("label", { for: field.id }, words.text(`article.${name}`)), field);

  const root = el("form", { method: "dialog" },
    el("div", { class: "fields" }, labelled("title", fields.title), labelled("outlet", fields.outlet), labelled("published", fields.published),
      labelled("language", fields.language), labelled("order", places), labelled("url", fields.url)),
    el("p", { class: "facts" }, words.text("article.file"), " ", el("bdi", {}, kept.name)),
    el("p", { class: "dialog-actions" },
      el("button", { class: "first", data: { control: "dialog-remove" }, onclick: () => { close(); actions.removeArticle(article.key); } }, words.text("articles.removeShort")),
      el("button", { onclick: close }, words.text("dialog.cancel")),
      el("button", { type: "submit", class: "strong" }, words.text("dialog.save"))));
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    actions.describeArticle(article.key, changedAbout(article, kept.about, fields), Number(places.value));
  });
  return root;
}

/**
 * What was said before, with what is said now. A field left as the engine filled it says nothing; an emptied one takes back
 * what was said.
 *
 * @param {ArticleView} article
 * @param {About} before
 * @param {Record<MetadataField, HTMLInputElement | HTMLSelectElement>} fields
 * @returns {About}
 */
function changedAbout(article, before, fields) {
  /** @type {{ [Field in MetadataField]?: string }} */
  const about = { ...before };
  for (const [name, field] of /** @type {[MetadataField, HTMLInputElement][]} */ (Object.entries(fields))) {
    const value = field.value.trim();
    if (value === (article[name] ?? "")) continue;
    if (value === "") delete about[name];
    else about[name] = value;
  }
  return about;
}

/**
 * @param {ArticleView} article
 * @param {Kept} kept
 * @param {State} state
 * @param {Page} page
 * @param {() => void} close
 */
function asideFold(article, { web }, state, { words, actions }, close) {
  if (web === null) return null;
  const other = web.shown === "article" ? "whole" : "article";
  const button = el("button", { data: { control: `show-${other}` }, onclick: () => { close(); actions.showText(article.key, other); } },
    words.text(`aside.${other}`));
  if (web.shown === "whole") return el("div", { class: "aside" }, el("p", {}, words.text("aside.allKept")), button);
  return el("div", { class: "aside" },
    lazyFold({ summary: words.text("aside.what", { count: wordsAside(state, article.key) }), class: "fold" },
      () => el("ul", { lang: article.language, dir: "auto" }, web.aside.map((line) => el("li", {}, line)))),
    el("p", {}, words.text("aside.why"), " "), button);
}

/** @param {ArticleView} article @param {State} state */
export function nameInStep(article, state) {
  const letter = state.overview.articles.find(({ key }) => key === article.key)?.letter ?? "";
  return { title: titleOf(article), letter };
}
