//! Corrections by their names: as the page asks for them, and as analysis files hold them.

use serde::Serialize;

use crate::correction::{Correction, Fix};
use crate::segment::{QuotationKind, Role};
use crate::text::Span;

/// A correction in an analysis file. Readers take `what` and the field named like it.
#[derive(Debug, Serialize)]
pub struct CorrectionEntry<'e> {
    article: &'e str,
    what: &'static str,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speakers: Option<&'e [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
}

impl<'e> CorrectionEntry<'e> {
    /// The entry of a correction whose place is given in the file's unit.
    #[must_use]
    pub fn new(article: &'e str, fix: &'e Fix, [start, end]: [u32; 2]) -> Self {
        let mut entry = Self {
            article,
            what: fix.about(),
            start,
            end,
            role: None,
            sentence: None,
            speakers: None,
            kind: None,
        };
        match fix {
            Fix::Role(role) => entry.role = Some(role.name()),
            Fix::Join => entry.sentence = Some("join"),
            Fix::Split => entry.sentence = Some("split"),
            Fix::Speakers(names) => entry.speakers = Some(names),
            Fix::Kind(kind) => entry.kind = Some(kind.name()),
        }
        entry
    }
}

/// The correction meant by the names of a matter and of what is right; speakers one a line. Nothing when there is no
/// such name.
#[must_use]
pub fn correction(place: Span, what: &str, value: &str) -> Option<Correction> {
    let fix = match (what, value) {
        ("role", _) => Fix::Role(Role::ALL.into_iter().find(|role| role.name() == value)?),
        ("kind", _) => Fix::Kind(
            QuotationKind::ALL
                .into_iter()
                .find(|kind| kind.name() == value)?,
        ),
        ("sentence", "join") => Fix::Join,
        ("sentence", "split") => Fix::Split,
        ("speakers", _) => Fix::Speakers(value.lines().map(str::to_owned).collect()),
        _ => return None,
    };
    Some(Correction { place, fix })
}

#[cfg(test)]
mod tests {
    use super::{CorrectionEntry, correction};
    use crate::text::Span;

    #[test]
    fn corrections_have_names_there_and_back() {
        let place = Span::new(3, 9);
        for (what, value, written) in [
            ("role", "chrome", r#""role":"chrome""#),
            ("kind", "indirect", r#""kind":"indirect""#),
            ("sentence", "join", r#""sentence":"join""#),
            ("sentence", "split", r#""sentence":"split""#),
            (
                "speakers",
                "Anne Roy\nLuc Petit",
                r#""speakers":["Anne Roy","Luc Petit"]"#,
            ),
            ("speakers", "", r#""speakers":[]"#),
        ] {
            let found = correction(place, what, value).expect(value);
            assert_eq!((found.place, found.fix.about()), (place, what));
            let entry = serde_json::to_string(&CorrectionEntry::new("A", &found.fix, [3, 9]))
                .expect("JSON");
            let expected =
                format!(r#"{{"article":"A","what":"{what}","start":3,"end":9,{written}}}"#);
            assert_eq!(entry, expected);
        }
        for (what, value) in [
            ("role", "x"),
            ("kind", ""),
            ("sentence", "cut"),
            ("title", "x"),
        ] {
            assert_eq!(correction(place, what, value), None);
        }
    }
}
