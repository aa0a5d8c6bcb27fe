//! The only offset type inside the core: a range of bytes of one canonical text.

/// A half-open range of bytes, `start..end`, of one article's canonical text.
///
/// Both ends lie on character boundaries of that text; whoever makes a span sees to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

impl Span {
    /// The span `start..end`; ends given the wrong way round give the empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether no byte lies in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Number of bytes that both have.
    #[must_use]
    pub fn overlap(self, other: Self) -> u32 {
        let start = self.start.max(other.start);
        self.end.min(other.end).saturating_sub(start)
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text of the span; the empty string where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

/// Whether nothing but one space stands from `start` to `end`: what most words have between them.
#[inline]
#[must_use]
pub fn is_space(text: &str, start: u32, end: u32) -> bool {
    end == start.wrapping_add(1) && text.as_bytes().get(start as usize) == Some(&b' ')
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn spans_are_measured_in_bytes_and_never_run_backwards() {
        let span = Span::new(2, 6);
        assert_eq!((span.start(), span.end(), span.len()), (2, 6, 4));
        assert!(Span::new(6, 2).is_empty());
        assert_eq!(span.overlap(Span::new(4, 9)), 2);
        assert_eq!(span.overlap(Span::new(7, 9)), 0);
        assert_eq!(span.cover(Span::new(7, 9)), Span::new(2, 9));
        assert!(span.contains(Span::new(3, 6)) && !span.contains(Span::new(3, 7)));
    }

    #[test]
    fn a_span_that_does_not_fit_the_text_reads_as_nothing() {
        assert_eq!(Span::new(0, 2).of("été"), "é");
        assert_eq!(Span::new(0, 1).of("été"), "");
        assert_eq!(Span::new(3, 99).of("été"), "");
    }
}
