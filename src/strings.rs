//! Numbers for strings, which are neither kept nor compared.
//!
//! A string is a way through numbers: each four bytes and the number of what stands before them have a number. A
//! look-up for every four bytes in the one map from numbers to numbers costs less than one in a map of strings, and
//! the page need not carry such a map.

use crate::number_map::{NumberMap, number_of};

/// Numbers for strings, from 0, in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    numbers: NumberMap,
    /// How many have one.
    len: u32,
    /// Beginnings of longer strings.
    n_beginnings: u32,
}

/// Bytes that are looked up at once.
const PIECE: usize = 4;
/// Says that a piece is the last one. Below it stand the bytes of the piece and, before them, a one.
const LAST: u64 = 1 << 33;

impl Strings {
    /// The number of a string; when it has none, it gets the next one.
    pub(crate) fn number(&mut self, string: &str) -> u32 {
        let (beginning, last) = parts(string);
        let mut before = 0;
        for piece in beginning.chunks(PIECE) {
            let next = self.n_beginnings + 1;
            before = number_of(&mut self.numbers, key(before, piece), next);
            self.n_beginnings += u32::from(before == next);
        }
        let next = self.len;
        let number = number_of(&mut self.numbers, key(before, last) | LAST, next);
        self.len += u32::from(number == next);
        number
    }

    /// The number of a string that has one.
    pub(crate) fn get(&self, string: &str) -> Option<u32> {
        let (beginning, last) = parts(string);
        let mut before = 0;
        for piece in beginning.chunks(PIECE) {
            before = *self.numbers.get(&key(before, piece))?;
        }
        self.numbers.get(&(key(before, last) | LAST)).copied()
    }
}

/// What is looked up piece by piece, and the last piece.
fn parts(string: &str) -> (&[u8], &[u8]) {
    let bytes = string.as_bytes();
    bytes.split_at(bytes.len().saturating_sub(1) / PIECE * PIECE)
}

fn key(before: u32, piece: &[u8]) -> u64 {
    let bytes = piece.iter().fold(1, |n, &byte| n << 8 | u64::from(byte));
    u64::from(before) << 34 | bytes
}

#[cfg(test)]
mod tests {
    use super::Strings;

    #[test]
    fn different_strings_have_different_numbers() {
        let strings = [
            "",
            "a",
            "ab",
            "abc",
            "abcd",
            "abcde",
            "abcdefgh",
            "abcdefghi",
            "bcd",
            "eabcd",
            "é",
            "\0",
            "\0\0",
            "\u{1}bcd",
            "abcd\0",
        ];
        let mut numbers = Strings::default();
        for (string, n) in strings.iter().zip(0..) {
            assert_eq!(numbers.get(string), None);
            assert_eq!(numbers.number(string), n);
        }
        for (string, n) in strings.iter().zip(0..) {
            assert_eq!((numbers.get(string), numbers.number(string)), (Some(n), n));
        }
        assert_eq!(numbers.get("abd"), None);
        assert_eq!(numbers.get("abcdef"), None);
    }
}
