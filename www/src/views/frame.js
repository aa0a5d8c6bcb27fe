/**
 * What stays in place: the masthead with the views, and the status line with the promise of privacy.
 *
 * @import { Label } from "../store/history.js"
 * @import { Route } from "../store/route.js"
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { LOCALES } from "../ui/messages.js";
import { pairToCompare } from "../text/pairs.js";
import { el, fill, fillKeepingFocus, focusOn, icon } from "../ui/el.js";
import { titleOf } from "./names.js";
import { changeDetector } from "./page.js";

const UNDO = "M6 3L2.5 6.5L6 10M3 6.5h6.5a4 4 0 0 1 0 8H7";
const SLIDERS = "M1.5 4.5h7M12.5 4.5h2M1.5 11.5h2M7.5 11.5h7M10.5 2.5v4M5.5 9.5v4";
const REDO = "M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 8H9";

/** How long it takes to read what the status line says, at most. */
const READ_MS = 8_000;

/**
 * @param {Page} page
 * @returns {View}
 */
export function createHeader(page) {
  const root = el("header", { class: "masthead" });
  // One field for good: what is typed in it outlives every repainting.
  const field = el("input", { type: "search", class: "search-field", data: { control: "search" } });
  field.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "Enter") {
      event.preventDefault(); // what has the focus next is not pressed by the same key
      page.actions.search(field.value, true);
    }
    if (key === "Escape") page.actions.search((field.value = ""), false);
  });
  field.addEventListener("input", () => page.actions.search(field.value, false));
  const changed = changeDetector();
  let searched = "";
  return {
    root,
    render(state) {
      const text = state.found?.text ?? "";
      if (document.activeElement !== field || (text === "" && field.value.trim() === searched)) field.value = text;
      searched = text;
      if (!changed(state.route, state.overview, state.articles, state.history, state.locale)) return;
      const { words, actions } = page;
      field.placeholder = words.text("search.field");
      field.setAttribute("aria-label", words.text("search.label"));
      field.title = words.text("search.how");
      fillKeepingFocus(root,
        el("a", { class: "skip", href: "#main", onclick: skipToMain }, words.text("skip")),
        state.route.passage + state.route.quotation !== "" && el("a", { class: "skip", href: "#chosen-title", onclick: skipToChosen }, words.text("skip.chosen")),
        el("p", { class: "wordmark" }, el("a", { href: hrefTo("overview", state.route), data: { control: "home" } }, "Recoupe")),
        state.route.view !== "overview" && el("p", { class: "print-key" }, keyOf(state, page)),
        el("nav", { "aria-label": words.text("nav.label") }, tabs(state, page)),
        field,
        el("div", { class: "tools" },
          el("button", { onclick: () => actions.openDialog("add"), data: { control: "add" } }, words.text("add.short")),
          stepButton("undo", state.history.past.at(-1)?.label, UNDO, actions.undo, page),
          stepButton("redo", state.history.future.at(-1)?.label, REDO, actions.redo, page),
          el("div", { class: "languages", role: "group", "aria-label": words.text("language.label") }, LOCALES.map((locale) =>
            el("button", {
              class: "quiet", lang: locale, "aria-pressed": String(locale === state.locale), data: { control: `locale-${locale}`, locale },
              onclick: () => actions.setLocale(locale), "aria-label": `${locale.toUpperCase()} ${words.text(`language.${locale}`)}`,
            }, locale.toUpperCase()))),
          el("button", { class: "quiet", data: { control: "settings" }, onclick: () => actions.openDialog("settings"), "aria-label": words.text("settings.title"), title: words.text("settings.title") }, icon(SLIDERS)),
          el("button", { class: "quiet", data: { control: "help" }, onclick: () => actions.openDialog("help"), "aria-label": words.text("help.open"), title: words.text("help.open") }, "?")));
    },
  };
}

/**
 * On paper, where nothing else says whose the letters are: the articles of a comparison, or all of them.
 *
 * @param {State} state
 * @param {Page} page
 */
function keyOf({ overview, articles, route: { view, left, right } }, { words }) {
  return overview.articles.filter(({ letter }) => view !== "compare" || letter === left || letter === right).map(({ key, letter }) => {
    const article = articles.get(key);
    return article && `${letter}\u00a0–\u00a0${[article.outlet ?? titleOf(article), article.published && words.date(article.published)].filter(Boolean).join(", ")}`;
  }).filter(Boolean).join(" · ");
}

/**
 * `aria-disabled`, not `disabled`: the button that takes back the last step keeps the focus.
 *
 * @param {"undo" | "redo"} name
 * @param {Label | undefined} label
 * @param {string} path
 * @param {() => void} run
 * @param {Page} page
 */
function stepButton(name, label, path, run, { words }) {
  const says = label === undefined ? words.text(`${name}.nothing`) : words.text(`${name}.step`, { step: words.text(label.key, label.params) });
  return el("button", {
    class: "quiet", data: { control: name }, onclick: run, "aria-disabled": label === undefined ? "true" : null, "aria-label": says, title: says,
  }, icon(path));
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

/** @param {Event} event */
function skipToChosen(event) {
  event.preventDefault();
  const title = document.getElementById("chosen-title");
  title?.scrollIntoView({ block: "nearest" });
  title?.focus();
}

/** Another view, with what is chosen here. @param {Route["view"]} view @param {Route} route */
function hrefTo(view, { left, article, mode, passage, quotation, place }) {
  return writeRoute({ ...HOME, view, article: article || left, mode, passage, quotation, place });
}

/**
 * @param {State} state
 * @param {Page} page
 */
function tabs({ route, overview }, { words }) {
  const compare = writeRoute(pairToCompare(route, overview));
  return el("ul", {}, /** @type {const} */ (["overview", "compare", "read", "passages", "quotations"]).map((view) =>
    el("li", {}, el("a", { href: view === "compare" ? compare : hrefTo(view, route), "aria-current": route.view === view ? "page" : null, data: { control: view } }, words.text(`nav.${view}`)))));
}

/**
 * @param {Page} page
 * @returns {View & { status: HTMLElement }}
 */
export function createFooter(page) {
  const status = el("p", { role: "status", class: "status" });
  const bar = el("progress");
  const count = el("span");
  const cancel = el("button", { data: { control: "cancel-reading" }, onclick: () => page.actions.cancel() });
  const advance = el("p", { class: "advance", hidden: true }, bar, " ", count, " ", cancel);
  const promise = el("p", { class: "promise" });
  const offer = el("button", { class: "offer", data: { control: "offer" }, hidden: true, onclick: () => page.actions.undo() });
  const root = el("footer", { class: "foot" }, advance, el("div", { class: "said" }, status, offer), promise);
  const changed = changeDetector();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  let extent = "status";
  /** What stands here has been read after a while, and on a telephone no longer covers the text. Screen readers have it still. */
  function rest() {
    clearTimeout(resting);
    root.removeAttribute("data-read");
    resting = setTimeout(() => (root.contains(document.activeElement) ? rest() : root.setAttribute("data-read", extent)), READ_MS);
  }
  new MutationObserver(rest).observe(status, { childList: true });
  // The promise stays in sight until somebody reads on.
  addEventListener("scroll", () => {
    extent = "all";
    rest();
  }, { once: true, passive: true });
  return {
    root,
    status,
    render({ progress: work, refilling, version, locale, offered }) {
      const { words, actions } = page;
      // Who takes a step back from here can take it forward again at once.
      if (!offered && document.activeElement === offer) focusOn(document.querySelector("[data-control=redo]"));
      offer.hidden = !offered;
      offer.textContent = words.text("undo.offer");
      const progress = refilling ?? work;
      advance.hidden = progress === null;
      cancel.hidden = work?.cancel !== true;
      cancel.textContent = words.text("progress.cancel");
      if (progress !== null) {
        const { done, total, comparing = false } = progress;
        count.textContent = comparing ? words.text("progress.comparing", { count: done }) : words.text(refilling === null ? "progress.reading" : "progress.refilling", { done: Math.min(done + 1, total), total });
        bar.max = Math.max(1, total);
        // How far a comparison is, the engine does not tell.
        if (comparing) bar.removeAttribute("value");
        else bar.value = done;
        bar.setAttribute("aria-label", words.text("progress.label"));
      }
      if (!changed(version, locale)) return;
      fill(promise, words.text("promise"), " ",
        el("button", { class: "link", onclick: () => actions.openDialog("privacy"), data: { control: "privacy" } }, words.text("promise.check")),
        version && el("span", { class: "version" }, ` Recoupe ${version}`));
    },
  };
}
