//! Where an alignment ends, beyond the words that answer each other.

use std::ops::Range;

use super::alignment::Alignment;
use crate::number_map::number;
use crate::token::Sequence;

/// An end grows to its sentence's when both sides lack words of it, this many at most.
const SENTENCE_SLACK: u32 = 2;
/// Words of an attribution that closes the sentence on one side only, after a comma.
const ATTRIBUTION: u32 = 3;
/// Words at each end by which a quoted expression grows to its clause, at most.
const CLAUSE_WORDS: u32 = 6;

/// Grows both sides to the clauses that hold them: a quoted expression says nothing without.
pub(super) fn complete_clauses(
    left: &Sequence,
    right: &Sequence,
    found: &mut Alignment,
    within: bool,
) {
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

/// Grows the ends to those of their sentences where a word or two stand on both sides instead of each
/// other: « a-t-il ajouté » against « a-t-il souligné ». More than that is not shared.
pub(super) fn complete_sentences(
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
    let sentence = sequence.sentence(at);
    let same = |i: &u32| sequence.sentence(*i) == sentence;
    let n = (sequence.part(at).start..at)
        .rev()
        .take_while(same)
        .take(ENOUGH)
        .count();
    number(n)
}

/// Words of the same sentence from position `end` on, one past the alignment, as far as that matters.
fn to_sentence_end(sequence: &Sequence, end: u32) -> u32 {
    let last = end.saturating_sub(1);
    let sentence = sequence.sentence(last);
    let same = |i: &u32| sequence.sentence(*i) == sentence;
    let n = (end..sequence.part(last).end)
        .take_while(same)
        .take(ENOUGH)
        .count();
    number(n)
}
