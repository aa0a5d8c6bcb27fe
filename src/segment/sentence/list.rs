//! Lists set as one line: `1.`, `a)`, `•` open the sentences of their items.

use super::{Line, run_before};
use crate::text::character::{first, is_word, last};

/// `1.`, `2)`, `c.`
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Enumerator {
    number: u32,
    letter: bool,
    mark: char,
}

impl Line<'_> {
    /// Whether the sentence being read holds nothing before the mark at `at` but an enumerator.
    pub(super) fn is_enumerator(&mut self, at: usize) -> bool {
        let found = self.enumerator(at);
        found.is_some_and(|(_, start)| !self.has_word(start))
    }

    /// The enumerator whose mark stands at `at`, and where it starts.
    pub(super) fn enumerator(&self, at: usize) -> Option<(Enumerator, usize)> {
        let before = self.to(at).strip_suffix('.').unwrap_or(self.to(at));
        let mark = first(self.from(before.len()));
        let token = run_before(before, |c| c.is_ascii_alphanumeric());
        let start = before.len() - token.len();
        let (letter, number) = match *token.as_bytes() {
            [c] if c.is_ascii_lowercase() || c.is_ascii_uppercase() && start == self.start => {
                (true, u32::from(c))
            }
            [_] | [_, _] | [_, _, _] => (false, token.parse().ok()?),
            _ => return None,
        };
        let parted = match last(self.to(start)) {
            '.' | ',' | '(' | '\'' | '’' | '/' | '°' | '$' => false,
            c => !is_word(c),
        };
        let item = Enumerator {
            number,
            letter,
            mark,
        };
        parted.then_some((item, start))
    }

    /// Where the item starts whose enumerator has its mark at `at`, when it is the next one of the
    /// list whose item is being read. Takes note of an enumerator that opens the sentence.
    pub(super) fn next_item(&mut self, at: usize) -> Option<usize> {
        let (item, start) = self.enumerator(at)?;
        if !self.has_word(start) {
            self.item = Some(item);
            return None;
        }
        let previous = self.item?;
        let expected = Enumerator {
            number: previous.number + 1,
            ..previous
        };
        let bullet = self.to(start).trim_end_matches(is_bullet).trim_end();
        (item == expected && bullet.len() > self.start).then_some(bullet.len())
    }
}

const fn is_bullet(c: char) -> bool {
    matches!(c, ' ' | '•' | '⁃' | '·' | '*' | '-' | '–' | '—')
}
