//! How far beyond the ends of a chain the two sides still answer each other.

use std::ops::Range;

use crate::token::{Sequence, Word};

/// Words tried beyond each end of a chain.
const REACH: u32 = 24;
const MOST: usize = REACH as usize;
/// Nothing is tried beyond where every way has lost this much against the best: what no words could
/// win back (X-drop, as in BLAST).
const DROP: i32 = 24;

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
    let mut words = Words::default();
    let near = at.saturating_sub(REACH)..at;
    for other in near
        .rev()
        .take_while(|&other| sequence.same_sentence(other, at))
    {
        words.push(sequence.word(other));
    }
    words
}

/// The words from a position on that stand in the sentence of the one before it.
fn after(sequence: &Sequence, at: u32) -> Words<'_> {
    let mut words = Words::default();
    let last = at.wrapping_sub(1);
    for other in (at..at + REACH).take_while(|&other| sequence.same_sentence(other, last)) {
        words.push(sequence.word(other));
    }
    words
}

/// The words going away from one end of a chain: at most [`REACH`].
#[derive(Default)]
struct Words<'s> {
    words: [Option<&'s Word>; MOST],
    n: usize,
}

impl<'s> Words<'s> {
    fn push(&mut self, word: Option<&'s Word>) {
        if word.is_some()
            && let Some(place) = self.words.get_mut(self.n)
        {
            *place = word;
            self.n += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = &'s Word> {
        self.words.iter().copied().flatten()
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
        let is_answered = right.iter().any(|y| y.stem == x.stem);
        hope[i] = if is_answered {
            signed(x.class.weight())
        } else {
            0
        };
    }
    for i in (0..MOST).rev() {
        hope[i] += hope[i + 1];
    }
    let mut above = [0; MOST + 1];
    for (j, y) in right.iter().enumerate() {
        above[j + 1] = above[j] - signed(y.class.cost());
    }
    let mut best = (0, 0, 0);
    let mut highest = 0;
    for ((i, x), hope) in (1..).zip(left.iter()).zip(hope) {
        // Nothing to be won any more; or never could be, as far as was tried.
        if highest + hope <= best.0 || highest < best.0 - DROP {
            break;
        }
        let x_cost = signed(x.class.cost());
        let mut beside = above[0] - x_cost;
        let mut before = std::mem::replace(&mut above[0], beside);
        highest = beside;
        for ((j, y), above) in (1..).zip(right.iter()).zip(&mut above[1..]) {
            let score = (before + answer(x, y))
                .max(*above - x_cost)
                .max(beside - signed(y.class.cost()));
            if x.stem == y.stem && score > best.0 {
                best = (score, i, j);
            }
            highest = highest.max(score);
            before = std::mem::replace(above, score);
            beside = score;
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
