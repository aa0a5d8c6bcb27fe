//! Words as printed, each looked up once in the lists of the language files, however often it stands in articles.
//!
//! Nearly all words of an article have stood in one before. The readers of blocks, language and speech ask lists about
//! every word; what the lists say depends on the word alone, so it is kept beside the word's number.

use super::furniture::lists_with;
use super::language::{Language, votes_of};
use super::speech::lexis::Lexis;
use super::word::words;
use super::word_table::WordTable;
use crate::text::Span;
use crate::text::character::{first, is_capital};

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct TextWord {
    /// Where it stands.
    pub span: Span,
    /// Number of the word as printed.
    printed: u32,
    pub(super) facts: Facts,
}

/// What a word says in every language, wherever it stands. From the lowest bit: the number that
/// [`super::furniture`] has for it, its shape, the languages that vote for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts(u64);

/// Begins with a capital.
const CAPITAL: u64 = 1 << 40;
/// Begins with a digit.
const DIGIT: u64 = 1 << 41;
/// Has nothing but digits.
const DIGITS: u64 = 1 << 42;
const VOTES_SHIFT: u32 = 48;

impl Facts {
    /// What is to be said of the word at a place of a text.
    pub(super) fn of(text: &str, word: Span) -> Self {
        let shown = word.of(text);
        let letter = first(shown);
        let mut facts = lists_with(text, word) | votes_of(text, word) << VOTES_SHIFT;
        if is_capital(letter) {
            facts |= CAPITAL;
        }
        if letter.is_numeric() {
            let all = shown.chars().all(char::is_numeric);
            facts |= if all { DIGIT | DIGITS } else { DIGIT };
        }
        Self(facts)
    }

    /// The number that the lists of furniture have for the word.
    pub(super) const fn lists(self) -> u64 {
        self.0 & (CAPITAL - 1)
    }

    /// The languages that have it as a function word, a bit each, the first one lowest.
    pub(super) const fn votes(self) -> u64 {
        self.0 >> VOTES_SHIFT
    }

    pub(super) const fn is_capitalised(self) -> bool {
        self.0 & CAPITAL != 0
    }

    pub(super) const fn begins_with_digit(self) -> bool {
        self.0 & DIGIT != 0
    }

    pub(super) const fn is_all_digits(self) -> bool {
        self.0 & DIGITS != 0
    }
}

/// A word of a text as a word of the text's language.
#[derive(Clone, Copy, Debug)]
pub struct SpokenWord {
    /// Where it stands.
    pub span: Span,
    /// Its number among the words of all languages, from 0 in the order in which they came.
    pub number: u32,
    /// What it does in speech: the constants of [`super::speech`].
    pub(super) bits: u64,
}

/// The words met so far. Grows and never shrinks.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The number of each word as printed, from 1.
    numbers: WordTable,
    /// By that number, less one.
    facts: Vec<Facts>,
    /// By place of the language, then by the same number: the number of [`SpokenWord`], one more; 0 for words that have
    /// not been met in the language.
    spoken: Vec<Vec<u32>>,
    /// By number of [`SpokenWord`].
    bits: Vec<u64>,
}

impl Vocabulary {
    /// All words of the text, in order.
    #[must_use]
    pub fn words(&mut self, text: &str) -> Vec<TextWord> {
        // A word and what follows it are six bytes in most languages; fewer than four nowhere.
        let mut all = Vec::with_capacity(text.len() / 5);
        for span in words(text) {
            let mut number = self.numbers.get_at(text, span);
            if number == 0 {
                self.facts.push(Facts::of(text, span));
                number = self.facts.len() as u64;
                self.numbers.set(span.of(text), number);
            }
            let printed = u32::try_from(number - 1).unwrap_or(u32::MAX);
            let facts = self.facts.get(printed as usize).copied();
            all.push(TextWord {
                span,
                printed,
                facts: facts.unwrap_or_default(),
            });
        }
        all
    }

    /// The words of a text, which [`Self::words`] gave, as words of a language.
    #[must_use]
    pub fn spoken(
        &mut self,
        text: &str,
        words: &[TextWord],
        language: &Language,
    ) -> Vec<SpokenWord> {
        let lexis = Lexis::of(language);
        let place = language.place();
        while self.spoken.len() <= place {
            self.spoken.push(Vec::new());
        }
        let known = &mut self.spoken[place];
        known.resize(self.facts.len(), 0);
        let mut all = Vec::with_capacity(words.len());
        for word in words {
            let Some(number) = known.get_mut(word.printed as usize) else {
                continue;
            };
            let span = word.span;
            if *number == 0 {
                let has_capital = word.facts.is_capitalised();
                self.bits.push(lexis.bits_of(text, span, has_capital));
                *number = u32::try_from(self.bits.len()).unwrap_or(u32::MAX);
            }
            let number = *number - 1;
            let bits = self.bits.get(number as usize).copied().unwrap_or(0);
            all.push(SpokenWord { span, number, bits });
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;
    use crate::segment::Language;

    #[test]
    fn a_word_has_one_number_wherever_it_is_printed_alike() {
        let mut vocabulary = Vocabulary::default();
        let first = vocabulary.words("La paix, la guerre. Anticonstitutionnellement");
        let again =
            vocabulary.words("« la » anticonstitutionnellement ; Anticonstitutionnellement");
        let numbers = first.iter().chain(&again).map(|w| w.printed);
        assert_eq!(numbers.collect::<Vec<_>>(), [0, 1, 2, 3, 4, 2, 5, 4]);
    }

    #[test]
    fn a_word_does_what_it_does_in_the_language_that_is_asked_for() {
        let mut vocabulary = Vocabulary::default();
        let text = "dit said dit";
        let words = vocabulary.words(text);
        let mut read = |code| {
            let spoken = vocabulary.spoken(text, &words, Language::of(code));
            let read = spoken.iter().map(|w| (w.number, w.bits));
            <[(u32, u64); 3]>::try_from(read.collect::<Vec<_>>()).unwrap()
        };
        let (french, english) = (read("fr"), read("en"));
        assert_eq!(french.map(|w| w.0), [0, 1, 0]);
        assert_eq!(english.map(|w| w.0), [2, 3, 2]);
        assert_eq!((french[0].1, french[1].1), (english[1].1, english[0].1));
        assert_ne!(french[0].1, french[1].1);
        assert_eq!(read("fr"), french);
    }
}
