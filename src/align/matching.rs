//! Which word answers which, between two stretches.

use std::convert::Infallible;
use std::ops::Range;

use similar::algorithms::{DiffHook, myers};

use crate::number_map::number;
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

/// A run of nothing but small words, this short, between rewritten words on both sides says nothing:
/// left in, it would cut a rewritten clause into crumbs. (The semantic cleanup of diff-match-patch,
/// in words.) The two gaps have this many words or more together.
const CRUMB_WORDS: u32 = 2;
const CRUMB_GAPS: u32 = 5;

/// The runs of answering words between two stretches, in order: equal folds first, then, where both
/// sides still have words, content words of one stem. Crumbs are left out. `known` are runs of equal
/// folds, in order, that are taken as they are, so that only what lies between is compared.
#[must_use]
pub fn runs(
    left: &Sequence,
    right: &Sequence,
    a: Range<u32>,
    b: Range<u32>,
    known: &[Run],
) -> Vec<Run> {
    let mut exact: Vec<Run> = Vec::new();
    let (mut from_a, mut from_b) = (a.start, b.start);
    let end = Run {
        a: a.end,
        b: b.end,
        len: 0,
    };
    for &known in known.iter().chain([&end]) {
        // Neighbours of different diagonals may share words at their seam: the later one gives way.
        let over = from_a
            .saturating_sub(known.a)
            .max(from_b.saturating_sub(known.b));
        if over >= known.len && known.len > 0 {
            continue;
        }
        let run = Run {
            a: known.a + over,
            b: known.b + over,
            len: known.len - over.min(known.len),
        };
        let (gap_a, gap_b) = (from_a..run.a, from_b..run.b);
        if !gap_a.is_empty() && !gap_b.is_empty() {
            for run in equal_runs(left, right, &gap_a, &gap_b, |w| w.fold.0) {
                add(&mut exact, run);
            }
        }
        if run.len > 0 {
            add(&mut exact, run);
        }
        (from_a, from_b) = (run.a + run.len, run.b + run.len);
    }
    let exact = slid(left, right, without_crumbs(left, exact));
    let mut all = Vec::with_capacity(exact.len());
    (from_a, from_b) = (a.start, b.start);
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
    id: fn(&Word) -> u32,
) -> Vec<Run> {
    let ids = |sequence: &Sequence, range: &Range<u32>| -> Vec<u32> {
        sequence.slice(range.clone()).iter().map(id).collect()
    };
    let (left_ids, right_ids) = (ids(left, a), ids(right, b));
    let mut equal = Equal {
        runs: Vec::new(),
        from: (a.start, b.start),
    };
    match myers::diff(
        &mut equal,
        &*left_ids,
        0..left_ids.len(),
        &*right_ids,
        0..right_ids.len(),
    ) {
        Ok(()) => equal.runs,
        Err(never) => match never {},
    }
}

/// Keeps what is equal and nothing else: `similar`'s own hooks, which also keep and tidy what
/// differs, would go to the page unused.
struct Equal {
    runs: Vec<Run>,
    /// Positions of the first words compared.
    from: (u32, u32),
}

impl DiffHook for Equal {
    type Error = Infallible;

    fn equal(&mut self, old: usize, new: usize, len: usize) -> Result<(), Infallible> {
        let run = Run {
            a: self.from.0 + number(old),
            b: self.from.1 + number(new),
            len: number(len),
        };
        add(&mut self.runs, run);
        Ok(())
    }
}

/// Adds a run at the end, to the last one where it goes on.
fn add(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.a + last.len == run.a && last.b + last.len == run.b => {
            last.len += run.len;
        }
        _ => runs.push(run),
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
        let fits = |a: u32, b: u32| matches!((left.word(a), right.word(b)), (Some(x), Some(y)) if x.fold == y.fold);
        let agrees =
            |a: u32, b: u32| i32::from(left.starts_sentence(a) == right.starts_sentence(b));
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
            runs[i] = Run {
                a: after.a - moved,
                b: after.b - moved,
                len: after.len + moved,
            };
        } else {
            runs[i - 1].len += moved;
            runs[i] = Run {
                a: after.a + moved,
                b: after.b + moved,
                len: after.len - moved,
            };
        }
    }
    runs
}

fn without_crumbs(left: &Sequence, mut runs: Vec<Run>) -> Vec<Run> {
    let mut i = 1;
    while i + 1 < runs.len() {
        let [before, run, after] = [runs[i - 1], runs[i], runs[i + 1]];
        let gap = |x: Run, y: Run| (y.a - x.a - x.len).max(y.b - x.b - x.len);
        let replaced = |x: Run, y: Run| y.a > x.a + x.len && y.b > x.b + x.len;
        let crumb = run.len <= CRUMB_WORDS
            && left
                .slice(run.a..run.a + run.len)
                .iter()
                .all(|w| w.class == WordClass::Function)
            && replaced(before, run)
            && replaced(run, after)
            && gap(before, run) + gap(run, after) >= CRUMB_GAPS;
        if crumb {
            runs.remove(i);
        } else {
            i += 1;
        }
    }
    runs
}
