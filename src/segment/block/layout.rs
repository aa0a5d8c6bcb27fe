//! Where the article proper stands among its lines: body, title, menus, lists.

use std::ops::Range;

use super::TITLE_WORDS;
use super::line::Line;
use crate::segment::furniture::WORDS_READ;
use crate::text::character::last;

/// Entries of menus are not longer than this; as many of them in a row make a menu.
const MENU_WORDS: usize = 3;
const MENU_LINES: usize = 4;
/// Headings come alone; as many lines in a row that are no prose are a list of titles.
const LIST_LINES: usize = 3;

/// Where the article proper begins and ends among its lines, and how it parts its paragraphs.
pub(super) struct Layout {
    /// First line of prose, and one past the last one.
    pub(super) body: Range<usize>,
    /// First line of the readers' comments, or one past the last line.
    pub(super) comments: usize,
    /// Most prose lines are parted from the next line by an empty one.
    pub(super) spaced: bool,
    pub(super) title: Option<usize>,
    /// For each line, whether it stands among short ones, as menus have them.
    in_menu: Vec<bool>,
    /// For each line, what the row of labels is that it stands in.
    rows: Vec<Row>,
}

impl Layout {
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let is_prose = |i: &usize| lines.get(*i).is_some_and(Line::is_prose);
        let (mut n_prose, mut n_spaced, mut total) = (0, 0, 0);
        for line in lines.iter().filter(|line| line.is_prose()) {
            n_prose += 1;
            n_spaced += usize::from(line.gap_after);
            total += line.text.len();
        }
        // Comments follow the article, so the line that opens them has most of the prose before it.
        let mut before = 0;
        let comments = lines.iter().position(|line| {
            before += if line.is_prose() { line.text.len() } else { 0 };
            line.opens_comments && before * 2 > total
        });
        let comments = comments.map_or(lines.len(), |i| i + 1);
        let first = (0..lines.len()).find(is_prose).unwrap_or(lines.len());
        let end = (0..comments).rfind(is_prose).map_or(first, |i| i + 1);
        let short = |line: &Line<'_>| line.is_label() && line.n_words <= MENU_WORDS;
        let mut layout = Self {
            body: first..end.max(first),
            comments,
            spaced: n_spaced * 2 > n_prose,
            title: None,
            in_menu: runs(lines, short, |run| run.len() >= MENU_LINES),
            rows: runs(
                lines,
                |line: &Line<'_>| line.is_label(),
                |row| row_of(lines, row),
            ),
        };
        layout.title = title(lines, &layout);
        layout
    }

    pub(super) fn is_in_menu(&self, i: usize) -> bool {
        self.in_menu.get(i).is_some_and(|&is| is)
    }

    pub(super) fn row(&self, i: usize) -> Row {
        self.rows.get(i).copied().unwrap_or_default()
    }
}

/// Lines in a row none of which is prose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Row {
    /// One or two: headings, legends, bylines.
    #[default]
    Few,
    /// Titles of other articles, or a menu: furniture stands among them.
    Furniture,
    /// A list of the article's own: its prose announces it (« : »), or nothing tells it from one.
    List,
}

/// For each line, what the longest run of lines of this kind is that it stands in; the default where it is
/// of another kind.
fn runs<T: Clone + Default>(
    lines: &[Line<'_>],
    is: impl Fn(&Line<'_>) -> bool,
    what: impl Fn(Range<usize>) -> T,
) -> Vec<T> {
    let mut found = vec![T::default(); lines.len()];
    let mut start = 0;
    for end in 0..=lines.len() {
        if lines.get(end).is_some_and(&is) {
            continue;
        }
        if start < end
            && let Some(run) = found.get_mut(start..end)
        {
            run.fill(what(start..end));
        }
        start = end + 1;
    }
    found
}

fn row_of(lines: &[Line<'_>], row: Range<usize>) -> Row {
    let above = row.start.checked_sub(1).and_then(|above| lines.get(above));
    let announced = above.is_some_and(|above| !above.furniture && last(above.text) == ':');
    let title = |line: &Line<'_>| {
        line.n_words >= TITLE_WORDS
            && !line.is_part_of_text()
            && !line.text.contains(char::is_numeric)
    };
    let row = lines.get(row).unwrap_or(&[]);
    if announced {
        Row::List
    } else if row.len() < LIST_LINES {
        Row::Few
    } else if row.iter().any(|line| line.furniture) || row.iter().all(title) {
        Row::Furniture
    } else {
        Row::List
    }
}

/// The headline: the first line before the body with enough words that nothing else explains, and
/// that stands in no menu.
fn title(lines: &[Line<'_>], layout: &Layout) -> Option<usize> {
    let candidates = || {
        (0..layout.body.start.min(lines.len())).filter(|&i| {
            lines
                .get(i)
                .is_some_and(|l| !l.furniture && !l.byline && !l.dateline && !l.credit)
        })
    };
    let n_words = |i: usize| lines.get(i).map_or(0, |l| l.n_words);
    // Menus are rows of lines most of which are short: a longer entry stands between two short ones.
    let in_menu = |i: usize| {
        let short = |i: usize| {
            n_words(i) <= MENU_WORDS && !lines.get(i).is_some_and(|l| l.byline || l.dateline)
        };
        let glued = lines.get(i).is_some_and(|l| !l.gap_before && !l.gap_after);
        layout.is_in_menu(i)
            || glued && i > 1 && short(i - 1) && short(i + 1) && short(i - 2) && short(i + 2)
    };
    candidates()
        .find(|&i| n_words(i) >= TITLE_WORDS && n_words(i) < WORDS_READ && !in_menu(i))
        .or_else(|| candidates().max_by_key(|&i| (n_words(i), usize::MAX - i)))
}
