//! Text into words: runs of letters, marks and digits.
//!
//! Apostrophes and hyphens part words, which gives French elision for nothing (l’ | aide, sino |
//! russes). In Han and Kana, which put no spaces, each character is a word.

use crate::number_map::number;
use crate::text::character::{is_ideographic, is_word};
use crate::text::{ByteSet, Span};

/// The words of the text, in order. Spans are relative to the text given.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    Words { text, at: 0 }
}

struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Span;

    #[inline]
    fn next(&mut self) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let mut ideograph = false;
        // Most of what is read is ASCII, and told without a call.
        while !LETTERS.has(*bytes.get(at)?) {
            let here = look(self.text, at)?;
            ideograph = here.kind == Kind::Ideograph;
            if here.kind != Kind::Other {
                break;
            }
            at += here.length;
        }
        let start = at;
        if ideograph {
            at += look(self.text, at)?.length;
            while let Some(mark) = look(self.text, at).filter(|l| l.kind == Kind::Mark) {
                at += mark.length;
            }
        } else {
            while let Some(&byte) = bytes.get(at) {
                if LETTERS.has(byte) {
                    at += 1;
                    continue;
                }
                match look(self.text, at) {
                    Some(Look {
                        kind: Kind::Letter | Kind::Mark,
                        length,
                    }) => at += length,
                    _ => break,
                }
            }
        }
        self.at = at;
        Some(Span::new(number(start), number(at)))
    }
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

static LETTERS: ByteSet =
    ByteSet::of(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

/// The character at `at`. Latin script is told by its bytes.
#[inline]
fn look(text: &str, at: usize) -> Option<Look> {
    let (kind, length) = match *text.as_bytes().get(at)? {
        byte if LETTERS.has(byte) => (Kind::Letter, 1),
        ..=0x7F => (Kind::Other, 1),
        // U+C0 to U+23F: letters, but × and ÷.
        0xC3 if matches!(text.as_bytes().get(at + 1), Some(0x97 | 0xB7)) => (Kind::Other, 2),
        0xC3..=0xC8 => (Kind::Letter, 2),
        _ => return look_closely(text, at),
    };
    Some(Look { kind, length })
}

fn look_closely(text: &str, at: usize) -> Option<Look> {
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
    let length = c.len_utf8();
    Some(Look { kind, length })
}

/// Combining marks that may follow an ideograph or kana (voicing marks, variation selectors).
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
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
