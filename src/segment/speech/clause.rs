//! Reported speech without quote marks: which clause a cue reports.

use super::attribution::Paragraph;
use super::cue::{Cue, Order};
use super::lexis::{
    ADVERB, CAPITAL, COLON, COMMA, CONNECTOR, DETERMINER, GENITIVE, HEARER, MARK, NO_THAT, OBJECT,
    OF, ON, ON_WORD, PREPOSITION, QUOTED, REPORTED, SAY, STOP, THAT, TO, TO_WORD, VERB, WORD,
};
use super::{Quotation, Reason};
use crate::text::Span;

/// A reported clause shorter than this, in words, is not worth listing.
const CLAUSE_WORDS: usize = 2;
/// How far after its verb a clause may begin, in tokens.
const NEAR: usize = 12;
/// Words that a clause needs which nothing introduces: « said the talks were over ».
const BARE_WORDS: usize = 4;

impl Paragraph<'_> {
    /// The reported clause of a cue, when it is not wholly a marked quotation.
    pub(super) fn clause(&self, cue: &Cue, marked: &[Quotation]) -> Option<(Span, Reason)> {
        let line = self.line;
        let (first, last, reason) = match cue.order {
            Order::VerbFirst => {
                if cue.source && self.others_speak(cue) {
                    return None;
                }
                let (first, last) = self.clause_before(cue)?;
                (first, last, Reason::VerbAfter)
            }
            Order::AccordingTo => {
                let (first, last) = self.clause_of_source(cue)?;
                (first, last, Reason::AccordingTo)
            }
            Order::Mood => {
                let (start, end) = (line.sentence_start(cue.first), line.sentence_end(cue.first));
                let mut content = (start..end).filter(|&i| self.is_content(i));
                (content.next()?, content.next_back()?, Reason::Carried)
            }
            Order::SubjectFirst | Order::Gerund | Order::NoSubject => {
                if let Some(first) = self.clause_start(cue) {
                    (first, self.clause_end(first, cue)?, Reason::VerbBefore)
                } else {
                    let (first, last) = self.clause_before_subject(cue)?;
                    (first, last, Reason::VerbAfter)
                }
            }
        };
        let (mut unquoted, mut quoted) = (0, 0);
        for i in first..=last {
            if line.is(i, WORD) {
                if line.is(i, QUOTED) {
                    quoted += 1;
                } else {
                    unquoted += 1;
                }
            }
        }
        // A quotation with a few words hung on it is listed as the quotation it is.
        if unquoted < CLAUSE_WORDS || (line.is(first, MARK) && unquoted * 2 < quoted) {
            return None;
        }
        let span = line.span(first, last);
        let whole = marked.iter().any(|q| q.span.contains(span));
        (!whole).then_some((span, reason))
    }

    /// Whether another cue stands in the sentence.
    pub(super) fn others_speak(&self, cue: &Cue) -> bool {
        let (start, end) = (
            self.line.sentence_start(cue.first),
            self.line.sentence_end(cue.first),
        );
        let mut cues = self.cues.iter();
        cues.any(|c| c.first != cue.first && c.first >= start && c.first < end)
    }

    /// What stands before « , a déclaré X »: from the start of the sentence.
    fn clause_before(&self, cue: &Cue) -> Option<(usize, usize)> {
        let start = self.line.sentence_start(cue.first);
        let first = (start..cue.first).find(|&i| self.is_content(i))?;
        let last = (start..cue.first).rev().find(|&i| self.is_content(i))?;
        Some((first, last))
    }

    /// The token after who was told, where the verb names him: « told the BBC the talks had failed ».
    fn after_hearer(&self, cue: &Cue, from: usize) -> usize {
        let line = self.line;
        let hearer = line.mention_near(from);
        let hearer = hearer.filter(|_| line.is(cue.last, HEARER));
        hearer.map_or(from, |hearer| line.end_of(hearer) + 1)
    }

    /// What stands before « , the mayor said », where a clause may do so and nothing said comes after the verb.
    fn clause_before_subject(&self, cue: &Cue) -> Option<(usize, usize)> {
        let line = self.line;
        let subject = line.mentions.get(cue.subject?.first)?.first;
        let subject = subject - usize::from(line.is_after(subject, DETERMINER));
        let after = self.after_hearer(cue, cue.last + 1);
        let ends = after >= line.sentence_end(cue.first)
            || line.is(after, PREPOSITION | ADVERB | STOP | COMMA);
        // « Asked about it, Smith said, “No.” »
        let ends = ends && !line.any(after, after + 2, MARK);
        if !line.lexis.bare_clauses
            || cue.takes & SAY == 0
            || !line.is_after(subject, COMMA)
            || !ends
        {
            return None;
        }
        let start = line.sentence_start(cue.first);
        let before = |i: &usize| self.is_content(*i);
        let first = (start..subject).find(before)?;
        let last = (start..subject).rev().find(before)?;
        let n_words = (first..=last).filter(|&i| line.is(i, WORD)).count();
        (n_words >= BARE_WORDS && !line.is(first, PREPOSITION)).then_some((first, last))
    }

    /// What a source says: after « Selon X, », or before « , selon X » where nobody else speaks.
    fn clause_of_source(&self, cue: &Cue) -> Option<(usize, usize)> {
        let line = self.line;
        let start = line.sentence_start(cue.first);
        let others = self.others_speak(cue);
        let after = (cue.end + 1..line.tokens.len()).find(|&i| self.is_content(i));
        if !line.any(start, cue.first, WORD) {
            // An agency that passes on what somebody else says is a source, not the speaker.
            let first = after.filter(|_| !others)?;
            return Some((first, self.clause_end(first, cue)?));
        }
        // « …, qui, selon lui, est … »; « selon lesquels … »
        let parenthesis = line.is_after(cue.first, COMMA) && line.is(cue.end + 1, COMMA);
        // « according to a statement from the ministry »: the source goes on.
        let goes_on = after.filter(|&i| {
            let source =
                line.is(i, PREPOSITION | GENITIVE) && !parenthesis && !line.lexis.has_moods;
            line.is(i, WORD) && !source && line.sentence(i) == line.sentence(cue.first)
        });
        if let Some(first) = goes_on
            && (parenthesis || cue.takes & OBJECT != 0 || !others)
        {
            return Some((first, self.clause_end(first, cue)?));
        }
        if others {
            None
        } else {
            self.clause_before(cue)
        }
    }

    /// Words and quote marks: what a clause may begin and end with.
    fn is_content(&self, at: usize) -> bool {
        self.line.is(at, WORD | MARK)
    }

    /// Infinitives are told by their endings.
    fn is_infinitive(&self, at: usize) -> bool {
        let shown = self.line.shown(at);
        let ends = |ending: &str| shown.ends_with(ending);
        shown.len() > 3
            && self
                .line
                .lexis
                .language
                .entries("infinitive endings")
                .any(ends)
    }

    /// First token of what the verb reports: after « que », « à », « de », « sur », an infinitive, or the
    /// object itself.
    fn clause_start(&self, cue: &Cue) -> Option<usize> {
        let line = self.line;
        let end = line.sentence_end(cue.first).min(cue.last + NEAR);
        let end = (cue.last + 1..end)
            .find(|&i| line.is(i, QUOTED))
            .unwrap_or(end);
        let mut from = cue.end + 1;
        let mut after = self.cues.iter().filter(|c| c.first > cue.last);
        let mut next = after.next();
        // « bekräftigte er laut Ministerium die Zusage »
        if let Some(source) = next.filter(|c| c.first == from && c.order == Order::AccordingTo) {
            from = source.end + 1;
            next = after.next();
        }
        // What the next verb says is not this one's.
        let end = next.map_or(end, |c| end.min(c.first));
        let find = |bits: u64| (from..end).find(|&i| line.is(i, bits));
        let takes = |bits: u64| cue.takes & bits != 0;
        if takes(SAY)
            && let Some(that) = (from..end).find(|&i| line.is(i, THAT) && !line.is(i - 1, NO_THAT))
        {
            return Some(that + 1);
        }
        if line.lexis.has_moods
            && takes(SAY | TO)
            && let Some(first) = self.clause_after_comma(from, end)
        {
            return Some(first);
        }
        if takes(TO) && !line.lexis.has_moods {
            let verb = (from..end).find(|&i| line.is(i, TO_WORD) && self.is_infinitive(i + 1));
            // « invited Xi to Moscow » says nothing.
            let to = || (from..end).find(|&i| line.is(i, TO_WORD) && !line.is(i + 1, CAPITAL));
            return verb.or_else(to).map(|i| i + 1);
        }
        if takes(OF)
            && let Some(of) =
                (from..end).find(|&i| line.is(i, GENITIVE) && self.is_infinitive(i + 1))
        {
            return Some(of + 1);
        }
        if takes(ON)
            && let Some(on) = find(ON_WORD)
        {
            return Some(on + 1);
        }
        let from = self.after_hearer(cue, from);
        // « a déclaré, vendredi, espérer »
        let mut after = from;
        loop {
            let adverbs = line.skip_adverbs(after);
            let next = adverbs + usize::from(line.is(adverbs, COMMA));
            if next == after {
                break;
            }
            after = next;
        }
        let next = (after..end).find(|&i| self.is_content(i))?;
        let object = takes(OBJECT) && next <= from + 1;
        let infinitive = takes(SAY) && self.is_infinitive(next);
        let bare = takes(SAY)
            && line.lexis.bare_clauses
            && self.is_bare_clause(next, after)
            && !line.any(from, next, COMMA);
        (infinitive || object || bare).then_some(next)
    }

    /// « kündigte an, die Hilfe werde fortgesetzt », « forderte ihn auf, den Konflikt zu beenden »
    fn clause_after_comma(&self, from: usize, end: usize) -> Option<usize> {
        let line = self.line;
        let comma = (from..end).find(|&i| line.is(i, COMMA))?;
        let clause = comma + 1..line.sentence_end(comma);
        clause
            .clone()
            .any(|i| line.is_own(i, REPORTED | TO_WORD))
            .then_some(clause.start)
    }

    /// « said the talks were over », but not « said on Monday », « told reporters ».
    fn is_bare_clause(&self, next: usize, from: usize) -> bool {
        let line = self.line;
        let at_verb = next == from && line.is(next, WORD);
        let end = line.sentence_end(next);
        let words = (next..end)
            .take_while(|&i| !line.is(i, COMMA))
            .filter(|&i| line.is(i, WORD));
        at_verb
            && !line.is(next, PREPOSITION | GENITIVE | TO_WORD | VERB | CONNECTOR)
            && words.count() >= BARE_WORDS
    }

    /// Last token of a clause that begins at `first`: before the next cue of the sentence, or at its
    /// end.
    fn clause_end(&self, first: usize, own: &Cue) -> Option<usize> {
        let line = self.line;
        let mut end = line.sentence_end(first);
        // A colon opens the words themselves; a comma ends an object (« a précisé les conséquences, … »).
        let object = own.takes & SAY == 0 && own.takes & OBJECT != 0;
        let stops = if object { COLON | COMMA } else { COLON };
        end = (first + 1..end)
            .find(|&i| line.is_own(i, stops))
            .unwrap_or(end);
        for cue in self.cues {
            if cue.first <= first || cue.first >= end || cue.first == own.first {
                continue;
            }
            let mut stop = cue.first;
            if cue.order == Order::SubjectFirst
                && let Some(subject) = cue.subject
            {
                // A subject further back goes on from a verb before: this clause ends at the verb.
                let start = line.mentions.get(subject.first).map_or(stop, |m| m.first);
                if start > first {
                    stop = start.min(stop);
                    // « Kremlin adviser Yuri Ushakov »
                    while stop > first + 1 && line.is_own(stop - 1, CAPITAL | DETERMINER) {
                        stop -= 1;
                    }
                }
            }
            if stop > first && line.is_after(stop, COMMA | CONNECTOR) {
                end = stop;
            }
        }
        (first + 1..end)
            .rev()
            .find(|&i| self.is_content(i) && !line.is(i, CONNECTOR))
    }
}
