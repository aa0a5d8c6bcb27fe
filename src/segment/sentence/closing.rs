//! What closes after a stop: it belongs to the sentence before.

use super::{Line, NEAR, run_before};
use crate::text::character::{is_terminal, is_word, last};

/// What closes between a stop and the next sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    Nothing,
    /// A parenthesis or a note's mark.
    Bracket,
    Quote,
    /// Something, and then another stop.
    Stop,
}

impl Line<'_> {
    /// Where the sentence really ends when closing marks follow its stop.
    pub(super) fn past_closing(&mut self, stop: usize) -> (usize, Closing) {
        let (mut end, mut closing) = (stop, Closing::Nothing);
        loop {
            let rest = self.from(end);
            let after_spaces = rest.trim_start();
            let spaces = rest.len() - after_spaces.len();
            let mut ahead = after_spaces.chars();
            let Some(mark) = ahead.next() else {
                return (end, closing);
            };
            let next = ahead.next();
            let (glued, word_follows) = (spaces == 0, next.is_some_and(is_word));
            let mut length = mark.len_utf8();
            let read = match mark {
                ')' | ']' | '）' => Some(Closing::Bracket),
                '」' | '』' | '》' => Some(Closing::Quote),
                '»' | '”' | '›' if glued || !word_follows => Some(Closing::Quote),
                '’' if glued => Some(Closing::Quote),
                '"' | '＂' if glued && !word_follows => Some(Closing::Quote),
                '"' | '＂' if self.open_quote && (glued || !word_follows) => Some(Closing::Quote),
                '\'' | '“' | '«' if glued && next.is_none_or(char::is_whitespace) => {
                    Some(Closing::Quote)
                }
                '[' => note_mark(after_spaces).map(|digits| {
                    length = digits;
                    Closing::Bracket
                }),
                _ if is_terminal(mark) && glued && end > stop => Some(Closing::Stop),
                _ => None,
            };
            let Some(read) = read else {
                return (end, closing);
            };
            if matches!(mark, '"' | '＂') {
                self.open_quote = !self.open_quote;
            }
            if closing != Closing::Stop && (read != Closing::Bracket || closing == Closing::Nothing)
            {
                closing = read;
            }
            end += spaces + length;
        }
    }

    /// Whether the stop stands inside 《》, which hold the title of a work.
    pub(super) fn in_title_of_work(&self, at: usize, end: usize) -> bool {
        let inner = run_before(self.to(at), |c| !matches!(c, '《' | '》'));
        last(self.to(at - inner.len())) == '《'
            && self.from(end).chars().take(NEAR).any(|c| c == '》')
    }

    /// « … – dit-il. – … » : what stands between dashes inside a quotation parts no sentences.
    pub(super) fn is_in_guillemets(&self, at: usize) -> bool {
        let sentence = self.text.get(self.start..at).unwrap_or("");
        let mut near = sentence.chars().rev().take(8 * NEAR);
        near.find(|c| matches!(c, '«' | '»')) == Some('«')
    }
}

/// `[12]`, the mark of a note: its length.
fn note_mark(rest: &str) -> Option<usize> {
    let digits = rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    let closed = rest.as_bytes().get(digits + 1) == Some(&b']');
    ((1..=3).contains(&digits) && closed).then_some(digits + 2)
}
