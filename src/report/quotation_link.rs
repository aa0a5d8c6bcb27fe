//! Which utterances are one quotation.
//!
//! Identical words are one text; texts are grouped by average link over the words that they share, so that a
//! short quotation inside a long one, or A like B like C, does not make one group of what is two. What two
//! texts share is counted from their words alone: what else is there, and in which order it came, changes
//! nothing.

use std::ops::Range;

use super::found::{Found, Report};
use super::quotation::names;
use super::quotation_words::{image, length, overlap, shared, stems, window};
use super::said::Said;
use super::stock::{QUOTATION_BITS, Weights};
use super::verdict::are_others;
use crate::align::Kind;
use crate::corpus::Article;
use crate::engine::Engine;
use crate::number_map::{NumberMap, count, number, number_of, pair};
use crate::order::{Key, descending, sort_rows};
use crate::overlap::mix;
use crate::segment::QuotationKind;
use crate::text::Span;
use crate::token::{Word, WordClass};

/// An utterance that is compared with the others.
#[derive(Debug)]
pub(super) struct Uttered<'e> {
    pub(super) article: &'e Article,
    /// Index in the article's utterances.
    pub(super) at: u32,
    pub(super) span: Span,
    pub(super) positions: Range<u32>,
    pub(super) kind: QuotationKind,
    pub(super) said: Said,
    /// Number of the list of names.
    pub(super) speakers: u32,
}

impl<'e> Uttered<'e> {
    pub(super) fn words(&self) -> &'e [Word] {
        self.article.sequence.slice(self.positions.clone())
    }

    pub(super) fn weight(&self) -> u32 {
        self.article.sequence.weight(self.positions.clone())
    }

    fn is_marked(&self) -> bool {
        self.kind != QuotationKind::Indirect
    }

    /// Whether both hold a place: then they are not two.
    fn meets(&self, other: &Self) -> bool {
        self.article.key == other.article.key && overlap(&self.positions, &other.positions) > 0
    }
}

/// A place that has the words of a group without being an utterance of it.
#[derive(Debug)]
pub(super) struct Image {
    pub(super) group: u32,
    /// Key of the article.
    pub(super) article: u32,
    pub(super) positions: Range<u32>,
}

#[derive(Debug)]
pub(super) struct Linked {
    /// Number of the group of each utterance.
    pub(super) group_of: Vec<u32>,
    /// No two of a group at one place.
    pub(super) images: Vec<Image>,
}

/// Two texts share this much of the shorter one, per mille of what its words weigh …
const SAME: u32 = 600;
/// … and this much of the longer one; else the shorter is at best contained in it.
const SAME_OF_LONGER: u32 = 400;
/// So much of a short quotation stands, in any order, in the longer one that contains it.
const CONTAINED: u32 = 750;
/// Content words that two utterances share, at least, where no alignment links them.
const CONTENT: u32 = 3;
/// A word that stands in more texts links none.
const TEXTS: usize = 64;
/// Members of a group that another is compared with.
const MEMBERS: usize = 12;

/// Groups the utterances, which come in an order that arrival does not change; `lists` are the names of speakers.
pub(super) fn link(
    engine: &Engine,
    report: &Report<'_>,
    uttered: &[Uttered<'_>],
    lists: &[Vec<String>],
) -> Linked {
    let mut linker = Linker {
        uttered,
        lists,
        text_of: Vec::new(),
        texts: Vec::new(),
        links: Vec::new(),
        known: NumberMap::default(),
        images: Vec::new(),
    };
    linker.gather_texts(Weights::of(engine));
    linker.link_aligned(report);
    linker.link_by_words();
    linker.grouped()
}

struct Linker<'l, 'e> {
    uttered: &'l [Uttered<'e>],
    lists: &'l [Vec<String>],
    /// For each utterance its text.
    text_of: Vec<u32>,
    /// Utterances with identical words, each by its first one.
    texts: Vec<u32>,
    /// Strength (descending), the two texts.
    links: Vec<Key>,
    /// Strength of links that the words alone do not tell, by pair of texts.
    known: NumberMap,
    /// An utterance, and where its words stand as well: key of the article, first position and end.
    images: Vec<Key>,
}

impl<'l, 'e> Linker<'l, 'e> {
    fn of_text(&self, text: u32) -> Option<&'l Uttered<'e>> {
        self.uttered.get(*self.texts.get(text as usize)? as usize)
    }

    fn gather_texts(&mut self, weights: Weights<'_>) {
        let mut known = NumberMap::default();
        for (uttered, at) in self.uttered.iter().zip(0..) {
            let words = uttered.words();
            // Their number tells « ici, là » from « ici » that is told apart by whom it is of.
            let mut hash = mix(0, number(words.len()));
            for word in words {
                hash = mix(hash, word.fold.0);
            }
            if weights.bits(words) < QUOTATION_BITS {
                // « très bien » is one quotation only where the same people say it.
                let unknown = names(self.lists, uttered.speakers).is_empty();
                hash = mix(
                    hash,
                    if unknown {
                        uttered.article.key.0
                    } else {
                        u32::MAX - uttered.speakers
                    },
                );
            }
            let next = number(self.texts.len());
            let text = number_of(&mut known, hash, next);
            if text == next {
                self.texts.push(at);
            }
            self.text_of.push(text);
        }
    }

    /// Links utterances whose words answer each other in an alignment; what has an answer that is no utterance
    /// has an image there.
    fn link_aligned(&mut self, report: &Report<'_>) {
        let mut of_article = NumberMap::default();
        for (uttered, at) in self.uttered.iter().zip(0..) {
            number_of(&mut of_article, uttered.article.key.0.into(), at);
        }
        for found in report.found.iter().filter(|f| !f.stock) {
            self.link_sides(&of_article, found, false);
            self.link_sides(&of_article, found, true);
        }
    }

    /// The utterances of an article, and the index of the first one.
    fn of_article(&self, of_article: &NumberMap, article: &Article) -> (u32, &'l [Uttered<'e>]) {
        let first = of_article
            .get(&article.key.0.into())
            .copied()
            .unwrap_or(u32::MAX);
        let own = self.uttered.get(first as usize..).unwrap_or(&[]);
        let n = own
            .iter()
            .position(|u| u.article.key != article.key)
            .unwrap_or(own.len());
        (first, own.get(..n).unwrap_or(&[]))
    }

    fn link_sides(&mut self, of_article: &NumberMap, found: &Found<'_>, mirrored: bool) {
        let (mut article, mut other) = (found.left, found.right);
        if mirrored {
            (article, other) = (other, article);
        }
        let is_paraphrase = found.alignment.kind == Kind::Paraphrase;
        let (first, own) = self.of_article(of_article, article);
        let (first_other, others) = self.of_article(of_article, other);
        for (one, at) in own.iter().zip(first..) {
            let Some(image) = image(one, found, mirrored) else {
                continue;
            };
            let mut is_linked = false;
            for (two, to) in others.iter().zip(first_other..) {
                let both = overlap(&two.positions, &image);
                if both * 2 >= length(&image)
                    && both * 1000 >= length(&two.positions) * SAME_OF_LONGER
                    && !one.meets(two)
                {
                    is_linked |= self.add_link(at, to, if is_paraphrase { SAME } else { 0 });
                }
            }
            // In other words somebody says it, or it is only about the same.
            let is_said = |two: &Uttered<'_>| 2 * overlap(&two.positions, &image) >= length(&image);
            if !is_linked
                && (!is_paraphrase || others.iter().any(is_said))
                && length(&image) <= 2 * length(&one.positions) + 4
            {
                self.images.push([at, other.key.0, image.start, image.end]);
            }
        }
    }

    /// Links two utterances as strongly as their words say, or as is known otherwise.
    fn add_link(&mut self, at: u32, to: u32, known: u32) -> bool {
        let text = |at: u32| self.text_of.get(at as usize).copied().unwrap_or(at);
        let (x, y) = (text(at).min(text(to)), text(at).max(text(to)));
        if known > 0 {
            self.known.insert(pair(x, y), known);
        }
        let strength = self.strength(x, y);
        if strength >= SAME && x != y {
            self.links.push([descending(strength), x, y, 0]);
        }
        strength >= SAME
    }

    /// How much of the shorter of two texts the other has, per mille; 0 where it is little of the longer.
    fn strength(&self, x: u32, y: u32) -> u32 {
        let known = self
            .known
            .get(&pair(x.min(y), x.max(y)))
            .copied()
            .unwrap_or(0);
        let (Some(one), Some(two)) = (self.of_text(x), self.of_text(y)) else {
            return known;
        };
        if x == y {
            return 1000;
        }
        if one.meets(two) {
            return 0;
        }
        let (shared, _) = shared(one.words(), two.words());
        let (shorter, longer) = (
            one.weight().min(two.weight()),
            one.weight().max(two.weight()),
        );
        if shared * 1000 < longer * SAME_OF_LONGER {
            return known;
        }
        known.max(shared * 1000 / shorter.max(1))
    }

    /// Links texts, one of them quoted, that share rare words in whatever order: « un important facteur de stabilisation », « le facteur de
    /// stabilisation le plus important ».
    fn link_by_words(&mut self) {
        // Texts by content word.
        let mut lists: Vec<Vec<u32>> = Vec::new();
        let mut list_of = NumberMap::default();
        for text in 0..number(self.texts.len()) {
            let Some(one) = self.of_text(text) else {
                continue;
            };
            let mut counts = NumberMap::default();
            for word in one.words() {
                let next = number(lists.len());
                if word.class == WordClass::Function {
                    continue;
                }
                let list = number_of(&mut list_of, word.stem.0.into(), next);
                if list == next {
                    lists.push(Vec::new());
                }
                let Some(list) = lists.get_mut(list as usize) else {
                    continue;
                };
                if list.last() == Some(&text) || list.len() > TEXTS {
                    continue;
                }
                for &other in list.iter() {
                    if count(&mut counts, other.into()) == CONTENT {
                        self.link_texts(other, text);
                    }
                }
                list.push(text);
            }
        }
    }

    fn link_texts(&mut self, x: u32, y: u32) {
        let (Some(one), Some(two)) = (self.of_text(x), self.of_text(y)) else {
            return;
        };
        let by_others = are_others(
            names(self.lists, one.speakers),
            names(self.lists, two.speakers),
        );
        if by_others || one.meets(two) || !one.is_marked() && !two.is_marked() {
            return;
        }
        let at = |text: u32| self.texts.get(text as usize).copied().unwrap_or(0);
        let (first, second) = (at(x), at(y));
        if self.add_link(first, second, 0) {
            return;
        }
        let (shorter, longer, from) = if one.weight() <= two.weight() {
            (one, two, first)
        } else {
            (two, one, second)
        };
        let (weighs, content) = shared(shorter.words(), longer.words());
        if shorter.is_marked()
            && weighs * 1000 >= shorter.weight() * CONTAINED
            && content == stems(shorter.words()).len()
            && let Some(window) = window(shorter, longer)
        {
            self.images
                .push([from, longer.article.key.0, window.start, window.end]);
        }
    }

    /// Average link, strongest links first.
    fn grouped(mut self) -> Linked {
        sort_rows(&mut self.links);
        // The group of each text, and the texts of each group.
        let mut group: Vec<u32> = (0..number(self.texts.len())).collect();
        let mut members: Vec<Vec<u32>> = Vec::new();
        for &text in &group {
            members.push(vec![text]);
        }
        for &[_, x, y, _] in &self.links {
            let of = |text: u32| group.get(text as usize).copied().unwrap_or(text);
            let (x, y) = (of(x).min(of(y)), of(x).max(of(y)));
            if x == y || !self.belong_together(&members, x, y) {
                continue;
            }
            let Some(moved) = members.get_mut(y as usize).map(std::mem::take) else {
                continue;
            };
            for &text in &moved {
                if let (Some(entry), Some(members)) =
                    (group.get_mut(text as usize), members.get_mut(x as usize))
                {
                    *entry = x;
                    members.push(text);
                }
            }
        }
        let mut group_of = self.text_of.clone();
        for text in &mut group_of {
            *text = group.get(*text as usize).copied().unwrap_or(*text);
        }
        let images = self.distinct_images(&group_of);
        Linked { group_of, images }
    }

    fn belong_together(&self, members: &[Vec<u32>], x: u32, y: u32) -> bool {
        let of = |group: u32| members.get(group as usize).map_or(&[][..], Vec::as_slice);
        let (mut sum, mut n) = (0, 0);
        for &one in of(x).iter().take(MEMBERS) {
            for &two in of(y).iter().take(MEMBERS) {
                if let (Some(one), Some(two)) = (self.of_text(one), self.of_text(two))
                    && one.meets(two)
                {
                    return false;
                }
                sum += self.strength(one, two);
                n += 1;
            }
        }
        sum >= n * SAME
    }

    /// The images that are no place of their group already, each place once.
    fn distinct_images(&self, group_of: &[u32]) -> Vec<Image> {
        let group = |at: u32| group_of.get(at as usize).copied().unwrap_or(0);
        let mut rows: Vec<Key> = Vec::new();
        let mut own: Vec<Key> = Vec::new();
        for &[at, key, start, end] in &self.images {
            rows.push([group(at), key, start, end]);
        }
        for (uttered, at) in self.uttered.iter().zip(0..) {
            let positions = &uttered.positions;
            own.push([
                group(at),
                uttered.article.key.0,
                positions.start,
                positions.end,
            ]);
        }
        sort_rows(&mut rows);
        sort_rows(&mut own);
        let mut images: Vec<Image> = Vec::new();
        for [group, article, start, end] in rows {
            let from = own.partition_point(|row| [row[0], row[1]] < [group, article]);
            let own = own.get(from..).unwrap_or(&[]);
            let mut own = own
                .iter()
                .take_while(|row| [row[0], row[1]] == [group, article]);
            if own.any(|row| overlap(&(start..end), &(row[2]..row[3])) > 0) {
                continue;
            }
            match images.last_mut() {
                Some(last)
                    if last.group == group
                        && last.article == article
                        && last.positions.end > start =>
                {
                    last.positions.end = last.positions.end.max(end);
                }
                _ => images.push(Image {
                    group,
                    article,
                    positions: start..end,
                }),
            }
        }
        images
    }
}
