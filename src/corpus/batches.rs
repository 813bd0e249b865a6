//! A batch in memory: what is known of it without its cases, where it came from and where its cases are.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::{
    id::BatchId,
    image::Bytes,
    model::{Batch, Case, Furniture, Script, Source, TitleSource},
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
    File(Level, PathBuf),
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

/// All of a [`Batch`] but its furniture and its cases; the fields mean the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchHead {
    /// The batch id, first half of every case id.
    pub id: BatchId,
    /// Title of the notice.
    pub title: String,
    /// Whether that title is printed.
    pub title_source: TitleSource,
    /// Who published the notice.
    pub issuer: String,
    /// 文号, as printed.
    pub document_number: Option<String>,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub published: String,
    /// Official simplified name of the province.
    pub province: String,
    /// How many cases the notice says that it has.
    pub announced: Option<u32>,
    /// The script of the notice.
    pub script: Script,
    /// What a reader should know of this batch.
    pub note: Option<String>,
    /// The file that was imported.
    pub source: Source,
}

impl BatchHead {
    /// Takes a batch apart: its head, its furniture, its cases.
    pub fn split(batch: Batch) -> (Self, Vec<Furniture>, Vec<Case>) {
        let head = Self {
            id: batch.id,
            title: batch.title,
            title_source: batch.title_source,
            issuer: batch.issuer,
            document_number: batch.document_number,
            published: batch.published,
            province: batch.province,
            announced: batch.announced,
            script: batch.script,
            note: batch.note,
            source: batch.source,
        };
        (head, batch.furniture, batch.cases)
    }
}

/// Neighbouring cases of one batch in one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The position of the segment among all segments.
    pub segment: u32,
    /// The first case, by its position in the segment.
    pub first: u32,
    /// How many cases.
    pub len: u32,
}

/// A batch of a corpus.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What is known of it.
    pub batch: Arc<BatchHead>,
    /// Where it came from.
    pub origin: Origin,
    /// Its furniture, in postcard's form.
    pub(super) furniture: Bytes,
    /// Its cases in order.
    pub(super) runs: Vec<Run>,
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
            Origin::File(_, path) => Notice::beside(path, &self.batch.source),
        }
    }

    /// The whole lines of the notice that belong to no case, decoded now. (A damaged cache has none.)
    pub fn furniture(&self) -> Vec<Furniture> {
        postcard::from_bytes(&self.furniture).unwrap_or_default()
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
