//! How often words, and content words in a row, stand in the articles.
//!
//! Kept while articles come and go, so that what depends on the whole corpus is looked up, not counted again.

use super::index::COMMON;
use crate::number_map::{NumberMap, pair};
use crate::text::character::is_capital;
use crate::token::{FoldId, Sequence, WordClass};

/// How often words, and content words in a row, stand in the articles.
#[derive(Debug, Default)]
pub struct Counts {
    /// By the number of the fold.
    words: Vec<Count>,
    /// By the numbers of two folds.
    pairs: NumberMap,
    n_words: u32,
    /// Content words in a row at more than [`COMMON`] places.
    n_formulas: u32,
}

/// How often a word stands in the articles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Everywhere.
    pub all: u32,
    /// Inside a sentence, where a capital says something …
    inside: u32,
    /// … and capitalised there.
    capitalised: u32,
    /// Content words that follow it at more than [`COMMON`] places.
    n_formulas: u32,
}

impl Count {
    /// Written with a capital more often than not.
    #[must_use]
    pub const fn is_name(self) -> bool {
        self.capitalised * 2 > self.inside
    }
}

impl Counts {
    /// Counts the words of an article. `capitals_name` says whether a capital inside a sentence marks a name
    /// in its language.
    pub fn add(&mut self, text: &str, sequence: &Sequence, capitals_name: bool) {
        self.change(text, sequence, capitals_name, 1);
    }

    /// Takes back what `add` counted.
    pub fn remove(&mut self, text: &str, sequence: &Sequence, capitals_name: bool) {
        self.change(text, sequence, capitals_name, -1);
    }

    fn change(&mut self, text: &str, sequence: &Sequence, capitals_name: bool, by: i32) {
        let mut previous: Option<FoldId> = None;
        let change = |n: &mut u32, by: i32| *n = n.wrapping_add_signed(by);
        for (at, word) in (0..sequence.n_body()).zip(sequence.words()) {
            change(&mut self.n_words, by);
            let at_fold = word.fold.0 as usize;
            if self.words.len() <= at_fold {
                self.words.resize(at_fold + 1, Count::default());
            }
            let Some(count) = self.words.get_mut(at_fold) else {
                continue;
            };
            change(&mut count.all, by);
            if !sequence.starts_sentence(at) {
                change(&mut count.inside, by);
                let printed = word.span.of(text);
                if capitals_name && printed.starts_with(is_capital) {
                    change(&mut count.capitalised, by);
                }
            }
            if word.class != WordClass::Function {
                if let Some(previous) = previous {
                    let n = self.pairs.entry(pair(previous.0, word.fold.0)).or_default();
                    let before = *n;
                    change(n, by);
                    if (before > COMMON) != (*n > COMMON) {
                        change(&mut self.n_formulas, by);
                        if let Some(count) = self.words.get_mut(previous.0 as usize) {
                            change(&mut count.n_formulas, by);
                        }
                    }
                }
                previous = Some(word.fold);
            }
        }
    }

    /// All words that are not furniture.
    #[must_use]
    pub const fn n_words(&self) -> u32 {
        self.n_words
    }

    /// How often a word stands there.
    #[must_use]
    pub fn count(&self, fold: FoldId) -> Count {
        let count = self.words.get(fold.0 as usize);
        count.copied().unwrap_or_default()
    }

    /// How often a content word follows another one.
    #[must_use]
    pub fn together(&self, first: FoldId, second: FoldId) -> u32 {
        let together = self.pairs.get(&pair(first.0, second.0));
        together.copied().unwrap_or(0)
    }

    /// Whether a content word follows another one at more than [`COMMON`] places.
    #[must_use]
    pub fn is_formula(&self, first: FoldId, second: FoldId) -> bool {
        self.count(first).n_formulas > 0 && self.together(first, second) > COMMON
    }

    /// Whether any two content words follow each other at more than [`COMMON`] places.
    #[must_use]
    pub const fn has_formulas(&self) -> bool {
        self.n_formulas > 0
    }
}
