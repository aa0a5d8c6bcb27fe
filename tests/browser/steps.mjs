// What several browser tests do.

/** @typedef {import("./driver.mjs").Page} Page */

/** @param {Page} page */
export async function ready(page) {
  await page.waitFor("html[data-state=ready]");
  return page;
}

/**
 * The page once it speaks a language, whatever the browser prefers.
 *
 * @param {Page} page
 * @param {"fr" | "en"} locale
 */
export async function inLanguage(page, locale) {
  await ready(page);
  await page.click(`[data-locale="${locale}"]`);
  await page.waitFor(`html[lang="${locale}"]`);
  return page;
}

/**
 * Opens a comparison by its letters.
 *
 * @param {Page} page
 * @param {string} left
 * @param {string} right
 */
export async function compare(page, left, right) {
  await page.evaluate((hash) => void (location.hash = hash), `#v=compare&l=${left}&r=${right}`);
  await page.waitFor("[data-view=compare]:not([hidden]) .pane .block");
  await page.waitFor(() => document.activeElement?.tagName === "H1" || document.activeElement?.tagName === "MARK");
  return page;
}

/** The text of every element that matches. @param {Page} page @param {string} selector @returns {Promise<string[]>} */
export function texts(page, selector) {
  return page.evaluate((wanted) => Array.from(document.querySelectorAll(wanted), (element) => element.textContent ?? ""), selector);
}

/** @param {Page} page */
export async function status(page) {
  const [text = ""] = await texts(page, "[role=status]");
  return text;
}
