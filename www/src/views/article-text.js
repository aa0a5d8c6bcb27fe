/**
 * An article's blocks as elements: each as what it is, furniture folded, comments set apart. What is marked in them is the
 * business of whoever asks.
 *
 * @import { Block, Part } from "../text/paragraphs.js"
 * @import { Page } from "./page.js"
 */

import { el } from "../ui/el.js";
import { lazyFold } from "../ui/fold.js";

/** Blocks from which on those out of sight are not laid out. What a place's height is, is then a guess until it is near. */
export const LONG = 300;

/**
 * @param {Block} block
 * @param {Node[]} children
 * @param {readonly Block[]} blocks All of the article: its headings are of the second rank where no title stands before them.
 * @returns {HTMLElement}
 */
export function blockElement({ start, role, number }, children, blocks) {
  const data = { role, number, start };
  switch (role) {
    case "title":
      return el("h2", { class: "block", data }, children);
    case "heading":
      return el(blocks.some((block) => block.role === "title" && block.start < start) ? "h3" : "h2", { class: "block", data }, children);
    case "quote_block":
      return el("blockquote", { class: "block", data }, children);
    case "dek": case "byline": case "dateline": case "caption": case "paragraph": case "chrome": case "comment": case "note":
      return el("p", { class: "block", data }, children);
    default:
      return /** @satisfies {never} */ (role);
  }
}

/**
 * Furniture is folded, comments have a heading of their own.
 *
 * @param {Part} part
 * @param {HTMLElement[]} blocks
 * @param {Page} page
 */
export function partElement({ kind }, blocks, { words }) {
  switch (kind) {
    case "chrome":
      return el("details", { class: "furniture" },
        el("summary", { lang: words.locale }, words.text("furniture", { count: blocks.length })), blocks);
    case "comment":
      return el("section", { class: "comments" }, el("p", { class: "part-label", lang: words.locale }, words.text("comments")), blocks);
    case "text":
      return el("div", {}, blocks);
    default:
      return /** @satisfies {never} */ (kind);
  }
}

/**
 * What was left out of a saved page.
 *
 * @param {readonly string[]} lines
 * @param {Page} page
 */
export function asideElement(lines, { words }) {
  if (lines.length === 0) return [];
  const summary = el("span", { lang: words.locale }, words.text("aside.lines", { count: lines.length }));
  return [lazyFold({ summary, class: "furniture", data: { aside: true } }, () => lines.map((line) => el("p", { class: "block" }, line)))];
}
