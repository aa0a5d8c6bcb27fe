/**
 * What stays in place: the masthead with the views, and the status line with the promise of privacy.
 *
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { writeRoute } from "../store/route.js";
import { LOCALES } from "../ui/messages.js";
import { el, fill, fillKeepingFocus } from "../ui/el.js";
import { changeDetector } from "./page.js";

/**
 * @param {Page} page
 * @returns {View}
 */
export function createHeader(page) {
  const root = el("header", { class: "masthead" });
  const changed = changeDetector();
  return {
    root,
    render(state) {
      if (!changed(state.route, state.overview, state.locale)) return;
      const { words, actions } = page;
      fillKeepingFocus(root,
        el("a", { class: "skip", href: "#main", onclick: skipToMain }, words.text("skip")),
        el("p", { class: "wordmark" }, el("a", { href: writeRoute({ ...state.route, view: "overview" }), data: { control: "home" } }, "Recoupe")),
        el("nav", { "aria-label": words.text("nav.label") }, tabs(state, page)),
        el("div", { class: "tools" },
          el("button", { type: "button", onclick: actions.pickFiles, data: { control: "add" } }, words.text("add.short")),
          el("button", { type: "button", onclick: () => actions.openDialog("paste"), data: { control: "paste" } }, words.text("add.paste")),
          el("div", { class: "languages", role: "group", "aria-label": words.text("language.label") }, LOCALES.map((locale) =>
            el("button", {
              type: "button", class: "quiet", lang: locale, "aria-pressed": String(locale === state.locale), data: { control: `locale-${locale}`, locale },
              onclick: () => actions.setLocale(locale), "aria-label": `${locale.toUpperCase()} ${words.text(`language.${locale}`)}`,
            }, locale.toUpperCase()))),
          el("button", { type: "button", class: "quiet", data: { control: "help" }, onclick: () => actions.openDialog("help"), "aria-label": words.text("help.open"), title: words.text("help.open") }, "?")));
    },
  };
}

/**
 * The address says where the reader is, so the skip link may not change it.
 *
 * @param {Event} event
 */
function skipToMain(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/**
 * @param {State} state
 * @param {Page} page
 */
function tabs({ route, overview }, { words }) {
  const first = overview.findings[0];
  const letter = (/** @type {number | undefined} */ key) => overview.articles.find((article) => article.key === key)?.letter ?? "";
  const pair = route.left !== "" ? route : { left: letter(first?.left), right: letter(first?.right), passage: first?.alignments[0] ?? "" };
  const compare = writeRoute({ view: "compare", left: pair.left, right: pair.right, passage: pair.passage });
  return el("ul", {}, /** @type {const} */ ([["overview", "#v=overview"], ["compare", compare]]).map(([view, href]) =>
    el("li", {}, el("a", { href, "aria-current": route.view === view ? "page" : null, data: { control: view } }, words.text(`nav.${view}`)))));
}

/**
 * @param {Page} page
 * @returns {View & { status: HTMLElement }}
 */
export function createFooter(page) {
  const status = el("p", { role: "status", class: "status" });
  const bar = el("progress");
  const count = el("span");
  const advance = el("p", { class: "advance", hidden: true }, bar, " ", count);
  const promise = el("p", { class: "promise" });
  const root = el("footer", { class: "foot" }, advance, status, promise);
  const changed = changeDetector();
  return {
    root,
    status,
    render({ progress, version, locale }) {
      const { words, actions } = page;
      advance.hidden = progress === null;
      if (progress !== null) {
        count.textContent = words.text("progress.reading", { done: progress.done + 1, total: progress.total });
        bar.max = progress.total;
        bar.value = progress.done;
        bar.setAttribute("aria-label", words.text("progress.label"));
      }
      if (!changed(version, locale)) return;
      fill(promise, words.text("promise"), " ",
        el("button", { type: "button", class: "link", onclick: () => actions.openDialog("privacy"), data: { control: "privacy" } }, words.text("promise.check")),
        version && el("span", { class: "version" }, ` Recoupe ${version}`));
    },
  };
}
