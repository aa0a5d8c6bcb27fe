//! The comparable form of a word.
//!
//! Case goes, and with it the accents of Latin and Greek letters (« Etat » is « État », headlines in
//! capitals have none at all), ligatures and the dots of ё. Never applied to what is shown: a
//! difference in accents is still a change, only one that keeps two places aligned.

use std::borrow::Cow;

use crate::text::{Decompose, lower_case};

/// The fold of one word.
#[must_use]
pub fn fold(word: &str, decompose: Decompose) -> Cow<'_, str> {
    if word.is_ascii() {
        return if word.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
    }
    let lower = lower_case(word);
    let mut folded = String::with_capacity(lower.len());
    let mut drops_marks = false;
    let mut base = ' ';
    for c in decompose(&lower).chars() {
        if is_combining_diacritic(c) {
            let yo = base == 'е' && c == '\u{308}';
            if drops_marks || yo {
                continue;
            }
        } else {
            base = c;
            drops_marks = is_latin_or_greek(c);
        }
        match ligature(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    Cow::Owned(folded)
}

const fn is_combining_diacritic(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

const fn is_latin_or_greek(c: char) -> bool {
    matches!(c, 'a'..='z' | '\u{DF}'..='\u{24F}' | '\u{370}'..='\u{3FF}' | '\u{1E00}'..='\u{1FFF}')
}

/// Letters that canonical decomposition leaves whole although readers and keyboards part them.
const fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::text::decompose::decompose;

    fn fold(word: &str) -> String {
        super::fold(word, decompose).into_owned()
    }

    #[test]
    fn what_articles_print_differently_folds_alike() {
        for (left, right) in [
            ("ÉTAT", "etat"),
            ("e\u{301}tat", "état"),
            ("Cœur", "COEUR"),
            ("İstanbul", "istanbul"),
            ("ещё", "ЕЩЕ"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(fold(left), fold(right));
        }
    }

    #[test]
    fn what_differs_stays_apart() {
        for (left, right) in [
            ("chine", "chinois"),
            ("и", "й"),
            ("244", "245"),
            ("习", "近"),
        ] {
            assert_ne!(fold(left), fold(right));
        }
    }
}
