//! The word lists by which systems are recognised, and generic words.

use crate::import::{notice::is_han, words::WordList};

const FILE: &str = include_str!("words.txt");

/// Systems known by name all over the country or in a province.
pub(crate) static WELL_KNOWN: WordList = WordList::new(FILE, "WELL_KNOWN");
/// Words for kinds of systems.
pub(super) static KINDS: WordList = WordList::new(FILE, "KINDS");
/// Words that say nothing of which system is meant.
pub(super) static GENERIC: WordList = WordList::new(FILE, "GENERIC");
/// Words that make a 系统 a program.
pub(super) static FUNCTIONS: WordList = WordList::new(FILE, "FUNCTIONS");
/// Words that end the text before a name.
pub(super) static STOPS: WordList = WordList::new(FILE, "STOPS");
/// Quoted slogans that name no system.
pub(super) static SLOGANS: WordList = WordList::new(FILE, "SLOGANS");
/// Words between a quoted name and its kind.
pub(super) static BETWEEN: WordList = WordList::new(FILE, "BETWEEN");
/// Longer words in which a stop word is no stop.
pub(super) static LONGER: WordList = WordList::new(FILE, "LONGER");
/// Kinds that name something only in quotation marks.
pub(super) static QUOTED_ONLY: WordList = WordList::new(FILE, "QUOTED_ONLY");

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
