/**
 * From bytes to text, when they are not UTF-8. Never guesses when they are: a wrong guess turns "é" into "Ã©".
 *
 * The ladder: valid UTF-8 (with or without its mark) is left to the engine; then the mark of UTF-16; then the charset
 * that the text declares; then windows-1252, which is what most old French files are, and which is said to be a guess.
 */

/**
 * @typedef {{ kind: "utf-8" }
 *   | { kind: "decoded", text: string, encoding: string, guessed: boolean }
 *   | { kind: "binary" }} Decoding
 */

/** How far a declaration may stand from the start: what the HTML standard scans. */
const DECLARATION_WITHIN = 1024;

/**
 * @param {Uint8Array} bytes
 * @returns {Decoding}
 */
export function decode(bytes) {
  const utf8 = attempt("utf-8", bytes);
  if (utf8 !== null) return looksBinary(utf8) ? { kind: "binary" } : { kind: "utf-8" };
  const declared = encodingByMark(bytes) ?? encodingByDeclaration(bytes);
  const text = declared === null ? null : attempt(declared, bytes);
  if (declared !== null && text !== null && !looksBinary(text)) {
    return { kind: "decoded", text, encoding: declared, guessed: false };
  }
  const guess = new TextDecoder("windows-1252").decode(bytes);
  return looksBinary(guess) ? { kind: "binary" } : { kind: "decoded", text: guess, encoding: "windows-1252", guessed: true };
}

/**
 * @param {string} encoding
 * @param {Uint8Array} bytes
 * @returns {string | null} `null` when the bytes are not in that encoding, or the browser does not know it.
 */
function attempt(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

/** @param {Uint8Array} bytes */
function encodingByMark([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** @param {Uint8Array} bytes */
function encodingByDeclaration(bytes) {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, DECLARATION_WITHIN));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

/**
 * Text has no control characters but tabs, line and page breaks. One in a file named .txt is nothing to compare.
 *
 * @param {string} text
 */
function looksBinary(text) {
  return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
}
