/**
 * What the user can do while reading an article: choose what stands out, step through it, go from one place of the chosen
 * passage to the next, in another article too.
 *
 * @import { PassageView } from "../../src/wire/types.js"
 * @import { ReadMode, Route } from "./store/route.js"
 * @import { Store } from "./store/store.js"
 * @import { Page } from "./views/page.js"
 * @import { ReadView } from "./views/read.js"
 */

import { HOME } from "./store/route.js";
import { shorten } from "./text/excerpt.js";
import { passageIndexOf } from "./text/passage-index.js";
import { quotationIndexOf } from "./text/quotation-groups.js";
import { namesOf } from "./views/names.js";
import { isolated } from "./views/phrases.js";

/** Longest text said of what the focus came to. */
const SAID = 120;

/**
 * @typedef {object} ReadParts
 * @property {Store} store
 * @property {Page} page
 * @property {ReadView} read
 * @property {(key: string | null, params?: import("./ui/messages.js").Params) => void} say
 * @property {(passage: PassageView) => void} sayChosen
 * @property {(route: Route) => void} go
 * @property {(route: Route) => void} settleOn The address follows, Back does not stop here.
 * @property {(route: Route) => void} visit Back returns to what was before.
 */

/** @param {ReadParts} parts */
export function createReadActions({ store, page, read, say, sayChosen, go, settleOn, visit }) {
  /** The item that was stepped to last, while nothing else has the focus. @type {HTMLElement | null} */
  let last = null;

  /** @param {number} index */
  function readItem(index) {
    const items = read.items();
    const item = items[index];
    if (item === undefined) return;
    last = item;
    const { family = "", occ, quote = "", quotePlace } = item.dataset;
    const { route } = store.state();
    if (family !== "") (family === route.passage ? settleOn : visit)({ ...route, passage: family, quotation: "", place: Number(occ) });
    else if (quote !== "") (quote === route.quotation ? settleOn : visit)({ ...route, passage: "", quotation: quote, place: Number(quotePlace) });
    store.flush();
    read.focusItem(item);
    say("status.read", { n: index + 1, total: items.length, text: isolated(shorten(item.textContent ?? "", SAID)) });
  }

  /** Of the passage or the quotation that is chosen. */
  function chosenPlaces() {
    const { route, overview, quotations, vocabulary } = store.state();
    const passage = passageIndexOf(overview).byId(route.passage);
    return passage?.occurrences ?? (quotations === null ? [] : (quotationIndexOf(quotations, vocabulary).byId(route.quotation)?.places ?? []));
  }

  /**
   * Shows the chosen passage's place, in whichever article it stands.
   *
   * @param {number} number From 1.
   */
  function toPlace(number) {
    const { route } = store.state();
    const places = chosenPlaces();
    const place = places[number - 1];
    if (place === undefined) return;
    const article = namesOf(store.state(), page.words).letter(place.article);
    const mode = route.quotation === "" ? route.mode : "quotations";
    if (route.view !== "read" || article !== route.article || mode !== route.mode) {
      return go({ ...HOME, view: "read", article, mode, passage: route.passage, quotation: route.quotation, place: number });
    }
    settleOn({ ...route, place: number });
    store.flush();
    read.focusPlace(route, number);
    say("status.place", { n: number, total: places.length, letter: article });
  }

  return {
    readItem,

    /** @param {1 | -1} step */
    stepReading(step) {
      const items = read.items();
      const { route } = store.state();
      const here = (/** @type {Element | null} */ element) => items.findIndex((item) => element !== null && (item === element || item.contains(element)));
      const { passage, quotation, place } = route;
      const chosen = items.findIndex(({ dataset: { family, occ, quote, quotePlace } }) =>
        (passage !== "" && family === passage && Number(occ) === place) || (quotation !== "" && quote === quotation && Number(quotePlace) === place));
      const at = [here(document.activeElement), here(last), chosen].find((index) => index !== -1) ?? (step === 1 ? -1 : items.length);
      const next = at + step;
      if (items.length === 0) say(`read.none.${route.mode}`);
      else if (items[next] === undefined) say(step === 1 ? "status.lastItem" : "status.firstItem");
      else readItem(next);
    },

    /** @param {ReadMode} mode */
    setMode(mode) {
      const { route } = store.state();
      if (route.mode === mode) return;
      visit({ ...route, mode });
      store.flush();
      say("status.mode", { mode: page.words.text(`read.mode.${mode}`), count: read.items().length });
    },

    /**
     * The passage with this place; the one that is chosen again: its next place.
     *
     * @param {string} passage
     * @param {number} number
     */
    choosePlace(passage, number) {
      const { route, overview } = store.state();
      if (passage === route.passage && number === route.place) return this.stepPlace(1);
      visit({ ...route, passage, quotation: "", place: number });
      store.flush();
      read.focusPlace(store.state().route, number);
      const chosen = passageIndexOf(overview).byId(passage);
      if (chosen !== undefined) sayChosen(chosen);
    },

    /** @param {1 | -1} step */
    stepPlace(step) {
      const { route } = store.state();
      const total = chosenPlaces().length;
      if (total === 0) return say("status.noPassageChosen");
      const before = route.place === 0 ? (step === 1 ? -1 : 0) : route.place - 1;
      toPlace(((before + step + total) % total) + 1);
    },

    /** Shows what the route asks for: a place of a passage, or the heading. */
    showRead() {
      const { route } = store.state();
      last = null;
      if ((route.passage === "" && route.quotation === "") || !read.focusPlace(route, route.place)) read.focusHeading();
    },
  };
}
