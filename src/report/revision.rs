//! Two versions of one article, as far as one can tell: offered as such, never decided.

use std::cmp::Ordering;

use super::chronology::Time;
use super::overview::{ArticleSummary, Overview};
use crate::corpus::Article;
use crate::engine::Engine;
use crate::overlap::ArticleKey;

/// Why two articles may be versions of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisionReason {
    /// They were published at the same address.
    Address,
    /// Nearly all words of each stand in the other, and nothing says that they are of two outlets.
    Text,
}

impl RevisionReason {
    /// The reason's name at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Text => "text",
        }
    }
}

/// Two articles that may be versions of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The earlier one where their dates tell, else the one displayed first.
    pub left: ArticleKey,
    /// The other one.
    pub right: ArticleKey,
    /// Why.
    pub reason: RevisionReason,
}

/// Of the words of each article that are not furniture, so many stand in the other, per cent …
const SAME_WORDS: u64 = 80;
/// … and so many at least.
const WORDS: u32 = 50;

/// The pairs of articles that may be versions of one, in order of display.
#[must_use]
pub fn revisions(engine: &Engine, overview: &Overview) -> Vec<Revision> {
    let mut found: Vec<Revision> = Vec::new();
    let mut add = |left: &Article, right: &Article, reason| {
        let time = |article: &Article| Time::of(article.given.published.as_deref());
        let later = time(left).order(time(right)) == Some(Ordering::Greater);
        let (left, right) = if later { (right, left) } else { (left, right) };
        let (left, right) = (left.key, right.key);
        if !found.iter().any(|r| r.left == left && r.right == right) {
            found.push(Revision {
                left,
                right,
                reason,
            });
        }
    };
    let addresses: Vec<(&Article, &str)> = engine
        .articles()
        .iter()
        .filter_map(|a| Some((a, address(a.given.url.as_deref()?)?)))
        .collect();
    for (at, &(left, address)) in addresses.iter().enumerate() {
        for &(right, other) in addresses.iter().skip(at + 1) {
            if address == other {
                add(left, right, RevisionReason::Address);
            }
        }
    }
    for pair in &overview.pairs {
        let is_most = |key: ArticleKey, words: u32| {
            let own = |a: &&ArticleSummary| a.key == key;
            let own = overview.articles.iter().find(own);
            let own = own.map_or(u32::MAX, |a| a.words - a.furniture);
            words >= WORDS && u64::from(words) * 100 >= u64::from(own) * SAME_WORDS
        };
        if pair.left != pair.right
            && is_most(pair.left, pair.words_left)
            && is_most(pair.right, pair.words_right)
            && let (Some(left), Some(right)) =
                (engine.article(pair.left), engine.article(pair.right))
        {
            let (one, other) = (&left.given.outlet, &right.given.outlet);
            if one.is_none() || other.is_none() || one == other {
                add(left, right, RevisionReason::Text);
            }
        }
    }
    found
}

/// What of an address tells one article from another: not the scheme, a leading `www.`, the fragment or a slash at the end.
fn address(url: &str) -> Option<&str> {
    let url = url.trim().split('#').next()?;
    let url = url.strip_prefix("http").unwrap_or(url);
    let url = url.strip_prefix('s').unwrap_or(url);
    let url = url.strip_prefix("://").unwrap_or(url);
    let url = url
        .strip_prefix("www.")
        .unwrap_or(url)
        .trim_end_matches('/');
    (!url.is_empty()).then_some(url)
}
