//! Formats, told by the bytes of a file and never by its name.

use memchr::memmem;

use crate::corpus::model::Format;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detected {
    /// A format that can be imported.
    Known(Format),
    /// A format that is not read, by the usual ending of its files.
    Unread(&'static str),
}

/// Beginnings of formats that are not read.
const UNREAD: [(&[u8], &str); 12] = [
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"BM", ".bmp"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"\x1f\x8b", ".gz"),
    (b"SQLite format 3", ".db"),
    (b"\x7fELF", ".bin"),
];

/// Names inside an archive that tell its format.
const ARCHIVED: [(&[u8], &str); 5] = [
    (b"xl/", ".xlsx"),
    (b"ppt/", ".pptx"),
    (b"opendocument.text", ".odt"),
    (b"opendocument", ".ods"),
    (b"OFD.xml", ".ofd"),
];

/// Streams of a compound file that tell its format; the names stand in UTF-16.
const STREAMS: [(&str, Detected); 5] = [
    ("WordDocument", Detected::Known(Format::Doc)),
    ("EncryptedPackage", Detected::Known(Format::Docx)),
    ("Workbook", Detected::Unread(".xls")),
    ("Book", Detected::Unread(".xls")),
    ("PowerPoint Document", Detected::Unread(".ppt")),
];

/// The part of a file in which its format shows, in bytes.
const HEAD: usize = 64 * 1024;

/// Returns the format of a file; text for everything that has no mark of another.
pub fn detect(bytes: &[u8]) -> Detected {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return compound(bytes);
    }
    if memmem::find(head.get(..1024).unwrap_or(head), b"%PDF-").is_some() {
        return Detected::Known(Format::Pdf);
    }
    if let Some(&(_, name)) =
        UNREAD.iter().find(|(beginning, name)| head.starts_with(beginning) && is_certain(head, name))
    {
        return Detected::Unread(name);
    }
    markup(head)
}

/// Returns `true` unless the two letters `BM` begin a text.
fn is_certain(head: &[u8], name: &str) -> bool {
    name != ".bmp" || head.get(6..10) == Some(&[0; 4])
}

/// Returns the format of an archive by the names of its files, which stand at its end as well.
fn archive(bytes: &[u8]) -> Detected {
    let ends = [bytes.get(..HEAD), bytes.len().checked_sub(HEAD).and_then(|at| bytes.get(at..)), Some(bytes)];
    let parts: Vec<&[u8]> = ends.into_iter().flatten().take(2).collect();
    let holds = |name: &[u8]| parts.iter().any(|part| memmem::find(part, name).is_some());
    if holds(b"word/") {
        return Detected::Known(Format::Docx);
    }
    let known = ARCHIVED.iter().find(|(name, _)| holds(name));
    Detected::Unread(known.map_or(".zip", |&(_, name)| name))
}

/// Returns the format of a compound file by the names of its streams.
fn compound(bytes: &[u8]) -> Detected {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    STREAMS.iter().find(|(name, _)| holds(name)).map_or(Detected::Known(Format::Doc), |&(_, format)| format)
}

/// Returns a web page, another XML or text. The mark of a page may stand behind a declaration or comments.
fn markup(head: &[u8]) -> Detected {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if !text.starts_with(b"<") {
        return Detected::Known(Format::Txt);
    }
    let head = text.to_ascii_lowercase();
    let marks: [&[u8]; 3] = [b"<!doctype html", b"<html", b"<body"];
    if marks.iter().any(|mark| memmem::find(&head, mark).is_some()) {
        return Detected::Known(Format::Html);
    }
    if head.starts_with(b"<?xml") { Detected::Unread(".xml") } else { Detected::Known(Format::Txt) }
}
