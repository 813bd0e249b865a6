//! The input of the search over all practices. An earlier query stands in it selected until something is done to it.

use tui_input::Input;

use super::finds::Finds;

/// What is typed of a query.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    /// The text.
    pub input: Input,
    /// Whether the text is an earlier query that nobody has touched: what is typed then takes its place.
    pub selected: bool,
    /// What was marked in the case when the input was opened. The place itself is the last one of the trail.
    pub finds: Finds,
}

impl Asking {
    /// The input opened over a query, and over what is marked.
    pub fn over(query: String, finds: Finds) -> Self {
        Self { selected: !query.is_empty(), input: Input::new(query), finds }
    }

    /// Puts another query into it, to be changed.
    pub fn put(&mut self, query: String) {
        self.input = Input::new(query);
        self.selected = false;
    }

    /// Before `text` is put in: a selected query gives way to it, unless it is a space, which begins a further word.
    pub fn make_way(&mut self, text: &str) {
        if self.release() && !text.trim().is_empty() {
            self.input.reset();
        }
    }

    /// Ends the selection; whether there was one.
    pub fn release(&mut self) -> bool {
        std::mem::take(&mut self.selected)
    }
}
