//! The text that the readers write: paragraphs between blank lines, rows of tables as lines.

use crate::error::Unreadable;

/// The most text that a file may give, in bytes.
const MAX_TEXT_BYTES: usize = 64 * 1024 * 1024;

/// A line of the text, or several of one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph; lines inside it end at LF.
    Paragraph(String),
    /// A heading with its level from 1.
    Heading(u8, String),
    /// A row of a table with its cells.
    Row(Vec<String>),
}

/// A text that grows block by block.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    /// `true` if the last block is a row of a table.
    in_table: bool,
}

/// The longest heading, in characters: what is longer is a paragraph whose author wanted its looks.
const LONGEST_HEADING: usize = 100;

impl Writer {
    /// Appends a block; one without visible characters is left out.
    ///
    /// # Errors
    ///
    /// Fails if the text becomes too large.
    pub(super) fn push(&mut self, block: &Block) -> Result<(), Unreadable> {
        let (line, is_row) = match block {
            Block::Row(cells) => (row(cells), true),
            Block::Heading(level, text) if text.chars().count() <= LONGEST_HEADING => {
                (format!("{} {}", "#".repeat(usize::from(*level)), one_line(text)), false)
            }
            Block::Heading(_, text) | Block::Paragraph(text) => (text.trim_end().to_owned(), false),
        };
        if line.chars().all(|c| c.is_whitespace() || c == '#') {
            return Ok(());
        }
        if self.text.len() + line.len() > MAX_TEXT_BYTES {
            return Err(Unreadable::TooMuch);
        }
        let goes_on = is_row && self.in_table;
        if !self.text.is_empty() && !goes_on {
            self.text.push('\n');
        }
        self.text.push_str(&line);
        self.text.push('\n');
        self.in_table = is_row;
        Ok(())
    }

    /// Returns the text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Returns the line of a row: its cells between tabs, without empty cells at its end.
fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| one_line(cell)).collect();
    cells.join("\t").trim_end().to_owned()
}

/// Joins the lines of a text: directly beside Chinese characters, else with a space.
pub(super) fn one_line(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split(['\n', '\t']).map(str::trim).filter(|line| !line.is_empty()) {
        if joined.ends_with(is_latin) && line.starts_with(is_latin) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// Returns `true` for a letter or digit of ASCII.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}
