//! Reporting words and their subjects.

use super::lexis::{
    ACCORDING, ADVERB, AND, AUXILIARY, BETWEEN, CAPITAL, COMMA, EXPRESSION, FINITE, GENITIVE,
    GERUND, HEARER, IN_PHRASE, INFINITIVE, JOINED, LABEL, LINK, MARK, NEGATION, OBJECT, ON, OPENS,
    PARTICIPLE, PHRASE, PLURAL_VERB, PREPOSITION, PRONOUN, REFLEXIVE, RELATIVE, REPORTED, SAY, SO,
    SOURCE, TO, VERB, WORD,
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
    /// « Precisó que … »: the subject is whoever spoke last.
    NoSubject,
    /// « Man habe sich geeinigt. »: the mood alone tells that whoever spoke last goes on.
    Mood,
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

/// A cue begins with one of these.
const MAY_REPORT: u64 = ACCORDING | EXPRESSION | AUXILIARY | VERB | SO | PHRASE;

/// The cues among the tokens, in order. Words between quote marks report nothing here.
pub(super) fn cues(line: &Line<'_>) -> Vec<Cue> {
    let reader = Reader { line };
    let mut found: Vec<Cue> = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        let cue = if line.is(at, MAY_REPORT) {
            reader.cue(at, &found)
        } else {
            None
        };
        at = cue.map_or(at, |c| c.last) + 1;
        found.extend(cue.map(|cue| Cue {
            source: cue.subject.is_some_and(|s| reader.is_source(s.first)),
            ..cue
        }));
    }
    if line.lexis.has_moods {
        add_moods(line, &mut found);
    }
    found
}

/// « Man habe sich geeinigt. »: the sentences in which nothing else reports.
fn add_moods(line: &Line<'_>, found: &mut Vec<Cue>) {
    for at in 0..line.tokens.len() {
        let place = found.partition_point(|c| c.first < at);
        let mut beside = found.iter().skip(place.saturating_sub(1)).take(2);
        if line.is_own(at, REPORTED)
            && !line.is(at, CAPITAL)
            && !beside.any(|c| line.sentence(c.first) == line.sentence(at))
        {
            let mood = Cue {
                order: Order::Mood,
                ..gerund(at, at, SAY)
            };
            found.insert(place, mood);
        }
    }
}

struct Reader<'r> {
    line: &'r Line<'r>,
}

impl Reader<'_> {
    /// The cue that begins here; `before` are those that stand before it.
    fn cue(&self, at: usize, before: &[Cue]) -> Option<Cue> {
        let bits = self.line.bits(at);
        let phrase = bits & PHRASE != 0 && self.line.is(at + 1, IN_PHRASE);
        let may_be = phrase || bits & MAY_REPORT & !PHRASE != 0;
        if !may_be || !self.line.is_own(at, WORD) {
            return None;
        }
        if let Some(cue) = self.according_to(at) {
            return Some(cue);
        }
        if bits & SO != 0 && self.line.is_after(at, COMMA | MARK) {
            let subject = self.line.mention_near(at + 1)?;
            return Some(Cue {
                order: Order::VerbFirst,
                subject: Some(Subject::one(subject)),
                end: self.line.end_of(subject),
                ..gerund(at, at, SAY)
            });
        }
        let auxiliary = bits & AUXILIARY != 0;
        // « a fait l’éloge », « ont mis l’accent »
        let start = if auxiliary {
            self.line.skip_adverbs(at + 1)
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

    fn is_pronoun(&self, mention: usize) -> bool {
        let mention = self.line.mentions.get(mention);
        mention.is_some_and(|m| m.kind == MentionKind::Pronoun)
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
            self.line.mention_near(at + n)
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
        let mut next = self.line.skip_adverbs(next);
        if self.line.lexis.has_moods {
            // « hat Xi dazu aufgefordert, … »: at the end of the clause.
            let clause = (next..self.line.tokens.len())
                .take_while(|&i| self.line.is_own(i, WORD) && !self.line.is(i, OPENS));
            let mut participles = clause.filter(|&i| self.line.is(i, PARTICIPLE));
            next = participles.next().unwrap_or(next);
        }
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
            // « Xi Jinping qualifiant son homologue de … »
            let own = self.line.mention_before(first).filter(|&m| {
                self.line.end_of(m) + 1 == first
                    && !self.line.is_governed(m, self.line.sentence_start(at))
            });
            return Some(Cue {
                subject: own.map(Subject::one),
                ..gerund(first, at, takes)
            });
        }
        if verb & FINITE == 0 || self.ends_mood(at) {
            return None;
        }
        // « Laut Ministerium bekräftigte Steinmeier … »: what opens the sentence is not the subject.
        let opening = self.line.sentence_start(at);
        if self.line.lexis.has_moods
            && !self.line.any(opening, first, COMMA | MARK)
            && self.line.is(opening, PREPOSITION | ADVERB | ACCORDING)
            && let Some(subject) = self.line.mention_near(at + 1)
            && !self.line.is_after(first, NEGATION)
        {
            let end = self.line.end_of(subject);
            return Some(Cue {
                order: Order::SubjectFirst,
                subject: Some(Subject::one(subject)),
                end,
                ..gerund(first, at, takes)
            });
        }
        let (inverted, next) = self.inversion(at + 1);
        let last = if inverted.is_some() { next - 1 } else { at };
        self.with_subject(first, last, takes, inverted, before)
    }

    /// « habe … unterstrichen »: the participle of a verb whose mood tells already.
    fn ends_mood(&self, at: usize) -> bool {
        let line = self.line;
        let start = line.sentence_start(at);
        line.lexis.has_moods
            && line.is(at, PARTICIPLE)
            && (start..at).any(|i| line.is_own(i, REPORTED))
            && !line.is(at + 1, WORD)
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
        let after = self.line.skip_adverbs(last + 1);
        // Only who says can stand behind the verb: « …, a appelé les deux pays à … » has its subject before.
        if line.is_after(first, COMMA | MARK)
            && takes & SAY != 0
            && !line.is(last, HEARER)
            && let Some(subject) = self.line.mention_near(after)
            && (!self.is_pronoun(subject) || after == last + 1 && !line.lexis.bare_clauses)
        {
            let end = line.end_of(subject);
            let subject = self.with_other_after(subject, line.is(first, PLURAL_VERB));
            return Some(cue(Order::VerbFirst, subject, end));
        }
        if let Some(subject) = self.subject_before(first, before) {
            return Some(cue(Order::SubjectFirst, subject, last));
        }
        let begins = line.opens_sentence(first)
            || line.is_after(first, COMMA | AND | ADVERB)
            || takes & LABEL != 0;
        (line.lexis.drops_subjects && begins).then(|| Cue {
            order: Order::NoSubject,
            ..gerund(first, last, takes)
        })
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
            if !line.is_governed(i, start) && !is_oblique(line, mention) {
                if after_comma {
                    // The first one that a comma follows.
                    if line.is(mention.last + 1, COMMA) {
                        chosen = Some(i);
                    }
                } else {
                    // The subject stands at the verb, with only small words between.
                    let small = |t| {
                        // « Poutine, qui a ajouté … »
                        line.is(t, BETWEEN | ADVERB) || line.is(t, COMMA) && line.is(t + 1, BETWEEN)
                    };
                    let stands = (mention.last + 1..verb).all(small);
                    chosen = stands.then_some(i);
                    break;
                }
            }
            candidate = i.checked_sub(1);
        }
        let Some(chosen) = chosen else {
            // The verb before need not be a reporting one: « Xi addressed him and said … ».
            let first = line.first_subject(start, verb).map(Subject::one);
            // « … a souligné …, et a appelé »: the same subject goes on.
            return line
                .is_after(verb, AND)
                .then(|| self.subject_of_verb_before(verb, before).or(first))
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
