//! What tells page furniture, credits, bylines and datelines from article text, line by line.
//!
//! Judges one line by its words alone; where it stands is for [`super::block`] to weigh.

use super::language;
use super::word::words;
use crate::text::character::{is_apostrophe, is_terminal};

/// Longest phrase looked for in the lists, in words.
const LONGEST_PHRASE: usize = 8;

/// A line's words as the lists write them: lower case, in order.
#[derive(Debug)]
pub struct LineWords {
    words: Vec<String>,
    /// Whether an apostrophe joins this word to the next one.
    joined: Vec<bool>,
}

impl LineWords {
    /// Reads the line.
    #[must_use]
    pub fn new(line: &str) -> Self {
        let spans: Vec<_> = words(line).collect();
        let joined = spans
            .iter()
            .zip(spans.iter().skip(1))
            .map(|(a, b)| {
                let between = line.get(a.end() as usize..b.start() as usize).unwrap_or("");
                !between.is_empty() && between.chars().all(is_apostrophe)
            })
            .chain([false])
            .collect();
        Self {
            words: spans.iter().map(|w| w.of(line).to_lowercase()).collect(),
            joined,
        }
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the line has no word at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// `n` words from `start`, as one entry of a list would write them.
    fn phrase(&self, start: usize, n: usize) -> Option<String> {
        let mut phrase = String::new();
        for i in start..start + n {
            let word = self.words.get(i)?;
            if i > start {
                let joined = self.joined.get(i - 1).copied().unwrap_or(false);
                phrase.push(if joined { '\'' } else { ' ' });
            }
            phrase.push_str(word);
        }
        Some(phrase)
    }

    /// Length in words of the longest entry of the section, in any language, that stands at `start`.
    fn entry_at(&self, section: &str, start: usize) -> usize {
        (1..=LONGEST_PHRASE.min(self.len().saturating_sub(start)))
            .rev()
            .find(|&n| {
                self.phrase(start, n)
                    .is_some_and(|p| language::all().iter().any(|l| l.has(section, &p)))
            })
            .unwrap_or(0)
    }

    /// Whether the line begins with an entry of the section.
    #[must_use]
    pub fn starts_with(&self, section: &str) -> bool {
        self.entry_at(section, 0) > 0
    }

    /// Whether an entry of the section stands anywhere among the words from `start` on.
    #[must_use]
    pub fn has_from(&self, section: &str, start: usize) -> bool {
        (start..self.len()).any(|i| self.entry_at(section, i) > 0)
    }

    /// How many of the line's words belong to entries of the section; numbers count with them.
    #[must_use]
    pub fn covered(&self, section: &str) -> usize {
        let (mut at, mut covered) = (0, 0);
        while at < self.len() {
            let entry = self.entry_at(section, at);
            let number = self
                .words
                .get(at)
                .is_some_and(|w| w.chars().all(char::is_numeric));
            covered += if entry > 0 {
                entry
            } else {
                usize::from(number)
            };
            at += entry.max(1);
        }
        covered
    }

    /// Whether every word is a number.
    #[must_use]
    pub fn only_numbers(&self) -> bool {
        self.words.iter().all(|w| w.chars().all(char::is_numeric))
    }
}

/// Whether the line ends as a sentence does, closing marks aside.
#[must_use]
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(|c: char| c.is_whitespace() || crate::text::character::is_closing(c))
        .ends_with(is_terminal)
}

/// Whether the line is page furniture by its words.
#[must_use]
pub fn is_furniture(line: &str, words: &LineWords) -> bool {
    if words.is_empty() || words.only_numbers() {
        return true;
    }
    if line.split_whitespace().all(|token| token.starts_with('#')) {
        return true;
    }
    if words.starts_with("furniture starts") {
        return true;
    }
    let covered = words.covered("furniture");
    // Three in four: menus mix known entries with the names of sections nobody can list.
    covered == words.len()
        || (words.len() <= 15 && !ends_sentence(line) && covered * 4 >= words.len() * 3)
}

/// Whether the line gives a picture's source: a credit word near an end that ends no sentence.
#[must_use]
pub fn is_credit(line: &str, words: &LineWords) -> bool {
    let tail = words.len().saturating_sub(8);
    words.len() <= 60 && !ends_sentence(line) && words.has_from("credit words", tail)
}

/// Whether the line says who wrote the article.
#[must_use]
pub fn is_byline(line: &str, words: &LineWords) -> bool {
    words.len() <= 14 && words.starts_with("byline starts") && has_name(line)
}

/// Whether the line says when the article appeared: it opens as such lines do and holds nothing but
/// numbers, months and small words.
#[must_use]
pub fn is_dateline(words: &LineWords) -> bool {
    words.len() <= 12
        && words.starts_with("dateline starts")
        && words.covered("dateline starts") + words.covered("months") >= words.len().div_ceil(2)
}

/// A capitalised word after the first one.
fn has_name(line: &str) -> bool {
    line.split_whitespace()
        .skip(1)
        .any(|w| w.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::{LineWords, ends_sentence, is_byline, is_credit, is_dateline, is_furniture};

    #[test]
    fn furniture_is_told_by_its_words() {
        for line in [
            "Partager",
            "Share on Facebook",
            "Views: 72",
            "12 commentaires",
            "Newsletter Newsletters Events Podcasts Vidéos Meteonews",
            "#Politique #Europe",
            "À lire aussi : ce que dit le traité",
            "S’abonner",
            "— — —",
        ] {
            assert!(is_furniture(line, &LineWords::new(line)), "{line}");
        }
        for line in [
            "Partager le pouvoir est difficile, dit-elle.",
            "Liens commerciaux",
            "Un menu pour deux présidents",
        ] {
            assert!(!is_furniture(line, &LineWords::new(line)), "{line}");
        }
    }

    #[test]
    fn bylines_datelines_and_credits_are_told_by_how_they_open_or_close() {
        let byline = |l: &str| is_byline(l, &LineWords::new(l));
        assert!(byline("Par Wang Qi 22 janv. 2025") && byline("By Jane Doe and John Roe"));
        assert!(!byline("Par ailleurs, rien"));
        let dateline = |l: &str| is_dateline(&LineWords::new(l));
        assert!(dateline("Publié le 3 mars 2023 à 12h") && dateline("Updated March 3, 2023"));
        assert!(!dateline("Publié le même jour que sa réponse au ministre"));
        let credit = |l: &str| is_credit(l, &LineWords::new(l));
        assert!(
            credit("Le pont, hier. Photo : Xinhua") && credit("Un pont Kremlin Pool Photo via AP")
        );
        assert!(!credit("Il n’a pas voulu commenter cette photo."));
    }

    #[test]
    fn a_sentence_ends_before_its_closing_marks() {
        assert!(ends_sentence("« Non ! »") && ends_sentence("Oui.)") && ends_sentence("Et…"));
        assert!(!ends_sentence("« sans limites »") && !ends_sentence("Titre"));
    }
}
