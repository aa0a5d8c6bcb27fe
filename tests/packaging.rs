//! What the compiler cannot see: that the files which describe the project agree with each other, and that its parts
//! keep to the order they promise.
//!
//! Every rule is a function from texts to complaints, so that a second test can show that it complains.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use recoupe::segment::language::{self, Language};
use serde::Deserialize;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Files below a directory, by path from the root with forward slashes, in order.
fn files(directory: &str, extensions: &[&str]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![root().join(directory)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .expect("readable")
                    .map(|entry| entry.expect("readable").path()),
            );
        } else if path
            .extension()
            .is_some_and(|extension| extensions.iter().any(|one| extension == *one))
        {
            let name = path
                .strip_prefix(root())
                .expect("below the root")
                .to_string_lossy()
                .replace('\\', "/");
            found.insert(name, fs::read_to_string(&path).expect("UTF-8"));
        }
    }
    assert!(!found.is_empty(), "{directory} holds no {extensions:?}");
    found
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "reads better where it is called"
)]
fn assert_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

// ---- wasm-pack.toml ----------------------------------------------------------------------------------------------

/// All of wasm-pack.toml: a key that is not here is a mistake, nothing would read it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Manifest {
    tools: BTreeMap<String, String>,
    engine: Engine,
    languages: Languages,
    page: Page,
    site: Site,
    budget: Budget,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Engine {
    rust_target: String,
    target: String,
    out_dir: String,
    wasm_opt: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Languages {
    folder: String,
    codes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Page {
    template: String,
    style: String,
    oldest: String,
    main: String,
    worker: String,
    sample: String,
    output: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Site {
    service_worker: String,
    output: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Budget {
    wasm_gzip_kib: u32,
    page_kib: u32,
}

fn manifest() -> Manifest {
    toml::from_str(&read("wasm-pack.toml"))
        .expect("wasm-pack.toml has the known keys, all of them, and no other")
}

#[derive(Deserialize)]
struct CargoLock {
    package: Vec<LockedCrate>,
}

#[derive(Deserialize)]
struct LockedCrate {
    name: String,
    version: String,
}

fn locked_crate(lock: &str, name: &str) -> Option<String> {
    let lock: CargoLock = toml::from_str(lock).expect("a Cargo.lock");
    lock.package
        .into_iter()
        .find(|package| package.name == name)
        .map(|package| package.version)
}

fn locked_npm_package(lock: &str, name: &str) -> Option<String> {
    let lock: serde_json::Value = serde_json::from_str(lock).expect("a package-lock.json");
    Some(
        lock["packages"][format!("node_modules/{name}")]["version"]
            .as_str()?
            .to_owned(),
    )
}

#[test]
fn wasm_pack_toml_names_the_versions_that_are_locked() {
    let npm = read("www/package-lock.json");
    let bindgen = read("tools/bindgen/Cargo.lock");
    for (tool, version) in manifest().tools {
        let locked = match tool.as_str() {
            "wasm-bindgen" => {
                let generator = locked_crate(&bindgen, "wasm-bindgen-cli-support");
                assert_eq!(
                    generator.as_ref(),
                    Some(&version),
                    "tools/bindgen/Cargo.lock: the glue generator"
                );
                locked_crate(&read("Cargo.lock"), "wasm-bindgen")
            }
            "zopfli" => locked_crate(&bindgen, &tool),
            "binaryen" | "esbuild" => locked_npm_package(&npm, &tool),
            other => panic!("wasm-pack.toml names a tool that nobody uses: {other}"),
        };
        assert_eq!(
            locked.as_ref(),
            Some(&version),
            "{tool}: the lock file and wasm-pack.toml differ"
        );
    }
}

#[test]
fn wasm_pack_toml_says_who_reads_it_and_its_paths_exist() {
    let first_line = read("wasm-pack.toml")
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    assert!(
        first_line.contains("wasm-pack does not read this file"),
        "{first_line}"
    );

    let Manifest {
        engine,
        page,
        site,
        budget,
        ..
    } = manifest();
    assert_eq!(engine.rust_target, "wasm32-unknown-unknown");
    assert_eq!(engine.target, "web");
    for path in [
        &page.template,
        &page.style,
        &page.oldest,
        &page.main,
        &page.worker,
        &page.sample,
        &site.service_worker,
    ] {
        assert!(
            root().join(path).exists(),
            "wasm-pack.toml names {path}, which is not there"
        );
    }
    let ignored = read(".gitignore");
    for built in [&engine.out_dir, &page.output, &site.output] {
        let is_ignored = ignored
            .lines()
            .any(|line| format!("/{built}/").starts_with(&format!("{line}/")));
        assert!(is_ignored, "{built} is built, so .gitignore must cover it");
    }
    assert!(
        budget.wasm_gzip_kib <= 160 && budget.page_kib <= 700,
        "a budget is raised with a reason, here"
    );
}

#[test]
fn the_page_carries_the_languages_that_the_library_has() {
    let Languages { folder, codes } = manifest().languages;
    let own: Vec<&str> = language::all().iter().map(Language::code).collect();
    assert_eq!(codes, own);
    for code in codes {
        assert!(!read(&format!("{folder}/{code}.txt")).contains("=== "));
    }
}

#[test]
fn wasm_pack_itself_would_optimize_in_the_same_way() {
    let cargo: toml::Table = toml::from_str(&read("Cargo.toml")).expect("Cargo.toml");
    let flags = &cargo["package"]["metadata"]["wasm-pack"]["profile"]["release"]["wasm-opt"];
    assert_eq!(
        flags.clone().try_into::<Vec<String>>().ok(),
        Some(manifest().engine.wasm_opt)
    );
}

#[test]
fn an_unknown_key_in_wasm_pack_toml_is_noticed() {
    let text = read("wasm-pack.toml");
    for (after, line) in [
        ("[engine]", "profile = \"release\""),
        ("[page]", "icon = \"x\""),
        ("[site]", "path = \"/\""),
        ("[budget]", "js-kib = 1"),
    ] {
        let changed: String = text
            .split_inclusive('\n')
            .flat_map(|old| {
                if old.starts_with(after) {
                    vec![old, line, "\n"]
                } else {
                    vec![old]
                }
            })
            .collect();
        assert!(
            changed.contains(line) && toml::from_str::<Manifest>(&changed).is_err(),
            "{line}"
        );
    }
    assert!(toml::from_str::<Manifest>(&format!("{text}\n[shop]\n")).is_err());
}

// ---- lock files --------------------------------------------------------------------------------------------------

/// A lock file that names where packages were downloaded from binds everybody to that place.
fn download_addresses(lock: &str) -> Vec<String> {
    lock.lines()
        .filter(|line| line.contains("\"resolved\"") || line.contains("://"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_npm_lock_file_holds_no_download_address() {
    // Funding links are addresses too, but of people.
    let lock: String = read("www/package-lock.json");
    let mut value: serde_json::Value = serde_json::from_str(&lock).expect("JSON");
    for package in value["packages"]
        .as_object_mut()
        .expect("packages")
        .values_mut()
    {
        package
            .as_object_mut()
            .expect("a package")
            .remove("funding");
    }
    assert_none(download_addresses(
        &serde_json::to_string_pretty(&value).expect("JSON"),
    ));
}

#[test]
fn a_download_address_is_noticed() {
    assert_eq!(
        download_addresses("{\n\"resolved\": \"x\",\n\"version\": \"1\"\n}").len(),
        1
    );
    assert_eq!(
        download_addresses("{\n\"x\": \"https://example.org/x.tgz\"\n}").len(),
        1
    );
}

// ---- the engine's modules ----------------------------------------------------------------------------------------

/// The modules of src, lowest first; those of one line may name each other. Nothing lower names anything higher.
const LAYERS: &[&[&str]] = &[
    &["order", "number_map", "bits"],
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
            "{path}: module {module} is not in LAYERS (tests/packaging.rs): say where it stands"
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
