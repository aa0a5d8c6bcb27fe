//! One quotation through many mouths: what a reader of the seeds sees, and what links and what does not.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by panicking"
)]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;

use common::{cases, corpus, empty, engine_of, engine_of_seeds};
use proptest::prelude::*;
use recoupe::corpus::Metadata;
use recoupe::engine::Engine;
use recoupe::report::Report;
use recoupe::report::quotation::{Group, Place, Quotations, quotations};
use recoupe::report::verdict::Verdict;
use recoupe::wire::analysis::{analysis_json, letter};

fn all(engine: &Engine) -> Quotations {
    quotations(engine, &Report::new(engine))
}

fn words<'e>(engine: &'e Engine, place: &Place) -> &'e str {
    let article = engine.article(place.article).expect("an article");
    place.span.of(&article.text)
}

fn verdicts(bits: u32) -> Vec<&'static str> {
    let has = |v: &Verdict| bits & v.bit() != 0;
    Verdict::ALL
        .into_iter()
        .filter(has)
        .map(Verdict::name)
        .collect()
}

/// A line for each place: letter, kind, verdicts, names, words.
fn told(engine: &Engine, found: &Quotations, group: Group) -> String {
    let mut told = String::new();
    for (place, at) in found.of(group).iter().zip(group.first..) {
        writeln!(
            told,
            "{}{} {} {:?} {:?}{}: {}",
            if at == group.base { "= " } else { "  " },
            letter(engine.place(place.article).expect("an article")),
            place.kind.name(),
            verdicts(place.verdicts),
            found.names(place),
            if place.source.is_some() {
                " source"
            } else {
                ""
            },
            words(engine, place),
        )
        .expect("text");
    }
    told
}

#[test]
fn quotations_of_the_seeds() {
    let engine = engine_of_seeds();
    let found = all(&engine);
    let several = found.groups.iter().filter(|g| g.len > 1);
    let told: Vec<String> = several.map(|&group| told(&engine, &found, group)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

/// The groups of several places when these texts are the articles, each place as `letter kind verdicts: words`.
fn linked(texts: &[&str]) -> Vec<Vec<String>> {
    let engine = engine_of(&texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
    let found = all(&engine);
    let several = found.groups.iter().filter(|g| g.len > 1);
    let place = |place: &Place| {
        let letter = letter(engine.place(place.article).expect("an article"));
        let differs = verdicts(place.verdicts).join(" ");
        format!(
            "{letter} {} [{differs}] {}",
            place.kind.name(),
            words(&engine, place)
        )
    };
    let of = |&group: &Group| found.of(group).iter().map(place).collect();
    several.map(of).collect()
}

#[track_caller]
fn check(texts: &[&str], expected: &[&str]) {
    let groups = linked(texts);
    assert_eq!(groups, [expected], "{groups:#?}");
}

const SAID: &str =
    "Nous ne céderons jamais les forêts du nord et nos rivières aux marchands de béton";

#[test]
fn the_same_words_are_identical_whatever_the_marks_that_hold_them() {
    check(
        &[
            &format!("La maire Anne Roy a déclaré : « {SAID}. » Puis elle est partie."),
            &format!("« {SAID} », a déclaré Anne Roy devant la mairie."),
        ],
        &[
            &format!("A direct [] {SAID}."),
            &format!("B direct [] {SAID}"),
        ],
    );
}

#[test]
fn a_cut_is_told_with_its_mark_or_without() {
    let marked = SAID.replace("les forêts du nord et ", "[…] ");
    let silent = SAID.replace("les forêts du nord et ", "");
    let full = format!("« {SAID} », a déclaré Anne Roy.");
    check(
        &[
            &full,
            &format!("« {marked} », a déclaré Anne Roy lundi soir."),
        ],
        &[
            &format!("A direct [] {SAID}"),
            &format!("B direct [marked-cut] {marked}"),
        ],
    );
    check(
        &[
            &full,
            &format!("« {silent} », a déclaré Anne Roy lundi soir."),
        ],
        &[
            &format!("A direct [] {SAID}"),
            &format!("B direct [silent-cut] {silent}"),
        ],
    );
}

#[test]
fn other_words_another_speaker_another_verb_and_a_source_are_told() {
    let changed = SAID.replace("béton", "sable");
    check(
        &[
            &format!("« {SAID} », a déclaré Anne Roy."),
            &format!("« {changed} », a martelé Luc Petit, selon l’AFP."),
        ],
        &[
            &format!("A direct [] {SAID}"),
            &format!("B direct [words speaker verb source] {changed}"),
        ],
    );
}

#[test]
fn what_one_quotes_another_may_report_or_tell() {
    check(
        &[
            &format!("« {SAID} », a déclaré Anne Roy."),
            "Anne Roy a déclaré que la ville ne céderait jamais les forêts du nord et ses rivières aux marchands de béton et de sable.",
        ],
        &[
            &format!("A direct [] {SAID}"),
            "B indirect [part words told] la ville ne céderait jamais les forêts du nord et ses rivières aux marchands de béton et de sable",
        ],
    );
    check(
        &[
            "Elle parle de « la stabilité durable et la résilience des marchés asiatiques et de leurs ports francs » et de rien d’autre.",
            "La hausse vient avec la stabilité durable et la résilience des marchés asiatiques et de leurs ports francs depuis mars.",
        ],
        &[
            "A direct [] la stabilité durable et la résilience des marchés asiatiques et de leurs ports francs",
            "B told [told] la stabilité durable et la résilience des marchés asiatiques et de leurs ports francs",
        ],
    );
}

#[test]
fn the_same_words_in_another_order_are_one_quotation() {
    check(
        &[
            "Pour Anne Roy, « l’alliance des deux ports de la côte reste un important facteur de stabilisation ». Il neige.",
            "Le port est devenu « le facteur de stabilisation le plus important », a déclaré Anne Roy.",
        ],
        &[
            "A direct [] un important facteur de stabilisation",
            "B fragment [words] le facteur de stabilisation le plus important",
        ],
    );
}

#[test]
fn words_that_anybody_says_are_one_quotation_only_of_one_speaker() {
    let texts = [
        "« Très bien », a dit Anne Roy.",
        "« Très bien », a répondu Luc Petit.",
    ];
    assert_eq!(linked(&texts), Vec::<Vec<String>>::new());
    check(
        &[
            "« Très bien », a dit Anne Roy.",
            "« Très bien », a répondu Anne Roy.",
        ],
        &["A fragment [] Très bien", "B fragment [verb] Très bien"],
    );
}

#[test]
fn weak_links_do_not_drift() {
    let one = "Les forêts du nord seront rendues aux villages avant la fin du printemps prochain";
    let two = "Les forêts du nord seront rendues aux villages, et les ports du sud ouverts aux pêcheurs des îles";
    let three = "Les marchés seront libres, et les ports du sud ouverts aux pêcheurs des îles de la mer froide";
    let texts = [one, two, three].map(|said| format!("« {said} », a déclaré Anne Roy."));
    for group in linked(&[&texts[0], &texts[1], &texts[2]]) {
        let letters: BTreeSet<_> = group.iter().map(|place| &place[..1]).collect();
        assert!(letters.len() < 3, "{group:#?}");
    }
}

#[test]
fn places_are_in_order_of_time_where_dates_are_known() {
    let mut engine = empty();
    let dates = [None, Some("2025-03"), Some("2025-01-22"), Some("2024")];
    for (date, name) in dates.into_iter().zip('a'..) {
        let given = Metadata {
            published: date.map(str::to_owned),
            ..Metadata::default()
        };
        let text = format!("« {SAID} », a déclaré Anne Roy au point {name}.");
        engine.add(&name.to_string(), text.as_bytes(), &text, given);
    }
    let found = all(&engine);
    let places = found.of(found.groups[0]).iter();
    let letters: String = places
        .filter_map(|p| Some(letter(engine.place(p.article)?)))
        .collect();
    assert_eq!(letters, "DCBA");
}

/// Groups by article names and places, in no order, with their verdicts against each other place.
fn told_of(engine: &Engine) -> BTreeSet<BTreeSet<(String, u32, u32, &'static str)>> {
    let found = all(engine);
    let place = |p: &Place| {
        let name = &engine.article(p.article).expect("an article").name;
        (name.clone(), p.span.start(), p.span.end(), p.kind.name())
    };
    let of = |&group: &Group| found.of(group).iter().map(place).collect();
    found.groups.iter().map(of).collect()
}

proptest! {
    #![proptest_config(cases(500))]

    /// Neither the order of arrival nor what came and went changes which places are one quotation.
    #[test]
    fn order_changes_nothing(texts in corpus(), shuffle in any::<prop::sample::Index>(), gone in corpus()) {
        let expected = told_of(&engine_of(&texts));
        let mut engine = empty();
        let passing: Vec<_> = gone
            .iter()
            .map(|text| engine.add("gone.txt", text.as_bytes(), text, Metadata::default()))
            .collect();
        let first = shuffle.index(texts.len());
        for n in (0..texts.len()).map(|i| (first + i) % texts.len()).rev() {
            engine.add(&format!("{n}.txt"), texts[n].as_bytes(), &texts[n], Metadata::default());
        }
        for key in passing {
            engine.remove(key);
        }
        prop_assert_eq!(told_of(&engine), expected);
    }

    /// Every place is a place of its article, each once in its group, and the base differs from itself in nothing.
    #[test]
    fn places_are_places_of_the_texts(texts in corpus()) {
        let engine = engine_of(&texts);
        let found = all(&engine);
        let n: u32 = found.groups.iter().map(|g| g.len).sum();
        prop_assert_eq!(n as usize, found.places.len());
        for &group in &found.groups {
            let places = found.of(group);
            for (place, at) in places.iter().zip(group.first..) {
                prop_assert!(!words(&engine, place).is_empty());
                prop_assert!(at != group.base || place.verdicts == 0);
                let same = places.iter().filter(|o| (o.article, o.span) == (place.article, place.span));
                prop_assert_eq!(same.count(), 1);
            }
        }
    }
}

#[test]
fn what_is_one_quotation_depends_on_no_number_of_a_word_or_an_article() {
    let text = "z\"z\"\"zz{z\"z\"{zz\"\"xz{zz{z\n";
    let mut engine = empty();
    let add = |engine: &mut Engine| engine.add("0", text.as_bytes(), text, Metadata::default());
    let first = add(&mut engine);
    let said = analysis_json(&engine);
    engine.remove(first);
    add(&mut engine);
    assert_eq!(analysis_json(&engine), said);
}
