//! Narrowing the rows of an overlay down by typing: the same way in every list.

use tui_input::Input;

use crate::text::{Folded, pinyin::Pattern};

/// What a list is narrowed down by.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// What is typed.
    pub input: Input,
    /// Whether that takes the keys.
    pub typing: bool,
}

/// Whether every word typed is in `text`: in either script, any width, or by pinyin.
pub fn fits(typed: &str, text: &str) -> bool {
    let whole = Folded::new(text);
    typed.split_whitespace().all(|word| {
        let wanted = Folded::new(word);
        let is_in = || whole.find_all(&wanted).next().is_some();
        let spoken = || Pattern::new(word).is_some_and(|pattern| pattern.find(text).is_some());
        wanted.is_empty() || is_in() || spoken()
    })
}
