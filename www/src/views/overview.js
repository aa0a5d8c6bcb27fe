/**
 * « Ensemble »: which articles share text, in sentences and in a table, beside the list of them.
 *
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { groupOf } from "../text/passage-index.js";
import { el, fillKeepingFocus } from "../ui/el.js";
import { inWindows } from "../ui/media.js";
import { later } from "../ui/slices.js";
import { createEmpty } from "./empty.js";
import { createFindings } from "./findings.js";
import { createFormulas } from "./formulas.js";
import { createLinks } from "./links.js";
import { createMatrix, FEW } from "./matrix.js";
import { changeDetector } from "./page.js";
import { createPresence } from "./presence.js";
import { createRail } from "./rail.js";

/** From this width on the articles stand beside what was found, or above it. */
const BROAD = "(min-width: 45rem)";

/**
 * @param {Page} page
 * @returns {View & { focusHeading: () => void, slot: HTMLElement }}
 */
export function createOverview(page) {
  const top = el("div", { class: "top" });
  const empty = createEmpty(page);
  const findings = createFindings(page);
  const beside = [createMatrix(page), createPresence(page), createLinks(page), createFormulas(page)];
  const rail = createRail(page);
  const slot = el("div", { class: "slot" });
  const side = el("div", { class: "side" }, slot, beside.map((view) => view.root));
  const front = el("div", { class: "front" }, top, findings.root, side);
  const root = el("div", { class: "overview", data: { view: "overview" } }, empty.root, front);
  const topChanged = changeDetector();
  const partsChanged = changeDetector();
  const focusHeading = () => Array.from(root.querySelectorAll("h1")).find((heading) => heading.offsetParent !== null)?.focus({ preventScroll: true });

  // Whoever tabs comes to the articles first where they stand before what was found, and last where they stand below.
  inWindows(BROAD, (isBroad) => (isBroad ? top.after(rail.root) : front.append(rail.root)));

  const parts = [findings, ...beside, rail];
  /** @type {State | null} */
  let latest = null;

  /**
   * What had the focus may be gone with the old elements: a keyboard user goes on from the heading, not from the top.
   *
   * @param {() => void} paint
   */
  function keepingFocus(paint) {
    const held = root.contains(document.activeElement);
    paint();
    if (held && !root.hidden && !root.contains(document.activeElement)) focusHeading();
  }

  /** @param {View} view @param {State} state */
  function renderPart(view, state) {
    // Until its turn comes, a part speaks the language that it spoke.
    if (view.root.lang !== state.locale) view.root.lang = state.locale;
    keepingFocus(() => view.render(state));
  }

  return {
    root,
    render(state) {
      const { articles, arriving, overview, shelf, locale, failure, route, arrangement, stockShown, settings } = state;
      const count = articles.size + arriving.length;
      const opens = root.hidden && route.view === "overview";
      root.hidden = route.view !== "overview";
      const isEmpty = count === 0 && failure === null;
      const isMany = overview.articles.length > FEW;
      if (opens && isMany) {
        // Below what is seen first, and larger than all of it: one part in a frame.
        for (const part of side.children) {
          part.classList.add("later");
          later(part, () => part.classList.remove("later"));
        }
      }
      latest = state;

      if (isEmpty && empty.root.hidden) window.scrollTo({ top: 0 });
      empty.root.hidden = !isEmpty;
      // Before anything is compared, nothing is said of it.
      front.hidden = count === 0 || overview.articles.length === 0;
      front.dataset["many"] = String(isMany);
      empty.render(state);
      if (topChanged(overview, shelf.sample, locale)) keepingFocus(() => fillKeepingFocus(top, banner(state, page), heading(state, page)));
      if (isMany && (root.hidden || !partsChanged(overview, articles, locale, route.passage, arrangement, stockShown, settings))) return;
      for (const view of parts) {
        if (isMany) later(view, () => latest !== null && renderPart(view, latest));
        else renderPart(view, state);
      }
    },
    focusHeading,
    slot,
  };
}

/**
 * @param {State} state
 * @param {Page} page
 */
function heading({ overview }, { words }) {
  const total = overview.articles.reduce((sum, article) => sum + article.words, 0);
  const count = overview.articles.length;
  return el("header", { class: "lead" },
    el("h1", { tabindex: -1 }, words.text("overview.heading", { count })),
    el("p", { class: "facts" }, words.text("overview.facts", {
      articles: words.text("overview.articles", { count }),
      words: words.text("articles.words", { count: total }),
      passages: words.text("overview.passages", { count: overview.passages.filter((passage) => groupOf(passage) === "words").length }),
    })));
}

/**
 * @param {State} state
 * @param {Page} page
 */
function banner({ shelf: { sample } }, page) {
  const { words, actions } = page;
  switch (sample) {
    case "shown":
      return el("aside", { class: "banner", "aria-label": words.text("sample.tag"), data: { sample } },
        el("p", {}, el("b", { class: "tag" }, words.text("sample.tag")), " ", words.text("sample.shown")),
        waysIn(page));
    case "away":
      return el("aside", { class: "banner slim", "aria-label": words.text("sample.tag"), data: { sample } },
        el("p", {}, words.text("sample.away")),
        el("button", { class: "link", data: { control: "sample" }, onclick: actions.bringSampleBack }, words.text("sample.bringBack")));
    case "beside":
      return el("aside", { class: "banner slim", "aria-label": words.text("sample.tag"), data: { sample } },
        el("p", {}, el("b", { class: "tag" }, words.text("sample.tag")), " ", words.text("sample.beside")),
        el("button", { class: "link", data: { control: "sample" }, onclick: actions.takeSampleAway }, words.text("sample.takeAway")));
    default:
      return /** @satisfies {never} */ (sample);
  }
}

/** @param {Page} page */
function waysIn({ words, actions }) {
  return el("p", { class: "ways-in" },
    el("button", { class: "strong", data: { control: "pick" }, onclick: actions.pickFiles }, words.text("add.pick")),
    el("button", { data: { control: "ways" }, onclick: () => actions.openDialog("add") }, words.text("add.otherwise")));
}
