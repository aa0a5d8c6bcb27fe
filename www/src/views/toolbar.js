/**
 * Above a comparison: which two articles, which difference, what is marked.
 *
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { el, fillKeepingFocus, icon } from "../ui/el.js";
import { changeDetector } from "./page.js";
import { namesOf, titleOf } from "./names.js";

const SWAP = "M1 5h12M10 2l3 3-3 3M15 11H3M6 8l-3 3 3 3";
export const UP = "M8 13V3M3.5 7.5L8 3l4.5 4.5";
export const DOWN = "M8 3v10M3.5 8.5L8 13l4.5-4.5";

/**
 * @param {Page} page
 * @returns {View}
 */
export function createToolbar(page) {
  const root = el("div", { class: "toolbar" });
  const pair = el("div", { class: "pair" });
  const steps = el("div", { class: "steps" });
  const sides = el("div", { class: "sides" });
  root.append(pair, steps, sides);
  const pairChanged = changeDetector();
  const stepsChanged = changeDetector();
  const sidesChanged = changeDetector();

  return {
    root,
    render(state) {
      const { route, overview, locale, linked, side } = state;
      if (pairChanged(route.left, route.right, overview, locale)) fillKeepingFocus(pair, pairControls(state, page));
      if (stepsChanged(linked, locale)) fillKeepingFocus(steps, stepControls(state, page));
      if (sidesChanged(side, locale)) fillKeepingFocus(sides, sideControls(state, page));
    },
  };
}

/**
 * @param {State} state
 * @param {Page} page
 */
function pairControls(state, page) {
  const { words, actions } = page;
  return [
    articleSelect("left", state, page),
    el("button", { type: "button", class: "quiet swap", data: { control: "swap" }, onclick: actions.swap, "aria-label": words.text("compare.swap"), title: words.text("compare.swapKey") },
      icon(SWAP)),
    articleSelect("right", state, page),
  ];
}

/**
 * @param {"left" | "right"} side
 * @param {State} state
 * @param {Page} page
 */
function articleSelect(side, state, { words, actions }) {
  const { route, overview, articles } = state;
  const names = namesOf(state, words);
  const select = el("select", { "aria-label": words.text(`compare.${side}Select`), data: { control: `select-${side}` } },
    overview.articles.map(({ key, letter }) => {
      const article = articles.get(key);
      const outlet = article?.outlet ? `${names.who(key)} – ` : "";
      return article && el("option", { value: letter, selected: letter === route[side] }, `${letter}  ${outlet}${titleOf(article)}`);
    }));
  select.addEventListener("change", () => actions.go({ ...route, [side]: select.value, alignment: "" }));
  return select;
}

/**
 * @param {State} state
 * @param {Page} page
 */
function stepControls({ linked }, { words, actions }) {
  return [
    el("div", { class: "group", role: "group", "aria-label": words.text("compare.differenceGroup") },
      el("button", { type: "button", data: { control: "previous" }, onclick: () => actions.stepDifference(-1), "aria-label": words.text("compare.previous"), title: words.text("compare.previousKey") },
        icon(UP)),
      el("span", { class: "group-name", "aria-hidden": "true" }, words.text("compare.differenceGroup")),
      el("button", { type: "button", data: { control: "next" }, onclick: () => actions.stepDifference(1), "aria-label": words.text("compare.next"), title: words.text("compare.nextKey") },
        icon(DOWN))),
    toggle("linked", words.text("compare.linked"), linked, actions.linkScrolling),
  ];
}

/**
 * @param {string} control
 * @param {string} label
 * @param {boolean} on
 * @param {(on: boolean) => void} set
 */
export function toggle(control, label, on, set) {
  const box = el("input", { type: "checkbox", checked: on, data: { control } });
  box.addEventListener("change", () => set(box.checked));
  return el("label", { class: "toggle" }, box, " ", label);
}

/**
 * What a narrow window shows: one side, the other, or the list.
 *
 * @param {State} state
 * @param {Page} page
 */
function sideControls({ side }, { words, actions }) {
  return /** @type {const} */ (["left", "list", "right"]).map((name) =>
    el("button", { type: "button", data: { control: `side-${name}` }, "aria-pressed": String(side === name), onclick: () => actions.showSide(name) }, words.text(`side.${name}`)));
}
