/**
 * What the page and its worker say to each other: every message, and nothing else.
 *
 *   page → worker    live   first, with the name of a lock to hold for life
 *                    init   once, with the engine as the page carries it
 *                    call   one engine method, with an id; those that come before the engine runs are made when it does
 *   worker → page    alive  first: the worker runs, and holds the lock if the browser has locks
 *                    ready  once: the engine takes calls
 *                    result or error: exactly one for each call
 *                    fatal  the engine is finished; no more answers will come
 *
 * The messages are plain data. Typed arrays are transferred, not copied.
 *
 * @import { ArticleView, Collation, Comparison, CorrectionMatter, MetadataField, Overview, Quotations, Reading, Search } from "../../../src/wire/types.js"
 */

/**
 * The engine's methods as the page calls them: name to parameters and result.
 *
 * @typedef {{
 *   add: { args: [name: string, bytes: Uint8Array, decoded: string | undefined, about?: About], value: ArticleView },
 *   describe: { args: [key: number, field: MetadataField, value: string | undefined], value: ArticleView },
 *   correct: { args: [key: number, what: CorrectionMatter, start: number, end: number, value: string | undefined], value: ArticleView },
 *   remove: { args: [key: number], value: void },
 *   place: { args: [key: number, index: number], value: void },
 *   setBounds: { args: [passageWords: number, quotationWords: number, formulaPercent: number, changedPercent: number], value: void },
 *   overview: { args: [], value: Overview },
 *   collate: { args: [passage: string], value: Collation },
 *   quotations: { args: [], value: Quotations },
 *   reading: { args: [key: number], value: Reading },
 *   search: { args: [text: string], value: Search },
 *   compare: { args: [left: number, right: number], value: Comparison },
 * }} Methods
 */

/** @typedef {keyof Methods} Method */

/** The engine, as the page carries it: both in gzip and base 85. @typedef {{ wasm: string, languages: string }} Packed */

/** What is said of an article besides its text. @typedef {{ readonly [Field in MetadataField]?: string | undefined }} About */

/**
 * @typedef {{ type: "live", lock: string }
 *   | { type: "init", packed: Packed }
 *   | { type: "call", id: number, method: Method, args: unknown[] }} ToWorker
 */

/**
 * @typedef {{ type: "alive", holdsLock: boolean }
 *   | { type: "ready" }
 *   | { type: "result", id: number, value: unknown }
 *   | { type: "error", id: number, message: string, detail: string }
 *   | { type: "fatal", message: string, detail: string }} FromWorker
 */

/** What can be said of an article, in the order in which the engine is told. @type {readonly MetadataField[]} */
export const FIELDS = ["title", "outlet", "published", "url", "language"];
