//! What the words of two utterances have in common, whatever their order.

use std::ops::Range;

use super::found::Found;
use super::quotation_link::Uttered;
use crate::align::{Kind, matching::Run};
use crate::number_map::{count, number, number_map_for};
use crate::token::{Word, WordClass};

/// So much of an utterance has an answer in the words that are its image.
const IMAGE: u32 = 667;

/// The positions on the other side that answer an utterance, from the first to the last; nothing where too few do.
pub(super) fn image(one: &Uttered<'_>, found: &Found<'_>, mirrored: bool) -> Option<Range<u32>> {
    let own = &one.positions;
    let (range, answer) = match (&found.alignment.left, &found.alignment.right) {
        (left, right) if mirrored => (right, left),
        sides => sides,
    };
    let both = overlap(own, range);
    if both == 0 {
        return None;
    }
    if found.alignment.kind == Kind::Paraphrase {
        let same = both * 3 >= length(own) * 2 && both * 2 >= length(range);
        return same.then(|| answer.clone());
    }
    let (mut first, mut last) = (u32::MAX, 0);
    let mut answered = 0;
    for Run { a, b, len } in found.alignment.all_runs() {
        let (from, to) = if mirrored { (b, a) } else { (a, b) };
        let inside = own.start.max(from)..own.end.min(from + len);
        if inside.is_empty() {
            continue;
        }
        first = first.min(to + inside.start - from);
        last = last.max(to + inside.end - from);
        answered += one.article.sequence.weight(inside);
    }
    (answered * 1000 >= one.weight() * IMAGE && answered > 0).then_some(first..last)
}

/// The shortest stretch of the longer utterance that holds the content words of the shorter one, and the small
/// word before it where the shorter one begins with one; nothing where that is more than twice as long.
pub(super) fn window(shorter: &Uttered<'_>, longer: &Uttered<'_>) -> Option<Range<u32>> {
    let words = longer.words();
    let wanted = stems(shorter.words());
    let most = 2 * shorter.words().len();
    let mut best = 0..most + 1;
    for start in 0..words.len() {
        let mut left = wanted.clone();
        for (at, word) in words.iter().enumerate().skip(start).take(best.len() - 1) {
            if let Some(found) = left.iter().position(|&stem| stem == word.stem.0) {
                left.swap_remove(found);
            } else if at == start {
                break;
            }
            if left.is_empty() {
                best = start..at + 1;
                break;
            }
        }
    }
    if best.len() > most {
        return None;
    }
    let is_small = |word: Option<&Word>| word.is_some_and(|w| w.class == WordClass::Function);
    let before = best.start.checked_sub(1).and_then(|at| words.get(at));
    let extra = u32::from(is_small(shorter.words().first()) && is_small(before));
    let from = longer.positions.start;
    Some(from + number(best.start) - extra..from + number(best.end))
}

/// The stems of the words that say something.
pub(super) fn stems(words: &[Word]) -> Vec<u32> {
    let mut stems = Vec::new();
    for word in words {
        if word.class != WordClass::Function {
            stems.push(word.stem.0);
        }
    }
    stems
}

/// What the words that two texts share weigh, in whatever order, and how many of them say something.
pub(super) fn shared(words: &[Word], others: &[Word]) -> (u32, usize) {
    let mut counts = number_map_for(words.len());
    for word in words {
        count(&mut counts, word.stem.0.into());
    }
    let (mut weighs, mut content) = (0, 0);
    for word in others {
        if let Some(count) = counts.get_mut(&word.stem.0.into()).filter(|n| **n > 0) {
            *count -= 1;
            weighs += word.class.weight();
            content += usize::from(word.class != WordClass::Function);
        }
    }
    (weighs, content)
}

pub(super) fn overlap(x: &Range<u32>, y: &Range<u32>) -> u32 {
    x.end.min(y.end).saturating_sub(x.start.max(y.start))
}

pub(super) const fn length(range: &Range<u32>) -> u32 {
    range.end - range.start
}
