//! Which alignments of a comparison break the order of the others.

use super::alignment::Alignment;

/// Fewer answered words out of order are a turn of phrase used again, not a passage that moved.
const MIN_WORDS: u32 = 8;

/// For each alignment (sorted by left start), whether it moved: it lies off the heaviest sequence of
/// alignments that come in the same order on both sides, and is long enough to have been moved.
#[must_use]
pub fn moved(alignments: &[&Alignment]) -> Vec<bool> {
    let mut best: Vec<(u32, Option<usize>)> = Vec::with_capacity(alignments.len());
    for (i, x) in alignments.iter().enumerate() {
        let mut entry = (x.n_answered(), None);
        for (j, y) in alignments.iter().enumerate().take(i) {
            let follows = y.left.end <= x.left.start && y.right.end <= x.right.start;
            let score = best.get(j).map_or(0, |b| b.0) + x.n_answered();
            if follows && score > entry.0 {
                entry = (score, Some(j));
            }
        }
        best.push(entry);
    }
    let mut moved = vec![true; alignments.len()];
    let mut next = (0..best.len())
        .rev()
        .max_by_key(|&i| best.get(i).map(|b| b.0));
    while let Some(i) = next {
        if let Some(flag) = moved.get_mut(i) {
            *flag = false;
        }
        next = best.get(i).and_then(|b| b.1);
    }
    // An alignment that overlaps one in order is another reading of the same place, not a move.
    let in_order: Vec<usize> = (0..moved.len())
        .filter(|&i| moved.get(i) == Some(&false))
        .collect();
    for (i, x) in alignments.iter().enumerate() {
        let overlaps = in_order.iter().filter_map(|&j| alignments.get(j)).any(|y| {
            x.left.start < y.left.end && y.left.start < x.left.end
                || x.right.start < y.right.end && y.right.start < x.right.end
        });
        if (overlaps || x.n_answered() < MIN_WORDS)
            && let Some(flag) = moved.get_mut(i)
        {
            *flag = false;
        }
    }
    moved
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
