//! DESIGN's fourth invariant, against a brute-force oracle: nothing shared of eight words or more is
//! missed. It is what lets the page say that two articles share no longer run.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{cases, corpus, empty, engine_of};
use proptest::prelude::*;
use recoupe::align::Alignment;
use recoupe::corpus::{Article, Metadata};
use recoupe::engine::Engine;
use recoupe::report::Report;
use recoupe::wire::analysis::analysis_json;

/// Words of a run that is never missed.
const RUN: u32 = 8;

/// The folds of the run that begins at a position of the article proper; nothing where it is too
/// near the end, or where a line of author or date, which its role tells, has a part in it.
fn run(article: &Article, at: u32) -> Option<Vec<u32>> {
    let sequence = &article.sequence;
    let range = at..at + RUN;
    let is_told_by_role = |at| sequence.is_line(at);
    (range.end <= sequence.n_body() && !range.clone().any(is_told_by_role)).then(|| {
        let words = sequence.slice(range).iter();
        words.map(|w| w.fold.0).collect()
    })
}

/// The places of every run of an article.
fn runs(article: &Article) -> BTreeMap<Vec<u32>, Vec<u32>> {
    let mut found: BTreeMap<Vec<u32>, Vec<u32>> = BTreeMap::new();
    for at in 0..article.sequence.len() {
        if let Some(run) = run(article, at) {
            found.entry(run).or_default().push(at);
        }
    }
    found
}

/// Every shared run lies inside an alignment of its two articles, on the left and on the right.
fn assert_complete(engine: &Engine) {
    let all: Vec<_> = engine.articles().iter().map(|a| (a, runs(a))).collect();
    for (i, (x, in_x)) in all.iter().enumerate() {
        for (y, in_y) in all.iter().skip(i) {
            let within = x.key == y.key;
            let alignments = engine.alignments(x.key, y.key);
            let left = |a: u32| alignments.iter().any(|f| holds(&f.left, a));
            let right = |b: u32| alignments.iter().any(|f| holds(&f.right, b));
            for (run, a) in in_x {
                let Some(b) = in_y.get(run) else {
                    continue;
                };
                // Overlapping copies of one word or two are no two places.
                let apart = |a: u32| b.iter().any(|b| !within || a.abs_diff(*b) >= RUN);
                for &a in a.iter().filter(|&&a| apart(a)) {
                    assert!(
                        left(a) || within && right(a),
                        "missed: {:?}",
                        x.sequence.span(a..a + RUN).of(&x.text)
                    );
                }
                for &b in b.iter().filter(|_| !within) {
                    assert!(
                        right(b),
                        "missed: {:?}",
                        y.sequence.span(b..b + RUN).of(&y.text)
                    );
                }
            }
        }
    }
}

fn holds(side: &std::ops::Range<u32>, at: u32) -> bool {
    side.start <= at && at + RUN <= side.end
}

/// Words of a small vocabulary at random: runs are shared by chance, overlap and repeat.
fn random_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "de", "la", "gaz", "pays", "accord", "Chine", "2024", ".",
    ]);
    prop::collection::vec(word, 0..80).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(cases(1000))]

    /// 4, on spliced real text.
    #[test]
    fn no_shared_run_of_spliced_text_is_missed(texts in corpus()) {
        assert_complete(&engine_of(&texts));
    }

    /// 4, on random text.
    #[test]
    fn no_shared_run_of_random_text_is_missed(texts in prop::collection::vec(random_text(), 1..4)) {
        assert_complete(&engine_of(&texts));
    }
}

/// A run that a word before it shifts against its own copy, found by the property above.
#[test]
fn a_run_beside_its_own_copy_is_not_missed() {
    let run = "Les échanges entre les dirigeants de la Chine et de la";
    assert_complete(&engine_of(&[format!(
        "Le développement et la {run}\n\n{run} en 2024 ont été marqués."
    )]));
}

fn add(engine: &mut Engine, n: u32, text: &str) -> recoupe::overlap::ArticleKey {
    let name = format!("{n}.txt");
    engine.add(&name, text.as_bytes(), text, Metadata::default())
}

/// A text of its own, with one passage that all have and one that every second one has.
fn printing(n: u32) -> String {
    let own: Vec<String> = (0..20).map(|i| format!("mot{n}x{i}")).collect();
    let shared = "La dépêche que tous les journaux impriment dit ceci du gaz et du pétrole.";
    let half = "Une autre phrase assez longue ne se lit que dans un journal sur deux.";
    let half = if n.is_multiple_of(2) { half } else { "" };
    format!(
        "{}. {shared} {half} {}.",
        own[..10].join(" "),
        own[10..].join(" ")
    )
}

/// What was found, by names and places.
fn told(engine: &Engine) -> BTreeSet<String> {
    let tell = |x: &Article, y: &Article, f: &Alignment| {
        let mut sides = [(&x.name, &f.left), (&y.name, &f.right)];
        sides.sort_by_key(|side| side.0);
        format!("{sides:?} {:?}", f.kind)
    };
    let found = &Report::new(engine).found;
    found
        .iter()
        .map(|f| tell(f.left, f.right, &f.alignment))
        .collect()
}

#[test]
fn many_copies_cost_their_number() {
    let mut engine = empty();
    for n in 0..300 {
        add(&mut engine, n, &printing(n));
    }
    let n_found = Report::new(&engine).found.len();
    assert!((299..3 * 300).contains(&n_found), "{n_found}");
    assert!(engine.has_common());
    let passages = Report::new(&engine).passages;
    let most = passages.iter().map(|p| p.occurrences.len()).max();
    assert_eq!(most, Some(300), "one passage, wherever it stands");
    assert!(analysis_json(&engine).contains(r#""pairs":"base""#));
}

/// A text of its own, with a formula that all have and a word beside it that every seventh one has.
fn speech(n: u32) -> String {
    let own: Vec<String> = (0..20).map(|i| format!("mot{n}x{i}")).collect();
    let formula = "Le président russe Vladimir Poutine";
    format!(
        "{}. {formula} voisin{} {}.",
        own[..10].join(" "),
        n % 7,
        own[10..].join(" ")
    )
}

#[test]
fn many_formulas_cost_their_number_and_each_is_told() {
    let mut engine = empty();
    for n in 0..200 {
        add(&mut engine, n, &speech(n));
    }
    let found = &Report::new(&engine).found;
    assert!((199..2 * 200).contains(&found.len()), "{}", found.len());
    let formula = 10..15;
    for article in engine.articles() {
        let holds =
            |side: &std::ops::Range<u32>| side.start <= formula.start && formula.end <= side.end;
        let is_told = found.iter().any(|f| {
            f.left.key == article.key && holds(&f.alignment.left)
                || f.right.key == article.key && holds(&f.alignment.right)
        });
        assert!(is_told, "{}", article.name);
    }
    assert!(analysis_json(&engine).contains(r#""pairs":"base""#));
}

#[test]
fn few_articles_are_told_every_formula_they_share() {
    let mut engine = empty();
    for n in 0..20 {
        add(&mut engine, n, &speech(n));
    }
    assert_eq!(engine.pairs().len(), 20 * 19 / 2);
    assert!(!engine.has_common());
}

#[test]
fn what_is_common_depends_on_no_order() {
    assert_depends_on_no_order(printing);
}

#[test]
fn what_is_a_formula_depends_on_no_order() {
    assert_depends_on_no_order(speech);
}

/// A formula that all have, and far from it three words that every seventh text has: few pairs are told the
/// formula, many are looked at.
fn long_speech(n: u32) -> String {
    let own: Vec<String> = (0..150).map(|i| format!("mot{n}x{i}")).collect();
    let k = n % 7;
    format!(
        "{} Ce rare{k} hasard{k} improbable{k} arrive.",
        speech(n).replace("x19.", &format!("x19. {}.", own.join(" ")))
    )
}

#[test]
fn what_stands_far_from_a_formula_depends_on_no_order() {
    assert_depends_on_no_order(long_speech);
}

/// Nor on who asks when.
fn assert_depends_on_no_order(text: fn(u32) -> String) {
    let mut one = empty();
    for n in 0..90 {
        add(&mut one, n, &text(n));
    }
    let mut other = empty();
    let passing: Vec<_> = (90..160).map(|n| add(&mut other, n, &text(n))).collect();
    for n in (0..90).rev() {
        add(&mut other, n, &text(n));
        if n % 10 == 0 {
            told(&other);
        }
    }
    for key in passing {
        other.remove(key);
        if key.0 % 30 == 0 {
            told(&other);
        }
    }
    assert_eq!(told(&one), told(&other));
    // Below the bound again: all pairs, as if the others had never been there.
    let mut few = empty();
    for n in 0..40 {
        add(&mut few, n, &text(n));
    }
    for article in one
        .articles()
        .iter()
        .map(|a| a.key)
        .skip(40)
        .collect::<Vec<_>>()
    {
        one.remove(article);
    }
    assert_eq!(told(&one), told(&few));
    assert!(!one.has_common());
}
