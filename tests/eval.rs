//! Accuracy against the expert annotations in `../shared`, by their own scorer. Bars are those that
//! the issues set; each may only rise. Skipped, and said so, where `../shared` is absent.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test says what it expects by panicking"
)]

mod common;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use common::{engine_of_seeds, root};
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
fn score(json: &str, scorer: &PathBuf, gold: &PathBuf) -> Value {
    let file = std::env::temp_dir().join(format!("recoupe-eval-{}.json", std::process::id()));
    fs::write(&file, json).expect("the temporary folder takes a file");
    let run = Command::new("python3")
        .arg(scorer)
        .args([&file, gold])
        .arg("--json")
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
    let scores = score(&analysis_json(&engine_of_seeds()), &scorer, &gold);
    for (path, bar) in [
        (&["sentences", "f1"][..], 0.97),
        (&["blocks", "chrome_f1"], 0.80),
        (&["quotations", "marked", "f1"], 0.95),
        (&["overlaps", "recall", "must verbatim*", "found"], 8.0),
        (&["overlaps", "recall", "must verbatim|near", "found"], 10.0),
        (&["overlaps", "precision", "all", "share"], 0.60),
    ] {
        assert_at_least(&scores, path, bar);
    }
}
