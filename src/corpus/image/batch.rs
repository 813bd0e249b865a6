//! The summary of a batch, and the runs of its cases.

use std::ops::Deref;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::corpus::model::{Batch, Furniture};

/// All of a [`Batch`] but its cases: that field is empty, and so is the furniture, which is decoded on demand.
#[derive(Clone, Debug)]
pub struct BatchSummary {
    head: Batch,
    /// The furniture in postcard's form: mostly the covering letter, the larger part of a summary.
    furniture: Bytes,
}

impl BatchSummary {
    /// Returns a summary of its fields and its furniture in postcard's form.
    pub(super) fn of_parts(head: Batch, furniture: Bytes) -> Self {
        Self { head, furniture }
    }

    /// Returns its fields and its furniture in postcard's form.
    pub(super) fn parts(&self) -> (&Batch, &[u8]) {
        (&self.head, &self.furniture)
    }

    /// Returns the whole lines of the notice that belong to no case.
    pub fn furniture(&self) -> Vec<Furniture> {
        postcard::from_bytes(&self.furniture).unwrap_or_default()
    }
}

impl From<Batch> for BatchSummary {
    fn from(batch: Batch) -> Self {
        // Memory can be appended to, and every furniture has this form.
        let furniture = postcard::to_extend(&batch.furniture, Vec::new()).unwrap_or_default();
        Self::of_parts(Batch { cases: Vec::new(), furniture: Vec::new(), ..batch }, furniture.into())
    }
}

impl Deref for BatchSummary {
    type Target = Batch;

    fn deref(&self) -> &Batch {
        &self.head
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
