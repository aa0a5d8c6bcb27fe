//! What the compiler cannot see: that the files which describe the project agree with each other.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

#[path = "common/sources.rs"]
mod sources;

use std::collections::BTreeMap;

use recoupe::segment::language::{self, Language};
use serde::Deserialize;

use sources::{assert_none, read, root};

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
