//! Which alignments of a comparison break the order of the others.

use std::ops::Range;

use super::alignment::Alignment;
use crate::number_map::number;
use crate::order::sort_by_key;

/// Fewer answered words out of order are a turn of phrase used again, not a passage that moved.
const MIN_WORDS: u32 = 8;

/// For each alignment (sorted by left start), whether it moved: it lies off the heaviest sequence of
/// alignments that come in the same order on both sides, and is long enough to have been moved.
#[must_use]
pub fn moved(alignments: &[&Alignment]) -> Vec<bool> {
    let chain = heaviest_in_order(alignments);
    let mut moved: Vec<bool> = alignments
        .iter()
        .map(|x| x.n_answered() >= MIN_WORDS)
        .collect();
    // The chain is in order on both sides, so what overlaps a place is found by halving. An alignment
    // that overlaps one in order is another reading of the same place, not a move.
    let of_chain = |side: fn(&Alignment) -> &Range<u32>, x: &Alignment| {
        let range = side(x);
        let at = |&i: &usize| alignments.get(i).map(|y| side(y));
        let n = chain.partition_point(|i| at(i).is_some_and(|y| y.end <= range.start));
        chain
            .get(n)
            .and_then(at)
            .is_some_and(|y| y.start < range.end)
    };
    for (x, moved) in alignments.iter().zip(&mut moved) {
        *moved = *moved && !of_chain(|x| &x.left, x) && !of_chain(|x| &x.right, x);
    }
    moved
}

/// The places in the list of the alignments that make the heaviest sequence in order, by answered
/// words. Of prefixes that end before a place on the right, a Fenwick tree keeps the heaviest.
fn heaviest_in_order(alignments: &[&Alignment]) -> Vec<usize> {
    let mut ends: Vec<u32> = alignments.iter().map(|x| x.right.end).collect();
    sort_by_key(&mut ends, |&end| [end, 0, 0, 0]);
    let rank = |at: u32| ends.partition_point(|&end| end <= at);
    let mut by_end: Vec<u32> = (0..number(alignments.len())).collect();
    let at = |i: u32| alignments.get(i as usize);
    sort_by_key(&mut by_end, |&i| [at(i).map_or(0, |x| x.left.end), i, 0, 0]);
    // Weight of the heaviest sequence that ends in each alignment, and the one before it.
    let mut best: Vec<(u32, Option<u32>)> = vec![(0, None); alignments.len()];
    let mut tree: Vec<(u32, Option<u32>)> = vec![(0, None); ends.len() + 1];
    let mut ended = by_end.into_iter().peekable();
    for (i, x) in alignments.iter().enumerate() {
        let before = |&j: &u32| at(j).is_some_and(|y| y.left.end <= x.left.start);
        while let Some(j) = ended.next_if(before) {
            let weight = best.get(j as usize).map_or(0, |b| b.0);
            let mut node = at(j).map_or(0, |y| rank(y.right.end - 1)) + 1;
            while let Some(held) = tree.get_mut(node) {
                if weight > held.0 {
                    *held = (weight, Some(j));
                }
                node += node & node.wrapping_neg();
            }
        }
        let mut node = rank(x.right.start);
        let mut heaviest = (0, None);
        while node > 0 {
            let held = tree.get(node).copied().unwrap_or_default();
            if held.0 > heaviest.0 {
                heaviest = held;
            }
            node &= node - 1;
        }
        if let Some(entry) = best.get_mut(i) {
            *entry = (heaviest.0 + x.n_answered(), heaviest.1);
        }
    }
    let mut next = (0..alignments.len())
        .rev()
        .max_by_key(|&i| best.get(i).map(|b| b.0));
    let mut chain = Vec::new();
    while let Some(i) = next {
        chain.push(i);
        next = best.get(i).and_then(|b| b.1).map(|j| j as usize);
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::moved;
    use crate::align::matching::Run;
    use crate::align::{Alignment, Kind};

    fn check(alignments: &[Alignment], expected: &[bool]) {
        let all: Vec<&Alignment> = alignments.iter().collect();
        assert_eq!(moved(&all), expected);
    }

    fn block(a: u32, b: u32, len: u32) -> Alignment {
        Alignment {
            kind: Kind::Verbatim,
            score: 1000,
            left: a..a + len,
            right: b..b + len,
            runs: vec![Run { a, b, len }],
            moved: Vec::new(),
        }
    }

    #[test]
    fn the_lighter_of_two_swapped_places_moved() {
        let swapped = [block(0, 100, 25), block(40, 170, 20), block(80, 130, 36)];
        check(&swapped, &[false, true, false]);
    }

    #[test]
    fn places_in_order_did_not_move() {
        check(&[block(0, 100, 25), block(40, 130, 25)], &[false, false]);
        check(&[], &[]);
    }

    #[test]
    fn a_few_words_out_of_order_did_not_move() {
        let few = [block(0, 100, 25), block(40, 170, 7), block(80, 130, 36)];
        check(&few, &[false, false, false]);
    }

    #[test]
    fn a_second_reading_of_a_place_is_no_move() {
        let twice = [block(0, 100, 25), block(5, 50, 10)];
        check(&twice, &[false, false]);
    }
}
