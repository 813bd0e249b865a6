//! The input of the search over all practices. An earlier query stays selected in it until the first edit.

use tui_input::Input;

/// The input of a search. The location where it was opened is the last entry of the jump list.
#[derive(Clone, Debug, Default)]
pub struct QueryInput {
    /// The text.
    pub input: Input,
    /// `true` if the text is an earlier query and unedited: typing then replaces it.
    pub is_selected: bool,
}

impl QueryInput {
    /// Creates an input with a selected query.
    pub fn with_query(query: String) -> Self {
        Self { is_selected: !query.is_empty(), input: Input::new(query) }
    }

    /// Replaces the text by another query, unselected.
    pub fn replace(&mut self, query: String) {
        self.input = Input::new(query);
        self.is_selected = false;
    }

    /// Prepares the insertion of `text`: removes a selected query, unless `text` is a space, which begins a further word.
    pub fn before_insert(&mut self, text: &str) {
        if self.deselect() && !text.trim().is_empty() {
            self.input.reset();
        }
    }

    /// Ends the selection; returns `true` if there was one.
    pub fn deselect(&mut self) -> bool {
        std::mem::take(&mut self.is_selected)
    }
}
