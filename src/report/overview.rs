//! Who shares what with whom, in counts and in findings that can be told in a sentence each.

use std::ops::Range;

use super::found::{Found, Report};
use crate::align::matching::Run;
use crate::engine::Engine;
use crate::number_map::number;
use crate::order::{descending, sort_by_key};
use crate::overlap::ArticleKey;
use crate::segment::Role;
use crate::text::Span;
use crate::token::Sequence;

/// Word counts of one article: `furniture + unique + shared + repeated == words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleSummary {
    /// The article.
    pub key: ArticleKey,
    /// All its words.
    pub words: u32,
    /// Words in page furniture.
    pub furniture: u32,
    /// Words that stand nowhere else.
    pub unique: u32,
    /// Words in a passage that another article has too.
    pub shared: u32,
    /// Words in a passage that only this article has, but more than once.
    pub repeated: u32,
}

/// What two articles, or one with itself, share. Words are those that answer each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairSummary {
    /// The one shown first.
    pub left: ArticleKey,
    /// The other one, or the same.
    pub right: ArticleKey,
    /// Words of the left article.
    pub words_left: u32,
    /// Words of the right article.
    pub words_right: u32,
    /// Longest run of the same words, stock left out.
    pub longest_run: u32,
    /// Alignments that count.
    pub alignments: u32,
    /// Alignments set aside.
    pub stock: u32,
}

/// What a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// An article prints quotations twice.
    QuotationsTwice,
    /// A reader's comment repeats its article.
    Comment,
    /// An article prints its title twice.
    TitleTwice,
    /// An article repeats other passages of its own.
    Repeats,
    /// Two articles share passages.
    Shares,
    /// The same statements stand on both sides, in other words.
    Restates,
    /// Two articles share nothing but formulas.
    StockOnly,
}

impl FindingKind {
    const ALL: [Self; 7] = [
        Self::QuotationsTwice,
        Self::Comment,
        Self::TitleTwice,
        Self::Repeats,
        Self::Shares,
        Self::Restates,
        Self::StockOnly,
    ];

    /// The kind's name at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::QuotationsTwice => "quotations-twice",
            Self::Comment => "comment",
            Self::TitleTwice => "title-twice",
            Self::Repeats => "repeats",
            Self::Shares => "shares",
            Self::Restates => "restates",
            Self::StockOnly => "stock-only",
        }
    }
}

/// One thing worth a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it says.
    pub kind: FindingKind,
    /// The article shown first.
    pub left: ArticleKey,
    /// The other article, or the same.
    pub right: ArticleKey,
    /// Quotations for [`FindingKind::QuotationsTwice`], alignments otherwise.
    pub count: u32,
    /// Words on the left that stand on the right as well; within one article, words of the later
    /// places. The same count as [`PairSummary`]'s, of this finding's alignments.
    pub words: u32,
    /// Longest run of the same words.
    pub longest_run: u32,
    /// Ids of the alignments, the one with the longest run first.
    pub alignments: Vec<String>,
    /// What to show of it, on the left: the longest run, of quotations the part between the marks; all
    /// of a passage that has but short ones.
    pub excerpt: Span,
}

/// The overview of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// In order of display.
    pub articles: Vec<ArticleSummary>,
    /// Strongest first.
    pub findings: Vec<Finding>,
    /// Every pair that shares something, in order of display.
    pub pairs: Vec<PairSummary>,
}

/// Derives the overview from a report of the same engine.
#[must_use]
pub fn overview(engine: &Engine, report: &Report<'_>) -> Overview {
    let mut groups: Vec<Vec<&Found<'_>>> = Vec::new();
    for found in &report.found {
        match groups.last_mut() {
            Some(group) if same_pair(group, found) => group.push(found),
            _ => groups.push(vec![found]),
        }
    }
    let mut findings: Vec<Finding> = groups.iter().flat_map(|g| findings_of(g)).collect();
    sort_by_key(&mut findings, |f| [descending(strength(f)), 0, 0, 0]);
    Overview {
        articles: summaries(engine, report),
        findings,
        pairs: groups.iter().filter_map(|g| pair_summary(g)).collect(),
    }
}

fn same_pair(group: &[&Found<'_>], found: &Found<'_>) -> bool {
    group
        .first()
        .is_some_and(|f| f.left.key == found.left.key && f.right.key == found.right.key)
}

/// What two articles share outweighs what one repeats; a headline printed twice is expected, and so
/// are the turns of phrase that an author comes back to.
fn strength(finding: &Finding) -> u32 {
    match finding.kind {
        FindingKind::Shares => finding.words * 2,
        FindingKind::QuotationsTwice | FindingKind::Comment => finding.words,
        FindingKind::Repeats | FindingKind::TitleTwice => finding.words / 4,
        FindingKind::Restates => finding.count,
        FindingKind::StockOnly => 0,
    }
}

fn pair_summary(group: &[&Found<'_>]) -> Option<PairSummary> {
    let first = group.first()?;
    let counted: Vec<&Found<'_>> = group.iter().copied().filter(|f| counts(f)).collect();
    Some(PairSummary {
        left: first.left.key,
        right: first.right.key,
        words_left: n_positions(counted.iter().flat_map(|f| left_runs(f))),
        words_right: n_positions(counted.iter().flat_map(|f| right_runs(f))),
        longest_run: longest_run(&counted),
        alignments: number(counted.len()),
        stock: number(group.iter().filter(|f| f.stock).count()),
    })
}

/// Whether its words are shared: those of a formula are everybody's, those of a paraphrase differ.
fn counts(found: &Found<'_>) -> bool {
    !found.stock && !found.is_paraphrase()
}

/// The findings of one pair of articles, or of one article with itself.
fn findings_of(group: &[&Found<'_>]) -> Vec<Finding> {
    let Some(first) = group.first() else {
        return Vec::new();
    };
    let mut by_kind: [(FindingKind, Vec<&Found<'_>>); 7] =
        FindingKind::ALL.map(|k| (k, Vec::new()));
    let mut put = |kind: FindingKind, found| {
        if let Some((_, list)) = by_kind.iter_mut().find(|(k, _)| *k == kind) {
            list.push(found);
        }
    };
    for &found in group.iter().filter(|f| counts(f)) {
        put(kind_of(found), found);
    }
    for &found in group.iter().filter(|f| f.is_paraphrase()) {
        put(FindingKind::Restates, found);
    }
    if group.iter().all(|f| f.stock) && !first.is_within() {
        // Formulas are told of two articles that share nothing else; furniture is not told at all.
        let is_body = |f: &&&Found<'_>| {
            let (x, y) = (&f.alignment.left, &f.alignment.right);
            x.start < f.left.sequence.n_body() && y.start < f.right.sequence.n_body()
        };
        for &found in group.iter().filter(is_body) {
            put(FindingKind::StockOnly, found);
        }
    }
    by_kind
        .into_iter()
        .filter_map(|(kind, found)| finding(kind, found))
        .collect()
}

fn kind_of(found: &Found<'_>) -> FindingKind {
    if !found.is_within() {
        return FindingKind::Shares;
    }
    let left = found.left.role_at(found.left_span().start());
    let right = found.right.role_at(found.right_span().start());
    if left == Role::Title && right == Role::Title {
        FindingKind::TitleTwice
    } else if (left == Role::Comment) != (right == Role::Comment) {
        FindingKind::Comment
    } else if twice_quoted(found).is_empty() {
        FindingKind::Repeats
    } else {
        FindingKind::QuotationsTwice
    }
}

/// A quotation of fewer words may be quoted twice by chance.
const QUOTATION_WORDS: u32 = 4;

/// A shorter run says nothing of its passage.
const TELLING_RUN: u32 = 5;

/// The quotations, as positions on the left, whose words all but stand between quote marks on the
/// right as well.
fn twice_quoted(found: &Found<'_>) -> Vec<Range<u32>> {
    let sequence = &found.left.sequence;
    found
        .left
        .quotations
        .iter()
        .map(|q| positions(sequence, q.span, found.alignment.left.clone()))
        .filter(|range| range.end - range.start >= QUOTATION_WORDS)
        .filter(|range| {
            let answered: u32 = found
                .alignment
                .all_runs()
                .map(|run| n_quoted_answers(found, &run, range))
                .sum();
            // Nine in ten: a word changed inside the marks leaves it the same quotation.
            answered * 10 >= (range.end - range.start) * 9
        })
        .collect()
}

/// Words of the run that lie in the range on the left and between quote marks on the right.
fn n_quoted_answers(found: &Found<'_>, run: &Run, range: &Range<u32>) -> u32 {
    (0..run.len)
        .filter(|i| range.contains(&(run.a + i)))
        .filter(|i| found.right.sequence.is_quoted(run.b + i))
        .map(|_| 1)
        .sum()
}

/// The positions of a range whose words lie in the span.
fn positions(sequence: &Sequence, span: Span, range: Range<u32>) -> Range<u32> {
    let inside = |at: &u32| sequence.word(*at).is_some_and(|w| span.contains(w.span));
    let mut held = range.clone().filter(inside);
    let start = held.next().unwrap_or(range.start);
    let n = held.count();
    let any = sequence.word(start).is_some_and(|w| span.contains(w.span));
    start..start + u32::try_from(n).unwrap_or(0) + u32::from(any)
}

fn finding(kind: FindingKind, mut found: Vec<&Found<'_>>) -> Option<Finding> {
    sort_by_key(&mut found, |f| {
        let run = descending(f.alignment.longest_run());
        [run, f.alignment.left.start, 0, 0]
    });
    let strongest = *found.first()?;
    let run = longest(strongest)?;
    let mut count = number(found.len());
    // Within one article, what is repeated is what comes later.
    let words = if strongest.is_within() {
        n_positions(found.iter().flat_map(|f| right_runs(f)))
    } else {
        n_positions(found.iter().flat_map(|f| left_runs(f)))
    };
    let mut shown = run.a..run.a + run.len;
    if kind == FindingKind::QuotationsTwice {
        count = number(found.iter().map(|f| twice_quoted(f).len()).sum());
        let common = |q: Range<u32>| q.start.max(run.a)..q.end.min(run.a + run.len);
        let quoted = twice_quoted(strongest).into_iter().map(common);
        shown = quoted.max_by_key(ExactSizeIterator::len).unwrap_or(shown);
    } else if run.len < TELLING_RUN {
        shown = strongest.alignment.left.clone();
    }
    let (left, right) = (strongest.left, strongest.right);
    Some(Finding {
        kind,
        left: left.key,
        right: right.key,
        count,
        words,
        longest_run: run.len,
        alignments: found.iter().map(|f| f.id()).collect(),
        excerpt: left.sequence.span(shown),
    })
}

fn longest(found: &Found<'_>) -> Option<Run> {
    let runs = found.alignment.all_runs();
    // Of two as long, the one that says more.
    let weight = |r: &Run| found.left.sequence.weight(r.a..r.a + r.len);
    runs.max_by_key(|r| (r.len, weight(r), std::cmp::Reverse(r.a)))
}

fn longest_run(found: &[&Found<'_>]) -> u32 {
    let runs = found.iter().map(|f| f.alignment.longest_run());
    runs.max().unwrap_or(0)
}

fn left_runs(found: &Found<'_>) -> impl Iterator<Item = Range<u32>> {
    found.alignment.all_runs().map(|r| r.a..r.a + r.len)
}

fn right_runs(found: &Found<'_>) -> impl Iterator<Item = Range<u32>> {
    found.alignment.all_runs().map(|r| r.b..r.b + r.len)
}

/// How many positions the ranges hold, each counted once.
fn n_positions(ranges: impl Iterator<Item = Range<u32>>) -> u32 {
    let mut ranges: Vec<_> = ranges.collect();
    sort_by_key(&mut ranges, |r| [r.start, r.end, 0, 0]);
    let (mut n, mut until) = (0, 0);
    for range in ranges {
        n += range.end.saturating_sub(range.start.max(until));
        until = until.max(range.end);
    }
    n
}

fn summaries(engine: &Engine, report: &Report<'_>) -> Vec<ArticleSummary> {
    let mut marks: Vec<Marks> = engine.articles().iter().map(|_| Marks::default()).collect();
    for found in report.found.iter().filter(|f| counts(f)) {
        let mut mark = |key, runs: Vec<Range<u32>>| {
            let place = engine.place(key).map_or(usize::MAX, |p| p as usize);
            if let Some(marks) = marks.get_mut(place) {
                if !found.is_within() {
                    marks.shared.extend(runs.clone());
                }
                marks.any.extend(runs);
            }
        };
        mark(found.left.key, left_runs(found).collect());
        mark(found.right.key, right_runs(found).collect());
    }
    engine
        .articles()
        .iter()
        .zip(marks)
        .map(|(article, marks)| {
            let n_shared = n_positions(marks.shared.into_iter());
            let n_marked = n_positions(marks.any.into_iter());
            let sequence = &article.sequence;
            ArticleSummary {
                key: article.key,
                words: sequence.len(),
                furniture: sequence.len() - sequence.n_body(),
                unique: sequence.n_body() - n_marked.min(sequence.n_body()),
                shared: n_shared,
                repeated: n_marked - n_shared,
            }
        })
        .collect()
}

/// The positions of an article that stand elsewhere.
#[derive(Default)]
struct Marks {
    /// In other articles.
    shared: Vec<Range<u32>>,
    /// Anywhere.
    any: Vec<Range<u32>>,
}

#[cfg(test)]
mod tests {
    use super::n_positions;

    #[test]
    fn a_position_in_two_ranges_counts_once() {
        assert_eq!(n_positions([3..5, 0..4, 9..9, 4..5].into_iter()), 5);
        assert_eq!(n_positions(std::iter::empty()), 0);
    }
}
