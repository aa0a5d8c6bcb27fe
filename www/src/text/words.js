/**
 * Words of a text, as the engine counts them: letters, marks and digits; Han and Kana, which put no spaces between words, each for itself.
 */

const ALONE = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー";
const WORD = new RegExp(`[${ALONE}]|(?:(?![${ALONE}])[\\p{L}\\p{M}\\p{N}])+`, "gu");

/** @param {string} text */
export function wordsIn(text) {
  return [...text.matchAll(WORD)];
}
