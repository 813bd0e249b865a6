//! Texts one behind the other, the ends of all of them before them.

use super::number;

/// A row of so many texts; those of a damaged row are empty.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TextTable<'a> {
    bytes: &'a [u8],
    count: usize,
}

impl<'a> TextTable<'a> {
    pub(super) fn new(bytes: &'a [u8], count: usize) -> Self {
        Self { bytes, count }
    }

    /// The bytes of a text.
    pub(super) fn bytes(self, nth: usize) -> &'a [u8] {
        let end = |nth: usize| number(self.bytes, nth.saturating_mul(4)).map(|end| end as usize);
        let start = nth.checked_sub(1).map_or(Some(0), end);
        let texts = self.bytes.get(self.count.saturating_mul(4)..).unwrap_or_default();
        start.zip(end(nth)).and_then(|(start, end)| texts.get(start..end)).unwrap_or_default()
    }

    /// A text.
    pub(super) fn text(self, nth: usize) -> &'a str {
        str::from_utf8(self.bytes(nth)).unwrap_or_default()
    }
}

/// Adds a row of these texts to `bytes`; `None` where they have more than 4 GB.
pub(super) fn add(texts: &[&[u8]], bytes: &mut Vec<u8>) -> Option<()> {
    let mut end = 0_u32;
    for text in texts {
        end = end.checked_add(u32::try_from(text.len()).ok()?)?;
        bytes.extend(end.to_le_bytes());
    }
    texts.iter().for_each(|text| bytes.extend_from_slice(text));
    Some(())
}

/// A text or nothing.
pub(super) fn option(text: &Option<String>) -> &[u8] {
    text.as_deref().unwrap_or_default().as_bytes()
}
