/**
 * What the reader sets, and where it is kept: in the browser's storage, as a convenience only. Where there is none, as on some
 * pages opened from a file, it lasts as long as the page. No word of an article is ever kept.
 *
 * @typedef {object} Settings
 * @property {number} passageWords Words from which a passage is told for what it says.
 * @property {number} quotationWords Words from which what two places quote is told.
 * @property {number} formulaPercent How much has to be said so as not to be a formula: 100 is usual, with 0 nothing is set aside.
 * @property {number} changedPercent How much of a passage may be other words: with 100, any part; with 0, none.
 * @property {"auto" | "light" | "dark"} theme
 * @property {number} textSize Per cent.
 * @property {boolean} letterKeys Shortcuts of a single letter are on.
 */

/** @type {Settings} */
export const USUAL = { passageWords: 8, quotationWords: 2, formulaPercent: 100, changedPercent: 100, theme: "auto", textSize: 100, letterKeys: true };

/** What each may be. @satisfies {{ [Name in keyof Settings]: readonly Settings[Name][] }} */
export const CHOICES = /** @type {const} */ ({
  passageWords: [5, 6, 7, 8, 9, 10, 12, 15, 20, 30],
  quotationWords: [2, 3, 4, 5, 6, 8, 10],
  formulaPercent: [0, 50, 100, 150],
  changedPercent: [100, 50, 25, 10, 0],
  theme: ["auto", "light", "dark"],
  textSize: [90, 100, 112, 125, 150],
  letterKeys: [true, false],
});

const PLACE = "recoupe settings";

/** @returns {Settings} */
export function readSettings() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    const fits = Object.entries(CHOICES).filter(([name, choices]) => /** @type {readonly unknown[]} */ (choices).includes(kept[name]));
    return { ...USUAL, ...Object.fromEntries(fits.map(([name]) => [name, kept[name]])) };
  } catch {
    return USUAL;
  }
}

/** @param {Settings} settings */
export function keepSettings(settings) {
  try {
    if (JSON.stringify(settings) === JSON.stringify(USUAL)) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify(settings));
  } catch {
    // There is no storage here, or it is full: the page works without.
  }
}

/** What the engine is told of them, as one string to compare by. @param {Settings} settings */
export function boundsOf({ passageWords, quotationWords, formulaPercent, changedPercent }) {
  return [passageWords, quotationWords, formulaPercent, changedPercent].join(" ");
}
