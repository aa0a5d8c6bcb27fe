// The sample articles, and what the engine finds in them, as the page carries both: one JSON, in gzip.
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { pathToFileURL } from "node:url";
import { pack } from "./pack.mjs";
import { at } from "./paths.mjs";
import { BuildError } from "./run.mjs";

/**
 * The manifest's entries, each with its file as text.
 * @param {import("./manifest.mjs").Manifest} manifest
 */
export function readSample({ page }) {
  /** @type {{ file: string, outlet: string, published: string, title: string, language: string }[]} */
  const entries = JSON.parse(readFileSync(at(page.sample), "utf8"));
  const folder = posix.dirname(page.sample);
  return entries.map(({ file, outlet, published, title, language }) => ({
    file, outlet, published, title, language, text: exactText(`${folder}/${file}`),
  }));
}

/** The engine hashes the bytes, so not one may change on the way to the page and back. @param {string} path */
function exactText(path) {
  const bytes = readFileSync(at(path));
  const text = bytes.toString("utf8");
  if (!Buffer.from(text).equals(bytes)) throw new BuildError(`${path} is not UTF-8: the page carries its sample as text`);
  return text;
}

/**
 * What the engine that the page carries says of the sample, so that the first findings are painted while it still starts.
 * The text of an article is `true` where the engine reads what the file holds, as in one without CR and byte order mark.
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
  const articles = sample.map(({ file, text, ...about }) => {
    let view = engine.add(file, Buffer.from(text), undefined);
    for (const [field, value] of Object.entries(about)) {
      if (value !== undefined) view = engine.describe(view.key, /** @type {keyof typeof about} */ (field), value);
    }
    return { ...view, text: view.text === text || view.text };
  });
  return { version: glue.Engine.version(), vocabulary: engine.vocabulary(), articles, overview: engine.overview(), quotations: engine.quotations() };
}

/** The page's words in every language that it speaks, by language. @returns {Record<string, unknown>} */
export function readCatalogues() {
  const names = readdirSync(at("www/locales")).filter((name) => name.endsWith(".json")).sort();
  return Object.fromEntries(names.map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(at(`www/locales/${name}`), "utf8"))]));
}

/**
 * All that the page shows first, as one packed block.
 *
 * @param {ReturnType<typeof readSample>} articles
 * @param {Awaited<ReturnType<typeof analyseSample>>} analysis
 * @param {ReturnType<typeof readCatalogues>} catalogues
 */
export function zipSample(articles, analysis, catalogues) {
  const json = JSON.stringify({ articles, analysis, catalogues }, (_, part) => (ArrayBuffer.isView(part) ? Array.from(/** @type {Uint32Array} */ (part)) : part));
  return pack("sample", json);
}
