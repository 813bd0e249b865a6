//! Sanitizing of foreign text for every output: screen, window title, clipboard, pipe, message.
//!
//! Classes are denied, nothing is allowed by name: an allow-list would lose 《》 or a rare Han. A denied character is
//! replaced by exactly one visible character, one column wide in every width mode, so that the number of characters, and
//! with it every range of a batch file, stays the same.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Replaces a denied character without a control picture: U+2426 SYMBOL FOR SUBSTITUTE FORM TWO.
const SUBSTITUTE: char = '\u{2426}';

/// Returns `true` if the character is denied everywhere. Line feed and tab are among them; [`sanitize`] turns them
/// into spaces. Joiners, selectors and combining marks depend on their neighbours and
/// are not denied here.
///
/// The classes: C0, DEL and C1 (also as UTF-8); line and paragraph separator; bidirectional marks, embeddings, overrides
/// and isolates (UAX #9); characters without width or shape (Default_Ignorable_Code_Point, Unicode 17, without
/// selectors, joiners and the combining grapheme joiner's scripts); interlinear annotation; tags; noncharacters.
pub fn is_denied(c: char) -> bool {
    match c {
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' => false,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => true,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' => true,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' => true,
        '\u{FDD0}'..='\u{FDEF}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' => true,
        '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}' => true,
        _ => u32::from(c) & 0xFFFE == 0xFFFE,
    }
}

/// Returns `true` if the character takes a column of its own.
pub(super) fn is_seen(c: char) -> bool {
    !is_denied(c) && UnicodeWidthChar::width(c).is_some_and(|columns| columns > 0)
}

/// Sanitizes text for one line: line feed, carriage return and tab become spaces. The number of characters stays.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    let (mut before, mut out) = (None, None::<String>);
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let shown = safe(before, c, rest.peek().map(|(_, after)| *after));
        if shown != c && out.is_none() {
            out = text.get(..at).map(str::to_owned);
        }
        if let Some(out) = &mut out {
            out.push(shown);
        }
        before = Some(shown);
    }
    out.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Returns the replacement of a character between its neighbours; `before` is sanitized, `after` is not.
fn safe(before: Option<char>, c: char, after: Option<char>) -> char {
    match c {
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' => c,
        '\n' | '\r' | '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(SUBSTITUTE),
        '\u{7F}' => '\u{2421}',
        '\u{200C}' | '\u{200D}' => match before {
            Some(before) if joins(before) && after.is_some_and(joins) => c,
            _ => SUBSTITUTE,
        },
        _ if is_denied(c) => SUBSTITUTE,
        _ if is_mark(c) => match before {
            // A mark needs a base, or it changes a neighbouring cell.
            None | Some(' ' | SUBSTITUTE | '\u{2400}'..='\u{2421}') => SUBSTITUTE,
            Some(_) => c,
        },
        _ => c,
    }
}

/// Returns `true` if a zero-width joiner or non-joiner has a meaning beside this character: emoji and their modifiers, and
/// the scripts whose letters join (RFC 5892, appendix A.1; Arabic to Sinhala, Mongolian).
fn joins(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{FB50}'..='\u{FDCF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{FE0F}' | '\u{2190}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Returns `true` for combining marks: zero columns by unicode-width (Grapheme_Extend), except the vowels and final
/// consonants of Hangul, which are letters.
fn is_mark(c: char) -> bool {
    c >= '\u{300}'
        && !matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}')
        && UnicodeWidthChar::width(c) == Some(0)
}
