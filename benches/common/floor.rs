//! The floor: what any tool that indexes text does. It names nothing but the standard library, so that the same
//! file makes the floor of wasm.

/// Cuts texts into words, hashes every five in a row, sorts the hashes and groups equal ones: the number of groups of
/// more than one.
pub(crate) fn floor<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    let mut hashes: Vec<(u64, u32)> = Vec::new();
    let mut at = 0;
    for text in texts {
        let mut words: Vec<u64> = Vec::new();
        for word in text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
        {
            words.push(
                word.chars()
                    .flat_map(char::to_lowercase)
                    .fold(0, |hash, c| mix(hash, u32::from(c).into())),
            );
        }
        for run in words.windows(5) {
            hashes.push((run.iter().copied().fold(0, mix), at));
            at += 1;
        }
    }
    hashes.sort_unstable();
    hashes
        .chunk_by(|x, y| x.0 == y.0)
        .filter(|group| group.len() > 1)
        .count()
}

/// One step of `FxHash`.
fn mix(hash: u64, n: u64) -> u64 {
    (hash.rotate_left(26) ^ n).wrapping_mul(0xf135_7aea_2e62_a9c5)
}
