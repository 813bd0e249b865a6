//! Which cases have which two neighbouring characters: rows of numbers, each as its distance from the one before, low
//! bits first, seven bits a byte.

/// A character in 16 bits. Those beyond the Basic Multilingual Plane share numbers with others: what a list says is
/// looked at again.
pub(super) fn short(c: char) -> u32 {
    let code = u32::from(c);
    if code < 0x1_0000 { code } else { code & 0xFFFF | 0xE000 }
}

/// The key of two neighbouring characters.
pub(in crate::search) fn key(a: char, b: char) -> u32 {
    short(a) << 16 | short(b)
}

/// The keys of a folded text.
pub(in crate::search) fn keys(text: impl Iterator<Item = char>) -> impl Iterator<Item = u32> {
    let mut last = None;
    text.filter_map(move |c| last.replace(c).map(|before| key(before, c)))
}

/// Adds a number.
pub(super) fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number off.
pub(super) fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..32).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(first & 0x7F) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// A row of cases, in order.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct List<'a> {
    rest: &'a [u8],
    next: u32,
}

impl<'a> List<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, next: 0 }
    }

    /// Bytes that are left; at least the number of cases.
    pub(in crate::search) fn size(&self) -> usize {
        self.rest.len()
    }
}

impl Iterator for List<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let found = self.next.checked_add(take(&mut self.rest)?)?;
        self.next = found.checked_add(1)?;
        Some(found)
    }
}
