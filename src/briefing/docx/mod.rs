//! A Word document, set as offices set their papers: GB/T 9704—2012.
//!
//! A4, text 156 × 225 mm, 22 lines of 28 characters: styles, settings and page numbers are the files of `parts/`, and the
//! text is written here. Children stand in the order of the schema, entries in one order, and all times are the same.

mod body;
mod compared;
mod table;
mod text;

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::document::Briefing;

/// The parts that are the same in every document, by their names.
const PARTS: [(&str, &str); 7] = [
    ("[Content_Types].xml", include_str!("parts/content_types.xml")),
    ("_rels/.rels", include_str!("parts/rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("parts/document_rels.xml")),
    ("word/footer1.xml", include_str!("parts/footer1.xml")),
    ("word/footer2.xml", include_str!("parts/footer2.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
];

/// Writes the document.
pub(super) fn write(briefing: &Briefing) -> Vec<u8> {
    // Writing to memory fails only for a document of 4 GB.
    packed(&body::document(briefing)).unwrap_or_default()
}

fn packed(document: &str) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in PARTS.into_iter().chain([("word/document.xml", document)]) {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    zip.finish().map(Cursor::into_inner)
}
