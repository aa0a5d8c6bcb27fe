//! Numbers by word: whether a word is in a list is what reading asks most often.
//!
//! A word of up to sixteen bytes is two numbers, taken from the text as it stands there and compared at
//! once; a longer one is looked up as a string.

use crate::number_map::number;
use crate::strings::Strings;
use crate::text::{Span, lower_case};

/// Longest word, in bytes, that is a [`Key`].
const KEY_BYTES: usize = 16;

/// A short word's bytes, the first one lowest, zeros after the last. No word holds a zero byte, so that
/// different words have different keys, and none has that of an empty place.
type Key = [u64; 2];

const EMPTY: Key = [0, 0];

/// Four kilobytes: the largest table has a key for one bit in eight.
const HINTS: usize = 512;

/// Every byte's highest bit.
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
/// Every byte's lowest bit: as many times a byte is that byte everywhere.
const EACH: u64 = 0x0101_0101_0101_0101;

/// A number for each word of a list; 0 for all others.
#[derive(Debug, Default)]
pub(crate) struct WordTable {
    /// Keys, each with what belongs to it, by hash, the next free place where that is taken; at most three quarters of
    /// them are. Their number is a power of two.
    keys: Vec<(Key, u64)>,
    n_keys: usize,
    /// A bit by hash for each key: most words that are asked for are in no list, and this stays at hand.
    hints: Vec<u64>,
    /// Longer words, as places in `long_numbers`.
    long: Strings,
    long_numbers: Vec<u64>,
}

impl WordTable {
    /// The number of exactly this word.
    pub(crate) fn get(&self, word: &str) -> u64 {
        self.get_at(word, whole(word))
    }

    /// The number of the word at a place of the text, as it is written there.
    pub(crate) fn get_at(&self, text: &str, word: Span) -> u64 {
        match key(text, word) {
            Some(key) => self.of_key(key),
            None => self.of_long(word.of(text)),
        }
    }

    /// The number of the word at a place of the text in lower case.
    pub(crate) fn get_lower_at(&self, text: &str, word: Span) -> u64 {
        let shown = word.of(text);
        if shown.bytes().all(is_lowered_as_ascii) {
            self.get_ascii_lower_at(text, word)
        } else {
            self.get(&lower_case(shown))
        }
    }

    /// The number of the word at a place of the text with its ASCII letters in lower case.
    pub(crate) fn get_ascii_lower_at(&self, text: &str, word: Span) -> u64 {
        match key(text, word) {
            Some(key) => self.of_key(key.map(ascii_lower)),
            None => self.of_long(&word.of(text).to_ascii_lowercase()),
        }
    }

    /// Gives a word its number, in the place of the one that it had. Empty words have none.
    pub(crate) fn set(&mut self, word: &str, number: u64) {
        match key(word, whole(word)) {
            Some(EMPTY) => {}
            Some(key) => {
                if self.n_keys * 4 >= self.keys.len() * 3 {
                    self.grow();
                }
                self.n_keys += usize::from(self.put(key, number));
            }
            None => {
                let place = self.long.number(word) as usize;
                match self.long_numbers.get_mut(place) {
                    Some(known) => *known = number,
                    None => self.long_numbers.push(number),
                }
            }
        }
    }

    /// Whether the key is new.
    fn put(&mut self, key: Key, number: u64) -> bool {
        let hash = hash(key);
        let (hint, bit) = hint(hash);
        if let Some(hints) = self.hints.get_mut(hint) {
            *hints |= 1 << bit;
        }
        let place = self.place(key, hash);
        let known = self.keys.get_mut(place);
        known.is_some_and(|known| std::mem::replace(known, (key, number)).0 == EMPTY)
    }

    fn grow(&mut self) {
        let places = (self.keys.len() * 2).max(16);
        self.hints.resize(HINTS, 0);
        let keys = std::mem::replace(&mut self.keys, vec![(EMPTY, 0); places]);
        for (key, number) in keys {
            if key != EMPTY {
                self.put(key, number);
            }
        }
    }

    /// Where the key stands, or would.
    #[inline]
    fn place(&self, key: Key, hash: usize) -> usize {
        let last = self.keys.len().wrapping_sub(1);
        let mut place = hash & last;
        while let Some(&(here, _)) = self.keys.get(place) {
            if here == key || here == EMPTY {
                break;
            }
            place = (place + 1) & last;
        }
        place
    }

    fn of_key(&self, key: Key) -> u64 {
        let hash = hash(key);
        let (hint, bit) = hint(hash);
        match self.hints.get(hint) {
            // An empty place has the number 0.
            Some(hints) if hints >> bit & 1 == 1 => {
                let known = self.keys.get(self.place(key, hash));
                known.map_or(0, |&(_, number)| number)
            }
            _ => 0,
        }
    }

    fn of_long(&self, word: &str) -> u64 {
        let place = self.long.get(word);
        place
            .and_then(|place| self.long_numbers.get(place as usize))
            .copied()
            .unwrap_or(0)
    }
}

/// A number of 32 bits.
const fn hash(key: Key) -> usize {
    let mixed = (key[0] ^ key[1].rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize
}

/// Which bit of which of the hints is the key's.
const fn hint(hash: usize) -> (usize, usize) {
    let hash = hash >> 8;
    (hash / 64 % HINTS, hash % 64)
}

fn whole(word: &str) -> Span {
    Span::new(0, number(word.len()))
}

/// The key of a word; nothing where it is too long for one.
fn key(text: &str, word: Span) -> Option<Key> {
    let (start, length) = (word.start() as usize, word.len() as usize);
    if length > KEY_BYTES {
        return None;
    }
    let from_word_on = text.as_bytes().get(start..).unwrap_or(&[]);
    let bytes = if let Some(sixteen) = from_word_on.first_chunk::<KEY_BYTES>() {
        *sixteen
    } else {
        let mut sixteen = [0; KEY_BYTES];
        for (byte, &of_text) in sixteen.iter_mut().zip(from_word_on) {
            *byte = of_text;
        }
        sixteen
    };
    let both = u128::from_le_bytes(bytes);
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    let (low, high) = (both as u64, (both >> 64) as u64);
    Some([
        first_bytes(low, length),
        first_bytes(high, length.saturating_sub(8)),
    ])
}

/// The lowest `n` bytes.
const fn first_bytes(of: u64, n: usize) -> u64 {
    if n < 8 { of & ((1 << (8 * n)) - 1) } else { of }
}

/// The ASCII letters among eight bytes in lower case.
const fn ascii_lower(bytes: u64) -> u64 {
    let seven_bits = bytes & !HIGH_BITS;
    // The highest bit of each byte: whether it is A or more, and more than Z.
    let from_a = seven_bits + EACH * (0x80 - b'A' as u64);
    let after_z = seven_bits + EACH * (0x7F - b'Z' as u64);
    let capital = (from_a & !after_z) & !bytes & HIGH_BITS;
    bytes | capital >> 2
}

/// Bytes of words that to put into lower case takes no more than their ASCII letters: ASCII, and ß to ÿ.
const fn is_lowered_as_ascii(byte: u8) -> bool {
    matches!(byte, 0..=0x7F | 0xC3 | 0x9F..=0xBF)
}

#[cfg(test)]
mod tests {
    use super::WordTable;
    use crate::text::{Span, lower_case};

    #[test]
    fn a_word_has_the_number_that_it_was_given_last() {
        let mut table = WordTable::default();
        let words: Vec<_> = (0..2000)
            .map(|n| format!("{n}e{}", "x".repeat(n % 40)))
            .collect();
        for (word, n) in words.iter().zip(1..) {
            table.set(word, n);
        }
        table.set(&words[7], 77);
        table.set(&words[39], 88);
        for (word, n) in words.iter().zip(1..) {
            let expected = match n {
                8 => 77,
                40 => 88,
                _ => n,
            };
            assert_eq!(table.get(word), expected, "{word}");
        }
        assert_eq!(table.get("0"), 0);
        assert_eq!(table.get(""), 0);
        assert_eq!(WordTable::default().get("x"), 0);
    }

    #[test]
    fn letters_go_to_lower_case_as_they_do_everywhere() {
        let mut table = WordTable::default();
        let words = [
            "A@Z[`az{",
            "État",
            "ÉTAT",
            "ŒUVRE",
            "Москва",
            "ΣΑΣ",
            "İ",
            "Straße",
            "ZÜRICH",
            "9É",
            "Anticonstitutionnellement",
            "ANTICONSTITUTIONNEL",
            "Überwachungsgesetze",
            "AB",
        ];
        for (word, n) in words.iter().zip(1..) {
            table.set(&lower_case(word), n);
            let text = format!("x {word} y");
            let span = Span::new(2, 2 + u32::try_from(word.len()).unwrap());
            assert_eq!(table.get_lower_at(&text, span), n, "{word}");
            assert_eq!(table.get_lower_at(word, super::whole(word)), n, "{word}");
        }
        let text = "ELYSÉE ELYSÉE ELYSÉE ELYSÉE";
        table.set("elysÉe", 99);
        assert_eq!(table.get_ascii_lower_at(text, Span::new(8, 15)), 99);
        assert_eq!(table.get_at(text, Span::new(8, 15)), 0);
    }
}
