//! Interned words: each distinct word is folded, stemmed and classified once, not once per place.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::fold::fold;
use crate::segment::Language;
use crate::text::Span;

/// Stands for the fold of a word, across all articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FoldId(pub u32);

/// Stands for the stem of a word, across all articles and languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StemId(pub u32);

/// How much a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// One of the grammar's small words.
    Function,
    /// Any other word.
    Content,
    /// Has a digit.
    Number,
}

impl WordClass {
    /// What a match of such a word weighs when nothing else is known: small words are a quarter of
    /// the others, so that "de, la, et" never carry an alignment.
    #[must_use]
    pub const fn weight(self) -> u32 {
        match self {
            Self::Function => 2,
            Self::Content | Self::Number => 8,
        }
    }

    /// What it costs an alignment when such a word has no answer: less than half of what a match
    /// weighs, so that a clause stays whole with every other word replaced.
    #[must_use]
    pub const fn cost(self) -> u32 {
        match self {
            Self::Function => 1,
            Self::Content | Self::Number => 3,
        }
    }
}

/// One word of an article.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands in the canonical text.
    pub span: Span,
    /// Its comparable form.
    pub fold: FoldId,
    /// Its stem.
    pub stem: StemId,
    /// How much it says.
    pub class: WordClass,
}

/// The words met so far. Grows and never shrinks: an id stays valid for the lexicon's life.
#[derive(Debug, Default)]
pub struct Lexicon {
    folds: FxHashMap<String, FoldId>,
    stems: FxHashMap<String, StemId>,
    /// By language, then by the word as printed.
    known: FxHashMap<&'static str, FxHashMap<String, (FoldId, StemId, WordClass)>>,
}

impl Lexicon {
    /// The word at `span` of the text, interned. The language decides its stem and class.
    pub fn word(&mut self, text: &str, span: Span, language: &Language) -> Word {
        let printed = span.of(text);
        let known = self.known.entry(language.code()).or_default();
        let (fold, stem, class) = match known.get(printed) {
            Some(&known) => known,
            None => {
                let entry = read(printed, language, &mut self.folds, &mut self.stems);
                known.insert(printed.to_owned(), entry);
                entry
            }
        };
        Word {
            span,
            fold,
            stem,
            class,
        }
    }
}

fn read(
    printed: &str,
    language: &Language,
    folds: &mut FxHashMap<String, FoldId>,
    stems: &mut FxHashMap<String, StemId>,
) -> (FoldId, StemId, WordClass) {
    let next = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let folded = fold(printed);
    let lower = printed.to_lowercase();
    let class = if printed.chars().any(char::is_numeric) {
        WordClass::Number
    } else if language.is_function_word(&lower) {
        WordClass::Function
    } else {
        WordClass::Content
    };
    let n_folds = folds.len();
    let fold_id = match folds.get(&*folded) {
        Some(&id) => id,
        None => *folds
            .entry(folded.into_owned())
            .or_insert(FoldId(next(n_folds))),
    };
    // Stems are folded after stemming: the stemmers want their accents.
    let stem = match stemmer(language.code()) {
        Some(stemmer) if class == WordClass::Content => fold(&stemmer.stem(&lower)).into_owned(),
        _ => fold(&lower).into_owned(),
    };
    let n_stems = stems.len();
    let stem_id = *stems.entry(stem).or_insert(StemId(next(n_stems)));
    (fold_id, stem_id, class)
}

/// Each algorithm is named where it is created, so that those of other languages stay out of the
/// page.
fn stemmer(language: &str) -> Option<Stemmer> {
    Some(match language {
        "fr" => Stemmer::create(Algorithm::French),
        "en" => Stemmer::create(Algorithm::English),
        "de" => Stemmer::create(Algorithm::German),
        "es" => Stemmer::create(Algorithm::Spanish),
        "it" => Stemmer::create(Algorithm::Italian),
        "pt" => Stemmer::create(Algorithm::Portuguese),
        "ru" => Stemmer::create(Algorithm::Russian),
        "ar" => Stemmer::create(Algorithm::Arabic),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Word, WordClass};
    use crate::segment::{Language, words};

    fn read(text: &str) -> Vec<Word> {
        let mut lexicon = Lexicon::default();
        words(text)
            .map(|span| lexicon.word(text, span, Language::of("fr")))
            .collect()
    }

    #[test]
    fn equal_folds_and_stems_have_equal_ids() {
        let w = read("Coopération COOPÉRATION coopérer Chine");
        assert_eq!(w[0].fold, w[1].fold);
        assert_ne!(w[0].fold, w[2].fold);
        assert_eq!(w[0].stem, w[2].stem);
        assert_ne!(w[0].stem, w[3].stem);
    }

    #[test]
    fn small_words_and_numbers_are_told_apart() {
        let classes: Vec<_> = read("la Chine en 2025").iter().map(|w| w.class).collect();
        use WordClass::{Content, Function, Number};
        assert_eq!(classes, [Function, Content, Function, Number]);
    }
}
