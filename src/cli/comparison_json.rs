//! A comparison for programs: the output of `anli compare --json`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    compare::{Comparison, Part, Row},
    corpus::{Case, CaseRef, Figure, SectionKind, Span, TextPart},
};

/// A comparison, for programs. Each list of cells has one for each case, in the order of `cases`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct ComparisonJson {
    /// The cases.
    pub cases: Vec<ComparedCase>,
    /// The sections by kind.
    pub sections: Vec<ComparedSection>,
    /// Rows of figures; those of one row count one thing.
    pub figures: Vec<Vec<Option<ComparedFigure>>>,
}

/// A case of a comparison.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct ComparedCase {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its region.
    pub region: String,
}

/// The sections of one kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct ComparedSection {
    /// The kind.
    pub kind: SectionKind,
    /// Their rows.
    pub rows: Vec<ComparedRow>,
}

/// Parts that belong together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct ComparedRow {
    /// `true` for measures that are alike, `false` for what leads into the sections.
    pub is_measure: bool,
    /// The texts of the part of each case; null where a case has none.
    pub parts: Vec<Option<Vec<ComparedText>>>,
}

/// A paragraph or heading of a part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct ComparedText {
    /// The paragraph, counted from 0 through all sections; null for the heading of a section.
    pub paragraph: Option<u32>,
    /// The text as stored.
    pub text: String,
    /// The characters that another case has as well.
    pub shared: Vec<Span>,
}

/// A figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct ComparedFigure {
    /// Number and unit, as printed.
    pub text: String,
    /// Words for the thing that is counted.
    pub about: String,
    /// The number and unit that it changed to.
    pub to: Option<String>,
}

impl ComparisonJson {
    pub(super) fn of(found: &[CaseRef<'_>], cases: &[Case], comparison: &Comparison) -> Self {
        let row = |row: &Row| ComparedRow { is_measure: row.is_measure, parts: parts(row, cases, comparison) };
        let sections = comparison.groups.iter();
        let sections =
            sections.map(|group| ComparedSection { kind: group.kind, rows: group.rows.iter().map(row).collect() });
        let figure = |figure: &Figure| ComparedFigure {
            text: figure.text.clone(),
            about: figure.about.clone(),
            to: figure.to.as_ref().map(|to| to.text.clone()),
        };
        let figures = comparison.figures.iter().map(|row| {
            let of_case = |(case, at): (&Case, &Option<usize>)| at.and_then(|at| case.figures.get(at)).map(figure);
            cases.iter().zip(&row.figures).map(of_case).collect()
        });
        Self {
            cases: found.iter().map(ComparedCase::of).collect(),
            sections: sections.collect(),
            figures: figures.collect(),
        }
    }
}

impl ComparedCase {
    fn of(found: &CaseRef<'_>) -> Self {
        Self { id: found.id().to_string(), title: found.title().to_owned(), region: found.region_name() }
    }
}

fn parts(row: &Row, cases: &[Case], comparison: &Comparison) -> Vec<Option<Vec<ComparedText>>> {
    let of_case = |(at, part): (usize, &Option<Part>)| {
        let (part, case) = (part.as_ref()?, cases.get(at)?);
        let text = |text: &TextPart| match text {
            TextPart::Paragraph(number) => {
                let paragraph = case.paragraphs().nth(*number as usize)?;
                let shared = comparison.shared.get(at)?.get(*number as usize).cloned().unwrap_or_default();
                Some(ComparedText { paragraph: Some(*number), text: paragraph.text.clone(), shared })
            }
            TextPart::Heading(section) => {
                let text = case.sections.get(*section)?.heading.clone()?;
                Some(ComparedText { paragraph: None, text, shared: Vec::new() })
            }
            TextPart::Title => None,
        };
        Some(part.texts.iter().filter_map(text).collect())
    };
    row.parts.iter().enumerate().map(of_case).collect()
}
