//! Narrowing the rows of an overlay down by typing: the same way in every list.

use tui_input::Input;

use crate::text::FilterText;

/// What a list is narrowed down by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// What is typed.
    pub input: Input,
    /// Whether that takes the keys.
    pub is_typing: bool,
}

impl Filter {
    /// What is typed, to be held against each row.
    pub fn typed(&self) -> FilterText {
        FilterText::new(self.input.value())
    }
}
