//! The words of a line, and which lists of the language files hold them.

use std::sync::LazyLock;

use crate::number_map::number;
use crate::segment::language;
use crate::segment::vocabulary::{Facts, TextWord};
use crate::segment::word::words;
use crate::segment::word_table::WordTable;
use crate::text::{Span, lower_case};

/// Words of a line that are read; a line that has as many may have more.
pub const WORDS_READ: usize = 48;
/// A line this long, in bytes, is prose whatever it says, but for how it opens: so many words are read.
const PROSE_BYTES: usize = 400;
const OPENING_WORDS: usize = 12;

/// The lists of the language files that tell lines apart, a bit each.
#[derive(Clone, Copy, Debug)]
pub enum List {
    /// Words and phrases of menus, share bars and counters.
    Furniture = 1,
    /// How notices, invitations and labels of other articles begin.
    FurnitureStarts = 2,
    /// How bylines begin.
    BylineStarts = 4,
    /// How datelines begin.
    DatelineStarts = 8,
    /// What tells a note.
    Notes = 16,
    /// What tells a picture's source.
    Credits = 32,
    /// What counts readers' comments.
    Comments = 64,
    /// Months, days, and the small words of a date.
    DateWords = 128,
    /// What notices speak of.
    NoticeWords = 256,
    /// How notices call the reader.
    ReaderWords = 512,
}

/// The lists and their sections in the language files.
const SECTIONS: [(List, &str); 10] = [
    (List::Furniture, "furniture"),
    (List::FurnitureStarts, "furniture starts"),
    (List::BylineStarts, "byline starts"),
    (List::DatelineStarts, "dateline starts"),
    (List::Notes, "note words"),
    (List::Credits, "credit words"),
    (List::Comments, "comment words"),
    (List::DateWords, "date words"),
    (List::NoticeWords, "notice words"),
    (List::ReaderWords, "reader words"),
];

/// Where the lists of the longer entries that begin with a word stand in its number …
const LONGER_SHIFT: u32 = 16;
/// … and the length of the longest one, in words.
const LONGEST_SHIFT: u32 = 32;
/// Stands in an entry, but not first.
const GOES_ON: u64 = 1 << 31;

/// Every entry of every list, its words parted by single spaces, with the lists that hold it; and with a
/// first word, what longer entries there are that begin with it.
static PHRASES: LazyLock<WordTable> = LazyLock::new(|| {
    let (mut phrases, mut parts) = (WordTable::default(), Vec::new());
    for (list, section) in SECTIONS {
        for entry in language::entries_of_all(section) {
            parts.clear();
            for part in words(entry) {
                parts.push(part);
            }
            let phrase = phrase_of(entry, &parts);
            phrases.set(&phrase, phrases.get(&phrase) | list as u64);
            let n = parts.len();
            if n > 1 {
                let first = phrase_of(entry, &parts[..1]);
                let known = phrases.get(&first) | (list as u64) << LONGER_SHIFT;
                let longest = (known >> LONGEST_SHIFT).max(n as u64);
                phrases.set(&first, known & 0xFFFF_FFFF | longest << LONGEST_SHIFT);
                for at in 1..n {
                    let part = phrase_of(entry, &parts[at..=at]);
                    phrases.set(&part, phrases.get(&part) | GOES_ON);
                }
            }
        }
    }
    phrases
});

/// What the lists have of the word at a place of a text: the lists that hold it as an entry, those that hold longer
/// entries that begin with it, and how long these are. Below 36 bits.
pub(in crate::segment) fn lists_with(text: &str, word: Span) -> u64 {
    PHRASES.get_lower_at(text, word)
}

/// These words of a text in lower case, parted by single spaces.
fn phrase_of(text: &str, words: &[Span]) -> String {
    let mut phrase = String::new();
    for word in words {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(&lower_case(word.of(text)));
    }
    phrase
}

/// The words that a line begins with.
#[derive(Debug, Default)]
pub struct LineWords<'l> {
    line: &'l str,
    spans: Vec<Span>,
    facts: Vec<Facts>,
    n: usize,
}

impl<'l> LineWords<'l> {
    /// Reads a line by itself.
    #[must_use]
    pub fn new(line: &'l str) -> Self {
        let mut read = Self::default();
        let limit = read.begin(line);
        for span in words(line).take(limit) {
            read.push(span, Facts::of(line, span));
        }
        read.end(limit);
        read
    }

    /// Reads the line that begins at byte `start` of a text, in the place of the last one. `words` are the text's from
    /// the line's first one on.
    pub fn read(&mut self, line: &'l str, start: u32, words: &[TextWord]) {
        let limit = self.begin(line);
        let end = start + number(line.len());
        for word in words.iter().take(limit) {
            let span = word.span;
            if span.start() >= end {
                break;
            }
            let in_line = Span::new(span.start() - start, span.end() - start);
            self.push(in_line, word.facts);
        }
        self.end(limit);
    }

    /// How many words are to be read of the line.
    fn begin(&mut self, line: &'l str) -> usize {
        self.line = line;
        self.spans.clear();
        self.facts.clear();
        if line.len() > PROSE_BYTES {
            OPENING_WORDS
        } else {
            WORDS_READ
        }
    }

    fn push(&mut self, span: Span, facts: Facts) {
        self.spans.push(span);
        self.facts.push(facts);
    }

    fn end(&mut self, limit: usize) {
        self.n = match self.spans.len() {
            read if read == limit => WORDS_READ,
            all => all,
        };
    }

    /// Number of words, [`WORDS_READ`] at most.
    #[must_use]
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether the line has no word at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    pub(super) fn word(&self, i: usize) -> &'l str {
        self.spans.get(i).map_or("", |span| span.of(self.line))
    }

    /// What stands between the word `i` and the next one, or the line's end.
    pub(super) fn gap_after(&self, i: usize) -> &'l str {
        let start = self.spans.get(i).map_or(0, |span| span.end() as usize);
        let end = self.spans.get(i + 1);
        let end = end.map_or(self.line.len(), |span| span.start() as usize);
        self.line.get(start..end).unwrap_or("")
    }

    pub(super) fn gap_before(&self, i: usize) -> &'l str {
        if let Some(previous) = i.checked_sub(1) {
            self.gap_after(previous)
        } else {
            let end = self.spans.first().map_or(0, |span| span.start() as usize);
            self.line.get(..end).unwrap_or("")
        }
    }

    /// `n` words from `start`, in lower case, parted by single spaces.
    fn phrase(&self, start: usize, n: usize) -> String {
        let words = self.spans.get(start..start + n);
        phrase_of(self.line, words.unwrap_or(&[]))
    }

    /// What is known of the word `i`; nothing beyond the last.
    fn facts(&self, i: usize) -> Facts {
        self.facts.get(i).copied().unwrap_or_default()
    }

    /// The number that [`PHRASES`] has for the word `i`; 0 where it has none.
    pub(super) fn begins(&self, i: usize) -> u64 {
        self.facts(i).lists()
    }

    /// Length in words of the longest entry of the list that stands at `start`; 0 where none does.
    pub(super) fn entry_at(&self, list: List, start: usize) -> usize {
        let begins = self.begins(start);
        if begins >> LONGER_SHIFT & list as u64 != 0 {
            let longest = (begins >> LONGEST_SHIFT) as usize;
            let goes_on = |n: &usize| self.begins(start + n) & GOES_ON != 0;
            let last = (1..longest).take_while(goes_on).count() + 1;
            let is_entry = |&n: &usize| PHRASES.get(&self.phrase(start, n)) & list as u64 != 0;
            if let Some(n) = (2..=last).rev().find(is_entry) {
                return n;
            }
        }
        usize::from(begins & list as u64 != 0)
    }

    /// Whether the line begins with an entry of the list.
    #[must_use]
    pub fn starts_with(&self, list: List) -> bool {
        self.entry_at(list, 0) > 0
    }

    /// Whether the line announces something and leaves it to the next lines: « À lire aussi » alone.
    #[must_use]
    pub fn announces(&self) -> bool {
        let opening = self.entry_at(List::FurnitureStarts, 0);
        opening > 0 && (opening == self.len() || self.is_covered(List::Furniture, 0))
    }

    /// Whether an entry of the list stands anywhere in the line.
    #[must_use]
    pub fn has(&self, list: List) -> bool {
        (0..self.len()).any(|i| self.entry_at(list, i) > 0)
    }

    /// Whether all words but `spare` belong to entries of the list. Numbers count with them.
    pub(super) fn is_covered(&self, list: List, spare: usize) -> bool {
        let (mut at, mut others) = (0, 0);
        while at < self.len() {
            let entry = self.entry_at(list, at);
            others += usize::from(entry == 0 && !self.is_number(at));
            if others > spare {
                return false;
            }
            at += entry.max(1);
        }
        true
    }

    #[inline(never)]
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.facts(i).begins_with_digit()
    }

    /// Whether the word `i` has nothing but digits; so has what stands beyond the last one.
    pub(super) fn is_all_digits(&self, i: usize) -> bool {
        self.facts.get(i).is_none_or(|facts| facts.is_all_digits())
    }

    #[inline(never)]
    pub(super) fn is_capitalised(&self, i: usize) -> bool {
        self.facts(i).is_capitalised()
    }

    /// Whether the line is nothing but a counter of comments or views, or invites to comment.
    #[must_use]
    pub fn opens_comments(&self) -> bool {
        self.is_covered(List::Comments, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::LineWords;
    use crate::segment::Vocabulary;

    #[test]
    fn a_line_of_a_text_is_read_as_if_it_stood_alone() {
        let lines = [
            "Le pont de l’île, hier. Photo : Anna Roe/AFP – 習カ゛a、プ 12e\u{301}3",
            "« À lire aussi »",
            "…",
            &"un deux trois ".repeat(60),
        ];
        let text = lines.join("\n");
        let words = Vocabulary::default().words(&text);
        let mut start = 0;
        for line in lines {
            let from = words.partition_point(|w| w.span.start() < start);
            let (mut read, alone) = (LineWords::default(), LineWords::new(line));
            read.read(line, start, &words[from..]);
            assert_eq!((read.len(), &read.spans), (alone.len(), &alone.spans));
            assert_eq!(read.facts, alone.facts, "{line}");
            start += u32::try_from(line.len()).unwrap() + 1;
        }
    }
}
