//! The words of an article in the order in which they are compared.
//!
//! First the words of the article proper, as if no furniture stood between its paragraphs, so that a
//! passage is one run even where a page puts a button into it; then the words of the furniture. No
//! run goes from one part to the other.

mod take_in;

use std::borrow::Cow;

use super::lexicon::{StemId, Word, WordClass};
use crate::number_map::number;
use crate::text::Span;

/// An article's words in comparison order, with what stands around each.
#[derive(Clone, Debug)]
pub struct Sequence {
    words: Vec<Word>,
    /// Index of each word's sentence.
    sentences: Vec<u32>,
    /// What stands around each word: the constants below.
    marks: Vec<u16>,
    /// Where words of another block than before begin, and the index of that block.
    blocks: Vec<(u32, u32)>,
    /// Words before this position are the article's own, the others are furniture.
    n_body: u32,
    /// The words that can carry a statement, by stem, then by position.
    by_stem: Vec<Carrying>,
}

/// A word that can carry a statement.
#[derive(Clone, Copy, Debug)]
pub struct Carrying {
    /// Its stem.
    pub stem: StemId,
    /// Its position.
    pub at: u32,
    /// Index of its sentence.
    pub sentence: u32,
}

/// Words of the short quotation that begins at the word; 0 where none does. It is short with
/// [`SHORT_QUOTATION`] words at most.
const QUOTATION: u16 = 7;
/// Stands between quote marks.
const QUOTED: u16 = 8;
/// `[…]`, `(…)` or `…` stands between the word before and this one.
const AFTER_ELLIPSIS: u16 = 16;
/// A mark that parts clauses stands there, or the sentence begins.
const STARTS_CLAUSE: u16 = 32;
/// Its block is a line that names the author or the date, and no more.
const IS_LINE: u16 = 64;
/// A capital inside a sentence says that it is a name.
const IS_NAME: u16 = 128;
/// Reports who speaks: a reporting verb, or the words that name the speaker. Not where the article opens: there,
/// who said something is what is told.
const ATTRIBUTES: u16 = 256;
/// What somebody is said to have said begins here, or ended before.
const STARTS_STATEMENT: u16 = 512;
/// Stands where the article opens: in its title, its standfirst or the first sentence of its text.
const OPENS: u16 = 1024;

/// Words of the longest quotation that a page quotes as an expression: « sans limites ».
pub const SHORT_QUOTATION: u8 = 4;

impl Sequence {
    /// The word at a position where it can carry a statement: content, not who says it.
    #[must_use]
    pub fn carrying(&self, at: u32) -> Option<&Word> {
        let is_other = self.has(at, ATTRIBUTES | IS_LINE);
        self.word(at)
            .filter(|word| word.class != WordClass::Function && !is_other)
    }

    /// The words that can carry a statement, by stem, then by position. None before speech has been marked.
    #[must_use]
    pub fn carrying_by_stem(&self) -> &[Carrying] {
        &self.by_stem
    }

    /// Words of the range that can carry a statement.
    #[must_use]
    pub fn n_carrying(&self, range: std::ops::Range<u32>) -> u32 {
        number(range.filter(|&at| self.carrying(at).is_some()).count())
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> u32 {
        number(self.words.len())
    }

    /// Whether the article has no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Number of words that are not furniture; they come first.
    #[must_use]
    pub const fn n_body(&self) -> u32 {
        self.n_body
    }

    /// The words, in comparison order.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The word at a position; nothing beyond the end.
    #[must_use]
    pub fn word(&self, at: u32) -> Option<&Word> {
        self.words.get(at as usize)
    }

    /// The words in the order of the text.
    #[must_use]
    pub fn in_text_order(&self) -> Cow<'_, [Word]> {
        let (mut body, mut furniture) = self.words.split_at(self.n_body as usize);
        if furniture.is_empty() {
            return Cow::Borrowed(body);
        }
        let mut all = Vec::with_capacity(self.words.len());
        loop {
            let next = match (body.first(), furniture.first()) {
                (Some(x), Some(y)) if y.span.start() < x.span.start() => &mut furniture,
                (None, _) => &mut furniture,
                _ => &mut body,
            };
            let Some((&word, rest)) = next.split_first() else {
                return Cow::Owned(all);
            };
            all.push(word);
            *next = rest;
        }
    }

    /// Index of the sentence of the word at a position.
    #[must_use]
    pub fn sentence(&self, at: u32) -> Option<u32> {
        self.sentences.get(at as usize).copied()
    }

    /// Whether the word at a position is the first of its sentence.
    #[must_use]
    pub fn starts_sentence(&self, at: u32) -> bool {
        at == 0 || !self.same_sentence(at, at - 1)
    }

    /// Whether a sentence of as many words at least lies whole in a range of positions.
    #[must_use]
    pub fn holds_sentence(&self, range: std::ops::Range<u32>, n_words: u32) -> bool {
        let sentences = self.sentences.get(range.start as usize..range.end as usize);
        let mut whole = sentences.unwrap_or(&[]).chunk_by(|x, y| x == y);
        let cut_short = |at: u32| !self.starts_sentence(at);
        if cut_short(range.start) {
            whole.next();
        }
        if range.end < self.len() && cut_short(range.end) {
            whole.next_back();
        }
        whole.any(|sentence| sentence.len() >= n_words as usize)
    }

    /// Index of the block of the word at a position, one more; 0 where there is no word.
    fn block(&self, at: u32) -> u32 {
        let begun = self.blocks.partition_point(|&(first, _)| first <= at);
        let block = self.blocks.get(begun.wrapping_sub(1));
        block
            .filter(|_| at < self.len())
            .map_or(0, |&(_, block)| block + 1)
    }

    /// Whether two positions lie in the same block.
    #[must_use]
    pub fn same_block(&self, at: u32, other: u32) -> bool {
        self.block(at) == self.block(other)
    }

    /// Whether two positions lie in the same block or in neighbours.
    #[must_use]
    pub fn near_block(&self, at: u32, other: u32) -> bool {
        self.block(at).abs_diff(self.block(other)) <= 1
    }

    fn marks(&self, at: u32) -> u16 {
        self.marks.get(at as usize).copied().unwrap_or(0)
    }

    fn has(&self, at: u32, mark: u16) -> bool {
        self.marks(at) & mark != 0
    }

    /// Whether the word at a position stands between quote marks.
    #[must_use]
    pub fn is_quoted(&self, at: u32) -> bool {
        self.has(at, QUOTED)
    }

    /// Whether `[…]`, `(…)` or `…` stands beside or between the words of the range.
    #[must_use]
    pub fn marks_ellipsis(&self, range: std::ops::Range<u32>) -> bool {
        (range.start..=range.end).any(|at| self.has(at, AFTER_ELLIPSIS))
    }

    /// Whether the word stands in a line that names the author or the date.
    #[must_use]
    pub fn is_line(&self, at: u32) -> bool {
        self.has(at, IS_LINE)
    }

    /// Whether a capital inside the sentence says that the word is a name.
    #[must_use]
    pub fn is_name(&self, at: u32) -> bool {
        self.has(at, IS_NAME)
    }

    /// Whether the word reports who speaks.
    #[must_use]
    pub fn attributes(&self, at: u32) -> bool {
        self.has(at, ATTRIBUTES)
    }

    /// Whether what somebody is said to have said begins at a position, or ended before it.
    #[must_use]
    pub fn starts_statement(&self, at: u32) -> bool {
        self.has(at, STARTS_STATEMENT)
    }

    /// Whether the word stands where the article opens: in its title, its standfirst or its first sentence.
    #[must_use]
    pub fn opens(&self, at: u32) -> bool {
        self.has(at, OPENS)
    }

    /// Words of the short quotation that begins at a position; 0 where none does.
    #[must_use]
    pub fn quotation(&self, at: u32) -> u32 {
        u32::from(self.marks(at) & QUOTATION)
    }

    /// Whether a clause begins at a position.
    #[must_use]
    pub fn starts_clause(&self, at: u32) -> bool {
        at >= self.len() || self.has(at, STARTS_CLAUSE)
    }

    /// Where the part (article proper or furniture) that holds the position begins and ends.
    #[must_use]
    pub fn part(&self, at: u32) -> std::ops::Range<u32> {
        if at < self.n_body {
            0..self.n_body
        } else {
            self.n_body..self.len()
        }
    }

    /// Whether two positions lie in the same sentence.
    #[must_use]
    pub fn same_sentence(&self, at: u32, other: u32) -> bool {
        self.sentence(at) == self.sentence(other)
    }

    /// The text from the first to the last word of a range of positions.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<u32>) -> Span {
        match (self.word(range.start), self.word(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if range.start < range.end => {
                Span::new(first.span.start(), last.span.end())
            }
            _ => Span::new(0, 0),
        }
    }

    /// The words of a range of positions; none where the range does not fit.
    #[must_use]
    pub fn slice(&self, range: std::ops::Range<u32>) -> &[Word] {
        self.words
            .get(range.start as usize..range.end as usize)
            .unwrap_or(&[])
    }

    /// The positions of the article's own words that lie in a span, furniture left out.
    #[must_use]
    pub fn positions(&self, span: Span) -> std::ops::Range<u32> {
        let body = self.slice(0..self.n_body);
        let start = body.partition_point(|w| w.span.start() < span.start());
        let end = body.partition_point(|w| w.span.end() <= span.end());
        number(start)..number(end.max(start))
    }

    /// What the words of a range weigh together ([`super::WordClass::weight`]).
    #[must_use]
    pub fn weight(&self, range: std::ops::Range<u32>) -> u32 {
        self.slice(range).iter().map(|w| w.class.weight()).sum()
    }

    /// What the words of a range cost together when they have no answer
    /// ([`super::WordClass::cost`]).
    #[must_use]
    pub fn cost(&self, range: std::ops::Range<u32>) -> u32 {
        self.slice(range).iter().map(|w| w.class.cost()).sum()
    }
}
