//! Which words stand in formulas, and what that makes of their seeds.

use std::ops::Range;

use super::counts::Counts;
use super::seed::{Family, RUN, SeedHash};
use super::shared::Told;
use crate::token::{FoldId, Sequence, Word, WordClass};

/// Which formula each word stands in, from a position on.
pub(super) struct Formulas {
    from: u32,
    /// 0 where it stands in none.
    numbers: Vec<u32>,
}

impl Formulas {
    /// Where none is looked for.
    pub(super) const NONE: Self = Self {
        from: 0,
        numbers: Vec::new(),
    };

    /// The formulas of a range of an article's words.
    pub(super) fn new(sequence: &Sequence, range: Range<u32>, counts: &Counts) -> Self {
        let from = range.start;
        let mut numbers = vec![0; range.len()];
        let is_content = |at: &u32| {
            let word = sequence.word(*at);
            word.is_some_and(|w| w.class != WordClass::Function)
        };
        // The words beside the range tell of those in it.
        let start = (0..from).rev().find(is_content).unwrap_or(from);
        let end = (range.end..sequence.n_body()).find(is_content);
        let mut before: Option<(u32, FoldId)> = None;
        let mut number = 0;
        for at in (start..end.map_or(range.end, |end| end + 1)).filter(is_content) {
            let Some(word) = sequence.word(at) else {
                continue;
            };
            let mut put = |at: u32| {
                if let Some(place) = numbers.get_mut(at.wrapping_sub(from) as usize) {
                    *place = number;
                }
            };
            match before {
                Some((before, fold)) if counts.is_formula(fold, word.fold) => {
                    put(before);
                    put(at);
                }
                _ => number += 1,
            }
            before = Some((at, word.fold));
        }
        Self { from, numbers }
    }

    fn of(&self, at: u32) -> u32 {
        let number = self.numbers.get(at.wrapping_sub(self.from) as usize);
        number.copied().unwrap_or(0)
    }

    /// Whether all content words of the seed but one at most stand in one formula.
    fn hold(&self, seed: &SeedHash, sequence: &Sequence) -> bool {
        if self.numbers.is_empty() {
            return false;
        }
        match seed.family {
            Family::Quotation => false,
            Family::Run => {
                let words = (seed.at..).zip(sequence.slice(seed.at..seed.at + RUN));
                let content = words.filter(|(_, w)| w.class != WordClass::Function);
                let (mut number, mut n, mut n_inside) = (0, 0, 0);
                for (at, _) in content {
                    let here = self.of(at);
                    if number == 0 {
                        number = here;
                    }
                    n += 1;
                    n_inside += u32::from(here != 0 && here == number);
                }
                n_inside > 0 && (n == n_inside || n_inside > 1 && n == n_inside + 1)
            }
            triple => {
                let is_content = |at: &u32| {
                    let word = sequence.word(*at);
                    word.is_some_and(|w| w.class != WordClass::Function)
                };
                let content = (seed.at + 1..sequence.n_body()).filter(is_content);
                let mut content = content.map(|at| self.of(at));
                let [x, y, z] = std::array::from_fn(|_| content.next().unwrap_or(0));
                let (second, third) = match triple {
                    Family::SkipsSecond => (y, z),
                    Family::SkipsThird => (x, z),
                    _ => (x, y),
                };
                second != 0 && (self.of(seed.at) == second || third == second)
            }
        }
    }

    /// How the places of a seed are compared.
    pub(super) fn told(&self, seed: &SeedHash, is_common: bool, sequence: &Sequence) -> Told {
        let is_formula = self.hold(seed, sequence);
        match seed.family {
            Family::Run if is_common || is_formula => {
                // « de Vladimir Poutine et la » says no more than « Vladimir Poutine » does.
                let words = sequence.slice(seed.at..seed.at + RUN);
                let is_content = |w: &Word| w.class != WordClass::Function;
                let n_content = words.iter().filter(|w| is_content(w)).count();
                if n_content > 1 && words.last().is_some_and(is_content) {
                    Told::WithBase
                } else {
                    Told::Not
                }
            }
            // Only triples come here: no formula holds a quoted expression.
            _ if is_formula => Told::Not,
            _ if is_common => Told::WithBase,
            _ => Told::Pairwise,
        }
    }
}
