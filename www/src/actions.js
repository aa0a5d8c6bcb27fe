/**
 * What the user can make the page do. Each action changes the state, the address or the articles, then says what came of
 * it in the status line.
 *
 * @import { PassageView } from "../../src/wire/types.js"
 * @import { Session } from "./session.js"
 * @import { Route } from "./store/route.js"
 * @import { Store } from "./store/store.js"
 * @import { CompareView } from "./views/compare.js"
 * @import { Actions, Page } from "./views/page.js"
 */

import { createArticleActions } from "./article-actions.js";
import { createCompareActions } from "./compare-actions.js";
import { EngineError } from "./engine/client.js";
import { createReadActions } from "./read-actions.js";
import { HOME, readRoute, samePlace, writeRoute } from "./store/route.js";
import { boundsOf, keepSettings, USUAL } from "./store/settings.js";
import { quotationIndexOf } from "./text/quotation-groups.js";
import { pairToCompare } from "./text/pairs.js";
import { passageIndexOf } from "./text/passage-index.js";
import { selectSpan } from "./ui/find-in-page.js";
import { copyText } from "./ui/copy.js";
import { focusOn } from "./ui/el.js";
import { openArticleDialog } from "./views/article-dialog.js";
import { placesToCompare, quotationOf } from "./views/chosen-passage.js";
import { quotationText } from "./views/chosen-quotation.js";
import { openQuotation, openSentences } from "./views/correction-dialogs.js";
import { openDialog } from "./views/dialogs.js";
import { namesOf } from "./views/names.js";
import { shownPassage } from "./views/passages.js";
import { foundText } from "./views/search.js";

/** Of so many articles every view says which quotations were altered. */
const QUOTED_OF = 50;
/** Who drags a slider passes many values, in ms. */
const BOUNDING_MS = 120;
/** Who types pauses for so long, in ms, before it is looked for; and so many letters say something. Enter asks for anything at once. */
const TYPING_MS = 250;
const LEAST_TYPED = 3;

/**
 * @typedef {object} Parts
 * @property {Store} store
 * @property {Session} session
 * @property {Page} page
 * @property {{ focusHeading: () => void }} overview
 * @property {CompareView} compare
 * @property {import("./views/read.js").ReadView} read
 * @property {{ focusHeading: () => void }} passages
 * @property {{ focusHeading: () => void }} quotations
 * @property {{ root: HTMLElement }} search
 * @property {import("./views/settings.js").SettingsView} settings
 * @property {{ files: HTMLInputElement, folder: HTMLInputElement }} pickers
 * @property {HTMLElement} status
 */

/** @param {Parts} parts */
export function createActions({ store, session, page, overview, compare, read, passages, quotations, search, settings, pickers, status }) {
  /** The engine is about to be told of other bounds. @type {ReturnType<typeof setTimeout> | undefined} */
  let bounding;

  /**
   * @param {string} text
   * @param {{ canUndo: boolean }} [offer]
   */
  function sayText(text, { canUndo } = { canUndo: false }) {
    status.textContent = text;
    store.send({ type: "undo-offered", offered: canUndo });
  }

  /**
   * @param {string | null} key
   * @param {import("./ui/messages.js").Params} [params]
   * @param {{ canUndo: boolean }} [offer]
   */
  function say(key, params, offer) {
    sayText(key === null ? "" : page.words.text(key, params), offer);
  }

  /** @param {PassageView} passage */
  function sayChosen({ words: count, occurrences }) {
    say("status.chosen", { words: count, count: occurrences.length, list: page.words.list(namesOf(store.state(), page.words).letters(occurrences)) });
  }

  /**
   * Ends every path of a job. That the engine is dead has been told by itself; all else is shown: where it stopped, or a
   * fault of ours.
   *
   * @param {Promise<unknown>} job
   */
  function settle(job) {
    job.catch((/** @type {unknown} */ error) => {
      if (error instanceof EngineError && (error.kind === "dead" || error.kind === "cancelled")) return;
      const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
      store.send({ type: "engine-died", message, detail: stack });
    });
  }

  /** @param {Route} route */
  function go(route) {
    if (location.hash !== writeRoute(route)) location.hash = writeRoute(route);
  }

  /** The address that was followed or written last. Another one has been typed or clicked, and its event is still to come. */
  let followed = location.hash;

  /** The address follows, but Back does not stop here; one that nobody has looked at yet stands. @param {Route} route */
  function settleOn(route) {
    if (location.hash === followed && followed !== writeRoute(route)) history.replaceState(null, "", followed = writeRoute(route));
    store.send({ type: "routed", route });
    settle(loadDetail());
  }

  /** Back returns, and nothing else than the choice changes now. @param {Route} route */
  function visit(route) {
    store.send({ type: "routed", route });
    go(route);
    followed = location.hash;
    settle(Promise.all([loadCollation(), loadDetail(), loadQuotations()]));
  }

  const comparing = createCompareActions({ store, compare, say, settleOn, visit });
  const { showRead, ...reading } = createReadActions({ store, page, read, say, sayChosen, go, settleOn, visit });

  /**
   * Reads the comparison that the route asks for, unless it is there.
   *
   * @returns {Promise<void>}
   */
  async function loadComparison() {
    const { route, phase, comparison, overview: analysed } = store.state();
    if (route.view !== "compare" || phase !== "ready" || comparison !== null) return;
    const names = namesOf(store.state(), page.words);
    const left = names.byLetter(route.left);
    const right = names.byLetter(route.right);
    if (left === undefined || right === undefined) {
      settleOn(analysed.articles.length === 0 ? HOME : pairToCompare({ ...route, left: left ? route.left : "", right: right ? route.right : "" }, analysed));
      return loadComparison();
    }
    const found = await session.compare(left.key, right.key);
    const now = store.state();
    if (now.overview !== analysed || now.route.left !== route.left || now.route.right !== route.right) return;
    store.send({ type: "compared", comparison: found });
    const isStock = found.alignments.find(({ id }) => id === now.route.alignment)?.stock ?? passageIndexOf(analysed).byId(now.route.passage)?.stock;
    if (isStock) store.send({ type: "stock-shown", shown: true });
    store.flush();
    comparing.showChosen();
  }

  /**
   * Reads the table of the passage that the passages' view shows, unless it is there.
   *
   * @returns {Promise<void>}
   */
  async function loadCollation() {
    const { route, phase, collation, overview: analysed } = store.state();
    const shown = shownPassage(store.state());
    if (route.view !== "passages" || phase !== "ready" || shown === undefined || collation?.passage === shown.id) return;
    const found = await session.collate(shown.id);
    if (store.state().overview === analysed && shownPassage(store.state()) === shown) store.send({ type: "collated", collation: found });
  }

  /**
   * Two places of the chosen passage are held against each other, for the inspector.
   *
   * @returns {Promise<void>}
   */
  async function loadDetail() {
    const { route, phase, detail, overview: analysed } = store.state();
    const passage = passageIndexOf(analysed).byId(route.passage);
    const pair = passage && placesToCompare(passage, route.place);
    const left = passage?.occurrences[(pair?.left ?? 0) - 1]?.article;
    const right = passage?.occurrences[(pair?.right ?? 0) - 1]?.article;
    if (route.view === "compare" || phase !== "ready" || passage === undefined || left === undefined || right === undefined) return;
    const { comparison } = detail ?? {};
    if (detail?.passage === passage.id && comparison?.left === left && comparison.right === right) return;
    const found = await session.compare(left, right);
    const now = store.state();
    if (now.overview === analysed && now.route.passage === passage.id) store.send({ type: "detailed", passage: passage.id, comparison: found });
  }

  /** What the quotations' views and the inspector need of the engine. */
  async function loadQuotations() {
    const { route, phase, quotations, overview: analysed } = store.state();
    const isWanted = analysed.articles.length <= QUOTED_OF || route.view === "quotations" || route.quotation !== "" || (route.view === "read" && route.mode === "quotations");
    if (phase !== "ready" || quotations !== null || !isWanted) return;
    const found = await session.quotations();
    if (store.state().overview === analysed) store.send({ type: "quotations-read", quotations: found });
  }

  /** What the article that is read lacks. */
  async function loadReading() {
    const { route, phase, reading: known, overview: analysed } = store.state();
    const key = analysed.articles.find(({ letter }) => letter === route.article)?.key;
    if (route.view !== "read" || phase !== "ready" || key === undefined || known?.article === key) return;
    const found = await session.reading(key);
    if (store.state().overview === analysed) store.send({ type: "reading-read", reading: found });
  }

  /** An article to read, where the address names none that is there; the focus goes to it when somebody comes to it. */
  function chooseArticle(isNew = true) {
    const { route, phase, overview: analysed } = store.state();
    if (route.view !== "read" || phase !== "ready") return;
    const names = namesOf(store.state(), page.words);
    const first = passageIndexOf(analysed).byId(route.passage)?.occurrences[0]?.article ?? analysed.articles[0]?.key;
    if (names.byLetter(route.article) === undefined) settleOn(first === undefined ? HOME : { ...route, article: names.letter(first), place: 0 });
    store.flush();
    if (isNew || document.activeElement === document.body) showRead();
  }

  /** What is searched for, until it is told where it stands: whether the focus goes there. */
  let wanted = { text: "", isTold: true, toResults: false };
  let isLooking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;

  /** Looks for what is wanted last, one text at a time: what was typed on the way to it is never looked for. */
  async function lookUp() {
    const isKnown = () => store.state().found?.text === wanted.text && store.state().found?.search !== null;
    if (isLooking) return; // and goes on to what is wanted now
    isLooking = true;
    try {
      while (wanted.text !== "" && !isKnown()) {
        const { text } = wanted;
        const { overview: analysed } = store.state();
        const search = await session.search(text);
        if (wanted.text === text && store.state().overview === analysed) store.send({ type: "searched", found: { text, search } });
      }
    } finally {
      isLooking = false;
    }
    const { found } = store.state();
    if (wanted.isTold || !found?.search) return;
    wanted.isTold = true;
    // Who has gone on to something else in the meantime finds it there, and is not called back.
    if (!wanted.toResults && !document.activeElement?.matches("[data-control=search]")) return;
    store.flush();
    window.scrollTo({ top: 0 });
    if (wanted.toResults) focusOn(search.root.querySelector(".hits .link") ?? search.root.querySelector("h2"));
    sayText(foundText(found.text, found.search, store.state(), page.words));
  }

  /** Looks anew for what was searched for, when the articles are others. */
  async function loadSearch() {
    const { found, phase } = store.state();
    if (found === null || found.search !== null || phase !== "ready") return;
    wanted.text = found.text;
    await lookUp();
  }

  /** What the address asks for is read. */
  async function load(isNew = true) {
    chooseArticle(isNew);
    const views = [loadComparison(), loadCollation(), loadDetail(), loadReading(), loadSearch()];
    // The front page tells of quotations when they are there; nothing waits for that.
    if (store.state().route.view === "overview") settle(loadQuotations());
    else views.push(loadQuotations());
    await Promise.all(views);
  }

  /** The address says the new letters and ids. */
  async function arrive() {
    settleOn(store.state().route);
    await load(false);
  }

  const { take, ...articles } = createArticleActions({ store, session, page, say, sayText, settle, arrive, focusBlock: read.focusBlock });

  /** @type {Actions} */
  const actions = {
    ...articles,
    ...reading,
    stepDifference: comparing.stepDifference,
    stepPassage: comparing.stepPassage,
    choosePassage: comparing.choosePassage,
    chooseDifference: comparing.chooseDifference,
    otherPlace: comparing.otherPlace,
    clearChoice() {
      // A sheet that covers the text is put away first; the choice stays.
      if (document.querySelector(".inspector[data-stands=dock][data-open]:not([hidden])") !== null) return actions.openSheet(false);
      comparing.clearChoice();
    },
    go,
    select(id) {
      const { route, overview: analysed } = store.state();
      const passage = id === route.passage ? "" : id;
      visit({ ...route, passage, quotation: "", place: 0, alignment: "" });
      const chosen = passageIndexOf(analysed).byId(passage);
      if (chosen === undefined) return say("status.unchosen");
      sayChosen(chosen);
    },
    openSheet(open) {
      store.send({ type: "sheet-set", open });
      store.flush();
      focusOn(document.querySelector(open ? "#chosen-title" : "[data-control=inspector-open]"));
    },
    copyQuotation() {
      const passage = passageIndexOf(store.state().overview).byId(store.state().route.passage);
      const { quotations, vocabulary, route } = store.state();
      const group = quotations === null ? undefined : quotationIndexOf(quotations, vocabulary).byId(route.quotation);
      const text = passage ? quotationOf(passage, store.state(), page) : group && quotationText(group, store.state(), page);
      if (text) settle(copyText(text).then((isCopied) => sayText(isCopied ? page.words.text("status.copied", { text }) : text)));
    },
    chooseQuotation(id, place = 0) {
      const { route } = store.state();
      visit({ ...route, passage: "", alignment: "", quotation: id, place });
    },
    show: (id) => id !== store.state().route.passage && actions.select(id),
    setBase: (row) => store.send({ type: "base-set", base: row }),
    sortPassages(by) {
      store.send({ type: "passages-sorted", by });
      settle(loadCollation());
    },
    pickFiles: () => pickers.files.click(),
    pickFolder: () => pickers.folder.click(),
    addText: (text, name) => take([{ kind: "text", text, name }]),
    dismissCard: (id) => store.send({ type: "card-dismissed", id }),
    setLocale(locale) {
      store.send({ type: "locale-set", locale });
      store.flush();
      say("status.language");
    },
    swap() {
      const { route } = store.state();
      go({ ...route, left: route.right, right: route.left });
    },
    setLook(look) {
      const { route } = store.state();
      // With fewer or more differences, they have other numbers.
      if (look.typography !== undefined) store.send({ type: "difference-chosen", difference: null });
      if (look.layout !== undefined) store.send({ type: "side-shown", side: "left" });
      settleOn({ ...route, look: { ...route.look, ...look } });
      store.flush();
      compare.keepInView();
      if (look.layout === "inline" && !compare.isInline()) return say("status.look.apart");
      for (const [name, value] of Object.entries(look)) say(`status.look.${name}`, { value: page.words.text(`look.${value}`), count: compare.differences().length });
    },
    showStock: (shown) => store.send({ type: "stock-shown", shown }),
    linkScrolling: (linked) => store.send({ type: "link-set", linked }),
    showSide(side) {
      store.send({ type: "side-shown", side });
      store.flush();
      if (side !== "list") compare.keepInView();
    },
    arrange: (change) => store.send({ type: "arranged", change }),
    setCorrecting: (on) => store.send({ type: "correcting-set", on }),
    openSentences: (key, block) => openSentences(key, block, store.state(), page),
    openQuotation: (key, quotation) => openQuotation(key, quotation, store.state(), page),
    set(change) {
      const { settings: before } = store.state();
      store.send({ type: "settings-set", change });
      const { settings: now } = store.state();
      keepSettings(now);
      if (boundsOf(before) === boundsOf(now)) return;
      clearTimeout(bounding);
      bounding = setTimeout(() => settle(session.bound().then(arrive)), BOUNDING_MS);
    },
    openDialog: (name) => (name === "settings" ? settings.show(store.state()) : openDialog(name, store.state(), page)),
    search(text, toResults) {
      clearTimeout(typing);
      const asked = text.trim();
      const { found } = store.state();
      if (asked.length < (toResults ? 1 : LEAST_TYPED)) {
        wanted = { text: "", isTold: true, toResults };
        if (found === null) return;
        store.send({ type: "searched", found: null });
        say(null);
        if (toResults) focusOn(document.querySelector("[data-control=search]"));
        return;
      }
      const go = () => {
        wanted = { text: asked, isTold: false, toResults };
        // While somebody types, what was found on the way stays until there is more.
        if (store.state().found === null) store.send({ type: "searched", found: { text: asked, search: null } });
        settle(lookUp());
      };
      if (toResults) go();
      else typing = setTimeout(go, TYPING_MS);
    },
    readAt(key, span) {
      const { route } = store.state();
      const article = namesOf(store.state(), page.words).letter(key);
      visit({ ...route, view: "read", article, mode: HOME.mode, passage: "", quotation: "", place: 0, alignment: "" });
      store.flush();
      read.focusBlock(span.start);
      selectSpan(read.root, span);
      say("search.opened", { letter: article });
    },
    openArticle: (key) => openArticleDialog(key, store.state(), page),
  };

  return {
    actions,
    take,
    open: () => {
      // Where the reader wants other bounds than the sample was analysed with, all is asked for once more when they hold.
      const { settings } = store.state();
      const begun = session.begin();
      settle(Promise.all([boundsOf(settings) === boundsOf(USUAL) ? begun : begun.then(arrive), arrive()]));
    },
    followAddress() {
      followed = location.hash;
      const before = store.state().route;
      const route = readRoute(location.hash, before);
      if (writeRoute(before) === writeRoute(route)) return;
      store.send({ type: "routed", route });
      if (before.view !== route.view) actions.search("", false);
      // What was said of another place is over; that something can be taken back is not.
      if (!samePlace(before, route) && !store.state().offered) say(null);
      store.flush();
      if (!samePlace(before, route)) {
        window.scrollTo({ top: 0 });
        if (route.view === "overview") overview.focusHeading();
        if (route.view === "passages") passages.focusHeading();
        if (route.view === "quotations") quotations.focusHeading();
        settle(load());
        return;
      }
      settle(Promise.all([loadCollation(), loadDetail(), loadQuotations()]));
      if (route.view === "compare") comparing.showChosen();
      else if (route.view === "read" && (route.passage !== before.passage || route.quotation !== before.quotation || route.place !== before.place)) showRead();
    },
  };
}
