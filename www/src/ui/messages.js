/**
 * The page's words, from `locales/*.json`, in the form the language wants them.
 *
 * A message is a string, or an object that chooses by plural: `{ "by": "count", "one": …, "other": … }`. Parameters
 * stand in braces: `{words}` prints a number as the language does, `{count:spelled}` spells small numbers out.
 * `parts` leaves the parameters whole, so that a view can set a name in bold; `text` gives one string.
 *
 * @typedef {string | { by: string, one: string, other: string }} Message
 * @typedef {{ language: string, grouping: string, dates: Dates, lists: Lists, languages: Record<string, string>, spelled: string[], messages: Record<string, Message> }} Catalogue
 * @typedef {{ months: string[], first: string, full: string, month: string }} Dates `first` is how the first day of a month is written.
 * @typedef {{ between: string, ofTwo: string, last: string }} Lists What stands between the items of a list: of two only, before the last of more.
 * @typedef {Record<string, string | number>} Params
 * @typedef {{ name: string | null, text: string }} Part `name` is the parameter's, `null` for the words around it.
 */

/** The languages that the page speaks: each has a file in locales/. */
export const LOCALES = ["fr", "en"];

/** By language; packed in the page, as they are the larger part of its script else. @type {Record<string, Catalogue>} */
let catalogues = {};

/** @param {Record<string, Catalogue>} given Before the first word is asked for. */
export function giveCatalogues(given) {
  catalogues = given;
}

/**
 * The first language the reader prefers that the page speaks; French otherwise.
 *
 * @param {readonly string[]} preferred
 */
export function chooseLocale(preferred) {
  const languages = preferred.map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return languages.find((language) => LOCALES.includes(language)) ?? "fr";
}

/**
 * @typedef {object} Messages
 * @property {string} locale
 * @property {(key: string, params?: Params) => string} text
 * @property {(key: string, params?: Params) => Part[]} parts
 * @property {(count: number) => string} number Of a count: a whole number that is not negative.
 * @property {(items: string[]) => string} list
 * @property {readonly string[]} languages Those that the engine knows.
 * @property {(language: string) => string} languageName
 * @property {(date: string) => string} date Of an ISO date, as much as is known: a day, a month or a year.
 */

/**
 * @param {string} locale
 * @returns {Messages}
 */
export function createMessages(locale) {
  const catalogue = catalogues[locale];
  if (catalogue === undefined) throw new Error(`No catalogue for ${locale}`);
  // Each takes milliseconds to make, and the first findings wait for them: none is made before it is used.
  const plurals = lazy(() => new Intl.PluralRules(locale));
  const languages = lazy(() => new Intl.DisplayNames(locale, { type: "language" }));

  /**
   * @param {string} key
   * @param {Params} params
   */
  function template(key, params) {
    const message = catalogue?.messages[key];
    if (message === undefined) throw new Error(`No message "${key}" in ${locale}`);
    if (typeof message === "string") return message;
    return plurals().select(Number(params[message.by])) === "one" ? message.one : message.other;
  }

  /**
   * As `Intl.NumberFormat` would, which takes Chromium 15 to 40 ms to make: a fifth of the way to the first findings.
   *
   * @type {Messages["number"]}
   */
  const number = (count) => String(count).replace(/\B(?=(?:\d{3})+$)/g, catalogue.grouping);

  /**
   * @param {string | number | undefined} value
   * @param {string | undefined} form
   */
  function print(value, form) {
    if (typeof value !== "number") return value ?? "";
    return (form === "spelled" ? catalogue?.spelled[value] : undefined) ?? number(value);
  }

  /** The pieces of the templates that were used: words, and parameters by name and form. @type {Map<string, { name: string | null, form: string | undefined, text: string }[]>} */
  const known = new Map();

  /** @param {string} message */
  function piecesOf(message) {
    const pieces = message.split(/(\{[a-z]+(?::[a-z]+)?\})/i).filter((piece) => piece !== "").map((text) => {
      const [, name = null, form] = /^\{([a-z]+)(?::([a-z]+))?\}$/i.exec(text) ?? [];
      return { name, form, text };
    });
    known.set(message, pieces);
    return pieces;
  }

  /** @type {Messages["parts"]} */
  function parts(key, params = {}) {
    const message = template(key, params);
    return (known.get(message) ?? piecesOf(message)).map(({ name, form, text }) => (name === null ? { name, text } : { name, text: print(params[name], form) }));
  }

  return {
    locale,
    parts,
    text: (key, params) => parts(key, params).map((part) => part.text).join(""),
    number,
    list: (items) => listed(items, catalogue.lists),
    languages: Object.keys(catalogue.languages),
    languageName: (language) => catalogue.languages[language] ?? languages().of(language) ?? language, // Chromium takes 30 ms to find its names
    date: createDates(catalogue.dates),
  };
}

/**
 * As `Intl.ListFormat` would, which takes Chromium 20 ms to make: a sixth of the way to the first findings.
 *
 * @param {readonly string[]} items
 * @param {Lists} lists
 */
function listed(items, { between, ofTwo, last }) {
  const end = items.length === 2 ? ofTwo : last;
  return items.map((item, place) => (place === 0 ? "" : place < items.length - 1 ? between : end) + item).join("");
}

/**
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
function lazy(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

/**
 * As `Intl.DateTimeFormat` would, but for « 1er ». It takes Chromium 20 ms to make one: a sixth of the way to the first findings.
 *
 * @param {Catalogue["dates"]} dates
 * @returns {Messages["date"]}
 */
function createDates({ months, first, full, month: noDay }) {
  return (date) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) ?? [];
    if (year === undefined || Number.isNaN(Date.parse(date))) return date;
    const name = months[Number(month) - 1];
    if (name === undefined) return year;
    const shape = day === undefined ? noDay : full;
    return shape.replace("{day}", day === "01" ? first : String(Number(day))).replace("{month}", name).replace("{year}", year);
  };
}
