/**
 * No article: what one can do, in three verbs, what is read, and what the page promises.
 *
 * @import { Page, View } from "./page.js"
 */

import { el, fillKeepingFocus } from "../ui/el.js";
import { changeDetector } from "./page.js";

/**
 * @param {Page} page
 * @returns {View}
 */
export function createEmpty(page) {
  const root = el("section", { class: "empty", "aria-labelledby": "empty-title" });
  const changed = changeDetector();
  return {
    root,
    render({ locale }) {
      if (!changed(locale)) return;
      const { words, actions } = page;
      fillKeepingFocus(root,
        el("h1", { id: "empty-title", tabindex: -1 }, words.text("empty.heading")),
        el("div", { class: "verbs" },
          verb("drop", words.text("add.pick"), actions.pickFiles, "strong",
            el("button", { data: { control: "empty-folder" }, onclick: actions.pickFolder }, words.text("add.folder"))),
          verb("paste", words.text("add.paste"), () => actions.openDialog("add")),
          verb("sample", words.text("empty.sample.do"), actions.bringSampleBack)),
        el("p", { class: "facts" }, words.text("add.formats")),
        el("p", { class: "facts" }, words.text("promise")));

      /**
       * @param {string} name
       * @param {string} label
       * @param {() => void} run
       * @param {string} [look]
       * @param {HTMLElement | null} [other]
       */
      function verb(name, label, run, look = "", other = null) {
        return el("section", { class: "verb", data: { verb: name } },
          el("h2", {}, words.text(`empty.${name}`)),
          el("p", {}, words.text(`empty.${name}.how`)),
          el("p", { class: "ways-in" }, el("button", { class: look, data: { control: `empty-${name}` }, onclick: run }, label), other));
      }
    },
  };
}
