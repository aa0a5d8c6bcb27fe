//! Files and folders into articles' bytes and text.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, WINDOWS_1252};
use recoupe::corpus::Metadata;
use recoupe::text::{decode_utf8, lower_case};
use serde::Deserialize;

/// File endings that are read as text when a folder is searched.
const TEXT_ENDINGS: [&str; 3] = ["txt", "md", "text"];
/// File endings of formats that are not text and must not be read as if they were.
const OTHER_ENDINGS: [&str; 11] = [
    "pdf", "doc", "docx", "odt", "rtf", "epub", "html", "htm", "mhtml", "eml", "zip",
];
/// Gives what is known of the files beside it.
const MANIFEST: &str = "manifest.json";

/// What there is to read.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// In order.
    pub(crate) files: Vec<InputFile>,
    /// Paths that cannot be read, each with its reason.
    pub(crate) problems: Vec<String>,
}

/// One file to read.
#[derive(Debug)]
pub(crate) struct InputFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its base name.
    pub(crate) name: String,
    /// What the manifest beside it says.
    pub(crate) given: Metadata,
}

/// One file, read.
#[derive(Debug)]
pub(crate) struct Read {
    /// As they are in the file.
    pub(crate) bytes: Vec<u8>,
    /// What they say.
    pub(crate) text: String,
    /// The encoding, where it had to be guessed.
    pub(crate) guessed_encoding: Option<&'static str>,
}

#[derive(Deserialize)]
struct ManifestEntry {
    file: String,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    language: Option<String>,
}

/// The files that the paths name: files as they come, folders with their text files and subfolders
/// in order of name.
pub(crate) fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in paths {
        if path.is_dir() {
            search(path, &mut found);
        } else {
            let manifest = path.parent().map(|folder| manifest(folder, &mut found));
            push(path.clone(), &manifest.unwrap_or_default(), &mut found);
        }
    }
    found.problems.dedup();
    found
}

fn search(folder: &Path, found: &mut Found) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(problem) => {
            found
                .problems
                .push(format!("{}: {problem}; skipped", folder.display()));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let manifest = manifest(folder, found);
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if hidden || path.file_name() == Some(OsStr::new(MANIFEST)) {
            continue;
        }
        if path.is_dir() {
            // A link to a folder could lead back here.
            if !path.is_symlink() {
                search(&path, found);
            }
        } else if has_ending(&path, &TEXT_ENDINGS) || has_ending(&path, &OTHER_ENDINGS) {
            push(path, &manifest, found);
        }
    }
}

fn push(path: PathBuf, manifest: &[ManifestEntry], found: &mut Found) {
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned();
    let entry = manifest.iter().find(|e| e.file == name);
    let given = entry.map_or_else(Metadata::default, |e| Metadata {
        title: e.title.clone(),
        outlet: e.outlet.clone(),
        published: e.published.clone(),
        url: e.url.clone(),
        language: e.language.clone(),
    });
    found.files.push(InputFile { path, name, given });
}

/// The manifest of a folder; empty where there is none. One that cannot be read is told.
fn manifest(folder: &Path, found: &mut Found) -> Vec<ManifestEntry> {
    let path = folder.join(MANIFEST);
    let Ok(bytes) = fs::read(&path) else {
        return Vec::new();
    };
    serde_json::from_slice(&bytes).unwrap_or_else(|problem| {
        found
            .problems
            .push(format!("{}: {problem}; not used", path.display()));
        Vec::new()
    })
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|e| lower_case(&e.to_string_lossy()));
    ending.is_some_and(|e| endings.contains(&e.as_str()))
}

/// Reads a file and decodes it: byte order mark, strict UTF-8, else windows-1252. Valid UTF-8 is
/// never taken for anything else.
///
/// # Errors
/// Why it cannot be read, as a clause.
pub(crate) fn read(path: &Path) -> Result<Read, String> {
    if has_ending(path, &OTHER_ENDINGS) {
        return Err("not a text file; save it as .txt".into());
    }
    let bytes = fs::read(path).map_err(|e| e.to_string())?;
    let (text, guessed_encoding) = decode(&bytes);
    if text.contains('\0') {
        return Err("not a text file".into());
    }
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
        .is_empty()
    {
        return Err("has no text".into());
    }
    Ok(Read {
        bytes,
        text,
        guessed_encoding,
    })
}

fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    if let Some(text) = decode_utf8(bytes) {
        return (text.to_owned(), None);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding.decode(bytes).0.into_owned(), None);
    }
    let (text, encoding, _) = WINDOWS_1252.decode(bytes);
    (text.into_owned(), Some(encoding.name()))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn valid_utf8_is_never_guessed_otherwise() {
        assert_eq!(
            decode("Spécifications".as_bytes()),
            ("Spécifications".into(), None)
        );
    }

    #[test]
    fn a_byte_order_mark_names_the_encoding_and_the_rest_is_western() {
        assert_eq!(decode(b"\xFF\xFE\xE9\x00").0, "é");
        assert_eq!(
            decode(b"\xE9t\xE9 \x96"),
            ("été –".into(), Some("windows-1252"))
        );
    }
}
