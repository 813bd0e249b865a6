//! The segments and positions of the cases of one batch.

use serde::{Deserialize, Serialize};

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
