//! The arguments, read.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
Compares articles: what they share with each other, and repeat within one.

Usage: recoupe analyze PATH… [--format json|csv] [--language xx] [--output FILE]

PATH             a text file (.txt, .md), or a folder: its text files, in order of name.
                 A manifest.json in a folder gives outlet, date, title and language of its files.
--format FORMAT  json (default): the whole analysis; csv: a row for each place of each passage
--language xx    the language of all articles (BCP 47, e.g. fr); otherwise guessed for each
--output FILE    where to write; otherwise standard output
--help, --version

Messages go to standard error. Exit status: 0 done; 1 no input could be read, or the output could
not be written; 2 bad usage. A file that cannot be read is named and skipped.
";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print the help.
    Help,
    /// Print the version.
    Version,
    /// Compare articles.
    Analyze(Analyze),
}

/// The options of `analyze`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Analyze {
    /// Files and folders, at least one.
    pub(crate) paths: Vec<PathBuf>,
    /// What to write.
    pub(crate) format: Format,
    /// BCP 47, for all articles.
    pub(crate) language: Option<String>,
    /// Standard output when absent.
    pub(crate) output: Option<PathBuf>,
}

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// The analysis file.
    #[default]
    Json,
    /// A row for each place of each passage.
    Csv,
}

/// Reads the arguments, program name left out.
///
/// # Errors
/// What is wrong with them, in a sentence without full stop.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut analyze: Option<Analyze> = None;
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match (argument, &mut analyze) {
            (Short('h') | Long("help"), _) => return Ok(Command::Help),
            (Short('V') | Long("version"), _) => return Ok(Command::Version),
            (Value(command), None) if command == "analyze" => analyze = Some(Analyze::default()),
            (Value(command), None) => {
                return Err(format!("no command '{}'", command.to_string_lossy()));
            }
            (Value(path), Some(options)) => options.paths.push(path.into()),
            (Long("format"), Some(options)) => {
                options.format = match string(&mut parser)?.as_str() {
                    "json" => Format::Json,
                    "csv" => Format::Csv,
                    other => return Err(format!("no format '{other}': json or csv")),
                }
            }
            (Long("language"), Some(options)) => {
                let tag = string(&mut parser)?;
                let subtag = |s: &str| {
                    (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric())
                };
                if tag.split('-').next().is_none_or(|first| first.len() < 2)
                    || !tag.split('-').all(subtag)
                {
                    return Err(format!("'{tag}' is no language tag; e.g. fr, en-GB"));
                }
                options.language = Some(tag);
            }
            (Short('o') | Long("output"), Some(options)) => {
                options.output = Some(parser.value().map_err(|e| e.to_string())?.into());
            }
            (argument, _) => return Err(argument.unexpected().to_string()),
        }
    }
    match analyze {
        Some(options) if options.paths.is_empty() => {
            Err("analyze what? Name a file or folder".into())
        }
        Some(options) => Ok(Command::Analyze(options)),
        None => Err("no command given".into()),
    }
}

fn string(parser: &mut lexopt::Parser) -> Result<String, String> {
    let value = parser.value().map_err(|e| e.to_string())?;
    value.string().map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Analyze, Command, Format, parse};

    fn read(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(Into::into))
    }

    #[test]
    fn a_full_command_line() {
        let expected = Analyze {
            paths: vec!["a.txt".into(), "b".into()],
            format: Format::Csv,
            language: Some("fr-CH".into()),
            output: Some("out.csv".into()),
        };
        let line = "analyze a.txt --format csv b --language fr-CH --output out.csv";
        assert_eq!(read(line), Ok(Command::Analyze(expected)));
    }

    #[test]
    fn bad_usage_is_told() {
        for line in [
            "",
            "compare a",
            "analyze",
            "analyze a --format xml",
            "analyze a --language ../x",
            "analyze a --language",
            "analyze a --colour",
            "--format json",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn help_and_version_go_before_everything() {
        assert_eq!(read("analyze --help"), Ok(Command::Help));
        assert_eq!(read("-V"), Ok(Command::Version));
    }
}
