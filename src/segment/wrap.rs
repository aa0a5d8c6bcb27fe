//! Tells a text whose paragraphs were broken into lines to fit a width (e-mails, `.txt` exports) from
//! one whose lines are its paragraphs.
//!
//! A line that was broken to fit is full: the first word of the next one did not fit on it. Nearly all
//! lines of such a text are full but the last ones of paragraphs; of any other text few are, by chance,
//! as lines end where thoughts do. So this never joins the lines of an ordinary article.

use crate::segment::furniture::ends_sentence;

/// No text is broken to fit more characters than this; longer lines were not broken.
const WIDEST: usize = 100;
/// Nor to fit fewer.
const NARROWEST: usize = 40;
/// So many lines at least have another one below them: enough to be sure.
const LINES: usize = 6;

/// The width in characters that the paragraphs were broken to fit; nothing where lines are paragraphs.
#[must_use]
pub fn width(text: &str) -> Option<usize> {
    let (mut width, mut n_lines, mut n_long) = (0, 0usize, 0usize);
    for line in text
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        n_lines += 1;
        // No character has more than four bytes.
        if line.len() > 4 * WIDEST || length(line) > WIDEST {
            n_long += 1;
        } else {
            width = width.max(length(line));
        }
    }
    if width < NARROWEST || n_long * 20 > n_lines {
        return None;
    }
    let (mut n, mut n_full, mut n_open) = (0usize, 0usize, 0usize);
    let mut above = "";
    for line in text.split('\n').map(str::trim) {
        if !above.is_empty() && !line.is_empty() {
            n += 1;
            n_full += usize::from(is_full(above, line, width));
            n_open += usize::from(!ends_sentence(above));
        }
        above = line;
    }
    // Paragraphs that no empty line parts bring lines that are not full.
    (n >= LINES && n_full * 5 >= n * 4 && n_open * 2 >= n).then_some(width)
}

/// Whether the line goes on in the one below: its first word did not fit.
#[must_use]
pub fn is_full(line: &str, below: &str, width: usize) -> bool {
    let first = below.split(' ').next().unwrap_or("");
    let item = matches!(first, "-" | "–" | "—" | "•" | "*" | ">");
    let length = length(line);
    !item && length <= WIDEST && length + 1 + self::length(first) > width
}

fn length(line: &str) -> usize {
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::width;
    use crate::segment::block::blocks_of;

    const WRAPPED: &str = "\
The treaty

The minister told lawmakers on Monday that the
treaty would not be reopened, whatever its
opponents say, and that the vote of last March
stands. He left without a word to the press.

Nobody in the ruling coalition had expected such
a clear answer, least of all those who had asked
for it. They will meet again on Thursday, behind
closed doors.";

    #[test]
    fn lines_broken_to_fit_are_one_paragraph() {
        assert_eq!(width(WRAPPED), Some(48));
        let found: Vec<_> = blocks_of(WRAPPED)
            .iter()
            .map(|b| b.span.of(WRAPPED))
            .collect();
        assert_eq!(found.len(), 3);
        assert!(found[1].starts_with("The minister") && found[1].ends_with("the press."));
    }

    #[test]
    fn lines_that_are_paragraphs_stay() {
        let menu = "Home\nWorld news and politics from everywhere\nSport\n".repeat(9);
        let short = "He came back late.\nShe had been waiting for him since noon.\nNo.\n".repeat(9);
        let long = format!("{}\n", "word ".repeat(60)).repeat(9);
        for text in [menu, short, long, String::new()] {
            assert_eq!(width(&text), None, "{text}");
        }
    }
}
