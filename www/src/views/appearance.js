/**
 * How the page looks as a whole: light or dark, and the size of its text.
 *
 * @import { State } from "../store/state.js"
 */

/** @param {() => State} state */
export function createAppearance(state) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const { style, dataset } = document.documentElement;

  /** @param {State} state */
  function render({ settings: { theme, textSize } }) {
    dataset["theme"] = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    style.fontSize = textSize === 100 ? "" : `${textSize}%`;
  }

  dark.addEventListener("change", () => render(state()));
  return { render };
}
