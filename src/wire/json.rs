//! The one JSON writer, of analysis files and of what the page gets: what is compiled for one serves the other.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// The value as compact JSON. Its fractions are from 0 to 1, in hundredths.
#[must_use]
pub fn to_json(value: &impl Serialize) -> String {
    collected(|json| write_json(value, json))
}

/// Writes the value as compact JSON, as [`to_json`] gives it.
///
/// # Errors
/// When it cannot be written there.
pub(super) fn write_json(value: &impl Serialize, out: impl Write) -> Result<(), serde_json::Error> {
    value.serialize(&mut Serializer::with_formatter(out, Hundredths))
}

/// What is written, as a string.
pub(super) fn collected(
    write: impl FnOnce(&mut Vec<u8>) -> Result<(), serde_json::Error>,
) -> String {
    let mut json = Vec::new();
    // Plain structs of strings and numbers: there is nothing in them that JSON cannot say.
    let written = write(&mut json).ok();
    written
        .and_then(|()| String::from_utf8(json).ok())
        .unwrap_or_default()
}

/// A list whose entries are made one at a time, when they are written.
pub(super) struct Each<I>(pub(super) I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Each<I> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

/// Compact JSON whose fractions are hundredths, all there are: a printer for any other is 2 kB of the page.
struct Hundredths;

impl Formatter for Hundredths {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0.0 to 1.0"
        )]
        let hundredths = (value * 100.0 + 0.5) as u32;
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        let digit = |n: u32| char::from_digit(n % 10, 10).map_or(b'0', |c| c as u8);
        let digits = [digit(whole), b'.', digit(rest / 10), digit(rest % 10)];
        // As JSON writers do: 0.9, not 0.90.
        let shown = if rest % 10 == 0 { 3 } else { 4 };
        writer.write_all(digits.get(..shown).unwrap_or(&digits))
    }
}
