//! From seeds to anchors: stretches of equal words, as long as they go.

use super::seed::WINDOW;
use super::shared::Seed;
use crate::number_map::{NumberMap, pair};
use crate::order::{Key, sort_by_key, sort_rows};
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

/// The work budget: words of all anchors together, and a word of the two sequences. A seed that is not common stands at 64
/// places at most, so that no text that people write comes near.
const GROWN: usize = 1 << 22;
const GROWN_A_WORD: usize = 64;

/// The anchors that the seeds (sorted) of two sequences grow to, sorted, none inside another on the
/// same diagonal; and whether the work budget left some out. `within` says that both are the same article: then no anchor
/// meets its own copy.
#[must_use]
pub fn anchors(
    left: &Sequence,
    right: &Sequence,
    seeds: &[Seed],
    within: bool,
) -> (Vec<Anchor>, bool) {
    let mut covered = Covered::default();
    let mut budget = GROWN + (left.len() + right.len()) as usize * GROWN_A_WORD;
    let mut is_cut = false;
    for seed in seeds.iter().filter(|s| s.run) {
        if covered.holds(seed.a, seed.b) || !same_stem(left, right, seed.a, seed.b) {
            continue;
        }
        let anchor = grow(left, right, seed, within, &covered);
        is_cut = anchor.len as usize > budget;
        if is_cut {
            break;
        }
        budget -= anchor.len as usize;
        covered.keep(anchor);
    }
    covered.all_runs_are_there();
    for seed in seeds.iter().filter(|s| !s.run) {
        if same_stem(left, right, seed.a, seed.b) {
            triple(left, right, seed, |anchor| covered.keep(anchor));
        }
    }
    let mut found = covered.found;
    if !found.is_sorted() {
        sort_by_key(&mut found, |x| [x.a, x.b, x.len, 0]);
    }
    (found, is_cut)
}

/// The anchors so far, and which word pairs are inside one.
#[derive(Default)]
struct Covered {
    found: Vec<Anchor>,
    /// While there are only runs, which come by place on the left: where the last one of each diagonal ends there.
    ends: NumberMap,
    /// Then: diagonal, first and last position on the left, of each run.
    runs: Vec<Key>,
    /// Word pairs of the others.
    single: NumberMap,
}

/// Anchors that are looked through one by one: most comparisons have no more.
const FEW: usize = 16;

impl Covered {
    /// Keeps an anchor whose first words are in no other.
    fn keep(&mut self, anchor: Anchor) {
        if anchor.len == 0 || self.holds(anchor.a, anchor.b) {
            return;
        }
        self.found.push(anchor);
        if self.found.len() <= FEW {
            return;
        }
        if anchor.len == 1 {
            self.single.insert(pair(anchor.a, anchor.b), 0);
        } else {
            let diagonal = anchor.b.wrapping_sub(anchor.a);
            self.ends.insert(diagonal.into(), anchor.a + anchor.len);
        }
    }

    /// From now on word pairs come in any order.
    fn all_runs_are_there(&mut self) {
        for run in self.found.iter().skip(FEW) {
            let diagonal = run.b.wrapping_sub(run.a);
            self.runs.push([diagonal, run.a, run.a + run.len - 1, 0]);
        }
        sort_rows(&mut self.runs);
        self.ends.clear();
    }

    fn holds(&self, a: u32, b: u32) -> bool {
        let inside = |x: &Anchor| {
            let i = a.wrapping_sub(x.a);
            i < x.len && i == b.wrapping_sub(x.b)
        };
        if self.found.iter().take(FEW).any(inside) {
            return true;
        }
        let diagonal = b.wrapping_sub(a);
        let before = self
            .runs
            .partition_point(|run| (run[0], run[1]) <= (diagonal, a));
        let run = self.runs.get(before.wrapping_sub(1));
        run.is_some_and(|run| run[0] == diagonal && a <= run[2])
            || self.ends.get(&diagonal.into()).is_some_and(|&end| a < end)
            || self.single.contains_key(&pair(a, b))
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
