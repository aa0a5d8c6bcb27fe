//! Recoupe's engine.
#![forbid(unsafe_code)]

mod number_map;
mod order;
pub mod text;
pub mod segment;
pub mod token;
pub mod overlap;
pub mod align;
pub mod corpus;
pub mod engine;
pub mod report;
pub mod wire;
#[cfg(target_arch = "wasm32")]
mod wasm;
