//! Foreign text made safe to show, on a screen and on every other way out: a window title, a copy, a pipe, a message.
//!
//! Classes are denied, nothing is allowed by name: an allow-list would lose 《》 or a rare Han. A denied character is
//! replaced by exactly one character that can be seen, one column wide in every width mode, so that counts of characters,
//! and with them every range of a batch file, stay true.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Stands for a denied character that has no picture of its own: U+2426 SYMBOL FOR SUBSTITUTE FORM TWO.
const SUBSTITUTE: char = '\u{2426}';

/// Whether the character is denied wherever it stands. Line feed and tab are among them; [`sanitize_lines`] keeps the one
/// and both functions turn the other into a space. Joiners, selectors and combining marks depend on their neighbours
/// and are not denied here.
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

/// Whether the character takes a column of its own.
pub(super) fn is_seen(c: char) -> bool {
    !is_denied(c) && UnicodeWidthChar::width(c).is_some_and(|columns| columns > 0)
}

/// Safe text for one line: line feed, carriage return and tab become spaces. As many characters as before.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    clean(text, false)
}

/// Safe text for many lines: line feeds stay, a carriage return before one and every tab become spaces. As many
/// characters as before.
pub fn sanitize_lines(text: &str) -> Cow<'_, str> {
    clean(text, true)
}

fn clean(text: &str, lines: bool) -> Cow<'_, str> {
    let mut chars = text.chars();
    let mut before = None;
    // Borrowed up to the first character that changes.
    loop {
        let rest = chars.as_str();
        let Some(c) = chars.next() else { return Cow::Borrowed(text) };
        if safe(before, c, chars.clone().next(), lines) != c {
            let mut out = String::with_capacity(text.len() + 2);
            out.push_str(text.get(..text.len() - rest.len()).unwrap_or_default());
            let mut chars = rest.chars();
            while let Some(c) = chars.next() {
                let shown = safe(before, c, chars.clone().next(), lines);
                out.push(shown);
                before = Some(shown);
            }
            return Cow::Owned(out);
        }
        before = Some(c);
    }
}

/// What is shown for one character between its neighbours; `before` is as shown, `after` as it came.
fn safe(before: Option<char>, c: char, after: Option<char>, lines: bool) -> char {
    match c {
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' => c,
        '\n' if lines => c,
        '\r' if lines && after != Some('\n') => '\u{240D}',
        '\n' | '\r' | '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(SUBSTITUTE),
        '\u{7F}' => '\u{2421}',
        '\u{200C}' | '\u{200D}' => match before {
            Some(before) if joins(before) && after.is_some_and(joins) => c,
            _ => SUBSTITUTE,
        },
        _ if is_denied(c) => SUBSTITUTE,
        _ if is_mark(c) => match before {
            // A mark needs something to stand on, or it changes what a neighbouring cell shows.
            None | Some('\n' | ' ' | SUBSTITUTE | '\u{2400}'..='\u{2421}') => SUBSTITUTE,
            Some(_) => c,
        },
        _ => c,
    }
}

/// Whether a zero-width joiner or non-joiner beside this character means something: emoji and what modifies them, and
/// the scripts whose letters join (RFC 5892, appendix A.1; Arabic to Sinhala, Mongolian).
fn joins(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{FB50}'..='\u{FDCF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{FE0F}' | '\u{2190}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether the character only shows on the one before it: zero columns by unicode-width (Grapheme_Extend), the vowels
/// and final consonants of Hangul aside, which are letters.
fn is_mark(c: char) -> bool {
    c >= '\u{300}'
        && !matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}')
        && UnicodeWidthChar::width(c) == Some(0)
}
