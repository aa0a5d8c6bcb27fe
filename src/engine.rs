//! The engine: articles in and out, and the alignments of every pair of them.
//!
//! Plain data in, plain data out; reads no clock, does no IO, and never panics on any text. Adding
//! an article costs about its own length plus what it shares with the others.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::align::{Alignment, align, sort_by_place};
use crate::corpus::{Article, Metadata};
use crate::correction::Correction;
use crate::number_map::NumberMap;
use crate::order::sort_by_key;
use crate::overlap::index::{mix, sort_seeds};
use crate::overlap::{ArticleKey, Index, Seed};
use crate::text::{CanonicalText, Decompose, Span};
use crate::token::{Lexicon, Sequence};

/// Articles and what they share. The order of articles is the order of display.
#[derive(Debug)]
pub struct Engine {
    lexicon: Lexicon,
    index: Index,
    articles: Vec<Article>,
    /// Place of each article in `articles`.
    places: NumberMap,
    pairs: FxHashMap<PairKey, Vec<Alignment>>,
    /// Pairs whose comparison went past the work budget.
    approximate: Vec<PairKey>,
    next_key: u32,
    bounds: Bounds,
}

/// What is told, and what is set aside: the reader's choice. Nothing is compared anew when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Words from which a passage is told for what it says; a shorter one has to be rarer for that.
    pub passage_words: u32,
    /// Words from which an expression that both sides quote is told.
    pub quotation_words: u32,
    /// How much has to be said so as not to be a formula, per cent of what usually has to be; with 0,
    /// nothing is set aside as a formula.
    pub formula_percent: u32,
}

impl Bounds {
    /// What part passages from formulas as experts do.
    pub const USUAL: Self = Self {
        passage_words: 8,
        quotation_words: 2,
        formula_percent: 100,
    };
}

/// Two articles, or one with itself, in the fixed order of [`PairKey::new`]: the alignments of a
/// pair are computed once, from the same side whichever article came first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PairKey {
    /// The article whose bytes hash lower; with equal bytes, the one whose name comes first.
    pub left: ArticleKey,
    /// The other one.
    pub right: ArticleKey,
}

impl PairKey {
    fn new(x: &Article, y: &Article) -> Self {
        if (x.sha256, &x.name, x.key) <= (y.sha256, &y.name, y.key) {
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
    pub fn new(decompose: Decompose) -> Self {
        Self {
            lexicon: Lexicon::new(decompose),
            index: Index::default(),
            articles: Vec::new(),
            places: NumberMap::default(),
            pairs: FxHashMap::default(),
            approximate: Vec::new(),
            next_key: 0,
            bounds: Bounds::USUAL,
        }
    }

    /// What is told, and what is set aside.
    #[must_use]
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Sets what is told from now on.
    pub const fn set_bounds(&mut self, bounds: Bounds) {
        self.bounds = bounds;
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
        self.number_articles();
        key
    }

    /// Removes an article and all that was found with it. Removing one that is not there does
    /// nothing.
    pub fn remove(&mut self, key: ArticleKey) {
        if let Some(at) = self.place(key) {
            let article = self.articles.remove(at as usize);
            self.number_articles();
            let reopened = self.forget(&article);
            self.compare_pairs(&reopened);
        }
    }

    /// Sets what is known of an article. It is read again only when that changes its language.
    pub fn describe(&mut self, key: ArticleKey, given: Metadata) {
        let mut again = false;
        if let Some(article) = self.article_mut(key) {
            again = article.given.language != given.language;
            article.given = given;
        }
        if again {
            self.read_again(key);
        }
    }

    /// Sets something right in an article, in the place of what was set there before. It is read again.
    pub fn correct(&mut self, key: ArticleKey, correction: Correction) {
        if let Some(article) = self.article_mut(key) {
            article.corrections.set(correction);
            self.read_again(key);
        }
    }

    /// Takes back what was set right at a place of an article; `about` is what [`Fix::about`] says.
    ///
    /// [`Fix::about`]: crate::correction::Fix::about
    pub fn take_back(&mut self, key: ArticleKey, place: Span, about: &str) {
        if let Some(article) = self.article_mut(key) {
            article.corrections.take_back(place, about);
            self.read_again(key);
        }
    }

    fn article_mut(&mut self, key: ArticleKey) -> Option<&mut Article> {
        let at = self.place(key)?;
        self.articles.get_mut(at as usize)
    }

    fn read_again(&mut self, key: ArticleKey) {
        let Some(at) = self.place(key).map(|at| at as usize) else {
            return;
        };
        let article = self.articles.remove(at);
        self.number_articles();
        let reopened = self.forget(&article);
        self.compare_pairs(&reopened);
        let article = article.read_again(&mut self.lexicon);
        self.compare_with_all(&article);
        self.articles.insert(at, article);
        self.number_articles();
    }

    /// Moves an article to a place in the order of display, from 0; beyond the end, to the end.
    pub fn place_at(&mut self, key: ArticleKey, place: u32) {
        if let Some(from) = self.place(key) {
            let article = self.articles.remove(from as usize);
            let to = (place as usize).min(self.articles.len());
            self.articles.insert(to, article);
            self.number_articles();
        }
    }

    /// Whether a passage stands at so many places that each is told with one of them alone.
    #[must_use]
    pub fn has_common(&self) -> bool {
        !self.index.has_no_common()
    }

    /// Whether a comparison went past the work budget, so that less was found than there is.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        !self.approximate.is_empty()
    }

    /// The articles, in order of display.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// One article.
    #[must_use]
    pub fn article(&self, key: ArticleKey) -> Option<&Article> {
        self.articles.get(self.place(key)? as usize)
    }

    /// The place of an article in the order of display, from 0.
    #[must_use]
    pub fn place(&self, key: ArticleKey) -> Option<u32> {
        self.places.get(&u64::from(key.0)).copied()
    }

    /// The alignments of two articles, or of one with itself, `left` being the left side.
    #[must_use]
    pub fn alignments(&self, left: ArticleKey, right: ArticleKey) -> Vec<Alignment> {
        let (Some(x), Some(y)) = (self.article(left), self.article(right)) else {
            return Vec::new();
        };
        let key = PairKey::new(x, y);
        let stored = self.pairs.get(&key).map_or(&[][..], Vec::as_slice);
        let (first, second) = if key.left == left { (x, y) } else { (y, x) };
        // What stands everywhere is told with its base only.
        let none_common = self.index.has_no_common();
        let told = stored.iter().filter(|found| {
            none_common
                || self.index.are_partners(
                    (first.key, &first.sequence, found.left.clone()),
                    (second.key, &second.sequence, found.right.clone()),
                )
        });
        if key.left == left {
            return told.cloned().collect();
        }
        let mut mirrored: Vec<_> = told.map(Alignment::mirrored).collect();
        sort_by_place(&mut mirrored);
        mirrored
    }

    /// Every pair that shares something, the article displayed first on the left, in order of
    /// display.
    #[must_use]
    pub fn pairs(&self) -> Vec<(ArticleKey, ArticleKey)> {
        let place = |key| self.place(key).unwrap_or(u32::MAX);
        let mut pairs: Vec<(ArticleKey, ArticleKey)> = self
            .pairs
            .keys()
            .map(|pair| {
                if place(pair.left) <= place(pair.right) {
                    (pair.left, pair.right)
                } else {
                    (pair.right, pair.left)
                }
            })
            .collect();
        sort_by_key(&mut pairs, |&(left, right)| {
            [place(left), place(right), 0, 0]
        });
        pairs
    }

    fn number_articles(&mut self) {
        let keys = self.articles.iter().map(|a| u64::from(a.key.0));
        self.places = keys.zip(0..).collect();
    }

    /// Forgets an article; gives the pairs that have to be compared now that it is gone.
    fn forget(&mut self, article: &Article) -> Vec<(ArticleKey, ArticleKey)> {
        let reopened = self.index.remove(article.key, &article.sequence);
        let is_other = |pair: &PairKey| pair.left != article.key && pair.right != article.key;
        self.pairs.retain(|pair, _| is_other(pair));
        self.approximate.retain(is_other);
        reopened
    }

    fn compare_with_all(&mut self, article: &Article) {
        // The bytes decide; of two articles with the same, the names.
        let (high, _) = article.sha256.split_at(8);
        let high = high.iter().fold(0, |n, &byte| n << 8 | u128::from(byte));
        let name = article.name.bytes().fold(0, |n, byte| mix(n, byte.into()));
        let identity = high << 64 | u128::from(name);
        self.index.add(article.key, identity, &article.sequence);
        for (other, seeds) in self.index.partners(article.key, &article.sequence) {
            let other = match self.article(other) {
                Some(other) => other,
                None if other == article.key => article,
                None => continue,
            };
            let compared = compare(article, other, seeds);
            self.keep(compared);
        }
    }

    fn keep(&mut self, (key, (found, is_approximate)): Compared) {
        if is_approximate {
            self.approximate.push(key);
        }
        if !found.is_empty() {
            self.pairs.insert(key, found);
        }
    }

    /// Compares the pairs (sorted) that have not been compared yet.
    fn compare_pairs(&mut self, pairs: &[(ArticleKey, ArticleKey)]) {
        for pairs in pairs.chunk_by(|x, y| x.0 == y.0) {
            let Some(x) = pairs.first().and_then(|(x, _)| self.article(*x)) else {
                continue;
            };
            let mut found = Vec::new();
            for (key, seeds) in self.index.partners(x.key, &x.sequence) {
                let Some(y) = self.article(key) else {
                    continue;
                };
                let is_new = !self.pairs.contains_key(&PairKey::new(x, y));
                if is_new && pairs.binary_search(&(x.key, key)).is_ok() {
                    found.push(compare(x, y, seeds));
                }
            }
            for compared in found {
                self.keep(compared);
            }
        }
    }
}

/// A pair, its alignments, and whether the work budget left some out.
type Compared = (PairKey, (Vec<Alignment>, bool));

/// The alignments of two articles, or of one with itself, from the seeds they share.
fn compare(x: &Article, y: &Article, mut seeds: Vec<Seed>) -> Compared {
    let key = PairKey::new(x, y);
    let within = x.key == y.key;
    let (left, right) = if key.left == x.key { (x, y) } else { (y, x) };
    if key.left != x.key {
        for seed in &mut seeds {
            *seed = Seed {
                a: seed.b,
                b: seed.a,
                run: seed.run,
            };
        }
        sort_seeds(&mut seeds);
    }
    let mut found = align(&left.sequence, &right.sequence, &seeds, within);
    if within {
        in_text_order(&left.sequence, &mut found.0);
    }
    (key, found)
}

/// Within one article, the left side is the place that comes first in the text. Comparison order
/// puts furniture last wherever it stands; where a place spans the very furniture that it answers,
/// there are no two places to show.
fn in_text_order(sequence: &Sequence, found: &mut Vec<Alignment>) {
    for alignment in found.iter_mut() {
        let start = |range: &Range<u32>| sequence.span(range.clone()).start();
        if start(&alignment.left) > start(&alignment.right) {
            *alignment = alignment.mirrored();
        }
    }
    found.retain(|x| sequence.span(x.left.clone()).end() <= sequence.span(x.right.clone()).start());
    sort_by_place(found);
}
