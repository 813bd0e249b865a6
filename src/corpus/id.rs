//! Batch ids and case ids.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A batch id: `[a-z0-9][a-z0-9-]{0,63}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(inline, extend("pattern" = "^[a-z0-9][a-z0-9-]{0,63}$"))]
pub struct BatchId(String);

/// Why a text is no id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Not a batch id.
    #[error("`{0}` is not a batch id: use 1 to 64 of a-z, 0-9 and -, not beginning with -")]
    Batch(String),
    /// Not a case id.
    #[error("`{0}` is not a case id: write BATCH/NUMBER, for example fujian-2025-1/27")]
    Case(String),
}

impl BatchId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BatchId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let good = (1..=64).contains(&text.len()) && text.bytes().all(allowed) && !text.starts_with('-');
        if good { Ok(Self(text.to_owned())) } else { Err(IdError::Batch(text.to_owned())) }
    }
}

impl TryFrom<String> for BatchId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<BatchId> for String {
    fn from(id: BatchId) -> String {
        id.0
    }
}

impl fmt::Display for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A case id, `<batch>/<number>`: names a case wherever one can be named, for good.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId {
    /// The batch.
    pub batch: BatchId,
    /// The number in it.
    pub number: u32,
}

impl FromStr for CaseId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError::Case(text.to_owned());
        let (batch, number) = text.rsplit_once('/').ok_or_else(wrong)?;
        let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let number = number.parse().ok().filter(|_| plain).ok_or_else(wrong)?;
        Ok(Self { batch: batch.parse().map_err(|_| wrong())?, number })
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.batch, self.number)
    }
}

/// The position of a case in one corpus, counted from 0 in the order of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseIx(pub u32);
