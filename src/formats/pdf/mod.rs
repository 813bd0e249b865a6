//! PDF files: characters with their places (by the library `hayro-interpret`), from which lines and paragraphs are made.

mod garbled;
mod glyphs;
mod lines;
mod paragraphs;
mod placed;
mod running;

use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt,
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf},
    interpret_page,
    kurbo::Rect,
};

use self::{glyphs::Glyphs, lines::Line};
use crate::error::Unreadable;

/// The most pages that are read.
const MAX_PAGES: usize = 5_000;

/// Returns the text of a file.
///
/// # Errors
///
/// Fails if the file is damaged, encrypted, too large, or made of pictures.
pub(super) fn to_text(bytes: &[u8]) -> Result<String, Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Unreadable::Encrypted
        }
        _ => Unreadable::Damaged,
    })?;
    if pdf.pages().len() > MAX_PAGES {
        return Err(Unreadable::TooMuch);
    }
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let mut has_pictures = false;
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        let mut glyphs = Glyphs::default();
        interpret_page(page, &mut context, &mut glyphs);
        has_pictures |= glyphs.has_pictures;
        pages.push(lines::of(glyphs.glyphs));
    }
    running::remove(&mut pages);
    if pages.iter().all(Vec::is_empty) {
        return Err(if has_pictures { Unreadable::Scanned } else { Unreadable::Empty });
    }
    paragraphs::write(&pages)
}
