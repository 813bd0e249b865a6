//! The word lists by which systems are recognised.

use crate::import::words::WordList;

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
