//! A paragraph while it is read.

use super::{
    super::writer::{Block, one_line},
    styles::ListPlace,
    xml::Tag,
};

/// A paragraph with the properties that decide how it is printed.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// The text; soft breaks are LF.
    pub(super) text: String,
    /// The id of the style.
    pub(super) style: Option<String>,
    /// The place in a list, as far as the paragraph gives one itself.
    pub(super) place: ListPlace,
    /// The outline level from 0; 9 is body text.
    pub(super) outline: Option<u32>,
    /// `true` if the end of the paragraph is deleted, so that the next one goes on in it.
    pub(super) is_joined: bool,
    /// The blocks of text boxes that are anchored here.
    pub(super) boxed: Vec<Block>,
}

impl Paragraph {
    /// Takes a property.
    pub(super) fn set(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "pStyle" => self.style = tag.value(),
            "numId" => self.place.list = tag.value(),
            "ilvl" => self.place.level = tag.number(),
            "outlineLvl" => self.outline = tag.number(),
            "del" | "moveFrom" => self.is_joined = true,
            _ => {}
        }
    }

    /// Returns the block of the paragraph: a heading of a level from 1, or text, behind its number.
    pub(super) fn into_block(self, number: Option<String>, level: Option<u8>) -> (Block, Vec<Block>) {
        let text = self.text.trim_end().to_owned();
        let text = match number {
            Some(number) if !text.trim().is_empty() => format!("{number}{}", text.trim_start()),
            _ => text,
        };
        let block = match level {
            Some(level) => Block::Heading(level, one_line(&text)),
            None => Block::Paragraph(text),
        };
        (block, self.boxed)
    }
}
