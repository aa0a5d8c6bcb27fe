//! A chain into pieces of alignments: runs of answering words that no stretch of changes parts.

use super::alignment::{Alignment, Kind, quotes};
use super::extend::extend;
use super::matching::{Run, runs};
use crate::overlap::{Anchor, Chain, RUN};
use crate::token::{Sequence, Word};

/// A stretch of changes that costs more than this parts two alignments.
pub(super) const BREAK: u32 = 24;
/// Most words of a clause that only one side has, and does not mark.
const CLAUSE: u32 = 16;
/// Fewer words than this are not parted from their neighbours.
const PART_WORDS: u32 = 8;
/// Fewer answered words, or less answered weight, are not even a piece of an alignment.
pub(super) const PIECE_WORDS: u32 = 3;
const PIECE_WEIGHT: u32 = 16;

/// Words compared at once, about: the diff costs their square at worst.
const COMPARED: u32 = 200;

/// The pieces of a chain, in order.
pub(super) fn align_chain(
    left: &Sequence,
    right: &Sequence,
    chain: &Chain,
    within: bool,
) -> Vec<Alignment> {
    let (Some(first), Some(last)) = (chain.anchors.first(), chain.anchors.last()) else {
        return Vec::new();
    };
    let (mut a, mut b) = (first.a..last.a + last.len, first.b..last.b + last.len);

    extend(left, right, &mut a, &mut b);
    if within {
        a.end = a.end.min(b.start);
    }

    // What was seeded as a run stays one: the diff decides between the anchors only, and never over
    // more than a few sentences at a time.
    let mut known: Vec<Run> = Vec::new();
    let mut known_end = a.start;
    for &Anchor { a: at, b, len, .. } in &chain.anchors {
        if (len >= RUN || at > known_end + COMPARED) && at + len <= a.end {
            known.push(Run { a: at, b, len });
            known_end = at + len;
        }
    }
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
    if other_sentences(left, right, end, (next.a, next.b)) {
        return true;
    }
    end != (next.a, next.b)
        && next.len >= PART_WORDS
        && left.starts_sentence(next.a)
        && right.starts_sentence(next.b)
        && left.same_block(end.0 - 1, next.a) != right.same_block(end.1 - 1, next.b)
        && before.iter().map(|r| r.len).sum::<u32>() >= PART_WORDS
}

/// Whether both sides have a whole sentence between the two positions where one run ends and the two
/// where the next begins, and the next begins a sentence: another sentence is no change of this one.
pub(super) fn other_sentences(
    left: &Sequence,
    right: &Sequence,
    end: (u32, u32),
    next: (u32, u32),
) -> bool {
    let whole = |side: &Sequence, end: u32, next: u32| {
        end < next && side.starts_sentence(next) && !side.same_sentence(end - 1, next - 1)
    };
    whole(left, end.0, next.0) && whole(right, end.1, next.1)
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
