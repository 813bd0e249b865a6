//! The rows of blocks: line breaks, and indents after GB/T 9704.

use std::ops::Range;

use super::{
    block::{BETWEEN_FACTS, BlockKind, TextBlock},
    options::LayoutOptions,
};
use crate::text::{LineWidth, wrap};

/// Below this many columns nothing is indented.
const INDENTED: u16 = 30;
/// Two Han: the first row of a paragraph (GB/T 9704).
const INDENT: u16 = 4;
/// The widest hanging indent: a label （十二） and no more.
const HANG: u16 = 8;
/// Columns of line number and bar before a line of the notice.
pub const GUTTER: u16 = 7;

/// A row of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// Its block.
    pub block: usize,
    /// The bytes of the block's text that it shows.
    pub bytes: Range<usize>,
    /// Empty columns before them.
    pub indent: u16,
}

/// Adds the rows of a block.
pub(super) fn add_rows(index: usize, block: &TextBlock, layout: &LayoutOptions, rows: &mut Vec<PageRow>) {
    let facts = if block.kind == BlockKind::About { whole_facts(&block.text, layout) } else { Vec::new() };
    let lines = || block.lines.iter().chain(&facts).copied();
    let (starts, ends) = (std::iter::once(0).chain(lines()), lines().chain([block.text.len()]));
    for (piece, (start, end)) in starts.zip(ends).enumerate() {
        let text = block.text.get(start..end).unwrap_or_default();
        for row in wrap(text, line_width(block, piece, layout), layout.width) {
            let bytes = start + row.shown.start..start + row.shown.end;
            let blank = start + row.bytes.end;
            rows.push(PageRow { block: index, bytes, indent: row.indent });
            if layout.display.double && block.kind == BlockKind::Text {
                rows.push(PageRow { block: index, bytes: blank..blank, indent: 0 });
            }
        }
    }
}

/// Returns the positions at which lines of facts begin, after the first one, so that each fact that fits a row is in
/// one.
fn whole_facts(text: &str, layout: &LayoutOptions) -> Vec<usize> {
    let rows = |from: usize, to: usize| {
        wrap(text.get(from..to).unwrap_or_default(), LineWidth::plain(layout.columns), layout.width)
    };
    let (mut lines, mut line, mut at) = (Vec::new(), 0, 0);
    for fact in text.split_inclusive(BETWEEN_FACTS) {
        let end = at + fact.len();
        let is_broken = rows(line, end).last().is_some_and(|last| line + last.bytes.start > at);
        if is_broken && at > line && rows(at, end).len() == 1 {
            lines.push(at);
            line = at;
        }
        at = end;
    }
    lines
}

/// Returns the line width with indents after GB/T 9704: two Han before the first row of a paragraph. A label （一） or 1. stands at the margin with
/// its text hanging beside it; a point on a row of its own hangs from there.
fn line_width(block: &TextBlock, piece: usize, layout: &LayoutOptions) -> LineWidth {
    let columns = layout.columns;
    let shape = |first_indent, hanging_indent| LineWidth { columns, first_indent, hanging_indent };
    match block.kind {
        _ if columns < INDENTED => shape(0, 0),
        BlockKind::Line { .. } => shape(GUTTER, GUTTER),
        BlockKind::Text if layout.display.typeset => {
            let label = block.text.get(block.label.clone()).unwrap_or_default();
            let is_number = label.ends_with([')', '）', '.', '．', '、']);
            let hang = if is_number { u16::try_from(layout.width.of(label)).unwrap_or(HANG).min(HANG) } else { 0 };
            match piece {
                0 if is_number => shape(0, hang),
                0 => shape(INDENT, 0),
                _ => shape(hang, hang + INDENT),
            }
        }
        _ => shape(0, 0),
    }
}
