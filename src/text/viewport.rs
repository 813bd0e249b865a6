//! The visible part of a line in a field too short for it.

use std::ops::Range;

use super::{graphemes::graphemes, width::Width};

/// The part of a line that a field shows. It depends on line, cursor and columns alone, so there is no state to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineViewport {
    /// The visible bytes, in whole graphemes.
    pub bytes: Range<usize>,
    /// The column of the field where they begin: after the mark of a cut, and after half a wide grapheme.
    pub indent: usize,
    /// The column of the cursor in the field.
    pub cursor: usize,
    /// `true` for a cut on the left and on the right. One column there is left to a mark.
    pub cut: [bool; 2],
}

impl LineViewport {
    /// Computes the viewport on `line` in a field of `columns`, with the cursor before character `cursor`; after the last
    /// character it needs a column of its own. The viewport moves by half its width when the cursor comes within a quarter
    /// of an edge, and shows no more blanks at the end than the cursor needs.
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
        let visible = start + usize::from(cut[0])..(start + columns).saturating_sub(cut[1].into());
        let (mut bytes, mut indent, mut column) = (line.len()..line.len(), usize::from(cut[0]), 0);
        for (byte, cluster) in graphemes(line) {
            let next = column + usize::from(width.of_grapheme(cluster));
            if column >= visible.start && next <= visible.end {
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
