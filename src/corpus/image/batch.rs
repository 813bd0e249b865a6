//! The summary of a batch, and the runs of its cases.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};
use smallvec::SmallVec;

use crate::corpus::model::Batch;

/// All of a [`Batch`] but its cases: that field is empty.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BatchSummary(Batch);

impl From<Batch> for BatchSummary {
    fn from(batch: Batch) -> Self {
        Self(Batch { cases: Vec::new(), ..batch })
    }
}

impl Deref for BatchSummary {
    type Target = Batch;

    fn deref(&self) -> &Batch {
        &self.0
    }
}

/// Consecutive cases of one batch in one segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The position of the segment among all segments.
    pub segment: u32,
    /// The position of the first case in the segment.
    pub first: u32,
    /// The number of cases.
    pub len: u32,
}

/// The cases of a batch, in order. Nearly all batches have one run.
pub type Runs = SmallVec<[Run; 1]>;

/// Reads runs one by one: a [`SmallVec`] takes memory for as many as the bytes say, however few they are.
pub(super) fn read_runs<'de, D: Deserializer<'de>>(from: D) -> Result<Runs, D::Error> {
    Vec::<Run>::deserialize(from).map(Runs::from_vec)
}
