//! Reported speech without quote marks: which clause a cue reports.

use super::attribution::Paragraph;
use super::cue::{Cue, Order};
use super::lexis::{
    ADVERB, COLON, COMMA, CONNECTOR, GENITIVE, MARK, NO_THAT, OBJECT, OF, ON, ON_WORD, PREPOSITION,
    QUOTED, SAY, THAT, TO, TO_WORD, VERB, WORD,
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
            Order::SubjectFirst | Order::Gerund => {
                let first = self.clause_start(cue)?;
                (first, self.clause_end(first, cue)?, Reason::VerbBefore)
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
    fn others_speak(&self, cue: &Cue) -> bool {
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
        let goes_on =
            after.filter(|&i| line.is(i, WORD) && line.sentence(i) == line.sentence(cue.first));
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
        let from = cue.last + 1;
        // What the next verb says is not this one's.
        let next = self.cues.iter().find(|c| c.first > cue.last);
        let end = next.map_or(end, |c| end.min(c.first));
        let find = |bits: u64| (from..end).find(|&i| line.is(i, bits));
        let takes = |bits: u64| cue.takes & bits != 0;
        if takes(SAY)
            && let Some(that) = (from..end).find(|&i| line.is(i, THAT) && !line.is(i - 1, NO_THAT))
        {
            return Some(that + 1);
        }
        if takes(TO) {
            let verb = (from..end).find(|&i| line.is(i, TO_WORD) && self.is_infinitive(i + 1));
            return verb.or_else(|| find(TO_WORD)).map(|i| i + 1);
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
        let next = (from..end).find(|&i| self.is_content(i) && !line.is(i, ADVERB))?;
        let object = takes(OBJECT) && next <= cue.last + 2;
        let infinitive = takes(SAY) && self.is_infinitive(next);
        let bare = takes(SAY) && line.lexis.bare_clauses && self.is_bare_clause(next, cue);
        (infinitive || object || bare).then_some(next)
    }

    /// « said the talks were over », but not « said on Monday », « told reporters ».
    fn is_bare_clause(&self, next: usize, cue: &Cue) -> bool {
        let line = self.line;
        let at_verb = next == cue.last + 1 && line.is(next, WORD);
        let end = line.sentence_end(next);
        let words = (next..end)
            .take_while(|&i| !line.is(i, COMMA | MARK))
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
