/**
 * Where articles come in: anywhere on the window. Files and folders dropped, files pasted, text pasted.
 *
 * Only a drag that carries files is taken over; any other drag, and a paste into a field, is left to the browser.
 */

import { parseMarkup } from "../policy.js";
import { joinParagraphs, paragraphsOf } from "../text/markup.js";

/**
 * @typedef {{ kind: "file", file: File }
 *   | { kind: "text", text: string, name: string }
 *   | { kind: "directory", name: string, entry: FileSystemEntry | null }
 *   | { kind: "others", name: string, detail: string }} Arrival `directory`: a folder, closed, or one that cannot be opened.
 *   `others`: what a folder holds and nobody reads.
 */

/**
 * @param {Window} window
 * @param {(arrivals: Arrival[]) => void} take
 * @param {(over: boolean) => void} hover Files are over the window, or have left it.
 */
export function listenForArrivals(window, take, hover) {
  // `dragenter` comes for each element on the way, and each is left again: what counts is the sum.
  let depth = 0;
  /** @param {number} change */
  const move = (change) => {
    depth = Math.max(0, depth + change);
    hover(depth > 0);
  };

  window.addEventListener("dragenter", (event) => carriesFiles(event) && move(+1));
  window.addEventListener("dragleave", (event) => carriesFiles(event) && move(-1));
  window.addEventListener("dragover", (event) => {
    if (!carriesFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  window.addEventListener("drop", (event) => {
    if (!carriesFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    move(-depth);
    take(arrivalsOf(event.dataTransfer));
  });
  window.addEventListener("paste", (event) => {
    if (isField(event.target) || event.clipboardData === null) return;
    const text = textOf(event.clipboardData);
    // A copy from a word processor carries a picture of the text as a file: the text is what was meant.
    const arrivals = text.trim() === "" ? arrivalsOf(event.clipboardData) : [{ kind: /** @type {const} */ ("text"), text, name: "" }];
    if (arrivals.length === 0) return;
    event.preventDefault();
    take(arrivals);
  });
}

/**
 * The text of a paste. Rich text knows where its paragraphs end, the plain form of it often does not.
 *
 * @param {DataTransfer} clipboard
 */
export function textOf(clipboard) {
  const markup = clipboard.getData("text/html");
  const paragraphs = markup === "" ? [] : paragraphsOf(parseMarkup(markup).body);
  return paragraphs.length > 0 ? joinParagraphs(paragraphs) : clipboard.getData("text/plain");
}

/** @param {DragEvent} event */
function carriesFiles(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/**
 * Read at once: after the event, the browser empties the list.
 *
 * @param {DataTransfer} transfer
 * @returns {Arrival[]}
 */
function arrivalsOf(transfer) {
  const folders = Array.from(transfer.items ?? [], (item) => item.webkitGetAsEntry?.() ?? null)
    .filter((entry) => entry !== null && entry.isDirectory);
  return Array.from(transfer.files, (file) => {
    const entry = folders.find((folder) => folder?.name === file.name);
    return entry ? { kind: "directory", name: file.name, entry } : { kind: "file", file };
  });
}
