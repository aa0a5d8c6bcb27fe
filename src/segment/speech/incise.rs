//! The attribution that French writes inside the marks: « Nous irons, a dit Anne Roy, jusqu’au bout. »
//!
//! Its words are the reporter's: they lose the bit that says they are quoted, and the other rules read
//! them as they read any.

use super::lexis::{
    ADVERB, AUXILIARY, CAPITAL, COMMA, DETERMINER, FINITE, JOINED, LINK, MARK, PARTICIPLE, PRONOUN,
    QUOTED, SAY, STOP, TITLE,
};
use super::token::Token;

/// Tokens of such an attribution, at the most.
const TOKENS: usize = 14;

/// Tells the reporter's words inside quote marks from the quoted ones.
pub(super) fn unquote(tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let comma = tokens
            .get(at)
            .is_some_and(|t| t.bits & COMMA != 0 && t.bits & QUOTED != 0);
        at += 1;
        if comma && let Some(end) = attribution(tokens, at) {
            for token in tokens.get_mut(at..end).unwrap_or_default() {
                token.bits &= !QUOTED;
            }
            at = end;
        }
    }
}

/// The end of an attribution that begins here: a verb that says, its subject after it, and a mark.
fn attribution(tokens: &[Token], start: usize) -> Option<usize> {
    let is = |at: usize, bits: u64| tokens.get(at).is_some_and(|t| t.bits & bits != 0);
    let compound = is(start, AUXILIARY);
    let inverted = |at: usize| {
        let pronoun = at + usize::from(is(at, LINK) && is(at, JOINED));
        (is(pronoun, JOINED) && is(pronoun, PRONOUN)).then_some(pronoun + 1)
    };
    let mut at = start;
    let mut subject = None;
    if compound {
        subject = inverted(start + 1);
        at = subject.unwrap_or(start + 1);
        while is(at, ADVERB) && at < start + TOKENS {
            at += 1;
        }
    }
    if !is(at, SAY) || !is(at, if compound { PARTICIPLE } else { FINITE }) {
        return None;
    }
    at += 1;
    if !compound {
        subject = inverted(at);
        at = subject.unwrap_or(at);
    }
    if subject.is_none() && !is(at, CAPITAL | TITLE | DETERMINER) {
        return None;
    }
    let ends = |at: &usize| {
        is(*at, COMMA | MARK) || is(*at, STOP) && !is(*at + 1, CAPITAL) || *at == tokens.len()
    };
    (at..=start + TOKENS).find(ends)
}
