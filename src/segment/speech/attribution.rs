//! Which marked words are whose: quotations tied to cues.

use super::cue::{Cue, Order, Subject};
use super::lexis::{CAPITAL, COLON, COMMA, MARK, OPENS, STOP, WORD};
use super::line::Line;
use super::mention::MentionKind;
use super::{Attribution, Mention, Reason, Utterance};
use crate::number_map::number;
use crate::segment::{Quotation, QuotationKind};

/// What one paragraph leaves to the next.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Mentions of the last speakers, as indices into the article's mentions.
    speakers: Vec<u32>,
    /// Last singular mention that was a subject or could be.
    singular: Option<u32>,
    /// Last singular mention.
    named: Option<u32>,
}

/// One paragraph, read.
pub(super) struct Paragraph<'p> {
    pub(super) line: &'p Line<'p>,
    pub(super) cues: &'p [Cue],
    /// Index of the first mention among the article's.
    pub(super) base: u32,
}

impl Paragraph<'_> {
    /// Attributes the marked quotations of the paragraph and finds its reported clauses.
    pub(super) fn attribute(
        &self,
        marked: &[Quotation],
        state: &mut State,
        found: &mut Vec<Utterance>,
    ) {
        for quotation in marked {
            let attribution = self.of_quotation(quotation, state);
            found.push(Utterance {
                span: quotation.span,
                kind: self.kind(quotation, attribution.as_ref()),
                attribution,
            });
        }
        for cue in self.cues {
            let clause = self.clause(cue, marked);
            let attribution = clause.and_then(|(_, reason)| self.attribution(cue, reason, state));
            if let (Some((span, _)), Some(attribution)) = (clause, attribution) {
                found.push(Utterance {
                    span,
                    kind: QuotationKind::Indirect,
                    attribution: Some(attribution),
                });
            }
        }
        let last = self.cues.iter().rev().find(|c| self.speaks(c));
        if let Some(subject) = last.and_then(|c| c.subject) {
            state.speakers = self.global(subject);
        }
    }

    /// The paragraph's mentions, each with the subject of the last cue before it.
    pub(super) fn mentions(&self, state: &mut State, found: &mut Vec<Mention>) {
        let mut is_subject = vec![false; self.line.mentions.len()];
        for subject in self.cues.iter().filter_map(|c| c.subject) {
            for i in [Some(subject.first), subject.other].into_iter().flatten() {
                if let Some(known) = is_subject.get_mut(i) {
                    *known = true;
                }
            }
        }
        for (mention, is_subject) in self.line.mentions.iter().zip(is_subject) {
            let place = number(found.len());
            // « ce dernier »: whoever was named last.
            let is_latter = mention.kind == MentionKind::Pronoun && mention.first < mention.last;
            found.push(Mention {
                span: self.line.span(mention.first, mention.last),
                core: self.line.span(mention.core, mention.last),
                kind: mention.kind,
                plural: mention.plural,
                titled: mention.titled,
                antecedent: if is_latter {
                    state.named
                } else {
                    state.singular
                },
            });
            let names = mention.kind != MentionKind::Pronoun && !mention.plural;
            if names {
                state.named = Some(place);
            }
            if names && (is_subject || self.line.opens_sentence(mention.first)) {
                state.singular = Some(place);
            }
        }
    }

    /// Whether the cue names who speaks, and not through whom others are heard: « Putin told Xi, according to the
    /// Kremlin ».
    fn speaks(&self, cue: &Cue) -> bool {
        cue.subject.is_some() && (cue.order != Order::AccordingTo || !self.others_speak(cue))
    }

    fn global(&self, subject: Subject) -> Vec<u32> {
        let place = |m: usize| self.base + u32::try_from(m).unwrap_or(0);
        [Some(subject.first), subject.other]
            .into_iter()
            .flatten()
            .map(place)
            .collect()
    }

    /// The attribution a cue gives: its subject, or for a gerund that of the cue or sentence before, or else
    /// whoever spoke last.
    pub(super) fn attribution(
        &self,
        cue: &Cue,
        reason: Reason,
        state: &State,
    ) -> Option<Attribution> {
        let goes_on = matches!(cue.order, Order::NoSubject | Order::Mood);
        let last = goes_on.then(|| self.subject_of_cue_before(cue)).flatten();
        let opens = cue.order == Order::Mood || self.line.opens_sentence(cue.first);
        let subject = match cue.subject {
            None if goes_on && opens => last,
            None => self.subject_for(cue).or(last),
            own => own,
        };
        let speakers = match subject {
            Some(subject) => self.global(subject),
            None if goes_on => state.speakers.clone(),
            None => Vec::new(),
        };
        (!speakers.is_empty()).then(|| Attribution {
            speakers,
            cue: Some(self.line.span(cue.first, cue.last)),
            reason: if goes_on { Reason::Carried } else { reason },
        })
    }

    fn subject_of_cue_before(&self, cue: &Cue) -> Option<Subject> {
        let before = |c: &&Cue| c.last < cue.first && c.subject.is_some();
        self.cues.iter().rev().find(before)?.subject
    }

    /// Whose verb a gerund continues: the subject of the nearest cue before it in its sentence, else the
    /// first free mention of the sentence, else the subject of the sentence before.
    fn subject_for(&self, gerund: &Cue) -> Option<Subject> {
        let start = self.line.sentence_start(gerund.first);
        let before = self
            .cues
            .iter()
            .rev()
            .find(|c| c.last < gerund.first && c.subject.is_some());
        if let Some(cue) = before.filter(|c| c.first >= start) {
            return cue.subject;
        }
        let end = self.line.sentence_end(gerund.first);
        let after = || {
            self.cues
                .iter()
                .find(|c| c.first > gerund.last && c.subject.is_some())
        };
        self.first_subject(start, gerund.first)
            .or_else(|| before.and_then(|c| c.subject))
            .or_else(|| after().filter(|c| c.first < end)?.subject)
    }

    /// The first mention of a sentence, before a token: most likely its grammatical subject.
    fn first_subject(&self, start: usize, before: usize) -> Option<Subject> {
        self.line.first_subject(start, before).map(Subject::one)
    }

    fn of_quotation(&self, quotation: &Quotation, state: &State) -> Option<Attribution> {
        let (first, last) = self.line.tokens_of(quotation.span)?;
        let by_cue = self.cue_of(first, last);
        by_cue
            .and_then(|(cue, reason)| self.attribution(cue, reason, state))
            .or_else(|| self.colon(first))
            .or_else(|| self.carried(first, last, state))
    }

    /// The cue that governs a marked quotation: right after it, before it in the sentence, or later
    /// in the sentence.
    fn cue_of(&self, first: usize, last: usize) -> Option<(&Cue, Reason)> {
        let line = self.line;
        let (start, end) = (line.sentence_start(first), line.sentence_end(last));
        let (opening_end, closing_start) = (line.sentence_end(first), line.sentence_start(last));
        // What an agency passes on is the words of whoever else speaks in the sentence.
        let in_ends = |c: &Cue| {
            (c.first >= start && c.first < opening_end)
                || (c.first >= closing_start && c.first < end)
        };
        let by_others = self.cues.iter().any(|c| !c.source && in_ends(c));
        let (mut before, mut inverted_before, mut after) = (None, None, None);
        for cue in self.cues {
            if cue.source && by_others && cue.order != Order::VerbFirst {
                continue;
            }
            if cue.last < first && cue.first >= start {
                if cue.order == Order::VerbFirst {
                    inverted_before = Some(cue);
                } else {
                    before = Some(cue);
                }
            } else if cue.first > last
                && cue.first < end
                && after.is_none()
                && !(cue.source && by_others)
            {
                after = Some(cue);
            }
        }
        // Glued to the closing mark, or parted from it by no more than a comma.
        if let Some(cue) = after.filter(|c| c.order == Order::VerbFirst)
            && !line.any(last + 1, cue.first, WORD)
        {
            return Some((cue, Reason::VerbAfter));
        }
        // « Nous irons, a dit X, jusqu’au bout. »
        let inside = |c: &&Cue| c.order == Order::VerbFirst && c.first > first && c.last < last;
        if let Some(cue) = self.cues.iter().find(inside) {
            return Some((cue, Reason::VerbAfter));
        }
        if let Some(cue) = before {
            let according = cue.order == Order::AccordingTo;
            return Some((
                cue,
                if according {
                    Reason::AccordingTo
                } else {
                    Reason::VerbBefore
                },
            ));
        }
        let said_after =
            after.filter(|c| matches!(c.order, Order::VerbFirst | Order::SubjectFirst));
        if let Some(cue) = said_after.or(inverted_before) {
            return Some((cue, Reason::SameSentence));
        }
        after.map(|cue| (cue, Reason::AccordingTo))
    }

    /// « X a accordé une attention particulière à l’énergie : “…” »
    fn colon(&self, first: usize) -> Option<Attribution> {
        let colon = (0..first).rev().find(|&i| !self.line.is(i, MARK))?;
        if !self.line.is(colon, COLON) {
            return None;
        }
        let subject = self.first_subject(self.line.sentence_start(colon), colon)?;
        Some(Attribution {
            speakers: self.global(subject),
            cue: Some(self.line.span(colon, colon)),
            reason: Reason::Colon,
        })
    }

    /// A quotation that is a sentence of its own, beside an attribution in the same paragraph.
    fn carried(&self, first: usize, last: usize, state: &State) -> Option<Attribution> {
        let own = self.line.is(first, CAPITAL) && last - first >= 4;
        if !own {
            return None;
        }
        let before = self
            .cues
            .iter()
            .rev()
            .find(|c| c.last < first && self.speaks(c));
        let beside = before.or_else(|| {
            self.cues
                .iter()
                .find(|c| c.first > last && c.subject.is_some())
        });
        let speakers = match beside.and_then(|c| c.subject) {
            Some(subject) => self.global(subject),
            None => state.speakers.clone(),
        };
        (!speakers.is_empty()).then(|| Attribution {
            speakers,
            cue: beside.map(|c| self.line.span(c.first, c.last)),
            reason: Reason::Carried,
        })
    }

    /// Direct when the quoted words are a clause or sentence of their own, a fragment when they are
    /// woven in, scare when nobody says them.
    fn kind(&self, quotation: &Quotation, attribution: Option<&Attribution>) -> QuotationKind {
        let Some(attribution) = attribution else {
            let direct = quotation.kind == QuotationKind::Direct;
            return if direct {
                QuotationKind::Direct
            } else {
                QuotationKind::Scare
            };
        };
        if attribution.reason == Reason::Colon {
            return QuotationKind::Direct;
        }
        let line = self.line;
        let Some((first, last)) = line.tokens_of(quotation.span) else {
            return quotation.kind;
        };
        let before = (0..first).rev().find(|&i| !line.is(i, MARK));
        let opens = before.is_none_or(|i| {
            line.is(i, COLON | STOP)
                || line.sentence(i) != line.sentence(first)
                || line.is(first, OPENS)
        });
        // « answered, “We never signed.” »
        let after_verb = before.is_some_and(|i| line.is(i, COMMA))
            && line.is(first, CAPITAL)
            && attribution.cue.is_some_and(|cue| {
                line.tokens_of(cue)
                    .is_some_and(|(_, verb)| verb < first && !line.any(verb + 1, first, WORD))
            });
        let after_source =
            before.is_some_and(|i| line.is(i, COMMA)) && attribution.reason == Reason::AccordingTo;
        let n_words = (first..=last).filter(|&i| line.is(i, WORD)).count();
        if (opens || after_source || after_verb) && n_words >= 4 {
            QuotationKind::Direct
        } else {
            QuotationKind::Fragment
        }
    }
}
