/**
 * Where articles come in: anywhere on the window. Files dropped, files pasted, text pasted, files picked.
 *
 * Only a drag that carries files is taken over; any other drag, and a paste into a field, is left to the browser.
 *
 * @import { CardKind } from "../store/state.js"
 */

/**
 * @typedef {{ kind: "file", file: File } | { kind: "text", text: string, name: string } | { kind: "directory", name: string }} Arrival
 */

/** What is read now, by the end of the name. A name without one is tried as text. */
const READ = new Set(["", "txt", "text", "md", "markdown"]);

/** @type {Record<string, CardKind>} */
const NOT_READ = {
  pdf: "pdf",
  doc: "doc",
  ...Object.fromEntries(["docx", "odt", "rtf", "epub", "eml", "pages"].map((end) => [end, "document"])),
  ...Object.fromEntries(["html", "htm", "xhtml", "mhtml", "webarchive"].map((end) => [end, "web"])),
  ...Object.fromEntries(["png", "jpg", "jpeg", "gif", "webp", "heic", "tif", "tiff", "svg"].map((end) => [end, "image"])),
};

/**
 * Why a file of this name cannot be read yet, or `null` when it can be tried.
 *
 * @param {string} name
 * @returns {CardKind | null}
 */
export function refusalByName(name) {
  const end = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return READ.has(end) ? null : (NOT_READ[end] ?? "other");
}

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
    const text = event.clipboardData.getData("text/plain");
    // A copy from a word processor carries a picture of the text as a file: the text is what was meant.
    const arrivals = text.trim() === "" ? arrivalsOf(event.clipboardData) : [{ kind: /** @type {const} */ ("text"), text, name: "" }];
    if (arrivals.length === 0) return;
    event.preventDefault();
    take(arrivals);
  });
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
  const directories = new Set(
    Array.from(transfer.items ?? [], (item) => item.webkitGetAsEntry?.())
      .filter((entry) => entry?.isDirectory)
      .map((entry) => entry?.name ?? ""),
  );
  return Array.from(transfer.files, (file) =>
    directories.has(file.name) ? { kind: "directory", name: file.name } : { kind: "file", file },
  );
}
