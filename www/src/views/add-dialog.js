/**
 * The ways in: files, a folder, a text pasted into a field.
 *
 * @import { Page } from "./page.js"
 */

import { textOf } from "../files/intake.js";
import { el } from "../ui/el.js";

/**
 * @param {Page} page
 * @param {() => void} close
 */
export function addContent({ words, actions }, close) {
  const text = el("textarea", { rows: 8, required: true, id: "paste-text", data: { firstField: true } });
  const name = el("input", { type: "text", id: "paste-name", autocomplete: "off" });
  // A field would take the plain form, which runs paragraphs together.
  text.addEventListener("paste", (event) => {
    const pasted = event.clipboardData === null ? "" : textOf(event.clipboardData);
    if (pasted === "") return;
    event.preventDefault();
    text.setRangeText(pasted, text.selectionStart, text.selectionEnd, "end");
  });
  const form = el("form", { method: "dialog" },
    el("p", {}, el("label", { for: "paste-text" }, words.text("paste.text")), text),
    el("p", {}, el("label", { for: "paste-name" }, words.text("paste.name")), name),
    el("p", { class: "dialog-actions" },
      el("button", { onclick: close }, words.text("dialog.cancel")),
      el("button", { type: "submit", class: "strong" }, words.text("paste.add"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    actions.addText(text.value, name.value.trim());
    close();
  });
  const picking = (/** @type {() => void} */ pick) => () => {
    close();
    pick();
  };
  return [
    el("p", {}, words.text("add.anywhere")),
    el("p", { class: "ways-in" },
      el("button", { data: { control: "pick-files" }, onclick: picking(actions.pickFiles) }, words.text("add.pick")),
      el("button", { data: { control: "pick-folder" }, onclick: picking(actions.pickFolder) }, words.text("add.folder"))),
    el("p", { class: "facts" }, words.text("add.formats")),
    el("h3", {}, words.text("add.orPaste")),
    form,
  ];
}
