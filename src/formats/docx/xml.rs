//! Events of an XML part by local names, since prefixes are free.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use crate::error::Unreadable;

/// An event of a part.
pub(super) enum Node<'a> {
    /// A start tag; an empty element gives a start and an end.
    Open(Tag<'a>),
    /// An end tag.
    Close(String),
    /// Character data with entities resolved.
    Text(String),
}

/// A start tag.
pub(super) struct Tag<'a> {
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Returns the local name; that of drawings, which share names with text, is empty.
    pub(super) fn name(&self) -> String {
        local(self.start.name().0)
    }

    /// Returns the value of an attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name);
        let value = found?.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// Returns the attribute `val`.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Returns the attribute `val` as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.value()?.trim().parse().ok()
    }

    /// Returns `true` unless the switch is set to off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
}

/// Calls `take` with every event of a part.
///
/// # Errors
///
/// Fails on XML that is not well-formed and where `take` fails.
pub(super) fn read(part: &str, mut take: impl FnMut(Node<'_>) -> Result<(), Unreadable>) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(part);
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(start) => take(Node::Open(Tag { start }))?,
            Event::Empty(start) => {
                let name = local(start.name().0);
                take(Node::Open(Tag { start }))?;
                take(Node::Close(name))?;
            }
            Event::End(end) => take(Node::Close(local(end.name().0)))?,
            Event::Text(text) => take(Node::Text(text.xml10_content().into_owned()))?,
            Event::CData(text) => take(Node::Text(text.xml10_content().into_owned()))?,
            Event::GeneralRef(entity) => take(Node::Text(resolved(&entity)))?,
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Returns the local part of a name; empty for drawings (`a:t` is a text of a chart).
fn local(name: &str) -> String {
    match name.split_once(':') {
        Some(("a", _)) => String::new(),
        Some((_, local)) => local.to_owned(),
        None => name.to_owned(),
    }
}

/// Returns the character of an entity; one that XML does not know is printed.
fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        return c.to_string();
    }
    let name = entity.xml10_content();
    let known = quick_xml::escape::resolve_xml_entity(&name);
    known.map_or_else(|| format!("&{name};"), str::to_owned)
}
