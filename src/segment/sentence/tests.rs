//! Each test reads like the rule it stands for: `⏐` stands where a sentence should end.

use super::sentences;
use crate::segment::block::blocks_of;
use crate::segment::language::Language;

/// The text is written with `⏐` where a sentence should end.
#[track_caller]
fn check(language: &str, marked: &str) {
    let text = marked.replace('⏐', "");
    let found = sentences(&text, &blocks_of(&text), Language::of(language));
    let found: Vec<_> = found.iter().map(|s| s.of(&text)).collect();
    let expected: Vec<_> = marked.split('⏐').map(str::trim).collect();
    assert_eq!(found, expected);
}

#[test]
fn titles_and_initials_end_nothing() {
    check(
        "fr",
        "Le 22 janv. 2025, M. Xi a vu V. Poutine et J.-P. Durand.⏐ Puis Mme. Roy est partie.",
    );
    check("en", "Mr. Xi met J. R. Smith on Jan. 22.⏐ They spoke.");
}

#[test]
fn closing_marks_belong_to_the_sentence_before() {
    check("fr", "La victoire, a noté M. Xi. »⏐ Qui relie la lutte.");
    check(
        "fr",
        "« Nous sommes prêts.⏐ Nous viendrons », a-t-il dit.⏐ Fin.",
    );
    check("en", "\"We are ready.\"⏐ He left.");
}

#[test]
fn abbreviations_that_end_none_and_those_that_may() {
    check(
        "fr",
        "Il cite l’art. 5, p. 12, de la loi no. 3.⏐ Mgr. Dupont dit oui.",
    );
    check("fr", "Des pommes, des poires, etc.⏐ Paris en manque.");
    check(
        "fr",
        "Rome, 50 ans av. J.-C.⏐ César passe.⏐ Il part à 20 h.⏐ Paris dort.",
    );
    check("fr", "Sous Napoléon I.⏐ Il part.⏐ Puis J. Le Goff écrit.");
    check(
        "en",
        "He lives in the U.S.⏐ How about you?⏐ The U.S. Senate met at 5 a.m. Tuesday.",
    );
    check(
        "en",
        "No. 5 won.⏐ Did it?⏐ No.⏐ Apple Inc. Chief Tim Cook left.",
    );
    check(
        "de",
        "Am 3. Oktober, z. B. Dr. Klein, im 6. Stock.⏐ Das war 2012.⏐ Er geht.",
    );
    check(
        "es",
        "La Sra. Ruiz vive en EE. UU. desde enero.⏐ ¿Cuándo?⏐ ¡Ayer!⏐ Sí.",
    );
    check(
        "it",
        "L’Avv. Rossi, il Dott. Bianchi e altri, ecc.⏐ Poi basta.",
    );
    check(
        "ru",
        "Это было в 1898 г. в Москве.⏐ Он жил на ул. Ленина, д. 5.",
    );
}

#[test]
fn numbers_times_and_addresses() {
    check(
        "fr",
        "Le 3.5 à 14.30 sur www.a.fr/b?c=D. fr et 1.000.⏐ 12 pays.",
    );
    check("fr", "Voir https://a.b/c?D=e et jean@a.fr.⏐ Fin.");
}

#[test]
fn ellipses() {
    check(
        "fr",
        "Il hésite…⏐ Puis part... sans bruit.⏐ Enfin...⏐ Rien.",
    );
    check("fr", "Les pays […] Chine et (…) Russie.⏐ […] Le reste.");
    check("en", "Well, I . . . I see.⏐ Go.");
}

#[test]
fn quotations_and_what_follows_them() {
    check(
        "fr",
        "« Oui. »⏐ Il part.⏐ « Non ! », dit-il.⏐ Et « peut-être ».⏐ Fin.",
    );
    check("fr", "Il a dit \"oui. \"⏐ Puis \" non. \"⏐ Fin.");
    check("de", "Er sagte: „Ja.“⏐ Dann: »Nein.«⏐ Ende.");
    check(
        "en",
        "\"Is it?\" he said.⏐ 'No.'⏐ It ended (as planned).⏐ (He left.)⏐ Why?",
    );
    check(
        "en",
        "It fell [sic].[12]⏐ They wrote \"so.\" (Smith 5).⏐ End.",
    );
    check("zh", "他说：“很好。”⏐她走了。⏐我看《你好！世界》。");
    check("ja", "「行くの？」と聞いた。⏐「はい。」⏐終わり。");
    check("ar", "هل وصل؟⏐ نعم۔⏐ وصل.");
}

#[test]
fn dashes_open_lines_of_dialogue_and_items() {
    check("fr", "– Que dites-vous ?⏐ – Rien.⏐ – Ah ! – dit-il.");
    check("fr", "Il lance : « Eh oui !⏐ — Tout à fait ! »");
    check("ru", "«Что? – спросила мама. – Завтра ведь выходной».");
    check(
        "fr",
        "Il faut :⏐ - Du pain.⏐ - De l’eau ;⏐ - Du vin."
            .replacen('⏐', "", 1)
            .as_str(),
    );
}

#[test]
fn lists_set_as_one_line() {
    check("fr", "1. Le pain.⏐ 2. Le vin.⏐ 3. La fin");
    check("fr", "a) le pain ⏐b) le vin ⏐c) la fin");
    check("en", "1) The first item ⏐2) The second item");
    check(
        "fr",
        "Le texte compte 3 articles.⏐ 1. Tout individu a droit à la vie.⏐ Fin.",
    );
}

#[test]
fn a_slip_of_the_writer_ends_the_sentence() {
    check("fr", "Il est parti hier.⏐ elle aussi.⏐ Il y en a env. dix.");
}

#[test]
fn what_holds_no_word_ends_what_stands_before() {
    check("fr", "Fin. !!! …");
    check("fr", "… ! Le début.⏐ Fin. * * *");
}

/// Where plain prose leaves no doubt, sentences are the standard's.
#[test]
fn plain_prose_is_read_as_the_standard_reads_it() {
    let text = "Le ministre a parlé. Il a été clair ! L’a-t-il été ? Oui, dit-elle. \
        The talks failed. They will go on! Will they? Переговоры идут. Когда? Сегодня! \
        两国合作。关系很好！真的吗？好。";
    let segmenter = icu_segmenter::SentenceSegmenter::new(
        icu_segmenter::options::SentenceBreakInvariantOptions::default(),
    );
    let ends: Vec<_> = segmenter.segment_str(text).skip(1).collect();
    let found: Vec<_> = sentences(text, &blocks_of(text), Language::of("fr"))
        .iter()
        .map(|s| s.end() as usize)
        .collect();
    let trimmed: Vec<_> = ends.iter().map(|&e| text[..e].trim_end().len()).collect();
    assert_eq!(found, trimmed);
}

#[test]
fn what_follows_in_lower_case_goes_on() {
    check("fr", "« Êtes-vous prêts ? » a demandé M. Xi.⏐ Oui.");
    check("fr", "« Quel succès ! », s’est félicité le ministre.");
    check("fr", "La coordination […] sert la paix… et la justice.");
}

#[test]
fn chinese_stops_need_no_space() {
    check("zh", "两国关系很好。⏐双方同意合作。");
}
