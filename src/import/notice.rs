//! A notice in memory: its characters and its lines. Everything that import finds is a range of these characters, so
//! nothing can be lost between the notice and the batch.

use std::ops::Range;

use crate::corpus::roundtrip::is_blank;

/// The text of a notice. Lines end at LF; CR and a leading byte order mark are dropped; no other character ends a line.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    /// Every character.
    pub(crate) chars: Vec<char>,
    /// CaseStart of each line; a last entry stands one past the end of the last line's LF.
    starts: Vec<usize>,
}

impl Notice {
    /// The notice without a character.
    pub(crate) const EMPTY: Self = Self { chars: Vec::new(), starts: Vec::new() };

    pub(crate) fn new(text: &str) -> Self {
        Self::of(text.trim_start_matches('\u{feff}').chars().filter(|&c| c != '\r').collect())
    }

    /// A notice of exactly these characters.
    pub(crate) fn of(chars: Vec<char>) -> Self {
        let mut starts = vec![0];
        starts.extend(chars.iter().enumerate().filter(|&(_, &c)| c == '\n').map(|(at, _)| at + 1));
        if starts.last() != Some(&chars.len()) || chars.is_empty() {
            starts.push(chars.len() + 1);
        }
        let mut notice = Self { chars, starts };
        // Of a large notice the room for more than it has counts.
        notice.chars.shrink_to_fit();
        notice.starts.shrink_to_fit();
        notice
    }

    /// The number of lines; a final LF begins no line.
    pub(crate) fn lines(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The characters of line `line` (1-based) without its LF, as a range; empty outside the notice.
    pub(crate) fn line(&self, line: u32) -> Range<usize> {
        let at = line as usize;
        match (at.checked_sub(1).and_then(|i| self.starts.get(i)), self.starts.get(at)) {
            (Some(&start), Some(&next)) => start..next.saturating_sub(1).clamp(start, self.chars.len()),
            _ => 0..0,
        }
    }

    /// `range` without white space at its ends.
    pub(crate) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let chars = &self.chars[range.clone()];
        let start = range.start + chars.iter().take_while(|c| is_blank(**c)).count();
        let end = range.end - chars.iter().rev().take_while(|c| is_blank(**c)).count();
        start..end.max(start)
    }

    /// The 1-based line that holds the character at `offset`.
    pub(crate) fn line_at(&self, offset: usize) -> u32 {
        let line = self.starts.partition_point(|&start| start <= offset).min(self.starts.len().saturating_sub(1));
        u32::try_from(line.max(1)).unwrap_or(u32::MAX)
    }

    /// The characters of a range.
    pub(crate) fn slice(&self, range: Range<usize>) -> &[char] {
        #[cfg(debug_assertions)]
        super::work::add(range.len());
        self.chars.get(range).unwrap_or(&[])
    }

    /// The text of a range.
    pub(crate) fn text(&self, range: Range<usize>) -> String {
        self.slice(range).iter().collect()
    }
}

/// Returns `true` for a Han character, 〇 included.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Returns `true` for a character that ends a sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '！' | '？' | ';' | '；' | '…')
}

/// Returns `true` for a half-width full stop: `.` behind a few words of Han, and neither a letter nor a digit behind it.
pub(crate) fn is_half_stop(chars: &[char], at: usize) -> bool {
    let is_word = |c: &char| is_han(*c) || matches!(c, '”' | ')' | '）' | '》' | '%');
    let goes_on = |c: &char| c.is_ascii_alphanumeric() || *c == '.';
    at >= 6
        && matches!(chars.get(at), Some('.' | '．' | '｡'))
        && chars.get(at - 1).is_some_and(is_word)
        && !chars.get(at + 1).is_some_and(goes_on)
}

/// Returns `true` for a full stop; a semicolon is none.
pub(crate) fn is_full_stop(chars: &[char], at: usize) -> bool {
    match chars[at] {
        ';' | '；' => false,
        c => ends_sentence(c) || is_half_stop(chars, at),
    }
}

/// Returns `true` if the text ends like a finished sentence: terminal punctuation, then closing quotes and brackets.
pub(crate) fn ends_like_sentence(chars: &[char]) -> bool {
    let mut rest = chars;
    while let [head @ .., last] = rest {
        match last {
            '”' | '’' | '"' | '\'' | ')' | '）' | '】' | '」' | '』' => rest = head,
            _ => return ends_sentence(*last) || matches!(last, ':' | '：') || is_half_stop(rest, head.len()),
        }
    }
    false
}

/// Returns `true` if `chars` begins with `text`.
pub(crate) fn starts_with(chars: &[char], text: &str) -> bool {
    #[cfg(debug_assertions)]
    super::work::add(1);
    let mut rest = chars.iter();
    text.chars().all(|c| rest.next() == Some(&c))
}

/// Returns `true` if `chars` ends with `text`.
pub(crate) fn ends_with(chars: &[char], text: &str) -> bool {
    let length = text.chars().count();
    chars.len() >= length && starts_with(&chars[chars.len() - length..], text)
}

/// Returns `true` if `chars` contains `text`.
pub(crate) fn contains(chars: &[char], text: &str) -> bool {
    find(chars, text).is_some()
}

/// The offset of the first occurrence of `text` in `chars`.
pub(crate) fn find(chars: &[char], text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    (0..chars.len()).find(|&at| chars[at] == first && starts_with(&chars[at..], text))
}

/// The length of the white space at `at`.
pub(crate) fn white_len(chars: &[char], at: usize) -> usize {
    chars.iter().skip(at).take_while(|c| c.is_whitespace()).count()
}
