//! The seeds that one article shares with others, by the other article, and which of them can lead to anything
//! that is told.

use super::index::ArticleKey;
use crate::order::sort_by_key;

/// The same seed at position `a` of one article and `b` of another, or twice in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seed {
    /// Position in the first sequence.
    pub a: u32,
    /// Position in the second sequence.
    pub b: u32,
    /// Whether it is a run of folds; otherwise the first word of a triple of stems.
    pub run: bool,
    /// Whether an alignment that holds it is told because of it; with [`Told::WithBase`], another one
    /// at the same places is.
    pub(super) told: Told,
}

impl Seed {
    const NONE: Self = Self {
        a: 0,
        b: 0,
        run: false,
        told: Told::Not,
    };

    /// The same seed from the other side.
    pub(crate) const fn mirrored(self) -> Self {
        let (a, b) = (self.b, self.a);
        Self { a, b, ..self }
    }
}

/// Sorts seeds by position on the left, then on the right, and drops those that are there twice.
pub(crate) fn sort_seeds(seeds: &mut Vec<Seed>) {
    sort_by_key(seeds, |s| [s.a, s.b, u32::from(s.run), 0]);
    seeds.dedup_by_key(|s| (s.a, s.b, s.run));
}

/// How the places of a seed are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// All with each other.
    Pairwise,
    /// With the base alone.
    WithBase,
    /// Not because of this seed.
    Not,
}

/// The seeds that an article shares, by the other article.
pub(super) struct Groups {
    seeds: Vec<(ArticleKey, Seed)>,
    /// By key: whether the two are to be compared, and how many seeds they share.
    others: Vec<(bool, u32)>,
}

impl Groups {
    pub(super) fn new(n_articles: usize) -> Self {
        Self {
            seeds: Vec::new(),
            others: vec![(false, 0); n_articles],
        }
    }

    pub(super) fn add(&mut self, other: ArticleKey, seed: Seed) {
        if let Some((is_open, n)) = self.others.get_mut(other.0 as usize) {
            *is_open |= seed.told != Told::Not;
            *n += 1;
            self.seeds.push((other, seed));
        }
    }

    /// Calls with each article to be compared, in order of their keys, and the seeds shared with it.
    pub(super) fn each(mut self, call: &mut dyn FnMut(ArticleKey, &mut Vec<Seed>)) {
        // Where the seeds of each article begin.
        let mut n_before = 0;
        for (is_open, n) in &mut self.others {
            let n_own = if *is_open { *n } else { 0 };
            *n = n_before;
            n_before += n_own;
        }
        let mut grouped = vec![Seed::NONE; n_before as usize];
        for (other, seed) in &self.seeds {
            if let Some((true, at)) = self.others.get_mut(other.0 as usize)
                && let Some(place) = grouped.get_mut(*at as usize)
            {
                *place = *seed;
                *at += 1;
            }
        }
        // Now they say where they end.
        let (mut seeds, mut start) = (Vec::new(), 0);
        for (key, &(is_open, end)) in (0..).zip(&self.others) {
            if is_open {
                seeds.clear();
                seeds.extend_from_slice(grouped.get(start..end as usize).unwrap_or(&[]));
                start = end as usize;
                call(ArticleKey(key), &mut seeds);
            }
        }
    }
}

/// Seeds further apart than this, in words on either side, make no alignment together: a chain spans 30 words, and where
/// more stand between two pieces that are joined, some of them answer each other, and are seeds.
const NEAR: u32 = 40;
/// Among more seeds than this everything is kept: the text repeats itself, and what stands between two places counts …
const MOST: usize = 256;
/// … as it does where more than this are told, or near one that is: between two long passages.
const FEW: usize = 16;

/// Leaves out the seeds of a pair that no way leads to from one that is told: no alignment of theirs is. Says
/// whether there are any.
pub(super) fn keep_near_told(seeds: &mut Vec<Seed>) -> bool {
    if seeds.len() > MOST {
        return false;
    }
    let (mut n_seen, mut n_kept) = (0, 0);
    let mut from: Option<Seed> = None;
    loop {
        let first = n_kept;
        for at in first..seeds.len() {
            let is_near = seeds.get(at).is_some_and(|seed| {
                from.map_or(seed.told != Told::Not, |from| {
                    from.a.abs_diff(seed.a).max(from.b.abs_diff(seed.b)) <= NEAR
                })
            });
            if is_near {
                seeds.swap(at, n_kept);
                n_kept += 1;
            }
        }
        if n_seen == n_kept || n_kept > FEW {
            break;
        }
        from = seeds.get(n_seen).copied();
        n_seen += 1;
    }
    let leaves_out = n_kept <= FEW && n_kept < seeds.len();
    if leaves_out {
        seeds.truncate(n_kept);
    }
    leaves_out
}
