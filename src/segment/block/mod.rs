//! Canonical text into blocks, each with its role.
//!
//! A block is a line that holds something (a paragraph where lines were broken to fit: [`super::wrap`]). Roles are judged by what the line says
//! ([`super::furniture`]) and by where it stands: before the first prose of the article, between,
//! or after the last; glued to a neighbour where the article parts its paragraphs by empty lines;
//! among short lines in a row, as in menus and lists of titles; and whether it comes again.
//!
//! Works in time proportional to the text: a line is read once and looks at a bounded number of others.

mod layout;
mod line;

use super::TextWord;
use super::role::Role;
use crate::text::Span;
use crate::text::character::last;
use layout::{Layout, Row};
use line::{Line, lines};

/// A line of the text and what it is for. Spans leave out the white space around the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// A headline has at least this many words; shorter lines before the body are labels.
const TITLE_WORDS: usize = 4;
/// After a "related articles" line, what is shorter than this is one of their titles.
const TEASER_WORDS: usize = 30;
/// A note is shorter than this where it stands amid the article.
const NOTE_WORDS: usize = 25;
/// A standfirst has at most this many words.
const DEK_WORDS: usize = 60;
/// Between the title and the body, a byline or a standfirst stands among the first lines.
const BELOW_TITLE: usize = 5;
/// A legend stands this near to the line that gives it again with its source.
const LEGEND_LINES: usize = 3;

/// The blocks of the text in order, disjoint; what lies between them is white space. `words` are all of the text's.
#[must_use]
pub fn blocks(text: &str, words: &[TextWord]) -> Vec<Block> {
    let lines = lines(text, words);
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

fn roles(lines: &[Line<'_>]) -> Vec<Role> {
    let layout = Layout::of(lines);
    let title = layout.title.and_then(|t| lines.get(t)).map(|t| t.text);
    // What a "related articles" line announces goes on: to the next gap, or, at the end, to the next prose.
    let (mut related, mut announced) = (false, false);
    let mut roles = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let explained = line.byline || line.dateline || line.credit;
        let teaser = !explained
            && (related && line.n_words < TEASER_WORDS && last(line.text) != '.'
                || announced && line.is_label() && !line.gap_before);
        announced = i >= layout.body.start && (line.announces || announced && teaser);
        roles.push(if title == Some(line.text) {
            Role::Title
        } else if line.furniture {
            Role::Chrome
        } else if i >= layout.comments {
            Role::Comment
        } else if teaser {
            Role::Chrome
        } else {
            role_by_place(lines, i, &layout)
        });
        related |= line.announces && i * 2 > lines.len();
        related &= line.n_words < TEASER_WORDS || !line.is_prose();
    }
    roles
}

fn role_by_place(lines: &[Line<'_>], i: usize, layout: &Layout) -> Role {
    let Some(line) = lines.get(i) else {
        return Role::Paragraph;
    };
    let (before, after) = (i < layout.body.start, i >= layout.body.end);
    if line.dateline {
        return Role::Dateline;
    }
    let below_dek = i == layout.body.start + 1 && is_dek(lines, i - 1, layout);
    if line.byline && (i < layout.body.start + 2 || i + 1 >= layout.body.end)
        || below_dek && line.is_signature()
    {
        return Role::Byline;
    }
    if line.credit {
        return Role::Caption;
    }
    let edge = i == layout.body.start || i + 1 >= layout.body.end;
    if (edge || line.n_words < NOTE_WORDS) && line.is_note() {
        return Role::Note;
    }
    if line.is_prose() {
        return if is_dek(lines, i, layout) {
            Role::Dek
        } else if line.is_quoted() {
            Role::QuoteBlock
        } else {
            Role::Paragraph
        };
    }
    if before {
        return role_before_body(lines, i, layout);
    }
    if after {
        return role_after_body(lines, i);
    }
    if line.is_quoted() {
        return Role::QuoteBlock;
    }
    if line.terminal || line.is_part_of_text() {
        return Role::Paragraph;
    }
    match layout.row(i) {
        Row::Furniture => return Role::Chrome,
        Row::List => return Role::Paragraph,
        Row::Few => {}
    }
    if !layout.spaced || line.gap_before == line.gap_after {
        return Role::Heading;
    }
    // Where paragraphs are spaced, a line glued to the paragraph below it came from a box beside
    // the text (the title of a related article); one glued to the paragraph above is its legend.
    if line.gap_before {
        Role::Chrome
    } else {
        Role::Caption
    }
}

/// Lines before the body that no word gives away: labels above the title; below it the author's name,
/// the standfirst, the legend of the picture that opens the article.
fn role_before_body(lines: &[Line<'_>], i: usize, layout: &Layout) -> Role {
    let (Some(line), Some(title)) = (lines.get(i), layout.title) else {
        return Role::Heading;
    };
    if i < title || layout.is_in_menu(i) {
        return Role::Chrome;
    }
    let near = i.saturating_sub(LEGEND_LINES)..=i + LEGEND_LINES;
    let legend = near
        .filter_map(|i| lines.get(i))
        .any(|l| l.credit && l.text != line.text && l.text.starts_with(line.text));
    if legend {
        Role::Caption
    } else if i > title + BELOW_TITLE {
        if line.is_label() {
            Role::Chrome
        } else {
            Role::Paragraph
        }
    } else if line.is_signature() {
        Role::Byline
    } else if line.n_words < TITLE_WORDS && !line.terminal {
        Role::Chrome
    } else {
        Role::Dek
    }
}

/// After the last prose stand the titles of other articles, some of them questions, and a last word.
fn role_after_body(lines: &[Line<'_>], i: usize) -> Role {
    let furniture = |i: usize| lines.get(i).is_some_and(|l| l.furniture || !l.terminal);
    let among_titles = i > 0 && furniture(i - 1) && (i + 1 == lines.len() || furniture(i + 1));
    match lines.get(i) {
        Some(line) if line.is_quoted() => Role::QuoteBlock,
        Some(line) if line.terminal && !(among_titles && last(line.text) != '.') => Role::Paragraph,
        _ => Role::Chrome,
    }
}

/// The first prose line is the standfirst when furniture, a byline or a date parts it from the title or
/// from the text, or the title comes again after it; and it is shorter than the paragraph that follows.
fn is_dek(lines: &[Line<'_>], i: usize, layout: &Layout) -> bool {
    let Some(title) = layout
        .title
        .filter(|_| i == layout.body.start && layout.body.len() > 1)
    else {
        return false;
    };
    let title_text = lines.get(title).map_or("", |l| l.text);
    let next = lines.get(i + 1);
    let title_again = next.is_some_and(|l| l.text == title_text);
    let between = lines.get(title + 1..i).unwrap_or(&[]);
    let signed = next.is_some_and(|l| l.dateline || l.is_signature())
        && !between.iter().any(|l| l.dateline || l.byline);
    let parted = between.iter().any(|l| l.furniture);
    let length = |i: usize| lines.get(i).map_or(0, |l| l.text.len());
    let following =
        (i + 1..lines.len().min(i + 8)).find(|&i| lines.get(i).is_some_and(Line::is_prose));
    let shorter = following.is_some_and(|next| length(i) < length(next));
    title_again
        || signed
        || parted && shorter && lines.get(i).is_some_and(|l| l.n_words <= DEK_WORDS)
}

/// The blocks of a text that nothing else is asked of.
#[cfg(test)]
pub(crate) fn blocks_of(text: &str) -> Vec<Block> {
    blocks(text, &super::Vocabulary::default().words(text))
}

#[cfg(test)]
mod tests;
