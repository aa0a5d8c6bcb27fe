//! A passage as a table: a row for each place where it stands, a column for each site where the places
//! part or agree.

use std::borrow::Cow;

use super::passage::{Occurrence, Passage};
use crate::align::collation::{Site, Witness, sites};
use crate::corpus::Article;
use crate::engine::Engine;
use crate::text::Span;
use crate::text::character::is_apostrophe;
use crate::token::Word;

/// One column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// For each row its stretch of text, with the marks and spaces around its words; empty where the
    /// row has none. A row's cells follow each other and make its occurrence whole.
    pub cells: Vec<Span>,
    /// For each row which reading it has; rows with the same words have the same one.
    pub readings: Vec<usize>,
    /// The first row that has the reading which most rows have; none where two are equally frequent.
    pub common: Option<usize>,
}

/// A passage, collated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collation {
    /// In the passage's order.
    pub rows: Vec<Occurrence>,
    /// In the order of the text. Whatever the order of the rows, the same ones.
    pub columns: Vec<Column>,
    /// Some row was too long: its middle is one column.
    pub approximate: bool,
}

/// Collates a passage.
#[must_use]
pub fn collate(engine: &Engine, passage: &Passage) -> Collation {
    let places: Vec<(&Occurrence, &Article)> = passage
        .occurrences
        .iter()
        .filter_map(|o| Some((o, engine.article(o.article)?)))
        .collect();
    let words: Vec<Cow<'_, [Word]>> = places
        .iter()
        .map(|(_, article)| article.sequence.in_text_order())
        .collect();
    let witnesses: Vec<Witness<'_>> = places
        .iter()
        .zip(&words)
        .map(|((occurrence, article), words)| witness(article, words, occurrence.span))
        .collect();
    let found = sites(&witnesses);
    let mut columns: Vec<Column> = found.sites.iter().map(column).collect();
    for (row, (occurrence, _)) in places.iter().enumerate() {
        let mut start = occurrence.span.start();
        for (at, column) in columns.iter_mut().enumerate() {
            let next = found.sites.get(at + 1).map(|site| site.words[row].start);
            let end = next.map_or(occurrence.span.end(), |word| {
                boundary(&witnesses[row], word, occurrence.span).max(start)
            });
            column.cells.push(Span::new(start, end));
            start = end;
        }
    }
    Collation {
        rows: places.into_iter().map(|(o, _)| o.clone()).collect(),
        columns,
        approximate: found.approximate,
    }
}

fn witness<'a>(article: &'a Article, words: &'a [Word], span: Span) -> Witness<'a> {
    let from = words.partition_point(|w| w.span.start() < span.start());
    let until = words.partition_point(|w| w.span.end() <= span.end());
    Witness {
        text: &article.text,
        words: words.get(from..until).unwrap_or(&[]),
    }
}

/// Without its cells.
fn column(site: &Site) -> Column {
    let count = |&row: &usize| {
        let reading = site.readings[row];
        site.readings.iter().filter(|&&own| own == reading).count()
    };
    // A reading's first row is the one that no earlier row agrees with.
    let is_first = |&row: &usize| !site.readings[..row].contains(&site.readings[row]);
    let rows = || (0..site.readings.len()).filter(is_first);
    let most = rows().map(|row| count(&row)).max();
    let mut frequent = rows().filter(|row| Some(count(row)) == most);
    let common = frequent.next().filter(|_| frequent.next().is_none());
    Column {
        cells: Vec::with_capacity(site.readings.len()),
        readings: site.readings.clone(),
        common,
    }
}

/// Where the stretch that begins with a word begins: opening marks belong to the word after them,
/// everything else, spaces too, to the one before.
fn boundary(witness: &Witness<'_>, word: usize, whole: Span) -> u32 {
    let word_at = |at: usize| witness.words.get(at).map(|w| w.span);
    let Some(next) = word_at(word) else {
        return whole.end();
    };
    let Some(before) = word.checked_sub(1).and_then(word_at) else {
        return whole.start();
    };
    let mut between = Span::new(before.end(), next.start()).of(witness.text);
    while let Some(outside) = without_opening_mark(between) {
        between = outside;
    }
    let len = u32::try_from(between.len()).unwrap_or(0);
    before.end() + len
}

/// The text before the opening mark that it ends with, and before the space inside that mark.
fn without_opening_mark(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let mark = text.chars().next_back()?;
    let outside = text.strip_suffix(mark)?;
    let stands_apart = |c: char| c.is_whitespace() || is_apostrophe(c);
    let opens = matches!(mark, '«' | '‹' | '“' | '„' | '‘' | '"' | '(' | '[')
        && outside.chars().next_back().is_none_or(stands_apart);
    opens.then_some(outside)
}

#[cfg(test)]
mod tests {
    use super::{Collation, collate};
    use crate::align::Kind;
    use crate::corpus::Metadata;
    use crate::engine::Engine;
    use crate::report::{Occurrence, Passage};
    use crate::segment::Role;
    use crate::text::Span;
    use crate::text::decompose::decompose;

    /// What stands between bars in each article; a line for each row, a bar between cells, `·` where one
    /// is empty.
    fn table(texts: &[&str]) -> (Vec<String>, Collation) {
        let mut engine = Engine::new(decompose);
        let mut occurrences = Vec::new();
        for (marked, name) in texts.iter().zip('a'..) {
            let text = marked.replace('|', "");
            let place = |bar: Option<usize>| u32::try_from(bar.expect("a bar")).expect("short");
            let span = Span::new(place(marked.find('|')), place(marked.rfind('|')) - 1);
            let key = engine.add(
                &name.to_string(),
                text.as_bytes(),
                &text,
                Metadata::default(),
            );
            occurrences.push(Occurrence {
                article: key,
                span,
                quoted: false,
                role: Role::Paragraph,
            });
        }
        let passage = Passage {
            id: "P1".to_owned(),
            kind: Kind::Near,
            stock: false,
            n_words: 0,
            occurrences,
        };
        let collation = collate(&engine, &passage);
        let row = |row: usize| {
            let article = engine.article(collation.rows[row].article);
            let text: &str = article.map_or("", |a| &a.text);
            let cells = collation
                .columns
                .iter()
                .map(|c| match c.cells[row].of(text) {
                    "" => "·",
                    cell => cell,
                });
            cells.collect::<Vec<_>>().join("|")
        };
        ((0..collation.rows.len()).map(row).collect(), collation)
    }

    const ONE: &str = "Pendant la visite, le président a salué |la coopération technique « qui contribue à la stabilité des régions clés » du continent entier|.";
    const OTHER: &str = "Dans son discours, le dirigeant a loué |la coopération technique « qui concourt à la stabilité des régions clés » du continent entier|.";
    const THIRD: &str = "À son retour, le ministre a vanté |la coopération technique “qui contribue à la stabilité des régions clés” du continent entier|.";

    #[test]
    fn cells_keep_every_mark_and_the_common_reading_is_that_of_most() {
        let (rows, collation) = table(&[ONE, OTHER, THIRD]);
        assert_eq!(
            rows,
            [
                "la coopération technique « qui |contribue |à la stabilité des régions clés » du continent entier",
                "la coopération technique « qui |concourt |à la stabilité des régions clés » du continent entier",
                "la coopération technique “qui |contribue |à la stabilité des régions clés” du continent entier",
            ]
        );
        let common: Vec<Option<usize>> = collation.columns.iter().map(|c| c.common).collect();
        assert_eq!(common, [Some(0), Some(0), Some(0)]);
        assert_eq!(collation.columns[1].readings, [0, 1, 0]);
    }

    #[test]
    fn where_two_readings_are_equally_frequent_none_is_the_common_one() {
        let (_, collation) = table(&[ONE, OTHER]);
        let common: Vec<Option<usize>> = collation.columns.iter().map(|c| c.common).collect();
        assert_eq!(common, [Some(0), None, Some(0)]);
    }
}
