//! Replacement of names and numbers in a paragraph, with a map of its ranges.

/// An edited text with a map from offsets of the original.
#[derive(Default)]
pub(crate) struct Edited {
    pub(crate) text: Vec<char>,
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Edited {
    /// Replaces these ranges of characters, which are sorted and do not overlap.
    pub(crate) fn new(old: &[char], edits: &[(std::ops::Range<usize>, String)]) -> Self {
        let mut new = Self::default();
        let mut edits = edits.iter().peekable();
        let mut at = 0;
        while at <= old.len() {
            new.ends.push(new.text.len() as u32);
            // Inserted text has no original.
            while let Some((_, with)) = edits.next_if(|(range, _)| *range == (at..at)) {
                new.text.extend(with.chars());
            }
            let here = new.text.len() as u32;
            new.starts.push(here);
            match edits.next_if(|(range, _)| range.start == at) {
                Some((range, with)) => {
                    new.text.extend(with.chars());
                    let after = new.text.len() as u32;
                    new.starts.extend((range.start + 1..range.end).map(|_| here));
                    new.ends.extend((range.start + 1..range.end).map(|_| after));
                    at = range.end;
                }
                None => {
                    new.text.extend(old.get(at));
                    at += 1;
                }
            }
        }
        new
    }

    /// Returns the range of the new text for a range of the original.
    pub(crate) fn range(&self, (start, end): (u32, u32)) -> (u32, u32) {
        let start = self.starts[start as usize];
        (start, self.ends[end as usize].max(start))
    }

    /// Returns the characters of a range of the new text.
    pub(crate) fn get(&self, (start, end): (u32, u32)) -> String {
        self.text[start as usize..end as usize].iter().collect()
    }
}

/// Returns the runs of digits that may change: not years and dates, hotlines, single digits or complete amounts (100 %,
/// 24 hours, 360°).
pub(crate) fn numbers(text: &[char]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        while text.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
        }
        let (len, after) = (at - start, text.get(at).copied().unwrap_or(' '));
        let before = start.checked_sub(1).and_then(|at| text.get(at)).copied().unwrap_or(' ');
        let dated = matches!(after, '年' | '月' | '日' | '号' | '號' | '-') || matches!(before, '-' | '〔' | '[');
        let year = len == 4 && matches!(text[start..at], ['1' | '2', '9' | '0', ..]);
        let hotline = len == 5 && text[start..].starts_with(&['1', '2']);
        let all = (len > 2 && after == '%') || (after == '°') || text[start..at] == ['2', '4'];
        if (2..=7).contains(&len) && !all && !dated && !year && !hotline && !before.is_ascii_alphanumeric() {
            found.push(start..at);
        }
        at += usize::from(len == 0);
    }
    found
}
