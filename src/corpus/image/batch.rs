//! The summary of a batch: all of it but its cases.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

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
