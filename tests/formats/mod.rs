//! Documents as text: Word, web pages, PDF, made here.

mod doc;
pub(crate) mod documents;
mod docx;
mod html;
mod imported;
mod pdf;
