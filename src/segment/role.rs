//! What a block is for.

/// The role of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The headline.
    Title,
    /// The standfirst between title and body.
    Dek,
    /// Who wrote it.
    Byline,
    /// When and where it appeared.
    Dateline,
    /// A picture's legend or credit.
    Caption,
    /// A headline inside the body.
    Heading,
    /// Running text.
    Paragraph,
    /// A paragraph that is wholly a quotation.
    QuoteBlock,
    /// Page furniture: menus, share buttons, counters, related links. Folded away, never deleted.
    Chrome,
    /// What a reader wrote below.
    Comment,
    /// A note of the editor or translator.
    Note,
}

impl Role {
    /// Every role, in the order in which flat arrays number them.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Dek,
        Self::Byline,
        Self::Dateline,
        Self::Caption,
        Self::Heading,
        Self::Paragraph,
        Self::QuoteBlock,
        Self::Chrome,
        Self::Comment,
        Self::Note,
    ];

    /// The role's name in analysis files and at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Dek => "dek",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::QuoteBlock => "quote_block",
            Self::Chrome => "chrome",
            Self::Comment => "comment",
            Self::Note => "note",
        }
    }
}
