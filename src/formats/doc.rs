//! Word documents before 2007, by the library `undoc`. It does not tell the pattern of a number, so a numbered
//! paragraph is printed as `1. `.

use undoc::{Block as DocBlock, ErrorKind, HeadingLevel, ListType, Paragraph, Table, model::RevisionType};

use super::writer::{Block, Writer};
use crate::error::Unreadable;

/// Returns the text of a document.
///
/// # Errors
///
/// Fails if the file is damaged, encrypted or too large.
pub(super) fn to_text(bytes: &[u8]) -> Result<String, Unreadable> {
    let document = undoc::parse_bytes(bytes).map_err(|error| match error.kind() {
        ErrorKind::Encrypted => Unreadable::Encrypted,
        _ => Unreadable::Damaged,
    })?;
    let mut writer = Writer::default();
    let mut lists = Lists::default();
    for block in document.sections.iter().flat_map(|section| &section.content) {
        match block {
            DocBlock::Paragraph(paragraph) => writer.push(&lists.block(paragraph))?,
            DocBlock::Table(table) => rows(table, &mut lists).iter().try_for_each(|row| writer.push(row))?,
            _ => {}
        }
    }
    Ok(writer.finish())
}

/// The numbers of the lists that are open, by level.
#[derive(Debug, Default)]
struct Lists(Vec<u32>);

impl Lists {
    fn block(&mut self, paragraph: &Paragraph) -> Block {
        let shown = paragraph.runs.iter().filter(|run| run.revision != RevisionType::Deleted);
        let text: String = shown.flat_map(|run| [run.text.as_str(), if run.line_break { "\n" } else { "" }]).collect();
        let text = text.replace('\t', " ");
        if text.trim().is_empty() {
            return Block::Paragraph(String::new());
        }
        let text = format!("{}{}", self.number(paragraph), text.trim_end());
        let level = paragraph.heading.level();
        match paragraph.heading == HeadingLevel::None {
            true => Block::Paragraph(text),
            false => Block::Heading(level.clamp(1, 6), text),
        }
    }

    /// Counts a paragraph of a list and returns its number.
    fn number(&mut self, paragraph: &Paragraph) -> String {
        let Some(list) = &paragraph.list_info else { return String::new() };
        if list.list_type == ListType::Bullet {
            return "- ".to_owned();
        }
        let level = usize::from(list.level);
        self.0.truncate(level + 1);
        self.0.resize(level + 1, 0);
        let Some(last) = self.0.last_mut() else { return String::new() };
        *last = list.number.unwrap_or(*last + 1);
        format!("{last}. ")
    }
}

/// Returns the rows of a table.
fn rows(table: &Table, lists: &mut Lists) -> Vec<Block> {
    let text = |block: Block| match block {
        Block::Paragraph(text) | Block::Heading(_, text) => text,
        Block::Row(cells) => cells.join(" "),
    };
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        for cell in &row.cells {
            let lines: Vec<String> = cell.content.iter().map(|paragraph| text(lists.block(paragraph))).collect();
            cells.push(lines.join("\n"));
        }
        rows.push(match cells.as_slice() {
            [only] => Block::Paragraph(only.clone()),
            _ => Block::Row(cells),
        });
    }
    rows
}
