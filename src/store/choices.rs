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
    #[serde(alias = "measure")]
    pub text_width: Option<u16>,
    /// Shift of the border between lists and text to the right, in columns.
    pub split: Option<i16>,
    /// Rows of the preview below a list.
    pub preview: Option<u16>,
    /// Shows the batch list if there is room.
    pub batch_pane: Option<bool>,
    /// Keeps the outline beside the zoomed text.
    pub outline_pane: Option<bool>,
}

impl Choices {
    /// Returns these choices, with those of `others` where there is none.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            typeset: self.typeset.or(others.typeset),
            point_rows: self.point_rows.or(others.point_rows),
            script: self.script.or(others.script),
            spaced: self.spaced.or(others.spaced),
            double_spaced: self.double_spaced.or(others.double_spaced),
            text_width: self.text_width.or(others.text_width),
            split: self.split.or(others.split),
            preview: self.preview.or(others.preview),
            batch_pane: self.batch_pane.or(others.batch_pane),
            outline_pane: self.outline_pane.or(others.outline_pane),
        }
    }
}
