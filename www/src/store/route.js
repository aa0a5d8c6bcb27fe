/**
 * Where the user is, as the address says it: `#v=compare&l=A&r=D&p=P6&m=m57`. Letters and ids only, never a word of text.
 *
 * On file:// only the hash may change, and Back and Forward walk through it.
 */

/**
 * @typedef {object} Route
 * @property {"overview" | "compare" | "passages"} view
 * @property {string} left A letter; empty when none is chosen.
 * @property {string} right
 * @property {string} passage The id of the chosen passage, or empty.
 * @property {string} alignment In a comparison, which two of its places: the id of an alignment, or empty.
 */

/** @type {Route} */
export const HOME = { view: "overview", left: "", right: "", passage: "", alignment: "" };

/**
 * @param {string} hash With or without its `#`.
 * @returns {Route}
 */
export function readRoute(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const field = (/** @type {string} */ name) => fields.get(name) ?? "";
  const passage = field("p");
  if (field("v") === "passages") return { ...HOME, view: "passages", passage };
  if (field("v") !== "compare") return { ...HOME, passage };
  return { view: "compare", left: field("l"), right: field("r"), passage, alignment: field("m") };
}

/**
 * @param {Route} route
 * @returns {string}
 */
export function writeRoute({ view, left, right, passage, alignment }) {
  const fields = new URLSearchParams({ v: view });
  if (view === "compare" && left) fields.set("l", left);
  if (view === "compare" && right) fields.set("r", right);
  if (passage) fields.set("p", passage);
  if (view === "compare" && alignment) fields.set("m", alignment);
  return `#${fields}`;
}

/** Whether two routes show the same texts, whatever is chosen in them. @param {Route} one @param {Route} other */
export function samePlace(one, other) {
  return one.view === other.view && samePair(one, other);
}

/** @param {Route} one @param {Route} other */
export function samePair(one, other) {
  return one.left === other.left && one.right === other.right;
}
