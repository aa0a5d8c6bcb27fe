//! Whatever the texts: comparing them panics nowhere, and what is found is true.
//!
//! `cargo +nightly fuzz run discovery -- -dict=fuzz/segmentation.dict -max_total_time=1800`, from the project's folder. The texts are
//! the input's lines, dealt out to a few articles, some of them twice, so that much is shared.

#![no_main]

use libfuzzer_sys::fuzz_target;
use recoupe::align::{Change, Op};
use recoupe::corpus::Metadata;
use recoupe::engine::Engine;
use recoupe::report::{Report, overview};
use recoupe::text::Span;
use recoupe::text::decompose::decompose;
use recoupe::wire::analysis::analysis_json;

fuzz_target!(|input: (u8, &str)| {
    let (choice, dropped) = input;
    let n_articles = 1 + usize::from(choice % 3);
    let mut texts = vec![String::new(); n_articles];
    for (n, line) in dropped.split('\u{c}').flat_map(|s| s.split("\n\n")).enumerate() {
        // Every other line goes to two articles, or twice to the one there is.
        for copy in 0..1 + n % 2 {
            let text = &mut texts[(n + copy + usize::from(choice / 3)) % n_articles];
            text.push_str(line);
            text.push('\n');
        }
    }
    let mut engine = Engine::new(decompose);
    let mut keys = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        keys.push(engine.add(&n.to_string(), text.as_bytes(), text, Metadata::default()));
    }
    let report = Report::new(&engine);
    let _ = overview(&engine, &report);
    for f in &report.found {
        let (left, right) = (f.left_span(), f.right_span());
        assert!(!left.is_empty() && !right.is_empty());
        assert!(!f.is_within() || left.end() <= right.start());
        let changes = f.changes();
        assert_eq!(rebuilt(&f.left.text, left, &changes, &f.right.text), right.of(&f.right.text));
        for change in &changes {
            assert!(change.op != Op::Move || change.left.is_empty() != change.right.is_empty());
            let _ = f.sensitive(change);
        }
    }
    let said = analysis_json(&engine);
    // An article that goes and comes back changes nothing but the order.
    engine.remove(keys[0]);
    let last = engine.add("0", texts[0].as_bytes(), &texts[0], Metadata::default());
    engine.place_at(last, 0);
    assert_eq!(analysis_json(&engine), said);
});

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
