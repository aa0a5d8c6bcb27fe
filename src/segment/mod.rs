//! Canonical text into blocks with roles, sentences, words and quotations.
//!
//! Lossless: pieces are spans of the canonical text in order, and with what lies between them they
//! rebuild it byte for byte. Nothing here changes, adds or skips a character, and nothing looks at
//! another article.

pub mod block;
pub mod furniture;
pub mod language;
pub mod quotation;
pub mod role;
pub mod sentence;
pub mod speech;
pub mod vocabulary;
pub mod word;
mod word_table;
pub mod wrap;

pub use block::Block;
pub use language::Language;
pub use quotation::{Quotation, QuotationKind};
pub use role::Role;
pub use speech::{Speech, Utterance};
pub use vocabulary::{SpokenWord, TextWord, Vocabulary};
pub use word::words;
pub(crate) use word_table::WordTable;
