//! Where an alignment begins and ends, and how close its two sides are.

use std::ops::Range;

use super::matching::{Run, runs};
use crate::order::{descending, sort_by_key};
use crate::overlap::{Chain, Seed, anchors, chains};
use crate::token::{Sequence, Word};

/// How close the two places are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The same words; punctuation, typography and case may differ.
    Verbatim,
    /// The same clause or sentence with words inserted, deleted, replaced or elided.
    Near,
    /// The same statement in other words.
    Paraphrase,
}

impl Kind {
    /// The kind's name in analysis files and at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Near => "near",
            Self::Paraphrase => "paraphrase",
        }
    }
}

/// Two places that say the same thing. Ranges are positions in the two sequences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// How close the two sides are.
    pub kind: Kind,
    /// Weight of the answered words in the weight of all words of both sides, per mille.
    pub score: u32,
    /// The words on the left.
    pub left: Range<u32>,
    /// The words on the right.
    pub right: Range<u32>,
    /// Which words answer which, in order.
    pub runs: Vec<Run>,
}

impl Alignment {
    /// Words of the shorter side.
    #[must_use]
    pub fn n_words(&self) -> u32 {
        (self.left.end - self.left.start).min(self.right.end - self.right.start)
    }

    /// Words that answer each other.
    #[must_use]
    pub fn n_answered(&self) -> u32 {
        self.runs.iter().map(|r| r.len).sum()
    }

    /// Longest run of the same words.
    #[must_use]
    pub fn longest_run(&self) -> u32 {
        self.runs.iter().map(|r| r.len).max().unwrap_or(0)
    }

    /// The same alignment seen from the other side.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self {
            left: self.right.clone(),
            right: self.left.clone(),
            runs: self
                .runs
                .iter()
                .map(|r| Run {
                    a: r.b,
                    b: r.a,
                    len: r.len,
                })
                .collect(),
            ..self.clone()
        }
    }
}

/// Puts alignments in order of the left side, then of the right, the longer one first.
pub fn sort_by_place(alignments: &mut Vec<Alignment>) {
    sort_by_key(alignments, |x| {
        [
            x.left.start,
            x.right.start,
            descending(x.left.end),
            descending(x.right.end),
        ]
    });
}

/// Words tried beyond each end of a chain.
const REACH: u32 = 24;
/// An end grows to its sentence's when both sides lack at most this many words of it.
const SENTENCE_SLACK: u32 = 5;
/// A stretch of changes that costs more than this parts two alignments.
const BREAK: u32 = 36;
/// Less answered weight than this is no alignment: three content words.
const MIN_WEIGHT: u32 = 24;
/// Fewer answered words than this are no alignment.
const MIN_WORDS: u32 = 5;
/// A lower score than this is no alignment.
const MIN_SCORE: u32 = 500;

/// The alignments of two articles, or of one with itself (`within`), from the seeds (sorted) they
/// share. In order of the left side; none lies inside another on both sides.
#[must_use]
pub fn align(left: &Sequence, right: &Sequence, seeds: &[Seed], within: bool) -> Vec<Alignment> {
    let anchors = anchors(left, right, seeds, within);
    let mut found: Vec<Alignment> = chains(left, right, &anchors, within)
        .iter()
        .flat_map(|chain| align_chain(left, right, chain, within))
        .collect();
    sort_by_place(&mut found);
    without_contained(found)
}

fn align_chain(left: &Sequence, right: &Sequence, chain: &Chain, within: bool) -> Vec<Alignment> {
    let (Some(first), Some(last)) = (chain.anchors.first(), chain.anchors.last()) else {
        return Vec::new();
    };
    let (mut a, mut b) = (first.a..last.a + last.len, first.b..last.b + last.len);

    let (a_start, b_start) = (a.start, b.start);
    let before = reach(
        left,
        right,
        &Before {
            left,
            right,
            a: a_start,
            b: b_start,
        },
    );
    a.start -= before.0;
    b.start -= before.1;
    let (a_end, b_end) = (a.end, b.end);
    let after = reach(
        left,
        right,
        &After {
            left,
            right,
            a: a_end,
            b: b_end,
        },
    );
    a.end += after.0;
    b.end += after.1;
    if within {
        a.end = a.end.min(b.start);
    }

    segments(left, right, runs(left, right, a, b))
        .into_iter()
        .filter_map(|runs| alignment(left, right, runs, within))
        .collect()
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
        if row.is_empty() {
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

/// Cuts the runs where too much changed between them, and drops the weak ends of each piece.
fn segments(left: &Sequence, right: &Sequence, runs: Vec<Run>) -> Vec<Vec<Run>> {
    let mut pieces: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        let cost = pieces
            .last()
            .and_then(|p| p.last())
            .map(|last| gap_cost(left, right, *last, run));
        match (pieces.last_mut(), cost) {
            (Some(piece), Some(cost)) if cost <= BREAK => piece.push(run),
            _ => pieces.push(vec![run]),
        }
    }
    pieces
        .into_iter()
        .map(|piece| best_stretch(left, right, &piece))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// What the words between two runs cost: those of the dearer side, inflected forms left out.
fn gap_cost(left: &Sequence, right: &Sequence, before: Run, after: Run) -> u32 {
    let x = left.slice(before.a + before.len..after.a);
    let y = right.slice(before.b + before.len..after.b);
    let cost = |words: &[Word], others: &[Word]| -> u32 {
        let alone = words
            .iter()
            .filter(|w| others.iter().all(|o| o.stem != w.stem));
        alone.map(|w| w.class.cost()).sum()
    };
    cost(x, y).max(cost(y, x))
}

/// The stretch of runs whose weight less the cost of its gaps is greatest (Bentley's scan).
fn best_stretch(left: &Sequence, right: &Sequence, runs: &[Run]) -> Vec<Run> {
    let (mut best, mut best_range) = (0i64, 0..0);
    let (mut score, mut start) = (0i64, 0);
    let mut previous: Option<Run> = None;
    for (i, &run) in runs.iter().enumerate() {
        let carried = previous.map_or(0, |p| score - i64::from(gap_cost(left, right, p, run)));
        if carried > 0 {
            score = carried;
        } else {
            score = 0;
            start = i;
        }
        score += i64::from(left.weight(run.a..run.a + run.len));
        if score > best {
            best = score;
            best_range = start..i + 1;
        }
        previous = Some(run);
    }
    runs.get(best_range).unwrap_or(&[]).to_vec()
}

fn alignment(left: &Sequence, right: &Sequence, runs: Vec<Run>, within: bool) -> Option<Alignment> {
    let (first, last) = (*runs.first()?, *runs.last()?);
    let n_answered: u32 = runs.iter().map(|r| r.len).sum();
    let answered: u32 = runs.iter().map(|r| left.weight(r.a..r.a + r.len)).sum();
    if n_answered < MIN_WORDS || answered < MIN_WEIGHT {
        return None;
    }
    let (mut a, mut b) = (first.a..last.a + last.len, first.b..last.b + last.len);
    if score(left, right, answered, &a, &b) < MIN_SCORE {
        return None;
    }
    complete_sentences(left, right, &mut a, &mut b, n_answered);
    if within && a.end > b.start {
        (a, b) = (first.a..last.a + last.len, first.b..last.b + last.len);
    }
    let same_words = left
        .slice(a.clone())
        .iter()
        .map(|w| w.fold)
        .eq(right.slice(b.clone()).iter().map(|w| w.fold));
    Some(Alignment {
        kind: if same_words {
            Kind::Verbatim
        } else {
            Kind::Near
        },
        score: score(left, right, answered, &a, &b),
        left: a,
        right: b,
        runs,
    })
}

fn score(left: &Sequence, right: &Sequence, answered: u32, a: &Range<u32>, b: &Range<u32>) -> u32 {
    let all = left.weight(a.clone()) + right.weight(b.clone());
    (2000 * answered).checked_div(all).unwrap_or(0).min(1000)
}

/// Grows the ends to those of their sentences where little is missing on both sides: what opens or
/// closes the sentence differently ("Et de souligner que", ", selon l’AFP") is part of the change.
fn complete_sentences(
    left: &Sequence,
    right: &Sequence,
    a: &mut Range<u32>,
    b: &mut Range<u32>,
    n_answered: u32,
) {
    let slack = SENTENCE_SLACK.min(n_answered / 3);
    let before = (
        to_sentence_start(left, a.start),
        to_sentence_start(right, b.start),
    );
    if before.0 <= slack && before.1 <= slack {
        a.start -= before.0;
        b.start -= before.1;
    }
    let after = (to_sentence_end(left, a.end), to_sentence_end(right, b.end));
    if after.0 <= slack && after.1 <= slack {
        a.end += after.0;
        b.end += after.1;
    }
}

/// Words of the same sentence before position `at`.
fn to_sentence_start(sequence: &Sequence, at: u32) -> u32 {
    let sentence = sequence.place(at).map(|p| p.sentence);
    let same = |i: &u32| sequence.place(*i).map(|p| p.sentence) == sentence;
    let n = (sequence.part(at).start..at).rev().take_while(same).count();
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Words of the same sentence from position `end` on, `end` being one past the alignment.
fn to_sentence_end(sequence: &Sequence, end: u32) -> u32 {
    let last = end.saturating_sub(1);
    let sentence = sequence.place(last).map(|p| p.sentence);
    let same = |i: &u32| sequence.place(*i).map(|p| p.sentence) == sentence;
    let n = (end..sequence.part(last).end).take_while(same).count();
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Drops alignments that lie inside another one on both sides.
fn without_contained(found: Vec<Alignment>) -> Vec<Alignment> {
    let inside = |x: &Range<u32>, y: &Range<u32>| y.start <= x.start && x.end <= y.end;
    let keep: Vec<bool> = (0..found.len())
        .map(|i| {
            found.get(i).is_some_and(|x| {
                !found.iter().enumerate().any(|(j, y)| {
                    let within = inside(&x.left, &y.left) && inside(&x.right, &y.right);
                    let same = x.left == y.left && x.right == y.right;
                    within && (!same || j < i)
                })
            })
        })
        .collect();
    found
        .into_iter()
        .zip(keep)
        .filter_map(|(x, keep)| keep.then_some(x))
        .collect()
}
