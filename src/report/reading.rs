//! One article among the others: what stands in it alone, and what the others have and it lacks.

use super::found::Report;
use crate::corpus::Article;
use crate::engine::Engine;
use crate::number_map::NumberMap;
use crate::order::{descending, sort_by_key};
use crate::overlap::ArticleKey;
use crate::segment::Role;
use crate::text::Span;

/// One article, read against all the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Every sentence that is not furniture, in order of the text.
    pub sentences: Vec<SentenceWords>,
    /// The other articles on the event: those that share something with this one that is no formula, or with one
    /// that does. In order of display.
    pub event: Vec<ArticleKey>,
    /// What others on the event have and this one lacks: most of them first, then the longest.
    pub lacks: Vec<Statement>,
}

/// How many words of a sentence stand elsewhere. `shared` and `repeated` do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceWords {
    /// The sentence.
    pub span: Span,
    /// Its words.
    pub words: u32,
    /// Those that another article has too, formulas left out.
    pub shared: u32,
    /// Those that only this article has, but more than once. A sentence without either stands nowhere else.
    pub repeated: u32,
}

/// What other articles say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// How many articles of [`Reading::event`] have it.
    pub articles: u32,
    /// Index of the passage; nothing where only one article has it, which happens with one other article.
    pub passage: Option<u32>,
    /// Where it stands there.
    pub places: Vec<(ArticleKey, Span)>,
}

/// Reads one article against the others.
#[must_use]
pub fn reading(engine: &Engine, report: &Report<'_>, article: &Article) -> Reading {
    let event = event(engine, report, article.key);
    let lacks = match *event {
        [] => Vec::new(),
        [other] => engine
            .article(other)
            .map_or_else(Vec::new, |other| only_there(report, other)),
        _ => lacking(report, article.key, &event),
    };
    Reading {
        sentences: sentences(report, article),
        event,
        lacks,
    }
}

/// What of an article stands elsewhere, by position: in another article (2), or only in itself (1).
fn marks(report: &Report<'_>, article: &Article) -> Vec<u8> {
    let mut marks = vec![0; article.sequence.n_body() as usize];
    for found in report
        .found
        .iter()
        .filter(|f| !f.stock && !f.is_paraphrase())
    {
        let mark = if found.is_within() { 1 } else { 2 };
        for (side, is_left) in [(found.left, true), (found.right, false)] {
            if side.key != article.key {
                continue;
            }
            for run in found.alignment.all_runs() {
                let start = if is_left { run.a } else { run.b } as usize;
                for known in marks.iter_mut().skip(start).take(run.len as usize) {
                    *known = mark.max(*known);
                }
            }
        }
    }
    marks
}

fn sentences(report: &Report<'_>, article: &Article) -> Vec<SentenceWords> {
    let marks = marks(report, article);
    let mut sentences = Vec::new();
    for &span in &article.sentences {
        let positions = article.sequence.positions(span);
        let own = marks.get(positions.start as usize..positions.end as usize);
        let mut counts = [0; 3];
        for &mark in own.unwrap_or(&[]) {
            if let Some(count) = counts.get_mut(usize::from(mark)) {
                *count += 1;
            }
        }
        let [only, repeated, shared] = counts;
        let words = only + repeated + shared;
        if words > 0 {
            sentences.push(SentenceWords {
                span,
                words,
                shared,
                repeated,
            });
        }
    }
    sentences
}

/// The other articles that are reached from this one by what two of them share.
fn event(engine: &Engine, report: &Report<'_>, key: ArticleKey) -> Vec<ArticleKey> {
    let mut reached = NumberMap::default();
    reached.insert(key.0.into(), 0);
    let mut grows = true;
    while grows {
        grows = false;
        for found in report.found.iter().filter(|f| !f.stock && !f.is_within()) {
            let (left, right) = (found.left.key.0.into(), found.right.key.0.into());
            if reached.contains_key(&left) != reached.contains_key(&right) {
                reached.insert(left, 0);
                reached.insert(right, 0);
                grows = true;
            }
        }
    }
    let mut event = Vec::new();
    for other in engine.articles() {
        if other.key != key && reached.contains_key(&other.key.0.into()) {
            event.push(other.key);
        }
    }
    event
}

/// The passages that two or more articles of the event have, and this one has not.
fn lacking(report: &Report<'_>, key: ArticleKey, event: &[ArticleKey]) -> Vec<Statement> {
    let mut lacks: Vec<Statement> = Vec::new();
    for (passage, at) in report.passages.iter().zip(0..) {
        let has = |key: ArticleKey| passage.occurrences.iter().any(|o| o.article == key);
        if passage.stock || has(key) {
            continue;
        }
        let mut articles = 0;
        for &other in event {
            articles += u32::from(has(other));
        }
        if articles >= 2 {
            let mut places = Vec::new();
            for occurrence in &passage.occurrences {
                places.push((occurrence.article, occurrence.span));
            }
            lacks.push(Statement {
                articles,
                passage: Some(at),
                places,
            });
        }
    }
    // Passages come the longest first, and keep that order.
    sort_by_key(&mut lacks, |s| [descending(s.articles), 0, 0, 0]);
    lacks
}

/// The sentences of the one other article of which nothing stands anywhere else, in order of the text.
fn only_there(report: &Report<'_>, other: &Article) -> Vec<Statement> {
    let mut lacks = Vec::new();
    for sentence in sentences(report, other) {
        let role = other.role_at(sentence.span.start());
        let is_told = matches!(role, Role::Paragraph | Role::QuoteBlock | Role::Dek);
        if is_told && sentence.shared == 0 {
            lacks.push(Statement {
                articles: 1,
                passage: None,
                places: vec![(other.key, sentence.span)],
            });
        }
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::reading;
    use crate::corpus::Metadata;
    use crate::engine::Engine;
    use crate::report::Report;
    use crate::text::decompose::decompose;

    const SHIP: &str =
        "Le cargo Aurore a coulé dans la nuit avec trois cents tonnes de blé ukrainien.";
    const CREW: &str =
        "Les onze marins philippins ont été recueillis par un chalutier de Concarneau.";
    const COAST: &str =
        "La préfecture maritime craint une nappe de fioul devant les plages du Finistère sud.";
    const LOCAL: &str = "Le maire du village prête sa salle des fêtes.";

    /// Of the last text: its unique sentences, then what it lacks with the number of articles that have it.
    fn read(texts: &[&str]) -> (Vec<String>, Vec<(u32, String)>) {
        let mut engine = Engine::new(decompose);
        for (text, name) in texts.iter().zip('a'..) {
            engine.add(
                &name.to_string(),
                text.as_bytes(),
                text,
                Metadata::default(),
            );
        }
        let article = engine.articles().last().expect("an article");
        let read = reading(&engine, &Report::new(&engine), article);
        let alone = read.sentences.iter().filter(|s| s.shared + s.repeated == 0);
        let unique = alone.map(|s| s.span.of(&article.text).to_owned()).collect();
        let lacks = read.lacks.iter().map(|s| {
            let (key, span) = s.places[0];
            let text = &engine.article(key).expect("an article").text;
            (s.articles, span.of(text).to_owned())
        });
        (unique, lacks.collect())
    }

    #[test]
    fn what_all_the_others_have_and_one_lacks() {
        let texts = [
            format!("{SHIP} {CREW} {COAST}"),
            format!("{CREW} {SHIP}"),
            format!("{SHIP} {LOCAL}"),
        ];
        let (unique, lacks) = read(&texts.each_ref().map(String::as_str));
        assert_eq!(unique, [LOCAL]);
        assert_eq!(lacks, [(2, CREW.trim_end_matches('.').to_owned())]);
    }

    #[test]
    fn with_one_other_it_is_what_that_one_has() {
        let (unique, lacks) = read(&[&format!("{SHIP} {CREW}"), &format!("{LOCAL} {SHIP}")]);
        assert_eq!(unique, [LOCAL]);
        assert_eq!(lacks, [(1, CREW.to_owned())]);
    }

    #[test]
    fn articles_that_share_nothing_are_on_no_event_of_it() {
        let (unique, lacks) = read(&[&format!("{SHIP} {CREW}"), LOCAL]);
        assert_eq!((unique, lacks), (vec![LOCAL.to_owned()], Vec::new()));
    }
}
