// What crosses from the engine to the page. Included in the generated bindings by src/wasm.rs; the
// structs behind it are in src/wire/views.rs, and tests/contract.mjs checks that the two agree.
//
// Offsets count UTF-16 code units of the article's canonical text: text.slice(start, end).

/** What a block is. Arrays hold the index into this list. */
export type Role =
  | "title" | "dek" | "byline" | "dateline" | "caption" | "heading"
  | "paragraph" | "quote_block" | "chrome" | "comment" | "note";

/** How close the two places of an alignment are. */
export type Kind = "verbatim" | "near" | "paraphrase";

export type QuotationKind = "direct" | "fragment" | "scare" | "indirect";

export type Op = "replace" | "insert" | "delete" | "move";

export type ChangeClass =
  | "typography" | "punctuation" | "case" | "inflection" | "elision"
  | "number" | "name" | "negation" | "split" | "wording";

export interface Span { start: number; end: number }

/** An article as the engine read it. Sent by `add`, and anew by `describe` and `correct`. */
export interface ArticleView {
  /** Names the article for the engine's life; never given to another one. */
  key: number;
  /** The file's base name, or a name given to pasted text. */
  name: string;
  sha256: string;
  /** BCP 47. */
  language: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  url: string | null;
  /** Canonical text: what every offset points into. */
  text: string;
  /** Stride 3: start, end, index into `vocabulary().roles`. Sorted, disjoint. */
  blocks: Uint32Array;
  /** Stride 2: start, end. Sorted, disjoint. */
  sentences: Uint32Array;
  /** Stride 3: start, end, index into `vocabulary().quotationKinds`; "indirect" ones have no marks and may hold others. Sorted by start. */
  quotations: Uint32Array;
}

/** The names behind the indices in flat arrays. */
export interface Vocabulary {
  roles: Role[];
  quotationKinds: QuotationKind[];
  ops: Op[];
  classes: ChangeClass[];
  placeKinds: PlaceKind[];
  /** Why somebody is said to have said something, in English words. */
  reasons: string[];
  /** The verdict behind each bit: `1 << verdicts.indexOf("words")`. */
  verdicts: Verdict[];
}

/** Word counts of one article. `furniture + unique + shared + repeated` is `words`. */
export interface ArticleSummary {
  key: number;
  /** A…Z, AA…: by order of display. */
  letter: string;
  words: number;
  /** Words in page furniture (role chrome). */
  furniture: number;
  /** Words that stand nowhere else. */
  unique: number;
  /** Words in a passage that another article has too. */
  shared: number;
  /** Words in a passage that only this article has, but more than once. */
  repeated: number;
  /**
   * The first and the last minute in which it may have been published, as its date tells, in minutes of UTC since the year 0
   * began: a day is the whole calendar day, so is a time without a zone; a month or year is all of it. Both are 0xFFFFFFFF where
   * nothing is known. Sort by `earliest`, `latest`, then order of display: earliest first, unknown last. One is earlier than
   * another only if its `latest` is before the other's `earliest` and both are known; else which was first is not known.
   */
  earliest: number;
  latest: number;
}

/** Two articles that may be versions of one: offered, never decided. */
export interface Revision {
  /** The earlier one where their dates tell, else the one displayed first. */
  left: number;
  right: number;
  /** "address": the same address. "text": nearly all words of each stand in the other, and no two outlets are named. */
  reason: "address" | "text";
}

/** What two articles, or one with itself (left = right), share. Only pairs that share something. */
export interface PairSummary {
  left: number;
  right: number;
  /** Words of the left article in alignments that are not stock; the same for the right one. */
  wordsLeft: number;
  wordsRight: number;
  /** Longest unbroken run of the same words, in words. */
  longestRun: number;
  /** Alignments that count, and alignments set aside as stock. */
  alignments: number;
  stock: number;
}

export interface Occurrence extends Span {
  article: number;
  /** Wholly inside quote marks. */
  quoted: boolean;
  role: Role;
}

/** The same thing wherever it stands. */
export interface PassageView {
  id: string;
  kind: Kind;
  stock: boolean;
  words: number;
  occurrences: Occurrence[];
}

/**
 * One sentence of the overview, strongest first.
 *  quotations-twice  an article prints `count` quotations twice (left = right)
 *  comment           a reader's comment repeats `words` words of its article (left = right)
 *  title-twice       an article prints its title twice (left = right)
 *  repeats           an article repeats `count` other passages, `words` words in all (left = right)
 *  shares            two articles share `count` passages, `words` words in all, `longestRun` in a row at most
 *  restates          both state the same thing in other words, `count` times; only the single words that carry it are shared
 *  stock-only        two articles share nothing but stock phrases (`count` of them)
 */
export type FindingKind =
  | "quotations-twice" | "comment" | "title-twice" | "repeats" | "shares" | "restates" | "stock-only";

export interface Finding {
  kind: FindingKind;
  left: number;
  right: number;
  count: number;
  words: number;
  longestRun: number;
  /**
   * Ids of the alignments meant, longest first; the first one gives the excerpt. `m1`, `m2` … are numbered by the text on the left:
   * the lowest number is read first.
   */
  alignments: string[];
  /** Where the longest stretch stands on the left side. */
  excerpt: Span;
}

export interface Overview {
  /** In order of display. */
  articles: ArticleSummary[];
  findings: Finding[];
  pairs: PairSummary[];
  passages: PassageView[];
  /** In order of display, those with one address first. */
  revisions: Revision[];
  /** A work budget cut something short; `notes` says what. */
  approximate: boolean;
  notes: string[];
}

/**
 * Two places that say the same thing, as seen in a comparison. That a whole alignment moved is said by `moved`; a change
 * with op `move` is a move inside one. Ids are those of `Overview.findings` until an article comes, goes or changes.
 */
export interface AlignmentView {
  id: string;
  kind: Kind;
  stock: boolean;
  words: number;
  /** Breaks the order of its neighbours. */
  moved: boolean;
  left: Span;
  right: Span;
  /** The rare words, names and numbers that carry it. */
  evidence: string[];
}

/** Two articles side by side, or one with itself (then left stands before right). */
export interface Comparison {
  left: number;
  right: number;
  /** Sorted by position on the left. */
  alignments: AlignmentView[];
  /**
   * Stride 7: index into `alignments`, index into `vocabulary().ops`, index into `vocabulary().classes`,
   * left start, left end, right start, right end. An insertion has an empty left span, a deletion an
   * empty right one. Sorted by alignment, then position. Of a paraphrase, only the figures and names that differ. Two kinds stand outside their
   * alignment, as they are not shared: the words that lead into it, and behind it a paragraph that ends on one side only.
   */
  changes: Uint32Array;
  approximate: boolean;
}

/**
 * A passage as a table: a row for each of its occurrences, in their order, and a column for each site where they part or
 * agree. Whatever their order, the same columns. A row's cells follow each other and make its occurrence whole.
 */
export interface Collation {
  passage: string;
  columns: number;
  /** An occurrence was too long: its middle is one column. */
  approximate: boolean;
  /** Stride 2: start, end; empty where the row has no words. By column, then by row. */
  cells: Uint32Array;
  /** Rows of a column with the same words have the same number; the first row has 0. By column, then by row. */
  readings: Uint32Array;
  /** By column: the first row with the reading that most rows have; the number of rows where two are equally frequent. */
  common: Uint32Array;
}

/**
 * How an article has the words of a quotation: a QuotationKind where they are an utterance or stand inside the marks of a
 * longer one; "told" where they stand in its text, without marks and not as an utterance of their own.
 */
export type PlaceKind = QuotationKind | "told";

/**
 * In what a place differs from the base of its group; without any, the words are identical:
 *  typography  quote marks, spaces, capitals, punctuation, the form of `[…]`
 *  marked-cut  words are missing on one side, and a mark says so
 *  silent-cut  words are missing inside the marks of one side, and nothing says so
 *  part        one side has only a part of the other's words: the beginning or the end is not there
 *  words       other words
 *  speaker     both name speakers, and not one in common
 *  verb        both have a reporting verb, and another one
 *  told        between quote marks on one side, reported or told without them on the other
 *  source      one side credits an agency or outlet in the same sentence, and the other does not
 */
export type Verdict =
  | "typography" | "marked-cut" | "silent-cut" | "part" | "words" | "speaker" | "verb" | "told" | "source";

/**
 * Every quotation of all articles, wherever it stands: also those of one place. Groups are in order of where they stand first
 * (by order of display); that order is their id until an article comes, goes or changes. Furniture is left out, and so are reported
 * clauses whose own marked words stand for them.
 */
export interface Quotations {
  /**
   * Stride 3: index of its first place in `places`, how many places, index in `places` of the base: the place that the others
   * are compared with, and whose text is the label (the first one between marks, else the first).
   */
  groups: Uint32Array;
  /**
   * Stride 16, by group, then earliest first, unknown dates last, then by display: article key; start, end; index into
   * `vocabulary().placeKinds`; index into `vocabulary().roles`; index into `speakers`; start, end of the words that name the speaker;
   * start, end of the reporting words; start, end of the agency or outlet that is credited in the same sentence (each empty, 0 and
   * 0, where there is none); confidence in who says it, per mille (0 nobody is named, 1000 set by hand); index into
   * `vocabulary().reasons`; index into the `quotations` of the article (0xFFFFFFFF where the place is no utterance of its own);
   * verdicts, as bits.
   */
  places: Uint32Array;
  /** Full names as the articles print them, one a line; "" for nobody. */
  speakers: string[];
  /**
   * Stride 7: index in `places`, then as in `Comparison.changes`: op, class, start, end in the base, start, end at the place. What
   * differs between the words of a place and those of its base, in order.
   */
  changes: Uint32Array;
  approximate: boolean;
}

/** One article among the others. */
export interface Reading {
  article: number;
  /**
   * Stride 5: start, end, words, those of them that another article has too, those that only this article has but more than once;
   * formulas count as neither. Every sentence that is not furniture, in order. One with neither stands nowhere else.
   */
  sentences: Uint32Array;
  /**
   * Keys of the other articles on the event, in order of display: those that share something with this one that is no formula,
   * or with one that does.
   */
  event: Uint32Array;
  /**
   * Stride 6: number of the statement, article key, start, end, how many articles of `event` have it, index into
   * `Overview.passages`. What others have and this one lacks, with each place; those of one statement follow each other.
   * With two or more other articles: passages that at least two of them have; all have it where the count is
   * `event.length`. With one other: its sentences of which nothing stands in any other article (index 0xFFFFFFFF): say only that
   * they are not here.
   */
  lacks: Uint32Array;
  approximate: boolean;
}

/** Where the words of a text stand, in all articles: also where the text was taken from. */
export interface Search {
  /** Stride 2: start, end of each word of the text searched for; at most 400 words are. */
  words: Uint32Array;
  /**
   * Stride 7: article key; start, end; 1 where the very words stand in a row (capitals, accents on capitals, signs aside), else 0; weight
   * of the words that are there in that of all, per mille; index into `vocabulary().roles`; how many words are missing. The
   * articles' own before furniture, exact before near, most words first, then in order of display and text. At most 500.
   */
  hits: Uint32Array;
  /** The missing words of each hit, one hit after another: indices of words in `words`. */
  missing: Uint32Array;
  /** How many places there are, also of those that `hits` leaves out. */
  total: number;
  /** The text was too long, or not everything was looked at. */
  approximate: boolean;
}

/** What can be said of an article. */
export type MetadataField = "title" | "outlet" | "published" | "url" | "language";

/**
 * What can be set right in an article, and the values of `correct`:
 *  role      a Role; the block that begins at `start`
 *  sentence  "join" (the sentence at `start` goes on to the end of the next one) or "split" (one begins at `start`)
 *  speakers  full names, one a line, "" for nobody; `start` and `end` are the quotation's
 *  kind      a QuotationKind; likewise
 */
export type CorrectionMatter = "role" | "sentence" | "speakers" | "kind";
