//! What the words of a mention say as they are printed, whoever is meant.

use crate::segment::{Language, words};
use crate::text::character::{is_capital, is_word};
use crate::text::{Span, lower_case};

/// A name as printed, with one space wherever white space stands.
pub(super) fn printed(text: &str, span: Span) -> String {
    let mut printed = String::with_capacity(span.len() as usize);
    for part in span.of(text).split_whitespace() {
        if !printed.is_empty() {
            printed.push(' ');
        }
        printed.push_str(part);
    }
    printed
}

/// The words of a description in lower case: « maître du kremlin » → maître, du, kremlin.
pub(super) fn telling_words(description: &str) -> impl Iterator<Item = &str> {
    words(description).map(|word| word.of(description))
}

/// The adjective of the power that sits at a place.
pub(super) fn seat<'l>(language: &'l Language, place: &str) -> Option<&'l str> {
    let mut entries = language.entries("seats").filter_map(|e| e.split_once('='));
    entries
        .find(|(seat, _)| seat.trim_end().ends_with(place))
        .map(|(_, adjective)| adjective.trim_start())
}

/// The body that a voice is named after: « communiqué du Kremlin », « White House statement ».
pub(super) fn body_of<'s>(shown: &'s str, language: &Language) -> Option<&'s str> {
    let capitals = words(shown).take_while(|w| w.of(shown).starts_with(is_capital));
    if let Some(last) = capitals.last() {
        return shown.get(..last.end() as usize);
    }
    let mut after_of = false;
    for word in words(shown) {
        let lower = lower_case(word.of(shown));
        let rest = shown.get(word.start() as usize..).unwrap_or("");
        if language.has("of", &lower) {
            after_of = true;
        } else if after_of && !language.has("determiners", &lower) {
            // « Le résumé de l’appel du Kremlin »: an appeal is no body.
            if rest.starts_with(is_capital) || language.has("speaker nouns", &lower) {
                return Some(rest);
            }
            after_of = false;
        }
    }
    None
}

/// « le ministère » → ministère.
pub(super) fn without_determiner(shown: String, language: &Language) -> String {
    let first = words(&shown).next().map_or("", |w| w.of(&shown));
    if language.is_function_word(&lower_case(first)) {
        let rest = shown.get(first.len()..).unwrap_or("");
        rest.trim_start_matches(|c: char| !is_word(c)).to_owned()
    } else {
        shown
    }
}
