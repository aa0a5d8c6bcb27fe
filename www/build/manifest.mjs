// wasm-pack.toml, read. Its keys are checked by tests/packaging.rs.
import { readFileSync } from "node:fs";
import { at } from "./paths.mjs";

/**
 * @typedef {object} Manifest
 * @property {{ "wasm-bindgen": string, zopfli: string, binaryen: string, esbuild: string }} tools
 * @property {{ "rust-target": string, target: string, "out-dir": string, "wasm-opt": string[] }} engine
 * @property {{ folder: string, codes: string[] }} languages
 * @property {{ template: string, style: string, oldest: string, main: string, worker: string, sample: string, output: string }} page
 * @property {{ "service-worker": string, output: string }} site
 * @property {{ "wasm-gzip-kib": number, "page-kib": number }} budget
 */

/** Only after ensureNpmPackages: the parser is one of them. @returns {Promise<Manifest>} */
export async function readManifest() {
  const { parse } = await import("smol-toml");
  return /** @type {any} */ (parse(readFileSync(at("wasm-pack.toml"), "utf8")));
}
