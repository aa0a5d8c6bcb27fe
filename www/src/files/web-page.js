/**
 * A saved web page → the text of its article, and the lines around it. Mozilla's Readability finds the article, as in the
 * reader view of Firefox; what it leaves is set aside, never thrown away.
 *
 * @import { About, WebPage } from "../store/shelf.js"
 */

/*! Readability.js, by Mozilla: Copyright (c) 2010 Arc90 Inc. Licensed under the Apache License, Version 2.0:
    http://www.apache.org/licenses/LICENSE-2.0. Distributed as is, without warranties or conditions of any kind. */
import { Readability } from "@mozilla/readability";
import { parseMarkup } from "../policy.js";
import { joinParagraphs, paragraphsOf } from "../text/markup.js";
import { aboutOf } from "./web-about.js";

/** A line shorter than this is set aside even if its words stand somewhere in the article: « Partager ». */
const TELLING_LINE = 40;

const INVISIBLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/**
 * @param {string} markup
 * @returns {{ web: WebPage, about: About }}
 */
export function readWebPage(markup) {
  const page = parseMarkup(markup);
  const about = aboutOf(page);
  const lines = paragraphsOf(page.body);
  const body = mainParagraphs(page);
  const article = body.length === 0 ? lines : withTitle(body, titleLine(about.title, lines));
  const aside = body.length === 0 ? [] : linesBeside(article, lines);
  return { web: { article: joinParagraphs(article), whole: joinParagraphs(lines), aside, shown: "article" }, about };
}

/**
 * The article's own paragraphs; none when Readability finds no article. Takes the page apart.
 *
 * @param {Document} page
 * @returns {string[]}
 */
function mainParagraphs(page) {
  // Their contents are strings of markup to Readability, and no text to us.
  for (const element of page.querySelectorAll("noscript, template, script, xmp")) element.remove();
  for (const element of page.querySelectorAll("[data-style]")) {
    if (INVISIBLE.test(element.getAttribute("data-style") ?? "")) element.setAttribute("hidden", "");
  }
  restoreWithoutMarkup(page.body);
  const found = new Readability(page, { serializer: paragraphsOf, disableJSONLD: true }).parse();
  return found?.content ?? [];
}

/**
 * Readability tries several times, and puts the body back by `innerHTML` in between. The page's policy refuses markup from
 * strings, rightly: this body keeps a copy of its nodes instead, and no markup is written or parsed.
 *
 * @param {HTMLElement} body
 */
function restoreWithoutMarkup(body) {
  const copy = body.cloneNode(true);
  Object.defineProperty(body, "innerHTML", {
    get: () => "",
    set: () => body.replaceChildren(...copy.cloneNode(true).childNodes),
  });
}

/**
 * The title as the page shows it, which Readability takes out of the text.
 *
 * @param {string | undefined} title
 * @param {readonly string[]} lines
 */
function titleLine(title, lines) {
  if (title === undefined) return undefined;
  const wanted = plain(title);
  return lines.find((line) => plain(line) === wanted) ?? title;
}

/**
 * @param {string[]} body
 * @param {string | undefined} title
 */
function withTitle(body, title) {
  const [first = ""] = body;
  return title === undefined || plain(first) === plain(title) ? body : [title, ...body];
}

/**
 * @param {readonly string[]} article
 * @param {readonly string[]} lines
 */
function linesBeside(article, lines) {
  const own = new Set(article.map(plain));
  const all = plain(article.join(" "));
  return lines.filter((line) => {
    const bare = plain(line);
    return !own.has(bare) && (bare.length < TELLING_LINE || !all.includes(bare));
  });
}

/** @param {string} line */
function plain(line) {
  return line.toLowerCase().replace(/[\s\u00a0]+/g, " ").replace(/[’‘]/g, "'").trim();
}
