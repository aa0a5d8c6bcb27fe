//! How far beyond the ends of a chain the two sides still answer each other.

use std::ops::Range;

use crate::token::{Sequence, Word};

/// Words tried beyond each end of a chain.
const REACH: u32 = 24;
/// Nothing is tried beyond where every way has lost this much against the best: what no words could
/// win back (X-drop, as in BLAST).
const DROP: i64 = 24;

/// Grows the two sides at both ends, within their sentences, as long as that gains.
pub(super) fn extend(left: &Sequence, right: &Sequence, a: &mut Range<u32>, b: &mut Range<u32>) {
    let before = reach(
        left,
        right,
        &Before {
            left,
            right,
            a: a.start,
            b: b.start,
        },
    );
    a.start -= before.0;
    b.start -= before.1;
    let after = reach(
        left,
        right,
        &After {
            left,
            right,
            a: a.end,
            b: b.end,
        },
    );
    a.end += after.0;
    b.end += after.1;
}

/// Pairs of positions going away from one end of a chain.
trait Outward {
    /// The `i`-th word outward on the left and the `j`-th on the right, while in the same sentence.
    fn pair(&self, i: u32, j: u32) -> Option<(u32, u32)>;
}

/// Away from the first words of a chain, `a` and `b`.
struct Before<'s> {
    left: &'s Sequence,
    right: &'s Sequence,
    a: u32,
    b: u32,
}

/// Away from the last words of a chain, which stand before `a` and `b`.
struct After<'s> {
    left: &'s Sequence,
    right: &'s Sequence,
    a: u32,
    b: u32,
}

impl Outward for Before<'_> {
    fn pair(&self, i: u32, j: u32) -> Option<(u32, u32)> {
        let a = self.a.checked_sub(i + 1)?;
        let b = self.b.checked_sub(j + 1)?;
        (self.left.same_sentence(a, self.a) && self.right.same_sentence(b, self.b))
            .then_some((a, b))
    }
}

impl Outward for After<'_> {
    fn pair(&self, i: u32, j: u32) -> Option<(u32, u32)> {
        let (a, b) = (self.a + i, self.b + j);
        (self.left.same_sentence(a, self.a.wrapping_sub(1))
            && self.right.same_sentence(b, self.b.wrapping_sub(1)))
        .then_some((a, b))
    }
}

/// How many words outward, on each side, still belong together: the best-scoring corner of a global
/// alignment with free end over [`REACH`] words, nothing when no corner gains.
fn reach(left: &Sequence, right: &Sequence, outward: &impl Outward) -> (u32, u32) {
    let mut above: Vec<i64> = vec![0];
    for j in 0..REACH {
        let cost = outward.pair(0, j).and_then(|(_, b)| right.word(b));
        let Some(cost) = cost.map(|w| i64::from(w.class.cost())) else {
            break;
        };
        above.push(above.last().copied().unwrap_or(0) - cost);
    }
    let mut best = (0, 0, 0);
    for i in 0..REACH {
        let mut row: Vec<i64> = Vec::with_capacity(above.len());
        for j in 0..REACH {
            let Some((a, b)) = outward.pair(i, j) else {
                break;
            };
            let (Some(x), Some(y)) = (left.word(a), right.word(b)) else {
                break;
            };
            let (x_cost, y_cost) = (i64::from(x.class.cost()), i64::from(y.class.cost()));
            let at = |cells: &[i64], k: u32| cells.get(k as usize).copied().unwrap_or(i64::MIN / 2);
            if j == 0 {
                row.push(at(&above, 0) - x_cost);
            }
            let score = (at(&above, j) + answer(x, y))
                .max(at(&above, j + 1) - x_cost)
                .max(at(&row, j) - y_cost);
            if x.stem == y.stem && score > best.0 {
                best = (score, i + 1, j + 1);
            }
            row.push(score);
        }
        if row.iter().all(|&score| score < best.0 - DROP) {
            break;
        }
        above = row;
    }
    (best.1, best.2)
}

/// What one word answering another is worth.
fn answer(x: &Word, y: &Word) -> i64 {
    let weight = i64::from(x.class.weight());
    if x.fold == y.fold {
        weight
    } else if x.stem == y.stem {
        weight * 3 / 4
    } else {
        -i64::from(x.class.cost().max(y.class.cost()))
    }
}
