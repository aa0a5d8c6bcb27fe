//! Which places of which articles may say the same thing.
//!
//! One code path for two articles and for one with itself: every position is indexed, seeds are
//! looked up, grown to anchors and chained. Nothing is sampled, so a shared run of the seed's length
//! is never missed. Nothing here decides what matters: that is for [`crate::align`] and the report.

pub mod anchor;
pub mod chain;
pub mod counts;
mod formula;
pub mod index;
mod places;
mod seed;
pub mod shared;

pub use anchor::{Anchor, anchors, quotes_same};
pub use chain::{Chain, MAX_GAP, chains};
pub use counts::Counts;
pub use index::{ArticleKey, COMMON, Index};
pub use seed::{RUN, WINDOW, mix};
pub use shared::Seed;
