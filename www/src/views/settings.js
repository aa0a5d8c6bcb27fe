/**
 * The settings, in words. What they set takes effect at once, and the counter says what it changed.
 *
 * @import { State } from "../store/state.js"
 * @import { Settings } from "../store/settings.js"
 * @import { Page } from "./page.js"
 */

import { CHOICES, USUAL } from "../store/settings.js";
import { groupOf } from "../text/passage-index.js";
import { showDialog } from "../ui/dialog.js";
import { el, fill, fillKeepingFocus } from "../ui/el.js";
import { LOCALES } from "../ui/messages.js";
import { asideText } from "./formulas.js";
import { toggle } from "./toolbar.js";

/** @typedef {{ show: (state: State) => void, render: (state: State) => void }} SettingsView */

/**
 * @param {Page} page
 * @returns {SettingsView}
 */
export function createSettings(page) {
  const counter = el("output", { class: "counter" });
  const body = el("div", { class: "settings" });
  /** Passages when the dialog was opened, or before the last change. */
  let before = 0;
  /** The state that is shown; `null`: the dialog is closed. @type {State | null} */
  let shown = null;

  /** @param {State} state */
  function render(state) {
    if (shown === null) return;
    const { words } = page;
    const count = told(state);
    if (state.overview !== shown.overview) before = told(shown);
    if (state.locale !== shown.locale || state.settings !== shown.settings || body.childElementCount === 0) fillKeepingFocus(body, content(state, page));
    shown = state;
    fill(counter, words.text("overview.passages", { count }), count !== before && ` (${words.text("settings.before", { count: before })})`,
      " · ", asideText(state.overview.passages.filter(({ stock }) => stock).length, state, words));
  }

  return {
    render,
    show(state) {
      shown = state;
      before = told(state);
      showDialog({
        name: "settings", title: page.words.text("settings.title"),
        content: (close) => [counter, body, el("p", { class: "dialog-actions" },
          el("button", { class: "first", data: { control: "usual" }, onclick: () => page.actions.set(USUAL) }, page.words.text("settings.usual")),
          el("button", { class: "strong", onclick: close }, page.words.text("dialog.close")))],
        closed: () => {
          shown = null;
          fill(body);
        },
      });
      render(state);
    },
  };
}

/** Passages that are told. @param {State} state */
function told({ overview }) {
  return overview.passages.filter((passage) => groupOf(passage) === "words").length;
}

/**
 * @param {State} state
 * @param {Page} page
 */
function content({ settings, locale }, { words, actions }) {
  const count = (/** @type {number} */ value) => words.text("articles.words", { count: value });
  return [
    el("h3", {}, words.text("settings.what")),
    slider("passageWords", count),
    slider("quotationWords", count),
    choice("formulaPercent", (value) => words.text(`settings.formulaPercent.${value}`)),
    choice("changedPercent", (value) => words.text(`settings.changedPercent.${value}`)),
    el("h3", {}, words.text("settings.look")),
    choice("theme", (value) => words.text(`settings.theme.${value}`)),
    choice("textSize", (value) => words.text("percent", { value })),
    select("locale", words.text("language.label"), LOCALES.map((name) => ({ value: name, label: words.text(`language.${name}`) })), locale, actions.setLocale),
    el("p", {}, toggle("letter-keys", words.text("keys.letters"), settings.letterKeys, (on) => actions.set({ letterKeys: on }))),
    el("p", { class: "facts" }, words.text("settings.kept")),
  ];

  /**
   * @param {"passageWords" | "quotationWords"} name
   * @param {(value: number) => string} says
   */
  function slider(name, says) {
    const choices = CHOICES[name];
    const value = says(settings[name]);
    const range = el("input", {
      type: "range", id: `set-${name}`, min: 0, max: choices.length - 1, value: /** @type {readonly number[]} */ (choices).indexOf(settings[name]),
      "aria-valuetext": value, "aria-describedby": `about-${name}`, data: { control: `set-${name}` },
    });
    range.addEventListener("input", () => actions.set({ [name]: choices[Number(range.value)] }));
    return setting(name, [range, " ", el("b", {}, value)]);
  }

  /**
   * @template {"formulaPercent" | "changedPercent" | "theme" | "textSize"} Name
   * @param {Name} name
   * @param {(value: Settings[Name]) => string} says
   */
  function choice(name, says) {
    const choices = /** @type {readonly Settings[Name][]} */ (/** @type {unknown} */ (CHOICES[name]));
    return select(name, words.text(`settings.${name}`), choices.map((value) => ({ value: String(value), label: says(value) })), String(settings[name]),
      (chosen) => actions.set({ [name]: choices.find((value) => String(value) === chosen) }));
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {{ value: string, label: string }[]} options
   * @param {string} chosen
   * @param {(value: string) => void} set
   */
  function select(name, label, options, chosen, set) {
    const field = el("select", { id: `set-${name}`, data: { control: `set-${name}` } }, options.map((option) =>
      el("option", { value: option.value, selected: option.value === chosen }, option.label)));
    field.addEventListener("change", () => set(field.value));
    return el("div", { class: "setting" }, el("label", { for: `set-${name}` }, label), el("div", {}, field));
  }

  /** @param {"passageWords" | "quotationWords"} name @param {import("../ui/el.js").Child[]} control */
  function setting(name, control) {
    return el("div", { class: "setting" }, el("label", { for: `set-${name}` }, words.text(`settings.${name}`)), el("div", {}, control),
      el("p", { class: "facts", id: `about-${name}` }, words.text(`settings.${name}.about`)));
  }
}
