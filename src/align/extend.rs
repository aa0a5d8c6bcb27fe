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
    let before = reach(before(left, a.start), before(right, b.start));
    a.start -= before.0;
    b.start -= before.1;
    let after = reach(after(left, a.end), after(right, b.end));
    a.end += after.0;
    b.end += after.1;
}

/// The words of the same sentence that stand before a position, the nearest first.
fn before(sequence: &Sequence, at: u32) -> Way<'_> {
    let sentence = sequence.sentence(at);
    let mut start = at;
    while start > 0 && at - start < REACH && sequence.sentence(start - 1) == sentence {
        start -= 1;
    }
    let words = sequence.slice(start..at);
    Way {
        words,
        backwards: true,
    }
}

/// The words from a position on that stand in the sentence of the one before it.
fn after(sequence: &Sequence, at: u32) -> Way<'_> {
    let sentence = sequence.sentence(at.wrapping_sub(1));
    let mut end = at;
    while end < sequence.len() && end - at < REACH && sequence.sentence(end) == sentence {
        end += 1;
    }
    let words = sequence.slice(at..end);
    Way {
        words,
        backwards: false,
    }
}

/// The words going away from one end of a chain: at most [`REACH`].
#[derive(Clone, Copy)]
struct Way<'s> {
    words: &'s [Word],
    /// The last one is the nearest.
    backwards: bool,
}

impl<'s> Way<'s> {
    /// The word so many words away, from 0.
    fn word(self, n: usize) -> Option<&'s Word> {
        let last = self.words.len().wrapping_sub(1);
        let at = if self.backwards {
            last.wrapping_sub(n)
        } else {
            n
        };
        self.words.get(at)
    }
}

/// How many words outward, on each side, still belong together: the best-scoring corner of a global
/// alignment with free end, nothing when no corner gains.
fn reach(left: Way<'_>, right: Way<'_>) -> (u32, u32) {
    // What the words on the left from each on can gain at most. Most have no answer, which the last bits of stems say.
    let bit = |word: &Word| 1u64 << (word.stem.0 % u64::BITS);
    let bits = right.words.iter().fold(0, |bits, y| bits | bit(y));
    let mut hope = [0; MOST + 1];
    for (i, hope) in hope.iter_mut().enumerate() {
        let Some(x) = left.word(i) else {
            break;
        };
        if bits & bit(x) != 0 && right.words.iter().any(|y| y.stem == x.stem) {
            *hope = signed(x.class.weight());
        }
    }
    for i in (0..MOST).rev() {
        hope[i] += hope[i + 1];
    }
    if hope[0] == 0 {
        return (0, 0);
    }
    let mut above = [0; MOST + 1];
    let mut cost = 0;
    for (j, above) in above.iter_mut().enumerate() {
        *above = -cost;
        cost += right.word(j).map_or(0, |y| signed(y.class.cost()));
    }
    let mut best = (0, 0, 0);
    let mut highest = 0;
    // Cells of the row above from which the best could still be won; the others are not looked at.
    let mut n_live = right.words.len();
    for (i, hope) in (0..).zip(hope) {
        let Some(x) = left.word(i as usize) else {
            break;
        };
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
        for (j, above) in (0..).zip(&mut above[1..]) {
            let Some(y) = right.word(j as usize) else {
                break;
            };
            if n_live > n_before && beside + hope <= best.0 {
                break;
            }
            let score = (before + answer(x, y))
                .max(*above - x_cost)
                .max(beside - signed(y.class.cost()));
            if x.stem == y.stem && score > best.0 {
                best = (score, i + 1, j + 1);
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
