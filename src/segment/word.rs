//! Text into words: runs of letters, marks and digits.
//!
//! Apostrophes and hyphens part words, which gives French elision for nothing (l’ | aide, sino |
//! russes). In Han and Kana, which put no spaces, each character is a word.

use crate::text::Span;
use crate::text::character::{is_ideographic, is_word};

/// The words of the text, in order. Spans are relative to the text given.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.by_ref().find(|&(_, c)| is_word(c))?;
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = characters.peek() {
            let joins = is_word(c) && (!is_ideographic(c)) && !is_ideographic(first);
            let mark = is_ideographic(first) && is_word(c) && is_mark(c);
            if !joins && !mark {
                break;
            }
            end = at + c.len_utf8();
            characters.next();
        }
        Some(Span::new(offset(start), offset(end)))
    })
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
