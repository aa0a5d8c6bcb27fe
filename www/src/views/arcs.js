/**
 * Brackets in the margin that join the places of what an article says more than once. A drawing beside the list that says the
 * same: hidden from assistive technology and from paper, where the heights are others.
 */

import { drawn, oncePerFrame } from "../ui/draw.js";

/** Passages joined at once; of more the longest, and the chosen one in any case. */
const MOST = 10;
/** From one bracket to the next, in pixels, and how far the first stands from the text. */
const LANE = 9;
const FIRST = 6;

/**
 * @param {HTMLElement} text Its marks are joined; it is their offset parent.
 * @param {(passage: string) => void} choose
 */
export function createArcs(text, choose) {
  const root = drawn("svg", { class: "arcs", "aria-hidden": "true" });
  let chosen = "";
  root.addEventListener("click", ({ target }) => {
    const passage = target instanceof Element ? target.getAttribute("data-arc") : null;
    if (passage !== null) choose(passage);
  });

  const later = oncePerFrame(() => {
    root.replaceChildren();
    if (text.offsetParent === null) return;
    const width = Number.parseFloat(getComputedStyle(text).paddingInlineStart) || 0;
    const arcs = arcsOf(text, chosen);
    root.setAttribute("width", String(width));
    root.setAttribute("height", String(text.offsetHeight));
    const isRtl = getComputedStyle(text).direction === "rtl";
    /** Ends of the brackets that stand in each lane. @type {number[][]} */
    const lanes = [];
    for (const { passage, heights } of arcs) {
      const [from = 0, to = 0] = [heights[0], heights.at(-1)];
      let lane = lanes.findIndex((taken) => taken.every((_, at) => at % 2 === 1 || to < (taken[at] ?? 0) - 4 || from > (taken[at + 1] ?? 0) + 4));
      if (lane === -1) lane = lanes.length;
      (lanes[lane] ??= []).push(from, to);
      const depth = Math.min(FIRST + (lane + 1) * LANE, width - 2);
      const x = (/** @type {number} */ inset) => (isRtl ? inset : width - inset);
      const ticks = heights.slice(1, -1).map((y) => `M${x(FIRST)} ${y}H${x(depth)}`).join("");
      const path = drawn("path", { "data-arc": passage, d: `M${x(FIRST)} ${from}H${x(depth - 4)}Q${x(depth)} ${from} ${x(depth)} ${from + 4}V${to - 4}Q${x(depth)} ${to} ${x(depth - 4)} ${to}H${x(FIRST)}${ticks}` });
      if (passage === chosen) path.setAttribute("class", "chosen-arc");
      root.append(path);
    }
  });

  new ResizeObserver(later).observe(text);
  text.addEventListener("toggle", later, true);
  return {
    root,
    /** @param {string} passage The chosen one. */
    paint(passage) {
      chosen = passage;
      later();
    },
  };
}

/**
 * @param {HTMLElement} text
 * @param {string} chosen
 * @returns {{ passage: string, heights: number[] }[]} Short brackets first: they stand closest to the text.
 */
function arcsOf(text, chosen) {
  const top = text.getBoundingClientRect().top;
  /** @type {Map<string, { passage: string, words: number, heights: number[] }>} */
  const found = new Map();
  for (const mark of text.querySelectorAll("mark[data-repeated][data-first]:not([data-stock])")) {
    if (!(mark instanceof HTMLElement) || mark.offsetParent === null) continue;
    const { family = "", words } = mark.dataset;
    const [line] = mark.getClientRects();
    if (line === undefined) continue;
    const arc = found.get(family) ?? { passage: family, words: Number(words), heights: [] };
    found.set(family, arc);
    arc.heights.push(Math.round(line.top + line.height / 2 - top) + 0.5);
  }
  const span = (/** @type {{ heights: number[] }} */ { heights }) => (heights.at(-1) ?? 0) - (heights[0] ?? 0);
  return [...found.values()]
    .filter(({ heights }) => heights.length > 1 && span({ heights }) > 10)
    .sort((one, other) => Number(other.passage === chosen) - Number(one.passage === chosen) || other.words - one.words)
    .slice(0, MOST)
    .sort((one, other) => span(one) - span(other));
}
