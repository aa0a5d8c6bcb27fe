//! Which changes alter the sense, or a quotation: what a fact-checker looks at first.

use super::change::{Change, ChangeClass, Op};
use crate::segment::language::entries_of_all;
use crate::segment::words;
use crate::text::lower_case;

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

/// Words that negate, in the languages we know; « ne » and « n’ » stand with one of the others.
pub(super) const NEGATIONS: &str = "|pas|jamais|aucun|aucune|rien|ni|not|no|never|none|neither|nor|cannot|nicht|kein|keine|keinen|keiner|nie|niemals|nunca|ningún|ninguna|jamás|non|nessun|nessuna|não|nenhum|nessuno|не|нет|ни|никогда|لا|لم|لن|ليس|";
/// Words that say how sure or how binding something is.
const MODALS: &str = "|peut|peuvent|pourrait|pourraient|pourra|pourront|doit|doivent|devrait|devraient|devra|devront|faut|faudrait|serait|seraient|aurait|auraient|semble|sembleraient|probablement|éventuellement|may|might|could|should|would|must|can|shall|will|probably|possibly|allegedly|kann|könnte|könnten|soll|sollte|sollten|muss|müsste|dürfte|würde|wohl|puede|podría|debe|debería|sería|habría|può|potrebbe|deve|dovrebbe|sarebbe|avrebbe|pode|poderia|deveria|seria|teria|может|могут|мог|должен|должна|должны|يمكن|يجب|ربما|";

/// Whether the word stands in one of the lists above.
pub(super) fn is_listed(list: &str, word: &str) -> bool {
    let word = lower_case(word);
    let mut entries = list.split('|');
    !word.is_empty() && entries.any(|entry| entry == word)
}

/// Why the change is to be looked at first; nothing when it is not. `quoted` says that both sides
/// stand between quote marks there.
#[must_use]
pub fn sensitive(change: &Change, left: &str, right: &str, quoted: bool) -> Option<Sensitive> {
    let (x, y) = (change.left.of(left), change.right.of(right));
    let has = |test: &dyn Fn(&str) -> bool| {
        let any = |side: &str| words(side).any(|w| test(w.of(side)));
        any(x) || any(y)
    };
    let is_date = |word: &str| {
        let word = lower_case(word);
        // The shorter ones (le, of, h) are small words of dates, and of everything else.
        let is_name = word.chars().count() > 3 || matches!(&*word, "mai" | "may");
        is_name && entries_of_all("date words").any(|entry| entry == word)
    };
    if change.op == Op::Move {
        return None;
    }
    let is_modal = |word: &str| is_listed(MODALS, word);
    match change.class {
        ChangeClass::Number | ChangeClass::Wording if has(&is_date) => Some(Sensitive::Date),
        ChangeClass::Number => Some(Sensitive::Number),
        ChangeClass::Negation => Some(Sensitive::Negation),
        ChangeClass::Name => Some(Sensitive::Name),
        ChangeClass::Wording | ChangeClass::Inflection if has(&is_modal) => {
            Some(Sensitive::Modality)
        }
        ChangeClass::Wording | ChangeClass::Inflection if quoted => Some(Sensitive::Quotation),
        // A cut that is marked has its mark on one side.
        ChangeClass::Elision if quoted && (x.is_empty() || y.is_empty()) => {
            Some(Sensitive::Quotation)
        }
        _ => None,
    }
}
