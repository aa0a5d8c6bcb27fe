//! Recoupe's engine: what articles share with each other, and repeat within one.
//!
//! # From bytes to findings
//!
//! | module | from | to |
//! |---|---|---|
//! | [`text`] | decoded text | canonical text, and spans of it |
//! | [`segment`] | canonical text | blocks with roles, sentences, words, quotations |
//! | [`token`] | words | comparable ids, in comparison order |
//! | [`overlap`] | sequences of ids | seeds, anchors, chains: places that may say the same thing |
//! | [`align`] | chains | alignments with every change between their two sides |
//! | [`corpus`], [`correction`], [`engine`] | articles in and out, what was set right in them | the alignments of every pair |
//! | [`report`] | an engine | findings, counts, passages: what only the whole corpus can tell |
//! | [`wire`] | a report | the analysis file, and the page's view models |
//!
//! Each module names only those above it in this table. Everything down to `report` is plain
//! functions from text to data: no IO, no clock, no hash order, no panic on any text.
//!
//! # Words
//!
//! *Article*, *block*, *sentence*, *word*, *quotation*: what a text is made of. *Fold*: the
//! comparable form of a word. *Alignment*: two places that say the same thing. *Passage*: the same
//! thing wherever it stands; it has *occurrences*. *Stock*: a formula any article on the topic has.
//! *Change*: one difference inside an alignment. *Move*: an alignment out of order. *Furniture*: what
//! a page prints around an article (role *chrome*).
//!
//! # Units
//!
//! Bytes in the core ([`text::Span`]), words (*positions*) in sequences, UTF-16 code units at the
//! page, Unicode code points in files. The last two are made in [`wire`] and nowhere else.
//!
//! ```
//! use recoupe::corpus::Metadata;
//! use recoupe::engine::Engine;
//! use recoupe::report::Report;
//! use recoupe::text::decompose::decompose;
//!
//! let mut engine = Engine::new(decompose);
//! let told = "Le ministre a salué la stabilité et la résilience des marchés asiatiques.";
//! let quoted = "Elle parle de « la stabilité et la résilience des marchés asiatiques ».";
//! for (name, text) in [("a.txt", told), ("b.txt", quoted)] {
//!     engine.add(name, text.as_bytes(), text, Metadata::default());
//! }
//! let report = Report::new(&engine);
//! let found = &report.found[0];
//! assert_eq!(
//!     found.left_span().of(&found.left.text),
//!     "la stabilité et la résilience des marchés asiatiques"
//! );
//! assert!(found.right.is_quoted(found.right_span()) && !found.left.is_quoted(found.left_span()));
//! ```

mod bits;
mod number_map;
mod order;
mod strings;
pub mod text;
pub mod segment;
pub mod token;
pub mod overlap;
pub mod align;
pub mod correction;
pub mod corpus;
pub mod engine;
pub mod report;
pub mod wire;
#[cfg(target_arch = "wasm32")]
mod wasm;
