/**
 * Where the user is, as the address says it: `#v=compare&l=A&r=D&p=…`. Letters and ids only, never a word of text.
 *
 * On file:// only the hash may change, and Back and Forward walk through it.
 */

/**
 * @typedef {object} Route
 * @property {"overview" | "compare"} view
 * @property {string} left A letter; empty when none is chosen.
 * @property {string} right
 * @property {string} passage The id of the chosen alignment, or empty.
 */

/** @type {Route} */
export const HOME = { view: "overview", left: "", right: "", passage: "" };

/**
 * @param {string} hash With or without its `#`.
 * @returns {Route}
 */
export function readRoute(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const left = fields.get("l") ?? "";
  const right = fields.get("r") ?? "";
  if (fields.get("v") !== "compare") return HOME;
  return { view: "compare", left, right, passage: fields.get("p") ?? "" };
}

/**
 * @param {Route} route
 * @returns {string}
 */
export function writeRoute(route) {
  if (route.view === "overview") return "#v=overview";
  const fields = new URLSearchParams({ v: route.view });
  if (route.left) fields.set("l", route.left);
  if (route.right) fields.set("r", route.right);
  if (route.passage) fields.set("p", route.passage);
  return `#${fields}`;
}
