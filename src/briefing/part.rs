//! A block of a laid-out case as a part of a document.

use super::document::Part;
use crate::{
    app::page::{BlockKind, TextBlock},
    corpus::SectionKind,
    text::sanitize,
};

/// Returns the part that a block is; `None` for one without text.
pub(super) fn part(block: &TextBlock, section: SectionKind) -> Option<Part> {
    let (heading, level) = match block.kind {
        BlockKind::Section => (block.text.len(), Some(0)),
        BlockKind::Text if block.heading.end > block.label.end => (block.heading.end, Some(block.level.max(1))),
        BlockKind::Text => (0, None),
        _ => return None,
    };
    let (heading, text) = block.text.split_at_checked(heading)?;
    let [heading, text] = [heading, text].map(|text| sanitize(text).into_owned());
    Some(Part { section, level, heading, text })
}
