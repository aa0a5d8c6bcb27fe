//! What the compiler cannot see: that the engine's modules keep to the order they promise, and the page's to what they must not hold.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

#[path = "common/sources.rs"]
mod sources;

use sources::{assert_none, files, read};

// ---- the engine's modules ----------------------------------------------------------------------------------------

/// The modules of src, lowest first; those of one line may name each other. Nothing lower names anything higher.
const LAYERS: &[&[&str]] = &[
    &["order", "number_map", "bits"],
    &["strings"],
    &["text"],
    &["segment"],
    &["token"],
    &["overlap"],
    &["align"],
    &["correction", "corpus", "engine", "report"],
    &["wire"],
    &["wasm", "cli"],
    &["main"],
];

/// From this module on, the outside world may be named.
const FIRST_OUTSIDE_THE_CORE: &str = "wire";

/// What the core never names: it does no input or output, reads no clock, knows neither wasm nor JSON.
#[rustfmt::skip]
const OUTSIDE: &[&str] = &[
    "serde_json", "wasm_bindgen", "web_sys", "js_sys", "console_error_panic_hook",
    "std::fs", "std::io", "std::net", "std::env", "std::process", "std::thread", "std::time", "Instant::", "SystemTime",
    "println!", "eprintln!", "dbg!", "RandomState",
];

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// `src/text/span.rs` and `src/text.rs` belong to `text`; `src/lib.rs` to none.
fn module_of(path: &str) -> Option<&str> {
    let inner = path.strip_prefix("src/")?;
    let module = inner.split('/').next()?.trim_end_matches(".rs");
    (module != "lib").then_some(module)
}

/// The code without its line comments and without its own tests, which may read files.
fn code_of(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    source
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The top-level modules that a text names: `crate::text::Span`, `crate::{text, token::fold}`, `super::super::…` is refused.
fn named_modules(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for character in group.chars() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(character),
                    _ => {}
                }
            }
            names.push(name);
        } else {
            names.push(rest.to_owned());
        }
    }
    let first_word = |name: String| -> String {
        name.trim_start()
            .chars()
            .take_while(|character| character.is_alphanumeric() || *character == '_')
            .collect()
    };
    names
        .into_iter()
        .map(first_word)
        .filter(|name| !name.is_empty())
        .collect()
}

fn misplaced_names(path: &str, source: &str) -> Vec<String> {
    let Some(module) = module_of(path) else {
        return Vec::new();
    };
    let Some(layer) = layer_of(module) else {
        return vec![format!(
            "{path}: module {module} is not in LAYERS (tests/architecture.rs): say where it stands"
        )];
    };
    let code = code_of(source);
    let mut complaints = Vec::new();
    for name in named_modules(&code) {
        if layer_of(&name).is_some_and(|named| named > layer) {
            complaints.push(format!(
                "{path} names crate::{name}, which stands above {module}"
            ));
        }
    }
    if Some(layer) < layer_of(FIRST_OUTSIDE_THE_CORE) {
        let outside = OUTSIDE.iter().filter(|name| code.contains(**name));
        complaints.extend(
            outside
                .map(|name| format!("{path} names {name}: the core knows nothing of the outside")),
        );
    }
    complaints
}

#[test]
fn no_module_names_a_higher_one_and_the_core_names_nothing_outside() {
    assert_none(
        files("src", &["rs"])
            .iter()
            .flat_map(|(path, source)| misplaced_names(path, source))
            .collect(),
    );
}

#[test]
fn a_misplaced_name_is_noticed() {
    let complaints = |path: &str, source: &str| misplaced_names(path, source).len();
    assert_eq!(complaints("src/text/span.rs", "use crate::token::Fold;"), 1);
    assert_eq!(
        complaints(
            "src/overlap/mod.rs",
            "use crate::{text::{Span, Text}, align, wire};"
        ),
        2
    );
    assert_eq!(
        complaints("src/align.rs", "fn f() { crate::engine::go(); }"),
        1
    );
    assert_eq!(complaints("src/report/mod.rs", "use serde_json::Value;"), 1);
    assert_eq!(
        complaints("src/token/fold.rs", "let now = std::time::Instant::now();"),
        2
    );
    assert_eq!(complaints("src/novelty.rs", ""), 1);
    assert_eq!(
        complaints(
            "src/align/mod.rs",
            "// crate::wire\nuse crate::{text, token};\nuse crate::overlap::Chain;"
        ),
        0
    );
    assert_eq!(
        complaints(
            "src/text/mod.rs",
            "#[cfg(test)]\nmod tests { use std::fs; }"
        ),
        0
    );
    assert_eq!(
        complaints(
            "src/wire/json.rs",
            "use serde_json::Value;\nuse crate::engine::Engine;"
        ),
        0
    );
}

// ---- the page's sources ------------------------------------------------------------------------------------------

/// What the page's own sources never hold, and why.
#[rustfmt::skip]
const NOT_IN_THE_PAGE: &[(&str, &str)] = &[
    (".innerHTML", MARKUP), (".outerHTML", MARKUP), ("insertAdjacentHTML", MARKUP), ("setHTMLUnsafe", MARKUP),
    ("createContextualFragment", MARKUP), ("document.write", MARKUP), ("srcdoc", MARKUP),
    ("eval(", CODE), ("new Function", CODE), ("javascript:", CODE),
    ("fetch(", NETWORK), ("XMLHttpRequest", NETWORK), ("WebSocket", NETWORK), ("EventSource", NETWORK),
    ("sendBeacon", NETWORK), ("importScripts", NETWORK), ("RTCPeerConnection", NETWORK), ("WebTransport", NETWORK),
    ("preconnect", NETWORK), ("prefetch", NETWORK), ("prerender", NETWORK), ("speculationrules", NETWORK),
    ("location.href =", LEAVES), ("location.assign", LEAVES), ("location.replace", LEAVES), ("window.open", LEAVES),
    ("location =", LEAVES), (".submit(", LEAVES), ("http-equiv=\"refresh\"", LEAVES), ("ping=", LEAVES),
];
const MARKUP: &str = "text of an article must stay text";
const CODE: &str = "text must not become code";
const NETWORK: &str = "the page asks for nothing";
const LEAVES: &str = "no policy stops a page from leaving with what it knows";

/// The hosted page's service worker asks for the files of its list: it is what `fetch` is allowed in.
const MAY_FETCH: &str = "www/src/service-worker.js";

fn forbidden_in_the_page(path: &str, source: &str) -> Vec<String> {
    let held = NOT_IN_THE_PAGE
        .iter()
        .filter(|(name, _)| source.contains(name) && !(*name == "fetch(" && path == MAY_FETCH));
    held.map(|(name, reason)| format!("{path} holds {name}: {reason}"))
        .collect()
}

#[test]
fn the_page_makes_no_markup_or_code_of_text_and_has_no_way_out() {
    let mut sources = files("www/src", &["js", "ts"]);
    sources.insert("www/index.html".into(), read("www/index.html"));
    assert_none(
        sources
            .iter()
            .flat_map(|(path, source)| forbidden_in_the_page(path, source))
            .collect(),
    );
}

#[test]
fn a_way_out_of_the_page_is_noticed() {
    for (name, _) in NOT_IN_THE_PAGE {
        assert!(
            !forbidden_in_the_page("x.js", &format!("a.b{name}c")).is_empty(),
            "{name}"
        );
    }
    assert_none(forbidden_in_the_page(
        "x.js",
        "p.textContent = text; location.hash = \"#a\";",
    ));
}
