/**
 * What the page and its worker say to each other: every message, and nothing else.
 *
 *   page → worker    init   once, with the engine's bytes
 *                    call   one engine method, with an id
 *   worker → page    ready  once, with the engine's version
 *                    result or error: exactly one for each call
 *                    fatal  the engine is finished; no more answers will come
 *
 * The messages are plain data. Typed arrays are transferred, not copied.
 *
 * @import { ArticleView, Comparison, MetadataField, Overview, Vocabulary } from "../../../src/wire/types.js"
 */

/**
 * The engine's methods as the page calls them: name to parameters and result.
 *
 * @typedef {{
 *   vocabulary: { args: [], value: Vocabulary },
 *   add: { args: [name: string, bytes: Uint8Array, decoded: string | undefined], value: ArticleView },
 *   describe: { args: [key: number, field: MetadataField, value: string | undefined], value: ArticleView },
 *   remove: { args: [key: number], value: void },
 *   overview: { args: [], value: Overview },
 *   compare: { args: [left: number, right: number], value: Comparison },
 * }} Methods
 */

/** @typedef {keyof Methods} Method */

/**
 * Why a call failed. `refused`: the engine said no, with a reason. `dead`: the engine stopped.
 *
 * @typedef {{ kind: "refused" | "dead", message: string, detail: string }} Failure
 */

/**
 * @typedef {{ type: "init", wasm: Uint8Array }
 *   | { type: "call", id: number, method: Method, args: unknown[] }} ToWorker
 */

/**
 * @typedef {{ type: "ready", version: string }
 *   | { type: "result", id: number, value: unknown }
 *   | { type: "error", id: number, error: Failure }
 *   | { type: "fatal", message: string, stack: string }} FromWorker
 */

export {};
