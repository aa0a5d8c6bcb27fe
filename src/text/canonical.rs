//! From what was dropped to the text that every offset points into.

use std::ops::Deref;

use super::has_sign;

/// The text the core works on: the decoded text without its byte order mark, every line end `\n`,
/// and otherwise exactly what was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanonicalText(String);

impl CanonicalText {
    /// Makes canonical text of decoded text. Total: any string has one.
    ///
    /// One leading U+FEFF goes; CR LF and lone CR become LF. Nothing is normalised: what the
    /// article prints is what the page shows and what quotations of it are checked against.
    /// Text beyond 4 GiB, which no offset could reach, is cut at a character boundary.
    #[must_use]
    pub fn new(decoded: &str) -> Self {
        let mut text = decoded.strip_prefix('\u{FEFF}').unwrap_or(decoded);
        if text.len() > u32::MAX as usize {
            let mut end = u32::MAX as usize;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text = text.get(..end).unwrap_or("");
        }
        if has_sign(text, b'\r') {
            Self(with_line_feeds(text))
        } else {
            Self(text.to_owned())
        }
    }
}

impl Deref for CanonicalText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// The bytes as text when they are valid UTF-8, and nothing otherwise.
///
/// Valid UTF-8 is never taken for another encoding; what is not UTF-8 is for the caller to decode,
/// who may know a declared encoding and has the tables (the browser, or `encoding_rs` natively).
#[must_use]
pub fn decode_utf8(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// The text with each line ended by a line feed alone.
fn with_line_feeds(text: &str) -> String {
    let mut lines = text.split('\r');
    let mut ended = lines.next().unwrap_or("").to_owned();
    for line in lines {
        if !line.starts_with('\n') {
            ended.push('\n');
        }
        ended.push_str(line);
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::CanonicalText;

    #[test]
    fn only_the_byte_order_mark_and_line_ends_change() {
        for (dropped, expected) in [
            ("\u{FEFF}a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\r\r\nb", "a\n\nb"),
            ("a\u{FEFF}b", "a\u{FEFF}b"),
            ("e\u{301} \u{A0}»\0", "e\u{301} \u{A0}»\0"),
            ("", ""),
        ] {
            assert_eq!(&*CanonicalText::new(dropped), expected, "{dropped:?}");
        }
    }
}
