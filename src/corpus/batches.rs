//! A batch in memory: what is known of it without its cases, where it came from and where its cases are.

use std::{path::Path, sync::Arc};

use super::{
    image::{BatchSummary, Runs},
    notice::Notice,
};
use crate::error::Fault;

/// Where batches may come from. The same batch id at two levels: the higher (later) one replaces the lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Inside the program.
    Embedded,
    /// The user's data folder.
    UserData,
    /// `corpus` of the configuration.
    Configuration,
    /// `$ANLI_CORPUS`.
    Environment,
    /// `--corpus`.
    Option,
}

/// Where one batch came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program itself; holds the text of the notice.
    Embedded(&'static str),
    /// A file at this level: the path of its `batch.json`, as the user named it.
    File(Level, Arc<Path>),
}

impl Origin {
    /// Its level.
    pub fn level(&self) -> Level {
        match self {
            Self::Embedded(_) => Level::Embedded,
            Self::File(level, _) => *level,
        }
    }

    /// Its batch file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Embedded(_) => None,
            Self::File(_, path) => Some(path),
        }
    }
}

/// A batch of a corpus. There may be 100,000 of them, so what is known of one is read in place.
#[derive(Clone, Debug)]
pub struct LoadedBatch {
    /// What is known of it.
    pub batch: BatchSummary,
    /// Where it came from.
    pub origin: Origin,
    /// Its cases in order.
    pub(super) runs: Runs,
}

impl LoadedBatch {
    /// The notice that the batch was imported from: embedded, or read now from beside the batch file.
    ///
    /// # Errors
    ///
    /// The notice cannot be read.
    pub fn notice(&self) -> Result<Notice, Fault> {
        match &self.origin {
            Origin::Embedded(text) => Ok(Notice::embedded(text)),
            Origin::File(_, path) => Notice::beside(path, self.batch.source()),
        }
    }

    /// How many cases it has.
    pub fn len(&self) -> usize {
        self.runs.iter().map(|run| run.len as usize).sum()
    }

    /// Whether it has no case.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
