//! Which word answers which, between two stretches.

use std::ops::Range;

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

use crate::token::{Sequence, Word, WordClass};

/// A stretch of answering words: `len` words from `a` and from `b`, with equal folds, or a single word
/// in two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First position on the left.
    pub a: u32,
    /// First position on the right.
    pub b: u32,
    /// Number of words; at least 1.
    pub len: u32,
}

/// A run of nothing but small words, this short, between gaps this long, says nothing: left in, it
/// would cut a rewritten clause into crumbs.
const CRUMB_WORDS: u32 = 2;
const CRUMB_GAP: u32 = 3;

/// The runs of answering words between two stretches, in order: equal folds first, then, where both
/// sides still have words, content words of one stem. Crumbs are left out.
#[must_use]
pub fn runs(left: &Sequence, right: &Sequence, a: Range<u32>, b: Range<u32>) -> Vec<Run> {
    let exact = equal_runs(left, right, &a, &b, |w| w.fold.0);
    let exact = slid(left, right, without_crumbs(left, exact));
    let mut all = Vec::with_capacity(exact.len());
    let (mut from_a, mut from_b) = (a.start, b.start);
    let end = Run {
        a: a.end,
        b: b.end,
        len: 0,
    };
    for run in exact.into_iter().chain([end]) {
        let (gap_a, gap_b) = (from_a..run.a, from_b..run.b);
        if !gap_a.is_empty() && !gap_b.is_empty() {
            let soft = equal_runs(left, right, &gap_a, &gap_b, |w| w.stem.0);
            all.extend(soft.into_iter().flat_map(words_of).filter(|run| {
                let word = left.word(run.a);
                word.is_some_and(|w| w.class == WordClass::Content)
            }));
        }
        if run.len > 0 {
            all.push(run);
        }
        (from_a, from_b) = (run.a + run.len, run.b + run.len);
    }
    all
}

fn words_of(run: Run) -> impl Iterator<Item = Run> {
    (0..run.len).map(move |i| Run {
        a: run.a + i,
        b: run.b + i,
        len: 1,
    })
}

fn equal_runs(
    left: &Sequence,
    right: &Sequence,
    a: &Range<u32>,
    b: &Range<u32>,
    id: impl Fn(&Word) -> u32,
) -> Vec<Run> {
    let ids = |sequence: &Sequence, range: &Range<u32>| -> Vec<u32> {
        sequence.slice(range.clone()).iter().map(&id).collect()
    };
    let position = |base: u32, n: usize| base + u32::try_from(n).unwrap_or(u32::MAX);
    differences(&ids(left, a), &ids(right, b))
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => Some(Run {
                a: position(a.start, old_index),
                b: position(b.start, new_index),
                len: position(0, len),
            }),
            _ => None,
        })
        .collect()
}

/// The same as `similar::capture_diff_slices(Algorithm::Myers, …)`, which would carry every other
/// algorithm of the crate into the page.
fn differences(old: &[u32], new: &[u32]) -> Vec<DiffOp> {
    let mut hook = Compact::new(Replace::new(Capture::new()), old, new);
    match myers::diff(&mut hook, old, 0..old.len(), new, 0..new.len()) {
        Ok(()) => hook.into_inner().into_inner().into_ops(),
        Err(never) => match never {},
    }
}

/// Where words stand on one side only, the same difference can often be read at several places:
/// « Poutine[, selon l’AFP]. Selon lui » or « Poutine, selon [l’AFP. Selon] lui ». The reading is
/// taken in which most sentence starts answer sentence starts.
fn slid(left: &Sequence, right: &Sequence, mut runs: Vec<Run>) -> Vec<Run> {
    for i in 1..runs.len() {
        let (before, after) = (runs[i - 1], runs[i]);
        let gap_left = after.a - before.a - before.len;
        let gap_right = after.b - before.b - before.len;
        if (gap_left == 0) == (gap_right == 0) {
            continue;
        }
        // Word pair at the seam when `shift` words go from the earlier run to the later one
        // (negative: the other way).
        let fits = |a: u32, b: u32| {
            matches!((left.word(a), right.word(b)), (Some(x), Some(y)) if x.fold == y.fold)
        };
        let agrees = |a: u32, b: u32| i32::from(left.starts_sentence(a) == right.starts_sentence(b));
        let (mut best, mut best_shift) = (0, 0i64);
        let mut gain = 0;
        for shift in 1..before.len {
            let (a, b) = (before.a + before.len - shift, before.b + before.len - shift);
            if !fits(a + gap_left, b + gap_right) {
                break;
            }
            gain += agrees(a + gap_left, b + gap_right) - agrees(a, b);
            if gain > best {
                (best, best_shift) = (gain, i64::from(shift));
            }
        }
        gain = 0;
        for shift in 1..after.len {
            let (a, b) = (after.a + shift - 1, after.b + shift - 1);
            if !fits(a - gap_left, b - gap_right) {
                break;
            }
            gain += agrees(a - gap_left, b - gap_right) - agrees(a, b);
            if gain > best {
                (best, best_shift) = (gain, -i64::from(shift));
            }
        }
        let moved = u32::try_from(best_shift.unsigned_abs()).unwrap_or(0);
        if best_shift > 0 {
            runs[i - 1].len -= moved;
            runs[i] = Run { a: after.a - moved, b: after.b - moved, len: after.len + moved };
        } else {
            runs[i - 1].len += moved;
            runs[i] = Run { a: after.a + moved, b: after.b + moved, len: after.len - moved };
        }
    }
    runs
}

fn without_crumbs(left: &Sequence, mut runs: Vec<Run>) -> Vec<Run> {
    let mut i = 1;
    while i + 1 < runs.len() {
        let [before, run, after] = [runs[i - 1], runs[i], runs[i + 1]];
        let gap = |x: Run, y: Run| (y.a - x.a - x.len).max(y.b - x.b - x.len);
        let crumb = run.len <= CRUMB_WORDS
            && left.slice(run.a..run.a + run.len).iter().all(|w| w.class == WordClass::Function)
            && gap(before, run) >= CRUMB_GAP
            && gap(run, after) >= CRUMB_GAP;
        if crumb {
            runs.remove(i);
        } else {
            i += 1;
        }
    }
    runs
}
