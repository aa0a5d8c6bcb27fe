//! The engine: articles in and out, and the alignments of every pair of them.
//!
//! Plain data in, plain data out; reads no clock, does no IO, and never panics on any text. Adding
//! an article costs about its own length, asking what is shared costs what the new articles share with
//! the others: pairs are compared when somebody asks, so that many articles that come at once are
//! compared knowing all of them.

use std::cell::Cell;
use std::fmt;
use std::ops::Range;

use crate::align::{Alignment, align, paraphrases, sort_by_place};
use crate::corpus::{Article, Metadata};
use crate::correction::Correction;
use crate::number_map::{NumberMap, number, number_of, pair};
use crate::order::sort_by_key;
use crate::overlap::shared::sort_seeds;
use crate::overlap::{ArticleKey, Counts, Index, Seed, mix};
use crate::text::{CanonicalText, Decompose, Span};
use crate::token::{Lexicon, Sequence};

/// Articles and what they share. The order of articles is the order of display.
pub struct Engine {
    lexicon: Lexicon,
    counts: Counts,
    articles: Vec<Article>,
    /// By key: the place of the article in `articles`; `u32::MAX` where it is not there any more.
    places: Vec<u32>,
    /// Grows when somebody asks; taken out while it does.
    shared: Cell<Shared>,
    bounds: Bounds,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engine = &mut f.debug_struct("Engine");
        engine
            .field("articles", &self.articles)
            .finish_non_exhaustive()
    }
}

/// Two articles, what they share, their paraphrases, and whether only what is told as things are was looked for.
type Compared = (PairKey, Vec<Alignment>, Vec<Alignment>, bool);

/// Two articles that share as many passages of as many answered words may tell one event.
const SHARED_PASSAGES: usize = 2;
const PASSAGE_WORDS: u32 = 8;

/// What was found in the pairs compared so far. Where nothing was, nothing is kept.
#[derive(Debug, Default)]
struct Shared {
    index: Index,
    pairs: Vec<Compared>,
    /// By the keys of a pair, its place among the pairs.
    places: NumberMap,
    /// Pairs whose comparison went past the work budget.
    approximate: Vec<PairKey>,
    /// Articles that have not been compared with those before them.
    pending: Vec<ArticleKey>,
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
    /// How much of a passage may be other words on the side that has more of them, per cent of its words; with 100, any part.
    pub changed_percent: u32,
}

impl Bounds {
    /// What part passages from formulas as experts do.
    pub const USUAL: Self = Self {
        passage_words: 8,
        quotation_words: 2,
        formula_percent: 100,
        changed_percent: 100,
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
    const fn number(self) -> u64 {
        pair(self.left.0, self.right.0)
    }

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
            counts: Counts::default(),
            articles: Vec::new(),
            places: Vec::new(),
            shared: Cell::default(),
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
        let key = ArticleKey(number(self.places.len()));
        let text = CanonicalText::new(decoded);
        let article = Article::read(key, name, bytes, text, given, &mut self.lexicon);
        self.take_in(&article);
        self.places.push(number(self.articles.len()));
        self.articles.push(article);
        key
    }

    /// Removes an article and all that was found with it. Removing one that is not there does
    /// nothing.
    pub fn remove(&mut self, key: ArticleKey) {
        if let Some(at) = self.place(key) {
            let article = self.articles.remove(at as usize);
            self.number_articles();
            self.forget(&article);
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
        self.forget(&article);
        let article = article.read_again(&mut self.lexicon);
        self.take_in(&article);
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
        self.with_shared(|shared| shared.index.has_common(&self.counts))
    }

    /// Whether a comparison went past the work budget, so that less was found than there is.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.articles.iter().any(|a| a.restated.1)
            || self.with_shared(|shared| !shared.approximate.is_empty())
    }

    /// The words met so far.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
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
        let place = self.places.get(key.0 as usize);
        place.copied().filter(|&place| place != u32::MAX)
    }

    /// The alignments of two articles, or of one with itself, `left` being the left side.
    #[must_use]
    pub fn alignments(&self, left: ArticleKey, right: ArticleKey) -> Vec<Alignment> {
        let (Some(x), Some(y)) = (self.article(left), self.article(right)) else {
            return Vec::new();
        };
        let key = PairKey::new(x, y);
        let (first, second) = if key.left == left { (x, y) } else { (y, x) };
        self.with_shared(|shared| {
            // What stands everywhere is told with its base only.
            let all_told = !shared.index.has_common(&self.counts);
            let is_told = |found: &&Alignment| {
                all_told
                    || shared.index.are_partners(
                        (first.key, &first.sequence, found.left.clone()),
                        (second.key, &second.sequence, found.right.clone()),
                        &self.counts,
                    )
            };
            let place = shared.places.get(&key.number());
            let stored = place.and_then(|&place| shared.pairs.get(place as usize));
            let told = stored
                .iter()
                .flat_map(|(_, found, ..)| found)
                .filter(is_told);
            if key.left == left {
                return told.cloned().collect();
            }
            let mut mirrored: Vec<_> = told.map(Alignment::mirrored).collect();
            sort_by_place(&mut mirrored);
            mirrored
        })
    }

    /// Every pair that shares something, the article displayed first on the left, in order of
    /// display.
    #[must_use]
    pub fn pairs(&self) -> Vec<(ArticleKey, ArticleKey)> {
        let place = |key| self.place(key).unwrap_or(u32::MAX);
        let mut pairs: Vec<(ArticleKey, ArticleKey)> = self.with_shared(|shared| {
            let found = shared
                .pairs
                .iter()
                .filter(|(_, found, ..)| !found.is_empty());
            found
                .map(|(pair, ..)| {
                    if place(pair.left) <= place(pair.right) {
                        (pair.left, pair.right)
                    } else {
                        (pair.right, pair.left)
                    }
                })
                .collect()
        });
        sort_by_key(&mut pairs, |&(left, right)| {
            [place(left), place(right), 0, 0]
        });
        pairs
    }

    /// The paraphrases of every article, and of every two that may tell one event: what may state the same thing, not
    /// yet weighed. Which of two articles is on the left depends on their bytes, not on the order of display.
    #[must_use]
    pub fn restated(&self) -> Vec<(ArticleKey, ArticleKey, Alignment)> {
        let mut all = Vec::new();
        for article in &self.articles {
            for x in &article.restated.0 {
                all.push((article.key, article.key, x.clone()));
            }
        }
        self.with_shared(|shared| {
            for (pair, _, restated, _) in &shared.pairs {
                for x in restated {
                    all.push((pair.left, pair.right, x.clone()));
                }
            }
        });
        all
    }

    /// How often words stand in the articles.
    #[must_use]
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    fn number_articles(&mut self) {
        self.places.fill(u32::MAX);
        for (article, at) in self.articles.iter().zip(0..) {
            if let Some(place) = self.places.get_mut(article.key.0 as usize) {
                *place = at;
            }
        }
    }

    /// Takes an article into the index.
    fn take_in(&mut self, article: &Article) {
        // The bytes decide; of two articles with the same, the names.
        let (bytes, _) = article.sha256.split_at(8);
        let identity = bytes.iter().chain(article.name.as_bytes());
        let identity = identity.fold(0, |n, &byte| mix(n, byte.into()));
        let capitals_name = article.capitals_name();
        self.counts
            .add(&article.text, &article.sequence, capitals_name);
        let shared = self.shared.get_mut();
        shared.index.add(article.key, identity, &article.sequence);
        shared.pending.push(article.key);
    }

    /// Takes an article out of the index, and forgets what was found with it. What the others share may
    /// no longer be common: they are looked at again.
    fn forget(&mut self, article: &Article) {
        let capitals_name = article.capitals_name();
        self.counts
            .remove(&article.text, &article.sequence, capitals_name);
        let is_other = |pair: &PairKey| pair.left != article.key && pair.right != article.key;
        let shared = self.shared.get_mut();
        shared.index.remove(article.key);
        shared
            .pairs
            .retain(|(pair, .., left_out)| is_other(pair) && !left_out);
        let numbers = shared.pairs.iter().map(|(pair, ..)| pair.number());
        shared.places.clear();
        for (pair, place) in numbers.zip(0..) {
            number_of(&mut shared.places, pair, place);
        }
        shared.approximate.retain(is_other);
        let others = self.articles.iter().map(|a| a.key);
        shared.pending = others.filter(|&key| key != article.key).collect();
    }

    /// Asks what the articles share, once all that are to be compared have been.
    fn with_shared<T>(&self, ask: impl FnOnce(&Shared) -> T) -> T {
        let mut shared = self.shared.take();
        let Shared {
            index,
            pairs,
            places,
            approximate,
            pending,
        } = &mut shared;
        index.settle();
        for key in std::mem::take(pending) {
            let Some(article) = self.article(key) else {
                continue;
            };
            let sequence = &article.sequence;
            index.each_partner(
                key,
                sequence,
                &self.counts,
                &mut |other, seeds, left_out| {
                    let Some(other) = self.article(other) else {
                        return;
                    };
                    let pair = PairKey::new(article, other);
                    if places.contains_key(&pair.number()) {
                        return;
                    }
                    let (mut found, is_approximate) = compare(article, other, pair, seeds);
                    let (restated, is_cut) = restated(article, other, pair, &found);
                    if is_approximate || is_cut {
                        approximate.push(pair);
                    } else if found.is_empty() {
                        return;
                    }
                    found.shrink_to_fit();
                    places.insert(pair.number(), number(pairs.len()));
                    pairs.push((pair, found, restated, left_out));
                },
            );
        }
        let answer = ask(&shared);
        self.shared.set(shared);
        answer
    }
}

/// The alignments of two articles, or of one with itself, from the seeds they share; and whether the work
/// budget left some out.
fn compare(
    x: &Article,
    y: &Article,
    key: PairKey,
    seeds: &mut Vec<Seed>,
) -> (Vec<Alignment>, bool) {
    let within = x.key == y.key;
    let (left, right) = if key.left == x.key { (x, y) } else { (y, x) };
    if key.left != x.key {
        for seed in &mut *seeds {
            *seed = seed.mirrored();
        }
    }
    sort_seeds(seeds);
    let mut found = align(&left.sequence, &right.sequence, seeds, within);
    if within {
        in_text_order(&left.sequence, &mut found.0);
    }
    found
}

/// The paraphrases of two articles that may tell one event, by what they share; and whether the work budget
/// left some out. An article knows its own.
fn restated(x: &Article, y: &Article, key: PairKey, found: &[Alignment]) -> (Vec<Alignment>, bool) {
    let mut passages = 0;
    for x in found {
        passages += usize::from(x.n_answered() >= PASSAGE_WORDS);
    }
    if x.key == y.key || passages < SHARED_PASSAGES {
        return (Vec::new(), false);
    }
    let (left, right) = if key.left == x.key { (x, y) } else { (y, x) };
    paraphrases(&left.sequence, &right.sequence, false)
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
