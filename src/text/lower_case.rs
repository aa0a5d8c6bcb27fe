//! Lower case, by a table of our own: the standard library's weighs eight kilobytes more in the page.

use std::sync::LazyLock;

/// Runs of characters that have a lower case, as Unicode 17 has it: how far the run begins from the end of the
/// one before, how many characters it has (doubled, and one more where only every second one counts), and how
/// far their lower case is (doubled, or for one that comes before them doubled and less one). In seven bits a
/// byte, the lowest first, with the eighth bit set where more follow. A test makes it from the standard
/// library and says what to do when Unicode grows.
const RUNS: &[u8] = include_bytes!("lower_case.bin");

/// Every `step`th character from `first` to `last`.
struct Run {
    first: u32,
    last: u32,
    step: u32,
    distance: i32,
}

static TABLE: LazyLock<Vec<Run>> = LazyLock::new(|| {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0, 0);
    for &byte in RUNS {
        number |= u32::from(byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    let mut end = 0;
    let mut run = |numbers: &[u32]| {
        let [skipped, count, distance] = *numbers else {
            return None;
        };
        let (first, step) = (end + skipped, 1 + count % 2);
        end = first + (count / 2 - 1) * step;
        let half = i32::try_from(distance.div_ceil(2)).ok()?;
        let distance = if distance % 2 == 0 { half } else { -half };
        Some(Run {
            first,
            last: end,
            step,
            distance,
        })
    };
    numbers.chunks(3).filter_map(&mut run).collect()
});

/// The text in lower case, as Unicode has it, but that Σ and ς are both σ: where they stand in their
/// words makes no difference to what they say.
#[must_use]
pub fn lower_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        lower.push(lower_character(c));
        if c == 'İ' {
            lower.push('\u{307}');
        }
    }
    lower
}

/// The character in lower case, without the dot that the one of İ has.
pub(super) fn lower_character(c: char) -> char {
    match c {
        '\0'..='\x7F' => c.to_ascii_lowercase(),
        // What news mostly holds, without a look-up.
        'ß'..='ÿ' | 'а'..='џ' | '\u{600}'..='\u{6FF}' | '\u{3000}'..='\u{9FFF}' => c,
        'ς' => 'σ',
        'İ' => 'i',
        _ => {
            let code = u32::from(c);
            let at = TABLE.partition_point(|run| run.last < code);
            let run = TABLE
                .get(at)
                .filter(|run| run.first <= code && (code - run.first) % run.step == 0);
            let lower = run.and_then(|run| code.checked_add_signed(run.distance));
            lower.and_then(char::from_u32).unwrap_or(c)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{lower_case, lower_character};

    /// The lower case that the standard library gives; where it gives two characters, the first one.
    #[expect(clippy::disallowed_methods, reason = "what the table is made from")]
    fn of_standard_library(c: char) -> char {
        c.to_lowercase().next().unwrap()
    }

    /// When the standard library brings a newer Unicode, run this test with `UPDATE_LOWER_CASE=1`, and read what
    /// else changed.
    #[test]
    fn the_table_of_lower_case_is_unicodes() {
        // First character, how many, every which one, how far.
        let mut runs: Vec<(u32, u32, u32, i32)> = Vec::new();
        for c in '\0'..=char::MAX {
            let code = u32::from(c);
            let distance = u32::from(of_standard_library(c)).cast_signed() - code.cast_signed();
            if distance == 0 || c == 'İ' {
                continue;
            }
            match runs.last_mut() {
                Some((first, n @ 1, step, d)) if *d == distance && code - *first < 3 => {
                    (*n, *step) = (2, code - *first);
                }
                Some((first, n, step, d)) if *d == distance && code == *first + *n * *step => {
                    *n += 1;
                }
                _ => runs.push((code, 1, 1, distance)),
            }
        }
        let (mut table, mut end) = (Vec::new(), 0);
        for (first, n, step, distance) in runs {
            let sign = u32::from(distance < 0);
            for mut number in [
                first - end,
                n * 2 + step - 1,
                distance.unsigned_abs() * 2 - sign,
            ] {
                while number >= 0x80 {
                    table.push(u8::try_from(number & 0x7F).unwrap() | 0x80);
                    number >>= 7;
                }
                table.push(u8::try_from(number).unwrap());
            }
            end = first + (n - 1) * step;
        }
        if std::env::var_os("UPDATE_LOWER_CASE").is_some() {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
            std::fs::write(folder.join("src/text/lower_case.bin"), &table).unwrap();
        }
        assert!(table == super::RUNS);
    }

    #[test]
    fn every_character_has_the_lower_case_that_unicode_gives() {
        for c in '\0'..=char::MAX {
            let expected = if c == 'ς' {
                'σ'
            } else {
                of_standard_library(c)
            };
            assert_eq!(lower_character(c), expected, "{c:?}");
        }
    }

    #[test]
    fn words_are_put_into_lower_case() {
        for (word, expected) in [
            ("ÉTAT", "état"),
            ("Straße", "straße"),
            ("İstanbul", "i\u{307}stanbul"),
            ("ΟΔΟΣ", "οδοσ"),
            ("οδος", "οδοσ"),
            ("Москва", "москва"),
            ("NATO", "nato"),
            ("", ""),
        ] {
            assert_eq!(lower_case(word), expected);
        }
    }
}
