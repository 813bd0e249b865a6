//! Words for kinds of systems, and generic words.

use super::words::GENERIC;
use crate::import::notice::is_han;

/// A range that names a system, and `true` if it is a brand.
pub(super) type NameSpan = (usize, usize, bool);

/// The number of characters beside the generic words.
pub(super) fn beyond_generic(text: &[char]) -> usize {
    let mut count = 0;
    let mut rest = text;
    while let Some(c) = rest.first() {
        let word = GENERIC.prefix_len(rest);
        count += usize::from(word == 0 && (is_han(*c) || c.is_alphanumeric()));
        rest = &rest[word.max(1)..];
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
