//! Where some words stand in the articles, exactly or nearly.
//!
//! A local alignment (Smith and Waterman 1981) of the words searched for with the words of each article: words
//! that answer each other weigh what they weigh in any alignment, words without answer cost what they
//! cost there. It is made only around words that say something.

use std::ops::Range;

use crate::corpus::Article;
use crate::engine::Engine;
use crate::number_map::{NumberMap, number};
use crate::order::{descending, sort_by_key, sort_rows};
use crate::overlap::ArticleKey;
use crate::segment::{Role, words};
use crate::text::Span;
use crate::text::character::is_word;
use crate::token::{FoldId, StemId, Word, WordClass};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words searched for, as places in what was asked.
    pub words: Vec<Span>,
    /// Exact ones first, then those that have most of the words; furniture after the articles' own words; then in
    /// order of display and of the text.
    pub hits: Vec<Hit>,
    /// The words that are not there, hit after hit in the order found, as indices in `words`.
    pub missing: Vec<u32>,
    /// How many there are, also of those that are not listed.
    pub total: u32,
    /// Not all of it was searched for, or not everywhere.
    pub approximate: bool,
}

/// One place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The article.
    pub article: ArticleKey,
    /// From the first word that answers to the last one.
    pub span: Span,
    /// The very words in a row: signs, capitals and accents on capitals may differ.
    pub exact: bool,
    /// Weight of the words that are there in the weight of all, per mille.
    pub score: u32,
    /// Where the words that are not there begin in [`Search::missing`] …
    pub missing: u32,
    /// … and how many they are.
    pub n_missing: u32,
    /// Role of the block.
    pub role: Role,
}

/// Hits listed, at most.
const HITS: usize = 500;
/// Words searched for, at most.
const WORDS: usize = 400;
/// Words of an article between two that say something, above which they are looked at apart.
const GAP: usize = 16;
/// A near hit has this much of the words, per mille of their weight …
const NEAR: u32 = 600;
/// … or as much as so many content words in order weigh: a sentence of a paragraph.
const SENTENCE: u32 = 48;
/// Cells of all tables together, at most.
const CELLS: usize = 60_000_000;
/// Cells of one table, at most.
const MOST_CELLS: usize = 4_000_000;
/// What a word in another form takes from its weight: a quarter.
const OTHER_FORM: u32 = 4;

/// A word searched for: its fold and its stem where some article has them, and its class.
type Wanted = (Option<FoldId>, Option<StemId>, WordClass);

/// Whether what is asked for may go on from one sentence into the next.
fn has_sentences(text: &str) -> bool {
    let mut stopped = false;
    for sign in text.trim_end().chars() {
        if stopped && sign.is_whitespace() || sign == '\n' {
            return true;
        }
        stopped = matches!(sign, '.' | '!' | '?' | '…') || stopped && !is_word(sign);
    }
    false
}

/// Whether a place goes on from one sentence of the article into the next.
fn crosses(article: &Article, span: Span) -> bool {
    let sentences = &article.sentences;
    let first = sentences.get(sentences.partition_point(|s| s.end() <= span.start()));
    first.is_some_and(|s| s.end() < span.end())
}

/// Searches all articles for the words of a text.
#[must_use]
pub fn search(engine: &Engine, text: &str) -> Search {
    let mut found = Search {
        words: words(text).take(WORDS + 1).collect(),
        ..Search::default()
    };
    found.approximate = found.words.len() > WORDS;
    found.words.truncate(WORDS);
    let mut wanted: Vec<Wanted> = Vec::new();
    let mut language = "";
    let mut cells = 0;
    let within = !has_sentences(text);
    for article in engine.articles() {
        if language != article.language.code() {
            language = article.language.code();
            wanted.clear();
            for word in &found.words {
                wanted.push(engine.lexicon().look_up(word.of(text), article.language));
            }
        }
        search_article(article, &wanted, within, &mut found, &mut cells);
    }
    sort_by_key(&mut found.hits, |hit| {
        let furniture = hit.role == Role::Chrome;
        let order = u32::from(furniture) * 2 + u32::from(!hit.exact);
        let place = engine.place(hit.article).unwrap_or(u32::MAX);
        [order, descending(hit.score), place, hit.span.start()]
    });
    found.total = number(found.hits.len());
    found.hits.truncate(HITS);
    found
}

/// `within`: what is asked for is one sentence, or a part of one, and so is what comes near it.
fn search_article(
    article: &Article,
    wanted: &[Wanted],
    within: bool,
    found: &mut Search,
    cells: &mut usize,
) {
    let mut known = NumberMap::default();
    let is_small = |word: &Wanted| word.2 == WordClass::Function;
    let all_small = wanted.iter().all(is_small);
    for word in wanted {
        if let Some(stem) = word.1.filter(|_| all_small || !is_small(word)) {
            known.insert(stem.0.into(), 0);
        }
    }
    let words = article.sequence.in_text_order();
    let mut at = 0;
    while let Some(next) = stretch(&words, &known, at) {
        at = next.end;
        // Room for the small words around.
        let stretch =
            next.start.saturating_sub(wanted.len())..(next.end + wanted.len()).min(words.len());
        let size = stretch.len() * wanted.len();
        if *cells + size > CELLS || size > MOST_CELLS {
            found.approximate = true;
            continue;
        }
        *cells += size;
        let table = Table::fill(&words, wanted, stretch);
        table.hits(article, wanted, within, found);
    }
}

/// The next stretch of an article that has words searched for, no more than [`GAP`] apart, as indices.
fn stretch(words: &[Word], known: &NumberMap, from: usize) -> Option<Range<usize>> {
    let mut stretch: Option<Range<usize>> = None;
    for (word, at) in words.iter().zip(0..).skip(from) {
        if !known.contains_key(&word.stem.0.into()) {
            continue;
        }
        match &mut stretch {
            None => stretch = Some(at..at + 1),
            Some(stretch) if at - stretch.end <= GAP => stretch.end = at + 1,
            Some(_) => break,
        }
    }
    stretch
}

/// How the best local alignment of a cell came about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    None,
    Match,
    /// The article's word has no answer.
    Extra,
    /// The word searched for has none.
    Missing,
}

/// The local alignments of a stretch: a row for each of its words, a column for each word searched for.
struct Table<'w> {
    words: &'w [Word],
    stretch: Range<usize>,
    columns: usize,
    steps: Vec<Step>,
    /// Alignments that end with a match: score, row, column, first row.
    ends: Vec<[u32; 4]>,
}

impl<'w> Table<'w> {
    fn fill(words: &'w [Word], wanted: &[Wanted], stretch: Range<usize>) -> Self {
        let columns = wanted.len();
        let mut table = Self {
            words,
            columns,
            steps: Vec::with_capacity(stretch.len() * columns),
            ends: Vec::new(),
            stretch: stretch.clone(),
        };
        // Score and first row of the row before, from the column before the first one on.
        let mut above = vec![(0u32, 0u32); columns + 1];
        for (word, row) in words.get(stretch).unwrap_or(&[]).iter().zip(0u32..) {
            let mut best = [0u32; 3];
            let mut diagonal = (0u32, row);
            let mut before = (0u32, row);
            for (column, &(fold, stem, class)) in wanted.iter().enumerate() {
                let up = above[column + 1];
                let gain = if fold == Some(word.fold) {
                    class.weight()
                } else if stem == Some(word.stem) && class != WordClass::Function {
                    class.weight() - class.weight() / OTHER_FORM
                } else {
                    0
                };
                let mut cell = (0u32, row);
                let mut step = Step::None;
                let extra = up.0.saturating_sub(word.class.cost());
                if extra > cell.0 {
                    (cell, step) = ((extra, up.1), Step::Extra);
                }
                let missing = before.0.saturating_sub(class.cost());
                if missing > cell.0 {
                    (cell, step) = ((missing, before.1), Step::Missing);
                }
                let start = if diagonal.0 == 0 { row } else { diagonal.1 };
                if gain > 0 && diagonal.0 + gain >= cell.0 {
                    (cell, step) = ((diagonal.0 + gain, start), Step::Match);
                    if cell.0 > best[0] {
                        best = [cell.0, u32::try_from(column).unwrap_or(0), start];
                    }
                }
                table.steps.push(step);
                above[column + 1] = cell;
                diagonal = up;
                before = cell;
            }
            if best[0] > 0 {
                table
                    .ends
                    .push([descending(best[0]), row, best[1], best[2]]);
            }
        }
        table
    }

    /// The hits that do not overlap, the best first.
    fn hits(mut self, article: &Article, wanted: &[Wanted], within: bool, found: &mut Search) {
        let mut whole = 0;
        for word in wanted {
            whole += word.2.weight();
        }
        sort_rows(&mut self.ends);
        let mut taken: Vec<Range<u32>> = Vec::new();
        for &[_, last, column, first] in &self.ends {
            if taken.iter().any(|t| t.start <= last && first < t.end) {
                continue;
            }
            let traced = self.trace(wanted, [first, last, column]);
            if traced.weight * 1000 < whole * NEAR && traced.weight < SENTENCE {
                continue;
            }
            let at = |row: u32| self.words.get(self.stretch.start + row as usize);
            let (Some(from), Some(to)) = (at(first), at(last)) else {
                continue;
            };
            let span = from.span.cover(to.span);
            let is_whole = traced.is_there.iter().all(|&is_there| is_there);
            let exact = traced.exact && is_whole && last - first + 1 == number(wanted.len());
            if within && !exact && crosses(article, span) {
                continue;
            }
            let missing = number(found.missing.len());
            for (is_there, at) in traced.is_there.iter().zip(0..) {
                if !is_there {
                    found.missing.push(at);
                }
            }
            let n_missing = number(found.missing.len()) - missing;
            found.hits.push(Hit {
                article: article.key,
                span,
                exact,
                score: traced.weight * 1000 / whole.max(1),
                missing,
                n_missing,
                role: article.role_at(span.start()),
            });
            taken.push(first..last + 1);
        }
    }

    /// Follows an alignment back from its last row and column to its first row.
    fn trace(&self, wanted: &[Wanted], [first, last, column]: [u32; 3]) -> Traced {
        let (mut row, mut column) = (last as usize + 1, column as usize + 1);
        let mut traced = Traced {
            is_there: vec![false; wanted.len()],
            weight: 0,
            exact: true,
        };
        while row > first as usize && column > 0 {
            match self.steps.get((row - 1) * self.columns + column - 1) {
                Some(Step::Match) => {
                    (row, column) = (row - 1, column - 1);
                    let word = self.words.get(self.stretch.start + row);
                    let (Some(word), Some(wanted), Some(is_there)) =
                        (word, wanted.get(column), traced.is_there.get_mut(column))
                    else {
                        break;
                    };
                    *is_there = true;
                    traced.weight += wanted.2.weight();
                    traced.exact &= wanted.0 == Some(word.fold);
                }
                Some(Step::Extra) => row -= 1,
                Some(Step::Missing) => column -= 1,
                _ => break,
            }
        }
        traced
    }
}

/// What an alignment has of the words searched for.
struct Traced {
    /// For each of them.
    is_there: Vec<bool>,
    /// What those that are there weigh.
    weight: u32,
    /// Each has its very form.
    exact: bool,
}

#[cfg(test)]
mod tests {
    use super::search;
    use crate::corpus::Metadata;
    use crate::engine::Engine;
    use crate::text::decompose::decompose;

    /// Each hit as `article: words` with what is missing; exact ones with `=`.
    fn found(texts: &[&str], wanted: &str) -> Vec<String> {
        let mut engine = Engine::new(decompose);
        for (text, name) in texts.iter().zip('a'..) {
            engine.add(
                &name.to_string(),
                text.as_bytes(),
                text,
                Metadata::default(),
            );
        }
        let found = search(&engine, wanted);
        let hit = |hit: &super::Hit| {
            let article = engine.article(hit.article).expect("an article");
            let missing = found.missing[hit.missing as usize..][..hit.n_missing as usize].iter();
            let missing: Vec<&str> = missing
                .map(|&w| found.words[w as usize].of(wanted))
                .collect();
            let exact = if hit.exact { "=" } else { "~" };
            format!(
                "{}{exact}{} {missing:?}",
                article.name,
                hit.span.of(&article.text)
            )
        };
        assert_eq!(found.total as usize, found.hits.len());
        found.hits.iter().map(hit).collect()
    }

    #[test]
    fn the_very_words_come_first_whatever_their_case_and_marks() {
        assert_eq!(
            found(
                &[
                    "L’État a des forêts. Un état des forêts du nord.",
                    "Le « ÉTAT DES FORÊTS » est connu."
                ],
                "état des forêts"
            ),
            [
                "a=état des forêts []",
                "b=ÉTAT DES FORÊTS []",
                "a~État a des forêts []"
            ]
        );
    }

    #[test]
    fn one_word_is_found_in_every_form() {
        assert_eq!(
            found(&["Les forêts brûlent. Une forêt verte."], "forêt"),
            ["a=forêt []", "a~forêts []"]
        );
        assert_eq!(
            found(&["Les forêts brûlent."], "rivière"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn near_places_say_what_is_missing() {
        assert_eq!(
            found(
                &[
                    "Elle protège les grandes forêts et surtout les rivières du pays. Les rivières débordent."
                ],
                "protéger les forêts et les belles rivières du pays"
            ),
            ["a~protège les grandes forêts et surtout les rivières du pays [\"belles\"]"]
        );
    }

    #[test]
    fn a_paragraph_is_found_where_one_of_its_sentences_stands() {
        let sentence = "Les pompiers de la vallée ont sauvé onze chevaux et trois mulets.";
        let paragraph = format!(
            "La nuit fut longue dans toute la région du lac. {sentence} On attend la pluie depuis des semaines entières."
        );
        let hits = found(&[&format!("Bilan provisoire. {sentence} Fin.")], &paragraph);
        assert_eq!(hits.len(), 1, "{hits:?}");
        assert!(
            hits[0].starts_with(&format!("a~{}", sentence.trim_end_matches('.'))),
            "{hits:?}"
        );
    }

    #[test]
    fn near_places_stay_within_a_sentence_unless_more_is_asked_for() {
        let text = "Il parle au président Donald Trump. La Russie se tait. Le président de la Russie parle.";
        assert_eq!(
            found(&[text], "président russe"),
            ["a~président de la Russie []"]
        );
        assert_eq!(
            found(&[text], "au président Donald Trump. La Russie dort"),
            ["a~au président Donald Trump. La Russie [\"dort\"]"]
        );
        assert_eq!(found(&[text], "Trump La Russie"), ["a=Trump. La Russie []"]);
    }

    #[test]
    fn furniture_comes_last_and_small_words_alone_are_found() {
        let page = "Partager sur Facebook\n\nIl faut partager le pain, a dit le maire de la ville devant les habitants réunis.";
        assert_eq!(
            found(&[page], "partager"),
            ["a=partager []", "a=Partager []"]
        );
        assert_eq!(
            found(&["L’un et l’autre."], "et l’autre"),
            ["a=et l’autre []"]
        );
        assert_eq!(found(&["L’un et l’autre."], "l’"), ["a=L []", "a=l []"]);
    }
}
