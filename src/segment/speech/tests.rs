//! Who says what, as specifications: a text, and below it what is read from it.

use super::{Speech, speech};
use crate::segment::{Language, Vocabulary, block, quotation, sentence};

fn read(code: &str, text: &str) -> Speech {
    let language = Language::of(code);
    let mut vocabulary = Vocabulary::default();
    let words = vocabulary.words(text);
    let blocks = block::blocks(text, &words);
    let sentences = sentence::sentences(text, &blocks, language);
    let quotations = quotation::quotations(text, &blocks);
    let spoken = vocabulary.spoken(text, &words, language);
    speech(text, &blocks, &sentences, &spoken, &quotations, language)
}

/// One line for each utterance: kind, words, speakers as mentioned, cue.
#[track_caller]
fn check(code: &str, text: &str, expected: &[&str]) {
    let found = read(code, text);
    let told: Vec<String> = found
        .utterances
        .iter()
        .map(|u| {
            let (mut by, mut cue) = (Vec::new(), "-");
            if let Some(attribution) = &u.attribution {
                let mention = |&i: &u32| found.mentions[i as usize].span.of(text);
                by = attribution.speakers.iter().map(mention).collect();
                cue = attribution.cue.map_or("-", |cue| cue.of(text));
            }
            format!(
                "{} | {} | {} | {cue}",
                u.kind.name(),
                u.span.of(text),
                by.join(" + ")
            )
        })
        .collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn french_verbs_come_before_their_subject_after_a_quotation() {
    check(
        "fr",
        "« La route sera rouverte dimanche », a annoncé Mme Claire Dubois.",
        &["direct | La route sera rouverte dimanche | Mme Claire Dubois | a annoncé"],
    );
    check(
        "fr",
        "Paul Morel est rentré lundi. « Nous repartirons dès demain », déclare-t-il.",
        &["direct | Nous repartirons dès demain | il | déclare-t-il"],
    );
    check(
        "fr",
        "« Je n’ai rien signé du tout », a-t-elle ensuite assuré.",
        &["direct | Je n’ai rien signé du tout | elle | a-t-elle ensuite assuré"],
    );
    check(
        "fr",
        "« Il faudra du temps et de la patience », prévient le directeur de l’hôpital.",
        &["direct | Il faudra du temps et de la patience | le directeur de l’hôpital | prévient"],
    );
    check(
        "fr",
        "« Nous avons trouvé un accord », ont déclaré Anne Roy et Luc Petit.",
        &["direct | Nous avons trouvé un accord | Anne Roy + Luc Petit | ont déclaré"],
    );
}

#[test]
fn the_attribution_may_stand_inside_the_marks() {
    check(
        "fr",
        "« Nous irons, a dit Anne Roy, jusqu’au bout de la procédure. »",
        &["direct | Nous irons, a dit Anne Roy, jusqu’au bout de la procédure. | Anne Roy | a dit"],
    );
    check(
        "fr",
        "« Personne, insiste-t-il, ne doit rester sur le quai ce soir. »",
        &[
            "direct | Personne, insiste-t-il, ne doit rester sur le quai ce soir. | il | insiste-t-il",
        ],
    );
    check(
        "fr",
        "« Le train, dit le poète, est une ville qui marche », écrit Jean Noir.",
        &["direct | Le train, dit le poète, est une ville qui marche | Jean Noir | écrit"],
    );
}

#[test]
fn reported_clauses_follow_their_verb() {
    check(
        "fr",
        "Le ministre a affirmé que les travaux commenceraient en mars.",
        &["indirect | les travaux commenceraient en mars | Le ministre | a affirmé"],
    );
    check(
        "fr",
        "La maire de Lyon, Sophie Blanc, appelle à boycotter le salon.",
        &["indirect | boycotter le salon | La maire de Lyon | appelle"],
    );
    check("fr", "Le syndicat n’a pas dit que la grève cesserait.", &[]);
    check(
        "fr",
        "Marc Vidal a reconnu une erreur, ajoutant que les comptes seraient publiés.",
        &["indirect | les comptes seraient publiés | Marc Vidal | ajoutant"],
    );
    check(
        "fr",
        "La pluie cessera dans la nuit, a indiqué Météo-France.",
        &["indirect | La pluie cessera dans la nuit | Météo-France | a indiqué"],
    );
}

#[test]
fn sources_are_named_by_according_to() {
    check(
        "fr",
        "Selon Julie Martin, le barrage tiendra encore dix ans.",
        &["indirect | le barrage tiendra encore dix ans | Julie Martin | Selon"],
    );
    check(
        "fr",
        "D’après un rapport du Sénat, la dette a doublé.",
        &["indirect | la dette a doublé | un rapport du Sénat | D’après"],
    );
    check(
        "en",
        "According to Maria Lopez, the dam will hold for ten more years.",
        &["indirect | the dam will hold for ten more years | Maria Lopez | According to"],
    );
}

#[test]
fn one_attribution_covers_the_quotations_of_its_sentence() {
    check(
        "fr",
        "Il faut « du courage » et « beaucoup de patience », a répété le maire.",
        &[
            "indirect | Il faut « du courage » et « beaucoup de patience » | le maire | a répété",
            "fragment | du courage | le maire | a répété",
            "fragment | beaucoup de patience | le maire | a répété",
        ],
    );
}

#[test]
fn an_agency_passes_on_what_others_say() {
    check(
        "fr",
        "« Nous ne céderons pas un pouce », a déclaré Ana Silva, a rapporté Reuters.",
        &["direct | Nous ne céderons pas un pouce | Ana Silva | a déclaré"],
    );
}

#[test]
fn marks_without_a_speaker_are_scare_quotes() {
    check(
        "fr",
        "La zone dite « tampon » reste fermée depuis dix ans.",
        &["scare | tampon |  | -"],
    );
    check(
        "en",
        "The so-called “buffer zone” has been closed for ten years.",
        &["scare | buffer zone |  | -"],
    );
}

#[test]
fn quotations_nest_and_run_over_paragraphs() {
    check(
        "fr",
        "« Il m’a répondu “jamais” devant deux témoins », raconte Lucie Noir.",
        &[
            "direct | Il m’a répondu “jamais” devant deux témoins | Lucie Noir | raconte",
            "fragment | jamais | Lucie Noir | raconte",
        ],
    );
    check(
        "fr",
        "Le juge Alain Prat a déclaré : « Le premier point est réglé depuis hier.\n\nLe second point ne l’est pas encore. »",
        &[
            "direct | Le premier point est réglé depuis hier. | Le juge Alain Prat | a déclaré",
            "direct | Le second point ne l’est pas encore. | Le juge Alain Prat | -",
        ],
    );
    check(
        "en",
        "Judge Alan Pratt said: “The first point has been settled since yesterday.\n\n“The second one has not been settled yet.”",
        &[
            "direct | The first point has been settled since yesterday. | Judge Alan Pratt | said",
            "direct | The second one has not been settled yet. | Judge Alan Pratt | -",
        ],
    );
}

#[test]
fn a_quotation_may_begin_with_signs() {
    check(
        "fr",
        "Il se tait.\n\n« … mais tout peut encore changer d’ici à lundi », dit Paul Ney.",
        &["direct | … mais tout peut encore changer d’ici à lundi | Paul Ney | dit"],
    );
    check(
        "fr",
        "Un début « sans fin\n\n'+ tout peut encore changer d’ici à lundi » dans ce port.",
        &[
            "scare | sans fin |  | -",
            "scare | '+ tout peut encore changer d’ici à lundi |  | -",
        ],
    );
}

#[test]
fn a_speaker_goes_on_in_the_sentences_after() {
    check(
        "fr",
        "« Nous sommes prêts à tout », a dit Paul Ney. « Le reste ne dépend que de vous. »",
        &[
            "direct | Nous sommes prêts à tout | Paul Ney | a dit",
            "direct | Le reste ne dépend que de vous. | Paul Ney | a dit",
        ],
    );
    check(
        "en",
        "“We are ready for anything,” said Paul Ney. “The rest is up to you.”",
        &[
            "direct | We are ready for anything, | Paul Ney | said",
            "direct | The rest is up to you. | Paul Ney | said",
        ],
    );
}

#[test]
fn english_quotations_have_their_verb_on_either_side() {
    check(
        "en",
        "\"We will not close the bridge again,\" said Smith.",
        &["direct | We will not close the bridge again, | Smith | said"],
    );
    check(
        "en",
        "“We will not close the bridge again,” Prime Minister Anna Berg said on Monday.",
        &["direct | We will not close the bridge again, | Prime Minister Anna Berg | said"],
    );
    check(
        "en",
        "“We tried,” she told reporters, “and we will try again next week.”",
        &[
            "fragment | We tried, | she | told",
            "fragment | and we will try again next week. | she | told",
        ],
    );
    check(
        "en",
        "The White House called the plan “a serious mistake” in a statement.",
        &["fragment | a serious mistake | White House | called"],
    );
}

#[test]
fn english_reports_with_and_without_that() {
    check(
        "en",
        "The mayor said that the bridge would reopen in May.",
        &["indirect | the bridge would reopen in May | The mayor | said"],
    );
    check(
        "en",
        "Tom Hardy, a retired engineer, said the bridge would reopen in May.",
        &["indirect | the bridge would reopen in May | Tom Hardy | said"],
    );
    check(
        "en",
        "The minister told reporters on Monday that the talks had failed.",
        &["indirect | the talks had failed | The minister | told"],
    );
    check("en", "The minister said little on Monday.", &[]);
    check(
        "en",
        "The union urged members to stay at home on Friday.",
        &["indirect | stay at home on Friday | The union | urged"],
    );
}

#[test]
fn other_languages_speak_by_their_data() {
    check(
        "de",
        "„Wir werden die Brücke nicht wieder schließen“, sagte Anna Berg am Montag.",
        &["direct | Wir werden die Brücke nicht wieder schließen | Anna Berg | sagte"],
    );
    check(
        "es",
        "El alcalde aseguró que el puente abrirá en mayo.",
        &["indirect | el puente abrirá en mayo | El alcalde | aseguró"],
    );
    check(
        "it",
        "«Non chiuderemo più il ponte sul fiume», ha detto la ministra Anna Neri.",
        &["direct | Non chiuderemo più il ponte sul fiume | la ministra Anna Neri | ha detto"],
    );
    check(
        "pt",
        "“Não vamos fechar a ponte outra vez”, disse Ana Prado.",
        &["direct | Não vamos fechar a ponte outra vez | Ana Prado | disse"],
    );
    check(
        "es",
        "Según un comunicado del Gobierno, la deuda ha bajado.",
        &["indirect | la deuda ha bajado | un comunicado del Gobierno | Según"],
    );
}

#[test]
fn a_verb_that_only_asks_has_its_subject_before_it() {
    check(
        "fr",
        "Luc Petit, venu par le train, a appelé les deux pays à élaborer un « grand plan » commun.",
        &[
            "indirect | élaborer un « grand plan » commun | Luc Petit | a appelé",
            "fragment | grand plan | Luc Petit | a appelé",
        ],
    );
}

#[test]
fn a_participle_may_have_its_own_subject() {
    check(
        "fr",
        "Les deux hommes sont proches, Paul Ney qualifiant Luc Petit de « vieil ami ».",
        &["fragment | vieil ami | Paul Ney | qualifiant"],
    );
}

#[test]
fn the_latter_is_who_was_named_last() {
    let text = "Paul Ney a reçu Luc Petit. Ce dernier a jugé lundi que la ville était prête.";
    check(
        "fr",
        text,
        &["indirect | la ville était prête | Ce dernier | a jugé"],
    );
    let found = read("fr", text);
    let latter = found
        .mentions
        .iter()
        .find(|m| m.span.of(text) == "Ce dernier");
    let named = latter
        .and_then(|m| m.antecedent)
        .map(|i| &found.mentions[i as usize]);
    assert_eq!(named.map(|m| m.span.of(text)), Some("Luc Petit"));
}

#[test]
fn quoted_sentences_after_a_comma_are_direct() {
    check(
        "en",
        "Asked about it, Smith answered, “What is there to be afraid of?”",
        &["direct | What is there to be afraid of? | Smith | answered"],
    );
}

#[test]
fn english_puts_who_said_it_last() {
    check(
        "en",
        "The bridge will reopen in May, the mayor said.",
        &["indirect | The bridge will reopen in May | the mayor | said"],
    );
    check(
        "en",
        "The talks were going well, Smith told Sky News on Monday.",
        &["indirect | The talks were going well | Smith | told"],
    );
    check(
        "en",
        "The talks were going well, Smith told the BBC.",
        &["indirect | The talks were going well | Smith | told"],
    );
    check(
        "en",
        "The minister told the BBC the talks had failed again.",
        &["indirect | the talks had failed again | The minister | told"],
    );
    check(
        "en",
        "The union said Tuesday the talks had failed again.",
        &["indirect | the talks had failed again | The union | said"],
    );
    check(
        "en",
        "The mayor, who arrived on Monday, said in a speech he would not run again.",
        &["indirect | he would not run again | The mayor | said"],
    );
    check(
        "en",
        "The talks were going well, according to a statement from the ministry.",
        &["indirect | The talks were going well | a statement | according to"],
    );
}

#[test]
fn a_speaker_need_not_begin_with_a_reporting_verb() {
    check(
        "en",
        "Anna Smith greeted Jones as her friend and said trade was growing in strength.",
        &["indirect | trade was growing in strength | Anna Smith | said"],
    );
    check(
        "en",
        "Speaking from his Whitehall office, Smith waved, saying that he was well.",
        &["indirect | he was well | Smith | saying"],
    );
    check(
        "en",
        "“We have tried everything,” Smith told Jones, according to a Guildhall video. “We will try again next week.”",
        &[
            "direct | We have tried everything, | Smith | told",
            "direct | We will try again next week. | Smith | told",
        ],
    );
}

#[test]
fn russian_has_a_dash_before_the_verb() {
    check(
        "ru",
        "«Мост откроется в конце мая», — сказала Анна Берг. По словам мэра, дорога готова.",
        &["direct | Мост откроется в конце мая | Анна Берг | сказала"],
    );
}

#[test]
fn a_verb_without_its_subject_goes_on_with_the_last_speaker() {
    check(
        "es",
        "«No vamos a cerrar el puente», dijo Ana Prado. Precisó que abrirá en mayo.",
        &[
            "direct | No vamos a cerrar el puente | Ana Prado | dijo",
            "indirect | abrirá en mayo | Ana Prado | Precisó",
        ],
    );
    check(
        "it",
        "Il sindaco ha chiesto di chiudere il ponte. Ha poi precisato che aprirà a maggio.",
        &[
            "indirect | chiudere il ponte | Il sindaco | ha chiesto",
            "indirect | aprirà a maggio | Il sindaco | Ha poi precisato",
        ],
    );
    check("fr", "Précise que le pont ouvrira en mai.", &[]);
}

#[test]
fn a_relative_clause_has_the_subject_before_its_comma() {
    check(
        "es",
        "Llegó el ministro Luis Prado, que ha añadido que el puente abrirá.",
        &["indirect | el puente abrirá | el ministro Luis Prado | ha añadido"],
    );
}

#[test]
fn german_tells_by_its_mood_who_goes_on() {
    check(
        "de",
        "Die Lage sei ernst, sagte Anna Berg. Man habe sich auf „erste Schritte“ geeinigt.",
        &[
            "indirect | Die Lage sei ernst | Anna Berg | sagte",
            "indirect | Man habe sich auf „erste Schritte“ geeinigt | Anna Berg | habe",
            "fragment | erste Schritte | Anna Berg | habe",
        ],
    );
    check("de", "Die Brücke sei gesperrt.", &[]);
}

#[test]
fn german_parts_verb_and_clause_by_a_comma() {
    check(
        "de",
        "Anna Berg kündigte an, die Brücke werde im Mai öffnen.",
        &["indirect | die Brücke werde im Mai öffnen | Anna Berg | kündigte"],
    );
    check(
        "de",
        "Anna Berg hat den Bürgermeister dazu aufgefordert, die Brücke zu öffnen.",
        &["indirect | die Brücke zu öffnen | Anna Berg | hat den Bürgermeister dazu aufgefordert"],
    );
    check(
        "de",
        "„Die Lage ist sehr ernst“, so der Sprecher des Ministeriums.",
        &["direct | Die Lage ist sehr ernst | der Sprecher des Ministeriums | so"],
    );
    check(
        "de",
        "Laut Ministerium bekräftigte Anna Berg die Zusage für den Mai.",
        &["indirect | die Zusage für den Mai | Anna Berg | bekräftigte"],
    );
}

#[test]
fn names_have_titles_initials_particles_and_hyphens() {
    let names = |code: &str, text: &str| -> Vec<String> {
        let found = read(code, text);
        let name = |m: &super::Mention| m.core.of(text).to_owned();
        found
            .mentions
            .iter()
            .filter(|m| m.kind == super::MentionKind::Name)
            .map(name)
            .collect()
    };
    let text = "Hier, M. Durand, V. Orban, Jean-Luc Moreau, Ursula von der Leyen et Marine Le Goff ont voté.";
    let expected = [
        "Durand",
        "V. Orban",
        "Jean-Luc Moreau",
        "Ursula von der Leyen",
        "Marine Le Goff",
    ];
    assert_eq!(names("fr", text), expected);
    let text = "Yesterday Dr. Lee, Sen. J. R. Walsh and Prime Minister Anna Berg voted.";
    assert_eq!(names("en", text), ["Lee", "J. R. Walsh", "Anna Berg"]);
    assert!(names("fr", "Les trains roulent. Demain, rien ne changera.").is_empty());
}

#[test]
fn a_mark_never_closed_leaves_the_rest_readable() {
    check(
        "fr",
        "Il parle de « rupture sans fin.\n\nLa ministre a précisé que la séance reprendrait à midi.",
        &["indirect | la séance reprendrait à midi | La ministre | a précisé"],
    );
}

#[test]
fn every_language_reads_every_text() {
    for code in ["fr", "en", "de", "ar", "zh", "und"] {
        for text in [
            "",
            "«",
            "» a dit",
            "a-t-",
            "selon",
            "« , a dit , »",
            "X et Y et",
            ". . .",
            "习近平说：“好。”",
        ] {
            let found = read(code, text);
            for utterance in &found.utterances {
                assert!(
                    text.get(utterance.span.start() as usize..utterance.span.end() as usize)
                        .is_some()
                );
            }
        }
    }
}
