/**
 * The blocks of an article as the page shows them: decoded from the flat array, numbered, gathered into parts.
 *
 * The number is what « § 6 » means everywhere on the page: the sixth paragraph of the article's own text. Headings,
 * captions and page furniture have none.
 *
 * @import { ArticleView, Role, Vocabulary } from "../../../src/wire/types.js"
 */

/** @typedef {{ start: number, end: number, role: Role, number: number | null }} Block */

/** @typedef {{ kind: "text" | "chrome" | "comment", blocks: Block[] }} Part */

/** @type {ReadonlySet<Role>} */
const NUMBERED = new Set(/** @type {const} */ (["paragraph", "quote_block", "dek", "comment", "note"]));

/**
 * @param {ArticleView} article
 * @param {Vocabulary} vocabulary
 * @returns {Block[]}
 */
export function blocksOf(article, vocabulary) {
  const { blocks: flat } = article;
  /** @type {Block[]} */
  const blocks = [];
  let paragraphs = 0;
  for (let at = 0; at + 3 <= flat.length; at += 3) {
    const [start = 0, end = 0, index = 0] = flat.subarray(at, at + 3);
    const role = vocabulary.roles[index] ?? "paragraph";
    blocks.push({ start, end, role, number: NUMBERED.has(role) ? ++paragraphs : null });
  }
  return blocks;
}

/**
 * Furniture and comments stand in runs; each run is one part.
 *
 * @param {readonly Block[]} blocks
 * @returns {Part[]}
 */
export function partsOf(blocks) {
  /** @type {Part[]} */
  const parts = [];
  for (const block of blocks) {
    const kind = block.role === "chrome" || block.role === "comment" ? block.role : "text";
    const last = parts.at(-1);
    if (last?.kind === kind) last.blocks.push(block);
    else parts.push({ kind, blocks: [block] });
  }
  return parts;
}

/**
 * The block in which a position stands, or the last one before it.
 *
 * @param {readonly Block[]} blocks
 * @param {number} position
 * @returns {Block | undefined}
 */
export function blockAt(blocks, position) {
  return blocks.findLast((block) => block.start <= position) ?? blocks[0];
}
