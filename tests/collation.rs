//! A collated passage is the same table whatever the order of its places, and each row is its text.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test says what it expects by panicking"
)]

mod common;

use std::fs;
use std::process::Command;

use common::{cases, corpus, engine_of, engine_of_seeds, root};
use proptest::prelude::*;
use recoupe::engine::Engine;
use recoupe::report::{Collation, Occurrence, Passage, Report, collate};

/// All orders of so many places are tried; of more, every rotation.
const PERMUTED: usize = 5;

/// The rows' text, cell by cell, and their readings up to numbering, sorted: what may not depend on the
/// order of the rows.
fn unordered(engine: &Engine, collation: &Collation) -> Vec<(String, Vec<String>)> {
    let mut rows: Vec<(String, Vec<String>)> = (0..collation.rows.len())
        .map(|row| {
            let text = &engine
                .article(collation.rows[row].article)
                .expect("kept")
                .text;
            let cells = collation.columns.iter().map(|column| {
                let alike =
                    (column.readings.iter()).filter(|&&other| other == column.readings[row]);
                format!("{} ×{}", column.cells[row].of(text), alike.count())
            });
            (format!("{:?}", collation.rows[row]), cells.collect())
        })
        .collect();
    rows.sort();
    rows
}

fn orders(places: &[Occurrence]) -> Vec<Vec<Occurrence>> {
    if places.len() > PERMUTED {
        let rotated = |by: usize| {
            let mut places = places.to_vec();
            places.rotate_left(by);
            places
        };
        return (0..places.len()).map(rotated).collect();
    }
    let Some((first, rest)) = places.split_first() else {
        return vec![Vec::new()];
    };
    let with_first = |order: Vec<Occurrence>| {
        let at = |place: usize| {
            let mut order = order.clone();
            order.insert(place, first.clone());
            order
        };
        (0..=order.len()).map(at).collect::<Vec<_>>()
    };
    orders(rest).into_iter().flat_map(with_first).collect()
}

/// Number of passages looked at.
fn check(engine: &Engine) -> usize {
    let passages = Report::new(engine).passages;
    for passage in &passages {
        let collation = collate(engine, passage);
        for (row, occurrence) in collation.rows.iter().enumerate() {
            let mut end = occurrence.span.start();
            for column in &collation.columns {
                assert_eq!(column.cells[row].start(), end, "{}", passage.id);
                end = column.cells[row].end();
            }
            assert_eq!(end, occurrence.span.end(), "{}", passage.id);
        }
        let expected = unordered(engine, &collation);
        for occurrences in orders(&passage.occurrences) {
            let passage = Passage {
                occurrences,
                ..passage.clone()
            };
            assert_eq!(unordered(engine, &collate(engine, &passage)), expected);
        }
    }
    passages.len()
}

#[test]
fn every_passage_of_the_seeds() {
    assert!(check(&engine_of_seeds()) > 20);
}

#[test]
fn every_passage_of_planted_articles_that_are_copied_often() {
    let generator = root().join("../shared/eval/planted/gen.py");
    if !generator.exists() {
        eprintln!("skipped: {} is not there", generator.display());
        return;
    }
    let folder = std::env::temp_dir().join(format!("recoupe-collation-{}", std::process::id()));
    let made = Command::new("python3")
        .arg(generator)
        .arg(&folder)
        .args(["-n", "30", "--multi", "0.8"])
        .output()
        .expect("python3 runs the generator");
    assert!(made.status.success(), "{made:?}");
    let mut paths: Vec<_> = fs::read_dir(folder.join("docs"))
        .expect("documents")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let texts: Vec<String> = (paths.iter())
        .map(|path| fs::read_to_string(path).expect("UTF-8"))
        .collect();
    fs::remove_dir_all(&folder).expect("the folder is ours");
    assert!(check(&engine_of(&texts)) > 30);
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_passage_of_spliced_texts(texts in corpus()) {
        check(&engine_of(&texts));
    }
}
