//! Lines as they are read: what each says by its own words.

use crate::number_map::{NumberMap, count, number};
use crate::segment::TextWord;
use crate::segment::furniture::{
    LineWords, List, ends_sentence, is_byline, is_credit, is_dateline, is_furniture, is_names,
};
use crate::segment::wrap;
use crate::strings::Strings;
use crate::text::Span;
use crate::text::character::{first, is_terminal, last};

/// A prose line has at least this many words and ends as a sentence does …
const PROSE_WORDS: usize = 10;
/// … or has this many whatever its end.
const LONG_PROSE_WORDS: usize = 30;
/// What says that a line is a note stands this near to its end, in bytes.
const NOTE_BYTES: usize = 300;
/// A line this short that comes again is furniture.
const REPEATED_WORDS: usize = 8;

/// One non-empty line and what its own words say of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent observations of one line"
)]
pub(super) struct Line<'t> {
    pub(super) span: Span,
    pub(super) text: &'t str,
    /// [`crate::segment::furniture::WORDS_READ`] at most.
    pub(super) n_words: usize,
    /// Ends as a sentence does.
    pub(super) terminal: bool,
    /// An empty line, or an end of the text, stands before / after it.
    pub(super) gap_before: bool,
    pub(super) gap_after: bool,
    pub(super) furniture: bool,
    pub(super) byline: bool,
    /// Nothing but names.
    names: bool,
    /// Says in its opening that it is a note.
    note: bool,
    pub(super) dateline: bool,
    pub(super) credit: bool,
    /// Opens readers' comments: a counter of views or comments.
    pub(super) opens_comments: bool,
    /// Furniture that announces other articles and leaves their titles to the next lines.
    pub(super) announces: bool,
}

impl Line<'_> {
    pub(super) fn is_prose(&self) -> bool {
        !self.furniture
            && ((self.terminal || last(self.text) == ':') && self.n_words >= PROSE_WORDS
                || self.n_words >= LONG_PROSE_WORDS)
    }

    /// Neither prose nor the end of a sentence: a headline, a label, an entry of a list.
    pub(super) const fn is_label(&self) -> bool {
        !self.terminal && self.n_words < LONG_PROSE_WORDS
    }

    /// Goes on below, or is an item of the article's own list.
    pub(super) fn is_part_of_text(&self) -> bool {
        let mut opening = self.text.chars();
        match opening.next() {
            _ if matches!(last(self.text), ':' | ',' | ';') => true,
            Some('•' | '*' | '‣' | '▪') => true,
            Some('-' | '–' | '—') => opening.next() == Some(' '),
            _ => false,
        }
    }

    /// From an opening quotation mark to its closing one.
    pub(super) fn is_quoted(&self) -> bool {
        let open = first(self.text);
        let close = match open {
            '«' => '»',
            '“' => '”',
            '„' => '“',
            '「' => '」',
            '"' => '"',
            _ => return false,
        };
        // Neither mark stands between the first one and the last, which at most a stop follows.
        let inner = self.text.chars().skip(1);
        let mut rest = inner.skip_while(|&c| c != open && c != close);
        rest.next() == Some(close) && rest.all(|c| is_terminal(c) || c == ',')
    }

    /// Says who wrote the article, if it stands where that is said.
    pub(super) fn is_signature(&self) -> bool {
        self.byline || self.names
    }

    /// Says near one of its ends that it is a note.
    pub(super) fn is_note(&self) -> bool {
        let mut tail = self.text.len().saturating_sub(NOTE_BYTES);
        while !self.text.is_char_boundary(tail) {
            tail -= 1;
        }
        let tail = self.text.get(tail..).unwrap_or("");
        self.note || tail.len() < self.text.len() && LineWords::new(tail).has(List::Notes)
    }
}

pub(super) fn lines<'t>(text: &'t str, mut words: &[TextWord]) -> Vec<Line<'t>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut of_line = LineWords::default();
    for (start, line, gap) in pieces(text) {
        if let Some(last) = found.last_mut() {
            last.gap_after = gap;
        }
        let start = number(start);
        while let Some((_, rest)) = words.split_first().filter(|(w, _)| w.span.end() <= start) {
            words = rest;
        }
        of_line.read(line, start, words);
        found.push(read_line(line, &of_line, start, gap));
    }
    if let Some(last) = found.last_mut() {
        last.gap_after = true;
    }
    mark_repeated(&mut found);
    found
}

/// The lines that hold something, or the paragraphs of a text that was broken to fit a width: where each
/// starts, what it says, and whether an empty line or the start of the text stands before it.
fn pieces(text: &str) -> Vec<(usize, &str, bool)> {
    let width = wrap::width(text);
    let mut pieces: Vec<(usize, &str, bool)> = Vec::new();
    let (mut offset, mut above) = (0usize, "");
    for raw in text.split('\n') {
        let line = raw.trim();
        let start = offset + (raw.len() - raw.trim_start().len());
        let goes_on = width.is_some_and(|width| wrap::is_full(above, line, width));
        match pieces.last_mut() {
            _ if line.is_empty() => {}
            Some((first, piece, _)) if goes_on && !above.is_empty() => {
                *piece = text.get(*first..start + line.len()).unwrap_or(piece);
            }
            _ => pieces.push((start, line, above.is_empty())),
        }
        offset += raw.len() + 1;
        above = line;
    }
    pieces
}

fn read_line<'t>(line: &'t str, words: &LineWords<'_>, start: u32, gap_before: bool) -> Line<'t> {
    let dateline = is_dateline(words);
    let furniture = !dateline && is_furniture(line, words);
    Line {
        span: Span::new(start, start + number(line.len())),
        text: line,
        n_words: words.len(),
        terminal: ends_sentence(line) || ends_before_source(line),
        gap_before,
        gap_after: false,
        furniture,
        byline: is_byline(line, words),
        names: is_names(line, words),
        note: words.has(List::Notes),
        dateline,
        credit: is_credit(line, words),
        opens_comments: furniture && words.opens_comments(),
        announces: furniture && words.announces(),
    }
}

/// « … la crédibilité du bac. » (L’Horizon) »
fn ends_before_source(line: &str) -> bool {
    let source = line.trim_end().strip_suffix(')');
    let parts = source.and_then(|line| line.rsplit_once('('));
    parts.is_some_and(|(before, _)| ends_sentence(before))
}

/// Short lines that come three times are furniture whatever they say.
fn mark_repeated(lines: &mut [Line<'_>]) {
    let (mut texts, mut times) = (Strings::default(), NumberMap::default());
    let mut key = |line: &Line<'_>| u64::from(texts.number(line.text));
    let short = |line: &Line<'_>| line.is_label() && line.n_words <= REPEATED_WORDS;
    for line in lines.iter().filter(|line| short(line)) {
        count(&mut times, key(line));
    }
    for line in lines.iter_mut().filter(|line| short(line)) {
        line.furniture |= times.get(&key(line)).is_some_and(|&n| n > 2);
    }
}
