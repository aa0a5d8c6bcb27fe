//! What stands before a stop: an abbreviation, an initial, an ordinal number, or a word that ends a sentence.

use super::after::first_word;
use super::{Line, WHOLE_WORD, is_format, is_uncased, run_before};
use crate::text::character::{is_dash, is_letter, is_word, last};
use crate::text::{has_sign, lower_case};

/// What stands before a stop, as far as it decides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// A word, or nothing that can be judged.
    Word { whole: bool },
    /// An initial (`V`, `J.-P`), or an abbreviation of the language.
    Abbreviation,
    /// One that stands before numbers only (`art`, `no`).
    NumbersFollow,
    /// One that may end a sentence (`etc`, `J.-C`).
    MayEnd,
    /// One that stands before a name (`M`, `Mme`).
    Title,
    /// A number that the language writes with a full stop (`3. Oktober`).
    Ordinal,
}

impl Line<'_> {
    /// The word before the full stop at `at`.
    pub(super) fn before(&self, at: usize) -> Before {
        let stem = self.to(at);
        let token = run_before(stem, |c| {
            is_word(c) || matches!(c, '.' | '°') || is_dash(c) || is_format(c)
        });
        let earlier = self.to(at - token.len()).trim_end();
        let token = token.trim_matches(is_format);
        let token = token.trim_start_matches(is_dash);
        let lower = lower_case(token);
        let language = self.language;
        let unit =
            token == lower && !has_sign(token, b'.') && matches!(last(earlier), '0'..='9' | '/');
        if language.has("abbreviations that may end a sentence", &lower) {
            return Before::MayEnd;
        }
        if language.has("abbreviations that end no sentence", &lower) {
            return if unit { Before::MayEnd } else { Before::Title };
        }
        if language.is_abbreviation(&lower) {
            return Before::Abbreviation;
        }
        let initial = token != lower && token.chars().nth(1).is_none();
        if !initial && language.has("abbreviations before numbers", &lower) {
            return Before::NumbersFollow;
        }
        if token.len() <= 3 && !token.is_empty() && token.bytes().all(|b| b.is_ascii_digit()) {
            let earlier = lower_case(run_before(earlier, is_word));
            let next = self.from(at + 1);
            let next = lower_case(first_word(next).of(next));
            let ordinal =
                language.has("around ordinals", &earlier) || language.has("around ordinals", &next);
            return if ordinal {
                Before::Ordinal
            } else {
                Before::Word { whole: false }
            };
        }
        let part = run_before(token, |c| is_word(c) || c == '°');
        let letter = last(part);
        if part.len() == letter.len_utf8() && is_letter(letter) && !is_uncased(letter) {
            // « Il y a. »
            let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à' | 'é' | 'è');
            return if unit {
                Before::MayEnd
            } else if vowel && language.is_function_word(&lower) {
                Before::Word { whole: false }
            } else {
                Before::Abbreviation
            };
        }
        let whole = token.chars().count() >= WHOLE_WORD && token.chars().all(is_word);
        Before::Word { whole }
    }
}
