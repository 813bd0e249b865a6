//! Grapheme clusters (UAX #29, Unicode 17), with a fast path for Chinese text.

use unicode_segmentation::UnicodeSegmentation;

/// Returns `true` if the character never joins a neighbour of this kind: between two of them is always a boundary (UAX #29,
/// GB999 and, for a line feed, GB4 and GB5). Nearly all Chinese text consists of them.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | ' '..='~' | '\n'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203B}' | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30A0}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{E000}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF9D}'
        | '\u{2460}'..='\u{24FF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Returns the grapheme clusters of a text with their byte offsets.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut rest, mut offset) = (text, 0);
    std::iter::from_fn(move || {
        let mut chars = rest.chars();
        let first = chars.next()?;
        let len = match stands_alone(first) && chars.next().is_none_or(stands_alone) {
            true => first.len_utf8(),
            false => rest.graphemes(true).next()?.len(),
        };
        let (cluster, after) = rest.split_at_checked(len)?;
        let start = offset;
        (rest, offset) = (after, offset + len);
        Some((start, cluster))
    })
}
