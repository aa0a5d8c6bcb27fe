//! Quotations: stretches between quote marks, in every style, paired by what the marks can do.
//!
//! Marks that name their side (« », “ ”, „ “, ‹ ›, 「 」) are paired with a stack, so that they nest
//! and may be closed in a later paragraph; `"` opens and closes in turn within a block; `'` and ’
//! are taken for quote marks only where they cannot be apostrophes. A quotation that runs over
//! several blocks is one entry per block.

use super::block::Block;
use super::role::Role;
use super::word::words;
use crate::order::{descending, sort_by_key};
use crate::text::Span;
use crate::text::character::is_word;

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

/// The quotations of the text, by position; nested ones follow the one that holds them.
#[must_use]
pub fn quotations(text: &str, blocks: &[Block]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        open.retain(|o| o.mark.may_run_on() && index - o.block <= MAX_BLOCKS_OPEN);
        read_block(text, block, index, blocks, &mut open, &mut found);
    }
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
    /// Only marks that name their side can be followed into another paragraph.
    const fn may_run_on(self) -> bool {
        !matches!(self, Self::Straight | Self::Single | Self::Angle)
    }
}

/// What a character may do at its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Opens(Mark),
    Closes(Mark),
}

fn read_block(
    text: &str,
    block: &Block,
    index: usize,
    blocks: &[Block],
    open: &mut Vec<Open>,
    found: &mut Vec<Quotation>,
) {
    let line = block.span.of(text);
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let after = line.get(at + c.len_utf8()..).unwrap_or("");
        let here = block.span.start() + u32::try_from(at).unwrap_or(u32::MAX);
        match act(c, before, after, open) {
            // A paragraph that opens with the mark already open goes on with the same quotation.
            Some(Act::Opens(mark)) if at == 0 && open.iter().any(|o| o.mark == mark) => {}
            Some(Act::Opens(mark)) => open.push(Open {
                mark,
                block: index,
                start: here + u32::try_from(c.len_utf8()).unwrap_or(0),
            }),
            Some(Act::Closes(mark)) => {
                if let Some(i) = open.iter().rposition(|o| o.mark == mark) {
                    let opened = open.get(i).copied();
                    open.truncate(i);
                    if let Some(opened) = opened {
                        close(text, blocks, index, opened, here, found);
                    }
                }
            }
            None => {}
        }
        before = c;
    }
}

/// Decides what a mark does, from its neighbours and from what is open.
fn act(c: char, before: char, after: &str, open: &[Open]) -> Option<Act> {
    let next = after.chars().next().unwrap_or(' ');
    let is_open = |mark| open.iter().any(|o| o.mark == mark);
    Some(match c {
        '«' => Act::Opens(Mark::Guillemets),
        '»' => Act::Closes(Mark::Guillemets),
        '“' if is_open(Mark::Low) => Act::Closes(Mark::Low),
        '“' => Act::Opens(Mark::Curly),
        '”' if is_open(Mark::Low) && !is_open(Mark::Curly) => Act::Closes(Mark::Low),
        '”' => Act::Closes(Mark::Curly),
        '„' => Act::Opens(Mark::Low),
        '‹' => Act::Opens(Mark::Angle),
        '›' => Act::Closes(Mark::Angle),
        '「' => Act::Opens(Mark::Corner),
        '」' => Act::Closes(Mark::Corner),
        '『' => Act::Opens(Mark::WhiteCorner),
        '』' => Act::Closes(Mark::WhiteCorner),
        // Parity decides: spaces stray inside these marks too often to be trusted.
        '"' | '＂' if is_open(Mark::Straight) => Act::Closes(Mark::Straight),
        '"' | '＂' => Act::Opens(Mark::Straight),
        '‘' if !is_word(before) => Act::Opens(Mark::Single),
        '’' | '\'' if is_open(Mark::Single) && !is_word(next) => Act::Closes(Mark::Single),
        // An apostrophe never has a space before it; an opening mark has a letter after it (’90s).
        '\'' if !is_word(before) && next.is_alphabetic() && !is_open(Mark::Single) => {
            if !after.contains('\'') {
                return None;
            }
            Act::Opens(Mark::Single)
        }
        _ => return None,
    })
}

/// Adds the quotation from `opened` to `end`, one entry per block it runs over.
fn close(
    text: &str,
    blocks: &[Block],
    index: usize,
    opened: Open,
    end: u32,
    found: &mut Vec<Quotation>,
) {
    for block in blocks.get(opened.block..=index).unwrap_or(&[]) {
        let start = block.span.start().max(opened.start);
        let piece = Span::new(start, block.span.end().min(end));
        let inner = piece.of(text);
        let trimmed = inner.trim_matches(|c: char| c.is_whitespace() || matches!(c, '«' | '»'));
        if trimmed.is_empty() || words(trimmed).next().is_none() {
            continue;
        }
        let lead = inner.find(trimmed).unwrap_or(0);
        let start = piece.start() + u32::try_from(lead).unwrap_or(0);
        let span = Span::new(start, start + u32::try_from(trimmed.len()).unwrap_or(0));
        found.push(Quotation {
            span,
            kind: kind(trimmed, block.role),
        });
    }
}

fn kind(quoted: &str, role: Role) -> QuotationKind {
    if matches!(role, Role::Chrome | Role::Title | Role::Heading) {
        return QuotationKind::Scare;
    }
    let n_words = words(quoted).count();
    let sentence = quoted.starts_with(char::is_uppercase) && n_words >= 4;
    if sentence || n_words >= DIRECT_WORDS {
        QuotationKind::Direct
    } else {
        QuotationKind::Fragment
    }
}

#[cfg(test)]
mod tests {
    use super::quotations;
    use crate::segment::block::blocks;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = quotations(text, &blocks(text));
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
    }

    #[test]
    fn a_mark_never_closed_quotes_nothing() {
        check("Il a dit « sans fin.\n\nAutre chose.", &[]);
        check("Un pouce 5\" de large.\n\nIl dit \"oui\".", &["oui"]);
    }
}
