/**
 * The quotations of all articles, opened up: from the engine's flat arrays to groups, each with its places.
 *
 * @import { State } from "../store/state.js"
 * @import { ChangeClass, PlaceKind, Quotations, Role, Span, Verdict, Vocabulary } from "../../../src/wire/types.js"
 */

/** Per mille: what a reporting verb with its subject, or « selon », tells. All else the engine infers from what stands near. */
const SURE = 900;
/** Beyond: set by hand. */
const SET = 999;
/** What the engine writes where there is no number. */
const NONE = 0xffffffff;
const STRIDE = 16;
const CHANGE_STRIDE = 7;
/** What differs between words. @type {ReadonlySet<string>} */
const OF_WORDS = new Set(["words", "silent-cut", "marked-cut", "part"]);

/** In what two places differ; `reworded`: one of them reports, and has other words, which is expected of it. @typedef {Verdict | "reworded"} Told */

/**
 * A place where an article has the words of a quotation.
 *
 * @typedef {object} QuotedPlace
 * @property {number} article
 * @property {number} start
 * @property {number} end
 * @property {PlaceKind} kind
 * @property {Role} role
 * @property {readonly string[]} speakers Full names; nobody where it is empty.
 * @property {Span | null} mention The words that name the speaker there.
 * @property {Span | null} verb
 * @property {Span | null} source An agency or outlet that is credited there.
 * @property {number} confidence In who says it, per mille.
 * @property {number} reason Index into `vocabulary.reasons`.
 * @property {number | null} own Index among the quotations of the article; `null`: no utterance of its own.
 * @property {readonly Told[]} verdicts In what it differs from the base.
 * @property {QuotedChange[]} changes Where its words differ from the base's, in order.
 *
 * @typedef {{ change: ChangeClass, before: Span, after: Span }} QuotedChange `before` is in the base, `after` at the place; empty: nothing stands there.
 *
 * @typedef {object} QuotationGroup
 * @property {string} id Its number, until an article comes, goes or changes.
 * @property {readonly QuotedPlace[]} places Earliest first.
 * @property {QuotedPlace} base What the others are compared with.
 *
 * @typedef {object} QuotationIndex
 * @property {readonly QuotationGroup[]} groups In order of where they stand first.
 * @property {(id: string) => QuotationGroup | undefined} byId
 * @property {(article: number, quoted: { index: number, start: number, end: number }) => { group: QuotationGroup, place: QuotedPlace } | undefined} of
 *   A quotation of an article, by its index there. What is reported around marked words is known by those.
 */

/**
 * Whether who says it is to be shown as a guess, with a question mark: no verb with its subject tells it, or that subject is
 * « il » or « le président russe », and whom it stands for is inferred. One rule for every view.
 *
 * @param {QuotedPlace} place
 * @param {State["articles"]} articles
 * @returns {"" | "inferred" | "guess"}
 */
export function guessOf({ article, speakers, confidence, mention }, articles) {
  if (speakers.length === 0 || confidence > SET) return "";
  if (confidence < SURE) return "guess";
  const said = mention === null ? "" : (articles.get(article)?.text.slice(mention.start, mention.end) ?? "");
  return speakers.some((name) => name.split(/[\s-]+/u).some((part) => part.length > 1 && said.includes(part))) ? "" : "inferred";
}

/** Whether it has the words without quote marks. @param {QuotedPlace} place */
export function isReport({ kind }) {
  return kind === "indirect" || kind === "told";
}

/** @param {readonly Told[]} verdicts @returns {readonly Told[]} */
function ofReport(verdicts) {
  const others = verdicts.filter((verdict) => !OF_WORDS.has(verdict) && verdict !== "typography");
  return verdicts.some((verdict) => OF_WORDS.has(verdict)) ? [...others, "reworded"] : others;
}

/** Made once for all the views that ask. @type {WeakMap<Quotations, QuotationIndex>} */
const MADE = new WeakMap();

/**
 * @param {Quotations} quotations
 * @param {Vocabulary} vocabulary
 * @returns {QuotationIndex}
 */
export function quotationIndexOf(quotations, vocabulary) {
  const made = MADE.get(quotations) ?? makeIndex(quotations, vocabulary);
  MADE.set(quotations, made);
  return made;
}

/**
 * @param {Quotations} quotations
 * @param {Vocabulary} vocabulary
 * @returns {QuotationIndex}
 */
function makeIndex({ groups: flat, places: flatPlaces, changes, speakers }, vocabulary) {
  /** @type {QuotedPlace[]} */
  const all = [];
  for (let at = 0; at + STRIDE <= flatPlaces.length; at += STRIDE) all.push(placeAt(flatPlaces.subarray(at, at + STRIDE), speakers, vocabulary));
  for (let at = 0; at + CHANGE_STRIDE <= changes.length; at += CHANGE_STRIDE) {
    const [place = 0, , change = 0, baseStart = 0, baseEnd = 0, start = 0, end = 0] = changes.subarray(at, at + CHANGE_STRIDE);
    all[place]?.changes.push({ change: vocabulary.classes[change] ?? "wording", before: { start: baseStart, end: baseEnd }, after: { start, end } });
  }
  /** @type {QuotationGroup[]} */
  const groups = [];
  /** Its own utterances, by article. @type {Map<number, { group: QuotationGroup, place: QuotedPlace }[]>} */
  const own = new Map();
  for (let at = 0; at + 3 <= flat.length; at += 3) {
    const [first = 0, count = 0, base = 0] = flat.subarray(at, at + 3);
    const places = all.slice(first, first + count);
    const compared = all[base] ?? places[0];
    if (compared === undefined) continue;
    const group = { id: String(groups.length), places, base: compared };
    groups.push(group);
    for (const place of places) {
      if (isReport(place) || isReport(compared)) place.verdicts = ofReport(place.verdicts);
      if (place.own === null) continue;
      const known = own.get(place.article);
      if (known === undefined) own.set(place.article, [{ group, place }]);
      else known.push({ group, place });
    }
  }
  return {
    groups, byId: (id) => (id === "" ? undefined : groups[Number(id)]),
    of(article, { index, start, end }) {
      const all = own.get(article);
      return all?.find(({ place }) => place.own === index) ?? all?.find(({ place }) => place.start >= start && place.end <= end);
    },
  };
}

/**
 * @param {Uint32Array} row
 * @param {readonly string[]} speakers
 * @param {Vocabulary} vocabulary
 * @returns {QuotedPlace}
 */
function placeAt(row, speakers, { placeKinds, roles, verdicts }) {
  const [article = 0, start = 0, end = 0, kind = 0, role = 0, speaker = 0, ...rest] = row;
  const [mentionStart = 0, mentionEnd = 0, verbStart = 0, verbEnd = 0, sourceStart = 0, sourceEnd = 0, confidence = 0, reason = 0, own = NONE, bits = 0] = rest;
  const span = (/** @type {number} */ from, /** @type {number} */ to) => (from === to ? null : { start: from, end: to });
  return {
    article, start, end, kind: placeKinds[kind] ?? "direct", role: roles[role] ?? "paragraph",
    speakers: (speakers[speaker] ?? "").split("\n").filter(Boolean),
    mention: span(mentionStart, mentionEnd), verb: span(verbStart, verbEnd), source: span(sourceStart, sourceEnd),
    confidence, reason, own: own === NONE ? null : own, verdicts: verdicts.filter((_, bit) => (bits & (1 << bit)) !== 0), changes: [],
  };
}
