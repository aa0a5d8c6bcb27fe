//! Every alignment of the corpus in one order, with what only the corpus can tell of it.

use super::passage::{Passage, passages};
use super::stock::{Weight, WordCounts};
use crate::align::{Alignment, Change, Kind, Sensitive, change, changes, moved, sensitive};
use crate::corpus::Article;
use crate::engine::Engine;
use crate::text::Span;

/// An alignment, its two articles, and what the corpus says of it.
#[derive(Debug)]
pub struct Found<'e> {
    /// `m1`, `m2` … in the order of the report.
    pub id: String,
    /// The article shown first; with `right` the same article, `left` holds the earlier place.
    pub left: &'e Article,
    /// The other article.
    pub right: &'e Article,
    /// Which words answer which.
    pub alignment: Alignment,
    /// A formula any article on the topic has, or page furniture.
    pub stock: bool,
    /// How much its answered words say, in bits ([`super::stock`]): what decides about `stock`.
    pub bits: u32,
    /// Breaks the order of the other alignments of its pair.
    pub moved: bool,
    /// The rarest words that both sides have, as the left side prints them, rarest first.
    pub evidence: Vec<String>,
}

impl Found<'_> {
    /// The text on the left, from its first to its last word.
    #[must_use]
    pub fn left_span(&self) -> Span {
        self.left.sequence.span(self.alignment.left.clone())
    }

    /// The text on the right, from its first to its last word.
    #[must_use]
    pub fn right_span(&self) -> Span {
        self.right.sequence.span(self.alignment.right.clone())
    }

    /// Whether the whole left side stands between quote marks.
    #[must_use]
    pub fn is_left_quoted(&self) -> bool {
        self.left.is_quoted(self.left_span())
    }

    /// Whether the whole right side stands between quote marks.
    #[must_use]
    pub fn is_right_quoted(&self) -> bool {
        self.right.is_quoted(self.right_span())
    }

    /// Every difference between the two sides.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        changes(
            change::Side {
                text: &self.left.text,
                sequence: &self.left.sequence,
                capitals_name: self.left.capitals_name(),
            },
            change::Side {
                text: &self.right.text,
                sequence: &self.right.sequence,
                capitals_name: self.right.capitals_name(),
            },
            &self.alignment,
        )
    }

    /// Why a change of [`Self::changes`] is to be looked at first; nothing when it is not.
    #[must_use]
    pub fn sensitive(&self, change: &Change) -> Option<Sensitive> {
        let quoted = self.left.is_quoted(change.left) && self.right.is_quoted(change.right);
        sensitive(change, &self.left.text, &self.right.text, quoted)
    }

    /// Whether both sides are the same article.
    #[must_use]
    pub fn is_within(&self) -> bool {
        self.left.key == self.right.key
    }
}

/// All that was found in the articles an engine holds.
#[derive(Debug)]
pub struct Report<'e> {
    /// Every alignment, stock included: by left article, right article, then place.
    pub found: Vec<Found<'e>>,
    /// The passages they make.
    pub passages: Vec<Passage>,
}

impl<'e> Report<'e> {
    /// Derives the report. Costs about what was found, not what was read.
    #[must_use]
    pub fn new(engine: &'e Engine) -> Self {
        let counts = WordCounts::of(engine.articles());
        let mut found: Vec<Found<'e>> = Vec::new();
        for (left, right) in engine.pairs() {
            let (Some(left), Some(right)) = (engine.article(left), engine.article(right)) else {
                continue;
            };
            let alignments = engine.alignments(left.key, right.key);
            let weigh = |x: &Alignment| counts.weigh(left, right, x);
            let weights: Vec<Weight> = alignments.iter().map(weigh).collect();
            // Formulas stand everywhere: they neither move nor say what did.
            let kept = alignments.iter().zip(&weights).filter(|(_, w)| !w.is_stock);
            let mut moves = moved(&kept.map(|(x, _)| x).collect::<Vec<_>>()).into_iter();
            for (alignment, weight) in alignments.into_iter().zip(weights) {
                found.push(Found {
                    id: format!("m{}", found.len() + 1),
                    stock: weight.is_stock,
                    bits: weight.bits,
                    moved: !weight.is_stock && moves.next().unwrap_or(false),
                    evidence: counts.evidence(left, &alignment),
                    left,
                    right,
                    alignment,
                });
            }
        }
        let passages = passages(engine, &found);
        Self { found, passages }
    }
}

/// The closest of some kinds: a passage is as close as its closest pair.
#[must_use]
pub fn closest(kinds: impl IntoIterator<Item = Kind>) -> Kind {
    kinds.into_iter().min().unwrap_or(Kind::Near)
}
