//! Bytes to UTF-16 code units (the page) and to Unicode code points (files). The only place that
//! knows either unit.

use crate::number_map::number;

/// How far apart the remembered positions are, in bytes. 64 keeps the index at 6 % of the text
/// and a look-up at a scan of a cache line.
const STEP: usize = 64;

/// Converts byte offsets of one text into another unit.
#[derive(Clone, Debug)]
pub struct OffsetIndex<'t> {
    text: &'t str,
    unit: Unit,
    /// Units before byte `i * STEP` (or before the character that straddles it); empty for ASCII,
    /// where every unit is one byte.
    checkpoints: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
enum Unit {
    Utf16,
    CodePoints,
}

impl Unit {
    /// Units contributed by the character that starts with this byte; 0 inside a character.
    const fn of_byte(self, byte: u8) -> u32 {
        match self {
            _ if byte & 0xC0 == 0x80 => 0,
            Self::Utf16 if byte >= 0xF0 => 2,
            Self::Utf16 | Self::CodePoints => 1,
        }
    }
}

impl<'t> OffsetIndex<'t> {
    /// An index that answers in UTF-16 code units: what JavaScript strings count.
    #[must_use]
    pub fn utf16(text: &'t str) -> Self {
        Self::new(text, Unit::Utf16)
    }

    /// An index that answers in Unicode code points: what analysis files count.
    #[must_use]
    pub fn code_points(text: &'t str) -> Self {
        Self::new(text, Unit::CodePoints)
    }

    /// The byte that has so many units before it; nothing where that is beyond the end or inside a
    /// character. For single places: it reads the text from its start.
    #[must_use]
    pub fn byte_at(&self, units: u32) -> Option<u32> {
        let mut before = 0;
        for (at, &byte) in self.text.as_bytes().iter().enumerate() {
            let of_byte = self.unit.of_byte(byte);
            if before == units && of_byte > 0 {
                return u32::try_from(at).ok();
            }
            before += of_byte;
        }
        (before == units).then(|| u32::try_from(self.text.len()).ok())?
    }

    fn new(text: &'t str, unit: Unit) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                checkpoints.push(units);
                units += chunk.iter().map(|&b| unit.of_byte(b)).sum::<u32>();
            }
        }
        Self {
            text,
            unit,
            checkpoints,
        }
    }

    /// The units before byte `offset`; beyond the text, the units of the whole text.
    #[must_use]
    pub fn at(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let Some(checkpoint) = offset
            .checked_div(STEP)
            .map(|i| i.min(self.checkpoints.len().saturating_sub(1)))
            .filter(|_| !self.checkpoints.is_empty())
        else {
            return number(offset);
        };
        let before = self.checkpoints.get(checkpoint).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(checkpoint * STEP..offset);
        before
            + rest
                .unwrap_or(&[])
                .iter()
                .map(|&b| self.unit.of_byte(b))
                .sum::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::OffsetIndex;

    #[test]
    fn every_boundary_converts_as_the_standard_library_counts() {
        let long = "L’été 😀, « e\u{301} » 习近平 ".repeat(60);
        for text in ["", "ascii only", "é", "😀", long.as_str()] {
            let (utf16, points) = (OffsetIndex::utf16(text), OffsetIndex::code_points(text));
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..byte];
                let offset = u32::try_from(byte).unwrap();
                assert_eq!(utf16.at(offset) as usize, before.encode_utf16().count());
                assert_eq!(points.at(offset) as usize, before.chars().count());
            }
        }
    }

    #[test]
    fn an_offset_beyond_the_text_is_its_end() {
        assert_eq!(OffsetIndex::utf16("é😀").at(99), 3);
        assert_eq!(OffsetIndex::code_points("abc").at(99), 3);
    }

    #[test]
    fn units_are_turned_back_into_bytes() {
        let text = "aé😀b";
        for (index, inside) in [
            (OffsetIndex::utf16(text), true),
            (OffsetIndex::code_points(text), false),
        ] {
            for at in [0, 1, 3, 7, 8] {
                assert_eq!(index.byte_at(index.at(at)), Some(at), "{at}");
            }
            // Between the two halves of a surrogate pair.
            assert_eq!(index.byte_at(3).is_none(), inside);
            assert_eq!(index.byte_at(9), None);
        }
    }
}
