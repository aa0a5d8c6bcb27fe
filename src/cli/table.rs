//! The CSV: a row for each place of each passage (RFC 4180, UTF-8, no byte order mark).

use std::io::{self, Write};

use recoupe::engine::Engine;
use recoupe::report::Report;
use recoupe::text::OffsetIndex;

/// Writes the table. Offsets count Unicode code points, as in the analysis file.
///
/// # Errors
/// When the output cannot be written.
pub(crate) fn write(engine: &Engine, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    table.write_record([
        "passage", "kind", "stock", "words", "article", "outlet", "start", "end", "quoted", "role",
        "text",
    ])?;
    for passage in &Report::new(engine).passages {
        for place in &passage.occurrences {
            let Some(article) = engine.article(place.article) else {
                continue;
            };
            let index = OffsetIndex::code_points(&article.text);
            table.write_record([
                passage.id.as_str(),
                passage.kind.name(),
                yes_no(passage.stock),
                &passage.n_words.to_string(),
                &article.name,
                article.given.outlet.as_deref().unwrap_or(""),
                &index.at(place.span.start()).to_string(),
                &index.at(place.span.end()).to_string(),
                yes_no(place.quoted),
                place.role.name(),
                place.span.of(&article.text),
            ])?;
        }
    }
    table.flush()
}

const fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}
