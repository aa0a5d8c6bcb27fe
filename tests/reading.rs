//! One article among the others: what a reader of the seeds sees, and that the counts are those of the overview.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by panicking"
)]

mod common;

use common::{cases, corpus, engine_of, engine_of_seeds};
use proptest::prelude::*;
use recoupe::report::reading::reading;
use recoupe::report::search::search;
use recoupe::report::{Report, overview};

/// The sentences of a seed that stand nowhere else.
fn alone(letter: &str) -> Vec<String> {
    let engine = engine_of_seeds();
    let place = usize::from(letter.as_bytes()[0] - b'A');
    let article = &engine.articles()[place];
    let read = reading(&engine, &Report::new(&engine), article);
    let alone = read.sentences.iter().filter(|s| s.shared + s.repeated == 0);
    alone.map(|s| s.span.of(&article.text).to_owned()).collect()
}

#[test]
fn what_only_one_of_the_seeds_says_is_found_there() {
    for (letter, words) in [
        ("A", "le 3 juillet à Astana"),
        ("B", "START-III"),
        ("B", "Venezuela et Cuba"),
        ("C", "gâteau d’anniversaire"),
        ("D", "Zelensky"),
        ("E", "exercices militaires conjoints"),
    ] {
        assert!(
            alone(letter).iter().any(|s| s.contains(words)),
            "{letter}: {words}"
        );
    }
}

#[test]
fn what_stands_twice_or_elsewhere_is_not_unique() {
    for (letter, words) in [
        ("A", "80e anniversaire de la fondation"),
        ("D", "stabilité et la résilience"),
        ("E", "nous défendons nos positions de principe"),
        ("E", "La coopération militaire et technique"),
        ("C", "sans limites"),
        ("E", "sans limites"),
    ] {
        assert!(
            !alone(letter).iter().any(|s| s.contains(words)),
            "{letter}: {words}"
        );
    }
}

#[test]
fn the_seeds_are_of_different_events_and_each_says_what_the_other_lacks() {
    let engine = engine_of_seeds();
    let report = Report::new(&engine);
    let article = |place: usize| &engine.articles()[place];
    let read = reading(&engine, &report, article(0));
    assert_eq!(read.event, [article(3).key]);
    let places = read.lacks.iter().flat_map(|s| &s.places);
    let lacks: Vec<&str> = places.map(|(_, span)| span.of(&article(3).text)).collect();
    assert!(lacks.iter().any(|s| s.contains("Zelensky")), "{lacks:#?}");
    assert!(
        !lacks
            .iter()
            .any(|s| s.contains("stabilité et la résilience")),
        "{lacks:#?}"
    );
}

proptest! {
    #![proptest_config(cases(300))]

    /// The words of the sentences are those that the overview counts, each once.
    #[test]
    fn sentences_hold_the_words_that_the_overview_counts(texts in corpus()) {
        let engine = engine_of(&texts);
        let report = Report::new(&engine);
        let summaries = overview(&engine, &report).articles;
        for (article, summary) in engine.articles().iter().zip(summaries) {
            let read = reading(&engine, &report, article).sentences;
            let sum = |count: fn(&recoupe::report::reading::SentenceWords) -> u32| read.iter().map(count).sum::<u32>();
            prop_assert_eq!(sum(|s| s.words), summary.words - summary.furniture);
            prop_assert_eq!(sum(|s| s.shared), summary.shared);
            prop_assert_eq!(sum(|s| s.repeated), summary.repeated);
        }
    }

    /// Any stretch of an article is found where it stands, as it stands.
    #[test]
    fn what_stands_somewhere_is_found_there(texts in corpus(), from in any::<prop::sample::Index>(), n in 1..60usize) {
        let engine = engine_of(&texts);
        let article = &engine.articles()[0];
        let words = article.sequence.in_text_order();
        prop_assume!(!words.is_empty());
        let from = from.index(words.len());
        let stretch = words[from].span.cover(words[(from + n).min(words.len()) - 1].span);
        let found = search(&engine, stretch.of(&article.text));
        let here = |hit: &&recoupe::report::search::Hit| hit.article == article.key && hit.exact && hit.span.overlap(stretch) > 0;
        prop_assert!(found.hits.iter().any(|hit| here(&hit)) || found.total > 500, "{:?}", stretch.of(&article.text));
    }
}
