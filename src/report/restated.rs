//! Which paraphrases are told: where two places are likely to state the same thing, and share enough.
//!
//! Two sentences on one topic share words; that alone says nothing. They are held to be one statement
//! where that is likely beforehand: the same speaker, quoted in one place and reported in the other, or
//! in two articles on one event; a headline, standfirst, heading or note and the text below; two
//! openings (title, standfirst, first sentence), of one article or of two on one event, which both say
//! what happened. Elsewhere they have to share far more.
//!
//! The bounds were set with five annotated articles at hand, and are tight on them: of what they let through, one
//! pair clears the score by two per mille and one the information by a bit. On other articles expect fewer.

use std::ops::Range;

use super::found::Found;
use super::quotation_words::{length, overlap};
use super::said::Said;
use super::speakers::Speakers;
use super::stock::NAME_DIVISOR;
use crate::align::Alignment;
use crate::align::matching::Run;
use crate::bits::{PARTS, surprise};
use crate::corpus::Article;
use crate::engine::Engine;
use crate::number_map::{NumberMap, number_of, pair};
use crate::order::{Key, descending, sort_by_key, sort_rows};
use crate::overlap::Counts;
use crate::segment::{QuotationKind, Role};

/// Two articles tell one event when they share as many passages, with as many bits.
const SHARED_PASSAGES: u32 = 2;
const SHARED_BITS: u32 = 96;
/// What a statement says at least, in bits, what has no answer taken off, where it is likely …
const LIKELY_BITS: u32 = 10;
/// … and anywhere else.
const BITS: u32 = 66;
/// Shared content words in all, per mille, at least.
const SCORE: u32 = 350;
/// What a content word without answer takes off, in parts of a bit.
const UNANSWERED: u32 = 2 * PARTS;

/// How often stems stand in the corpus, what was copied counted once.
struct StemCounts<'c> {
    /// Which words are names.
    of_folds: &'c Counts,
    /// By the number of the stem.
    stems: Vec<u32>,
    n_words: u32,
}

impl<'c> StemCounts<'c> {
    fn of(engine: &'c Engine, shared: &[Found<'_>]) -> Self {
        let mut counts = Self {
            of_folds: engine.counts(),
            stems: Vec::new(),
            n_words: 0,
        };
        // Of two copies, the one whose bytes hash lower counts, the earlier one within an article.
        let mut copies: Vec<Key> = Vec::new();
        for found in shared.iter().filter(|f| !f.stock) {
            let (x, y) = (found.left, found.right);
            let (copy, range) = if (x.sha256, &x.name) > (y.sha256, &y.name) {
                (x, &found.alignment.left)
            } else {
                (y, &found.alignment.right)
            };
            let place = engine.place(copy.key).unwrap_or(u32::MAX);
            copies.push([place, range.start, range.end, 0]);
        }
        sort_rows(&mut copies);
        let mut next = 0;
        for (article, place) in engine.articles().iter().zip(0..) {
            let sequence = &article.sequence;
            let mut until = 0;
            for (at, word) in (0..sequence.n_body()).zip(sequence.words()) {
                while let Some(&[of, start, end, _]) = copies.get(next)
                    && (of, start) <= (place, at)
                {
                    if of == place {
                        until = until.max(end);
                    }
                    next += 1;
                }
                if at < until {
                    continue;
                }
                counts.n_words += 1;
                let stem = word.stem.0 as usize;
                if counts.stems.len() <= stem {
                    counts.stems.resize(stem + 1, 0);
                }
                if let Some(count) = counts.stems.get_mut(stem) {
                    *count += 1;
                }
            }
        }
        counts
    }
}

/// What a paraphrase shares.
#[derive(Default)]
struct Shared {
    /// In parts of a bit.
    parts: u32,
    n: u32,
    /// Those that are no names.
    n_telling: u32,
    /// Those of them that stand in one order on both sides.
    n_in_order: u32,
    /// Expressions: words that stand together on both sides are one.
    n_expressions: u32,
    /// Some words stand between quote marks on one side only.
    quoted_once: bool,
    /// From the first to the last of them, on both sides.
    core: [Range<u32>; 2],
}

/// The paraphrases worth telling among those the engine keeps, as found ones without their ids; `shared` is
/// what the articles share in the same words.
#[expect(
    clippy::too_many_lines,
    reason = "one judgement after the other, over the same words; in one piece it weighs less in the page"
)]
pub(super) fn restated<'e>(
    engine: &'e Engine,
    speakers: &Speakers,
    shared: &[Found<'e>],
) -> Vec<Found<'e>> {
    let mut judged: Vec<(u32, Found<'e>)> = Vec::new();
    let candidates = engine.restated();
    if candidates.is_empty() {
        return Vec::new();
    }
    let counts = StemCounts::of(engine, shared);
    let place = |article: &Article| engine.place(article.key).unwrap_or(u32::MAX);
    // Where what two articles share begins.
    let mut begins = NumberMap::default();
    let both = |x: &Article, y: &Article| pair(x.key.0.min(y.key.0), x.key.0.max(y.key.0));
    for (f, n) in shared.iter().zip(0..) {
        number_of(&mut begins, both(f.left, f.right), n);
    }
    for (left, right, alignment) in candidates {
        let (Some(left), Some(right)) = (engine.article(left), engine.article(right)) else {
            continue;
        };
        let within = left.key == right.key;
        let said = shared_of(&counts, left, right, &alignment);
        let (mut passages, mut bits, mut known) = (0, 0, false);
        let begin = begins.get(&both(left, right));
        let from = begin.map_or(usize::MAX, |&n| n as usize);
        for f in shared.iter().skip(from) {
            if both(f.left, f.right) != both(left, right) {
                break;
            }
            if !f.stock {
                passages += 1;
                bits += f.bits;
                let (mut x, mut y) = (&f.alignment.left, &f.alignment.right);
                if f.left.key != left.key {
                    (x, y) = (y, x);
                }
                known |= overlap(&said.core[0], x) * 2 >= length(&said.core[0])
                    && overlap(&said.core[1], y) * 2 >= length(&said.core[1]);
            }
        }
        if known || !within && (passages < SHARED_PASSAGES || bits < SHARED_BITS) {
            continue;
        }
        let [x, y] = &said.core;
        let n_words = left.sequence.n_carrying(x.clone()) + right.sequence.n_carrying(y.clone());
        let against = n_words.saturating_sub(2 * said.n) * UNANSWERED / 2;
        let net = said.parts.saturating_sub(against);
        let is_head = |article: &Article, range: &Range<u32>| {
            let at = article.sequence.span(range.clone()).start();
            matches!(
                article.role_at(at),
                Role::Title | Role::Dek | Role::Heading | Role::Note
            )
        };
        let (mut enough, mut telling) = (BITS, 2);
        let opens = |article: &Article, range: &Range<u32>| article.sequence.opens(range.start);
        let (left_opens, right_opens) =
            (opens(left, &alignment.left), opens(right, &alignment.right));
        if left_opens && right_opens {
            (enough, telling) = (LIKELY_BITS, 1);
        } else if is_head(left, &alignment.left) || is_head(right, &alignment.right) {
            enough = LIKELY_BITS;
        } else if said.quoted_once || !within {
            let of_left = said_by(speakers, place(left), left, x);
            for name in said_by(speakers, place(right), right, y) {
                if of_left.contains(&name) {
                    enough = LIKELY_BITS;
                }
            }
        }
        if net >= enough * PARTS
            && alignment.score >= SCORE
            && said.n_telling >= telling
            && said.n_expressions >= 2
            && said.n_in_order * 5 >= said.n_telling * 3
        {
            let found = Found {
                number: 0,
                left,
                right,
                stock: false,
                bits: said.parts / PARTS,
                moved: false,
                alignment,
            };
            judged.push((net, found));
        }
    }
    sort_by_key(&mut judged, |(net, f)| {
        let at = f.alignment.left.start;
        [place(f.left), place(f.right), descending(*net), at]
    });
    // Of those that overlap on both sides, the one that says most.
    let mut kept: Vec<Found<'e>> = Vec::new();
    for (_, found) in judged {
        let same = |x: &Range<u32>, y: &Range<u32>| overlap(x, y) * 2 >= length(x).min(length(y));
        let alignment = &found.alignment;
        let mut is_new = true;
        for k in kept.iter().rev() {
            if k.left.key != found.left.key || k.right.key != found.right.key {
                break;
            }
            is_new &= !same(&k.alignment.left, &alignment.left)
                || !same(&k.alignment.right, &alignment.right);
        }
        if is_new {
            kept.push(found);
        }
    }
    // Weighed and chosen with the sides that their bytes give them, so that the order of display decides nothing.
    for f in &mut kept {
        if place(f.left) > place(f.right) {
            f.alignment = f.alignment.mirrored();
            (f.left, f.right) = (f.right, f.left);
        }
    }
    kept
}

/// What the matches say, in order and out of it.
fn shared_of(
    counts: &StemCounts<'_>,
    left: &Article,
    right: &Article,
    alignment: &Alignment,
) -> Shared {
    let mut runs: Vec<Run> = alignment.all_runs().collect();
    sort_by_key(&mut runs, |r| [r.a, r.b, 0, 0]);
    let mut shared = Shared::default();
    let [x, y] = &mut shared.core;
    (x.start, y.start) = (u32::MAX, u32::MAX);
    let mut seen: Vec<u32> = Vec::new();
    let mut before: Option<Run> = None;
    let (on_left, on_right) = (&left.sequence, &right.sequence);
    for run in runs {
        let Some(word) = on_left.word(run.a) else {
            continue;
        };
        *x = x.start.min(run.a)..x.end.max(run.a + 1);
        *y = y.start.min(run.b)..y.end.max(run.b + 1);
        let together = before.is_some_and(|b| {
            run.b > b.b
                && on_left.n_carrying(b.a + 1..run.a) + on_right.n_carrying(b.b + 1..run.b) == 0
        });
        let all = counts.stems.get(word.stem.0 as usize).copied();
        let is_name = counts.of_folds.count(word.fold).is_name();
        let mut parts = 0;
        if !seen.contains(&word.stem.0) {
            seen.push(word.stem.0);
            parts = surprise(all.unwrap_or(0), counts.n_words);
            if is_name {
                parts /= NAME_DIVISOR;
            }
            if together {
                parts /= 2;
            }
        }
        // Order itself is information.
        parts += PARTS;
        let in_order = alignment.runs.contains(&run);
        shared.parts += if in_order { parts } else { parts / 2 };
        shared.n += 1;
        shared.n_telling += u32::from(!is_name);
        shared.n_in_order += u32::from(!is_name && in_order);
        shared.n_expressions += u32::from(!together);
        shared.quoted_once |= on_left.is_quoted(run.a) != on_right.is_quoted(run.b);
        before = Some(run);
    }
    shared
}

/// Who is said to say most of the span.
fn said_by(speakers: &Speakers, place: u32, article: &Article, range: &Range<u32>) -> Vec<String> {
    let span = article.sequence.span(range.clone());
    let mut names = Vec::new();
    for utterance in &article.speech.utterances {
        let most = utterance.span.overlap(span) * 2 >= span.len().min(utterance.span.len());
        if most && utterance.kind != QuotationKind::Scare {
            names.extend(Said::of(speakers, place, article, utterance).1);
        }
    }
    names
}
