//! Typesetting: how a text is displayed, with an exact account of where each of its characters went.
//!
//! Stored text is never touched. A [`TypesetText`] is made beside it: every character of the source stands in it once, in
//! order, perhaps in another form (`,` as `，`), and what was put in is known as ours. So a match, a mark or a copy
//! finds its way from the source to the screen and back.

use std::ops::Range;

/// A text as displayed, and where the characters of its source stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypesetText {
    /// What is displayed.
    pub text: String,
    /// Where the characters of the source went.
    pub source_map: SourceMap,
}

/// Where the characters of a source stand in the text that displays them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// For each character of the source, the bytes that display it; empty for one that is not displayed.
    spans: Vec<(u32, u32)>,
    /// The bytes of the displayed text.
    end: u32,
}

impl TypesetText {
    /// Nothing, with room for a source of so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        // Nearly all of it is Han.
        let source_map = SourceMap { spans: Vec::with_capacity(bytes / 3 + 8), end: 0 };
        Self { text: String::with_capacity(bytes + 8), source_map }
    }

    /// A text displayed as it is.
    pub fn plain(text: &str) -> Self {
        let mut shown = Self::with_capacity(text.len());
        text.chars().for_each(|c| shown.push(c));
        shown
    }

    /// Displays the next character of the source as `c`.
    pub fn push(&mut self, c: char) {
        let start = self.source_map.end;
        self.text.push(c);
        self.source_map.end = size(&self.text);
        self.source_map.spans.push((start, self.source_map.end));
    }

    /// Leaves out the next character of the source.
    pub fn skip(&mut self) {
        self.source_map.spans.push((self.source_map.end, self.source_map.end));
    }

    /// Puts in words that are not of the source; gives their bytes.
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
    /// Characters of the source.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is no character of the source.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The bytes from the first to the last of these characters of the source; empty, where the first one stands, for
    /// an empty range.
    pub fn bytes_of(&self, chars: Range<usize>) -> Range<usize> {
        let start = self.spans.get(chars.start).map_or(self.end, |place| place.0) as usize;
        let last = chars.end.min(self.spans.len()).checked_sub(1).filter(|last| *last >= chars.start);
        start..last.and_then(|last| self.spans.get(last)).map_or(start, |place| place.1 as usize)
    }

    /// The character of the source that stands at `byte`, or else the next one; the number of all characters where
    /// none follows.
    pub fn char_at(&self, byte: usize) -> usize {
        self.spans.partition_point(|place| place.1 as usize <= byte)
    }

    /// The characters of the source that stand in `bytes`.
    pub fn chars_in(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.char_at(bytes.start);
        start..self.spans.partition_point(|place| (place.0 as usize) < bytes.end).max(start)
    }
}

/// Han, kana and what belongs to no other script than theirs.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{E000}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// What makes a mark beside it a Chinese one: Han, and marks that are Chinese themselves.
fn is_chinese(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        is_han(c) || matches!(c, '\u{3001}'..='\u{301F}' | '\u{FF01}'..='\u{FF60}' | '“'..='”' | '‘'..='’' | '—' | '…')
    })
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

/// The full-width form of an ASCII mark.
fn wide(c: char) -> char {
    char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)
}

/// The characters as Chinese prints them (GB/T 15834): ASCII , : ; ? ! and brackets full-width where they stand among
/// Han, straight quotes as pairs of “ ” and ‘ ’. As many characters as before. Marks between digits or Latin letters
/// (1,234 or 12:30) stay, and straight quotes that do not pair in the paragraph.
pub fn chinese_marks(chars: &mut [char]) {
    brackets(chars);
    quotes(chars, '"', '“', '”');
    quotes(chars, '\'', '‘', '’');
    for at in 0..chars.len() {
        let Some(&c) = chars.get(at) else { return };
        if !matches!(c, ',' | ':' | ';' | '?' | '!') {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        let inside = is_latin(before) && (is_latin(after) || after == Some('/'));
        // After % no digit goes on, so a mark there is one of the sentence.
        let among = is_chinese(before) || is_chinese(after) || (before == Some('%') && after.is_some());
        let widened = among && !inside && !(c == ':' && after == Some('/'));
        if let Some(place) = chars.get_mut(at).filter(|_| widened) {
            *place = wide(c);
        }
    }
}

/// Whether [`chinese_marks`] may change a text: it changes nothing but ASCII marks.
pub fn has_ascii_marks(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b',' | b':' | b';' | b'?' | b'!' | b'(' | b')' | b'"' | b'\''))
}

/// Both brackets of a pair become full-width or neither does.
fn brackets(chars: &mut [char]) {
    let mut open: Vec<usize> = Vec::new();
    let mut widen: Vec<usize> = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        match c {
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
                match open.pop() {
                    Some(from) => {
                        let outside = from.checked_sub(1).and_then(|at| chars.get(at)).copied();
                        let inside = chars.get(from + 1..at).unwrap_or_default();
                        let is_other_wide = *c == '）' || chars.get(from) == Some(&'（');
                        let among = is_chinese(outside) || is_chinese(chars.get(at + 1).copied());
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
    widen.extend(open.into_iter().filter(|at| is_chinese(chars.get(at + 1).copied())));
    for at in widen {
        if let Some(place) = chars.get_mut(at).filter(|c| matches!(c, '(' | ')')) {
            *place = wide(*place);
        }
    }
}

/// Gives straight quotes a direction, if they and the curled ones of the paragraph pair without a remainder.
fn quotes(chars: &mut [char], straight: char, open: char, close: char) {
    if !chars.contains(&straight) {
        return;
    }
    let mut is_open = false;
    let mut turned = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
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
    if is_open {
        return;
    }
    for (at, c) in turned {
        if let Some(place) = chars.get_mut(at) {
            *place = c;
        }
    }
}

/// Whether a space belongs between two neighbours: Han beside Latin letters or digits.
pub fn wants_space(before: char, after: char) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    (is_han(before) && latin(after)) || ((latin(before) || before == '%') && is_han(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        chinese_marks(&mut chars);
        chars.into_iter().collect()
    }

    #[test]
    fn marks_among_han_are_full_width_and_others_stay() {
        let table = [
            ("服务,20个部门", "服务，20个部门"),
            ("给1,234家企业,共APP,好", "给1,234家企业，共APP，好"),
            ("(一)创新:做法;好?是!", "（一）创新：做法；好？是！"),
            ("闽政通(APP)提供f(x)", "闽政通（APP）提供f(x)"),
            ("见https://a.cn/?b=1,c", "见https://a.cn/?b=1,c"),
            ("12:30,3:1", "12:30,3:1"),
            ("达99.8%,5天", "达99.8%，5天"),
            ("1)推进(试行", "1)推进（试行"),
            ("（试行)", "（试行）"),
            ("\"一窗\"与\"e通\"", "“一窗”与“e通”"),
            ("一个\"不成对", "一个\"不成对"),
            ("“外\"内", "“外”内"),
            ("it's 'ok'好", "it's ‘ok’好"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(marks(text), expected);
            assert!(text == expected || has_ascii_marks(text), "{text}");
            assert_eq!(marks(expected), expected, "a second time changes nothing");
        }
    }

    #[test]
    fn every_character_of_the_source_is_found_again() {
        let mut shown = TypesetText::default();
        shown.push('一');
        assert_eq!(shown.insert("〔缺〕"), 3..12);
        shown.push('，');
        shown.skip();
        shown.push('b');
        assert_eq!(shown.text, "一〔缺〕，b");
        let source_map = shown.source_map;
        assert_eq!(
            (source_map.bytes_of(0..2), source_map.bytes_of(1..1), source_map.bytes_of(3..4)),
            (0..15, 12..12, 15..16)
        );
        assert_eq!(
            (source_map.bytes_of(2..3), source_map.bytes_of(4..9), source_map.bytes_of(9..9)),
            (15..15, 16..16, 16..16)
        );
        assert_eq!([0, 2, 3, 11, 12, 15, 16].map(|byte| source_map.char_at(byte)), [0, 0, 1, 1, 1, 3, 4]);
        assert_eq!(
            (source_map.chars_in(0..16), source_map.chars_in(3..12), source_map.chars_in(12..15)),
            (0..4, 1..1, 1..2)
        );
    }
}
