//! The one width policy: how a grapheme is drawn and how many columns it takes.
//!
//! “ ” ‘ ’ — … · ① → × and others are *East Asian Ambiguous* (UAX #11): one column in most terminals, two in Xshell,
//! PuTTY and many CJK set-ups. No table can know; so the mode is a parameter of everything that measures or draws.
//!
//! Terminals also disagree about joined emoji, keycaps and emoji or text presentation. These are drawn as the first character
//! of the cluster in every mode: the columns stay aligned, and Chinese notices lose nothing by it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthChar;

use super::ambiguous::{is_ambiguous, substitute};
use super::blocks::plain_columns;
use super::graphemes::graphemes;
use super::sanitize::is_denied;

/// Stands for a character that cannot be drawn in certain columns: the geta mark, two columns everywhere.
const GETA: Drawn<'static> = Drawn { text: "〓", columns: 2 };

/// The limit of columns of one grapheme; a longer pile of spacing marks is drawn as [`GETA`].
const MAX_COLUMNS: usize = 4;

/// The width of ambiguous characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WidthMode {
    /// No ambiguous character is drawn: each has a substitute of certain width. Aligned in every terminal.
    #[default]
    Safe,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

/// Text measured and drawn in one width mode. All measures are display columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Width(pub WidthMode);

/// One grapheme as it is written to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// The grapheme itself, its beginning, or a substitute; empty for an invisible one. A substitute may be several
    /// graphemes, such as `(1)`; none of them is ambiguous.
    pub text: &'a str,
    /// The columns of `text`, 0 to 5.
    pub columns: u16,
}

/// Returns `true` for characters on which terminals differ: hexagrams and trigrams, narrow before Unicode 16, wide since;
/// halves of flags.
fn is_unsettled(c: char) -> bool {
    matches!(c, '\u{2630}'..='\u{2637}' | '\u{268A}'..='\u{268F}' | '\u{4DC0}'..='\u{4DFF}') || is_regional(c)
}

/// Returns `true` for regional indicators; two of them are a flag.
fn is_regional(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

impl Width {
    /// Returns what is drawn for one grapheme: never a control character, in `Safe` never an ambiguous one.
    pub fn draw(self, grapheme: &str) -> Drawn<'_> {
        let mut chars = grapheme.chars();
        let Some(first) = chars.next() else { return Drawn { text: "", columns: 0 } };
        let rest = chars.as_str();
        if rest.is_empty() {
            return self.draw_char(first, grapheme);
        }
        let alone = grapheme.get(..first.len_utf8()).unwrap_or_default();
        if self.needs_substitute(first) {
            return self.draw_char(first, alone);
        }
        if is_regional(first) {
            // A modifier or mark that follows is drawn beside the flag or not at all.
            let end = grapheme.find(|c| !is_regional(c)).unwrap_or(grapheme.len());
            let flag = grapheme.get(..end).unwrap_or_default();
            return fitted(flag, flag.chars().count());
        }
        let is_pictograph = rest.chars().any(|c| match c {
            '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' => true,
            '\u{200D}' => first >= '\u{2000}',
            _ => false,
        });
        if is_pictograph {
            return self.draw_char(first, alone);
        }
        let end = grapheme.find(|c| is_denied(c) || (self.0 == WidthMode::Safe && is_ambiguous(c)));
        let text = end.and_then(|end| grapheme.get(..end)).unwrap_or(grapheme);
        fitted(text, text.chars().map(|c| self.of_char(c)).sum())
    }

    /// Returns `true` for a character that this mode never draws as it is.
    fn needs_substitute(self, c: char) -> bool {
        self.0 == WidthMode::Safe && (is_ambiguous(c) || is_unsettled(c))
    }

    fn draw_char<'a>(self, c: char, text: &'a str) -> Drawn<'a> {
        if let Some(columns) = plain_columns(c) {
            return Drawn { text, columns };
        }
        if c == '\t' {
            return Drawn { text: " ", columns: 1 };
        }
        let columns = self.of_char(c);
        if columns == 0 || !self.needs_substitute(c) {
            return fitted(text, columns);
        }
        let certain = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        substitute(c).map_or(GETA, |text| Drawn { text, columns: certain(text) })
    }

    /// Returns the columns of one character as it is, without its substitute.
    fn of_char(self, c: char) -> usize {
        match UnicodeWidthChar::width(c) {
            None | Some(0) => 0,
            Some(_) if is_denied(c) => 0,
            // unicode-width counts ambiguous letters as narrow even among Han; terminals set to wide do not.
            Some(columns) if self.0 == WidthMode::Wide && is_ambiguous(c) => columns.max(2),
            Some(columns) => columns,
        }
    }

    /// Returns the columns of one grapheme as this mode draws it, 0 to 5.
    pub fn of_grapheme(self, grapheme: &str) -> u16 {
        self.draw(grapheme).columns
    }

    /// Returns the columns of a text as this mode draws it; line feeds and invisible characters count 0.
    pub fn of(self, text: &str) -> usize {
        graphemes(text).map(|(_, cluster)| usize::from(self.of_grapheme(cluster))).sum()
    }

    /// Returns the longest prefix of whole graphemes that takes at most `columns`, and its columns.
    pub fn fit(self, text: &str, columns: usize) -> (&str, usize) {
        let mut used = 0;
        for (at, cluster) in graphemes(text) {
            let next = used + usize::from(self.of_grapheme(cluster));
            if next > columns {
                return (text.get(..at).unwrap_or_default(), used);
            }
            used = next;
        }
        (text, used)
    }

    /// Returns the mark of a text that is cut.
    pub fn ellipsis(self) -> &'static str {
        if self.0 == WidthMode::Safe { "..." } else { "…" }
    }

    /// Cuts a text to `columns`, with an ellipsis if it is longer. The result is still to be drawn in this mode.
    pub fn elide(self, text: &str, columns: usize) -> String {
        if self.fit(text, columns).0.len() == text.len() {
            return text.to_owned();
        }
        let ellipsis = self.fit(self.ellipsis(), columns).0;
        let (head, _) = self.fit(text, columns.saturating_sub(self.of(ellipsis)));
        format!("{}{ellipsis}", head.trim_end())
    }
}

fn fitted(text: &str, columns: usize) -> Drawn<'_> {
    match columns {
        0 => Drawn { text: "", columns: 0 },
        1..=MAX_COLUMNS => Drawn { text, columns: columns as u16 },
        _ => GETA,
    }
}
