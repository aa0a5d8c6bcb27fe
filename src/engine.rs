//! The engine: articles in and out, and the alignments of every pair of them.
//!
//! Plain data in, plain data out; reads no clock, does no IO, and never panics on any text. Adding
//! an article costs about its own length plus what it shares with the others.

use std::collections::BTreeMap;

use crate::align::{Alignment, align, sort_by_place};
use crate::corpus::{Article, Metadata};
use crate::overlap::{ArticleKey, Index, Seed};
use crate::text::CanonicalText;
use crate::token::Lexicon;

/// Articles and what they share. The order of articles is the order of display.
#[derive(Debug, Default)]
pub struct Engine {
    lexicon: Lexicon,
    index: Index,
    articles: Vec<Article>,
    pairs: BTreeMap<PairKey, Vec<Alignment>>,
    next_key: u32,
}

/// Two articles, or one with itself, in the fixed order of [`PairKey::new`]: the alignments of a
/// pair are computed once, from the same side whichever article came first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairKey {
    /// The article whose bytes hash lower; with equal bytes it does not matter.
    pub left: ArticleKey,
    /// The other one.
    pub right: ArticleKey,
}

impl PairKey {
    fn new(x: &Article, y: &Article) -> Self {
        if (x.sha256, x.key) <= (y.sha256, y.key) {
            Self {
                left: x.key,
                right: y.key,
            }
        } else {
            Self {
                left: y.key,
                right: x.key,
            }
        }
    }
}

impl Engine {
    /// An engine without articles.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article at the end. `bytes` are those that were dropped, for its hash; `decoded` is
    /// the text they hold.
    pub fn add(&mut self, name: &str, bytes: &[u8], decoded: &str, given: Metadata) -> ArticleKey {
        let key = ArticleKey(self.next_key);
        self.next_key += 1;
        let text = CanonicalText::new(decoded);
        let article = Article::read(key, name, bytes, text, given, &mut self.lexicon);
        self.compare_with_all(&article);
        self.articles.push(article);
        key
    }

    /// Removes an article and all that was found with it. Removing one that is not there does
    /// nothing.
    pub fn remove(&mut self, key: ArticleKey) {
        if let Some(at) = self.position(key) {
            let article = self.articles.remove(at);
            self.forget(&article);
        }
    }

    /// Sets what is known of an article. It is read again only when that changes its language.
    pub fn describe(&mut self, key: ArticleKey, given: Metadata) {
        let Some(at) = self.position(key) else {
            return;
        };
        let same_language = self
            .articles
            .get(at)
            .is_some_and(|a| a.given.language == given.language);
        if same_language {
            if let Some(article) = self.articles.get_mut(at) {
                article.given = given;
            }
            return;
        }
        let article = self.articles.remove(at);
        self.forget(&article);
        let article = article.read_again(given, &mut self.lexicon);
        self.compare_with_all(&article);
        self.articles.insert(at, article);
    }

    /// The articles, in order of display.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// One article.
    #[must_use]
    pub fn article(&self, key: ArticleKey) -> Option<&Article> {
        self.articles.iter().find(|a| a.key == key)
    }

    /// The alignments of two articles, or of one with itself, `left` being the left side.
    #[must_use]
    pub fn alignments(&self, left: ArticleKey, right: ArticleKey) -> Vec<Alignment> {
        let (Some(x), Some(y)) = (self.article(left), self.article(right)) else {
            return Vec::new();
        };
        let key = PairKey::new(x, y);
        let stored = self.pairs.get(&key).map_or(&[][..], Vec::as_slice);
        if key.left == left {
            return stored.to_vec();
        }
        let mut mirrored: Vec<_> = stored.iter().map(Alignment::mirrored).collect();
        sort_by_place(&mut mirrored);
        mirrored
    }

    /// Every pair that shares something.
    pub fn pairs(&self) -> impl Iterator<Item = (PairKey, &[Alignment])> {
        self.pairs.iter().map(|(&key, found)| (key, &found[..]))
    }

    fn position(&self, key: ArticleKey) -> Option<usize> {
        self.articles.iter().position(|a| a.key == key)
    }

    fn forget(&mut self, article: &Article) {
        self.index.remove(article.key, &article.sequence);
        self.pairs
            .retain(|pair, _| pair.left != article.key && pair.right != article.key);
    }

    fn compare_with_all(&mut self, article: &Article) {
        self.index.add(article.key, &article.sequence);
        for (other, mut seeds) in self.index.matches(article.key, &article.sequence) {
            let within = other == article.key;
            let other = match self.position(other).and_then(|i| self.articles.get(i)) {
                Some(other) => other,
                None if within => article,
                None => continue,
            };
            let key = PairKey::new(article, other);
            let (left, right) = if key.left == article.key {
                (article, other)
            } else {
                for seed in &mut seeds {
                    *seed = Seed {
                        a: seed.b,
                        b: seed.a,
                        run: seed.run,
                    };
                }
                seeds.sort_unstable();
                (other, article)
            };
            let found = align(&left.sequence, &right.sequence, &seeds, within);
            if !found.is_empty() {
                self.pairs.insert(key, found);
            }
        }
    }
}
