//! Every seed of every article, at every position.
//!
//! Three families: runs of [`RUN`] folds, which no shared run of that length escapes; triples of
//! content stems with at most one skipped between, which survive changed small words, inflection and
//! the replacement of every third word; and expressions of two to four words that both sides put
//! between quote marks. Furniture has none: it is told by its role, not by where else it stands.
//!
//! A seed that stands at more than [`COMMON`] places is common: a formula, or a text printed
//! everywhere. Comparing all its places with each other would cost the square of their number. They
//! are compared with its *base* alone, the place whose article's bytes hash lowest, so that which
//! pairs are compared depends on the articles and not on the order in which they came.

use std::ops::Range;

use crate::number_map::NumberMap;
use crate::order::{Key, sort_by_key};
use crate::token::{Sequence, WordClass};

/// Words in a run seed.
pub const RUN: u32 = 5;

/// Content words among which the three of a triple stand.
pub const WINDOW: usize = 4;

/// A seed at more places than this is compared with its base only. Far more copies than a desk has
/// articles, and few enough that all pairs of them are two thousand.
pub const COMMON: u32 = 64;

/// Names an article for the engine's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(pub u32);

/// The same seed at position `a` of one article and `b` of another, or twice in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seed {
    /// Position in the first sequence.
    pub a: u32,
    /// Position in the second sequence.
    pub b: u32,
    /// Whether it is a run of folds; otherwise the first word of a triple of stems.
    pub run: bool,
}

/// Sorts seeds by position on the left, then on the right.
pub(crate) fn sort_seeds(seeds: &mut Vec<Seed>) {
    sort_by_key(seeds, |s| [s.a, s.b, u32::from(s.run), 0]);
}

/// One place of a seed, and the place before it in the list of the same hash.
#[derive(Clone, Copy, Debug)]
struct Posting {
    article: ArticleKey,
    at: u32,
    /// [`END`] where the list ends.
    next: u32,
    /// Length of the list from here on.
    count: u32,
}

const END: u32 = u32::MAX;

/// The seeds of all articles. Forgets an article without trace.
#[derive(Debug, Default)]
pub struct Index {
    /// By hash, the last posting of its list.
    last: NumberMap,
    postings: Vec<Posting>,
    /// Postings of removed articles, to be used again.
    free: Vec<u32>,
    /// By hash, the base of each common seed.
    bases: NumberMap,
    /// By key.
    articles: Vec<Known>,
}

/// What is known of an article that is or was in the index.
#[derive(Clone, Debug, Default)]
struct Known {
    /// A number that its bytes and name decide.
    identity: u128,
    /// Its common seeds.
    common: Vec<SeedHash>,
}

impl Index {
    /// Adds an article's seeds. `identity` is a number that its bytes and name decide.
    pub fn add(&mut self, article: ArticleKey, identity: u128, sequence: &Sequence) {
        let key = article.0 as usize;
        if self.articles.len() <= key {
            self.articles.resize(key + 1, Known::default());
        }
        if let Some(known) = self.articles.get_mut(key) {
            known.identity = identity;
        }
        each_seed(sequence, 0..sequence.n_body(), &mut |seed| {
            let next_new = u32::try_from(self.postings.len()).unwrap_or(END);
            let place = self.free.pop().unwrap_or(next_new);
            let next = self.last.insert(seed.hash, place).unwrap_or(END);
            let count = self.postings.get(next as usize).map_or(0, |p| p.count) + 1;
            let posting = Posting {
                article,
                at: seed.at,
                next,
                count,
            };
            match self.postings.get_mut(place as usize) {
                Some(free) => *free = posting,
                None => self.postings.push(posting),
            }
            if count == COMMON + 1 {
                self.find_base(seed.hash);
                let places: Vec<u32> = self.list(place).collect();
                for place in places {
                    self.note_common(place, seed);
                }
            } else if count > COMMON {
                self.note_common(place, seed);
                let base = self.bases.get(&seed.hash);
                if base.is_some_and(|&base| self.precedes(place, base)) {
                    self.bases.insert(seed.hash, place);
                }
            }
        });
    }

    /// Notes with its article that the seed at a place is common.
    fn note_common(&mut self, place: u32, seed: SeedHash) {
        let Some(&Posting { article, at, .. }) = self.postings.get(place as usize) else {
            return;
        };
        if let Some(known) = self.articles.get_mut(article.0 as usize) {
            known.common.push(SeedHash { at, ..seed });
        }
    }

    /// Removes the seeds that `add` put in for the same article and sequence. Pairs that have to be
    /// compared now, as what they share is no longer common or has another base, are given back.
    pub fn remove(
        &mut self,
        article: ArticleKey,
        sequence: &Sequence,
    ) -> Vec<(ArticleKey, ArticleKey)> {
        let mut hashes: Vec<u64> = seeds(sequence).iter().map(|s| s.hash).collect();
        sort_by_key(&mut hashes, |&hash| hash_key(hash, 0));
        hashes.dedup();
        if let Some(known) = self.articles.get_mut(article.0 as usize) {
            known.common = Vec::new();
        }
        let mut reopened = Vec::new();
        for hash in hashes {
            let Some(&first) = self.last.get(&hash) else {
                continue;
            };
            let mut kept: Vec<u32> = Vec::new();
            let places: Vec<u32> = self.list(first).collect();
            for place in places {
                match self.postings.get(place as usize) {
                    Some(posting) if posting.article == article => self.free.push(place),
                    _ => kept.push(place),
                }
            }
            self.relink(hash, &kept);
            let base = self.bases.remove(&hash);
            let Some(base) = base else {
                continue;
            };
            let holders: Vec<ArticleKey> = kept
                .iter()
                .filter_map(|&p| Some(self.postings.get(p as usize)?.article))
                .collect();
            if kept.len() <= COMMON as usize {
                for &holder in &holders {
                    reopened.extend(holders.iter().map(|&other| (holder, other)));
                }
                for holder in holders {
                    if let Some(known) = self.articles.get_mut(holder.0 as usize) {
                        known.common.retain(|seed| seed.hash != hash);
                    }
                }
            } else if kept.contains(&base) {
                self.bases.insert(hash, base);
            } else {
                self.find_base(hash);
                if let Some(base) = self.base(hash).map(|b| b.article) {
                    reopened.extend(holders.iter().map(|&holder| (base, holder)));
                }
            }
        }
        sort_by_key(&mut reopened, |(x, y): &(ArticleKey, ArticleKey)| {
            [x.0, y.0, 0, 0]
        });
        reopened.dedup();
        reopened
    }

    /// The articles that an article, already added, is to be compared with, itself included where it
    /// repeats itself, and the seeds it shares with each: `a` in the article, `b` in the other, and
    /// `a` before `b` in itself. The seeds of each are sorted; the articles stand in no order.
    #[must_use]
    pub fn partners(
        &self,
        article: ArticleKey,
        sequence: &Sequence,
    ) -> Vec<(ArticleKey, Vec<Seed>)> {
        let mut found: Vec<(ArticleKey, Vec<Seed>)> = Vec::new();
        let mut places = NumberMap::default();
        let mut put = |other: &Posting, seed: Option<Seed>| {
            let next = u32::try_from(found.len()).unwrap_or(u32::MAX);
            let group = *places.entry(u64::from(other.article.0)).or_insert(next);
            if group == next {
                found.push((other.article, Vec::new()));
            }
            if let (Some((_, seeds)), Some(seed)) = (found.get_mut(group as usize), seed)
                && (other.article != article || seed.a < seed.b)
            {
                seeds.push(seed);
            }
        };
        each_seed(
            sequence,
            0..sequence.n_body(),
            &mut |SeedHash { hash, at, run }| {
                let Some(&first) = self.last.get(&hash) else {
                    return;
                };
                let is_here = |p: &Posting| p.article == article && p.at == at;
                let all = || {
                    let places = self.list(first);
                    let postings = places.filter_map(|p| self.postings.get(p as usize));
                    postings.filter(|p| !is_here(p))
                };
                match self.base(hash) {
                    Some(base) if is_here(base) => all().for_each(|p| put(p, None)),
                    Some(base) => put(base, None),
                    None => all().for_each(|p| {
                        let (a, b) = (at, p.at);
                        put(p, Some(Seed { a, b, run }));
                    }),
                }
            },
        );
        let ours = self.common(article);
        for (other, seeds) in &mut found {
            if !ours.is_empty() {
                self.add_common(&ours, *other, article == *other, seeds);
            }
            sort_seeds(seeds);
            seeds.dedup();
        }
        found
    }

    /// Adds the common seeds that two articles share. Where a seed stands at more places of the two
    /// than [`COMMON`], they are paired in turn and with the first of the other side, so that every
    /// place has a partner.
    fn add_common(
        &self,
        ours: &[SeedHash],
        other: ArticleKey,
        within: bool,
        seeds: &mut Vec<Seed>,
    ) {
        let theirs = self.common(other);
        for theirs in theirs.chunk_by(|x, y| x.hash == y.hash) {
            let Some(first) = theirs.first() else {
                continue;
            };
            let from = ours.partition_point(|s| s.hash < first.hash);
            let ours = ours.get(from..).unwrap_or(&[]);
            let n = ours.iter().take_while(|s| s.hash == first.hash).count();
            let ours = ours.get(..n).unwrap_or(&[]);
            let mut put = |x: &SeedHash, y: &SeedHash| {
                if !within || x.at < y.at {
                    let (a, b, run) = (x.at, y.at, x.run);
                    seeds.push(Seed { a, b, run });
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

    /// The common seeds of an article, by hash, then by place.
    fn common(&self, article: ArticleKey) -> Vec<SeedHash> {
        let known = self.articles.get(article.0 as usize);
        let mut common = known.map_or(Vec::new(), |known| known.common.clone());
        sort_by_key(&mut common, |s| hash_key(s.hash, s.at));
        common
    }

    /// Whether nothing that stands in the index is common.
    #[must_use]
    pub fn has_no_common(&self) -> bool {
        self.bases.is_empty()
    }

    /// Whether the two places of two articles are to be told with each other: something they share
    /// is not common, or its base stands there.
    #[must_use]
    pub fn are_partners(
        &self,
        (left, x, a): (ArticleKey, &Sequence, Range<u32>),
        (right, y, b): (ArticleKey, &Sequence, Range<u32>),
    ) -> bool {
        let hashes = |sequence: &Sequence, range: &Range<u32>| -> Vec<u64> {
            let mut hashes: Vec<u64> = seeds_in(sequence, range.clone())
                .iter()
                .map(|s| s.hash)
                .collect();
            sort_by_key(&mut hashes, |&hash| hash_key(hash, 0));
            hashes
        };
        let (on_left, on_right) = (hashes(x, &a), hashes(y, &b));
        let mut shared = on_left
            .iter()
            .filter(|&hash| on_right.binary_search(hash).is_ok())
            .peekable();
        shared.peek().is_none()
            || shared.any(|&hash| match self.base(hash) {
                None => true,
                Some(base) => {
                    base.article == left && a.contains(&base.at)
                        || base.article == right && b.contains(&base.at)
                }
            })
    }

    fn base(&self, hash: u64) -> Option<&Posting> {
        self.postings.get(*self.bases.get(&hash)? as usize)
    }

    /// The places of a list, from its first posting on.
    fn list(&self, first: u32) -> impl Iterator<Item = u32> + '_ {
        let next = |&place: &u32| {
            let posting = self.postings.get(place as usize)?;
            Some(posting.next).filter(|&next| next != END)
        };
        std::iter::successors(Some(first), next)
    }

    /// Makes a list of these places, in this order.
    fn relink(&mut self, hash: u64, places: &[u32]) {
        let mut next = END;
        for (&place, count) in places.iter().rev().zip(1..) {
            if let Some(posting) = self.postings.get_mut(place as usize) {
                posting.next = next;
                posting.count = count;
            }
            next = place;
        }
        if next == END {
            self.last.remove(&hash);
        } else {
            self.last.insert(hash, next);
        }
    }

    fn find_base(&mut self, hash: u64) {
        let Some(&first) = self.last.get(&hash) else {
            return;
        };
        let mut base = first;
        for place in self.list(first) {
            if self.precedes(place, base) {
                base = place;
            }
        }
        self.bases.insert(hash, base);
    }

    fn precedes(&self, place: u32, other: u32) -> bool {
        let key = |place: u32| {
            let posting = self.postings.get(place as usize)?;
            let known = self.articles.get(posting.article.0 as usize)?;
            Some((known.identity, posting.article, posting.at))
        };
        key(place) < key(other)
    }
}

/// A seed of one sequence. A hash is never trusted: whoever uses a seed compares the words.
#[derive(Clone, Copy, Debug)]
struct SeedHash {
    hash: u64,
    at: u32,
    run: bool,
}

/// The seeds of the article proper.
fn seeds(sequence: &Sequence) -> Vec<SeedHash> {
    seeds_in(sequence, 0..sequence.n_body())
}

/// The seeds that lie in a range of the article proper.
fn seeds_in(sequence: &Sequence, range: Range<u32>) -> Vec<SeedHash> {
    let mut found = Vec::with_capacity(sequence.slice(range.clone()).len() * 3);
    each_seed(sequence, range, &mut |seed| found.push(seed));
    found
}

/// Calls with each seed of a range of the article proper. The first number of a hash keeps the
/// families apart in the one table.
fn each_seed(sequence: &Sequence, range: Range<u32>, call: &mut dyn FnMut(SeedHash)) {
    let words = sequence.slice(range.clone());
    for (at, run) in (range.start..).zip(words.windows(RUN as usize)) {
        if !sequence.is_line(at) {
            let hash = run.iter().fold(0, |hash, word| mix(hash, word.fold.0));
            call(SeedHash {
                hash: mixed(hash),
                at,
                run: true,
            });
        }
        // A quoted expression is a seed however short, where both sides quote all of it and no more.
        let n = sequence.quotation(at);
        if n > 0 && at + n <= range.end {
            let words = sequence.slice(at..at + n).iter();
            let hash = words.fold(mix(1, n), |hash, word| mix(hash, word.fold.0));
            call(SeedHash {
                hash: mixed(hash),
                at,
                run: true,
            });
        }
    }
    // The last content words, the latest first: position, stem, sentence.
    let mut before = [None; WINDOW - 1];
    for (at, word) in (range.start..).zip(words) {
        if word.class == WordClass::Function {
            continue;
        }
        let sentence = sequence.place(at).map_or(0, |p| p.sentence);
        let here = (at, word.stem.0, sentence);
        let mut put = |first: Option<(u32, u32, u32)>, second: Option<(u32, u32, u32)>| {
            if let (Some(x), Some(y)) = (first, second)
                && x.2 == sentence
                && !sequence.is_line(x.0)
            {
                let hash = [x.1, y.1, here.1].into_iter().fold(2, mix);
                call(SeedHash {
                    hash: mixed(hash),
                    at: x.0,
                    run: false,
                });
            }
        };
        let [z, y, x] = before;
        put(y, z);
        put(x, z);
        put(x, y);
        before = [Some(here), z, y];
    }
}

/// A key to sort by hash, then by place.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the two halves of the hash"
)]
const fn hash_key(hash: u64, at: u32) -> Key {
    [(hash >> 32) as u32, hash as u32, at, 0]
}

/// One step of a hash that is the same on every platform (the multiplier is FxHash's).
#[must_use]
pub const fn mix(hash: u64, n: u32) -> u64 {
    (hash.rotate_left(26) ^ n as u64).wrapping_mul(0xf135_7aea_2e62_a9c5)
}

/// The last step: the high bits, which are the best, come down.
const fn mixed(hash: u64) -> u64 {
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::{ArticleKey, Index};
    use crate::segment::{Language, block, words};
    use crate::text::decompose::decompose;
    use crate::token::{Lexicon, Sequence};

    #[test]
    fn a_removed_article_leaves_no_trace() {
        let mut lexicon = Lexicon::new(decompose);
        let mut read = |text: &str| {
            let words: Vec<_> = words(text)
                .map(|w| lexicon.word(text, w, Language::of("fr")))
                .collect();
            Sequence::new(text, &words, &block::blocks(text), &[], &[])
        };
        let text = "Les deux pays ont signé hier un accord sur le gaz et le pétrole.";
        let (x, y) = (read(text), read(&text.repeat(3)));
        let (a, b) = (ArticleKey(7), ArticleKey(9));
        let mut index = Index::default();
        index.add(a, 1, &x);
        let alone = index.partners(a, &x);
        assert!(alone.is_empty(), "nothing in it stands twice");
        index.add(b, 2, &y);
        let others: Vec<_> = index.partners(a, &x).into_iter().map(|(k, _)| k).collect();
        assert_eq!(others, [b]);
        let n_postings = index.postings.len();
        index.remove(b, &y);
        assert!(index.partners(a, &x).is_empty());
        index.remove(a, &x);
        assert!(index.last.is_empty());
        index.add(b, 2, &y);
        index.add(a, 1, &x);
        assert_eq!(
            index.postings.len(),
            n_postings,
            "freed places are used again"
        );
    }
}
