//! What the integration tests share: the seeds, an engine over texts, and texts to try.

#![allow(dead_code, reason = "each test file uses its part")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use recoupe::corpus::Metadata;
use recoupe::engine::Engine;
use recoupe::text::decompose::decompose;

/// So many cases of a property, the same ones in every run: a failure is the change's, not the day's.
/// `PROPTEST_RNG_SEED=…` tries others.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    match config.rng_seed {
        RngSeed::Random => ProptestConfig {
            rng_seed: RngSeed::Fixed(20_250_122),
            ..config
        },
        RngSeed::Fixed(_) => config,
    }
}

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The seed articles, in order of name: file name and text.
pub(crate) fn seeds() -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("seeds"))
        .expect("the seeds are in the repository")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    assert_eq!(paths.len(), 5);
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy();
            (name.into_owned(), fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect()
}

/// An engine without articles.
pub(crate) fn empty() -> Engine {
    Engine::new(decompose)
}

/// An engine that holds the texts, named by their place.
pub(crate) fn engine_of(texts: &[String]) -> Engine {
    let mut engine = empty();
    for (n, text) in texts.iter().enumerate() {
        engine.add(
            &format!("{n}.txt"),
            text.as_bytes(),
            text,
            Metadata::default(),
        );
    }
    engine
}

/// An engine that holds the seeds.
pub(crate) fn engine_of_seeds() -> Engine {
    let mut engine = empty();
    for (name, text) in seeds() {
        engine.add(&name, text.as_bytes(), &text, Metadata::default());
    }
    engine
}

/// Any text at all, and texts made of what breaks segmenters.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "« ",
        " »",
        "\"",
        "’",
        "'",
        "“",
        "”",
        "„",
        "‹",
        "\u{A0}",
        "\u{202F}",
        "\u{FEFF}",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "M. ",
        "J.-C.",
        "22 janv. ",
        "…",
        "[…]",
        "(…)",
        "...",
        ".",
        "!",
        "?",
        "。",
        "习近平",
        "プーチン",
        "e\u{301}",
        "é",
        "É",
        "😀",
        "👩‍👩‍👧",
        "السلام",
        "İ",
        "ß",
        "œ",
        "a",
        "la",
        "Chine",
        "244,8",
        "25 %",
        " ",
        "  ",
        "\t",
        "\0",
        "-",
        "–",
        "l’",
        "d'",
        "https://a.b/c?d",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(hard, 0..120).prop_map(|parts| parts.concat()),
        spliced(),
    ]
}

/// Real sentences of the seeds, cut, edited, reordered and put together again.
pub(crate) fn spliced() -> impl Strategy<Value = String> {
    prop::collection::vec((0..400usize, 0..8u8, 0..60usize), 1..14).prop_map(|picks| {
        let sentences = sentences();
        let mut text = String::new();
        for (which, edit, at) in picks {
            let sentence = &sentences[which % sentences.len()];
            let mut words: Vec<&str> = sentence.split(' ').collect();
            let at = at % words.len();
            match edit {
                0 => drop(words.remove(at)),
                1 => words.insert(at, "vraiment"),
                2 => words[at] = "autrement",
                3 => words.insert(at, "[…]"),
                4 => words.truncate(at + 1),
                5 => words.rotate_left(at),
                _ => {}
            }
            text.push_str(&words.join(" "));
            text.push_str(["\n", " ", "\n\n", " "][(which + at) % 4]);
        }
        text
    })
}

/// A few spliced texts: they share sentences by chance, as the same few are drawn again and again.
pub(crate) fn corpus() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(spliced(), 1..5)
}

fn sentences() -> Vec<String> {
    seeds()
        .iter()
        .flat_map(|(_, text)| text.split(['\n', '.']))
        .map(str::trim)
        .filter(|s| s.split(' ').count() > 6)
        .take(60)
        .map(|s| format!("{s}."))
        .collect()
}
