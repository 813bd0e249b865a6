//! The states of an adoption.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The state of an adoption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is to be studied.
    ToStudy,
    /// It is to be adopted.
    ToAdopt,
    /// It is being adopted.
    InProgress,
    /// It is adopted.
    Done,
    /// It is not adopted.
    Rejected,
}

impl Status {
    /// All of them in their order, with the names in files and in Chinese.
    pub const ALL: [(Self, &str, &str); 5] = [
        (Self::ToStudy, "to-study", "待研究"),
        (Self::ToAdopt, "to-adopt", "拟借鉴"),
        (Self::InProgress, "in-progress", "推进中"),
        (Self::Done, "done", "已落地"),
        (Self::Rejected, "rejected", "不采纳"),
    ];

    /// Returns the name in files.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(status, ..)| *status == self).map_or("", |(_, name, _)| name)
    }

    /// Returns the name in Chinese.
    pub fn chinese(self) -> &'static str {
        Self::ALL.iter().find(|(status, ..)| *status == self).map_or("", |(.., chinese)| chinese)
    }
}
