//! Text into words: runs of letters, marks and digits.
//!
//! Apostrophes and hyphens part words, which gives French elision for nothing (l’ | aide, sino |
//! russes). In Han and Kana, which put no spaces, each character is a word.

use crate::text::Span;
use crate::text::character::{is_ideographic, is_word};

/// The words of the text, in order. Spans are relative to the text given.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = loop {
            // Most of what is read is ASCII, and told without a call.
            match *bytes.get(at)? {
                byte if byte.is_ascii_alphanumeric() => break Kind::Letter,
                ..=0x7F => at += 1,
                _ => {
                    let here = look(text, at)?;
                    if here.kind != Kind::Other {
                        break here.kind;
                    }
                    at += here.length;
                }
            }
        };
        let start = at;
        at += look(text, at)?.length;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() && first != Kind::Ideograph {
                at += 1;
                continue;
            }
            let Some(here) = look(text, at).filter(|_| !byte.is_ascii()) else {
                break;
            };
            let joins = match first {
                Kind::Ideograph => here.kind == Kind::Mark,
                _ => matches!(here.kind, Kind::Letter | Kind::Mark),
            };
            if !joins {
                break;
            }
            at += here.length;
        }
        Some(Span::new(offset(start), offset(at)))
    })
}

/// The words of the text, all of them.
#[must_use]
pub fn all_words(text: &str) -> Vec<Span> {
    // A word and what follows it are six bytes in most languages; fewer than four nowhere.
    let mut all = Vec::with_capacity(text.len() / 5);
    all.extend(words(text));
    all
}

/// What the scan makes of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Other,
    /// A letter, mark or digit that forms words with its neighbours.
    Letter,
    /// One that may follow an ideograph as well.
    Mark,
    Ideograph,
}

struct Look {
    kind: Kind,
    length: usize,
}

/// The character at `at`. Latin script is told by its bytes.
fn look(text: &str, at: usize) -> Option<Look> {
    let (kind, length) = match *text.as_bytes().get(at)? {
        byte @ ..=0x7F if byte.is_ascii_alphanumeric() => (Kind::Letter, 1),
        ..=0x7F => (Kind::Other, 1),
        // U+C0 to U+23F: letters, but × and ÷.
        0xC3 if matches!(text.as_bytes().get(at + 1), Some(0x97 | 0xB7)) => (Kind::Other, 2),
        0xC3..=0xC8 => (Kind::Letter, 2),
        _ => {
            let c = text.get(at..)?.chars().next()?;
            let kind = if !is_word(c) {
                Kind::Other
            } else if is_mark(c) {
                Kind::Mark
            } else if is_ideographic(c) {
                Kind::Ideograph
            } else {
                Kind::Letter
            };
            (kind, c.len_utf8())
        }
    };
    Some(Look { kind, length })
}

/// Combining marks that may follow an ideograph or kana (voicing marks, variation selectors).
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Canonical text is never longer than `u32` can say.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<_> = words(text).map(|w| w.of(text)).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn apostrophes_and_hyphens_part_words() {
        check("l’aide d'aujourd'hui", "l|aide|d|aujourd|hui");
        check("sino-russes, c’est-à-dire", "sino|russes|c|est|à|dire");
    }

    #[test]
    fn digits_are_words_and_a_decimal_comma_parts_them() {
        check("244,8 milliards, 1ère, 25%", "244|8|milliards|1ère|25");
    }

    #[test]
    fn marks_stay_with_their_letter() {
        check("e\u{301}te\u{301}", "e\u{301}te\u{301}");
        check("السَّلام", "السَّلام");
    }

    #[test]
    fn ideographs_stand_alone() {
        check("习近平2025年", "习|近|平|2025|年");
        check("プーチンAI", "プ|ー|チ|ン|AI");
    }

    #[test]
    fn what_is_no_word_is_no_word() {
        check("« … » — !? 😀", "");
        check("", "");
    }
}
