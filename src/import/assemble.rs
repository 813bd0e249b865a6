//! The stages of import in order: from decoded text and corrections to a batch and its report.

use std::{borrow::Cow, collections::HashSet, ops::Range};

use super::{
    apply::{self, Corrector},
    attribution,
    corrections::{Correction, Corrections},
    cut,
    document::Document,
    drafts::Drafts,
    edits::Edits,
    figures, front_matter, imprint, induce, lead_cue, names,
    outline::ReadBlock,
    parallel,
    prepared::{DescribedCases, PreparedNotice, Printed},
    proof,
    region::{self, IssuerRegion},
    report::{self, Findings, Report},
    request::Request,
    rows::{self, NoticeRow},
    segment::{self, Segmented},
    strategy::SegmentStrategy,
    themes,
};
use crate::{
    corpus::{Batch, Case, FurnitureKind, Region, Source, TitleSource, model::SCHEMA},
    error::{Fault, FaultKind, Severity},
};

/// Assembles the batch of a notice and proves it; returns the warnings, too. The cases of the last import are `described`.
pub(super) fn assemble(
    prepared: Cow<'_, PreparedNotice>,
    described: Option<&DescribedCases>,
    fixes: &Corrections,
    request: &Request<'_>,
) -> Result<(Batch, Report, Vec<Fault>), Vec<Fault>> {
    let mut corrector = Corrector::new(fixes, request);
    let roles = apply::line_roles(&prepared, &mut corrector);
    let (printed, flowed, rows) = PreparedNotice::parts(prepared, &roles);
    let mut document = Document::new(&printed.notice, &flowed, rows::of(&flowed.notice, rows), &roles);
    let announced = front_matter::announced(&document.rows[..document.rows.len().min(60)]);
    let Segmented { strategy, starts, rival } = find_starts(&mut document, announced, &mut corrector)?;
    let rival = rival
        .filter(|_| fixes.cases.is_empty() && fixes.lines.is_empty() && fixes.alike.is_empty())
        .map(|rival| (document.rows[rival.row].line, rival.count));
    let first = starts.first().map_or(document.rows.len(), |start| start.row);
    let issuer_region = issuer_region(&document, first);
    let mut drafts = Drafts::new(&document, &starts);
    let mut cases = read_cases(&document, &mut drafts, &issuer_region, &mut corrector);
    let guessed_regions = guessed_regions(&cases, &issuer_region);
    describe(&mut cases, described, &mut corrector);
    let gone = std::mem::take(&mut corrector.gone);
    let findings = Findings { guessed_regions, rival, gone, ..findings(&document, &drafts, strategy, fixes) };
    let mut batch = front_batch(&document, first..drafts.end, issuer_region, request, source(&printed, request));
    batch.announced = announced;
    batch.furniture = document.furniture(drafts.furniture);
    batch.cases = cases;
    apply::correct_batch(&mut batch, &mut corrector);
    let is_error = |fault: &Fault| fault.severity == Severity::Error;
    if !corrector.faults.iter().any(is_error) {
        corrector.faults.extend(proof::prove(&batch, &printed.decoded.text, &corrector));
    }
    if corrector.faults.iter().any(is_error) {
        return Err(corrector.faults);
    }
    let mut report = report::report(&batch, &printed.decoded, findings);
    apply::confirm_doubts(&mut report, &mut corrector);
    Ok((batch, report, corrector.faults))
}

/// Segments the document and corrects the starts. Rows of starts are no furniture, those that head groups are.
fn find_starts(
    document: &mut Document,
    announced: Option<u32>,
    corrector: &mut Corrector<'_>,
) -> Result<Segmented, Vec<Fault>> {
    let Document { rows, list, recurring, .. } = &*document;
    let found = segment::segment(rows, list, recurring, announced);
    let shown = apply::shown_starts(rows, corrector);
    let is_found = found.as_ref().is_ok_and(|found| found.strategy != SegmentStrategy::Single);
    let like = || segment::like(rows, list, recurring, announced, &shown);
    let by_hand = || Segmented { strategy: SegmentStrategy::ByHand, starts: Vec::new(), rival: None };
    let found = match found {
        // Two beginnings show what the others look like.
        _ if !is_found && shown.len() > 1 => Ok(like().unwrap_or_else(by_hand)),
        Err(_) if !shown.is_empty() => Ok(by_hand()),
        found => found,
    };
    let Segmented { strategy, mut starts, mut rival } = match found {
        Ok(found) => found,
        Err(nearest) => {
            let nearest = nearest.iter().map(|&row| beginning(&document.rows[row])).collect::<Vec<_>>().join(" · ");
            return Err(vec![Fault::error(corrector.request.path, None, FaultKind::NoCase { nearest })]);
        }
    };
    for start in &starts {
        document.rows[start.row].furniture = None;
    }
    induce::begin_behind_labels(&mut document.rows, &starts);
    induce::end_before_codes(&mut document.rows, &starts);
    for row in induce::groups(&document.rows, &starts) {
        document.rows[row].furniture = Some(FurnitureKind::Letter);
    }
    cut::end_before_places(&document.rows, &mut starts);
    let line = rival.as_ref().map(|rival| document.rows[rival.row].line);
    cut::cut_rows(&mut document.rows, &mut starts);
    // Cut rows stand on other indices.
    if let (Some(rival), Some(line)) = (&mut rival, line) {
        rival.row = document.rows.partition_point(|row| row.line < line);
    }
    let starts = apply::corrected_starts(starts, &document.rows, &document.list, corrector);
    if starts.is_empty() {
        return Err(vec![Fault::error(corrector.request.path, None, FaultKind::NoCase { nearest: String::new() })]);
    }
    for start in &starts {
        document.rows[start.row].furniture = None;
    }
    for row in apply::rows_behind_ends(&document.rows, &starts) {
        document.rows[row].furniture.get_or_insert(FurnitureKind::Letter);
    }
    apply::obey_roles(&mut document.rows);
    Ok(Segmented { strategy, starts, rival })
}

/// A row as a refusal shows it: its line and its beginning.
fn beginning(row: &NoticeRow) -> String {
    const SHOWN: usize = 20;
    let chars = row.chars();
    let cut = if chars.len() > SHOWN { "…" } else { "" };
    format!("{}: {}{cut}", row.line, chars.iter().take(SHOWN).collect::<String>())
}

/// Reads the cases with all edits, moves the paragraphs that corrections give to another case, and corrects sections
/// and headings.
fn read_cases(
    document: &Document,
    drafts: &mut Drafts,
    issuer_region: &IssuerRegion,
    corrector: &mut Corrector<'_>,
) -> Vec<Case> {
    let mut edits = std::mem::take(&mut drafts.edits);
    edits.extend(apply::corrected_edits(document.printed, corrector));
    let edits = Edits::new(edits);
    let mut cases = drafts.read(document, &edits, issuer_region);
    for (nth, row, kind) in apply::moved_paragraphs(&document.rows, &mut drafts.furniture, corrector) {
        let (index, row, number) = (row, &document.rows[row], corrector.fixes.paragraphs[nth].case);
        match cases.iter_mut().find(|case| case.number == number) {
            Some(case) => {
                let reading = document.read(&row.range, &edits);
                apply::add_background(case, ReadBlock { heading: None, said: None, reading, bold: 0 });
            }
            None => {
                drafts.furniture.push((index, kind));
                corrector.gone(&Correction::new("paragraphs", nth, row.line, &number.to_string()), row.line, None);
            }
        }
    }
    apply::correct_outline(&mut cases, corrector);
    cases
}

/// Finds names, figures and themes of the cases and corrects them.
fn describe(cases: &mut [Case], known: Option<&DescribedCases>, corrector: &mut Corrector<'_>) {
    let systems = names::systems(cases);
    let read = |case: &&Case| (names::documents(case), figures::figures(case), themes::themes(case));
    let describe = |cases: &[&Case]| parallel::each(cases, parallel::CASES, read);
    let found = match known {
        Some(known) => known.all(cases, describe),
        None => describe(&cases.iter().collect::<Vec<_>>()),
    };
    for (case, (systems, found)) in cases.iter_mut().zip(systems.into_iter().zip(found)) {
        case.systems = systems;
        (case.documents, case.figures, case.themes) = found;
    }
    apply::correct_cases(cases, corrector);
    apply::correct_names(cases, corrector);
}

fn source(printed: &Printed, request: &Request<'_>) -> Source {
    Source {
        file: request.file_name.clone(),
        original_name: request.original_name.clone(),
        sha256: printed.sha256.clone(),
        encoding: printed.decoded.encoding.to_owned(),
        format: request.converted.as_ref().map(|converted| converted.format).unwrap_or_default(),
        original: request.converted.as_ref().map(|converted| converted.original.clone()),
    }
}

/// The batch with the facts that stand around its cases, which take the rows `cases`; without the cases.
fn front_batch(
    document: &Document,
    cases: Range<usize>,
    issuer_region: IssuerRegion,
    request: &Request<'_>,
    source: Source,
) -> Batch {
    let (before, after) = (&document.rows[..cases.start], &document.rows[cases.end..]);
    let heading = front_matter::heading(before);
    let imprint = imprint::imprint(before, after, heading.as_deref());
    let title = heading.map(|heading| front_matter::joined(&heading));
    let province = issuer_region.province.unwrap_or_default();
    Batch {
        schema: SCHEMA,
        id: request.id.clone(),
        title_source: if title.is_some() { TitleSource::Printed } else { TitleSource::Derived },
        title: title.unwrap_or_else(|| province.clone()),
        issuer: imprint.issuer.unwrap_or_default(),
        document_number: imprint.number,
        published: imprint.published,
        province,
        announced: None,
        script: document.script(),
        note: None,
        source,
        furniture: Vec::new(),
        cases: Vec::new(),
    }
}

/// The region of the issuer: the province that the notice names most, and the city that its heading begins with.
fn issuer_region(document: &Document, first: usize) -> IssuerRegion {
    let found = lead_cue::issuer_region(&document.rows);
    let heading = document.rows.iter().take(first.min(4)).find_map(|row| {
        let named = region::find_regions(row.chars(), 12, &found).into_iter().next()?;
        (named.start == 0 && row.len() <= 40).then_some(named.region)
    });
    let own = heading.filter(|region| Some(&region.province) == found.province.as_ref());
    IssuerRegion { city: own.and_then(|region| region.city), ..found }
}

/// First lines of the cases that name no region: theirs is the issuer's, or one that their text names somewhere.
fn guessed_regions(cases: &[Case], issuer_region: &IssuerRegion) -> HashSet<u32> {
    let is_guessed = |case: &&Case| {
        let printed = Some(&case.title).filter(|_| case.title_source == TitleSource::Printed);
        let title: Vec<char> = printed.into_iter().flat_map(|title| title.chars()).collect();
        let lead: Vec<char> = case.paragraphs().take(2).flat_map(|paragraph| paragraph.text.chars()).collect();
        case.region != Region::default() && !attribution::names_region(&title, &lead, issuer_region)
    };
    cases.iter().filter(is_guessed).map(|case| case.lines.0).collect()
}

/// The findings of the stages that the batch does not hold.
fn findings(document: &Document, drafts: &Drafts, strategy: SegmentStrategy, fixes: &Corrections) -> Findings {
    let entries = document.list.entries.iter();
    // The entry of a draft that is not yet reviewed has an empty reason.
    let reviewed = fixes.headings.iter().filter(|fix| fix.why.as_deref() != Some(""));
    Findings {
        strategy,
        guessed_regions: HashSet::new(),
        rival: None,
        gone: Vec::new(),
        listed: entries.map(|entry| (document.rows[entry.rows.0].line, entry.title.clone())).collect(),
        uncertain_titles: drafts.uncertain_titles(document).into_iter().collect(),
        missing_numbers: drafts.missing_numbers(document),
        reviewed_headings: reviewed.map(|fix| fix.line).collect(),
    }
}
