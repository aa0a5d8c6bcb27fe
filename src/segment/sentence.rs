//! A block into sentences: UAX #29, tailored for the press.
//!
//! The standard's rules for sentences (a stop, what closes it, spaces; not before a lower-case letter
//! or a comma) are applied by one scan for stops. Its default is wrong in newspaper prose wherever an
//! abbreviation, a quotation or a list stands, so these are added, as the standard invites to:
//!
//! 1. Abbreviations, initials and ordinal numbers go on, but before a small word with a capital,
//!    which opens a sentence and continues no name (« Napoléon I. Il part »).
//! 2. What closes a quotation or a parenthesis belongs to the sentence before, spaces or not.
//! 3. An enumerator (`1.`, `a)`, `•`) opens the sentence of its item, in a list set as one line too.
//! 4. A dash after a stop opens the next sentence when a capital or a number follows it.
//! 5. `…` ends a sentence before a capital; `[…]` stands for words and ends none.
//! 6. A whole word's full stop ends the sentence even before a lower-case word: a slip of the writer.
//!
//! Works in time proportional to the text: each character is scanned once, and looking around a stop
//! is bounded ([`NEAR`]).

use super::block::Block;
use super::language::Language;
use super::word::words;
use crate::text::character::{first, is_apostrophe, is_dash, is_terminal, is_word, last};
use crate::text::{ByteSet, Span, lower_case};

/// How many characters around a stop are looked at: no abbreviation, enumerator, run of marks or
/// title of a work that matters is longer.
const NEAR: usize = 48;
/// A word this long with a full stop is no abbreviation that a list forgot.
const WHOLE_WORD: usize = 4;

/// The sentences of every block, in order. Together they cover each block, but for the white space
/// between them.
#[must_use]
pub fn sentences(text: &str, blocks: &[Block], language: &Language) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 128);
    for block in blocks {
        let line = block.span.of(text);
        Line::new(line, language).read(|start, end| {
            let offset = |n: usize| block.span.start() + u32::try_from(n).unwrap_or(u32::MAX);
            found.push(Span::new(offset(start), offset(end)));
        });
    }
    found
}

/// What stands before a stop, as far as it decides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A word, or nothing that can be judged.
    Word { whole: bool },
    /// An initial (`V`, `J.-P`), or an abbreviation of the language.
    Abbreviation,
    /// One that stands before numbers only (`art`, `no`).
    NumbersFollow,
    /// One that may end a sentence (`etc`, `J.-C`).
    MayEnd,
    /// One that stands before a name (`M`, `Mme`).
    Title,
    /// A number that the language writes with a full stop (`3. Oktober`).
    Ordinal,
}

/// What stands after a stop, what closes it and the spaces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// What cannot open a sentence: a comma, a closing mark, a stop.
    Continuation,
    Lower,
    Upper,
    /// A small word of the language, capitalised: it opens a sentence.
    Opener,
    Digit,
    /// A script without case, a bracket, an inverted mark …
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Full,
    Exclamation,
    Ellipsis,
    /// Of a script that puts no space after it.
    Unspaced,
}

/// What closes between a stop and the next sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closing {
    Nothing,
    /// A parenthesis or a note's mark.
    Bracket,
    Quote,
    /// Something, and then another stop.
    Stop,
}

struct Line<'l> {
    text: &'l str,
    language: &'l Language,
    /// Where the sentence being read starts, spaces before it included.
    start: usize,
    /// No word stands from `start` to here; beyond it nobody has looked.
    wordless_to: usize,
    /// The enumerator that the sentence being read opens with.
    item: Option<Enumerator>,
    /// A `"` is open.
    open_quote: bool,
}

/// `1.`, `2)`, `c.`
#[derive(Clone, Copy, PartialEq, Eq)]
struct Enumerator {
    number: u32,
    letter: bool,
    mark: char,
}

impl<'l> Line<'l> {
    const fn new(line: &'l str, language: &'l Language) -> Self {
        Self {
            text: line,
            language,
            start: 0,
            wordless_to: 0,
            item: None,
            open_quote: false,
        }
    }

    fn from(&self, at: usize) -> &'l str {
        self.text.get(at..).unwrap_or("")
    }

    fn to(&self, at: usize) -> &'l str {
        self.text.get(..at).unwrap_or("")
    }

    /// Finds every sentence of the line.
    fn read(mut self, mut found: impl FnMut(usize, usize)) {
        let mut last: Option<(usize, usize)> = None;
        let mut at = 0;
        while let Some(mark) = next_mark(self.text, at) {
            at = mark;
            let Some(c) = self.from(at).chars().next() else {
                break;
            };
            let (scanned, end) = self.boundary(at, c);
            at = scanned;
            if let Some(end) = end.filter(|&end| end < self.text.len() && self.has_word(end)) {
                if let Some((start, end)) = last.replace(self.trimmed(end)) {
                    found(start, end);
                }
                self.start = end;
                self.wordless_to = end;
                self.item = None;
            }
        }
        let end = self.text.len();
        let rest = self.trimmed(end);
        match last {
            // What holds no word is the end of what stands before it.
            Some((start, _)) if !self.has_word(end) => found(start, rest.1),
            _ => {
                if let Some((start, end)) = last {
                    found(start, end);
                }
                if rest.0 < rest.1 {
                    found(rest.0, rest.1);
                }
            }
        }
    }

    /// The piece from where the sentence starts to `end`, without the spaces around it. A piece of
    /// spaces only is empty and ends where the one before it does.
    fn trimmed(&self, end: usize) -> (usize, usize) {
        let piece = self.text.get(self.start..end).unwrap_or("");
        let lead = piece.len() - piece.trim_start().len();
        let trimmed_end = self.to(end).trim_end().len();
        (self.start + lead, trimmed_end)
    }

    /// Whether the sentence being read holds a word before `end`.
    fn has_word(&mut self, end: usize) -> bool {
        let unseen = self.text.get(self.wordless_to..end).unwrap_or("");
        if let Some(word) = unseen.find(is_word) {
            self.wordless_to += word;
            true
        } else {
            self.wordless_to = self.wordless_to.max(end);
            false
        }
    }

    /// Judges the character at `at`: where to scan on, and where a sentence ends, if one does.
    fn boundary(&mut self, at: usize, c: char) -> (usize, Option<usize>) {
        let next = at + c.len_utf8();
        match c {
            '"' | '＂' => {
                self.open_quote = !self.open_quote;
                (next, None)
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => (next, Some(next)),
            ')' => match self.next_item(at) {
                Some(item) => (item, Some(item)),
                None => (next, None),
            },
            ';' => {
                let judged = self.after(next);
                let item =
                    judged == After::Opener || (judged != After::Lower && self.dash_follows(next));
                (next, (item && self.space_follows(next)).then_some(next))
            }
            _ if is_terminal(c) => self.stop(at, c),
            _ => (next, None),
        }
    }

    /// A stop at `at`: reads it with its like and what closes it, and judges it.
    fn stop(&mut self, at: usize, mark: char) -> (usize, Option<usize>) {
        let mut stop = stop_of(mark);
        let mut end = at + mark.len_utf8();
        for c in self.from(end).chars().take_while(|&c| is_terminal(c)) {
            end += c.len_utf8();
            stop = match (stop, stop_of(c)) {
                (Stop::Full, Stop::Full) => Stop::Ellipsis,
                (other, Stop::Full) | (_, other) => other,
            };
        }
        let run_end = end;
        let closing;
        (end, closing) = self.past_closing(end);
        if end >= self.text.len() || self.in_title_of_work(at, end) {
            return (end, None);
        }
        if !self.space_follows(end) {
            let glued = first(self.from(end));
            let after_word = end == run_end && is_word(last(self.to(at)));
            let opens = matches!(glued, '«' | '“' | '„' | '¿' | '¡')
                || is_uncased(glued)
                || glued.is_uppercase() && !after_word;
            if stop != Stop::Unspaced && !opens {
                return (end, None);
            }
        }
        if stop == Stop::Full
            && let Some(item) = self.next_item(at)
        {
            return (item, Some(item));
        }
        let boundary = self.ends_sentence(at, end, stop, closing);
        (end, boundary.then_some(end))
    }

    fn ends_sentence(&mut self, at: usize, end: usize, stop: Stop, closing: Closing) -> bool {
        let after = self.after(end);
        let before = self.to(at);
        let bracketed = matches!(last(before), '[' | '(');
        match (stop, closing) {
            _ if after == After::Continuation => false,
            (Stop::Unspaced, Closing::Quote) => after != After::Lower && !self.is_particle(end),
            (_, Closing::Stop) | (Stop::Unspaced, _) => after != After::Lower,
            (Stop::Ellipsis, _) if bracketed => after == After::Opener,
            (Stop::Ellipsis | Stop::Exclamation, _) => after != After::Lower,
            (Stop::Full, _) if bracketed || self.is_enumerator(at) => false,
            (Stop::Full, _) if last(before) == ' ' && self.is_spaced_ellipsis(at, end) => false,
            (Stop::Full, _) if self.dash_follows(end) && self.is_in_guillemets(end) => false,
            (Stop::Full, Closing::Quote) => after != After::Lower && !self.cites_source(end),
            (Stop::Full, closing) => self.full_stop_ends(at, end, after, closing),
        }
    }

    /// `. . .`
    fn is_spaced_ellipsis(&self, at: usize, end: usize) -> bool {
        self.to(at).ends_with(". ") || self.from(end).starts_with(" .")
    }

    fn full_stop_ends(&self, at: usize, end: usize, after: After, closing: Closing) -> bool {
        let before = self.before(at);
        match (before, after) {
            (Before::Word { whole }, After::Lower) => {
                whole && closing == Closing::Nothing && self.opens_plainly(end)
            }
            (Before::Word { .. }, _) => true,
            (Before::MayEnd, After::Lower | After::Digit)
            | (Before::Title, _)
            | (_, After::Lower) => false,
            (Before::MayEnd, _) => true,
            (Before::NumbersFollow, _) => after != After::Digit && !self.number_follows(end),
            (Before::Ordinal | Before::Abbreviation, _) => after == After::Opener,
        }
    }

    /// The word before the full stop at `at`.
    fn before(&self, at: usize) -> Before {
        let stem = self.to(at);
        let token = run_before(stem, |c| {
            is_word(c) || matches!(c, '.' | '°') || is_dash(c) || is_format(c)
        });
        let earlier = self.to(at - token.len()).trim_end();
        let token = token.trim_matches(is_format);
        let token = token.trim_start_matches(is_dash);
        let lower = lower_case(token);
        let language = self.language;
        let unit =
            token == lower && !token.contains('.') && matches!(last(earlier), '0'..='9' | '/');
        if language.has("abbreviations that may end a sentence", &lower) {
            return Before::MayEnd;
        }
        if language.has("abbreviations that end no sentence", &lower) {
            return if unit { Before::MayEnd } else { Before::Title };
        }
        if language.is_abbreviation(&lower) {
            return Before::Abbreviation;
        }
        let initial = token != lower && token.chars().nth(1).is_none();
        if !initial && language.has("abbreviations before numbers", &lower) {
            return Before::NumbersFollow;
        }
        if token.len() <= 3 && !token.is_empty() && token.bytes().all(|b| b.is_ascii_digit()) {
            let earlier = lower_case(run_before(earlier, is_word));
            let next = self.from(at + 1);
            let next = lower_case(first_word(next).of(next));
            let ordinal =
                language.has("around ordinals", &earlier) || language.has("around ordinals", &next);
            return if ordinal {
                Before::Ordinal
            } else {
                Before::Word { whole: false }
            };
        }
        let part = run_before(token, |c| is_word(c) || c == '°');
        let letter = last(part);
        if part.len() == letter.len_utf8() && letter.is_alphabetic() && !is_uncased(letter) {
            // « Il y a. »
            let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à' | 'é' | 'è');
            return if unit {
                Before::MayEnd
            } else if vowel && language.is_function_word(&lower) {
                Before::Word { whole: false }
            } else {
                Before::Abbreviation
            };
        }
        let whole = token.chars().count() >= WHOLE_WORD && token.chars().all(is_word);
        Before::Word { whole }
    }

    /// What stands at `end`, after spaces.
    fn after(&self, end: usize) -> After {
        let rest = self.from(end).trim_start();
        let mut characters = rest.chars().filter(|&c| !is_format(c)).take(NEAR);
        let Some(first) = characters.next() else {
            return After::Other;
        };
        match first {
            '.' if rest.starts_with(". .") => After::Other,
            ',' | ';' | ':' | ')' | ']' | '،' | '؛' | '、' | '，' | '）' => {
                After::Continuation
            }
            _ if is_terminal(first) => After::Continuation,
            '(' | '（' if Self::parenthesis_goes_on(rest) => After::Continuation,
            '(' | '（' | '[' | '¿' | '¡' | '•' | '@' | '#' => After::Other,
            _ if is_dash(first) => {
                let spaced = rest.chars().nth(1).is_some_and(char::is_whitespace);
                let inner = characters.find(|&c| !is_dash(c) && !c.is_whitespace());
                match inner {
                    Some(c) if c.is_lowercase() || c == ',' => After::Lower,
                    Some(c) if c.is_uppercase() => After::Upper,
                    Some(_) if spaced => After::Other,
                    _ => After::Continuation,
                }
            }
            _ if first.is_numeric() => After::Digit,
            _ if first.is_alphabetic() => self.after_letter(rest, first),
            _ => match characters.find(|&c| is_word(c)) {
                Some(c) if c.is_lowercase() => After::Lower,
                Some(c) if c.is_uppercase() => self.after_letter(rest, c),
                _ => After::Other,
            },
        }
    }

    fn after_letter(&self, rest: &str, letter: char) -> After {
        if letter.is_lowercase() {
            return After::Lower;
        }
        if !letter.is_uppercase() {
            return After::Other;
        }
        let word = first_word(rest);
        let tail = rest.get(word.end() as usize..).unwrap_or("");
        let word = word.of(rest);
        // « A. » is an initial more likely than a preposition.
        let initial = word.chars().nth(1).is_none() && matches!(first(tail), '.' | '-');
        let lower = lower_case(word);
        let elided = is_apostrophe(first(tail));
        let opens = !initial
            && self.language.is_function_word(&lower)
            && (elided || !self.language.has("capital inside sentences", &lower));
        if opens { After::Opener } else { After::Upper }
    }

    /// A parenthesis after a stop is a sentence, or the start of one, unless the sentence goes on
    /// after it.
    fn parenthesis_goes_on(rest: &str) -> bool {
        let close = rest
            .char_indices()
            .take(4 * NEAR)
            .find(|&(_, c)| is_parenthesis_end(c));
        let Some((close, c)) = close else {
            return false;
        };
        let tail = rest.get(close + c.len_utf8()..).unwrap_or("").trim_start();
        let next = first(tail);
        next.is_lowercase() || matches!(next, ',' | ';' | ':')
    }

    /// A parenthesis after a quotation that the full stop follows gives its source.
    fn cites_source(&self, end: usize) -> bool {
        let rest = self.from(end).trim_start();
        let close = rest
            .char_indices()
            .take(4 * NEAR)
            .find(|&(_, c)| is_parenthesis_end(c));
        first(rest) == '('
            && close.is_some_and(|(at, _)| matches!(rest.as_bytes().get(at + 1), Some(b'.' | b',')))
    }

    /// The lower-case word after a slip of the writer's is a plain one, parted by a single space.
    fn opens_plainly(&self, end: usize) -> bool {
        let mut rest = self.from(end).chars();
        let (space, next) = (rest.next(), rest.next().unwrap_or(' '));
        matches!(space, Some(' ' | '\u{A0}' | '\n')) && (next.is_lowercase() || next == '-')
    }

    /// A capital letter alone and a number: « art. L. 123 ».
    fn number_follows(&self, end: usize) -> bool {
        let mut rest = self.from(end).trim_start().chars();
        match (rest.next(), rest.next()) {
            (Some('(' | '+'), Some(next)) => next.is_numeric(),
            (Some(letter), Some('.' | ' ' | '-')) if letter.is_uppercase() => {
                let number = rest.find(|c| !matches!(c, '.' | ' ' | '-' | '*'));
                number.is_some_and(char::is_numeric)
            }
            _ => false,
        }
    }

    /// « … – dit-il. – … » : what stands between dashes inside a quotation parts no sentences.
    fn is_in_guillemets(&self, at: usize) -> bool {
        let sentence = self.text.get(self.start..at).unwrap_or("");
        let mut near = sentence.chars().rev().take(8 * NEAR);
        near.find(|c| matches!(c, '«' | '»')) == Some('«')
    }

    /// 「はい」と: what takes up a quotation in Japanese.
    fn is_particle(&self, end: usize) -> bool {
        let next = first(self.from(end));
        matches!(next, 'と' | 'っ' | 'の' | 'は' | 'を' | 'が' | 'に' | 'で')
    }

    fn dash_follows(&self, end: usize) -> bool {
        is_dash(first(self.from(end).trim_start()))
    }

    fn space_follows(&self, end: usize) -> bool {
        first(self.from(end).trim_start_matches(is_format)).is_whitespace()
    }

    /// Whether the sentence being read holds nothing before the mark at `at` but an enumerator.
    fn is_enumerator(&mut self, at: usize) -> bool {
        let found = self.enumerator(at);
        found.is_some_and(|(_, start)| !self.has_word(start))
    }

    /// The enumerator whose mark stands at `at`, and where it starts.
    fn enumerator(&self, at: usize) -> Option<(Enumerator, usize)> {
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
    fn next_item(&mut self, at: usize) -> Option<usize> {
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

    /// Where the sentence really ends when closing marks follow its stop.
    fn past_closing(&mut self, stop: usize) -> (usize, Closing) {
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
    fn in_title_of_work(&self, at: usize, end: usize) -> bool {
        let inner = run_before(self.to(at), |c| !matches!(c, '《' | '》'));
        last(self.to(at - inner.len())) == '《'
            && self.from(end).chars().take(NEAR).any(|c| c == '》')
    }
}

/// First bytes of the characters that may end a sentence or decide whether one ends: among those that are
/// not ASCII, of U+85, of Arabic and Armenian stops, of U+900–U+3FFF and of wide forms.
static MARKS: ByteSet = ByteSet::of(b".!?;\")\xC2\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEF");

/// Where the next such character stands, from `at` on.
fn next_mark(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        at = MARKS.find(bytes, at)?;
        // Spaces that do not break, « and », ’, “ and dashes are what most of those bytes begin.
        match bytes.get(at..) {
            Some([0xC2, second, ..]) if *second != 0x85 => at += 2,
            Some([0xE2, 0x80, ..=0xA5, ..]) => at += 3,
            _ => return Some(at),
        }
    }
}

fn stop_of(c: char) -> Stop {
    match c {
        '.' | '．' => Stop::Full,
        '…' => Stop::Ellipsis,
        '。' | '！' | '？' | '｡' => Stop::Unspaced,
        _ => Stop::Exclamation,
    }
}

/// `[12]`, the mark of a note: its length.
fn note_mark(rest: &str) -> Option<usize> {
    let digits = rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    let closed = rest.as_bytes().get(digits + 1) == Some(&b']');
    ((1..=3).contains(&digits) && closed).then_some(digits + 2)
}

/// The first word of the text, as far as one looks; an empty span where there is none.
fn first_word(text: &str) -> Span {
    let near = text.get(..4 * NEAR).unwrap_or(text);
    words(near).next().unwrap_or(Span::new(0, 0))
}

/// The characters of this kind that the text ends with, as far as one looks.
fn run_before(text: &str, is: fn(char) -> bool) -> &str {
    let mut start = text.len();
    for (at, c) in text.char_indices().rev().take(NEAR) {
        if !is(c) {
            break;
        }
        start = at;
    }
    text.get(start..).unwrap_or("")
}

const fn is_parenthesis_end(c: char) -> bool {
    matches!(c, ')' | '）')
}

/// Characters that are not seen: they set the direction of writing or where lines may break.
const fn is_format(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

const fn is_bullet(c: char) -> bool {
    matches!(c, ' ' | '•' | '⁃' | '·' | '*' | '-' | '–' | '—')
}

/// A letter of a script that has no capitals, and mostly no space after a stop.
fn is_uncased(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::segment::block::blocks;
    use crate::segment::language::Language;

    /// The text is written with `⏐` where a sentence should end.
    #[track_caller]
    fn check(language: &str, marked: &str) {
        let text = marked.replace('⏐', "");
        let found = sentences(&text, &blocks(&text), Language::of(language));
        let found: Vec<_> = found.iter().map(|s| s.of(&text)).collect();
        let expected: Vec<_> = marked.split('⏐').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_and_initials_end_nothing() {
        check(
            "fr",
            "Le 22 janv. 2025, M. Xi a vu V. Poutine et J.-P. Durand.⏐ Puis Mme. Roy est partie.",
        );
        check("en", "Mr. Xi met J. R. Smith on Jan. 22.⏐ They spoke.");
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_before() {
        check("fr", "La victoire, a noté M. Xi. »⏐ Qui relie la lutte.");
        check(
            "fr",
            "« Nous sommes prêts.⏐ Nous viendrons », a-t-il dit.⏐ Fin.",
        );
        check("en", "\"We are ready.\"⏐ He left.");
    }

    #[test]
    fn abbreviations_that_end_none_and_those_that_may() {
        check(
            "fr",
            "Il cite l’art. 5, p. 12, de la loi no. 3.⏐ Mgr. Dupont dit oui.",
        );
        check("fr", "Des pommes, des poires, etc.⏐ Paris en manque.");
        check(
            "fr",
            "Rome, 50 ans av. J.-C.⏐ César passe.⏐ Il part à 20 h.⏐ Paris dort.",
        );
        check("fr", "Sous Napoléon I.⏐ Il part.⏐ Puis J. Le Goff écrit.");
        check(
            "en",
            "He lives in the U.S.⏐ How about you?⏐ The U.S. Senate met at 5 a.m. Tuesday.",
        );
        check(
            "en",
            "No. 5 won.⏐ Did it?⏐ No.⏐ Apple Inc. Chief Tim Cook left.",
        );
        check(
            "de",
            "Am 3. Oktober, z. B. Dr. Klein, im 6. Stock.⏐ Das war 2012.⏐ Er geht.",
        );
        check(
            "es",
            "La Sra. Ruiz vive en EE. UU. desde enero.⏐ ¿Cuándo?⏐ ¡Ayer!⏐ Sí.",
        );
        check(
            "it",
            "L’Avv. Rossi, il Dott. Bianchi e altri, ecc.⏐ Poi basta.",
        );
        check(
            "ru",
            "Это было в 1898 г. в Москве.⏐ Он жил на ул. Ленина, д. 5.",
        );
    }

    #[test]
    fn numbers_times_and_addresses() {
        check(
            "fr",
            "Le 3.5 à 14.30 sur www.a.fr/b?c=D. fr et 1.000.⏐ 12 pays.",
        );
        check("fr", "Voir https://a.b/c?D=e et jean@a.fr.⏐ Fin.");
    }

    #[test]
    fn ellipses() {
        check(
            "fr",
            "Il hésite…⏐ Puis part... sans bruit.⏐ Enfin...⏐ Rien.",
        );
        check("fr", "Les pays […] Chine et (…) Russie.⏐ […] Le reste.");
        check("en", "Well, I . . . I see.⏐ Go.");
    }

    #[test]
    fn quotations_and_what_follows_them() {
        check(
            "fr",
            "« Oui. »⏐ Il part.⏐ « Non ! », dit-il.⏐ Et « peut-être ».⏐ Fin.",
        );
        check("fr", "Il a dit \"oui. \"⏐ Puis \" non. \"⏐ Fin.");
        check("de", "Er sagte: „Ja.“⏐ Dann: »Nein.«⏐ Ende.");
        check(
            "en",
            "\"Is it?\" he said.⏐ 'No.'⏐ It ended (as planned).⏐ (He left.)⏐ Why?",
        );
        check(
            "en",
            "It fell [sic].[12]⏐ They wrote \"so.\" (Smith 5).⏐ End.",
        );
        check("zh", "他说：“很好。”⏐她走了。⏐我看《你好！世界》。");
        check("ja", "「行くの？」と聞いた。⏐「はい。」⏐終わり。");
        check("ar", "هل وصل؟⏐ نعم۔⏐ وصل.");
    }

    #[test]
    fn dashes_open_lines_of_dialogue_and_items() {
        check("fr", "– Que dites-vous ?⏐ – Rien.⏐ – Ah ! – dit-il.");
        check("fr", "Il lance : « Eh oui !⏐ — Tout à fait ! »");
        check("ru", "«Что? – спросила мама. – Завтра ведь выходной».");
        check(
            "fr",
            "Il faut :⏐ - Du pain.⏐ - De l’eau ;⏐ - Du vin."
                .replacen('⏐', "", 1)
                .as_str(),
        );
    }

    #[test]
    fn lists_set_as_one_line() {
        check("fr", "1. Le pain.⏐ 2. Le vin.⏐ 3. La fin");
        check("fr", "a) le pain ⏐b) le vin ⏐c) la fin");
        check("en", "1) The first item ⏐2) The second item");
        check(
            "fr",
            "Le texte compte 3 articles.⏐ 1. Tout individu a droit à la vie.⏐ Fin.",
        );
    }

    #[test]
    fn a_slip_of_the_writer_ends_the_sentence() {
        check("fr", "Il est parti hier.⏐ elle aussi.⏐ Il y en a env. dix.");
    }

    #[test]
    fn what_holds_no_word_ends_what_stands_before() {
        check("fr", "Fin. !!! …");
        check("fr", "… ! Le début.⏐ Fin. * * *");
    }

    /// Where plain prose leaves no doubt, sentences are the standard's.
    #[test]
    fn plain_prose_is_read_as_the_standard_reads_it() {
        let text = "Le ministre a parlé. Il a été clair ! L’a-t-il été ? Oui, dit-elle. \
            The talks failed. They will go on! Will they? Переговоры идут. Когда? Сегодня! \
            两国合作。关系很好！真的吗？好。";
        let segmenter = icu_segmenter::SentenceSegmenter::new(
            icu_segmenter::options::SentenceBreakInvariantOptions::default(),
        );
        let ends: Vec<_> = segmenter.segment_str(text).skip(1).collect();
        let found: Vec<_> = sentences(text, &blocks(text), Language::of("fr"))
            .iter()
            .map(|s| s.end() as usize)
            .collect();
        let trimmed: Vec<_> = ends.iter().map(|&e| text[..e].trim_end().len()).collect();
        assert_eq!(found, trimmed);
    }

    #[test]
    fn what_follows_in_lower_case_goes_on() {
        check("fr", "« Êtes-vous prêts ? » a demandé M. Xi.⏐ Oui.");
        check("fr", "« Quel succès ! », s’est félicité le ministre.");
        check("fr", "La coordination […] sert la paix… et la justice.");
    }

    #[test]
    fn chinese_stops_need_no_space() {
        check("zh", "两国关系很好。⏐双方同意合作。");
    }
}
