/**
 * Short forms of article text: whole words, an ellipsis where words are missing, one line.
 */

/**
 * @param {string} text
 * @param {number} most Characters, at most.
 */
export function shorten(text, most) {
  const line = text.replace(/\s*\n\s*/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(" ", most - 1);
  return `${line.slice(0, cut > most / 2 ? cut : most - 1).replace(/[\s,;:.]+$/u, "")} …`;
}

/**
 * The start and the end of a long text, for a sentence about it.
 *
 * @param {string} text
 * @param {number} most
 */
export function shortenMiddle(text, most) {
  const line = text.replace(/\s*\n\s*/g, " ");
  if (line.length <= most) return line;
  const head = shorten(line, Math.round(most * 0.65));
  const tail = line.slice(-Math.round(most * 0.3));
  return `${head} ${tail.slice(tail.indexOf(" ") + 1)}`;
}
