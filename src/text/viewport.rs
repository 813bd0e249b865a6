//! The part of a line that is seen in a field too short for it, around a cursor.

use std::ops::Range;

use super::{graphemes::graphemes, width::Width};

/// What of a line is seen in a field. It follows from line, cursor and columns alone, so nothing has to be remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineViewport {
    /// The bytes that are seen, whole graphemes.
    pub bytes: Range<usize>,
    /// The column of the field where they begin: behind the mark of what is cut, and behind half a wide grapheme.
    pub indent: usize,
    /// The column of the field where the cursor stands.
    pub cursor: usize,
    /// Whether something is cut on the left and on the right. One column there is left to a mark.
    pub cut: [bool; 2],
}

impl LineViewport {
    /// The window on `line` in a field of `columns`, with the cursor before character `cursor`; behind the last one it
    /// needs a column of its own. The window moves by half its width when the cursor has come to a quarter of it from an
    /// edge, and shows no more blank than the cursor needs at the end.
    pub fn new(line: &str, cursor: usize, columns: usize, width: Width) -> Self {
        let total = width.of(line);
        let end = line.char_indices().nth(cursor).map_or(line.len(), |(byte, _)| byte);
        let at = width.of(line.get(..end).unwrap_or(line));
        if total < columns {
            return Self { bytes: 0..line.len(), indent: 0, cursor: at, cut: [false; 2] };
        }
        let last = total + 1 - columns;
        let half = (columns / 2).max(1);
        let start = (at.saturating_sub(columns / 4) / half * half).min(last);
        let cut = [start > 0, start < last];
        let seen = start + usize::from(cut[0])..(start + columns).saturating_sub(cut[1].into());
        let (mut bytes, mut indent, mut column) = (line.len()..line.len(), usize::from(cut[0]), 0);
        for (byte, cluster) in graphemes(line) {
            let next = column + usize::from(width.of_grapheme(cluster));
            if column >= seen.start && next <= seen.end {
                if bytes.is_empty() {
                    (bytes.start, indent) = (byte, column - start);
                }
                bytes.end = byte + cluster.len();
            }
            column = next;
        }
        Self { bytes, indent, cursor: at - start, cut }
    }
}
