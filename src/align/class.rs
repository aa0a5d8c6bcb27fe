//! What kind of difference it is.

use super::change::{ChangeClass, Side};
use super::sensitive::negates;
use crate::text::character::{is_apostrophe, is_capital, is_dash, is_quote_mark};
use crate::token::{Word, WordClass};

/// The class of a difference in signs.
pub(super) fn class_of_signs(x: &str, y: &str) -> ChangeClass {
    let typographic = |c: char| {
        c.is_whitespace()
            || is_quote_mark(c)
            || is_apostrophe(c)
            || is_dash(c)
            || !is_sentence_mark(c)
    };
    let both_elide = is_ellipsis(x) && is_ellipsis(y);
    if both_elide || (x.chars().all(typographic) && y.chars().all(typographic)) {
        ChangeClass::Typography
    } else if is_ellipsis(x) || is_ellipsis(y) {
        ChangeClass::Elision
    } else {
        ChangeClass::Punctuation
    }
}

const fn is_sentence_mark(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '('
            | ')'
            | '['
            | ']'
            | '،'
            | '؟'
            | '。'
            | '，'
            | '、'
            | '；'
            | '：'
    )
}

/// Whether the text, marks around it aside, says that words were left out: `[…]`, `(…)`, `…`.
pub(super) fn is_ellipsis(text: &str) -> bool {
    let core = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
    matches!(core, "…" | "..." | "[…" | "(…")
}

/// The class of words without answer on either side or both.
pub(super) fn wording(
    left: Side<'_>,
    right: Side<'_>,
    a: (u32, u32),
    b: (u32, u32),
) -> ChangeClass {
    let (x, y) = (
        left.sequence.slice(a.0..a.1),
        right.sequence.slice(b.0..b.1),
    );
    let has_number = |words: &[Word]| words.iter().any(|w| w.class == WordClass::Number);
    let negations = |side: Side<'_>, words: &[Word]| {
        let negates = |w: &&Word| negates(side.text, w.span);
        words.iter().filter(negates).count()
    };
    let silent = |side: Side<'_>, other: Side<'_>, words: (u32, u32), at: u32| {
        words.0 < words.1
            && (words.0.saturating_sub(1)..=words.1).all(|i| side.is_quoted(i))
            && other.is_quoted(at)
            && other.is_quoted(at.wrapping_sub(1))
    };
    let names_left = names(left, a);
    let names_right = names(right, b);
    if has_number(x) || has_number(y) {
        ChangeClass::Number
    } else if negations(left, x) != negations(right, y) {
        ChangeClass::Negation
    } else if y.is_empty() && silent(left, right, a, b.0)
        || x.is_empty() && silent(right, left, b, a.0)
    {
        ChangeClass::Elision
    } else if names_left != names_right
        && (is_name(&names_left, x, y) || is_name(&names_right, y, x))
    {
        ChangeClass::Name
    } else {
        ChangeClass::Wording
    }
}

/// The words with a capital that they do not owe to the start of their sentence.
fn names(side: Side<'_>, range: (u32, u32)) -> Vec<&str> {
    if !side.capitals_name {
        return Vec::new();
    }
    (range.0..range.1)
        .filter(|&at| !side.sequence.starts_sentence(at))
        .filter_map(|at| side.sequence.word(at))
        .filter(|w| w.class == WordClass::Content)
        .map(|w| w.span.of(side.text))
        .filter(|word| word.starts_with(is_capital) && word.chars().nth(1).is_some())
        .collect()
}

/// Whether the words of one side are a name: all of them where the other side has none (« selon
/// l’AFP » is an attribution), their content words where it has.
fn is_name(names: &[&str], words: &[Word], others: &[Word]) -> bool {
    let counts = |w: &&Word| others.is_empty() || w.class != WordClass::Function;
    !names.is_empty() && names.len() == words.iter().filter(counts).count()
}
