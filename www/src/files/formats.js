/**
 * What is read, and what is not yet, by the end of a file's name.
 *
 * @import { CardKind } from "../store/state.js"
 */

/** A name without an end is tried as text. */
const TEXT = new Set(["", "txt", "text", "md", "markdown"]);
const WEB = new Set(["html", "htm", "xhtml"]);

/** What the file picker offers. */
export const ACCEPTED = [...TEXT, ...WEB].filter(Boolean).map((end) => `.${end}`).concat("text/plain", "text/markdown", "text/html").join(",");

/** @type {ReadonlyMap<string, CardKind>} */
const NOT_READ = new Map(Object.entries({
  pdf: "pdf",
  doc: "doc",
  ...Object.fromEntries(["docx", "odt", "rtf", "epub", "eml", "pages"].map((end) => [end, "document"])),
  ...Object.fromEntries(["mhtml", "mht", "webarchive", "maff"].map((end) => [end, "archive"])),
  ...Object.fromEntries(["png", "jpg", "jpeg", "gif", "webp", "heic", "tif", "tiff", "svg"].map((end) => [end, "image"])),
}));

/** The end of a name, without its dot. @param {string} name */
export function endOf(name) {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** @param {string} name */
export function isWebPage(name) {
  return WEB.has(endOf(name));
}

/**
 * Why a file of this name cannot be read yet, or `null` when it can be tried.
 *
 * @param {string} name
 * @returns {CardKind | null}
 */
export function refusalByName(name) {
  const end = endOf(name);
  return TEXT.has(end) || WEB.has(end) ? null : (NOT_READ.get(end) ?? "other");
}
