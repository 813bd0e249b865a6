//! `anli keys`: the effective key table.

use clap::ArgMatches;

use super::{
    Result,
    out::wrong,
    text::{Lang, Word},
};

/// Lists the keys.
pub(super) fn run(_matches: &ArgMatches, lang: Lang) -> Result {
    Err(wrong(lang, (Word::NotYet, &["anli keys"]), (Word::NotYetCure, &[])))
}
