// The other half of www/src/base85.js.
import { ALPHABET } from "../src/base85.js";

/** @param {Uint8Array} bytes */
export function toBase85(bytes) {
  let text = "";
  for (let offset = 0; offset < bytes.length; offset += 4) {
    let value = 0;
    for (let index = 0; index < 4; index++) value = value * 256 + (bytes[offset + index] ?? 0);
    let group = "";
    for (let index = 0; index < 5; index++) {
      group = ALPHABET[value % 85] + group;
      value = Math.floor(value / 85);
    }
    // Of a last group of n bytes, n + 1 characters say all.
    text += group.slice(0, Math.min(4, bytes.length - offset) + 1);
  }
  return text;
}
