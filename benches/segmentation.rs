//! How long reading an article takes, against a bare scan of the same text for words.
//!
//! `cargo bench --bench segmentation` prints ratios measured in one run; machines differ, ratios less. The bar (8 times, from blocks to
//! quotations) is checked here and not in the tests, as a busy machine may miss it.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints what it measured"
)]

mod common;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use common::{ms, ratio, timed};
use recoupe::segment::{Language, Vocabulary, block, quotation, sentence, speech::speech};
use recoupe::text::Span;

/// Size of the text.
const BYTES: usize = 5_000_000;
/// Runs of which the best counts.
const RUNS: u32 = 5;
/// Runs that are timed together.
const AT_A_TIME: u32 = 8;
/// Segmentation takes at most this many scans …
const BAR: f64 = 8.0;
/// … and hostile text this many: it is all marks, each of which is looked at with its neighbours. What is
/// not linear takes thousands.
const HOSTILE_BAR: f64 = 200.0;

/// What each hostile text repeats.
const HOSTILE: [(&str, &str); 28] = [
    ("hostile: opening guillemets", "« "),
    ("hostile: full stops", "."),
    ("hostile: full stops, spaced", ". "),
    ("hostile: full stops and guillemets", ".»"),
    ("hostile: straight quotes", "\" "),
    ("hostile: apostrophes", "'"),
    ("hostile: apostrophes in words", "'a "),
    ("hostile: brackets", "(a. "),
    ("hostile: one line of initials", "A. "),
    ("hostile: one line of dashes", ". – "),
    ("hostile: one line of spaces", ". \u{A0}        "),
    ("hostile: one word", "é"),
    (
        "hostile: full lines",
        "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee\n",
    ),
    ("hostile: one line of items", "1. a 2. "),
    ("hostile: short lines", "a\n"),
    ("hostile: menu lines", "Partager\n"),
    ("hostile: credits", "photo a\n\n"),
    (
        "hostile: title again and again",
        "Le titre du jour\nPartager\n",
    ),
    (
        "hostile: prose and counters",
        "Le roi a dit hier à ses gens qu’il ne partira pas.\n3 vues\n",
    ),
    ("hostile: empty lines", "\n"),
    ("hostile: ideographs", "我们。《"),
    ("hostile: marks of every kind", "« \" “ „ ‘ "),
    ("hostile: opening marks of two kinds", "« “ "),
    ("hostile: reporting verbs", "a dit "),
    ("hostile: names and verbs", "X et Y ont dit que "),
    ("hostile: quotations and verbs", "« a », a dit X, "),
    ("hostile: sources", "selon X, "),
    ("hostile: descriptions", "Le président de la "),
];

fn main() -> ExitCode {
    let news = news();
    let scan = best(|| scan(&news).len());
    println!(
        "{:<44}{:>8.1} ms",
        "bare scan for words, 5 MB of news",
        ms(scan)
    );
    let mut vocabulary = Vocabulary::default();
    let every_word = vocabulary.words(&news);
    let language = Language::guess(&news, &every_word);
    let blocks = block::blocks(&news, &every_word);
    let part = |name: &str, time: Duration| {
        println!(
            "{name:<44}{:>8.1} ms {:>6.2} scans",
            ms(time),
            ratio(time, scan)
        );
    };
    part("words", best(|| Vocabulary::default().words(&news).len()));
    part("blocks", best(|| block::blocks(&news, &every_word).len()));
    part(
        "sentences",
        best(|| sentence::sentences(&news, &blocks, language).len()),
    );
    part(
        "quotations",
        best(|| quotation::quotations(&news, &blocks).len()),
    );
    let sentences = sentence::sentences(&news, &blocks, language);
    let quotations = quotation::quotations(&news, &blocks);
    let spoken = vocabulary.spoken(&news, &every_word, language);
    part(
        "who says what",
        best(|| {
            let found = speech(&news, &blocks, &sentences, &spoken, &quotations, language);
            found.utterances.len()
        }),
    );
    let whole = best(|| segment(&news));
    part("blocks to quotations", whole);

    // Each of these is 5 MB as well.
    let mut worst = ratio(whole, scan) / BAR;
    let junk_and_items = format!("{}{}", "!(".repeat(BYTES / 4), "1) ".repeat(BYTES / 6));
    part(
        "hostile: junk, then items",
        timed(|| segment(&junk_and_items)),
    );
    let nested = format!("{}{}", "« a ".repeat(BYTES / 10), "» ".repeat(BYTES / 6));
    part(
        "hostile: half a million nested quotations",
        timed(|| segment(&nested)),
    );
    for (name, unit) in HOSTILE {
        let text = unit.repeat(BYTES / unit.len());
        let time = timed(|| segment(&text)).max(Duration::from_nanos(1));
        part(name, time);
        worst = worst.max(ratio(time, scan) / HOSTILE_BAR);
    }
    if worst > 1.0 {
        println!("too slow: news may take {BAR} scans, hostile text {HOSTILE_BAR}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The seed articles, again and again, with enough in each copy to tell it from the last.
fn news() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the seeds are in the repository")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let seeds: Vec<_> = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("UTF-8"))
        .collect();
    let mut text = String::with_capacity(BYTES + 100_000);
    for seed in seeds.iter().cycle() {
        if text.len() >= BYTES {
            break;
        }
        text.push_str(seed);
        text.push('\n');
    }
    text
}

/// What any tool that counts words does: decode, tell letters and digits from the rest, note ends.
fn scan(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let at = u32::try_from(at).expect("5 MB");
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn segment(text: &str) -> usize {
    let mut vocabulary = Vocabulary::default();
    let words = vocabulary.words(text);
    let blocks = block::blocks(text, &words);
    let language = Language::guess(text, &words);
    let sentences = sentence::sentences(text, &blocks, language);
    let quotations = quotation::quotations(text, &blocks);
    let spoken = vocabulary.spoken(text, &words, language);
    let found = speech(text, &blocks, &sentences, &spoken, &quotations, language);
    found.utterances.len() + found.mentions.len()
}

/// Several runs at a time, as the system counts in steps of some milliseconds.
fn best(run: impl Fn() -> usize) -> Duration {
    common::best(RUNS, AT_A_TIME, run)
}
