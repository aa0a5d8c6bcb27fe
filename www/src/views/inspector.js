/**
 * The inspector: what is chosen, whatever view it was chosen in. In a wide window it stands in the view's own column; else, in
 * a comparison, and on the front page of many articles, it is a bar at the foot of the window that opens into a sheet, on a
 * telephone over everything.
 *
 * @import { PassageView } from "../../../src/wire/types.js"
 * @import { QuotationGroup } from "../text/quotation-groups.js"
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { passageIndexOf } from "../text/passage-index.js";
import { quotationIndexOf } from "../text/quotation-groups.js";
import { el, fillKeepingFocus, icon } from "../ui/el.js";
import { WIDE } from "../ui/media.js";
import { chosenPassage } from "./chosen-passage.js";
import { chosenQuotation } from "./chosen-quotation.js";
import { FEW } from "./matrix.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";
import { CROSS } from "./rail.js";

/**
 * @param {Page} page
 * @param {{ [View in State["route"]["view"]]?: HTMLElement }} slots Where it stands in a wide window.
 * @param {HTMLElement} dock Where it stands otherwise.
 * @returns {View}
 */
export function createInspector(page, slots, dock) {
  const root = el("aside", { class: "inspector chosen", "aria-labelledby": "chosen-title", hidden: true });
  const head = el("header", { class: "label" });
  const body = el("div", { class: "inspector-body", id: "inspector-body" });
  root.append(head, body);
  const headChanged = changeDetector();
  const bodyChanged = changeDetector();
  const wide = matchMedia(WIDE);
  /** @type {State | null} */
  let last = null;
  wide.addEventListener("change", () => last !== null && stand(last));

  /** @param {State} state */
  function stand({ route, sheet, overview }) {
    const isColumn = wide.matches && (route.view !== "overview" || overview.articles.length <= FEW); // of many articles, the column is far below
    const slot = isColumn ? slots[route.view] : undefined;
    const place = slot ?? dock;
    if (root.parentElement !== place) place.prepend(root);
    root.dataset["stands"] = slot === undefined ? "dock" : "column";
    root.toggleAttribute("data-open", sheet);
  }

  const beside = slots.overview?.parentElement;
  beside?.addEventListener("focusin", ({ target }) => void requestAnimationFrame(() => target === document.activeElement && uncover(target))); // WebKit brings it into sight after that, anywhere

  /** On the front page what stands below the inspector passes underneath; what has the focus does not. @param {EventTarget | null} target */
  function uncover(target) {
    if (root.hidden || root.dataset["stands"] !== "column" || !(target instanceof Element) || root.contains(target)) return;
    scrollBy(0, Math.min(0, target.getBoundingClientRect().top - root.getBoundingClientRect().bottom - 24));
  }

  /** Who chose in the column of the front page finds what had the focus where it was, and not under the inspector: to be called when that is shown. */
  function keepPlace() {
    const held = document.activeElement;
    if (held === null || root.contains(held) || !beside?.contains(held)) return () => {};
    const { top } = held.getBoundingClientRect();
    return () => {
      scrollBy(0, held.getBoundingClientRect().top - top);
      uncover(held);
    };
  }

  return {
    root,
    render(state) {
      last = state;
      const { overview, articles, locale, route, sheet, detail, quotations, vocabulary } = state;
      const stay = keepPlace();
      const passage = passageIndexOf(overview).byId(route.passage);
      const group = passage !== undefined || quotations === null ? undefined : quotationIndexOf(quotations, vocabulary).byId(route.quotation);
      const chosen = passage ?? group;
      const isNew = root.hidden && chosen !== undefined;
      root.hidden = chosen === undefined;
      stand(state);
      if (headChanged(overview, articles, locale, chosen, sheet)) fillKeepingFocus(head, chosen === undefined ? [] : headOf(chosen, state, page));
      if (!bodyChanged(overview, articles, locale, chosen, route.place, detail, quotations, state.shelf.judgements)) return;
      fillKeepingFocus(body, passage !== undefined ? chosenPassage(passage, state, page) : group !== undefined ? chosenQuotation(group, state, page) : []);
      const column = root.parentElement?.parentElement;
      if (isNew && root.dataset["stands"] === "column" && column) column.scrollTop += root.getBoundingClientRect().top - column.getBoundingClientRect().top;
      stay();
    },
  };
}

/**
 * @param {PassageView | QuotationGroup} chosen
 * @param {State} state
 * @param {Page} page
 */
function headOf(chosen, state, { words, actions }) {
  const { route, sheet } = state;
  const names = namesOf(state, words);
  const isPassage = "occurrences" in chosen;
  const letters = names.letters(isPassage ? chosen.occurrences : chosen.places);
  const clear = words.text(isPassage ? "chosen.clear" : "chosen.clearQuotation");
  const brief = [isPassage && words.text("passage.words", { count: chosen.words }), letters.join(" ")].filter(Boolean).join(" · ");
  return [
    el("button", { class: "quiet back", data: { control: "inspector-back" }, onclick: () => actions.openSheet(false) }, words.text("chosen.back")),
    el("h2", { id: "chosen-title", tabindex: -1 }, words.text(isPassage ? "chosen.title" : "chosen.quotation"), el("span", { class: "facts brief" }, " ", brief)),
    el("button", {
      class: "sheet-switch", "aria-expanded": String(sheet), "aria-controls": "inspector-body", data: { control: "inspector-open" }, onclick: () => actions.openSheet(!sheet),
    }, words.text(sheet ? "chosen.fold" : "chosen.open")),
    el("button", { class: "quiet", data: { control: "unchoose" }, onclick: () => (isPassage ? actions.select(route.passage) : actions.chooseQuotation("")), "aria-label": clear, title: clear }, icon(CROSS)),
  ];
}
