/**
 * What the page knows, and the only way it changes: `reduce(state, event)`.
 *
 * The state is plain data. The engine is not in it, nor any element. A view reads it; a service sends events to it.
 *
 * @import { ArticleView, Collation, Comparison, Overview, Quotations, Reading, Search, Vocabulary } from "../../../src/wire/types.js"
 * @import { EngineEvent } from "../engine/client.js"
 * @import { Arrival as FileArrival } from "../files/intake.js"
 * @import { History, Label } from "./history.js"
 * @import { Route } from "./route.js"
 * @import { Settings } from "./settings.js"
 * @import { Kept, Shelf } from "./shelf.js"
 */

import { carried } from "./carry.js";
import { recorded, NO_HISTORY, walked } from "./history.js";
import { samePair } from "./route.js";
import { withStockOf } from "../text/passage-index.js";
import { EMPTY_SHELF, judged } from "./shelf.js";

/**
 * Something the user should know about one file. `kind` names the strings.
 *
 * @typedef {object} Card
 * @property {number} id
 * @property {CardKind} kind
 * @property {string} name The file it is about.
 * @property {string} detail What the kind leaves open: an encoding, a letter, the engine's reason.
 * @property {Kept | null} kept An article that was left out, and that can be added all the same.
 * @property {number | undefined} [twin] The key of the article that it is the same as.
 * @property {readonly FileArrival[]} [unread] What was not read, as the user cancelled, and can still be.
 *
 * @typedef {"archive" | "binary" | "crashed" | "directory" | "doc" | "document" | "duplicate" | "empty" | "encoding" | "image" | "other"
 *   | "others" | "pdf" | "refused" | "unread" | "unreadable"} CardKind
 */

/** What the list of passages is sorted by. @typedef {"words" | "places" | "articles" | "text"} PassageOrder */

/** @typedef {{ text: string, search: Search | null }} Found `search` once it is there. */

/** @typedef {{ article: ArticleView, id: string }} Arrival With its id on the shelf. */

/**
 * How the reader wants the overview arranged.
 *
 * @typedef {object} Arrangement
 * @property {"letters" | "nearness"} matrixOrder
 * @property {boolean} tableShown On a narrow window, where the links are listed: the matrix as well.
 * @property {number} presenceFrom Only the passages that stand in so many articles or more are laid out by article.
 */

/**
 * @typedef {object} Progress
 * @property {number} done Files read.
 * @property {number} total
 * @property {boolean} [comparing] What was read is compared.
 * @property {boolean} [cancel] It can be cancelled, and what is done is kept.
 */

/**
 * @typedef {object} State
 * @property {"working" | "ready" | "failed"} phase
 * @property {{ message: string, detail: string } | null} failure Why the engine stopped.
 * @property {boolean} recovered The engine stopped, and is there again with all articles; the user has not put the news away.
 * @property {Progress | null} refilling A new engine is being given the articles.
 * @property {string} version The engine's.
 * @property {Vocabulary} vocabulary
 * @property {Shelf} shelf The articles as the page keeps them.
 * @property {History} history
 * @property {boolean} offered The status line says what was done, and beside it stands that it can be taken back.
 * @property {ReadonlyMap<number, ArticleView>} articles As the engine read them, by key.
 * @property {readonly Arrival[]} arriving Read since the last analysis. They join the others with the next one, so that a drop of many files repaints the page once.
 * @property {ReadonlyMap<number, string>} ids The id on the shelf, by key.
 * @property {Overview} overview
 * @property {Comparison | null} comparison Of the pair in the route, once it is there.
 * @property {Route} route
 * @property {Found | null} found What was searched for last, and where it stands.
 * @property {Collation | null} collation Of a passage, once it is there.
 * @property {{ passage: string, comparison: Comparison } | null} detail Two places of the chosen passage held against each other.
 * @property {boolean} sheet The inspector is open, where it is a sheet.
 * @property {Quotations | null} quotations Of all articles, once somebody asked.
 * @property {Reading | null} reading The article that is read, among the others, once it is there.
 * @property {number} base The row of the collation that the others are told apart from.
 * @property {PassageOrder} passageOrder
 * @property {number | null} difference Index of the chosen difference in the comparison.
 * @property {boolean} stockShown Stock phrases are counted in the matrix, listed, and marked in the comparison.
 * @property {boolean} linked Scrolling one side moves the other.
 * @property {"left" | "list" | "right"} side What a narrow window shows of a comparison.
 * @property {Arrangement} arrangement
 * @property {boolean} correcting The tools to set an article right are at its blocks.
 * @property {Settings} settings
 * @property {Progress | null} progress
 * @property {readonly Card[]} cards
 * @property {string} locale
 */

/**
 * @typedef {{ type: "engine-known", version: string, vocabulary: Vocabulary }
 *   | { type: "engine-died", message: string, detail: string }
 *   | { type: "engine-told", news: EngineEvent }
 *   | { type: "recovery-seen" }
 *   | { type: "work-started" }
 *   | { type: "progressed", progress: Progress | null }
 *   | { type: "article-read", article: ArticleView, id: string }
 *   | { type: "articles-removed", keys: readonly number[] }
 *   | { type: "shelf-set", shelf: Shelf }
 *   | { type: "step-recorded", label: Label, shelf: Shelf, address: string }
 *   | { type: "step-walked", from: "past" | "future", address: string, shelf: Shelf }
 *   | { type: "undo-offered", offered: boolean }
 *   | { type: "analysed", overview: Overview, isLast: boolean }
 *   | { type: "routed", route: Route }
 *   | { type: "compared", comparison: Comparison }
 *   | { type: "searched", found: Found | null }
 *   | { type: "collated", collation: Collation }
 *   | { type: "detailed", passage: string, comparison: Comparison }
 *   | { type: "quotations-read", quotations: Quotations }
 *   | { type: "reading-read", reading: Reading }
 *   | { type: "sheet-set", open: boolean }
 *   | { type: "base-set", base: number }
 *   | { type: "passages-sorted", by: PassageOrder }
 *   | { type: "difference-chosen", difference: number | null }
 *   | { type: "stock-shown", shown: boolean }
 *   | { type: "link-set", linked: boolean }
 *   | { type: "side-shown", side: State["side"] }
 *   | { type: "arranged", change: Partial<Arrangement> }
 *   | { type: "correcting-set", on: boolean }
 *   | { type: "settings-set", change: Partial<Settings> }
 *   | { type: "card-added", kind: CardKind, name: string, detail: string, kept: Kept | null, twin?: number | undefined, unread?: readonly FileArrival[] }
 *   | { type: "card-dismissed", id: number }
 *   | { type: "locale-set", locale: string }} Event
 */

/**
 * @param {string} locale
 * @param {Route} route
 * @param {Settings} settings
 * @returns {State}
 */
export function initialState(locale, route, settings) {
  return {
    phase: "ready",
    failure: null,
    recovered: false,
    refilling: null,
    version: "",
    vocabulary: { roles: [], quotationKinds: [], ops: [], classes: [], placeKinds: [], reasons: [], verdicts: [] },
    shelf: EMPTY_SHELF,
    history: NO_HISTORY,
    offered: false,
    articles: new Map(),
    arriving: [],
    ids: new Map(),
    overview: { articles: [], findings: [], pairs: [], passages: [], revisions: [], approximate: false, notes: [] },
    comparison: null,
    found: null,
    collation: null,
    detail: null,
    quotations: null,
    reading: null,
    sheet: false,
    base: 0,
    passageOrder: "words",
    route,
    difference: null,
    stockShown: false,
    linked: true,
    side: "left",
    arrangement: { matrixOrder: "letters", tableShown: false, presenceFrom: 1 },
    correcting: false,
    settings,
    progress: null,
    cards: [],
    locale,
  };
}

/**
 * @param {State} state
 * @param {Event} event
 * @returns {State}
 */
export function reduce(state, event) {
  switch (event.type) {
    case "engine-known":
      return { ...state, version: event.version, vocabulary: event.vocabulary };
    case "engine-died":
      return { ...state, ...withArrivals(state), phase: "failed", failure: { message: event.message, detail: event.detail }, progress: null };
    case "work-started":
      return { ...state, phase: "working", failure: null };
    case "engine-told":
      return told(state, event.news);
    case "recovery-seen":
      return { ...state, recovered: false };
    case "progressed":
      return { ...state, progress: event.progress };
    case "article-read": {
      const { article, id } = event;
      if (!state.articles.has(article.key)) return { ...state, arriving: [...state.arriving, { article, id }] };
      return { ...state, articles: new Map(state.articles).set(article.key, article), ids: new Map(state.ids).set(article.key, id) };
    }
    case "articles-removed": {
      const gone = new Set(event.keys);
      const arriving = state.arriving.filter(({ article }) => !gone.has(article.key));
      if (event.keys.every((key) => !state.articles.has(key))) return { ...state, arriving };
      const removed = [...gone].flatMap((key) => state.articles.get(key) ?? []);
      // What was said of a file says nothing any more where its article, or its twin, is gone.
      const isStale = (/** @type {Card} */ { kind, name, twin }) => removed.some((article) => (kind === "encoding" ? article.name === name : article.key === twin));
      return {
        ...state,
        arriving,
        cards: removed.length === state.articles.size && arriving.length === 0 ? [] : state.cards.filter((card) => !isStale(card)),
        articles: new Map([...state.articles].filter(([key]) => !gone.has(key))),
        ids: new Map([...state.ids].filter(([key]) => !gone.has(key))),
      };
    }
    case "shelf-set":
      return { ...state, shelf: event.shelf };
    case "step-recorded":
      return { ...state, history: recorded(state.history, event) };
    case "step-walked":
      return {
        ...state, shelf: event.shelf, history: walked(state.history, event.from, state.shelf, event.address),
        cards: state.cards.filter(({ kind }) => kind !== "unread"), // of files that were to come to other articles
      };
    case "undo-offered":
      return state.offered === event.offered ? state : { ...state, offered: event.offered };
    case "analysed": {
      const arrived = withArrivals(state);
      const overview = judged(event.overview, state.shelf, arrived.ids);
      return {
        ...state,
        ...(event.isLast ? { phase: "ready", progress: null } : {}),
        ...arrived,
        overview, route: carried(state.route, state.overview, overview),
        comparison: null, collation: null, detail: null, quotations: null, reading: null, base: 0, difference: null,
        found: state.found && { text: state.found.text, search: null },
      };
    }
    case "routed":
      return {
        ...state, route: event.route, sheet: state.sheet && state.route.view === event.route.view,
        ...(samePair(state.route, event.route) && state.route.view === event.route.view ? {} : { comparison: null, difference: null, side: "left" }),
      };
    case "compared":
      return { ...state, comparison: state.shelf.judgements.length === 0 ? event.comparison : withStockOf(event.comparison, state.overview) };
    case "searched":
      return { ...state, found: event.found };
    case "collated":
      return { ...state, collation: event.collation, base: 0 };
    case "detailed":
      return { ...state, detail: { passage: event.passage, comparison: event.comparison } };
    case "quotations-read":
      return { ...state, quotations: event.quotations };
    case "reading-read":
      return { ...state, reading: event.reading };
    case "sheet-set":
      return { ...state, sheet: event.open };
    case "base-set":
      return { ...state, base: event.base };
    case "passages-sorted":
      return { ...state, passageOrder: event.by };
    case "difference-chosen":
      return { ...state, difference: event.difference };
    case "stock-shown":
      return { ...state, stockShown: event.shown, difference: null };
    case "link-set":
      return { ...state, linked: event.linked };
    case "side-shown":
      return { ...state, side: event.side };
    case "arranged":
      return { ...state, arrangement: { ...state.arrangement, ...event.change } };
    case "correcting-set":
      return { ...state, correcting: event.on };
    case "settings-set":
      return { ...state, settings: { ...state.settings, ...event.change } };
    case "card-added": {
      const id = 1 + Math.max(0, ...state.cards.map((card) => card.id));
      const { kind, name, detail, kept, twin, unread } = event;
      return { ...state, cards: [...state.cards, { id, kind, name, detail, kept, twin, ...(unread && { unread }) }] };
    }
    case "card-dismissed":
      return { ...state, cards: state.cards.filter((card) => card.id !== event.id) };
    case "locale-set":
      return { ...state, locale: event.locale };
    default:
      return /** @satisfies {never} */ (event);
  }
}

/** @param {State} state @returns {Pick<State, "articles" | "ids" | "arriving">} */
function withArrivals({ articles, ids, arriving }) {
  return {
    articles: new Map([...articles, ...arriving.map(({ article }) => /** @type {const} */ ([article.key, article]))]),
    ids: new Map([...ids, ...arriving.map(({ article, id }) => /** @type {const} */ ([article.key, id]))]),
    arriving: [],
  };
}

/**
 * @param {State} state
 * @param {EngineEvent} news
 * @returns {State}
 */
function told(state, news) {
  switch (news.type) {
    case "lost":
      return state;
    case "refilling":
      return { ...state, refilling: { done: news.done, total: news.total } };
    case "filled":
      return { ...state, refilling: null, recovered: state.recovered || news.afterLoss };
    case "dead":
      return reduce({ ...state, refilling: null, recovered: false }, { type: "engine-died", message: news.message, detail: news.detail });
    default:
      return /** @satisfies {never} */ (news);
  }
}
