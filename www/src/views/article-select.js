/**
 * A choice of one of the articles. Of very many, the others are listed when somebody comes to it.
 *
 * @import { State } from "../store/state.js"
 * @import { Page } from "./page.js"
 */

import { append, el } from "../ui/el.js";
import { namesOf, titleOf } from "./names.js";

/** Up to so many are listed at once. */
const FEW = 60;

/**
 * @param {{ label: string, control: string, chosen: string, choose: (letter: string) => void }} field `chosen` is a letter.
 * @param {State} state
 * @param {Page} page
 */
export function articleSelect({ label, control, chosen, choose }, state, { words }) {
  const { overview, articles } = state;
  const names = namesOf(state, words);
  const select = el("select", { "aria-label": label, data: { control } });
  const options = (/** @type {State["overview"]["articles"]} */ some) => some.map(({ key, letter }) => {
    const article = articles.get(key);
    const outlet = article?.outlet ? `${names.who(key)} – ` : "";
    return article && el("option", { value: letter, selected: letter === chosen }, `${letter}  ${outlet}${titleOf(article)}`);
  });
  const isFew = overview.articles.length <= FEW;
  append(select, options(isFew ? overview.articles : overview.articles.filter(({ letter }) => letter === chosen)));
  if (!isFew) {
    const fillUp = () => {
      for (const type of ["focus", "pointerenter"]) select.removeEventListener(type, fillUp);
      const at = overview.articles.findIndex(({ letter }) => letter === chosen);
      select.prepend(...options(overview.articles.slice(0, Math.max(0, at))).filter((option) => option instanceof Node));
      append(select, options(overview.articles.slice(at + 1)));
    };
    for (const type of ["focus", "pointerenter"]) select.addEventListener(type, fillUp);
  }
  select.addEventListener("change", () => choose(select.value));
  return select;
}
