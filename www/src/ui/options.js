/**
 * The options of a field that chooses one. Of very many, the others than the chosen one are listed when somebody comes to it.
 */

import { el } from "./el.js";

/** Up to so many are listed at once. */
const FEW = 60;

/**
 * @typedef {{ value: string, label: string }} Option
 *
 * @param {HTMLSelectElement} select
 * @param {readonly Option[]} options
 * @param {string} chosen
 */
export function giveOptions(select, options, chosen) {
  const build = (/** @type {readonly Option[]} */ some) => some.map(({ value, label }) => el("option", { value, selected: value === chosen }, label));
  if (options.length <= FEW) return select.append(...build(options));
  const at = Math.max(0, options.findIndex(({ value }) => value === chosen));
  select.append(...build(options.slice(at, at + 1)));
  const fillUp = () => {
    for (const type of ["focus", "pointerenter"]) select.removeEventListener(type, fillUp);
    select.prepend(...build(options.slice(0, at)));
    select.append(...build(options.slice(at + 1)));
  };
  for (const type of ["focus", "pointerenter"]) select.addEventListener(type, fillUp);
}
