//! Hostile text is read to its end, and nothing of it is lost. A rule that takes the square of a text's length would
//! not come back from these; how long they take is for `benches/segmentation.rs` to say.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by panicking"
)]

use recoupe::segment::{Language, Vocabulary, block, quotation, sentence, speech::speech};
use recoupe::text::character::is_word;
use recoupe::text::{CanonicalText, Span};

const BYTES: usize = 1_000_000;

#[track_caller]
fn assert_rebuilds(text: &str, spans: &[Span], belongs: fn(char) -> bool) {
    let mut end = 0;
    for span in spans {
        assert!(end <= span.start() && span.start() < span.end());
        assert!(!Span::new(end, span.start()).of(text).contains(belongs));
        end = span.end();
    }
    let rest = text.get(end as usize..).expect("a boundary");
    assert!(!rest.contains(belongs));
}

#[track_caller]
fn check(name: &str, hostile: &str) {
    let text = CanonicalText::new(hostile);
    let mut vocabulary = Vocabulary::default();
    let words = vocabulary.words(&text);
    let blocks = block::blocks(&text, &words);
    let spans: Vec<_> = blocks.iter().map(|b| b.span).collect();
    let holds = |c: char| !c.is_whitespace();
    assert_rebuilds(&text, &spans, holds);
    let quotations = quotation::quotations(&text, &blocks);
    let spans: Vec<_> = words.iter().map(|w| w.span).collect();
    assert_rebuilds(&text, &spans, is_word);
    for language in ["fr", "de", "zh", "und"].map(Language::of) {
        let sentences = sentence::sentences(&text, &blocks, language);
        assert_rebuilds(&text, &sentences, holds);
        let most = text.chars().count();
        assert!(sentences.len() <= most, "{name}");
        let spoken = vocabulary.spoken(&text, &words, language);
        let said = speech(&text, &blocks, &sentences, &spoken, &quotations, language);
        assert!(said.utterances.len() >= quotations.len(), "{name}");
    }
}

#[test]
fn one_mark_again_and_again() {
    for unit in [
        "«",
        "« ",
        ".",
        ". ",
        ".»",
        "?!",
        "\"",
        "\" ",
        "'",
        "’",
        "(",
        ").",
        "[1]",
        "… ",
        "。",
        "《",
        "- ",
        ". - ",
        "; ",
        "\u{A0}",
        "\u{301}",
        "\u{202E}",
        "\u{85}",
        "a",
        "é",
        "习",
        "1.",
        "1. ",
        "1) ",
        "A. ",
        "a. ",
        "M. ",
        ". (a",
        "« a. – ",
        "«a",
        "‘a “b ",
        "a dit, ",
        "« a », a dit X. ",
        "selon X, ",
        "X et Y ont dit que ",
        "Le président du conseil de la ville de ",
        "\n",
        "a\n",
        "Partager\n",
        "Photo : a\n",
        "Par A. B.\n",
        "3 vues\n",
        "—\n\n",
        "a:\n- b\n",
    ] {
        check(unit, &unit.repeat(BYTES / unit.len()));
    }
}

#[test]
fn what_is_looked_for_comes_late_or_never() {
    let half = BYTES / 2;
    for (head, tail) in [
        ("«", " »"),
        ("« a ", "» "),
        ("« . ", "» "),
        ("“ « ", "» a"),
        ("'a ", "' "),
        ("« a, ", "a dit X, "),
        ("\"", "."),
        ("!(", "1) "),
        ("... ", "a. "),
        ("(", "). "),
        ("    ", ". "),
        ("a", ". B"),
        (
            "Le roi a dit hier à ses gens qu’il ne partira pas.\n",
            "3 vues\n",
        ),
        ("aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee\n", "\n"),
    ] {
        let hostile = head.repeat(half / head.len()) + &tail.repeat(half / tail.len());
        check(head, &hostile);
    }
}
