//! Reporting words and their subjects.

use super::lexis::{
    ACCORDING, ADVERB, AND, AUXILIARY, BETWEEN, COMMA, DETERMINER, EXPRESSION, FINITE, GENITIVE,
    GERUND, IN_PHRASE, INFINITIVE, JOINED, LINK, MARK, NEGATION, OBJECT, ON, PARTICIPLE, PHRASE,
    PLURAL_VERB, PREPOSITION, PRONOUN, REFLEXIVE, RELATIVE, SAY, SOURCE, TO, VERB, WORD,
};
use super::line::{Line, key};
use super::mention::{MentionKind, is_oblique};

/// How reporting words stand to their subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// X a déclaré …
    SubjectFirst,
    /// …, a déclaré X; …, a-t-il dit.
    VerbFirst,
    /// …, soulignant …: the subject is that of the verb before.
    Gerund,
    /// Selon X, …
    AccordingTo,
}

/// Who speaks, as mentions of the line: one, or two for « X et Y ».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) first: usize,
    pub(super) other: Option<usize>,
}

impl Subject {
    pub(super) const fn one(first: usize) -> Self {
        Self { first, other: None }
    }
}

/// Reporting words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// First and last token of the verb group.
    pub(super) first: usize,
    pub(super) last: usize,
    /// What the verb takes (`lexis::SAY` …).
    pub(super) takes: u64,
    pub(super) order: Order,
    /// Its own subject, if it has one.
    pub(super) subject: Option<Subject>,
    /// Last token of what belongs to the cue, the subject included.
    pub(super) end: usize,
    /// The subject is an agency or outlet, which passes on what others said.
    pub(super) source: bool,
}

/// The cues among the tokens, in order. Words between quote marks report nothing here.
pub(super) fn cues(line: &Line<'_>) -> Vec<Cue> {
    let reader = Reader { line };
    let mut found: Vec<Cue> = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        let cue = reader.cue(at, &found);
        at = cue.map_or(at, |c| c.last) + 1;
        found.extend(cue.map(|cue| Cue {
            source: cue.subject.is_some_and(|s| reader.is_source(s.first)),
            ..cue
        }));
    }
    found
}

struct Reader<'r> {
    line: &'r Line<'r>,
}

impl Reader<'_> {
    /// The cue that begins here; `before` are those that stand before it.
    fn cue(&self, at: usize, before: &[Cue]) -> Option<Cue> {
        let bits = self.line.bits(at);
        let phrase = bits & PHRASE != 0 && self.line.is(at + 1, IN_PHRASE);
        let may_be = phrase || bits & (ACCORDING | EXPRESSION | AUXILIARY | VERB) != 0;
        if !may_be || !self.line.is_own(at, WORD) {
            return None;
        }
        if let Some(cue) = self.according_to(at) {
            return Some(cue);
        }
        let auxiliary = bits & AUXILIARY != 0;
        // « a fait l’éloge », « ont mis l’accent »
        let start = if auxiliary {
            self.skip_adverbs(at + 1)
        } else {
            at
        };
        let n = self.line.entry("say expressions", EXPRESSION, start);
        if n > 0 {
            return self.with_subject(at, start + n - 1, SAY, None, before);
        }
        if auxiliary {
            self.compound(at, before)
        } else {
            self.simple(at, before)
        }
    }

    fn is_source(&self, mention: usize) -> bool {
        let line = self.line;
        line.mentions.get(mention).is_some_and(|m| {
            m.kind == MentionKind::Name
                && line.is(m.core, SOURCE | PHRASE)
                && line
                    .lexis
                    .language
                    .has("sources", &key(line.text, line.span(m.core, m.last)))
        })
    }

    /// The mention that begins here, or after one article.
    fn mention_near(&self, at: usize) -> Option<usize> {
        let article = self.line.is(at, DETERMINER);
        let next = || article.then(|| self.line.mention_at(at + 1)).flatten();
        self.line.mention_at(at).or_else(next)
    }

    /// « Selon X », « selon lui », « selon un communiqué du ministère ».
    fn according_to(&self, at: usize) -> Option<Cue> {
        let line = self.line;
        let n = line.entry("according to", ACCORDING, at);
        if n == 0 {
            return None;
        }
        // « …, selon lesquels », « pour qui »: the mention before.
        let relative = line.is(at + n, RELATIVE) || line.is(at + n - 1, RELATIVE);
        let subject = if relative {
            line.mention_before(at)
        } else {
            self.mention_near(at + n)
        }?;
        let last = at + n - 1;
        let end = if relative {
            last + usize::from(line.is(at + n, RELATIVE))
        } else {
            line.end_of(subject).max(last)
        };
        Some(Cue {
            first: at,
            last,
            takes: if relative { SAY | OBJECT } else { SAY },
            order: Order::AccordingTo,
            subject: Some(Subject::one(subject)),
            end,
            source: false,
        })
    }

    /// Auxiliary and participle: « a également souligné », « s’est félicité », « a-t-il ajouté ».
    fn compound(&self, at: usize, before: &[Cue]) -> Option<Cue> {
        let (inverted, next) = self.inversion(at + 1);
        let next = self.skip_adverbs(next);
        let verb = self.line.bits(next);
        if verb & PARTICIPLE == 0 || !self.line.is_own(next, WORD) {
            return None;
        }
        let (first, takes) = self.reflexive(at, verb);
        self.with_subject(first, next, takes, inverted, before)
    }

    /// « -t-il » after a verb: the pronoun's mention, and the token after it.
    fn inversion(&self, at: usize) -> (Option<usize>, usize) {
        let link = self.line.is(at, LINK) && self.line.is(at, JOINED);
        let pronoun = at + usize::from(link);
        if self.line.is(pronoun, JOINED) && self.line.is(pronoun, PRONOUN) {
            (self.line.mention_at(pronoun), pronoun + 1)
        } else {
            (None, at)
        }
    }

    /// Where the verb group begins and what it takes: a reflexive one has no object of its own (« s’est
    /// exprimé », but « s’est engagé à »).
    fn reflexive(&self, at: usize, verb: u64) -> (usize, u64) {
        if self.line.is_after(at, REFLEXIVE) {
            (at - 1, verb & (SAY | TO | ON))
        } else {
            (at, verb & VERB)
        }
    }

    /// A simple form, a present participle, or « Et de souligner ».
    fn simple(&self, at: usize, before: &[Cue]) -> Option<Cue> {
        let verb = self.line.bits(at);
        if verb & INFINITIVE != 0 {
            let and_of = at >= 2 && self.line.is(at - 1, GENITIVE) && self.line.is(at - 2, AND);
            return and_of.then(|| gerund(at - 2, at, verb & VERB));
        }
        let (first, takes) = self.reflexive(at, verb);
        if takes == 0 {
            return None;
        }
        if verb & GERUND != 0 {
            return Some(gerund(first, at, takes));
        }
        if verb & FINITE == 0 {
            return None;
        }
        let (inverted, next) = self.inversion(at + 1);
        let last = if inverted.is_some() { next - 1 } else { at };
        self.with_subject(first, last, takes, inverted, before)
    }

    fn skip_adverbs(&self, mut at: usize) -> usize {
        loop {
            let n = self.line.entry("adverbs", ADVERB, at);
            if n == 0 {
                return at;
            }
            at += n;
        }
    }

    /// The verb group with the subject it has: a pronoun inside it, a mention right after it where a
    /// clause ends before it, or the mention before it.
    fn with_subject(
        &self,
        first: usize,
        last: usize,
        takes: u64,
        inverted: Option<usize>,
        before: &[Cue],
    ) -> Option<Cue> {
        let line = self.line;
        let cue = |order, subject, end| Cue {
            first,
            last,
            takes,
            order,
            subject: Some(subject),
            end,
            source: false,
        };
        // « n’ont précisé »: what is not said is nobody's word.
        if line.is_after(first, NEGATION) {
            return None;
        }
        if let Some(pronoun) = inverted {
            return Some(cue(Order::VerbFirst, Subject::one(pronoun), last));
        }
        let after = self.skip_adverbs(last + 1);
        if line.is_after(first, COMMA | MARK)
            && let Some(subject) = self.mention_near(after)
        {
            let end = line.end_of(subject);
            let subject = self.with_other_after(subject, line.is(first, PLURAL_VERB));
            return Some(cue(Order::VerbFirst, subject, end));
        }
        let subject = self.subject_before(first, before)?;
        Some(cue(Order::SubjectFirst, subject, last))
    }

    /// « …, ont déclaré X et Y »; where the verb does not tell, the sentence or clause must end there.
    fn with_other_after(&self, first: usize, plural: bool) -> Subject {
        let line = self.line;
        let and = line.end_of(first) + 1;
        let other = line.mention_at(and + 1).filter(|&other| {
            line.is(and, AND) && (plural || !line.is(line.end_of(other) + 1, WORD))
        });
        Subject { first, other }
    }

    /// The subject of a verb that begins at `verb`: the last mention of the sentence before it that
    /// no preposition governs; where a comma parts it from the verb, the mention before the
    /// apposition (« Li Haidong, professeur à …, a déclaré »).
    fn subject_before(&self, verb: usize, before: &[Cue]) -> Option<Subject> {
        let line = self.line;
        let after_comma = line.is_after(verb, COMMA);
        let start = line.sentence_start(verb);
        let mut chosen = None;
        let mut candidate = line.mention_before(verb);
        while let Some(i) = candidate {
            let Some(mention) = line.mentions.get(i).filter(|m| m.first >= start) else {
                break;
            };
            let governed =
                mention.first > start && line.is_after(mention.first, PREPOSITION | GENITIVE);
            if !governed && !is_oblique(line, mention) {
                if after_comma {
                    // The first one that a comma follows.
                    if line.is(mention.last + 1, COMMA) {
                        chosen = Some(i);
                    }
                } else {
                    // The subject stands at the verb, with only small words between.
                    let stands = (mention.last + 1..verb).all(|t| line.is(t, BETWEEN | ADVERB));
                    chosen = stands.then_some(i);
                    break;
                }
            }
            candidate = i.checked_sub(1);
        }
        let Some(chosen) = chosen else {
            // « … a souligné …, et a appelé »: the same subject goes on.
            return line
                .is_after(verb, AND)
                .then(|| self.subject_of_verb_before(verb, before))
                .flatten();
        };
        // « Vladimir Poutine et Xi Jinping ont réaffirmé »
        let first = line.mentions.get(chosen)?.first;
        let other = if line.is_after(first, AND) && line.is(verb, PLURAL_VERB) {
            line.mention_before(first)
                .filter(|&i| line.end_of(i) + 2 == first)
        } else {
            None
        };
        Some(other.map_or(Subject::one(chosen), |other| Subject {
            first: other,
            other: Some(chosen),
        }))
    }

    /// The subject of the last finite reporting verb of the sentence before this one that agrees with
    /// it in number, else of the last one.
    fn subject_of_verb_before(&self, verb: usize, before: &[Cue]) -> Option<Subject> {
        let plural = self.line.is(verb, PLURAL_VERB);
        let mut last = None;
        for cue in before.iter().rev() {
            if self.line.sentence(cue.first) != self.line.sentence(verb) {
                break;
            }
            let Some(subject) = cue.subject.filter(|_| cue.order == Order::SubjectFirst) else {
                continue;
            };
            let several = subject.other.is_some()
                || self
                    .line
                    .mentions
                    .get(subject.first)
                    .is_some_and(|m| m.plural);
            if several == plural {
                return Some(subject);
            }
            last = last.or(Some(subject));
        }
        last
    }
}

const fn gerund(first: usize, last: usize, takes: u64) -> Cue {
    Cue {
        first,
        last,
        takes,
        order: Order::Gerund,
        subject: None,
        end: last,
        source: false,
    }
}
