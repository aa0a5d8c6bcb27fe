//! Chains into alignments: which words answer which, where the alignment ends, how close the two
//! sides are, and every difference between them.
//!
//! Judges two places by themselves. What depends on the other articles (stock) is not known here.

pub mod alignment;
mod between;
pub mod change;
mod class;
pub mod collation;
pub mod contradiction;
mod ends;
mod extend;
pub mod frame;
mod join;
pub mod matching;
pub mod moves;
pub mod paraphrase;
mod piece;
pub mod sensitive;
mod straggler;

pub use alignment::{Alignment, Kind, align, quotes, sort_by_place};
pub use between::changes;
pub use change::{Change, ChangeClass, Op};
pub use contradiction::contradictions;
pub use moves::moved;
pub use paraphrase::paraphrases;
pub use sensitive::{Sensitive, sensitive};
