//! What the command line does, and with which exit status it ends.

mod arguments;
mod input;
mod table;

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use recoupe::corpus::Metadata;
use recoupe::engine::Engine;
use recoupe::text::decompose::decompose;
use recoupe::wire::analysis::write_analysis;

use arguments::{Analyze, Command, Format};

/// Everything that was asked for was done.
const DONE: u8 = 0;
/// No input could be read, or the output could not be written.
const FAILED: u8 = 1;
/// The arguments make no sense.
const USAGE: u8 = 2;

/// Runs the command that the arguments name.
pub(crate) fn run() -> ExitCode {
    let status = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => print(arguments::HELP),
        Ok(Command::Version) => print(concat!("recoupe ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::Analyze(options)) => analyze(&options),
        Err(problem) => {
            eprintln!("recoupe: {problem}\nTry 'recoupe --help'.");
            USAGE
        }
    };
    ExitCode::from(status)
}

fn analyze(options: &Analyze) -> u8 {
    let mut engine = Engine::new(decompose);
    let found = input::find(&options.paths);
    for problem in &found.problems {
        eprintln!("recoupe: {problem}");
    }
    let progress = io::stderr().is_terminal();
    for (n, file) in found.files.iter().enumerate() {
        if progress {
            eprint!("\rreading {}/{} ", n + 1, found.files.len());
        }
        match input::read(&file.path) {
            Ok(read) => {
                if let Some(encoding) = read.guessed_encoding {
                    eprintln!("recoupe: {}: taken for {encoding}", file.path.display());
                }
                let given = Metadata {
                    language: options.language.clone().or(file.given.language.clone()),
                    ..file.given.clone()
                };
                engine.add(&file.name, &read.bytes, &read.text, given);
            }
            Err(problem) => eprintln!("recoupe: {}: {problem}; skipped", file.path.display()),
        }
    }
    if progress && !found.files.is_empty() {
        eprintln!();
    }
    if engine.articles().is_empty() {
        eprintln!("recoupe: no input could be read");
        return FAILED;
    }
    let written = match options.format {
        Format::Json => write(options.output.as_deref(), |out| {
            write_analysis(&engine, &mut *out)?;
            out.write_all(b"\n")
        }),
        Format::Csv => write(options.output.as_deref(), |out| table::write(&engine, out)),
    };
    match written {
        Ok(()) => DONE,
        Err(problem) => {
            let place = options
                .output
                .as_deref()
                .unwrap_or(Path::new("standard output"));
            eprintln!("recoupe: {}: {problem}", place.display());
            FAILED
        }
    }
}

fn print(text: &str) -> u8 {
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => DONE,
        Err(_) => FAILED,
    }
}

type Output = BufWriter<Box<dyn Write>>;

/// Writes to the file, or to standard output. A reader who closes the pipe has seen enough.
fn write(
    output: Option<&Path>,
    body: impl FnOnce(&mut Output) -> io::Result<()>,
) -> io::Result<()> {
    let mut out: Output = BufWriter::new(match output {
        Some(path) => Box::new(File::create(path)?),
        None => Box::new(io::stdout().lock()),
    });
    match body(&mut out).and_then(|()| out.flush()) {
        Err(problem) if problem.kind() == io::ErrorKind::BrokenPipe && output.is_none() => Ok(()),
        written => written,
    }
}
