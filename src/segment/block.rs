//! Canonical text into blocks, each with its role.
//!
//! A block is a line that holds something. Roles are judged by what the line says
//! ([`super::furniture`]) and by where it stands: before the first prose of the article, between,
//! or after the last; glued to a neighbour where the article parts its paragraphs by empty lines.

use super::furniture::{LineWords, ends_sentence, is_byline, is_credit, is_dateline, is_furniture};
use super::role::Role;
use crate::text::Span;

/// A line of the text and what it is for. Spans leave out the white space around the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// A prose line has at least this many words and ends as a sentence does …
const PROSE_WORDS: usize = 10;
/// … or has this many whatever its end.
const LONG_PROSE_WORDS: usize = 30;
/// A headline has at least this many words; shorter lines before the body are labels.
const TITLE_WORDS: usize = 4;
/// After a "related articles" line, what is shorter than this is one of their titles.
const TEASER_WORDS: usize = 30;

/// The blocks of the text in order, disjoint; what lies between them is white space.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let roles = roles(&lines);
    lines
        .iter()
        .zip(roles)
        .map(|(line, role)| Block {
            span: line.span,
            role,
        })
        .collect()
}

/// One non-empty line and what its own words say of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent observations of one line"
)]
struct Line<'t> {
    span: Span,
    text: &'t str,
    n_words: usize,
    /// Ends as a sentence does.
    terminal: bool,
    /// An empty line, or an end of the text, stands before / after it.
    gap_before: bool,
    gap_after: bool,
    furniture: bool,
    byline: bool,
    dateline: bool,
    credit: bool,
    note: bool,
    /// Opens readers' comments: a counter of views or comments.
    opens_comments: bool,
    /// Furniture that announces other articles.
    opens_related: bool,
}

impl Line<'_> {
    const fn is_prose(&self) -> bool {
        !self.furniture
            && ((self.terminal && self.n_words >= PROSE_WORDS) || self.n_words >= LONG_PROSE_WORDS)
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let (mut offset, mut gap) = (0usize, true);
    for raw in text.split('\n') {
        let line = raw.trim();
        if line.is_empty() {
            if let Some(last) = found.last_mut() {
                last.gap_after = true;
            }
            gap = true;
        } else {
            let start = offset + (raw.len() - raw.trim_start().len());
            found.push(read_line(line, start, gap));
            gap = false;
        }
        offset += raw.len() + 1;
    }
    if let Some(last) = found.last_mut() {
        last.gap_after = true;
    }
    found
}

fn read_line(line: &str, start: usize, gap_before: bool) -> Line<'_> {
    let words = LineWords::new(line);
    let furniture = is_furniture(line, &words);
    let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Line {
        span: Span::new(offset(start), offset(start + line.len())),
        text: line,
        n_words: words.len(),
        terminal: ends_sentence(line),
        gap_before,
        gap_after: false,
        furniture,
        byline: is_byline(line, &words),
        dateline: is_dateline(&words),
        credit: is_credit(line, &words),
        note: words.has_from("note words", 0),
        opens_comments: furniture && words.covered("comment words") == words.len(),
        opens_related: furniture && words.starts_with("furniture starts"),
    }
}

/// Where the article proper begins and ends among its lines, and how it parts its paragraphs.
struct Layout {
    /// First line of prose, and one past the last one.
    body: std::ops::Range<usize>,
    /// First line of the readers' comments, or one past the last line.
    comments: usize,
    /// Most prose lines are parted from the next line by an empty one.
    spaced: bool,
}

impl Layout {
    fn of(lines: &[Line<'_>]) -> Self {
        let prose: Vec<usize> = (0..lines.len())
            .filter(|&i| lines.get(i).is_some_and(Line::is_prose))
            .collect();
        let n_prose_words = |range: &[usize]| -> usize {
            range
                .iter()
                .filter_map(|&i| lines.get(i))
                .map(|l| l.n_words)
                .sum()
        };
        let total = n_prose_words(&prose);
        // Comments follow the article, so the line that opens them has most of the prose before it.
        let comments = (0..lines.len())
            .find(|&i| {
                let before = prose.partition_point(|&p| p < i);
                lines.get(i).is_some_and(|l| l.opens_comments)
                    && n_prose_words(prose.get(..before).unwrap_or(&[])) * 2 > total
            })
            .map_or(lines.len(), |i| i + 1);
        let first = prose.first().copied().unwrap_or(lines.len());
        let last = prose
            .iter()
            .copied()
            .rfind(|&i| i < comments)
            .map_or(first, |i| i + 1);
        let spaced = prose
            .iter()
            .filter(|&&i| lines.get(i).is_some_and(|l| l.gap_after))
            .count();
        Self {
            body: first..last,
            comments,
            spaced: spaced * 2 > prose.len(),
        }
    }
}

fn roles(lines: &[Line<'_>]) -> Vec<Role> {
    let layout = Layout::of(lines);
    let title = title(lines, &layout);
    let mut related = false;
    let mut roles = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let repeats_title =
            title.is_some_and(|t| lines.get(t).is_some_and(|t| t.text == line.text));
        let role = if Some(i) == title || repeats_title {
            Role::Title
        } else if line.furniture {
            Role::Chrome
        } else if i >= layout.comments {
            Role::Comment
        } else if related && line.n_words < TEASER_WORDS {
            Role::Chrome
        } else {
            role_by_place(lines, i, &layout, title)
        };
        if line.opens_related && i * 2 > lines.len() {
            related = true;
        } else if line.n_words >= TEASER_WORDS && line.is_prose() {
            related = false;
        }
        roles.push(role);
    }
    roles
}

fn role_by_place(lines: &[Line<'_>], i: usize, layout: &Layout, title: Option<usize>) -> Role {
    let Some(line) = lines.get(i) else {
        return Role::Paragraph;
    };
    if line.dateline {
        return Role::Dateline;
    }
    if line.byline && (i < layout.body.start + 2 || i + 1 >= layout.body.end) {
        return Role::Byline;
    }
    if line.credit {
        return Role::Caption;
    }
    if line.note && (i == layout.body.start || i + 1 >= layout.body.end || line.n_words < 25) {
        return Role::Note;
    }
    if line.is_prose() {
        return if is_dek(lines, i, layout, title) {
            Role::Dek
        } else {
            Role::Paragraph
        };
    }
    if i < layout.body.start {
        return role_before_body(lines, i, title);
    }
    if i >= layout.body.end {
        return if line.terminal {
            Role::Paragraph
        } else {
            Role::Chrome
        };
    }
    if line.terminal {
        return Role::Paragraph;
    }
    if !layout.spaced || (line.gap_before && line.gap_after) {
        return Role::Heading;
    }
    // Where paragraphs are spaced, a line glued to the paragraph below it came from a box beside
    // the text (the title of a related article); one glued to the paragraph above is its legend.
    if line.gap_before {
        Role::Chrome
    } else if line.gap_after {
        Role::Caption
    } else {
        Role::Heading
    }
}

/// Lines between the title and the body that no word gives away: the legend of the picture that
/// opens the article, or labels above the title.
fn role_before_body(lines: &[Line<'_>], i: usize, title: Option<usize>) -> Role {
    let Some(line) = lines.get(i) else {
        return Role::Paragraph;
    };
    let Some(title) = title else {
        return Role::Heading;
    };
    if i < title {
        return Role::Chrome;
    }
    let legend = lines
        .iter()
        .any(|l| l.credit && l.text != line.text && l.text.starts_with(line.text));
    if legend {
        Role::Caption
    } else if line.n_words < TITLE_WORDS && !line.terminal {
        Role::Chrome
    } else {
        Role::Dek
    }
}

/// The headline: the first line before the body with enough words that nothing else explains.
fn title(lines: &[Line<'_>], layout: &Layout) -> Option<usize> {
    let candidates = || {
        (0..layout.body.start.min(lines.len())).filter(|&i| {
            lines
                .get(i)
                .is_some_and(|l| !l.furniture && !l.byline && !l.dateline && !l.credit && !l.note)
        })
    };
    candidates()
        .find(|&i| lines.get(i).is_some_and(|l| l.n_words >= TITLE_WORDS))
        .or_else(|| candidates().max_by_key(|&i| (lines.get(i).map(|l| l.n_words), usize::MAX - i)))
}

/// The first prose line is the standfirst when furniture parts it from the title, or the title comes
/// again after it.
fn is_dek(lines: &[Line<'_>], i: usize, layout: &Layout, title: Option<usize>) -> bool {
    let Some(title) = title.filter(|_| i == layout.body.start && layout.body.len() > 1) else {
        return false;
    };
    let title_text = lines.get(title).map_or("", |l| l.text);
    let title_again = lines.get(i + 1).is_some_and(|l| l.text == title_text);
    let parted = lines
        .get(title + 1..i)
        .unwrap_or(&[])
        .iter()
        .any(|l| l.furniture);
    title_again || parted
}

#[cfg(test)]
mod tests {
    use super::blocks;

    /// Each line of the text with its expected role before a `|`; an empty line stays empty.
    #[track_caller]
    fn check(lines: &[&str]) {
        let text: Vec<_> = lines
            .iter()
            .map(|l| l.split_once('|').map_or("", |(_, text)| text))
            .collect();
        let text = text.join("\n");
        let found: Vec<_> = blocks(&text)
            .iter()
            .map(|b| format!("{}|{}", b.role.name(), b.span.of(&text)))
            .collect();
        let expected: Vec<_> = lines.iter().filter(|l| !l.is_empty()).copied().collect();
        assert_eq!(found, expected);
    }

    const PROSE: &str =
        "paragraph|Le ministre a répondu hier soir aux questions des députés sur ce traité.";

    #[test]
    fn a_plain_article() {
        check(&[
            "title|Le traité divise la majorité",
            "byline|Par Jeanne Roy",
            PROSE,
            "heading|Un vote serré",
            PROSE,
        ]);
    }

    #[test]
    fn furniture_around_and_inside() {
        check(&[
            "chrome|Menu",
            "",
            "title|Le traité divise la majorité",
            "dateline|Publié le 3 mars 2023",
            "chrome|Partager",
            "",
            "dek|Le texte, voté dans la nuit, ouvre une crise au sein de la coalition au pouvoir.",
            "",
            PROSE,
            "",
            "chrome|Ce que contient vraiment le traité signé à Berlin",
            PROSE,
            "",
            "heading|Un vote serré",
            "",
            PROSE,
            "",
            "chrome|À lire aussi",
            "chrome|Pourquoi les Alpes fondent plus vite que prévu, et ce qui les attend ?",
        ]);
    }

    #[test]
    fn what_follows_a_counter_at_the_end_is_comments() {
        check(&[
            "title|Le traité divise la majorité",
            PROSE,
            PROSE,
            "chrome|Vues : 72",
            "comment|Xuan",
            "comment|Il faut relever que le ministre a répondu hier soir aux questions des députés.",
        ]);
    }

    #[test]
    fn an_empty_text_has_no_block_and_white_space_is_none() {
        check(&[]);
        check(&["", "", ""]);
        assert!(blocks(" \n\t\n\u{A0}").is_empty());
    }
}
