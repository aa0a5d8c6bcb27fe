/**
 * A list that shows its first items, and more of them on demand: a thousand are not built at once.
 */

import { append, el } from "./el.js";

/** Items that each further click brings. */
const STEP = 50;

/**
 * @template Item
 * @param {HTMLElement} list Where the items go.
 * @param {readonly Item[]} items
 * @param {number} first How many are shown at once.
 * @param {(item: Item, index: number) => import("./el.js").Child} build
 * @param {(left: number) => string} label Of the button, by how many are left.
 * @returns {import("./el.js").Child[]} The list, and the button below it if there are more.
 */
export function growing(list, items, first, build, label) {
  let shown = 0;
  const button = el("button", { type: "button", class: "link more", onclick: () => grow(STEP) });

  /** @param {number} count */
  function grow(count) {
    const before = list.lastElementChild;
    append(list, items.slice(shown, shown + count).map((item, index) => build(item, shown + index)));
    shown = Math.min(items.length, shown + count);
    button.hidden = shown === items.length;
    button.textContent = label(items.length - shown);
    // Who asked for more by keyboard goes on with what came.
    const next = before?.nextElementSibling?.querySelector("a, button");
    if (document.activeElement === button && next instanceof HTMLElement) next.focus({ preventScroll: button.hidden });
  }

  grow(first);
  return [list, items.length > first && button];
}

/**
 * A field that narrows a list down while one types.
 *
 * @param {string} label
 * @param {string} control
 * @param {(wanted: string) => void} narrow
 */
export function narrowing(label, control, narrow) {
  const field = el("input", { type: "search", class: "narrow", placeholder: label, "aria-label": label, data: { control } });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => narrow(field.value), 150);
  });
  return field;
}

/**
 * Whether a text holds what was typed, whatever its case and accents.
 *
 * @param {string} wanted
 * @returns {(text: string) => boolean}
 */
export function holds(wanted) {
  const plain = (/** @type {string} */ text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const sought = plain(wanted.trim());
  return (text) => sought === "" || plain(text).includes(sought);
}
