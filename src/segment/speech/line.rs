//! A stretch of tokens under the rules: what stands where.

use super::lexis::{
    ADVERB, DETERMINER, ENDS_PHRASE, GENITIVE, IN_PHRASE, LETTER, Lexis, OPENS, PHRASE,
    PREPOSITION, QUOTED, STOP,
};
use super::mention::Found;
use super::token::Token;
use crate::text::{Span, lower_case};

/// Tokens of a paragraph, or of a part of a very long one, and what was found among them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'l> {
    pub(super) text: &'l str,
    pub(super) tokens: &'l [Token],
    pub(super) lexis: &'l Lexis,
    /// By position.
    pub(super) mentions: &'l [Found],
}

impl Line<'_> {
    /// The bits of a token; none beyond the ends.
    pub(super) fn bits(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |t| t.bits)
    }

    /// Whether the token has one of the bits.
    pub(super) fn is(&self, at: usize, bits: u64) -> bool {
        self.bits(at) & bits != 0
    }

    /// Whether the token has one of the bits and is the reporter's own word.
    pub(super) fn is_own(&self, at: usize, bits: u64) -> bool {
        self.is(at, bits) && !self.is(at, QUOTED)
    }

    /// Whether the token before has one of the bits.
    pub(super) fn is_after(&self, at: usize, bits: u64) -> bool {
        at > 0 && self.is(at - 1, bits)
    }

    /// The token as printed.
    pub(super) fn shown(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// The index of a token's sentence.
    pub(super) fn sentence(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(u32::MAX, |t| t.sentence)
    }

    /// First token of the sentence that a token lies in.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        let sentence = self.sentence(at);
        self.tokens.partition_point(|t| t.sentence < sentence)
    }

    /// The token after the last of the sentence that a token lies in.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        let sentence = self.sentence(at);
        self.tokens.partition_point(|t| t.sentence <= sentence)
    }

    /// From the first of the tokens to the last, in the text.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(x), Some(y)) => x.span.cover(y.span),
            _ => Span::new(0, 0),
        }
    }

    /// First and last token of a span; nothing when it holds none.
    pub(super) fn tokens_of(&self, span: Span) -> Option<(usize, usize)> {
        let first = self
            .tokens
            .partition_point(|t| t.span.start() < span.start());
        let end = self.tokens.partition_point(|t| t.span.end() <= span.end());
        (first < end).then(|| (first, end - 1))
    }

    /// Whether any of the tokens from `first` up to `end` has one of the bits.
    pub(super) fn any(&self, first: usize, end: usize, bits: u64) -> bool {
        (first..end).any(|i| self.is(i, bits))
    }

    /// Whether no word of its sentence stands before the token.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        self.is(at, OPENS)
    }

    /// The token after this one and its full stop, if it has one.
    pub(super) fn after_stop(&self, at: usize) -> usize {
        at + if self.is(at + 1, STOP) { 2 } else { 1 }
    }

    /// « V. »
    pub(super) fn is_initial(&self, at: usize) -> bool {
        self.is(at, LETTER) && self.is(at + 1, STOP)
    }

    /// Number of tokens that an entry of the section takes here, the longest; 0 when none does. Those of
    /// one word have the bit.
    pub(super) fn entry(&self, section: &str, bit: u64, at: usize) -> usize {
        let mut longest = usize::from(self.is_own(at, bit));
        if self.is_own(at, PHRASE) {
            for n in 2..6 {
                if !self.is_own(at + n - 1, IN_PHRASE) {
                    break;
                }
                if !self.is(at + n - 1, ENDS_PHRASE) {
                    continue;
                }
                let phrase = key(self.text, self.span(at, at + n - 1));
                if self.lexis.language.has(section, &phrase) {
                    longest = n;
                }
            }
        }
        longest
    }

    /// The first token from here on that belongs to no adverb.
    pub(super) fn skip_adverbs(&self, mut at: usize) -> usize {
        loop {
            let n = self.entry("adverbs", ADVERB, at);
            if n == 0 {
                return at;
            }
            at += n;
        }
    }

    /// The mention whose first token this is.
    pub(super) fn mention_at(&self, first: usize) -> Option<usize> {
        let at = self.mentions.partition_point(|m| m.first < first);
        self.mentions
            .get(at)
            .filter(|m| m.first == first)
            .map(|_| at)
    }

    /// Whether a preposition stands before a mention of the sentence that begins at `start`, or before its article.
    pub(super) fn is_governed(&self, mention: usize, start: usize) -> bool {
        let first = self.mentions.get(mention).map_or(0, |m| m.first);
        let first = first - usize::from(first > start && self.is_after(first, DETERMINER));
        first > start && self.is_after(first, PREPOSITION | GENITIVE)
    }

    /// The first mention from `start` up to a token that nothing governs: most likely the sentence's grammatical
    /// subject.
    pub(super) fn first_subject(&self, start: usize, before: usize) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.first < start);
        let to = self.mentions.partition_point(|m| m.last < before);
        (from..to).find(|&m| !self.is_governed(m, start))
    }

    /// The mention that begins here, or after one article.
    pub(super) fn mention_near(&self, at: usize) -> Option<usize> {
        let article = self.is(at, DETERMINER);
        let next = || article.then(|| self.mention_at(at + 1)).flatten();
        self.mention_at(at).or_else(next)
    }

    /// The last mention that ends before the token.
    pub(super) fn mention_before(&self, at: usize) -> Option<usize> {
        self.mentions
            .partition_point(|m| m.last < at)
            .checked_sub(1)
    }

    /// Last token of a mention.
    pub(super) fn end_of(&self, mention: usize) -> usize {
        self.mentions.get(mention).map_or(0, |m| m.last)
    }
}

/// Words as the sections write them: lower case, plain apostrophes, one space between.
pub(crate) fn key(text: &str, span: Span) -> String {
    let lower = lower_case(span.of(text)).replace('’', "'");
    let mut key = String::new();
    for part in lower.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(part);
    }
    key
}
