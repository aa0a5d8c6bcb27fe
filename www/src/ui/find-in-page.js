/**
 * A stretch of an article's text where the page shows it: the browser's own selection is set on it, so that it can be read, copied
 * and seen whatever stands out around it.
 *
 * @import { Span } from "../../../src/wire/types.js"
 */

import { unfold } from "./fold.js";

/**
 * @param {Element} root Holds the article's blocks, each with `data-start`, whose text is the article's.
 * @param {Span} span
 * @returns {boolean} It was there.
 */
export function selectSpan(root, { start, end }) {
  const blocks = Array.from(root.querySelectorAll(".block[data-start]")).filter((block) => block instanceof HTMLElement);
  const from = pointAt(blocks, start, false);
  const to = pointAt(blocks, end, true);
  if (from === null || to === null) return false;
  unfold(from.node.parentElement);
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  ours = { from, to };
  from.node.parentElement?.scrollIntoView({ block: "center", behavior: "auto" });
  return true;
}

/** What was selected here last. @type {{ from: { node: Text, offset: number }, to: { node: Text, offset: number } } | null} */
let ours = null;

/** Whether what is selected is what the page itself selected last. */
export function isOurs() {
  const selection = getSelection();
  return ours !== null && selection?.anchorNode === ours.from.node && selection.anchorOffset === ours.from.offset && selection.focusNode === ours.to.node && selection.focusOffset === ours.to.offset;
}

/**
 * @param {readonly HTMLElement[]} blocks
 * @param {number} position In the article.
 * @param {boolean} isEnd It belongs to what stands before it.
 * @returns {{ node: Text, offset: number } | null}
 */
function pointAt(blocks, position, isEnd) {
  const block = blocks.findLast(({ dataset }) => Number(dataset["start"]) < position + (isEnd ? 0 : 1));
  if (block === undefined) return null;
  let left = position - Number(block.dataset["start"]);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Text | null} */
  let last = null;
  for (let node = /** @type {Text | null} */ (walker.nextNode()); node !== null; node = /** @type {Text | null} */ (walker.nextNode())) {
    if (left < node.length || (isEnd && left === node.length)) return { node, offset: left };
    left -= node.length;
    last = node;
  }
  return last === null ? null : { node: last, offset: last.length };
}
