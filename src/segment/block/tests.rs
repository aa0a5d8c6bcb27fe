//! Pages as they are dropped, each line with the role that it should have.

use super::blocks_of;

/// Each line of the text with its expected role before a `|`; an empty line stays empty.
#[track_caller]
fn check(lines: &[&str]) {
    let text: Vec<_> = lines
        .iter()
        .map(|l| l.split_once('|').map_or("", |(_, text)| text))
        .collect();
    let text = text.join("\n");
    let found: Vec<_> = blocks_of(&text)
        .iter()
        .map(|b| format!("{}|{}", b.role.name(), b.span.of(&text)))
        .collect();
    let expected: Vec<_> = lines.iter().filter(|l| !l.is_empty()).copied().collect();
    assert_eq!(found, expected);
}

const PROSE: &str = "paragraph|Le ministre a répondu hier soir aux questions des députés sur ce traité, signé à Berlin.";

#[test]
fn a_plain_article() {
    check(&[
        "title|Le traité divise la majorité",
        "byline|Par Jeanne Roy",
        PROSE,
        "heading|Un vote serré",
        PROSE,
    ]);
}

#[test]
fn furniture_around_and_inside() {
    check(&[
        "chrome|Menu",
        "",
        "title|Le traité divise la majorité",
        "dateline|Publié le 3 mars 2023",
        "chrome|Partager",
        "",
        "dek|Le texte, voté dans la nuit, ouvre une crise au sein de la coalition au pouvoir.",
        "",
        PROSE,
        "",
        "chrome|Ce que contient vraiment le traité signé à Berlin",
        PROSE,
        "",
        "heading|Un vote serré",
        "",
        PROSE,
        "",
        "chrome|À lire aussi",
        "chrome|Pourquoi les Alpes fondent plus vite que prévu, et ce qui les attend ?",
    ]);
}

#[test]
fn a_french_news_site() {
    check(&[
        "chrome|Aller au contenu",
        "chrome|Accueil",
        "chrome|Monde",
        "chrome|Économie",
        "chrome|Sciences et avenir",
        "chrome|Sport",
        "chrome|Culture",
        "",
        "chrome|Nous utilisons des cookies pour mesurer l’audience et vous proposer des contenus. Vous pouvez refuser.",
        "",
        "title|Le traité divise la majorité",
        "",
        "dek|Le texte, voté dans la nuit, ouvre une crise au sein de la coalition au pouvoir.",
        "",
        "byline|Jeanne Roy et Karl Abt",
        "dateline|Publié le 3 mars 2023 à 14h32, mis à jour à 18h05",
        "",
        "chrome|Partager sur Facebook",
        "chrome|Envoyer par e-mail",
        "",
        "caption|La présidente à l’Assemblée, mardi. © Anna Sol / AFP",
        "",
        PROSE,
        "",
        "chrome|À lire aussi : Traité, ce que dit vraiment l’article 5",
        "",
        PROSE,
        "",
        "heading|Un vote serré",
        "",
        "quote_block|« Nous n’avons pas le droit de renoncer à ce que nous avons promis à nos voisins. »",
        "",
        "chrome|Inscrivez-vous à notre newsletter et recevez chaque matin l’essentiel dans votre boîte mail.",
        "",
        PROSE,
        "",
        "chrome|Tags : Europe, traité, Assemblée",
        "chrome|Sur le même sujet",
        "chrome|Pourquoi les Alpes fondent plus vite que prévu",
        "chrome|Qui sont les députés qui ont dit non ?",
        "",
        "chrome|Mentions légales",
        "chrome|Plan du site",
        "chrome|© 2023 Le Journal, tous droits réservés",
    ]);
}

#[test]
fn an_english_news_site_without_empty_lines() {
    const STORY: &str =
        "paragraph|The minister told lawmakers on Monday that the treaty would not be reopened.";
    check(&[
        "chrome|Skip to content",
        "chrome|World",
        "chrome|Politics",
        "chrome|Sign in",
        "title|Treaty splits the ruling coalition",
        "byline|By Jane Doe and John Roe",
        "dateline|March 3, 2023 2:05 PM EST",
        "chrome|Share",
        "chrome|Listen to this article",
        "caption|The president in parliament on Monday. Photo: Reuters",
        STORY,
        "chrome|Read more: What the treaty says",
        STORY,
        "heading|A close vote",
        STORY,
        "chrome|Sign up to our newsletter and get the stories that matter in your inbox.",
        STORY,
        "chrome|Related articles",
        "chrome|Why the Alps are melting faster than anyone thought",
    ]);
}

#[test]
fn pages_in_other_languages() {
    check(&[
        "chrome|Startseite",
        "chrome|Politik",
        "chrome|Anmelden",
        "title|Der Vertrag spaltet die Koalition in Berlin",
        "byline|Von Jürgen Klein",
        "dateline|22. Januar 2025, 14:30 Uhr",
        "paragraph|Der Minister sagte am Montag im Parlament, der Vertrag werde nicht noch einmal geöffnet.",
        "chrome|Lesen Sie auch: Was im Vertrag wirklich steht",
        "paragraph|Der Minister sagte am Montag im Parlament, der Vertrag werde nicht noch einmal geöffnet.",
        "chrome|Kommentare",
    ]);
    check(&[
        "chrome|Compartir",
        "title|El tratado divide a la coalición de gobierno",
        "byline|Por Ana Ruiz",
        "dateline|3 de marzo de 2023",
        "paragraph|El ministro dijo el lunes en el Parlamento que el tratado no se volverá a abrir.",
        "chrome|Te puede interesar: qué dice el tratado",
        "paragraph|El ministro dijo el lunes en el Parlamento que el tratado no se volverá a abrir.",
        "chrome|Archivado en: Europa, tratados",
    ]);
    check(&[
        "chrome|Главная",
        "title|Договор расколол правящую коалицию страны",
        "dateline|Опубликовано 3 марта 2023",
        "paragraph|Министр заявил в понедельник в парламенте, что договор больше не будут открывать снова.",
        "chrome|Читайте также: что известно о договоре",
        "paragraph|Министр заявил в понедельник в парламенте, что договор больше не будут открывать снова.",
        "caption|Фото: Иван Петров / ТАСС",
    ]);
    check(&[
        "chrome|首页",
        "title|条约使执政联盟产生分歧",
        "paragraph|部长星期一在议会表示，该条约不会重新开放谈判，各方应当遵守承诺。",
        "chrome|相关阅读",
    ]);
}

#[test]
fn a_live_blog() {
    check(&[
        "title|Traité : suivez le débat en direct à l’Assemblée",
        "dateline|14h32",
        PROSE,
        "dateline|14:05",
        PROSE,
        "dateline|13h58",
        PROSE,
    ]);
}

#[test]
fn a_list_of_what_people_said() {
    check(&[
        "title|Ils ont dit",
        "",
        "paragraph|Anne Roy, présidente du port, à propos de la grève : « Nous tiendrons jusqu’au bout s’il le faut. » (Le Phare)",
        "",
        "paragraph|Luc Petit, maire : « Le port rouvrira lundi matin. » (La Vigie)",
        "",
        "paragraph|Paul Ney, docker : « Personne ne nous a rien dit. » (Le Phare)",
    ]);
}

#[test]
fn lists_belong_to_the_text_or_to_the_page() {
    check(&[
        "title|Le traité divise la majorité",
        "paragraph|Le ministre a rappelé hier soir aux députés les trois points de ce traité :",
        "paragraph|- une armée commune ;",
        "paragraph|- une monnaie commune",
        PROSE,
        "chrome|Ce que contient vraiment le traité",
        "chrome|Berlin attend une réponse de Paris",
        "chrome|La présidente sous pression",
        PROSE,
    ]);
}

#[test]
fn a_short_line_that_comes_again_and_again_is_furniture() {
    check(&[
        "title|Le traité divise la majorité",
        "chrome|Le Fil vert",
        PROSE,
        "chrome|Le Fil vert",
        PROSE,
        "chrome|Le Fil vert",
        PROSE,
    ]);
}

#[test]
fn what_follows_a_counter_at_the_end_is_comments() {
    check(&[
        "title|Le traité divise la majorité",
        PROSE,
        PROSE,
        "chrome|Vues : 72",
        "comment|Xuan",
        "comment|Il faut relever que le ministre a répondu hier soir aux questions des députés.",
    ]);
}

#[test]
fn an_empty_text_has_no_block_and_white_space_is_none() {
    check(&[]);
    check(&["", "", ""]);
    assert!(blocks_of(" \n\t\n\u{A0}").is_empty());
}
