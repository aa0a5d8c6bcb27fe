/**
 * A dialog: native `<dialog>`, so the browser keeps the focus inside, closes on Esc and gives the focus back.
 */

import { append, el } from "./el.js";

/**
 * @typedef {object} DialogContent
 * @property {string} name For `data-dialog`.
 * @property {string} title
 * @property {(close: () => void) => import("./el.js").Child[]} content
 * @property {() => void} [closed]
 */

/** @param {DialogContent} dialog */
export function showDialog({ name, title, content, closed }) {
  const heading = el("h2", { id: "dialog-title", tabindex: -1 }, title);
  const dialog = el("dialog", { "aria-labelledby": "dialog-title", data: { dialog: name } }, heading);
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed?.();
  });
  append(dialog, content(() => dialog.close()));
  document.body.append(dialog);
  dialog.showModal();
  const field = dialog.querySelector("[data-first-field]");
  (field instanceof HTMLElement ? field : heading).focus();
}
