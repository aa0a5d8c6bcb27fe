//! How far beyond the ends of a chain the two sides still answer each other.

use std::ops::Range;

use crate::token::{Sequence, Word};

/// Words tried beyond each end of a chain.
const REACH: u32 = 24;
const MOST: usize = REACH as usize;
/// Nothing is tried beyond where every way has lost this much against the best: what no words could
/// win back (X-drop, as in BLAST).
const DROP: i32 = 24;

/// The score of what is not looked at.
const LOST: i32 = i32::MIN / 2;

/// Grows the two sides at both ends, within their sentences, as long as that gains.
pub(super) fn extend(left: &Sequence, right: &Sequence, a: &mut Range<u32>, b: &mut Range<u32>) {
    let before = reach(&before(left, a.start), &before(right, b.start));
    a.start -= before.0;
    b.start -= before.1;
    let after = reach(&after(left, a.end), &after(right, b.end));
    a.end += after.0;
    b.end += after.1;
}

/// The words of the same sentence that stand before a position, the nearest first.
fn before(sequence: &Sequence, at: u32) -> Words<'_> {
    let mut words = Words::none();
    let near = at.saturating_sub(REACH)..at;
    let sentence = sequence.sentence(at);
    for other in near
        .rev()
        .take_while(|&other| sequence.sentence(other) == sentence)
    {
        words.push(sequence.word(other));
    }
    words
}

/// The words from a position on that stand in the sentence of the one before it.
fn after(sequence: &Sequence, at: u32) -> Words<'_> {
    let mut words = Words::none();
    let sentence = sequence.sentence(at.wrapping_sub(1));
    for other in (at..at + REACH).take_while(|&other| sequence.sentence(other) == sentence) {
        words.push(sequence.word(other));
    }
    words
}

/// The words going away from one end of a chain: at most [`REACH`].
struct Words<'s> {
    list: [Option<&'s Word>; MOST],
    /// Their stems, beside each other.
    stems: [u32; MOST],
    n: usize,
}

impl<'s> Words<'s> {
    const fn none() -> Self {
        Self {
            list: [None; MOST],
            stems: [u32::MAX; MOST],
            n: 0,
        }
    }

    fn push(&mut self, word: Option<&'s Word>) {
        if let Some(found) = word
            && self.n < MOST
        {
            self.list[self.n] = word;
            self.stems[self.n] = found.stem.0;
            self.n += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = &'s Word> {
        self.list.iter().copied().flatten()
    }
}

/// How many words outward, on each side, still belong together: the best-scoring corner of a global
/// alignment with free end, nothing when no corner gains.
fn reach(left: &Words<'_>, right: &Words<'_>) -> (u32, u32) {
    if left.n == 0 || right.n == 0 {
        return (0, 0);
    }
    // What the words on the left from each on can gain at most.
    let mut hope = [0; MOST + 1];
    for (i, x) in left.iter().enumerate() {
        // Without a way out half way, so that several are compared at once.
        let answers = right.stems.iter().map(|&stem| u32::from(stem == x.stem.0));
        let is_answered = answers.sum::<u32>() > 0;
        hope[i] = if is_answered {
            signed(x.class.weight())
        } else {
            0
        };
    }
    for i in (0..MOST).rev() {
        hope[i] += hope[i + 1];
    }
    if hope[0] == 0 {
        return (0, 0);
    }
    let mut above = [0; MOST + 1];
    for (j, y) in right.iter().enumerate() {
        above[j + 1] = above[j] - signed(y.class.cost());
    }
    let mut best = (0, 0, 0);
    let mut highest = 0;
    // Cells of the row above from which the best could still be won; the others are not looked at.
    let mut n_live = right.n;
    for ((i, x), hope) in (1..).zip(left.iter()).zip(hope) {
        // Nothing to be won any more; or never could be, as far as was tried.
        if highest + hope <= best.0 || highest < best.0 - DROP {
            break;
        }
        let x_cost = signed(x.class.cost());
        while n_live > 0 && above[n_live] + hope <= best.0 {
            above[n_live] = LOST;
            n_live -= 1;
        }
        let mut beside = above[0] - x_cost;
        let mut before = std::mem::replace(&mut above[0], beside);
        highest = beside;
        let n_before = std::mem::take(&mut n_live);
        for ((j, y), above) in (1..).zip(right.iter()).zip(&mut above[1..]) {
            if n_live > n_before && beside + hope <= best.0 {
                break;
            }
            let score = (before + answer(x, y))
                .max(*above - x_cost)
                .max(beside - signed(y.class.cost()));
            if x.stem == y.stem && score > best.0 {
                best = (score, i, j);
            }
            highest = highest.max(score);
            before = std::mem::replace(above, score);
            beside = score;
            n_live += 1;
        }
    }
    (best.1, best.2)
}

/// Weights and costs are small.
fn signed(n: u32) -> i32 {
    n.cast_signed()
}

/// What one word answering another is worth.
fn answer(x: &Word, y: &Word) -> i32 {
    let weight = signed(x.class.weight());
    if x.fold == y.fold {
        weight
    } else if x.stem == y.stem {
        weight * 3 / 4
    } else {
        -signed(x.class.cost().max(y.class.cost()))
    }
}
