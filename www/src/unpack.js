/** Bytes from the text that carries them in the page. Bundled into the page and into the worker. */

/**
 * @param {string} packed In gzip and base64.
 * @returns {Promise<ArrayBuffer>}
 */
export function unpacked(packed) {
  const { readable, writable } = new DecompressionStream("gzip");
  // Written and not piped from a Blob: in the worker of a file, WebKit cannot read one.
  const writer = writable.getWriter();
  void writer.write(fromBase64(packed));
  void writer.close();
  return new Response(readable).arrayBuffer();
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function fromBase64(base64) {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < characters.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
