//! What stands around an alignment: the words that lead into it, and the paragraph that ends after it
//! on one side only.
//!
//! Neither is shared, so neither belongs to the alignment; but whoever compares two printings of one
//! quotation wants to see that « Et de souligner que » became « Comme il avait signalé que ».

use super::alignment::Alignment;
use super::change::{Change, ChangeClass, Op, Side};
use crate::text::{Span, has_sign};

/// Most words on either side that lead into what is shared.
const LEAD: u32 = 6;

/// The change of the words that lead into the alignment within its sentence, where both sides have
/// some, and few.
#[must_use]
pub fn lead(left: Side<'_>, right: Side<'_>, alignment: &Alignment) -> Option<Change> {
    let (a, b) = (alignment.left.start, alignment.right.start);
    let span = |side: Side<'_>, at: u32| {
        let first = (at.saturating_sub(LEAD)..at)
            .rev()
            .find(|&i| side.sequence.starts_sentence(i))?;
        (side.sequence.same_sentence(first, at)).then(|| side.sequence.span(first..at))
    };
    Some(Change {
        op: Op::Replace,
        class: ChangeClass::Wording,
        left: span(left, a)?,
        right: span(right, b)?,
    })
}

/// The end of a paragraph that stands on one side only between two alignments, where nothing else does.
#[must_use]
pub fn split(
    left: Side<'_>,
    right: Side<'_>,
    before: &Alignment,
    after: &Alignment,
) -> Option<Change> {
    if (before.left.end, before.right.end) != (after.left.start, after.right.start) {
        return None;
    }
    let space = |side: Side<'_>, at: u32| {
        let end = side.sequence.word(at)?.span.start();
        let between = Span::new(side.sequence.word(at.checked_sub(1)?)?.span.end(), end);
        let text = between.of(side.text);
        let kept = text.trim_end_matches(|c: char| !c.is_whitespace());
        let spaces = kept.trim_end();
        let offset = |text: &str| u32::try_from(text.len()).unwrap_or(0);
        let start = between.start() + offset(spaces);
        Some(Span::new(start, between.start() + offset(kept)))
    };
    let (x, y) = (
        space(left, after.left.start)?,
        space(right, after.right.start)?,
    );
    let ends_paragraph = |span: Span, side: Side<'_>| has_sign(span.of(side.text), b'\n');
    (ends_paragraph(x, left) != ends_paragraph(y, right)).then_some(Change {
        op: Op::Replace,
        class: ChangeClass::Split,
        left: x,
        right: y,
    })
}
