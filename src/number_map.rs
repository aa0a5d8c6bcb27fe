//! The one hash map from numbers to numbers, so that it is compiled once.

use rustc_hash::FxHashMap;

/// Numbers by number. Its order is that of hashes: look things up in it, never iterate.
pub(crate) type NumberMap = FxHashMap<u64, u32>;

/// Two numbers as one key.
pub(crate) const fn pair(x: u32, y: u32) -> u64 {
    (x as u64) << 32 | y as u64
}
