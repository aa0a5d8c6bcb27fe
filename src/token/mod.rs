//! Words into comparable ids.
//!
//! A word is compared by its fold and, where inflection may differ, by its stem; it is shown as
//! printed. Ids stand for equality and nothing else: which number a word gets depends on the order
//! of arrival, so no result may depend on it.

pub mod fold;
pub mod lexicon;
pub mod sequence;

pub use fold::fold;
pub use lexicon::{FoldId, Lexicon, StemId, Word, WordClass};
pub use sequence::{Carrying, Sequence};
