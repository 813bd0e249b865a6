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

/// Words by which a quoted name acts: “粮安链”自动比对….
pub(super) static ACTS: WordList = WordList::new(FILE, "ACTS");
/// Words between a quoted name and the words by which it acts.
pub(super) static ADVERBS: WordList = WordList::new(FILE, "ADVERBS");
/// Verbs before a quoted name that is used as a program: 登录“…”.
pub(super) static USES: WordList = WordList::new(FILE, "USES");
/// Verbs before a quoted name that is made, with no word behind it: 开发“…”.
pub(super) static MAKES: WordList = WordList::new(FILE, "MAKES");
/// Ends of quoted names of places and parts.
pub(super) static PLACES: WordList = WordList::new(FILE, "PLACES");
/// Words behind a quoted name that is a part of a program, a service or a campaign.
pub(super) static NO_PROGRAMS: WordList = WordList::new(FILE, "NO_PROGRAMS");
/// Kinds that name something beside a system that is recognised.
pub(super) static BESIDE: WordList = WordList::new(FILE, "BESIDE");
/// Words that make a way of working of the name before them: …模式, …工作机制.
static METHODS: WordList = WordList::new(FILE, "METHODS");
/// Words between a name and such a word.
static OF_METHOD: WordList = WordList::new(FILE, "OF_METHOD");

/// Returns `true` if a way of working, not a system, is named by a name that ends at `end`: “…”服务模式.
pub(super) fn is_method(chars: &[char], end: usize) -> bool {
    let mut at = end + usize::from(matches!(chars.get(end), Some('”' | '」' | '"')));
    loop {
        let rest = chars.get(at..).unwrap_or(&[]);
        match (METHODS.prefix_len(rest), OF_METHOD.prefix_len(rest)) {
            (0, 0) => return false,
            (0, length) => at += length,
            _ => return true,
        }
    }
}

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
