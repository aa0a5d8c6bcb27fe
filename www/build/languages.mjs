// The language files, as the page carries them for its engine: one text, each file behind a line `=== code`.
import { readFileSync } from "node:fs";
import { at } from "./paths.mjs";

/**
 * Without comments and empty lines, which are for people.
 * @param {import("./manifest.mjs").Manifest} manifest
 */
export function readLanguages({ languages }) {
  return languages.codes.map((code) => {
    const lines = readFileSync(at(`${languages.folder}/${code}.txt`), "utf8").split("\n");
    return [`=== ${code}`, ...lines.filter((line) => line.trim() !== "" && !line.startsWith("#")), ""].join("\n");
  }).join("");
}
