/**
 * A choice of one of the articles.
 *
 * @import { State } from "../store/state.js"
 * @import { Page } from "./page.js"
 */

import { el } from "../ui/el.js";
import { giveOptions } from "../ui/options.js";
import { namesOf, titleOf } from "./names.js";

/**
 * @param {{ label: string, control: string, chosen: string, choose: (letter: string) => void }} field `chosen` is a letter.
 * @param {State} state
 * @param {Page} page
 */
export function articleSelect({ label, control, chosen, choose }, state, { words }) {
  const { overview, articles } = state;
  const names = namesOf(state, words);
  const select = el("select", { "aria-label": label, data: { control } });
  giveOptions(select, overview.articles.flatMap(({ key, letter }) => {
    const article = articles.get(key);
    const outlet = article?.outlet ? `${names.who(key)} – ` : "";
    return article === undefined ? [] : [{ value: letter, label: `${letter}  ${outlet}${titleOf(article)}` }];
  }), chosen);
  select.addEventListener("change", () => choose(select.value));
  return select;
}
