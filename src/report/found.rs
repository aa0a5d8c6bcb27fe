//! Every alignment of the corpus in one order, with what only the corpus can tell of it.

use super::passage::{Passage, passages};
use super::restated::restated;
use super::speakers::Speakers;
use super::stock::{Weight, Weights};
use crate::align::{
    Alignment, Change, ChangeClass, Kind, Op, Sensitive, change, changes, contradictions, frame,
    moved, quotes, sensitive,
};
use crate::corpus::Article;
use crate::engine::Engine;
use crate::order::sort_by_key;
use crate::text::Span;

/// An alignment, its two articles, and what the corpus says of it.
#[derive(Debug)]
pub struct Found<'e> {
    /// Its number in the order of the report, from 1.
    pub number: u32,
    /// The article shown first; with `right` the same article, `left` holds the earlier place.
    pub left: &'e Article,
    /// The other article.
    pub right: &'e Article,
    /// Which words answer which.
    pub alignment: Alignment,
    /// A formula any article on the topic has, or page furniture.
    pub stock: bool,
    /// How much its answered words say, in bits ([`super::stock`]): what decides about `stock`.
    pub bits: u32,
    /// Breaks the order of the other alignments of its pair.
    pub moved: bool,
}

/// An alignment with a lower score, or fewer words, does not say how its sentence begins.
const LEAD_SCORE: u32 = 800;
const LEAD_WORDS: u32 = 8;

impl Found<'_> {
    /// `m1`, `m2` … in the order of the report.
    #[must_use]
    pub fn id(&self) -> String {
        format!("m{}", self.number)
    }

    /// The text on the left, from its first to its last word.
    #[must_use]
    pub fn left_span(&self) -> Span {
        self.left.sequence.span(self.alignment.left.clone())
    }

    /// The text on the right, from its first to its last word.
    #[must_use]
    pub fn right_span(&self) -> Span {
        self.right.sequence.span(self.alignment.right.clone())
    }

    /// Whether it says the same thing in other words: then its words are not shared.
    #[must_use]
    pub fn is_paraphrase(&self) -> bool {
        self.alignment.kind == Kind::Paraphrase
    }

    /// The figures and names in which the two sides of a paraphrase differ.
    #[must_use]
    pub fn contradictions(&self) -> Vec<Change> {
        if self.is_paraphrase() {
            contradictions(&self.left.sequence, &self.right.sequence, &self.alignment)
        } else {
            Vec::new()
        }
    }

    /// Every difference between the two sides. A paraphrase is other words as a whole.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        if self.is_paraphrase() {
            return vec![Change {
                op: Op::Replace,
                class: ChangeClass::Wording,
                left: self.left_span(),
                right: self.right_span(),
            }];
        }
        let (left, right) = self.sides();
        changes(left, right, &self.alignment)
    }

    /// How the words that lead into it differ, though they are not shared. Nothing where too little is
    /// shared for that to say something.
    #[must_use]
    pub fn lead(&self) -> Option<Change> {
        let (left, right) = self.sides();
        let is_telling = !self.stock
            && !self.is_paraphrase()
            && self.alignment.score >= LEAD_SCORE
            && self.alignment.n_words() >= LEAD_WORDS;
        is_telling
            .then(|| frame::lead(left, right, &self.alignment))
            .flatten()
    }

    /// The end of a paragraph that stands on one side only between it and the next.
    #[must_use]
    pub fn split(&self, next: &Self) -> Option<Change> {
        let (left, right) = self.sides();
        (!self.stock && !next.stock && !self.is_paraphrase() && !next.is_paraphrase())
            .then(|| frame::split(left, right, &self.alignment, &next.alignment))
            .flatten()
    }

    fn sides(&self) -> (change::Side<'_>, change::Side<'_>) {
        (side(self.left), side(self.right))
    }

    /// Why a change of [`Self::changes`] is to be looked at first; nothing when it is not.
    #[must_use]
    pub fn sensitive(&self, change: &Change) -> Option<Sensitive> {
        let quoted = self.left.is_quoted(change.left) && self.right.is_quoted(change.right);
        sensitive(change, &self.left.text, &self.right.text, quoted)
    }

    /// Whether both sides are the same article.
    #[must_use]
    pub fn is_within(&self) -> bool {
        self.left.key == self.right.key
    }
}

/// An article as one side of a comparison.
pub(super) fn side(article: &Article) -> change::Side<'_> {
    change::Side {
        text: &article.text,
        sequence: &article.sequence,
        capitals_name: article.capitals_name(),
    }
}

/// All that was found in the articles an engine holds.
#[derive(Debug)]
pub struct Report<'e> {
    /// Every alignment, stock included: by left article, right article, then place.
    pub found: Vec<Found<'e>>,
    /// The passages they make.
    pub passages: Vec<Passage>,
    /// Whom the articles mean.
    pub speakers: Speakers,
    weights: Weights<'e>,
}

impl<'e> Report<'e> {
    /// Derives the report. Costs about what was found, not what was read.
    #[must_use]
    pub fn new(engine: &'e Engine) -> Self {
        let weights = Weights::of(engine);
        let mut found: Vec<Found<'e>> = Vec::new();
        for (left, right) in engine.pairs() {
            let (Some(left), Some(right)) = (engine.article(left), engine.article(right)) else {
                continue;
            };
            let alignments = engine.alignments(left.key, right.key);
            let weigh = |x: &Alignment| weights.weigh(left, right, x, 0);
            let weighed: Vec<Weight> = alignments.iter().map(weigh).collect();
            // Formulas stand everywhere: they neither move nor say what did.
            let kept = alignments.iter().zip(&weighed).filter(|(_, w)| !w.is_stock);
            let mut moves = moved(&kept.map(|(x, _)| x).collect::<Vec<_>>()).into_iter();
            for (alignment, weight) in alignments.into_iter().zip(weighed) {
                found.push(Found {
                    number: 0,
                    stock: weight.is_stock,
                    bits: weight.bits,
                    moved: !weight.is_stock && moves.next().unwrap_or(false),
                    left,
                    right,
                    alignment,
                });
            }
        }
        tell_quoted_of_copies(&mut found, weights);
        let speakers = Speakers::of(engine.articles());
        found.extend(restated(engine, &speakers, &found));
        let place = |article: &Article| engine.place(article.key).unwrap_or(u32::MAX);
        sort_by_key(&mut found, |f| {
            let (x, y) = (&f.alignment.left, &f.alignment.right);
            [place(f.left), place(f.right), x.start, y.start]
        });
        for (f, n) in found.iter_mut().zip(1..) {
            f.number = n;
        }
        let passages = passages(engine, &found);
        Self {
            found,
            passages,
            speakers,
            weights,
        }
    }

    /// The rarest words that both sides of an alignment have, as the left side prints them, rarest first.
    #[must_use]
    pub fn evidence(&self, found: &Found<'e>) -> Vec<&'e str> {
        self.weights.evidence(found.left, &found.alignment)
    }
}

/// What both sides quote in few words may stand in a passage that many articles print: its copies say nothing
/// against it.
fn tell_quoted_of_copies(found: &mut [Found<'_>], weights: Weights<'_>) {
    for at in 0..found.len() {
        let Some(f) = found.get(at) else {
            break;
        };
        if !f.stock || !quotes(&f.left.sequence, &f.right.sequence, &f.alignment.runs) {
            continue;
        }
        let (left, right) = (f.left_span(), f.right_span());
        let holds = |other: &Found<'_>, article: &Article, span: Span| {
            other.left.key == article.key && other.left_span().contains(span)
                || other.right.key == article.key && other.right_span().contains(span)
        };
        let mut copied = 0;
        for other in found.iter().filter(|other| !other.stock) {
            copied += u32::from(holds(other, f.left, left) || holds(other, f.right, right));
        }
        if copied > 0 {
            let weight = weights.weigh(f.left, f.right, &f.alignment, copied);
            if let Some(f) = found.get_mut(at) {
                (f.bits, f.stock) = (weight.bits, weight.is_stock);
            }
        }
    }
}

/// The closest of some kinds: a passage is as close as its closest pair.
#[must_use]
pub fn closest(kinds: impl IntoIterator<Item = Kind>) -> Kind {
    kinds.into_iter().min().unwrap_or(Kind::Near)
}

#[cfg(test)]
mod tests {
    use super::Report;
    use crate::corpus::Metadata;
    use crate::engine::{Bounds, Engine};
    use crate::text::decompose::decompose;

    const QUOTED: &str = "que les deux pays avaient « l’intention de renforcer la coopération entre leurs ports, leurs gares et leurs universités ».";
    const NEXT: &str = "La maire du port a ensuite promis des quais plus larges, des grues neuves et une école de pilotes.";

    /// What differs around the first alignment of two articles, `class: left → right`.
    fn around(left: &str, right: &str) -> Vec<String> {
        let mut engine = Engine::new(decompose);
        for (name, text) in [("a", left), ("b", right)] {
            engine.add(name, text.as_bytes(), text, Metadata::default());
        }
        let report = Report::new(&engine);
        let of_a = |f: &&super::Found<'_>| f.left.name == "a" && f.right.name == "b";
        let found: Vec<_> = report.found.iter().filter(of_a).collect();
        let split = found.get(1).and_then(|next| found[0].split(next));
        let changes = found[0].lead().into_iter().chain(split);
        changes
            .map(|c| {
                format!(
                    "{}: {:?} → {:?}",
                    c.class.name(),
                    c.left.of(left),
                    c.right.of(right)
                )
            })
            .collect()
    }

    #[test]
    fn the_words_that_lead_into_a_quotation_are_compared() {
        assert_eq!(
            around(
                &format!("Il neige. Et de souligner {QUOTED}"),
                &format!("Le port dort. Comme il avait signalé {QUOTED}")
            ),
            ["wording: \"Et de souligner\" → \"Comme il avait signalé\""]
        );
    }

    #[test]
    fn a_long_way_into_the_sentence_says_nothing() {
        let long = "Dans un discours qu’il a tenu lundi devant les ouvriers du port, il a dit";
        assert!(around(&format!("{long} {QUOTED}"), &format!("Il croit {QUOTED}")).is_empty());
        assert!(around(QUOTED, &format!("Il croit {QUOTED}")).is_empty());
    }

    #[test]
    fn what_is_set_aside_is_the_readers_choice() {
        let mut engine = Engine::new(decompose);
        let common = "Le président du conseil régional a reçu la presse à midi.";
        for (name, before) in [
            ("a", NEXT),
            (
                "b",
                "Hier soir, neuf bateaux chargés de blé attendaient encore au large que le brouillard se lève.",
            ),
        ] {
            let said = QUOTED.trim_start_matches("que les deux pays avaient");
            let text = format!("{common} {before} {before}\n\n{said}");
            engine.add(name, text.as_bytes(), &text, Metadata::default());
        }
        let mut told = |bounds: Bounds| {
            engine.set_bounds(bounds);
            let report = Report::new(&engine);
            let told = report.found.iter().filter(|f| !f.stock && !f.is_within());
            told.count()
        };
        let usual = told(Bounds::USUAL);
        let all = Bounds {
            formula_percent: 0,
            ..Bounds::USUAL
        };
        let long = Bounds {
            passage_words: 40,
            ..Bounds::USUAL
        };
        let long_quotations = Bounds {
            quotation_words: 40,
            ..long
        };
        assert!(told(all) >= usual && usual > 0);
        assert_eq!(told(long), 1, "the quotation has a bound of its own");
        assert_eq!(told(long_quotations), 0);
        assert_eq!(told(Bounds::USUAL), usual);
    }

    #[test]
    fn how_many_words_may_have_changed_is_the_readers_choice() {
        let mut engine = Engine::new(decompose);
        let other = NEXT.replace("larges", "sûrs").replace("neuves", "hautes");
        for (name, next) in [("a", NEXT), ("b", other.as_str())] {
            engine.add(name, next.as_bytes(), next, Metadata::default());
        }
        let told = [100, 20, 5, 0].map(|changed_percent| {
            engine.set_bounds(Bounds {
                changed_percent,
                ..Bounds::USUAL
            });
            let report = Report::new(&engine);
            report.found.iter().filter(|f| !f.stock).count()
        });
        assert_eq!(told, [1, 1, 0, 0], "two of nineteen words are others");
    }

    #[test]
    fn a_paragraph_that_ends_on_one_side_only_between_two_alignments_is_told() {
        let said = QUOTED.trim_end_matches('.');
        let left = format!("Il pense {said}, a dit le maire. {NEXT}");
        let right = format!("Il pense {said}, a dit le maire, selon l’AFP.\n\n{NEXT}");
        assert_eq!(around(&left, &right), ["split: \" \" → \"\\n\\n\""]);
    }
}
