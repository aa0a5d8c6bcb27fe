// What the built page carries besides its own script: the only module that knows how. www/build.mjs puts it there.
import worker from "embedded:worker";
import { unpacked } from "./unpack.js";

/**
 * An article of the sample, with its file's bytes.
 * @typedef {object} SampleArticle
 * @property {string} file
 * @property {string} outlet
 * @property {string} published
 * @property {string} title
 * @property {string} language
 * @property {Uint8Array<ArrayBuffer>} bytes
 */

/**
 * The text of the worker's script. Inside the page's own script and not beside it, so that the hash in the policy covers it.
 * @returns {string}
 */
export function workerSource() {
  return worker;
}

/** What the worker makes its engine of, in gzip and base 85: it unpacks them while this thread paints. @returns {import("./engine/protocol.js").Packed} */
export function packedEngine() {
  return { wasm: dataBlock("engine-wasm"), languages: dataBlock("languages") };
}

/**
 * What the engine found in the sample when the page was built.
 *
 * @typedef {object} SampleAnalysis
 * @property {string} version The engine's.
 * @property {import("../../src/wire/types.js").Vocabulary} vocabulary
 * @property {import("../../src/wire/types.js").ArticleView[]} articles In the order of the sample, under the keys that an engine gives them.
 * @property {import("../../src/wire/types.js").Overview} overview
 * @property {import("../../src/wire/types.js").Quotations} quotations
 */

/**
 * The sample articles, in their own order, what they hold, and the words of the page, by language.
 * @returns {Promise<{ articles: SampleArticle[], analysis: SampleAnalysis, catalogues: Record<string, import("./ui/messages.js").Catalogue> }>}
 */
export async function sample() {
  const { articles, analysis, catalogues } = JSON.parse(new TextDecoder().decode(await unpacked(dataBlock("sample"))));
  const encoder = new TextEncoder();
  return {
    catalogues,
    articles: articles.map((/** @type {any} */ { text, ...article }) => ({ ...article, bytes: encoder.encode(text) })),
    analysis: {
      ...analysis,
      articles: analysis.articles.map((/** @type {any} */ view, /** @type {number} */ index) => ({
        ...view,
        text: view.text === true ? articles[index].text : view.text,
        ...flat(view, ["blocks", "sentences", "quotations"]),
      })),
      quotations: { ...analysis.quotations, ...flat(analysis.quotations, ["groups", "places", "changes"]) },
    },
  };
}

/** @param {any} value @param {string[]} names */
function flat(value, names) {
  return Object.fromEntries(names.map((name) => [name, Uint32Array.from(value[name])]));
}

/** @param {string} id */
function dataBlock(id) {
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`the page lacks its ${id}: this is not the built page`);
  return text;
}
