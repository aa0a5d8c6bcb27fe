//! Every seed of every article, at every position.
//!
//! Two families: runs of [`RUN`] folds, which no shared run of that length escapes; and triples of
//! content stems with at most one skipped between, which survive changed small words, inflection and
//! the replacement of every third word.

use rustc_hash::{FxHashMap, FxHasher};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::token::{Sequence, WordClass};

/// Words in a run seed.
pub const RUN: u32 = 5;

/// Content words among which the three of a triple stand.
pub const WINDOW: usize = 4;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Posting {
    article: ArticleKey,
    at: u32,
}

/// The seeds of all articles. Forgets an article without trace.
#[derive(Debug, Default)]
pub struct Index {
    postings: FxHashMap<u64, Vec<Posting>>,
}

impl Index {
    /// Adds an article's seeds.
    pub fn add(&mut self, article: ArticleKey, sequence: &Sequence) {
        for SeedHash { hash, at, .. } in seeds(sequence) {
            self.postings
                .entry(hash)
                .or_default()
                .push(Posting { article, at });
        }
    }

    /// Removes the seeds that `add` put in for the same article and sequence.
    pub fn remove(&mut self, article: ArticleKey, sequence: &Sequence) {
        for SeedHash { hash, .. } in seeds(sequence) {
            if let Some(list) = self.postings.get_mut(&hash) {
                list.retain(|p| p.article != article);
                if list.is_empty() {
                    self.postings.remove(&hash);
                }
            }
        }
    }

    /// The seeds that an article, already added, shares with each article, itself included: there,
    /// `a` stands before `b`. Sorted.
    #[must_use]
    pub fn matches(
        &self,
        article: ArticleKey,
        sequence: &Sequence,
    ) -> BTreeMap<ArticleKey, Vec<Seed>> {
        let mut found: BTreeMap<ArticleKey, Vec<Seed>> = BTreeMap::new();
        for SeedHash { hash, at, run } in seeds(sequence) {
            for posting in self.postings.get(&hash).map_or(&[][..], Vec::as_slice) {
                if posting.article == article && posting.at <= at {
                    continue;
                }
                found.entry(posting.article).or_default().push(Seed {
                    a: at,
                    b: posting.at,
                    run,
                });
            }
        }
        for seeds in found.values_mut() {
            seeds.sort_unstable();
            seeds.dedup();
        }
        found
    }
}

/// A seed of one sequence. A hash is never trusted: whoever uses a seed compares the words.
#[derive(Clone, Copy)]
struct SeedHash {
    hash: u64,
    at: u32,
    run: bool,
}

fn seeds(sequence: &Sequence) -> Vec<SeedHash> {
    let words = sequence.words();
    let (body, furniture) = words.split_at((sequence.n_body() as usize).min(words.len()));
    let mut found = Vec::with_capacity(words.len() * 3);
    for (part, first) in [(body, 0), (furniture, sequence.n_body())] {
        for (at, run) in (first..).zip(part.windows(RUN as usize)) {
            let mut hasher = FxHasher::default();
            for word in run {
                word.fold.0.hash(&mut hasher);
            }
            found.push(SeedHash {
                hash: hasher.finish(),
                at,
                run: true,
            });
        }
    }
    // Triples are for prose: furniture is compared by its runs alone.
    let content: Vec<(u32, u32)> = (0..)
        .zip(body)
        .filter(|(_, word)| word.class != WordClass::Function)
        .map(|(at, word)| (at, word.stem.0))
        .collect();
    for window in content.windows(3) {
        if let [x, y, z] = *window {
            found.extend(triple(sequence, x, y, z));
        }
    }
    for window in content.windows(WINDOW) {
        if let [w, x, y, z] = *window {
            found.extend(triple(sequence, w, x, z));
            found.extend(triple(sequence, w, y, z));
        }
    }
    found
}

/// A triple of positions and stems; nothing when it runs over the end of a sentence.
fn triple(
    sequence: &Sequence,
    (at, x): (u32, u32),
    (_, y): (u32, u32),
    (last, z): (u32, u32),
) -> Option<SeedHash> {
    if !sequence.same_sentence(at, last) {
        return None;
    }
    let mut hasher = FxHasher::default();
    // The number keeps the two families apart in the one table.
    (x, y, z, u32::MAX).hash(&mut hasher);
    Some(SeedHash {
        hash: hasher.finish(),
        at,
        run: false,
    })
}
