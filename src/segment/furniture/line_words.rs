//! The words of a line, and which lists of the language files hold them.

use std::sync::LazyLock;

use crate::segment::language;
use crate::segment::word::words;
use crate::segment::word_table::WordTable;
use crate::text::character::{first, is_capital};
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

/// Every entry of every list, its words parted by single spaces, with the lists that hold it; and with a
/// first word, what longer entries there are that begin with it.
static PHRASES: LazyLock<WordTable> = LazyLock::new(|| {
    let mut phrases = WordTable::default();
    for (list, section) in SECTIONS {
        for entry in language::entries_of_all(section) {
            let entry = LineWords::new(entry);
            let n = entry.len();
            let phrase = entry.phrase(0, n);
            phrases.set(&phrase, phrases.get(&phrase) | list as u64);
            if n > 1 {
                let first = entry.phrase(0, 1);
                let known = phrases.get(&first) | (list as u64) << LONGER_SHIFT;
                let longest = (known >> LONGEST_SHIFT).max(n as u64);
                phrases.set(&first, known & 0xFFFF_FFFF | longest << LONGEST_SHIFT);
            }
        }
    }
    phrases
});

/// The words that a line begins with.
#[derive(Debug, Default)]
pub struct LineWords<'l> {
    line: &'l str,
    spans: Vec<Span>,
    n: usize,
}

impl<'l> LineWords<'l> {
    /// Reads a line.
    #[must_use]
    pub fn new(line: &'l str) -> Self {
        let mut words = Self::default();
        words.read(line);
        words
    }

    /// Reads another line, in the place of the last one.
    pub fn read(&mut self, line: &'l str) {
        self.line = line;
        self.spans.clear();
        let limit = if line.len() > PROSE_BYTES {
            OPENING_WORDS
        } else {
            WORDS_READ
        };
        self.spans.extend(words(line).take(limit));
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
        let mut phrase = String::new();
        for span in self.spans.iter().skip(start).take(n) {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(&lower_case(span.of(self.line)));
        }
        phrase
    }

    /// The number that [`PHRASES`] has for the word `i`; 0 where it has none.
    pub(super) fn begins(&self, i: usize) -> u64 {
        let word = self.spans.get(i);
        word.map_or(0, |&word| PHRASES.get_lower_at(self.line, word))
    }

    /// Length in words of the longest entry of the list that stands at `start`; 0 where none does.
    pub(super) fn entry_at(&self, list: List, start: usize) -> usize {
        let begins = self.begins(start);
        if begins >> LONGER_SHIFT & list as u64 != 0 {
            let longest = (begins >> LONGEST_SHIFT) as usize;
            let last = self.spans.len().saturating_sub(start).min(longest);
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

    pub(super) fn is_number(&self, i: usize) -> bool {
        first(self.word(i)).is_numeric()
    }

    pub(super) fn is_capitalised(&self, i: usize) -> bool {
        is_capital(first(self.word(i)))
    }

    /// Whether the line is nothing but a counter of comments or views, or invites to comment.
    #[must_use]
    pub fn opens_comments(&self) -> bool {
        self.is_covered(List::Comments, 0)
    }
}
