//! The input of the search over all practices. An earlier query stands in it selected until something is done to it.

use tui_input::Input;

/// What is typed of a query. Where the input was opened is the last place of the trail.
#[derive(Clone, Debug, Default)]
pub struct QueryInput {
    /// The text.
    pub input: Input,
    /// Whether the text is an earlier query that nobody has touched: what is typed then takes its place.
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
