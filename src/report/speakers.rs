//! Whom the articles mean: mentions into people and bodies, by what the articles dropped together say.
//!
//! Nothing is known of anybody beforehand. « Le président russe Vladimir Poutine » in one article
//! teaches who « le président russe » is, and that « russe » goes with him, so that « le dirigeant
//! russe » and « le maître du Kremlin » can be told too; a full name in one article fills in the
//! surname in another. The article's own words weigh before those of the others.

use super::printed::{body_of, printed, seat, telling_words, without_determiner};
use crate::corpus::Article;
use crate::order::sort_rows;
use crate::segment::Language;
use crate::segment::speech::{Attribution, Mention, MentionKind, key};
use crate::strings::Strings;
use crate::text::has_sign;

/// People and bodies of a corpus.
#[derive(Debug, Default)]
pub struct Speakers {
    /// Each key and name once.
    texts: Vec<String>,
    ids: Strings,
    /// What is said and about whom: relation, key, name, place of the article; sorted.
    facts: Vec<[u32; 4]>,
}

/// What a key says of a name.
#[derive(Clone, Copy)]
enum Relation {
    /// The key is a word of this name, which has two or more.
    WordOf,
    /// The key is a description that stands beside the name.
    Describes,
    /// The key is a telling word (« russe ») of such a description.
    Tells,
    /// The key is the article's place; the name stands there, as printed without title.
    Printed,
    /// The key is the name, and a person's.
    Person,
}

/// How far a pronoun is followed back.
const CHAIN: u32 = 5;

impl Speakers {
    /// Learns from the articles.
    #[must_use]
    pub fn of(articles: &[Article]) -> Self {
        let mut speakers = Self::default();
        for (article, place) in articles.iter().zip(0..) {
            speakers.learn(article, place);
        }
        sort_rows(&mut speakers.facts);
        speakers
    }

    fn learn(&mut self, article: &Article, place: u32) {
        for mention in &article.speech.mentions {
            if mention.kind != MentionKind::Name {
                continue;
            }
            let name = printed(&article.text, mention.core);
            let id = self.id(&name);
            self.facts
                .push([Relation::Printed as u32, place, id, place]);
            if mention.titled {
                let surname = self.id(name.split(' ').next_back().unwrap_or(""));
                self.facts
                    .push([Relation::Person as u32, surname, surname, place]);
            }
            if has_sign(&name, b' ') && !has_sign(&name, b'.') {
                for part in name.split(' ') {
                    let part = self.id(part);
                    self.facts.push([Relation::WordOf as u32, part, id, place]);
                }
            }
        }
        for apposition in &article.speech.appositions {
            let name = self.id(&printed(&article.text, apposition.name));
            let description = key(&article.text, apposition.description);
            let described = self.id(&description);
            self.facts
                .push([Relation::Describes as u32, described, name, place]);
            self.facts
                .push([Relation::Person as u32, name, name, place]);
            // An adviser shares his president's adjective, but is not meant by it.
            let language = article.language;
            let parts: Vec<&str> = telling_words(&description).collect();
            if parts.iter().any(|w| language.has("leaders", w)) {
                for word in parts {
                    let small = language.is_function_word(word) || language.has("leaders", word);
                    if !small && word.chars().count() > 2 {
                        let word = self.id(word);
                        self.facts.push([Relation::Tells as u32, word, name, place]);
                    }
                }
            }
        }
    }

    fn id(&mut self, text: &str) -> u32 {
        let id = self.ids.number(text);
        if self.texts.len() == id as usize {
            self.texts.push(text.to_owned());
        }
        id
    }

    fn text(&self, id: u32) -> &str {
        self.texts.get(id as usize).map_or("", String::as_str)
    }

    /// The facts with this relation and this key.
    fn facts(&self, relation: Relation, key: &str) -> &[[u32; 4]] {
        let id = self.ids.get(key);
        id.map_or(&[], |id| self.facts_of(relation, id))
    }

    fn facts_of(&self, relation: Relation, key: u32) -> &[[u32; 4]] {
        let key = [relation as u32, key];
        let from = self.facts.partition_point(|f| [f[0], f[1]] < key);
        let to = self.facts.partition_point(|f| [f[0], f[1]] <= key);
        self.facts.get(from..to).unwrap_or(&[])
    }

    /// The name that most of the facts speak of, those of the article before those of all; of several, the
    /// first in order of letters.
    fn most(&self, facts: &[[u32; 4]], place: u32, fits: impl Fn(&str) -> bool) -> Option<&str> {
        let mut best: Option<(&str, [usize; 2])> = None;
        let mut rest = facts;
        while let Some(&[_, _, name, _]) = rest.first() {
            let n = rest.iter().take_while(|f| f[2] == name).count();
            let (of_name, after) = rest.split_at(n);
            rest = after;
            let text = self.text(name);
            let own = of_name.iter().filter(|f| f[3] == place).count();
            let better = best.is_none_or(|(other, counts)| {
                [own, n] > counts || ([own, n] == counts && text < other)
            });
            if better && fits(text) {
                best = Some((text, [own, n]));
            }
        }
        best.map(|(name, _)| name)
    }

    /// The names of those an attribution speaks of, in full; `place` is the article's place among
    /// those learned from. Empty when nobody can be told.
    #[must_use]
    pub fn names(&self, place: u32, article: &Article, attribution: &Attribution) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for &at in &attribution.speakers {
            if let Some(mention) = article.speech.mentions.get(at as usize) {
                for name in self.resolve(place, article, mention, CHAIN) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
        }
        names
    }

    fn resolve(&self, place: u32, article: &Article, mention: &Mention, chain: u32) -> Vec<String> {
        let text = &article.text;
        match mention.kind {
            MentionKind::Name => {
                vec![self.full_name(place, &printed(text, mention.core), mention.titled)]
            }
            MentionKind::Pronoun if mention.plural => self.two_people(place),
            MentionKind::Pronoun => self.antecedent(place, article, mention, chain),
            MentionKind::Description => {
                let description = key(text, mention.core);
                let language = article.language;
                let is = |section| telling_words(&description).any(|w| language.has(section, w));
                let known = if mention.plural {
                    self.two(place, &description, language)
                } else {
                    self.described(place, language, &description)
                };
                if let Some(names) = known {
                    return names;
                }
                if is("spokespeople") {
                    let names = self.antecedent(place, article, mention, chain);
                    if !names.is_empty() {
                        return names;
                    }
                }
                if is("voices of bodies")
                    && let Some(body) = body_of(mention.core.of(text), language)
                {
                    return vec![body.to_owned()];
                }
                vec![without_determiner(printed(text, mention.span), language)]
            }
        }
    }

    /// Whom the last reporting verbs before speak of: the subject of the same sentence (« Moscou a lancé ce
    /// qu’il appelle … »), or a person, if there is one not far back.
    fn antecedent(
        &self,
        place: u32,
        article: &Article,
        mention: &Mention,
        chain: u32,
    ) -> Vec<String> {
        let sentence_of = |mention: &Mention| {
            article
                .sentences
                .partition_point(|s| s.start() <= mention.span.start())
        };
        let mut nearest: Vec<String> = Vec::new();
        let mut at = mention.antecedent;
        for left in (0..chain).rev() {
            let Some(before) = at.and_then(|at| article.speech.mentions.get(at as usize)) else {
                break;
            };
            let names = self.resolve(place, article, before, left);
            if let [name] = names.as_slice()
                && (self.is_person(name) || sentence_of(before) == sentence_of(mention))
            {
                return names;
            }
            if nearest.is_empty() {
                nearest = names;
            }
            at = before.antecedent;
        }
        nearest
    }

    /// Whether the full name is a person's: described or titled somewhere.
    fn is_person(&self, full: &str) -> bool {
        let known = |name: &str| !self.facts(Relation::Person, name).is_empty();
        has_sign(full, b' ') && (known(full) || full.split(' ').any(known))
    }

    /// « Xi », « M. Xi », « V. Poutine »: the full name that has these words.
    fn full_name(&self, place: u32, name: &str, titled: bool) -> String {
        let mut parts = name.split(' ').filter(|p| !p.ends_with('.'));
        let whole = has_sign(name, b' ') && !has_sign(name, b'.');
        let Some(first) = parts.next().filter(|_| !whole) else {
            return name.to_owned();
        };
        let has = |full: &str| {
            let has = |part: &str| full.split(' ').any(|word| word == part);
            full.len() > name.len()
                && (titled || self.is_person(full))
                && has(first)
                && parts.clone().all(has)
        };
        let full = self.most(self.facts(Relation::WordOf, first), place, has);
        full.map_or_else(
            || {
                parts
                    .clone()
                    .fold(first.to_owned(), |name, part| name + " " + part)
            },
            str::to_owned,
        )
    }

    /// A description that a name stands beside somewhere, or one that shares its telling word with such.
    fn described(&self, place: u32, language: &Language, description: &str) -> Option<Vec<String>> {
        let found = |facts| {
            let name = self.most(facts, place, |_| true)?;
            Some(vec![self.full_name(place, name, true)])
        };
        let exact = found(self.facts(Relation::Describes, description));
        let is_leader = |word: &str| language.has("leaders", word);
        if exact.is_some() || !telling_words(description).any(is_leader) {
            return exact;
        }
        telling_words(description)
            .filter(|w| !is_leader(w))
            .find_map(|word| {
                let told = seat(language, word).unwrap_or(word);
                found(self.facts(Relation::Tells, told))
            })
    }

    /// « Les deux dirigeants », « les deux pays »: the two people, or bodies, that the article names most.
    fn two(&self, place: u32, description: &str, language: &Language) -> Option<Vec<String>> {
        let is = |section| {
            telling_words(description)
                .take(2)
                .any(|w| language.has(section, w))
        };
        let names = if is("two people") {
            self.two_people(place)
        } else if is("two bodies") {
            self.two_named(place, |full| !has_sign(full, b' '))
        } else {
            Vec::new()
        };
        (!names.is_empty()).then_some(names)
    }

    fn two_people(&self, place: u32) -> Vec<String> {
        self.two_named(place, |full| self.is_person(full))
    }

    /// The two names that the article gives most, of those that fit; none when there is but one.
    fn two_named(&self, place: u32, fits: impl Fn(&str) -> bool) -> Vec<String> {
        let (mut ids, mut counts) = (Strings::default(), Vec::<(String, u32)>::new());
        for &[_, _, name, _] in self.facts_of(Relation::Printed, place) {
            let full = self.full_name(place, self.text(name), false);
            if fits(&full) {
                match counts.get_mut(ids.number(&full) as usize) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((full, 1)),
                }
            }
        }
        let mut names: Vec<String> = Vec::new();
        for _ in 0..2 {
            let left = counts.iter().filter(|(name, _)| !names.contains(name));
            let most = left.max_by(|(x, n), (y, m)| n.cmp(m).then_with(|| y.cmp(x)));
            names.extend(most.map(|(name, _)| name.clone()));
        }
        if names.len() == 2 { names } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::Speakers;
    use crate::corpus::Metadata;
    use crate::engine::Engine;
    use crate::text::decompose::decompose;

    /// The speakers of the first article's utterances, in order, when all the articles are there.
    fn speakers(texts: &[&str]) -> Vec<String> {
        let mut engine = Engine::new(decompose);
        for (n, text) in texts.iter().enumerate() {
            engine.add(&n.to_string(), text.as_bytes(), text, Metadata::default());
        }
        let speakers = Speakers::of(engine.articles());
        let article = &engine.articles()[0];
        let attributions = article
            .speech
            .utterances
            .iter()
            .map(|u| u.attribution.as_ref());
        attributions
            .map(|a| {
                a.map_or_else(Vec::new, |a| speakers.names(0, article, a))
                    .join(" + ")
            })
            .collect()
    }

    #[track_caller]
    fn check(texts: &[&str], expected: &[&str]) {
        assert_eq!(speakers(texts), expected, "{texts:?}");
    }

    #[test]
    fn a_surname_is_filled_in_from_the_article() {
        check(
            &[
                "La juge Anne Leroy a ouvert la séance. « Rien ne sera caché au public », a promis M. Petit. \
               « Tout sera dit dans la salle », a répondu Mme Leroy. Le procureur Luc Petit a souri.",
            ],
            &["Luc Petit", "Anne Leroy"],
        );
        check(
            &[
                "The mayor, Anna Berg, opened the bridge. “We will not close it again,” Berg said on the day.",
            ],
            &["Anna Berg"],
        );
    }

    #[test]
    fn another_article_teaches_whom_a_description_means() {
        let asked = "« Nous irons jusqu’au bout », a déclaré la présidente moldave. Le ministre a ajouté que la date serait tenue.";
        check(&[asked], &["présidente moldave", "ministre"]);
        let teaches =
            "La présidente moldave Elena Rusu est arrivée. Ion Munteanu, ministre, la suit.";
        check(&[asked, teaches], &["Elena Rusu", "Ion Munteanu"]);
    }

    #[test]
    fn a_leader_is_known_by_country_and_by_seat() {
        let teaches = "The Ruritanian president Max Adler met the British prime minister Jane Cole in London.";
        let asked = "“The border will stay open for good,” said the Ruritanian leader on Monday.";
        check(&[asked, teaches], &["Max Adler"]);
    }

    #[test]
    fn pronouns_stand_for_whoever_spoke_last() {
        check(
            &[
                "Le chanteur Paul Ney a annoncé que la tournée était finie. « Je suis fatigué de tout cela », a-t-il confié.",
            ],
            &["Paul Ney", "Paul Ney"],
        );
        check(
            &[
                "The singer Paul Ney announced that the tour was over. “I am so tired of all this,” he said.",
            ],
            &["Paul Ney", "Paul Ney"],
        );
    }

    #[test]
    fn a_pronoun_stands_for_the_subject_of_its_own_sentence_first() {
        check(
            &[
                "Le chanteur Paul Ney a annoncé que la tournée était finie. Le Kremlin dit regretter ce qu’il appelle une « décision hâtive ».",
            ],
            &["Paul Ney", "Kremlin", "Kremlin"],
        );
    }

    #[test]
    fn bodies_speak_for_themselves() {
        check(
            &["Selon un communiqué du ministère de la Défense, le pont est détruit."],
            &["ministère de la Défense"],
        );
        check(
            &["The White House said that the visit would take place in June."],
            &["White House"],
        );
        check(
            &["Le Kremlin a démenti que la visite soit annulée."],
            &["Kremlin"],
        );
    }

    #[test]
    fn two_speak_together() {
        check(
            &["Anne Roy et Luc Petit ont assuré que la salle serait prête."],
            &["Anne Roy + Luc Petit"],
        );
    }

    #[test]
    fn the_order_of_the_articles_names_nobody_else() {
        let asked = "« Nous irons jusqu’au bout », a déclaré M. Rusu.";
        let (one, other) = (
            "Le juge Ion Rusu est là.",
            "Le maire Dan Rusu est là. Le maire Dan Rusu part.",
        );
        assert_eq!(speakers(&[asked, one, other]), ["Dan Rusu"]);
        assert_eq!(speakers(&[asked, other, one]), ["Dan Rusu"]);
    }
}
