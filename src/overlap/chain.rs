//! Anchors into chains: stretches of anchors in the same order on both sides.
//!
//! The recurrence is minimap2's (Li, Bioinformatics 34:18, 2018, section 2.1): the best chain that
//! ends in an anchor is the anchor alone or the best chain before it less the cost of the gap. The
//! gap cost is concave, so that a clause dropped in once costs little more than a few words, and
//! free where the side without the words marks that it left something out.

use std::ops::Range;

use super::anchor::Anchor;
use crate::order::{descending, sort_by_key};
use crate::token::Sequence;

/// Anchors looked back at: minimap2's default, enough for gaps of [`MAX_GAP`] words.
const LOOK_BACK: usize = 50;
/// Most words between two anchors of a chain, on either side.
pub const MAX_GAP: u32 = 30;
/// Chains that weigh less than this are noise: two content words. The alignment judges again, with
/// the words between the anchors.
const MIN_SCORE: i64 = 16;

/// Anchors in rising order on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// In order; never empty.
    pub anchors: Vec<Anchor>,
    /// Weight of the anchors less what the gaps cost.
    pub score: i64,
}

/// The chains of the anchors (sorted), best first; each anchor stands in one chain at most.
/// `within` says that both sides are the same article: then no chain runs into its own copy.
#[must_use]
pub fn chains(left: &Sequence, right: &Sequence, anchors: &[Anchor], within: bool) -> Vec<Chain> {
    let links = best_links(left, right, anchors, within);
    let mut order: Vec<usize> = (0..anchors.len()).collect();
    sort_by_key(&mut order, |&i| {
        let score = links.get(i).map_or(0, |l| l.score.max(0));
        [
            descending(u32::try_from(score).unwrap_or(u32::MAX)),
            0,
            0,
            0,
        ]
    });
    let mut used = vec![false; anchors.len()];
    let mut found = Vec::new();
    for end in order {
        let mut members = Vec::new();
        let mut next = Some(end);
        // What the chain had before its first member belongs to another chain.
        let mut rest = 0;
        while let Some(i) = next {
            let (Some(used), Some(link), Some(anchor)) =
                (used.get_mut(i), links.get(i), anchors.get(i))
            else {
                break;
            };
            if *used {
                break;
            }
            *used = true;
            members.push(i);
            rest = link.score - i64::from(anchor.weight);
            next = link.previous;
        }
        let score = links.get(end).map_or(0, |l| l.score) - rest;
        if score >= MIN_SCORE {
            members.reverse();
            found.push(Chain {
                anchors: members
                    .iter()
                    .filter_map(|&i| anchors.get(i).copied())
                    .collect(),
                score,
            });
        }
    }
    found
}

/// The best chain that ends in an anchor.
#[derive(Clone, Copy)]
struct Link {
    score: i64,
    previous: Option<usize>,
    /// Where the chain begins on the right side: within one article the left side must end before.
    right_start: u32,
}

fn best_links(left: &Sequence, right: &Sequence, anchors: &[Anchor], within: bool) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::with_capacity(anchors.len());
    for (i, anchor) in anchors.iter().enumerate() {
        let alone = i64::from(anchor.weight);
        let mut best = Link {
            score: alone,
            previous: None,
            right_start: anchor.b,
        };
        let from = i.saturating_sub(LOOK_BACK);
        for (j, (before, link)) in anchors.iter().zip(&links).enumerate().skip(from) {
            if within && anchor.a + anchor.len > link.right_start {
                continue;
            }
            let Some(gain) = gain(left, right, before, anchor) else {
                continue;
            };
            let score = link.score + gain;
            if score > best.score {
                best = Link {
                    score,
                    previous: Some(j),
                    right_start: link.right_start,
                };
            }
        }
        links.push(best);
    }
    links
}

/// What `next` adds to a chain that ends in `before`; nothing when it cannot follow.
fn gain(left: &Sequence, right: &Sequence, before: &Anchor, next: &Anchor) -> Option<i64> {
    let (left_end, right_end) = (before.a + before.len, before.b + before.len);
    // Anchors of different diagonals may share words at their seam: the later one gives way.
    let overlap = left_end
        .saturating_sub(next.a)
        .max(right_end.saturating_sub(next.b));
    if overlap >= next.len || before.a >= next.a || before.b >= next.b {
        return None;
    }
    let (a, b) = (next.a + overlap, next.b + overlap);
    let (gap_left, gap_right) = (a - left_end, b - right_end);
    if gap_left.max(gap_right) > MAX_GAP
        || left.part(before.a) != left.part(next.a)
        || right.part(before.b) != right.part(next.b)
    {
        return None;
    }
    let weight = i64::from(left.weight(a..next.a + next.len));
    Some(weight - gap_cost(left, right, left_end..a, right_end..b))
}

/// What a gap costs, in units of weight: what the words of its shorter side cost, and two a doubling
/// of the words that only the other side has.
fn gap_cost(left: &Sequence, right: &Sequence, gap_left: Range<u32>, gap_right: Range<u32>) -> i64 {
    let (n_left, n_right) = (
        gap_left.end - gap_left.start,
        gap_right.end - gap_right.start,
    );
    let surplus = n_left.abs_diff(n_right);
    let (shorter, gap) = if n_left < n_right {
        (left, gap_left)
    } else {
        (right, gap_right)
    };
    let marked = shorter.marks_ellipsis(gap.clone());
    let inserted = if surplus == 0 || marked {
        0
    } else {
        i64::from(surplus.ilog2()) * 2 + 2
    };
    i64::from(shorter.cost(gap)) + inserted
}
