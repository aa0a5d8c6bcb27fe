//! One sort for everything that is sorted once in a while.
//!
//! The standard library's sort is compiled anew for every type and key it sorts by, about five
//! kilobytes of wasm each; this one is compiled once.

/// Up to four numbers to sort by, the first one first.
pub(crate) type Key = [u32; 4];

/// Sorts the items by their keys; items with equal keys keep their order.
pub(crate) fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> Key) {
    if items.len() < 2 {
        return;
    }
    let keyed = items.iter().zip(0..);
    let mut places: Vec<(Key, u32)> = keyed.map(|(item, place)| (key(item), place)).collect();
    if places.is_sorted() {
        return;
    }
    sort_keyed(&mut places);
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(
        places
            .into_iter()
            .filter_map(|(_, place)| taken.get_mut(place as usize).and_then(Option::take)),
    );
}

/// Sorts numbers by their keys, then by themselves.
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
