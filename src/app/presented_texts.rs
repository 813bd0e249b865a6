//! Blocks of a case as the texts of a presentation: headings, points, results.

use std::ops::Range;

use super::{
    page::{BlockKind, DisplayOptions, TextBlock, Tint},
    words::Lang,
};
use crate::{
    corpus::{CaseRef, Figure},
    present::{Piece, Source, Style, Tone, large::spaced},
};

/// Signs that close a heading and stand with it.
const CLOSING: [char; 5] = ['。', '：', '；', '.', ':'];

/// Returns the pieces of a block: of a measure its heading, then its points, each in `style`; together all of its text.
pub(super) fn pieces(block: &TextBlock, style: Style) -> Vec<Piece> {
    if block.kind != BlockKind::Text {
        return piece(block, 0..block.text.len(), style).into_iter().collect();
    }
    let heading = if block.level == 1 { heading_end(block) } else { 0 };
    let starts = std::iter::once(heading).chain(block.lines.iter().copied().filter(|at| *at > heading));
    let ends = block.lines.iter().copied().filter(|at| *at > heading).chain([block.text.len()]);
    let points = starts.zip(ends).filter_map(|(start, end)| piece(block, start..end, style));
    piece(block, 0..heading, Style::Heading).into_iter().chain(points).collect()
}

/// Returns the end of the heading of a measure, with the sign that closes it.
fn heading_end(block: &TextBlock) -> usize {
    let rest = block.text.get(block.heading.end..).unwrap_or_default();
    let closing = rest.len() - rest.trim_start_matches(CLOSING).len();
    if block.heading.end > 0 { block.heading.end + closing } else { 0 }
}

/// Returns a stretch of a block as a piece; `None` for nothing.
fn piece(block: &TextBlock, bytes: Range<usize>, style: Style) -> Option<Piece> {
    let text = block.text.get(bytes.clone()).filter(|text| !text.is_empty())?;
    let tone = |tint| match tint {
        Tint::Ours => Some(Tone::Ours),
        Tint::Figure => Some(Tone::Figure),
        Tint::Name => Some(Tone::Name),
        Tint::Repair | Tint::Shared => None,
    };
    let within = |range: &Range<usize>| {
        let (start, end) = (range.start.max(bytes.start), range.end.min(bytes.end));
        (start < end).then(|| start - bytes.start..end - bytes.start)
    };
    let tones = block.tints.iter().filter_map(|(range, tint)| Some((within(range)?, tone(*tint)?))).collect();
    let label = if bytes.start == 0 && style == Style::Text { block.label.len() } else { 0 };
    let source =
        block.paragraph.map(|paragraph| Source { paragraph, start: bytes.start, map: block.source_map.clone() });
    Some(Piece { style, text: text.to_owned(), label, tones, source, ..Piece::default() })
}

/// Returns a result: its number, and what it counts.
pub(super) fn figure(figure: &Figure, found: &CaseRef<'_>, display: DisplayOptions, lang: Lang) -> Piece {
    let shown = |text: &str| display.display_text(text, found.batch.script);
    let numbers = [Some(&figure.text), figure.to.as_ref().map(|to| &to.text)];
    let numbers: Vec<String> = numbers.into_iter().flatten().map(|text| shown(text)).collect();
    let number = numbers.join(if lang == Lang::En { " to " } else { " → " });
    let number = spaced(&number);
    Piece { style: Style::Figure, number, text: shown(&figure.about), ..Piece::default() }
}
