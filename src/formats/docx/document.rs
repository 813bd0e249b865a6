//! The body of a document: paragraphs, tables and text boxes in the order of their anchors.
//!
//! Nested parts stand on a stack of our own, so that no depth of a file can exhaust that of the process.

use super::{
    super::writer::{Block, Writer, one_line},
    numbering::Numbering,
    paragraph::Paragraph,
    styles::Styles,
    xml::{Node, Tag},
};
use crate::error::Unreadable;

/// Elements that are left out with all inside: deletions, codes of fields, notes, readings, old properties, and what is drawn for
/// programs that know no text boxes (their text stands in the `Choice` before).
const LEFT_OUT: [&str; 13] = [
    "del",
    "delText",
    "moveFrom",
    "instrText",
    "Fallback",
    "footnoteReference",
    "endnoteReference",
    "commentReference",
    "annotationRef",
    "sdtPr",
    "sectPr",
    "rt",
    "tblGrid",
];

/// The deepest nesting of paragraphs, tables and text boxes.
const DEEPEST: usize = 256;

/// Something that is open at a place of the body.
#[derive(Debug)]
enum Frame {
    Paragraph(Box<Paragraph>),
    TextBox(Vec<Block>),
    Table(Vec<Block>),
    /// The lines of each cell.
    Row(Vec<Vec<String>>),
    Cell {
        lines: Vec<String>,
        span: u32,
    },
}

/// The part of a document that is being read.
#[derive(Debug, Default)]
struct Place {
    /// The element that is left out, and how often it is open.
    left_out: Option<(String, u32)>,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_text: bool,
    is_hidden: bool,
    /// The fields that are open; `true` while their code is read.
    fields: Vec<bool>,
}

/// A document while it is read.
#[derive(Debug)]
pub(super) struct Document {
    styles: Styles,
    numbering: Numbering,
    writer: Writer,
    frames: Vec<Frame>,
    place: Place,
    /// The text of a paragraph that goes on in the next one.
    joined: String,
    /// The levels that headings go down because the title is one.
    below_title: u8,
}

impl Document {
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            writer: Writer::default(),
            frames: Vec::new(),
            place: Place::default(),
            joined: String::new(),
            below_title: 0,
        }
    }

    /// Returns the text.
    ///
    /// # Errors
    ///
    /// Fails if the text becomes too large.
    pub(super) fn finish(mut self) -> Result<String, Unreadable> {
        while let Some(frame) = self.frames.pop() {
            self.close(frame)?;
        }
        Ok(self.writer.finish())
    }

    /// Takes an event of the body.
    ///
    /// # Errors
    ///
    /// Fails if the document is too large or nested too deep.
    pub(super) fn take(&mut self, node: Node<'_>) -> Result<(), Unreadable> {
        match node {
            Node::Open(tag) => self.open(&tag),
            Node::Close(name) => self.end(&name),
            Node::Text(text) => {
                if self.place.in_text {
                    self.write(&text);
                }
                Ok(())
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let name = tag.name();
        let name = name.as_str();
        if let Some((left_out, depth)) = &mut self.place.left_out {
            *depth += u32::from(left_out == name);
            return Ok(());
        }
        if self.place.in_paragraph_properties {
            self.property(name, tag);
            return Ok(());
        }
        if LEFT_OUT.contains(&name) || name.ends_with("PrChange") {
            self.place.left_out = Some((name.to_owned(), 1));
            return Ok(());
        }
        match name {
            "p" => self.push(Frame::Paragraph(Box::default()))?,
            "txbxContent" => self.push(Frame::TextBox(Vec::new()))?,
            "tbl" => self.push(Frame::Table(Vec::new()))?,
            "tr" => self.push(Frame::Row(Vec::new()))?,
            "tc" => self.push(Frame::Cell { lines: Vec::new(), span: 1 })?,
            "gridSpan" => self.span(tag.number().unwrap_or(1)),
            "gridBefore" => self.skip_cells(tag.number().unwrap_or(0)),
            "pPr" => self.place.in_paragraph_properties = true,
            "rPr" => self.place.in_run_properties = true,
            "r" => self.place.is_hidden = false,
            "vanish" if self.place.in_run_properties => self.place.is_hidden = tag.is_on(),
            "rStyle" if self.place.in_run_properties => {
                self.place.is_hidden = tag.value().is_some_and(|id| self.styles.is_hidden(&id));
            }
            "t" => self.place.in_text = true,
            "fldChar" => self.field(&tag.attribute("fldCharType").unwrap_or_default()),
            "tab" => self.write(" "),
            "cr" => self.write("\n"),
            "br" if matches!(tag.attribute("type").as_deref(), None | Some("textWrapping")) => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.write("●"),
            _ => {}
        }
        Ok(())
    }

    /// Takes a property of the innermost paragraph.
    fn property(&mut self, name: &str, tag: &Tag<'_>) {
        if name.ends_with("PrChange") {
            self.place.left_out = Some((name.to_owned(), 1));
            return;
        }
        if let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() {
            paragraph.set(name, tag);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        if let Some((left_out, depth)) = &mut self.place.left_out {
            *depth -= u32::from(left_out == name);
            if *depth == 0 {
                self.place.left_out = None;
            }
            return Ok(());
        }
        match name {
            "pPr" => self.place.in_paragraph_properties = false,
            "rPr" => self.place.in_run_properties = false,
            "t" => self.place.in_text = false,
            "p" | "txbxContent" | "tbl" | "tr" | "tc" => {
                if let Some(frame) = self.frames.pop() {
                    self.close(frame)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, frame: Frame) -> Result<(), Unreadable> {
        if self.frames.len() >= DEEPEST {
            return Err(Unreadable::TooMuch);
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Appends text to the innermost paragraph unless it is hidden or the code of a field.
    fn write(&mut self, text: &str) {
        if self.place.is_hidden || self.place.fields.contains(&true) {
            return;
        }
        if let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.place.fields.push(true),
            "separate" => self.place.fields.last_mut().into_iter().for_each(|in_code| *in_code = false),
            _ => drop(self.place.fields.pop()),
        }
    }

    fn span(&mut self, columns: u32) {
        if let Some(Frame::Cell { span, .. }) = self.frames.last_mut() {
            *span = columns.clamp(1, 64);
        }
    }

    fn skip_cells(&mut self, count: u32) {
        if let Some(Frame::Row(cells)) = self.frames.last_mut() {
            cells.extend((0..count.min(64)).map(|_| Vec::new()));
        }
    }

    /// Gives what is complete to what it stands in.
    fn close(&mut self, frame: Frame) -> Result<(), Unreadable> {
        match frame {
            Frame::Paragraph(paragraph) => self.close_paragraph(*paragraph),
            Frame::TextBox(blocks) => match self.frames.last_mut() {
                Some(Frame::Paragraph(paragraph)) => {
                    paragraph.boxed.extend(blocks);
                    Ok(())
                }
                _ => self.give(blocks),
            },
            Frame::Table(rows) => self.give(rows),
            // A table of one column is a frame around paragraphs.
            Frame::Row(cells) if cells.len() == 1 => {
                self.give(cells.into_iter().flatten().map(Block::Paragraph).collect())
            }
            Frame::Row(cells) => {
                let cells = cells.into_iter().map(|lines| lines.join("\n")).collect();
                self.give(vec![Block::Row(cells)])
            }
            Frame::Cell { lines, span } => {
                if let Some(Frame::Row(cells)) = self.frames.last_mut() {
                    cells.push(lines);
                    cells.extend((1..span).map(|_| Vec::new()));
                    return Ok(());
                }
                self.give(lines.into_iter().map(Block::Paragraph).collect())
            }
        }
    }

    fn close_paragraph(&mut self, mut paragraph: Paragraph) -> Result<(), Unreadable> {
        let before = std::mem::take(&mut self.joined);
        paragraph.text.insert_str(0, &before);
        if paragraph.is_joined {
            self.joined = std::mem::take(&mut paragraph.text);
            return self.give(paragraph.boxed);
        }
        let number = self.number(&paragraph);
        let level = self.level(&paragraph);
        let (block, boxed) = paragraph.into_block(number, level);
        self.give(vec![block])?;
        self.give(boxed)
    }

    /// Counts the paragraph in its list and returns its printed number.
    fn number(&mut self, paragraph: &Paragraph) -> Option<String> {
        let style = paragraph.style.as_deref().map(|id| self.styles.place(id)).unwrap_or_default();
        let list = paragraph.place.list.clone().or(style.list).filter(|list| list != "0")?;
        let level = paragraph.place.level.or(style.level).unwrap_or(0);
        self.numbering.next(&list, level)
    }

    /// Returns the level of a heading, from 1. The title of a document is the first level where it has one.
    fn level(&mut self, paragraph: &Paragraph) -> Option<u8> {
        let style = paragraph.style.as_deref();
        if style.is_some_and(|id| self.styles.is_title(id)) {
            self.below_title = 1;
            return Some(1);
        }
        let outline = paragraph.outline.or_else(|| style.and_then(|id| self.styles.outline(id)))?;
        let level = u8::try_from(outline).ok().filter(|level| *level < 9)?;
        Some((level + 1 + self.below_title).min(6))
    }

    /// Gives blocks to the innermost open table, row, cell or text box, else writes them.
    fn give(&mut self, blocks: Vec<Block>) -> Result<(), Unreadable> {
        match self.frames.last_mut() {
            Some(Frame::Cell { lines, .. }) => lines.extend(blocks.into_iter().map(line)),
            Some(Frame::TextBox(held) | Frame::Table(held)) => held.extend(blocks),
            Some(Frame::Paragraph(paragraph)) => paragraph.boxed.extend(blocks),
            Some(Frame::Row(_)) | None => {
                for block in blocks {
                    self.writer.push(&block)?;
                }
            }
        }
        Ok(())
    }
}

/// Returns the text of a block inside a cell.
fn line(block: Block) -> String {
    match block {
        Block::Paragraph(text) | Block::Heading(_, text) => text,
        Block::Row(cells) => one_line(&cells.join(" ")),
    }
}
