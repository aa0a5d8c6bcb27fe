/**
 * What stands above every view while it matters: that the engine stopped, what became of a file.
 *
 * @import { Card } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { el, fill, focusOn, icon } from "../ui/el.js";
import { CROSS } from "./rail.js";
import { changeDetector } from "./page.js";
import { failureCard, recoveryCard } from "./recovery.js";

/** Cards that inform; the others say that something was not added. @type {ReadonlySet<Card["kind"]>} */
const NOTES = new Set(/** @type {const} */ (["encoding", "duplicate", "others", "unread"]));

/**
 * @param {Page} page
 * @returns {View}
 */
export function createNotices(page) {
  const root = el("div", { class: "notices" });
  const changed = changeDetector();
  return {
    root,
    render(state) {
      const { failure, recovered, shelf, cards, locale } = state;
      if (!changed(failure, recovered, shelf, cards, locale)) return;
      root.hidden = failure === null && !recovered && cards.length === 0;
      const held = root.contains(document.activeElement);
      fill(root, failureCard(state, page), recoveryCard(state, page), cardList(cards, page));
      if (held) focusOn(root.querySelector("button") ?? document.getElementById("main"));
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
  return el("section", { class: "cards", "aria-label": words.text("cards.title") }, cards.map(({ id, kind, name, detail, kept, unread }) => {
    const count = unread?.length ?? 1;
    const file = name || words.text("paste.noName");
    return el("article", { class: "card", data: NOTES.has(kind) ? { note: kind } : { error: kind } },
      el("h2", {}, words.text(`card.${kind}.what`, { file, detail, count })),
      el("p", {}, words.text(`card.${kind}.next`, { file, detail })),
      kept && el("p", {}, el("button", { data: { control: `anyway-${id}` }, onclick: () => actions.addAnyway(id) }, words.text("card.anyway"))),
      unread && el("p", {}, el("button", { data: { control: `unread-${id}` }, onclick: () => actions.addAnyway(id) }, words.text("card.unread.go", { count }))),
      kind === "directory" && el("p", {}, el("button", { data: { control: `folder-${id}` }, onclick: actions.pickFolder }, words.text("add.folder"))),
      el("button", {
      class: "quiet", onclick: () => actions.dismissCard(id),
        "aria-label": unread ? words.text("cards.dismissShort") : words.text("cards.dismiss", { file }), title: words.text("cards.dismissShort"),
      }, icon(CROSS)));
  }));
}
