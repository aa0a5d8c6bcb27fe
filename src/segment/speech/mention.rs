//! Words that name somebody: names, descriptions, pronouns.

use super::lexis::{
    ACCORDING, AUXILIARY, CAPITAL, COMMA, DETERMINER, FINITE, FUNCTION, GENITIVE, GERUND,
    IN_DESCRIPTION, LETTER, NAMED, NOUN, OBLIQUE, PARTICLE, PHRASE, PLURAL, PRONOUN, QUOTED, TITLE,
    WORD,
};
use super::line::Line;
use crate::text::Span;

/// How words name somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// « Xi Jinping », « M. Poutine », « le président russe Vladimir Poutine », « Kremlin ».
    Name,
    /// « le président russe », « le maître du Kremlin ».
    Description,
    /// « il », « lui ».
    Pronoun,
}

/// A description tied to a name in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apposition {
    /// « président russe »: from the noun on.
    pub description: Span,
    /// « Vladimir Poutine »
    pub name: Span,
}

/// A mention among the tokens of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// First and last token.
    pub(super) first: usize,
    pub(super) last: usize,
    /// First token of what tells: the name without title or description, a description from its noun or a
    /// capital before it on.
    pub(super) core: usize,
    pub(super) kind: MentionKind,
    pub(super) plural: bool,
    /// A title, an initial or a description stands before the name: it is a person's.
    pub(super) titled: bool,
    /// The description that stands right before the name, as tokens.
    pub(super) described: Option<(usize, usize)>,
}

/// Words in a description between its determiner and its noun, at the most.
const BEFORE_NOUN: usize = 4;
/// Words of a description after its noun, at the most.
const AFTER_NOUN: usize = 9;

/// Tokens of a name, at the most, its titles and full stops included.
const NAME_TOKENS: usize = 16;

/// A mention begins with one of these: a pronoun, a description, a name.
const MAY_NAME: u64 = PRONOUN | PHRASE | DETERMINER | NOUN | CAPITAL | TITLE;

/// The mentions among the tokens, in order, disjoint. Words between quote marks are somebody's own
/// and name nobody here.
pub(super) fn mentions(line: &Line<'_>) -> Vec<Found> {
    let reader = Reader { line };
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        let mention = if !line.is(at, MAY_NAME) || !line.is_own(at, WORD) {
            None
        } else if line.is(at, PRONOUN) {
            Some(found_at(at, at, MentionKind::Pronoun, line.is(at, PLURAL)))
        } else if let n @ 2.. = line.entry("pronouns", PRONOUN, at) {
            // « ce dernier »
            Some(found_at(at, at + n - 1, MentionKind::Pronoun, false))
        } else {
            reader.description(at).or_else(|| reader.whole_name(at))
        };
        at = mention.map_or(at, |m| m.last) + 1;
        found.extend(mention);
    }
    found
}

fn found_at(first: usize, last: usize, kind: MentionKind, plural: bool) -> Found {
    Found {
        first,
        last,
        core: first,
        kind,
        plural,
        titled: false,
        described: None,
    }
}

struct Reader<'r> {
    line: &'r Line<'r>,
}

impl Reader<'_> {
    fn whole_name(&self, at: usize) -> Option<Found> {
        let (core, last) = self.name(at)?;
        Some(Found {
            core,
            titled: core > at || self.line.is_initial(at),
            ..found_at(at, last, MentionKind::Name, false)
        })
    }

    /// A run of capitalised words, with initials, title and particles; the first token without title,
    /// and the last.
    fn name(&self, at: usize) -> Option<(usize, usize)> {
        let line = self.line;
        if !line.is(at, CAPITAL) && !line.is(at, TITLE) {
            return None;
        }
        let core = self.after_title(at);
        let mut last = None;
        let mut next = core;
        let mut spelt_out = false;
        while next < at + NAME_TOKENS
            && line.is_own(next, WORD)
            && line.sentence(next) == line.sentence(at)
        {
            if !line.is(next, CAPITAL) {
                // « Ursula von der Leyen »
                let mut after = next;
                while after < at + NAME_TOKENS && line.is_own(after, PARTICLE) {
                    after += 1;
                }
                if last.is_none() || after == next || !line.is_own(after, CAPITAL) {
                    break;
                }
                next = after;
                continue;
            }
            let letter = line.is_initial(next);
            let word = !line.is(next, LETTER);
            if last.is_none() {
                let grammar =
                    line.is(next, FUNCTION) || line.entry("according to", ACCORDING, next) > 0;
                if core == at && grammar && word {
                    return None;
                }
                if next == at && line.opens_sentence(at) && !self.is_known(at) {
                    return None;
                }
            }
            spelt_out |= word;
            last = Some(next);
            next = if letter { next + 2 } else { next + 1 };
        }
        // A bare initial is no name.
        Some((core, last.filter(|_| spelt_out)?))
    }

    /// The token after « M. », « Mme », « Prime Minister » before a name.
    fn after_title(&self, at: usize) -> usize {
        let line = self.line;
        let mut next = at;
        while next < at + NAME_TOKENS
            && line.is_own(next, TITLE)
            && line.is_own(line.after_stop(next), CAPITAL)
        {
            next = line.after_stop(next);
        }
        next
    }

    /// At the start of a sentence: whether the word is a name elsewhere, or a capital follows.
    fn is_known(&self, at: usize) -> bool {
        let line = self.line;
        let next = line.after_stop(at);
        // « Hier M. Durand »: the name begins with the title.
        let title = line.is(next, TITLE) && line.is_own(line.after_stop(next), CAPITAL);
        line.is(at, NAMED) || line.is_own(next, CAPITAL) && !title
    }

    /// « le président chinois », « un autre communiqué du Kremlin », « Les experts chinois », and with
    /// the name that follows at once.
    fn description(&self, at: usize) -> Option<Found> {
        let line = self.line;
        let determined = line.is(at, DETERMINER);
        // A title with a capital belongs to the name after it: « President Smith ».
        let bare = line.is(at, NOUN) && !line.is(at, CAPITAL);
        if !determined && !bare {
            return None;
        }
        let same = |i: usize| line.is_own(i, WORD) && line.sentence(i) == line.sentence(at);
        let mut noun = at + usize::from(determined);
        let furthest = noun + BEFORE_NOUN;
        while !line.is(noun, NOUN) {
            if noun >= furthest || !same(noun) || self.breaks(noun) {
                return None;
            }
            noun += 1;
        }
        if !same(noun) {
            return None;
        }
        let mut last = noun;
        let mut next = noun + 1;
        while same(next) && next <= noun + AFTER_NOUN {
            if line.is(next, GENITIVE) {
                next += 1;
                while same(next) && line.is(next, DETERMINER) {
                    next += 1;
                }
                if !same(next) || self.breaks(next) {
                    break;
                }
            } else if line.is(next, CAPITAL) || self.breaks(next) {
                break;
            }
            last = next;
            next += 1;
        }
        let plural = line.is(at, PLURAL) || self.is_plural_noun(noun);
        // « the Kremlin spokesman »: what tells stands before the noun, with a capital.
        let before = at + usize::from(determined);
        let core = (before..noun)
            .find(|&i| line.is(i, CAPITAL))
            .unwrap_or(noun);
        let described = Found {
            core,
            ..found_at(at, last, MentionKind::Description, plural)
        };
        // A name at once after it is whom it describes.
        let named = if same(last + 1) && line.is(last + 1, CAPITAL | TITLE) {
            self.name(last + 1)
        } else {
            None
        };
        Some(named.map_or(described, |(core, end)| Found {
            last: end,
            core,
            kind: MentionKind::Name,
            plural: false,
            titled: true,
            described: Some((described.core, last)),
            ..described
        }))
    }

    fn is_plural_noun(&self, noun: usize) -> bool {
        let shown = self.line.shown(noun);
        // « pays » is singular as well, and « press » only that.
        shown.len() > 4 && shown.ends_with('s') && !shown.ends_with("ss")
    }

    /// Words that no description goes over: verbs, conjunctions, prepositions other than « de ».
    fn breaks(&self, at: usize) -> bool {
        self.line.is(at, FUNCTION | AUXILIARY | FINITE | GERUND)
            && !self.line.is(at, IN_DESCRIPTION)
    }
}

/// What a mention and the one after it teach: « le président russe Vladimir Poutine », « Iouri Ouchakov, conseiller
/// présidentiel russe », « La maire de Lyon, Sophie Blanc, ».
pub(super) fn apposition(
    line: &Line<'_>,
    mention: &Found,
    next: Option<&Found>,
) -> Option<Apposition> {
    let core = |m: &Found| line.span(m.core, m.last);
    if let Some((noun, last)) = mention.described {
        return Some(Apposition {
            description: line.span(noun, last),
            name: core(mention),
        });
    }
    let next = next.filter(|n| n.first == mention.last + 2 && line.is(mention.last + 1, COMMA))?;
    let closed = line.is(next.last + 1, COMMA);
    let ends = !line.is(next.last + 1, WORD);
    let (description, name) = match (mention.kind, next.kind) {
        (MentionKind::Name, MentionKind::Description) if !next.plural && ends => (next, mention),
        (MentionKind::Description, MentionKind::Name) if closed && !mention.plural => {
            (mention, next)
        }
        _ => return None,
    };
    Some(Apposition {
        description: core(description),
        name: core(name),
    })
}

/// Whether a pronoun can be no subject: « lui », « him ».
pub(super) fn is_oblique(line: &Line<'_>, mention: &Found) -> bool {
    mention.kind == MentionKind::Pronoun && line.is(mention.first, OBLIQUE | QUOTED)
}
