//! Pieces into alignments: neighbours on both sides are one passage, in order or not.
//!
//! A chain ends where its words no longer come in order, but a reader who meets two clauses in the
//! other order sees one reworked sentence. What is joined out of order stands in
//! [`Alignment::moved`].

use std::ops::Range;

use super::alignment::{Alignment, score, sort_by_place};
use super::matching::Run;
use super::piece::{BREAK, gap_cost, other_sentences};
use crate::order::sort_by_key;
use crate::token::Sequence;

/// Most words on either side between two pieces in order …
const GAP: u32 = 50;
/// A lower score than this says that the two are neighbours by chance.
const WHOLE_SCORE: u32 = 560;
/// … and out of order, inside one sentence: a clause or two.
const CLAUSE_GAP: u32 = 12;
/// Words of two neighbours, each, between which a whole sentence may be missing.
const SENTENCE: u32 = 12;
/// Pieces looked back at.
const LOOK_BACK: usize = 8;
/// Pieces around a gap that may be what is missing in it.
const NEAR: usize = 64;
/// An alignment of more runs takes in nothing out of order.
pub(super) const MOST_RUNS: usize = 256;
/// An alignment of more runs takes in nothing at all.
const MOST_RUNS_IN_ORDER: usize = 4096;
/// Most words that two neighbours may both claim.
const SEAM: u32 = 6;

/// Joins the pieces (sorted by place) that are neighbours on both sides. `within` says that both
/// sides are the same article: then no side grows into the other.
pub(super) fn joined(
    left: &Sequence,
    right: &Sequence,
    pieces: &[Alignment],
    within: bool,
) -> Vec<Alignment> {
    let mut made: Vec<Alignment> = Vec::with_capacity(pieces.len());
    for (n, piece) in pieces.iter().enumerate() {
        let near = n.saturating_sub(NEAR)..(n + NEAR).min(pieces.len());
        let near = pieces.get(near).unwrap_or(&[]);
        let from = made.len().saturating_sub(LOOK_BACK);
        let whole = (from..made.len()).rev().find_map(|i| {
            let before = made.get(i)?;
            let trimmed = fit(left, right, before, piece, near, within)?;
            let whole = join(before, trimmed);
            (score(left, right, &whole) >= WHOLE_SCORE).then_some((i, whole))
        });
        match whole {
            Some((i, whole)) => {
                made.remove(i);
                made.push(whole);
            }
            None => made.push(piece.clone()),
        }
    }
    sort_by_place(&mut made);
    made
}

/// The piece, without the words at its start that `before` claims, when the two are neighbours.
fn fit(
    left: &Sequence,
    right: &Sequence,
    before: &Alignment,
    piece: &Alignment,
    pieces: &[Alignment],
    within: bool,
) -> Option<Alignment> {
    let mut piece = piece.clone();
    let in_order =
        piece.right.start + SEAM >= before.right.end && piece.right.end > before.right.end;
    let (keep_a, keep_b) = if in_order {
        (before.left.end, before.right.end)
    } else {
        (before.left.end, 0)
    };
    trim_start(&mut piece, keep_a, keep_b)?;
    if piece.left.end <= before.left.end
        || before.right.start < piece.right.end && piece.right.start < before.right.end
    {
        return None;
    }
    if within {
        let left_end = piece.left.end.max(before.left.end);
        if left_end > piece.right.start.min(before.right.start) {
            return None;
        }
    }
    if left.part(before.left.start) != left.part(piece.left.start)
        || right.part(before.right.start) != right.part(piece.right.start)
    {
        return None;
    }
    let gap_left = piece.left.start - before.left.end;
    let fits = if in_order {
        let (last, next) = (*before.runs.last()?, *piece.runs.first()?);
        gap_left <= GAP
            && before.runs.len() <= MOST_RUNS_IN_ORDER
            && piece.right.start - before.right.end <= GAP
            && before.moved.is_empty()
            && (gap_cost(left, right, last, next) <= BREAK
                || drops_sentence(before, &piece, pieces))
            && !parts(left, right, before, &piece)
    } else {
        let gap_right = before.right.start.checked_sub(piece.right.end)?;
        let same_left = left.same_sentence(before.left.end - 1, piece.left.start);
        let same_right = right.same_sentence(piece.right.end - 1, before.right.start);
        gap_left.max(gap_right) <= CLAUSE_GAP
            && (same_left || same_right)
            && before.runs.len() + piece.runs.len() <= MOST_RUNS
            && left.near_block(before.left.end - 1, piece.left.start)
            && right.near_block(piece.right.end - 1, before.right.start)
    };
    fits.then_some(piece)
}

/// Whether the two would be one passage but for a sentence that only one side has and that stands
/// nowhere else on the other: what moved away parts its neighbours, what was dropped does not.
fn drops_sentence(before: &Alignment, piece: &Alignment, pieces: &[Alignment]) -> bool {
    let gap = (
        before.left.end..piece.left.start,
        before.right.end..piece.right.start,
    );
    let meets = |x: &Range<u32>, y: &Range<u32>| x.start < y.end && y.start < x.end;
    let (n_left, n_right) = (gap.0.len(), gap.1.len());
    n_left.min(n_right) == 0
        && before.n_answered().min(piece.n_answered()) >= SENTENCE
        && !pieces
            .iter()
            .any(|p| meets(&p.left, &gap.0) || meets(&p.right, &gap.1))
}

/// Whether the two are two statements: other sentences stand between them, or a sentence ends there on both
/// sides and a paragraph on one.
fn parts(left: &Sequence, right: &Sequence, before: &Alignment, piece: &Alignment) -> bool {
    let (a, b) = (piece.left.start, piece.right.start);
    if other_sentences(left, right, (before.left.end, before.right.end), (a, b)) {
        return true;
    }
    left.starts_sentence(a)
        && right.starts_sentence(b)
        && left.same_block(before.left.end - 1, a) != right.same_block(before.right.end - 1, b)
        && (before.left.end, before.right.end) != (a, b)
}

/// Drops the words before the two positions; nothing when too many go or none is left.
fn trim_start(piece: &mut Alignment, a: u32, b: u32) -> Option<()> {
    while let Some(run) = piece.runs.first_mut() {
        let over = a.saturating_sub(run.a).max(b.saturating_sub(run.b));
        if over == 0 {
            break;
        }
        if over > SEAM {
            return None;
        }
        if over >= run.len {
            piece.runs.remove(0);
        } else {
            run.a += over;
            run.b += over;
            run.len -= over;
            break;
        }
    }
    let first = piece.runs.first()?;
    piece.left.start = first.a;
    piece.right.start = first.b;
    Some(())
}

fn join(before: &Alignment, piece: Alignment) -> Alignment {
    let cover = |x: &Range<u32>, y: &Range<u32>| x.start.min(y.start)..x.end.max(y.end);
    let (left, right) = (
        cover(&before.left, &piece.left),
        cover(&before.right, &piece.right),
    );
    let mut all = before.runs.clone();
    let follows = before.moved.is_empty()
        && piece.moved.is_empty()
        && before.left.end <= piece.left.start
        && before.right.end <= piece.right.start;
    all.extend(&before.moved);
    all.extend(piece.runs);
    all.extend(piece.moved);
    let (runs, moved) = if follows {
        (all, Vec::new())
    } else {
        in_order(all)
    };
    Alignment {
        left,
        right,
        runs,
        moved,
        kind: piece.kind,
        score: 0,
    }
}

/// The heaviest sequence of runs that come in the same order on both sides, and the others.
pub(super) fn in_order(mut runs: Vec<Run>) -> (Vec<Run>, Vec<Run>) {
    sort_by_key(&mut runs, |r| [r.a, r.b, 0, 0]);
    let mut best: Vec<(u32, usize)> = Vec::with_capacity(runs.len());
    for (i, run) in runs.iter().enumerate() {
        let mut entry = (run.len, i);
        for (j, (before, (weight, _))) in runs.iter().zip(&best).enumerate() {
            if before.b + before.len <= run.b && weight + run.len > entry.0 {
                entry = (weight + run.len, j);
            }
        }
        best.push(entry);
    }
    let mut kept = vec![false; runs.len()];
    let last = (0..best.len()).max_by_key(|&i| best.get(i).map(|b| b.0));
    let mut next = last;
    while let Some(i) = next {
        if let Some(kept) = kept.get_mut(i) {
            *kept = true;
        }
        next = best.get(i).map(|b| b.1).filter(|&j| j != i);
    }
    let (mut ordered, mut moved) = (Vec::new(), Vec::new());
    for (run, kept) in runs.into_iter().zip(kept) {
        if kept { &mut ordered } else { &mut moved }.push(run);
    }
    (ordered, moved)
}

#[cfg(test)]
mod tests {
    use crate::corpus::Metadata;
    use crate::engine::Engine;
    use crate::report::Report;
    use crate::text::decompose::decompose;

    /// What the two texts share, on the left.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[&str]) {
        let mut engine = Engine::new(decompose);
        engine.add("left", left.as_bytes(), left, Metadata::default());
        engine.add("right", right.as_bytes(), right, Metadata::default());
        let report = Report::new(&engine);
        let shared: Vec<&str> = report
            .found
            .iter()
            .map(|found| found.left_span().of(left))
            .collect();
        assert_eq!(shared, expected);
    }

    const CARS: &str =
        "Douze camions chargés de betteraves bloquaient jeudi matin le pont suspendu de Varades.";
    const SAID: &str = "« Personne ne lèvera ce barrage avant la visite promise du préfet », a prévenu Lucie Morvan.";

    #[test]
    fn other_sentences_between_two_that_are_shared_are_no_change_of_one_another() {
        check(
            &format!("{CARS} La police n’a relevé aucun incident ce jour-là. {SAID}"),
            &format!("{CARS} Des riverains apportent du café chaud. {SAID}"),
            &[
                CARS.trim_end_matches('.'),
                SAID.trim_start_matches("« ").trim_end_matches('.'),
            ],
        );
    }

    #[test]
    fn a_sentence_that_only_one_side_has_parts_nothing() {
        let left = format!("{CARS} {SAID}");
        check(
            &left,
            &format!("{CARS} Des riverains apportent du café chaud. {SAID}"),
            &[left.trim_end_matches('.')],
        );
    }
}
