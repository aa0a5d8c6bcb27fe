/**
 * The dialogs: help with its shortcuts, how to check the promise of privacy, a field to paste into. Native `<dialog>`: the
 * browser keeps the focus inside, closes on Esc and gives the focus back.
 *
 * @import { State } from "../store/state.js"
 * @import { DialogName, Page } from "./page.js"
 */

import { el } from "../ui/el.js";

/** What the keys do: the key as it is printed on it, and the message. */
const KEYS = [
  ["Alt+↓ / Alt+↑", "keys.difference"], ["n / p", "keys.difference"], ["Shift+N / Shift+P", "keys.passage"], ["s", "keys.swap"],
  ["Esc", "keys.clear"], ["Ctrl+V", "keys.paste"], ["?", "keys.help"],
];

/** What the marks mean: how the sample looks (element, class of change or kind of mark), and the message. */
const MARKS = /** @type {const} */ ([
  ["mark", "passage", "marks.passage"], ["mark", "paraphrase", "marks.paraphrase"], ["del", "wording", "marks.del"], ["ins", "wording", "marks.ins"],
  ["ins", "typography", "marks.quiet"], ["ins", "sensitive", "marks.sensitive"], ["mark", "moved", "marks.moved"], ["ins", "split", "marks.split"], ["mark", "stock", "marks.stock"],
]);

/**
 * @param {DialogName} name
 * @param {State} state
 * @param {Page} page
 */
export function openDialog(name, state, page) {
  const { words } = page;
  const title = el("h2", { id: "dialog-title", tabindex: -1 }, words.text(`${name}.title`));
  const dialog = el("dialog", { "aria-labelledby": "dialog-title", data: { dialog: name } }, title);
  const close = () => dialog.close();
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(...contents(name, state, page, close));
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector("textarea") ?? title).focus();
}

/**
 * @param {DialogName} name
 * @param {State} state
 * @param {Page} page
 * @param {() => void} close
 * @returns {HTMLElement[]}
 */
function contents(name, state, page, close) {
  const { words } = page;
  const closing = el("p", { class: "dialog-actions" }, el("button", { type: "button", class: "strong", onclick: close }, words.text("dialog.close")));
  switch (name) {
    case "help":
      return [...help(state, page), closing];
    case "privacy":
      return [
        el("p", {}, words.text("privacy.promise")),
        el("ul", {}, ["connect", "load", "forms", "markup"].map((item) => el("li", {}, words.text(`privacy.${item}`)))),
        el("p", {}, words.text("privacy.storage")),
        el("h3", {}, words.text("privacy.howTitle")),
        el("ol", {}, ["offline", "network", "source"].map((item) => el("li", {}, words.text(`privacy.${item}`)))),
        el("h3", {}, words.text("privacy.limitTitle")),
        el("p", {}, words.text("privacy.limit")),
        closing,
      ];
    case "paste":
      return [pasteForm(page, close)];
    default:
      return /** @satisfies {never} */ (name);
  }
}

/**
 * @param {State} state
 * @param {Page} page
 */
function help(state, { words, actions }) {
  const letters = el("input", { type: "checkbox", checked: state.letterKeys });
  letters.addEventListener("change", () => actions.setLetterKeys(letters.checked));
  return [
    el("h3", {}, words.text("help.marks")),
    el("dl", { class: "marks" }, MARKS.flatMap(([tag, look, key]) =>
      [el("dt", {}, sampleMark(tag, look, words.text("marks.sample"))), el("dd", {}, words.text(key))])),
    el("h3", {}, words.text("help.keys")),
    el("dl", { class: "keys" }, KEYS.flatMap(([keys = "", key = ""]) => [el("dt", {}, el("kbd", {}, keys)), el("dd", {}, words.text(key))])),
    el("p", {}, el("label", { class: "toggle" }, letters, " ", words.text("keys.letters"))),
  ];
}

/**
 * @param {"mark" | "del" | "ins"} tag
 * @param {string} look
 * @param {string} text
 */
function sampleMark(tag, look, text) {
  if (tag === "mark") return el("mark", { class: "passage", data: { stock: look === "stock", move: look === "moved", kind: look } }, text);
  return el(tag, { class: "sample-change", data: { quiet: look === "typography", sensitive: look === "sensitive", look } }, look === "split" ? "¶" : text);
}

/**
 * @param {Page} page
 * @param {() => void} close
 */
function pasteForm({ words, actions }, close) {
  const text = el("textarea", { rows: 10, required: true, id: "paste-text" });
  const name = el("input", { type: "text", id: "paste-name", autocomplete: "off" });
  const form = el("form", { method: "dialog" },
    el("p", {}, el("label", { for: "paste-text" }, words.text("paste.text")), text),
    el("p", {}, el("label", { for: "paste-name" }, words.text("paste.name")), name),
    el("p", { class: "dialog-actions" },
      el("button", { type: "button", onclick: close }, words.text("dialog.cancel")),
      el("button", { type: "submit", class: "strong" }, words.text("paste.add"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    actions.addText(text.value, name.value.trim());
    close();
  });
  return form;
}
