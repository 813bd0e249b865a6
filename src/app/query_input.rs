//! The input of the search over all practices. An earlier query stands in it selected until something is done to it.

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
    /// The input opened over a query.
    pub fn with_query(query: String) -> Self {
        Self { is_selected: !query.is_empty(), input: Input::new(query) }
    }

    /// Puts another query into it, to be changed.
    pub fn replace(&mut self, query: String) {
        self.input = Input::new(query);
        self.is_selected = false;
    }

    /// Before `text` is put in: a selected query gives way to it, unless it is a space, which begins a further word.
    pub fn before_insert(&mut self, text: &str) {
        if self.deselect() && !text.trim().is_empty() {
            self.input.reset();
        }
    }

    /// Ends the selection; whether there was one.
    pub fn deselect(&mut self) -> bool {
        std::mem::take(&mut self.is_selected)
    }
}
