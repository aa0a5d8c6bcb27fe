//! Information in bits, as integers, so that every platform gets the same.

/// Parts of a bit that information is counted in.
pub(crate) const PARTS: u32 = 1024;

/// The logarithm to base 2, in [`PARTS`], rounded down; 0 of 0.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no more than one bit, and 64, are left"
)]
pub(crate) fn log2(n: u64) -> u32 {
    let Some(whole) = n.checked_ilog2() else {
        return 0;
    };
    // The mantissa in 1.63 fixed point; each squaring gives the next binary digit of the fraction.
    let mut mantissa = n << (63 - whole);
    let mut parts = whole;
    for _ in 0..PARTS.ilog2() {
        let square = u128::from(mantissa) * u128::from(mantissa);
        let digit = (square >> 127) as u32;
        let rest = (square >> (63 + digit)) as u64;
        (mantissa, parts) = (rest, parts * 2 + digit);
    }
    parts
}

/// How surprising a word is that stands `n` times among `all` words, the two places that are compared
/// left out, in [`PARTS`]. Half an occurrence is granted to what is seen nowhere else.
pub(crate) fn surprise(n: u32, all: u32) -> u32 {
    let elsewhere = 2 * u64::from(n.saturating_sub(2)) + 1;
    log2(2 * u64::from(all)).saturating_sub(log2(elsewhere))
}

#[cfg(test)]
mod tests {
    use super::{PARTS, log2};

    #[test]
    fn the_logarithm_is_that_of_the_real_numbers_rounded_down() {
        for n in (1..5000).chain([u32::MAX]) {
            let exact = f64::from(n).log2() * f64::from(PARTS);
            let found = f64::from(log2(u64::from(n)));
            assert!(
                found <= exact + 1e-6 && exact < found + 1.001,
                "{n}: {found} for {exact}"
            );
        }
        assert_eq!(log2(0), 0);
        assert_eq!(log2(8), 3 * PARTS);
    }
}
