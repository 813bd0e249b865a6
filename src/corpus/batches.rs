//! A loaded batch: its summary, its origin and the runs of its cases.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    image::{BatchSummary, Runs},
    notice::Notice,
};
use crate::error::Fault;

/// The sources of batches, by rank: of one batch id at two levels the higher (later) one replaces the lower.
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

/// The origin of one batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program itself; holds the text of the notice.
    Embedded(&'static str),
    /// A file at this level: the path of its `batch.json`, as the user named it.
    File(Level, Arc<Path>),
}

impl Origin {
    /// Returns its level.
    pub fn level(&self) -> Level {
        match self {
            Self::Embedded(_) => Level::Embedded,
            Self::File(level, _) => *level,
        }
    }

    /// Returns its batch file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Embedded(_) => None,
            Self::File(_, path) => Some(path),
        }
    }
}

/// A batch of a corpus.
#[derive(Clone, Debug)]
pub struct LoadedBatch {
    /// All of the batch but its cases.
    pub batch: BatchSummary,
    /// Its origin.
    pub origin: Origin,
    /// Its cases in order.
    pub(super) runs: Runs,
}

impl LoadedBatch {
    /// Returns the notice that the batch was imported from: embedded, or read now from beside the batch file.
    ///
    /// # Errors
    ///
    /// The notice cannot be read.
    pub fn notice(&self) -> Result<Notice, Fault> {
        match &self.origin {
            Origin::Embedded(text) => Ok(Notice::embedded(text)),
            Origin::File(_, path) => Notice::beside(path, &self.batch.source),
        }
    }

    /// Returns the file of the notice; `None` of an embedded batch, and where the batch names no file beside it.
    pub fn notice_path(&self) -> Option<PathBuf> {
        Notice::path_beside(self.origin.path()?, &self.batch.source).ok()
    }

    /// Returns the number of cases.
    pub fn case_count(&self) -> usize {
        self.runs.iter().map(|run| run.len as usize).sum()
    }
}
