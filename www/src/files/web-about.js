/**
 * What a saved web page says of itself: title, outlet, date, language, address. Read from its metadata and from JSON-LD,
 * the form in which most news sites describe their articles to search engines.
 *
 * @import { About } from "../store/shelf.js"
 */

/** Types of schema.org that are articles. */
const ARTICLE = /Article$|Posting$|^Report$|^Review$/;

/**
 * @param {Document} page
 * @returns {About}
 */
export function aboutOf(page) {
  const items = linkedData(page);
  const article = items.find((item) => typesOf(item).some((type) => ARTICLE.test(type))) ?? {};
  const meta = metaReader(page);
  const url = webAddress(page.querySelector('link[rel~="canonical" i]')?.getAttribute("href")) ?? webAddress(meta("og:url"))
    ?? webAddress(addressOf(article)) ?? savedFrom(page);
  const named = meta("og:site_name") ?? nameOf(article["publisher"], items) ?? meta("application-name");
  const outlet = named === undefined || webAddress(named) !== undefined ? hostOf(webAddress(named) ?? url) : named;
  const title = textOf(article["headline"]) ?? meta("og:title") ?? meta("twitter:title") ?? onlyHeading(page) ?? textOf(page.title);
  const found = {
    title: title && withoutOutlet(title, outlet),
    outlet,
    published: dayOf(textOf(article["datePublished"]) ?? meta("article:published_time") ?? meta("date") ?? meta("dc.date")
      ?? meta("dcterms.date") ?? meta("parsely-pub-date") ?? meta("pubdate") ?? timeElement(page)),
    language: languageOf(page.documentElement.lang || meta("og:locale") || meta("content-language") || textOf(article["inLanguage"])),
    url,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** @typedef {Record<string, unknown>} Item */

/** @param {Document} page @returns {Item[]} */
function linkedData(page) {
  /** @type {Item[]} */
  const items = [];
  /** @param {unknown} value */
  const collect = (value) => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === "object" && value !== null) {
      items.push(/** @type {Item} */ (value));
      collect(/** @type {Item} */ (value)["@graph"]);
    }
  };
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) collect(parseJson(script.textContent ?? ""));
  return items;
}

/** @param {string} text @returns {unknown} `null` when it is none: pages are full of it. */
function parseJson(text) {
  try {
    return JSON.parse(text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {Item} item */
function typesOf(item) {
  return [item["@type"]].flat().filter((type) => typeof type === "string");
}

/** @param {Document} page */
function metaReader(page) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const element of page.querySelectorAll("meta[content]")) {
    const name = (element.getAttribute("property") ?? element.getAttribute("name") ?? element.getAttribute("itemprop")
      ?? element.getAttribute("http-equiv") ?? "").toLowerCase();
    const value = textOf(element.getAttribute("content"));
    if (value !== undefined && !values.has(name)) values.set(name, value);
  }
  return (/** @type {string} */ name) => values.get(name);
}

/** Many pages escape their metadata twice. */
const ENTITIES = new Map(Object.entries({ quot: '"', apos: "'", lt: "<", gt: ">", nbsp: "\u00a0", amp: "&", rsquo: "’", lsquo: "‘", laquo: "«", raquo: "»" }));

/** @param {unknown} value @returns {string | undefined} */
function textOf(value) {
  if (typeof value !== "string") return undefined;
  const text = value.replace(/&amp;(?=#?\w+;)/g, "&").replace(/&(#x?)?(\w+);/gi, characterOf).replace(/[ \t\r\n]+/g, " ").trim();
  return text === "" ? undefined : text;
}

/**
 * @param {string} entity
 * @param {string | undefined} numeric
 * @param {string} name
 */
function characterOf(entity, numeric, name) {
  if (numeric === undefined) return ENTITIES.get(name) ?? entity;
  const code = parseInt(name, numeric.length === 2 ? 16 : 10);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

/**
 * @param {unknown} party Its name, itself, or a reference to it.
 * @param {Item[]} items
 * @returns {string | undefined}
 */
function nameOf(party, items) {
  const [first] = [party].flat();
  if (typeof first !== "object" || first === null) return textOf(first);
  const { name, "@id": id } = /** @type {Item} */ (first);
  return textOf(name) ?? (id === undefined ? undefined : textOf(items.find((item) => item["@id"] === id && "name" in item)?.["name"]));
}

/** @param {Item} article */
function addressOf({ url, mainEntityOfPage }) {
  const page = typeof mainEntityOfPage === "object" && mainEntityOfPage !== null ? /** @type {Item} */ (mainEntityOfPage)["@id"] : mainEntityOfPage;
  return textOf(url) ?? textOf(page);
}

/** @param {string | null | undefined} address */
function webAddress(address) {
  const url = address && URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The comment that browsers leave in a page they save. @param {Document} page */
function savedFrom(page) {
  const comment = [...page.childNodes, ...page.documentElement.childNodes].find((node) => node.nodeType === Node.COMMENT_NODE && /saved from|url:/i.test(node.textContent ?? ""));
  return webAddress(/https?:\/\/\S+/.exec(comment?.textContent ?? "")?.[0]);
}

/** @param {string | undefined} url */
function hostOf(url) {
  return url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, "");
}

/** @param {Document} page */
function onlyHeading(page) {
  const [first, second] = page.querySelectorAll("h1");
  return second === undefined ? textOf(first?.textContent) : undefined;
}

/**
 * « Le titre | Le Journal » is the title with the outlet's name behind it.
 *
 * @param {string} title
 * @param {string | undefined} outlet
 */
function withoutOutlet(title, outlet) {
  const [, main = title, end = ""] = /^(.+)\s[|–—-]\s(.+?)$/.exec(title) ?? [];
  return outlet !== undefined && end.toLowerCase().includes(outlet.toLowerCase()) ? main : title;
}

/** @param {Document} page */
function timeElement(page) {
  return page.querySelector("time[datetime]")?.getAttribute("datetime") ?? undefined;
}

/** The day as the page names it, in its own time zone. @param {string | undefined} date */
function dayOf(date) {
  if (date === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const time = Date.parse(date);
  return day ?? (Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10));
}

/** @param {string | undefined} tag */
function languageOf(tag) {
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? "")?.[0].toLowerCase();
}
