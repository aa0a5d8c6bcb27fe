//! One quotation through many mouths, in the analysis file.

use serde::Serialize;

use super::analysis::Places;
use crate::report::quotation::{Place, Quotations};
use crate::report::verdict::Verdict;

/// A quotation that stands at more than one place.
#[derive(Serialize)]
pub(super) struct GroupEntry<'e> {
    id: String,
    /// Index of the place that the others are compared with.
    base: u32,
    places: Vec<GroupPlaceEntry<'e>>,
}

#[derive(Serialize)]
struct GroupPlaceEntry<'e> {
    article: &'e str,
    start: u32,
    end: u32,
    kind: &'static str,
    /// The article's quotation that it is; `null` where it is only inside one, or told.
    quotation: Option<String>,
    /// In what it differs from the base.
    differs: Vec<&'static str>,
}

/// The groups of more than one place.
pub(super) fn groups<'e>(places: &'e Places<'_>, found: &Quotations) -> Vec<GroupEntry<'e>> {
    let mut entries = Vec::new();
    for group in &found.groups {
        if group.len < 2 {
            continue;
        }
        let mut own = Vec::new();
        for place in found.of(*group) {
            own.push(entry(places, place));
        }
        entries.push(GroupEntry {
            id: format!("Q{}", entries.len() + 1),
            base: group.base - group.first,
            places: own,
        });
    }
    entries
}

fn entry<'e>(places: &'e Places<'_>, place: &Place) -> GroupPlaceEntry<'e> {
    let [start, end] = places.ends(place.article, place.span);
    let mut differs = Vec::new();
    for verdict in Verdict::ALL {
        if place.verdicts & verdict.bit() != 0 {
            differs.push(verdict.name());
        }
    }
    GroupPlaceEntry {
        article: places.letter(place.article),
        start,
        end,
        kind: place.kind.name(),
        quotation: place.utterance.map(|at| format!("q{}", at + 1)),
        differs,
    }
}
