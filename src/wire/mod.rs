//! What leaves the engine: the analysis file and the page's view models, as serde structs.
//!
//! The only place where byte offsets become code points (files) or UTF-16 code units (the page).
//! Compiles natively, so that it is tested natively.

pub mod analysis;
pub mod collation;
pub mod corrections;
pub mod flat;
mod groups;
mod json;
mod units;
pub mod views;

pub use json::to_json;
