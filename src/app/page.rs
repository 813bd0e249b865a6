//! A case laid out: blocks of text, broken into rows of a given width.
//!
//! A row knows which bytes of which block it shows, and a block knows which paragraph it came from, so that every
//! place on the screen can be traced to the notice and every match in a text to its rows.

use std::ops::Range;

use super::words::{Lang, Word};
use crate::{
    corpus::{Case, CaseIx, CaseRef, Paragraph, SectionKind, Span, TitleSource},
    text::{Measure, Width, wrap},
};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the case.
    Title,
    /// A line about the case: place, department, batch.
    About,
    /// The heading of a section.
    Section,
    /// A paragraph of the text.
    Text,
    /// An empty row.
    Gap,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What is shown: the source text with our marks (〔缺〕) put in.
    pub text: String,
    /// The section it belongs to, from 0.
    pub section: Option<usize>,
    /// The paragraph it shows, counted from 0 through all sections.
    pub paragraph: Option<u32>,
    /// 1 for a measure, 2 to 4 for what is below it, 0 otherwise.
    pub level: u8,
    /// The bytes of its label and heading.
    pub heading: Range<usize>,
    /// The bytes of our own words in the text, such as 〔缺〕.
    pub marks: Vec<Range<usize>>,
}

impl Block {
    fn plain(kind: BlockKind, text: String) -> Self {
        Self { kind, text, section: None, paragraph: None, level: 0, heading: 0..0, marks: Vec::new() }
    }

    /// The bytes at which the characters `span` of the source are shown.
    pub fn bytes_of(&self, span: Span) -> Range<usize> {
        let ours = |byte: &usize| self.marks.iter().any(|mark| mark.contains(byte));
        let mut source = self.text.char_indices().filter(|(byte, _)| !ours(byte)).skip(span.0 as usize);
        let mut bytes = self.text.len()..self.text.len();
        for n in span.0..span.1.max(span.0 + 1) {
            let Some((byte, c)) = source.next() else { break };
            bytes = if n == span.0 { byte..byte } else { bytes };
            bytes.end = if n < span.1 { byte + c.len_utf8() } else { bytes.end };
        }
        bytes
    }
}

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

/// A case laid out for a number of columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What it was laid out from and for.
    pub made_for: Option<(CaseIx, u16, Width)>,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The rows in order.
    pub rows: Vec<PageRow>,
    /// The first row of the text proper: the first section.
    pub body: usize,
}

impl Page {
    /// Lays out `case` in `columns` columns.
    pub fn new(found: &CaseRef<'_>, columns: u16, width: Width, lang: Lang) -> Self {
        let mut page = Self { made_for: Some((found.ix, columns, width)), ..Self::default() };
        page.blocks = blocks(found, lang);
        for (index, block) in page.blocks.iter().enumerate() {
            if block.section.is_some() && page.body == 0 {
                page.body = page.rows.len();
            }
            let rows = wrap(&block.text, measure(block, columns), width);
            page.rows.extend(rows.into_iter().map(|row| PageRow {
                block: index,
                bytes: row.shown,
                indent: row.indent,
            }));
        }
        page
    }

    /// The block that row `row` belongs to.
    pub fn block_at(&self, row: usize) -> Option<&Block> {
        self.blocks.get(self.rows.get(row)?.block)
    }

    /// The row that shows byte `byte` of block `block`.
    pub fn row_of(&self, block: usize, byte: usize) -> usize {
        let first = self.rows.partition_point(|row| row.block < block);
        let inside = self.rows.iter().skip(first).take_while(|row| row.block == block);
        first + inside.take_while(|row| row.bytes.start <= byte).count().saturating_sub(1)
    }

    /// The first rows of the blocks that `wanted` chooses.
    pub fn stops<'a>(&'a self, wanted: impl Fn(&Block) -> bool + 'a) -> impl Iterator<Item = usize> + 'a {
        let first = |row: usize| row == 0 || self.rows[row - 1].block != self.rows[row].block;
        (0..self.rows.len()).filter(move |&row| first(row) && self.block_at(row).is_some_and(&wanted))
    }

    /// The section that row `row` is in.
    pub fn section_at(&self, row: usize) -> Option<usize> {
        self.block_at(row)?.section
    }

    /// The block that shows paragraph `paragraph`.
    pub fn block_of(&self, paragraph: u32) -> Option<usize> {
        self.blocks.iter().position(|block| block.paragraph == Some(paragraph))
    }
}

/// Indents after GB/T 9704: two Han before the first row of a paragraph; headings and labels stand at the margin.
fn measure(block: &Block, columns: u16) -> Measure {
    let first_indent = if block.kind == BlockKind::Text && columns >= 30 { 4 } else { 0 };
    Measure { columns, first_indent, hanging_indent: 0 }
}

fn blocks(found: &CaseRef<'_>, lang: Lang) -> Vec<Block> {
    let case = found.case;
    let mut blocks = vec![title(case, lang)];
    blocks.extend(about(found, lang).into_iter().map(|text| Block::plain(BlockKind::About, text)));
    let mut number = 0;
    for (index, section) in case.sections.iter().enumerate() {
        let start = blocks.len();
        blocks.push(Block::plain(BlockKind::Gap, String::new()));
        if let Some(heading) = &section.heading {
            blocks.push(Block { heading: 0..heading.len(), ..Block::plain(BlockKind::Section, heading.clone()) });
        }
        for paragraph in &section.paragraphs {
            blocks.push(Block { paragraph: Some(number), ..text_block(paragraph, lang) });
            number += 1;
        }
        // The gap belongs to what was before, so that jumping to a section lands on its heading.
        for block in blocks.iter_mut().skip(start + 1) {
            block.section = Some(index);
        }
    }
    blocks
}

fn title(case: &Case, lang: Lang) -> Block {
    let mut block = Block::plain(BlockKind::Title, case.title.clone());
    if case.title_source == TitleSource::Derived {
        let start = block.text.len();
        block.text.push_str(lang.get(Word::DerivedTitle));
        block.marks.push(start..block.text.len());
    }
    block
}

/// The lines below the title.
fn about(found: &CaseRef<'_>, lang: Lang) -> Vec<String> {
    let (case, batch) = (found.case, found.batch);
    let colon = |label: Word, text: &str| format!("{}：{text}", lang.get(label));
    let mut first = vec![colon(Word::Place, &place_name(case))];
    first.extend(case.department.as_ref().map(|name| colon(Word::Department, name)));
    let mut second = vec![colon(Word::CaseNumber, &found.id().to_string())];
    if !case.themes.is_empty() {
        let names: Vec<_> = case.themes.iter().map(|theme| theme.name()).collect();
        second.push(colon(Word::Themes, &names.join("、")));
    }
    let mut lines = vec![first.join("　"), second.join("　")];
    lines.push(format!("{}　{}", colon(Word::Batch, &batch.title), batch.published));
    lines
}

/// The whole place of a case, from the province down.
pub fn place_name(case: &Case) -> String {
    let region = &case.region;
    let parts = [Some(&region.province), region.city.as_ref(), region.county.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().concat()
}

/// What a section is about, in a word.
pub fn section_name(kind: SectionKind, lang: Lang) -> &'static str {
    lang.get(match kind {
        SectionKind::Background => Word::Background,
        SectionKind::Practice => Word::Practice,
        SectionKind::Result => Word::Result,
        SectionKind::Other => Word::Other,
    })
}

/// A paragraph with 〔缺〕 wherever words are lost.
fn text_block(paragraph: &Paragraph, lang: Lang) -> Block {
    let mut block = Block { level: paragraph.level, ..Block::plain(BlockKind::Text, String::new()) };
    let mut lost = paragraph.repairs.iter().filter(|r| r.at.0 == r.at.1 && r.printed.is_empty()).peekable();
    for (at, c) in (0..).zip(paragraph.text.chars().map(Some).chain([None])) {
        while lost.next_if(|repair| repair.at.0 <= at).is_some() {
            let start = block.text.len();
            block.text.push_str(lang.get(Word::LostWords));
            block.marks.push(start..block.text.len());
        }
        block.text.extend(c);
    }
    let label = paragraph.label.as_deref().unwrap_or_default();
    let heading = paragraph.heading.as_deref().unwrap_or_default();
    if let Some(found) = paragraph.text.find(heading).filter(|_| !heading.is_empty()) {
        let end = paragraph.text.char_indices().take_while(|(byte, _)| *byte < found + heading.len()).count();
        block.heading = block.bytes_of(Span(0, end as u32));
    } else if !label.is_empty() {
        block.heading = block.bytes_of(Span(0, label.chars().count() as u32));
    }
    block
}
