/**
 * The dialogs by their names; help with its shortcuts, and how to check the promise of privacy.
 *
 * @import { State } from "../store/state.js"
 * @import { DialogName, Page } from "./page.js"
 */

import { el } from "../ui/el.js";
import { showDialog } from "../ui/dialog.js";
import { addContent } from "./add-dialog.js";

/** What the keys do: the key as it is printed on it, and the message. */
const KEYS = [
  ["Alt+↓ / Alt+↑", "keys.difference"], ["n / p", "keys.difference"], ["Shift+N / Shift+P", "keys.passage"], ["m", "keys.other"], ["s", "keys.swap"], ["i", "look.layoutKey"], ["t", "look.typographyKey"], ["c", "look.changes"],
  ["o / Shift+O", "keys.occurrence"], ["u", "keys.unique"],
  ["← ↑ → ↓", "keys.matrix"], ["g e, g c, g l, g p, g q", "keys.views"], ["/", "keys.search"], ["Esc", "keys.clear"], ["Ctrl+V", "keys.paste"], ["Ctrl+Z / Ctrl+Shift+Z", "keys.undo"], ["?", "keys.help"],
];

/** What the marks mean: how the sample looks (element, class of change or kind of mark), and the message. */
const MARKS = /** @type {const} */ ([
  ["mark", "passage", "marks.passage"], ["mark", "paraphrase", "marks.paraphrase"], ["del", "wording", "marks.del"], ["ins", "wording", "marks.ins"],
  ["ins", "typography", "marks.quiet"], ["ins", "sensitive", "marks.sensitive"], ["mark", "moved", "marks.moved"], ["ins", "split", "marks.split"], ["mark", "stock", "marks.stock"],
  ["span", "altered", "marks.altered"],
]);

/**
 * @param {Exclude<DialogName, "settings">} name
 * @param {State} state
 * @param {Page} page
 */
export function openDialog(name, state, page) {
  const { words } = page;
  /** @param {() => void} close */
  const closing = (close) => el("p", { class: "dialog-actions" }, el("button", { class: "strong", onclick: close }, words.text("dialog.close")));
  switch (name) {
    case "help":
      return showDialog({ name, title: words.text("help.title"), content: (close) => [...help(state, page), closing(close)] });
    case "privacy":
      return showDialog({ name, title: words.text("privacy.title"), content: (close) => [...privacy(page), closing(close)] });
    case "add":
      return showDialog({ name, title: words.text("add.title"), content: (close) => addContent(page, close) });
    default:
      return /** @satisfies {never} */ (name);
  }
}

/** @param {Page} page */
function privacy({ words }) {
  return [
    el("p", {}, words.text("privacy.promise")),
    el("ul", {}, ["connect", "load", "forms", "markup"].map((item) => el("li", {}, words.text(`privacy.${item}`)))),
    el("p", {}, words.text("privacy.storage")),
    el("h3", {}, words.text("privacy.howTitle")),
    el("ol", {}, ["offline", "network", "source"].map((item) => el("li", {}, words.text(`privacy.${item}`)))),
    el("h3", {}, words.text("privacy.limitTitle")),
    el("p", {}, words.text("privacy.limit")),
  ];
}

/**
 * @param {State} state
 * @param {Page} page
 */
function help(state, { words, actions }) {
  const letters = el("input", { type: "checkbox", checked: state.settings.letterKeys });
  letters.addEventListener("change", () => actions.set({ letterKeys: letters.checked }));
  return [
    el("h3", {}, words.text("help.marks")),
    el("dl", { class: "marks" }, MARKS.flatMap(([tag, look, key]) =>
      [el("dt", {}, sampleMark(tag, look, words.text("marks.sample"))), el("dd", {}, words.text(key))])),
    el("h3", {}, words.text("help.keeping")),
    el("p", {}, words.text("help.kept")),
    el("h3", {}, words.text("help.keys")),
    el("dl", { class: "keys" }, KEYS.flatMap(([keys = "", key = ""]) => [el("dt", {}, el("kbd", {}, keys.replaceAll("Shift", words.text("keys.shift")))), el("dd", {}, words.text(key))])),
    el("p", {}, el("label", { class: "toggle" }, letters, " ", words.text("keys.letters"))),
  ];
}

/**
 * @param {"mark" | "del" | "ins" | "span"} tag
 * @param {string} look
 * @param {string} text
 */
function sampleMark(tag, look, text) {
  if (tag === "mark") return el("mark", { class: "passage", data: { stock: look === "stock", move: look === "moved", kind: look } }, text);
  if (tag === "span") return el(tag, { class: "altered-words", data: { last: true } }, text);
  return el(tag, { class: "sample-change", data: { quiet: look === "typography", sensitive: look === "sensitive", look } }, look === "split" ? "¶" : text);
}
