//! What sets formulas and furniture aside, and which words carry an alignment.
//!
//! A formula is told by how little its words surprise. Each content word of an alignment is worth
//! its information (in bits) given the content word before it, as counted in all articles *beside
//! the two places themselves*: after « Vladimir » everybody writes « Poutine », and « Chine » stands
//! everywhere, so « le président russe Vladimir Poutine » says little, however long it is; « la
//! stabilité et la résilience » stands nowhere else and says much. Counts are of the whole corpus at
//! the moment of asking, so the order of arrival changes nothing.

use crate::align::Alignment;
use crate::corpus::Article;
use crate::number_map::{NumberMap, pair};
use crate::order::sort_by_key;
use crate::token::{FoldId, Sequence, Word, WordClass};

/// How often words, and content words in a row, stand in the corpus.
#[derive(Debug, Default)]
pub struct WordCounts {
    /// By the number of the fold.
    words: Vec<Count>,
    /// By the numbers of two folds.
    pairs: NumberMap,
    n_words: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    all: u32,
    /// Inside a sentence, where a capital says something …
    inside: u32,
    /// … and capitalised there.
    capitalised: u32,
}

/// Words given as evidence at the most.
const EVIDENCE: usize = 5;
/// An alignment worth less than this many bits is stock.
const STOCK_BITS: u32 = 38;
/// Names say who, not what: their information is divided by this.
const NAME_DIVISOR: u32 = 4;
/// What standing at its place in the row says of any word: order itself is information.
const ORDER_BITS: u32 = 1;
/// Weight of the single word's frequency against that of the pair, in occurrences.
const BACKOFF: u64 = 2;
/// Parts of a bit that information is counted in. Integers, so that every platform gets the same.
const PARTS: u32 = 1024;

impl WordCounts {
    /// Counts the words of the articles.
    #[must_use]
    pub fn of(articles: &[Article]) -> Self {
        let mut counts = Self::default();
        for article in articles {
            counts.add(article);
        }
        counts
    }

    fn add(&mut self, article: &Article) {
        let sequence = &article.sequence;
        let mut previous: Option<FoldId> = None;
        for (at, word) in (0..sequence.n_body()).zip(sequence.words()) {
            self.n_words += 1;
            let at_fold = word.fold.0 as usize;
            if self.words.len() <= at_fold {
                self.words.resize(at_fold + 1, Count::default());
            }
            let Some(count) = self.words.get_mut(at_fold) else {
                continue;
            };
            count.all += 1;
            if !sequence.starts_sentence(at) {
                count.inside += 1;
                let printed = word.span.of(&article.text);
                count.capitalised += u32::from(printed.starts_with(char::is_uppercase));
            }
            if word.class != WordClass::Function {
                if let Some(previous) = previous {
                    *self.pairs.entry(pair(previous.0, word.fold.0)).or_default() += 1;
                }
                previous = Some(word.fold);
            }
        }
    }

    /// Whether the alignment is furniture, or a formula.
    #[must_use]
    pub fn is_stock(&self, left: &Article, right: &Article, alignment: &Alignment) -> bool {
        let furniture = |sequence: &Sequence, at: u32| at >= sequence.n_body();
        furniture(&left.sequence, alignment.left.start)
            || furniture(&right.sequence, alignment.right.start)
            || self.information(&left.sequence, &right.sequence, alignment) < STOCK_BITS * PARTS
    }

    /// How much the answered words of the alignment say, in parts of a bit: one bit for each
    /// word in its place, and the surprise of each content word, once. The mean of both sides, which
    /// may print a word in two forms.
    fn information(&self, left: &Sequence, right: &Sequence, alignment: &Alignment) -> u32 {
        let runs = || alignment.runs.iter();
        let on_left = self.of_words(runs().flat_map(|r| left.slice(r.a..r.a + r.len)));
        let on_right = self.of_words(runs().flat_map(|r| right.slice(r.b..r.b + r.len)));
        on_left.midpoint(on_right)
    }

    fn of_words<'w>(&self, words: impl Iterator<Item = &'w Word>) -> u32 {
        let mut seen = NumberMap::default();
        let mut previous: Option<FoldId> = None;
        let mut parts = 0;
        for word in words {
            parts += ORDER_BITS * PARTS;
            if word.class == WordClass::Function {
                continue;
            }
            if seen.insert(u64::from(word.fold.0), 0).is_none() {
                parts += self.surprise(previous, word.fold);
            }
            previous = Some(word.fold);
        }
        parts
    }

    fn count(&self, fold: FoldId) -> Count {
        let count = self.words.get(fold.0 as usize);
        count.copied().unwrap_or_default()
    }

    /// What one content word after another says, in parts of a bit, the two places of the alignment
    /// left out: the logarithm of how seldom it follows there, mixed with how seldom it stands
    /// anywhere.
    fn surprise(&self, previous: Option<FoldId>, word: FoldId) -> u32 {
        let count = self.count(word);
        let elsewhere = |n: u32| u64::from(n.saturating_sub(2));
        // Half an occurrence is granted to what is seen nowhere else.
        let total = elsewhere(self.n_words) + 1;
        let (alone, total) = (2 * elsewhere(count.all) + 1, 2 * total);
        let (often, of) = previous.map_or((alone, total), |previous| {
            let before = elsewhere(self.count(previous).all);
            let together = self.pairs.get(&pair(previous.0, word.0));
            let together = together.copied().unwrap_or(0);
            (
                elsewhere(together) * total + BACKOFF * alone,
                (before + BACKOFF) * total,
            )
        });
        let parts = log2(of.max(often)) - log2(often);
        let is_name = count.capitalised * 2 > count.inside;
        if is_name { parts / NAME_DIVISOR } else { parts }
    }

    /// The rarest words that both sides have, as the left side prints them, rarest first.
    #[must_use]
    pub fn evidence(&self, left: &Article, alignment: &Alignment) -> Vec<String> {
        let mut words: Vec<(u32, u32, &str)> = Vec::new();
        let mut seen = NumberMap::default();
        for at in alignment.runs.iter().flat_map(|r| r.a..r.a + r.len) {
            let Some(word) = left.sequence.word(at) else {
                continue;
            };
            if word.class != WordClass::Function && seen.insert(u64::from(word.fold.0), 0).is_none()
            {
                let count = self.count(word.fold).all;
                words.push((count, at, word.span.of(&left.text)));
            }
        }
        sort_by_key(&mut words, |&(count, at, _)| [count, at, 0, 0]);
        words
            .into_iter()
            .take(EVIDENCE)
            .map(|(_, _, word)| word.to_owned())
            .collect()
    }
}

/// The logarithm to base 2, in [`PARTS`], rounded down; 0 of 0.
fn log2(n: u64) -> u32 {
    let Some(whole) = n.checked_ilog2() else {
        return 0;
    };
    // The mantissa in 1.63 fixed point; each squaring gives the next binary digit of the fraction.
    let mut mantissa = u128::from(n) << (63 - whole);
    let mut parts = whole;
    for _ in 0..PARTS.ilog2() {
        mantissa = (mantissa * mantissa) >> 63;
        parts *= 2;
        if mantissa >> 64 != 0 {
            mantissa >>= 1;
            parts += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{PARTS, log2};

    #[test]
    fn the_logarithm_is_that_of_the_real_numbers_rounded_down() {
        for n in (1..5000).chain([u32::MAX]) {
            let exact = f64::from(n).log2() * f64::from(PARTS);
            let found = f64::from(log2(u64::from(n)));
            assert!(
                found <= exact + 1e-6 && exact < found + 1.001,
                "{n}: {found} for {exact}"
            );
        }
        assert_eq!(log2(0), 0);
        assert_eq!(log2(8), 3 * PARTS);
    }
}
