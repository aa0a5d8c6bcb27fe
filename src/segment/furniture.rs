//! What tells page furniture, credits, bylines and datelines from article text, line by line.
//!
//! Judges one line by its words alone; where it stands is for [`super::block`] to weigh. The words are
//! those of the language files, of all languages together: a French page may carry an English share bar.
//! Only the first [`WORDS_READ`] words of a line are read: what is longer is prose.

use std::sync::LazyLock;

use super::language;
use super::word::words;
use super::word_table::WordTable;
use crate::text::character::{first, is_apostrophe, is_closing, is_dash, is_terminal, last};
use crate::text::{Span, lower_case};

/// Words of a line that are read; a line that has as many may have more.
pub const WORDS_READ: usize = 48;
/// A line this long, in bytes, is prose whatever it says, but for how it opens: so many words are read.
const PROSE_BYTES: usize = 400;
const OPENING_WORDS: usize = 12;
/// A credit stands this near to the end of its line, in words.
const CREDIT_TAIL: usize = 8;
/// A notice has at most this many words.
const NOTICE_WORDS: usize = 45;

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

    fn word(&self, i: usize) -> &'l str {
        self.spans.get(i).map_or("", |span| span.of(self.line))
    }

    /// What stands between the word `i` and the next one, or the line's end.
    fn gap_after(&self, i: usize) -> &'l str {
        let start = self.spans.get(i).map_or(0, |span| span.end() as usize);
        let end = self.spans.get(i + 1);
        let end = end.map_or(self.line.len(), |span| span.start() as usize);
        self.line.get(start..end).unwrap_or("")
    }

    fn gap_before(&self, i: usize) -> &'l str {
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
    fn begins(&self, i: usize) -> u64 {
        let word = self.spans.get(i);
        word.map_or(0, |&word| PHRASES.get_lower_at(self.line, word))
    }

    /// Length in words of the longest entry of the list that stands at `start`; 0 where none does.
    fn entry_at(&self, list: List, start: usize) -> usize {
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
    fn is_covered(&self, list: List, spare: usize) -> bool {
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

    fn is_number(&self, i: usize) -> bool {
        first(self.word(i)).is_numeric()
    }

    fn is_capitalised(&self, i: usize) -> bool {
        first(self.word(i)).is_uppercase()
    }

    /// Whether the line is nothing but a counter of comments or views, or invites to comment.
    #[must_use]
    pub fn opens_comments(&self) -> bool {
        self.is_covered(List::Comments, 0)
    }
}

/// Whether the line ends as a sentence does, closing marks aside.
#[must_use]
pub fn ends_sentence(line: &str) -> bool {
    let mut ending = line.chars().rev();
    ending
        .find(|&c| !c.is_whitespace() && !is_closing(c))
        .is_some_and(is_terminal)
}

/// Whether such a character stands in the line.
fn has(line: &str, is: fn(char) -> bool) -> bool {
    line.chars().any(is)
}

/// Whether the line is page furniture by its words.
#[must_use]
pub fn is_furniture(line: &str, words: &LineWords<'_>) -> bool {
    let n = words.len();
    if (0..n).all(|i| words.word(i).chars().all(char::is_numeric)) && !is_dateline(words) {
        return true;
    }
    // « © 2023 Le Journal » closes a page; a picture's credit names somebody first.
    let owner = first(line) == '©' && words.is_number(0);
    let starts = match words.entry_at(List::FurnitureStarts, 0) {
        0 => false,
        // One word opens sentences as well.
        1 => !ends_sentence(line) || first(words.gap_after(0).trim_start()) == ':',
        _ => true,
    };
    if owner || starts || is_path(line) || is_notice(line, words) {
        return true;
    }
    let of_addresses = |token: &str| {
        matches!(
            token.as_bytes(),
            [b'#' | b'@', ..] | [b'w', b'w', b'w', b'.', ..]
        ) || matches!(token.as_bytes(), [b'h', b't', b't', b'p', ..])
    };
    if n <= 15 && line.split_whitespace().all(of_addresses) {
        return true;
    }
    // One in four: menus mix known entries with the names of sections nobody can list.
    let spare = if n <= 15 && !ends_sentence(line) {
        n / 4
    } else {
        0
    };
    n < WORDS_READ && words.is_covered(List::Furniture, spare)
}

/// « Accueil > Monde > Asie », « Politique | Monde | Sport »
fn is_path(line: &str) -> bool {
    let parts = line
        .split_whitespace()
        .filter(|token| matches!(*token, ">" | "›" | "|" | "»"));
    line.len() < 160 && parts.count() >= 2 && !ends_sentence(line) && !has(line, |c| c == '«')
}

/// Whether the line speaks to the reader of what sites have: cookies, subscriptions, accounts. Articles
/// that report on these do not call the reader « vous » outside quotation marks.
fn is_notice(line: &str, words: &LineWords<'_>) -> bool {
    if words.len() > NOTICE_WORDS {
        return false;
    }
    let (mut notice, mut reader) = (0, 0);
    for i in 0..words.len() {
        if words.begins(i) != 0 {
            notice += usize::from(words.entry_at(List::NoticeWords, i) > 0);
            reader += usize::from(words.begins(i) & List::ReaderWords as u64 != 0);
        }
    }
    reader > 0 && notice > 1 && !has(line, |c| matches!(c, '«' | '“' | '"' | '„'))
}

/// Whether the line gives a picture's source: credit words near an end that ends no sentence, set apart
/// as credits are (« Photo : AFP », « /Reuters », « © DR »), not inside a headline (« Une image ternie »).
#[must_use]
pub fn is_credit(line: &str, words: &LineWords<'_>) -> bool {
    let n = words.len();
    if n >= WORDS_READ || ends_sentence(line) {
        return false;
    }
    if n <= 40 && has(line, |c| c == '©') {
        return true;
    }
    (n.saturating_sub(CREDIT_TAIL)..n).any(|i| {
        let length = words.entry_at(List::Credits, i);
        if length == 0 {
            return false;
        }
        let (before, after) = (
            words.gap_before(i).trim(),
            words.gap_after(i + length - 1).trim(),
        );
        let opens = before.is_empty() && i == 0 || is_terminal(last(before));
        let set_apart = matches!(last(before), '/' | '(' | '[' | '|' | '—' | '–')
            || matches!(first(after), ':' | '/')
            || opens && words.is_capitalised(i + length)
            || matches!(last(before), ',' | '-') && i + length == n;
        length > 1 || words.is_capitalised(i) && set_apart && n > length
    })
}

/// Whether the line says who wrote the article.
#[must_use]
pub fn is_byline(line: &str, words: &LineWords<'_>) -> bool {
    let n = words.len();
    let opening = words.entry_at(List::BylineStarts, 0);
    if n > 14 || opening == 0 {
        return false;
    }
    if opening == n {
        return n > 1 || words.is_capitalised(0);
    }
    // One small word opens anything (« Par ailleurs »); several say that this is a byline.
    if opening == 1 {
        words.is_capitalised(1) && !ends_sentence(line)
    } else {
        (opening..n).any(|i| words.is_capitalised(i))
    }
}

/// Whether the line holds nothing but names: two to eight words with capitals, joined by small ones.
#[must_use]
pub fn is_names(line: &str, words: &LineWords<'_>) -> bool {
    let small = |i: usize| {
        language::all()
            .iter()
            .any(|l| l.is_function_word(words.word(i)))
            || words.is_number(i)
    };
    let capitals = (0..words.len())
        .filter(|&i| words.is_capitalised(i))
        .count();
    (2..=8).contains(&words.len())
        && capitals >= 2
        && words.is_capitalised(0)
        && (0..words.len()).all(|i| words.is_capitalised(i) || small(i))
        && !has(line, |c| matches!(c, ':' | '?' | '!' | '«' | '"' | '“'))
        && (0..words.len() - 1).all(|i| {
            words.gap_after(i).chars().all(|c| {
                c == ' ' || c == ',' || c == '.' || c == '&' || is_apostrophe(c) || is_dash(c)
            })
        })
}

/// Whether the line says when the article appeared: it opens as such lines do, or holds nothing but
/// numbers, months and small words.
#[must_use]
pub fn is_dateline(words: &LineWords<'_>) -> bool {
    let n = words.len();
    if n > 12 {
        return false;
    }
    let opening = words.entry_at(List::DatelineStarts, 0);
    let mut dated = opening;
    for i in opening..n {
        dated += usize::from(words.is_number(i) || words.entry_at(List::DateWords, i) > 0);
    }
    let follows = |i| i == n || words.is_number(i) || words.entry_at(List::DateWords, i) > 0;
    if opening > 0
        && follows(opening)
        && dated * 2 >= n
        && (n > 1 || words.word(0).chars().count() > 2)
    {
        return true;
    }
    let numbers = (0..n).filter(|&i| words.is_number(i)).count();
    dated == n && numbers > 0 && (numbers < n || is_time_or_date(words))
}

/// `14h32`, `14:32`, `22/01/2025`
fn is_time_or_date(words: &LineWords<'_>) -> bool {
    let joined = |mark: fn(char) -> bool| {
        (0..words.len() - 1).all(|i| {
            let gap = words.gap_after(i);
            gap.chars().count() == 1 && gap.chars().all(mark)
        })
    };
    match words.len() {
        1 => {
            let (hours, minutes) = words.word(0).split_once(['h', 'H']).unwrap_or(("", "x"));
            (1..=2).contains(&hours.len()) && minutes.bytes().all(|b| b.is_ascii_digit())
        }
        2 => joined(|c| c == ':'),
        3 => joined(|c| matches!(c, '/' | '.' | '-')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        LineWords, ends_sentence, is_byline, is_credit, is_dateline, is_furniture, is_names,
    };

    #[track_caller]
    fn check(is: impl Fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for line in yes {
            assert!(is(line), "{line}");
        }
        for line in no {
            assert!(!is(line), "{line}");
        }
    }

    #[test]
    fn furniture_is_told_by_its_words() {
        check(
            |l| is_furniture(l, &LineWords::new(l)),
            &[
                "Partager",
                "Share on Facebook",
                "Views: 72",
                "12 commentaires",
                "Envoyer par e-mail",
                "Newsletter Newsletters Events Podcasts Vidéos Meteonews",
                "#Politique #Europe",
                "À lire aussi : ce que dit le traité",
                "S’abonner",
                "— — —",
                "Accueil > Monde > Asie",
                "https://example.org/a",
                "Nous utilisons des cookies pour améliorer votre navigation sur ce site.",
                "Recevez chaque matin notre newsletter et désinscrivez-vous quand vous voulez.",
                "Wir verwenden Cookies, um Ihnen Inhalte anzuzeigen.",
                "Lesen Sie auch: Was im Vertrag steht",
                "Te puede interesar: el tratado, explicado",
                "Iscriviti alla newsletter",
                "Assine a nossa newsletter",
                "Читайте также: что известно о договоре",
                "اقرأ أيضا: ما نعرفه عن المعاهدة",
                "相关阅读：条约全文",
            ],
            &[
                "Partager le pouvoir est difficile, dit-elle.",
                "Liens commerciaux",
                "Un menu pour deux présidents",
                "La CNIL inflige une amende à un site pour ses cookies et sa newsletter.",
                "The live talks open in Geneva",
            ],
        );
    }

    #[test]
    fn bylines_are_told_by_how_they_open() {
        check(
            |l| is_byline(l, &LineWords::new(l)),
            &[
                "Par Wang Qi 22 janv. 2025",
                "By Jane Doe and John Roe",
                "Von Jürgen Klein",
                "Por Ana Ruiz",
                "De notre correspondant à Moscou, Jean Roy",
            ],
            &[
                "Par ailleurs, rien",
                "Par Toutatis, il est parti.",
                "Von hier aus geht es weiter",
            ],
        );
        check(
            |l| is_names(l, &LineWords::new(l)),
            &[
                "Jeanne Roy",
                "Jeanne Roy et Karl Abt",
                "Ana de la Cruz",
                "Jean-Luc Dupont",
            ],
            &["Politique étrangère", "Russie : Poutine", "Paris"],
        );
    }

    #[test]
    fn datelines_hold_a_date_and_little_else() {
        check(
            |l| is_dateline(&LineWords::new(l)),
            &[
                "Publié le 3 mars 2023 à 12h",
                "Updated March 3, 2023",
                "Publié le",
                "22 janvier 2025",
                "mardi 22 janvier 2025 à 14h30",
                "14h32",
                "14:32",
                "22/01/2025",
                "22. Januar 2025, 14:30 Uhr",
                "3 de marzo de 2023",
            ],
            &[
                "Publié le même jour que sa réponse au ministre",
                "Le 29 février dernier, les académies",
                "Updated rules for 27 countries",
                "72",
                "3 000",
                "Mars attaque",
            ],
        );
    }

    #[test]
    fn credits_are_set_apart() {
        check(
            |l| is_credit(l, &LineWords::new(l)),
            &[
                "Le pont, hier. Photo : Xinhua",
                "Un pont Kremlin Pool Photo via AP",
                "Le pont de Kertch. © Anna Roe / AFP",
                "Photo Jean Roy",
                "The bridge on Monday. (Reuters)",
                "Die Brücke. Foto: dpa",
                "Le pont, hier. Jean Roy/AFP",
            ],
            &[
                "Il n’a pas voulu commenter cette photo.",
                "Une image ternie",
                "L’image de la France",
                "Le cas du Dr Martin",
                "Reuters licencie",
            ],
        );
    }

    #[test]
    fn a_sentence_ends_before_its_closing_marks() {
        assert!(ends_sentence("« Non ! »") && ends_sentence("Oui.)") && ends_sentence("Et…"));
        assert!(!ends_sentence("« sans limites »") && !ends_sentence("Titre"));
    }
}
