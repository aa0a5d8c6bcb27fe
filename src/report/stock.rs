//! What sets formulas and furniture aside, and which words carry an alignment.
//!
//! A formula is told by how little its words surprise. Each content word of an alignment is worth
//! its information (in bits) given the content word before it, as counted in all articles *beside
//! the two places themselves*: after « Vladimir » everybody writes « Poutine », and « Chine » stands
//! everywhere, so « le président russe Vladimir Poutine » says little, however long it is; « la
//! stabilité et la résilience » stands nowhere else and says much. Counts are of the whole corpus at
//! the moment of asking, so the order of arrival changes nothing.

use std::ops::Range;

use crate::align::matching::Run;
use crate::align::{Alignment, quotes};
use crate::bits::{PARTS, log2};
use crate::corpus::Article;
use crate::engine::{Bounds, Engine};
use crate::number_map::{number, number_map_for};
use crate::order::sort_by_key;
use crate::overlap::Counts;
use crate::segment::Role;
use crate::token::{FoldId, Sequence, Word, WordClass};

/// What the words of an alignment are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// What the answered words say, in bits.
    pub bits: u32,
    /// A formula any article on the topic has, or page furniture.
    pub is_stock: bool,
}

/// What alignments are worth, by how often their words stand in the corpus.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'c> {
    counts: &'c Counts,
    bounds: Bounds,
    /// At so many places what is no whole sentence, and not long, is no formula yet.
    few_places: u32,
}

/// Words given as evidence at the most.
const EVIDENCE: usize = 5;
/// What an alignment holds whole on both sides. Formulas are parts of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    /// A sentence.
    Sentence,
    /// A quotation, which is at least half of it.
    Quotation,
    /// Neither.
    Nothing,
}

/// What is too long for a formula: where it stands many times it was copied as many times, and the copies say nothing
/// against each other.
#[derive(Clone, Copy, Debug)]
struct TooLong {
    /// As many words in all …
    words: usize,
    /// … among them as many pairs of content words, one after the other …
    pairs: usize,
    /// … and as many different ones, names left out: « président russe Vladimir Poutine » is a formula however many
    /// titles make it longer.
    told: usize,
}

impl Whole {
    const fn too_long(self) -> TooLong {
        let (words, pairs, told) = match self {
            Self::Sentence => (SENTENCE_WORDS as usize, 3, 3),
            Self::Quotation => (LONG_QUOTATION as usize, 0, 0),
            Self::Nothing => (13, 4, 4),
        };
        TooLong { words, pairs, told }
    }
}

/// A sentence of fewer words may be anybody’s …
const SENTENCE_WORDS: u32 = 6;
/// … and a quotation of fewer a catchword.
const LONG_QUOTATION: u32 = 5;
/// Among few articles, standing at as many places makes no formula of eight words or of a quotation; among many, two …
const FEW_PLACES: u32 = 5;
/// … and in between as many as this number holds the articles.
const FEW_ARTICLES: u32 = 60;
/// A passage worth less than this many bits, what has no answer taken off, is stock …
const PASSAGE_BITS: u32 = 36;
/// … and so is a phrase (fewer words than a passage has) worth less than this, unless both sides put
/// it between quote marks: two reporters on one topic come to the same five words by chance. Both
/// bounds part what experts list from what they don't, on the seeds and on planted reuse alike.
const PHRASE_BITS: u32 = 66;
/// A quoted expression of two to four words that both sides quote alike needs no more than this.
pub const QUOTATION_BITS: u32 = 20;
/// Answered words of a passage, at least, unless the reader wants it otherwise: the run that is never missed …
const PASSAGE_WORDS: u32 = Bounds::USUAL.passage_words;
/// … and content words among them.
const PASSAGE_CONTENT: u32 = 6;
/// What a content word without answer takes from what the alignment says, in parts of a bit …
const UNANSWERED_CONTENT: u32 = PARTS * 3 / 2;
/// … and a small word.
const UNANSWERED_FUNCTION: u32 = PARTS / 2;
/// Names say who, not what: their information is divided by this.
pub(super) const NAME_DIVISOR: u32 = 4;
/// What standing at its place in the row says of any word: order itself is information.
const ORDER_BITS: u32 = 1;
/// Words that a language is thought to have been seen in at least: two short notes say nothing of how seldom a word is.
const FEW_WORDS: u32 = 1000;
/// Weight of the single word's frequency against that of the pair, in occurrences.
const BACKOFF: u64 = 2;

impl<'c> Weights<'c> {
    /// Weighs by the engine's counts and bounds.
    #[must_use]
    pub fn of(engine: &'c Engine) -> Self {
        let n_articles = number(engine.articles().len());
        Self {
            counts: engine.counts(),
            bounds: engine.bounds(),
            few_places: (FEW_ARTICLES / n_articles.max(1)).clamp(2, FEW_PLACES),
        }
    }

    /// What the alignment says, and whether that is enough to be told. `copied` are further places that are known
    /// to be copies of its own: they say nothing against it.
    #[must_use]
    pub fn weigh(
        self,
        left: &Article,
        right: &Article,
        alignment: &Alignment,
        copied: u32,
    ) -> Weight {
        let (x, y) = (&left.sequence, &right.sequence);
        let whole = whole(left, right, alignment);
        let parts = self.information(x, y, alignment, whole, copied);
        let runs: Vec<Run> = alignment.telling_runs().collect();
        let content_of = |r: &Run| content(x.slice(r.a..r.a + r.len));
        let answered: u32 = runs.iter().map(content_of).sum();
        // What has no answer speaks against the two places saying the same thing.
        let n_answered: u32 = runs.iter().map(|r| r.len).sum();
        let (mut against, mut changed) = (0, 0);
        for words in [
            x.slice(alignment.left.clone()),
            y.slice(alignment.right.clone()),
        ] {
            let all = u32::try_from(words.len())
                .unwrap_or(0)
                .saturating_sub(n_answered);
            let unanswered = content(words).saturating_sub(answered).min(all);
            changed = all.max(changed);
            against += unanswered * UNANSWERED_CONTENT + (all - unanswered) * UNANSWERED_FUNCTION;
        }
        let net = parts.saturating_sub(against);
        let both_quoted = runs.iter().all(|r| {
            let mut places = 0..r.len;
            places.all(|i| x.is_quoted(r.a + i) && y.is_quoted(r.b + i))
        });
        let Bounds {
            passage_words,
            quotation_words,
            formula_percent,
            changed_percent,
        } = self.bounds;
        // Of a passage of eight words, six are content; of a shorter one as large a part, and no more of a longer one. A
        // sentence may be shorter, whatever its words are.
        let of_eight = |n: u32| passage_words * n / PASSAGE_WORDS;
        let is_phrase = if whole == Whole::Sentence {
            n_answered < of_eight(SENTENCE_WORDS)
        } else {
            n_answered < passage_words || answered < PASSAGE_CONTENT.min(of_eight(PASSAGE_CONTENT))
        };
        let is_long_quotation = whole == Whole::Quotation && n_answered >= LONG_QUOTATION;
        let enough = if is_long_quotation || quotes(x, y, &alignment.runs) {
            QUOTATION_BITS
        } else if is_phrase && !both_quoted {
            of_eight(PHRASE_BITS)
        } else {
            PASSAGE_BITS
        };
        let furniture = |sequence: &Sequence, at: u32| at >= sequence.n_body();
        let is_line = |article: &Article, range: &Range<u32>| {
            let at = article.sequence.span(range.clone()).start();
            matches!(article.role_at(at), Role::Byline | Role::Dateline)
        };
        Weight {
            bits: parts / PARTS,
            is_stock: net < enough * formula_percent / 100 * PARTS
                || both_quoted && n_answered < quotation_words
                || changed * 100 > (n_answered + changed) * changed_percent
                || furniture(x, alignment.left.start)
                || furniture(y, alignment.right.start)
                || is_line(left, &alignment.left) && is_line(right, &alignment.right),
        }
    }

    /// What some words in a row say, in bits, two places where they stand left out.
    #[must_use]
    pub fn bits(self, words: &[Word]) -> u32 {
        let words: Vec<(&Word, u32)> = words.iter().zip(0..).collect();
        self.of_words(&words, &words, Whole::Nothing, 0) / PARTS
    }

    /// How much the answered words of the alignment say, in parts of a bit: one bit for each
    /// word in its place, and the surprise of each content word, once. The mean of both sides, which
    /// may print a word in two forms.
    fn information(
        self,
        left: &Sequence,
        right: &Sequence,
        alignment: &Alignment,
        whole: Whole,
        copied: u32,
    ) -> u32 {
        let on_left = words_of(left, alignment.telling_runs(), |r| r.a);
        let on_right = words_of(right, alignment.telling_runs(), |r| r.b);
        let parts = self.of_words(&on_left, &on_right, whole, copied);
        let id = |word: &Word| (word.fold, word.stem, word.class);
        let same = |(x, y): (&(&Word, u32), &(&Word, u32))| id(x.0) == id(y.0);
        if on_left.iter().zip(&on_right).all(same) {
            return parts;
        }
        parts.midpoint(self.of_words(&on_right, &on_left, whole, copied))
    }

    /// How often the passage stands in the corpus, as far as its words tell: how often its content
    /// words follow each other there (`together`), upper quartile (what was changed stands nowhere else); two, its own
    /// places, at the most where it is short enough for a formula, and a few more among few articles.
    fn copies(self, n_words: usize, content: &[&Word], together: &[u32], whole: Whole) -> u32 {
        if n_words < SENTENCE_WORDS as usize && whole == Whole::Nothing {
            return 2;
        }
        let mut told = number_map_for(content.len());
        for word in content {
            if !self.counts.count(word.fold).is_name() {
                told.insert(u64::from(word.stem.0), 0);
            }
        }
        let too_long = whole.too_long();
        let most = if n_words >= too_long.words
            && together.len() >= too_long.pairs
            && told.len() >= too_long.told
        {
            u32::MAX
        } else if n_words >= PASSAGE_WORDS as usize || whole == Whole::Quotation {
            self.few_places
        } else {
            2
        };
        let mut counts = together.to_vec();
        sort_by_key(&mut counts, |&n| [n, 0, 0, 0]);
        let quartile = counts.get(counts.len() * 3 / 4);
        quartile.copied().unwrap_or(2).clamp(2, most)
    }

    /// A word in another form says half as much: it may be another word (« localités », « locales »).
    fn of_words(
        self,
        words: &[(&Word, u32)],
        answers: &[(&Word, u32)],
        whole: Whole,
        copied: u32,
    ) -> u32 {
        let is_content = |word: &&Word| word.class != WordClass::Function;
        let content: Vec<&Word> = words.iter().map(|w| w.0).filter(is_content).collect();
        let together = |pair: &[&Word]| match *pair {
            [x, y] => self.counts.together(x.fold, y.fold),
            _ => 0,
        };
        let together: Vec<u32> = content.windows(2).map(together).collect();
        let copies = self.copies(words.len(), &content, &together, whole);
        let copies = copies.max(2 + copied);
        let mut seen = number_map_for(content.len());
        let mut previous: Option<(FoldId, u32)> = None;
        let mut together = together.into_iter();
        let mut parts = 0;
        for (&(word, _), (answer, _)) in words.iter().zip(answers) {
            parts += ORDER_BITS * PARTS;
            if !is_content(&word) {
                continue;
            }
            if seen.insert(u64::from(word.fold.0), 0).is_none() {
                let surprise = self.surprise(previous, word.fold, copies);
                let is_same = word.fold == answer.fold;
                parts += if is_same { surprise } else { surprise / 2 };
            }
            previous = together.next().map(|n| (word.fold, n));
        }
        parts
    }

    /// What one content word after another (and how often it follows there) says, in parts of a bit, the two places of
    /// the alignment left out: the logarithm of how seldom it follows there, mixed with how seldom it stands
    /// anywhere.
    fn surprise(self, previous: Option<(FoldId, u32)>, word: FoldId, copies: u32) -> u32 {
        let count = self.counts.count(word);
        let elsewhere = |n: u32| u64::from(n.saturating_sub(copies));
        // Half an occurrence is granted to what is seen nowhere else.
        let total = elsewhere(self.counts.n_words().max(FEW_WORDS)) + 1;
        let (alone, total) = (2 * elsewhere(count.all) + 1, 2 * total);
        let (often, of) = previous.map_or((alone, total), |(previous, together)| {
            let before = elsewhere(self.counts.count(previous).all);
            (
                elsewhere(together) * total + BACKOFF * alone,
                (before + BACKOFF) * total,
            )
        });
        let parts = log2(of.max(often)) - log2(often);
        if count.is_name() {
            parts / NAME_DIVISOR
        } else {
            parts
        }
    }

    /// The rarest words that both sides have, as the left side prints them, rarest first.
    #[must_use]
    pub fn evidence<'a>(self, left: &'a Article, alignment: &Alignment) -> Vec<&'a str> {
        let mut words: Vec<(u32, u32, &str)> = Vec::new();
        let shared = words_of(&left.sequence, alignment.all_runs(), |r| r.a);
        let mut seen = number_map_for(shared.len());
        for (word, at) in shared {
            if word.class != WordClass::Function && seen.insert(u64::from(word.fold.0), 0).is_none()
            {
                let count = self.counts.count(word.fold).all;
                let place = words.partition_point(|&(n, before, _)| (n, before) < (count, at));
                if place < EVIDENCE {
                    words.truncate(EVIDENCE - 1);
                    words.insert(place, (count, at, word.span.of(&left.text)));
                }
            }
        }
        words.into_iter().map(|(_, _, word)| word).collect()
    }
}

fn whole(left: &Article, right: &Article, alignment: &Alignment) -> Whole {
    let sides = [(left, &alignment.left), (right, &alignment.right)];
    let holds_sentence = |(article, range): (&Article, &Range<u32>)| {
        article
            .sequence
            .holds_sentence(range.clone(), SENTENCE_WORDS)
    };
    let holds_quotation = |(article, range): (&Article, &Range<u32>)| {
        let span = article.sequence.span(range.clone());
        let first = article
            .quotations
            .partition_point(|q| q.span.start() < span.start());
        let quotations = article.quotations.iter().skip(first);
        let mut inside = quotations.take_while(|q| q.span.start() < span.end());
        inside.any(|q| {
            let words = article.sequence.positions(q.span);
            span.contains(q.span) && words.len() > 1 && words.len() * 2 >= range.len()
        })
    };
    if sides.into_iter().all(holds_sentence) {
        Whole::Sentence
    } else if sides.into_iter().all(holds_quotation) {
        Whole::Quotation
    } else {
        Whole::Nothing
    }
}

/// The words of the runs on one side, and their positions.
fn words_of(
    sequence: &Sequence,
    runs: impl Iterator<Item = Run>,
    side: fn(&Run) -> u32,
) -> Vec<(&Word, u32)> {
    let mut words = Vec::new();
    for run in runs {
        let range = side(&run)..side(&run) + run.len;
        words.extend(sequence.slice(range.clone()).iter().zip(range));
    }
    words
}

fn content(words: &[Word]) -> u32 {
    let n = words
        .iter()
        .filter(|w| w.class != WordClass::Function)
        .count();
    number(n)
}
