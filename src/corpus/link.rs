//! Links to a case or a place in it: `fujian-2025-1/28`, `…#m2` for the second measure, `…#s3` for the third section,
//! `…:803` for a line of the notice.

use std::{fmt, str::FromStr};

use super::{
    id::{CaseId, IdError},
    model::Case,
};

/// A place in a case; all are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPlace {
    /// A measure.
    Measure(u32),
    /// A section.
    Section(u32),
    /// A line of the notice.
    Line(u32),
}

/// A link to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLink {
    /// The case.
    pub id: CaseId,
    /// The place in it.
    pub place: Option<LinkPlace>,
}

impl FromStr for CaseLink {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let at = text.find(['#', ':', '：', '＃']).unwrap_or(text.len());
        let (id, place) = text.split_at_checked(at).ok_or(IdError)?;
        let mut signs = place.chars();
        let place = match (signs.next(), signs.as_str()) {
            (None, _) => None,
            (Some('#' | '＃'), place) => Some(match place.split_at_checked(1).ok_or(IdError)? {
                ("m", number) => LinkPlace::Measure(counted(number)?),
                ("s", number) => LinkPlace::Section(counted(number)?),
                _ => return Err(IdError),
            }),
            (_, number) => Some(LinkPlace::Line(counted(number)?)),
        };
        Ok(Self { id: id.parse()?, place })
    }
}

/// Reads a number from 1 on.
fn counted(text: &str) -> Result<u32, IdError> {
    text.parse().ok().filter(|number| *number > 0 && !text.starts_with('+')).ok_or(IdError)
}

impl fmt::Display for CaseLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.id)?;
        match self.place {
            None => Ok(()),
            Some(LinkPlace::Measure(number)) => write!(f, "#m{number}"),
            Some(LinkPlace::Section(number)) => write!(f, "#s{number}"),
            Some(LinkPlace::Line(number)) => write!(f, ":{number}"),
        }
    }
}

impl LinkPlace {
    /// Returns the paragraph of a case that a place is or begins with, counted from 0 through all sections.
    pub fn paragraph(self, case: &Case) -> Option<u32> {
        let mut paragraphs = (0..).zip(case.paragraphs());
        match self {
            Self::Measure(number) => {
                let mut measures = paragraphs.filter(|(_, paragraph)| paragraph.level == 1);
                measures.nth(number.checked_sub(1)? as usize).map(|(at, _)| at)
            }
            Self::Section(number) => {
                let before = case.sections.get(..number.checked_sub(1)? as usize)?;
                let at: usize = before.iter().map(|section| section.paragraphs.len()).sum();
                paragraphs.nth(at).map(|(at, _)| at)
            }
            Self::Line(line) => {
                let last = paragraphs.filter(|(_, paragraph)| paragraph.lines.0 <= line).last();
                last.or((0..).zip(case.paragraphs()).next()).map(|(at, _)| at)
            }
        }
    }

    /// Returns the measure that a paragraph belongs to; `None` before the first.
    pub fn measure_of(case: &Case, paragraph: u32) -> Option<Self> {
        let until = case.paragraphs().take(paragraph as usize + 1);
        let number = until.filter(|paragraph| paragraph.level == 1).count();
        u32::try_from(number).ok().filter(|number| *number > 0).map(Self::Measure)
    }
}
