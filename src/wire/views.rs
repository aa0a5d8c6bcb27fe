//! What crosses to the page, as serde structs in camel case; `types.d.ts` says the same in
//! TypeScript. Offsets count UTF-16 code units. Per-word data goes as flat arrays, beside.

use serde::Serialize;

use super::analysis::{hex, letter, notes};
use super::units::Utf16;
use crate::align::{Change, ChangeClass, Op};
use crate::corpus::Article;
use crate::engine::Engine;
use crate::number_map::NumberMap;
use crate::order::sort_by_key;
use crate::overlap::ArticleKey;
use crate::report::chronology::Time;
use crate::report::quotation::PlaceKind;
use crate::report::revision::revisions;
use crate::report::said::REASONS;
use crate::report::verdict::Verdict;
use crate::report::{self, Found, Report};
use crate::segment::{QuotationKind, Role};
use crate::text::{OffsetIndex, Span};

/// The names behind the indices in flat arrays.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Vocabulary {
    roles: Vec<&'static str>,
    quotation_kinds: Vec<&'static str>,
    ops: Vec<&'static str>,
    classes: Vec<&'static str>,
    place_kinds: Vec<&'static str>,
    reasons: Vec<&'static str>,
    verdicts: Vec<&'static str>,
}

/// The names behind the indices in flat arrays.
#[must_use]
pub fn vocabulary() -> Vocabulary {
    Vocabulary {
        roles: Role::ALL.map(Role::name).to_vec(),
        quotation_kinds: QuotationKind::ALL.map(QuotationKind::name).to_vec(),
        ops: Op::ALL.map(Op::name).to_vec(),
        classes: ChangeClass::ALL.map(ChangeClass::name).to_vec(),
        place_kinds: PlaceKind::ALL.map(PlaceKind::name).to_vec(),
        reasons: REASONS.to_vec(),
        verdicts: Verdict::ALL.map(Verdict::name).to_vec(),
    }
}

/// A range of UTF-16 code units.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SpanView {
    start: u32,
    end: u32,
}

/// An article, without its flat arrays.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArticleView<'e> {
    key: u32,
    name: &'e str,
    sha256: String,
    language: &'e str,
    title: Option<&'e str>,
    outlet: Option<&'e str>,
    published: Option<&'e str>,
    url: Option<&'e str>,
    text: &'e str,
}

/// An article's flat arrays, as `types.d.ts` describes them.
#[derive(Debug)]
pub struct ArticleArrays {
    /// Stride 3: start, end, role.
    pub blocks: Vec<u32>,
    /// Stride 2: start, end.
    pub sentences: Vec<u32>,
    /// Stride 3: start, end, kind; reported speech among them.
    pub quotations: Vec<u32>,
}

/// The view of an article.
#[must_use]
pub fn article(article: &Article) -> (ArticleView<'_>, ArticleArrays) {
    let index = OffsetIndex::utf16(&article.text);
    let ends = |span: Span| [index.at(span.start()), index.at(span.end())];
    let with = |span: Span, n: u32| {
        let [start, end] = ends(span);
        [start, end, n]
    };
    let view = ArticleView {
        key: article.key.0,
        name: &article.name,
        sha256: hex(&article.sha256),
        language: article.language_tag(),
        title: article.title(),
        outlet: article.given.outlet.as_deref(),
        published: article.given.published.as_deref(),
        url: article.given.url.as_deref(),
        text: &article.text,
    };
    let blocks = article.blocks.iter();
    let utterances = article.speech.utterances.iter();
    let arrays = ArticleArrays {
        blocks: blocks
            .flat_map(|b| with(b.span, place(&Role::ALL, b.role)))
            .collect(),
        sentences: article.sentences.iter().flat_map(|&s| ends(s)).collect(),
        quotations: utterances
            .flat_map(|u| with(u.span, place(&QuotationKind::ALL, u.kind)))
            .collect(),
    };
    (view, arrays)
}

/// Index of a name in the list that the vocabulary gives.
pub(super) fn place<T: PartialEq + Copy>(all: &[T], one: T) -> u32 {
    let at = all.iter().position(|&x| x == one).unwrap_or(0);
    u32::try_from(at).unwrap_or(0)
}

/// The overview.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OverviewView {
    articles: Vec<ArticleSummaryView>,
    findings: Vec<FindingView>,
    pairs: Vec<PairSummaryView>,
    passages: Vec<PassageView>,
    revisions: Vec<RevisionView>,
    approximate: bool,
    notes: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArticleSummaryView {
    key: u32,
    letter: String,
    words: u32,
    furniture: u32,
    unique: u32,
    shared: u32,
    repeated: u32,
    earliest: u32,
    latest: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PairSummaryView {
    left: u32,
    right: u32,
    words_left: u32,
    words_right: u32,
    longest_run: u32,
    alignments: u32,
    stock: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingView {
    kind: &'static str,
    left: u32,
    right: u32,
    count: u32,
    words: u32,
    longest_run: u32,
    alignments: Vec<String>,
    excerpt: SpanView,
}

#[derive(Debug, Serialize)]
struct RevisionView {
    left: u32,
    right: u32,
    reason: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PassageView {
    id: String,
    kind: &'static str,
    stock: bool,
    words: u32,
    occurrences: Vec<OccurrenceView>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct OccurrenceView {
    article: u32,
    start: u32,
    end: u32,
    quoted: bool,
    role: &'static str,
}

/// The overview of all articles of the engine.
#[must_use]
pub fn overview(engine: &Engine) -> OverviewView {
    let report = Report::new(engine);
    let overview = report::overview(engine, &report);
    let revisions = revisions(engine, &overview);
    let units = Utf16::of(engine);
    let span = |key: ArticleKey, span: Span| {
        let [start, end] = units.ends(key, span);
        SpanView { start, end }
    };
    let time = |key: ArticleKey| {
        let article = engine.article(key);
        Time::of(article.and_then(|a| a.given.published.as_deref()))
    };
    let finding = |f: report::Finding| FindingView {
        kind: f.kind.name(),
        left: f.left.0,
        right: f.right.0,
        count: f.count,
        words: f.words,
        longest_run: f.longest_run,
        excerpt: span(f.left, f.excerpt),
        alignments: f.alignments,
    };
    let occurrence = |o: report::Occurrence| {
        let SpanView { start, end } = span(o.article, o.span);
        OccurrenceView {
            article: o.article.0,
            start,
            end,
            quoted: o.quoted,
            role: o.role.name(),
        }
    };
    OverviewView {
        articles: overview
            .articles
            .iter()
            .zip(0..)
            .map(|(a, i)| ArticleSummaryView {
                key: a.key.0,
                letter: letter(i),
                words: a.words,
                furniture: a.furniture,
                unique: a.unique,
                shared: a.shared,
                repeated: a.repeated,
                earliest: time(a.key).earliest,
                latest: time(a.key).latest,
            })
            .collect(),
        findings: overview.findings.into_iter().map(finding).collect(),
        pairs: overview
            .pairs
            .iter()
            .map(|p| PairSummaryView {
                left: p.left.0,
                right: p.right.0,
                words_left: p.words_left,
                words_right: p.words_right,
                longest_run: p.longest_run,
                alignments: p.alignments,
                stock: p.stock,
            })
            .collect(),
        passages: report
            .passages
            .into_iter()
            .map(|p| PassageView {
                id: p.id,
                kind: p.kind.name(),
                stock: p.stock,
                words: p.n_words,
                occurrences: p.occurrences.into_iter().map(occurrence).collect(),
            })
            .collect(),
        revisions: revisions
            .iter()
            .map(|r| RevisionView {
                left: r.left.0,
                right: r.right.0,
                reason: r.reason.name(),
            })
            .collect(),
        approximate: engine.is_approximate(),
        notes: notes(engine),
    }
}

/// A comparison, without its flat array of changes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparisonView<'e> {
    left: u32,
    right: u32,
    alignments: Vec<AlignmentView<'e>>,
    approximate: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct AlignmentView<'e> {
    id: String,
    kind: &'static str,
    stock: bool,
    words: u32,
    moved: bool,
    left: SpanView,
    right: SpanView,
    evidence: Vec<&'e str>,
}

/// The comparison of two articles, or of one with itself, and its changes (stride 7: alignment, op,
/// class, left start, left end, right start, right end). Nothing when one of them is not there.
#[must_use]
pub fn comparison(
    engine: &Engine,
    left: ArticleKey,
    right: ArticleKey,
) -> Option<(ComparisonView<'_>, Vec<u32>)> {
    let (x, y) = (engine.article(left)?, engine.article(right)?);
    let report = Report::new(engine);
    let of_pair = |f: &&Found<'_>| {
        (f.left.key, f.right.key) == (left, right) || (f.left.key, f.right.key) == (right, left)
    };
    let mut found: Vec<&Found<'_>> = report.found.iter().filter(of_pair).collect();
    let mirrored = |f: &Found<'_>| f.left.key != left;
    let sides = |f: &Found<'_>| {
        if mirrored(f) {
            (f.right_span(), f.left_span())
        } else {
            (f.left_span(), f.right_span())
        }
    };
    sort_by_key(&mut found, |f| {
        let (x, y) = sides(f);
        [x.start(), x.end(), y.start(), y.end()]
    });
    let (x_index, y_index) = (OffsetIndex::utf16(&x.text), OffsetIndex::utf16(&y.text));
    let view = |index: &OffsetIndex<'_>, span: Span| SpanView {
        start: index.at(span.start()),
        end: index.at(span.end()),
    };
    let mut changes = Vec::new();
    let mut alignments = Vec::with_capacity(found.len());
    let place_of = |left: u32, right: u32| u64::from(left) << 32 | u64::from(right);
    let mut starts = NumberMap::default();
    for (f, n) in found.iter().zip(0..) {
        let (left, right) = (&f.alignment.left, &f.alignment.right);
        starts.insert(place_of(left.start, right.start), n);
    }
    for (&f, n) in found.iter().zip(0..) {
        let (x_span, y_span) = sides(f);
        let ends = place_of(f.alignment.left.end, f.alignment.right.end);
        let next = starts.get(&ends).and_then(|&at| found.get(at as usize));
        let mut list: Vec<Change> = f.lead().into_iter().collect();
        // The words of a paraphrase differ as a whole; only what contradicts is told.
        list.extend(if f.is_paraphrase() {
            f.contradictions()
        } else {
            f.changes()
        });
        list.extend(next.and_then(|next| f.split(next)));
        if mirrored(f) {
            for change in &mut list {
                *change = change.mirrored();
            }
        }
        for change in list {
            let (a, b) = (view(&x_index, change.left), view(&y_index, change.right));
            let (op, class) = (
                place(&Op::ALL, change.op),
                place(&ChangeClass::ALL, change.class),
            );
            changes.extend([n, op, class, a.start, a.end, b.start, b.end]);
        }
        alignments.push(AlignmentView {
            id: f.id(),
            kind: f.alignment.kind.name(),
            stock: f.stock,
            words: f.alignment.n_words(),
            moved: f.moved,
            left: view(&x_index, x_span),
            right: view(&y_index, y_span),
            evidence: report.evidence(f),
        });
    }
    let comparison = ComparisonView {
        left: left.0,
        right: right.0,
        alignments,
        approximate: engine.is_approximate(),
    };
    Some((comparison, changes))
}
