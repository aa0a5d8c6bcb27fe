//! One quotation through many mouths: the same quoted or reported words, wherever they stand.
//!
//! A group holds the utterances whose words are the same for the most part ([`super::quotation_link`]), and
//! the places where an article has those words without saying so: told in its own voice, or inside a longer
//! utterance. Each place says how it differs from the group's base.

use super::chronology::Time;
use super::found::Report;
use super::quotation_link::{Linked, Uttered, link};
use super::said::Said;
use super::speakers::Speakers;
use super::verdict::verdicts;
use crate::align::Change;
use crate::corpus::Article;
use crate::engine::Engine;
use crate::number_map::{NumberMap, number, number_of, pair};
use crate::order::{sort_by_key, sort_rows};
use crate::overlap::ArticleKey;
use crate::overlap::mix;
use crate::segment::{QuotationKind, Role, Utterance};
use crate::text::Span;

/// How an article has the words at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// As an utterance of that kind, or inside the marks of a longer one.
    Said(QuotationKind),
    /// In its text, without marks and not as an utterance of its own.
    Told,
}

impl PlaceKind {
    /// Every kind, in the order in which flat arrays number them.
    pub const ALL: [Self; 5] = [
        Self::Said(QuotationKind::Direct),
        Self::Said(QuotationKind::Fragment),
        Self::Said(QuotationKind::Scare),
        Self::Said(QuotationKind::Indirect),
        Self::Told,
    ];

    /// The kind's name in analysis files and at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Said(kind) => kind.name(),
            Self::Told => "told",
        }
    }

    /// Whether the words stand between quote marks.
    #[must_use]
    pub const fn is_marked(self) -> bool {
        !matches!(self, Self::Told | Self::Said(QuotationKind::Indirect))
    }
}

/// One place of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleKey,
    /// The words, quote marks left out.
    pub span: Span,
    /// How the article has them.
    pub kind: PlaceKind,
    /// Index of the utterance that is the place; nothing where it is only inside one, or told.
    pub utterance: Option<u32>,
    /// Who says them; of told words, as the reported speech around them says.
    pub said: Said,
    /// Index of their names in [`Quotations::speakers`].
    pub speakers: u32,
    /// The agency or outlet that is credited in the same sentence.
    pub source: Option<Span>,
    /// Role of the block.
    pub role: Role,
    /// In what it differs from the group's base ([`super::verdict::Verdict::bit`]).
    pub verdicts: u32,
}

/// The same quotation wherever it stands: a range of [`Quotations::places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Index of its first place.
    pub first: u32,
    /// How many there are.
    pub len: u32,
    /// Index of the place that the others are compared with: the first one between quote marks, else the first.
    pub base: u32,
}

/// Every quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotations {
    /// By where they stand first, in order of display.
    pub groups: Vec<Group>,
    /// By group; earliest first, those without a date last; then in order of display.
    pub places: Vec<Place>,
    /// Lists of full names, each once.
    pub speakers: Vec<Vec<String>>,
    /// What differs between the words of a base and of a place of its group, after the index of the place and the article of
    /// the base. By place, in order.
    pub changes: Vec<(u32, ArticleKey, Change)>,
}

impl Quotations {
    /// The places of a group.
    #[must_use]
    pub fn of(&self, group: Group) -> &[Place] {
        let range = group.first as usize..(group.first + group.len) as usize;
        self.places.get(range).unwrap_or(&[])
    }

    /// The names of those who say the words at a place.
    #[must_use]
    pub fn names(&self, place: &Place) -> &[String] {
        names(&self.speakers, place.speakers)
    }
}

/// The list of names of that number.
pub(super) fn names(lists: &[Vec<String>], number: u32) -> &[String] {
    lists.get(number as usize).map_or(&[], Vec::as_slice)
}

/// Every quotation of all articles, those of one place too. The report is theirs.
#[must_use]
pub fn quotations(engine: &Engine, report: &Report<'_>) -> Quotations {
    let mut reader = Reader {
        speakers: &report.speakers,
        engine,
        lists: Vec::new(),
        numbers: NumberMap::default(),
    };
    let uttered = reader.uttered();
    let Linked { group_of, images } = link(engine, report, &uttered, &reader.lists);
    let mut places: Vec<(u32, Place)> = Vec::new();
    for (one, &group) in uttered.iter().zip(&group_of) {
        places.push((group, own_place(one)));
    }
    for image in images {
        if let Some(article) = engine.article(ArticleKey(image.article)) {
            let span = article.sequence.span(image.positions);
            places.push((image.group, reader.image_place(article, span)));
        }
    }
    let found = Quotations {
        speakers: reader.lists,
        ..Quotations::default()
    };
    grouped(engine, places, found)
}

/// Puts the places, each with the number of its group, in order.
fn grouped(engine: &Engine, mut places: Vec<(u32, Place)>, mut found: Quotations) -> Quotations {
    let display = |place: &Place| engine.place(place.article).unwrap_or(u32::MAX);
    let mut first = NumberMap::default();
    let mut rows = Vec::with_capacity(places.len());
    for (group, place) in &places {
        rows.push([display(place), place.span.start(), *group, 0]);
    }
    sort_rows(&mut rows);
    for ([_, _, group, _], at) in rows.into_iter().zip(0..) {
        number_of(&mut first, group.into(), at);
    }
    let first = |group: u32| first.get(&group.into()).copied().unwrap_or(0);
    sort_by_key(&mut places, |(_, place)| {
        let article = engine.article(place.article);
        let time = Time::of(article.and_then(|a| a.given.published.as_deref()));
        [
            time.earliest,
            time.latest,
            display(place),
            place.span.start(),
        ]
    });
    // Keeps that order inside each group.
    sort_by_key(&mut places, |&(group, _)| [first(group), 0, 0, 0]);
    let mut last = None;
    for (group, place) in places {
        if last != Some(group) {
            last = Some(group);
            let first = number(found.places.len());
            found.groups.push(Group {
                first,
                len: 0,
                base: u32::MAX,
            });
        }
        if let Some(group) = found.groups.last_mut() {
            if place.kind.is_marked() && group.base == u32::MAX {
                group.base = group.first + group.len;
            }
            group.len += 1;
        }
        found.places.push(place);
    }
    for group in &mut found.groups {
        if group.base == u32::MAX {
            group.base = group.first;
        }
        let base = found.places.get(group.base as usize).copied();
        let own = found.places.iter_mut().zip(0..).skip(group.first as usize);
        for (place, at) in own.take(group.len as usize) {
            if let Some(base) = base.filter(|_| at != group.base) {
                let (verdicts, changes) = verdicts(engine, &found.speakers, &base, place);
                place.verdicts = verdicts;
                for change in changes {
                    found.changes.push((at, base.article, change));
                }
            }
        }
    }
    found
}

/// Reads who says what, and numbers lists of names.
struct Reader<'e> {
    engine: &'e Engine,
    speakers: &'e Speakers,
    lists: Vec<Vec<String>>,
    numbers: NumberMap,
}

impl<'e> Reader<'e> {
    /// The utterances that are compared, by article in an order that arrival does not change, then by place.
    fn uttered(&mut self) -> Vec<Uttered<'e>> {
        let engine = self.engine;
        let mut articles: Vec<&Article> = engine.articles().iter().collect();
        sort_by_key(&mut articles, |article| {
            let mut key = [0; 4];
            for (byte, at) in article.sha256.iter().zip(0..16) {
                key[at / 4] = key[at / 4] << 8 | u32::from(*byte);
            }
            key
        });
        let mut all = Vec::new();
        for article in articles {
            for (utterance, at) in article.speech.utterances.iter().zip(0..) {
                let positions = article.sequence.positions(utterance.span);
                let n_words = positions.end - positions.start;
                let mut marked = 0;
                for at in positions.clone() {
                    marked += u32::from(article.sequence.is_quoted(at));
                }
                if n_words == 0
                    || utterance.kind == QuotationKind::Indirect && marked * 2 >= n_words
                {
                    // Furniture; or a clause that its own marked words stand for.
                    continue;
                }
                let (said, speakers) = self.said(article, utterance);
                all.push(Uttered {
                    article,
                    at,
                    span: utterance.span,
                    positions,
                    kind: utterance.kind,
                    said,
                    speakers,
                });
            }
        }
        all
    }

    fn said(&mut self, article: &Article, utterance: &Utterance) -> (Said, u32) {
        let place = self.engine.place(article.key).unwrap_or(u32::MAX);
        let (said, names) = Said::of(self.speakers, place, article, utterance);
        (said, self.list(names))
    }

    /// The number of a list of names.
    fn list(&mut self, names: Vec<String>) -> u32 {
        let mut hash = 0;
        for name in &names {
            for byte in name.bytes() {
                hash = mix(hash, byte.into());
            }
            hash = mix(hash, u32::MAX);
        }
        let next = number(self.lists.len());
        let list = number_of(&mut self.numbers, hash, next);
        if list == next {
            self.lists.push(names);
        }
        list
    }

    /// A place that is no utterance, told as the utterance around it tells it.
    fn image_place(&mut self, article: &Article, span: Span) -> Place {
        let mut around: Option<(u64, &Utterance)> = None;
        for utterance in &article.speech.utterances {
            let reported = utterance.kind == QuotationKind::Indirect;
            let holds = if reported {
                utterance.span.overlap(span) * 2 >= span.len()
            } else {
                utterance.span.contains(span)
            };
            // Marked words before reported ones, the shorter before the longer.
            let order = pair(reported.into(), utterance.span.len());
            if holds && around.is_none_or(|(other, _)| order < other) {
                around = Some((order, utterance));
            }
        }
        let mut kind = PlaceKind::Told;
        let said = around.map(|(_, utterance)| self.said(article, utterance));
        let (said, speakers) = said.unwrap_or_else(|| (Said::default(), self.list(Vec::new())));
        if let Some((_, utterance)) = around
            && utterance.kind != QuotationKind::Indirect
        {
            kind = PlaceKind::Said(utterance.kind);
        }
        Place {
            article: article.key,
            span,
            kind,
            utterance: None,
            source: source(article, span, said.mention),
            said,
            speakers,
            role: article.role_at(span.start()),
            verdicts: 0,
        }
    }
}

fn own_place(one: &Uttered<'_>) -> Place {
    Place {
        article: one.article.key,
        span: one.span,
        kind: PlaceKind::Said(one.kind),
        utterance: Some(one.at),
        source: source(one.article, one.span, one.said.mention),
        said: one.said,
        speakers: one.speakers,
        role: one.article.role_at(one.span.start()),
        verdicts: 0,
    }
}

/// The first agency or outlet that is credited in the sentences of a place, outside it, and is not itself
/// the speaker.
fn source(article: &Article, span: Span, speaker: Option<Span>) -> Option<Span> {
    let sentences = &article.sentences;
    let sentence = |byte: u32| sentences.get(sentences.partition_point(|s| s.end() <= byte));
    let around = sentence(span.start())?.cover(*sentence(span.end().saturating_sub(1))?);
    for &credited in &article.speech.sources {
        let outside = around.contains(credited) && credited.overlap(span) == 0;
        if outside && speaker != Some(credited) {
            return Some(credited);
        }
    }
    None
}
