//! What is one passage, wherever it stands, and what is not.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by panicking"
)]

mod common;

use common::empty;
use recoupe::corpus::Metadata;
use recoupe::engine::Engine;
use recoupe::report::Report;

const FIRST: &str =
    "Le vieux phare du port a perdu sa lanterne rouge pendant la tempête de novembre.";
const MIDDLE: &str = "Les gardiens racontent avoir entendu le verre se briser contre les rochers vers minuit, avant que la lumière ne s’éteigne.";
const LAST: &str =
    "Une équipe de plongeurs cherchera les morceaux dans la baie dès le retour du beau temps.";

fn engine(texts: &[(&str, String)]) -> Engine {
    let mut engine = empty();
    for (name, text) in texts {
        engine.add(name, text.as_bytes(), text, Metadata::default());
    }
    engine
}

/// The passages that are no stock: article and text of each occurrence.
fn passages(engine: &Engine) -> Vec<Vec<String>> {
    let report = Report::new(engine);
    let told = report.passages.iter().filter(|p| !p.stock);
    let text = |o: &recoupe::report::Occurrence| {
        let article = engine.article(o.article);
        article.map_or(String::new(), |a| {
            format!("{}: {}", a.name, o.span.of(&a.text))
        })
    };
    told.map(|p| p.occurrences.iter().map(text).collect())
        .collect()
}

fn trimmed(article: &str, text: &str) -> String {
    format!("{article}: {}", text.trim_end_matches('.'))
}

#[test]
fn a_like_b_like_c_makes_no_passage_of_a_and_c() {
    let texts = [
        (
            "a",
            format!(
                "La mairie de Brest publie son bilan.\n\n{FIRST} {MIDDLE}\n\nOn en saura plus demain."
            ),
        ),
        (
            "b",
            format!("Il a plu sur la côte.\n\n{FIRST} {MIDDLE} {LAST}\n\nLes pêcheurs attendent."),
        ),
        (
            "c",
            format!("Le préfet visite l’île.\n\n{MIDDLE} {LAST}\n\nIl repartira en bateau."),
        ),
    ];
    let mut found = passages(&engine(&texts));
    let (ab, bc) = (format!("{FIRST} {MIDDLE}"), format!("{MIDDLE} {LAST}"));
    let mut expected = vec![
        vec![trimmed("a", &ab), trimmed("b", &ab)],
        vec![trimmed("b", &bc), trimmed("c", &bc)],
        vec![trimmed("a", MIDDLE), trimmed("c", MIDDLE)],
    ];
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    // Whatever the order in which they arrive.
    for order in [[2, 0, 1], [1, 2, 0], [2, 1, 0]] {
        let mut again = passages(&engine(&order.map(|n: usize| texts[n].clone())));
        for passage in &mut again {
            passage.sort();
        }
        again.sort();
        assert_eq!(again, expected);
    }
}

#[test]
fn copies_are_one_passage_however_many_they_are() {
    let copies = ["a", "b", "c", "d", "e"].map(|name| {
        let own = format!("Voici ce que le journal {name}{name}{name} en sait de source sûre.");
        (name, format!("{own}\n\n{FIRST} {MIDDLE} {LAST}"))
    });
    let found = passages(&engine(&copies));
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [5]);
}

#[test]
fn a_short_quotation_inside_a_long_passage_is_a_passage_of_its_own() {
    let long = "Les deux capitales célèbrent leurs « phares jumeaux éternels » depuis la signature du traité sur les phares de la mer Blanche, disait le communiqué.";
    // What is distinctive is told by how much is written in which it does not stand.
    let other = |name: &str| -> String {
        let sentence =
            |n: usize| format!("Navire{name}{n} quitte quai{name}{n} avec cargaison{name}{n}. ");
        (0..2000).map(sentence).collect()
    };
    let alone = "À la criée de l’île d’Ouessant, ce matin de janvier, personne ne croit plus aux « phares jumeaux éternels » chez les marins.";
    let texts = [("a", long), ("b", long), ("c", alone)]
        .map(|(name, text)| (name, format!("{text}\n\n{}", other(name))));
    let found = passages(&engine(&texts));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], [trimmed("a", long), trimmed("b", long)]);
    let short = found[1]
        .iter()
        .map(|place| place.contains("phares jumeaux éternels") && place.len() < 90);
    assert_eq!(short.collect::<Vec<_>>(), [true; 3], "{found:?}");
}

const OWN: [&str; 5] = [
    "La mairie de Brest publie son bilan. Elle y parle surtout des quais.",
    "Il a plu toute la nuit sur la côte. Les pêcheurs attendent une éclaircie.",
    "Le préfet visite l’île en bateau. Il repartira lundi avec son équipe.",
    "Une exposition montre des cartes anciennes. On y voit des naufrages.",
    "Des lycéens dessinent des oiseaux marins. Leur professeur les expose.",
];

/// In how many articles each passage stands that they have when each holds its form of a statement.
fn shared(statements: &[String]) -> Vec<usize> {
    let names = ["a", "b", "c", "d", "e"];
    let text =
        |(own, statement): (&&str, &String)| own.replacen(". ", &format!(". {statement} "), 1);
    let texts = OWN.iter().zip(statements).map(text);
    let texts: Vec<(&str, String)> = names.into_iter().zip(texts).collect();
    passages(&engine(&texts)).iter().map(Vec::len).collect()
}

#[test]
fn a_whole_sentence_that_all_print_is_a_passage_and_no_formula() {
    for sentence in [
        "Un incendie a ravagé mardi les entrepôts du vieux port.",
        "Personne ne sait encore qui paiera la réparation du phare.",
        "Les températures seront comprises entre trente et quarante degrés.",
        "Le vieux gardien pleurait sa lanterne.",
    ] {
        for n in [2, 3, 5] {
            let statements = vec![sentence.to_owned(); n];
            assert_eq!(shared(&statements), [n], "{sentence}");
        }
    }
}

const BEFORE: [&str; 5] = [
    "Pour le maire",
    "Un témoin a confié hier",
    "Le ministre résume",
    "La porte-parole lance",
    "Voici ce que l’on entend",
];

#[test]
fn what_all_quote_is_a_passage_however_many_quote_it() {
    for quoted in [
        "nous ne quitterons jamais cette île sans nos bateaux",
        "la lanterne était vieille et fragile",
        "une tempête sans nom",
    ] {
        for n in [2, 3, 5] {
            let quote = |before: &&str| format!("{before} : « {quoted} ».");
            let statements: Vec<String> = BEFORE.iter().take(n).map(quote).collect();
            assert_eq!(shared(&statements), [n], "{quoted}");
        }
    }
}

#[test]
fn among_few_articles_a_clause_of_eight_words_is_no_formula_yet() {
    let clause = "l’assureur parisien refuse catégoriquement de rembourser la toiture arrachée";
    let after = [
        "cette année",
        "puis se tait",
        "sans rien promettre",
        "dit-on",
        "ce soir",
    ];
    for n in [2, 3, 5] {
        let sentence = |(before, after)| format!("{before}, {clause} {after}.");
        let statements: Vec<String> = BEFORE.iter().zip(after).take(n).map(sentence).collect();
        assert_eq!(shared(&statements), [n]);
    }
}

#[test]
fn the_same_words_within_sentences_of_their_own_are_a_formula() {
    let said = [
        "trois bateaux manquent encore",
        "la digue tiendra cet hiver",
        "on attend des renforts de Lorient",
        "aucun marin n’est blessé",
        "les assureurs viendront jeudi",
    ];
    let texts: Vec<(&str, String)> = ["a", "b", "c", "d", "e"]
        .into_iter()
        .zip(OWN.iter().zip(said))
        .map(|(name, (own, said))| {
            let phrase =
                format!("Selon le porte-parole du ministère des affaires maritimes, {said}");
            (name, own.replacen(". ", &format!(". {phrase}. "), 1))
        })
        .collect();
    assert!(passages(&engine(&texts)).is_empty());
}
