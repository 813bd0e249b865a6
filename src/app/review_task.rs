//! The tasks that a review asks of its driver, and the news that come back.

use std::{collections::BTreeSet, ops::Deref, path::PathBuf, sync::Arc};

use crate::{
    error::Fault,
    import::{self, Corrections},
    review::{Alike, Reading, Review, ReviewSource, read},
};

/// A value shared by reference; two are equal if they are one in memory.
#[derive(Debug)]
pub struct Shared<T>(pub Arc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Eq for Shared<T> {}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// A task of a review.
#[derive(Clone, Debug)]
pub enum ReviewTask {
    /// Import the notice again; numbered.
    Read {
        /// The number.
        id: u64,
        /// The notice.
        source: Arc<ReviewSource>,
        /// The corrections.
        corrections: Corrections,
    },
    /// Find the lines of the shape of this one.
    Alike {
        /// The notice.
        source: Arc<ReviewSource>,
        /// The line.
        line: u32,
    },
    /// Write the corrections.
    Keep {
        /// The notice.
        source: Arc<ReviewSource>,
        /// The corrections that the file held last.
        base: Box<Corrections>,
        /// The corrections.
        corrections: Corrections,
    },
    /// Write the batch with its notice and corrections.
    Save {
        /// The notice.
        source: Arc<ReviewSource>,
        /// The reading to write.
        reading: Arc<Reading>,
        /// Its corrections.
        corrections: Corrections,
    },
    /// Begin the review of a loaded batch, by its file.
    Batch(PathBuf),
    /// Begin the review of a file, by its name as typed.
    File(String),
    /// Begin the review of a notice that was pasted.
    Pasted(String),
}

impl ReviewTask {
    /// Does a task that needs neither file nor folder; `None` for the others.
    pub fn compute(&self) -> Option<ReviewNews> {
        match self {
            Self::Read { id, source, corrections } => {
                Some(ReviewNews::Read { id: *id, reading: Arc::new(read(source, corrections)) })
            }
            Self::Alike { source, line } => {
                let lines = import::alike(&source.bytes, &source.prepared, *line);
                Some(ReviewNews::Alike(Alike { line: *line, lines, except: BTreeSet::new() }))
            }
            _ => None,
        }
    }

    /// Returns `true` for a task that needs neither file nor folder.
    pub fn is_computed(&self) -> bool {
        matches!(self, Self::Read { .. } | Self::Alike { .. })
    }
}

/// News for a review.
#[derive(Clone, Debug)]
pub enum ReviewNews {
    /// A review begins.
    Begin(Box<Review>),
    /// It cannot begin.
    Refused(Vec<Fault>),
    /// The notice is read again.
    Read {
        /// The number of the request.
        id: u64,
        /// The reading.
        reading: Arc<Reading>,
    },
    /// The lines that are alike.
    Alike(Alike),
    /// The corrections are in the file, joined with those of another person if there are any.
    Kept {
        /// The contents of the file.
        corrections: Corrections,
        /// `true` if another person's are among them.
        is_merged: bool,
    },
    /// They are not.
    NotKept(Fault),
    /// The batch is written.
    Saved {
        /// Its folder.
        folder: String,
        /// The corrections that it was made with.
        corrections: Corrections,
        /// `true` if the notice is another one on disk now.
        is_notice_changed: bool,
    },
}
