//! The segments and positions of the cases of one batch.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

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
