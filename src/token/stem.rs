//! Stems: what the inflected forms of a word have in common.
//!
//! French and English, most of what is compared, have Snowball's stemmers; a page that carried those of
//! six more languages would be 13 kB larger. These have theirs in `languages/*.txt`: `endings`, and in
//! Arabic `beginnings`, of which the longest is taken off, and once more.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use crate::segment::Language;

/// What is left of a word has at least this many letters; …
const STEM_LETTERS: usize = 3;
/// … and what an ending leaves that another had followed, so many: « amerikan | isch | en ».
const STEM_LETTERS_AGAIN: usize = 4;

/// The stem of a word in lower case, accents and all.
pub(super) fn stem<'w>(word: &'w str, language: &Language) -> Cow<'w, str> {
    // Named here one by one, so that the stemmers of other languages stay out of the page.
    let snowball = match language.code() {
        "fr" => Stemmer::create(Algorithm::French),
        "en" => Stemmer::create(Algorithm::English),
        _ => return Cow::Borrowed(stripped(word, language)),
    };
    Cow::Owned(snowball.stem(word).into_owned())
}

fn stripped<'w>(word: &'w str, language: &Language) -> &'w str {
    let places = || word.char_indices().map(|(at, _)| at);
    let last = places().rev().nth(STEM_LETTERS - 1).unwrap_or(0);
    let beginning = |&at: &usize| language.has("beginnings", word.get(..at).unwrap_or(""));
    let start = places()
        .take_while(|&at| at <= last)
        .filter(beginning)
        .last();
    let mut stem = word.get(start.unwrap_or(0)..).unwrap_or(word);
    for letters in [STEM_LETTERS, STEM_LETTERS_AGAIN] {
        let ending = |&at: &usize| language.has("endings", stem.get(at..).unwrap_or(""));
        let mut cuts = stem.char_indices().map(|(at, _)| at).skip(letters);
        let Some(at) = cuts.find(ending) else {
            break;
        };
        stem = stem.get(..at).unwrap_or(stem);
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::stem;
    use crate::segment::Language;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (code, forms) in [
            ("fr", "coopération coopérations coopérer coopéré"),
            ("en", "negotiation negotiations negotiate negotiating"),
            ("de", "regierung regierungen regierte"),
            ("es", "negociación negociaciones negociar negociaron"),
            ("it", "negoziato negoziati negoziare negoziando"),
            ("pt", "declaração declarações declarar declarou"),
            ("ru", "президент президента президенту президентом"),
            ("ar", "الرئيس رئيس والرئيس للرئيس"),
        ] {
            let language = Language::of(code);
            let stems: Vec<_> = forms.split(' ').map(|form| stem(form, language)).collect();
            let first = &stems[0];
            assert!(stems.iter().all(|s| s == first), "{code}: {stems:?}");
        }
    }

    #[test]
    fn short_words_stay_whole() {
        for (code, word) in [("de", "see"), ("es", "mes"), ("ru", "мир"), ("zh", "中")] {
            assert_eq!(stem(word, Language::of(code)), word, "{code}");
        }
    }
}
