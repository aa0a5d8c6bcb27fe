/**
 * What can be set right in an article and needs room: where the sentences of a paragraph end, and who says what is quoted.
 *
 * @import { ArticleView, Span } from "../../../src/wire/types.js"
 * @import { Correction } from "../store/shelf.js"
 * @import { State } from "../store/state.js"
 * @import { Page } from "./page.js"
 */

import { quotationIndexOf } from "../text/quotation-groups.js";
import { showDialog } from "../ui/dialog.js";
import { el } from "../ui/el.js";
import { keptOf } from "./names.js";

/**
 * Every word is a button: a sentence begins with it from now on. Between two sentences: they are one.
 *
 * @param {number} key
 * @param {Span} block
 * @param {State} state
 * @param {Page} page
 */
export function openSentences(key, block, state, { words, actions }) {
  const article = state.articles.get(key);
  if (article === undefined) return;
  const sentences = sentencesIn(article, block).map((sentence) => printedWords(article, sentence));
  showDialog({ name: "sentences", title: words.text("fix.sentences.title"), content: (close) => {
    /** @param {"join" | "split"} value @param {Span} word That a sentence begins with, before or after. @param {number} start */
    const fix = (value, word, start = word.start) => {
      close();
      // Where hands cut or joined before, that is taken back instead. A join reaches over the seam: a sentence may be joined at both its ends.
      const said = keptOf(state, key)?.corrections.find((other) => other.what === "sentence" && other.value !== value && (value === "join" ? other.start === word.start : other.end === word.end));
      actions.correct(key, said ?? { what: "sentence", start, end: value === "join" ? word.end : start, value }, said === undefined);
    };
    return [
      el("p", { class: "facts" }, words.text("fix.sentences.how")),
      el("ol", { class: "sentence-list" }, sentences.flatMap((parts, index) => [
        el("li", { lang: article.language, dir: "auto" }, parts.flatMap((word, at) => [at > 0 && " ",
          at === 0
            ? el("span", {}, article.text.slice(word.start, word.end))
            : el("button", { class: "word", onclick: () => fix("split", word), title: words.text("fix.sentences.split") }, article.text.slice(word.start, word.end))])),
        index < sentences.length - 1 && el("li", { class: "between" }, el("button", {
          data: { join: index }, onclick: () => fix("join", sentences[index + 1]?.[0] ?? block, parts.at(-1)?.start),
        }, words.text("fix.sentences.join"))),
      ])),
      el("p", { class: "dialog-actions" }, el("button", { class: "strong", onclick: close }, words.text("dialog.close"))),
    ];
  } });
}

/** @param {ArticleView} article @param {Span} block @returns {Span[]} */
function sentencesIn({ sentences }, block) {
  /** @type {Span[]} */
  const found = [];
  for (let at = 0; at + 2 <= sentences.length; at += 2) {
    const [start = 0, end = 0] = sentences.subarray(at, at + 2);
    if (start >= block.start && end <= block.end) found.push({ start, end });
  }
  return found;
}

/** @param {Uint32Array} flat Stride 3. */
function rowsOf(flat) {
  return Array.from({ length: flat.length / 3 }, (_, row) => flat.subarray(3 * row, 3 * row + 3));
}

/** What white space parts. @param {ArticleView} article @param {Span} sentence @returns {Span[]} */
function printedWords({ text }, sentence) {
  return Array.from(text.slice(sentence.start, sentence.end).matchAll(/\S+/gu), ({ 0: word, index }) =>
    ({ start: sentence.start + index, end: sentence.start + index + word.length }));
}

/**
 * @param {number} key
 * @param {Span & { kind: string }} quotation
 * @param {State} state
 * @param {Page} page
 */
export function openQuotation(key, { start, end, kind }, state, { words, actions }) {
  const article = state.articles.get(key);
  const said = (/** @type {Correction["what"]} */ what) => keptOf(state, key)?.corrections.find((other) => other.what === what && other.start === start && other.end === end);
  if (article === undefined) return;
  const index = state.quotations === null ? -1 : rowsOf(article.quotations).findIndex((row) => row[0] === start && row[1] === end);
  const place = state.quotations === null ? undefined : quotationIndexOf(state.quotations, state.vocabulary).of(key, { index, start, end })?.place;
  const known = (place?.speakers ?? []).join(" / ");
  showDialog({ name: "quotation", title: words.text("fix.quotation.title"), content: (close) => {
    const speaker = el("input", { type: "text", id: "fix-speaker", autocomplete: "off", value: said("speakers")?.value ?? known, data: { firstField: true } });
    const kinds = el("select", { id: "fix-kind" }, state.vocabulary.quotationKinds.map((name) => el("option", { value: name, selected: name === kind }, words.text(`quoted.${name}`))));
    const form = el("form", { method: "dialog" },
      el("blockquote", { lang: article.language, dir: "auto" }, article.text.slice(start, end)),
      el("p", { class: "field" }, el("label", { for: "fix-speaker" }, words.text("fix.speaker")), speaker),
      el("p", { class: "field" }, el("label", { for: "fix-kind" }, words.text("fix.kind")), kinds),
      el("p", { class: "dialog-actions" },
        el("button", { onclick: close }, words.text("dialog.cancel")),
        el("button", { type: "submit", class: "strong" }, words.text("dialog.save"))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close();
      const name = speaker.value.trim();
      if (name !== (said("speakers")?.value ?? known)) actions.correct(key, { what: "speakers", start, end, value: name.replaceAll(" / ", "\n") }, name !== "" || known !== "");
      if (kinds.value !== kind) actions.correct(key, { what: "kind", start, end, value: kinds.value }, true);
    });
    return [form];
  } });
}
