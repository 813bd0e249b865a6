//! The one width policy: how a grapheme is drawn and how many columns it takes.
//!
//! “ ” ‘ ’ — … · ① → × and others are *East Asian Ambiguous* (UAX #11): one column in most terminals, two in Xshell,
//! PuTTY and many CJK set-ups. No table can know; so the mode is a parameter of everything that measures or draws.

/// How the terminal draws ambiguous characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WidthMode {
    /// Draw no ambiguous character at all: each has a substitute of certain width. Straight everywhere.
    #[default]
    Safe,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

/// Text measured and drawn in one width mode. All measures are display columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Width(pub WidthMode);

impl Width {
    /// Columns that one grapheme takes as this mode draws it; at most `u16::MAX`, and 0 for what cannot be seen.
    pub fn of_grapheme(self, grapheme: &str) -> u16 {
        let _ = grapheme;
        0
    }
}
