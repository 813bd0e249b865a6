//! Every colour is a named role. Roles use the terminal's own 16 colours and its background, and everything that a
//! colour says is said by shape as well (bold, reverse, underline, a marker), for screens without colour.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is, as far as its look goes.
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
    /// A place in a list row.
    Place,
    /// What a search matched.
    Match,
    /// The match I am at.
    MatchHere,
    /// Our own words in a text: 〔缺〕, 〔拟题〕.
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
    /// Its look.
    pub fn style(self) -> Style {
        let plain = Style::new();
        match self {
            Role::Text | Role::Input => plain,
            Role::PaneFocused => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Pane => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            Role::Rule | Role::Quiet => plain.fg(Color::DarkGray),
            Role::Thumb => plain.fg(Color::DarkGray).add_modifier(Modifier::REVERSED),
            // One look for the whole row: a reversed row of many colours is ragged.
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
