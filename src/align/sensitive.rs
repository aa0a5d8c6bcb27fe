//! Which changes alter the sense, or a quotation: what a fact-checker looks at first.

use std::sync::LazyLock;

use super::change::{Change, ChangeClass, Op};
use crate::segment::language::entries_of_all;
use crate::segment::{WordTable, words};
use crate::text::Span;

/// Why a change is looked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sensitive {
    /// A figure.
    Number,
    /// A day, month or year.
    Date,
    /// A person, place or body.
    Name,
    /// « ne … pas », "not".
    Negation,
    /// « doit » for « peut », "might" for "will".
    Modality,
    /// Words differ, or are missing, inside quote marks, and no mark says so.
    Quotation,
}

impl Sensitive {
    /// The reason's name in analysis files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Name => "name",
            Self::Negation => "negation",
            Self::Modality => "modality",
            Self::Quotation => "quotation",
        }
    }
}

/// The bit of each list.
const NEGATION: u64 = 1;
const MODAL: u64 = 2;
const DATE: u64 = 4;

/// The bits of the lists that hold a word.
static LISTED: LazyLock<WordTable> = LazyLock::new(|| {
    let mut listed = WordTable::default();
    let mut put = |word: &str, bit| listed.set(word, listed.get(word) | bit);
    entries_of_all("negative words").for_each(|word| put(word, NEGATION));
    entries_of_all("modal words").for_each(|word| put(word, MODAL));
    for word in entries_of_all("date words") {
        // The shorter ones (le, of, h) are small words of dates, and of everything else.
        if word.chars().count() > 3 || matches!(word, "mai" | "may") {
            put(word, DATE);
        }
    }
    listed
});

/// Whether the word at a place of the text negates.
pub(super) fn negates(text: &str, word: Span) -> bool {
    LISTED.get_lower_at(text, word) & NEGATION != 0
}

/// Why the change is to be looked at first; nothing when it is not. `quoted` says that both sides
/// stand between quote marks there.
#[must_use]
pub fn sensitive(change: &Change, left: &str, right: &str, quoted: bool) -> Option<Sensitive> {
    let (x, y) = (change.left.of(left), change.right.of(right));
    let listed = |side: &str| words(side).fold(0, |bits, w| bits | LISTED.get_lower_at(side, w));
    let has = |bit| (listed(x) | listed(y)) & bit != 0;
    if change.op == Op::Move {
        return None;
    }
    match change.class {
        ChangeClass::Number | ChangeClass::Wording if has(DATE) => Some(Sensitive::Date),
        ChangeClass::Number => Some(Sensitive::Number),
        ChangeClass::Negation => Some(Sensitive::Negation),
        ChangeClass::Name => Some(Sensitive::Name),
        ChangeClass::Wording | ChangeClass::Inflection if has(MODAL) => Some(Sensitive::Modality),
        ChangeClass::Wording | ChangeClass::Inflection if quoted => Some(Sensitive::Quotation),
        // A cut that is marked has its mark on one side.
        ChangeClass::Elision if quoted && (x.is_empty() || y.is_empty()) => {
            Some(Sensitive::Quotation)
        }
        _ => None,
    }
}
