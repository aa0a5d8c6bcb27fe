//! DESIGN's seventh invariant: no text, of any size or malice, takes longer than its work budget, and
//! what was left out is said. No clock: without the budget these would find millions, and not end.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test says what it expects by panicking"
)]

mod common;

use common::engine_of;
use recoupe::report::{Report, overview};
use recoupe::wire::analysis::analysis_json;

/// A generator of numbers that look random, the same in every run.
fn numbers(seed: u64) -> impl Iterator<Item = u64> {
    let next = |n: &u64| Some(n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1));
    std::iter::successors(Some(seed), next).map(|n| n >> 33)
}

/// Analyses the texts; gives how many alignments there are, and whether that is all.
fn analysed(texts: &[String]) -> (usize, bool) {
    let engine = engine_of(texts);
    let report = Report::new(&engine);
    let n_found = report.found.len();
    assert!(!overview(&engine, &report).articles.is_empty());
    let is_approximate = engine.is_approximate();
    let said = format!("\"approximate\":{is_approximate}");
    assert!(analysis_json(&engine).contains(&said));
    (n_found, is_approximate)
}

#[test]
fn one_sentence_again_and_again_costs_its_copies() {
    let sentence = "La coopération entre les deux pays a atteint un niveau record cette année. ";
    let (n_found, is_approximate) = analysed(&[sentence.repeat(20_000)]);
    assert!(n_found < 60_000, "{n_found}");
    assert!(!is_approximate, "each copy stands beside another one");
}

#[test]
fn one_word_again_and_again_says_nothing() {
    let (n_found, _) = analysed(&["accord ".repeat(100_000)]);
    assert!(n_found < 100, "{n_found}");
}

#[test]
fn one_word_again_and_again_in_two_texts_costs_what_it_weighs() {
    let texts = [100_000, 60_000].map(|n| "accord ".repeat(n));
    let (n_found, is_approximate) = analysed(&texts);
    assert!((1..100).contains(&n_found), "{n_found}");
    assert!(
        is_approximate,
        "not every place is held against every other"
    );
}

#[test]
fn random_letters_are_cut_short_and_say_so() {
    let letters = |n: u64| ["a ", "b ", "c ", "d "][usize::try_from(n % 4).expect("small")];
    let text: String = numbers(1).take(60_000).map(letters).collect();
    let (n_found, is_approximate) = analysed(&[text]);
    assert!(n_found < 20_000, "{n_found}");
    assert!(is_approximate);
}

#[test]
fn two_copies_of_a_long_text_are_one_passage() {
    let word = |n: u64| format!("mot{} ", n % 5000);
    let text: String = numbers(2).take(100_000).map(word).collect();
    let (n_found, is_approximate) = analysed(&[text.clone(), text]);
    assert!(n_found >= 1);
    assert!(!is_approximate);
}
