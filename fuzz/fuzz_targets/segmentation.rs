//! Whatever the text: reading it panics nowhere, and its pieces rebuild it byte for byte.
//!
//! `cargo +nightly fuzz run segmentation -- -dict=fuzz/segmentation.dict -max_total_time=1800`, from the project's folder. The first byte
//! chooses the language, so that every language's rules are reached; the rest is the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use recoupe::segment::{Language, Vocabulary, block, language, quotation, sentence, speech::speech};
use recoupe::text::character::is_word;
use recoupe::text::{CanonicalText, Span};

fuzz_target!(|input: (u8, &str)| {
    let (choice, dropped) = input;
    let text = CanonicalText::new(dropped);
    assert_eq!(
        *text,
        *dropped
            .strip_prefix('\u{FEFF}')
            .unwrap_or(dropped)
            .replace("\r\n", "\n")
            .replace('\r', "\n")
    );
    let mut vocabulary = Vocabulary::default();
    let words = vocabulary.words(&text);
    let languages = language::all();
    let language = languages
        .get(usize::from(choice) % (languages.len() + 1))
        .unwrap_or_else(|| Language::guess(&text, &words));

    let blocks = block::blocks(&text, &words);
    let spans: Vec<_> = blocks.iter().map(|b| b.span).collect();
    assert_rebuilds(&text, &spans, |c| !c.is_whitespace());

    let sentences = sentence::sentences(&text, &blocks, language);
    assert_rebuilds(&text, &sentences, |c| !c.is_whitespace());
    assert!(all_inside(&sentences, &spans));

    assert_rebuilds(&text, &words.iter().map(|w| w.span).collect::<Vec<_>>(), is_word);

    let quotations = quotation::quotations(&text, &blocks);
    for quotation in &quotations {
        assert!(!quotation.span.of(&text).trim().is_empty());
        assert!(all_inside(&[quotation.span], &spans));
    }

    let spoken = vocabulary.spoken(&text, &words, language);
    let said = speech(&text, &blocks, &sentences, &spoken, &quotations, language);
    assert!(said.utterances.len() >= quotations.len());
    let mut start = 0;
    for utterance in &said.utterances {
        assert!(start <= utterance.span.start() && all_inside(&[utterance.span], &spans));
        assert!(!utterance.span.of(&text).is_empty());
        start = utterance.span.start();
        if let Some(attribution) = &utterance.attribution {
            assert!(attribution.speakers.iter().all(|&m| (m as usize) < said.mentions.len()));
            assert!(attribution.cue.is_none_or(|cue| !cue.of(&text).is_empty()));
        }
    }
    for mention in &said.mentions {
        assert!(!mention.core.of(&text).is_empty() && mention.span.contains(mention.core));
    }
});

/// The spans are in order and disjoint, stand on character boundaries, and leave nothing out that
/// `belongs` inside one: so with what lies between they are the text.
fn assert_rebuilds(text: &str, spans: &[Span], belongs: impl Fn(char) -> bool) {
    let mut end = 0;
    for span in spans {
        let (from, to) = (span.start() as usize, span.end() as usize);
        assert!(end <= from && from < to, "{spans:?}");
        assert!(text.is_char_boundary(from) && text.is_char_boundary(to));
        assert!(!text[end..from].contains(&belongs), "{:?} left out", &text[end..from]);
        end = to;
    }
    assert!(!text[end..].contains(&belongs), "{:?} left out", &text[end..]);
}

/// Every inner span stands within one outer span; both in order.
fn all_inside(inner: &[Span], outer: &[Span]) -> bool {
    inner.iter().all(|span| {
        let at = outer.partition_point(|o| o.end() < span.end());
        outer.get(at).is_some_and(|o| o.contains(*span))
    })
}
