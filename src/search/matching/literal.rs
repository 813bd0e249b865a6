//! A folded word searched in field values, which are stored folded, and in texts as they are stored, so that no folded
//! copy of them is needed.
//!
//! In a text one character of the word, the anchor, is searched in all its unfolded forms (臺 台 颱 for 台); around each occurrence
//! the text is folded to the left and right as far as it agrees. Marks and spaces in between are ignored.

use std::{ops::Range, sync::OnceLock};

use memchr::memmem::Finder;

use crate::{
    search::{
        index::{CaseEntry, CaseText, FieldValue, SegmentIndex, bloom},
        query::Scope,
    },
    text::{fold, fold_char},
};

/// A folded word prepared for searching.
#[derive(Clone, Debug)]
pub(crate) struct FoldedLiteral {
    chars: Vec<char>,
    whole: Finder<'static>,
    bloom: u64,
    /// Index of the rarest character.
    anchor: usize,
    /// Finders of all forms of the anchor.
    finders: Vec<Finder<'static>>,
}

/// An occurrence of a word in a text of a case.
#[derive(Clone, Debug)]
pub(crate) struct Occurrence<'t> {
    /// Number of the text in the case.
    pub(crate) number: usize,
    pub(crate) text: &'t CaseText<'t>,
    /// The text as a string.
    pub(crate) shown: &'t str,
    /// Bytes in the text.
    pub(crate) range: Range<usize>,
}

impl Occurrence<'_> {
    /// Returns whether it stands at the start of its text and at the end, ignored characters aside.
    pub(crate) fn edges(&self) -> (bool, bool) {
        let is_empty = |text: Option<&str>| text.is_none_or(|text| fold(text).next().is_none());
        (is_empty(self.shown.get(..self.range.start)), is_empty(self.shown.get(self.range.end..)))
    }
}

/// Returns all characters that fold to another one, sorted by that.
fn forms() -> &'static [(char, char)] {
    static FORMS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = fold::forms();
        forms.sort_unstable();
        forms
    })
}

/// Returns a folded character and all that fold to it.
fn forms_of(c: char) -> impl Iterator<Item = char> {
    let forms = forms();
    let from = forms.partition_point(|(folded, _)| *folded < c);
    let others = forms[from..].iter().take_while(move |(folded, _)| *folded == c);
    std::iter::once(c).chain(others.map(|(_, other)| *other))
}

/// Returns the number of characters before a byte of a text.
pub(crate) fn chars_before(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.chars().count())
}

impl FoldedLiteral {
    /// Prepares a folded word; an empty one occurs nowhere. `index` provides the frequencies of its characters.
    pub(crate) fn new(folded: &str, index: Option<&SegmentIndex>) -> Self {
        let chars: Vec<char> = folded.chars().collect();
        let cost = |c: char| {
            let frequency = index.map_or(0, |index| index.frequency(u16::try_from(u32::from(c)).unwrap_or(0)));
            forms_of(c).count() as u64 * frequency.max(1) as u64 + if c.is_ascii() { 1 << 32 } else { 0 }
        };
        let anchor = (0..chars.len()).min_by_key(|at| cost(chars[*at])).unwrap_or(0);
        let forms = chars.get(anchor).into_iter().flat_map(|c| forms_of(*c));
        let finders = forms.map(|c| Finder::new(c.encode_utf8(&mut [0; 4])).into_owned()).collect();
        Self { chars, whole: Finder::new(folded).into_owned(), bloom: bloom(folded), anchor, finders }
    }

    pub(crate) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Returns a lower bound of the number of characters that a value lacks.
    pub(super) fn missing_in(&self, value: &FieldValue<'_>) -> u32 {
        (self.bloom & !value.bloom).count_ones()
    }

    /// Returns the first byte of the word in the folded text of a value.
    pub(crate) fn in_value(&self, value: &FieldValue<'_>) -> Option<usize> {
        if self.missing_in(value) == 0 { self.whole.find(value.folded) } else { None }
    }

    /// Returns the bytes of the word around an anchor at byte `at` of a text.
    fn around(&self, text: &str, at: usize) -> Option<Range<usize>> {
        let (before, rest) = text.split_at_checked(at)?;
        let (mut start, mut end) = (at, at);
        let mut left = before.char_indices().rev().filter_map(|(at, c)| Some((at, fold_char(c)?)));
        for expected in self.chars[..self.anchor].iter().rev() {
            start = left.next().filter(|(_, c)| c == expected)?.0;
        }
        let mut right = rest.char_indices().filter_map(|(at, c)| Some((at + c.len_utf8(), fold_char(c)?)));
        for expected in &self.chars[self.anchor..] {
            end = at + right.next().filter(|(_, c)| c == expected)?.0;
        }
        Some(start..end)
    }

    /// Calls `each` with the bytes where an anchor stands, in order.
    fn anchors(&self, bytes: &[u8], mut each: impl FnMut(usize)) {
        match self.finders.as_slice() {
            [only] => only.find_iter(bytes).for_each(each),
            several => {
                let mut all: Vec<usize> = several.iter().flat_map(|finder| finder.find_iter(bytes)).collect();
                all.sort_unstable();
                all.into_iter().for_each(&mut each);
            }
        }
    }

    /// Returns `true` if a text contains the anchor.
    pub(crate) fn may_be_in(&self, text: &CaseText<'_>) -> bool {
        self.finders.iter().any(|finder| finder.find(text.bytes()).is_some())
    }

    /// Returns the occurrences in one text, from the left, not overlapping.
    pub(crate) fn in_text(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        self.anchors(text.as_bytes(), |at| {
            let free = |range: &Range<usize>| found.last().is_none_or(|last| last.end <= range.start);
            found.extend(self.around(text, at).filter(free));
        });
        found
    }

    /// Calls `each` with every occurrence in the texts of a case, text after text, not overlapping. An occurrence in a
    /// printed reading counts only where it touches the printed characters.
    pub(crate) fn in_case(&self, entry: &CaseEntry<'_>, scope: Scope, mut each: impl FnMut(Occurrence<'_>)) {
        if scope == Scope::Title || self.chars.is_empty() {
            return;
        }
        let mut texts: Option<Vec<CaseText<'_>>> = None;
        // The last text with an anchor, and the end of its last occurrence.
        let mut last: (usize, &str, usize) = (usize::MAX, "", 0);
        self.anchors(entry.summary.body(), |at| {
            let texts = texts.get_or_insert_with(|| entry.texts());
            let Some(number) = texts.partition_point(|text| text.start <= at).checked_sub(1) else { return };
            let text = &texts[number];
            if at >= text.end() || !scope.has_section(text.section) {
                return;
            }
            if last.0 != number {
                last = (number, text.as_str(), 0);
            }
            if let Some(range) = self.around(last.1, at - text.start).filter(|range| range.start >= last.2) {
                last.2 = range.end;
                each(Occurrence { number, text, shown: last.1, range });
            }
        });
        if !entry.has_printed_readings() {
            return;
        }
        let texts = texts.unwrap_or_else(|| entry.texts());
        let printed = texts.iter().enumerate().filter(|(_, text)| text.is_printed() && scope.has_section(text.section));
        for (number, text) in printed {
            let shown = text.as_str();
            for range in self.in_text(shown) {
                let (start, end) = (chars_before(shown, range.start), chars_before(shown, range.end));
                if end > text.touched.0 && start < text.touched.1 {
                    each(Occurrence { number, text, shown, range });
                }
            }
        }
    }
}
