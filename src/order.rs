//! One sort for everything that is sorted once in a while.
//!
//! The standard library's sort is compiled anew for every type and key it sorts by, about five
//! kilobytes of wasm each; this one is compiled once.

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
        let place = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
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

/// Sorts numbers by their keys, then by themselves.
#[inline(never)]
pub(crate) fn sort_keyed(places: &mut [(Key, u32)]) {
    places.sort_unstable();
}

/// Turns a number into one that sorts the other way round.
pub(crate) const fn descending(n: u32) -> u32 {
    u32::MAX - n
}

#[cfg(test)]
mod tests {
    use super::{descending, sort_by_key};

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
