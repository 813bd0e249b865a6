//! A batch in memory: what is known of it without its cases, where it came from and where its cases are.

use std::{path::Path, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{image::BatchHead, model::Furniture, notice::Notice};
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

/// Neighbouring cases of one batch in one segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The position of the segment among all segments.
    pub segment: u32,
    /// The first case, by its position in the segment.
    pub first: u32,
    /// How many cases.
    pub len: u32,
}

/// The cases of a batch, in order. Nearly all batches have one run, which takes no room elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Runs {
    first: Run,
    more: Box<[Run]>,
}

impl Runs {
    /// All of them; one of no case where there is none.
    pub fn iter(&self) -> impl Iterator<Item = &Run> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// The same, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Run> {
        std::iter::once(&mut self.first).chain(&mut self.more)
    }
}

impl From<Run> for Runs {
    fn from(first: Run) -> Self {
        Self { first, more: Box::default() }
    }
}

impl FromIterator<Run> for Runs {
    fn from_iter<I: IntoIterator<Item = Run>>(runs: I) -> Self {
        let mut runs = runs.into_iter();
        Self { first: runs.next().unwrap_or_default(), more: runs.collect() }
    }
}

/// A batch of a corpus. There may be 100,000 of them, so what is known of one is read in place.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What is known of it.
    pub batch: BatchHead,
    /// Where it came from.
    pub origin: Origin,
    /// Its cases in order.
    pub(super) runs: Runs,
}

impl Loaded {
    /// The notice that the batch was imported from: embedded, or read now from beside the batch file.
    ///
    /// # Errors
    ///
    /// The notice cannot be read.
    pub fn notice(&self) -> Result<Notice, Fault> {
        match &self.origin {
            Origin::Embedded(text) => Ok(Notice::embedded(text)),
            Origin::File(_, path) => Notice::beside(path, &self.batch.source()),
        }
    }

    /// The whole lines of the notice that belong to no case, decoded now. (A damaged cache has none.)
    pub fn furniture(&self) -> Vec<Furniture> {
        self.batch.furniture()
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
