//! What sets formulas and furniture aside, and which words carry an alignment.
//!
//! A formula is told by how little its words surprise. Each content word of an alignment is worth
//! its information (in bits) given the content word before it, as counted in all articles *beside
//! the two places themselves*: after « Vladimir » everybody writes « Poutine », and « Chine » stands
//! everywhere, so « le président russe Vladimir Poutine » says little, however long it is; « la
//! stabilité et la résilience » stands nowhere else and says much. Counts are of the whole corpus at
//! the moment of asking, so the order of arrival changes nothing.

use rustc_hash::FxHashMap;

use crate::align::Alignment;
use crate::corpus::Article;
use crate::order::sort_by_key;
use crate::token::{FoldId, Sequence, WordClass};

/// How often words, and content words in a row, stand in the corpus.
#[derive(Debug, Default)]
pub struct WordCounts {
    words: FxHashMap<FoldId, Count>,
    pairs: FxHashMap<(FoldId, FoldId), u32>,
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
const STOCK_BITS: f64 = 38.0;
/// Names say who, not what: their information counts this much.
const NAME_SHARE: f64 = 0.25;
/// What standing at its place in the row says of any word: order itself is information.
const ORDER_BITS: f64 = 1.0;
/// Weight of the single word's frequency against that of the pair, in occurrences.
const BACKOFF: f64 = 2.0;

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
            let count = self.words.entry(word.fold).or_default();
            count.all += 1;
            if !sequence.starts_sentence(at) {
                count.inside += 1;
                let printed = word.span.of(&article.text);
                count.capitalised += u32::from(printed.starts_with(char::is_uppercase));
            }
            if word.class != WordClass::Function {
                if let Some(previous) = previous {
                    *self.pairs.entry((previous, word.fold)).or_default() += 1;
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
            || self.information(&left.sequence, alignment) < STOCK_BITS
    }

    /// How much the answered words of the alignment say, in bits: one for each word in its place, and
    /// the surprise of each content word, once.
    #[must_use]
    pub fn information(&self, left: &Sequence, alignment: &Alignment) -> f64 {
        let mut seen: Vec<FoldId> = Vec::new();
        let mut previous: Option<FoldId> = None;
        let mut bits = 0.0;
        for run in &alignment.runs {
            for word in left.slice(run.a..run.a + run.len) {
                bits += ORDER_BITS;
                if word.class == WordClass::Function {
                    continue;
                }
                if !seen.contains(&word.fold) {
                    seen.push(word.fold);
                    bits += self.surprise(previous, word.fold);
                }
                previous = Some(word.fold);
            }
        }
        bits
    }

    /// Bits of one content word after another, the two places of the alignment left out.
    fn surprise(&self, previous: Option<FoldId>, word: FoldId) -> f64 {
        let count = self.words.get(&word).copied().unwrap_or_default();
        let elsewhere = |n: u32| f64::from(n.saturating_sub(2));
        let alone = (elsewhere(count.all) + 0.5) / (elsewhere(self.n_words) + 1.0);
        let after = previous.map_or(alone, |previous| {
            let before = self.words.get(&previous).map_or(0, |c| c.all);
            let pair = self.pairs.get(&(previous, word)).copied().unwrap_or(0);
            (elsewhere(pair) + BACKOFF * alone) / (elsewhere(before) + BACKOFF)
        });
        let bits = -after.clamp(f64::MIN_POSITIVE, 1.0).log2();
        let is_name = count.capitalised * 2 > count.inside;
        if is_name { bits * NAME_SHARE } else { bits }
    }

    /// The rarest words that both sides have, as the left side prints them, rarest first.
    #[must_use]
    pub fn evidence(&self, left: &Article, alignment: &Alignment) -> Vec<String> {
        let mut words: Vec<(u32, u32, &str)> = Vec::new();
        let mut seen: Vec<FoldId> = Vec::new();
        for at in alignment.runs.iter().flat_map(|r| r.a..r.a + r.len) {
            let Some(word) = left.sequence.word(at) else {
                continue;
            };
            if word.class != WordClass::Function && !seen.contains(&word.fold) {
                seen.push(word.fold);
                let count = self.words.get(&word.fold).map_or(0, |c| c.all);
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
