//! The roles of lines: what a person said that lines of the notice are, one by one or all of one shape at once.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::corpus::SectionKind;

/// The role of a line of the notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineRole {
    /// A case begins here; its title is printed here if the line looks like one.
    Case,
    /// No case begins here.
    NotCase,
    /// A printed title, or another line of the one above.
    Title,
    /// The label of a case, whose title follows.
    Label,
    /// A heading of the background; a whole paragraph begins that section without a heading.
    Background,
    /// A heading or paragraph that begins the practice.
    Practice,
    /// A heading or paragraph that begins the result.
    Result,
    /// A heading or paragraph that begins another section.
    Other,
    /// A measure, whose heading is its first sentence.
    Measure,
    /// A paragraph of the case above, neither heading nor measure.
    Paragraph,
    /// A line of no case.
    Furniture,
    /// The rest of the line above.
    Join,
    /// The last line of its case: what follows, up to the next case, belongs to none.
    End,
}

impl LineRole {
    /// All roles.
    pub const ALL: [Self; 13] = [
        Self::Case,
        Self::NotCase,
        Self::Title,
        Self::Label,
        Self::Background,
        Self::Practice,
        Self::Result,
        Self::Other,
        Self::Measure,
        Self::Paragraph,
        Self::Furniture,
        Self::Join,
        Self::End,
    ];

    /// Returns the kind of section that a line of this role begins.
    pub fn section(self) -> Option<SectionKind> {
        match self {
            Self::Background => Some(SectionKind::Background),
            Self::Practice => Some(SectionKind::Practice),
            Self::Result => Some(SectionKind::Result),
            Self::Other => Some(SectionKind::Other),
            _ => None,
        }
    }

    /// Returns `true` if a case begins at a line of this role.
    pub fn begins_case(self) -> bool {
        matches!(self, Self::Case | Self::Title | Self::Label)
    }

    /// Returns `true` if no case begins at a line of this role, nor a title goes on there.
    pub(crate) fn is_no_case(self) -> bool {
        !self.begins_case() && self != Self::End
    }

    /// Returns `true` if a line of this role is whole: the next line does not go on with it.
    pub(crate) fn is_whole(self) -> bool {
        self.section().is_some() || matches!(self, Self::Title | Self::Label | Self::Furniture | Self::End)
    }
}

/// A correction that gives lines of the notice a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineFix {
    /// Its line, or the first of several.
    pub line: u32,
    /// The last of several lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
    /// Its role.
    pub is: LineRole,
    /// The printed text of the first line, by which it is found again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// The printed text at which the line is parted: the role is that of the part which begins there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A correction that gives all lines of one shape a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlikeFix {
    /// One of the lines.
    pub line: u32,
    /// Their role.
    pub is: LineRole,
    /// The printed text of that line, by which it is found again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Lines of that shape that are something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<u32>,
    /// The reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The roles of all lines of one notice.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineRoles {
    pub(crate) by_line: BTreeMap<u32, LineRole>,
    /// Lines that are parted, with the printed text at which a part begins and the role of that part.
    pub(crate) parts: Vec<(u32, String, LineRole)>,
}

impl LineRoles {
    /// The role of a line.
    pub(crate) fn of(&self, line: u32) -> Option<LineRole> {
        self.by_line.get(&line).copied()
    }

    /// Returns `true` if the line does not go on with the one above it, `last`, whatever its width.
    pub(crate) fn part(&self, last: u32, line: u32) -> bool {
        self.of(line).is_some_and(|role| !matches!(role, LineRole::Join | LineRole::End))
            || self.of(last).is_some_and(LineRole::is_whole)
    }

    /// Returns `true` if the line goes on with the one above it.
    pub(crate) fn joins(&self, line: u32) -> bool {
        self.of(line) == Some(LineRole::Join)
    }
}
