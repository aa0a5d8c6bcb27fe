//! A block into sentences: UAX #29, tailored for the press.
//!
//! The standard's rules for sentences (a stop, what closes it, spaces; not before a lower-case letter
//! or a comma) are applied by one scan for stops. Its default is wrong in newspaper prose wherever an
//! abbreviation, a quotation or a list stands, so these are added, as the standard invites to:
//!
//! 1. Abbreviations, initials and ordinal numbers go on, but before a small word with a capital,
//!    which opens a sentence and continues no name (« Napoléon I. Il part »).
//! 2. What closes a quotation or a parenthesis belongs to the sentence before, spaces or not.
//! 3. An enumerator (`1.`, `a)`, `•`) opens the sentence of its item, in a list set as one line too.
//! 4. A dash after a stop opens the next sentence when a capital or a number follows it.
//! 5. `…` ends a sentence before a capital; `[…]` stands for words and ends none.
//! 6. A whole word's full stop ends the sentence even before a lower-case word: a slip of the writer.
//!
//! Works in time proportional to the text: each character is scanned once, and looking around a stop
//! is bounded ([`NEAR`]).

mod after;
mod before;
mod closing;
mod list;

use super::block::Block;
use super::language::Language;
use crate::number_map::number;
use crate::text::character::{first, is_capital, is_letter, is_small, is_terminal, is_word, last};
use crate::text::{ByteSet, Span};
use after::After;
use before::Before;
use closing::Closing;
use list::Enumerator;

/// How many characters around a stop are looked at: no abbreviation, enumerator, run of marks or
/// title of a work that matters is longer.
const NEAR: usize = 48;
/// A word this long with a full stop is no abbreviation that a list forgot.
const WHOLE_WORD: usize = 4;

/// The sentences of every block, in order. Together they cover each block, but for the white space
/// between them.
#[must_use]
pub fn sentences(text: &str, blocks: &[Block], language: &Language) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 128);
    for block in blocks {
        let line = block.span.of(text);
        Line::new(line, language).read(|start, end| {
            let offset = |n: usize| block.span.start() + number(n);
            found.push(Span::new(offset(start), offset(end)));
        });
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Full,
    Exclamation,
    Ellipsis,
    /// Of a script that puts no space after it.
    Unspaced,
}

struct Line<'l> {
    text: &'l str,
    language: &'l Language,
    /// Where the sentence being read starts, spaces before it included.
    start: usize,
    /// No word stands from `start` to here; beyond it nobody has looked.
    wordless_to: usize,
    /// The enumerator that the sentence being read opens with.
    item: Option<Enumerator>,
    /// A `"` is open.
    open_quote: bool,
}

impl<'l> Line<'l> {
    const fn new(line: &'l str, language: &'l Language) -> Self {
        Self {
            text: line,
            language,
            start: 0,
            wordless_to: 0,
            item: None,
            open_quote: false,
        }
    }

    fn from(&self, at: usize) -> &'l str {
        self.text.get(at..).unwrap_or("")
    }

    fn to(&self, at: usize) -> &'l str {
        self.text.get(..at).unwrap_or("")
    }

    /// Finds every sentence of the line.
    fn read(mut self, mut found: impl FnMut(usize, usize)) {
        let mut last: Option<(usize, usize)> = None;
        let mut at = 0;
        while let Some(mark) = next_mark(self.text, at) {
            at = mark;
            let Some(c) = self.from(at).chars().next() else {
                break;
            };
            let (scanned, end) = self.boundary(at, c);
            at = scanned;
            if let Some(end) = end.filter(|&end| end < self.text.len() && self.has_word(end)) {
                if let Some((start, end)) = last.replace(self.trimmed(end)) {
                    found(start, end);
                }
                self.start = end;
                self.wordless_to = end;
                self.item = None;
            }
        }
        let end = self.text.len();
        let rest = self.trimmed(end);
        match last {
            // What holds no word is the end of what stands before it.
            Some((start, _)) if !self.has_word(end) => found(start, rest.1),
            _ => {
                if let Some((start, end)) = last {
                    found(start, end);
                }
                if rest.0 < rest.1 {
                    found(rest.0, rest.1);
                }
            }
        }
    }

    /// The piece from where the sentence starts to `end`, without the spaces around it. A piece of
    /// spaces only is empty and ends where the one before it does.
    fn trimmed(&self, end: usize) -> (usize, usize) {
        let piece = self.text.get(self.start..end).unwrap_or("");
        let lead = piece.len() - piece.trim_start().len();
        let trimmed_end = self.to(end).trim_end().len();
        (self.start + lead, trimmed_end)
    }

    /// Whether the sentence being read holds a word before `end`.
    fn has_word(&mut self, end: usize) -> bool {
        let unseen = self.text.get(self.wordless_to..end).unwrap_or("");
        if let Some(word) = unseen.find(is_word) {
            self.wordless_to += word;
            true
        } else {
            self.wordless_to = self.wordless_to.max(end);
            false
        }
    }

    /// Judges the character at `at`: where to scan on, and where a sentence ends, if one does.
    fn boundary(&mut self, at: usize, c: char) -> (usize, Option<usize>) {
        let next = at + c.len_utf8();
        match c {
            '"' | '＂' => {
                self.open_quote = !self.open_quote;
                (next, None)
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => (next, Some(next)),
            ')' => match self.next_item(at) {
                Some(item) => (item, Some(item)),
                None => (next, None),
            },
            ';' => {
                let judged = self.after(next);
                let item =
                    judged == After::Opener || (judged != After::Lower && self.dash_follows(next));
                (next, (item && self.space_follows(next)).then_some(next))
            }
            _ if is_terminal(c) => self.stop(at, c),
            _ => (next, None),
        }
    }

    /// A stop at `at`: reads it with its like and what closes it, and judges it.
    fn stop(&mut self, at: usize, mark: char) -> (usize, Option<usize>) {
        let mut stop = stop_of(mark);
        let mut end = at + mark.len_utf8();
        for c in self.from(end).chars().take_while(|&c| is_terminal(c)) {
            end += c.len_utf8();
            stop = match (stop, stop_of(c)) {
                (Stop::Full, Stop::Full) => Stop::Ellipsis,
                (other, Stop::Full) | (_, other) => other,
            };
        }
        let run_end = end;
        let closing;
        (end, closing) = self.past_closing(end);
        if end >= self.text.len() || self.in_title_of_work(at, end) {
            return (end, None);
        }
        if !self.space_follows(end) {
            let glued = first(self.from(end));
            let after_word = end == run_end && is_word(last(self.to(at)));
            let opens = matches!(glued, '«' | '“' | '„' | '¿' | '¡')
                || is_uncased(glued)
                || is_capital(glued) && !after_word;
            if stop != Stop::Unspaced && !opens {
                return (end, None);
            }
        }
        if stop == Stop::Full
            && let Some(item) = self.next_item(at)
        {
            return (item, Some(item));
        }
        let boundary = self.ends_sentence(at, end, stop, closing);
        (end, boundary.then_some(end))
    }

    fn ends_sentence(&mut self, at: usize, end: usize, stop: Stop, closing: Closing) -> bool {
        let after = self.after(end);
        let before = self.to(at);
        let bracketed = matches!(last(before), '[' | '(');
        match (stop, closing) {
            _ if after == After::Continuation => false,
            (Stop::Unspaced, Closing::Quote) => after != After::Lower && !self.is_particle(end),
            (_, Closing::Stop) | (Stop::Unspaced, _) => after != After::Lower,
            (Stop::Ellipsis, _) if bracketed => after == After::Opener,
            (Stop::Ellipsis | Stop::Exclamation, _) => after != After::Lower,
            (Stop::Full, _) if bracketed || self.is_enumerator(at) => false,
            (Stop::Full, _) if last(before) == ' ' && self.is_spaced_ellipsis(at, end) => false,
            (Stop::Full, _) if self.dash_follows(end) && self.is_in_guillemets(end) => false,
            (Stop::Full, Closing::Quote) => after != After::Lower && !self.cites_source(end),
            (Stop::Full, closing) => self.full_stop_ends(at, end, after, closing),
        }
    }

    /// `. . .`
    fn is_spaced_ellipsis(&self, at: usize, end: usize) -> bool {
        self.to(at).ends_with(". ") || self.from(end).starts_with(" .")
    }

    fn full_stop_ends(&self, at: usize, end: usize, after: After, closing: Closing) -> bool {
        let before = self.before(at);
        match (before, after) {
            (Before::Word { whole }, After::Lower) => {
                whole && closing == Closing::Nothing && self.opens_plainly(end)
            }
            (Before::Word { .. }, _) => true,
            (Before::MayEnd, After::Lower | After::Digit)
            | (Before::Title, _)
            | (_, After::Lower) => false,
            (Before::MayEnd, _) => true,
            (Before::NumbersFollow, _) => after != After::Digit && !self.number_follows(end),
            (Before::Ordinal | Before::Abbreviation, _) => after == After::Opener,
        }
    }
}

/// First bytes of the characters that may end a sentence or decide whether one ends: among those that are
/// not ASCII, of U+85, of Arabic and Armenian stops, of U+900–U+3FFF and of wide forms.
static MARKS: ByteSet = ByteSet::of(b".!?;\")\xC2\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEF");

/// Where the next such character stands, from `at` on.
fn next_mark(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        at = MARKS.find(bytes, at)?;
        // Spaces that do not break, « and », ’, “ and dashes are what most of those bytes begin.
        match bytes.get(at..) {
            Some([0xC2, second, ..]) if *second != 0x85 => at += 2,
            Some([0xE2, 0x80, ..=0xA5, ..]) => at += 3,
            _ => return Some(at),
        }
    }
}

fn stop_of(c: char) -> Stop {
    match c {
        '.' | '．' => Stop::Full,
        '…' => Stop::Ellipsis,
        '。' | '！' | '？' | '｡' => Stop::Unspaced,
        _ => Stop::Exclamation,
    }
}

/// The characters of this kind that the text ends with, as far as one looks.
fn run_before(text: &str, is: fn(char) -> bool) -> &str {
    let mut start = text.len();
    for (at, c) in text.char_indices().rev().take(NEAR) {
        if !is(c) {
            break;
        }
        start = at;
    }
    text.get(start..).unwrap_or("")
}

/// Characters that are not seen: they set the direction of writing or where lines may break.
const fn is_format(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A letter of a script that has no capitals, and mostly no space after a stop.
fn is_uncased(c: char) -> bool {
    is_letter(c) && !is_small(c) && !is_capital(c)
}

#[cfg(test)]
mod tests;
