//! What was found, as plain data: everything that depends on the whole corpus is derived here, when
//! asked for, from what the engine keeps.

pub mod chronology;
pub mod collation;
pub mod found;
pub mod overview;
pub mod passage;
mod printed;
pub mod quotation;
mod quotation_link;
mod quotation_words;
pub mod reading;
mod restated;
pub mod revision;
pub mod said;
pub mod search;
pub mod speakers;
pub mod stock;
pub mod verdict;

pub use collation::{Collation, collate};
pub use found::{Found, Report};
pub use overview::{ArticleSummary, Finding, FindingKind, Overview, PairSummary, overview};
pub use passage::{Occurrence, Passage};
