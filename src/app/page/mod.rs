//! A case laid out: blocks of text, broken into rows of a given width.
//!
//! A row knows which bytes of which block it shows, and a block knows which characters of which paragraph these are, so
//! that every position on the screen can be traced to the notice and every match in a text to its rows.

mod block;
mod compared;
mod options;
mod rows;
mod source;

use std::sync::Arc;

pub use block::{BlockKind, TextBlock, Tint, stored, texts};
use compared::Laid;
pub use compared::{BETWEEN, Compared, NUMBERED, figure_text, name};
pub use options::{DisplayOptions, LayoutOptions};
use rows::add_rows;
pub use rows::{GUTTER, PageRow};
pub use source::Alignment;

use crate::{
    compare::Comparison,
    corpus::{Case, CaseIx, CaseRef, Notice, TextPart},
};

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
    /// The columns of a page that compares several cases.
    pub compared: Option<Compared>,
    /// The line below the title that says how the case is kept; empty without one.
    pub kept: String,
}

impl Page {
    /// Lays out `found` as it is read.
    pub fn new(found: &CaseRef<'_>, layout: LayoutOptions) -> Self {
        Self::with_line(found, layout, String::new())
    }

    /// Lays out `found` as it is read, with a line below the title that says how it is kept.
    pub fn with_line(found: &CaseRef<'_>, layout: LayoutOptions, kept: String) -> Self {
        let case = found.case();
        let mut blocks = block::blocks(found, &case, &layout);
        block::add_line(&mut blocks, &kept);
        Self { kept, ..Self::of_blocks(found.ix, case, blocks, layout) }
    }

    /// Lays out the lines of the notice that hold `found`, with some around them.
    pub fn source(found: &CaseRef<'_>, notice: &Notice, layout: LayoutOptions) -> Self {
        let case = found.case();
        let blocks = source::blocks(found, &case, notice);
        Self::of_blocks(found.ix, case, blocks, layout)
    }

    /// Lays out a comparison, with the cases side by side if they stand `beside` each other.
    pub fn of_compared(found: &[CaseRef<'_>], comparison: &Comparison, layout: LayoutOptions, beside: bool) -> Self {
        let Laid { blocks, rows, body, compared } = compared::lay_out(found, comparison, layout, beside);
        let made_for = found.first().map(|found| (found.ix, layout));
        Self { made_for, case: None, blocks, rows, body, compared: Some(compared), kept: String::new() }
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
        if let Some(row) = self.compared.as_ref().and_then(|compared| compared.row_of(block, byte)) {
            return row;
        }
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

    /// Returns the paragraph that stands in row `row`, of the `case`-th of several cases the next one from there on.
    pub fn paragraph_at(&self, row: usize, case: usize) -> Option<u32> {
        let of_row = |row: &PageRow| self.blocks.get(row.block).filter(|block| block.case == case)?.paragraph;
        match &self.compared {
            None => of_row(self.rows.get(row)?),
            Some(compared) if compared.columns == 0 => self.rows.iter().skip(row).find_map(of_row),
            Some(compared) => {
                (row..self.rows.len()).find_map(|row| compared.cells(row).find_map(|(_, cell)| of_row(cell)))
            }
        }
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
