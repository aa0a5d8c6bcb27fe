//! Numbers by hash: open addressing in one flat array, eight bytes an entry.
//!
//! A general hash map keeps its keys whole and takes two to three times the memory and the time. Only half
//! of the hash is kept here: whoever uses what is found compares the words.

/// A number for each hash; none is [`u32::MAX`].
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Half of the hash, then the number and one; 0 where nothing is. A power of two of them, or none.
    slots: Vec<u64>,
    n_used: usize,
}

/// Slots of the smallest table.
const FEWEST: usize = 1 << 10;

impl Table {
    /// The number of a hash.
    pub(super) fn get(&self, tag: u32) -> Option<u32> {
        number(*self.slots.get(self.find(tag))?)
    }

    /// What stands where a hash would if no other were in its way.
    pub(super) fn home_of(&self, tag: u32) -> u32 {
        let slot = self.slots.get(self.home(tag)).copied();
        slot.and_then(number).unwrap_or(u32::MAX)
    }

    /// Gives a hash a number, in the place of the one it had.
    pub(super) fn insert(&mut self, tag: u32, number: u32) {
        self.reserve();
        let at = self.find(tag);
        if let Some(slot) = self.slots.get_mut(at) {
            self.n_used += usize::from(*slot == 0);
            *slot = entry(tag, number);
        }
    }

    /// Gives a hash a number unless it has one, which is given back.
    pub(super) fn insert_new(&mut self, tag: u32, new: u32) -> Option<u32> {
        self.reserve();
        let at = self.find(tag);
        let slot = self.slots.get_mut(at)?;
        if *slot == 0 {
            *slot = entry(tag, new);
            self.n_used += 1;
            return None;
        }
        number(*slot)
    }

    /// Forgets a hash. What stood behind it because of it moves up.
    pub(super) fn remove(&mut self, tag: u32) {
        let mut gap = self.find(tag);
        if self.slots.get(gap).is_none_or(|&slot| slot == 0) {
            return;
        }
        self.n_used -= 1;
        let mask = self.slots.len() - 1;
        let mut at = gap;
        loop {
            at = (at + 1) & mask;
            let slot = self.slots.get(at).copied().unwrap_or(0);
            if slot == 0 {
                break;
            }
            let from_home = at.wrapping_sub(self.home(tag_of(slot))) & mask;
            if from_home >= at.wrapping_sub(gap) & mask {
                self.slots.swap(gap, at);
                gap = at;
            }
        }
        if let Some(slot) = self.slots.get_mut(gap) {
            *slot = 0;
        }
    }

    /// Whether it holds nothing.
    #[cfg(test)]
    pub(super) const fn is_empty(&self) -> bool {
        self.n_used == 0
    }

    /// The slot of a hash, or the free one where it would go.
    fn find(&self, tag: u32) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = self.home(tag);
        while let Some(&slot) = self.slots.get(at)
            && slot != 0
            && tag_of(slot) != tag
        {
            at = (at + 1) & mask;
        }
        at
    }

    /// Where a hash would stand if no other were in its way: its first bits say.
    fn home(&self, tag: u32) -> usize {
        let bits = self.slots.len().max(1).ilog2();
        ((u64::from(tag) << bits) >> 32) as usize
    }

    /// Makes room for one more: three slots in four are used at most.
    fn reserve(&mut self) {
        if self.n_used * 4 < self.slots.len() * 3 {
            return;
        }
        let n_slots = (self.slots.len() * 2).max(FEWEST);
        let old = std::mem::replace(&mut self.slots, vec![0; n_slots]);
        for slot in old.into_iter().filter(|&slot| slot != 0) {
            let at = self.find(tag_of(slot));
            if let Some(free) = self.slots.get_mut(at) {
                *free = slot;
            }
        }
    }
}

const fn entry(tag: u32, number: u32) -> u64 {
    (tag as u64) << 32 | (number as u64 + 1)
}

const fn tag_of(slot: u64) -> u32 {
    (slot >> 32) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half")]
const fn number(slot: u64) -> Option<u32> {
    (slot as u32).checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::Table;
    use std::collections::BTreeMap;

    #[test]
    fn it_does_what_a_map_does() {
        let (mut table, mut map) = (Table::default(), BTreeMap::new());
        let mut n = 1u32;
        for step in 0..200_000u32 {
            n = n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // Few different first bits, so that many stand in each other's way, at the end as well.
            let tag = (n >> 20) | if n & 1 == 0 { 0xFFFF_F000 } else { 0x7FFF_F000 };
            match n >> 8 & 3 {
                0 => {
                    table.remove(tag);
                    map.remove(&tag);
                }
                1 => {
                    table.insert(tag, step);
                    map.insert(tag, step);
                }
                2 => {
                    let had = map.get(&tag).copied();
                    assert_eq!(table.insert_new(tag, step), had);
                    map.entry(tag).or_insert(step);
                }
                _ => assert_eq!(table.get(tag), map.get(&tag).copied()),
            }
        }
        assert!(map.len() > 1000);
        for (&tag, &number) in &map {
            assert_eq!(table.get(tag), Some(number));
            table.remove(tag);
        }
        assert!(table.is_empty());
    }
}
