/**
 * How the page calls an article: by its outlet where there is one, by its letter otherwise.
 *
 * @import { ArticleView } from "../../../src/wire/types.js"
 * @import { Kept } from "../store/shelf.js"
 * @import { State } from "../store/state.js"
 * @import { Messages } from "../ui/messages.js"
 */

/**
 * @typedef {object} Names
 * @property {(key: number) => string} letter
 * @property {(places: readonly { article: number }[]) => string[]} letters Of the articles where they are, each once.
 * @property {(letter: string) => ArticleView | undefined} byLetter
 * @property {(key: number) => string} who Inside a sentence.
 * @property {(key: number) => string} whoFirst At the start of one.
 */

/** The names that were asked for last: every view asks for the same ones. @type {{ of: unknown[], names: Names } | null} */
let latest = null;

/**
 * @param {State} state
 * @param {Messages} words
 * @returns {Names}
 */
export function namesOf({ articles, overview }, words) {
  const of = [articles, overview, words];
  if (latest === null || of.some((part, index) => part !== latest?.of[index])) latest = { of, names: makeNames(articles, overview, words) };
  return latest.names;
}

/**
 * @param {State["articles"]} articles
 * @param {State["overview"]} overview
 * @param {Messages} words
 * @returns {Names}
 */
function makeNames(articles, overview, words) {
  const letters = new Map(overview.articles.map(({ key, letter }) => [key, letter]));
  const keys = new Map(overview.articles.map(({ key, letter }) => [letter, key]));
  /** @type {Map<string | null, number>} */
  const outlets = new Map();
  for (const { outlet } of articles.values()) outlets.set(outlet, (outlets.get(outlet) ?? 0) + 1);

  /** @param {number} key */
  const letter = (key) => letters.get(key) ?? "";

  /**
   * @param {number} key
   * @param {string} unnamed
   */
  function who(key, unnamed) {
    const outlet = articles.get(key)?.outlet ?? null;
    if (outlet === null) return words.text(unnamed, { letter: letter(key) });
    return outlets.get(outlet) === 1 ? outlet : words.text("article.oneOf", { outlet, letter: letter(key) });
  }

  return {
    letter,
    letters: (places) => [...new Set(places.map(({ article }) => letter(article)))],
    byLetter: (wanted) => {
      const key = keys.get(wanted);
      return key === undefined ? undefined : articles.get(key);
    },
    who: (key) => who(key, "article.unnamed"),
    whoFirst: (key) => who(key, "article.unnamedFirst"),
  };
}

/**
 * What the browser's tab and history say.
 *
 * @param {State} state
 * @param {Messages} words
 */
export function titleOfPage(state, words) {
  const { view } = state.route;
  if (view === "passages" || view === "quotations") return `${words.text(`nav.${view}`)} – Recoupe`;
  const names = namesOf(state, words);
  if (state.route.view === "read") {
    const article = names.byLetter(state.route.article);
    return [article && names.whoFirst(article.key), words.text("nav.read"), "Recoupe"].filter(Boolean).join(" – ");
  }
  const left = names.byLetter(state.route.left);
  const right = names.byLetter(state.route.right);
  if (state.route.view !== "compare" || left === undefined || right === undefined) return "Recoupe";
  return `${pairTitle(left, right, names, words)} – Recoupe`;
}

/**
 * @param {ArticleView} left
 * @param {ArticleView} right
 * @param {Names} names
 * @param {Messages} words
 */
export function pairTitle(left, right, names, words) {
  const params = { Left: names.whoFirst(left.key), right: names.who(right.key) };
  return words.text(left === right ? "compare.self" : "compare.two", params);
}

/** A French one does not break before its colon. @param {ArticleView} article */
export function titleOf({ title, name, language }) {
  return (title ?? name).replace(language.startsWith("fr") ? / (?=[:;!?»])/gu : /$^/u, "\u00a0");
}

/**
 * What the page keeps of an article.
 *
 * @param {State} state
 * @param {number} key
 * @returns {Kept | undefined}
 */
export function keptOf({ shelf, ids }, key) {
  const id = ids.get(key);
  return shelf.kept.find((kept) => kept.id === id);
}
