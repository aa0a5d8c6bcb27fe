//! The same thing wherever it stands: alignments that meet at a place make a passage.

use super::found::{Found, closest};
use crate::align::Kind;
use crate::corpus::Article;
use crate::engine::Engine;
use crate::order::{descending, sort_by_key};
use crate::overlap::ArticleKey;
use crate::segment::Role;
use crate::text::Span;

/// One place of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The article.
    pub article: ArticleKey,
    /// Where it stands there.
    pub span: Span,
    /// Wholly between quote marks.
    pub quoted: bool,
    /// Role of the block where it begins.
    pub role: Role,
}

/// The same thing wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// `P1`, `P2` …, the longest first, paraphrases after what is shared word by word, stock last.
    pub id: String,
    /// As close as its closest pair.
    pub kind: Kind,
    /// Nothing but stock alignments make it.
    pub stock: bool,
    /// Words of its shortest alignment's shorter side, at most.
    pub n_words: u32,
    /// By article in order of display, then by place.
    pub occurrences: Vec<Occurrence>,
}

/// Two places of one article are one occurrence when they share this much of both, per cent.
const SAME_PLACE: u32 = 50;

/// Places that overlap one, looked at.
const OVERLAPS: usize = 256;

/// Groups alignments whose places are the same. Stock, paraphrases and other alignments never mix.
#[must_use]
pub fn passages(engine: &Engine, found: &[Found<'_>]) -> Vec<Passage> {
    let mut made: Vec<(Passage, u32)> = Vec::new();
    for (stock, paraphrase) in [(false, false), (false, true), (true, false)] {
        let is_chosen = |f: &&Found<'_>| f.stock == stock && f.is_paraphrase() == paraphrase;
        let chosen: Vec<&Found<'_>> = found.iter().filter(is_chosen).collect();
        for group in groups(&chosen) {
            made.push((passage(engine, &group, stock), first_place(&group)));
        }
    }
    sort_by_key(&mut made, |(p, first)| {
        let rank = u32::from(p.stock) * 2 + u32::from(p.kind == Kind::Paraphrase);
        [rank, descending(p.n_words), *first, 0]
    });
    made.into_iter()
        .zip(1..)
        .map(|((passage, _), n)| Passage {
            id: format!("P{n}"),
            ..passage
        })
        .collect()
}

fn first_place(group: &[&Found<'_>]) -> u32 {
    group
        .iter()
        .map(|f| f.left_span().start())
        .min()
        .unwrap_or(0)
}

/// Connected groups: two alignments belong together when a place of one is a place of the other.
fn groups<'a, 'e>(found: &[&'a Found<'e>]) -> Vec<Vec<&'a Found<'e>>> {
    let mut group: Vec<usize> = (0..found.len()).collect();
    let mut places: Vec<Place> = Vec::with_capacity(found.len() * 2);
    for (i, f) in found.iter().enumerate() {
        for (article, span) in [(f.left, f.left_span()), (f.right, f.right_span())] {
            places.push(Place {
                article: article.key,
                span,
                found: i,
            });
        }
    }
    sort_by_key(&mut places, |p| {
        [p.article.0, p.span.start(), p.span.end(), 0]
    });
    // The base of a passage printed everywhere stands here once for each copy.
    let mut distinct: Vec<&Place> = Vec::new();
    for place in &places {
        match distinct.last() {
            Some(last) if last.article == place.article && last.span == place.span => {
                unite(&mut group, last.found, place.found);
            }
            _ => distinct.push(place),
        }
    }
    for (n, place) in distinct.iter().enumerate() {
        for other in distinct.iter().skip(n + 1).take(OVERLAPS) {
            if other.article != place.article || other.span.start() >= place.span.end() {
                break;
            }
            if is_same_place(place.span, other.span) {
                unite(&mut group, place.found, other.found);
            }
        }
    }
    let mut by_root: Vec<Vec<&'a Found<'e>>> = found.iter().map(|_| Vec::new()).collect();
    for (i, f) in found.iter().enumerate() {
        if let Some(members) = by_root.get_mut(root(&mut group, i)) {
            members.push(f);
        }
    }
    by_root.retain(|members| !members.is_empty());
    by_root
}

struct Place {
    article: ArticleKey,
    span: Span,
    /// Index of its alignment.
    found: usize,
}

fn unite(group: &mut [usize], x: usize, y: usize) {
    let (x, y) = (root(group, x), root(group, y));
    if let Some(parent) = group.get_mut(x.max(y)) {
        *parent = x.min(y);
    }
}

/// The root of a tree, whose path is halved on the way.
fn root(group: &mut [usize], mut i: usize) -> usize {
    while let Some(&parent) = group.get(i).filter(|&&parent| parent != i) {
        let above = group.get(parent).copied().unwrap_or(parent);
        if let Some(entry) = group.get_mut(i) {
            *entry = above;
        }
        i = above;
    }
    i
}

fn is_same_place(x: Span, y: Span) -> bool {
    let shared = x.overlap(y);
    shared * 100 >= x.len() * SAME_PLACE && shared * 100 >= y.len() * SAME_PLACE
}

fn passage(engine: &Engine, group: &[&Found<'_>], stock: bool) -> Passage {
    let mut places: Vec<(&Article, Span)> = group
        .iter()
        .flat_map(|f| [(f.left, f.left_span()), (f.right, f.right_span())])
        .collect();
    sort_by_key(&mut places, |(article, span)| {
        let place = engine.place(article.key).unwrap_or(u32::MAX);
        [place, span.start(), span.end(), 0]
    });
    let mut occurrences: Vec<Occurrence> = Vec::new();
    for (article, span) in places {
        match occurrences.last_mut() {
            Some(last) if last.article == article.key && is_same_place(last.span, span) => {
                last.span = last.span.cover(span);
            }
            _ => occurrences.push(Occurrence {
                article: article.key,
                span,
                quoted: false,
                role: article.role_at(span.start()),
            }),
        }
    }
    for occurrence in &mut occurrences {
        let article = engine.article(occurrence.article);
        occurrence.quoted = article.is_some_and(|a| a.is_quoted(occurrence.span));
    }
    Passage {
        id: String::new(),
        kind: closest(group.iter().map(|f| f.alignment.kind)),
        stock,
        n_words: group
            .iter()
            .map(|f| f.alignment.n_words())
            .max()
            .unwrap_or(0),
        occurrences,
    }
}
