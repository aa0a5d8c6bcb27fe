/**
 * Lays spans that may overlap over a stretch of text, as a tree.
 *
 * Spans may nest, cross, or cover each other; elements may only nest. So the text is cut where a span starts or ends,
 * and a span that crosses another's end is closed and opened again: it becomes several pieces, each of which says
 * whether it is the first. Longer spans lie outside shorter ones. The pieces' text, joined, is the stretch.
 */

/**
 * @template T
 * @typedef {{ start: number, end: number, value: T }} Layer An empty layer (`start` = `end`) marks a point.
 */

/**
 * @template T
 * @typedef {{ layer: Layer<T>, first: boolean, last: boolean, children: Woven<T>[] }} Piece
 */

/**
 * @template T
 * @typedef {string | Piece<T>} Woven
 */

/**
 * @template T
 * @param {string} text The whole text, of which `from` to `to` is woven.
 * @param {number} from
 * @param {number} to
 * @param {readonly Layer<T>[]} layers Those that do not touch the stretch are left out. Of two with the same span the
 *   earlier lies outside.
 * @returns {Woven<T>[]}
 */
export function weave(text, from, to, layers) {
  const here = layers.filter(({ start, end }) => (start === end ? from <= start && start <= to : start < to && end > from));
  const cuts = new Set([from, to]);
  for (const { start, end } of here) cuts.add(Math.max(start, from)).add(Math.min(end, to));
  const positions = [...cuts].sort((a, b) => a - b);

  /** @type {Woven<T>[]} */
  const root = [];
  /** @type {Piece<T>[]} */
  const open = [];
  const inside = () => open.at(-1)?.children ?? root;

  /** @param {Layer<T>[]} starting */
  function enter(starting) {
    for (const layer of [...starting].sort((a, b) => b.end - a.end)) {
      /** @type {Piece<T>} */
      const piece = { layer, first: false, last: false, children: [] };
      inside().push(piece);
      open.push(piece);
    }
  }

  /** @param {number} position */
  function leave(position) {
    const keep = open.findIndex(({ layer }) => layer.end <= position);
    if (keep === -1) return;
    const closed = open.splice(keep);
    for (const piece of closed) piece.last = piece.layer.end <= position;
    enter(closed.filter((piece) => !piece.last).map((piece) => piece.layer));
  }

  for (const [index, position] of positions.entries()) {
    leave(position);
    for (const layer of here) {
      if (layer.start === position && layer.end === position) {
        inside().push({ layer, first: true, last: true, children: [] });
      }
    }
    const before = open.length;
    enter(here.filter((layer) => layer.end > position && (layer.start === position || (position === from && layer.start < from))));
    for (const piece of open.slice(before)) piece.first = piece.layer.start === position;
    const next = positions[index + 1];
    if (next !== undefined) inside().push(text.slice(position, next));
  }
  return root;
}
