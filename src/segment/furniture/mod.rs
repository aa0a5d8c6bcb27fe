//! What tells page furniture, credits, bylines and datelines from article text, line by line.
//!
//! Judges one line by its words alone; where it stands is for [`super::block`] to weigh. The words are
//! those of the language files, of all languages together: a French page may carry an English share bar.
//! Only the first [`WORDS_READ`] words of a line are read: what is longer is prose.

mod line_words;

use super::language;
use crate::text::character::{first, is_apostrophe, is_closing, is_dash, is_terminal, last};

pub(super) use line_words::lists_with;
pub use line_words::{LineWords, List, WORDS_READ};

/// A credit stands this near to the end of its line, in words.
const CREDIT_TAIL: usize = 8;
/// A notice has at most this many words.
const NOTICE_WORDS: usize = 45;

/// Whether the line ends as a sentence does, closing marks aside.
#[must_use]
pub fn ends_sentence(line: &str) -> bool {
    let mut ending = line.chars().rev();
    ending
        .find(|&c| !c.is_whitespace() && !is_closing(c))
        .is_some_and(is_terminal)
}

/// Whether such a character stands in the line.
fn has(line: &str, is: fn(char) -> bool) -> bool {
    line.chars().any(is)
}

/// Whether the line is page furniture by its words.
#[must_use]
pub fn is_furniture(line: &str, words: &LineWords<'_>) -> bool {
    let n = words.len();
    if (0..n).all(|i| words.is_all_digits(i)) && !is_dateline(words) {
        return true;
    }
    // « © 2023 Le Journal » closes a page; a picture's credit names somebody first.
    let owner = first(line) == '©' && words.is_number(0);
    let starts = match words.entry_at(List::FurnitureStarts, 0) {
        0 => false,
        // One word opens sentences as well.
        1 => !ends_sentence(line) || first(words.gap_after(0).trim_start()) == ':',
        _ => true,
    };
    if owner || starts || is_path(line) || is_notice(line, words) {
        return true;
    }
    let of_addresses = |token: &str| {
        matches!(
            token.as_bytes(),
            [b'#' | b'@', ..] | [b'w', b'w', b'w', b'.', ..]
        ) || matches!(token.as_bytes(), [b'h', b't', b't', b'p', ..])
    };
    if n <= 15 && line.split_whitespace().all(of_addresses) {
        return true;
    }
    // One in four: menus mix known entries with the names of sections nobody can list.
    let spare = if n <= 15 && !ends_sentence(line) {
        n / 4
    } else {
        0
    };
    n < WORDS_READ && words.is_covered(List::Furniture, spare)
}

/// « Accueil > Monde > Asie », « Politique | Monde | Sport »
fn is_path(line: &str) -> bool {
    let parts = line
        .split_whitespace()
        .filter(|token| matches!(*token, ">" | "›" | "|" | "»"));
    line.len() < 160 && !ends_sentence(line) && parts.count() >= 2 && !has(line, |c| c == '«')
}

/// Whether the line speaks to the reader of what sites have: cookies, subscriptions, accounts. Articles
/// that report on these do not call the reader « vous » outside quotation marks.
fn is_notice(line: &str, words: &LineWords<'_>) -> bool {
    if words.len() > NOTICE_WORDS {
        return false;
    }
    let (mut notice, mut reader) = (0, 0);
    for i in 0..words.len() {
        if words.begins(i) != 0 {
            notice += usize::from(words.entry_at(List::NoticeWords, i) > 0);
            reader += usize::from(words.begins(i) & List::ReaderWords as u64 != 0);
        }
    }
    reader > 0 && notice > 1 && !has(line, |c| matches!(c, '«' | '“' | '"' | '„'))
}

/// Whether the line gives a picture's source: credit words near an end that ends no sentence, set apart
/// as credits are (« Photo : AFP », « /Reuters », « © DR »), not inside a headline (« Une image ternie »).
#[must_use]
pub fn is_credit(line: &str, words: &LineWords<'_>) -> bool {
    let n = words.len();
    if n >= WORDS_READ || ends_sentence(line) {
        return false;
    }
    if n <= 40 && has(line, |c| c == '©') {
        return true;
    }
    (n.saturating_sub(CREDIT_TAIL)..n).any(|i| {
        let length = words.entry_at(List::Credits, i);
        if length == 0 {
            return false;
        }
        let (before, after) = (
            words.gap_before(i).trim(),
            words.gap_after(i + length - 1).trim(),
        );
        let opens = before.is_empty() && i == 0 || is_terminal(last(before));
        let set_apart = matches!(last(before), '/' | '(' | '[' | '|' | '—' | '–')
            || matches!(first(after), ':' | '/')
            || opens && words.is_capitalised(i + length)
            || matches!(last(before), ',' | '-') && i + length == n;
        length > 1 || words.is_capitalised(i) && set_apart && n > length
    })
}

/// Whether the line says who wrote the article.
#[must_use]
pub fn is_byline(line: &str, words: &LineWords<'_>) -> bool {
    let n = words.len();
    let opening = words.entry_at(List::BylineStarts, 0);
    if n > 14 || opening == 0 {
        return false;
    }
    if opening == n {
        return n > 1 || words.is_capitalised(0);
    }
    // One small word opens anything (« Par ailleurs »); several say that this is a byline.
    if opening == 1 {
        words.is_capitalised(1) && !ends_sentence(line)
    } else {
        (opening..n).any(|i| words.is_capitalised(i))
    }
}

/// Whether the line holds nothing but names: two to eight words with capitals, joined by small ones.
#[must_use]
pub fn is_names(line: &str, words: &LineWords<'_>) -> bool {
    let small = |i: usize| {
        language::all()
            .iter()
            .any(|l| l.is_function_word(words.word(i)))
            || words.is_number(i)
    };
    let capitals = || (0..words.len()).filter(|&i| words.is_capitalised(i));
    (2..=8).contains(&words.len())
        && capitals().count() >= 2
        && words.is_capitalised(0)
        && (0..words.len()).all(|i| words.is_capitalised(i) || small(i))
        && !has(line, |c| matches!(c, ':' | '?' | '!' | '«' | '"' | '“'))
        && (0..words.len() - 1).all(|i| {
            words.gap_after(i).chars().all(|c| {
                c == ' ' || c == ',' || c == '.' || c == '&' || is_apostrophe(c) || is_dash(c)
            })
        })
}

/// Whether the line says when the article appeared: it opens as such lines do, or holds nothing but
/// numbers, months and small words.
#[must_use]
pub fn is_dateline(words: &LineWords<'_>) -> bool {
    let n = words.len();
    if n > 12 {
        return false;
    }
    let opening = words.entry_at(List::DatelineStarts, 0);
    let mut dated = opening;
    for i in opening..n {
        dated += usize::from(words.is_number(i) || words.entry_at(List::DateWords, i) > 0);
    }
    let follows = |i| i == n || words.is_number(i) || words.entry_at(List::DateWords, i) > 0;
    if opening > 0
        && follows(opening)
        && dated * 2 >= n
        && (n > 1 || words.word(0).chars().count() > 2)
    {
        return true;
    }
    let numbers = (0..n).filter(|&i| words.is_number(i)).count();
    dated == n && numbers > 0 && (numbers < n || is_time_or_date(words))
}

/// `14h32`, `14:32`, `22/01/2025`
fn is_time_or_date(words: &LineWords<'_>) -> bool {
    let joined = |mark: fn(char) -> bool| {
        (0..words.len() - 1).all(|i| {
            let gap = words.gap_after(i);
            gap.chars().count() == 1 && gap.chars().all(mark)
        })
    };
    match words.len() {
        1 => {
            let (hours, minutes) = words.word(0).split_once(['h', 'H']).unwrap_or(("", "x"));
            (1..=2).contains(&hours.len()) && minutes.bytes().all(|b| b.is_ascii_digit())
        }
        2 => joined(|c| c == ':'),
        3 => joined(|c| matches!(c, '/' | '.' | '-')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        LineWords, ends_sentence, is_byline, is_credit, is_dateline, is_furniture, is_names,
    };

    #[track_caller]
    fn check(is: impl Fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for line in yes {
            assert!(is(line), "{line}");
        }
        for line in no {
            assert!(!is(line), "{line}");
        }
    }

    #[test]
    fn furniture_is_told_by_its_words() {
        check(
            |l| is_furniture(l, &LineWords::new(l)),
            &[
                "Partager",
                "Share on Facebook",
                "Views: 72",
                "12 commentaires",
                "Envoyer par e-mail",
                "Newsletter Newsletters Events Podcasts Vidéos Meteonews",
                "#Politique #Europe",
                "À lire aussi : ce que dit le traité",
                "S’abonner",
                "— — —",
                "Accueil > Monde > Asie",
                "https://example.org/a",
                "Nous utilisons des cookies pour améliorer votre navigation sur ce site.",
                "Recevez chaque matin notre newsletter et désinscrivez-vous quand vous voulez.",
                "Wir verwenden Cookies, um Ihnen Inhalte anzuzeigen.",
                "Lesen Sie auch: Was im Vertrag steht",
                "Te puede interesar: el tratado, explicado",
                "Iscriviti alla newsletter",
                "Assine a nossa newsletter",
                "Читайте также: что известно о договоре",
                "اقرأ أيضا: ما نعرفه عن المعاهدة",
                "相关阅读：条约全文",
            ],
            &[
                "Partager le pouvoir est difficile, dit-elle.",
                "Liens commerciaux",
                "Un menu pour deux présidents",
                "La CNIL inflige une amende à un site pour ses cookies et sa newsletter.",
                "The live talks open in Geneva",
            ],
        );
    }

    #[test]
    fn bylines_are_told_by_how_they_open() {
        check(
            |l| is_byline(l, &LineWords::new(l)),
            &[
                "Par Wang Qi 22 janv. 2025",
                "By Jane Doe and John Roe",
                "Von Jürgen Klein",
                "Por Ana Ruiz",
                "De notre correspondant à Moscou, Jean Roy",
            ],
            &[
                "Par ailleurs, rien",
                "Par Toutatis, il est parti.",
                "Von hier aus geht es weiter",
            ],
        );
        check(
            |l| is_names(l, &LineWords::new(l)),
            &[
                "Jeanne Roy",
                "Jeanne Roy et Karl Abt",
                "Ana de la Cruz",
                "Jean-Luc Dupont",
            ],
            &["Politique étrangère", "Russie : Poutine", "Paris"],
        );
    }

    #[test]
    fn datelines_hold_a_date_and_little_else() {
        check(
            |l| is_dateline(&LineWords::new(l)),
            &[
                "Publié le 3 mars 2023 à 12h",
                "Updated March 3, 2023",
                "Publié le",
                "22 janvier 2025",
                "mardi 22 janvier 2025 à 14h30",
                "14h32",
                "14:32",
                "22/01/2025",
                "22. Januar 2025, 14:30 Uhr",
                "3 de marzo de 2023",
            ],
            &[
                "Publié le même jour que sa réponse au ministre",
                "Le 29 février dernier, les académies",
                "Updated rules for 27 countries",
                "72",
                "3 000",
                "Mars attaque",
            ],
        );
    }

    #[test]
    fn credits_are_set_apart() {
        check(
            |l| is_credit(l, &LineWords::new(l)),
            &[
                "Le pont, hier. Photo : Xinhua",
                "Un pont Kremlin Pool Photo via AP",
                "Le pont de Kertch. © Anna Roe / AFP",
                "Photo Jean Roy",
                "The bridge on Monday. (Reuters)",
                "Die Brücke. Foto: dpa",
                "Le pont, hier. Jean Roy/AFP",
            ],
            &[
                "Il n’a pas voulu commenter cette photo.",
                "Une image ternie",
                "L’image de la France",
                "Le cas du Dr Martin",
                "Reuters licencie",
            ],
        );
    }

    #[test]
    fn a_sentence_ends_before_its_closing_marks() {
        assert!(ends_sentence("« Non ! »") && ends_sentence("Oui.)") && ends_sentence("Et…"));
        assert!(!ends_sentence("« sans limites »") && !ends_sentence("Titre"));
    }
}
