//! Interned words: each distinct word is folded, stemmed and classified once, not once per place.

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold;
use crate::segment::{Language, SpokenWord, Vocabulary};
use crate::strings::Strings;
use crate::text::{Decompose, Span, lower_case};

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
#[derive(Debug)]
pub struct Lexicon {
    decompose: Decompose,
    vocabulary: Vocabulary,
    folds: Strings,
    stems: Strings,
    /// By number of [`SpokenWord`].
    known: Vec<Known>,
}

/// What is known of a word of a language.
type Known = (FoldId, StemId, WordClass);

impl Lexicon {
    /// An empty lexicon.
    #[must_use]
    pub fn new(decompose: Decompose) -> Self {
        Self {
            decompose,
            vocabulary: Vocabulary::default(),
            folds: Strings::default(),
            stems: Strings::default(),
            known: Vec::new(),
        }
    }

    /// The words as printed.
    pub const fn vocabulary(&mut self) -> &mut Vocabulary {
        &mut self.vocabulary
    }

    /// A word as printed, as it is compared: its fold and its stem where some article has them.
    #[must_use]
    pub fn look_up(
        &self,
        printed: &str,
        language: &Language,
    ) -> (Option<FoldId>, Option<StemId>, WordClass) {
        let form = read(printed, language, self.decompose);
        let fold = self.folds.get(&form.fold).map(FoldId);
        let stem = self.stems.get(&form.stem).map(StemId);
        (fold, stem, form.class)
    }

    /// The words of a text, which the [`Vocabulary`] gave last, interned. The language decides their stems and classes.
    pub fn words(&mut self, text: &str, words: &[SpokenWord], language: &Language) -> Vec<Word> {
        let mut interned = Vec::with_capacity(words.len());
        for &SpokenWord { span, number, .. } in words {
            let (fold, stem, class) = if let Some(&known) = self.known.get(number as usize) {
                known
            } else {
                let form = read(span.of(text), language, self.decompose);
                let entry = (
                    FoldId(self.folds.number(&form.fold)),
                    StemId(self.stems.number(&form.stem)),
                    form.class,
                );
                debug_assert_eq!(number as usize, self.known.len());
                self.known.push(entry);
                entry
            };
            interned.push(Word {
                span,
                fold,
                stem,
                class,
            });
        }
        interned
    }
}

/// What a word is compared by.
struct Form {
    fold: String,
    stem: String,
    class: WordClass,
}

fn read(printed: &str, language: &Language, decompose: Decompose) -> Form {
    let lower = lower_case(printed);
    let class = if printed.chars().any(char::is_numeric) {
        WordClass::Number
    } else if language.is_function_word(&lower) {
        WordClass::Function
    } else {
        WordClass::Content
    };
    let folded = fold(printed, decompose).into_owned();
    // Stems are folded after stemming: the stemmers want their accents.
    let stem = match stemmer(language.code()) {
        Some(stemmer) if class == WordClass::Content => {
            let stem = fold(&stemmer.stem(&lower), decompose).into_owned();
            language.family(stem)
        }
        _ => folded.clone(),
    };
    Form {
        fold: folded,
        stem,
        class,
    }
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
        "ar" => Stemmer::create(Algorithm::Arabic),
        "ru" => Stemmer::create(Algorithm::Russian),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Word, WordClass};
    use crate::segment::Language;
    use crate::text::decompose::decompose;

    fn read(text: &str) -> Vec<Word> {
        let mut lexicon = Lexicon::new(decompose);
        let words = lexicon.vocabulary().words(text);
        let french = Language::of("fr");
        let words = lexicon.vocabulary().spoken(text, &words, french);
        lexicon.words(text, &words, french)
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
        use WordClass::{Content, Function, Number};
        let classes: Vec<_> = read("la Chine en 2025").iter().map(|w| w.class).collect();
        assert_eq!(classes, [Function, Content, Function, Number]);
    }
}
