//! Bytes told apart by one look at a table: most of what scans do.

/// A set of bytes.
#[derive(Debug)]
pub struct ByteSet([bool; 256]);

impl ByteSet {
    /// The set of these bytes.
    #[must_use]
    pub const fn of(bytes: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut i = 0;
        while i < bytes.len() {
            set[bytes[i] as usize] = true;
            i += 1;
        }
        Self(set)
    }

    /// Whether the byte is one of them.
    #[inline]
    #[must_use]
    pub const fn has(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// Where the first of them stands, from `at` on.
    #[must_use]
    pub fn find(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let mut rest = bytes.get(at..)?;
        // Four at a time while there is none.
        while let Some((&[a, b, c, d], after)) = rest.split_first_chunk()
            && !(self.has(a) | self.has(b) | self.has(c) | self.has(d))
        {
            rest = after;
        }
        let found = rest.iter().position(|&byte| self.has(byte));
        found.map(|ahead| bytes.len() - rest.len() + ahead)
    }
}

/// Whether a text has an ASCII sign. Asked for a character, the standard library searches as for a string, two kilobytes more
/// in the page.
#[must_use]
pub fn has_sign(text: &str, sign: u8) -> bool {
    debug_assert!(sign.is_ascii());
    text.as_bytes().contains(&sign)
}

#[cfg(test)]
mod tests {
    use super::ByteSet;

    #[test]
    fn the_first_byte_of_the_set_is_found() {
        let set = ByteSet::of(b".\xFF");
        assert_eq!(set.find(b"a.b.\xFF", 0), Some(1));
        assert_eq!(set.find(b"a.b.\xFF", 2), Some(3));
        assert_eq!(set.find(b"a.b.\xFF", 4), Some(4));
        assert_eq!(set.find(b"a.b.\xFF", 5), None);
        assert_eq!(set.find(b"a", 2), None);
    }
}
