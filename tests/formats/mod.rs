//! Documents as text: Word, web pages, PDF, made here.

mod doc;
pub(crate) mod documents;
mod docx;
mod html;
mod imported;
mod pdf;

/// A notice as a Word document, a paragraph a line.
pub(crate) fn notice_docx(text: &str) -> Vec<u8> {
    let body: String = text.lines().map(|line| documents::paragraph("", line)).collect();
    documents::docx(&body, "", "")
}
