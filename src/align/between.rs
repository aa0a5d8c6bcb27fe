//! Every difference between the two sides of an alignment, with its class.
//!
//! The changes are complete: replacing, from the end, each left span by the text of the right one
//! turns the left side into the right side byte for byte. A change never cuts a word.

use super::alignment::Alignment;
use super::change::{Change, ChangeClass, Op, Side};
use super::class::{class_of_signs, is_ellipsis, wording};
use super::matching::Run;
use crate::text::character::{is_capital, is_word};
use crate::text::{Span, has_sign, lower_case};
use crate::token::{Sequence, Word};

/// The differences between the two sides of the alignment, in order.
#[must_use]
pub fn changes(left: Side<'_>, right: Side<'_>, alignment: &Alignment) -> Vec<Change> {
    let mut found = Vec::new();
    let (mut a, mut b) = (alignment.left.start, alignment.right.start);
    let ends = Run {
        a: alignment.left.end,
        b: alignment.right.end,
        len: 0,
    };
    for run in alignment.runs.iter().copied().chain([ends]) {
        let from = found.len();
        between(left, right, alignment, (a, run.a), (b, run.b), &mut found);
        mark_moved(alignment, (a, run.a), (b, run.b), found.get_mut(from..));
        for i in 0..run.len {
            if i > 0 {
                let at = (run.a + i, run.b + i);
                between(
                    left,
                    right,
                    alignment,
                    (at.0, at.0),
                    (at.1, at.1),
                    &mut found,
                );
            }
            same_word(left, right, run.a + i, run.b + i, &mut found);
        }
        (a, b) = (run.a + run.len, run.b + run.len);
    }
    found
}

/// What only one side has, for the most part because it stands elsewhere on the other, has moved.
fn mark_moved(x: &Alignment, a: (u32, u32), b: (u32, u32), found: Option<&mut [Change]>) {
    let moved = |from: (u32, u32), place: fn(&Run) -> u32| -> bool {
        let inside = x
            .moved
            .iter()
            .filter(|r| (from.0..from.1).contains(&place(r)));
        let n: u32 = inside.map(|r| r.len).sum();
        n > 0 && n * 2 >= from.1 - from.0
    };
    let (left, right) = (moved(a, |r| r.a), moved(b, |r| r.b));
    for change in found.into_iter().flatten() {
        let gone = change.op == Op::Delete && left || change.op == Op::Insert && right;
        if gone && change.class != ChangeClass::Split {
            change.op = Op::Move;
        }
    }
}

/// Two answering words: with one fold, any difference left is case or accents.
fn same_word(left: Side<'_>, right: Side<'_>, a: u32, b: u32, found: &mut Vec<Change>) {
    let (Some(x), Some(y)) = (left.sequence.word(a), right.sequence.word(b)) else {
        return;
    };
    let (x_text, y_text) = (x.span.of(left.text), y.span.of(right.text));
    if x_text == y_text {
        return;
    }
    let class = if x.fold != y.fold {
        ChangeClass::Inflection
    } else if lower_case(x_text) == lower_case(y_text) || is_capital_accent(x_text, y_text) {
        ChangeClass::Case
    } else {
        ChangeClass::Typography
    };
    found.push(Change {
        op: Op::Replace,
        class,
        left: x.span,
        right: y.span,
    });
}

/// « Etat » for « État »: the accent is missing on a capital only.
fn is_capital_accent(x: &str, y: &str) -> bool {
    x.chars().count() == y.chars().count()
        && x.chars()
            .zip(y.chars())
            .all(|(c, d)| c == d || (is_capital(c) && is_capital(d)))
}

/// What stands between two answered words: words without answer `a.0..a.1` and `b.0..b.1`, and the
/// text around them.
fn between(
    left: Side<'_>,
    right: Side<'_>,
    alignment: &Alignment,
    a: (u32, u32),
    b: (u32, u32),
    found: &mut Vec<Change>,
) {
    let x = gap(left.sequence, &alignment.left, a);
    let y = gap(right.sequence, &alignment.right, b);
    if x.of(left.text) == y.of(right.text) {
        return;
    }
    let x_words = left.sequence.slice(a.0..a.1);
    let y_words = right.sequence.slice(b.0..b.1);
    match (outer(x_words), outer(y_words)) {
        (Some(x_core), Some(y_core)) => {
            let before = |gap: Span, core: Span| Span::new(gap.start(), core.start());
            let after = |gap: Span, core: Span| Span::new(core.end(), gap.end());
            signs(left, right, before(x, x_core), before(y, y_core), found);
            // Words that the diff left unanswered, being crumbs, may still be the same.
            if x_core.of(left.text) != y_core.of(right.text) {
                push(found, wording(left, right, a, b), x_core, y_core);
            }
            signs(left, right, after(x, x_core), after(y, y_core), found);
        }
        (None, None) => signs(left, right, x, y, found),
        (None, Some(core)) if !is_ellipsis(x.of(left.text)) => {
            let (first, x_signs, y_signs) = beside(x, left.text, y, core, right.text);
            let at = if first { x.start() } else { x.end() };
            let words = if first {
                Span::new(y.start(), y_signs.start())
            } else {
                Span::new(y_signs.end(), y.end())
            };
            let class = wording(left, right, a, b);
            if !first {
                signs(left, right, x_signs, y_signs, found);
            }
            push(found, class, Span::new(at, at), words);
            if first {
                signs(left, right, x_signs, y_signs, found);
            }
        }
        (Some(core), None) if !is_ellipsis(y.of(right.text)) => {
            let (first, y_signs, x_signs) = beside(y, right.text, x, core, left.text);
            let at = if first { y.start() } else { y.end() };
            let words = if first {
                Span::new(x.start(), x_signs.start())
            } else {
                Span::new(x_signs.end(), x.end())
            };
            let class = wording(left, right, a, b);
            if !first {
                signs(left, right, x_signs, y_signs, found);
            }
            push(found, class, words, Span::new(at, at));
            if first {
                signs(left, right, x_signs, y_signs, found);
            }
        }
        _ => {
            let (x, y) = trimmed(x, y, left.text, right.text);
            push(found, ChangeClass::Elision, x, y);
        }
    }
}

/// Where one side has only signs (`bare`) and the other has words among signs (`full`, the words at
/// `core`): whether the words come before the signs that answer the bare ones, and those signs on
/// both sides. « Poutine. Selon » against « Poutine, selon l’AFP.¶Selon »: the words come first.
fn beside(
    bare: Span,
    bare_text: &str,
    full: Span,
    core: Span,
    full_text: &str,
) -> (bool, Span, Span) {
    let after = Span::new(core.end(), full.end());
    let before = Span::new(full.start(), core.start());
    let cost = |signs: Span| {
        let (x, y) = (bare.of(bare_text), signs.of(full_text));
        let marks = |s: &str| {
            s.chars()
                .filter(|&c| !c.is_whitespace())
                .collect::<String>()
        };
        (marks(x) != marks(y), x != y, x.len().abs_diff(y.len()))
    };
    if cost(after) < cost(before) {
        (true, bare, after)
    } else {
        (false, bare, before)
    }
}

/// From the end of the word before to the start of the word after, inside the alignment.
fn gap(sequence: &Sequence, side: &std::ops::Range<u32>, words: (u32, u32)) -> Span {
    let start = if words.0 > side.start {
        sequence.word(words.0 - 1).map(|w| w.span.end())
    } else {
        sequence.word(words.0).map(|w| w.span.start())
    };
    let end = if words.1 < side.end {
        sequence.word(words.1).map(|w| w.span.start())
    } else {
        sequence.word(words.1.wrapping_sub(1)).map(|w| w.span.end())
    };
    let start = start.unwrap_or(0);
    Span::new(start, end.unwrap_or(start))
}

fn outer(words: &[Word]) -> Option<Span> {
    Some(words.first()?.span.cover(words.last()?.span))
}

/// A difference in what is no word: one change, what both sides have at its ends left out.
fn signs(left: Side<'_>, right: Side<'_>, x: Span, y: Span, found: &mut Vec<Change>) {
    if x.of(left.text) == y.of(right.text) {
        return;
    }
    let breaks = |s: &str| has_sign(s, b'\n');
    let (whole_x, whole_y) = (x.of(left.text), y.of(right.text));
    let class_of_split = breaks(whole_x) != breaks(whole_y);
    let (x, y) = trimmed(x, y, left.text, right.text);
    let class = if class_of_split {
        ChangeClass::Split
    } else {
        class_of_signs(x.of(left.text), y.of(right.text))
    };
    push(found, class, x, y);
}

/// Leaves out what both sides have at the start and at the end, up to the words.
fn trimmed(x: Span, y: Span, left: &str, right: &str) -> (Span, Span) {
    let same = |(c, d): &(char, char)| c == d && !is_word(*c);
    let bytes = |n: usize| u32::try_from(n).unwrap_or(0);
    let head = x.of(left).chars().zip(y.of(right).chars()).take_while(same);
    let head = bytes(head.map(|(c, _)| c.len_utf8()).sum());
    let (x, y) = (
        Span::new(x.start() + head, x.end()),
        Span::new(y.start() + head, y.end()),
    );
    let tail = x.of(left).chars().rev().zip(y.of(right).chars().rev());
    let tail = bytes(tail.take_while(same).map(|(c, _)| c.len_utf8()).sum());
    (
        Span::new(x.start(), x.end() - tail),
        Span::new(y.start(), y.end() - tail),
    )
}

fn push(found: &mut Vec<Change>, class: ChangeClass, left: Span, right: Span) {
    let op = match (left.is_empty(), right.is_empty()) {
        (true, true) => return,
        (true, false) => Op::Insert,
        (false, true) => Op::Delete,
        (false, false) => Op::Replace,
    };
    found.push(Change {
        op,
        class,
        left,
        right,
    });
}

#[cfg(test)]
mod tests {
    use super::{Side, changes};
    use crate::align::Alignment;
    use crate::align::Kind;
    use crate::align::matching::runs;
    use crate::segment::{Language, block, quotation, sentence};
    use crate::text::decompose::decompose;
    use crate::token::{Lexicon, Sequence};

    /// Every word of both texts is compared; changes read `class: left → right`.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[&str]) {
        let mut lexicon = Lexicon::new(decompose);
        let language = Language::of("fr");
        let mut read = |text: &str| {
            let blocks = block::blocks_of(text);
            let sentences = sentence::sentences(text, &blocks, language);
            let quotations = quotation::quotations(text, &blocks);
            let words = lexicon.vocabulary().words(text);
            let words = lexicon.vocabulary().spoken(text, &words, language);
            let words = lexicon.words(text, &words, language);
            Sequence::new(text, &words, &[], &sentences, &quotations)
        };
        let (x, y) = (read(left), read(right));
        let (a, b) = (0..x.len(), 0..y.len());
        let alignment = Alignment {
            kind: Kind::Near,
            score: 0,
            runs: runs(&x, &y, a.clone(), b.clone(), &[]),
            left: a,
            right: b,
            moved: Vec::new(),
        };
        let side = |text, sequence| Side {
            text,
            sequence,
            capitals_name: true,
        };
        let found: Vec<_> = changes(side(left, &x), side(right, &y), &alignment)
            .iter()
            .map(|c| {
                format!(
                    "{}: {} → {}",
                    c.class.name(),
                    c.left.of(left),
                    c.right.of(right)
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn changed_words() {
        check(
            "a-t-il ajouté hier",
            "a-t-il souligné hier",
            &["wording: ajouté → souligné"],
        );
        check(
            "les deux pays amis",
            "les pays amis",
            &["wording: deux  → "],
        );
        check(
            "hausse de 25 % ici",
            "hausse de 28 % ici",
            &["number: 25 → 28"],
        );
        check(
            "pour consolider les liens",
            "pour la consolidation des liens",
            &[
                "wording:  → la ",
                "inflection: consolider → consolidation",
                "wording: les → des",
            ],
        );
        check(
            "il faut renforcer ceci",
            "il faut renforcement ceci",
            &["inflection: renforcer → renforcement"],
        );
    }

    #[test]
    fn what_changes_the_sense() {
        check(
            "il a dit que Xi viendra",
            "il a dit que Poutine viendra",
            &["name: Xi → Poutine"],
        );
        check(
            "elle n’est dirigée contre personne",
            "elle n’est pas dirigée contre personne",
            &["negation:  → pas "],
        );
        check(
            "il dit « nous voulons la paix et le pain » ici",
            "il dit « nous voulons le pain » ici",
            &["elision: la paix et  → "],
        );
    }

    #[test]
    fn changed_signs() {
        check(
            "scène […] sert",
            "scène (…) sert",
            &["typography: […] → (…)"],
        );
        check(
            "dit « oui » ici",
            "dit \"oui\" ici",
            &["typography: «  → \"", "typography:  » → \""],
        );
        check("oui, non", "oui ; non", &["punctuation: , →  ;"]);
        check(
            "l'Etat fort",
            "l’État fort",
            &["typography: ' → ’", "case: Etat → État"],
        );
        check(
            "la scène […] sert",
            "la scène du monde sert",
            &["elision: […] → du monde"],
        );
    }

    #[test]
    fn an_insertion_leaves_the_paragraph_break_to_itself() {
        check(
            "dit Poutine. Selon lui",
            "dit Poutine, selon l’AFP.\n\nSelon lui",
            &["wording:  → , selon l’AFP", "split:   → \n\n"],
        );
    }
}
