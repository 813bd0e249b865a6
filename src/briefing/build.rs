//! Making a document of cases.

use super::{
    compared,
    document::{Briefing, Entry, Part},
    part::part,
};
use crate::app::briefing_form::Extent;
use crate::{
    app::{
        citation::citation,
        page::{BlockKind, DisplayOptions, texts},
        words::Lang,
    },
    corpus::{CaseRef, SectionKind},
    text::sanitize,
};

/// Newest version of the format as JSON.
const SCHEMA: u32 = 1;

impl Briefing {
    /// Returns the document of cases in the given order, in the given form of their texts.
    pub fn of(
        cases: &[CaseRef<'_>],
        extent: Extent,
        heading: Option<String>,
        display: DisplayOptions,
        lang: Lang,
    ) -> Self {
        let heading =
            heading.map(|heading| sanitize(heading.trim()).into_owned()).filter(|heading| !heading.is_empty());
        let lang = lang.chinese();
        let comparison = match extent {
            Extent::Comparison => compared::groups(cases, display, lang),
            _ => Vec::new(),
        };
        let cases = cases.iter().map(|case| entry(case, extent, display, lang)).collect();
        Self { schema: SCHEMA, lang, heading, extent, cases, comparison }
    }
}

/// Returns the entry of a case.
fn entry(case: &CaseRef<'_>, extent: Extent, display: DisplayOptions, lang: Lang) -> Entry {
    let blocks = texts(case, lang, display);
    let title = blocks.iter().find(|block| block.kind == BlockKind::Title);
    let body = case.case();
    let parts = blocks.iter().filter_map(|block| part(block, body.sections.get(block.section?)?.kind));
    let parts: Vec<Part> = match extent {
        Extent::Whole => parts.collect(),
        Extent::Measures => measures(parts.collect()),
        Extent::Line | Extent::Comparison => Vec::new(),
    };
    let shown = |text: &str| sanitize(&display.display_text(text, case.batch.script)).into_owned();
    Entry {
        id: sanitize(&case.id().to_string()).into_owned(),
        title: title.map(|title| sanitize(&title.text).into_owned()).unwrap_or_default(),
        region: sanitize(&case.region_name()).into_owned(),
        department: case.department().map(shown),
        indicators: case.themes().map(|theme| theme.name().to_owned()).collect(),
        published: Some(case.batch.published()).filter(|date| !date.is_empty()).map(|date| sanitize(date).into_owned()),
        parts,
        source: citation(case, lang),
        notes: Vec::new(),
    }
}

/// Keeps what is done, by the headings of measures or else by first sentences, and what came of it.
fn measures(parts: Vec<Part>) -> Vec<Part> {
    let is_headed = |kind| parts.iter().any(|part| part.section == kind && part.level == Some(1));
    let headed = [SectionKind::Practice, SectionKind::Other].map(|kind| (kind, is_headed(kind)));
    let keep = |part: Part| match (part.section, part.level) {
        (SectionKind::Background, _) => None,
        (SectionKind::Result, _) | (_, Some(0)) => Some(part),
        (_, Some(1)) => Some(Part { text: String::new(), ..part }),
        (kind, None) if !headed.contains(&(kind, true)) => Some(Part { text: first_sentence(&part.text), ..part }),
        _ => None,
    };
    parts.clone().into_iter().filter_map(keep).collect()
}

/// Returns a text up to its first full stop.
fn first_sentence(text: &str) -> String {
    let end = text.find('。').map_or(text.len(), |at| at + '。'.len_utf8());
    text.get(..end).unwrap_or(text).to_owned()
}
