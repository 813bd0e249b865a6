//! A folded word found in texts as they are stored: no folded copy of them is needed.
//!
//! One character of the word, the rarest, is looked for in all its forms (臺 台 颱 for 台); where one stands, the text is
//! folded to its left and right as far as it agrees. Marks and spaces between count for nothing.

use std::{ops::Range, sync::OnceLock};

use memchr::memmem::Finder;

use super::{
    Field,
    index::{Entry, Part, Text},
    query::Scope,
};
use crate::text::{fold, fold_char};

/// A word ready to be found.
#[derive(Clone, Debug)]
pub(super) struct Word {
    chars: Vec<char>,
    /// The character that is looked for.
    anchor: usize,
    finders: Vec<Finder<'static>>,
}

/// A place of a word in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// The number of its text in the case.
    pub(super) text: usize,
    /// The byte of it where the word begins, and the one after it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Heading or body.
    pub(super) field: Field,
}

/// Every character that folds to another one, by that.
fn forms() -> &'static [(char, char)] {
    static FORMS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let all = ('\u{80}'..='\u{2FFFF}').chain('A'..='Z').chain(['*']);
        let mut forms: Vec<(char, char)> =
            all.filter_map(|c| fold_char(c).filter(|folded| *folded != c).map(|folded| (folded, c))).collect();
        forms.sort_unstable();
        forms
    })
}

/// A character and all that fold to it.
pub(super) fn forms_of(c: char) -> impl Iterator<Item = char> {
    let forms = forms();
    let from = forms.partition_point(|(folded, _)| *folded < c);
    let others = forms.get(from..).unwrap_or_default().iter().take_while(move |(folded, _)| *folded == c);
    std::iter::once(c).chain(others.map(|(_, other)| *other))
}

impl Word {
    /// A folded word; empty ones are found nowhere. `part` says which characters are common.
    pub(super) fn new(folded: &str, part: Option<&Part>) -> Self {
        let chars: Vec<char> = folded.chars().collect();
        let cost = |c: char| {
            let common = part.map_or(0, |part| part.commonness(u16::try_from(u32::from(c)).unwrap_or(0)));
            forms_of(c).count() as u64 * u64::from(common.max(1)) + if c.is_ascii() { 1 << 32 } else { 0 }
        };
        let anchor = (0..chars.len()).min_by_key(|at| chars.get(*at).map_or(u64::MAX, |c| cost(*c))).unwrap_or(0);
        let forms = chars.get(anchor).into_iter().flat_map(|c| forms_of(*c));
        let finders = forms.map(|c| Finder::new(c.encode_utf8(&mut [0; 4])).into_owned()).collect();
        Self { chars, anchor, finders }
    }

    /// Its characters.
    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The bytes of the word around the anchor that begins at byte `at` of a text, if it stands there.
    fn around(&self, text: &str, at: usize) -> Option<Range<usize>> {
        let (before, rest) = text.split_at_checked(at)?;
        let (mut start, mut end) = (at, at);
        let mut left = before.char_indices().rev().filter_map(|(at, c)| Some((at, fold_char(c)?)));
        for wanted in self.chars.get(..self.anchor)?.iter().rev() {
            let (place, _) = left.next().filter(|(_, c)| c == wanted)?;
            start = place;
        }
        let mut right = rest.char_indices().filter_map(|(at, c)| Some((at + c.len_utf8(), fold_char(c)?)));
        for wanted in self.chars.get(self.anchor..)? {
            let (after, _) = right.next().filter(|(_, c)| c == wanted)?;
            end = at + after;
        }
        Some(start..end)
    }

    /// The bytes where the anchor may stand, in order.
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

    /// Whether a text has the character that is looked for.
    pub(super) fn may_be_in(&self, text: &Text<'_>) -> bool {
        self.finders.iter().any(|finder| finder.find(text.bytes()).is_some())
    }

    /// Every place of it in one text, from the left, not overlapping.
    pub(super) fn in_text(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        self.anchors(text.as_bytes(), |at| {
            let free = |range: &Range<usize>| found.last().is_none_or(|last| last.end <= range.start);
            if let Some(range) = self.around(text, at).filter(free) {
                found.push(range);
            }
        });
        found
    }

    /// Every place of it in the texts of a case, text after text, from the left, not overlapping. What is only printed
    /// counts where it is touched. `each` is told of the place, its text, and that as a string.
    pub(super) fn places(&self, entry: &Entry<'_>, scope: Scope, mut each: impl FnMut(At, &Text<'_>, &str)) {
        if scope == Scope::Title || self.chars.is_empty() {
            return;
        }
        let wanted = |text: &Text<'_>| !matches!(scope, Scope::Section(kind) if kind != text.section);
        let mut texts: Option<Vec<Text<'_>>> = None;
        // The text that was looked into last, and the byte where its last place ended.
        let mut last: (usize, &str, usize) = (usize::MAX, "", 0);
        self.anchors(entry.head.body(), |at| {
            let texts = texts.get_or_insert_with(|| entry.texts());
            let after = texts.partition_point(|text| text.start <= at);
            let Some((number, text)) = after.checked_sub(1).and_then(|at| Some((at, texts.get(at)?))) else { return };
            if at >= text.end() || !wanted(text) {
                return;
            }
            if last.0 != number {
                last = (number, text.as_str(), 0);
            }
            if let Some(range) = self.around(last.1, at - text.start).filter(|range| range.start >= last.2) {
                last.2 = range.end;
                let field = if text.is_heading(range.start) { Field::Heading } else { Field::Body };
                each(At { text: number, start: range.start, end: range.end, field }, text, last.1);
            }
        });
        if !entry.has_printed() {
            return;
        }
        let texts = texts.unwrap_or_else(|| entry.texts());
        for (number, text) in texts.iter().enumerate().filter(|(_, text)| text.is_printed() && wanted(text)) {
            let shown = text.as_str();
            let chars = |end: usize| shown.get(..end).map_or(0, |text| text.chars().count());
            let touches =
                |range: &Range<usize>| chars(range.end) > text.touched.0 && chars(range.start) < text.touched.1;
            for range in self.in_text(shown).into_iter().filter(touches) {
                each(At { text: number, start: range.start, end: range.end, field: Field::Body }, text, shown);
            }
        }
    }

    /// The keys of its pairs.
    pub(super) fn keys(&self) -> impl Iterator<Item = u32> {
        super::index::keys(self.chars.iter().copied())
    }

    /// Whether it stands at the beginning of a text, and at its end: nothing that counts is before or after it.
    pub(super) fn edges(text: &str, at: &At) -> (bool, bool) {
        let empty = |text: Option<&str>| text.is_none_or(|text| fold(text).next().is_none());
        (empty(text.get(..at.start)), empty(text.get(at.end..)))
    }
}
