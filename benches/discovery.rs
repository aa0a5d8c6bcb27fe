//! How long finding what articles share takes, against a floor measured in the same run over the same bytes.
//!
//! `cargo bench --bench discovery` prints ratios; machines differ, ratios less. The floor is what any tool that indexes
//! text does: cut it into words, hash every five words in a row, sort the hashes, group equal ones. The documents are those
//! of `../shared/eval/planted/gen.py`; without it there is nothing to measure.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints what it measured"
)]

mod common;
#[path = "common/floor.rs"]
mod floor;

use std::fs;
use std::hint::black_box;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use common::{ms, ratio, timed};
use floor::floor;

use recoupe::corpus::{Article, Metadata};
use recoupe::engine::Engine;
use recoupe::overlap::ArticleKey;
use recoupe::report::Report;
use recoupe::text::CanonicalText;
use recoupe::text::decompose::decompose;
use recoupe::token::Lexicon;
use recoupe::wire::analysis::{analysis_json, write_analysis};

/// Runs of which the best counts.
const RUNS: u32 = 3;
/// Bars, in floors, in articles and in bytes of memory a byte of text.
const DISCOVERY_BAR: f64 = 3.0;
const WHOLE_BAR: f64 = 6.0;
const TEN_TIMES_BAR: f64 = 12.0;
const ONE_MORE_BAR: f64 = 0.01;
const MEMORY_BAR: f64 = 25.0;

fn main() -> ExitCode {
    // What `tests/measure/wasm.mjs` asks: a folder of documents. `cargo bench` adds arguments of its own.
    let folder = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    if let Some(folder) = folder {
        let documents = documents_in(Path::new(&folder));
        let floor = best(|| floor(documents.iter().map(|d| &*d.1)));
        let whole = best(|| analysis_json(&filled(&documents)).len());
        println!(
            "{:.3} ms floor, {:.3} ms whole analysis",
            ms(floor),
            ms(whole)
        );
        return ExitCode::SUCCESS;
    }
    let Some(many) = documents(1000) else {
        println!("skipped: ../shared/eval/planted/gen.py is not there");
        return ExitCode::SUCCESS;
    };
    let few = documents(100).expect("made like the others");
    let bytes: usize = many.iter().map(|d| d.1.len()).sum();
    println!("{} documents, {bytes} bytes", many.len());

    let memory_ratio = peak_memory(&many, bytes);
    let floor = best(|| floor(many.iter().map(|d| &*d.1)));
    let reading = best(|| read(&many));
    let filling = best(|| filled(&many).articles().len());
    let adding = best(|| compared(&many).articles().len());
    let reporting = best(|| Report::new(&filled(&many)).found.len());
    let whole = best(|| analysis_json(&filled(&many)).len());
    let whole_of_few = best(|| analysis_json(&filled(&few)).len());
    let mut engine = compared(&many);
    let one_more = timed(|| {
        add(&mut engine, &few[0]);
        engine.pairs().len()
    });

    println!("floor                          {:>8.1} ms", ms(floor));
    for (name, time) in [
        ("reading", reading),
        ("index", filling.saturating_sub(reading)),
        ("comparing", adding.saturating_sub(filling)),
        ("report", reporting.saturating_sub(adding)),
        ("writing", whole.saturating_sub(reporting)),
    ] {
        println!(
            "{name:<30} {:>8.1} ms {:>7.3} floors",
            ms(time),
            ratio(time, floor)
        );
    }
    let mut met = true;
    let mut told = |name: &str, time: Duration, value: f64, unit: &str, bar: f64| {
        let verdict = if value <= bar { "" } else { "  MISSED" };
        met &= value <= bar;
        println!(
            "{name:<30} {:>8.1} ms {value:>7.3} {unit} (at most {bar}){verdict}",
            ms(time)
        );
    };
    let discovery = adding.saturating_sub(reading);
    told(
        "discovery and alignment",
        discovery,
        ratio(discovery, floor),
        "floors",
        DISCOVERY_BAR,
    );
    told(
        "whole analysis",
        whole,
        ratio(whole, floor),
        "floors",
        WHOLE_BAR,
    );
    told(
        "1000 documents for 100",
        whole,
        ratio(whole, whole_of_few),
        "times",
        TEN_TIMES_BAR,
    );
    told(
        "one article more",
        one_more,
        ratio(one_more, adding),
        "of all",
        ONE_MORE_BAR,
    );
    told(
        "peak memory",
        Duration::ZERO,
        memory_ratio,
        "bytes a byte",
        MEMORY_BAR,
    );
    if met {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Most memory that the analysis takes, in bytes a byte of text, told step by step. To be asked first: it is the
/// process's most.
fn peak_memory(documents: &[(String, String)], bytes: usize) -> f64 {
    let before = memory();
    #[expect(clippy::cast_precision_loss, reason = "a few megabytes")]
    let a_byte = || memory().saturating_sub(before) as f64 / bytes as f64;
    let engine = filled(documents);
    println!(
        "memory, articles and index     {:>8.1} bytes a byte",
        a_byte()
    );
    black_box(engine.pairs().len());
    println!(
        "memory, compared               {:>8.1} bytes a byte",
        a_byte()
    );
    black_box(Report::new(&engine).found.len());
    println!(
        "memory, report                 {:>8.1} bytes a byte",
        a_byte()
    );
    // As the command line does: into a file, not into memory.
    write_analysis(&engine, io::sink()).expect("a sink takes everything");
    a_byte()
}

/// Names and texts of generated documents.
fn documents(n: usize) -> Option<Vec<(String, String)>> {
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/planted/gen.py");
    if !generator.exists() {
        return None;
    }
    let folder = std::env::temp_dir().join(format!("recoupe-bench-{}-{n}", std::process::id()));
    let run = Command::new("python3")
        .arg(generator)
        .arg(&folder)
        .args(["-n", &n.to_string(), "--seed", "7"])
        .output()
        .expect("python3 runs the generator");
    assert!(run.status.success(), "{run:?}");
    let documents = documents_in(&folder.join("docs"));
    fs::remove_dir_all(folder).expect("the folder is ours");
    Some(documents)
}

/// Names and texts of the files of a folder, in order of name.
fn documents_in(folder: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(folder).expect("documents");
    let mut paths: Vec<PathBuf> = files.map(|d| d.expect("a file").path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy();
        (name.into_owned(), fs::read_to_string(path).expect("UTF-8"))
    };
    paths.iter().map(read).collect()
}

fn read(documents: &[(String, String)]) {
    let mut lexicon = Lexicon::new(decompose);
    for ((name, text), key) in documents.iter().zip(0..) {
        let canonical = CanonicalText::new(text);
        let given = Metadata::default();
        let article = Article::read(
            ArticleKey(key),
            name,
            text.as_bytes(),
            canonical,
            given,
            &mut lexicon,
        );
        black_box(article.sequence.len());
    }
}

fn filled(documents: &[(String, String)]) -> Engine {
    let mut engine = Engine::new(decompose);
    for document in documents {
        add(&mut engine, document);
    }
    engine
}

/// Filled, and all pairs compared.
fn compared(documents: &[(String, String)]) -> Engine {
    let engine = filled(documents);
    black_box(engine.pairs().len());
    engine
}

fn add(engine: &mut Engine, (name, text): &(String, String)) {
    engine.add(name, text.as_bytes(), text, Metadata::default());
}

/// Most memory this process has had, in bytes, where the system says so (Linux).
fn memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) * 1024
}

fn best<T>(run: impl Fn() -> T) -> Duration {
    common::best(RUNS, 1, run)
}
