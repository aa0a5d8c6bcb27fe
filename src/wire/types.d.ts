// What crosses from the engine to the page. Included in the generated bindings by src/wasm.rs; the
// structs behind it are in src/wire/views.rs, and tests/wasm.rs checks that the two agree.
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

/** An article as the engine read it. Sent once, by `add`. */
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
 *  stock-only        two articles share nothing but stock phrases (`count` of them)
 */
export type FindingKind =
  | "quotations-twice" | "comment" | "title-twice" | "repeats" | "shares" | "stock-only";

export interface Finding {
  kind: FindingKind;
  left: number;
  right: number;
  count: number;
  words: number;
  longestRun: number;
  /** How the longest shared stretch stands on each side: inside quote marks or told by the article. */
  leftQuoted: boolean;
  rightQuoted: boolean;
  /** Ids of the alignments meant, longest first; the first one gives the excerpt. */
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
  /** 0 to 1000. */
  score: number;
  words: number;
  /** Breaks the order of its neighbours. */
  moved: boolean;
  left: Span;
  right: Span;
  leftQuoted: boolean;
  rightQuoted: boolean;
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
   * empty right one. Sorted by alignment, then position. Two kinds stand outside their
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
