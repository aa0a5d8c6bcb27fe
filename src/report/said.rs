//! What the articles say of one utterance: who is said to have said it, in which words, and how sure that is.

use super::speakers::Speakers;
use crate::corpus::Article;
use crate::correction::Fix;
use crate::segment::Utterance;
use crate::segment::speech::Reason;
use crate::text::Span;

/// Who says an utterance, as the whole corpus tells it; the names stand beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words that name the speaker here: of two, the last one's.
    pub mention: Option<Span>,
    /// The reporting words.
    pub cue: Option<Span>,
    /// How often such a guess is right, per cent; 0 when nobody is named, 100 when set by hand.
    pub confidence: u8,
    /// Index of the reason in [`REASONS`].
    pub reason: u32,
}

/// Why somebody is said to have said something, in words. [`Said::reason`] counts in it.
pub const REASONS: [&str; 8] = [
    "nobody is named",
    "set by hand",
    Reason::VerbAfter.words(),
    Reason::VerbBefore.words(),
    Reason::AccordingTo.words(),
    Reason::SameSentence.words(),
    Reason::Colon.words(),
    Reason::Carried.words(),
];

/// Place of the first of the rules in [`REASONS`].
const RULES: u32 = 2;

impl Said {
    /// What is said of an utterance, and the full names of those who say it, as the articles print them: none when
    /// nobody can be told. `place` is the article's place among those that `speakers` were learned from.
    #[must_use]
    pub fn of(
        speakers: &Speakers,
        place: u32,
        article: &Article,
        utterance: &Utterance,
    ) -> (Self, Vec<String>) {
        let mut said = Self::default();
        let mut names = Vec::new();
        if let Some(attribution) = &utterance.attribution {
            names = speakers.names(place, article, attribution);
            let last = attribution.speakers.last();
            let mention = last.and_then(|&at| article.speech.mentions.get(at as usize));
            said.mention = mention.map(|m| m.span);
            said.cue = attribution.cue;
            said.confidence = attribution.reason.confidence();
            said.reason = RULES + attribution.reason as u32;
        }
        for fix in article.corrections.at(utterance.span) {
            (said.confidence, said.reason) = (100, 1);
            if let Fix::Speakers(fixed) = fix {
                names.clone_from(fixed);
            }
        }
        (said, names)
    }
}
