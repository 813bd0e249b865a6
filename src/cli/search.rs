//! `anli search`: ranked, explained hits.

use clap::ArgMatches;

use super::{
    Result,
    out::wrong,
    text::{Lang, Word},
};

/// Searches.
pub(super) fn run(_matches: &ArgMatches, lang: Lang) -> Result {
    Err(wrong(lang, (Word::NotYet, &["anli search"]), (Word::NotYetCure, &[])))
}
