//! Where an alignment begins and ends, and how close its two sides are.

use std::ops::Range;

use super::ends::{complete_clauses, complete_sentences};
use super::extend::extend;
use super::join::joined;
use super::matching::Run;
use super::piece::{PIECE_WORDS, align_chain};
use super::straggler::gather;
use crate::order::{descending, sort_by_key};
use crate::overlap::{Anchor, MAX_GAP, Seed, anchors, chains, quotes_same};
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
    /// Which words answer which, in order on both sides.
    pub runs: Vec<Run>,
    /// Clauses at another place: runs out of that order, by their place on the left.
    pub moved: Vec<Run>,
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
        self.all_runs().map(|r| r.len).sum()
    }

    /// Every run, moved or not.
    pub fn all_runs(&self) -> impl Iterator<Item = Run> {
        self.runs.iter().chain(&self.moved).copied()
    }

    /// Longest run of the same words.
    #[must_use]
    pub fn longest_run(&self) -> u32 {
        self.runs.iter().map(|r| r.len).max().unwrap_or(0)
    }

    /// The runs that say that the two places are one statement: those in order, and clauses that moved.
    /// Single words met again somewhere else in the sentence would speak for any bag of words.
    pub fn telling_runs(&self) -> impl Iterator<Item = Run> {
        let moved = self.moved.iter().filter(|run| run.len >= PIECE_WORDS);
        self.runs.iter().chain(moved).copied()
    }

    /// The same alignment seen from the other side.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let mirrored = |runs: &[Run]| -> Vec<Run> {
            let swap = |r: &Run| Run {
                a: r.b,
                b: r.a,
                len: r.len,
            };
            runs.iter().map(swap).collect()
        };
        let mut moved = mirrored(&self.moved);
        sort_by_key(&mut moved, |r| [r.a, r.b, 0, 0]);
        Self {
            kind: self.kind,
            score: self.score,
            left: self.right.clone(),
            right: self.left.clone(),
            runs: mirrored(&self.runs),
            moved,
        }
    }
}

/// Puts alignments in order of the left side, then of the right, the longer one first.
pub fn sort_by_place(alignments: &mut [Alignment]) {
    sort_by_key(alignments, |x| {
        [
            x.left.start,
            x.right.start,
            descending(x.left.end),
            descending(x.right.end),
        ]
    });
}

/// The work budget of a comparison. No text that people write comes near: every word copied makes
/// three seeds, and a passage has eight words or more.
const SEEDS: usize = 1 << 20;
const SEEDS_A_WORD: usize = 4;
const CHAINS: usize = 1 << 12;
const WORDS_A_CHAIN: usize = 16;
/// Alignments held against each other for being inside one another.
const OVERLAPS: usize = 256;
/// A run of as many words is kept whatever its words weigh: nothing shared of this length is missed.
const NEVER_MISSED: u32 = 8;
/// Less answered weight than this is no alignment: three content words.
const MIN_WEIGHT: u32 = 24;
/// Fewer answered words than this are no alignment.
const MIN_WORDS: u32 = 5;
/// A lower score than this is no alignment.
pub(super) const MIN_SCORE: u32 = 500;

/// The alignments of two articles, or of one with itself (`within`), from the seeds (sorted) they
/// share. In order of the left side; none lies inside another on both sides. Past the work budget, the
/// weakest are left out: the second value says so.
#[must_use]
pub fn align(
    left: &Sequence,
    right: &Sequence,
    seeds: &[Seed],
    within: bool,
) -> (Vec<Alignment>, bool) {
    let n_words = (left.len() + right.len()) as usize;
    let few_seeds = affordable(seeds, SEEDS + n_words * SEEDS_A_WORD);
    let some_seeds = few_seeds.as_deref().unwrap_or(seeds);
    let (anchors, is_cut) = anchors(left, right, some_seeds, within);
    if seeds.len() == 1 && is_chance(left, right, &anchors) {
        return (Vec::new(), false);
    }
    let mut chains = chains(left, right, &anchors, within);
    let most = CHAINS + n_words / WORDS_A_CHAIN;
    let is_approximate = few_seeds.is_some() || is_cut || chains.len() > most;
    chains.truncate(most);
    let mut found: Vec<Alignment> = Vec::new();
    for chain in &chains {
        found.append(&mut align_chain(left, right, chain, within));
    }
    sort_by_place(&mut found);
    let mut whole = Vec::new();
    for x in joined(left, right, &found, within) {
        whole.append(&mut finished(left, right, x, within));
    }
    let mut found = whole;
    sort_by_place(&mut found);
    if !is_approximate {
        let missed = missed(left, right, &found, &anchors, within);
        if !missed.is_empty() {
            found.extend(missed);
            sort_by_place(&mut found);
        }
    }
    (without_contained(found), is_approximate)
}

/// Whether three words are all that two places share, and what can stand around them is too little to make an
/// alignment: most that two articles share is this.
fn is_chance(left: &Sequence, right: &Sequence, anchors: &[Anchor]) -> bool {
    let (Some(first), Some(last)) = (anchors.first(), anchors.last()) else {
        return true;
    };
    let (mut a, mut b) = (first.a..last.a + last.len, first.b..last.b + last.len);
    if a.len().max(b.len()) > MAX_GAP as usize || anchors.iter().any(|x| x.len > 1) {
        return false;
    }
    extend(left, right, &mut a, &mut b);
    let answers = |x: &&Word| {
        let mut others = right.slice(b.clone()).iter();
        others.any(|y| x.fold == y.fold || x.stem == y.stem)
    };
    let answered = left.slice(a).iter().filter(answers);
    answered.take(MIN_WORDS as usize).count() < MIN_WORDS as usize
}

/// Where the seeds are more than the budget, as many of each position's as it allows; nothing where
/// they are not.
fn affordable(seeds: &[Seed], budget: usize) -> Option<Vec<Seed>> {
    if seeds.len() <= budget {
        return None;
    }
    let of_positions = seeds.chunk_by(|x, y| x.a == y.a);
    let each = (budget / of_positions.clone().count().max(1)).max(1);
    let mut few = Vec::with_capacity(budget);
    for seeds in of_positions {
        few.extend_from_slice(seeds.get(..each).unwrap_or(seeds));
    }
    Some(few)
}

/// What the alignments (sorted by place) leave out of the runs that are never missed: where two
/// alignments part or meet, a run may have been cut.
fn missed(
    left: &Sequence,
    right: &Sequence,
    found: &[Alignment],
    anchors: &[Anchor],
    within: bool,
) -> Vec<Alignment> {
    let mut missed = Vec::new();
    for anchor in anchors.iter().filter(|anchor| anchor.len >= NEVER_MISSED) {
        let (a, b, mut len) = (anchor.a, anchor.b, anchor.len);
        if within && a + len == b {
            // Where a run was cut at its own copy, the words around the cut are a run as well.
            let same = |i: &u32| {
                matches!((left.word(a + i), right.word(b + i)), (Some(x), Some(y)) if x.fold == y.fold)
                    && left.part(a) == left.part(b + i)
            };
            let more = (len..len + NEVER_MISSED - 1).take_while(same).count();
            len += u32::try_from(more).unwrap_or(0);
        }
        // The stretches of the anchor that lie in one alignment on both sides.
        let until = found.partition_point(|x| x.left.start < a + len);
        let near = found
            .get(until.saturating_sub(OVERLAPS)..until)
            .unwrap_or(&[]);
        let mut held: Vec<Range<u32>> = Vec::new();
        for x in near {
            let start = x
                .left
                .start
                .saturating_sub(a)
                .max(x.right.start.saturating_sub(b));
            let end = x
                .left
                .end
                .saturating_sub(a)
                .min(x.right.end.saturating_sub(b));
            if end.min(len) >= start + NEVER_MISSED {
                held.push(start..end.min(len));
            }
        }
        sort_by_key(&mut held, |r| [r.start, descending(r.end), 0, 0]);
        let mut from = 0;
        for range in held.into_iter().chain([Range {
            start: len,
            end: len,
        }]) {
            // The run from `from` on is whole up to one word short of where the next stretch holds it.
            let end = (range.start + NEVER_MISSED - 1).min(len);
            // Within one article no piece is longer than the way to its copy.
            let most = if within { b - a } else { len };
            while end >= from + NEVER_MISSED && most >= NEVER_MISSED {
                let until = end.min(from + most);
                missed.push(verbatim(Run {
                    a: a + from,
                    b: b + from,
                    len: until - from,
                }));
                from = until + 1 - NEVER_MISSED;
            }
            from = from.max((range.end + 1).saturating_sub(NEVER_MISSED));
        }
    }
    missed
}

/// An alignment of one run of the same words.
fn verbatim(run: Run) -> Alignment {
    Alignment {
        kind: Kind::Verbatim,
        score: 1000,
        left: run.a..run.a + run.len,
        right: run.b..run.b + run.len,
        runs: vec![run],
        moved: Vec::new(),
    }
}

/// The alignment with its ends, kind and score. When it is too little to be one, its runs that are
/// never missed, each by itself.
fn finished(
    left: &Sequence,
    right: &Sequence,
    mut found: Alignment,
    within: bool,
) -> Vec<Alignment> {
    let n_answered = found.n_answered();
    let quotes = quotes(left, right, &found.runs);
    let little = n_answered < MIN_WORDS || answered_weight(left, &found) < MIN_WEIGHT;
    if little && !quotes || score(left, right, &found) < MIN_SCORE {
        let long = found.all_runs().filter(|r| r.len >= NEVER_MISSED);
        return long.map(verbatim).collect();
    }
    gather(left, right, &mut found, within);
    if quotes && n_answered < NEVER_MISSED {
        complete_clauses(left, right, &mut found, within);
    }
    let (mut a, mut b) = (found.left.clone(), found.right.clone());
    complete_sentences(left, right, &mut a, &mut b, n_answered);
    if !(within && a.end > b.start) {
        (found.left, found.right) = (a, b);
    }
    let (x, y) = (
        left.slice(found.left.clone()),
        right.slice(found.right.clone()),
    );
    let fold = |w: &Word| w.fold;
    if found.moved.is_empty() && x.iter().map(fold).eq(y.iter().map(fold)) {
        found.kind = Kind::Verbatim;
    }
    found.score = score(left, right, &found);
    vec![found]
}

/// Whether an expression that both sides put between quote marks is among the runs.
#[must_use]
pub fn quotes(left: &Sequence, right: &Sequence, runs: &[Run]) -> bool {
    runs.iter()
        .any(|r| (0..r.len).any(|i| quotes_same(left, right, r.a + i, r.b + i)))
}

fn answered_weight(left: &Sequence, found: &Alignment) -> u32 {
    let weights = found.all_runs().map(|r| left.weight(r.a..r.a + r.len));
    weights.sum()
}

/// Weight of the answered words in that of all words of both sides, per mille.
pub(super) fn score(left: &Sequence, right: &Sequence, found: &Alignment) -> u32 {
    let all = left.weight(found.left.clone()) + right.weight(found.right.clone());
    let answered = answered_weight(left, found);
    (2000 * answered).checked_div(all).unwrap_or(0).min(1000)
}

/// Drops alignments (sorted by place) that lie inside another one on both sides. Where very many
/// overlap, only the nearest are looked at.
fn without_contained(found: Vec<Alignment>) -> Vec<Alignment> {
    let inside = |x: &Range<u32>, y: &Range<u32>| y.start <= x.start && x.end <= y.end;
    let mut kept: Vec<Alignment> = Vec::with_capacity(found.len());
    for x in found {
        let near = kept.len().saturating_sub(OVERLAPS)..;
        let near = kept.get(near).unwrap_or(&[]);
        if !near
            .iter()
            .any(|y| inside(&x.left, &y.left) && inside(&x.right, &y.right))
        {
            kept.push(x);
        }
    }
    kept
}
