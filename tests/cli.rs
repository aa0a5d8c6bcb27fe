//! The built binary, as a user runs it.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by panicking"
)]

mod common;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use common::root;
use serde_json::Value;

fn recoupe(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_recoupe"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the binary runs")
}

/// A new folder with these files, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let path = std::env::temp_dir().join(format!("recoupe-cli-{}-{name}", std::process::id()));
        for (file, bytes) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().expect("a folder")).expect("writable");
            fs::write(file, bytes).expect("writable");
        }
        Self(path)
    }

    fn path(&self, file: &str) -> String {
        self.0.join(file).to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Left over files in the temporary folder do no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn messages(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(json: &[u8]) -> Vec<String> {
    let analysis: Value = serde_json::from_slice(json).expect("JSON");
    let articles = analysis["articles"].as_array().expect("a list");
    let name = |a: &Value| a["name"].as_str().expect("a name").to_owned();
    articles.iter().map(name).collect()
}

#[test]
fn the_seeds_are_analyzed_to_standard_output_and_to_a_file() {
    let printed = recoupe(&["analyze", "seeds"]);
    assert_eq!(
        (printed.status.code(), messages(&printed)),
        (Some(0), String::new())
    );
    assert_eq!(names(&printed.stdout).len(), 5);
    let folder = Folder::new("out", &[("keep", b"")]);
    let file = folder.path("a.json");
    let written = recoupe(&["analyze", "seeds", "--output", &file]);
    assert_eq!((written.status.code(), written.stdout.len()), (Some(0), 0));
    assert_eq!(fs::read(file).expect("written"), printed.stdout);
    let analysis: Value = serde_json::from_slice(&printed.stdout).expect("JSON");
    assert_eq!(
        analysis["articles"][4]["outlet"], "Perspectives Med",
        "from the manifest"
    );
}

#[test]
fn what_cannot_be_read_is_named_and_skipped() {
    let folder = Folder::new(
        "skip",
        &[
            ("a.txt", "Un été à Pékin.".as_bytes()),
            ("b.txt", b"Un \xE9t\xE9 \xE0 P\xE9kin."),
            ("c.pdf", b"%PDF-1.7"),
            ("d.txt", b" \n"),
            ("e.txt", b"a\0b"),
            ("sub/f.md", b"Fin."),
            ("notes.xyz", b"not asked for"),
        ],
    );
    let run = recoupe(&["analyze", &folder.path(""), &folder.path("missing.txt")]);
    assert_eq!(run.status.code(), Some(0));
    assert_eq!(names(&run.stdout), ["a.txt", "b.txt", "f.md"]);
    let told = messages(&run);
    for (file, why) in [
        ("b.txt", "taken for windows-1252"),
        ("c.pdf", "not a text file; save it as .txt; skipped"),
        ("d.txt", "has no text; skipped"),
        ("e.txt", "not a text file; skipped"),
        ("missing.txt", "skipped"),
    ] {
        let line = told.lines().find(|l| l.contains(file));
        assert!(line.is_some_and(|l| l.ends_with(why)), "{file}: {told}");
    }
    let analysis: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(
        analysis["articles"][0]["text"],
        analysis["articles"][1]["text"]
    );
}

#[test]
fn exit_statuses_are_kept() {
    assert_eq!(recoupe(&["analyze", "nothing-here"]).status.code(), Some(1));
    let unwritable = recoupe(&["analyze", "seeds", "--output", "no/such/folder.json"]);
    assert_eq!(unwritable.status.code(), Some(1));
    assert!(messages(&unwritable).contains("no/such/folder.json"));
    for usage in [
        &["analyze"][..],
        &["analyse", "seeds"],
        &["analyze", "seeds", "--format", "xml"],
        &[],
    ] {
        let run = recoupe(usage);
        assert_eq!(
            (run.status.code(), run.stdout.len()),
            (Some(2), 0),
            "{usage:?}"
        );
        assert!(messages(&run).contains("--help"));
    }
    assert_eq!(recoupe(&["--help"]).status.code(), Some(0));
}

#[test]
fn the_language_can_be_set() {
    let run = recoupe(&[
        "analyze",
        "--language",
        "en",
        "seeds/002_71b6cf1615f32327.txt",
    ]);
    let analysis: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(analysis["articles"][0]["language"], "en");
}

#[test]
fn the_table_has_a_row_for_each_place_of_each_passage() {
    let run = recoupe(&["analyze", "seeds", "--format", "csv"]);
    let text = String::from_utf8(run.stdout).expect("UTF-8");
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(rows.headers().expect("a first row").get(10), Some("text"));
    let rows: Vec<csv::StringRecord> = rows.records().collect::<Result<_, _>>().expect("CSV");
    let json: Value = serde_json::from_slice(&recoupe(&["analyze", "seeds"]).stdout).expect("JSON");
    let passages = json["passages"].as_array().expect("a list");
    let n: usize = passages
        .iter()
        .map(|p| p["occurrences"].as_array().map_or(0, Vec::len))
        .sum();
    assert_eq!(rows.len(), n);
}
