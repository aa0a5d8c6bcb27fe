//! Canonical text into blocks, each with its role.
//!
//! A block is a line that holds something (a paragraph where lines were broken to fit: [`super::wrap`]). Roles are judged by what the line says
//! ([`super::furniture`]) and by where it stands: before the first prose of the article, between,
//! or after the last; glued to a neighbour where the article parts its paragraphs by empty lines;
//! among short lines in a row, as in menus and lists of titles; and whether it comes again.
//!
//! Works in time proportional to the text: a line is read once and looks at a bounded number of others.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::furniture::{
    LineWords, List, WORDS_READ, ends_sentence, is_byline, is_credit, is_dateline, is_furniture,
    is_names,
};
use super::role::Role;
use super::wrap;
use crate::number_map::NumberMap;
use crate::text::Span;
use crate::text::character::{first, is_terminal, last};

/// A line of the text and what it is for. Spans leave out the white space around the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// A prose line has at least this many words and ends as a sentence does …
const PROSE_WORDS: usize = 10;
/// … or has this many whatever its end.
const LONG_PROSE_WORDS: usize = 30;
/// A headline has at least this many words; shorter lines before the body are labels.
const TITLE_WORDS: usize = 4;
/// After a "related articles" line, what is shorter than this is one of their titles.
const TEASER_WORDS: usize = 30;
/// A note is shorter than this where it stands amid the article.
const NOTE_WORDS: usize = 25;
/// What says that a line is a note stands this near to its end, in bytes.
const NOTE_BYTES: usize = 300;
/// Entries of menus are not longer than this; as many of them in a row make a menu.
const MENU_WORDS: usize = 3;
const MENU_LINES: usize = 4;
/// Headings come alone; as many lines in a row that are no prose are a list of titles.
const LIST_LINES: usize = 3;
/// A line this short that comes again is furniture.
const REPEATED_WORDS: usize = 8;
/// A standfirst has at most this many words.
const DEK_WORDS: usize = 60;
/// Between the title and the body, a byline or a standfirst stands among the first lines.
const BELOW_TITLE: usize = 5;
/// A legend stands this near to the line that gives it again with its source.
const LEGEND_LINES: usize = 3;

/// The blocks of the text in order, disjoint; what lies between them is white space.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let roles = roles(&lines);
    lines
        .iter()
        .zip(roles)
        .map(|(line, role)| Block {
            span: line.span,
            role,
        })
        .collect()
}

/// One non-empty line and what its own words say of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent observations of one line"
)]
struct Line<'t> {
    span: Span,
    text: &'t str,
    /// [`WORDS_READ`] at most.
    n_words: usize,
    /// Ends as a sentence does.
    terminal: bool,
    /// An empty line, or an end of the text, stands before / after it.
    gap_before: bool,
    gap_after: bool,
    furniture: bool,
    byline: bool,
    dateline: bool,
    credit: bool,
    /// Opens readers' comments: a counter of views or comments.
    opens_comments: bool,
    /// Furniture that announces other articles and leaves their titles to the next lines.
    announces: bool,
}

impl Line<'_> {
    fn is_prose(&self) -> bool {
        !self.furniture
            && ((self.terminal || last(self.text) == ':') && self.n_words >= PROSE_WORDS
                || self.n_words >= LONG_PROSE_WORDS)
    }

    /// Neither prose nor the end of a sentence: a headline, a label, an entry of a list.
    const fn is_label(&self) -> bool {
        !self.terminal && self.n_words < LONG_PROSE_WORDS
    }

    /// Goes on below, or is an item of the article's own list.
    fn is_part_of_text(&self) -> bool {
        let mut opening = self.text.chars();
        match opening.next() {
            _ if matches!(last(self.text), ':' | ',' | ';') => true,
            Some('•' | '*' | '‣' | '▪') => true,
            Some('-' | '–' | '—') => opening.next() == Some(' '),
            _ => false,
        }
    }

    /// From an opening quotation mark to its closing one.
    fn is_quoted(&self) -> bool {
        let open = first(self.text);
        let close = match open {
            '«' => '»',
            '“' => '”',
            '„' => '“',
            '「' => '」',
            '"' => '"',
            _ => return false,
        };
        // Neither mark stands between the first one and the last, which at most a stop follows.
        let inner = self.text.chars().skip(1);
        let mut rest = inner.skip_while(|&c| c != open && c != close);
        rest.next() == Some(close) && rest.all(|c| is_terminal(c) || c == ',')
    }

    /// Says who wrote the article, if it stands where that is said.
    fn is_signature(&self) -> bool {
        self.byline || is_names(self.text, &LineWords::new(self.text))
    }

    /// Says near one of its ends that it is a note.
    fn is_note(&self) -> bool {
        let mut tail = self.text.len().saturating_sub(NOTE_BYTES);
        while !self.text.is_char_boundary(tail) {
            tail -= 1;
        }
        let tail = self.text.get(tail..).unwrap_or("");
        [self.text, tail]
            .iter()
            .any(|t| LineWords::new(t).has(List::Notes))
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut words = LineWords::default();
    for (start, line, gap) in pieces(text) {
        if let Some(last) = found.last_mut() {
            last.gap_after = gap;
        }
        words.read(line);
        found.push(read_line(line, &words, start, gap));
    }
    if let Some(last) = found.last_mut() {
        last.gap_after = true;
    }
    mark_repeated(&mut found);
    found
}

/// The lines that hold something, or the paragraphs of a text that was broken to fit a width: where each
/// starts, what it says, and whether an empty line or the start of the text stands before it.
fn pieces(text: &str) -> Vec<(usize, &str, bool)> {
    let width = wrap::width(text);
    let mut pieces: Vec<(usize, &str, bool)> = Vec::new();
    let (mut offset, mut above) = (0usize, "");
    for raw in text.split('\n') {
        let line = raw.trim();
        let start = offset + (raw.len() - raw.trim_start().len());
        let goes_on = width.is_some_and(|width| wrap::is_full(above, line, width));
        match pieces.last_mut() {
            _ if line.is_empty() => {}
            Some((first, piece, _)) if goes_on && !above.is_empty() => {
                *piece = text.get(*first..start + line.len()).unwrap_or(piece);
            }
            _ => pieces.push((start, line, above.is_empty())),
        }
        offset += raw.len() + 1;
        above = line;
    }
    pieces
}

fn read_line<'t>(line: &'t str, words: &LineWords<'_>, start: usize, gap_before: bool) -> Line<'t> {
    let dateline = is_dateline(words);
    let furniture = !dateline && is_furniture(line, words);
    let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Line {
        span: Span::new(offset(start), offset(start + line.len())),
        text: line,
        n_words: words.len(),
        terminal: ends_sentence(line),
        gap_before,
        gap_after: false,
        furniture,
        byline: is_byline(line, words),
        dateline,
        credit: is_credit(line, words),
        opens_comments: furniture && words.opens_comments(),
        announces: furniture && words.announces(),
    }
}

/// Short lines that come three times are furniture whatever they say.
fn mark_repeated(lines: &mut [Line<'_>]) {
    let mut times = NumberMap::default();
    let key = |line: &Line<'_>| {
        let mut hasher = FxHasher::default();
        line.text.hash(&mut hasher);
        hasher.finish()
    };
    let short = |line: &Line<'_>| line.is_label() && line.n_words <= REPEATED_WORDS;
    for line in lines.iter().filter(|line| short(line)) {
        *times.entry(key(line)).or_insert(0) += 1;
    }
    for line in lines.iter_mut().filter(|line| short(line)) {
        line.furniture |= times.get(&key(line)).is_some_and(|&n| n > 2);
    }
}

/// Where the article proper begins and ends among its lines, and how it parts its paragraphs.
struct Layout {
    /// First line of prose, and one past the last one.
    body: Range<usize>,
    /// First line of the readers' comments, or one past the last line.
    comments: usize,
    /// Most prose lines are parted from the next line by an empty one.
    spaced: bool,
    title: Option<usize>,
    /// For each line, whether it stands among short ones, as menus have them.
    in_menu: Vec<bool>,
    /// For each line, what the row of labels is that it stands in.
    rows: Vec<Row>,
}

impl Layout {
    fn of(lines: &[Line<'_>]) -> Self {
        let is_prose = |i: &usize| lines.get(*i).is_some_and(Line::is_prose);
        let (mut n_prose, mut n_spaced, mut total) = (0, 0, 0);
        for line in lines.iter().filter(|line| line.is_prose()) {
            n_prose += 1;
            n_spaced += usize::from(line.gap_after);
            total += line.text.len();
        }
        // Comments follow the article, so the line that opens them has most of the prose before it.
        let mut before = 0;
        let comments = lines.iter().position(|line| {
            before += if line.is_prose() { line.text.len() } else { 0 };
            line.opens_comments && before * 2 > total
        });
        let comments = comments.map_or(lines.len(), |i| i + 1);
        let first = (0..lines.len()).find(is_prose).unwrap_or(lines.len());
        let end = (0..comments).rfind(is_prose).map_or(first, |i| i + 1);
        let short = |line: &Line<'_>| line.is_label() && line.n_words <= MENU_WORDS;
        let mut layout = Self {
            body: first..end.max(first),
            comments,
            spaced: n_spaced * 2 > n_prose,
            title: None,
            in_menu: runs(lines, short, |run| run.len() >= MENU_LINES),
            rows: runs(
                lines,
                |line: &Line<'_>| line.is_label(),
                |row| row_of(lines, row),
            ),
        };
        layout.title = title(lines, &layout);
        layout
    }

    fn is_in_menu(&self, i: usize) -> bool {
        self.in_menu.get(i).is_some_and(|&is| is)
    }

    fn row(&self, i: usize) -> Row {
        self.rows.get(i).copied().unwrap_or_default()
    }
}

/// Lines in a row none of which is prose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Row {
    /// One or two: headings, legends, bylines.
    #[default]
    Few,
    /// Titles of other articles, or a menu: furniture stands among them.
    Furniture,
    /// A list of the article's own: its prose announces it (« : »), or nothing tells it from one.
    List,
}

/// For each line, what the longest run of lines of this kind is that it stands in; the default where it is
/// of another kind.
fn runs<T: Clone + Default>(
    lines: &[Line<'_>],
    is: impl Fn(&Line<'_>) -> bool,
    what: impl Fn(Range<usize>) -> T,
) -> Vec<T> {
    let mut found = vec![T::default(); lines.len()];
    let mut start = 0;
    for end in 0..=lines.len() {
        if lines.get(end).is_some_and(&is) {
            continue;
        }
        if start < end
            && let Some(run) = found.get_mut(start..end)
        {
            run.fill(what(start..end));
        }
        start = end + 1;
    }
    found
}

fn row_of(lines: &[Line<'_>], row: Range<usize>) -> Row {
    let above = row.start.checked_sub(1).and_then(|above| lines.get(above));
    let announced = above.is_some_and(|above| !above.furniture && last(above.text) == ':');
    let title = |line: &Line<'_>| {
        line.n_words >= TITLE_WORDS
            && !line.is_part_of_text()
            && !line.text.contains(char::is_numeric)
    };
    let row = lines.get(row).unwrap_or(&[]);
    if announced {
        Row::List
    } else if row.len() < LIST_LINES {
        Row::Few
    } else if row.iter().any(|line| line.furniture) || row.iter().all(title) {
        Row::Furniture
    } else {
        Row::List
    }
}

fn roles(lines: &[Line<'_>]) -> Vec<Role> {
    let layout = Layout::of(lines);
    let title = layout.title.and_then(|t| lines.get(t)).map(|t| t.text);
    // What a "related articles" line announces goes on: to the next gap, or, at the end, to the next prose.
    let (mut related, mut announced) = (false, false);
    let mut roles = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let explained = line.byline || line.dateline || line.credit;
        let teaser = !explained
            && (related && line.n_words < TEASER_WORDS && last(line.text) != '.'
                || announced && line.is_label() && !line.gap_before);
        announced = i >= layout.body.start && (line.announces || announced && teaser);
        roles.push(if title == Some(line.text) {
            Role::Title
        } else if line.furniture {
            Role::Chrome
        } else if i >= layout.comments {
            Role::Comment
        } else if teaser {
            Role::Chrome
        } else {
            role_by_place(lines, i, &layout)
        });
        related |= line.announces && i * 2 > lines.len();
        related &= line.n_words < TEASER_WORDS || !line.is_prose();
    }
    roles
}

fn role_by_place(lines: &[Line<'_>], i: usize, layout: &Layout) -> Role {
    let Some(line) = lines.get(i) else {
        return Role::Paragraph;
    };
    let (before, after) = (i < layout.body.start, i >= layout.body.end);
    if line.dateline {
        return Role::Dateline;
    }
    let below_dek = i == layout.body.start + 1 && is_dek(lines, i - 1, layout);
    if line.byline && (i < layout.body.start + 2 || i + 1 >= layout.body.end)
        || below_dek && line.is_signature()
    {
        return Role::Byline;
    }
    if line.credit {
        return Role::Caption;
    }
    let edge = i == layout.body.start || i + 1 >= layout.body.end;
    if (edge || line.n_words < NOTE_WORDS) && line.is_note() {
        return Role::Note;
    }
    if line.is_prose() {
        return if is_dek(lines, i, layout) {
            Role::Dek
        } else if line.is_quoted() {
            Role::QuoteBlock
        } else {
            Role::Paragraph
        };
    }
    if before {
        return role_before_body(lines, i, layout);
    }
    if after {
        return role_after_body(lines, i);
    }
    if line.is_quoted() {
        return Role::QuoteBlock;
    }
    if line.terminal || line.is_part_of_text() {
        return Role::Paragraph;
    }
    match layout.row(i) {
        Row::Furniture => return Role::Chrome,
        Row::List => return Role::Paragraph,
        Row::Few => {}
    }
    if !layout.spaced || line.gap_before == line.gap_after {
        return Role::Heading;
    }
    // Where paragraphs are spaced, a line glued to the paragraph below it came from a box beside
    // the text (the title of a related article); one glued to the paragraph above is its legend.
    if line.gap_before {
        Role::Chrome
    } else {
        Role::Caption
    }
}

/// Lines before the body that no word gives away: labels above the title; below it the author's name,
/// the standfirst, the legend of the picture that opens the article.
fn role_before_body(lines: &[Line<'_>], i: usize, layout: &Layout) -> Role {
    let (Some(line), Some(title)) = (lines.get(i), layout.title) else {
        return Role::Heading;
    };
    if i < title || layout.is_in_menu(i) {
        return Role::Chrome;
    }
    let near = i.saturating_sub(LEGEND_LINES)..=i + LEGEND_LINES;
    let legend = near
        .filter_map(|i| lines.get(i))
        .any(|l| l.credit && l.text != line.text && l.text.starts_with(line.text));
    if legend {
        Role::Caption
    } else if i > title + BELOW_TITLE {
        if line.is_label() {
            Role::Chrome
        } else {
            Role::Paragraph
        }
    } else if line.is_signature() {
        Role::Byline
    } else if line.n_words < TITLE_WORDS && !line.terminal {
        Role::Chrome
    } else {
        Role::Dek
    }
}

/// After the last prose stand the titles of other articles, some of them questions, and a last word.
fn role_after_body(lines: &[Line<'_>], i: usize) -> Role {
    let furniture = |i: usize| lines.get(i).is_some_and(|l| l.furniture || !l.terminal);
    let among_titles = i > 0 && furniture(i - 1) && (i + 1 == lines.len() || furniture(i + 1));
    match lines.get(i) {
        Some(line) if line.is_quoted() => Role::QuoteBlock,
        Some(line) if line.terminal && !(among_titles && last(line.text) != '.') => Role::Paragraph,
        _ => Role::Chrome,
    }
}

/// The headline: the first line before the body with enough words that nothing else explains, and
/// that stands in no menu.
fn title(lines: &[Line<'_>], layout: &Layout) -> Option<usize> {
    let candidates = || {
        (0..layout.body.start.min(lines.len())).filter(|&i| {
            lines
                .get(i)
                .is_some_and(|l| !l.furniture && !l.byline && !l.dateline && !l.credit)
        })
    };
    let n_words = |i: usize| lines.get(i).map_or(0, |l| l.n_words);
    // Menus are rows of lines most of which are short: a longer entry stands between two short ones.
    let in_menu = |i: usize| {
        let short = |i: usize| {
            n_words(i) <= MENU_WORDS && !lines.get(i).is_some_and(|l| l.byline || l.dateline)
        };
        let glued = lines.get(i).is_some_and(|l| !l.gap_before && !l.gap_after);
        layout.is_in_menu(i)
            || glued && i > 1 && short(i - 1) && short(i + 1) && short(i - 2) && short(i + 2)
    };
    candidates()
        .find(|&i| n_words(i) >= TITLE_WORDS && n_words(i) < WORDS_READ && !in_menu(i))
        .or_else(|| candidates().max_by_key(|&i| (n_words(i), usize::MAX - i)))
}

/// The first prose line is the standfirst when furniture, a byline or a date parts it from the title or
/// from the text, or the title comes again after it; and it is shorter than the paragraph that follows.
fn is_dek(lines: &[Line<'_>], i: usize, layout: &Layout) -> bool {
    let Some(title) = layout
        .title
        .filter(|_| i == layout.body.start && layout.body.len() > 1)
    else {
        return false;
    };
    let title_text = lines.get(title).map_or("", |l| l.text);
    let next = lines.get(i + 1);
    let title_again = next.is_some_and(|l| l.text == title_text);
    let between = lines.get(title + 1..i).unwrap_or(&[]);
    let signed = next.is_some_and(|l| l.dateline || l.is_signature())
        && !between.iter().any(|l| l.dateline || l.byline);
    let parted = between.iter().any(|l| l.furniture);
    let length = |i: usize| lines.get(i).map_or(0, |l| l.text.len());
    let following =
        (i + 1..lines.len().min(i + 8)).find(|&i| lines.get(i).is_some_and(Line::is_prose));
    let shorter = following.is_some_and(|next| length(i) < length(next));
    title_again
        || signed
        || parted && shorter && lines.get(i).is_some_and(|l| l.n_words <= DEK_WORDS)
}

#[cfg(test)]
mod tests {
    use super::blocks;

    /// Each line of the text with its expected role before a `|`; an empty line stays empty.
    #[track_caller]
    fn check(lines: &[&str]) {
        let text: Vec<_> = lines
            .iter()
            .map(|l| l.split_once('|').map_or("", |(_, text)| text))
            .collect();
        let text = text.join("\n");
        let found: Vec<_> = blocks(&text)
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
        const STORY: &str = "paragraph|The minister told lawmakers on Monday that the treaty would not be reopened.";
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
        assert!(blocks(" \n\t\n\u{A0}").is_empty());
    }
}
