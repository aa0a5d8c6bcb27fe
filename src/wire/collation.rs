//! A collated passage, for the page.

use serde::Serialize;

use crate::engine::Engine;
use crate::number_map::number;
use crate::report::{Collation, Report, collate};
use crate::text::OffsetIndex;

/// A collated passage, without its flat arrays.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CollationView {
    passage: String,
    columns: u32,
    approximate: bool,
}

/// A collated passage's flat arrays, as `types.d.ts` describes them.
#[derive(Debug)]
pub struct CollationArrays {
    /// Stride 2: start, end. By column, then by row.
    pub cells: Vec<u32>,
    /// By column, then by row.
    pub readings: Vec<u32>,
    /// By column.
    pub common: Vec<u32>,
}

/// The passage of that id as a table; `None` where there is none.
#[must_use]
pub fn collation(engine: &Engine, passage: &str) -> Option<(CollationView, CollationArrays)> {
    let report = Report::new(engine);
    let passage = report.passages.iter().find(|p| p.id == passage)?;
    let collation = collate(engine, passage);
    let view = CollationView {
        passage: passage.id.clone(),
        columns: number(collation.columns.len()),
        approximate: collation.approximate,
    };
    Some((view, arrays(engine, &collation)))
}

fn arrays(engine: &Engine, collation: &Collation) -> CollationArrays {
    let rows = collation.rows.iter();
    let indices: Vec<Option<OffsetIndex<'_>>> = rows
        .map(|row| Some(OffsetIndex::utf16(&engine.article(row.article)?.text)))
        .collect();
    let mut arrays = CollationArrays {
        cells: Vec::new(),
        readings: Vec::new(),
        common: Vec::new(),
    };
    for column in &collation.columns {
        for (span, index) in column.cells.iter().zip(&indices) {
            let at = |byte| index.as_ref().map_or(byte, |index| index.at(byte));
            arrays.cells.extend([at(span.start()), at(span.end())]);
        }
        arrays
            .readings
            .extend(column.readings.iter().map(|&reading| number(reading)));
        let none = collation.rows.len();
        arrays.common.push(number(column.common.unwrap_or(none)));
    }
    arrays
}
