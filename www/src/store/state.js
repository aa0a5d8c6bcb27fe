/**
 * What the page knows, and the only way it changes: `reduce(state, event)`.
 *
 * The state is plain data. The engine is not in it, nor any element. A view reads it; a service sends events to it.
 *
 * @import { ArticleView, Comparison, Overview, Vocabulary } from "../../../src/wire/types.js"
 * @import { Route } from "./route.js"
 */

/**
 * How the sample stands to the user's own articles: on show until the first of them comes, then away, or brought back
 * beside them.
 *
 * @typedef {"shown" | "away" | "beside"} SampleState
 */

/**
 * Something the user should know about one file. `kind` names the strings.
 *
 * @typedef {object} Card
 * @property {number} id
 * @property {CardKind} kind
 * @property {string} name The file it is about.
 * @property {string} detail What the kind leaves open: an encoding, a letter, the engine's reason.
 *
 * @typedef {"binary" | "directory" | "doc" | "document" | "duplicate" | "empty" | "encoding" | "image" | "other" | "pdf"
 *   | "refused" | "unreadable" | "web"} CardKind
 */

/**
 * @typedef {object} Progress
 * @property {number} done Files read.
 * @property {number} total
 */

/**
 * @typedef {object} State
 * @property {"starting" | "working" | "ready" | "failed"} phase
 * @property {{ message: string, detail: string } | null} failure Why the engine stopped.
 * @property {string} version The engine's.
 * @property {Vocabulary} vocabulary
 * @property {ReadonlyMap<number, ArticleView>} articles By key.
 * @property {ReadonlySet<number>} sampleKeys Which of them are the sample's.
 * @property {SampleState} sample
 * @property {Overview} overview
 * @property {Comparison | null} comparison Of the pair in the route, once it is there.
 * @property {Route} route
 * @property {number | null} difference Index of the chosen difference in the comparison.
 * @property {boolean} stockShown Stock phrases are marked in the comparison.
 * @property {boolean} linked Scrolling one side moves the other.
 * @property {"left" | "list" | "right"} side What a narrow window shows of a comparison.
 * @property {boolean} letterKeys Shortcuts of a single letter are on.
 * @property {Progress | null} progress
 * @property {readonly Card[]} cards
 * @property {string} locale
 */

/**
 * @typedef {{ type: "engine-ready", version: string, vocabulary: Vocabulary }
 *   | { type: "engine-died", message: string, detail: string }
 *   | { type: "work-started" }
 *   | { type: "progressed", progress: Progress | null }
 *   | { type: "article-added", article: ArticleView, sample: boolean }
 *   | { type: "articles-removed", keys: readonly number[] }
 *   | { type: "sample-set", sample: SampleState }
 *   | { type: "analysed", overview: Overview }
 *   | { type: "routed", route: Route }
 *   | { type: "compared", comparison: Comparison }
 *   | { type: "difference-chosen", difference: number | null }
 *   | { type: "stock-shown", shown: boolean }
 *   | { type: "link-set", linked: boolean }
 *   | { type: "side-shown", side: State["side"] }
 *   | { type: "letter-keys-set", on: boolean }
 *   | { type: "card-added", kind: CardKind, name: string, detail: string }
 *   | { type: "card-dismissed", id: number }
 *   | { type: "locale-set", locale: string }} Event
 */

/**
 * @param {string} locale
 * @param {Route} route
 * @returns {State}
 */
export function initialState(locale, route) {
  return {
    phase: "starting",
    failure: null,
    version: "",
    vocabulary: { roles: [], quotationKinds: [], ops: [], classes: [] },
    articles: new Map(),
    sampleKeys: new Set(),
    sample: "shown",
    overview: { articles: [], findings: [], pairs: [], passages: [], approximate: false, notes: [] },
    comparison: null,
    route,
    difference: null,
    stockShown: false,
    linked: true,
    side: "left",
    letterKeys: true,
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
    case "engine-ready":
      return { ...state, version: event.version, vocabulary: event.vocabulary };
    case "engine-died":
      return { ...state, phase: "failed", failure: { message: event.message, detail: event.detail }, progress: null };
    case "work-started":
      return state.phase === "failed" ? state : { ...state, phase: state.phase === "starting" ? "starting" : "working" };
    case "progressed":
      return { ...state, progress: event.progress };
    case "article-added": {
      const { article, sample } = event;
      return {
        ...state,
        articles: new Map(state.articles).set(article.key, article),
        sampleKeys: sample ? new Set(state.sampleKeys).add(article.key) : state.sampleKeys,
      };
    }
    case "articles-removed": {
      const gone = new Set(event.keys);
      return {
        ...state,
        articles: new Map([...state.articles].filter(([key]) => !gone.has(key))),
        sampleKeys: new Set([...state.sampleKeys].filter((key) => !gone.has(key))),
      };
    }
    case "sample-set":
      return { ...state, sample: event.sample };
    case "analysed":
      return { ...state, phase: "ready", overview: event.overview, comparison: null, difference: null, progress: null };
    case "routed":
      return samePair(state.route, event.route)
        ? { ...state, route: event.route }
        : { ...state, route: event.route, comparison: null, difference: null, side: "left", stockShown: false };
    case "compared":
      return { ...state, comparison: event.comparison };
    case "difference-chosen":
      return { ...state, difference: event.difference };
    case "stock-shown":
      return { ...state, stockShown: event.shown, difference: null };
    case "link-set":
      return { ...state, linked: event.linked };
    case "side-shown":
      return { ...state, side: event.side };
    case "letter-keys-set":
      return { ...state, letterKeys: event.on };
    case "card-added": {
      const id = 1 + Math.max(0, ...state.cards.map((card) => card.id));
      return { ...state, cards: [...state.cards, { id, kind: event.kind, name: event.name, detail: event.detail }] };
    }
    case "card-dismissed":
      return { ...state, cards: state.cards.filter((card) => card.id !== event.id) };
    case "locale-set":
      return { ...state, locale: event.locale };
    default:
      return /** @satisfies {never} */ (event);
  }
}

/**
 * @param {Route} before
 * @param {Route} after
 */
function samePair(before, after) {
  return before.left === after.left && before.right === after.right;
}
