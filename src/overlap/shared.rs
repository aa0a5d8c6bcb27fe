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
    /// The same seed from the other side.
    pub(crate) const fn mirrored(self) -> Self {
        let (a, b) = (self.b, self.a);
        Self { a, b, ..self }
    }
}

/// Sorts seeds by position on the left, then on the right.
pub(crate) fn sort_seeds(seeds: &mut [Seed]) {
    sort_by_key(seeds, |s| [s.a, s.b, u32::from(s.run), 0]);
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

    /// The articles to be compared, in order of their keys, and the seeds shared with each.
    pub(super) fn taken(mut self) -> Vec<(ArticleKey, Vec<Seed>, bool)> {
        let mut found: Vec<(ArticleKey, Vec<Seed>, bool)> = Vec::new();
        for (key, other) in (0..).zip(&mut self.others) {
            let n = std::mem::replace(&mut other.1, u32::try_from(found.len()).unwrap_or(u32::MAX));
            if other.0 {
                found.push((ArticleKey(key), Vec::with_capacity(n as usize), false));
            }
        }
        for (other, seed) in self.seeds {
            if let Some(&(true, at)) = self.others.get(other.0 as usize)
                && let Some((_, seeds, _)) = found.get_mut(at as usize)
            {
                seeds.push(seed);
            }
        }
        found
    }
}

/// Seeds further apart than this, in words on either side, make no alignment together: 50 words part two pieces that
/// are joined, and a piece grows by 24 at most beyond its seeds.
const NEAR: u32 = 80;
/// Among more seeds than this everything is kept: the text repeats itself, and what stands between two places counts …
const MOST: usize = 32;
/// … as it does where more than this are told, or near one that is: between two long passages.
const FEW: usize = 8;

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
