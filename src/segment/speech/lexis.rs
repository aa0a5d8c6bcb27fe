//! What words do in reported speech, as bits: every word is looked up once, and the rules test bits.
//!
//! All of it comes from the sections of `languages/*.txt`; [`SECTIONS`] says which section gives
//! which bit. Verbs are listed once and inflected here.

use std::sync::LazyLock;

use crate::segment::language::{self, Language};
use crate::segment::word_table::WordTable;
use crate::text::character::first;
use crate::text::{Span, lower_case};

// What a verb takes.
pub(super) const SAY: u64 = 1;
pub(super) const OBJECT: u64 = 1 << 1;
pub(super) const TO: u64 = 1 << 2;
pub(super) const OF: u64 = 1 << 3;
pub(super) const ON: u64 = 1 << 4;
pub(super) const LABEL: u64 = 1 << 5;
/// Any reporting verb.
pub(super) const VERB: u64 = SAY | OBJECT | TO | OF | ON | LABEL;
// Which form of the verb it is.
pub(super) const FINITE: u64 = 1 << 6;
pub(super) const PARTICIPLE: u64 = 1 << 7;
pub(super) const GERUND: u64 = 1 << 8;
pub(super) const INFINITIVE: u64 = 1 << 9;
/// Agrees with more than one.
pub(super) const PLURAL_VERB: u64 = 1 << 10;
// The grammar's words.
pub(super) const FUNCTION: u64 = 1 << 11;
pub(super) const AUXILIARY: u64 = 1 << 12;
pub(super) const ADVERB: u64 = 1 << 13;
pub(super) const PRONOUN: u64 = 1 << 14;
pub(super) const PLURAL: u64 = 1 << 15;
pub(super) const OBLIQUE: u64 = 1 << 16;
pub(super) const DETERMINER: u64 = 1 << 17;
pub(super) const GENITIVE: u64 = 1 << 18;
pub(super) const PREPOSITION: u64 = 1 << 19;
pub(super) const AND: u64 = 1 << 20;
pub(super) const THAT: u64 = 1 << 21;
pub(super) const NO_THAT: u64 = 1 << 22;
pub(super) const NEGATION: u64 = 1 << 23;
pub(super) const REFLEXIVE: u64 = 1 << 24;
pub(super) const BETWEEN: u64 = 1 << 25;
pub(super) const RELATIVE: u64 = 1 << 26;
pub(super) const TO_WORD: u64 = 1 << 27;
pub(super) const ON_WORD: u64 = 1 << 28;
pub(super) const CONNECTOR: u64 = 1 << 29;
pub(super) const LINK: u64 = 1 << 30;
// Words that report or name.
pub(super) const ACCORDING: u64 = 1 << 31;
pub(super) const EXPRESSION: u64 = 1 << 32;
pub(super) const SOURCE: u64 = 1 << 33;
pub(super) const NOUN: u64 = 1 << 34;
pub(super) const TITLE: u64 = 1 << 35;
pub(super) const PARTICLE: u64 = 1 << 36;
pub(super) const IN_DESCRIPTION: u64 = 1 << 37;
/// The first word of a phrase, of whichever section.
pub(super) const PHRASE: u64 = 1 << 38;
/// A word of a phrase, but not its first.
pub(super) const IN_PHRASE: u64 = 1 << 39;
/// The last word of a phrase.
pub(super) const ENDS_PHRASE: u64 = 1 << 40;
/// A form of the verb that tells what somebody else said: « habe », « sei ».
pub(super) const REPORTED: u64 = 1 << 41;
/// Its object is who was told: « told the BBC ».
pub(super) const HEARER: u64 = 1 << 42;
/// Stands for a reporting verb before its subject: « so der Sprecher ».
pub(super) const SO: u64 = 1 << 43;
// What a token is beside what its word does: set by `token`, but for what a word is wherever it stands.
pub(super) const WORD: u64 = 1 << 48;
pub(super) const CAPITAL: u64 = 1 << 49;
pub(super) const QUOTED: u64 = 1 << 50;
pub(super) const JOINED: u64 = 1 << 51;
pub(super) const COMMA: u64 = 1 << 52;
pub(super) const COLON: u64 = 1 << 53;
pub(super) const STOP: u64 = 1 << 54;
pub(super) const MARK: u64 = 1 << 55;
/// The first word of its sentence.
pub(super) const OPENS: u64 = 1 << 56;
/// One letter.
pub(super) const LETTER: u64 = 1 << 57;
/// Opens its sentence with a capital, and has one elsewhere inside a sentence, where that says something.
pub(super) const NAMED: u64 = 1 << 58;

/// Which bits the entries of a section have that are one word; phrases are told by `Line::entry`.
const SECTIONS: [(&str, u64); 31] = [
    ("function words", FUNCTION),
    ("auxiliaries", AUXILIARY),
    ("plural verbs", PLURAL_VERB),
    ("adverbs", ADVERB),
    ("pronouns", PRONOUN),
    ("plural pronouns", PRONOUN | PLURAL),
    ("oblique pronouns", PRONOUN | OBLIQUE),
    ("determiners", DETERMINER),
    ("plural determiners", DETERMINER | PLURAL),
    ("of", GENITIVE),
    ("prepositions", PREPOSITION),
    ("and", AND | CONNECTOR),
    ("that", THAT | CONNECTOR),
    ("connectors", CONNECTOR),
    ("no clause after", NO_THAT),
    ("negations", NEGATION),
    ("reflexives", REFLEXIVE),
    ("between subject and verb", BETWEEN),
    ("relatives", RELATIVE),
    ("to", TO_WORD),
    ("on", ON_WORD),
    ("inversion links", LINK),
    ("according to", ACCORDING),
    ("say expressions", EXPRESSION),
    ("sources", SOURCE),
    ("speaker nouns", NOUN),
    ("name particles", PARTICLE),
    ("words within descriptions", IN_DESCRIPTION),
    ("reporting moods", REPORTED),
    ("verbs with hearers", HEARER),
    ("instead of verbs", SO),
];

/// Verbs by infinitive, and what they take.
const VERBS: [(&str, u64); 6] = [
    ("say verbs", SAY),
    ("object verbs", OBJECT),
    ("to verbs", TO),
    ("of verbs", OF),
    ("on verbs", ON),
    ("label verbs", LABEL),
];

/// Verbs by their forms: present participles end in -ing, and any other form may be a participle.
const FORMS: [(&str, u64); 4] = [
    ("say verb forms", SAY),
    ("object verb forms", OBJECT),
    ("to verb forms", TO),
    ("label verb forms", LABEL),
];

static LEXES: LazyLock<Vec<Lexis>> =
    LazyLock::new(|| language::all().iter().map(Lexis::new).collect());
static NONE: LazyLock<Lexis> = LazyLock::new(|| Lexis::new(Language::of("und")));

/// The words of one language.
#[derive(Debug)]
pub(in crate::segment) struct Lexis {
    pub(super) language: &'static Language,
    words: WordTable,
    /// A clause may follow its verb at once: « said the talks were over ».
    pub(super) bare_clauses: bool,
    /// A verb may stand without its subject: « Precisó que … ».
    pub(super) drops_subjects: bool,
    /// Its verbs tell by their mood that somebody else speaks.
    pub(super) has_moods: bool,
}

impl Lexis {
    /// The words of the language.
    pub(in crate::segment) fn of(language: &Language) -> &'static Self {
        LEXES.get(language.place()).unwrap_or(&NONE)
    }

    fn new(language: &'static Language) -> Self {
        let mut lexis = Self {
            language,
            words: WordTable::default(),
            bare_clauses: language.has("that", "(nothing)"),
            drops_subjects: language.has("pronouns", "(nothing)"),
            has_moods: language.entries("reporting moods").next().is_some(),
        };
        for (section, bits) in SECTIONS {
            for entry in language.entries(section) {
                let mut parts = entry.split([' ', '\'', '-']);
                let first = parts.next().unwrap_or(entry);
                lexis.add(first, if first == entry { bits } else { PHRASE });
                let mut last = None;
                for part in parts {
                    lexis.add(part, IN_PHRASE);
                    last = Some(part);
                }
                if let Some(part) = last {
                    lexis.add(part, ENDS_PHRASE);
                }
            }
        }
        // « Prime Minister »: a title each.
        for title in language.entries("titles").flat_map(|t| t.split(' ')) {
            lexis.add(title, TITLE);
        }
        for (section, takes) in VERBS {
            for infinitive in language.entries(section) {
                lexis.inflect(infinitive, takes);
            }
        }
        for entry in language.entries("irregular forms") {
            if let Some((infinitive, forms)) = entry.split_once('=') {
                let takes = lexis.words.get(infinitive.trim_end()) & VERB;
                for form in forms.split_whitespace() {
                    lexis.add(form, takes | irregular(form));
                }
            }
        }
        for (section, takes) in FORMS {
            for form in language.entries(section) {
                let ing = form.ends_with("ing");
                lexis.add(form, takes | if ing { GERUND } else { FINITE | PARTICIPLE });
            }
        }
        lexis
    }

    /// Adds a verb's forms, as `verb endings` tells them.
    fn inflect(&mut self, infinitive: &str, takes: u64) {
        self.add(infinitive, takes | INFINITIVE);
        for conjugation in self.language.entries("verb endings") {
            let Some((infinitive_ending, makes)) = conjugation.split_once('=') else {
                continue;
            };
            let infinitive_ending = infinitive_ending.trim_end();
            let Some(stem) = infinitive.strip_suffix(infinitive_ending) else {
                continue;
            };
            let softens = infinitive_ending == "er";
            // Finite, unless a sign stands before a group of endings.
            let mut form = FINITE;
            for ending in makes.split_whitespace() {
                form = match ending {
                    "(plural)" => FINITE | PLURAL_VERB,
                    "(participle)" => PARTICIPLE,
                    "(gerund)" => GERUND,
                    _ => {
                        self.add(&joined(stem, ending, softens), takes | form);
                        form
                    }
                };
            }
        }
    }

    fn add(&mut self, word: &str, bits: u64) {
        self.words.set(word, self.words.get(word) | bits);
    }

    /// The bits that a word has wherever it stands, in lower case or with a capital.
    pub(in crate::segment) fn bits_of(&self, text: &str, word: Span, has_capital: bool) -> u64 {
        let shown = word.of(text);
        let letter = first(shown);
        let does = match (has_capital, letter) {
            (false, _) => self.words.get_at(text, word),
            (true, 'A'..='Z') => self.words.get_ascii_lower_at(text, word),
            _ => self.words.get(&lower_case(shown)),
        };
        let capital = if has_capital { CAPITAL } else { 0 };
        let is_letter = shown.len() == letter.len_utf8();
        does | WORD | capital | if is_letter { LETTER } else { 0 }
    }
}

/// Stem and ending; spelt as a French verb in -er sounds: « annonçait », « engageait ».
fn joined(stem: &str, ending: &str, softens: bool) -> String {
    let softens = softens && ending.starts_with('a');
    match stem.strip_suffix('c') {
        Some(rest) if softens => format!("{rest}ç{ending}"),
        _ if softens && stem.ends_with('g') => format!("{stem}e{ending}"),
        _ => format!("{stem}{ending}"),
    }
}

/// What a listed form is: « dit », « conclu » may be either; the auxiliary before them tells.
fn irregular(form: &str) -> u64 {
    if form.ends_with("ant") || form.ends_with("ndo") {
        GERUND
    } else if form.ends_with("ent") {
        FINITE | PLURAL_VERB
    } else if form.ends_with("ait") || form.ends_with('e') {
        FINITE
    } else {
        FINITE | PARTICIPLE
    }
}

#[cfg(test)]
mod tests {
    use super::{
        CAPITAL, FINITE, GERUND, INFINITIVE, Lexis, OBJECT, PARTICIPLE, PLURAL_VERB, SAY, TO, WORD,
    };
    use crate::segment::Language;
    use crate::text::Span;
    use crate::text::character::is_capital;

    #[test]
    fn forms_are_known_with_what_they_take() {
        let bits_of = |language, word: &str| {
            let whole = Span::new(0, u32::try_from(word.len()).unwrap());
            let capital = word.starts_with(is_capital);
            let bits = Lexis::of(Language::of(language)).bits_of(word, whole, capital);
            bits & !(WORD | CAPITAL)
        };
        for (form, bits) in [
            ("déclaré", SAY | PARTICIPLE),
            ("déclarent", SAY | FINITE | PLURAL_VERB),
            ("soulignant", SAY | OBJECT | GERUND),
            ("appelle", TO | FINITE),
            ("annonçait", SAY | FINITE),
            ("engageait", TO | FINITE),
            ("dit", SAY | FINITE | PARTICIPLE),
            ("Affirmer", SAY | INFINITIVE),
            ("mange", 0),
        ] {
            assert_eq!(bits_of("fr", form), bits, "{form}");
        }
        assert_eq!(bits_of("en", "said"), SAY | FINITE | PARTICIPLE);
        assert_eq!(bits_of("en", "adding"), SAY | GERUND);
        assert_eq!(bits_of("und", "said"), 0);
    }
}
