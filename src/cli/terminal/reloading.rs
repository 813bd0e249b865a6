//! The readings of the corpus after the first one.

use std::sync::Arc;

use super::{corpus_watch::CorpusWatch, event::Said};
use crate::cli::loading::Opened;

/// Reads the corpus.
pub(in crate::cli) type ReadCorpus = Arc<dyn Fn() -> Opened + Send + Sync>;

/// The readings of the corpus after the first one.
pub(super) struct Reloading {
    /// Reads the corpus again.
    pub(super) read: ReadCorpus,
    /// Tells that it should be read again.
    pub(super) watch: CorpusWatch,
    /// `true` while a thread reads.
    pub(super) is_running: bool,
    /// A reading that was asked for meanwhile: what it is about may have come too late for the one that runs.
    pub(super) next: Option<Said>,
}

impl Reloading {
    pub(super) fn new(read: ReadCorpus, watch: CorpusWatch) -> Self {
        Self { read, watch, is_running: false, next: None }
    }
}
