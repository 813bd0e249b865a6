//! Word documents since 2007: body text in its order, with the numbers that Word prints.

mod archive;
mod document;
mod number;
mod numbering;
mod paragraph;
mod styles;
mod xml;

use self::{archive::Archive, document::Document, numbering::Numbering, styles::Styles, xml::Node};
use crate::error::Unreadable;

/// Returns the text of a document.
///
/// # Errors
///
/// Fails if the file is damaged, encrypted or too large.
pub(super) fn to_text(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let body = archive.part(&main)?.ok_or(Unreadable::Damaged)?;
    let styles = archive.part(&format!("{folder}/styles.xml"))?;
    let numbering = archive.part(&format!("{folder}/numbering.xml"))?;
    let styles = styles.map_or_else(|| Ok(Styles::default()), |part| Styles::read(&part))?;
    let numbering = numbering.map_or_else(|| Ok(Numbering::default()), |part| Numbering::read(&part))?;
    let mut document = Document::new(styles, numbering);
    xml::read(&body, |node| document.take(node))?;
    document.finish()
}

/// Returns the name of the part that holds the body, by the relations of the package.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Unreadable> {
    let mut target = None;
    if let Some(relations) = archive.part("_rels/.rels")? {
        xml::read(&relations, |node| {
            if let Node::Open(tag) = node
                && tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                target = tag.attribute("Target");
            }
            Ok(())
        })?;
    }
    let target = target.unwrap_or_else(|| "word/document.xml".to_owned());
    Ok(target.trim_start_matches('/').to_owned())
}
