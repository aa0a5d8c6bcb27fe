/**
 * A collation: a row for each place of a passage, a column for each site. Where all agree, the first row says it and the others
 * repeat it in grey; where one differs from the base, it stands out. Any row can be the base.
 *
 * @import { Collation, Occurrence, PassageView } from "../../../src/wire/types.js"
 * @import { State } from "../store/state.js"
 * @import { Names } from "./names.js"
 * @import { Page } from "./page.js"
 */

import { HOME, writeRoute } from "../store/route.js";
import { shortenMiddle } from "../text/excerpt.js";
import { blocksOf } from "../text/paragraphs.js";
import { el } from "../ui/el.js";
import { namesOf } from "./names.js";
import { placeOf } from "./phrases.js";

/** Longest text of a cell where all agree, beside cells where they do not: enough to know the place. */
const AGREED = 48;

/**
 * @param {PassageView} passage
 * @param {State} state
 * @param {Page} page
 */
export function collationTable(passage, state, page) {
  const { words } = page;
  const names = namesOf(state, words);
  const { collation } = state;
  if (!passage.stock && passage.kind === "paraphrase") return restated(passage, state, names, page);
  const kind = words.text(passage.stock ? "kind.stock" : `kind.${passage.kind}`);
  return [
    el("h2", { id: "collation-title", class: "label", tabindex: -1 }, words.text("collation.title")),
    el("p", { class: "facts" }, [words.text("passage.words", { count: passage.words }), kind].join(" · ")),
    collation?.passage === passage.id
      ? [
        el("div", { class: "collation-scroll", tabindex: 0, role: "group", "aria-labelledby": "collation-title" }, table(collation, passage, state, names, page)),
        el("p", { class: "note" }, words.text(collation.columns === 1 ? "collation.same" : "collation.note")),
        collation.approximate && el("p", { class: "approximate" }, words.text("collation.approximate")),
      ]
      : el("p", { class: "facts" }, words.text("collation.working")),
  ].flat();
}

/**
 * What is told in other words has no words to be put under each other: each place whole, as a guess.
 *
 * @param {PassageView} passage
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function restated({ occurrences, words: count }, { articles, vocabulary }, names, { words, actions }) {
  return [
    el("h2", { id: "collation-title", class: "label", tabindex: -1 }, words.text("collation.restated")),
    el("p", { class: "facts" }, words.text("why.paraphrase", { count })),
    el("ol", { class: "restated" }, occurrences.map((place) => {
      const here = articles.get(place.article);
      const where = here && placeOf(blocksOf(here, vocabulary), place, words);
      return el("li", {},
        el("p", {}, el("span", { class: "letter" }, names.letter(place.article)), " ",
          el("button", { class: "link", onclick: () => actions.readAt(place.article, place) }, el("bdi", {}, names.who(place.article)), where && `, ${where}`),
          place.quoted && el("span", { class: "facts" }, ` ${words.text("chosen.quoted")}`)),
        here && el("blockquote", { lang: here.language, dir: "auto" }, el("mark", { class: "passage", data: { kind: "paraphrase" } }, here.text.slice(place.start, place.end))));
    })),
  ];
}

/**
 * @param {Collation} collation
 * @param {PassageView} passage
 * @param {State} state
 * @param {Names} names
 * @param {Page} page
 */
function table({ columns, cells, readings, common }, { id, occurrences }, state, names, { words, actions }) {
  const rows = occurrences.length;
  const base = Math.min(state.base, rows - 1);
  const sites = Array.from({ length: columns }, (_, column) => column);
  const reading = (/** @type {number} */ column, /** @type {number} */ row) => readings[column * rows + row] ?? 0;
  const agreed = sites.map((column) => occurrences.every((_, row) => reading(column, row) === 0));
  /** @param {string} own */
  const brief = (own) => (columns === 1 ? own : shortenMiddle(own, AGREED));
  let number = 0;
  const numbers = agreed.map((all) => (all ? null : ++number));
  /** @param {number} column @param {number} row */
  const text = (column, row) => {
    const at = 2 * (column * rows + row);
    return state.articles.get(occurrences[row]?.article ?? -1)?.text.slice(cells[at], cells[at + 1]) ?? "";
  };
  return el("table", { class: "collation-table" },
    el("thead", {}, el("tr", {},
      el("th", { scope: "col" }, words.text("collation.where")),
      numbers.map((site) => el("th", { scope: "col", class: site === null ? "agreed" : null },
        site === null ? el("span", { class: "unseen" }, words.text("collation.agreed")) : words.number(site))))),
    el("tbody", {},
      occurrences.map((occurrence, row) => el("tr", { "aria-current": row === base ? "true" : null },
        rowHeading(occurrence, row),
        sites.map((column) => (agreed[column] ? sameCell(column, row) : variant(column, row))))),
      rows > 2 && el("tr", { class: "common" },
        el("th", { scope: "row" }, words.text("collation.common")),
        sites.map((column) => {
          const row = common[column] ?? rows;
          return el("td", { class: agreed[column] ? "agreed" : null },
            row === rows ? el("span", { class: "facts" }, words.text("collation.tie")) : said(agreed[column] ? brief(text(column, row)) : text(column, row)));
        }))));

  /** @param {number} column @param {number} row */
  function sameCell(column, row) {
    const own = text(column, row);
    const differs = own.trim() !== text(column, base).trim();
    return el("td", { class: differs ? "agreed typography" : "agreed", title: differs ? words.text("class.typography") : null }, brief(own).trim());
  }

  /** @param {number} column @param {number} row */
  function variant(column, row) {
    return el("td", { class: reading(column, row) === reading(column, base) ? "variant" : "variant other", lang: state.articles.get(occurrences[row]?.article ?? -1)?.language ?? null }, said(text(column, row)));
  }

  /** @param {string} own */
  function said(own) {
    return own.trim() === "" ? el("span", { class: "facts" }, words.text("collation.absent")) : own.trim();
  }

  /** @param {Occurrence} occurrence @param {number} row */
  function rowHeading(occurrence, row) {
    const here = state.articles.get(occurrence.article);
    const place = here === undefined ? "" : placeOf(blocksOf(here, state.vocabulary), occurrence, words);
    const other = occurrences[row === base ? (base === 0 ? 1 : 0) : base] ?? occurrence;
    const [left, right] = row <= occurrences.indexOf(other) ? [occurrence, other] : [other, occurrence];
    const href = writeRoute({ ...HOME, view: "compare", left: names.letter(left.article), right: names.letter(right.article), passage: id });
    return el("th", { scope: "row" },
      el("span", { class: "letter" }, names.letter(occurrence.article)), " ",
      el("a", { href, data: { control: `row-${row}` } }, el("bdi", {}, names.who(occurrence.article)), place && `, ${place}`),
      occurrence.quoted && el("span", { class: "facts" }, ` ${words.text("chosen.quoted")}`),
      el("button", { class: "link", "aria-pressed": String(row === base), data: { control: `base-${row}` }, onclick: () => actions.setBase(row) },
        words.text(row === base ? "collation.base" : "collation.makeBase")));
  }
}
