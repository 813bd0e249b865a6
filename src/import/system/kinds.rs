//! Words for kinds of systems, and generic words.

use super::words::words;
use crate::import::notice::{is_han, starts_with};

/// A range that names a system, and `true` if it is a brand.
pub(super) type NameSpan = (usize, usize, bool);

/// The longest kind that `text` begins with.
pub(super) fn kind_at(text: &[char]) -> Option<&'static str> {
    let words = words();
    let first = text.first().filter(|c| words.kind_firsts.binary_search(c).is_ok());
    first.and_then(|_| words.kinds.iter().find(|kind| starts_with(text, kind)).copied())
}

/// The longest kind that `text` ends in, with something before it.
pub(super) fn kind_at_end(text: &[char]) -> Option<&'static str> {
    words().kinds.iter().copied().find(|kind| {
        let n = kind.chars().count();
        text.len() > n && starts_with(text.get(text.len() - n..).unwrap_or(&[]), kind)
    })
}

/// The number of characters beside the generic words.
pub(super) fn beyond_generic(text: &[char]) -> usize {
    let mut count = 0;
    let mut rest = text;
    while let Some(c) = rest.first() {
        match words().generic.iter().find(|word| starts_with(rest, word)) {
            Some(word) => rest = rest.get(word.chars().count()..).unwrap_or(&[]),
            None => {
                count += usize::from(is_han(*c) || c.is_alphanumeric());
                rest = rest.get(1..).unwrap_or(&[]);
            }
        }
    }
    count
}

/// Returns `true` for 三大…, 14个…, 多个…: a number of systems, none of them named.
pub(super) fn is_counted(text: &[char]) -> bool {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    match text {
        [
            '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '十' | '多',
            '大' | '厅' | '个' | '类' | '家' | '级',
            ..,
        ] => true,
        _ => digits > 0 && text.get(digits).is_some_and(|c| "个家大类项级套".contains(*c)),
    }
}
