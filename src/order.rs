//! One sort for everything that is sorted once in a while.
//!
//! The standard library's sort is compiled anew for every type and key it sorts by, about five
//! kilobytes of wasm each; this one is compiled once.

use crate::number_map::number;

/// Up to four numbers to sort by, the first one first.
pub(crate) type Key = [u32; 4];

/// Sorts the items by their keys; items with equal keys keep their order.
pub(crate) fn sort_by_key<T>(items: &mut [T], key: impl Fn(&T) -> Key) {
    if items.len() < 2 {
        return;
    }
    let mut order = Order(Vec::with_capacity(items.len()));
    for item in items.iter() {
        order.push(key(item));
    }
    if order.settle() {
        for at in 0..items.len() {
            while let Some(to) = order.step(at) {
                items.swap(at, to);
            }
        }
    }
}

/// Sorts rows of numbers.
pub(crate) fn sort_rows(rows: &mut [Key]) {
    sort_by_key(rows, |&row| row);
}

/// Keys, each with the place of its item; once settled, with the place where that has to go. All that does
/// not depend on what is sorted, so that it is compiled once.
struct Order(Vec<(Key, u32)>);

impl Order {
    #[inline(never)]
    fn push(&mut self, key: Key) {
        let place = number(self.0.len());
        self.0.push((key, place));
    }

    /// Sorts, and says whether anything has to go somewhere else.
    #[inline(never)]
    fn settle(&mut self) -> bool {
        if self.0.is_sorted() {
            return false;
        }
        sort_keyed(&mut self.0);
        let mut goes = vec![0; self.0.len()];
        for (&(_, from), to) in self.0.iter().zip(0..) {
            if let Some(goes) = goes.get_mut(from as usize) {
                *goes = to;
            }
        }
        for (entry, to) in self.0.iter_mut().zip(goes) {
            entry.1 = to;
        }
        true
    }

    /// Where the item that is now at a place has to go; nothing when it is right there.
    #[inline(never)]
    fn step(&mut self, at: usize) -> Option<usize> {
        let to = self.0.get(at)?.1 as usize;
        if to == at || to >= self.0.len() {
            return None;
        }
        self.0.swap(at, to);
        Some(to)
    }
}

/// Stretches of this length are sorted by insertion before they are merged.
const STRETCH: usize = 8;

/// Sorts numbers by their keys, then by themselves: a merge sort from below, a tenth of what the standard
/// library's weighs in the page.
#[inline(never)]
pub(crate) fn sort_keyed(places: &mut Vec<(Key, u32)>) {
    let n = places.len();
    for stretch in places.chunks_mut(STRETCH) {
        for end in 1..stretch.len() {
            let mut at = end;
            while at > 0 && precedes(&stretch[at], &stretch[at - 1]) {
                stretch.swap(at, at - 1);
                at -= 1;
            }
        }
    }
    let mut merged = Vec::with_capacity(if n > STRETCH { n } else { 0 });
    let mut width = STRETCH;
    while width < n {
        merged.clear();
        for pair in places.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some(&x), Some(&y)) = (left.first(), right.first()) {
                if precedes(&y, &x) {
                    merged.push(y);
                    right = &right[1..];
                } else {
                    merged.push(x);
                    left = &left[1..];
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(places, &mut merged);
        width *= 2;
    }
}

/// Whether the first one comes first; most often the first number says so.
fn precedes(x: &(Key, u32), y: &(Key, u32)) -> bool {
    x.0[0] < y.0[0] || x.0[0] == y.0[0] && x < y
}

/// Bits of a number that one pass sorts by.
const DIGIT: u32 = 8;

/// Sorts many small items by a number; those with equal numbers keep their order. A counting sort of one digit after
/// the other, the last bits first, which takes room for the items once more.
pub(crate) fn sort_by_number<T: Copy>(items: &mut Vec<T>, of: impl Fn(&T) -> u32) {
    let mut other = items.clone();
    let all = items.iter().fold(0, |all, item| all | of(item));
    for shift in (0..u32::BITS - all.leading_zeros()).step_by(DIGIT as usize) {
        let digit = |item: &T| (of(item) >> shift) as usize & ((1 << DIGIT) - 1);
        let mut ends = [0u32; (1 << DIGIT) + 1];
        for item in &*items {
            if let Some(n) = ends.get_mut(digit(item) + 1) {
                *n += 1;
            }
        }
        add_up(&mut ends);
        for item in &*items {
            if let Some(end) = ends.get_mut(digit(item))
                && let Some(to) = other.get_mut(*end as usize)
            {
                *to = *item;
                *end += 1;
            }
        }
        std::mem::swap(items, &mut other);
    }
}

/// Numbers into sums of those before, and each itself.
pub(crate) fn add_up(numbers: &mut [u32]) {
    let mut sum = 0;
    for n in numbers {
        sum += *n;
        *n = sum;
    }
}

/// Turns a number into one that sorts the other way round.
pub(crate) const fn descending(n: u32) -> u32 {
    u32::MAX - n
}

#[cfg(test)]
mod tests {
    use super::{descending, sort_by_key, sort_by_number, sort_keyed};

    #[test]
    fn any_number_of_keys_is_sorted() {
        let mut seed = 1u32;
        for n in (0..70).chain([1000]) {
            let mut places = Vec::new();
            for place in 0..n {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                places.push(([seed >> 28, seed >> 20 & 3, 0, seed & 1], place));
            }
            places.reverse();
            let mut expected = places.clone();
            expected.sort_unstable();
            sort_keyed(&mut places);
            assert_eq!(places, expected);
        }
    }

    #[test]
    fn numbers_of_any_size_are_sorted_and_equal_ones_keep_their_order() {
        for bits in [0, 1, 7, 8, 9, 16, 20, 32] {
            let number = |n: u32| n.wrapping_mul(2_654_435_769).unbounded_shr(32 - bits);
            let mut items: Vec<(u32, u32)> = (0..300).map(|n| (number(n), n)).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            sort_by_number(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![("b", 2), ("a", 1), ("c", 2), ("d", 1), ("e", 9)];
        sort_by_key(&mut items, |&(_, n)| [n, 0, 0, 0]);
        let names: String = items.iter().map(|&(name, _)| name).collect();
        assert_eq!(names, "adbce");
        sort_by_key(&mut items, |&(_, n)| [descending(n), 0, 0, 0]);
        let names: String = items.iter().map(|&(name, _)| name).collect();
        assert_eq!(names, "ebcad");
    }
}
