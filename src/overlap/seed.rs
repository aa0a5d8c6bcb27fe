//! The seeds of an article, at every position.
//!
//! Three families: runs of [`RUN`] folds, which no shared run of that length escapes; triples of
//! content stems with at most one skipped between, which survive changed small words, inflection and
//! the replacement of every third word; and expressions of two to four words that both sides put
//! between quote marks. Furniture has none: it is told by its role, not by where else it stands.

use std::ops::Range;

use crate::token::{Sequence, WordClass};

/// Words in a run seed.
pub const RUN: u32 = 5;

/// Content words among which the three of a triple stand.
pub const WINDOW: usize = 4;

/// A seed of one sequence. A hash is never trusted: whoever uses a seed compares the words.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeedHash {
    pub(super) tag: u32,
    /// Position of its first word.
    pub(super) at: u32,
    pub(super) family: Family,
}

/// What a seed is made of. The families of a triple say which content words it skips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// [`RUN`] folds.
    Run,
    /// A quoted expression.
    Quotation,
    /// Stems of three content words in a row …
    Triple,
    /// … of the first, the third and the fourth …
    SkipsSecond,
    /// … of the first, the second and the fourth.
    SkipsThird,
}

impl Family {
    /// The family that is this number.
    pub(super) const fn of(number: u32) -> Self {
        match number {
            0 => Self::Run,
            1 => Self::Quotation,
            2 => Self::Triple,
            3 => Self::SkipsSecond,
            _ => Self::SkipsThird,
        }
    }

    /// Whether it is a stretch of equal folds.
    pub(super) const fn is_run(self) -> bool {
        matches!(self, Self::Run | Self::Quotation)
    }
}

/// Calls with each seed of a range of the article proper, always in the same order, until that says no. The first
/// number of a hash keeps the families apart in the one index.
pub(super) fn each_seed(
    sequence: &Sequence,
    range: Range<u32>,
    call: &mut dyn FnMut(SeedHash) -> bool,
) {
    let mut goes_on = true;
    let mut put = |hash: u64, at: u32, family: Family| {
        let tag = tag(hash);
        goes_on = goes_on && call(SeedHash { tag, at, family });
        goes_on
    };
    for at in range.clone() {
        if at + RUN <= range.end && !sequence.is_line(at) {
            let run = sequence.slice(at..at + RUN).iter();
            let hash = run.fold(0, |hash, word| mix(hash, word.fold.0));
            if !put(hash, at, Family::Run) {
                return;
            }
        }
        // A quoted expression is a seed however short, where both sides quote all of it and no more.
        let n = sequence.quotation(at);
        if n > 0 && at + n <= range.end {
            let words = sequence.slice(at..at + n).iter();
            let hash = words.fold(mix(1, n), |hash, word| mix(hash, word.fold.0));
            put(hash, at, Family::Quotation);
        }
    }
    // The last content words, the latest first.
    let mut before = [None; WINDOW - 1];
    for (at, word) in (range.start..).zip(sequence.slice(range)) {
        if word.class == WordClass::Function {
            continue;
        }
        let here: Content = (at, word.stem.0, sequence.sentence(at));
        let mut triple = |first: Option<Content>, second: Option<Content>, family: Family| {
            if let (Some(x), Some(y)) = (first, second)
                && x.2 == here.2
                && !sequence.is_line(x.0)
            {
                let hash = [x.1, y.1, here.1].into_iter().fold(2, mix);
                put(hash, x.0, family);
            }
        };
        let [z, y, x] = before;
        triple(y, z, Family::Triple);
        triple(x, z, Family::SkipsSecond);
        triple(x, y, Family::SkipsThird);
        before = [Some(here), z, y];
    }
}

/// A content word: position, stem, sentence.
type Content = (u32, u32, Option<u32>);

/// One step of a hash that is the same on every platform (the multiplier is FxHash's).
#[must_use]
pub const fn mix(hash: u64, n: u32) -> u64 {
    (hash.rotate_left(26) ^ n as u64).wrapping_mul(0xf135_7aea_2e62_a9c5)
}

/// The part of a hash that is kept: its high bits are the best.
const fn tag(hash: u64) -> u32 {
    ((hash ^ (hash >> 29)) >> 32) as u32
}
