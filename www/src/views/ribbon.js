/**
 * The two places of the chosen passage, joined by a ribbon between the two texts: of that passage only, as many ribbons say
 * nothing. A drawing: what it says, the marks and the list say too.
 */

import { drawn, oncePerFrame } from "../ui/draw.js";

/**
 * @param {HTMLElement} both What holds the two panes; the ribbon is drawn over it.
 * @param {{ left: HTMLElement, right: HTMLElement }} panes
 */
export function createRibbon(both, panes) {
  const root = drawn("svg", { class: "ribbon", "aria-hidden": "true" });
  const path = drawn("path");
  root.append(path);
  both.append(root);
  let alignment = "";

  const later = oncePerFrame(() => {
    path.removeAttribute("d");
    if (alignment === "" || both.offsetParent === null) return;
    const frame = both.getBoundingClientRect();
    const left = placeIn(panes.left, alignment);
    const right = placeIn(panes.right, alignment);
    if (left === null || right === null) return;
    path.classList.toggle("moved", left.moved);
    const [x1, x2] = [left.text.right - frame.left + 6, right.text.left - frame.left - 6];
    if (x2 - x1 < 12) return;
    const middle = (x1 + x2) / 2;
    const [t1, b1, t2, b2] = [left.top - frame.top, left.bottom - frame.top, right.top - frame.top, right.bottom - frame.top];
    path.setAttribute("d", `M${x1} ${t1}C${middle} ${t1} ${middle} ${t2} ${x2} ${t2}V${b2}C${middle} ${b2} ${middle} ${b1} ${x1} ${b1}Z`);
  });

  for (const pane of [panes.left, panes.right]) {
    pane.addEventListener("scroll", later, { passive: true });
    pane.addEventListener("toggle", later, true);
  }
  new ResizeObserver(later).observe(both);
  return {
    /** @param {string} chosen The id of an alignment, or empty. */
    paint(chosen) {
      alignment = chosen;
      later();
    },
  };
}

/**
 * @param {HTMLElement} pane
 * @param {string} alignment
 */
function placeIn(pane, alignment) {
  const marks = Array.from(pane.querySelectorAll(`mark[data-alignment="${CSS.escape(alignment)}"]`)).filter((mark) => mark.getClientRects().length > 0);
  const text = pane.querySelector(".text")?.getBoundingClientRect();
  const [first] = marks;
  if (first === undefined || text === undefined) return null;
  const boxes = marks.map((mark) => mark.getBoundingClientRect());
  // What is scrolled out of sight ends at the edge of its pane.
  const frame = pane.getBoundingClientRect();
  const within = (/** @type {number} */ height) => Math.min(Math.max(height, frame.top), frame.bottom);
  return {
    text, moved: first.hasAttribute("data-move"),
    top: within(Math.min(...boxes.map(({ top }) => top))), bottom: within(Math.max(...boxes.map(({ bottom }) => bottom))),
  };
}
