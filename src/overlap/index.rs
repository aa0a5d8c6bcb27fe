//! Where every seed of every article stands, and which articles are to be compared.
//!
//! A seed that stands at more than [`COMMON`] places is common: a text printed everywhere, or a formula.
//! Comparing all its places with each other would cost the square of their number. They are compared with
//! its *base* alone, the place in the article whose bytes hash lowest, so that which pairs are compared depends
//! on the articles and not on the order in which they came.
//!
//! Among more than [`PAIRWISE`] articles a formula is common together with what happens to stand beside it:
//! content words that follow each other at more than [`COMMON`] places are as good as one. Any two articles
//! with « Vladimir Poutine » and one more word beside it would else be compared. In a pair that is compared,
//! every seed of the two counts but these.

use std::mem::take;
use std::ops::Range;

use super::counts::Counts;
use super::formula::Formulas;
use super::places::{Place, Places};
use super::seed::each_seed;
use super::shared::{Groups, Seed, Told, keep_near_told};
use crate::number_map::{NumberMap, number, pair};
use crate::token::Sequence;

/// A seed at more places than this is compared with its base only. Far more copies than a desk has
/// articles, and few enough that all pairs of them are two thousand.
pub const COMMON: u32 = 64;

/// Up to as many articles every pair is told which formulas it shares.
pub const PAIRWISE: u32 = 32;

/// New places are kept apart while they are not more than one in so many.
const APART: usize = 16;

/// Names an article for the engine's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(pub u32);

/// The seeds of all articles. Forgets an article without trace.
#[derive(Debug, Default)]
pub struct Index {
    /// The places of most seeds …
    most: Places,
    /// … those of articles that came later, so that one more does not cost the sorting of all …
    later: Places,
    /// … and those that are not sorted yet, in the order in which they came.
    new: Vec<Place>,
    /// The bases of the common seeds, by tag.
    bases: Vec<Place>,
    /// By key.
    articles: Vec<Known>,
    n_articles: u32,
    n_added: u32,
    /// How many had been added when the places were last sorted.
    n_sorted: u32,
}

/// What is known of an article that is or was in the index.
#[derive(Clone, Debug, Default)]
struct Known {
    /// A number that its bytes and name decide.
    identity: u64,
    /// When it was added: the how manieth.
    added: u32,
    /// Its seeds that stand somewhere else or earlier, until it is compared: which of the places that it was sorted
    /// among, and how many places the seed has.
    met: Vec<(u32, u32)>,
    /// Its common seeds, by hash, then by place.
    common: Vec<Common>,
}

/// A place of a common seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Common {
    tag: u32,
    at: u32,
    run: bool,
}

impl Index {
    /// Adds an article's seeds. `identity` is a number that its bytes and name decide.
    pub fn add(&mut self, article: ArticleKey, identity: u64, sequence: &Sequence) {
        let key = article.0 as usize;
        if self.articles.len() <= key {
            self.articles.resize(key + 1, Known::default());
        }
        self.n_articles += 1;
        self.n_added += 1;
        if let Some(known) = self.articles.get_mut(key) {
            known.identity = identity;
            known.added = self.n_added;
        }
        each_seed(sequence, 0..sequence.n_body(), &mut |seed| {
            self.new.push(Place::new(article, seed));
            true
        });
    }

    /// Removes an article's seeds. All others are new again: what they share may no longer be common.
    pub fn remove(&mut self, article: ArticleKey) {
        let sorted = joined(
            take(&mut self.most).into_all(),
            take(&mut self.later).into_all(),
        );
        let mut all = joined(sorted, take(&mut self.new));
        all.retain(|place| place.article() != article);
        self.new = all;
        self.n_sorted = 0;
        self.n_articles -= 1;
        if let Some(known) = self.articles.get_mut(article.0 as usize) {
            *known = Known::default();
        }
        self.bases.clear();
        for known in &mut self.articles {
            known.common.clear();
        }
    }

    /// Sorts in the places of the articles that are new. Notes with each of them which of its seeds stand somewhere
    /// else, and with all articles which of theirs are common.
    pub fn settle(&mut self) {
        if self.new.is_empty() {
            return;
        }
        let new = joined(take(&mut self.later).into_all(), take(&mut self.new));
        if new.len() * APART > self.most.all().len() {
            self.most = Places::new(joined(take(&mut self.most).into_all(), new));
        } else {
            self.later = Places::new(new);
        }
        let (sorted, before) = latest(&self.most, &self.later);
        let (articles, n_sorted) = (&mut self.articles, self.n_sorted);
        let is_first = before.all().is_empty();
        let mut end = 0;
        for group in sorted.all().chunk_by(|x, y| x.tag == y.tag) {
            end += group.len();
            // Most seeds stand at one place.
            if is_first && group.len() == 1 {
                continue;
            }
            // The new places came last.
            let is_new = |place: &&Place| {
                let known = articles.get(place.article().0 as usize);
                known.is_some_and(|known| known.added > n_sorted)
            };
            let n_new = group.iter().rev().take_while(is_new).count();
            let (old, new) = group.split_at(group.len() - n_new);
            let Some(&Place { tag, .. }) = new.first() else {
                continue;
            };
            let others = before.of(tag);
            let n_old = others.len() + old.len();
            let count = n_old + n_new;
            let is_common = count > COMMON as usize;
            // With the first place of all, those that came later have the pairs.
            let skipped = usize::from(n_old == 0 && !is_common);
            for (place, at) in new.iter().zip(end - n_new..).skip(skipped) {
                if let Some(known) = articles.get_mut(place.article().0 as usize) {
                    known.met.push((number(at), number(count)));
                }
            }
            // Which of the old ones are common is known, unless the seed has just become so.
            let news = if n_old > COMMON as usize { new } else { group };
            let others = if n_old > COMMON as usize { &[] } else { others };
            if is_common {
                let places = others.iter().chain(news);
                note_common(articles, &mut self.bases, tag, places);
            }
        }
        self.n_sorted = self.n_added;
    }

    /// The articles that an article, already added, is to be compared with, itself included where it
    /// repeats itself, and the seeds it shares with each: `a` in the article, `b` in the other, and
    /// `a` before `b` in itself. Of the others, those that were added before it: the later one of two has
    /// the pair. In order of their keys; the seeds of each are in no order. Where none of what some seeds make
    /// would be told, as things are, they are left out: the last value says so. Asked once, after the places
    /// of the article have been sorted in.
    pub fn each_partner(
        &mut self,
        article: ArticleKey,
        sequence: &Sequence,
        counts: &Counts,
        call: &mut dyn FnMut(ArticleKey, &mut Vec<Seed>, bool),
    ) {
        let known = self.articles.get_mut(article.0 as usize);
        let met = known.map_or_else(Vec::new, |known| take(&mut known.met));
        let (sorted, before) = latest(&self.most, &self.later);
        // Read together what is about to be read: one after another, each would wait for the memory.
        let tags = met.iter().map(|&(at, _)| {
            let place = sorted.all().get(at as usize);
            place.map_or(0, |place| place.tag)
        });
        std::hint::black_box(tags.fold(0, u32::wrapping_add));
        let formulas = self.formulas(sequence, 0..sequence.n_body(), counts);
        let mut groups = Groups::new(self.articles.len());
        for (at, count) in met {
            let earlier = sorted.all().get(..at as usize);
            let Some((place, earlier)) = sorted.all().get(at as usize).zip(earlier) else {
                continue;
            };
            let seed = place.seed();
            let is_common = count > COMMON;
            let how = formulas.told(&seed, is_common, sequence);
            if how == Told::Not {
                continue;
            }
            let base = (how == Told::WithBase).then(|| self.base(seed.tag, is_common));
            let is_base = base == Some(Some(place));
            let add = |other: &Place| {
                let told = if is_common {
                    Told::WithBase
                } else if how == Told::Pairwise || is_base || base == Some(Some(other)) {
                    Told::Pairwise
                } else {
                    Told::Not
                };
                let (a, b, run) = (seed.at, other.at, seed.family.is_run());
                let seed = Seed { a, b, run, told };
                if other.article() != article {
                    groups.add(other.article(), seed);
                } else if a != b {
                    let (a, b) = (a.min(b), a.max(b));
                    groups.add(article, Seed { a, b, ..seed });
                }
            };
            if is_common && !is_base {
                let base = base
                    .flatten()
                    .filter(|base| self.added(base) <= self.added(place));
                base.into_iter().for_each(add);
            } else {
                let earlier = earlier
                    .iter()
                    .rev()
                    .take_while(|other| other.tag == seed.tag);
                earlier.chain(before.of(seed.tag)).for_each(add);
            }
        }
        let ours = self.articles.get(article.0 as usize);
        let ours = ours.map_or(&[][..], |known| &known.common);
        groups.each(&mut |other, seeds| {
            self.add_common(ours, other, other == article, seeds);
            let left_out = keep_near_told(seeds);
            seeds.retain(|s| s.told != Told::WithBase);
            call(other, seeds, left_out);
        });
    }

    /// Adds the common seeds that two articles share. Where a seed stands at
    /// more places of the two than [`COMMON`], they are paired in turn and with the first of the other
    /// side, so that every place has a partner.
    fn add_common(&self, ours: &[Common], other: ArticleKey, within: bool, seeds: &mut Vec<Seed>) {
        let theirs = self.articles.get(other.0 as usize);
        let theirs = theirs.map_or(&[][..], |known| &known.common);
        let (mut at_ours, mut at_theirs) = (0, 0);
        let same = |list: &[Common], at: usize, tag: u32| {
            let rest = list.get(at..).unwrap_or(&[]);
            at + rest.iter().take_while(|s| s.tag == tag).count()
        };
        while let (Some(x), Some(y)) = (ours.get(at_ours), theirs.get(at_theirs)) {
            if x.tag != y.tag {
                at_ours += usize::from(x.tag < y.tag);
                at_theirs += usize::from(y.tag < x.tag);
                continue;
            }
            let first = y;
            let (until_ours, until_theirs) =
                (same(ours, at_ours, x.tag), same(theirs, at_theirs, x.tag));
            let ours = ours.get(at_ours..until_ours).unwrap_or(&[]);
            let theirs = theirs.get(at_theirs..until_theirs).unwrap_or(&[]);
            (at_ours, at_theirs) = (until_ours, until_theirs);
            let n = ours.len();
            let mut put = |x: &Common, y: &Common| {
                if !within || x.at < y.at {
                    let (a, b, run, told) = (x.at, y.at, x.run, Told::Not);
                    seeds.push(Seed { a, b, run, told });
                }
            };
            let n_places = if within { n } else { n + theirs.len() };
            if n_places <= COMMON as usize {
                for x in ours {
                    for y in theirs {
                        put(x, y);
                    }
                }
            } else {
                let in_turn = ours.iter().zip(theirs.iter().skip(usize::from(within)));
                in_turn.for_each(|(x, y)| put(x, y));
                for y in theirs.iter().skip(n) {
                    ours.iter().take(1).for_each(|x| put(x, y));
                }
                ours.iter().skip(theirs.len()).for_each(|x| put(x, first));
            }
        }
    }

    /// Whether something stands at so many places that it is told with its base only.
    #[must_use]
    pub fn has_common(&self, counts: &Counts) -> bool {
        !self.bases.is_empty() || self.has_formulas(counts)
    }

    fn has_formulas(&self, counts: &Counts) -> bool {
        self.n_articles > PAIRWISE && counts.has_formulas()
    }

    /// Whether the two places of two articles are to be told with each other: something they share says
    /// so, or they share no seed at all.
    #[must_use]
    pub fn are_partners(
        &self,
        (left, x, a): (ArticleKey, &Sequence, Range<u32>),
        (right, y, b): (ArticleKey, &Sequence, Range<u32>),
        counts: &Counts,
    ) -> bool {
        let formulas = self.formulas(x, a.clone(), counts);
        let (mut shared, mut is_told) = (false, false);
        // Common seeds of the left place, each with whether it says so where the right one has it, too.
        let mut common: Vec<(u32, bool)> = Vec::new();
        each_seed(x, a, &mut |seed| {
            let (most, later) = (self.most.of(seed.tag), self.later.of(seed.tag));
            let count = most.len() + later.len();
            let is_common = count > COMMON as usize;
            let how = formulas.told(&seed, is_common, x);
            let base = (how == Told::WithBase)
                .then(|| self.base(seed.tag, is_common))
                .flatten();
            let is_ours = |place: &Place| place.article() == left && place.at == seed.at;
            let is_right = |place: &Place| place.article() == right && b.contains(&place.at);
            let is_base = base.is_some_and(is_ours);
            if is_common {
                common.push((seed.tag, is_base || base.is_some_and(is_right)));
                return true;
            }
            for other in most.iter().chain(later) {
                if is_right(other) && !is_ours(other) {
                    shared = true;
                    is_told |= how == Told::Pairwise || is_base || base == Some(other);
                }
            }
            !is_told
        });
        // Which of them the right place has is looked up only where it matters.
        common.retain(|&(_, says_so)| !is_told && (says_so || !shared));
        if !common.is_empty() {
            let mut on_right = NumberMap::default();
            each_seed(y, b, &mut |seed| {
                on_right.insert(seed.tag.into(), 0);
                true
            });
            for (tag, says_so) in common {
                let is_there = on_right.contains_key(&tag.into());
                shared |= is_there;
                is_told |= is_there && says_so;
            }
        }
        is_told || !shared
    }

    /// Of the places of a seed, the one in the article whose bytes hash lowest.
    fn base(&self, tag: u32, is_common: bool) -> Option<&Place> {
        if is_common {
            let at = self.bases.binary_search_by_key(&tag, |place| place.tag);
            return self.bases.get(at.ok()?);
        }
        let places = self.most.of(tag).iter().chain(self.later.of(tag));
        places.min_by_key(|place| precedence(&self.articles, place))
    }

    fn added(&self, place: &Place) -> u32 {
        let known = self.articles.get(place.article().0 as usize);
        known.map_or(0, |known| known.added)
    }

    /// Which formulas the words of a range stand in. None where every pair is told which ones it shares.
    fn formulas(&self, sequence: &Sequence, range: Range<u32>, counts: &Counts) -> Formulas {
        if self.has_formulas(counts) {
            Formulas::new(sequence, range, counts)
        } else {
            Formulas::NONE
        }
    }
}

/// Places and those that came after them.
fn joined(mut first: Vec<Place>, mut second: Vec<Place>) -> Vec<Place> {
    // Nothing is copied where there is nothing to copy it to.
    if first.is_empty() {
        return second;
    }
    first.append(&mut second);
    first
}

/// The places that were sorted last, and those sorted before.
fn latest<'p>(most: &'p Places, later: &'p Places) -> (&'p Places, &'p Places) {
    if later.all().is_empty() {
        (most, later)
    } else {
        (later, most)
    }
}

/// What decides which place of a seed is the base.
fn precedence(articles: &[Known], place: &Place) -> (u64, u64) {
    let known = articles.get(place.article().0 as usize);
    let identity = known.map_or(0, |known| known.identity);
    (identity, pair(place.article().0, place.at))
}

/// Notes that the places of a seed are common, and which one of these or the base so far is the base.
fn note_common<'p>(
    articles: &mut [Known],
    bases: &mut Vec<Place>,
    tag: u32,
    places: impl Iterator<Item = &'p Place>,
) {
    let at = bases.partition_point(|base| base.tag < tag);
    for place in places {
        match bases.get_mut(at).filter(|base| base.tag == tag) {
            Some(base) if precedence(articles, base) <= precedence(articles, place) => {}
            Some(base) => *base = *place,
            None => bases.insert(at, *place),
        }
        if let Some(known) = articles.get_mut(place.article().0 as usize) {
            let (at, run) = (place.at, place.seed().family.is_run());
            let common = Common { tag, at, run };
            let place = known.common.partition_point(|other| *other < common);
            known.common.insert(place, common);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ArticleKey, Counts, Index, Seed};
    use crate::segment::{Language, block};
    use crate::text::decompose::decompose;
    use crate::token::{Lexicon, Sequence};

    #[test]
    fn a_removed_article_leaves_no_trace() {
        let mut lexicon = Lexicon::new(decompose);
        let mut read = |text: &str| {
            let words = lexicon.vocabulary().words(text);
            let french = Language::of("fr");
            let words = lexicon.vocabulary().spoken(text, &words, french);
            let words = lexicon.words(text, &words, french);
            Sequence::new(text, &words, &block::blocks_of(text), &[], &[])
        };
        let text = "Les deux pays ont signé hier un accord sur le gaz et le pétrole.";
        let (x, y) = (read(text), read(&text.repeat(3)));
        let (a, b) = (ArticleKey(7), ArticleKey(9));
        let (mut index, counts) = (Index::default(), Counts::default());
        let partners = |index: &mut Index, key: ArticleKey, sequence: &Sequence| {
            let mut others = Vec::new();
            index.settle();
            let mut partner = |other, _: &mut Vec<Seed>, _| others.push(other);
            index.each_partner(key, sequence, &counts, &mut partner);
            others
        };
        index.add(a, 1, &x);
        assert_eq!(
            partners(&mut index, a, &x),
            [],
            "nothing in it stands twice"
        );
        index.add(b, 2, &y);
        assert_eq!(partners(&mut index, b, &y), [a, b]);
        assert_eq!(
            partners(&mut index, a, &x),
            [],
            "the later one has the pair"
        );
        index.remove(b);
        assert_eq!(partners(&mut index, a, &x), []);
        index.add(b, 2, &y);
        assert_eq!(partners(&mut index, a, &x), []);
        assert_eq!(partners(&mut index, b, &y), [a, b]);
        index.remove(a);
        index.remove(b);
        index.settle();
        assert!(index.most.all().is_empty() && index.later.all().is_empty());
    }
}
