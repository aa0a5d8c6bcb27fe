//! Where an alignment begins and ends, and how close its two sides are.

use std::ops::Range;

use super::extend::extend;
use super::join::joined;
use super::matching::{Run, runs};
use super::straggler::gather;
use crate::order::{descending, sort_by_key};
use crate::overlap::index::RUN;
use crate::overlap::{Anchor, Chain, Seed, anchors, chains, quotes_same};
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
    pub fn all_runs(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().chain(&self.moved)
    }

    /// Longest run of the same words.
    #[must_use]
    pub fn longest_run(&self) -> u32 {
        self.runs.iter().map(|r| r.len).max().unwrap_or(0)
    }

    /// The runs that say that the two places are one statement: those in order, and clauses that moved.
    /// Single words met again somewhere else in the sentence would speak for any bag of words.
    pub fn telling_runs(&self) -> impl Iterator<Item = &Run> {
        let clauses = self.moved.iter().filter(|r| r.len >= PIECE_WORDS);
        self.runs.iter().chain(clauses)
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

/// An end grows to its sentence's when both sides lack words of it, this many at most.
const SENTENCE_SLACK: u32 = 2;
/// Words of an attribution that closes the sentence on one side only, after a comma.
const ATTRIBUTION: u32 = 3;
/// A stretch of changes that costs more than this parts two alignments.
pub(super) const BREAK: u32 = 24;
/// Most words of a clause that only one side has, and does not mark.
const CLAUSE: u32 = 16;
/// Fewer words than this are not parted from their neighbours.
const PART_WORDS: u32 = 8;
/// The work budget of a comparison. No text that people write comes near: every word copied makes
/// three seeds, and a passage has eight words or more.
const SEEDS: usize = 1 << 20;
const SEEDS_A_WORD: usize = 4;
const CHAINS: usize = 1 << 12;
const WORDS_A_CHAIN: usize = 16;
/// Alignments held against each other for being inside one another.
const OVERLAPS: usize = 256;
/// Words at each end by which a quoted expression grows to its clause, at most.
const CLAUSE_WORDS: u32 = 6;
/// A run of as many words is kept whatever its words weigh: nothing shared of this length is missed.
const NEVER_MISSED: u32 = 8;
/// Fewer answered words, or less answered weight, are not even a piece of an alignment.
const PIECE_WORDS: u32 = 3;
const PIECE_WEIGHT: u32 = 16;
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
    let anchors = anchors(left, right, few_seeds.as_deref().unwrap_or(seeds), within);
    let mut chains = chains(left, right, &anchors, within);
    let most = CHAINS + n_words / WORDS_A_CHAIN;
    let is_approximate = few_seeds.is_some() || chains.len() > most;
    chains.truncate(most);
    let mut found: Vec<Alignment> = chains
        .iter()
        .flat_map(|chain| align_chain(left, right, chain, within))
        .collect();
    sort_by_place(&mut found);
    let mut found: Vec<Alignment> = joined(left, right, &found, within)
        .into_iter()
        .flat_map(|x| finished(left, right, x, within))
        .collect();
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

/// Where the seeds are more than the budget, as many of each position's as it allows; nothing where
/// they are not.
fn affordable(seeds: &[Seed], budget: usize) -> Option<Vec<Seed>> {
    if seeds.len() <= budget {
        return None;
    }
    let of_positions = seeds.chunk_by(|x, y| x.a == y.a);
    let each = (budget / of_positions.clone().count().max(1)).max(1);
    Some(
        of_positions
            .flat_map(|s| s.iter().take(each))
            .copied()
            .collect(),
    )
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
            if end >= from + NEVER_MISSED {
                missed.push(verbatim(Run {
                    a: a + from,
                    b: b + from,
                    len: end - from,
                }));
            }
            from = from.max((range.end + 1).saturating_sub(NEVER_MISSED));
        }
    }
    missed.retain(|x| !within || x.left.end <= x.right.start);
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

fn align_chain(left: &Sequence, right: &Sequence, chain: &Chain, within: bool) -> Vec<Alignment> {
    let (Some(first), Some(last)) = (chain.anchors.first(), chain.anchors.last()) else {
        return Vec::new();
    };
    let (mut a, mut b) = (first.a..last.a + last.len, first.b..last.b + last.len);

    extend(left, right, &mut a, &mut b);
    if within {
        a.end = a.end.min(b.start);
    }

    // What was seeded as a run stays one: the diff decides between the anchors only.
    let known: Vec<Run> = chain
        .anchors
        .iter()
        .filter(|anchor| anchor.len >= RUN && anchor.a + anchor.len <= a.end)
        .map(|&Anchor { a, b, len, .. }| Run { a, b, len })
        .collect();
    segments(left, right, runs(left, right, a, b, &known))
        .into_iter()
        .filter_map(|runs| piece(left, right, runs))
        .collect()
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
            (Some(piece), Some(cost)) if cost <= BREAK && !parted(left, right, piece, run) => {
                piece.push(run);
            }
            _ => pieces.push(vec![run]),
        }
    }
    pieces
        .into_iter()
        .flat_map(|piece| stretches(left, right, &piece))
        .collect()
}

/// Whether a statement ends before `next` and another begins: both sides start a sentence there, one
/// side a paragraph as well, and words stand at the seam that the other side lacks (an attribution).
/// A paragraph break alone parts nothing, nor does a seam within few words.
fn parted(left: &Sequence, right: &Sequence, before: &[Run], next: Run) -> bool {
    let Some(last) = before.last() else {
        return false;
    };
    let end = (last.a + last.len, last.b + last.len);
    end != (next.a, next.b)
        && next.len >= PART_WORDS
        && left.starts_sentence(next.a)
        && right.starts_sentence(next.b)
        && left.same_block(end.0 - 1, next.a) != right.same_block(end.1 - 1, next.b)
        && before.iter().map(|r| r.len).sum::<u32>() >= PART_WORDS
}

/// What the words between two runs cost: where both sides have words, those of the side with fewer,
/// inflected forms left out; for what only one side has, two a doubling, as in the chain, and
/// nothing where the other side marks that it left something out.
pub(super) fn gap_cost(left: &Sequence, right: &Sequence, before: Run, after: Run) -> u32 {
    let (x, y) = (
        before.a + before.len..after.a,
        before.b + before.len..after.b,
    );
    let (n_x, n_y) = (x.end.saturating_sub(x.start), y.end.saturating_sub(y.start));
    let cost = |words: &[Word], others: &[Word]| -> u32 {
        let alone = words
            .iter()
            .filter(|w| others.iter().all(|o| o.stem != w.stem));
        alone.map(|w| w.class.cost()).sum()
    };
    let (words_x, words_y) = (left.slice(x.clone()), right.slice(y.clone()));
    let shorter = cost(words_x, words_y).min(cost(words_y, words_x));
    let marked = if n_x < n_y {
        left.marks_ellipsis(x)
    } else {
        right.marks_ellipsis(y)
    };
    let surplus = n_x.abs_diff(n_y);
    match surplus {
        0 => shorter,
        _ if marked => shorter,
        1..=CLAUSE => shorter + surplus.ilog2() * 2 + 2,
        // A whole sentence more: what follows is another statement.
        _ => shorter + BREAK + 1,
    }
}

/// The stretches of runs that carry themselves: each begins where nothing before would help it, and
/// ends where its weight less the cost of its gaps is greatest (Bentley's scan, kept going).
fn stretches(left: &Sequence, right: &Sequence, runs: &[Run]) -> Vec<Vec<Run>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < runs.len() {
        let (mut score, mut best, mut end) = (0i64, 0i64, start);
        let mut previous: Option<Run> = None;
        for (i, &run) in runs.iter().enumerate().skip(start) {
            score -= previous.map_or(0, |p| i64::from(gap_cost(left, right, p, run)));
            if score < 0 || best - score > i64::from(BREAK) {
                break;
            }
            score += i64::from(left.weight(run.a..run.a + run.len));
            if score > best {
                (best, end) = (score, i + 1);
            }
            previous = Some(run);
        }
        end = end.max(start + 1);
        found.push(runs.get(start..end).unwrap_or(&[]).to_vec());
        start = end;
    }
    found
}

/// A piece of an alignment: where its runs are, not yet judged.
fn piece(left: &Sequence, right: &Sequence, runs: Vec<Run>) -> Option<Alignment> {
    let (first, last) = (*runs.first()?, *runs.last()?);
    let n_answered: u32 = runs.iter().map(|r| r.len).sum();
    let answered: u32 = runs.iter().map(|r| left.weight(r.a..r.a + r.len)).sum();
    let enough = n_answered >= PIECE_WORDS && answered >= PIECE_WEIGHT;
    (enough || quotes(left, right, &runs)).then(|| Alignment {
        kind: Kind::Near,
        score: 0,
        left: first.a..last.a + last.len,
        right: first.b..last.b + last.len,
        runs,
        moved: Vec::new(),
    })
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
        return long.map(|&run| verbatim(run)).collect();
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
    let folds = |sequence: &Sequence, range: &Range<u32>| -> Vec<u32> {
        let words = sequence.slice(range.clone()).iter();
        words.map(|w| w.fold.0).collect()
    };
    if found.moved.is_empty() && folds(left, &found.left) == folds(right, &found.right) {
        found.kind = Kind::Verbatim;
    }
    found.score = score(left, right, &found);
    vec![found]
}

/// Whether an expression that both sides put between quote marks is among the runs.
#[must_use]
pub fn quotes(left: &Sequence, right: &Sequence, runs: &[Run]) -> bool {
    let mut pairs = runs
        .iter()
        .flat_map(|r| (0..r.len).map(|i| (r.a + i, r.b + i)));
    pairs.any(|(a, b)| quotes_same(left, right, a, b))
}

/// Grows both sides to the clauses that hold them: a quoted expression says nothing without.
fn complete_clauses(left: &Sequence, right: &Sequence, found: &mut Alignment, within: bool) {
    let grown = (clause(left, &found.left), clause(right, &found.right));
    if !within || grown.0.end <= grown.1.start {
        (found.left, found.right) = grown;
    }
}

/// The range and what else stands in its clause, at each end where that is not too much.
fn clause(sequence: &Sequence, range: &Range<u32>) -> Range<u32> {
    let starts = |at: &u32| sequence.starts_clause(*at);
    let first = range
        .start
        .saturating_sub(CLAUSE_WORDS)
        .max(sequence.part(range.start).start);
    let start = (first..=range.start).rev().find(starts);
    let last = (range.end + CLAUSE_WORDS).min(sequence.part(range.start).end);
    let end = (range.end..=last).find(starts);
    start.unwrap_or(range.start)..end.unwrap_or(range.end)
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

/// Grows the ends to those of their sentences where a word or two stand on both sides instead of each
/// other: « a-t-il ajouté » against « a-t-il souligné ». More than that is not shared.
fn complete_sentences(
    left: &Sequence,
    right: &Sequence,
    a: &mut Range<u32>,
    b: &mut Range<u32>,
    n_answered: u32,
) {
    let slack = 1..=SENTENCE_SLACK.min(n_answered / 3);
    let before = (
        to_sentence_start(left, a.start),
        to_sentence_start(right, b.start),
    );
    if slack.contains(&before.0) && slack.contains(&before.1) {
        a.start -= before.0;
        b.start -= before.1;
    }
    let after = (to_sentence_end(left, a.end), to_sentence_end(right, b.end));
    // « …, selon l’AFP »: who is quoted belongs to what is said.
    let attributed = |end: u32, sequence: &Sequence| sequence.starts_clause(end);
    let attribution = match after {
        (0, n) => n <= ATTRIBUTION && attributed(b.end, right),
        (n, 0) => n <= ATTRIBUTION && attributed(a.end, left),
        _ => false,
    };
    if attribution || slack.contains(&after.0) && slack.contains(&after.1) {
        a.end += after.0;
        b.end += after.1;
    }
}

/// Counting further than this says nothing more: it is too many.
const ENOUGH: usize = 8;

/// Words of the same sentence before position `at`, as far as that matters.
fn to_sentence_start(sequence: &Sequence, at: u32) -> u32 {
    let sentence = sequence.place(at).map(|p| p.sentence);
    let same = |i: &u32| sequence.place(*i).map(|p| p.sentence) == sentence;
    let n = (sequence.part(at).start..at)
        .rev()
        .take_while(same)
        .take(ENOUGH)
        .count();
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Words of the same sentence from position `end` on, one past the alignment, as far as that matters.
fn to_sentence_end(sequence: &Sequence, end: u32) -> u32 {
    let last = end.saturating_sub(1);
    let sentence = sequence.place(last).map(|p| p.sentence);
    let same = |i: &u32| sequence.place(*i).map(|p| p.sentence) == sentence;
    let n = (end..sequence.part(last).end)
        .take_while(same)
        .take(ENOUGH)
        .count();
    u32::try_from(n).unwrap_or(u32::MAX)
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
