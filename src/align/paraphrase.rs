//! The same statement in other words: two sentences, or clauses of them, that share rare words in
//! about the same order.
//!
//! Judged by the two articles alone, and generously: whether what is shared is much, and whether the
//! two places are likely to state the same thing at all, is told from all the articles
//! (`report::restated`).

use std::ops::Range;

use super::alignment::{Alignment, Kind, sort_by_place};
use super::matching::Run;
use crate::bits::{PARTS, surprise};
use crate::number_map::number;
use crate::order::{Key, sort_by_key, sort_rows};
use crate::overlap::mix;
use crate::token::{Carrying, Sequence, StemId};

/// A stem at more pairs of places than this leads to no pair of sentences; it still counts in those
/// that rarer ones lead to.
const COMMON: usize = 1 << 6;
/// The work budget: pairs of places looked at, and a word.
const PAIRS: usize = 1 << 14;
const PAIRS_A_WORD: usize = 4;
/// Longer sentences are lists.
const SENTENCE_WORDS: u32 = 120;
/// Pairs of sentences with more pairs of equal stems than this say the same few words over and over.
const MATCHES: usize = 128;
/// Stems that two statements share at least.
const MIN_SHARED: usize = 3;
/// What a content word without answer costs, in parts of a bit; names say who, and one has more of them.
const GAP: i64 = 2 * PARTS as i64;
/// Words by which a statement grows to its clause at each end, at most.
const CLAUSE_WORDS: u32 = 6;
/// Shared content words in all content words of both sides, per mille, at least.
const MIN_SCORE: u32 = 350;
/// Passes in which the two sides agree on their ends.
const PASSES: u32 = 3;

/// Places for each pair of words that may lead to a pair of sentences, so that few share one.
const SPREAD: usize = 4;

/// A word that answers another one, by position on the left and on the right.
#[derive(Clone, Copy)]
struct Match {
    at: [u32; 2],
    /// What it says, in parts of a bit.
    weight: i64,
    /// Stands in the order of the others.
    in_order: bool,
}

/// The paraphrases of two articles, or of one with itself (`within`), by place. Past the work budget,
/// rarer words only lead to them: the second value says so.
#[must_use]
pub fn paraphrases(left: &Sequence, right: &Sequence, within: bool) -> (Vec<Alignment>, bool) {
    let mut found = Vec::new();
    let (candidates, weights, cut) = candidates(left, right, within);
    let mut first = [u32::MAX; 4];
    let mut is_done = true;
    // The sentence on the left stands in many pairs, one after another.
    let mut on_left = (u32::MAX, None);
    for pair in candidates {
        if pair[..2] != first[..2] {
            (first, is_done) = (pair, false);
        } else if !is_done && pair[2] != first[2] {
            // Two stems at least.
            is_done = true;
            if on_left.0 != first[0] {
                on_left = (first[0], Sentence::around(left, first[2]));
            }
            if let (Some(a), Some(b)) = (&on_left.1, &Sentence::around(right, first[3])) {
                let opens = left.opens(a.range.start) || right.opens(b.range.start);
                let sides = [a, b];
                let mut shared = 0;
                let tries: &[u32] = if opens { &[PASSES, 0] } else { &[PASSES] };
                for &passes in tries {
                    if let Some(alignment) = paraphrase(sides, &weights, passes)
                        && alignment.n_answered() > shared
                    {
                        shared = alignment.n_answered();
                        found.push(alignment);
                    }
                }
            }
        }
    }
    sort_by_place(&mut found);
    (found, cut)
}

/// What the stems that two articles share say.
struct Weights {
    /// Stem and number of its places, by stem.
    places: Vec<(u32, u32)>,
    n_words: u32,
}

impl Weights {
    /// In parts of a bit.
    fn of(&self, stem: u32) -> i64 {
        let at = self.places.partition_point(|&(other, _)| other < stem);
        let places = self.places.get(at).filter(|&&(other, _)| other == stem);
        places.map_or(0, |&(_, n)| i64::from(PARTS + surprise(n, self.n_words)))
    }
}

/// Pairs of sentences that share a rare stem, once for each, sorted: index of the sentence on each side,
/// position of the stem on each side. Then what each shared stem says, and whether the budget left some out.
fn candidates(left: &Sequence, right: &Sequence, within: bool) -> (Vec<Key>, Weights, bool) {
    let (on_left, on_right) = (left.carrying_by_stem(), right.carrying_by_stem());
    let mut weights = Weights {
        places: Vec::new(),
        n_words: left.n_body() + if within { 0 } else { right.n_body() },
    };
    // The places of each shared stem on both sides.
    let mut groups: Vec<[&[Carrying]; 2]> = Vec::new();
    // Pairs of places of the stems with at most 1, 2, 4 … of them.
    let mut sizes = [0; COMMON.ilog2() as usize + 1];
    let (mut xs, mut ys) = (on_left, on_right);
    while let (Some(x), Some(y)) = (xs.first(), ys.first()) {
        if x.stem != y.stem {
            let behind = if x.stem.0 < y.stem.0 {
                &mut xs
            } else {
                &mut ys
            };
            *behind = behind.get(1..).unwrap_or(&[]);
            continue;
        }
        let of_stem = |side: &[Carrying]| side.iter().take_while(|z| z.stem == x.stem).count();
        let ((x_places, x_rest), (y_places, y_rest)) =
            (xs.split_at(of_stem(xs)), ys.split_at(of_stem(ys)));
        let (n, m) = (x_places.len(), y_places.len());
        if !within || n > 1 {
            let all = number(if within { n } else { n + m });
            weights.places.push((x.stem.0, all));
            groups.push([x_places, y_places]);
            let class = (n * m).next_power_of_two().ilog2() as usize;
            if let Some(size) = sizes.get_mut(class) {
                *size += n * m;
            }
        }
        (xs, ys) = (x_rest, y_rest);
    }
    // Which stems are too common for the budget must not depend on their order.
    let (mut common, mut total) = (0, 0);
    for size in sizes {
        total += size;
        if total > PAIRS + weights.n_words as usize * PAIRS_A_WORD {
            break;
        }
        common = common * 2 + usize::from(common == 0);
    }
    let mut pairs: Vec<Key> = Vec::new();
    for [x_places, y_places] in groups {
        if x_places.len() * y_places.len() > common {
            continue;
        }
        for x in x_places {
            for y in y_places {
                if !within || x.sentence < y.sentence {
                    pairs.push([x.sentence, y.sentence, x.at, y.at]);
                }
            }
        }
    }
    only_met_again(&mut pairs);
    sort_rows(&mut pairs);
    (pairs, weights, common < COMMON)
}

/// Leaves out most pairs of sentences that share one stem only: they lead to nothing, and are the most.
fn only_met_again(pairs: &mut Vec<Key>) {
    let mask = pairs.len().next_power_of_two() * SPREAD - 1;
    let place = |pair: &Key| {
        let hash = mix(pair[0].into(), pair[1]) >> 32;
        usize::try_from(hash).unwrap_or(0) & mask
    };
    let mut met = vec![0u8; mask + 1];
    for pair in &*pairs {
        if let Some(n) = met.get_mut(place(pair)) {
            *n = n.saturating_add(1);
        }
    }
    pairs.retain(|pair| met.get(place(pair)).is_some_and(|&n| n > 1));
}

/// A sentence, and what is asked of its words again and again.
struct Sentence<'s> {
    sequence: &'s Sequence,
    range: Range<u32>,
    words: Vec<Asked>,
}

/// A word of a sentence.
#[derive(Clone, Copy)]
struct Asked {
    /// Where it can carry a statement.
    stem: Option<StemId>,
    is_name: bool,
    starts_sentence: bool,
    /// What the words before it, and it, cost when they have no answer: names nothing.
    costs: i64,
}

impl<'s> Sentence<'s> {
    /// The sentence around a position, unless it is too long.
    fn around(sequence: &'s Sequence, at: u32) -> Option<Self> {
        let (mut start, mut end) = (at, at + 1);
        while start > 0 && sequence.same_sentence(at, start - 1) && end - start <= SENTENCE_WORDS {
            start -= 1;
        }
        let n_body = sequence.n_body();
        while end < n_body && sequence.same_sentence(at, end) && end - start <= SENTENCE_WORDS {
            end += 1;
        }
        if end - start > SENTENCE_WORDS {
            return None;
        }
        let mut words = Vec::with_capacity((end - start) as usize);
        let mut costs = 0;
        for at in start..end {
            let stem = sequence.carrying(at).map(|word| word.stem);
            let is_name = sequence.is_name(at);
            if stem.is_some() && !is_name {
                costs += GAP;
            }
            words.push(Asked {
                stem,
                is_name,
                starts_sentence: at == start,
                costs,
            });
        }
        Some(Self {
            sequence,
            range: start..end,
            words,
        })
    }

    /// What the words of a range of its positions cost when they have no answer.
    fn cost(&self, from: u32, to: u32) -> i64 {
        let before = |at: u32| {
            let word = self
                .words
                .get(at.wrapping_sub(self.range.start + 1) as usize);
            word.map_or(0, |word| word.costs)
        };
        before(to) - before(from)
    }
}

/// What two sentences say alike, within the stretches that so many passes leave of them. No pass leaves them
/// whole: where an article opens, the whole sentence says what happened.
fn paraphrase(sides: [&Sentence<'_>; 2], weights: &Weights, passes: u32) -> Option<Alignment> {
    let [left, right] = sides;
    let mut matches: Vec<Match> = Vec::new();
    for (i, x) in (left.range.start..).zip(&left.words) {
        let Some(stem) = x.stem else {
            continue;
        };
        for (j, y) in (right.range.start..).zip(&right.words) {
            // A name answers no common word: « les États-Unis », « nous sommes unis ».
            if y.stem == x.stem
                && (x.is_name == y.is_name || x.starts_sentence || y.starts_sentence)
            {
                matches.push(Match {
                    at: [i, j],
                    weight: weights.of(stem.0),
                    in_order: false,
                });
            }
        }
    }
    if matches.len() < MIN_SHARED || matches.len() > MATCHES {
        return None;
    }
    let mut matches = one_to_one(sides, &matches);
    let mut spans = [left.range.clone(), right.range.clone()];
    for _ in 0..passes {
        let before = spans.clone();
        spans[0] = heaviest(left, &matches, 0, &spans[1]);
        spans[1] = heaviest(right, &matches, 1, &spans[0]);
        if spans == before {
            break;
        }
    }
    let (mut runs, mut moved) = (Vec::new(), Vec::new());
    for m in matches.drain(..) {
        if spans[0].contains(&m.at[0]) && spans[1].contains(&m.at[1]) {
            let list = if m.in_order { &mut runs } else { &mut moved };
            list.push(Run {
                a: m.at[0],
                b: m.at[1],
                len: 1,
            });
        }
    }
    let shared = runs.len() + moved.len();
    let a = clause(left, &spans[0]);
    let b = clause(right, &spans[1]);
    let n = left.sequence.n_carrying(a.clone()) + right.sequence.n_carrying(b.clone());
    let score = (2000 * u32::try_from(shared).unwrap_or(0))
        .checked_div(n)?
        .min(1000);
    (shared >= MIN_SHARED && score >= MIN_SCORE).then_some(Alignment {
        kind: Kind::Paraphrase,
        score,
        left: a,
        right: b,
        runs,
        moved,
    })
}

/// The heaviest chain of the matches (sorted), then what is left, each word answered once; by place on
/// the left. What stands beside its neighbour on both sides is one expression with it, and says half
/// as much.
fn one_to_one(sides: [&Sentence<'_>; 2], matches: &[Match]) -> Vec<Match> {
    // Of the best chain that ends in each match: what it says, and the match before.
    let mut best: Vec<(i64, usize)> = Vec::with_capacity(matches.len());
    let (mut heaviest, mut last) = (0, usize::MAX);
    for m in matches {
        let mut link = (0, usize::MAX);
        for (k, before) in matches.iter().enumerate() {
            let Some(score) = best.get(k) else {
                break;
            };
            if before.at[0] >= m.at[0] || before.at[1] >= m.at[1] {
                continue;
            }
            let mut gap = 0;
            for (side, sentence) in sides.into_iter().enumerate() {
                gap += sentence.cost(before.at[side] + 1, m.at[side]);
            }
            let one = if gap == 0 { m.weight / 2 } else { 0 };
            let score = score.0 - gap / 2 - one;
            if score > link.0 {
                link = (score, k);
            }
        }
        link.0 += m.weight;
        if link.0 > heaviest {
            (heaviest, last) = (link.0, best.len());
        }
        best.push(link);
    }
    let mut chosen: Vec<Match> = Vec::new();
    while let (Some(&m), Some(&(_, before))) = (matches.get(last), best.get(last)) {
        chosen.push(Match {
            in_order: true,
            ..m
        });
        last = before;
    }
    for &m in matches {
        if chosen
            .iter()
            .all(|c| c.at[0] != m.at[0] && c.at[1] != m.at[1])
        {
            chosen.push(m);
        }
    }
    sort_by_key(&mut chosen, |m| [m.at[0], m.at[1], 0, 0]);
    chosen
}

/// The heaviest stretch of a sentence (Kadane's scan): what its matches with the other side's stretch gain, out of
/// order half as much, less what the words between them cost. `side` is the sentence's own.
fn heaviest(
    sentence: &Sentence<'_>,
    matches: &[Match],
    side: usize,
    other: &Range<u32>,
) -> Range<u32> {
    let first = sentence.range.start;
    // By word; each is answered once at most, and an answer gains something.
    let mut gains = [0; SENTENCE_WORDS as usize];
    for m in matches {
        if other.contains(&m.at[1 - side])
            && let Some(gain) = gains.get_mut((m.at[side] - first) as usize)
        {
            *gain = if m.in_order { m.weight } else { m.weight / 2 };
        }
    }
    let (mut best, mut found) = (0, first..first);
    let (mut score, mut start) = (0, first);
    for (at, gain) in sentence.range.clone().zip(gains) {
        // A word more costs a little, so that the stretch ends with what it shares.
        let here = if gain > 0 {
            gain
        } else {
            -sentence.cost(at, at + 1) - 1
        };
        if score <= 0 {
            (score, start) = (0, at);
        }
        score += here;
        if score > best {
            (best, found) = (score, start..at + 1);
        }
    }
    found
}

/// The stretch and what else stands in its clause or statement, at each end where that is not too much.
fn clause(sentence: &Sentence<'_>, range: &Range<u32>) -> Range<u32> {
    let (sequence, sentence) = (sentence.sequence, &sentence.range);
    let parts =
        |at: u32| at == sentence.end || sequence.starts_clause(at) || sequence.starts_statement(at);
    let (mut a, mut b) = (range.start, range.end);
    while !parts(a) && a > sentence.start && range.start - a < CLAUSE_WORDS {
        a -= 1;
    }
    while !parts(b) && b < sentence.end && b - range.end < CLAUSE_WORDS {
        b += 1;
    }
    let start = if parts(a) { a } else { range.start };
    start..if parts(b) { b } else { range.end }
}
