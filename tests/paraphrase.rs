//! The same statement in other words: where it is told, and where the same topic is not enough.

#![allow(
    clippy::expect_used,
    reason = "a test says what it expects by panicking"
)]

mod common;

use common::empty;
use recoupe::align::Kind;
use recoupe::corpus::Metadata;
use recoupe::engine::Engine;
use recoupe::report::{FindingKind, Found, Report, overview};

/// An engine with the texts as articles a, b, c …
fn engine(texts: &[&str]) -> Engine {
    let mut engine = empty();
    for (text, name) in texts.iter().zip(["a", "b", "c"]) {
        engine.add(name, text.as_bytes(), text, Metadata::default());
    }
    engine
}

/// Both sides of every paraphrase.
fn told(engine: &Engine) -> Vec<[String; 2]> {
    let report = Report::new(engine);
    let paraphrases = report
        .found
        .iter()
        .filter(|f| f.alignment.kind == Kind::Paraphrase);
    let sides = |f: &Found<'_>| {
        let (left, right) = (
            f.left_span().of(&f.left.text),
            f.right_span().of(&f.right.text),
        );
        [left.to_owned(), right.to_owned()]
    };
    paraphrases.map(sides).collect()
}

#[track_caller]
fn check(texts: &[&str], expected: &[[&str; 2]]) {
    assert_eq!(told(&engine(texts)), expected);
}

/// Three paragraphs that share no statement with anything else here.
const REST: &str = "La pluie tombait sur les quais depuis l’aube et les pêcheurs rentraient un par un.\n\n\
    Dans les couloirs du palais, des huissiers rangeaient déjà les fauteuils de velours.\n\n\
    Personne ne répondait plus au téléphone quand la nuit est arrivée sur la vallée.";

#[test]
fn a_quotation_here_and_reported_speech_there_are_one_statement() {
    let text = format!(
        "Le ministre Paul Martin a souligné vouloir agrandir la bibliothèque municipale avec le département.\n\n{REST}\n\n\
         « Nous avons l’intention d’agrandir cette vieille bibliothèque avec l’aide du département », a déclaré Paul Martin."
    );
    check(
        &[&text],
        &[[
            "vouloir agrandir la bibliothèque municipale avec le département",
            "Nous avons l’intention d’agrandir cette vieille bibliothèque avec l’aide du département",
        ]],
    );
}

#[test]
fn the_same_words_of_another_speaker_are_another_statement() {
    let text = format!(
        "Le ministre Paul Martin a souligné vouloir agrandir la bibliothèque municipale avec le département.\n\n{REST}\n\n\
         « Nous avons l’intention d’agrandir cette vieille bibliothèque avec l’aide du département », a déclaré Anne Durand."
    );
    check(&[&text], &[]);
}

#[test]
fn a_headline_and_the_text_below_it_are_one_statement() {
    let text = format!(
        "Croatie : publication des noms des plus gros fraudeurs\n\n\
         La Croatie a décidé de rendre publics les noms de ses plus gros fraudeurs, au terme d’un long débat.\n\n{REST}"
    );
    check(
        &[&text],
        &[[
            "Croatie : publication des noms des plus gros fraudeurs",
            "La Croatie a décidé de rendre publics les noms de ses plus gros fraudeurs",
        ]],
    );
}

#[test]
fn the_same_topic_is_not_the_same_statement() {
    let text = format!(
        "{REST}\n\nLa bibliothèque du département ouvre lundi avec des romans neufs.\n\n\
         Le maire visite la bibliothèque, et le département paie les travaux d’un toit neuf."
    );
    check(&[&text], &[]);
    // Two articles that share no passage tell two events.
    let (x, y) = (
        format!("La Croatie publie les noms de ses plus gros fraudeurs.\n\n{REST}"),
        "Les noms des plus gros fraudeurs sont publics en Croatie, dit la presse.".to_owned(),
    );
    check(&[&x, &y], &[]);
}

#[test]
fn what_is_shared_word_by_word_is_no_paraphrase_besides() {
    let said =
        "Nous agrandirons la bibliothèque municipale avec le département avant la fin du siècle";
    let text = format!(
        "« {said} », a déclaré Paul Martin.\n\n{REST}\n\n« {said} », a déclaré Paul Martin."
    );
    check(&[&text], &[]);
    assert!(!Report::new(&engine(&[&text])).found.is_empty());
}

#[test]
fn a_figure_that_differs_contradicts() {
    let text = format!(
        "Impôts : les ménages aisés paieront 7,2 milliards d’euros de plus\n\n\
         Selon le budget, la facture des ménages aisés grimpera de 6,9 milliards d’euros.\n\n{REST}"
    );
    let engine = engine(&[&text]);
    let report = Report::new(&engine);
    let found = report
        .found
        .iter()
        .find(|f| f.alignment.kind == Kind::Paraphrase);
    let found = found.expect("a paraphrase");
    let sides =
        |c: &recoupe::align::Change| [c.left.of(&text), c.right.of(&text)].map(str::to_owned);
    let contradictions: Vec<_> = found.contradictions().iter().map(sides).collect();
    assert_eq!(contradictions, [["7,2", "6,9"].map(str::to_owned)]);
    let evidence = report.evidence(found);
    assert!(evidence.contains(&"aisés"), "{evidence:?}");
}

#[test]
fn a_paraphrase_is_told_apart_from_shared_words() {
    let text = format!(
        "Croatie : publication des noms des plus gros fraudeurs\n\n\
         La Croatie a décidé de rendre publics les noms de ses plus gros fraudeurs, au terme d’un long débat.\n\n{REST}"
    );
    let engine = engine(&[&text]);
    let report = Report::new(&engine);
    let overview = overview(&engine, &report);
    let article = overview.articles[0];
    assert_eq!(
        (article.shared, article.repeated, article.unique),
        (0, 0, article.words)
    );
    assert_eq!(
        (
            overview.pairs[0].alignments,
            report.found.iter().filter(|f| f.is_paraphrase()).count()
        ),
        (0, 1)
    );
    let kinds: Vec<_> = overview.findings.iter().map(|f| f.kind).collect();
    assert_eq!(kinds, [FindingKind::Restates]);
    let kinds: Vec<_> = report.passages.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [Kind::Paraphrase]);
}

#[test]
fn where_an_article_opens_its_title_and_its_first_sentence_are_one_statement() {
    let text = format!(
        "Anne Durand et Paul Martin fêtent leur vieille amitié après l’élection de Jeanne Petit\n\n\
         Anne Durand, maire de la ville, et le préfet Paul Martin se sont félicités samedi de leurs bons rapports, \
         trois jours à peine après l’élection de Jeanne Petit.\n\n{REST}"
    );
    assert_eq!(told(&engine(&[&text])).len(), 1);
}

#[test]
fn a_name_answers_no_common_word() {
    let text = format!(
        "Le ministre Paul Martin a souligné vouloir un monde juste, injustement dominé par les États Unis, selon lui.\n\n{REST}\n\n\
         « Nous voulons rester unis dans nos états pour un monde juste », a déclaré Paul Martin."
    );
    check(&[&text], &[]);
}

#[test]
fn nouns_and_the_verbs_they_are_made_of_are_one_word() {
    let text = format!(
        "Le ministre Paul Martin a souligné le maintien et la construction des digues avec le département.\n\n{REST}\n\n\
         « Nous devons maintenir et construire ces vieilles digues », a déclaré Paul Martin."
    );
    assert_eq!(told(&engine(&[&text])).len(), 1);
}

#[test]
fn the_order_of_arrival_changes_nothing() {
    let seeds = common::seeds();
    let sides_of = |order: &[usize]| {
        let mut engine = empty();
        for &n in order {
            let (name, text) = &seeds[n];
            engine.add(name, text.as_bytes(), text, Metadata::default());
        }
        let report = Report::new(&engine);
        let paraphrases = report
            .found
            .iter()
            .filter(|f| f.alignment.kind == Kind::Paraphrase);
        let mut sides: Vec<_> = paraphrases
            .map(|f| {
                let mut sides = [
                    (f.left.name.clone(), f.left_span()),
                    (f.right.name.clone(), f.right_span()),
                ];
                sides.sort_by_key(|(name, span)| (name.clone(), span.start()));
                (sides, f.bits, f.alignment.score)
            })
            .collect();
        sides.sort_by_key(|(sides, ..)| format!("{sides:?}"));
        sides
    };
    let there = sides_of(&[0, 1, 2, 3, 4]);
    assert!(there.len() > 5);
    assert_eq!(there, sides_of(&[4, 3, 2, 1, 0]));
    assert_eq!(there, sides_of(&[2, 4, 0, 3, 1]));
}
