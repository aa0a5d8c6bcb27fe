/**
 * The start: language, state, engine, views, and what joins them. Nothing is decided here that a module below can decide.
 */

import { createActions } from "./actions.js";
import { sample, engineWasm, workerSource } from "./embedded.js";
import { startEngine } from "./engine/client.js";
import { listenForArrivals } from "./files/intake.js";
import { listenForKeys } from "./keyboard.js";
import { createSession } from "./session.js";
import { readRoute } from "./store/route.js";
import { initialState } from "./store/state.js";
import { createStore } from "./store/store.js";
import { el } from "./ui/el.js";
import { chooseLocale, createMessages } from "./ui/messages.js";
import { createCompare } from "./views/compare.js";
import { createFooter, createHeader } from "./views/frame.js";
import { titleOfPage } from "./views/names.js";
import { createNotices } from "./views/notices.js";
import { createOverview } from "./views/overview.js";

const store = createStore(initialState(chooseLocale(navigator.languages), readRoute(location.hash)));
const engine = startEngine(workerSource(), engineWasm());
const session = createSession(store, engine, sample());

/** @type {import("./views/page.js").Page} */
const page = { words: createMessages(store.state().locale), actions: /** @type {any} */ (null) };
const picker = el("input", { type: "file", multiple: true, accept: ".txt,.md,.text,.markdown,text/plain,text/markdown", hidden: true });
const header = createHeader(page);
const notices = createNotices(page);
const overview = createOverview(page);
const compare = createCompare(page);
const footer = createFooter(page);
const main = el("main", { id: "main", tabindex: -1 }, notices.root, overview.root, compare.root);
const dropHere = el("div", { class: "drop-here", hidden: true, "aria-hidden": "true" });
const control = createActions({ store, session, page, overview, compare, picker, status: footer.status });
page.actions = control.actions;

store.listen((state) => {
  if (state.locale !== page.words.locale) page.words = createMessages(state.locale);
  const root = document.documentElement;
  root.lang = state.locale;
  root.dataset.state = state.phase === "ready" || state.phase === "failed" ? "ready" : "busy";
  dropHere.textContent = page.words.text("drop.here");
  document.title = titleOfPage(state, page.words);
  for (const view of [header, notices, overview, compare, footer]) view.render(state);
});

document.body.append(header.root, main, footer.root, dropHere, picker);
window.addEventListener("hashchange", control.followAddress);
picker.addEventListener("change", () => {
  control.take(Array.from(picker.files ?? [], (file) => ({ kind: "file", file })));
  picker.value = "";
});
listenForArrivals(window, control.take, (over) => void (dropHere.hidden = !over));
listenForKeys(document, store.state, page.actions);
engine.died.then(({ message, detail }) => store.send({ type: "engine-died", message, detail }));
control.open();
