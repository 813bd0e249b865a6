//! Styles of a document: the properties that paragraphs and runs take from them.

use std::collections::HashMap;

use super::xml::{self, Node};
use crate::error::Unreadable;

/// The longest chain of styles that are based on one another.
const LONGEST_CHAIN: usize = 32;

/// The place of a paragraph in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// The list; `0` takes a paragraph out of one.
    pub(super) list: Option<String>,
    /// The level from 0.
    pub(super) level: Option<u32>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u32>,
    place: ListPlace,
    is_hidden: Option<bool>,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

impl Styles {
    /// Reads the part of styles.
    ///
    /// # Errors
    ///
    /// Fails on XML that is not well-formed.
    pub(super) fn read(part: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let (mut id, mut style) = (None, Style::default());
        xml::read(part, |node| {
            match node {
                Node::Open(tag) => match tag.name().as_str() {
                    "style" => (id, style) = (tag.attribute("styleId"), Style::default()),
                    "name" => style.name = tag.value().unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = tag.value(),
                    "outlineLvl" => style.outline = tag.number(),
                    "numId" => style.place.list = tag.value(),
                    "ilvl" => style.place.level = tag.number(),
                    "vanish" => style.is_hidden = Some(tag.is_on()),
                    _ => {}
                },
                Node::Close(name) if name == "style" => {
                    if let Some(id) = id.take() {
                        styles.styles.insert(id, std::mem::take(&mut style));
                    }
                }
                Node::Close(_) | Node::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// Returns the outline level from 0 that a style gives; headings are known by their built-in names as well.
    pub(super) fn outline(&self, id: &str) -> Option<u32> {
        self.first(id, |style| style.outline.or_else(|| heading(&style.name)))
    }

    /// Returns `true` for the style of the document's title.
    pub(super) fn is_title(&self, id: &str) -> bool {
        self.first(id, |style| (style.name == "title").then_some(())).is_some()
    }

    /// Returns the place in a list that a style gives.
    pub(super) fn place(&self, id: &str) -> ListPlace {
        ListPlace {
            list: self.first(id, |style| style.place.list.clone()),
            level: self.first(id, |style| style.place.level),
        }
    }

    /// Returns `true` if the text of a style is hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.first(id, |style| style.is_hidden).unwrap_or(false)
    }

    /// Returns the first answer of a style and those that it is based on.
    fn first<T>(&self, id: &str, ask: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut next = self.styles.get(id);
        for _ in 0..LONGEST_CHAIN {
            let style = next?;
            if let Some(found) = ask(style) {
                return Some(found);
            }
            next = style.based_on.as_ref().and_then(|id| self.styles.get(id));
        }
        None
    }
}

/// Returns the outline level of a built-in heading.
fn heading(name: &str) -> Option<u32> {
    let level: u32 = name.strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}
