//! Roles and themes. Every style is a named role in the terminal's own 16 colours and background. No information depends on
//! colour alone: bold, reverse, underline or a marker repeats it.

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};

/// The role of a piece of the screen, which decides its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plain text.
    Text,
    /// The title of the pane that has the keys.
    PaneFocused,
    /// The title of another pane.
    Pane,
    /// Rules between panes.
    Rule,
    /// The thumb of a scrollbar.
    Thumb,
    /// A selected row in the pane that has the keys.
    Selected,
    /// A selected row in another pane.
    SelectedElsewhere,
    /// The title of a case.
    Title,
    /// The lines about a case, hints, everything beside the text.
    Quiet,
    /// The heading of a section.
    Section,
    /// The heading of a measure.
    Heading,
    /// A region in a list row.
    Place,
    /// A match of a search.
    Match,
    /// The current match.
    MatchHere,
    /// An insertion of the program in a text: 〔缺〕, 〔拟题〕.
    Mark,
    /// A system or document in a text.
    Name,
    /// A figure in a text.
    Figure,
    /// A repair that may be wrong; in the notice, any repair.
    Repair,
    /// A key in hints and help.
    Key,
    /// The status line.
    Status,
    /// A warning.
    Warning,
    /// The text being typed.
    Input,
}

impl Role {
    /// Returns the style of the role.
    pub fn style(self) -> Style {
        let plain = Style::new();
        match self {
            Role::Text | Role::Input => plain,
            Role::PaneFocused => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Pane => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            Role::Rule | Role::Quiet => plain.fg(Color::DarkGray),
            Role::Thumb => plain.fg(Color::DarkGray).add_modifier(Modifier::REVERSED),
            // One style for the whole row: a reversed row of many colours is ragged.
            Role::Selected => plain.fg(Color::Reset).add_modifier(Modifier::REVERSED),
            Role::SelectedElsewhere => plain.add_modifier(Modifier::BOLD),
            Role::Title => plain.add_modifier(Modifier::BOLD),
            Role::Section => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            Role::Heading => plain.add_modifier(Modifier::BOLD),
            Role::Place => plain.fg(Color::Green),
            Role::Match => plain.fg(Color::Red).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::MatchHere => plain.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            Role::Name => plain.fg(Color::Cyan),
            Role::Figure => plain.fg(Color::Green),
            Role::Repair => plain.fg(Color::Magenta).add_modifier(Modifier::UNDERLINED),
            Role::Mark => plain.fg(Color::Magenta),
            Role::Key => plain.add_modifier(Modifier::BOLD),
            Role::Status => plain.fg(Color::Cyan),
            Role::Warning => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
        }
    }
}

/// A mapping of the colours of the roles. Any theme but the terminal's own replaces each of them and the background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own 16 colours and background.
    #[default]
    Terminal,
    /// Light on dark.
    Dark,
    /// Dark on light.
    Light,
    /// Maximum contrast, for weak eyes and projectors.
    HighContrast,
    /// No colours.
    Monochrome,
}

/// A theme with its name, text colour, background, and replacements of [`INKS`].
type ThemeRow = (Theme, &'static str, Color, Color, [Color; 6]);

/// The colours of the roles: titles, secondary text, sections, regions, matches, insertions.
const INKS: [Color; 6] = [Color::Cyan, Color::DarkGray, Color::Yellow, Color::Green, Color::Red, Color::Magenta];

/// All themes, in xterm's 256 colours, whose upper 240 are the same in every terminal.
const THEMES: [ThemeRow; 5] = [
    (Theme::Terminal, "default", Color::Reset, Color::Reset, INKS),
    (Theme::Dark, "dark", index(252), index(234), inks([110, 246, 179, 108, 210, 176])),
    (Theme::Light, "light", index(235), index(231), inks([24, 241, 94, 22, 124, 90])),
    (Theme::HighContrast, "high-contrast", index(231), index(16), inks([51, 231, 226, 46, 217, 219])),
    (Theme::Monochrome, "monochrome", Color::Reset, Color::Reset, [Color::Reset; 6]),
];

const fn index(number: u8) -> Color {
    Color::Indexed(number)
}

const fn inks([a, b, c, d, e, f]: [u8; 6]) -> [Color; 6] {
    [index(a), index(b), index(c), index(d), index(e), index(f)]
}

impl Theme {
    /// The names that `--theme` takes.
    pub const NAMES: [&str; THEMES.len()] = [THEMES[0].1, THEMES[1].1, THEMES[2].1, THEMES[3].1, THEMES[4].1];

    /// Returns the theme of a name.
    pub fn named(name: &str) -> Option<Self> {
        THEMES.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Returns the nearest theme that needs no more than the terminal's own 16 colours.
    #[must_use]
    pub fn in_few_colours(self) -> Self {
        match self {
            Self::Dark | Self::Light => Self::Terminal,
            Self::HighContrast => Self::Monochrome,
            theme => theme,
        }
    }

    /// Replaces the colours of a frame by those of this theme.
    pub fn paint(self, buffer: &mut Buffer) {
        let Some((_, _, text, ground, inks)) = THEMES.iter().find(|row| row.0 == self && self != Self::Terminal) else {
            return;
        };
        for cell in &mut buffer.content {
            let ink = INKS.iter().position(|ink| *ink == cell.fg).and_then(|at| inks.get(at));
            cell.fg = *ink.unwrap_or(text);
            cell.bg = *ground;
        }
    }
}
