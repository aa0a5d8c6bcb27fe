/**
 * An order of the articles in which those that share much stand side by side: the strongest pairs are joined first, end to
 * end, into ever longer rows (single-link seriation). What shares nothing comes last, in its own order.
 *
 * @import { Overview } from "../../../src/wire/types.js"
 */

/** Made once for each overview. @type {WeakMap<Overview, number[]>} */
const MADE = new WeakMap();

/**
 * @param {Overview} overview
 * @returns {readonly number[]} Keys.
 */
export function byNearness(overview) {
  const made = MADE.get(overview) ?? arrange(overview);
  MADE.set(overview, made);
  return made;
}

/** @param {Overview} overview */
function arrange({ articles, pairs }) {
  const length = new Map(articles.map(({ key, words, furniture }) => [key, Math.max(1, words - furniture)]));
  const place = new Map(articles.map(({ key }, index) => [key, index]));
  const strongest = pairs
    .filter(({ left, right, alignments }) => left !== right && alignments > 0)
    .map(({ left, right, wordsLeft, wordsRight }) => ({ left, right, share: Math.max(wordsLeft / (length.get(left) ?? 1), wordsRight / (length.get(right) ?? 1)) }))
    .sort((one, other) => other.share - one.share || (place.get(one.left) ?? 0) - (place.get(other.left) ?? 0));

  /** The row in which each article stands. @type {Map<number, number[]>} */
  const rows = new Map(articles.map(({ key }) => [key, [key]]));
  for (const { left, right } of strongest) {
    const one = rows.get(left);
    const other = rows.get(right);
    if (one === undefined || other === undefined || one === other) continue;
    // Turned so that the two that share stand as near each other as their rows allow.
    if (one.indexOf(left) < one.length / 2 && one.length > 1) one.reverse();
    if (other.indexOf(right) >= other.length / 2 && other.length > 1) other.reverse();
    const joined = [...one, ...other];
    for (const key of joined) rows.set(key, joined);
  }
  const found = [...new Set(rows.values())];
  return [...found.filter((row) => row.length > 1), ...found.filter((row) => row.length === 1)].flat();
}
