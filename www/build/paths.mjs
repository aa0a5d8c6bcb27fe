// Where things are. Everything else names paths relative to the root of the project, with forward slashes.
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string} path relative to the root */
export const at = (path) => join(root, ...path.split("/"));

/** @param {string} path absolute; for messages */
export const shown = (path) => relative(root, path).split(sep).join("/");
