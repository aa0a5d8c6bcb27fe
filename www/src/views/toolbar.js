/**
 * Above a comparison: which two articles, which difference, what is marked.
 *
 * @import { State } from "../store/state.js"
 * @import { Look } from "../store/route.js"
 * @import { Page } from "./page.js"
 */

import { LAYOUTS, TYPOGRAPHY } from "../store/route.js";
import { el, fillKeepingFocus, icon } from "../ui/el.js";
import { articleSelect } from "./article-select.js";
import { changeDetector } from "./page.js";

const SWAP = "M1 5h12M10 2l3 3-3 3M15 11H3M6 8l-3 3 3 3";
export const UP = "M8 13V3M3.5 7.5L8 3l4.5 4.5";
export const DOWN = "M8 3v10M3.5 8.5L8 13l4.5-4.5";

/**
 * @param {Page} page
 * @returns {{ root: HTMLElement, steer: HTMLElement, render: (state: State, inline: boolean) => void }}
 */
export function createToolbar(page) {
  const root = el("div", { class: "toolbar" });
  const pair = el("div", { class: "pair" });
  const steps = el("div", { class: "steps" });
  const sides = el("div", { class: "sides" });
  const looks = el("div", { class: "looks" });
  // On a telephone how it looks stands behind one button; elsewhere it is in sight and the button is not.
  const more = el("button", { data: { control: "looks" }, "aria-expanded": "false", onclick: () => more.setAttribute("aria-expanded", String(root.toggleAttribute("data-looks"))) });
  const steer = el("div", { class: "steer" }, sides, steps, more, looks);
  root.append(pair, steer);
  const looksChanged = changeDetector();
  const pairChanged = changeDetector();
  const stepsChanged = changeDetector();
  const sidesChanged = changeDetector();

  return {
    root,
    steer,
    render(state, inline) {
      const { route, overview, locale, linked, side } = state;
      if (pairChanged(route.left, route.right, overview, locale)) fillKeepingFocus(pair, pairControls(state, page));
      if (stepsChanged(locale)) {
        fillKeepingFocus(steps, stepControls(page));
        more.textContent = page.words.text("look.open");
      }
      if (looksChanged(route.look, inline, linked, locale)) fillKeepingFocus(looks, lookControls(state, inline, page));
      if (sidesChanged(side, inline, locale)) fillKeepingFocus(sides, sideControls(state, inline, page));
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
    sideName("left", words),
    sideSelect("left", state, page),
    el("button", { class: "quiet swap", data: { control: "swap" }, onclick: actions.swap, "aria-label": words.text("compare.swap"), title: words.text("compare.swapKey") },
      icon(SWAP)),
    sideName("right", words),
    sideSelect("right", state, page),
  ];
}

/** Where they stand one above the other: which is which, to the eye. @param {"left" | "right"} side @param {Page["words"]} words */
function sideName(side, words) {
  return el("span", { class: "side-name", "aria-hidden": "true" }, words.text(`side.${side}`));
}

/**
 * @param {"left" | "right"} side
 * @param {State} state
 * @param {Page} page
 */
function sideSelect(side, state, page) {
  const { words, actions } = page;
  const { route } = state;
  const label = words.text(`compare.${side}Select`);
  return articleSelect({ label, control: `select-${side}`, chosen: route[side], choose: (letter) => actions.go({ ...route, [side]: letter, alignment: "" }) }, state, page);
}

/**
 * @param {Page} page
 */
function stepControls({ words, actions }) {
  return [
    el("div", { class: "group", role: "group", "aria-label": words.text("compare.differenceGroup") },
      el("button", { data: { control: "previous" }, onclick: () => actions.stepDifference(-1), "aria-label": words.text("compare.previous"), title: words.text("compare.previousKey") },
        icon(UP)),
      el("span", { class: "group-name", "aria-hidden": "true" }, words.text("compare.differenceGroup")),
      el("button", { data: { control: "next" }, onclick: () => actions.stepDifference(1), "aria-label": words.text("compare.next"), title: words.text("compare.nextKey") },
        icon(DOWN))),
  ];
}

/**
 * How the comparison is looked at: one column or two, what becomes of typography, everything or only what changed.
 *
 * @param {State} state
 * @param {boolean} inline
 * @param {Page} page
 */
function lookControls({ route: { look }, linked }, inline, { words, actions }) {
  /** @param {string} label @param {string} key @param {readonly string[]} values @param {string} current @param {(value: any) => Partial<Look>} choose */
  const choice = (label, key, values, current, choose) => el("div", { class: "segments", role: "group", "aria-label": words.text(label), title: words.text(key) },
    values.map((value) => el("button", { data: { control: `look-${value}` }, "aria-pressed": String(value === current), onclick: () => actions.setLook(choose(value)) }, words.text(`look.${value}`))));
  return [
    choice("look.layout", "look.layoutKey", LAYOUTS, inline ? "inline" : "side", (layout) => ({ layout })),
    el("span", { class: "look-name", "aria-hidden": "true" }, words.text("look.typography")),
    choice("look.typography", "look.typographyKey", TYPOGRAPHY, look.typography || "quiet", (typography) => ({ typography })),
    toggle("changes", words.text("look.changes"), look.extent === "changes", (on) => actions.setLook({ extent: on ? "changes" : "all" })),
    !inline && toggle("linked", words.text("compare.linked"), linked, actions.linkScrolling),
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
 * @param {boolean} inline
 * @param {Page} page
 */
function sideControls({ side }, inline, { words, actions }) {
  return /** @type {const} */ (["left", "list", "right"]).map((name) =>
    el("button", { data: { control: `side-${name}` }, "aria-pressed": String(side === name), onclick: () => actions.showSide(name) }, words.text(inline && name !== "list" ? `side.inline.${name}` : `side.${name}`)));
}
