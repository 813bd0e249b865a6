//! What an import did, for a person to check. Data only: the sentences stand in the catalogue.

use std::collections::{BTreeMap, HashSet};

use super::{
    decode::Decoded,
    edits,
    segment::{self, SegmentStrategy},
};
use crate::corpus::{Batch, Region, RepairKind, TitleSource};

/// Why a place should be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    /// The notice announces another number of cases than were found.
    Count,
    /// The case has no printed title; one was made from its text.
    TitleDerived,
    /// A title that stands in the annex list was not found in the text.
    TitleMissing,
    /// Where the title ends is not certain.
    TitleEnd,
    /// A printed case number is missing or stands twice.
    Number,
    /// No place could be told.
    Region,
    /// A section's kind was inferred, because no heading is printed.
    SectionInferred,
    /// A labelled paragraph whose heading has no end.
    Heading,
    /// A repair that is not certain.
    Repair,
    /// Words are lost, and nothing tells which.
    Lost,
    /// Bytes or characters that could not be read.
    Unreadable,
    /// A field of the batch that the notice does not tell: title, issuer or date.
    BatchField,
}

/// One place to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// 1-based line of the notice.
    pub line: u32,
    /// The number of the case, where it is in one.
    pub case: Option<u32>,
    /// Why.
    pub reason: DoubtKind,
    /// What it is about: a title, a field's name, a text; may be empty.
    pub about: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How the cases were told apart.
    pub strategy: SegmentStrategy,
    /// Cases found.
    pub found: u32,
    /// Cases announced by the notice.
    pub announced: Option<u32>,
    /// Titles made from the text.
    pub derived_titles: u32,
    /// Repairs by kind.
    pub repairs: BTreeMap<RepairKind, u32>,
    /// Places to look at, by line.
    pub doubts: Vec<Doubt>,
    /// How often each field was decided by a rule.
    pub by_rule: BTreeMap<String, u32>,
    /// How often each field was decided by a correction.
    pub by_hand: BTreeMap<String, u32>,
}

/// What the stages found besides the batch.
pub(super) struct Findings {
    /// How the cases were told apart.
    pub(super) strategy: SegmentStrategy,
    /// The titles of the annex list with their lines.
    pub(super) listed: Vec<(u32, String)>,
    /// First lines of the cases whose titles may end elsewhere.
    pub(super) titles: Vec<u32>,
    /// Numbers that are missing or stand twice, with a line.
    pub(super) numbers: Vec<(u32, u32)>,
    /// Lines of headings that a person decided.
    pub(super) headings: Vec<u32>,
}

/// Sums up what was done.
pub(super) fn report(batch: &Batch, decoded: &Decoded, told: Findings) -> Report {
    let mut report = Report {
        strategy: told.strategy,
        found: edits::index(batch.cases.len()),
        announced: batch.announced,
        derived_titles: 0,
        repairs: Default::default(),
        doubts: Vec::new(),
        by_rule: Default::default(),
        by_hand: Default::default(),
    };
    let mut doubt =
        |line, case, reason, about: &str| report.doubts.push(Doubt { line, case, reason, about: about.to_owned() });
    if batch.announced.is_some_and(|n| n as usize != batch.cases.len()) {
        doubt(1, None, DoubtKind::Count, "");
    }
    if decoded.damaged {
        doubt(1, None, DoubtKind::Unreadable, decoded.encoding);
    }
    for (name, empty) in [
        ("title", batch.title_source == TitleSource::Derived),
        ("issuer", batch.issuer.is_empty()),
        ("published", batch.published.is_none()),
    ] {
        if empty {
            doubt(1, None, DoubtKind::BatchField, name);
        }
    }
    let letters = |text: &str| segment::key(&text.chars().collect::<Vec<_>>());
    let titles: HashSet<String> = batch.cases.iter().map(|case| letters(&case.title)).collect();
    for (line, title) in told.listed.iter().filter(|(_, title)| !titles.contains(&letters(title))) {
        doubt(*line, None, DoubtKind::TitleMissing, title);
    }
    for (line, number) in told.numbers {
        doubt(line, None, DoubtKind::Number, &number.to_string());
    }
    for case in &batch.cases {
        let hand = |name: &str| case.by_hand.iter().any(|field| field == name);
        if case.title_source == TitleSource::Derived {
            report.derived_titles += 1;
            if !hand("title") {
                doubt(case.lines.0, Some(case.number), DoubtKind::TitleDerived, &case.title);
            }
        }
        if case.title_source == TitleSource::Printed && told.titles.contains(&case.lines.0) {
            doubt(case.lines.0, Some(case.number), DoubtKind::TitleEnd, &case.title);
        }
        if !hand("sections") && case.sections.iter().any(|section| section.heading.is_none()) {
            doubt(case.lines.0, Some(case.number), DoubtKind::SectionInferred, "");
        }
        let headless = case.paragraphs().filter(|p| p.label.is_some() && p.heading.is_none());
        for paragraph in headless.filter(|p| !told.headings.contains(&p.lines.0)) {
            doubt(
                paragraph.lines.0,
                Some(case.number),
                DoubtKind::Heading,
                paragraph.label.as_deref().unwrap_or_default(),
            );
        }
        if case.region == Region::default() {
            doubt(case.lines.0, Some(case.number), DoubtKind::Region, "");
        }
        for field in ["title", "region", "department", "themes", "sections", "systems", "documents", "figures"] {
            let counts = if hand(field) { &mut report.by_hand } else { &mut report.by_rule };
            *counts.entry(field.to_owned()).or_default() += 1;
        }
        let lines = case.title_lines.unwrap_or(case.lines);
        let mut texts = vec![(lines.0, case.title.as_str(), &case.title_repairs)];
        for section in &case.sections {
            let heading = section.heading.as_deref().unwrap_or_default();
            texts.push((section.lines.0, heading, &section.heading_repairs));
            texts.extend(section.paragraphs.iter().map(|p| (p.lines.0, p.text.as_str(), &p.repairs)));
        }
        for (first, text, repairs) in texts {
            // Line ends stand in the repairs that took them out.
            let mut line = first;
            for repair in repairs {
                *report.repairs.entry(repair.kind).or_default() += 1;
                if !repair.sure && repair.printed.is_empty() && repair.at.0 == repair.at.1 {
                    doubt(line, Some(case.number), DoubtKind::Lost, &behind(text, repair.at.0 as usize));
                } else if !repair.sure {
                    let printed = if repair.printed.is_empty() {
                        behind(text, repair.at.0 as usize)
                    } else {
                        repair.printed.clone()
                    };
                    doubt(line, Some(case.number), DoubtKind::Repair, &printed);
                }
                line += edits::index(repair.printed.matches('\n').count());
            }
        }
    }
    report.doubts.sort();
    report
}

/// The words in front of a place, by which it is found on its line.
fn behind(text: &str, at: usize) -> String {
    const SHOWN: usize = 8;
    text.chars().take(at).skip(at.saturating_sub(SHOWN)).collect()
}
