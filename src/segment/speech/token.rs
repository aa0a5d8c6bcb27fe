//! The tokens of a paragraph: words, and the marks that part clauses, each with its bits.

use super::lexis::{CAPITAL, COLON, COMMA, FUNCTION, JOINED, MARK, NAMED, OPENS, QUOTED, STOP};
use crate::number_map::{NumberMap, number, number_of};
use crate::segment::Quotation;
use crate::segment::vocabulary::SpokenWord;
use crate::text::character::{is_quote_mark, is_terminal};
use crate::text::{Span, is_space};

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
    pub(super) words: &'t [SpokenWord],
    pub(super) sentences: &'t [Span],
    pub(super) names: NumberMap,
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
            .is_some_and(|w| w.span.end() <= block.start())
        {
            self.word += 1;
        }
        let mut quoted = Quoted {
            quotations,
            until: 0,
        };
        let mut end = block.start();
        let mut last_sentence = u32::MAX;
        while let Some(&SpokenWord { span, number, bits }) = self.words.get(self.word)
            && span.end() <= block.end()
        {
            let (word, mut bits) = (span, bits);
            if !is_space(self.text, end, word.start()) {
                match bytes.get(end as usize..word.start() as usize) {
                    Some(joint) if end > block.start() && is_joint(joint) => bits |= JOINED,
                    _ => {
                        let between = Span::new(end, word.start());
                        self.marks(between.of(self.text), end, &mut quoted, found);
                    }
                }
            }
            bits |= quoted.bits(word);
            let sentence = self.sentence_at(word);
            if sentence != last_sentence {
                bits |= OPENS;
                if bits & CAPITAL != 0 && self.names.contains_key(&u64::from(number)) {
                    bits |= NAMED;
                }
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
        number(self.sentence)
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

/// The words that have a capital inside a sentence, by their numbers: at its start it says nothing.
pub(super) fn known_names(words: &[SpokenWord], sentences: &[Span]) -> NumberMap {
    let mut names = NumberMap::default();
    let mut sentences = sentences.iter().peekable();
    let (mut sentence, mut before) = (0, 0);
    for word in words {
        let start = word.span.start();
        if word.bits & (CAPITAL | FUNCTION) == CAPITAL {
            while let Some(next) = sentences.next_if(|s| s.start() <= start) {
                sentence = next.start() + 1;
            }
            let opens = sentence > before;
            if !opens {
                number_of(&mut names, u64::from(word.number), 1);
            }
        }
        before = start + 1;
    }
    names
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
