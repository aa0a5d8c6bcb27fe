//! What a reader sees of the seeds, as text. A changed snapshot is read, understood and told in the
//! CHANGELOG before it is accepted (`cargo insta review`, or INSTA_UPDATE=always).

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by panicking"
)]

mod common;

use std::fmt::Write;

use common::engine_of_seeds;
use recoupe::corpus::Article;
use recoupe::report::{Report, overview, speakers::Speakers};
use recoupe::segment::Utterance;
use recoupe::text::Span;
use recoupe::wire::analysis::letter;

fn shown(text: &str) -> String {
    text.replace('\n', "¶").replace('\u{A0}', "⍽")
}

fn excerpt(text: &str) -> String {
    let shown = shown(text);
    let n = shown.chars().count();
    if n <= 90 {
        return shown;
    }
    let head: String = shown.chars().take(55).collect();
    let tail: String = shown.chars().skip(n - 30).collect();
    format!("{head} … {tail}")
}

fn of(article: &Article, span: Span) -> &str {
    span.of(&article.text)
}

#[test]
fn findings() {
    let engine = engine_of_seeds();
    let report = Report::new(&engine);
    let overview = overview(&engine, &report);
    let name = |key| letter(engine.place(key).expect("an article"));
    let mut told = String::new();
    for a in &overview.articles {
        let (n, key) = (a.words, name(a.key));
        let parts = [a.furniture, a.unique, a.shared, a.repeated];
        assert_eq!(parts.iter().sum::<u32>(), n);
        writeln!(
            told,
            "{key}: {n} words = furniture, unique, shared, repeated {parts:?}"
        )
        .expect("text");
    }
    for f in &overview.findings {
        let left = engine.article(f.left).expect("an article");
        writeln!(
            told,
            "{} {} {}: {} ({} words, {} in a row) « {} »",
            name(f.left),
            name(f.right),
            f.kind.name(),
            f.count,
            f.words,
            f.longest_run,
            excerpt(of(left, f.excerpt)),
        )
        .expect("text");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn alignments() {
    let engine = engine_of_seeds();
    let mut told = String::new();
    let report = Report::new(&engine);
    for f in report.found.iter().filter(|f| !f.stock) {
        let name = |article: &Article| letter(engine.place(article.key).expect("an article"));
        let (left, right) = (of(f.left, f.left_span()), of(f.right, f.right_span()));
        writeln!(
            told,
            "{} {} {} {}{} {:?}\n  {}\n  {}",
            name(f.left),
            name(f.right),
            f.alignment.kind.name(),
            f.alignment.score,
            if f.moved { " moved" } else { "" },
            report.evidence(f),
            excerpt(left),
            excerpt(right),
        )
        .expect("text");
        for c in f.changes() {
            let (x, y) = (shown(of(f.left, c.left)), shown(of(f.right, c.right)));
            writeln!(
                told,
                "    {} {}: {x:?} → {y:?}",
                c.op.name(),
                c.class.name()
            )
            .expect("text");
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn segments() {
    let engine = engine_of_seeds();
    let mut told = String::new();
    let speakers = Speakers::of(engine.articles());
    for (article, place) in engine.articles().iter().zip(0..) {
        writeln!(told, "{} ({})", article.name, article.language.code()).expect("text");
        for block in &article.blocks {
            writeln!(
                told,
                "  {:<10} {}",
                block.role.name(),
                excerpt(of(article, block.span))
            )
            .expect("text");
            let inside = |u: &&Utterance| block.span.contains(u.span);
            for utterance in article.speech.utterances.iter().filter(inside) {
                let attribution = utterance.attribution.as_ref();
                let names = attribution.map(|a| speakers.names(place, article, a));
                writeln!(
                    told,
                    "    {} {:?}: {}",
                    utterance.kind.name(),
                    names.unwrap_or_default(),
                    excerpt(of(article, utterance.span))
                )
                .expect("text");
            }
        }
    }
    insta::assert_snapshot!(told);
}
