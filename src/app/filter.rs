//! Filters the rows of a popup by typed text, in every list alike.

use tui_input::Input;

use crate::text::FilterText;

/// The filter of a list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The text of the filter.
    pub input: Input,
    /// `true` while keys go to the input.
    pub is_typing: bool,
}

impl Filter {
    /// Returns the typed text, prepared for matching rows.
    pub fn typed(&self) -> FilterText {
        FilterText::new(self.input.value())
    }
}
