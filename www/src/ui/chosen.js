/**
 * What is chosen is marked wherever it is shown, and nothing else: one attribute, which style and screen readers know.
 */

/**
 * Marks the chosen passage wherever it is shown. `data-family` names the passage that an element is; `data-families` those
 * that it holds.
 *
 * @param {HTMLElement} root
 * @param {string} passage Empty: nothing is chosen.
 */
export function markChosen(root, passage) {
  for (const old of root.querySelectorAll(":is([data-family], [data-families])[aria-current]")) old.removeAttribute("aria-current");
  if (passage === "") return;
  const id = CSS.escape(passage);
  for (const shown of root.querySelectorAll(`[data-family="${id}"], [data-families~="${id}"]`)) shown.setAttribute("aria-current", "true");
}

/**
 * The same for the chosen quotation: `data-quote` names it.
 *
 * @param {HTMLElement} root
 * @param {string} quotation
 */
export function markQuotation(root, quotation) {
  for (const old of root.querySelectorAll("[data-quote][aria-current]")) old.removeAttribute("aria-current");
  if (quotation === "") return;
  for (const shown of root.querySelectorAll(`[data-quote="${CSS.escape(quotation)}"]`)) shown.setAttribute("aria-current", "true");
}
