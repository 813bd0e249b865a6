//! The one width policy: how a grapheme is drawn and how many columns it takes.
//!
//! “ ” ‘ ’ — … · ① → × and others are *East Asian Ambiguous* (UAX #11): one column in most terminals, two in Xshell,
//! PuTTY and many CJK set-ups. No table can know; so the mode is a parameter of everything that measures or draws.
//!
//! What terminals also disagree about, joined emoji, keycaps and emoji or text presentation, is drawn as the first
//! character of the cluster in every mode: the columns stay straight, and Chinese notices lose nothing by it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use super::ambiguous::{DRAWN, RANGES};
use super::graphemes::graphemes;
use super::sanitize::is_denied;

/// Drawn for a character that cannot be drawn straight: the geta mark, two columns everywhere.
const GETA: &str = "〓";

/// The most columns one grapheme may take; a longer pile of spacing marks is drawn as [`GETA`].
const MOST: usize = 4;

/// How the terminal draws ambiguous characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Width(pub WidthMode);

/// What stands on the screen for one grapheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// What to write: the grapheme itself, its beginning, or a substitute. Empty for what cannot be seen. A substitute
    /// may be several graphemes, such as `(1)`; none of them is ambiguous.
    pub text: &'a str,
    /// Columns that `text` takes, 0 to 5.
    pub columns: u16,
}

/// Whether the character is East Asian Ambiguous (UAX #11, Unicode 17): private use is, the Han are not.
pub fn is_ambiguous(c: char) -> bool {
    !is_plain(c) && RANGES.binary_search_by(|(first, last)| order(*first, *last, c)).is_ok()
}

fn order(first: char, last: char, c: char) -> std::cmp::Ordering {
    use std::cmp::Ordering::{Equal, Greater, Less};
    if last < c {
        Less
    } else if first > c {
        Greater
    } else {
        Equal
    }
}

/// ASCII that prints, Han, and the punctuation and forms that are wide everywhere: drawn as they are.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}')
}

/// Hexagrams and trigrams were narrow before Unicode 16 and are wide since: terminals differ for years.
fn is_unsettled(c: char) -> bool {
    matches!(c, '\u{2630}'..='\u{2637}' | '\u{268A}'..='\u{268F}' | '\u{4DC0}'..='\u{4DFF}')
}

impl Width {
    /// What is drawn for one grapheme, and its columns. Never a control character, in `Safe` never an ambiguous one.
    pub fn draw(self, grapheme: &str) -> Drawn<'_> {
        // Nearly all of them: what prints of ASCII, Han from U+4E00 on, and full-width marks.
        match grapheme.as_bytes() {
            [b' '..=b'~'] => return Drawn { text: grapheme, columns: 1 },
            [0xE5..=0xE9, _, _] | [0xE4, 0xB8..=0xBF, _] | [0xEF, 0xBC, 0x81..=0xBF] => {
                return Drawn { text: grapheme, columns: 2 };
            }
            _ => {}
        }
        let mut chars = grapheme.chars();
        let Some(first) = chars.next() else { return Drawn { text: "", columns: 0 } };
        let rest = chars.as_str();
        if rest.is_empty() {
            if is_plain(first) {
                return Drawn { text: grapheme, columns: if first.is_ascii() { 1 } else { 2 } };
            }
            return self.draw_char(first, grapheme);
        }
        let alone = grapheme.get(..first.len_utf8()).unwrap_or_default();
        if matches!(first, '\u{1F1E6}'..='\u{1F1FF}') {
            return match self.0 {
                WidthMode::Safe => Drawn { text: GETA, columns: 2 },
                WidthMode::Narrow | WidthMode::Wide => Drawn { text: grapheme, columns: 2 },
            };
        }
        let is_pictograph = rest.chars().any(|c| match c {
            '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' => true,
            '\u{200D}' => first >= '\u{2000}',
            _ => false,
        });
        if is_pictograph || (self.0 == WidthMode::Safe && (is_ambiguous(first) || is_unsettled(first))) {
            return self.draw_char(first, alone);
        }
        let end = match self.0 {
            WidthMode::Safe => grapheme.char_indices().find(|(_, c)| is_ambiguous(*c)).map(|(at, _)| at),
            WidthMode::Narrow | WidthMode::Wide => None,
        };
        let text = end.and_then(|end| grapheme.get(..end)).unwrap_or(grapheme);
        match text.chars().map(|c| self.of_char(c)).sum::<usize>() {
            0 => Drawn { text: "", columns: 0 },
            columns @ 1..=MOST => Drawn { text, columns: columns as u16 },
            _ => Drawn { text: GETA, columns: 2 },
        }
    }

    fn draw_char(self, c: char, text: &str) -> Drawn<'_> {
        if c == '\t' {
            return Drawn { text: " ", columns: 1 };
        }
        let columns = self.of_char(c);
        if columns == 0 {
            return Drawn { text: "", columns: 0 };
        }
        if self.0 == WidthMode::Safe && (is_ambiguous(c) || is_unsettled(c)) {
            return match DRAWN.binary_search_by_key(&c, |(c, _)| *c).ok().and_then(|at| DRAWN.get(at)) {
                Some((_, text)) => {
                    Drawn { text, columns: text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() }
                }
                None => Drawn { text: GETA, columns: 2 },
            };
        }
        if columns > MOST { Drawn { text: GETA, columns: 2 } } else { Drawn { text, columns: columns as u16 } }
    }

    /// Columns of one character as it is, without its substitute.
    fn of_char(self, c: char) -> usize {
        if is_plain(c) {
            return if c.is_ascii() { 1 } else { 2 };
        }
        match UnicodeWidthChar::width(c) {
            None | Some(0) => 0,
            Some(_) if is_denied(c) => 0,
            // unicode-width counts ambiguous letters as narrow even among Han; terminals set to wide do not.
            Some(columns) if self.0 == WidthMode::Wide && is_ambiguous(c) => columns.max(2),
            Some(columns) => columns,
        }
    }

    /// Columns that one grapheme takes as this mode draws it, 0 to 5.
    pub fn of_grapheme(self, grapheme: &str) -> u16 {
        self.draw(grapheme).columns
    }

    /// Columns that a text takes as this mode draws it; line feeds and what cannot be seen count 0.
    pub fn of(self, text: &str) -> usize {
        graphemes(text).map(|(_, cluster)| usize::from(self.of_grapheme(cluster))).sum()
    }

    /// The longest beginning of whole graphemes that takes at most `columns`, and the columns it takes.
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

    /// The longest end of whole graphemes that takes at most `columns`.
    pub fn fit_end(self, text: &str, columns: usize) -> &str {
        let mut over = self.of(text).saturating_sub(columns);
        for (at, cluster) in graphemes(text) {
            if over == 0 {
                return text.get(at..).unwrap_or_default();
            }
            over = over.saturating_sub(self.of_grapheme(cluster).into());
        }
        ""
    }

    /// What stands where a text is cut.
    pub fn ellipsis(self) -> &'static str {
        if self.0 == WidthMode::Safe { "..." } else { "…" }
    }

    /// The text, cut to `columns` with an ellipsis if it is longer. The result is still to be drawn in this mode.
    pub fn elide(self, text: &str, columns: usize) -> String {
        if self.fit(text, columns).0.len() == text.len() {
            return text.to_owned();
        }
        let ellipsis = self.fit(self.ellipsis(), columns).0;
        let (head, _) = self.fit(text, columns.saturating_sub(self.of(ellipsis)));
        format!("{}{ellipsis}", head.trim_end())
    }

    /// The whole text as this mode draws it, for a way out that is not a screen of cells. Line feeds stay.
    pub fn drawn(self, text: &str) -> Cow<'_, str> {
        if text.chars().all(|c| is_plain(c) || c == '\n') {
            return Cow::Borrowed(text);
        }
        let pieces =
            graphemes(text).map(|(_, cluster)| if cluster == "\n" { cluster } else { self.draw(cluster).text });
        Cow::Owned(pieces.collect())
    }
}
