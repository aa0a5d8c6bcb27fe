//! The shell around the engine: the only module that knows wasm.
//!
//! Turns keys, bytes and strings into calls of the engine and its answers into JavaScript values.
//! Decides nothing. Expected failures reach JavaScript as `Error`; a panic ends the instance, which
//! must not be called again.

use js_sys::{JSON, JsString, Object, Reflect, Uint32Array};
use rlsf::{GlobalTlsf, GlobalTlsfOptions};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::corpus::Metadata;
use crate::engine::{Bounds, Engine as Core};
use crate::overlap::ArticleKey;
use crate::text::{OffsetIndex, Span, decode_utf8};
use crate::wire::flat::{self, Flat};
use crate::wire::{analysis, collation, corrections, to_json, views};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wire/types.d.ts");

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// What the allocator does: a freed piece is joined with its free neighbours, also those that came with other
/// growths of the memory; what grows is moved.
#[derive(Debug)]
struct Allocation;

impl GlobalTlsfOptions for Allocation {
    const ENABLE_REALLOCATION: bool = false;
    const COALESCE_POOLS: bool = true;
}

#[global_allocator]
static ALLOCATOR: GlobalTlsf<Allocation> = GlobalTlsf::new();

/// The engine, as the worker owns it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    core: Core,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without articles.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self {
            core: Core::new(decompose),
        }
    }

    /// Gives the engine its language files, before it reads an article: each behind a line `=== code`.
    #[cfg(not(feature = "languages"))]
    #[wasm_bindgen(js_name = giveLanguages)]
    pub fn give_languages(files: String) {
        crate::segment::language::give(files);
    }

    /// The engine's version.
    #[must_use]
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// The names behind the indices in flat arrays.
    #[wasm_bindgen(unchecked_return_type = "Vocabulary")]
    #[expect(
        clippy::unused_self,
        reason = "JavaScript calls every method on the engine"
    )]
    pub fn vocabulary(&self) -> Result<JsValue, JsError> {
        to_js(&views::vocabulary())
    }

    /// Adds an article: its name, the bytes dropped and, when these are not UTF-8, their text.
    ///
    /// # Errors
    /// When the bytes are not UTF-8 and no text is given.
    #[wasm_bindgen(unchecked_return_type = "ArticleView")]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "JavaScript can only hand over a string, not lend it"
    )]
    pub fn add(
        &mut self,
        name: &str,
        bytes: &[u8],
        decoded: Option<String>,
    ) -> Result<JsValue, JsError> {
        let text = match (&decoded, decode_utf8(bytes)) {
            (_, Some(text)) => text,
            (Some(text), None) => text,
            (None, None) => return Err(JsError::new("not UTF-8, and no decoded text given")),
        };
        let key = self.core.add(name, bytes, text, Metadata::default());
        self.article(key)
    }

    /// Says something of an article: its title, outlet, published (ISO date), url or language
    /// (BCP 47); without a value, takes it back.
    ///
    /// # Errors
    /// When there is no such article or field.
    #[wasm_bindgen(unchecked_return_type = "ArticleView")]
    pub fn describe(
        &mut self,
        key: u32,
        #[wasm_bindgen(unchecked_param_type = "MetadataField")] field: &str,
        value: Option<String>,
    ) -> Result<JsValue, JsError> {
        let key = ArticleKey(key);
        let article = self.core.article(key).ok_or_else(no_article)?;
        let mut given = article.given.clone();
        match field {
            "title" => given.title = value,
            "outlet" => given.outlet = value,
            "published" => given.published = value,
            "url" => given.url = value,
            "language" => given.language = value,
            _ => return Err(JsError::new("no such field")),
        }
        self.core.describe(key, given);
        self.article(key)
    }

    /// Sets something right in an article: the role of a block, where a sentence ends (`start` is in it, or where
    /// the new one begins), who says words or how they are attributed; without a value, takes it back. Speakers
    /// are one a line.
    ///
    /// # Errors
    /// When there is no such article, place, matter or value.
    #[wasm_bindgen(unchecked_return_type = "ArticleView")]
    pub fn correct(
        &mut self,
        key: u32,
        #[wasm_bindgen(unchecked_param_type = "CorrectionMatter")] what: &str,
        start: u32,
        end: u32,
        value: Option<String>,
    ) -> Result<JsValue, JsError> {
        let key = ArticleKey(key);
        let article = self.core.article(key).ok_or_else(no_article)?;
        let index = OffsetIndex::utf16(&article.text);
        let place = match (index.byte_at(start), index.byte_at(end)) {
            (Some(start), Some(end)) if start <= end => Span::new(start, end),
            _ => return Err(JsError::new("no such place")),
        };
        if let Some(value) = value {
            let correction = corrections::correction(place, what, &value);
            let correction = correction.ok_or_else(|| JsError::new("no such correction"))?;
            self.core.correct(key, correction);
        } else {
            self.core.take_back(key, place, what);
        }
        self.article(key)
    }

    /// Removes an article.
    pub fn remove(&mut self, key: u32) {
        self.core.remove(ArticleKey(key));
    }

    /// Moves an article to a place in the order of display, from 0.
    pub fn place(&mut self, key: u32, index: u32) {
        self.core.place_at(ArticleKey(key), index);
    }

    /// What is told from now on, and what is set aside. Whoever asks next gets the new answer.
    #[wasm_bindgen(js_name = setBounds)]
    pub fn set_bounds(
        &mut self,
        passage_words: u32,
        quotation_words: u32,
        formula_percent: u32,
        changed_percent: u32,
    ) {
        self.core.set_bounds(Bounds {
            passage_words: passage_words.min(1000),
            quotation_words,
            formula_percent: formula_percent.min(1000),
            changed_percent: changed_percent.min(100),
        });
    }

    /// Who shares what with whom.
    #[wasm_bindgen(unchecked_return_type = "Overview")]
    pub fn overview(&self) -> Result<JsValue, JsError> {
        to_js(&views::overview(&self.core))
    }

    /// A passage of the overview, all its places word under word.
    ///
    /// # Errors
    /// When there is no such passage.
    #[wasm_bindgen(unchecked_return_type = "Collation")]
    pub fn collate(&self, passage: &str) -> Result<JsValue, JsError> {
        let (view, arrays) = collation::collation(&self.core, passage)
            .ok_or_else(|| JsError::new("no such passage"))?;
        let arrays: [(&str, &[u32]); 3] = [
            ("cells", &arrays.cells),
            ("readings", &arrays.readings),
            ("common", &arrays.common),
        ];
        with_arrays(to_js(&view)?, &arrays)
    }

    /// Two articles side by side, or one with itself.
    ///
    /// # Errors
    /// When one of them is not there.
    #[wasm_bindgen(unchecked_return_type = "Comparison")]
    pub fn compare(&self, left: u32, right: u32) -> Result<JsValue, JsError> {
        let (view, changes) = views::comparison(&self.core, ArticleKey(left), ArticleKey(right))
            .ok_or_else(no_article)?;
        with_arrays(to_js(&view)?, &[("changes", &changes)])
    }

    /// Every quotation of all articles, wherever it stands.
    #[wasm_bindgen(unchecked_return_type = "Quotations")]
    pub fn quotations(&self) -> Result<JsValue, JsError> {
        let (answer, speakers) = flat::quotation_groups(&self.core);
        let object = from_flat(&answer)?;
        set(&object, "speakers", &to_js(&speakers)?)?;
        Ok(object)
    }

    /// One article among the others: what stands in it alone, what it shares, what it lacks.
    ///
    /// # Errors
    /// When it is not there.
    #[wasm_bindgen(unchecked_return_type = "Reading")]
    pub fn reading(&self, key: u32) -> Result<JsValue, JsError> {
        from_flat(&flat::read(&self.core, ArticleKey(key)).ok_or_else(no_article)?)
    }

    /// Where some words stand in the articles, exactly or nearly.
    #[wasm_bindgen(unchecked_return_type = "Search")]
    pub fn search(&self, text: &str) -> Result<JsValue, JsError> {
        from_flat(&flat::searched(&self.core, text))
    }

    /// The analysis file.
    #[must_use]
    pub fn analysis(&self) -> String {
        analysis::analysis_json(&self.core)
    }

    fn article(&self, key: ArticleKey) -> Result<JsValue, JsError> {
        let article = self.core.article(key).ok_or_else(no_article)?;
        let (view, arrays) = views::article(article);
        let arrays: [(&str, &[u32]); 3] = [
            ("blocks", &arrays.blocks),
            ("sentences", &arrays.sentences),
            ("quotations", &arrays.quotations),
        ];
        with_arrays(to_js(&view)?, &arrays)
    }
}

/// The browser's own decomposition.
fn decompose(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFD"))
}

fn unwritten(_: JsValue) -> JsError {
    JsError::new("the answer could not be written")
}

fn no_article() -> JsError {
    JsError::new("no such article")
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    JSON::parse(&to_json(value)).map_err(unwritten)
}

/// Adds flat arrays to an object: copies, as memory they came from may move.
fn with_arrays(object: JsValue, arrays: &[(&str, &[u32])]) -> Result<JsValue, JsError> {
    for (name, array) in arrays {
        set(&object, name, &Uint32Array::from(*array))?;
    }
    Ok(object)
}

fn from_flat(answer: &Flat) -> Result<JsValue, JsError> {
    let object = Object::new().into();
    for (name, array) in &answer.arrays {
        set(&object, name, &Uint32Array::from(array.as_slice()))?;
    }
    for &(name, number) in &answer.numbers {
        set(&object, name, &number.into())?;
    }
    set(&object, "approximate", &answer.approximate.into())?;
    Ok(object)
}

fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), JsError> {
    Reflect::set(object, &name.into(), value).map_err(unwritten)?;
    Ok(())
}
