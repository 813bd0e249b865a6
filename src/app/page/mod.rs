//! A case laid out: blocks of text, broken into rows of a given width.
//!
//! A row knows which bytes of which block it shows, and a block knows which characters of which paragraph these are, so
//! that every position on the screen can be traced to the notice and every match in a text to its rows.

mod block;
mod options;
mod source;

use std::{ops::Range, sync::Arc};

use block::BETWEEN_FACTS;
pub use block::{BlockKind, TextBlock, Tint, stored, texts};
pub use options::{DisplayOptions, LayoutOptions};
pub use source::Alignment;

use crate::{
    corpus::{Case, CaseIx, CaseRef, Notice, TextPart},
    text::{LineWidth, wrap},
};

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

/// A position in a case that outlives its layout: a character of the source of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The block.
    pub block: usize,
    /// The character, from 0.
    pub char: usize,
}

/// A case laid out for a number of columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The case and the layout that it was made for.
    pub made_for: Option<(CaseIx, LayoutOptions)>,
    /// The decoded case.
    pub case: Option<Arc<Case>>,
    /// The blocks in reading order.
    pub blocks: Vec<TextBlock>,
    /// The rows in order.
    pub rows: Vec<PageRow>,
    /// The first row of the text proper: the first section.
    pub body: usize,
}

impl Page {
    /// Lays out `found` as it is read.
    pub fn new(found: &CaseRef<'_>, layout: LayoutOptions) -> Self {
        let case = found.case();
        let blocks = block::blocks(found, &case, &layout);
        Self::of_blocks(found.ix, case, blocks, layout)
    }

    /// Lays out the lines of the notice that hold `found`, with some around them.
    pub fn source(found: &CaseRef<'_>, notice: &Notice, layout: LayoutOptions) -> Self {
        let case = found.case();
        let blocks = source::blocks(found, &case, notice);
        Self::of_blocks(found.ix, case, blocks, layout)
    }

    fn of_blocks(ix: CaseIx, case: Case, blocks: Vec<TextBlock>, layout: LayoutOptions) -> Self {
        let mut page = Self { made_for: Some((ix, layout)), case: Some(Arc::new(case)), blocks, ..Self::default() };
        for (index, block) in page.blocks.iter().enumerate() {
            if block.section.is_some() && page.body == 0 {
                page.body = page.rows.len();
            }
            add_rows(index, block, &layout, &mut page.rows);
        }
        page
    }

    /// Returns `true` if it shows this case.
    pub fn is_of(&self, case: CaseIx) -> bool {
        self.made_for.is_some_and(|(ix, _)| ix == case)
    }

    /// Returns `true` if it shows the notice.
    pub fn is_source(&self) -> bool {
        self.made_for.is_some_and(|(_, layout)| layout.source)
    }

    /// Returns the row that shows byte `byte` of block `block`.
    pub fn row_of(&self, block: usize, byte: usize) -> usize {
        let first = self.rows.partition_point(|row| row.block < block);
        let inside = self.rows.iter().skip(first).take_while(|row| row.block == block);
        first + inside.take_while(|row| row.bytes.start <= byte).count().saturating_sub(1)
    }

    /// Returns the anchor of the first character of row `row`.
    pub fn anchor(&self, row: usize) -> Option<Anchor> {
        let row = self.rows.get(row)?;
        let block = self.blocks.get(row.block)?;
        Some(Anchor { block: row.block, char: block.source_map.char_at(row.bytes.start) })
    }

    /// Returns the row that shows an anchor.
    pub fn row_of_anchor(&self, anchor: Anchor) -> usize {
        let bytes = self.blocks.get(anchor.block).map(|block| block.source_map.bytes_of(anchor.char..anchor.char));
        self.row_of(anchor.block, bytes.map_or(0, |bytes| bytes.start))
    }

    /// Returns the section of row `row`.
    pub fn section_at(&self, row: usize) -> Option<usize> {
        self.blocks.get(self.rows.get(row)?.block)?.section
    }

    /// Returns the block that shows paragraph `paragraph`.
    pub fn block_of(&self, paragraph: u32) -> Option<usize> {
        self.blocks.iter().position(|block| block.paragraph == Some(paragraph))
    }

    /// Returns the block that shows a text of the case.
    pub fn block_of_part(&self, part: TextPart) -> Option<usize> {
        self.blocks.iter().position(|block| block.text_part() == Some(part))
    }

    /// Returns the blocks of the headings that hold at row `row`: section, measure, and below.
    pub fn headings_at(&self, row: usize) -> Vec<usize> {
        let Some(at) = self.rows.get(row).map(|row| row.block) else { return Vec::new() };
        let section = self.blocks.get(at).and_then(|block| block.section);
        let mut path: Vec<usize> = Vec::new();
        let mut below = u8::MAX;
        for (index, block) in self.blocks.iter().enumerate().take(at + 1).rev() {
            if section.is_none() || block.section != section {
                break;
            }
            let level = if block.kind == BlockKind::Section { 0 } else { block.level };
            // Text without a number of its own belongs to the measure before it.
            let is_heading = block.kind == BlockKind::Section || (level > 0 && !block.heading.is_empty());
            if is_heading && level < below {
                path.push(index);
                below = level;
            }
        }
        path.reverse();
        path
    }
}

/// Adds the rows of a block.
fn add_rows(index: usize, block: &TextBlock, layout: &LayoutOptions, rows: &mut Vec<PageRow>) {
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
