/**
 * What stands above every view while it matters: that the engine stopped, what became of a file.
 *
 * @import { Card, State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { el, fill, icon } from "../ui/el.js";
import { CROSS } from "./articles.js";
import { changeDetector } from "./page.js";

/**
 * @param {Page} page
 * @returns {View}
 */
export function createNotices(page) {
  const root = el("div", { class: "notices" });
  const changed = changeDetector();
  return {
    root,
    render({ failure, cards, locale }) {
      if (!changed(failure, cards, locale)) return;
      root.hidden = failure === null && cards.length === 0;
      fill(root, failureCard(failure, page), cardList(cards, page));
    },
  };
}

/**
 * A card for each file: what happened, what was done, what to do next.
 *
 * @param {readonly Card[]} cards
 * @param {Page} page
 */
function cardList(cards, { words, actions }) {
  if (cards.length === 0) return null;
  return el("section", { class: "cards", "aria-label": words.text("cards.title") }, cards.map(({ id, kind, name, detail }) => {
    const file = name || words.text("paste.noName");
    return el("article", { class: "card", data: kind === "encoding" ? { note: kind } : { error: kind } },
      el("h2", {}, words.text(`card.${kind}.what`, { file, detail })),
      el("p", {}, words.text(`card.${kind}.next`, { file, detail })),
      el("button", {
        class: "quiet", type: "button", onclick: () => actions.dismissCard(id),
        "aria-label": words.text("cards.dismiss", { file }), title: words.text("cards.dismissShort"),
      }, icon(CROSS)));
  }));
}

/**
 * @param {State["failure"]} failure
 * @param {Page} page
 */
function failureCard(failure, { words }) {
  if (failure === null) return null;
  return el("article", { class: "card failure", role: "alert", data: { error: "engine" } },
    el("h2", {}, words.text("failure.what")),
    el("p", {}, words.text("failure.next")),
    el("details", {}, el("summary", {}, words.text("failure.detail")), el("pre", {}, `${failure.message}\n${failure.detail}`)));
}
