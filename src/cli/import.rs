//! `anli import`: from a notice to a batch.

use clap::ArgMatches;

use super::{
    Result,
    out::wrong,
    text::{Lang, Word},
};

/// Imports a notice.
pub(super) fn run(_matches: &ArgMatches, lang: Lang) -> Result {
    Err(wrong(lang, (Word::NotYet, &["anli import"]), (Word::NotYetCure, &[])))
}
