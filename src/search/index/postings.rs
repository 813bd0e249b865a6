//! Bigram keys and posting lists: the cases that have two neighbouring characters, as gaps in LEB128 (seven bits a byte,
//! low bits first).

/// Returns a character in 16 bits. Those beyond the Basic Multilingual Plane share codes with others: postings only
/// name candidates.
pub(super) fn code(c: char) -> u32 {
    let code = u32::from(c);
    if code < 0x1_0000 { code } else { code & 0xFFFF | 0xE000 }
}

/// Returns the key of a bigram.
pub(crate) fn key(a: char, b: char) -> u32 {
    code(a) << 16 | code(b)
}

/// Returns the bigram keys of a folded text.
pub(crate) fn keys(text: impl Iterator<Item = char>) -> impl Iterator<Item = u32> {
    let mut last = None;
    text.filter_map(move |c| last.replace(c).map(|before| key(before, c)))
}

/// Appends a number in LEB128.
pub(super) fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number in LEB128 off the front.
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

/// Iterator over a posting list: case numbers in a segment, ascending.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PostingIter<'a> {
    rest: &'a [u8],
    next: u32,
}

impl<'a> PostingIter<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, next: 0 }
    }

    /// Returns the number of bytes left, an upper bound of the number of cases.
    pub(crate) fn size(&self) -> usize {
        self.rest.len()
    }
}

impl Iterator for PostingIter<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let found = self.next.checked_add(take(&mut self.rest)?)?;
        self.next = found.checked_add(1)?;
        Some(found)
    }
}
