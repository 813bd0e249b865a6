//! Typesetting: the displayed form of a text, with an exact map of its characters.
//!
//! Stored text is never changed. A [`TypesetText`] is made beside it: it has every character of the source once and in
//! order, perhaps in another form (`,` as `，`), and insertions are known as such. So a match, a mark or a copy can be
//! mapped from the source to the screen and back.

use std::ops::Range;

use super::blocks::is_han;

/// A displayed text with the map of its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypesetText {
    /// The displayed text.
    pub text: String,
    /// The positions of the source characters in `text`.
    pub source_map: SourceMap,
}

/// The positions of source characters in a displayed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// The displayed bytes of each source character; empty for one that is not displayed.
    spans: Vec<(u32, u32)>,
    /// The length of the displayed text in bytes.
    end: u32,
}

impl TypesetText {
    /// Creates an empty text with room for a source of so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        // Nearly all of it is Han.
        let source_map = SourceMap { spans: Vec::with_capacity(bytes / 3 + 8), end: 0 };
        Self { text: String::with_capacity(bytes + 8), source_map }
    }

    /// Displays a text as it is.
    pub fn plain(text: &str) -> Self {
        let mut shown = Self::with_capacity(text.len());
        text.chars().for_each(|c| shown.push(c));
        shown
    }

    /// Displays the next source character as `c`.
    pub fn push(&mut self, c: char) {
        let start = self.source_map.end;
        self.text.push(c);
        self.source_map.end = size(&self.text);
        self.source_map.spans.push((start, self.source_map.end));
    }

    /// Omits the next source character.
    pub fn skip(&mut self) {
        self.source_map.spans.push((self.source_map.end, self.source_map.end));
    }

    /// Inserts text that is not in the source; returns its bytes.
    pub fn insert(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        self.source_map.end = size(&self.text);
        start..self.text.len()
    }
}

fn size(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

impl SourceMap {
    /// Returns the displayed bytes from the first to the last of some source characters; for an empty range, the empty
    /// range at the first one.
    pub fn bytes_of(&self, chars: Range<usize>) -> Range<usize> {
        let start = self.spans.get(chars.start).map_or(self.end, |span| span.0) as usize;
        let last = chars.end.min(self.spans.len()).checked_sub(1).filter(|last| *last >= chars.start);
        start..last.and_then(|last| self.spans.get(last)).map_or(start, |span| span.1 as usize)
    }

    /// Returns the source character at `byte`, or else the next one; the number of all characters if none follows.
    pub fn char_at(&self, byte: usize) -> usize {
        self.spans.partition_point(|span| span.1 as usize <= byte)
    }

    /// Returns the source characters in `bytes`.
    pub fn chars_in(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.char_at(bytes.start);
        start..self.spans.partition_point(|span| (span.0 as usize) < bytes.end).max(start)
    }
}

/// Returns `true` for characters that make a mark beside them a Chinese one: Han, and Chinese marks.
fn is_chinese(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        is_han(c) || matches!(c, '\u{3001}'..='\u{301F}' | '\u{FF01}'..='\u{FF60}' | '“'..='”' | '‘'..='’' | '—' | '…')
    })
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Returns the characters before and after index `at`.
fn neighbours(chars: &[char], at: usize) -> (Option<char>, Option<char>) {
    (at.checked_sub(1).map(|before| chars[before]), chars.get(at + 1).copied())
}

/// Returns the full-width form of an ASCII mark.
fn wide(c: char) -> char {
    char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)
}

/// Replaces marks by Chinese ones (GB/T 15834): ASCII , : ; ? ! and brackets among Han become full-width, straight quotes
/// pairs of “ ” and ‘ ’. The number of characters stays. Marks between digits or Latin letters (1,234 or 12:30) stay, and
/// straight quotes that do not pair in the paragraph.
pub fn chinese_marks(chars: &mut [char]) {
    brackets(chars);
    quotes(chars, '"', '“', '”');
    quotes(chars, '\'', '‘', '’');
    for at in 0..chars.len() {
        let c = chars[at];
        if !matches!(c, ',' | ':' | ';' | '?' | '!') {
            continue;
        }
        let (before, after) = neighbours(chars, at);
        let inside = is_latin(before) && (is_latin(after) || after == Some('/'));
        // No number continues after %, so a mark there belongs to the sentence.
        let among = is_chinese(before) || is_chinese(after) || (before == Some('%') && after.is_some());
        if among && !inside && !(c == ':' && after == Some('/')) {
            chars[at] = wide(c);
        }
    }
}

/// Returns `true` if [`chinese_marks`] may change a text.
pub fn has_ascii_marks(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b',' | b':' | b';' | b'?' | b'!' | b'(' | b')' | b'"' | b'\''))
}

/// Makes both brackets of a pair full-width, or neither.
fn brackets(chars: &mut [char]) {
    let mut open: Vec<usize> = Vec::new();
    let mut widen: Vec<usize> = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        match c {
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let (before, after) = neighbours(chars, at);
                match open.pop() {
                    Some(from) => {
                        let inside = &chars[from + 1..at];
                        let is_other_wide = *c == '）' || chars[from] == '（';
                        let among = is_chinese(neighbours(chars, from).0) || is_chinese(after);
                        if among || is_other_wide || inside.iter().any(|c| is_chinese(Some(*c))) {
                            widen.extend([from, at]);
                        }
                    }
                    None if is_chinese(before) => widen.push(at),
                    None => {}
                }
            }
            _ => {}
        }
    }
    widen.extend(open.into_iter().filter(|at| is_chinese(neighbours(chars, *at).1)));
    for at in widen {
        if chars[at].is_ascii() {
            chars[at] = wide(chars[at]);
        }
    }
}

/// Gives straight quotes a direction if all quotes of the paragraph pair.
fn quotes(chars: &mut [char], straight: char, open: char, close: char) {
    if !chars.contains(&straight) {
        return;
    }
    let mut is_open = false;
    let mut turned = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let (before, after) = neighbours(chars, at);
        if c == straight {
            // An apostrophe, feet or inches.
            if is_latin(before) && (straight == '\'' && is_latin(after)) {
                continue;
            }
            turned.push((at, if is_open { close } else { open }));
            is_open = !is_open;
        } else if c == open || c == close {
            if is_open == (c == open) {
                return;
            }
            is_open = c == open;
        }
    }
    if !is_open {
        turned.into_iter().for_each(|(at, c)| chars[at] = c);
    }
}

/// Returns `true` if a space belongs between two characters: Han beside Latin letters or digits.
pub fn wants_space(before: char, after: char) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    (is_han(before) && latin(after)) || ((latin(before) || before == '%') && is_han(after))
}
