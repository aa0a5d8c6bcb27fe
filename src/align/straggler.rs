//! Words beyond the end of an alignment that answer words of the same sentence: « une coordination
//! étroite » against « la coordination […] est étroite », or a clause that opens one sentence and
//! closes the other.

use std::ops::Range;

use super::alignment::{Alignment, MIN_SCORE, score};
use super::join::{MOST_RUNS, in_order};
use super::matching::Run;
use crate::order::{Key, sort_keyed};
use crate::token::{Sequence, Word, WordClass};

/// Words looked at beyond each end, within the sentence.
const REACH: u32 = 24;
/// Stragglers taken in, at most.
const MOST: usize = 2;
/// A single word is a straggler only if it stands nowhere else this near, in words …
const NEAR: u32 = 100;
/// … and the alignment has this many content words without it.
const CONTENT: usize = 6;

/// Takes in the stragglers that weigh more than the words they bring along cost.
pub(super) fn gather(left: &Sequence, right: &Sequence, found: &mut Alignment, within: bool) {
    if found.runs.len() > MOST_RUNS {
        return;
    }
    for _ in 0..MOST {
        let Some(run) = best(left, right, found) else {
            break;
        };
        let mut grown = found.clone();
        grown.left = cover(&grown.left, run.a, run.len);
        grown.right = cover(&grown.right, run.b, run.len);
        let all = grown.all_runs().chain([run]).collect();
        (grown.runs, grown.moved) = in_order(all);
        let apart = !within || grown.left.end <= grown.right.start;
        if !apart || score(left, right, &grown) < MIN_SCORE {
            break;
        }
        *found = grown;
    }
}

fn best(left: &Sequence, right: &Sequence, found: &Alignment) -> Option<Run> {
    let a_window = window(left, &found.left);
    let b_window = window(right, &found.right);
    if a_window == found.left && b_window == found.right {
        return None;
    }
    let runs: Vec<Run> = found.all_runs().collect();
    let free_left = unanswered(left, &a_window, &runs, |r| r.a);
    let free_right = unanswered(right, &b_window, &runs, |r| r.b);
    let stem = |at: u32| right.word(at).map_or(u32::MAX, |word| word.stem.0);
    // Most often no stem stands free on both sides, which the last bits of stems say.
    let mut bits = [0u64; 32];
    let of_stem = |stem: u32| (stem as usize / 64 % 32, 1 << (stem % 64));
    for &b in &free_right {
        let (place, bit) = of_stem(stem(b));
        bits[place] |= bit;
    }
    let may_answer = |&a: &u32| {
        left.word(a).is_some_and(|word| {
            let (place, bit) = of_stem(word.stem.0);
            word.class != WordClass::Function && bits[place] & bit != 0
        })
    };
    if !free_left.iter().any(may_answer) {
        return None;
    }
    // Where each stem stands free on the right; one that stands twice tells nothing.
    let by_stem = free_right.iter().map(|&b| ([stem(b), 0, 0, 0], b));
    let mut by_stem: Vec<(Key, u32)> = by_stem.collect();
    sort_keyed(&mut by_stem);
    let mut best: Option<(u32, Run)> = None;
    let is_content = |w: &&Word| w.class != WordClass::Function;
    let content = |r: &Run| {
        left.slice(r.a..r.a + r.len)
            .iter()
            .filter(is_content)
            .count()
    };
    let carries = runs.iter().map(content).sum::<usize>() >= CONTENT;
    for &a in &free_left {
        let Some(word) = left.word(a).filter(|w| w.class != WordClass::Function) else {
            continue;
        };
        let from = by_stem.partition_point(|(stem, _)| stem[0] < word.stem.0);
        let same = by_stem.get(from..).unwrap_or(&[]).iter();
        let mut same = same.take_while(|(stem, _)| stem[0] == word.stem.0);
        let (Some(&(_, b)), None) = (same.next(), same.next()) else {
            continue;
        };
        if found.left.contains(&a) && found.right.contains(&b) {
            continue;
        }
        let run = grown(left, right, a, b, (&free_left, &free_right));
        let cost = distance_cost(&found.left, run.a, run.len)
            + distance_cost(&found.right, run.b, run.len);
        let weight = left.weight(run.a..run.a + run.len);
        let stray = run.len == 1 && !(carries && is_alone(left, a) && is_alone(right, b));
        if weight < cost || stray {
            continue;
        }
        if best.is_none_or(|(gain, _)| weight - cost > gain) {
            best = Some((weight - cost, run));
        }
    }
    best.map(|(_, run)| run)
}

/// The alignment's side and what stands in the same sentences beyond its ends.
fn window(sequence: &Sequence, side: &Range<u32>) -> Range<u32> {
    let part = sequence.part(side.start);
    let (first, last) = (side.start, side.end.saturating_sub(1));
    let mut window = side.clone();
    while window.start > part.start
        && side.start - window.start < REACH
        && sequence.same_sentence(window.start - 1, first)
    {
        window.start -= 1;
    }
    while window.end < part.end
        && window.end - side.end < REACH
        && sequence.same_sentence(window.end, last)
    {
        window.end += 1;
    }
    window
}

/// The positions of the window that lie in none of the runs.
fn unanswered(
    sequence: &Sequence,
    window: &Range<u32>,
    runs: &[Run],
    side: fn(&Run) -> u32,
) -> Vec<u32> {
    let end = window.end.min(sequence.len()).max(window.start);
    let mut answered = vec![false; (end - window.start) as usize];
    for run in runs {
        let from = side(run).saturating_sub(window.start) as usize;
        let until = (side(run) + run.len).saturating_sub(window.start) as usize;
        let until = until.min(answered.len());
        if let Some(words) = answered.get_mut(from..until) {
            words.fill(true);
        }
    }
    let free = (window.start..).zip(answered);
    free.filter(|(_, answered)| !answered)
        .map(|(at, _)| at)
        .collect()
}

/// The run of equal words through two free positions.
fn grown(left: &Sequence, right: &Sequence, a: u32, b: u32, free: (&[u32], &[u32])) -> Run {
    let fits = |a: u32, b: u32| {
        let same = matches!((left.word(a), right.word(b)), (Some(x), Some(y)) if x.fold == y.fold);
        same && free.0.binary_search(&a).is_ok() && free.1.binary_search(&b).is_ok()
    };
    let mut before = 0;
    while a > before && b > before && fits(a - before - 1, b - before - 1) {
        before += 1;
    }
    let mut len = before + 1;
    while fits(a - before + len, b - before + len) {
        len += 1;
    }
    Run {
        a: a - before,
        b: b - before,
        len,
    }
}

fn is_alone(sequence: &Sequence, at: u32) -> bool {
    let Some(word) = sequence.word(at) else {
        return false;
    };
    let near = at.saturating_sub(NEAR)..(at + NEAR).min(sequence.len());
    let same = sequence.slice(near).iter().filter(|w| w.stem == word.stem);
    same.count() == 1
}

/// What the words between the run and the side cost: two a doubling, as in a chain.
fn distance_cost(side: &Range<u32>, at: u32, len: u32) -> u32 {
    let distance = side.start.saturating_sub(at + len) + at.saturating_sub(side.end);
    distance.checked_ilog2().map_or(0, |log| 2 * log + 2)
}

fn cover(side: &Range<u32>, at: u32, len: u32) -> Range<u32> {
    side.start.min(at)..side.end.max(at + len)
}
