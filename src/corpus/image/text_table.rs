//! Texts one behind the other, their ends before them.

use zerocopy::{FromBytes, IntoBytes, little_endian::U32};

/// A table of texts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TextTable<'a> {
    ends: &'a [U32],
    texts: &'a [u8],
}

impl<'a> TextTable<'a> {
    /// Reads a table of so many texts; a damaged one is empty.
    pub(super) fn new(bytes: &'a [u8], count: usize) -> Self {
        let (ends, texts) = <[U32]>::ref_from_prefix_with_elems(bytes, count).unwrap_or_default();
        Self { ends, texts }
    }

    /// Returns `true` if there are texts, one behind the other, and no other bytes.
    pub(super) fn is_whole(self) -> bool {
        let is_full = self.ends.last().is_some_and(|end| end.get() as usize == self.texts.len());
        is_full && self.ends.is_sorted_by_key(|end| end.get())
    }

    /// Returns the bytes of a text; none of a text that a damaged table lacks.
    pub(super) fn bytes(self, nth: usize) -> &'a [u8] {
        let end = |nth: usize| self.ends.get(nth).map(|end| end.get() as usize);
        let start = nth.checked_sub(1).map_or(Some(0), end);
        start.zip(end(nth)).and_then(|(start, end)| self.texts.get(start..end)).unwrap_or_default()
    }

    /// Returns a text.
    pub(super) fn text(self, nth: usize) -> &'a str {
        str::from_utf8(self.bytes(nth)).unwrap_or_default()
    }
}

/// Appends a table of these texts to `bytes`; `None` if they have more than 4 GB.
pub(super) fn append(texts: &[&[u8]], bytes: &mut Vec<u8>) -> Option<()> {
    let mut end = 0_u32;
    for text in texts {
        end = end.checked_add(u32::try_from(text.len()).ok()?)?;
        bytes.extend_from_slice(U32::new(end).as_bytes());
    }
    texts.iter().for_each(|text| bytes.extend_from_slice(text));
    Some(())
}
