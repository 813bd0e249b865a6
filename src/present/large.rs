//! Wide setting: a blank between the characters of a heading, in place of the type sizes that a terminal has not.

use std::ops::Range;

use crate::text::{LineWidth, Width, graphemes, wrap};

/// Returns `true` if a blank is set between two graphemes: one of them is wide, and no mark opens before or closes after it.
pub fn is_parted(before: &str, after: &str) -> bool {
    const OPENING: [char; 7] = ['“', '‘', '（', '《', '「', '(', '['];
    const CLOSING: [char; 17] =
        ['”', '’', '）', '》', '」', ')', ']', '，', '。', '、', '；', '：', '！', '？', '·', '%', '％'];
    let is_wide = |text: &str| text.chars().next().is_some_and(|c| c >= '\u{2E80}');
    let is_blank = |text: &str| text.trim().is_empty();
    (is_wide(before) || is_wide(after))
        && !is_blank(before)
        && !is_blank(after)
        && !before.ends_with(OPENING)
        && !after.starts_with(CLOSING)
}

/// Returns a text set wide.
pub fn spaced(text: &str) -> String {
    let mut before = "";
    let mut out = String::new();
    for (_, grapheme) in graphemes(text) {
        out.push_str(if is_parted(before, grapheme) { " " } else { "" });
        out.push_str(grapheme);
        before = grapheme;
    }
    out
}

/// Returns the rows of a text that is set wide: the bytes of each, and its columns with the blanks.
pub fn wide_rows(text: &str, columns: u16, width: Width) -> Vec<(Range<usize>, u16)> {
    let mut spaced = String::new();
    // Where each grapheme begins, with blanks and without.
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut before = "";
    for (at, grapheme) in graphemes(text) {
        if is_parted(before, grapheme) {
            spaced.push(' ');
        }
        starts.push((spaced.len(), at));
        spaced.push_str(grapheme);
        before = grapheme;
    }
    starts.push((spaced.len(), text.len()));
    let original = |byte: usize| {
        let at = starts.partition_point(|(spaced, _)| *spaced < byte);
        starts.get(at).map_or(text.len(), |(_, at)| *at)
    };
    let rows = wrap(&spaced, LineWidth::plain(columns), width);
    rows.into_iter().map(|row| (original(row.bytes.start)..original(row.bytes.end), row.columns)).collect()
}
