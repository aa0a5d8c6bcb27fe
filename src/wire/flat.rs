//! Answers that cross to the page as flat arrays of numbers, as `types.d.ts` describes them.

use super::units::Utf16;
use super::views::place;
use crate::align::{ChangeClass, Op};
use crate::engine::Engine;
use crate::overlap::ArticleKey;
use crate::report::Report;
use crate::report::quotation::{PlaceKind, quotations};
use crate::report::reading::reading;
use crate::report::search::search;
use crate::segment::Role;
use crate::text::{OffsetIndex, Span};

/// An answer: its fields by name.
#[derive(Debug, Default)]
pub struct Flat {
    /// Arrays of numbers.
    pub arrays: Vec<(&'static str, Vec<u32>)>,
    /// Numbers.
    pub numbers: Vec<(&'static str, u32)>,
    /// Whether a work budget cut something short.
    pub approximate: bool,
}

/// Stands for an index where there is none.
const NONE: u32 = u32::MAX;

/// Every quotation of all articles, and the lists of speakers that its places count in, one name a line.
#[must_use]
pub fn quotation_groups(engine: &Engine) -> (Flat, Vec<String>) {
    let units = Utf16::of(engine);
    let found = quotations(engine, &Report::new(engine));
    let (mut groups, mut places) = (Vec::new(), Vec::new());
    for group in &found.groups {
        groups.extend_from_slice(&[group.first, group.len, group.base]);
    }
    for p in &found.places {
        let ends = |span: Option<Span>| span.map_or([0, 0], |span| units.ends(p.article, span));
        let said = &p.said;
        let [start, end] = ends(Some(p.span));
        let (kind, role) = (place(&PlaceKind::ALL, p.kind), place(&Role::ALL, p.role));
        places.extend_from_slice(&[p.article.0, start, end, kind, role, p.speakers]);
        for span in [said.mention, said.cue, p.source] {
            places.extend_from_slice(&ends(span));
        }
        let confidence = u32::from(said.confidence) * 10;
        let utterance = p.utterance.unwrap_or(NONE);
        places.extend_from_slice(&[confidence, said.reason, utterance, p.verdicts]);
    }
    let mut changes = Vec::new();
    for &(at, base, change) in &found.changes {
        if let Some(p) = found.places.get(at as usize) {
            let op = place(&Op::ALL, change.op);
            changes.extend_from_slice(&[at, op, place(&ChangeClass::ALL, change.class)]);
            changes.extend_from_slice(&units.ends(base, change.left));
            changes.extend_from_slice(&units.ends(p.article, change.right));
        }
    }
    let mut speakers = Vec::new();
    for names in &found.speakers {
        let mut lines = String::new();
        for name in names {
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(name);
        }
        speakers.push(lines);
    }
    let flat = Flat {
        arrays: vec![("groups", groups), ("places", places), ("changes", changes)],
        numbers: Vec::new(),
        approximate: engine.is_approximate(),
    };
    (flat, speakers)
}

/// One article among the others; `None` where it is not there.
#[must_use]
pub fn read(engine: &Engine, key: ArticleKey) -> Option<Flat> {
    let article = engine.article(key)?;
    let report = Report::new(engine);
    let reading = reading(engine, &report, article);
    let units = Utf16::of(engine);
    let mut sentences = Vec::new();
    for sentence in &reading.sentences {
        sentences.extend_from_slice(&units.ends(key, sentence.span));
        sentences.extend_from_slice(&[sentence.words, sentence.shared, sentence.repeated]);
    }
    let mut lacks = Vec::new();
    for (statement, at) in reading.lacks.iter().zip(0..) {
        let passage = statement.passage.unwrap_or(NONE);
        for &(other, span) in &statement.places {
            let [start, end] = units.ends(other, span);
            lacks.extend_from_slice(&[at, other.0, start, end, statement.articles, passage]);
        }
    }
    let mut event = Vec::new();
    for other in &reading.event {
        event.push(other.0);
    }
    Some(Flat {
        arrays: vec![("sentences", sentences), ("event", event), ("lacks", lacks)],
        numbers: vec![("article", key.0)],
        approximate: engine.is_approximate(),
    })
}

/// Where the words of a text stand.
#[must_use]
pub fn searched(engine: &Engine, text: &str) -> Flat {
    let found = search(engine, text);
    let units = Utf16::of(engine);
    let own = OffsetIndex::utf16(text);
    let (mut words, mut hits, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for word in &found.words {
        words.extend_from_slice(&[own.at(word.start()), own.at(word.end())]);
    }
    for hit in &found.hits {
        let [start, end] = units.ends(hit.article, hit.span);
        let role = place(&Role::ALL, hit.role);
        let (exact, n_missing) = (u32::from(hit.exact), hit.n_missing);
        hits.extend_from_slice(&[hit.article.0, start, end, exact, hit.score, role, n_missing]);
        let lost = found.missing.get(hit.missing as usize..).unwrap_or(&[]);
        missing.extend_from_slice(lost.get(..n_missing as usize).unwrap_or(&[]));
    }
    Flat {
        arrays: vec![("words", words), ("hits", hits), ("missing", missing)],
        numbers: vec![("total", found.total)],
        approximate: found.approximate,
    }
}
