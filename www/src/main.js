/**
 * The start: language, state, engine, views, and what joins them. Nothing is decided here that a module below can decide.
 */

import { createActions } from "./actions.js";
import { packedEngine, sample, workerSource } from "./embedded.js";
import { startEngine } from "./engine/client.js";
import { arrivalsFromFolder } from "./files/folder.js";
import { ACCEPTED } from "./files/formats.js";
import { listenForArrivals } from "./files/intake.js";
import { listenForKeys } from "./keyboard.js";
import { keepForNextVisit } from "./offline.js";
import { createSession } from "./session.js";
import { readRoute } from "./store/route.js";
import { readSettings } from "./store/settings.js";
import { initialState } from "./store/state.js";
import { createStore } from "./store/store.js";
import { el } from "./ui/el.js";
import { buildFolds } from "./ui/fold.js";
import { chooseLocale, createMessages, giveCatalogues } from "./ui/messages.js";
import { keepFocusInSight } from "./ui/sight.js";
import { allNow } from "./ui/slices.js";
import { createAppearance } from "./views/appearance.js";
import { createCompare } from "./views/compare.js";
import { createFooter, createHeader } from "./views/frame.js";
import { createSearch } from "./views/search.js";
import { createSettings } from "./views/settings.js";
import { titleOfPage } from "./views/names.js";
import { createInspector } from "./views/inspector.js";
import { createNotices } from "./views/notices.js";
import { createOverview } from "./views/overview.js";
import { createPassages } from "./views/passages.js";
import { createQuotations } from "./views/quotations.js";
import { createRead } from "./views/read.js";

const carried = sample(); // unpacked while all else starts
const store = createStore(initialState(chooseLocale(navigator.languages), readRoute(location.hash), readSettings()));
const engine = startEngine(workerSource(), packedEngine(), (news) => store.send({ type: "engine-told", news }));

/** @param {Awaited<typeof carried>} known */
function show(known) {
  const { articles, analysis, catalogues } = known;
  giveCatalogues(catalogues);
  const session = createSession(store, engine, articles, analysis);
  /** @type {import("./views/page.js").Page} */
  const page = { words: createMessages(store.state().locale), actions: /** @type {any} */ (null) };
  const pickers = {
    files: el("input", { type: "file", multiple: true, accept: ACCEPTED, hidden: true, data: { picker: "files" } }),
    folder: el("input", { type: "file", webkitdirectory: true, hidden: true, data: { picker: "folder" } }),
  };
  const header = createHeader(page);
  const notices = createNotices(page);
  const overview = createOverview(page);
  const compare = createCompare(page);
  const passages = createPassages(page);
  const read = createRead(page);
  const footer = createFooter(page);
  const quotations = createQuotations(page);
  const search = createSearch(page);
  const settings = createSettings(page);
  const appearance = createAppearance(store.state);
  const dock = el("div", { class: "dock" }, footer.root);
  const inspector = createInspector(page, { overview: overview.slot, read: read.slot, passages: passages.slot }, dock);
  const main = el("main", { id: "main", tabindex: -1 }, notices.root, search.root, overview.root, compare.root, read.root, passages.root, quotations.root);
  const dropHere = el("div", { class: "drop-here", hidden: true, "aria-hidden": "true" });
  const control = createActions({ store, session, page, overview, compare, read, passages, quotations, search, settings, pickers, status: footer.status });
  page.actions = control.actions;

  store.listen((state) => {
    if (state.locale !== page.words.locale) page.words = createMessages(state.locale);
    const root = document.documentElement;
    if (root.lang !== state.locale) root.lang = state.locale; // said again, it would cost the style of every element anew
    root.dataset.state = state.phase === "ready" || state.phase === "failed" ? "ready" : "busy";
    dropHere.textContent = page.words.text("drop.here");
    document.title = titleOfPage(state, page.words);
    for (const view of [appearance, header, notices, overview, compare, read, passages, quotations, search, inspector, footer, settings]) view.render(state);
  });

  document.body.append(header.root, main, dock, dropHere, pickers.files, pickers.folder);
  keepFocusInSight(dock);
  window.addEventListener("hashchange", control.followAddress);
  // Articles are kept nowhere but here.
  window.addEventListener("beforeunload", (event) => {
    const { kept } = store.state().shelf;
    if (kept.some(({ sample, corrections }) => !sample || corrections.length > 0)) event.preventDefault();
  });
  window.addEventListener("beforeprint", () => {
    allNow();
    buildFolds(document);
  });
  pickers.files.addEventListener("change", () => {
    control.take(Array.from(pickers.files.files ?? [], (file) => ({ kind: "file", file })));
    pickers.files.value = "";
  });
  pickers.folder.addEventListener("change", () => {
    control.take(arrivalsFromFolder(Array.from(pickers.folder.files ?? [], (file) => ({ file, path: file.webkitRelativePath || file.name }))));
    pickers.folder.value = "";
  });
  listenForArrivals(window, control.take, (over) => void (dropHere.hidden = !over));
  listenForKeys(document, store.state, page.actions);
  control.open();
  keepForNextVisit();
}

void carried.then(show);
