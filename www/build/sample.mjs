// The sample articles, and what the engine finds in them, as the page carries both.
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { pathToFileURL } from "node:url";
import { at } from "./paths.mjs";

/**
 * The manifest's entries, each with the file's bytes in base64: the engine hashes them, so not one may change on the way.
 * @param {import("./manifest.mjs").Manifest} manifest
 */
export function readSample({ page }) {
  /** @type {{ file: string, outlet: string, published: string, title: string, language: string }[]} */
  const entries = JSON.parse(readFileSync(at(page.sample), "utf8"));
  const folder = posix.dirname(page.sample);
  return entries.map(({ file, outlet, published, title, language }) => ({
    file, outlet, published, title, language,
    base64: readFileSync(at(`${folder}/${file}`)).toString("base64"),
  }));
}

/**
 * What the engine that the page carries says of the sample, so that the first findings are painted while it still starts.
 * The text of an article is `true` where its bytes are the text, as those of a file without CR and byte order mark are.
 * `tests/contract.mjs` shows that the page's engine says the same again.
 *
 * @param {import("./manifest.mjs").Manifest} manifest
 * @param {Buffer} wasm
 * @param {string} languages
 * @param {ReturnType<typeof readSample>} sample
 */
export async function analyseSample(manifest, wasm, languages, sample) {
  /** @type {typeof import("../pkg/recoupe.js")} */
  const glue = await import(pathToFileURL(at(`${manifest.engine["out-dir"]}/recoupe.js`)).href);
  glue.initSync({ module: wasm });
  glue.Engine.giveLanguages(languages);
  const engine = new glue.Engine();
  const articles = sample.map(({ file, base64, ...about }) => {
    const bytes = Buffer.from(base64, "base64");
    let view = engine.add(file, bytes, undefined);
    for (const [field, value] of Object.entries(about)) {
      if (value !== undefined) view = engine.describe(view.key, /** @type {keyof typeof about} */ (field), value);
    }
    return { ...view, text: view.text === bytes.toString("utf8") || view.text };
  });
  return { version: glue.Engine.version(), vocabulary: engine.vocabulary(), articles, overview: engine.overview() };
}

/**
 * JSON, with the typed arrays of a view as plain ones.
 * @param {unknown} value
 */
export function toJson(value) {
  return JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? Array.from(/** @type {Uint32Array} */ (part)) : part));
}
