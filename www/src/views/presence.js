/**
 * Where each passage stands: a row for each article, a column for each passage, in reading order. A circle: it is there; an
 * arrow: more than once. So the order of the columns tells what was moved.
 *
 * @import { PassageView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Page, View } from "./page.js"
 */

import { shorten } from "../text/excerpt.js";
import { groupOf } from "../text/passage-index.js";
import { markChosen } from "../ui/chosen.js";
import { el, fillKeepingFocus } from "../ui/el.js";
import { createGrid } from "../ui/grid.js";
import { passageData } from "./chosen-passage.js";
import { FEW } from "./matrix.js";
import { namesOf } from "./names.js";
import { changeDetector } from "./page.js";

/** Of a large table, in rem. */
const SIZES = { cell: 1.5, row: 1.75, head: 2.75, most: 0.6 };
/** Up to so many passages there is nothing to filter. */
const FEW_PASSAGES = 8;
const LONGEST = 110;

/**
 * @param {Page} page
 * @returns {View}
 */
export function createPresence(page) {
  const root = el("section", { class: "presence", "aria-labelledby": "presence-title" });
  const heading = el("h2", { id: "presence-title" });
  const filter = el("div");
  const how = el("p", { class: "unseen", id: "presence-how" });
  const preview = el("p", { class: "preview", "aria-hidden": "true" });
  let passage = "";
  const grid = createGrid({ label: "presence-title", description: "presence-how", sizes: SIZES, painted: () => markChosen(root, passage) });
  root.append(el("header", { class: "label" }, heading, filter), grid.root, preview, how);
  for (const type of ["focusin", "mouseover"]) {
    grid.root.addEventListener(type, ({ target }) => {
      if (target instanceof HTMLButtonElement) show(target.dataset["preview"] ?? "", true);
    });
  }

  /** @param {string} text @param {boolean} isPassage */
  function show(text, isPassage) {
    preview.textContent = text;
    preview.classList.toggle("of-passage", isPassage);
  }

  const changed = changeDetector();
  const filterChanged = changeDetector();
  return {
    root,
    render(state) {
      const { overview, articles, locale, route, arrangement: { presenceFrom } } = state;
      const all = overview.passages.filter((passage) => groupOf(passage) === "words");
      root.hidden = all.length === 0 || overview.articles.length < 2;
      passage = route.passage;
      if (filterChanged(overview, locale, presenceFrom)) fillKeepingFocus(filter, all.length > FEW_PASSAGES && filterOf(state, page));
      if (root.hidden || !changed(overview, articles, locale, presenceFrom)) return markChosen(root, passage);
      heading.textContent = page.words.text("presence.title");
      const laid = layOut(all, state);
      how.textContent = page.words.text(laid.passages.length === 0 ? "presence.none" : "presence.how", { count: presenceFrom });
      show(how.textContent, false);
      grid.root.hidden = laid.passages.length === 0;
      grid.render(content(laid, state, page));
    },
  };
}

/**
 * @param {State} state
 * @param {Page} page
 */
function filterOf({ arrangement: { presenceFrom } }, { words, actions }) {
  const select = el("select", { "aria-label": words.text("presence.filter"), data: { control: "presence-filter" } }, [1, 2, 3].map((count) =>
    el("option", { value: count, selected: count === presenceFrom }, words.text("presence.from", { count }))));
  select.addEventListener("change", () => actions.arrange({ presenceFrom: Number(select.value) }));
  return select;
}

/** @typedef {{ keys: number[], passages: PassageView[], counts: Map<number, number>[] }} Laid Keys are the rows; counts are by column, then by key. */

/**
 * @param {readonly PassageView[]} all
 * @param {State} state
 * @returns {Laid}
 */
function layOut(all, { overview, arrangement: { presenceFrom } }) {
  const place = new Map(overview.articles.map(({ key }, index) => [key, index]));
  const spread = all.map((passage) => {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const { article } of passage.occurrences) counts.set(article, (counts.get(article) ?? 0) + 1);
    const [first] = passage.occurrences;
    return { passage, counts, article: place.get(first?.article ?? -1) ?? 0, start: first?.start ?? 0 };
  }).filter(({ counts }) => counts.size >= presenceFrom)
    .sort((one, other) => one.article - other.article || one.start - other.start);
  const here = new Set(spread.flatMap(({ counts }) => [...counts.keys()]));
  return {
    keys: overview.articles.map(({ key }) => key).filter((key) => overview.articles.length <= FEW || here.has(key)),
    passages: spread.map(({ passage }) => passage),
    counts: spread.map(({ counts }) => counts),
  };
}

/**
 * @param {Laid} laid
 * @param {State} state
 * @param {Page} page
 * @returns {import("../ui/grid.js").GridContent}
 */
function content({ keys, passages, counts }, state, { words, actions }) {
  const names = namesOf(state, words);
  const count = (/** @type {number} */ row, /** @type {number} */ column) => counts[column]?.get(keys[row] ?? -1) ?? 0;
  return {
    rows: keys.length,
    columns: passages.length,
    has: (row, column) => count(row, column) > 0,
    columnHead: (column) => el("th", { scope: "col", data: passages[column] && passageData(passages[column], names), title: excerptOf(passages[column]) }, String(column + 1)),
    rowHead: (row) => el("th", { scope: "row", title: names.who(keys[row] ?? -1) }, el("span", { class: "letter" }, names.letter(keys[row] ?? -1)), el("span", { class: "unseen" }, ` ${names.who(keys[row] ?? -1)}`)),
    cell: (row, column) => {
      const times = count(row, column);
      const passage = passages[column];
      if (times === 0 || passage === undefined) return null;
      const text = excerptOf(passage);
      return el("button", {
        class: "dot", onclick: () => actions.select(passage.id),
        data: { families: passage.id, preview: `${column + 1}. ${text} (${words.text("passage.words", { count: passage.words })})` },
        "aria-label": words.text("presence.cell", { count: times, number: column + 1, text, who: names.who(keys[row] ?? -1) }),
      }, times === 1 ? "●" : "↺");
    },
  };

  /** @param {PassageView | undefined} passage */
  function excerptOf(passage) {
    const [first] = passage?.occurrences ?? [];
    const article = state.articles.get(first?.article ?? -1);
    return first === undefined || article === undefined ? "" : shorten(article.text.slice(first.start, first.end), LONGEST);
  }
}
