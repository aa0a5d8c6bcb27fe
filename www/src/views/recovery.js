/**
 * What became of the engine, when it stopped: that all is as before, or what can be done.
 *
 * @import { State } from "../store/state.js"
 * @import { Page } from "./page.js"
 */

import { el } from "../ui/el.js";

/**
 * It was started again, and nothing is lost.
 *
 * @param {State} state
 * @param {Page} page
 */
export function recoveryCard({ recovered, failure }, { words, actions }) {
  if (!recovered || failure !== null) return null;
  return el("article", { class: "card", data: { note: "recovered" } },
    el("h2", {}, words.text("recovery.what")),
    el("p", {}, words.text("recovery.next")),
    el("p", {}, el("button", { data: { control: "recovery-seen" }, onclick: actions.dismissRecovery }, words.text("recovery.seen"))));
}

/**
 * It stopped, and would stop again: the articles are kept, and the one that came last may be the cause.
 *
 * @param {State} state
 * @param {Page} page
 */
export function failureCard({ failure, shelf }, { words, actions }) {
  if (failure === null) return null;
  const last = shelf.kept.at(-1);
  return el("div", { class: "card failure", role: "alert", data: { error: "engine" } },
    el(last === undefined ? "h1" : "h2", {}, words.text("failure.what")), // the only heading, when nothing was there yet
    el("p", {}, words.text("failure.next")),
    el("p", {},
      el("button", { data: { control: "retry" }, onclick: actions.retry }, words.text("failure.retry")),
      last && " ",
      last && el("button", { data: { control: "leave-out" }, onclick: actions.leaveOutLast },
        words.text("failure.leaveOut", { title: last.about.title ?? last.name }))),
    el("details", {}, el("summary", {}, words.text("failure.detail")), el("pre", {}, `${failure.message}\n${failure.detail}`)));
}
