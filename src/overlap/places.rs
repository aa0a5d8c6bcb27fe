//! The places of seeds, together by seed: sorted arrays, twelve bytes a place.
//!
//! Sorting all of them costs less than looking each up in a hash table, and what is looked up stands together
//! in memory. Only half of the hash is kept: whoever uses what is found compares the words.

use super::index::ArticleKey;
use super::seed::{Family, SeedHash};
use crate::order::{add_up, sort_by_number};

/// One place of a seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) tag: u32,
    /// Position of its first word.
    pub(super) at: u32,
    /// The article's key, then the family.
    owner: u32,
}

/// The bits of a family.
const FAMILY: u32 = 3;

impl Place {
    pub(super) const fn new(article: ArticleKey, seed: SeedHash) -> Self {
        Self {
            tag: seed.tag,
            at: seed.at,
            owner: article.0 << FAMILY | seed.family as u32,
        }
    }

    pub(super) const fn article(&self) -> ArticleKey {
        ArticleKey(self.owner >> FAMILY)
    }

    pub(super) const fn seed(&self) -> SeedHash {
        SeedHash {
            tag: self.tag,
            at: self.at,
            family: Family::of(self.owner & ((1 << FAMILY) - 1)),
        }
    }
}

/// Places of seeds by their tags; those of a tag in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Places {
    sorted: Vec<Place>,
    /// Where the tags with the same first bits begin: a power of two of them, and the end.
    starts: Vec<u32>,
}

/// Places that share an entry of `starts`, about.
const SHARED: usize = 4;

impl Places {
    /// Sorts places.
    pub(super) fn new(mut places: Vec<Place>) -> Self {
        places.shrink_to_fit();
        sort_by_number(&mut places, |place| place.tag);
        let bits = (places.len() / SHARED).max(2).ilog2();
        let mut starts = vec![0; (1 << bits) + 1];
        for place in &places {
            if let Some(n) = starts.get_mut(bucket(place.tag, bits) + 1) {
                *n += 1;
            }
        }
        add_up(&mut starts);
        Self {
            sorted: places,
            starts,
        }
    }

    /// All places, by tag.
    pub(super) fn all(&self) -> &[Place] {
        &self.sorted
    }

    /// All places, to be sorted anew with others.
    pub(super) fn into_all(self) -> Vec<Place> {
        self.sorted
    }

    /// The places of a tag.
    pub(super) fn of(&self, tag: u32) -> &[Place] {
        let bits = self.starts.len().max(1).ilog2();
        let bucket = bucket(tag, bits);
        let start = |bucket: usize| self.starts.get(bucket).map_or(0, |&at| at as usize);
        let near = self.sorted.get(start(bucket)..start(bucket + 1));
        let near = near.unwrap_or(&[]);
        let from = near.partition_point(|place| place.tag < tag);
        let near = near.get(from..).unwrap_or(&[]);
        let until = near.partition_point(|place| place.tag == tag);
        near.get(..until).unwrap_or(&[])
    }
}

/// The first bits of a tag.
const fn bucket(tag: u32, bits: u32) -> usize {
    ((tag as u64) << bits >> u32::BITS) as usize
}
