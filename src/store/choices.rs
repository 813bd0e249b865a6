//! Reading options that outlive a session.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Script;

/// Values of reading options, `None` if not chosen. The names are those of the options in `config.json`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Choices {
    /// Chinese punctuation and indents.
    pub typeset: Option<bool>,
    /// Points on rows of their own.
    pub point_rows: Option<bool>,
    /// Script of the text.
    pub script: Option<Script>,
    /// A space between Han and Latin letters.
    pub spaced: Option<bool>,
    /// An empty row after every row of the zoomed reader.
    pub double_spaced: Option<bool>,
    /// Maximum row width, in columns.
    pub measure: Option<u16>,
    /// Shift of the border between lists and text to the right, in columns.
    pub split: Option<i16>,
    /// Rows of the preview below a list.
    pub preview: Option<u16>,
    /// Shows the batch list if there is room.
    pub batch_pane: Option<bool>,
    /// Keeps the outline beside the zoomed text.
    pub outline_pane: Option<bool>,
}

/// Applies an expression to each field, so that none is forgotten.
macro_rules! each {
    ($one:ident, $other:ident => $make:expr; $($field:ident)+) => {
        Choices { $($field: $make($one.$field, $other.$field)),+ }
    };
    ($one:ident, $other:ident => $make:expr) => {
        each!($one, $other => $make;
            typeset point_rows script spaced double_spaced measure split preview batch_pane outline_pane)
    };
}

fn first<T>(one: Option<T>, other: Option<T>) -> Option<T> {
    one.or(other)
}

fn changed<T: PartialEq>(now: Option<T>, before: Option<T>) -> Option<T> {
    now.filter(|now| before.as_ref() != Some(now))
}

impl Choices {
    /// Returns these choices, with those of `others` where there is none.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        each!(self, others => first)
    }

    /// Returns the choices that differ from `before`.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        each!(self, before => changed)
    }
}
