//! The tokens of a paragraph: words, and the marks that part clauses, each with its bits.

use super::lexis::{CAPITAL, COLON, COMMA, JOINED, LETTER, Lexis, MARK, OPENS, QUOTED, STOP, WORD};
use crate::segment::Quotation;
use crate::text::Span;
use crate::text::character::{first, is_capital, is_quote_mark, is_terminal};

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    /// What it is and may do: the constants of `lexis`.
    pub(super) bits: u64,
    /// Index of its sentence.
    pub(super) sentence: u32,
}

/// Reads the tokens of an article, block after block.
#[derive(Debug)]
pub(super) struct Tokenizer<'t> {
    pub(super) text: &'t str,
    pub(super) words: &'t [Span],
    pub(super) sentences: &'t [Span],
    pub(super) lexis: &'t Lexis,
    /// The first word and sentence that may lie in the next block.
    pub(super) word: usize,
    pub(super) sentence: usize,
}

impl Tokenizer<'_> {
    /// The tokens of the block, into `found`. Apostrophes and hyphens inside words are left out. Blocks are
    /// asked for in their order.
    pub(super) fn read(&mut self, block: Span, quotations: &[Quotation], found: &mut Vec<Token>) {
        found.clear();
        let bytes = self.text.as_bytes();
        while self
            .words
            .get(self.word)
            .is_some_and(|w| w.end() <= block.start())
        {
            self.word += 1;
        }
        let mut quoted = Quoted {
            quotations,
            until: 0,
        };
        let mut end = block.start();
        let mut last_sentence = u32::MAX;
        while let Some(&word) = self.words.get(self.word).filter(|w| w.end() <= block.end()) {
            let mut bits = 0;
            let between = Span::new(end, word.start());
            match bytes.get(end as usize..word.start() as usize) {
                Some(b" ") => {}
                Some(joint) if end > block.start() && is_joint(joint) => bits = JOINED,
                _ => self.marks(between.of(self.text), end, &mut quoted, found),
            }
            bits |= WORD | self.lexis.bits_of(self.text, word) | quoted.bits(word);
            let letter = first(word.of(self.text));
            if is_capital(letter) {
                bits |= CAPITAL;
            }
            if word.len() as usize == letter.len_utf8() {
                bits |= LETTER;
            }
            let sentence = self.sentence_at(word);
            if sentence != last_sentence {
                bits |= OPENS;
                last_sentence = sentence;
            }
            found.push(Token {
                span: word,
                bits,
                sentence,
            });
            end = word.end();
            self.word += 1;
        }
        let rest = Span::new(end, block.end().max(end)).of(self.text);
        self.marks(rest, end, &mut quoted, found);
    }

    fn sentence_at(&mut self, span: Span) -> u32 {
        while self
            .sentences
            .get(self.sentence)
            .is_some_and(|s| s.end() <= span.start())
        {
            self.sentence += 1;
        }
        u32::try_from(self.sentence).unwrap_or(u32::MAX)
    }

    fn marks(&mut self, between: &str, at: u32, quoted: &mut Quoted<'_>, found: &mut Vec<Token>) {
        for (i, c) in between.char_indices() {
            let bits = match c {
                ' ' | '\'' | '’' => continue,
                ',' | ';' | '،' | '、' | '，' => COMMA,
                ':' | '：' => COLON,
                c if is_terminal(c) => STOP,
                c if is_quote_mark(c) => MARK,
                c if c.is_whitespace() => continue,
                // «…», — сказал Песков: the comma or the mark before says it already.
                '–' | '—' if found.last().is_some_and(|t| t.bits & (COMMA | MARK) != 0) => {
                    continue;
                }
                _ => 0,
            };
            let start = at + u32::try_from(i).unwrap_or(0);
            let span = Span::new(start, start + u32::try_from(c.len_utf8()).unwrap_or(0));
            found.push(Token {
                span,
                bits: bits | quoted.bits(span),
                sentence: self.sentence_at(span),
            });
        }
    }
}

/// Tells what stands between quote marks, asked in text order.
struct Quoted<'q> {
    quotations: &'q [Quotation],
    until: u32,
}

impl Quoted<'_> {
    fn bits(&mut self, span: Span) -> u64 {
        while let Some((quotation, rest)) = self.quotations.split_first()
            && quotation.span.start() <= span.start()
        {
            self.until = self.until.max(quotation.span.end());
            self.quotations = rest;
        }
        if span.end() <= self.until { QUOTED } else { 0 }
    }
}

/// An apostrophe, a hyphen or nothing: what stands around it is one printed word.
fn is_joint(between: &[u8]) -> bool {
    // ’ is E2 80 99 in UTF-8, the hyphens beside - are E2 80 90 and E2 80 91.
    matches!(
        between,
        b"" | b"'" | b"-" | [0xE2, 0x80, 0x90 | 0x91 | 0x99]
    )
}
