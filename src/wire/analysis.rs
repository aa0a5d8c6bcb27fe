//! The analysis file: one JSON document with everything the engine found. Offsets count Unicode
//! code points. The format is fixed; fields are only added.

use std::io::Write;

use serde::Serialize;

use super::corrections::CorrectionEntry;
use super::groups::{GroupEntry, groups};
use super::json::{Each, collected, write_json};
use crate::align::{Change, Sensitive};
use crate::corpus::Article;
use crate::engine::Engine;
use crate::overlap::ArticleKey;
use crate::report::quotation::quotations;
use crate::report::said::{REASONS, Said};
use crate::report::speakers::Speakers;
use crate::report::{Found, Passage, Report};
use crate::segment::Utterance;
use crate::text::{OffsetIndex, Span};

/// Version of the format.
const VERSION: u32 = 1;

/// The analysis of all articles of the engine, as JSON. The same articles in the same order give the
/// same bytes, natively and in the page.
#[must_use]
pub fn analysis_json(engine: &Engine) -> String {
    collected(|json| write_analysis(engine, json))
}

/// Writes what [`analysis_json`] gives, without ever holding the whole of it.
///
/// # Errors
/// When it cannot be written there.
pub fn write_analysis(engine: &Engine, out: impl Write) -> Result<(), serde_json::Error> {
    let report = Report::new(engine);
    let places = Places {
        engine,
        speakers: &report.speakers,
        letters: (0..).take(engine.articles().len()).map(letter).collect(),
        indices: engine
            .articles()
            .iter()
            .map(|a| OffsetIndex::code_points(&a.text))
            .collect(),
    };
    let document = Document {
        format: "recoupe-analysis",
        version: VERSION,
        engine: env!("CARGO_PKG_VERSION"),
        settings: Settings {
            pairs: engine.has_common().then_some("base"),
        },
        approximate: engine.is_approximate(),
        notes: notes(engine),
        articles: Each(engine.articles().iter().map(|a| places.article(a))),
        alignments: Each(
            report
                .found
                .iter()
                .map(|f| places.alignment(f, report.evidence(f))),
        ),
        passages: Each(report.passages.iter().map(|p| places.passage(p))),
        quotation_groups: groups(&places, &quotations(engine, &report)),
        corrections: places.corrections(),
    };
    write_json(&document, out)
}

/// What a work budget cut short.
#[must_use]
pub fn notes(engine: &Engine) -> Vec<&'static str> {
    let cut = "Some texts repeat so much that only the strongest of what they share was kept.";
    engine.is_approximate().then_some(cut).into_iter().collect()
}

/// The letter of the article at a place of the display: A…Z, AA…
#[must_use]
pub fn letter(index: u32) -> String {
    let mut letters = Vec::new();
    let mut n = index + 1;
    while n > 0 {
        n -= 1;
        letters.push(char::from(b'A' + u8::try_from(n % 26).unwrap_or(0)));
        n /= 26;
    }
    letters.iter().rev().collect()
}

#[derive(Serialize)]
struct Document<'e, A: Serialize, F: Serialize, P: Serialize> {
    format: &'static str,
    version: u32,
    engine: &'static str,
    settings: Settings,
    approximate: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'static str>,
    articles: A,
    alignments: F,
    passages: P,
    quotation_groups: Vec<GroupEntry<'e>>,
    corrections: Vec<CorrectionEntry<'e>>,
}

/// What changed a result, beside the language, which stands with its article.
#[derive(Serialize)]
struct Settings {
    /// "base" where something stands at so many places that it is told with one of them alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<&'static str>,
}

#[derive(Serialize)]
struct ArticleEntry<'e> {
    id: &'e str,
    name: &'e str,
    sha256: String,
    language: &'e str,
    title: Option<&'e str>,
    outlet: Option<&'e str>,
    published: Option<&'e str>,
    url: Option<&'e str>,
    text: &'e str,
    blocks: Vec<BlockEntry>,
    sentences: Vec<SpanEntry>,
    quotations: Vec<QuotationEntry>,
}

#[derive(Serialize)]
struct SpanEntry {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct BlockEntry {
    start: u32,
    end: u32,
    role: &'static str,
}

#[derive(Serialize)]
struct QuotationEntry {
    id: String,
    start: u32,
    end: u32,
    kind: &'static str,
    speakers: Vec<String>,
    mention: Option<SpanEntry>,
    cue: Option<SpanEntry>,
    confidence: f64,
    reason: &'static str,
}

#[derive(Serialize)]
struct AlignmentEntry<'e> {
    id: String,
    kind: &'static str,
    stock: bool,
    score: u32,
    words: u32,
    bits: u32,
    moved: bool,
    a: PlaceEntry<'e>,
    b: PlaceEntry<'e>,
    changes: Vec<ChangeEntry>,
    /// Figures and names that differ in a paraphrase.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contradicts: Vec<ChangeEntry>,
    evidence: Vec<&'e str>,
}

#[derive(Serialize)]
struct PlaceEntry<'e> {
    article: &'e str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct ChangeEntry {
    op: &'static str,
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sensitive: Option<&'static str>,
    a: SpanEntry,
    b: SpanEntry,
}

#[derive(Serialize)]
struct PassageEntry<'e> {
    id: &'e str,
    kind: &'static str,
    stock: bool,
    occurrences: Vec<OccurrenceEntry<'e>>,
}

#[derive(Serialize)]
struct OccurrenceEntry<'e> {
    article: &'e str,
    start: u32,
    end: u32,
    quoted: bool,
}

/// Turns keys into letters and bytes into code points.
pub(super) struct Places<'e> {
    engine: &'e Engine,
    speakers: &'e Speakers,
    /// By place in the order of display, like `indices`.
    letters: Vec<String>,
    indices: Vec<OffsetIndex<'e>>,
}

impl Places<'_> {
    fn place_of(&self, key: ArticleKey) -> usize {
        self.engine
            .place(key)
            .map_or(usize::MAX, |place| place as usize)
    }

    pub(super) fn letter(&self, key: ArticleKey) -> &str {
        self.letters
            .get(self.place_of(key))
            .map_or("", String::as_str)
    }

    fn span(&self, key: ArticleKey, span: Span) -> SpanEntry {
        let index = self.indices.get(self.place_of(key));
        let at = |byte| index.map_or(byte, |index| index.at(byte));
        SpanEntry {
            start: at(span.start()),
            end: at(span.end()),
        }
    }

    /// Start and end of a span.
    pub(super) fn ends(&self, key: ArticleKey, span: Span) -> [u32; 2] {
        let SpanEntry { start, end } = self.span(key, span);
        [start, end]
    }

    fn place(&self, key: ArticleKey, span: Span) -> PlaceEntry<'_> {
        let SpanEntry { start, end } = self.span(key, span);
        PlaceEntry {
            article: self.letter(key),
            start,
            end,
        }
    }

    fn article<'s>(&'s self, article: &'s Article) -> ArticleEntry<'s> {
        let key = article.key;
        ArticleEntry {
            id: self.letter(key),
            name: &article.name,
            sha256: hex(&article.sha256),
            language: article.language_tag(),
            title: article.title(),
            outlet: article.given.outlet.as_deref(),
            published: article.given.published.as_deref(),
            url: article.given.url.as_deref(),
            text: &article.text,
            blocks: article
                .blocks
                .iter()
                .map(|block| {
                    let SpanEntry { start, end } = self.span(key, block.span);
                    BlockEntry {
                        start,
                        end,
                        role: block.role.name(),
                    }
                })
                .collect(),
            sentences: article
                .sentences
                .iter()
                .map(|&s| self.span(key, s))
                .collect(),
            quotations: self.quotations(article),
        }
    }

    fn corrections(&self) -> Vec<CorrectionEntry<'_>> {
        let mut entries = Vec::new();
        for article in self.engine.articles() {
            for correction in article.corrections.iter() {
                let SpanEntry { start, end } = self.span(article.key, correction.place);
                let letter = self.letter(article.key);
                entries.push(CorrectionEntry::new(letter, &correction.fix, [start, end]));
            }
        }
        entries
    }

    fn quotations(&self, article: &Article) -> Vec<QuotationEntry> {
        let key = article.key;
        let place = self.engine.place(key).unwrap_or(u32::MAX);
        let entry = |(utterance, n): (&Utterance, u32)| {
            let SpanEntry { start, end } = self.span(key, utterance.span);
            let (said, speakers) = Said::of(self.speakers, place, article, utterance);
            let of_article = |span: Span| self.span(key, span);
            QuotationEntry {
                id: format!("q{n}"),
                start,
                end,
                kind: utterance.kind.name(),
                speakers,
                mention: said.mention.map(of_article),
                cue: said.cue.map(of_article),
                confidence: f64::from(said.confidence) / 100.0,
                reason: REASONS.get(said.reason as usize).copied().unwrap_or(""),
            }
        };
        article
            .speech
            .utterances
            .iter()
            .zip(1..)
            .map(entry)
            .collect()
    }

    fn alignment<'s>(&'s self, found: &Found<'_>, evidence: Vec<&'s str>) -> AlignmentEntry<'s> {
        let (left, right) = (found.left.key, found.right.key);
        let change = |change: &Change| ChangeEntry {
            op: change.op.name(),
            class: change.class.name(),
            sensitive: found.sensitive(change).map(Sensitive::name),
            a: self.span(left, change.left),
            b: self.span(right, change.right),
        };
        AlignmentEntry {
            id: found.id(),
            kind: found.alignment.kind.name(),
            stock: found.stock,
            score: found.alignment.score,
            words: found.alignment.n_words(),
            bits: found.bits,
            moved: found.moved,
            a: self.place(left, found.left_span()),
            b: self.place(right, found.right_span()),
            changes: found.changes().iter().map(change).collect(),
            contradicts: found.contradictions().iter().map(change).collect(),
            evidence,
        }
    }

    fn passage<'s>(&'s self, passage: &'s Passage) -> PassageEntry<'s> {
        PassageEntry {
            id: &passage.id,
            kind: passage.kind.name(),
            stock: passage.stock,
            occurrences: passage
                .occurrences
                .iter()
                .map(|occurrence| {
                    let PlaceEntry {
                        article,
                        start,
                        end,
                    } = self.place(occurrence.article, occurrence.span);
                    OccurrenceEntry {
                        article,
                        start,
                        end,
                        quoted: occurrence.quoted,
                    }
                })
                .collect(),
        }
    }
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<_> = [0, 25, 26, 51, 52, 701, 702].map(letter).into();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
