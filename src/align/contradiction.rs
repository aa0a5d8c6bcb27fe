//! What contradicts in a paraphrase: the same statement with another figure, or another name.

use std::ops::Range;

use super::alignment::Alignment;
use super::change::{Change, ChangeClass, Op};
use crate::token::{Sequence, WordClass};

/// The figure and the name in which the two sides of a paraphrase differ. Told only where each side has one that
/// the other lacks, beside words that answer each other: else nobody knows which stands for which.
#[must_use]
pub fn contradictions(left: &Sequence, right: &Sequence, alignment: &Alignment) -> Vec<Change> {
    let mut found = Vec::new();
    for class in [ChangeClass::Number, ChangeClass::Name] {
        let x = stretches(left, &alignment.left, class);
        let y = stretches(right, &alignment.right, class);
        if let (Some(a), Some(b)) = (
            alone(left, &x, right, &y, class),
            alone(right, &y, left, &x, class),
        ) && (answer(alignment, before(left, a.start), before(right, b.start))
            || answer(alignment, after(left, a.end), after(right, b.end)))
        {
            found.push(Change {
                op: Op::Replace,
                class,
                left: left.span(a),
                right: right.span(b),
            });
        }
    }
    found
}

/// The numbers, or names, of the range: words of that class in a row.
fn stretches(sequence: &Sequence, range: &Range<u32>, class: ChangeClass) -> Vec<Range<u32>> {
    let mut found: Vec<Range<u32>> = Vec::new();
    for at in range.clone() {
        let class_of = sequence.word(at).map(|word| word.class);
        let is_number = class_of == Some(WordClass::Number);
        let is_name = sequence.is_name(at) && !sequence.attributes(at);
        if if class == ChangeClass::Number {
            is_number
        } else {
            is_name
        } {
            match found.last_mut() {
                Some(last) if last.end == at => last.end += 1,
                _ => found.push(at..at + 1),
            }
        }
    }
    found
}

/// The only stretch that says what no other one of the other side says; nothing when there are more.
fn alone(
    sequence: &Sequence,
    stretches: &[Range<u32>],
    other: &Sequence,
    others: &[Range<u32>],
    class: ChangeClass,
) -> Option<Range<u32>> {
    let mut only = None;
    for a in stretches {
        let mut is_said = false;
        for b in others {
            let mut equal = 0;
            for i in a.clone() {
                for j in b.clone() {
                    let same = sequence.word(i).map(|w| w.stem) == other.word(j).map(|w| w.stem);
                    // A number is all its digits in order; a name is told by one word of it.
                    equal += u32::from(
                        same && (class == ChangeClass::Name || i - a.start == j - b.start),
                    );
                }
            }
            is_said |=
                equal > 0 && (class == ChangeClass::Name || equal as usize == a.len().max(b.len()));
        }
        if !is_said {
            if only.is_some() {
                return None;
            }
            only = Some(a.clone());
        }
    }
    only
}

/// The nearest word before a position that carries the statement.
fn before(sequence: &Sequence, mut at: u32) -> Option<u32> {
    while at > 0 {
        at -= 1;
        if sequence.carrying(at).is_some() {
            return Some(at);
        }
    }
    None
}

/// The nearest word from a position on that carries the statement.
fn after(sequence: &Sequence, mut at: u32) -> Option<u32> {
    while at < sequence.n_body() {
        if sequence.carrying(at).is_some() {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether the words at two positions answer each other.
fn answer(alignment: &Alignment, a: Option<u32>, b: Option<u32>) -> bool {
    let mut runs = alignment.all_runs();
    a.is_some() && runs.any(|r| Some(r.a) == a && Some(r.b) == b)
}
