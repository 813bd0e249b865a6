//! A draft of `corrections.json`: an entry for each doubt that a correction can settle, with the result of the rules. The
//! user corrects or confirms the entry and fills in its `why`, or removes it; until then the next import reports the doubt
//! again.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    corpus::{Case, PrintedText, Region, Repair, RepairKind, printed_texts},
    import::{
        DoubtKind, Imported,
        corrections::{EditFix, SectionFix},
        to_text,
    },
};

/// The fields of [`crate::import::Corrections`] that are to be filled in.
#[derive(Serialize)]
struct Draft<'a> {
    schema: u32,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    batch: BTreeMap<&'a str, &'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<CaseDraft<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<SectionFix>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headings: Vec<HeadingDraft<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditFix>,
}

#[derive(Serialize)]
struct CaseDraft<'a> {
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
    why: &'static str,
}

#[derive(Serialize)]
struct HeadingDraft<'a> {
    line: u32,
    label: Option<&'a str>,
    heading: Option<&'a str>,
    why: &'static str,
}

/// Returns the draft; `None` if no doubt can be settled by an entry.
pub(super) fn draft(made: &Imported) -> Option<String> {
    let doubted = |case: &Case, reason| {
        made.report.doubts.iter().any(|doubt| doubt.reason == reason && doubt.case == Some(case.number))
    };
    let (mut cases, mut sections) = (Vec::new(), Vec::new());
    for case in &made.batch.cases {
        let title = doubted(case, DoubtKind::TitleDerived).then_some(case.title.as_str());
        let province = || Region { province: made.batch.province.clone(), ..Region::default() };
        let guessed = doubted(case, DoubtKind::RegionGuessed).then(|| case.region.clone());
        let region = doubted(case, DoubtKind::Region).then(province).or(guessed);
        if title.is_some() || region.is_some() {
            cases.push(CaseDraft { line: case.lines.0, title, region, why: "" });
        }
        let inferred = case.sections.iter().filter(|section| section.heading.is_none());
        let inferred = inferred.filter(|_| doubted(case, DoubtKind::SectionInferred));
        sections.extend(inferred.map(|section| SectionFix {
            line: section.lines.0,
            kind: section.kind,
            why: reason(),
        }));
    }
    let headless = made.report.doubts.iter().filter(|doubt| doubt.reason == DoubtKind::Heading);
    let paragraph = |line| made.batch.cases.iter().flat_map(Case::paragraphs).find(|found| found.lines.0 == line);
    let headings: Vec<HeadingDraft<'_>> = headless
        .filter_map(|doubt| {
            let found = paragraph(doubt.line)?;
            let (label, heading) = (found.label.as_deref(), found.heading.as_deref());
            Some(HeadingDraft { line: doubt.line, label, heading, why: "" })
        })
        .collect();
    let fields = made.report.doubts.iter().filter(|doubt| doubt.reason == DoubtKind::BatchField);
    let title = made.batch.title.as_str();
    let mut batch: BTreeMap<&str, &str> =
        fields.map(|doubt| (doubt.about.as_str(), if doubt.about == "title" { title } else { "" })).collect();
    if !batch.is_empty() {
        batch.insert("why", "");
    }
    let lines: Vec<&str> = made.notice.split('\n').collect();
    let edits: Vec<EditFix> = made.batch.cases.iter().flat_map(|case| edits(case, &lines)).collect();
    let entries = batch.len() + cases.len() + sections.len() + headings.len() + edits.len();
    let draft = Draft { schema: 1, batch, cases, sections, headings, edits };
    (entries > 0).then(|| to_text(&draft).unwrap_or_default())
}

/// Returns edits for the uncertain repairs whose printed text occurs on one line, once.
fn edits(case: &Case, lines: &[&str]) -> Vec<EditFix> {
    let mut found = Vec::new();
    for PrintedText { lines: within, text, repairs, .. } in printed_texts(case) {
        for repair in repairs.iter().filter(|repair| !repair.sure && !repair.printed.is_empty()) {
            let holds = |line: &u32| {
                let text = (*line as usize).checked_sub(1).and_then(|at| lines.get(at));
                text.is_some_and(|text| text.matches(&repair.printed).count() == 1)
            };
            let mut lines = (within.0..=within.1).filter(holds);
            if let (Some(line), None) = (lines.next(), lines.next()) {
                found.push(edit(repair, text, line));
            }
        }
    }
    found
}

fn edit(repair: &Repair, text: &str, line: u32) -> EditFix {
    let count = repair.at.1.saturating_sub(repair.at.0) as usize;
    let read: String = text.chars().skip(repair.at.0 as usize).take(count).collect();
    let lost = matches!(repair.kind, RepairKind::DroppedText | RepairKind::Mojibake) && read.is_empty();
    let read = (!lost).then_some(read);
    EditFix { line, printed: repair.printed.clone(), read, kind: repair.kind, sure: repair.sure, why: reason() }
}

/// Returns the reason, which the user fills in.
fn reason() -> Option<String> {
    Some(String::new())
}
