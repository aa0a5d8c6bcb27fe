/** Bytes from the text that carries them in the page. Bundled into the page and into the worker. */

import { fromBase85 } from "./base85.js";

/**
 * @param {string} packed In gzip and base 85.
 * @returns {Promise<ArrayBuffer>}
 */
export function unpacked(packed) {
  const { readable, writable } = new DecompressionStream("gzip");
  // Written and not piped from a Blob: in the worker of a file, WebKit cannot read one.
  const writer = writable.getWriter();
  void writer.write(fromBase85(packed));
  void writer.close();
  return new Response(readable).arrayBuffer();
}
