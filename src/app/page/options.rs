//! The options that decide how a case is laid out.

use crate::{
    app::words::Lang,
    corpus,
    text::{
        Script, Width,
        script::convert,
        typeset::{chinese_marks, has_ascii_marks},
    },
};

/// The display options of a case's text; the stored text does not depend on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DisplayOptions {
    /// Chinese punctuation and indents; otherwise as stored.
    pub typeset: bool,
    /// A space between Han and Latin letters or digits.
    pub spaced: bool,
    /// Each point (一是 …) begins a row.
    pub points: bool,
    /// Shows the printed text instead of the repaired one.
    pub unrepaired: bool,
    /// The script.
    pub script: Script,
    /// An empty row after every row of text.
    pub double: bool,
}

impl Default for DisplayOptions {
    fn default() -> Self {
        Self { typeset: true, ..Self::AS_STORED }
    }
}

impl DisplayOptions {
    /// The text as it is stored: in the script and with the marks of its notice.
    pub const AS_STORED: Self = Self {
        typeset: false,
        spaced: false,
        points: false,
        unrepaired: false,
        script: Script::Printed,
        double: false,
    };

    /// Replaces the characters of a text printed in `printed` by their displayed forms, one for one.
    pub fn apply(&self, chars: &mut [char], printed: corpus::Script) {
        convert(chars, self.script, printed == corpus::Script::Hant);
        if self.typeset {
            chinese_marks(chars);
        }
    }

    /// Returns `text` as displayed, without insertions.
    pub fn display_text(&self, text: &str, printed: corpus::Script) -> String {
        if self.script == Script::Printed && !(self.typeset && has_ascii_marks(text)) {
            return text.to_owned();
        }
        let mut chars: Vec<char> = text.chars().collect();
        self.apply(&mut chars, printed);
        chars.into_iter().collect()
    }
}

/// Everything besides the case that its rows depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayoutOptions {
    /// Columns of a row.
    pub columns: u16,
    /// The width policy.
    pub width: Width,
    /// The language of our own words.
    pub lang: Lang,
    /// The display options of the text.
    pub display: DisplayOptions,
    /// The lines of the notice instead of the case.
    pub source: bool,
}
