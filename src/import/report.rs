//! The report of an import, for a person to check. Data only: the sentences stand in the catalogue.

use std::collections::{BTreeMap, HashSet};

use super::{
    decode::Decoded,
    doubt::{Doubt, DoubtKind},
    edits::index,
    label::title_key,
    strategy::SegmentStrategy,
};
use crate::corpus::{Batch, Case, PrintedText, Region, RepairKind, TitleSource, printed_texts};

/// The decisions of an import and its doubtful places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The strategy by which the cases were found.
    pub strategy: SegmentStrategy,
    /// Cases found.
    pub found: u32,
    /// Cases announced by the notice.
    pub announced: Option<u32>,
    /// Titles made from the text.
    pub derived_titles: u32,
    /// Repairs by kind.
    pub repairs: BTreeMap<RepairKind, u32>,
    /// Places to check, by line.
    pub doubts: Vec<Doubt>,
    /// For each field the number of cases in which a rule decided it.
    pub by_rule: BTreeMap<String, u32>,
    /// For each field the number of cases in which a correction decided it.
    pub by_hand: BTreeMap<String, u32>,
}

/// Findings of the stages that the batch does not hold.
pub(super) struct Findings {
    pub(super) strategy: SegmentStrategy,
    /// The line on which another reading that is nearly as good differs first, and the number of its cases.
    pub(super) rival: Option<(u32, usize)>,
    /// First lines of the cases whose regions are guesses.
    pub(super) guessed_regions: HashSet<u32>,
    /// Corrections whose place is gone, each with the line where its text stands now, else its own.
    pub(super) gone: Vec<(u32, String)>,
    /// The titles of the annex list with their lines.
    pub(super) listed: Vec<(u32, String)>,
    /// First lines of the cases whose titles may end elsewhere.
    pub(super) uncertain_titles: HashSet<u32>,
    /// Lines and numbers that are missing or stand twice.
    pub(super) missing_numbers: Vec<(u32, u32)>,
    /// Lines of headings that a person reviewed.
    pub(super) reviewed_headings: HashSet<u32>,
}

/// The fields of a case that are decided by rule or by hand.
const FIELDS: [&str; 8] = ["title", "region", "department", "themes", "sections", "systems", "documents", "figures"];

/// The report on a batch.
pub(super) fn report(batch: &Batch, decoded: &Decoded, findings: Findings) -> Report {
    let mut report = Report {
        strategy: findings.strategy,
        found: index(batch.cases.len()),
        announced: batch.announced,
        derived_titles: 0,
        repairs: BTreeMap::new(),
        doubts: Vec::new(),
        by_rule: BTreeMap::new(),
        by_hand: BTreeMap::new(),
    };
    report.check_batch(batch, decoded, &findings);
    for case in &batch.cases {
        report.derived_titles += u32::from(case.title_source == TitleSource::Derived);
        report.check_case(case, &findings);
        report.count_repairs(case);
        for field in FIELDS {
            let counts = if is_by_hand(case, field) { &mut report.by_hand } else { &mut report.by_rule };
            *counts.entry(field.to_owned()).or_default() += 1;
        }
    }
    report.doubts.sort();
    report
}

fn is_by_hand(case: &Case, field: &str) -> bool {
    case.by_hand.iter().any(|known| known == field)
}

impl Report {
    fn doubt(&mut self, line: u32, case: Option<&Case>, reason: DoubtKind, about: &str) {
        let case = case.map(|case| case.number);
        self.doubts.push(Doubt { line, case, reason, about: about.to_owned() });
    }

    fn check_batch(&mut self, batch: &Batch, decoded: &Decoded, findings: &Findings) {
        if batch.announced.is_some_and(|number| number as usize != batch.cases.len()) {
            self.doubt(1, None, DoubtKind::Count, "");
        }
        if let Some((line, count)) = findings.rival {
            self.doubt(line, None, DoubtKind::Reading, &count.to_string());
        }
        let text = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let furniture: usize = batch.furniture.iter().map(|part| text(&part.text)).sum();
        if furniture * 4 > text(&decoded.text) {
            let longest = batch.furniture.iter().max_by_key(|part| part.text.len());
            let line = longest.map_or(1, |part| part.lines.0);
            self.doubt(line, None, DoubtKind::Furniture, &(furniture * 100 / text(&decoded.text).max(1)).to_string());
        }
        if decoded.damaged {
            self.doubt(1, None, DoubtKind::Unreadable, decoded.encoding);
        }
        let fields = [
            ("title", batch.title_source == TitleSource::Derived),
            ("issuer", batch.issuer.is_empty()),
            ("published", batch.published.is_none()),
        ];
        for (name, _) in fields.into_iter().filter(|(_, is_empty)| *is_empty) {
            self.doubt(1, None, DoubtKind::BatchField, name);
        }
        let key = |text: &str| title_key(&text.chars().collect::<Vec<_>>());
        let titles: HashSet<String> = batch.cases.iter().map(|case| key(&case.title)).collect();
        for (line, title) in findings.listed.iter().filter(|(_, title)| !titles.contains(&key(title))) {
            self.doubt(*line, None, DoubtKind::TitleMissing, title);
        }
        for (line, correction) in &findings.gone {
            self.doubt(*line, None, DoubtKind::Correction, correction);
        }
        for (line, number) in &findings.missing_numbers {
            self.doubt(*line, None, DoubtKind::Number, &number.to_string());
        }
    }

    fn check_case(&mut self, case: &Case, findings: &Findings) {
        let first = case.lines.0;
        match case.title_source {
            TitleSource::Derived if !is_by_hand(case, "title") => {
                self.doubt(first, Some(case), DoubtKind::TitleDerived, &case.title);
            }
            TitleSource::Printed if findings.uncertain_titles.contains(&first) => {
                self.doubt(first, Some(case), DoubtKind::TitleEnd, &case.title);
            }
            _ => {}
        }
        if !is_by_hand(case, "sections") && case.sections.iter().any(|section| section.heading.is_none()) {
            self.doubt(first, Some(case), DoubtKind::SectionInferred, "");
        }
        for paragraph in case.paragraphs().filter(|paragraph| paragraph.heading.is_none()) {
            let label = paragraph.label.as_deref().filter(|_| !findings.reviewed_headings.contains(&paragraph.lines.0));
            if let Some(label) = label {
                self.doubt(paragraph.lines.0, Some(case), DoubtKind::Heading, label);
            }
        }
        if case.region == Region::default() {
            self.doubt(first, Some(case), DoubtKind::Region, "");
        } else if findings.guessed_regions.contains(&first) && !is_by_hand(case, "region") {
            self.doubt(first, Some(case), DoubtKind::RegionGuessed, &case.region.name());
        }
    }

    fn count_repairs(&mut self, case: &Case) {
        for PrintedText { lines, text, repairs, .. } in printed_texts(case) {
            // Line ends stand in the repairs that removed them.
            let mut line = lines.0;
            for repair in repairs {
                *self.repairs.entry(repair.kind).or_default() += 1;
                if !repair.sure {
                    let is_lost = repair.printed.is_empty() && repair.at.0 == repair.at.1;
                    let kind = if is_lost { DoubtKind::Lost } else { DoubtKind::Repair };
                    let about = match repair.printed.as_str() {
                        "" => words_before(text, repair.at.0 as usize),
                        printed => printed.to_owned(),
                    };
                    self.doubt(line, Some(case), kind, &about);
                }
                line += index(repair.printed.matches('\n').count());
            }
        }
    }
}

/// The words in front of a place, by which it is found on its line.
fn words_before(text: &str, at: usize) -> String {
    const SHOWN: usize = 8;
    text.chars().take(at).skip(at.saturating_sub(SHOWN)).collect()
}
