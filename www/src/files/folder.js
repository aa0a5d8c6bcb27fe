/**
 * Folders: what is in them that can be read. Picked ones come as a list of files with their paths; dropped ones have to be
 * walked, which Chromium refuses to a page opened from a file.
 *
 * @import { Arrival } from "./intake.js"
 */

import { endOf, refusalByName } from "./formats.js";

/** Where a browser puts the pictures and scripts of a page that it saves « complete ». */
const PAGE_PARTS = /[_ ](files|fichiers|dateien|archivos|file|bestanden|arquivos)\//;

/**
 * The files of a picked or walked folder as arrivals, in the order of their paths; one for all that is not read.
 *
 * @param {readonly { file: File, path: string }[]} found
 * @returns {Arrival[]}
 */
export function arrivalsFromFolder(found) {
  const seen = found.filter(({ path }) => !/(^|\/)\./.test(path) && !PAGE_PARTS.test(path))
    .sort((a, b) => a.path.localeCompare(b.path, "en", { numeric: true }));
  const others = seen.filter(({ path }) => refusalByName(path) !== null);
  const ends = [...new Set(others.map(({ path }) => `.${endOf(path)}`))].sort();
  /** @type {Arrival[]} */
  const arrivals = seen.filter((one) => !others.includes(one)).map(({ file }) => ({ kind: "file", file }));
  const [folder = ""] = found[0]?.path.split("/") ?? [];
  if (others.length > 0) arrivals.push({ kind: "others", name: folder, detail: ends.join(", ") });
  if (seen.length === 0) arrivals.push({ kind: "others", name: folder, detail: "" });
  return arrivals;
}

/**
 * Puts in the place of each dropped folder what stands in it, or what says that it cannot be read here.
 *
 * @param {readonly Arrival[]} arrivals
 * @returns {Promise<Arrival[]>}
 */
export async function openFolders(arrivals) {
  const opened = arrivals.map(async (arrival) => {
    if (arrival.kind !== "directory" || arrival.entry === null) return [arrival];
    try {
      return arrivalsFromFolder(await walk(arrival.entry));
    } catch (error) {
      if (error instanceof DOMException) return [{ ...arrival, entry: null }];
      throw error;
    }
  });
  return (await Promise.all(opened)).flat();
}

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<{ file: File, path: string }[]>}
 */
async function walk(entry) {
  if (entry.isFile) {
    /** @type {File} */
    const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {FileSystemEntry[]} */
  const entries = [];
  for (;;) {
    // A reader gives its entries by the hundred, and none at the end.
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    entries.push(...some);
  }
  return (await Promise.all(entries.map(walk))).flat();
}
