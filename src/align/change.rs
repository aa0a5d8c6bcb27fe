//! What a change between two texts is: what happened, of which class, where.

use crate::text::Span;
use crate::token::Sequence;

/// What happened to the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// Other words, or signs.
    Replace,
    /// Only on the right.
    Insert,
    /// Only on the left.
    Delete,
    /// At another place.
    Move,
}

impl Op {
    /// Every op, in the order in which flat arrays number them.
    pub const ALL: [Self; 4] = [Self::Replace, Self::Insert, Self::Delete, Self::Move];

    /// The op's name in analysis files and at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Insert => "insert",
            Self::Delete => "delete",
            Self::Move => "move",
        }
    }
}

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeClass {
    /// Quote marks, apostrophes, dashes, spaces, the form of an ellipsis mark.
    Typography,
    /// Marks that part sentences and clauses.
    Punctuation,
    /// Capital or small letters, accents on capitals.
    Case,
    /// Another form of the same word.
    Inflection,
    /// Words on one side where the other marks that it left some out.
    Elision,
    /// With a digit on either side.
    Number,
    /// A person, place or body.
    Name,
    /// « ne … pas », "not", « aucun ».
    Negation,
    /// A paragraph ends on one side only.
    Split,
    /// Any other words.
    Wording,
}

impl ChangeClass {
    /// Every class, in the order in which flat arrays number them.
    pub const ALL: [Self; 10] = [
        Self::Typography,
        Self::Punctuation,
        Self::Case,
        Self::Inflection,
        Self::Elision,
        Self::Number,
        Self::Name,
        Self::Negation,
        Self::Split,
        Self::Wording,
    ];

    /// The class's name in analysis files and at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Typography => "typography",
            Self::Punctuation => "punctuation",
            Self::Case => "case",
            Self::Inflection => "inflection",
            Self::Elision => "elision",
            Self::Number => "number",
            Self::Name => "name",
            Self::Negation => "negation",
            Self::Split => "split",
            Self::Wording => "wording",
        }
    }
}

/// One difference. Spans are of the two canonical texts; the empty one says where nothing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What happened.
    pub op: Op,
    /// What kind of difference it is.
    pub class: ChangeClass,
    /// The words on the left.
    pub left: Span,
    /// The words on the right.
    pub right: Span,
}

impl Change {
    /// The same change seen from the other side.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        Self {
            op: match self.op {
                Op::Insert => Op::Delete,
                Op::Delete => Op::Insert,
                op @ (Op::Replace | Op::Move) => op,
            },
            class: self.class,
            left: self.right,
            right: self.left,
        }
    }
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'t> {
    /// Canonical text.
    pub text: &'t str,
    /// Its words.
    pub sequence: &'t Sequence,
    /// Whether a capital inside a sentence marks a name: not where every noun has one.
    pub capitals_name: bool,
}

impl Side<'_> {
    /// Whether the word at a position stands between quote marks.
    pub(super) fn is_quoted(self, at: u32) -> bool {
        self.sequence.is_quoted(at)
    }
}
