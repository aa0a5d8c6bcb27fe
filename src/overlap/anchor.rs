//! From seeds to anchors: stretches of equal words, as long as they go.

use super::seed::WINDOW;
use super::shared::Seed;
use crate::number_map::{NumberMap, pair};
use crate::order::sort_by_key;
use crate::token::{Sequence, WordClass};

/// The same words at two places: `len` words from `a` in one sequence and from `b` in another, or
/// the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// First position in the first sequence.
    pub a: u32,
    /// First position in the second sequence.
    pub b: u32,
    /// Number of words; at least 1.
    pub len: u32,
    /// What the words weigh together.
    pub weight: u32,
}

/// The work budget: words of all anchors together, and a word of the two sequences. No text that people write comes
/// near: what stands at more than 64 places is compared with one of them.
const GROWN: usize = 1 << 20;
const GROWN_A_WORD: usize = 8;

/// The anchors that the seeds (sorted) of two sequences grow to, sorted, none inside another on the
/// same diagonal; and whether the work budget left some out. `within` says that both are the same
/// article: then no anchor meets its own copy.
#[must_use]
pub fn anchors(
    left: &Sequence,
    right: &Sequence,
    seeds: &[Seed],
    within: bool,
) -> (Vec<Anchor>, bool) {
    let mut found = Vec::new();
    let mut covered = Covered::default();
    let mut budget = GROWN + (left.len() + right.len()) as usize * GROWN_A_WORD;
    let mut is_cut = false;
    let runs_first = seeds
        .iter()
        .filter(|s| s.run)
        .chain(seeds.iter().filter(|s| !s.run));
    for seed in runs_first {
        if !same_stem(left, right, seed.a, seed.b) {
            continue;
        }
        if !seed.run {
            triple(left, right, seed, |anchor| covered.keep(anchor, &mut found));
        } else if !covered.holds(seed.a, seed.b) {
            let anchor = grow(left, right, seed, within, &covered);
            is_cut = anchor.len as usize > budget;
            if is_cut {
                break;
            }
            budget -= anchor.len as usize;
            covered.keep(anchor, &mut found);
        }
    }
    if !found.is_sorted() {
        sort_by_key(&mut found, |x| [x.a, x.b, x.len, 0]);
    }
    (found, is_cut)
}

/// Word pairs that are inside an anchor.
#[derive(Default)]
struct Covered {
    /// The first anchors: most comparisons have no more …
    few: Vec<Anchor>,
    /// … and the word pairs of the others.
    many: NumberMap,
}

/// Anchors that are looked through one by one.
const FEW: usize = 16;

impl Covered {
    /// Keeps an anchor whose first words are in no other.
    fn keep(&mut self, anchor: Anchor, found: &mut Vec<Anchor>) {
        if anchor.len == 0 || self.holds(anchor.a, anchor.b) {
            return;
        }
        found.push(anchor);
        if self.few.len() < FEW {
            self.few.push(anchor);
            return;
        }
        for i in 0..anchor.len {
            self.many.insert(pair(anchor.a + i, anchor.b + i), 0);
        }
    }

    fn holds(&self, a: u32, b: u32) -> bool {
        let inside = |x: &Anchor| {
            let i = a.wrapping_sub(x.a);
            i < x.len && i == b.wrapping_sub(x.b)
        };
        self.few.iter().any(inside) || self.many.contains_key(&pair(a, b))
    }
}

/// The longest stretch of equal folds through the seed, inside the parts that hold it, up to what an
/// earlier anchor has.
fn grow(left: &Sequence, right: &Sequence, seed: &Seed, within: bool, covered: &Covered) -> Anchor {
    let (left_part, right_part) = (left.part(seed.a), right.part(seed.b));
    let (mut a, mut b) = (seed.a, seed.b);
    while a > left_part.start
        && b > right_part.start
        && same_fold(left, right, a - 1, b - 1)
        && !covered.holds(a - 1, b - 1)
    {
        a -= 1;
        b -= 1;
    }
    // « bla bla bla »: a run that meets its own copy is cut where the copy begins.
    let most = if within { b - a } else { u32::MAX };
    let mut len = 0;
    while len < most
        && a + len < left_part.end
        && b + len < right_part.end
        && same_fold(left, right, a + len, b + len)
    {
        len += 1;
    }
    let quotes = (0..len).any(|i| quotes_same(left, right, a + i, b + i));
    let weight = left.weight(a..a + len);
    Anchor {
        a,
        b,
        len,
        weight: if quotes {
            weight.max(QUOTATION)
        } else {
            weight
        },
    }
}

/// What a quoted expression weighs at least: three content words.
const QUOTATION: u32 = 24;

/// Whether both sides put the same few words from here on between quote marks.
#[must_use]
pub fn quotes_same(left: &Sequence, right: &Sequence, a: u32, b: u32) -> bool {
    let n = left.quotation(a);
    n > 0 && n == right.quotation(b) && (0..n).all(|i| same_fold(left, right, a + i, b + i))
}

/// Calls with the words of a triple: the seed's own, and those of the next three content words on each
/// side whose stems answer each other in order.
fn triple(left: &Sequence, right: &Sequence, seed: &Seed, mut call: impl FnMut(Anchor)) {
    let theirs = content_from(right, seed.b);
    let mut rest = theirs.as_slice();
    for a in content_from(left, seed.a).into_iter().flatten() {
        let answers = |b: &Option<u32>| b.is_some_and(|b| same_stem(left, right, a, b));
        let Some(skipped) = rest.iter().position(answers) else {
            continue;
        };
        if let Some(b) = rest.get(skipped).copied().flatten() {
            let weight = left.weight(a..a + 1);
            let len = 1;
            call(Anchor { a, b, len, weight });
        }
        rest = rest.get(skipped + 1..).unwrap_or(&[]);
    }
}

/// Positions of the content words of a triple's window, from `at` on to the end of its sentence.
fn content_from(sequence: &Sequence, at: u32) -> [Option<u32>; WINDOW] {
    let is_content = |at: &u32| {
        let word = sequence.word(*at);
        word.is_some_and(|w| w.class != WordClass::Function)
    };
    let mut positions = (at..sequence.part(at).end)
        .take_while(|&other| sequence.same_sentence(at, other))
        .filter(is_content);
    std::array::from_fn(|_| positions.next())
}

fn same_fold(left: &Sequence, right: &Sequence, a: u32, b: u32) -> bool {
    matches!((left.word(a), right.word(b)), (Some(x), Some(y)) if x.fold == y.fold)
}

fn same_stem(left: &Sequence, right: &Sequence, a: u32, b: u32) -> bool {
    matches!((left.word(a), right.word(b)), (Some(x), Some(y)) if x.stem == y.stem)
}
