//! What a text is: canonical text, spans in it, and the two conversions out of bytes.
//!
//! Never changes a character of an article beyond the byte order mark and the line ends.

pub mod byte_set;
pub mod canonical;
pub mod character;
pub mod decompose;
pub mod lower_case;
pub mod offsets;
pub mod span;

pub use byte_set::{ByteSet, has_sign};
pub use canonical::{CanonicalText, decode_utf8};
pub use decompose::Decompose;
pub use lower_case::lower_case;
pub use offsets::OffsetIndex;
pub use span::{Span, is_space};
