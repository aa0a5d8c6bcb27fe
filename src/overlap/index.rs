//! Every seed of every article, at every position.
//!
//! Three families: runs of [`RUN`] folds, which no shared run of that length escapes; and triples of
//! content stems with at most one skipped between, which survive changed small words, inflection and
//! the replacement of every third word; and expressions of two to four words that both sides put
//! between quote marks.

use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

use crate::number_map::NumberMap;
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

/// One place of a seed, and the place before it in the list of the same hash.
#[derive(Clone, Copy, Debug)]
struct Posting {
    article: ArticleKey,
    at: u32,
    /// [`END`] where the list ends.
    next: u32,
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
}

impl Index {
    /// Adds an article's seeds.
    pub fn add(&mut self, article: ArticleKey, sequence: &Sequence) {
        for SeedHash { hash, at, .. } in seeds(sequence) {
            let next_new = u32::try_from(self.postings.len()).unwrap_or(END);
            let place = self.free.pop().unwrap_or(next_new);
            let next = self.last.insert(hash, place).unwrap_or(END);
            let posting = Posting { article, at, next };
            match self.postings.get_mut(place as usize) {
                Some(free) => *free = posting,
                None => self.postings.push(posting),
            }
        }
    }

    /// Removes the seeds that `add` put in for the same article and sequence.
    pub fn remove(&mut self, article: ArticleKey, sequence: &Sequence) {
        for SeedHash { hash, .. } in seeds(sequence) {
            let Some(&first) = self.last.get(&hash) else {
                continue;
            };
            let mut kept = END;
            let mut place = first;
            while let Some(&posting) = self.postings.get(place as usize) {
                if posting.article == article {
                    match self.postings.get_mut(kept as usize) {
                        Some(before) => before.next = posting.next,
                        None => drop(self.last.insert(hash, posting.next)),
                    }
                    self.free.push(place);
                } else {
                    kept = place;
                }
                place = posting.next;
            }
            if kept == END {
                self.last.remove(&hash);
            }
        }
    }

    /// The seeds that an article, already added, shares with each article, itself included: there,
    /// `a` stands before `b`. The seeds of each are sorted; the articles stand in no order.
    #[must_use]
    pub fn matches(
        &self,
        article: ArticleKey,
        sequence: &Sequence,
    ) -> Vec<(ArticleKey, Vec<Seed>)> {
        let mut found: Vec<(ArticleKey, Vec<Seed>)> = Vec::new();
        let mut places = NumberMap::default();
        for SeedHash { hash, at, run } in seeds(sequence) {
            let mut place = self.last.get(&hash).copied().unwrap_or(END);
            while let Some(posting) = self.postings.get(place as usize) {
                place = posting.next;
                if posting.article == article && posting.at <= at {
                    continue;
                }
                let next = u32::try_from(found.len()).unwrap_or(u32::MAX);
                let group = *places.entry(u64::from(posting.article.0)).or_insert(next);
                if group == next {
                    found.push((posting.article, Vec::new()));
                }
                if let Some((_, seeds)) = found.get_mut(group as usize) {
                    seeds.push(Seed {
                        a: at,
                        b: posting.at,
                        run,
                    });
                }
            }
        }
        for (_, seeds) in &mut found {
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
    // A quoted expression is a seed however short, where both sides quote all of it and no more.
    for at in 0..sequence.n_body() {
        let n = sequence.quotation(at);
        if n > 0 {
            let mut hasher = FxHasher::default();
            (n, u32::MAX).hash(&mut hasher);
            for word in sequence.slice(at..at + n) {
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
        index.add(a, &x);
        let alone = index.matches(a, &x);
        assert!(alone.is_empty(), "nothing in it stands twice");
        index.add(b, &y);
        let others: Vec<_> = index.matches(a, &x).into_iter().map(|(k, _)| k).collect();
        assert_eq!(others, [b]);
        let n_postings = index.postings.len();
        index.remove(b, &y);
        assert!(index.matches(a, &x).is_empty());
        index.remove(a, &x);
        assert!(index.last.is_empty());
        index.add(b, &y);
        index.add(a, &x);
        assert_eq!(
            index.postings.len(),
            n_postings,
            "freed places are used again"
        );
    }
}
