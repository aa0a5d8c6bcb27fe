//! What stands after a stop: what opens a sentence, or goes on with one.

use super::{Line, NEAR, is_format};
use crate::segment::word::words;
use crate::text::character::{
    first, is_apostrophe, is_capital, is_dash, is_letter, is_small, is_terminal, is_word,
};
use crate::text::{Span, lower_case};

/// What stands after a stop, what closes it and the spaces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// What cannot open a sentence: a comma, a closing mark, a stop.
    Continuation,
    Lower,
    Upper,
    /// A small word of the language, capitalised: it opens a sentence.
    Opener,
    Digit,
    /// A script without case, a bracket, an inverted mark …
    Other,
}

impl Line<'_> {
    /// What stands at `end`, after spaces.
    pub(super) fn after(&self, end: usize) -> After {
        let rest = self.from(end).trim_start();
        let mut characters = rest.chars().filter(|&c| !is_format(c)).take(NEAR);
        let Some(first) = characters.next() else {
            return After::Other;
        };
        match first {
            '.' if rest.starts_with(". .") => After::Other,
            ',' | ';' | ':' | ')' | ']' | '،' | '؛' | '、' | '，' | '）' => {
                After::Continuation
            }
            _ if is_terminal(first) => After::Continuation,
            '(' | '（' if Self::parenthesis_goes_on(rest) => After::Continuation,
            '(' | '（' | '[' | '¿' | '¡' | '•' | '@' | '#' => After::Other,
            _ if is_dash(first) => {
                let spaced = rest.chars().nth(1).is_some_and(char::is_whitespace);
                let inner = characters.find(|&c| !is_dash(c) && !c.is_whitespace());
                match inner {
                    Some(c) if is_small(c) || c == ',' => After::Lower,
                    Some(c) if is_capital(c) => After::Upper,
                    Some(_) if spaced => After::Other,
                    _ => After::Continuation,
                }
            }
            _ if first.is_numeric() => After::Digit,
            _ if is_letter(first) => self.after_letter(rest, first),
            _ => match characters.find(|&c| is_word(c)) {
                Some(c) if is_small(c) => After::Lower,
                Some(c) if is_capital(c) => self.after_letter(rest, c),
                _ => After::Other,
            },
        }
    }

    pub(super) fn after_letter(&self, rest: &str, letter: char) -> After {
        if is_small(letter) {
            return After::Lower;
        }
        if !is_capital(letter) {
            return After::Other;
        }
        let word = first_word(rest);
        let tail = rest.get(word.end() as usize..).unwrap_or("");
        let word = word.of(rest);
        // « A. » is an initial more likely than a preposition.
        let initial = word.chars().nth(1).is_none() && matches!(first(tail), '.' | '-');
        let lower = lower_case(word);
        let elided = is_apostrophe(first(tail));
        let opens = !initial
            && self.language.is_function_word(&lower)
            && (elided || !self.language.has("capital inside sentences", &lower));
        if opens { After::Opener } else { After::Upper }
    }

    /// A parenthesis after a stop is a sentence, or the start of one, unless the sentence goes on
    /// after it.
    pub(super) fn parenthesis_goes_on(rest: &str) -> bool {
        let close = rest
            .char_indices()
            .take(4 * NEAR)
            .find(|&(_, c)| is_parenthesis_end(c));
        let Some((close, c)) = close else {
            return false;
        };
        let tail = rest.get(close + c.len_utf8()..).unwrap_or("").trim_start();
        let next = first(tail);
        is_small(next) || matches!(next, ',' | ';' | ':')
    }

    /// A parenthesis after a quotation that the full stop follows gives its source.
    pub(super) fn cites_source(&self, end: usize) -> bool {
        let rest = self.from(end).trim_start();
        let close = rest
            .char_indices()
            .take(4 * NEAR)
            .find(|&(_, c)| is_parenthesis_end(c));
        first(rest) == '('
            && close.is_some_and(|(at, _)| matches!(rest.as_bytes().get(at + 1), Some(b'.' | b',')))
    }

    /// The lower-case word after a slip of the writer's is a plain one, parted by a single space.
    pub(super) fn opens_plainly(&self, end: usize) -> bool {
        let mut rest = self.from(end).chars();
        let (space, next) = (rest.next(), rest.next().unwrap_or(' '));
        matches!(space, Some(' ' | '\u{A0}' | '\n')) && (is_small(next) || next == '-')
    }

    /// A capital letter alone and a number: « art. L. 123 ».
    pub(super) fn number_follows(&self, end: usize) -> bool {
        let mut rest = self.from(end).trim_start().chars();
        match (rest.next(), rest.next()) {
            (Some('(' | '+'), Some(next)) => next.is_numeric(),
            (Some(letter), Some('.' | ' ' | '-')) if is_capital(letter) => {
                let number = rest.find(|c| !matches!(c, '.' | ' ' | '-' | '*'));
                number.is_some_and(char::is_numeric)
            }
            _ => false,
        }
    }

    /// 「はい」と: what takes up a quotation in Japanese.
    pub(super) fn is_particle(&self, end: usize) -> bool {
        let next = first(self.from(end));
        matches!(next, 'と' | 'っ' | 'の' | 'は' | 'を' | 'が' | 'に' | 'で')
    }

    pub(super) fn dash_follows(&self, end: usize) -> bool {
        is_dash(first(self.from(end).trim_start()))
    }

    pub(super) fn space_follows(&self, end: usize) -> bool {
        first(self.from(end).trim_start_matches(is_format)).is_whitespace()
    }
}

/// The first word of the text, as far as one looks; an empty span where there is none.
pub(super) fn first_word(text: &str) -> Span {
    let near = text.get(..4 * NEAR).unwrap_or(text);
    words(near).next().unwrap_or(Span::new(0, 0))
}

const fn is_parenthesis_end(c: char) -> bool {
    matches!(c, ')' | '）')
}
