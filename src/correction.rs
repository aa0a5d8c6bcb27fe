//! What somebody set right by hand in an article: roles, sentences, speakers, kinds of quotations.
//!
//! Corrections are kept with the article and applied whenever it is read, so that they outlast everything that makes it
//! be read again. They name places of the text, which never changes. One that no longer meets anything does nothing.

use crate::segment::{Block, QuotationKind, Role, Speech};
use crate::text::Span;

/// One thing set right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The block, quotation or reported clause meant; of sentences, its start is what counts.
    pub place: Span,
    /// What is right.
    pub fix: Fix,
}

/// What is right instead of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// What the block that begins here is.
    Role(Role),
    /// The sentence that holds this place goes on to the end of the next one of its block.
    Join,
    /// A sentence begins here.
    Split,
    /// Who says the words, in full; nobody when empty.
    Speakers(Vec<String>),
    /// How they are attributed.
    Kind(QuotationKind),
}

impl Fix {
    /// What it is about: of two at one place that are about the same, the later one holds.
    #[must_use]
    pub const fn about(&self) -> &'static str {
        match self {
            Self::Role(_) => "role",
            Self::Join | Self::Split => "sentence",
            Self::Speakers(_) => "speakers",
            Self::Kind(_) => "kind",
        }
    }
}

/// The corrections of an article: at most one for each place and matter, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections(Vec<Correction>);

impl Corrections {
    /// Adds one, in the place of what was said there of the same matter.
    pub fn set(&mut self, correction: Correction) {
        self.take_back(correction.place, correction.fix.about());
        let order = |c: &Correction| (c.place, c.fix.about());
        let at = self.0.partition_point(|c| order(c) < order(&correction));
        self.0.insert(at, correction);
    }

    /// Takes back what was said of a matter (`Fix::about`) at a place.
    pub fn take_back(&mut self, place: Span, about: &str) {
        self.0
            .retain(|c| c.place != place || c.fix.about() != about);
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Correction> {
        self.0.iter()
    }

    /// Those of a place.
    pub fn at(&self, place: Span) -> impl Iterator<Item = &Fix> {
        self.0
            .iter()
            .filter(move |c| c.place == place)
            .map(|c| &c.fix)
    }

    pub(crate) fn apply_to_blocks(&self, blocks: &mut [Block]) {
        for correction in &self.0 {
            if let Fix::Role(role) = correction.fix {
                let start = correction.place.start();
                for block in blocks.iter_mut().filter(|b| b.span.start() == start) {
                    block.role = role;
                }
            }
        }
    }

    pub(crate) fn apply_to_sentences(
        &self,
        text: &str,
        blocks: &[Block],
        sentences: &mut Vec<Span>,
    ) {
        for Correction { place, fix } in &self.0 {
            let start = place.start();
            let at = sentences.partition_point(|s| s.end() <= start);
            let next = sentences.get(at + 1).copied();
            let Some(sentence) = sentences.get_mut(at).filter(|s| s.start() <= start) else {
                continue;
            };
            let whole = *sentence;
            if *fix == Fix::Join
                && let Some(joined) = next.map(|next| whole.cover(next))
                && blocks.iter().any(|b| b.span.contains(joined))
            {
                *sentence = joined;
                sentences.remove(at + 1);
            } else if *fix == Fix::Split {
                let before = Span::new(whole.start(), start).of(text).trim_end();
                let cut = whole.start() + u32::try_from(before.len()).unwrap_or(0);
                let after = Span::new(start, whole.end());
                // Not before white space, nor inside a character: both halves are spans of the text.
                let opens = after.of(text).chars().next();
                if !before.is_empty() && opens.is_some_and(|c| !c.is_whitespace()) {
                    *sentence = Span::new(whole.start(), cut);
                    sentences.insert(at + 1, after);
                }
            }
        }
    }

    pub(crate) fn apply_to_speech(&self, speech: &mut Speech) {
        for utterance in &mut speech.utterances {
            for fix in self.at(utterance.span) {
                if let Fix::Kind(kind) = fix {
                    utterance.kind = *kind;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Correction, Fix};
    use crate::corpus::{Article, Metadata};
    use crate::engine::Engine;
    use crate::overlap::ArticleKey;
    use crate::segment::{QuotationKind, Role};
    use crate::text::Span;
    use crate::text::decompose::decompose;

    const TEXT: &str = "Un titre de trois mots\n\nIl est là. Elle a dit « oui mon ami ». Puis tout s’est tu dans la grande salle.\n";

    fn engine() -> (Engine, ArticleKey) {
        let mut engine = Engine::new(decompose);
        let key = engine.add("a.txt", TEXT.as_bytes(), TEXT, Metadata::default());
        (engine, key)
    }

    fn article(engine: &Engine) -> &Article {
        &engine.articles()[0]
    }

    fn place(words: &str) -> Span {
        let start = TEXT
            .find(words)
            .map_or(0, |at| u32::try_from(at).unwrap_or(0));
        Span::new(start, start + u32::try_from(words.len()).unwrap_or(0))
    }

    fn sentences(engine: &Engine) -> Vec<&str> {
        article(engine)
            .sentences
            .iter()
            .skip(1)
            .map(|s| s.of(TEXT))
            .collect()
    }

    #[test]
    fn a_role_is_set_and_taken_back() {
        let (mut engine, key) = engine();
        let block = article(&engine).blocks[0];
        let fix = Fix::Role(Role::Chrome);
        engine.correct(
            key,
            Correction {
                place: block.span,
                fix,
            },
        );
        assert_eq!(article(&engine).blocks[0].role, Role::Chrome);
        engine.take_back(key, block.span, "role");
        assert_eq!(article(&engine).blocks[0], block);
    }

    #[test]
    fn sentences_are_joined_and_split() {
        let (mut engine, key) = engine();
        let read: Vec<String> = sentences(&engine).into_iter().map(str::to_owned).collect();
        assert_eq!(read[0], "Il est là.");
        engine.correct(
            key,
            Correction {
                place: place("Il est"),
                fix: Fix::Join,
            },
        );
        assert_eq!(
            sentences(&engine)[0],
            "Il est là. Elle a dit « oui mon ami »."
        );
        engine.correct(
            key,
            Correction {
                place: place("a dit"),
                fix: Fix::Split,
            },
        );
        assert_eq!(
            sentences(&engine)[..2],
            ["Il est là. Elle", "a dit « oui mon ami »."]
        );
        engine.take_back(key, place("Il est"), "sentence");
        engine.take_back(key, place("a dit"), "sentence");
        assert_eq!(sentences(&engine), read);
    }

    #[test]
    fn a_correction_that_meets_nothing_does_nothing() {
        let (mut engine, key) = engine();
        let read: Vec<String> = sentences(&engine).into_iter().map(str::to_owned).collect();
        for start in 0..u32::try_from(TEXT.len()).unwrap_or(0) + 3 {
            for fix in [Fix::Split, Fix::Join, Fix::Kind(QuotationKind::Scare)] {
                let (place, about) = (Span::new(start, start), fix.about());
                engine.correct(key, Correction { place, fix });
                let mut end = 0;
                for sentence in &article(&engine).sentences {
                    assert!(
                        sentence.start() >= end && !sentence.of(TEXT).is_empty(),
                        "{start}"
                    );
                    end = sentence.end();
                }
                engine.take_back(key, place, about);
            }
        }
        assert_eq!(sentences(&engine), read);
    }

    #[test]
    fn corrections_outlast_another_reading() {
        let (mut engine, key) = engine();
        let said = article(&engine).speech.utterances[0].span;
        assert_eq!(said.of(TEXT), "oui mon ami");
        let kind = Fix::Kind(QuotationKind::Scare);
        engine.correct(
            key,
            Correction {
                place: said,
                fix: kind.clone(),
            },
        );
        let speakers = Fix::Speakers(vec!["Anne Roy".to_owned()]);
        engine.correct(
            key,
            Correction {
                place: said,
                fix: speakers.clone(),
            },
        );
        let language = Some("en".to_owned());
        engine.describe(
            key,
            Metadata {
                language,
                ..Metadata::default()
            },
        );
        let read = article(&engine);
        assert_eq!(read.speech.utterances[0].kind, QuotationKind::Scare);
        let kept: Vec<_> = read.corrections.at(said).cloned().collect();
        assert_eq!(kept, [kind, speakers]);
    }
}
