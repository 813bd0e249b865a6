//! Roles: what a piece of the screen is. A role has a shape of its own, so that no information depends on colour.

use ratatui::style::{Color, Modifier, Style};

/// Declares the roles with their names in theme files, their shapes, and their marks while a frame is drawn.
macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident, $name:literal, $shape:expr;)*) => {
        /// The role of a piece of the screen, which decides its style.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role {
            $($(#[$doc])* $role,)*
        }

        /// All roles, in the order of [`Role`], with their names in theme files.
        pub const ROLES: &[(Role, &str)] = &[$((Role::$role, $name),)*];

        impl Role {
            /// Returns the shape of the role, by which it is known without colours.
            fn shape(self) -> Modifier {
                match self {
                    $(Self::$role => $shape,)*
                }
            }
        }
    };
}

const PLAIN: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;
const UNDERLINED: Modifier = Modifier::UNDERLINED;
const REVERSED: Modifier = Modifier::REVERSED;

roles! {
    /// Plain text.
    Text, "text", PLAIN;
    /// The title of the pane that has the keys.
    PaneFocused, "pane-focused", BOLD.union(REVERSED);
    /// The title of another pane.
    Pane, "pane", BOLD;
    /// Rules between panes.
    Rule, "rule", PLAIN;
    /// The thumb of a scrollbar.
    Thumb, "thumb", REVERSED;
    /// A selected row in the pane that has the keys: one style for the whole row, because a reversed row of many colours is ragged.
    Selected, "selected", REVERSED;
    /// A selected row in another pane; its parts keep their colours.
    SelectedElsewhere, "selected-elsewhere", BOLD;
    /// The title of a case.
    Title, "title", BOLD;
    /// The lines about a case, hints, everything beside the text.
    Quiet, "quiet", PLAIN;
    /// Wording that the other cases of a comparison have as well.
    Shared, "shared", PLAIN;
    /// The heading of a section.
    Section, "section", BOLD;
    /// The heading of a measure.
    Heading, "heading", BOLD;
    /// A region in a list row.
    Place, "place", PLAIN;
    /// A match of a search; not bold, because bold black is dark grey in some terminals.
    Match, "match", UNDERLINED;
    /// The current match.
    MatchHere, "match-here", REVERSED.union(BOLD);
    /// An insertion of the program in a text: 〔缺〕, 〔拟题〕.
    Mark, "mark", PLAIN;
    /// A system or document in a text.
    Name, "name", PLAIN;
    /// A figure in a text.
    Figure, "figure", PLAIN;
    /// A repair that may be wrong; in the notice, any repair.
    Repair, "repair", UNDERLINED;
    /// A key in hints and help.
    Key, "key", BOLD;
    /// The status line.
    Status, "status", PLAIN;
    /// A warning.
    Warning, "warning", BOLD;
    /// The text being typed.
    Input, "input", PLAIN;
}

impl Role {
    /// Returns the style of the role in a frame that is being drawn: its shape, and in place of a colour a mark that
    /// [`Theme::paint`](super::Theme::paint) replaces.
    pub fn style(self) -> Style {
        let style = Style::new().add_modifier(self.shape());
        match self {
            Self::Text | Self::Input | Self::SelectedElsewhere => style,
            role => style.fg(Color::Indexed(role as u8)),
        }
    }

    /// Returns the position of the role whose mark `colour` is.
    pub(super) fn marked(colour: Color) -> usize {
        match colour {
            Color::Indexed(mark) => mark.into(),
            _ => Self::Text as usize,
        }
    }
}
