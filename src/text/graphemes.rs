//! Text as the reader sees it: grapheme clusters (UAX #29, Unicode 17), quickly where the text is Chinese.

use unicode_segmentation::UnicodeSegmentation;

/// Whether the character never joins a neighbour that also never joins: between two such characters there is always a
/// boundary (UAX #29, GB999 and, for a line feed, GB4 and GB5). Nearly all Chinese text is made of them.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | ' '..='~' | '\n'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203B}' | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30A0}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{E000}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF9D}'
        | '\u{2460}'..='\u{24FF}' | '\u{20000}'..='\u{3FFFD}')
}

/// The bytes of the character that a text begins with, if it is one of those that stand alone and are told by their first
/// bytes: ASCII that prints, Han from U+4E00 on, and the punctuation and the forms that are used among them.
fn plain(text: &[u8]) -> Option<usize> {
    match text {
        [b' '..=b'~', ..] => Some(1),
        [0xE5..=0xE9, ..] | [0xE4, 0xB8..=0xBF, ..] => Some(3),
        [0xE3, 0x80, 0x80..=0xA9, ..] | [0xEF, 0xBC, 0x81..=0xBF, ..] | [0xE2, 0x80, 0x90..=0xA7, ..] => Some(3),
        _ => None,
    }
}

/// The grapheme clusters of a text, each with the byte offset where it begins.
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    rest: &'a str,
    offset: usize,
}

/// Cuts a text into grapheme clusters.
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { rest: text, offset: 0 }
}

impl Graphemes<'_> {
    /// Bytes of the first cluster.
    fn first_len(&self) -> Option<usize> {
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        if stands_alone(first) && chars.next().is_none_or(stands_alone) {
            return Some(first.len_utf8());
        }
        self.rest.graphemes(true).next().map(str::len)
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        let bytes = self.rest.as_bytes();
        let len = match plain(bytes) {
            Some(len) if bytes.get(len..).is_some_and(|rest| rest.is_empty() || plain(rest).is_some()) => len,
            _ => self.first_len()?,
        };
        let (cluster, rest) = self.rest.split_at_checked(len)?;
        let offset = self.offset;
        self.rest = rest;
        self.offset += len;
        Some((offset, cluster))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_by_its_first_bytes_stands_alone() {
        for c in '\0'..=char::MAX {
            let told = plain(c.encode_utf8(&mut [0; 4]).as_bytes());
            assert!(told.is_none_or(|len| len == c.len_utf8() && stands_alone(c)), "{c:?}");
        }
    }
}
