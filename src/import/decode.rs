//! Decodes bytes to text: byte order mark, UTF-8, UTF-16 without a mark, then chardetng between GB 18030 and Big5.
//!
//! chardetng knows no UTF-16 and takes Big5 for GBK when told that the text is from China, so UTF-16 is tested first
//! and no country is passed on.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::notice::is_han;

/// The part of a file that the detector reads: more costs time and decides nothing.
const SAMPLE: usize = 64 * 1024;

/// Decoded text and the WHATWG name of its encoding.
#[derive(Clone, Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    /// `true` if some bytes had no meaning in that encoding.
    pub(crate) damaged: bool,
}

/// Decodes `bytes`; `None` where they are text in no encoding known here.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some(decode_with(encoding, bytes.get(mark..)?));
    }
    let utf8 = std::str::from_utf8(bytes).ok();
    if let Some(text) = utf8.filter(|text| !text.contains('\0')) {
        return Some(Decoded { text: with_line_feeds(text), encoding: UTF_8.name(), damaged: false });
    }
    if let Some(encoding) = utf16(bytes) {
        return Some(decode_with(encoding, bytes));
    }
    // A few zero bytes are left by programs that fill lines up.
    if let Some(text) = utf8.filter(|text| text.matches('\0').count() * 20 <= text.len() && plausible(text)) {
        return Some(Decoded { text: with_line_feeds(text), encoding: UTF_8.name(), damaged: false });
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.contains(&0) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Allow);
    if guess == UTF_8 || mostly_utf8(sample) {
        return Some(decode_with(UTF_8, bytes));
    }
    let order = if guess == BIG5 { [BIG5, GB18030] } else { [GB18030, BIG5] };
    order
        .map(|encoding| decode_with(encoding, bytes))
        .into_iter()
        .find(|decoded| !decoded.damaged || plausible(&decoded.text))
}

fn decode_with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: with_line_feeds(&text), encoding: encoding.name(), damaged }
}

/// Returns `true` for a character that ends a line in some programs and is no line feed: the vertical tab of Word, form
/// feed, next line, line and paragraph separator.
fn is_other_line_end(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text with a line feed for every other line end; a carriage return before a line feed stays.
fn with_line_feeds(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        let is_lone = c == '\r' && chars.peek().is_some_and(|&next| next != '\n');
        out.push(if is_lone || is_other_line_end(c) { '\n' } else { c });
    }
    out
}

/// Returns `true` if the bytes are the text of the notice as it is stored: UTF-8 with line feeds.
pub(crate) fn is_stored_form(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| with_line_feeds(text) == text)
}

/// UTF-16 without a mark: line feeds and ASCII leave zero bytes on one side only, and the rest reads as Han.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len()) & !1)?;
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let (text, damaged) = encoding.decode_without_bom_handling(sample);
        !damaged && sample.contains(&0) && plausible(&text) && !text.contains('\0')
    })
}

/// Returns `true` for valid UTF-8 but for a few bytes (cut in the middle, a stray byte): at most one damaged place in 200 characters.
fn mostly_utf8(sample: &[u8]) -> bool {
    let text = String::from_utf8_lossy(sample);
    text.matches('\u{fffd}').count() * 200 <= text.chars().count() && plausible(&text)
}

/// Returns `true` for Chinese text: at least a quarter Han, hardly anything unreadable.
fn plausible(text: &str) -> bool {
    let all = text.chars().count();
    let good = text.chars().filter(|c| is_han(*c)).count();
    let bad = text.chars().filter(|&c| c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count();
    good * 4 >= all && bad * 50 <= all
}
