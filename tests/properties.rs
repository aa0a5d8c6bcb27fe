//! What is always true, on arbitrary and on spliced real text. Numbers are those of DESIGN's list.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]

mod common;

use std::collections::BTreeSet;

use common::{any_text, cases, corpus, empty, engine_of};
use proptest::prelude::*;
use recoupe::align::{Change, Op};
use recoupe::corpus::Metadata;
use recoupe::engine::Engine;
use recoupe::report::{Found, Report};
use recoupe::segment::{Language, QuotationKind, Vocabulary, block, quotation, sentence};
use recoupe::text::character::is_word;
use recoupe::text::{CanonicalText, Span};
use recoupe::wire::analysis::analysis_json;

/// The spans are in order, disjoint, on character boundaries, and no byte between them satisfies
/// `must_be_inside`.
fn assert_covers(text: &str, spans: &[Span], must_be_inside: impl Fn(char) -> bool) {
    let mut rebuilt = String::new();
    let mut end = 0;
    for span in spans {
        assert!(end <= span.start(), "spans overlap: {spans:?}");
        let between = Span::new(end, span.start()).of(text);
        assert!(
            !between.contains(&must_be_inside),
            "{between:?} lies between"
        );
        assert!(!span.of(text).is_empty(), "{span:?} is no span of the text");
        rebuilt.push_str(between);
        rebuilt.push_str(span.of(text));
        end = span.end();
    }
    let rest = text.get(end as usize..).expect("a boundary");
    assert!(!rest.contains(must_be_inside), "{rest:?} is left over");
    rebuilt.push_str(rest);
    assert_eq!(rebuilt, text);
}

/// The left side with every change applied, last one first.
fn rebuilt(text: &str, side: Span, changes: &[Change], other: &str) -> String {
    let mut rebuilt = side.of(text).to_owned();
    for change in changes.iter().rev() {
        let start = (change.left.start() - side.start()) as usize;
        let end = (change.left.end() - side.start()) as usize;
        rebuilt.replace_range(start..end, change.right.of(other));
    }
    rebuilt
}

/// All that was found, told by article names and places, in no order.
fn told(engine: &Engine) -> BTreeSet<String> {
    let report = Report::new(engine);
    let found = report.found.iter().map(|f| {
        let mut sides = [
            side(&f.left.name, f.left_span()),
            side(&f.right.name, f.right_span()),
        ];
        let mut changes = f.changes();
        if f.left.name > f.right.name {
            sides.swap(0, 1);
            changes = changes.into_iter().map(Change::mirrored).collect();
        }
        let x = &f.alignment;
        format!("{sides:?} {:?} {} {} {changes:?}", x.kind, x.score, f.stock)
    });
    let passages = report.passages.iter().map(|p| {
        let name = |key| engine.article(key).map_or("", |a| a.name.as_str());
        let places: BTreeSet<_> = p
            .occurrences
            .iter()
            .map(|o| side(name(o.article), o.span))
            .collect();
        format!("{places:?} {:?} {}", p.kind, p.stock)
    });
    found.chain(passages).collect()
}

fn side(name: &str, span: Span) -> (String, u32, u32) {
    (name.to_owned(), span.start(), span.end())
}

fn add(engine: &mut Engine, n: usize, text: &str) {
    engine.add(
        &format!("{n}.txt"),
        text.as_bytes(),
        text,
        Metadata::default(),
    );
}

proptest! {
    #![proptest_config(cases(1500))]

    /// 1, and 7: blocks, sentences and words rebuild the text byte for byte, whatever it is.
    #[test]
    fn pieces_rebuild_the_text(decoded in any_text()) {
        let text = CanonicalText::new(&decoded);
        let words = Vocabulary::default().words(&text);
        let blocks = block::blocks(&text, &words);
        let sentences = sentence::sentences(&text, &blocks, Language::guess(&text, &words));
        let words: Vec<_> = words.iter().map(|w| w.span).collect();
        assert_covers(&text, &blocks.iter().map(|b| b.span).collect::<Vec<_>>(), |c| !c.is_whitespace());
        assert_covers(&text, &sentences, |c| !c.is_whitespace());
        assert_covers(&text, &words, is_word);
        for sentence in &sentences {
            prop_assert!(blocks.iter().any(|b| b.span.contains(*sentence)));
        }
        for quotation in quotation::quotations(&text, &blocks) {
            prop_assert!(!quotation.span.of(&text).is_empty());
            prop_assert!(blocks.iter().any(|b| b.span.contains(quotation.span)));
        }
    }

    /// 1 and 3: what is said lies in a block, who says it and how inside the text, and reading again says the
    /// same.
    #[test]
    fn speech_lies_inside_the_text(texts in corpus()) {
        let engine = engine_of(&texts);
        let again = engine_of(&texts);
        for (article, same) in engine.articles().iter().zip(again.articles()) {
            let speech = &article.speech;
            prop_assert_eq!(speech, &same.speech);
            let inside = |span: Span| {
                let (start, end) = (span.start() as usize, span.end() as usize);
                article.text.get(start..end).is_some_and(|words| !words.is_empty())
            };
            for utterance in &speech.utterances {
                prop_assert!(article.blocks.iter().any(|b| b.span.contains(utterance.span)));
                prop_assert!(inside(utterance.span));
                if let Some(attribution) = &utterance.attribution {
                    prop_assert!(attribution.cue.is_none_or(inside));
                    let known = |&m: &u32| (m as usize) < speech.mentions.len();
                    prop_assert!(!attribution.speakers.is_empty() && attribution.speakers.iter().all(known));
                }
            }
            for mention in &speech.mentions {
                prop_assert!(inside(mention.span) && mention.span.contains(mention.core));
            }
            let marked = speech.utterances.iter().filter(|u| u.kind != QuotationKind::Indirect);
            prop_assert_eq!(marked.count(), article.quotations.len());
        }
    }

    /// 2: the changes of an alignment rebuild each side from the other.
    #[test]
    fn changes_rebuild_each_side(texts in corpus()) {
        let engine = engine_of(&texts);
        for f in &Report::new(&engine).found {
            let changes = f.changes();
            let (left, right) = (f.left_span().of(&f.left.text), f.right_span().of(&f.right.text));
            prop_assert_eq!(rebuilt(&f.left.text, f.left_span(), &changes, &f.right.text), right);
            let back: Vec<_> = changes.iter().copied().map(Change::mirrored).collect();
            prop_assert_eq!(rebuilt(&f.right.text, f.right_span(), &back, &f.left.text), left);
            for change in &changes {
                // What moved is taken out here and put in there.
                let one_side = change.left.is_empty() != change.right.is_empty();
                prop_assert!(change.op != Op::Move || one_side);
                prop_assert_ne!(change.left.of(&f.left.text), change.right.of(&f.right.text));
            }
        }
    }

    /// 3: comparing (a, b) mirrors comparing (b, a).
    #[test]
    fn comparisons_mirror(texts in corpus()) {
        let engine = engine_of(&texts);
        for (left, right) in engine.pairs() {
            let there: BTreeSet<_> = engine.alignments(left, right).iter().map(|x| format!("{x:?}")).collect();
            let back = engine.alignments(right, left);
            if left != right {
                let back: BTreeSet<_> = back.iter().map(|x| format!("{:?}", x.mirrored())).collect();
                prop_assert_eq!(there, back);
            }
        }
    }

    /// 3: neither the order of arrival nor what came and went in between changes what is found.
    #[test]
    fn order_changes_nothing(texts in corpus(), shuffle in any::<prop::sample::Index>(), gone in corpus()) {
        let expected = told(&engine_of(&texts));
        let mut engine = empty();
        let passing: Vec<_> = gone
            .iter()
            .map(|text| engine.add("gone.txt", text.as_bytes(), text, Metadata::default()))
            .collect();
        let first = shuffle.index(texts.len());
        for n in (0..texts.len()).map(|i| (first + i) % texts.len()).rev() {
            add(&mut engine, n, &texts[n]);
        }
        for key in passing {
            engine.remove(key);
        }
        let found = told(&engine);
        let differs: Vec<_> = found.symmetric_difference(&expected).collect();
        prop_assert!(differs.is_empty(), "{differs:#?}");
    }

    /// 3: the same input gives the same bytes.
    #[test]
    fn the_same_input_gives_the_same_bytes(texts in corpus()) {
        prop_assert_eq!(analysis_json(&engine_of(&texts)), analysis_json(&engine_of(&texts)));
    }

    /// 5: an article compared with itself never aligns a place with itself.
    #[test]
    fn nothing_is_aligned_with_itself(texts in corpus(), again in 1..4usize) {
        let text = texts.concat().repeat(again);
        let engine = engine_of(&[text]);
        for f in &Report::new(&engine).found {
            prop_assert!(f.left_span().end() <= f.right_span().start(), "{}", f.id());
        }
    }

    /// 7: no text makes the engine panic, and places are places of the texts.
    #[test]
    fn any_texts_are_compared(texts in prop::collection::vec(any_text(), 0..4)) {
        let engine = engine_of(&texts);
        let report = Report::new(&engine);
        let inside = |f: &Found<'_>| {
            !f.left_span().of(&f.left.text).is_empty() && !f.right_span().of(&f.right.text).is_empty()
        };
        prop_assert!(report.found.iter().all(inside));
        let json: serde_json::Value = serde_json::from_str(&analysis_json(&engine)).expect("JSON");
        prop_assert_eq!(json["articles"].as_array().map(Vec::len), Some(texts.len()));
    }
}
