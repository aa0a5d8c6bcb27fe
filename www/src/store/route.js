/**
 * Where the user is, as the address says it: `#v=compare&l=A&r=D&p=P6&m=m57`. Letters and ids only, never a word of text.
 *
 * On file:// only the hash may change, and Back and Forward walk through it.
 */

/** What of an article stands out when it is read. */
export const READ_MODES = /** @type {const} */ (["all", "unique", "shared", "repeated", "quotations"]);

/** @typedef {typeof READ_MODES[number]} ReadMode */

/** How differences of form are shown in a comparison. */
export const TYPOGRAPHY = /** @type {const} */ (["shown", "quiet", "hidden"]);
export const LAYOUTS = /** @type {const} */ (["side", "inline"]);

/**
 * How a comparison is looked at. Empty: not chosen, as the window allows.
 *
 * @typedef {object} Look
 * @property {typeof TYPOGRAPHY[number] | ""} typography
 * @property {typeof LAYOUTS[number] | ""} layout
 * @property {"changes" | "all" | ""} extent Only what changed, or everything.
 */

/**
 * @typedef {object} Route
 * @property {"overview" | "compare" | "read" | "passages" | "quotations"} view
 * @property {string} left Of the comparison, or of the last one: a letter; empty when there was none.
 * @property {string} right
 * @property {string} article The letter of the article that is read, or was read last.
 * @property {ReadMode} mode
 * @property {string} passage The id of the chosen passage, or empty.
 * @property {string} quotation The number of the chosen quotation, or empty. Either it or a passage is chosen.
 * @property {number} place Which of its places, from 1; 0: none in particular.
 * @property {string} alignment In a comparison, which two of its places: the id of an alignment, or empty.
 * @property {Look} look
 */

/** @type {Route} */
export const HOME = { view: "overview", left: "", right: "", article: "", mode: "all", passage: "", quotation: "", place: 0, alignment: "", look: { typography: "", layout: "", extent: "" } };

/**
 * @param {string} hash With or without its `#`.
 * @param {Route} [before] Where the user was: what an address leaves open stays as it was chosen last.
 * @returns {Route}
 */
export function readRoute(hash, before = HOME) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const field = (/** @type {string} */ name) => fields.get(name) ?? "";
  const { left, right, article, mode, look } = before;
  const route = {
    ...HOME, left, right, article, mode, passage: field("p"), quotation: field("p") === "" && /^\d+$/.test(field("q")) ? field("q") : "",
    look: {
      typography: TYPOGRAPHY.find((name) => name === field("typo")) ?? look.typography,
      layout: (field("v") === "compare" ? LAYOUTS.find((name) => name === field("mode")) : undefined) ?? look.layout,
      extent: /** @type {const} */ (["changes", "all"]).find((name) => name === field("show")) ?? look.extent,
    },
  };
  switch (field("v")) {
    case "compare":
      return { ...route, view: "compare", left: fields.get("l") ?? left, right: fields.get("r") ?? right, alignment: field("m") };
    case "read":
      return {
        ...route, view: "read", article: fields.get("a") ?? article, mode: READ_MODES.find((name) => name === field("mode")) ?? HOME.mode,
        place: Math.max(0, Math.trunc(Number(field("o"))) || 0),
      };
    case "passages": case "quotations":
      return { ...route, view: field("v") === "passages" ? "passages" : "quotations" };
    default:
      return route;
  }
}

/**
 * @param {Route} route
 * @returns {string}
 */
export function writeRoute({ view, left, right, article, mode, passage, quotation, place, alignment, look }) {
  const fields = new URLSearchParams({ v: view });
  if (view === "compare" && left) fields.set("l", left);
  if (view === "compare" && right) fields.set("r", right);
  if (view === "read" && article) fields.set("a", article);
  if (view === "read" && mode !== HOME.mode) fields.set("mode", mode);
  if (passage) fields.set("p", passage);
  else if (quotation) fields.set("q", quotation);
  if (view === "read" && (passage || quotation) && place) fields.set("o", String(place));
  if (view === "compare" && alignment) fields.set("m", alignment);
  if (look.typography) fields.set("typo", look.typography);
  if (view === "compare" && look.layout) fields.set("mode", look.layout);
  if (view === "compare" && look.extent) fields.set("show", look.extent);
  return `#${fields}`;
}

/** Whether two routes show the same texts, whatever is chosen in them. @param {Route} one @param {Route} other */
export function samePlace(one, other) {
  return one.view === other.view && samePair(one, other) && (one.view !== "read" || one.article === other.article);
}

/** @param {Route} one @param {Route} other */
export function samePair(one, other) {
  return one.left === other.left && one.right === other.right;
}
