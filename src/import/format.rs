//! Formats that hold no plain text, told by how their bytes begin.

/// The beginnings of formats, with their names.
const BEGINNINGS: [(&[u8], &str); 6] = [
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"PK\x03\x04", ".zip"),
];

/// Names inside an archive that tell the format.
const ARCHIVED: [(&[u8], &str); 5] =
    [(b"word/", ".docx"), (b"xl/", ".xlsx"), (b"ppt/", ".pptx"), (b"opendocument.text", ".odt"), (b"OFD.xml", ".ofd")];

/// The part of a file in which its format shows, in bytes.
const HEAD: usize = 64 * 1024;

/// The format of a file that cannot be read as text; `None` for any other.
pub(crate) fn unread(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let begun = BEGINNINGS.iter().find(|(beginning, _)| head.starts_with(beginning));
    let Some(&(_, name)) = begun else { return is_html(head).then_some(".html") };
    let holds = |(inner, _): &&(&[u8], &str)| memchr::memmem::find(head, inner).is_some();
    let inner = ARCHIVED.iter().find(holds).filter(|_| name == ".zip");
    Some(inner.map_or(name, |&(_, name)| name))
}

/// Returns `true` for a web page: its mark stands first, perhaps behind a declaration or comment.
fn is_html(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let head = text.get(..1024).unwrap_or(text).to_ascii_lowercase();
    let is_marked = |mark: &[u8]| memchr::memmem::find(&head, mark).is_some();
    head.starts_with(b"<") && (is_marked(b"<!doctype html") || is_marked(b"<html"))
}
