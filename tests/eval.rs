//! Accuracy against the expert annotations in `../shared`, by their own scorer. Bars are those that
//! the issues set; each may only rise. Skipped, and said so, where `../shared` is absent.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test says what it expects by panicking"
)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use common::{empty, engine_of_seeds, root};
use recoupe::corpus::Metadata;
use recoupe::engine::Engine;
use recoupe::segment::{Language, Vocabulary, block, sentence};
use recoupe::wire::analysis::analysis_json;
use serde_json::Value;

/// The annotations' folder, or nothing, with a message.
fn shared(path: &str) -> Option<PathBuf> {
    let shared = root().join("../shared").join(path);
    if !shared.exists() {
        eprintln!("skipped: {} is not there", shared.display());
        return None;
    }
    Some(shared)
}

/// What the scorer says of an analysis.
fn score(json: &str, scorer: &PathBuf, gold: &PathBuf, options: &[&str]) -> Value {
    let thread = std::thread::current().id();
    let name = format!("recoupe-eval-{}-{thread:?}.json", std::process::id());
    let file = std::env::temp_dir().join(name);
    fs::write(&file, json).expect("the temporary folder takes a file");
    let run = Command::new("python3")
        .arg(scorer)
        .args([&file, gold])
        .arg("--json")
        .args(options)
        .output()
        .expect("python3 runs the scorer");
    fs::remove_file(&file).expect("the file is ours");
    let message = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "the scorer failed: {message}");
    serde_json::from_slice(&run.stdout).expect("the scorer prints JSON")
}

#[track_caller]
fn assert_at_least(scores: &Value, path: &[&str], bar: f64) {
    let mut value = scores;
    for key in path {
        value = &value[*key];
    }
    let found = value.as_f64();
    assert!(
        found >= Some(bar),
        "{path:?} is {found:?}, the bar is {bar}"
    );
}

#[test]
fn the_seeds_reach_the_bars() {
    let (Some(scorer), Some(gold)) = (shared("eval/score.py"), shared("gold/seeds")) else {
        return;
    };
    let scores = score(&analysis_json(&engine_of_seeds()), &scorer, &gold, &[]);
    for (path, bar) in [
        (&["sentences", "f1"][..], 0.99),
        (&["blocks", "role_accuracy"], 0.95),
        (&["blocks", "chrome_f1"], 0.95),
        (&["quotations", "marked", "f1"], 0.98),
        (&["quotations", "marked", "kind_accuracy"], 0.92),
        (&["quotations", "marked", "speaker_accuracy"], 0.90),
        (&["quotations", "indirect", "f1"], 0.72),
        (&["quotations", "indirect", "speaker_accuracy"], 0.85),
        (&["overlaps", "recall", "must verbatim*", "found"], 8.0),
        (&["overlaps", "recall", "must verbatim|near", "found"], 16.0),
        (
            &["overlaps", "recall", "must paraphrase only", "found"],
            5.0,
        ),
        (&["overlaps", "recall", "should", "found"], 6.0),
        (&["overlaps", "tight"], 0.70),
        (&["overlaps", "precision", "all", "share"], 0.88),
        (&["overlaps", "precision", "paraphrase", "share"], 0.75),
        (&["overlaps", "precision", "near", "share"], 0.85),
        (&["overlaps", "precision", "verbatim", "share"], 0.90),
    ] {
        assert_at_least(&scores, path, bar);
    }
}

/// Documents with known reuse, made by the generator in `../shared`, in a folder that goes with it.
struct Planted(PathBuf);

impl Planted {
    fn new(generator: &PathBuf, seed: u32, options: &[&str]) -> Self {
        let id = format!("{}-{seed}-{}", std::process::id(), options.len());
        let folder = std::env::temp_dir().join(format!("recoupe-planted-{id}"));
        let run = Command::new("python3")
            .arg(generator)
            .arg(&folder)
            .args(["-n", "30", "--seed", &seed.to_string()])
            .args(options)
            .output()
            .expect("python3 runs the generator");
        assert!(run.status.success(), "{run:?}");
        Self(folder)
    }

    fn engine(&self) -> Engine {
        let documents = fs::read_dir(self.0.join("docs")).expect("documents");
        let mut paths: Vec<_> = documents.map(|d| d.expect("a file").path()).collect();
        paths.sort();
        let mut engine = empty();
        for path in paths {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let name = path.file_name().expect("a name").to_string_lossy();
            engine.add(&name, text.as_bytes(), &text, Metadata::default());
        }
        engine
    }
}

impl Drop for Planted {
    fn drop(&mut self) {
        // The folder is ours; left behind, it harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the obfuscation's gold pairs found and asked for come to, over all seeds.
fn recall(all: &[Value], obfuscation: &str) -> f64 {
    let sum = |key: &str| -> f64 {
        let counts = all
            .iter()
            .map(|s| &s["overlaps"]["recall"][obfuscation][key]);
        counts.filter_map(Value::as_f64).sum()
    };
    sum("found") / sum("of")
}

#[test]
fn planted_reuse_reaches_the_bars() {
    let (Some(scorer), Some(generator)) = (shared("eval/score.py"), shared("eval/planted/gen.py"))
    else {
        return;
    };
    let scores = |options: &[&str]| -> Vec<Value> {
        let of_seed = |seed| {
            let planted = Planted::new(&generator, seed, options);
            let json = analysis_json(&planted.engine());
            score(&json, &scorer, &planted.0, &["--planted"])
        };
        (1..=5).map(of_seed).collect()
    };
    let plain = scores(&[]);
    assert!(
        recall(&plain, "all") >= 0.98,
        "recall {}",
        recall(&plain, "all")
    );
    assert!(
        recall(&plain, "edit35") >= 0.90,
        "edit35 {}",
        recall(&plain, "edit35")
    );
    for score in &plain {
        assert_at_least(score, &["overlaps", "precision", "all", "share"], 0.93);
        assert_at_least(score, &["overlaps", "pan", "plagdet"], 0.92);
    }
    // One dispatch that three articles in four print is the most important finding there is.
    let wire = scores(&["--wire", "0.75"]);
    assert!(
        recall(&wire, "wire") >= 0.98,
        "wire {}",
        recall(&wire, "wire")
    );
    for score in &wire {
        assert_at_least(score, &["overlaps", "precision", "all", "share"], 0.93);
    }
}

/// The rows of a file of `gold/sentences`.
fn rows(folder: &std::path::Path, file: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder.join(file)).expect("readable");
    let rows = text.lines().map(serde_json::from_str);
    rows.collect::<Result<_, _>>().expect("a row a line")
}

/// Where sentences end, counted in characters that are no white space: found, and in the gold. The text's
/// own end is left out.
fn ends(row: &Value, language: &str) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let text = row["text"].as_str().expect("a text");
    let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let characters: Vec<char> = text.chars().collect();
    let blocks = block::blocks(text, &Vocabulary::default().words(text));
    let found = sentence::sentences(text, &blocks, Language::of(language));
    let found = found.iter().map(|s| count(&text[..s.end() as usize]));
    let gold = row["sentence_offsets"].as_array().expect("offsets").iter();
    let gold = gold.map(|offsets| {
        let end = usize::try_from(offsets[1].as_u64().expect("a number")).expect("an offset");
        count(&characters[..end].iter().collect::<String>())
    });
    let (mut found, mut gold): (BTreeSet<_>, BTreeSet<_>) = (found.collect(), gold.collect());
    found.remove(&count(text));
    gold.remove(&count(text));
    (found, gold)
}

#[test]
fn the_sentences_of_french_texts_reach_the_bars() {
    let Some(folder) = shared("gold/sentences") else {
        return;
    };
    let mut sum = 0.0;
    for (file, best_tool) in [
        ("fr_gsd_dev_nl.jsonl", 0.986),
        ("fr_sequoia_dev_nl.jsonl", 0.976),
        ("fr_partut_dev_nl.jsonl", 0.971),
        ("fr_wmt15.fr-en.fr_all_nl.jsonl", 0.988),
    ] {
        let (mut right, mut total) = (0, 0);
        for row in rows(&folder, file) {
            let (found, gold) = ends(&row, "fr");
            right += 2 * found.intersection(&gold).count();
            total += found.len() + gold.len();
        }
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let f1 = right as f64 / total as f64;
        assert!(f1 >= best_tool - 0.004, "{file}: {f1}");
        sum += f1;
    }
    assert!(sum / 4.0 >= 0.979, "mean {}", sum / 4.0);
}

#[test]
fn the_golden_rules_are_kept() {
    let Some(folder) = shared("gold/sentences") else {
        return;
    };
    let (mut n, mut right) = (0, 0);
    for row in rows(&folder, "golden_rules.jsonl") {
        let language = row["lang"].as_str().expect("a language");
        if Language::of(language).code() == "und" || row["sentence_offsets"].is_null() {
            continue;
        }
        let (found, gold) = ends(&row, language);
        n += 1;
        right += usize::from(found == gold);
        assert!(found == gold || language != "fr", "{}", row["text"]);
    }
    assert!(n > 0 && right * 10 >= n * 9, "{right} of {n}");
}
