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

use std::ops::Range;

use super::counts::Counts;
use super::seed::{Family, RUN, SeedHash, each_seed};
use super::shared::{Groups, Seed, Told, keep_near_told, sort_seeds};
use super::table::Table;
use crate::number_map::NumberMap;
use crate::token::{FoldId, Sequence, Word, WordClass};

/// A seed at more places than this is compared with its base only. Far more copies than a desk has
/// articles, and few enough that all pairs of them are two thousand.
pub const COMMON: u32 = 64;

/// Up to as many articles every pair is told which formulas it shares.
pub const PAIRWISE: u32 = 32;

/// Names an article for the engine's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(pub u32);

/// One place of a seed. The first of a list is its base; the others stand in no order.
#[derive(Clone, Copy, Debug)]
struct Posting {
    article: ArticleKey,
    at: u32,
    /// The next place of the list; [`END`] where it ends.
    next: u32,
    /// In the first posting of a list, its length.
    count: u32,
}

const END: u32 = u32::MAX;

/// The seeds of all articles. Forgets an article without trace.
#[derive(Debug, Default)]
pub struct Index {
    /// By hash, the first posting of its list.
    first: Table,
    postings: Vec<Posting>,
    /// Postings of removed articles, to be used again.
    free: Vec<u32>,
    /// How many seeds are common.
    n_common: u32,
    /// By key.
    articles: Vec<Known>,
    n_articles: u32,
    n_added: u32,
}

/// What is known of an article that is or was in the index.
#[derive(Clone, Debug, Default)]
struct Known {
    /// A number that its bytes and name decide.
    identity: u64,
    /// When it was added: the how manieth.
    added: u32,
    /// For each of its seeds, whether it stood somewhere else or earlier when it was added.
    met: Vec<u64>,
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
        let mut seeds: Vec<SeedHash> = Vec::new();
        each_seed(sequence, 0..sequence.n_body(), &mut |seed| seeds.push(seed));
        self.warm(&seeds);
        let mut met = vec![0u64; seeds.len().div_ceil(64)];
        for (n, &seed) in seeds.iter().enumerate() {
            if self.add_seed(article, seed)
                && let Some(bits) = met.get_mut(n / 64)
            {
                *bits |= 1 << (n % 64);
            }
        }
        if let Some(known) = self.articles.get_mut(key) {
            known.met = met;
        }
    }

    /// Reads what is about to be read, without waiting for any of it: one place after another, each read
    /// would wait for the memory.
    fn warm(&self, seeds: &[SeedHash]) {
        let firsts: Vec<u32> = seeds.iter().map(|s| self.first.home_of(s.tag)).collect();
        let counts = firsts.iter().map(|&first| {
            let posting = self.postings.get(first as usize);
            posting.map_or(0, |posting| posting.count)
        });
        std::hint::black_box(counts.fold(0, u32::wrapping_add));
    }

    /// Adds one place of a seed; says whether it had others.
    fn add_seed(&mut self, article: ArticleKey, seed: SeedHash) -> bool {
        let mut new = Posting {
            article,
            at: seed.at,
            next: END,
            count: 1,
        };
        let place = self.free.pop();
        let place = place.unwrap_or(u32::try_from(self.postings.len()).unwrap_or(END - 1));
        let first = self.first.insert_new(seed.tag, place);
        let mut count = 1;
        if let Some(first) = first {
            let precedes = self.precedes(&new, first);
            if let Some(base) = self.postings.get_mut(first as usize) {
                count = base.count + 1;
                if precedes {
                    (new.next, new.count) = (first, count);
                    self.first.insert(seed.tag, place);
                } else {
                    new.next = base.next;
                    (base.next, base.count) = (place, count);
                }
            }
        }
        match self.postings.get_mut(place as usize) {
            Some(free) => *free = new,
            None => self.postings.push(new),
        }
        if count > COMMON {
            self.note_common(seed, place, count);
        }
        count > 1
    }

    /// Notes with their articles which places of a seed are common: the new one, or all when it has just
    /// become so.
    fn note_common(&mut self, seed: SeedHash, place: u32, count: u32) {
        let mut places = vec![place];
        if count == COMMON + 1 {
            self.n_common += 1;
            places = self.first.get(seed.tag).map_or(places, |first| {
                let list = self.list(first);
                list.map(|(place, _)| place).collect()
            });
        }
        for place in places {
            let Some(&Posting { article, at, .. }) = self.postings.get(place as usize) else {
                continue;
            };
            if let Some(known) = self.articles.get_mut(article.0 as usize) {
                let (tag, run) = (seed.tag, seed.is_run());
                let common = Common { tag, at, run };
                let place = known.common.partition_point(|other| *other < common);
                known.common.insert(place, common);
            }
        }
    }

    /// Removes the seeds that `add` put in for the same article and sequence.
    pub fn remove(&mut self, article: ArticleKey, sequence: &Sequence) {
        self.n_articles -= 1;
        if let Some(known) = self.articles.get_mut(article.0 as usize) {
            *known = Known::default();
        }
        each_seed(
            sequence,
            0..sequence.n_body(),
            &mut |SeedHash { tag, .. }| {
                let Some(first) = self.first.get(tag) else {
                    return;
                };
                let places: Vec<(u32, Posting)> = self.list(first).map(|(n, p)| (n, *p)).collect();
                let mut kept: Vec<u32> = Vec::new();
                for &(place, posting) in &places {
                    if posting.article == article {
                        self.free.push(place);
                    } else {
                        kept.push(place);
                    }
                }
                if kept.len() == places.len() {
                    return;
                }
                let was_common = places.len() > COMMON as usize;
                if was_common && kept.len() <= COMMON as usize {
                    self.n_common -= 1;
                    for (_, posting) in places {
                        if let Some(known) = self.articles.get_mut(posting.article.0 as usize) {
                            known.common.retain(|seed| seed.tag != tag);
                        }
                    }
                }
                self.relink(tag, &kept);
            },
        );
    }

    /// Makes a list of these places.
    fn relink(&mut self, tag: u32, places: &[u32]) {
        self.first.remove(tag);
        let mut base = END;
        for &place in places {
            let posting = self.postings.get(place as usize).copied();
            if posting.is_some_and(|posting| base == END || self.precedes(&posting, base)) {
                base = place;
            }
        }
        let mut next = END;
        let mut link = |place: u32, count: usize| {
            if let Some(posting) = self.postings.get_mut(place as usize) {
                posting.next = next;
                posting.count = u32::try_from(count).unwrap_or(u32::MAX);
            }
            next = place;
        };
        for &place in places.iter().filter(|&&place| place != base) {
            link(place, 1);
        }
        if base != END {
            link(base, places.len());
            self.first.insert(tag, base);
        }
    }

    /// The articles that an article, already added, is to be compared with, itself included where it
    /// repeats itself, and the seeds it shares with each: `a` in the article, `b` in the other, and
    /// `a` before `b` in itself. Of the others, those that were added before it: the later one of two has
    /// the pair. In order of their keys; the seeds of each are sorted. Where none of what some seeds make
    /// would be told, as things are, they are left out: the last value says so.
    #[must_use]
    pub fn partners(
        &self,
        article: ArticleKey,
        sequence: &Sequence,
        counts: &Counts,
    ) -> Vec<(ArticleKey, Vec<Seed>, bool)> {
        let Some(known) = self.articles.get(article.0 as usize) else {
            return Vec::new();
        };
        let mut met: Vec<SeedHash> = Vec::new();
        let mut n = 0;
        each_seed(sequence, 0..sequence.n_body(), &mut |seed| {
            // Where a seed was the first of its list, those that came later have the pairs.
            let bits = known.met.get(n / 64);
            if bits.is_some_and(|bits| bits >> (n % 64) & 1 == 1) {
                met.push(seed);
            }
            n += 1;
        });
        self.warm(&met);
        let mut groups = Groups::new(self.articles.len());
        let formulas = self.formulas(sequence, 0..sequence.n_body(), counts);
        for seed in met {
            let Some((first, base)) = self.base(seed.tag) else {
                continue;
            };
            let is_base = (base.article, base.at) == (article, seed.at);
            let how = told(&seed, base.count, sequence, &formulas);
            if how == Told::Not {
                continue;
            }
            let is_common = base.count > COMMON;
            let most = if is_common && !is_base { 1 } else { usize::MAX };
            for (place, other) in self.list(first).take(most) {
                let within = other.article == article;
                let later = self.articles.get(other.article.0 as usize);
                if within && other.at >= seed.at || later.is_none_or(|o| o.added > known.added) {
                    continue;
                }
                let told = if is_common {
                    Told::WithBase
                } else if how == Told::Pairwise || is_base || place == first {
                    Told::Pairwise
                } else {
                    Told::Not
                };
                let (a, b, run) = (seed.at, other.at, seed.is_run());
                let seed = Seed { a, b, run, told };
                let seed = if within { seed.mirrored() } else { seed };
                groups.add(other.article, seed);
            }
        }
        let mut partners = groups.taken();
        for (other, seeds, left_out) in &mut partners {
            self.add_common(&known.common, *other, *other == article, seeds);
            *left_out = keep_near_told(seeds);
            seeds.retain(|s| s.told != Told::WithBase);
            sort_seeds(seeds);
            seeds.dedup_by_key(|s| (s.a, s.b, s.run));
        }
        partners
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
        self.n_common > 0 || self.has_formulas(counts)
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
            if is_told {
                return;
            }
            let Some((first, base)) = self.base(seed.tag) else {
                return;
            };
            let is_base = (base.article, base.at) == (left, seed.at);
            let is_right = |p: &Posting| p.article == right && b.contains(&p.at);
            let told = told(&seed, base.count, x, &formulas);
            if base.count > COMMON {
                let says_so = told == Told::WithBase && (is_base || is_right(base));
                common.push((seed.tag, says_so));
                return;
            }
            for (place, other) in self.list(first) {
                if is_right(other) && (left, seed.at) != (right, other.at) {
                    shared = true;
                    is_told |= match told {
                        Told::Pairwise => true,
                        Told::WithBase => is_base || place == first,
                        Told::Not => false,
                    };
                }
            }
        });
        // Which of them the right place has is looked up only where it matters.
        common.retain(|&(_, says_so)| !is_told && (says_so || !shared));
        if !common.is_empty() {
            let mut on_right = NumberMap::default();
            each_seed(y, b, &mut |seed| {
                on_right.insert(seed.tag.into(), 0);
            });
            for (tag, says_so) in common {
                let is_there = on_right.contains_key(&tag.into());
                shared |= is_there;
                is_told |= is_there && says_so;
            }
        }
        is_told || !shared
    }

    /// The base of a seed, and where its posting is.
    fn base(&self, tag: u32) -> Option<(u32, &Posting)> {
        let first = self.first.get(tag)?;
        Some((first, self.postings.get(first as usize)?))
    }

    /// The places of a list, from its first posting on.
    fn list(&self, first: u32) -> impl Iterator<Item = (u32, &Posting)> {
        let posting = |place: u32| Some((place, self.postings.get(place as usize)?));
        std::iter::successors(posting(first), move |(_, before)| posting(before.next))
    }

    fn precedes(&self, place: &Posting, other: u32) -> bool {
        let key = |p: &Posting| {
            let known = self.articles.get(p.article.0 as usize);
            (known.map_or(0, |known| known.identity), p.article, p.at)
        };
        let other = self.postings.get(other as usize);
        other.is_some_and(|other| key(place) < key(other))
    }

    /// Which formulas the words of a range stand in. None where every pair is told which ones it shares.
    fn formulas(&self, sequence: &Sequence, range: Range<u32>, counts: &Counts) -> Formulas {
        let mut numbers = Vec::new();
        let from = range.start;
        if self.has_formulas(counts) {
            numbers = vec![0; range.len()];
            let is_content = |at: &u32| {
                let word = sequence.word(*at);
                word.is_some_and(|w| w.class != WordClass::Function)
            };
            // The words beside the range tell of those in it.
            let start = (0..from).rev().find(is_content).unwrap_or(from);
            let end = (range.end..sequence.n_body()).find(is_content);
            let mut before: Option<(u32, FoldId)> = None;
            let mut number = 0;
            for at in (start..end.map_or(range.end, |end| end + 1)).filter(is_content) {
                let Some(word) = sequence.word(at) else {
                    continue;
                };
                let mut put = |at: u32| {
                    if let Some(place) = numbers.get_mut(at.wrapping_sub(from) as usize) {
                        *place = number;
                    }
                };
                match before {
                    Some((before, fold)) if counts.is_formula(fold, word.fold) => {
                        put(before);
                        put(at);
                    }
                    _ => number += 1,
                }
                before = Some((at, word.fold));
            }
        }
        Formulas { from, numbers }
    }
}

/// Which formula each word stands in, from a position on.
struct Formulas {
    from: u32,
    /// 0 where it stands in none.
    numbers: Vec<u32>,
}

impl Formulas {
    fn of(&self, at: u32) -> u32 {
        let number = self.numbers.get((at - self.from) as usize);
        number.copied().unwrap_or(0)
    }

    /// Whether all content words of the seed but one at most stand in one formula.
    fn hold(&self, seed: &SeedHash, sequence: &Sequence) -> bool {
        if self.numbers.is_empty() {
            return false;
        }
        match seed.family {
            Family::Quotation => false,
            Family::Triple(second, third) => {
                let second = self.of(second);
                second != 0 && (self.of(seed.at) == second || self.of(third) == second)
            }
            Family::Run => {
                let words = (seed.at..).zip(sequence.slice(seed.at..seed.at + RUN));
                let content = words.filter(|(_, w)| w.class != WordClass::Function);
                let (mut number, mut n, mut n_inside) = (0, 0, 0);
                for (at, _) in content {
                    let here = self.of(at);
                    if number == 0 {
                        number = here;
                    }
                    n += 1;
                    n_inside += u32::from(here != 0 && here == number);
                }
                n_inside > 0 && (n == n_inside || n_inside > 1 && n == n_inside + 1)
            }
        }
    }
}

fn told(seed: &SeedHash, count: u32, sequence: &Sequence, formulas: &Formulas) -> Told {
    let is_formula = formulas.hold(seed, sequence);
    match seed.family {
        Family::Triple(..) if is_formula => Told::Not,
        Family::Triple(..) | Family::Quotation if count > COMMON => Told::WithBase,
        Family::Run if count > COMMON || is_formula => {
            // « de Vladimir Poutine et la » says no more than « Vladimir Poutine » does.
            let words = sequence.slice(seed.at..seed.at + RUN);
            let is_content = |w: &Word| w.class != WordClass::Function;
            let n_content = words.iter().filter(|w| is_content(w)).count();
            if n_content > 1 && words.last().is_some_and(is_content) {
                Told::WithBase
            } else {
                Told::Not
            }
        }
        _ => Told::Pairwise,
    }
}

#[cfg(test)]
mod tests {
    use super::{ArticleKey, Counts, Index};
    use crate::segment::{Language, all_words, block};
    use crate::text::decompose::decompose;
    use crate::token::{Lexicon, Sequence};

    #[test]
    fn a_removed_article_leaves_no_trace() {
        let mut lexicon = Lexicon::new(decompose);
        let mut read = |text: &str| {
            let words = lexicon.words(text, &all_words(text), Language::of("fr"));
            Sequence::new(text, &words, &block::blocks(text), &[], &[])
        };
        let text = "Les deux pays ont signé hier un accord sur le gaz et le pétrole.";
        let (x, y) = (read(text), read(&text.repeat(3)));
        let (a, b) = (ArticleKey(7), ArticleKey(9));
        let (mut index, counts) = (Index::default(), Counts::default());
        index.add(a, 1, &x);
        let alone = index.partners(a, &x, &counts);
        assert!(alone.is_empty(), "nothing in it stands twice");
        index.add(b, 2, &y);
        let others = index.partners(b, &y, &counts);
        let others: Vec<_> = others.into_iter().map(|(k, ..)| k).collect();
        assert_eq!(others, [a, b]);
        assert!(
            index.partners(a, &x, &counts).is_empty(),
            "the later one has the pair"
        );
        let n_postings = index.postings.len();
        index.remove(b, &y);
        assert!(index.partners(a, &x, &counts).is_empty());
        index.remove(a, &x);
        assert!(index.first.is_empty());
        index.add(b, 2, &y);
        index.add(a, 1, &x);
        assert_eq!(
            index.postings.len(),
            n_postings,
            "freed places are used again"
        );
    }
}
