/**
 * A list that shows its first items, and more of them on demand: a thousand are not built at once, and of many articles fifty not
 * in one frame.
 */

import { plain } from "../text/words.js";
import { append, el } from "./el.js";
import { later } from "./slices.js";

/** Items that each further click brings. */
const STEP = 50;
/** Of these, so many in a frame. */
const SLICE = 12;

/** What was made here. @type {WeakSet<Element>} */
const lists = new WeakSet();

/**
 * @template Item
 * @param {HTMLElement} list Where the items go.
 * @param {readonly Item[]} items
 * @param {number} first How many are shown at once.
 * @param {(item: Item, index: number) => import("./el.js").Child} build
 * @param {(left: number) => string} label Of the button, by how many are left.
 * @param {{ inSlices?: boolean, grown?: () => void }} [how] `inSlices`: over some frames. `grown` is told when items came after the first ones.
 * @returns {import("./el.js").Child[]} The list, and the button below it if there are more.
 */
export function growing(list, items, first, build, label, { inSlices = false, grown = () => {} } = {}) {
  let shown = 0;
  let wanted = first;
  const button = el("button", { class: "link more", onclick: grow });
  // What has the focus in the list that this one replaces is there at once, to have it again.
  const slice = inSlices ? SLICE : Infinity;
  extend(hasFocus() ? Infinity : slice);
  lists.add(list);

  /** @param {number} count At most, of those that are wanted. */
  function extend(count) {
    const all = Math.min(items.length, wanted);
    const end = Math.min(all, shown + count);
    append(list, items.slice(shown, end).map((item, index) => build(item, shown + index)));
    shown = end;
    button.hidden = all === items.length;
    button.textContent = label(items.length - all);
    if (shown < all) later(list, () => {
      extend(slice);
      grown();
    });
  }

  function grow() {
    const before = list.lastElementChild;
    wanted += STEP;
    extend(slice);
    grown();
    // Who asked for more by keyboard goes on with what came.
    const next = before?.nextElementSibling?.querySelector("a, button");
    if (document.activeElement === button && next instanceof HTMLElement) next.focus({ preventScroll: wanted >= items.length });
  }

  return [list, items.length > first && button];
}

/** Whether somebody is in one of these lists. */
function hasFocus() {
  for (let element = document.activeElement; element !== null; element = element.parentElement) if (lists.has(element)) return true;
  return false;
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
    // A field that was replaced meanwhile, as other articles came, narrows nothing any more.
    waiting = setTimeout(() => field.isConnected && narrow(field.value), 150);
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
  const sought = plain(wanted.trim());
  return (text) => sought === "" || plain(text).includes(sought);
}
