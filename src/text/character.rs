//! What single characters are: part of a word, of a quotation's marks, of a sentence's end.

use std::sync::LazyLock;

use super::lower_case::lower_character;

/// Where, among all characters in order, those that are part of words begin and end in turn: letters,
/// marks, decimal and letter digits of Unicode 16. Each number as its distance from the one before, in
/// seven bits a byte, the lowest first, with the eighth bit set where more follow. A test makes it from
/// `icu_properties` and says what to do when Unicode grows; the library's own table weighs ten times as
/// much in the page.
const WORD_CHARACTERS: &[u8] = include_bytes!("word_characters.bin");

static WORD_BOUNDS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let (mut bounds, mut bound, mut distance, mut shift) = (Vec::new(), 0, 0, 0);
    for &byte in WORD_CHARACTERS {
        distance |= u32::from(byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 {
            bound += distance;
            bounds.push(bound);
            (distance, shift) = (0, 0);
        }
    }
    bounds
});

/// Whether the character is part of a word: a letter, a mark or a digit (`ANALYSIS-FORMAT`).
#[must_use]
pub fn is_word(c: char) -> bool {
    // What news mostly holds, without a look-up. ² and ½ are typography, not words.
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}' => matches!(c, 'ª' | 'µ' | 'º'),
        '\u{C0}'..='\u{24F}' => !matches!(c, '×' | '÷'),
        '\u{400}'..='\u{481}'
        | '\u{48A}'..='\u{52F}'
        | '\u{620}'..='\u{669}'
        | '\u{671}'..='\u{6D3}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' => true,
        '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' | '\u{FF00}'..='\u{FF0F}' => false,
        _ => WORD_BOUNDS.partition_point(|&bound| bound <= u32::from(c)) % 2 == 1,
    }
}

/// Whether the character is a letter.
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphabetic(),
        _ => is_word(c) && !c.is_numeric(),
    }
}

/// Whether the character is a capital: a letter that has a small one.
#[must_use]
pub fn is_capital(c: char) -> bool {
    lower_character(c) != c && c != 'ς'
}

/// Whether the character is a small letter: a letter of a script that has capitals, and none itself.
#[must_use]
pub fn is_small(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_lowercase(),
        // Latin, Greek, Coptic, Cyrillic, Armenian; Georgian, Cherokee; their extensions.
        '\u{80}'..='\u{2AF}'
        | '\u{370}'..='\u{58F}'
        | '\u{10D0}'..='\u{10FF}'
        | '\u{13A0}'..='\u{13FF}'
        | '\u{1C80}'..='\u{1C8F}'
        | '\u{1D00}'..='\u{1FFF}'
        | '\u{2C00}'..='\u{2D2F}'
        | '\u{A640}'..='\u{A69B}'
        | '\u{A720}'..='\u{A7FF}'
        | '\u{AB30}'..='\u{ABBF}'
        | '\u{FB00}'..='\u{FB17}'
        | '\u{FF41}'..='\u{FF5A}'
        | '\u{10400}'..='\u{105FF}' => is_letter(c) && !is_capital(c),
        _ => false,
    }
}

/// Whether each character of this script stands as a word of its own: Han and Kana, which put no
/// spaces between words.
#[must_use]
pub const fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}'
        | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303C}' | '\u{3041}'..='\u{3096}'
        | '\u{3099}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{1B000}'..='\u{1B16F}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Apostrophes as articles print them.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '＇')
}

/// Hyphens and dashes.
#[must_use]
pub const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '\u{AD}')
}

/// Marks that open or close a quotation, in any style.
#[must_use]
pub const fn is_quote_mark(c: char) -> bool {
    matches!(
        c,
        '«' | '»'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '"'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '\''
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}

/// Marks that can only close a quotation or bracket: they belong to the sentence before them.
#[must_use]
pub const fn is_closing(c: char) -> bool {
    matches!(
        c,
        '»' | '”' | '’' | '›' | ')' | ']' | '」' | '』' | '）' | '"' | '\''
    )
}

/// Marks that end a sentence: Unicode's `Sentence_Terminal` in the scripts of living newspapers, and
/// the ellipsis.
#[must_use]
pub const fn is_terminal(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '.' | '!' | '?');
    }
    matches!(c,
        '…' | '‼' | '‽' | '⁇'..='⁉' | '。' | '！' | '？' | '．' | '｡' | '։' | '\u{61D}'..='؟' | '۔'
        | '।' | '॥' | '၊' | '။' | '።' | '፧' | '፨' | '។' | '៕' | '᠃' | '᠉')
}

/// The first character of the text, or U+0.
#[must_use]
pub fn first(text: &str) -> char {
    text.chars().next().unwrap_or('\0')
}

/// The last character of the text, or U+0.
#[must_use]
pub fn last(text: &str) -> char {
    text.chars().next_back().unwrap_or('\0')
}

#[cfg(test)]
mod tests {
    use icu_properties::CodePointMapData;
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

    use super::{is_capital, is_ideographic, is_letter, is_small, is_word};

    /// Whether Unicode says that the character is part of a word.
    fn is_word_in_unicode(c: char) -> bool {
        let words = GeneralCategoryGroup::Letter
            .union(GeneralCategoryGroup::Mark)
            .union(GeneralCategory::DecimalNumber.into())
            .union(GeneralCategory::LetterNumber.into());
        words.contains(CodePointMapData::<GeneralCategory>::new().get(c))
    }

    /// When `icu_properties` brings a newer Unicode, run this test with `UPDATE_WORD_CHARACTERS=1`, and
    /// read what else changed.
    #[test]
    fn the_table_of_word_characters_is_unicodes() {
        let mut table = Vec::new();
        let (mut inside, mut last) = (false, 0);
        for code in 0..=u32::from(char::MAX) + 1 {
            // Surrogates are no characters, and belong to what stands before them: nothing.
            let is = char::from_u32(code).is_some_and(is_word_in_unicode);
            if is == inside {
                continue;
            }
            let mut distance = code - last;
            while distance >= 0x80 {
                table.push(u8::try_from(distance & 0x7F).unwrap() | 0x80);
                distance >>= 7;
            }
            table.push(u8::try_from(distance).unwrap());
            (inside, last) = (is, code);
        }
        if std::env::var_os("UPDATE_WORD_CHARACTERS").is_some() {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
            std::fs::write(folder.join("src/text/word_characters.bin"), &table).unwrap();
        }
        assert!(table == super::WORD_CHARACTERS);
    }

    #[test]
    fn what_is_told_without_a_look_up_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_word(c), is_word_in_unicode(c), "{c:?}");
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "that is what it is held against")]
    fn capitals_and_small_letters_are_unicodes() {
        for c in '\0'..='\u{1FFF}' {
            let is_cased = is_word(c) && !c.is_numeric() && !matches!(c, '\u{3D2}'..='\u{3D4}');
            let has_small = c.to_lowercase().ne([c]);
            assert!(is_capital(c) == has_small, "{c:?}");
            assert!(!is_cased || !c.is_uppercase() || has_small, "{c:?}");
            let modifies = matches!(c, '\u{2B0}'..='\u{36F}');
            assert!(
                !is_cased || !c.is_lowercase() || is_small(c) || modifies,
                "{c:?}"
            );
            assert!(!is_cased || !is_small(c) || !c.is_uppercase(), "{c:?}");
        }
        // Where newspapers print: exactly.
        let latin = ('\0'..='\u{17F}').chain('\u{1E00}'..='\u{1EFF}');
        for c in latin
            .chain('\u{388}'..='\u{3D1}')
            .chain('\u{3D5}'..='\u{481}')
            .chain('\u{48A}'..='\u{556}')
        {
            assert_eq!(is_small(c), c.is_lowercase() && is_word(c), "{c:?}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn letters_marks_and_digits_make_words_and_nothing_else_does() {
        for c in ['a', 'é', '\u{301}', '7', 'ي', '习', 'ё', '٣'] {
            assert!(is_word(c), "{c:?}");
        }
        for c in [
            '’', '-', '_', ' ', '\u{A0}', '«', '²', '€', '😀', '\u{200D}',
        ] {
            assert!(!is_word(c), "{c:?}");
        }
    }

    #[test]
    fn han_and_kana_stand_alone_and_hangul_does_not() {
        assert!(is_ideographic('习') && is_ideographic('カ') && is_ideographic('ー'));
        assert!(!is_ideographic('한') && !is_ideographic('a') && !is_ideographic('、'));
    }
}
