// The sample articles, as the page carries them.
import { readFileSync } from "node:fs";
import { posix } from "node:path";
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
