//! Quotations: stretches between quote marks, in every style, paired by what the marks can do.
//!
//! Marks that name their side (« », “ ”, „ “, ‹ ›, 「 」) are paired with a stack, so that they nest
//! and may be closed in a later paragraph; `"` opens and closes in turn within a block; `'` and ’
//! are taken for quote marks only where they cannot be apostrophes. A quotation that runs over
//! several blocks is one entry per block.

use super::block::Block;
use super::role::Role;
use super::word::words;
use crate::number_map::number;
use crate::order::{descending, sort_by_key};
use crate::text::character::{first, is_capital, is_letter, is_quote_mark, is_word};
use crate::text::{ByteSet, Span};

/// How words are attributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// A quoted clause or sentence.
    Direct,
    /// Quoted words woven into the reporter's sentence.
    Fragment,
    /// Quote marks without a speaker.
    Scare,
    /// Reported speech without quote marks.
    Indirect,
}

impl QuotationKind {
    /// Every kind, in the order in which flat arrays number them.
    pub const ALL: [Self; 4] = [Self::Direct, Self::Fragment, Self::Scare, Self::Indirect];

    /// The kind's name in analysis files and at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Fragment => "fragment",
            Self::Scare => "scare",
            Self::Indirect => "indirect",
        }
    }
}

/// Words between quote marks. The span leaves out the marks and the spaces inside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quotation {
    /// The quoted words.
    pub span: Span,
    /// A first guess from length and place; who speaks is not known yet.
    pub kind: QuotationKind,
}

/// How many blocks further a quotation may be closed: long quotations run over a few paragraphs,
/// and a mark never closed must not swallow the article.
const MAX_BLOCKS_OPEN: usize = 6;
/// A quoted stretch with this many words, or that is a sentence of its own, is direct speech.
const DIRECT_WORDS: usize = 12;
/// Marks that are trimmed at each end of a quotation, at the most.
const MARKS_TRIMMED: usize = 3;
/// A quotation has a word among as many bytes, or holds none.
const BYTES_BEFORE_WORDS: usize = 200;

/// The quotations of the text, by position; nested ones follow the one that holds them.
#[must_use]
pub fn quotations(text: &str, blocks: &[Block]) -> Vec<Quotation> {
    let mut reader = Reader {
        text,
        blocks,
        open: Stack::default(),
        found: Vec::new(),
    };
    for (index, block) in blocks.iter().enumerate() {
        reader.open.enter(index);
        reader.read(block, index);
    }
    let mut found = reader.found;
    sort_by_key(&mut found, |q: &Quotation| {
        [q.span.start(), descending(q.span.end()), 0, 0]
    });
    found.dedup_by_key(|q| q.span);
    found
}

/// An opening mark that waits for its closing one.
#[derive(Clone, Copy, Debug)]
struct Open {
    mark: Mark,
    block: usize,
    /// First byte after the mark.
    start: u32,
}

/// The marks that are open, with how many there are of each: a text may open a million.
#[derive(Debug, Default)]
struct Stack {
    open: Vec<Open>,
    counts: [usize; Mark::COUNT],
}

impl Stack {
    fn has(&self, mark: Mark) -> bool {
        self.counts.get(mark as usize).is_some_and(|&n| n > 0)
    }

    fn push(&mut self, open: Open) {
        self.open.push(open);
        self.count(open.mark, 1);
    }

    /// Closes the last mark of this kind, and with it those opened since.
    fn close(&mut self, mark: Mark) -> Option<Open> {
        if !self.has(mark) {
            return None;
        }
        while let Some(open) = self.open.pop() {
            self.count(open.mark, -1);
            if open.mark == mark {
                return Some(open);
            }
        }
        None
    }

    /// Gives up, at the start of a block, the marks that cannot be closed there.
    fn enter(&mut self, block: usize) {
        let open = std::mem::take(&mut self.open);
        self.counts = [0; Mark::COUNT];
        for open in open {
            if open.mark.may_run_on() && block - open.block <= MAX_BLOCKS_OPEN {
                self.push(open);
            }
        }
    }

    fn count(&mut self, mark: Mark, change: isize) {
        if let Some(n) = self.counts.get_mut(mark as usize) {
            *n = n.saturating_add_signed(change);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Guillemets,
    Curly,
    Low,
    Angle,
    Corner,
    WhiteCorner,
    Straight,
    Single,
}

impl Mark {
    const COUNT: usize = 8;

    /// Only marks that name their side can be followed into another paragraph.
    const fn may_run_on(self) -> bool {
        !matches!(self, Self::Straight | Self::Single | Self::Angle)
    }
}

struct Reader<'t> {
    text: &'t str,
    blocks: &'t [Block],
    open: Stack,
    found: Vec<Quotation>,
}

impl Reader<'_> {
    fn read(&mut self, block: &Block, index: usize) {
        let line = block.span.of(self.text);
        let last_apostrophe = line.rfind('\'').unwrap_or(0);
        let mut at = 0;
        while let Some(c) = next_mark(line, &mut at) {
            let end = at + c.len_utf8();
            let before = || {
                let before = line.get(..at).unwrap_or("");
                before.chars().next_back().unwrap_or(' ')
            };
            let after = || line.get(end..).unwrap_or("").chars().next().unwrap_or(' ');
            let here = block.span.start() + number(at);
            match act(c, before, after, &self.open, at < last_apostrophe) {
                // A paragraph that opens with the mark already open goes on with the same quotation.
                Some(Act::Opens(mark)) if at == 0 && self.open.has(mark) => {}
                Some(Act::Opens(mark)) => self.open.push(Open {
                    mark,
                    block: index,
                    start: here + number(c.len_utf8()),
                }),
                Some(Act::Closes(mark)) => {
                    if let Some(opened) = self.open.close(mark) {
                        self.close(index, opened, here);
                    }
                }
                None => {}
            }
            at = end;
        }
    }

    /// Adds the quotation from `opened` to `end`, one entry per block it runs over.
    fn close(&mut self, index: usize, opened: Open, end: u32) {
        for block in self.blocks.get(opened.block..=index).unwrap_or(&[]) {
            let start = block.span.start().max(opened.start);
            let runs_on = start > opened.start;
            let inner = Span::new(start, block.span.end().min(end));
            let span = trimmed(self.text, inner, runs_on);
            let quoted = span.of(self.text);
            if has_words(quoted) {
                self.found.push(Quotation {
                    span,
                    kind: kind(quoted, block.role),
                });
            }
        }
    }
}

/// The next character from `at` on that may be a quote mark, and its place in `at`. Most bytes are told
/// apart without decoding.
fn next_mark(line: &str, at: &mut usize) -> Option<char> {
    loop {
        *at = MARKS.find(line.as_bytes(), *at)?;
        let c = first(line.get(*at..)?);
        if is_quote_mark(c) {
            return Some(c);
        }
        *at += c.len_utf8();
    }
}

/// First bytes of quote marks: of « and », “ and its like, 「 and its like, ＂.
static MARKS: ByteSet = ByteSet::of(b"\"'\xC2\xE2\xE3\xEF");

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Opens(Mark),
    Closes(Mark),
}

/// Decides what a mark does, from its neighbours and from what is open.
fn act(
    c: char,
    before: impl Fn() -> char,
    next: impl Fn() -> char,
    open: &Stack,
    another: bool,
) -> Option<Act> {
    Some(match c {
        '«' => Act::Opens(Mark::Guillemets),
        '»' => Act::Closes(Mark::Guillemets),
        '“' if open.has(Mark::Low) => Act::Closes(Mark::Low),
        '“' => Act::Opens(Mark::Curly),
        '”' if open.has(Mark::Low) && !open.has(Mark::Curly) => Act::Closes(Mark::Low),
        '”' => Act::Closes(Mark::Curly),
        '„' => Act::Opens(Mark::Low),
        '‹' => Act::Opens(Mark::Angle),
        '›' => Act::Closes(Mark::Angle),
        '「' => Act::Opens(Mark::Corner),
        '」' => Act::Closes(Mark::Corner),
        '『' => Act::Opens(Mark::WhiteCorner),
        '』' => Act::Closes(Mark::WhiteCorner),
        // Parity decides: spaces stray inside these marks too often to be trusted.
        '"' | '＂' if open.has(Mark::Straight) => Act::Closes(Mark::Straight),
        '"' | '＂' => Act::Opens(Mark::Straight),
        '‘' if !is_word(before()) => Act::Opens(Mark::Single),
        '’' | '\'' if open.has(Mark::Single) && !is_word(next()) => Act::Closes(Mark::Single),
        // An apostrophe never has a space before it; an opening mark has a letter after it (’90s), and one
        // to close it further on.
        '\'' if another && !open.has(Mark::Single) && !is_word(before()) && is_letter(next()) => {
            Act::Opens(Mark::Single)
        }
        _ => return None,
    })
}

/// The span without the white space at its ends and the marks that a paragraph in a long quotation repeats.
/// Where it `runs_on` from the paragraph before, the mark that this one begins with opens nothing new.
fn trimmed(text: &str, span: Span, runs_on: bool) -> Span {
    let is_guillemet = |c: char| matches!(c, '«' | '»');
    let mut inner = span.of(text);
    let mut start = span.start();
    if runs_on {
        let rest = inner.trim_start();
        let rest = rest.strip_prefix(['“', '„', '「', '『']).unwrap_or(rest);
        start += number(inner.len() - rest.len());
        inner = rest;
    }
    for _ in 0..MARKS_TRIMMED {
        let rest = inner.trim_start();
        let rest = rest.strip_prefix(is_guillemet).unwrap_or(rest).trim_start();
        start += number(inner.len() - rest.len());
        let rest = rest.trim_end();
        inner = rest.strip_suffix(is_guillemet).unwrap_or(rest).trim_end();
    }
    Span::new(start, start + number(inner.len()))
}

/// Whether words are quoted: what begins with this many bytes of anything else quotes none.
fn has_words(quoted: &str) -> bool {
    let mut end = quoted.len().min(BYTES_BEFORE_WORDS);
    while !quoted.is_char_boundary(end) {
        end -= 1;
    }
    quoted
        .get(..end)
        .is_some_and(|opening| words(opening).next().is_some())
}

fn kind(quoted: &str, role: Role) -> QuotationKind {
    if matches!(role, Role::Chrome | Role::Title | Role::Heading) {
        return QuotationKind::Scare;
    }
    let n_words = words(quoted).take(DIRECT_WORDS).count();
    let sentence = quoted.starts_with(is_capital) && n_words >= 4;
    if sentence || n_words >= DIRECT_WORDS {
        QuotationKind::Direct
    } else {
        QuotationKind::Fragment
    }
}

#[cfg(test)]
mod tests {
    use super::quotations;
    use crate::segment::block::blocks_of;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = quotations(text, &blocks_of(text));
        let found: Vec<_> = found.iter().map(|q| q.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_style_of_marks() {
        check("Il a dit «\u{A0}oui\u{A0}» et « non ».", &["oui", "non"]);
        check("He said “yes” and \"no\".", &["yes", "no"]);
        check("Er sagte „ja“ und „nein”.", &["ja", "nein"]);
        check("He said 'yes, we can' again.", &["yes, we can"]);
        check("他说「好」。", &["好"]);
    }

    #[test]
    fn stray_spaces_inside_straight_marks() {
        check(
            "face à \" l'imprévisibilité\" des autres et \"pratiquement \", dit-il",
            &["l'imprévisibilité", "pratiquement"],
        );
    }

    #[test]
    fn apostrophes_are_no_quote_marks() {
        check(
            "l'aide d'aujourd'hui, l’été ‘vraiment’ n’est pas là",
            &["vraiment"],
        );
        check("the '90s and dogs' tails", &[]);
    }

    #[test]
    fn quotations_nest() {
        check(
            "« Il a dit “jamais” hier », dit-elle.",
            &["Il a dit “jamais” hier", "jamais"],
        );
    }

    #[test]
    fn a_quotation_over_paragraphs_is_one_entry_per_paragraph() {
        check(
            "Il a dit : « Un début.\n\nUne suite.\n\nUne fin. » Voilà.",
            &["Un début.", "Une suite.", "Une fin."],
        );
        check(
            "« Un début.\n\n« Une suite. » Voilà.",
            &["Un début.", "Une suite."],
        );
        check(
            "“A start.\n\n“The rest,” he said.",
            &["A start.", "The rest,"],
        );
    }

    #[test]
    fn a_mark_never_closed_quotes_nothing() {
        check("Il a dit « sans fin.\n\nAutre chose.", &[]);
        check("Un pouce 5\" de large.\n\nIl dit \"oui\".", &["oui"]);
    }
}
