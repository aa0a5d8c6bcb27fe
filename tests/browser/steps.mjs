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
  await page.waitFor((...letters) => ["left", "right"].every((side, index) =>
    /** @type {HTMLSelectElement | null} */ (document.querySelector(`[data-control=select-${side}]`))?.value === letters[index]), left, right);
  await page.waitFor("[data-view=compare] .panes[aria-busy=false]");
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

/**
 * Clicks what may be out of sight, as a screen reader does.
 *
 * @param {Page} page
 * @param {string} selector
 */
export function activate(page, selector) {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!(element instanceof HTMLElement)) throw new Error(`nothing matches ${wanted}`);
    element.click();
  }, selector);
}

/** Waits for so many articles on the page, analysed. @param {Page} page @param {number} count */
export async function articles(page, count) {
  await page.waitFor((wanted) => document.querySelectorAll("[data-article]").length === wanted, count);
  await ready(page);
}

/** @param {string} text */
export const utf8 = (text) => Buffer.from(text, "utf8");

/** What stands out of the window sideways. */
export const sideways = () => document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} pixels`,
  ...Array.from(document.querySelectorAll("body *")).filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3).map((element) => element.outerHTML.slice(0, 120))] : [];

/** Targets that are too small, but for links and buttons within a line of text. */
export const tooSmall = () => Array.from(document.querySelectorAll("button, select, summary, [role=button]"))
  .map((element) => ({ element, box: element.getBoundingClientRect() }))
  .filter(({ element, box }) => box.width > 0 && (box.width < 24 || box.height < 24) && getComputedStyle(element).display !== "inline")
  .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} ${box.width}×${box.height}`);
