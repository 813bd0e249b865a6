//! The summary of a batch: all of it but its cases.

use serde::{Deserialize, Serialize};

use crate::corpus::{
    id::BatchId,
    model::{Batch, Furniture, Script, Source, TitleSource},
};

/// All of a [`Batch`] but its cases.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BatchSummary(Batch);

impl From<Batch> for BatchSummary {
    fn from(batch: Batch) -> Self {
        Self(Batch { cases: Vec::new(), ..batch })
    }
}

impl BatchSummary {
    /// Returns the batch id, first half of every case id.
    pub fn id(&self) -> &str {
        self.0.id.as_str()
    }

    /// Returns the batch id as a value of its own.
    pub fn batch_id(&self) -> BatchId {
        self.0.id.clone()
    }

    /// Returns the title of the notice.
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// Returns the source of that title.
    pub fn title_source(&self) -> TitleSource {
        self.0.title_source
    }

    /// Returns the publisher of the notice.
    pub fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// Returns the 文号, as printed.
    pub fn document_number(&self) -> Option<&str> {
        self.0.document_number.as_deref()
    }

    /// Returns `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; an empty text where the notice has no date.
    pub fn published(&self) -> &str {
        self.0.published.as_deref().unwrap_or_default()
    }

    /// Returns the official simplified name of the province.
    pub fn province(&self) -> &str {
        &self.0.province
    }

    /// Returns the number of cases that the notice announces.
    pub fn announced(&self) -> Option<u32> {
        self.0.announced
    }

    /// Returns the script of the notice.
    pub fn script(&self) -> Script {
        self.0.script
    }

    /// Returns the editor's note on the batch.
    pub fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Returns the file that was imported.
    pub fn source(&self) -> &Source {
        &self.0.source
    }

    /// Returns the whole lines of the notice that belong to no case.
    pub fn furniture(&self) -> &[Furniture] {
        &self.0.furniture
    }
}
