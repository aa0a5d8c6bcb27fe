//! The words of an article in the order in which they are compared.
//!
//! First the words of the article proper, as if no furniture stood between its paragraphs, so that a
//! passage is one run even where a page puts a button into it; then the words of the furniture. No
//! run goes from one part to the other.

use std::borrow::Cow;

use super::lexicon::{StemId, Word, WordClass};
use crate::order::sort_by_number;
use crate::segment::{Block, Quotation, Role, Speech};
use crate::text::character::{first, is_capital};
use crate::text::{Span, is_space};

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

/// Longest line that can be nothing but an author's name or a date.
const LINE_BYTES: u32 = 80;

/// What parts clauses inside a sentence.
const CLAUSE_MARKS: [char; 9] = [',', ';', ':', '(', ')', '–', '—', '،', '，'];

impl Sequence {
    /// Puts an article's words, given in text order, into comparison order.
    #[must_use]
    pub fn new(
        text: &str,
        words: &[Word],
        blocks: &[Block],
        sentences: &[Span],
        quotations: &[Quotation],
    ) -> Self {
        let mut sequence = Self {
            words: Vec::with_capacity(words.len()),
            sentences: Vec::with_capacity(words.len()),
            marks: Vec::with_capacity(words.len()),
            blocks: Vec::new(),
            n_body: 0,
            by_stem: Vec::new(),
        };
        sequence.take_in(false, text, words, blocks, sentences, quotations);
        sequence.n_body = sequence.len();
        if sequence.words.len() < words.len() {
            sequence.take_in(true, text, words, blocks, sentences, quotations);
        }
        sequence
    }

    /// Takes in the words of the article proper, or of its furniture.
    fn take_in(
        &mut self,
        furniture: bool,
        text: &str,
        words: &[Word],
        blocks: &[Block],
        sentences: &[Span],
        quotations: &[Quotation],
    ) {
        let mut sentence = 0usize;
        let mut quoted = QuotedBytes::new(quotations);
        let mut first = None;
        let (mut end, mut n) = (0, 0);
        // What stands beyond the last block is the article's own.
        for n_block in 0..=blocks.len() {
            let block = OfBlock::of(blocks.get(n_block));
            let before = self.len();
            while let Some(&word) = words.get(n)
                && word.span.start() < block.end
            {
                let from_here = words.get(n..).unwrap_or(&[]);
                let at = word.span.start();
                let after = std::mem::replace(&mut end, word.span.end());
                n += 1;
                if block.is_furniture != furniture {
                    continue;
                }
                while sentences.get(sentence).is_some_and(|s| s.end() <= at) {
                    sentence += 1;
                }
                let is_quoted = quoted.holds(at);
                let mut marks = block.marks;
                if !is_space(text, after, at) {
                    marks |= marks_between(Span::new(after, at).of(text));
                }
                if let Some(quotation) = quoted.starting(at) {
                    marks |= u16::from(short_quotation(from_here, quotation));
                }
                let mut mark = |bit: u16, is_so: bool| marks |= if is_so { bit } else { 0 };
                mark(QUOTED, is_quoted);
                let starts = sentences.get(sentence).is_some_and(|s| s.start() == at);
                mark(STARTS_CLAUSE, starts);
                if block.is_paragraph && first.is_none() {
                    first = Some(sentence);
                }
                mark(OPENS, first == Some(sentence));
                self.words.push(word);
                self.sentences.push(index(sentence));
                self.marks.push(marks);
            }
            if self.len() > before {
                self.blocks.push((before, index(n_block)));
            }
        }
    }

    /// Marks what the article says of who speaks. `capitals_name` says that a capital inside a sentence
    /// marks a name.
    pub fn mark_speech(&mut self, text: &str, speech: &Speech, capitals_name: bool) {
        for at in 0..if capitals_name { self.n_body } else { 0 } {
            let word = self.word(at).map_or(Span::new(0, 0), |w| w.span);
            // Most words begin with a small letter, and that is told without a look.
            let small = text.as_bytes().get(word.start() as usize);
            if !small.is_some_and(u8::is_ascii_lowercase)
                && is_capital(first(word.of(text)))
                && !self.starts_sentence(at)
            {
                self.mark(at, IS_NAME);
            }
        }
        for utterance in &speech.utterances {
            let said = self.positions(utterance.span);
            self.mark(said.start, STARTS_STATEMENT);
            self.mark(said.end, STARTS_STATEMENT);
            let Some(attribution) = &utterance.attribution else {
                continue;
            };
            let mentions = attribution.speakers.iter();
            let mentions = mentions.filter_map(|&m| speech.mentions.get(m as usize));
            for span in mentions.map(|m| m.span).chain(attribution.cue) {
                for at in self.positions(span) {
                    if !self.opens(at) {
                        self.mark(at, ATTRIBUTES);
                    }
                }
            }
        }
        for at in 0..self.n_body {
            if let (Some(word), Some(sentence)) = (self.carrying(at), self.sentence(at)) {
                let stem = word.stem;
                self.by_stem.push(Carrying { stem, at, sentence });
            }
        }
        self.by_stem.shrink_to_fit();
        sort_by_number(&mut self.by_stem, |word| word.stem.0);
    }

    fn mark(&mut self, at: u32, bit: u16) {
        if let Some(marks) = self.marks.get_mut(at as usize) {
            *marks |= bit;
        }
    }

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
        index(range.filter(|&at| self.carrying(at).is_some()).count())
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> u32 {
        index(self.words.len())
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
        index(start)..index(end.max(start))
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

/// Tells, for rising offsets, whether a byte lies in a quotation.
struct QuotedBytes<'q> {
    quotations: &'q [Quotation],
    next: usize,
    /// Furthest end of the quotations that began before the last offset asked for.
    until: u32,
}

impl<'q> QuotedBytes<'q> {
    const fn new(quotations: &'q [Quotation]) -> Self {
        Self {
            quotations,
            next: 0,
            until: 0,
        }
    }

    /// The shortest quotation that begins at the offset last asked for.
    fn starting(&self, at: u32) -> Option<Span> {
        let begun = self.quotations.get(..self.next).unwrap_or(&[]);
        let here = begun.iter().rev().take_while(|q| q.span.start() == at);
        here.map(|q| q.span).min_by_key(|span| span.end())
    }

    fn holds(&mut self, at: u32) -> bool {
        while let Some(q) = self
            .quotations
            .get(self.next)
            .filter(|q| q.span.start() <= at)
        {
            self.until = self.until.max(q.span.end());
            self.next += 1;
        }
        at < self.until
    }
}

/// What the words of a block have of it.
#[derive(Default)]
struct OfBlock {
    is_furniture: bool,
    is_paragraph: bool,
    marks: u16,
    end: u32,
}

impl OfBlock {
    /// Beyond the last block stand words of the article's own.
    fn of(block: Option<&Block>) -> Self {
        let Some(block) = block else {
            return Self {
                end: u32::MAX,
                ..Self::default()
            };
        };
        Self {
            is_furniture: block.role == Role::Chrome,
            is_paragraph: block.role == Role::Paragraph,
            marks: match block.role {
                Role::Byline | Role::Dateline if block.span.len() <= LINE_BYTES => IS_LINE,
                Role::Title | Role::Dek => OPENS,
                _ => 0,
            },
            end: block.span.end(),
        }
    }
}

/// What a word has of what stands between the last one and it.
fn marks_between(between: &str) -> u16 {
    let (mut marks, mut dots) = (0, 0);
    for c in between.chars() {
        dots = if c == '.' { dots + 1 } else { 0 };
        if dots == 3 || c == '…' {
            marks |= AFTER_ELLIPSIS;
        } else if CLAUSE_MARKS.contains(&c) {
            marks |= STARTS_CLAUSE;
        }
    }
    marks
}

/// The number of words of the quotation, when they are two to [`SHORT_QUOTATION`] and say something.
fn short_quotation(words: &[Word], quotation: Span) -> u8 {
    let n = words.iter().take(usize::from(SHORT_QUOTATION) + 1);
    let n = n.take_while(|w| quotation.contains(w.span)).count();
    let inside = words.get(..n).unwrap_or(&[]);
    let says = inside.iter().any(|w| w.class == WordClass::Content);
    match u8::try_from(inside.len()) {
        Ok(n @ 2..=SHORT_QUOTATION) if says => n,
        _ => 0,
    }
}

/// Positions fit in 32 bits because offsets do.
fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
