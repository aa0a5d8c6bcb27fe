/**
 * What can be taken back, and what can be done again: whole shelves, which share all that did not change.
 *
 * @import { Params } from "../ui/messages.js"
 * @import { Shelf } from "./shelf.js"
 */

/** Steps kept. Each holds on to the articles that it took away. */
const MOST = 100;

/**
 * What a step did, as a message: `step.removed` and its parameters.
 *
 * @typedef {{ key: string, params: Params }} Label
 */

/**
 * @typedef {object} Step
 * @property {Label} label
 * @property {Shelf} shelf What was there on the other side of the step.
 * @property {string} address Where the user was then.
 */

/**
 * @typedef {object} History
 * @property {readonly Step[]} past Newest last.
 * @property {readonly Step[]} future Next last.
 */

/** @type {History} */
export const NO_HISTORY = { past: [], future: [] };

/** @param {History} history @param {Step} step @returns {History} */
export function recorded({ past }, step) {
  return { past: [...past, step].slice(-MOST), future: [] };
}

/**
 * The newest step goes from one side to the other, with what is here now on its far side.
 *
 * @param {History} history
 * @param {"past" | "future"} from
 * @param {Shelf} shelf
 * @param {string} address
 * @returns {History}
 */
export function walked(history, from, shelf, address) {
  const to = from === "past" ? "future" : "past";
  const step = history[from].at(-1);
  if (step === undefined) return history;
  const sides = { [from]: history[from].slice(0, -1), [to]: [...history[to], { ...step, shelf, address }] };
  return { past: sides["past"] ?? [], future: sides["future"] ?? [] };
}
