//! How two places of one quotation differ, in words a reader can use.

use super::found::side;
use super::quotation::{Place, PlaceKind, names};
use crate::align::matching::runs;
use crate::align::{Alignment, Change, ChangeClass, Kind, changes};
use crate::corpus::Article;
use crate::engine::Engine;
use crate::text::Span;
use crate::token::{Word, WordClass};

/// One thing in which two places differ. None of them: the words are identical.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Quote marks, spaces, capitals, punctuation.
    Typography,
    /// Words are missing on one side, and a mark (`[…]`) says so.
    MarkedCut,
    /// Words are missing inside the marks of one side, and nothing says so.
    SilentCut,
    /// One side has only a part of the other's words: its beginning or end is not there.
    Part,
    /// Other words.
    Words,
    /// Both name speakers, and not one in common.
    Speaker,
    /// Both have a reporting verb, and another one.
    Verb,
    /// Between quote marks on one side, without them on the other.
    Told,
    /// One side credits an agency or outlet, and the other does not.
    Source,
}

impl Verdict {
    /// Every verdict, in the order of the bits.
    pub const ALL: [Self; 9] = [
        Self::Typography,
        Self::MarkedCut,
        Self::SilentCut,
        Self::Part,
        Self::Words,
        Self::Speaker,
        Self::Verb,
        Self::Told,
        Self::Source,
    ];

    /// The verdict's name in analysis files and at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Typography => "typography",
            Self::MarkedCut => "marked-cut",
            Self::SilentCut => "silent-cut",
            Self::Part => "part",
            Self::Words => "words",
            Self::Speaker => "speaker",
            Self::Verb => "verb",
            Self::Told => "told",
            Self::Source => "source",
        }
    }

    /// Its bit in a set of verdicts.
    #[must_use]
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// In what two places of one quotation differ, as bits ([`Verdict::bit`]), and every difference between their words. The
/// bits are the same from both sides. `speakers` are the lists of names that the places count in.
#[must_use]
pub fn verdicts(
    engine: &Engine,
    speakers: &[Vec<String>],
    x: &Place,
    y: &Place,
) -> (u32, Vec<Change>) {
    let (Some(left), Some(right)) = (engine.article(x.article), engine.article(y.article)) else {
        return (0, Vec::new());
    };
    let (mut found, changes) = of_words(left, x, right, y);
    let mut differs = |verdict: Verdict, differs: bool| {
        if differs {
            found |= verdict.bit();
        }
    };
    let by_others = are_others(names(speakers, x.speakers), names(speakers, y.speakers));
    differs(Verdict::Speaker, by_others);
    // The verb around told words is not theirs.
    let told = x.kind == PlaceKind::Told || y.kind == PlaceKind::Told;
    differs(
        Verdict::Verb,
        !told && is_other_verb(left, x.said.cue, right, y.said.cue),
    );
    differs(Verdict::Told, x.kind.is_marked() != y.kind.is_marked());
    differs(Verdict::Source, x.source.is_some() != y.source.is_some());
    (found, changes)
}

/// Whether both name somebody, and nobody in common.
pub(super) fn are_others(names: &[String], others: &[String]) -> bool {
    !names.is_empty() && !others.is_empty() && !names.iter().any(|name| others.contains(name))
}

/// Whether both cues have content words (of « a également souligné », the adverb and the verb), and none of one stem.
fn is_other_verb(left: &Article, x: Option<Span>, right: &Article, y: Option<Span>) -> bool {
    let (x, y) = (words(left, x), words(right, y));
    let says = |words: &[Word]| words.iter().any(|w| w.class == WordClass::Content);
    says(x) && says(y) && !x.iter().any(|w| is_among(*w, y))
}

fn words(article: &Article, span: Option<Span>) -> &[Word] {
    let sequence = &article.sequence;
    span.map_or(&[], |span| sequence.slice(sequence.positions(span)))
}

/// Whether a word that says something is among others in some form.
fn is_among(word: Word, others: &[Word]) -> bool {
    word.class == WordClass::Content && others.iter().any(|w| w.stem == word.stem)
}

fn of_words(left: &Article, x: &Place, right: &Article, y: &Place) -> (u32, Vec<Change>) {
    let (a, b) = (
        left.sequence.positions(x.span),
        right.sequence.positions(y.span),
    );
    let alignment = Alignment {
        kind: Kind::Near,
        score: 0,
        runs: runs(&left.sequence, &right.sequence, a.clone(), b.clone(), &[]),
        left: a,
        right: b,
        moved: Vec::new(),
    };
    let (whole, answer) = (
        left.sequence.span(alignment.left.clone()),
        right.sequence.span(alignment.right.clone()),
    );
    let mut found = 0;
    // « important facteur » and « facteur […] important »: nothing is left out at the ends.
    let stands_there = |change: &Change| {
        let own = words(left, Some(change.left)).iter();
        let own = own.chain(words(right, Some(change.right)));
        let (article, whole) = if change.left.is_empty() {
            (left, whole)
        } else {
            (right, answer)
        };
        let other = words(article, Some(whole));
        own.filter(|w| w.class == WordClass::Content)
            .all(|w| is_among(*w, other))
    };
    let changes = changes(side(left), side(right), &alignment);
    for change in &changes {
        let one_sided = change.left.is_empty() || change.right.is_empty();
        let at_end =
            |own: Span, whole: Span| own.start() == whole.start() || own.end() == whole.end();
        let ends = at_end(change.left, whole) && at_end(change.right, answer);
        let marked = x.kind.is_marked() && y.kind.is_marked();
        let verdict = match change.class {
            ChangeClass::Typography
            | ChangeClass::Punctuation
            | ChangeClass::Case
            | ChangeClass::Split => Verdict::Typography,
            ChangeClass::Elision if one_sided => Verdict::SilentCut,
            ChangeClass::Elision => Verdict::MarkedCut,
            _ if one_sided && ends && !stands_there(change) => Verdict::Part,
            _ if one_sided && !ends && marked => Verdict::SilentCut,
            _ => Verdict::Words,
        };
        found |= verdict.bit();
    }
    (found, changes)
}
