//! Several places word under word: which words answer which in all of them, and where they part.
//!
//! A profile alignment: the witnesses are put one after another into one table, each by the heaviest
//! common subsequence of its words and the table's columns. Which of them comes first is decided by
//! what they say, never by where they stand, so that every order gives the same table (CollateX
//! documents that it does not). What lies between two columns that all witnesses share is one site,
//! so no witness can lose a word to another's gap.

use std::cmp::Ordering;
use std::ops::Range;

use crate::token::{Word, WordClass};

/// Words of one place, in text order, and the text they stand in.
#[derive(Clone, Copy, Debug)]
pub struct Witness<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The place's words.
    pub words: &'a [Word],
}

/// What continues a run of answering words weighs more by this: of two equal readings the one with
/// fewer, longer runs is taken.
const RUN: u32 = 1;
/// Cells of the table of one alignment, at most: above it the middle of the two sides is one site.
const MOST_CELLS: usize = 4_000_000;
/// Shared words between two sites that are no content words and at most so many say nothing: the
/// sites are read as one.
const CRUMB_WORDS: usize = 2;

/// One stretch of every witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// For each witness, in the order given, the indices of its words here; empty where it has none.
    pub words: Vec<Range<usize>>,
    /// For each witness, which reading it has: 0 is that of the first witness, 1 the first other one.
    pub readings: Vec<usize>,
}

/// All sites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sites {
    /// In order.
    pub sites: Vec<Site>,
    /// Some witness was too long: its middle was not looked into.
    pub approximate: bool,
}

/// The sites of the witnesses, in order. The ranges of a witness follow each other without a gap, from
/// its first word to its last. Where some have no words, as a shorter quotation or a cut leaves them,
/// the others are cut finer, by what they share.
#[must_use]
pub fn sites(witnesses: &[Witness<'_>]) -> Sites {
    let mut order: Vec<usize> = Vec::with_capacity(witnesses.len());
    for (row, witness) in witnesses.iter().enumerate() {
        let at = order.partition_point(|&other| witnesses[other].precedes(witness));
        order.insert(at, row);
    }
    let mut table = Table::default();
    for &row in &order {
        table.add(row, witnesses[row].words);
    }
    let ends: Vec<usize> = witnesses.iter().map(|w| w.words.len()).collect();
    let rows: Vec<usize> = (0..witnesses.len()).collect();
    let mut cut = Cut {
        witnesses,
        from: vec![0; witnesses.len()],
        sites: Vec::new(),
    };
    cut.cut(&table.columns, &rows, &ends);
    Sites {
        sites: cut.sites,
        approximate: table.approximate,
    }
}

impl Witness<'_> {
    /// Longest first, so that the others find their words in the table; then by what is printed.
    fn precedes(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() {
            return self.words.len() > other.words.len();
        }
        let pairs = self.words.iter().zip(other.words);
        let differs = pairs.map(|(own, word)| {
            let printed = own.span.of(self.text).cmp(word.span.of(other.text));
            printed.then(own.class.weight().cmp(&word.class.weight()))
        });
        differs.fold(Ordering::Equal, Ordering::then) == Ordering::Less
    }
}

/// One column: the words of different witnesses that answer each other.
#[derive(Clone, Debug)]
struct Column {
    /// The word that all of them are: equal folds.
    word: Word,
    /// Witness and index of its word.
    cells: Vec<(usize, usize)>,
}

#[derive(Debug, Default)]
struct Table {
    columns: Vec<Column>,
    approximate: bool,
}

impl Table {
    fn add(&mut self, row: usize, words: &[Word]) {
        let (pairs, approximate) = common(&self.columns, words);
        self.approximate |= approximate;
        let mut merged = Vec::with_capacity(self.columns.len() + words.len() - pairs.len());
        let mut columns = std::mem::take(&mut self.columns).into_iter();
        let mut taken = (0, 0);
        for (column, word) in pairs.into_iter().chain([(usize::MAX, words.len())]) {
            merged.extend(columns.by_ref().take(column.saturating_sub(taken.0)));
            let own = words.iter().enumerate().take(word).skip(taken.1);
            merged.extend(own.map(|(at, &word)| Column {
                word,
                cells: vec![(row, at)],
            }));
            if let Some(mut shared) = columns.next() {
                shared.cells.push((row, word));
                merged.push(shared);
            }
            taken = (column.saturating_add(1), word + 1);
        }
        self.columns = merged;
    }
}

/// The heaviest common subsequence of columns and words, as pairs of indices; and whether the middle was
/// too long to be looked into.
fn common(columns: &[Column], words: &[Word]) -> (Vec<(usize, usize)>, bool) {
    let answers = |column: usize, word: usize| columns[column].word.fold == words[word].fold;
    let most = columns.len().min(words.len());
    let before = (0..most).take_while(|&i| answers(i, i)).count();
    let left = most - before;
    let after = (1..=left)
        .take_while(|&i| answers(columns.len() - i, words.len() - i))
        .count();
    let (n, m) = (columns.len() - before - after, words.len() - before - after);
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|i| (i, i)).collect();
    let approximate = n.saturating_mul(m) > MOST_CELLS;
    if !approximate {
        let middle = heaviest(&columns[before..before + n], &words[before..before + m]);
        pairs.extend(middle.iter().map(|&(x, y)| (x + before, y + before)));
    }
    pairs.extend((0..after).map(|i| (before + n + i, before + m + i)));
    (pairs, approximate)
}

/// By dynamic programming with two states, after a pair or after a gap (Gotoh 1982, with a bonus for
/// going on in place of a cost for a gap).
fn heaviest(columns: &[Column], words: &[Word]) -> Vec<(usize, usize)> {
    let width = words.len() + 1;
    // Best weight of what begins at (column, word): whatever comes, and with this very pair.
    let mut any = vec![0u32; (columns.len() + 1) * width];
    let mut pair = vec![0u32; (columns.len() + 1) * width];
    for x in (0..columns.len()).rev() {
        for y in (0..words.len()).rev() {
            let at = x * width + y;
            let (column, word) = (&columns[x].word, &words[y]);
            if column.fold == word.fold {
                let next = at + width + 1;
                let runs_on = if pair[next] > 0 { pair[next] + RUN } else { 0 };
                let weight = column.class.weight().min(word.class.weight());
                pair[at] = weight + any[next].max(runs_on);
            }
            any[at] = pair[at].max(any[at + width]).max(any[at + 1]);
        }
    }
    let (mut x, mut y, mut pairs) = (0, 0, Vec::new());
    let mut runs_on = false;
    while x < columns.len() && y < words.len() {
        let at = x * width + y;
        if pair[at] > 0 && (runs_on || pair[at] == any[at]) {
            pairs.push((x, y));
            let next = at + width + 1;
            runs_on = pair[next] > 0 && pair[next] + RUN >= any[next];
            (x, y) = (x + 1, y + 1);
        } else if any[at + width] >= any[at + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    pairs
}

/// What is being put together while the table is cut into sites.
struct Cut<'a> {
    witnesses: &'a [Witness<'a>],
    /// For each witness, its first word that is in no site yet.
    from: Vec<usize>,
    sites: Vec<Site>,
}

impl Cut<'_> {
    /// Cuts the words of `rows` up to `until`, whose columns these are, where all of them agree; and
    /// what lies between by those of them that have words there.
    fn cut(&mut self, columns: &[Column], rows: &[usize], until: &[usize]) {
        let shared: Vec<usize> = (0..columns.len())
            .filter(|&c| rows.len() > 1 && columns[c].has_all(rows))
            .collect();
        let mut begin = 0;
        let mut run = 0;
        while run < shared.len() {
            let len = 1
                + (run + 1..shared.len())
                    .take_while(|&i| {
                        self.goes_on(&columns[shared[i - 1]], &columns[shared[i]], rows)
                    })
                    .count();
            let run_columns = &shared[run..run + len];
            let inside = run > 0 && run + len < shared.len();
            let is_crumb = inside
                && len <= CRUMB_WORDS
                && (run_columns.iter()).all(|&c| columns[c].word.class == WordClass::Function);
            if !is_crumb {
                let (first, last) = (run_columns[0], run_columns[len - 1]);
                let mut ends = self.from.clone();
                columns[first].write_places(rows, &mut ends);
                self.between(&columns[begin..first], rows, &ends);
                columns[last].write_places(rows, &mut ends);
                for &row in rows {
                    ends[row] += 1;
                }
                self.put(&ends);
                begin = last + 1;
            }
            run += len;
        }
        self.between(&columns[begin..], rows, until);
    }

    /// What lies between two stretches that all of `rows` share.
    fn between(&mut self, columns: &[Column], rows: &[usize], until: &[usize]) {
        let has_words = |&row: &usize| self.from[row] < until[row];
        let some: Vec<usize> = rows.iter().copied().filter(has_words).collect();
        if some.len() < rows.len() && some.len() > 1 {
            self.cut(columns, &some, until);
        } else if !some.is_empty() {
            self.put(until);
        }
    }

    fn goes_on(&self, one: &Column, next: &Column, rows: &[usize]) -> bool {
        let place = |column: &Column| {
            let mut at = vec![0; self.witnesses.len()];
            column.write_places(rows, &mut at);
            at
        };
        let (one, next) = (place(one), place(next));
        rows.iter().all(|&row| next[row] == one[row] + 1)
    }

    fn put(&mut self, until: &[usize]) {
        let ranges = self.from.iter().zip(until).map(|(&a, &b)| a..b);
        self.sites.push(Site::new(self.witnesses, ranges.collect()));
        self.from.copy_from_slice(until);
    }
}

impl Column {
    fn has_all(&self, rows: &[usize]) -> bool {
        let has = |row: &usize| self.cells.iter().any(|(own, _)| own == row);
        self.cells.len() >= rows.len() && rows.iter().all(has)
    }

    /// Writes where the words of these witnesses stand; the others' places stay.
    fn write_places(&self, rows: &[usize], at: &mut [usize]) {
        for &(row, word) in &self.cells {
            if rows.contains(&row) {
                at[row] = word;
            }
        }
    }
}

impl Site {
    fn new(witnesses: &[Witness<'_>], words: Vec<Range<usize>>) -> Self {
        let folds = |row: usize| {
            witnesses[row].words[words[row].clone()]
                .iter()
                .map(|w| w.fold)
        };
        let mut firsts: Vec<usize> = Vec::new();
        let mut readings = Vec::with_capacity(words.len());
        for row in 0..words.len() {
            let known = firsts.iter().position(|&first| folds(first).eq(folds(row)));
            readings.push(known.unwrap_or(firsts.len()));
            if known.is_none() {
                firsts.push(row);
            }
        }
        Self { words, readings }
    }
}

#[cfg(test)]
mod tests {
    use super::{Sites, Witness, sites};
    use crate::segment::Language;
    use crate::text::decompose::decompose;
    use crate::token::{Lexicon, Word};

    /// The table: a line for each witness, a bar between sites, `·` where it has no words.
    fn table(texts: &[&str]) -> Vec<String> {
        let mut lexicon = Lexicon::new(decompose);
        let french = Language::of("fr");
        let read: Vec<Vec<Word>> = texts
            .iter()
            .map(|text| {
                let words = lexicon.vocabulary().words(text);
                let words = lexicon.vocabulary().spoken(text, &words, french);
                lexicon.words(text, &words, french)
            })
            .collect();
        let witnesses: Vec<Witness<'_>> = (texts.iter().zip(&read))
            .map(|(text, words)| Witness { text, words })
            .collect();
        let Sites { sites, .. } = sites(&witnesses);
        let printed = |row: usize, at: usize| read[row][at].span.of(texts[row]);
        (0..texts.len())
            .map(|row| {
                let cells = sites.iter().map(|site| {
                    let words: Vec<&str> =
                        site.words[row].clone().map(|at| printed(row, at)).collect();
                    if words.is_empty() {
                        "·".to_owned()
                    } else {
                        words.join(" ")
                    }
                });
                cells.collect::<Vec<_>>().join(" | ")
            })
            .collect()
    }

    #[test]
    fn replaced_words_stand_under_each_other() {
        assert_eq!(
            table(&[
                "La Chine a ajouté ceci hier",
                "La Chine a souligné ceci hier"
            ]),
            [
                "La Chine a | ajouté | ceci hier",
                "La Chine a | souligné | ceci hier"
            ]
        );
    }

    #[test]
    fn a_shorter_witness_leaves_the_others_their_sites() {
        assert_eq!(
            table(&[
                "notre partenariat solide ne connaît aucune limite",
                "notre partenariat stable ne connaît aucune limite",
                "aucune limite",
            ]),
            [
                "notre partenariat | solide | ne connaît | aucune limite",
                "notre partenariat | stable | ne connaît | aucune limite",
                "· | · | · | aucune limite",
            ]
        );
    }

    #[test]
    fn a_cut_in_one_witness_leaves_the_others_their_sites() {
        assert_eq!(
            table(&[
                "le gaz russe arrive vite par le nord cette année",
                "le gaz russe arrive tard par le nord cette année",
                "le gaz russe cette année",
            ]),
            [
                "le gaz russe | arrive | vite | par le nord | cette année",
                "le gaz russe | arrive | tard | par le nord | cette année",
                "le gaz russe | · | · | · | cette année",
            ]
        );
    }

    #[test]
    fn small_words_between_two_differences_do_not_part_them() {
        assert_eq!(
            table(&[
                "Moscou renforce les liens de Pékin",
                "Moscou soutient les amis de Pékin"
            ]),
            [
                "Moscou | renforce les liens | de Pékin",
                "Moscou | soutient les amis | de Pékin"
            ]
        );
    }

    #[test]
    fn nobody_and_one_alone_have_a_table_too() {
        assert!(table(&[]).is_empty());
        assert_eq!(table(&["Un seul texte"]), ["Un seul texte"]);
        assert_eq!(table(&["", "Un"]), ["·", "Un"]);
    }
}
