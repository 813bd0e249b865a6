//! The place that an answer for people goes to: a terminal, where cases stand in columns with their matches marked, or a
//! pipe, where they are `id⇥region⇥title`.

use std::{borrow::Cow, io::IsTerminal, ops::Range};

use super::terminal_env::TerminalEnv;
use crate::text::{LineWidth, Width, WidthMode, sanitize::sanitize, wrap};

/// Between two columns.
const GAP: usize = 2;

/// Fewest columns of a title beside the others; with fewer it stands below them.
const LEAST_TITLE: usize = 24;

/// The width of “ and — is unknown here: two columns keep every row within the terminal.
const WIDTH: Width = Width(WidthMode::Wide);

/// Colour and emphasis, ECMA-48 8.3.117.
const ID: &str = "\x1b[36m";
const MATCH: &str = "\x1b[1;31m";
const PLAIN: &str = "\x1b[m";

/// When answers are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl When {
    /// All of them with their names.
    pub const ALL: [(Self, &str); 3] = [(Self::Auto, "auto"), (Self::Always, "always"), (Self::Never, "never")];

    /// Returns `true` if what goes to a terminal, or does not, is coloured: the option goes before `$NO_COLOR`, that
    /// before `$CLICOLOR_FORCE`, that before `$CLICOLOR` (no-color.org, bixense.com/clicolors).
    pub fn is_coloured(self, env: &TerminalEnv, is_terminal: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => !env.no_color && (env.force_color || is_terminal && !env.dumb),
        }
    }
}

/// The place that an answer for people goes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlet {
    /// Columns of the terminal; `None` for a pipe.
    pub columns: Option<u16>,
    /// `true` if the answer is coloured.
    pub is_coloured: bool,
}

/// A text with the characters of it that match.
pub struct Marked<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Matched characters, in order.
    pub marks: Vec<Range<usize>>,
}

impl<'a> Marked<'a> {
    /// Makes a text without matches.
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), marks: Vec::new() }
    }
}

/// A case of a list, with whole lines below it.
pub struct ListedCase<'a> {
    /// Its id.
    pub id: String,
    /// Its region.
    pub region: Marked<'a>,
    /// Its title.
    pub title: Marked<'a>,
    /// Lines below it.
    pub below: String,
}

/// A text without control characters, with the bytes of it that match.
struct Clean {
    text: String,
    marks: Vec<Range<usize>>,
}

impl Clean {
    fn new(marked: &Marked<'_>) -> Self {
        let mut clean = Self { text: String::new(), marks: Vec::new() };
        let mut chars = marked.text.chars();
        let mut at = 0;
        for mark in &marked.marks {
            let before: String = chars.by_ref().take(mark.start.saturating_sub(at)).collect();
            let inside: String = chars.by_ref().take(mark.end.saturating_sub(mark.start.max(at))).collect();
            at = at.max(mark.end);
            clean.text += &sanitize(&before);
            let start = clean.text.len();
            clean.text += &sanitize(&inside);
            clean.marks.push(start..clean.text.len());
        }
        clean.text += &sanitize(chars.as_str());
        clean
    }
}

impl Outlet {
    /// Returns standard output.
    pub(super) fn standard(when: When) -> Self {
        let env = TerminalEnv::from_env();
        let is_terminal = std::io::stdout().is_terminal();
        let size = is_terminal.then(|| crossterm::terminal::size().ok()).flatten();
        let columns = size.map(|(columns, _)| columns).filter(|columns| *columns > 0);
        Self { columns, is_coloured: when.is_coloured(&env, is_terminal) }
    }

    /// Returns the lines of cases.
    pub fn cases(&self, cases: &[ListedCase<'_>]) -> String {
        let rows: Vec<(Clean, Clean)> =
            cases.iter().map(|case| (Clean::new(&case.region), Clean::new(&case.title))).collect();
        let ids = cases.iter().map(|case| WIDTH.of(&case.id)).max().unwrap_or(0);
        let regions = rows.iter().map(|(region, _)| WIDTH.of(&region.text)).max().unwrap_or(0);
        let mut out = String::new();
        for (case, (region, title)) in cases.iter().zip(&rows) {
            let id = self.id(&case.id);
            let place = self.painted(region, 0..region.text.len());
            match self.columns {
                None => out += &format!("{id}\t{place}\t{}\n", self.painted(title, 0..title.text.len())),
                Some(columns) => {
                    let pad = |to: usize, text: &str| " ".repeat(to.saturating_sub(WIDTH.of(text)) + GAP);
                    out += &format!("{id}{}{place}", pad(ids, &case.id));
                    out += &self.title(title, columns, (ids + regions + 2 * GAP, &pad(regions, &region.text)));
                }
            }
            out += &case.below;
        }
        out
    }

    /// Returns a title in its column, or below the others where they leave too little; `beside` is that column and the
    /// blanks before it.
    fn title(&self, title: &Clean, columns: u16, beside: (usize, &str)) -> String {
        let (indent, blanks) = beside;
        let whole = usize::from(columns);
        let (indent, first) = match whole.saturating_sub(indent) >= LEAST_TITLE {
            true => (indent, blanks.to_owned()),
            false => (GAP, format!("\n{}", " ".repeat(GAP))),
        };
        let line = LineWidth::plain(u16::try_from(whole.saturating_sub(indent).max(1)).unwrap_or(u16::MAX));
        let rows = wrap(&title.text, line, WIDTH);
        let rows = rows.into_iter().map(|row| self.painted(title, row.shown));
        format!("{first}{}\n", rows.collect::<Vec<_>>().join(&format!("\n{}", " ".repeat(indent))))
    }

    fn id(&self, id: &str) -> String {
        if self.is_coloured { format!("{ID}{id}{PLAIN}") } else { id.to_owned() }
    }

    /// Returns these bytes of a text, its matches marked.
    fn painted(&self, text: &Clean, shown: Range<usize>) -> String {
        let piece = |bytes: Range<usize>| text.text.get(bytes).unwrap_or_default();
        if !self.is_coloured {
            return piece(shown).to_owned();
        }
        let mut out = String::new();
        let mut at = shown.start;
        for mark in &text.marks {
            let (start, end) = (mark.start.max(at), mark.end.min(shown.end));
            if start < end {
                out += &format!("{}{MATCH}{}{PLAIN}", piece(at..start), piece(start..end));
                at = end;
            }
        }
        out + piece(at..shown.end)
    }
}
