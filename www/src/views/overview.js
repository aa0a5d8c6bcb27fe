/**
 * « Ensemble »: which articles share text, in sentences, and the list of them.
 *
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { append, el, fill } from "../ui/el.js";
import { articleList } from "./articles.js";
import { findingsOf } from "./findings.js";
import { changeDetector } from "./page.js";

/**
 * @param {Page} page
 * @returns {View & { focusHeading: () => void }}
 */
export function createOverview(page) {
  const root = el("div", { class: "overview", data: { view: "overview" } });
  const changed = changeDetector();
  const focusHeading = () => root.querySelector("h1")?.focus({ preventScroll: true });
  return {
    root,
    render(state) {
      root.hidden = state.route.view !== "overview";
      if (!changed(state.overview, state.articles, state.phase === "starting", state.failure, state.sample, state.locale)) return;
      const lost = root.contains(document.activeElement);
      fill(root);
      if (state.failure !== null && state.articles.size === 0) return;
      if (state.phase === "starting") append(root, [el("p", { class: "opening" }, page.words.text("opening"))]);
      else if (state.articles.size === 0) append(root, [empty(page)]);
      else append(root, [banner(state, page), heading(state, page), el("div", { class: "columns" }, findingsOf(state, page), articleList(state, page))]);
      // What had the focus is gone with the old elements: a keyboard user goes on from the heading, not from the top.
      if (lost) focusHeading();
    },
    focusHeading,
  };
}

/**
 * @param {State} state
 * @param {Page} page
 */
function heading({ articles, overview }, { words }) {
  const total = overview.articles.reduce((sum, article) => sum + article.words, 0);
  return el("header", { class: "lead" },
    el("h1", { tabindex: -1 }, words.text("overview.heading", { count: articles.size })),
    el("p", { class: "facts" }, words.text("overview.facts", {
      articles: words.text("overview.articles", { count: articles.size }),
      words: words.text("articles.words", { count: total }),
      passages: words.text("overview.passages", { count: overview.passages.filter(({ stock }) => !stock).length }),
    })));
}

/**
 * @param {State} state
 * @param {Page} page
 */
function banner({ sample }, page) {
  const { words, actions } = page;
  switch (sample) {
    case "shown":
      return el("aside", { class: "banner", data: { sample } },
        el("p", {}, el("b", { class: "tag" }, words.text("sample.tag")), " ", words.text("sample.shown")),
        waysIn(page));
    case "away":
      return el("aside", { class: "banner slim", data: { sample } },
        el("p", {}, words.text("sample.away")),
        el("button", { type: "button", class: "quiet", onclick: actions.bringSampleBack }, words.text("sample.bringBack")));
    case "beside":
      return el("aside", { class: "banner slim", data: { sample } },
        el("p", {}, el("b", { class: "tag" }, words.text("sample.tag")), " ", words.text("sample.beside")),
        el("button", { type: "button", class: "quiet", onclick: actions.takeSampleAway }, words.text("sample.takeAway")));
    default:
      return /** @satisfies {never} */ (sample);
  }
}

/** @param {Page} page */
function waysIn({ words, actions }) {
  return el("p", { class: "ways-in" },
    el("button", { type: "button", class: "strong", onclick: actions.pickFiles }, words.text("add.pick")),
    el("button", { type: "button", onclick: () => actions.openDialog("paste") }, words.text("add.paste")));
}

/** @param {Page} page */
function empty(page) {
  const { words, actions } = page;
  return el("section", { class: "empty" },
    el("h1", { tabindex: -1 }, words.text("empty.heading")),
    el("p", {}, words.text("empty.how")),
    waysIn(page),
    el("p", {}, el("button", { type: "button", class: "quiet", onclick: actions.bringSampleBack }, words.text("empty.sample"))));
}
