//! From an article's words, blocks, sentences, quotations and speech to its sequence: what stands around each word is
//! read from the text once, here.

use super::{
    AFTER_ELLIPSIS, ATTRIBUTES, Carrying, IS_LINE, IS_NAME, OPENS, QUOTED, SHORT_QUOTATION,
    STARTS_CLAUSE, STARTS_STATEMENT, Sequence,
};
use crate::number_map::number;
use crate::order::sort_by_number;
use crate::segment::{Block, Quotation, Role, Speech};
use crate::text::character::{first, is_capital};
use crate::text::{Span, is_space};
use crate::token::{Word, WordClass};

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
                self.sentences.push(number(sentence));
                self.marks.push(marks);
            }
            if self.len() > before {
                self.blocks.push((before, number(n_block)));
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
