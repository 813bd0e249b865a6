//! Reading batches into one corpus: the only reader of batch files.

use super::model::Batch;

/// All batches in memory.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The batches, newest first.
    pub batches: Vec<Batch>,
}

impl Corpus {
    /// How many cases there are.
    pub fn len(&self) -> usize {
        self.batches.iter().map(|batch| batch.cases.len()).sum()
    }

    /// Whether there is no case.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
