//! The plain definition of full-text search: every folded bigram, counted by one pass over a case, without an index or
//! a map of offsets. Used by the tests, and by the bench that proves equality on a large corpus.

use anli::corpus::Case;
use anli::text::fold_char;

/// Returns the texts of a case: headings of sections, and paragraphs.
fn parts(case: &Case) -> impl Iterator<Item = &str> {
    case.sections.iter().flat_map(|section| {
        section.heading.as_deref().into_iter().chain(section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()))
    })
}

/// Calls a function for every folded bigram of a case; overlapping occurrences count from the left.
pub(crate) fn each_pair(case: &Case, mut each: impl FnMut([char; 2])) {
    for part in parts(case) {
        let mut last: Option<char> = None;
        let mut doubled = false;
        for c in part.chars().filter_map(fold_char) {
            // Of 一一一 the second pair overlaps the first.
            let overlaps = last == Some(c) && doubled;
            doubled = last == Some(c) && !overlaps;
            if let Some(before) = last.replace(c).filter(|_| !overlaps) {
                each([before, c]);
            }
        }
    }
}
