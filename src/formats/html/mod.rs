//! Web pages: the main text, without navigation and what surrounds it.

mod blocks;
mod main_text;
mod page;
mod tags;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{BufferQueue, Tokenizer, TokenizerOpts},
};

use self::page::Page;
use crate::error::Unreadable;

/// The part of a page in which its encoding is named, in bytes.
const HEAD: usize = 4096;

/// Returns the main text of a page.
///
/// # Errors
///
/// Fails if the text becomes too large.
pub(super) fn to_text(bytes: &[u8]) -> Result<String, Unreadable> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(decoded(bytes)));
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    // A page has no scripts here, so the tokenizer does not stop.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    main_text::write(tokenizer.sink.into_blocks())
}

/// Returns a page in UTF-8: by its mark, as it stands, by the encoding that it names, else as GB 18030.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let named = memchr::memmem::find(&head, b"charset=").and_then(|at| head.get(at + 8..));
    let label = named.map(|rest| {
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_".contains(byte));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    });
    let encoding = label.and_then(encoding_rs::Encoding::for_label).unwrap_or(encoding_rs::GB18030);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}
