//! An article as the engine keeps it.
//!
//! Reading an article looks at nothing but the article, so that what is found in it does not depend
//! on which others are there, nor in which order they came.

use sha2::{Digest, Sha256};

use crate::align::{Alignment, paraphrases};
use crate::correction::Corrections;
use crate::overlap::ArticleKey;
use crate::segment::{
    Block, Language, Quotation, Role, Speech, block, quotation, sentence, speech::speech,
};
use crate::text::{CanonicalText, Span};
use crate::token::{Lexicon, Sequence};

/// What is known of an article beside its text. `None` where nobody said and nothing was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as an ISO 8601 date.
    pub published: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// BCP 47; when given, it is not guessed.
    pub language: Option<String>,
}

/// An article, read.
#[derive(Debug)]
pub struct Article {
    /// Its name for the engine's life.
    pub key: ArticleKey,
    /// The file's base name.
    pub name: String,
    /// SHA-256 of the bytes dropped.
    pub sha256: [u8; 32],
    /// What was said of it.
    pub given: Metadata,
    /// What was set right in it by hand.
    pub corrections: Corrections,
    /// The language it was read in.
    pub language: &'static Language,
    /// What every offset points into.
    pub text: CanonicalText,
    /// Its lines and what they are for.
    pub blocks: Vec<Block>,
    /// Its sentences.
    pub sentences: Vec<Span>,
    /// What stands between quote marks.
    pub quotations: Vec<Quotation>,
    /// Who says what.
    pub speech: Speech,
    /// Its words in comparison order.
    pub sequence: Sequence,
    /// What it states twice, in other words; and whether the work budget left something out.
    pub restated: (Vec<Alignment>, bool),
}

impl Article {
    /// Reads an article. `bytes` name it, `text` is what they say.
    #[must_use]
    pub fn read(
        key: ArticleKey,
        name: &str,
        bytes: &[u8],
        text: CanonicalText,
        given: Metadata,
        lexicon: &mut Lexicon,
    ) -> Self {
        Self::read_hashed(
            key,
            name,
            Sha256::digest(bytes).into(),
            text,
            given,
            Corrections::default(),
            lexicon,
        )
    }

    /// Reads the same article again, after more was said of it.
    #[must_use]
    pub fn read_again(self, lexicon: &mut Lexicon) -> Self {
        let (given, corrections) = (self.given, self.corrections);
        Self::read_hashed(
            self.key,
            &self.name,
            self.sha256,
            self.text,
            given,
            corrections,
            lexicon,
        )
    }

    fn read_hashed(
        key: ArticleKey,
        name: &str,
        sha256: [u8; 32],
        text: CanonicalText,
        given: Metadata,
        corrections: Corrections,
        lexicon: &mut Lexicon,
    ) -> Self {
        let vocabulary = lexicon.vocabulary();
        let words = vocabulary.words(&text);
        let given_language = given.language.as_deref();
        let language = given_language.map_or_else(|| Language::guess(&text, &words), Language::of);
        let mut blocks = block::blocks(&text, &words);
        corrections.apply_to_blocks(&mut blocks);
        let mut sentences = sentence::sentences(&text, &blocks, language);
        corrections.apply_to_sentences(&text, &blocks, &mut sentences);
        let quotations = quotation::quotations(&text, &blocks);
        let words = vocabulary.spoken(&text, &words, language);
        let mut speech = speech(&text, &blocks, &sentences, &words, &quotations, language);
        corrections.apply_to_speech(&mut speech);
        let words = lexicon.words(&text, &words, language);
        let mut sequence = Sequence::new(&text, &words, &blocks, &sentences, &quotations);
        sequence.mark_speech(&text, &speech, capitals_name(language));
        let restated = paraphrases(&sequence, &sequence, true);
        Self {
            key,
            name: name.to_owned(),
            sha256,
            given,
            corrections,
            language,
            text,
            blocks,
            sentences,
            quotations,
            speech,
            sequence,
            restated,
        }
    }

    /// The headline: as given, else the block that looks like it.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let guessed = || {
            let block = self.blocks.iter().find(|b| b.role == Role::Title)?;
            Some(block.span.of(&self.text))
        };
        self.given.title.as_deref().or_else(guessed)
    }

    /// BCP 47: as given, else as guessed.
    #[must_use]
    pub fn language_tag(&self) -> &str {
        self.given
            .language
            .as_deref()
            .unwrap_or_else(|| self.language.code())
    }

    /// Whether a capital inside a sentence marks a name: not in German, where every noun has one.
    #[must_use]
    pub fn capitals_name(&self) -> bool {
        capitals_name(self.language)
    }

    /// The role of the block that holds a byte.
    #[must_use]
    pub fn role_at(&self, byte: u32) -> Role {
        let i = self.blocks.partition_point(|b| b.span.end() <= byte);
        self.blocks.get(i).map_or(Role::Paragraph, |b| b.role)
    }

    /// Whether the span lies wholly between quote marks.
    #[must_use]
    pub fn is_quoted(&self, span: Span) -> bool {
        self.quotations.iter().any(|q| q.span.contains(span))
    }
}

fn capitals_name(language: &Language) -> bool {
    language.code() != "de"
}
