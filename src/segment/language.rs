//! What the engine knows of a language, and which one an article is in.
//!
//! The knowledge is data: one file a language under `languages/`, made of sections. A section is its
//! name in brackets and, below it, entries parted by ` | ` or by line ends; `#` opens a comment line.
//! Entries are lower case, apostrophes are written `'`, abbreviations without their last full stop.
//!
//! | section | what stands in it |
//! |---|---|
//! | `function words` | the grammar's small words: they name the language and carry no information |
//! | `abbreviations` | their full stop ends a sentence only before a small word with a capital (`janv`, `jr`) |
//! | `abbreviations that end no sentence` | something always follows: titles before names, « e.g. » |
//! | `abbreviations that may end a sentence` | before any capital they do (`etc`); never before a number |
//! | `abbreviations before numbers` | they are abbreviations only there (`art`, `p`; « No. » is a sentence too) |
//! | `around ordinals` | words before or after an ordinal number with a full stop (« am 3. Oktober ») |
//! | `capital inside sentences` | small words that may have a capital there (« Le Pen », « I », « Sie ») |
//! | `furniture` | words and phrases of menus, share bars and counters |
//! | `furniture starts` | how labels of other articles, notices and invitations begin |
//! | `notice words`, `reader words` | what notices speak of (cookies, accounts), how they call the reader |
//! | `byline starts`, `dateline starts` | how these lines begin |
//! | `note words`, `credit words`, `comment words` | what tells a note, a caption, readers' comments |
//! | `date words` | months and days, with their short forms, and the small words of a date |
//! | `negative words` | words that negate a statement; « ne » and « n’ » stand with one of the others |
//! | `modal words` | words that say how sure or how binding something is |
//! | `stem endings` | `ending = ending`: how a stem of a word family is written by the others of it (« entretien », « s'entretenir ») |
//!
//! Who says what is read with these:
//!
//! | section | what stands in it |
//! |---|---|
//! | `say verbs` | take a clause (« déclarer que »), by infinitive |
//! | `object verbs`, `to verbs`, `of verbs`, `on verbs` | take a noun or an infinitive (« saluer », « appeler à ») |
//! | `label verbs` | name a thing (« qualifier de ») |
//! | `verb endings` | `infinitive's ending = ending ending …`: the forms that such verbs have; `(plural)`, `(participle)` or `(gerund)` before those that are no simple form of one person |
//! | `irregular forms` | `infinitive = form form …`, beside those |
//! | `say verb forms`, `object verb forms`, `to verb forms`, `label verb forms` | verbs by their forms, where endings do not tell them |
//! | `verbs with hearers` | their object is who was told (« told the BBC ») |
//! | `instead of verbs` | words that stand for one before the speaker (« so der Sprecher ») |
//! | `reporting moods` | forms of any verb that tell what somebody else said (« habe », « sei ») |
//! | `say expressions` | verb and noun that say together (« fait l'éloge ») |
//! | `auxiliaries`, `plural verbs` | what may stand before a participle; verbs that agree with more than one |
//! | `adverbs` | what may stand between subject, verb and clause (« également », « lundi ») |
//! | `according to` | « selon », « d'après »; `relatives` may follow (« selon lesquels ») |
//! | `pronouns`, `plural pronouns`, `oblique pronouns` | who speaks by pronoun; an oblique one is no subject; `(nothing)` where a verb needs none (« Precisó que … ») |
//! | `determiners`, `plural determiners`, `of`, `and`, `prepositions`, `negations`, `reflexives` | the grammar's words, as they say |
//! | `that` | opens a reported clause; `(nothing)` where nothing need open it (« said he would go ») |
//! | `no clause after` | with `that` they say something else (« alors que ») |
//! | `connectors` | words that part clauses, beside those of `and` and `that` |
//! | `between subject and verb` | small words that may part the two (« qui », « en ») |
//! | `inversion links` | « a-t-il » |
//! | `to`, `on`, `infinitive endings` | what opens that which `to verbs`, `to verb forms` and `on verbs` take |
//! | `titles` | stand before a name (« M. »); `name particles` stand inside it (« von der ») |
//! | `speaker nouns` | what people and bodies that speak are called |
//! | `words within descriptions` | small words that a description may have (« les deux présidents ») |
//! | `leaders` | nouns for the one person at the head of a country or body |
//! | `two people`, `two bodies` | what two of them are called together |
//! | `voices of bodies`, `spokespeople` | what speaks for the body named after it (« un communiqué du Kremlin »), or for whoever spoke last |
//! | `seats` | `place = adjective` of the power that sits there |
//! | `sources` | agencies and outlets: they pass on what others said |
//!
//! # To add a language
//!
//! 1. Copy `languages/en.txt`, translate the sections, drop those that do not apply. Initials (`V.`,
//!    `U.S.`) need no entry, nor do units after a number. A test says which sections are needed and what
//!    an entry looks like; without those of the second table quotations are found, but nobody speaks.
//! 2. Add the file to [`FILES`] and its code to `wasm-pack.toml`, a sentence to the test that guesses languages, and a page to the tests of
//!    [`super::block`].

#[cfg(not(feature = "languages"))]
use std::sync::OnceLock;

use std::sync::LazyLock;

use super::vocabulary::TextWord;
use super::word_table::WordTable;
use crate::text::Span;

/// The language files, in order of preference where two fit an article equally well.
#[cfg(feature = "languages")]
const FILES: [(&str, &str); 10] = [
    ("fr", include_str!("languages/fr.txt")),
    ("en", include_str!("languages/en.txt")),
    ("de", include_str!("languages/de.txt")),
    ("es", include_str!("languages/es.txt")),
    ("it", include_str!("languages/it.txt")),
    ("pt", include_str!("languages/pt.txt")),
    ("ru", include_str!("languages/ru.txt")),
    ("ar", include_str!("languages/ar.txt")),
    ("zh", include_str!("languages/zh.txt")),
    ("ja", include_str!("languages/ja.txt")),
];

/// The language files that a library without them was given.
#[cfg(not(feature = "languages"))]
static GIVEN: OnceLock<String> = OnceLock::new();

/// Gives a library that has none its language files: each behind a line `=== code`, in order of
/// preference. Only the first time counts, before any article is read.
#[cfg(not(feature = "languages"))]
pub fn give(files: String) {
    let _ = GIVEN.set(files);
}

#[cfg(feature = "languages")]
fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.into_iter()
}

#[cfg(not(feature = "languages"))]
fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let given = GIVEN.get().map_or("", String::as_str);
    let (mut files, mut read) = (Vec::new(), 0);
    for line in given.split_inclusive('\n') {
        read += line.len();
        if let Some(code) = line.strip_prefix("=== ") {
            files.push((code.trim_end(), read, read));
        } else if let Some((_, _, end)) = files.last_mut() {
            *end = read;
        }
    }
    let data = |(code, start, end)| (code, given.get(start..end).unwrap_or(""));
    files.into_iter().map(data)
}

/// Words of the text that are looked at to guess its language: enough for a sure vote.
const WORDS_FOR_GUESS: usize = 2000;

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    files()
        .map(|(code, data)| Language::parse(code, data))
        .collect()
});

/// The languages that have a word as a function word, a bit each, the first one lowest.
static VOTES: LazyLock<WordTable> = LazyLock::new(|| {
    let mut votes = WordTable::default();
    for (language, bit) in all().iter().zip(0..64) {
        for word in language.entries("function words") {
            votes.set(word, votes.get(word) | 1 << bit);
        }
    }
    votes
});

/// The languages that have the word at a place of a text, in lower case, as a function word.
pub(super) fn votes_of(text: &str, word: Span) -> u64 {
    VOTES.get_lower_at(text, word)
}

static UNKNOWN: LazyLock<Language> = LazyLock::new(|| Language::parse("und", ""));

/// One language's data. Entries are lower case with apostrophes written `'`.
#[derive(Debug)]
pub struct Language {
    code: &'static str,
    sections: Vec<Section>,
    /// The sections that hold an entry, a bit each, the first one lowest.
    holders: WordTable,
    /// Endings of stems, each with how the others of the family have it.
    endings: Vec<(&'static str, &'static str)>,
}

#[derive(Debug)]
struct Section {
    name: &'static str,
    entries: Vec<&'static str>,
}

impl Language {
    fn parse(code: &'static str, data: &'static str) -> Self {
        let (mut sections, mut bit) = (Vec::<Section>::new(), 0);
        let mut holders = WordTable::default();
        for line in data.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                let entries = Vec::new();
                bit = 1 << sections.len();
                sections.push(Section { name, entries });
            } else if let Some(section) = sections.last_mut() {
                for entry in line.split('|').map(str::trim).filter(|e| !e.is_empty()) {
                    section.entries.push(entry);
                    holders.set(entry, holders.get(entry) | bit);
                }
            }
        }
        let mut language = Self {
            code,
            sections,
            holders,
            endings: Vec::new(),
        };
        let endings = language.entries("stem endings");
        language.endings = endings
            .filter_map(|e| e.split_once('='))
            .map(|(x, y)| (x.trim(), y.trim()))
            .collect();
        language
    }

    /// The language with this BCP 47 tag, by its first subtag; `und` where there is no data for it.
    #[must_use]
    pub fn of(tag: &str) -> &'static Self {
        let first = tag.split(['-', '_']).next().unwrap_or("");
        all()
            .iter()
            .find(|l| l.code.eq_ignore_ascii_case(first))
            .unwrap_or(&UNKNOWN)
    }

    /// The language whose function words the text holds most of; `und` where it holds none. `words` are
    /// all of the text's.
    #[must_use]
    pub fn guess(text: &str, words: &[TextWord]) -> &'static Self {
        let mut votes = vec![0u64; all().len()];
        for word in words.iter().take(WORDS_FOR_GUESS) {
            let mut of_word = word.facts.votes();
            while of_word != 0 {
                if let Some(votes) = votes.get_mut(of_word.trailing_zeros() as usize) {
                    *votes += 1;
                }
                of_word &= of_word - 1;
            }
        }
        // Japanese articles are half Han, and would vote for Chinese as well: kana decides.
        let kana = || {
            text.chars()
                .take(WORDS_FOR_GUESS)
                .any(|c| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}'))
        };
        let mut best: Option<(u64, &Self)> = None;
        for (language, &n) in all().iter().zip(&votes) {
            let n = if n > 0 && language.code == "zh" && kana() {
                0
            } else {
                n
            };
            if n > best.map_or(0, |(most, _)| most) {
                best = Some((n, language));
            }
        }
        best.map_or(&UNKNOWN, |(_, language)| language)
    }

    /// BCP 47 tag, `und` when unknown.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Its place among [`all`], or one past the last where there is no data for it.
    #[must_use]
    pub fn place(&self) -> usize {
        let mut languages = all().iter();
        let place = languages.position(|other| std::ptr::eq(other, self));
        place.unwrap_or(all().len())
    }

    /// Whether the lower-case word is one of the grammar's small words.
    #[must_use]
    pub fn is_function_word(&self, word: &str) -> bool {
        self.has("function words", word)
    }

    /// Whether this lower-case word is an abbreviation whose full stop ends a sentence only before a
    /// small word with a capital.
    #[must_use]
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.has("abbreviations", word)
    }

    /// A stem as all words of its family have it: « un entretien » is what « s'entretenir » gives. Stemmers leave
    /// irregular verbs and the nouns made of them apart; which endings answer each other is in the language's file.
    #[must_use]
    pub fn family(&self, stem: String) -> String {
        let last = stem.as_bytes().last();
        for (of_noun, of_verb) in &self.endings {
            // Most are told apart by their last byte.
            if of_noun.as_bytes().last() != last {
                continue;
            }
            let root = stem.strip_suffix(of_noun);
            if let Some(root) = root.filter(|root| root.len() > 1) {
                return [root, of_verb].concat();
            }
        }
        stem
    }

    /// The entries of a section, as its file has them.
    pub fn entries(&self, section: &str) -> impl Iterator<Item = &'static str> {
        let section = self.sections.iter().find(|s| s.name == section);
        section.into_iter().flat_map(|s| s.entries.iter().copied())
    }

    /// Whether the section holds the entry. Sections that a file lacks are empty.
    #[must_use]
    pub fn has(&self, section: &str, entry: &str) -> bool {
        let holders = self.holders.get(entry);
        let place = || self.sections.iter().position(|s| s.name == section);
        holders != 0 && place().is_some_and(|place| holders >> place & 1 == 1)
    }
}

/// The entries of a section in every language's file.
pub fn entries_of_all(section: &str) -> impl Iterator<Item = &'static str> {
    all()
        .iter()
        .flat_map(move |language| language.entries(section))
}

/// Every language there is data for.
#[must_use]
pub fn all() -> &'static [Language] {
    &LANGUAGES
}

#[cfg(test)]
mod tests {
    use super::Language;
    use crate::segment::Vocabulary;
    use crate::text::lower_case;

    #[test]
    fn an_article_is_in_the_language_of_its_small_words() {
        for (text, code) in [
            ("Le président a déclaré que les deux pays sont liés.", "fr"),
            ("The president said that the two countries are close.", "en"),
            (
                "Der Präsident sagte, dass die beiden Länder nicht allein sind.",
                "de",
            ),
            (
                "El presidente dijo que los dos países están muy unidos.",
                "es",
            ),
            (
                "Il presidente ha detto che i due paesi sono molto vicini.",
                "it",
            ),
            (
                "O presidente disse que os dois países não estão sozinhos.",
                "pt",
            ),
            (
                "Президент сказал, что отношения между странами не были такими.",
                "ru",
            ),
            (
                "قال الرئيس إن العلاقات بين البلدين في أفضل حالاتها من قبل",
                "ar",
            ),
            ("中国国家主席表示，两国关系处于历史上的最好时期。", "zh"),
            ("大統領は両国の関係が良いと述べた。", "ja"),
            ("12345 @@@", "und"),
            ("", "und"),
        ] {
            let guessed = Language::guess(text, &Vocabulary::default().words(text));
            assert_eq!(guessed.code(), code, "{text}");
        }
    }

    #[test]
    fn every_file_has_the_needed_sections() {
        for (code, _) in super::FILES {
            let language = Language::of(code);
            let spaceless = matches!(code, "zh" | "ja");
            for section in [
                "function words",
                "furniture",
                "furniture starts",
                "notice words",
                "reader words",
                "byline starts",
                "dateline starts",
                "date words",
                "note words",
                "credit words",
                "comment words",
                "abbreviations",
            ] {
                let needed = section != "abbreviations" || !spaceless;
                let has = language.entries(section).next().is_some();
                assert!(has || !needed, "{code}: {section}");
            }
        }
    }

    #[test]
    fn entries_are_tidy() {
        for (code, data) in super::FILES {
            assert!(data.starts_with('#') && data.ends_with('\n'), "{code}");
            let mut names = Vec::new();
            for line in data.lines() {
                assert_eq!(line.trim(), line, "{code}");
                if line.starts_with('[') {
                    assert!(!names.contains(&line), "{code}: {line} comes twice");
                    names.push(line);
                    assert!(names.len() <= 64, "{code}: a section is a bit of a number");
                } else if !line.is_empty() && !line.starts_with('#') {
                    line.split('|').for_each(|entry| tidy(code, entry));
                }
            }
        }
    }

    #[track_caller]
    fn tidy(code: &str, entry: &str) {
        let words: Vec<_> = entry.split_whitespace().collect();
        assert!(!words.is_empty(), "{code}: an empty entry");
        assert_eq!(words.join(" "), entry.trim(), "{code}: stray spaces");
        assert_eq!(entry, lower_case(entry), "{code}: upper case");
        assert!(!entry.contains(['’', '‘', '\u{A0}']), "{code}: {entry}");
        assert!(!entry.trim().ends_with(['.', ':']), "{code}: {entry}");
    }

    #[test]
    fn a_tag_is_known_by_its_first_subtag() {
        assert_eq!(Language::of("fr-CH").code(), "fr");
        assert_eq!(Language::of("FR").code(), "fr");
        assert_eq!(Language::of("xx").code(), "und");
    }
}
