//! The command line: `recoupe analyze PATH… [--format json|csv] [--language xx] [--output FILE]`.
//!
//! Reads files, gives them to the engine and writes what it says. Results go to standard output or
//! the output file, everything else to standard error. Native only.

#![forbid(unsafe_code)]

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
