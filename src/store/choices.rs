//! How a person wants to read, as far as it outlives a session: what was said of each option, by whoever said it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Script;

/// What was chosen; none where nothing was. The names are those of the options in `config.json`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Choices {
    /// Chinese punctuation and indents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typeset: Option<bool>,
    /// Points on rows of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point_rows: Option<bool>,
    /// The script that the text is shown in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Script>,
    /// A space between Han and Latin letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spaced: Option<bool>,
    /// An empty row after every row of the zoomed reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub double_spaced: Option<bool>,
    /// The widest row, in columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<u16>,
    /// How far the rule between lists and text was moved to the right, in columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split: Option<i16>,
    /// Rows of the preview below a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview: Option<u16>,
    /// Whether the batch list is shown where it has room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch_pane: Option<bool>,
    /// Whether the outline stays beside the zoomed text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outline_pane: Option<bool>,
}

/// Applies an expression to each field of some [`Choices`], so that none is forgotten.
macro_rules! each {
    ($($choices:ident),+ => $make:expr) => {
        Choices {
            typeset: $make($($choices.typeset),+),
            point_rows: $make($($choices.point_rows),+),
            script: $make($($choices.script),+),
            spaced: $make($($choices.spaced),+),
            double_spaced: $make($($choices.double_spaced),+),
            measure: $make($($choices.measure),+),
            split: $make($($choices.split),+),
            preview: $make($($choices.preview),+),
            batch_pane: $make($($choices.batch_pane),+),
            outline_pane: $make($($choices.outline_pane),+),
        }
    };
}

/// What is said first, else what is said second.
fn first<T>(one: Option<T>, other: Option<T>) -> Option<T> {
    one.or(other)
}

/// What is said now and was not said before.
fn new<T: PartialEq>(now: Option<T>, before: Option<T>) -> Option<T> {
    now.filter(|now| before.as_ref() != Some(now))
}

impl Choices {
    /// These, and where they say nothing what `others` say.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        each!(self, others => first)
    }

    /// What of these differs from `before`.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        each!(self, before => new)
    }
}
