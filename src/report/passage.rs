//! The same thing wherever it stands: alignments that meet at a place make a passage, where what they do not
//! share is alike as well.

use std::ops::Range;

use super::found::{Found, closest};
use super::quotation_words::shared;
use crate::align::Kind;
use crate::corpus::Article;
use crate::engine::Engine;
use crate::order::{Key, descending, sort_by_key};
use crate::overlap::ArticleKey;
use crate::segment::Role;
use crate::text::Span;
use crate::token::Word;

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

/// What two groups do not share is alike from here on, per mille of the longer place …
const ALIKE: u32 = 600;
/// … and of a paraphrase, as it has to share no more itself.
const ALIKE_PARAPHRASE: u32 = 350;

/// Places of a group that are compared with those of another.
const SAMPLE: usize = 6;

/// Groups that may be too unlike before no more is tried at a place.
const REFUSED: u32 = 8;

/// Groups alignments whose places are the same. Stock, paraphrases and other alignments never mix.
#[must_use]
pub fn passages(engine: &Engine, found: &[Found<'_>]) -> Vec<Passage> {
    let mut made: Vec<(Passage, u32)> = Vec::new();
    for (stock, paraphrase) in [(false, false), (false, true), (true, false)] {
        let is_chosen = |f: &&Found<'_>| f.stock == stock && f.is_paraphrase() == paraphrase;
        let chosen: Vec<&Found<'_>> = found.iter().filter(is_chosen).collect();
        let alike = if paraphrase { ALIKE_PARAPHRASE } else { ALIKE };
        for group in Groups::of(&chosen, alike) {
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

/// Average link: two groups of alignments become one where a place of one is a place of the other, and what
/// else they have is alike, too. A like B like C makes no passage of A and C.
struct Groups<'a, 'e> {
    found: &'a [&'a Found<'e>],
    /// Up, towards the root of its group, from each alignment.
    parents: Vec<usize>,
    /// Of each root: some of the places of its group, no two the same.
    samples: Vec<Vec<Place<'e>>>,
    /// Two places are alike from so much on, per mille.
    alike: u32,
}

/// One side of an alignment.
#[derive(Clone, Copy)]
struct Place<'e> {
    article: &'e Article,
    /// First position, and the one behind the last.
    positions: [u32; 2],
    span: Span,
    /// Index of its alignment.
    found: usize,
}

impl Place<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.article.key == other.article.key && is_same_place(self.span, other.span)
    }

    fn words(&self) -> &[Word] {
        let [start, end] = self.positions;
        self.article.sequence.slice(start..end)
    }

    /// What the words of both weigh in what the longer one's do, per mille.
    fn likeness(&self, other: &Self) -> u32 {
        let (words, others) = (self.words(), other.words());
        let mut pairs = words.iter().zip(others);
        if words.len() == others.len() && pairs.all(|(x, y)| x.fold == y.fold) {
            return 1000;
        }
        let weight = |words: &[Word]| words.iter().map(|w| w.class.weight()).sum::<u32>();
        let longer = weight(words).max(weight(others));
        shared(words, others).0 * 1000 / longer.max(1)
    }
}

impl<'a, 'e> Groups<'a, 'e> {
    fn of(found: &'a [&'a Found<'e>], alike: u32) -> Vec<Vec<&'a Found<'e>>> {
        let mut groups = Self {
            found,
            parents: (0..found.len()).collect(),
            samples: Vec::with_capacity(found.len()),
            alike,
        };
        let mut places: Vec<(Key, Place<'e>)> = Vec::with_capacity(found.len() * 2);
        for (i, f) in found.iter().enumerate() {
            let place = |article: &'e Article, positions: &Range<u32>| Place {
                article,
                positions: [positions.start, positions.end],
                span: article.sequence.span(positions.clone()),
                found: i,
            };
            let sides = [
                place(f.left, &f.alignment.left),
                place(f.right, &f.alignment.right),
            ];
            // In an order that arrival does not change: which places meet first may decide.
            for [one, other] in [sides, [sides[1], sides[0]]] {
                let (span, opposite) = (one.span, bytes(other.article) ^ other.span.start());
                let key = [bytes(one.article), span.start(), span.end(), opposite];
                places.push((key, one));
            }
            groups.samples.push(sides.to_vec());
        }
        sort_by_key(&mut places, |&(key, _)| key);
        for exactly in [true, false] {
            // The last place whose others all are in its group now: the same place in that group once more has no others.
            let mut done: Option<&Place<'e>> = None;
            for (n, (key, place)) in places.iter().enumerate() {
                if let Some(done) = done
                    && (done.article.key, done.span) == (place.article.key, place.span)
                    && groups.root(done.found) == groups.root(place.found)
                {
                    continue;
                }
                let mut refused = 0;
                let mut is_near = true;
                for (other_key, other) in places.iter().skip(n + 1).take(OVERLAPS) {
                    is_near = other_key[0] == key[0]
                        && other_key[1] < key[2]
                        && (!exactly || other_key[..3] == key[..3]);
                    if !is_near || refused == REFUSED {
                        break;
                    }
                    if place.is_same(other) {
                        refused += u32::from(!groups.unite(place.found, other.found));
                    }
                }
                done = (!is_near && refused == 0).then_some(place);
            }
        }
        groups.members()
    }

    /// Makes one group of two unless what they have is too unlike; says whether they are one.
    fn unite(&mut self, x: usize, y: usize) -> bool {
        let (x, y) = (self.root(x), self.root(y));
        if x == y {
            return true;
        }
        let of = |group: usize| self.samples.get(group).map_or(&[][..], Vec::as_slice);
        let (mut sum, mut n) = (0, 0);
        let lacks =
            |group: &[Place<'e>], place: &Place<'e>| !group.iter().any(|p| p.is_same(place));
        for one in of(x).iter().filter(|place| lacks(of(y), place)) {
            for two in of(y).iter().filter(|place| lacks(of(x), place)) {
                sum += one.likeness(two);
                n += 1;
            }
        }
        if sum < n * self.alike {
            return false;
        }
        let mut sample = self
            .samples
            .get_mut(x)
            .map(std::mem::take)
            .unwrap_or_default();
        for place in self
            .samples
            .get_mut(y)
            .map(std::mem::take)
            .unwrap_or_default()
        {
            if sample.len() < SAMPLE && lacks(&sample, &place) {
                sample.push(place);
            }
        }
        if let (Some(entry), Some(parent)) = (self.samples.get_mut(x), self.parents.get_mut(y)) {
            (*entry, *parent) = (sample, x);
        }
        true
    }

    /// The root of a group, to which the way is halved.
    fn root(&mut self, mut i: usize) -> usize {
        while let Some(&parent) = self.parents.get(i).filter(|&&parent| parent != i) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(entry) = self.parents.get_mut(i) {
                *entry = above;
            }
            i = above;
        }
        i
    }

    fn members(mut self) -> Vec<Vec<&'a Found<'e>>> {
        let mut by_root: Vec<Vec<&'a Found<'e>>> = self.found.iter().map(|_| Vec::new()).collect();
        for (i, f) in self.found.iter().enumerate() {
            let root = self.root(i);
            if let Some(members) = by_root.get_mut(root) {
                members.push(f);
            }
        }
        by_root.retain(|members| !members.is_empty());
        by_root
    }
}

/// A number by which articles are sorted whatever the order in which they came.
fn bytes(article: &Article) -> u32 {
    let [a, b, c, d, ..] = article.sha256;
    u32::from_be_bytes([a, b, c, d])
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
