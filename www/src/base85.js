/**
 * Bytes as text, five characters for four bytes: a quarter more, where base64 takes a third more. Of ASCII85's kind, with an
 * alphabet that an HTML parser passes over (no `<`, no `&`) and that needs no escapes in a string. The browsers have no decoder
 * for any such code, and the packages that do build on Node's buffers.
 */

export const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{|";

const VALUES = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/**
 * @param {string} text As `toBase85` of www/build/base85.mjs writes it.
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase85(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  const view = new DataView(bytes.buffer);
  const whole = bytes.length - (bytes.length % 4);
  let at = 0;
  /** The next group of five, or of what is left of it, the missing ones as great as can be. */
  const group = () => {
    let value = 0;
    for (let index = 0; index < 5; index++, at++) value = value * 85 + (at < text.length ? VALUES[text.charCodeAt(at)] ?? 0 : 84);
    return value;
  };
  for (let offset = 0; offset < whole; offset += 4) view.setUint32(offset, group());
  if (whole < bytes.length) {
    const rest = group();
    for (let index = whole; index < bytes.length; index++) bytes[index] = rest >>> (24 - 8 * (index - whole));
  }
  return bytes;
}
