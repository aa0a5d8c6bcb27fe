//! The one hash map from numbers to numbers, so that it is compiled once.

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Numbers by number. Its order is that of hashes: look things up in it, never iterate.
pub(crate) type NumberMap = FxHashMap<u64, u32>;

/// How many, as a number; what does not fit is as many as can be said.
pub(crate) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Two numbers as one key.
pub(crate) const fn pair(x: u32, y: u32) -> u64 {
    (x as u64) << 32 | y as u64
}

/// An empty map with room for so many keys.
#[inline(never)]
pub(crate) fn number_map_for(keys: usize) -> NumberMap {
    NumberMap::with_capacity_and_hasher(keys, FxBuildHasher)
}

/// The number of a key; when it has none, it gets this one.
#[inline(never)]
pub(crate) fn number_of(map: &mut NumberMap, key: u64, next: u32) -> u32 {
    *map.entry(key).or_insert(next)
}

/// Counts a key once more; gives how often it came so far.
#[inline(never)]
pub(crate) fn count(map: &mut NumberMap, key: u64) -> u32 {
    let count = map.entry(key).or_default();
    *count += 1;
    *count
}
