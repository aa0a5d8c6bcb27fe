/**
 * The differences in sentences, passage by passage. Beside the text it is an index; for a screen reader it is the
 * comparison itself.
 *
 * @import { ArticleView } from "../../../src/wire/types.js"
 * @import { Difference, Passage } from "../text/differences.js"
 * @import { Page } from "./page.js"
 * @import { Sides } from "./phrases.js"
 */

import { contrast, isQuiet, isSensitive, isTypographic, voiceOf } from "../text/differences.js";
import { shorten } from "../text/excerpt.js";
import { el } from "../ui/el.js";
import { differenceNodes, isolated } from "./phrases.js";

/** Enough of a passage to recognise it. */
const SHOWN = 110;

/**
 * @typedef {object} ListInput
 * @property {ArticleView} left
 * @property {ArticleView} right
 * @property {readonly Passage[]} passages
 * @property {Sides} sides
 * @property {{ left: string, right: string }} who What the two are called.
 * @property {import("../../../src/wire/types.js").Vocabulary} vocabulary
 * @property {boolean} quiet Differences of form stand back.
 */

/**
 * @param {ListInput} input
 * @param {Page} page
 * @returns {HTMLElement}
 */
export function differenceList(input, page) {
  const { passages, sides } = input;
  return el("div", {}, sensitiveFirst(passages, sides, page), el("ol", { class: "passage-list" }, passages.map((passage) => passageItem(passage, input, page))));
}

/**
 * What a fact-checker looks at before all else, from all the passages.
 *
 * @param {readonly Passage[]} passages
 * @param {Sides} sides
 * @param {Page} page
 */
function sensitiveFirst(passages, sides, { words, actions }) {
  const sensitive = passages.flatMap(({ differences }) => differences.filter(isSensitive)).sort((one, other) => Number(other.quoted) - Number(one.quoted));
  if (sensitive.length === 0) return null;
  return el("section", { class: "first-look", "aria-labelledby": "first-look-title" },
    el("h3", { id: "first-look-title" }, words.text("compare.first", { count: sensitive.length })),
    el("ol", {}, sensitive.map((difference) => el("li", { data: { sensitive: true } },
      el("button", { class: "difference-choice", data: { first: difference.index }, onclick: () => actions.chooseDifference(difference.index, "list") },
        el("span", { class: "difference-sentence" }, differenceNodes(difference, words, sides)), " ", className(difference, words))))));
}

/** @param {Difference} difference @param {import("../ui/messages.js").Messages} words */
function className(difference, words) {
  const { name, quoted } = difference;
  return el("span", { class: "class-name" }, words.text(`class.${name}`), quoted && isSensitive(difference) && ` · ${words.text("class.quoted")}`);
}

/**
 * @param {Passage} passage
 * @param {ListInput} input
 * @param {Page} page
 */
function passageItem({ alignment, passageId, differences, hidden }, { left, right, sides, who, vocabulary, quiet }, { words, actions }) {
  const { id, kind, stock, moved, evidence } = alignment;
  const text = left.text.slice(alignment.left.start, alignment.left.end);
  const voices = contrast(voiceOf(left, alignment.left, vocabulary), voiceOf(right, alignment.right, vocabulary));
  const on = (/** @type {"left" | "right"} */ side) => (left === right ? words.text(`passage.on.${side}`) : words.text("passage.in", { who: who[side] }));
  return el("li", { class: "passage-item", data: { passage: id, kind, words: alignment.words, stock } },
    el("h3", {},
      el("button", { class: "passage-choice", data: { family: passageId }, onclick: () => actions.choosePassage(id, "list") },
        el("span", { class: "passage-where" },
          words.text("passage.where", { from: sides.at(alignment.left, "left"), to: sides.at(alignment.right, "right") })), " ",
        el("span", { class: "facts" },
          [words.text("passage.words", { count: alignment.words }), words.text(stock ? "kind.stock" : `kind.${kind}`),
            moved && words.text("kind.moved")].filter(Boolean).join(" · ")),
        el("q", { lang: left.language, dir: "auto" }, shorten(text, SHOWN)))),
    kind === "paraphrase" && evidence.length > 0 && el("p", { class: "facts" }, words.text("passage.evidence", { list: words.list(evidence.map(isolated)) })),
    voices !== null && el("p", { class: "facts" }, words.text(`passage.voices.${voices.how}`, { here: on(voices.quoting), there: on(voices.quoting === "left" ? "right" : "left") })),
    el("p", { class: "verdict" }, kind === "paraphrase" ? paraphraseVerdict(differences, words) : verdict(differences, hidden, words)),
    el("ol", { class: "difference-list" }, differences.map((difference) =>
      el("li", { data: { listed: difference.index, quiet: quiet && isQuiet(difference), sensitive: isSensitive(difference) } },
        el("button", { class: "difference-choice", onclick: () => actions.chooseDifference(difference.index, "list") },
          el("span", { class: "difference-sentence" }, differenceNodes(difference, words, sides)),
          " ", className(difference, words))))));
}

/**
 * @param {readonly Difference[]} differences
 * @param {number} hidden Differences of typography besides.
 * @param {import("../ui/messages.js").Messages} words
 */
export function verdict(differences, hidden, words) {
  const count = differences.length;
  const moved = differences.filter(({ op }) => op === "move").length;
  const signs = hidden + differences.filter(isTypographic).length;
  if (count + hidden === 0) return words.text("verdict.same");
  if (count === moved && hidden === 0) return words.text("verdict.moved");
  if (signs + moved === count + hidden) return words.text("verdict.signs", { count: signs });
  return [words.text("verdict.differences", { count }), hidden > 0 && words.text("verdict.hidden", { count: hidden })].filter(Boolean).join(" ");
}

/**
 * A guess that two places say the same: how their words differ says nothing, but figures and names that differ do.
 *
 * @param {readonly Difference[]} differences
 * @param {import("../ui/messages.js").Messages} words
 */
export function paraphraseVerdict({ length }, words) {
  return length === 0 ? words.text("verdict.paraphrase") : words.text("verdict.contradicts", { count: length });
}
