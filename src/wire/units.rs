//! Byte offsets of all articles as UTF-16 code units, for the page.

use crate::engine::Engine;
use crate::overlap::ArticleKey;
use crate::text::{OffsetIndex, Span};

/// The texts of an engine, ready to be counted in UTF-16 code units.
pub(super) struct Utf16<'e> {
    engine: &'e Engine,
    /// By place in the order of display.
    indices: Vec<OffsetIndex<'e>>,
}

impl<'e> Utf16<'e> {
    pub(super) fn of(engine: &'e Engine) -> Self {
        let articles = engine.articles().iter();
        Self {
            engine,
            indices: articles.map(|a| OffsetIndex::utf16(&a.text)).collect(),
        }
    }

    /// Start and end of a span.
    pub(super) fn ends(&self, key: ArticleKey, span: Span) -> [u32; 2] {
        let place = self.engine.place(key);
        let index = place.and_then(|at| self.indices.get(at as usize));
        let at = |byte| index.map_or(byte, |index| index.at(byte));
        [at(span.start()), at(span.end())]
    }
}
