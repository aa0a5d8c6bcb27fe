//! What single characters are: part of a word, of a quotation's marks, of a sentence's end.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// Whether the character is part of a word: a letter, a mark or a digit (`ANALYSIS-FORMAT`).
#[must_use]
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    // Digits are Nd only: ² and ½ are typography, not words.
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Letter.contains(category)
        || GeneralCategoryGroup::Mark.contains(category)
        || matches!(
            category,
            GeneralCategory::DecimalNumber | GeneralCategory::LetterNumber
        )
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

/// Marks that end a sentence.
#[must_use]
pub const fn is_terminal(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '‼' | '⁇' | '⁈' | '⁉' | '．'
    )
}

#[cfg(test)]
mod tests {
    use super::{is_ideographic, is_word};

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
