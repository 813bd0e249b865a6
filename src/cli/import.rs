//! `anli import`: from a notice to a batch.

use clap::ArgMatches;

use super::{Result, out::wrong};
use crate::app::words::{Lang, Phrase};

/// Imports a notice.
pub(super) fn run(_matches: &ArgMatches, lang: Lang) -> Result {
    Err(wrong(lang, (Phrase::NotYet, &["anli import"]), (Phrase::NotYetCure, &[])))
}
