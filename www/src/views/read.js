/**
 * « Lire »: one article, whole. A mode says what of it stands out: what is its own, what others have too, what it says twice,
 * what it quotes.
 *
 * @import { ArticleView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Reading } from "../text/reading.js"
 * @import { Page, View } from "./page.js"
 */

import { READ_MODES } from "../store/route.js";
import { placesIn, readingOf } from "../text/reading.js";
import { markChosen, markQuotation } from "../ui/chosen.js";
import { el, fill, fillKeepingFocus, icon } from "../ui/el.js";
import { unfold } from "../ui/fold.js";
import { inWindows, WIDE } from "../ui/media.js";
import { createArcs } from "./arcs.js";
import { LONG } from "./article-text.js";
import { articleSelect } from "./article-select.js";
import { keptOf, namesOf } from "./names.js";
import { changeDetector } from "./page.js";
import { readList } from "./read-list.js";
import { readText } from "./read-text.js";
import { DOWN, UP } from "./toolbar.js";

/**
 * @typedef {View & {
 *   items: () => readonly HTMLElement[],
 *   focusItem: (item: HTMLElement) => void,
 *   focusPlace: (chosen: { passage: string, quotation: string }, number: number) => boolean,
 *   focusBlock: (start: number) => void,
 *   focusHeading: () => void,
 *   slot: HTMLElement,
 * }} ReadView
 */

/**
 * @param {Page} page
 * @returns {ReadView}
 */
export function createRead(page) {
  const heading = el("h1", { tabindex: -1 });
  const counts = el("p", { class: "facts counts" });
  const toolbar = el("div", { class: "read-tools" });
  const text = el("article", { class: "text", dir: "auto" });
  const list = el("section", { class: "read-list", "aria-labelledby": "read-list-title" });
  const slot = el("div", { class: "slot" });
  const side = el("div", { class: "read-side" }, slot, list);
  const both = el("div", { class: "read-both" }, el("div", { class: "read-text" }, text));
  const root = el("div", { class: "read", data: { view: "read" } },
    el("header", { class: "read-head" }, heading, counts), toolbar, both);
  // Whoever tabs comes to the list first where it stands beside the text, and after the text where it stands below.
  inWindows(WIDE, (isWide) => (isWide ? both.prepend(side) : both.append(side)));
  const arcs = createArcs(text, (passage) => page.actions.select(passage));
  const textChanged = changeDetector();
  const listChanged = changeDetector();
  const toolsChanged = changeDetector();
  const setRight = changeDetector();
  /** @type {Reading | null} */
  let reading = null;

  text.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || target.closest("button, summary") !== null || getSelection()?.isCollapsed === false) return;
    const quoted = target.closest("[data-quote]");
    if (root.dataset["mode"] === "quotations" && quoted instanceof HTMLElement) return page.actions.readItem(Number(quoted.dataset["quotation"]));
    const mark = target.closest("mark[data-occ]");
    if (mark instanceof HTMLElement) page.actions.choosePlace(mark.dataset["family"] ?? "", Number(mark.dataset["occ"]));
  });

  /** @param {State} state @param {ArticleView} article */
  function repaint(state, article) {
    const { vocabulary, overview, stockShown } = state;
    const names = namesOf(state, page.words);
    reading = readingOf(article, vocabulary, overview, ({ stock }) => stockShown || !stock, uniqueRead(state, article));
    heading.textContent = names.whoFirst(article.key);
    fill(counts, countLine(state, article, page));
    text.lang = article.language;
    text.toggleAttribute("data-long", reading.blocks.length > LONG);
    const stay = setRight(state.correcting, article) ? keepPlace() : () => {};
    fillKeepingFocus(text, arcs.root, readText(article, reading, state, names, page));
    stay();
  }

  /** What is in sight stays where it is, though tools come or go above it: to be called when they have. */
  function keepPlace() {
    const blocks = () => Array.from(text.querySelectorAll(".block[data-start]")).filter((block) => block instanceof HTMLElement);
    const block = blocks().find((block) => block.getBoundingClientRect().bottom > innerHeight / 4);
    const top = block?.getBoundingClientRect().top ?? 0;
    return () => {
      const same = blocks().find(({ dataset }) => dataset["start"] === block?.dataset["start"]);
      if (same !== undefined) scrollBy(0, same.getBoundingClientRect().top - top);
    };
  }

  return {
    root,
    render(state) {
      const { route, overview, articles, locale, stockShown } = state;
      root.hidden = route.view !== "read";
      if (root.hidden) return;
      const names = namesOf(state, page.words);
      const article = names.byLetter(route.article);
      if (article === undefined) return;
      root.dataset["mode"] = route.mode;
      if (toolsChanged(route.article, route.mode, overview, articles, locale, state.correcting)) fillKeepingFocus(toolbar, toolsOf(state, page));
      if (textChanged(article, articles, overview, locale, stockShown, state.correcting, keptOf(state, article.key), state.quotations, uniqueRead(state, article))) repaint(state, article);
      if (reading !== null && listChanged(reading, route.mode, keptOf(state, article.key), state.quotations, state.reading)) fillKeepingFocus(list, readList(article, reading, state, names, page));
      markChosen(root, route.passage);
      markQuotation(root, route.quotation);
      arcs.paint(route.passage);
    },

    items() {
      const { mode = "" } = root.dataset;
      if (mode === "unique") return marks("[data-unique][data-first]");
      if (mode === "quotations") return marks("[data-quotation][data-first]");
      const { places = [] } = reading ?? {};
      const wanted = new Set(placesIn(places, /** @type {import("../store/route.js").ReadMode} */ (mode)).map((place) => String(places.indexOf(place))));
      return marks("[data-place][data-first]").filter(({ dataset }) => wanted.has(dataset["place"] ?? ""));
    },
    focusItem: bringIntoView,
    focusPlace({ passage, quotation }, number) {
      const [is, nth] = passage === "" ? [`[data-quote="${CSS.escape(quotation)}"]`, `[data-quote-place="${number}"]`] : [`[data-family="${CSS.escape(passage)}"]`, `[data-occ="${number}"]`];
      const mark = text.querySelector(`${is}${nth}[data-first]`) ?? text.querySelector(`${is}[data-first]`);
      if (!(mark instanceof HTMLElement)) return false;
      bringIntoView(mark);
      return true;
    },
    focusBlock(start) {
      const blocks = Array.from(text.querySelectorAll(".block[data-start]")).filter((block) => block instanceof HTMLElement);
      const block = blocks.findLast(({ dataset }) => Number(dataset["start"]) <= start);
      if (block === undefined || root.hidden) return;
      block.tabIndex = -1;
      bringIntoView(block);
    },
    focusHeading: () => heading.focus({ preventScroll: true }),
    slot,
  };

  /** @param {string} selector @returns {HTMLElement[]} */
  function marks(selector) {
    return Array.from(text.querySelectorAll(selector)).filter((mark) => mark instanceof HTMLElement);
  }
}

/** @param {HTMLElement} target */
function bringIntoView(target) {
  unfold(target);
  target.focus({ preventScroll: true }); // first: it may bring the place just into sight, which would end a scroll under way
  const { top, bottom } = target.getBoundingClientRect();
  const isInSight = top > innerHeight * 0.15 && bottom < innerHeight * 0.85;
  if (!isInSight) target.scrollIntoView({ block: bottom - top > innerHeight / 2 ? "start" : "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

/**
 * What the engine says of the article, where that says what is unique and the reader asks for it.
 *
 * @param {State} state
 * @param {ArticleView} article
 */
function uniqueRead({ route, reading }, { key }) {
  return route.mode === "unique" && reading?.article === key ? reading : null;
}

/**
 * What the words of the article are, and that they add up.
 *
 * @param {State} state
 * @param {ArticleView} article
 * @param {Page} page
 */
function countLine({ overview }, { key }, { words }) {
  const counts = overview.articles.find((summary) => summary.key === key);
  if (counts === undefined) return [];
  const parts = /** @type {const} */ (["unique", "shared", "repeated", "furniture"]).flatMap((share, index) => [
    index > 0 && " + ", el("span", { data: { count: share } }, words.text(`articles.share.${share}`, { count: counts[share] })),
  ]);
  return [...parts, " = ", el("span", { data: { count: "words" } }, words.text("articles.words", { count: counts.words }))];
}

/**
 * @param {State} state
 * @param {Page} page
 */
function toolsOf(state, page) {
  const { words, actions } = page;
  const { route } = state;
  return [
    articleSelect({ label: words.text("read.article"), control: "read-article", chosen: route.article, choose: (letter) => actions.go({ ...route, article: letter, place: 0 }) }, state, page),
    el("div", { class: "modes", role: "group", "aria-label": words.text("read.modes") }, READ_MODES.map((mode) =>
      el("button", { data: { control: `mode-${mode}` }, "aria-pressed": String(mode === route.mode), onclick: () => actions.setMode(mode) }, words.text(`read.mode.${mode}`)))),
    el("div", { class: "group", role: "group", "aria-label": words.text(`read.item.${route.mode}`) },
      el("button", { data: { control: "read-previous" }, onclick: () => actions.stepReading(-1), "aria-label": words.text(`read.previous.${route.mode}`), title: words.text(`read.previous.${route.mode}`) }, icon(UP)),
      el("span", { class: "group-name", "aria-hidden": "true" }, words.text(`read.item.${route.mode}`)),
      el("button", { data: { control: "read-next" }, onclick: () => actions.stepReading(1), "aria-label": words.text(`read.next.${route.mode}`), title: words.text(`read.next.${route.mode}`) }, icon(DOWN))),
    el("button", { class: "quiet", data: { control: "correct" }, "aria-pressed": String(state.correcting), onclick: () => actions.setCorrecting(!state.correcting) }, words.text("fix.start")),
  ];
}
