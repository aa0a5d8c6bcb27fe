//! Who is said to have said it: reporting words, the words that name the speaker, and reported
//! speech without quote marks.
//!
//! Reads one article by itself, with rules over its tokens and word lists in `languages/*.txt`.
//! Who a mention stands for (« le dirigeant chinois », « il ») is told by the corpus:
//! `report::speakers`. Every attribution is a guess with its reason.

mod attribution;
mod clause;
mod cue;
mod incise;
pub(super) mod lexis;
mod line;
mod mention;
mod token;

use super::block::Block;
use super::language::Language;
use super::quotation::{Quotation, QuotationKind};
use super::role::Role;
use super::vocabulary::SpokenWord;
use crate::number_map::number;
use crate::order::{descending, sort_by_key};
use crate::text::Span;
use attribution::{Paragraph, State};
use lexis::Lexis;
use line::Line;
use token::{Token, Tokenizer, known_names};

pub(crate) use line::key;
pub use mention::{Apposition, MentionKind};

/// Quoted or reported words, and to whom the article gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// The words; for marked ones without the marks.
    pub span: Span,
    /// How they are attributed.
    pub kind: QuotationKind,
    /// Who says them; nothing when nobody is named.
    pub attribution: Option<Attribution>,
}

/// Why words are taken for somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The mentions of the speakers, as indices into [`Speech::mentions`]; two for « X et Y ».
    pub speakers: Vec<u32>,
    /// The reporting words, where there are any.
    pub cue: Option<Span>,
    /// Which rule found it.
    pub reason: Reason,
}

/// Which rule tied words to a speaker, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The reporting verb follows the words: « …, a déclaré X ».
    VerbAfter,
    /// The reporting verb comes before them: X a déclaré que …
    VerbBefore,
    /// « Selon X, … ».
    AccordingTo,
    /// The attribution at the end of the sentence covers all its quotations.
    SameSentence,
    /// A colon after a sentence about X.
    Colon,
    /// The sentence before, or after, names the speaker.
    Carried,
}

impl Reason {
    /// The reason in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::VerbAfter => "a reporting verb follows, with its subject",
            Self::VerbBefore => "a reporting verb comes before, with its subject",
            Self::AccordingTo => "according to",
            Self::SameSentence => "the attribution in the same sentence covers it",
            Self::Colon => "a colon after a sentence about the speaker",
            Self::Carried => "the neighbouring sentence names the speaker",
        }
    }

    /// How often the rule is right, per cent, as judged on annotated articles.
    #[must_use]
    pub const fn confidence(self) -> u8 {
        match self {
            Self::VerbAfter => 95,
            Self::VerbBefore | Self::AccordingTo => 90,
            Self::SameSentence => 80,
            Self::Colon => 70,
            Self::Carried => 60,
        }
    }
}

/// Words that name somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What of them tells: the name without its title; the description from its noun, or a capital before it, on.
    pub core: Span,
    /// How they name.
    pub kind: MentionKind,
    /// Whether they stand for more than one.
    pub plural: bool,
    /// Whether a title, an initial or a description says that the name is a person's.
    pub titled: bool,
    /// Index of the mention that is the subject of the last reporting verb before this one: whom a
    /// pronoun most likely stands for.
    pub antecedent: Option<u32>,
}

/// All that an article says of who says what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speech {
    /// By position.
    pub utterances: Vec<Utterance>,
    /// By position.
    pub mentions: Vec<Mention>,
    /// Descriptions tied to names: « le président russe Vladimir Poutine ».
    pub appositions: Vec<Apposition>,
    /// Agencies and outlets that are credited: « selon l’AFP ». By position.
    pub sources: Vec<Span>,
}

/// Reads who says what. `words` are all of the text's; `quotations` are the marked ones, and every one of them
/// is an utterance.
#[must_use]
pub fn speech(
    text: &str,
    blocks: &[Block],
    sentences: &[Span],
    words: &[SpokenWord],
    quotations: &[Quotation],
    language: &Language,
) -> Speech {
    let mut article = Article {
        text,
        lexis: Lexis::of(language),
        state: State::default(),
        found: Speech::default(),
    };
    let mut tokenizer = Tokenizer {
        text,
        words,
        sentences,
        names: known_names(words, sentences),
        word: 0,
        sentence: 0,
    };
    let mut tokens = Vec::with_capacity(words.len().min(STRETCH));
    for block in blocks {
        let marked = quotations_in(quotations, block.span);
        if matches!(block.role, Role::Chrome | Role::Byline | Role::Dateline) {
            let scare = |q: &Quotation| Utterance {
                span: q.span,
                kind: QuotationKind::Scare,
                attribution: None,
            };
            article.found.utterances.extend(marked.iter().map(scare));
            continue;
        }
        tokenizer.read(block.span, marked, &mut tokens);
        incise::unquote(&mut tokens);
        let mut rest = tokens.as_slice();
        // A quotation may begin with signs that are no tokens, so the stretches are those of the block.
        let mut from = block.span.start();
        while !rest.is_empty() {
            let (stretch, after) = rest.split_at(stretch(rest));
            let to = after.first().map_or(block.span.end(), |t| t.span.start());
            article.read(stretch, quotations_in(marked, Span::new(from, to)));
            (rest, from) = (after, to);
        }
    }
    let mut found = article.found;
    found.mentions.shrink_to_fit();
    sort_by_key(&mut found.utterances, |u| {
        [u.span.start(), descending(u.span.end()), 0, 0]
    });
    found
}

/// An article while it is read.
struct Article<'t> {
    text: &'t str,
    lexis: &'t Lexis,
    state: State,
    found: Speech,
}

impl Article<'_> {
    fn read(&mut self, tokens: &[Token], marked: &[Quotation]) {
        let mut line = Line {
            text: self.text,
            tokens,
            lexis: self.lexis,
            mentions: &[],
        };
        let mentions = mention::mentions(&line);
        line.mentions = &mentions;
        for (i, mention) in mentions.iter().enumerate() {
            let learned = mention::apposition(&line, mention, mentions.get(i + 1));
            self.found.appositions.extend(learned);
        }
        let cues = cue::cues(&line);
        let credited = cues.iter().filter(|c| c.source).filter_map(|c| c.subject);
        let credited = credited.filter_map(|s| mentions.get(s.first));
        self.found
            .sources
            .extend(credited.map(|m| line.span(m.first, m.last)));
        let paragraph = Paragraph {
            line: &line,
            cues: &cues,
            base: number(self.found.mentions.len()),
        };
        paragraph.attribute(marked, &mut self.state, &mut self.found.utterances);
        paragraph.mentions(&mut self.state, &mut self.found.mentions);
    }
}

/// A paragraph is read in stretches of at most this many tokens, cut between sentences where it can
/// be: the rules look back and forth, and must not do so over a text without paragraphs.
const STRETCH: usize = 600;

/// How many of the tokens to read at once.
fn stretch(tokens: &[Token]) -> usize {
    if tokens.len() <= STRETCH {
        return tokens.len();
    }
    let sentence = |i: usize| tokens.get(i).map(|t| t.sentence);
    let cut = (1..=STRETCH)
        .rev()
        .find(|&i| sentence(i) != sentence(i - 1));
    cut.unwrap_or(STRETCH)
}

/// The quotations that begin in the span.
fn quotations_in(quotations: &[Quotation], span: Span) -> &[Quotation] {
    let from = quotations.partition_point(|q| q.span.start() < span.start());
    let to = quotations.partition_point(|q| q.span.start() < span.end());
    quotations.get(from..to).unwrap_or(&[])
}

#[cfg(test)]
mod tests;
