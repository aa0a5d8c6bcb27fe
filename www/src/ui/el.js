/**
 * Builds elements. Text is always a text node: there is no way through here for a string to become markup.
 *
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Child | Child[]} Children
 */

import { drawn } from "./draw.js";

/**
 * `el("button", { class: "quiet", onclick: save }, "Save")`
 *
 * A button submits nothing unless it says so.
 * A property that is a function listens to an event (`onclick` → `click`); `data` sets data attributes; `true` sets an
 * empty attribute; `false`, `null` and `undefined` set nothing; all else is an attribute.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [props]
 * @param {...Children} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  if (element instanceof HTMLButtonElement) element.type = "button";
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "data") setData(element, /** @type {Record<string, unknown>} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, unknown>} data
 */
function setData(element, data) {
  for (const [name, value] of Object.entries(data)) {
    if (value !== false && value !== null && value !== undefined) element.dataset[name] = value === true ? "" : String(value);
  }
}

/**
 * @param {ParentNode & Node} parent
 * @param {Children[]} children
 */
export function append(parent, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

/**
 * Replaces all that stands in `parent`.
 *
 * @param {Element} parent
 * @param {...Children} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/** By which data an element is the same one after its part of the page was painted anew. */
const IDENTITIES = [["control"], ["difference"], ["alignment"], ["family", "occ"], ["family"], ["quotation"], ["unique"], ["start"]];

/**
 * The same, and what had the focus has it again if it is still there: a control, a change, a place of a passage, a quotation, a block,
 * or else a link to the same place.
 *
 * @param {Element} parent
 * @param {...Children} children
 */
export function fillKeepingFocus(parent, ...children) {
  const focused = document.activeElement;
  const data = parent.contains(focused) && focused instanceof HTMLElement ? focused.dataset : {};
  const identity = IDENTITIES.find((names) => names.every((name) => data[name] !== undefined));
  const href = parent.contains(focused) ? focused?.getAttribute("href") : null;
  fill(parent, ...children);
  const selector = identity?.map((name) => `[data-${name}="${CSS.escape(data[name] ?? "")}"]`).join("") ?? (href && `[href="${CSS.escape(href)}"]`);
  if (!selector) return;
  const again = parent.querySelector(selector);
  // A block has the focus only when it is led there.
  if (again instanceof HTMLElement && focused instanceof HTMLElement && focused.tabIndex < 0) again.tabIndex = -1;
  focusOn(again);
}

/** @param {Element | null} element */
export function focusOn(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

/**
 * A drawing of one path, hidden from assistive technology: it always stands beside words.
 *
 * @param {string} path
 * @returns {SVGSVGElement}
 */
export function icon(path) {
  const svg = drawn("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true", focusable: "false" });
  svg.append(drawn("path", { d: path }));
  return svg;
}
