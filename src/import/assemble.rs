//! Puts the stages together: from decoded text and corrections to a batch and its report.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::{
    Corrections, Request,
    annex_list::{self, AnnexList},
    apply, attribution, body_blocks, corrections,
    decode::Decoded,
    edits::{self, Edit, Edits},
    figures, front_matter, furniture, headings, lead_cue, mojibake, names,
    notice::Notice,
    outline::{self, ReadBlock},
    reflow::{self, ReflowedNotice},
    region::IssuerRegion,
    report::{self, Report},
    rows::{self, NoticeRow},
    segment::{self, CaseStart},
    splices, themes, title,
};
use crate::{
    corpus::{Batch, Case, Furniture, FurnitureKind, Lines, Script, Source, TitleSource, model::SCHEMA},
    error::{Fault, FaultKind},
};

/// A case in the making.
struct CaseDraft {
    start: CaseStart,
    /// Its rows, without what stands behind the last case.
    rows: Range<usize>,
    title: Option<title::PrintedTitle>,
    blocks: Vec<body_blocks::BodyBlock>,
}

pub(super) fn assemble(
    bytes: &[u8],
    decoded: &Decoded,
    fixes: &Corrections,
    request: &Request<'_>,
) -> Result<(Batch, Report), Vec<Fault>> {
    let printed = Notice::new(&decoded.text);
    let flowed = reflow::reflow(&printed);
    let notice = &flowed.notice;
    let mut rows = rows::rows(notice);
    for row in &mut rows {
        row.last = printed.line_at(flowed.to_printed(&row.range).end.saturating_sub(1));
    }
    let rows = rows;
    let list = annex_list::find_list(notice, &rows);
    let announced = front_matter::announced(notice, rows.get(..rows.len().min(60)).unwrap_or(&[]));
    let mut faults = apply::CorrectionFaults { request, all: Vec::new() };

    let (strategy, starts) = segment::segment(notice, &rows, &list, announced)
        .ok_or_else(|| vec![Fault::error(request.path, None, FaultKind::NoCase)])?;
    let starts = apply::corrected_starts(starts, &rows, fixes, &mut faults);
    let first = starts.first().map_or(rows.len(), |start| start.row);
    let end = tail(notice, &rows, starts.last().map_or(0, |start| start.row + 1));

    let mut edits: Vec<Edit> = Vec::new();
    let mut junk: Vec<(usize, FurnitureKind)> =
        front_matter::kinds(notice, rows.get(..first).unwrap_or(&[]), &list).into_iter().enumerate().collect();
    let site = splices::site_name(notice, &rows);
    let mut ngrams = None;
    let mut drafts: Vec<CaseDraft> = Vec::new();
    for (nth, start) in starts.iter().enumerate() {
        let to = starts.get(nth + 1).map_or(end, |next| next.row);
        let title = title::printed_title(notice, &rows, start, &list);
        let body = start.body().min(to);
        let blocks = body_blocks::join_rows(notice, rows.get(body..to).unwrap_or(&[]), &mut edits, &mut junk, body);
        for block in &blocks {
            body_blocks::stray_spaces(notice, &block.range, &mut edits);
            mojibake::repair(notice, &block.range, &mut ngrams, &mut edits);
            if let Some(site) = &site {
                splices::splices(notice, &block.range, site, &mut edits);
            }
        }
        edits.extend(title.iter().flat_map(|title| title.edits.clone()));
        drafts.push(CaseDraft { start: start.clone(), rows: start.row..to, title, blocks });
    }
    junk.extend((end..rows.len()).map(|index| (index, furniture::at_end(notice, &rows[index]))));
    for edit in &mut edits {
        edit.at = flowed.to_printed(&edit.at);
    }
    edits.extend(flowed.joins.iter().cloned());
    edits.extend(apply::corrected_edits(&printed, fixes, &mut faults));
    let edits = Edits::new(edits);

    let moved = apply::moved_paragraphs(&rows, fixes, &mut junk, &mut faults);
    let issuer_region = issuer_region(notice, &rows, first);
    let mut cases: Vec<Case> = Vec::new();
    for (nth, draft) in drafts.iter().enumerate() {
        cases.push(case((&printed, &flowed), &rows, draft, nth, &drafts, &edits, &issuer_region));
    }
    for (number, row) in moved {
        let range = flowed.to_printed(&rows[row].range);
        let reading = edits::apply(&printed, range, &edits);
        match cases.iter_mut().find(|case| case.number == number) {
            Some(case) => apply::add_background(case, ReadBlock { heading: None, reading, bold: 0 }),
            None => faults.unmatched(&corrections::words("paragraphs", rows[row].line, &number.to_string())),
        }
    }
    apply::correct_outline(&mut cases, fixes, &mut faults);
    let systems = names::systems(&cases);
    for (case, systems) in cases.iter_mut().zip(systems) {
        case.systems = systems;
        case.documents = names::documents(case);
        case.figures = figures::figures(case);
        case.themes = themes::themes(case);
    }
    apply::correct_cases(&mut cases, fixes, &mut faults);
    apply::correct_names(&mut cases, fixes, &mut faults);

    let furniture = grouped(&printed, &rows, junk);
    let province = issuer_region.province.clone().unwrap_or_default();
    let before = rows.get(..first).unwrap_or(&[]);
    let printed = front_matter::title(notice, before);
    let mut batch = Batch {
        schema: SCHEMA,
        id: request.id.clone(),
        title_source: if printed.is_some() { TitleSource::Printed } else { TitleSource::Derived },
        title: printed.unwrap_or_else(|| province.clone()),
        issuer: front_matter::issuer(notice, before).unwrap_or_default(),
        document_number: front_matter::document_number(notice, before),
        published: front_matter::published(notice, before),
        province,
        announced,
        script: script(notice),
        note: None,
        source: Source {
            file: request.file_name.clone(),
            original_name: request.original_name.clone(),
            sha256: hex(&Sha256::digest(bytes)),
            encoding: decoded.encoding.to_owned(),
        },
        furniture,
        cases,
    };
    apply::correct_batch(&mut batch, fixes, &mut faults);
    if !faults.all.is_empty() {
        return Err(faults.all);
    }
    let listed: Vec<(u32, String)> =
        list.entries.iter().map(|item| (rows[item.rows.0].line, item.title.clone())).collect();
    // A draft's entry that nobody has looked at has an empty reason.
    let decided = fixes.headings.iter().filter(|fix| fix.why.as_deref() != Some(""));
    let headings = decided.map(|fix| fix.line).collect();
    let told = report::Findings {
        strategy,
        listed,
        titles: is_end_uncertain(&drafts, &rows),
        numbers: missing(&drafts, &rows, &list),
        headings,
    };
    let report = report::report(&batch, decoded, told);
    Ok((batch, report))
}

fn case(
    (printed, flowed): (&Notice, &ReflowedNotice),
    rows: &[NoticeRow],
    draft: &CaseDraft,
    nth: usize,
    drafts: &[CaseDraft],
    edits: &Edits,
    issuer_region: &IssuerRegion,
) -> Case {
    let pieces = draft.blocks.iter().map(|block| {
        let reading = edits::apply(printed, flowed.to_printed(&block.range), edits);
        let bold = block.bold.map(|end| flowed.to_printed(&(end..end)).start);
        let bold = bold.map_or(0, |end| reading.origin.partition_point(|&origin| origin < end));
        ReadBlock { heading: block.heading, reading, bold }
    });
    let sections = outline::outline(pieces.collect());
    let reading = draft.title.as_ref().map(|title| edits::apply(printed, flowed.to_printed(&title.range), edits));
    let lead: Vec<char> = sections.iter().flat_map(|s| &s.paragraphs).take(2).flat_map(|p| p.text.chars()).collect();
    let opening: Vec<char> = sections.iter().flat_map(|s| &s.paragraphs).take(1).flat_map(|p| p.text.chars()).collect();
    let title_chars = reading.as_ref().map(|r| r.chars.clone()).unwrap_or_default();
    let region = attribution::region(&title_chars, &lead, issuer_region).unwrap_or_default();
    let first = rows[draft.rows.start].line;
    let last = sections.last().map_or(reading.as_ref().map_or(first, |r| r.lines.1), |s| s.lines.1);
    Case {
        number: number(nth, drafts),
        aliases: Vec::new(),
        label: draft.title.as_ref().and_then(|title| title.label.clone()),
        title: reading.as_ref().map_or_else(|| title::derived_title(&lead, &region), |r| r.text()),
        title_source: if reading.is_some() { TitleSource::Printed } else { TitleSource::Derived },
        title_lines: reading.as_ref().map(|r| r.lines),
        title_repairs: reading.map(|r| r.repairs).unwrap_or_default(),
        lines: Lines(first, last.max(first)),
        region,
        department: attribution::department(&title_chars, &opening, issuer_region),
        themes: Vec::new(),
        by_hand: Vec::new(),
        sections,
        systems: Vec::new(),
        documents: Vec::new(),
        figures: Vec::new(),
    }
}

/// The printed number where every case has one and none stands twice, else the ordinal.
fn number(nth: usize, drafts: &[CaseDraft]) -> u32 {
    let printed: Vec<Option<u32>> = drafts.iter().map(|draft| draft.start.number).collect();
    let mut seen: Vec<u32> = printed.iter().flatten().copied().filter(|&n| n > 0).collect();
    seen.sort_unstable();
    seen.dedup();
    let usable = seen.len() == drafts.len();
    printed.get(nth).copied().flatten().filter(|_| usable).unwrap_or_else(|| edits::index(nth + 1))
}

/// The lines of the cases whose titles may end elsewhere.
fn is_end_uncertain(drafts: &[CaseDraft], rows: &[NoticeRow]) -> Vec<u32> {
    drafts.iter().filter(|draft| draft.start.is_end_uncertain).map(|draft| rows[draft.rows.start].line).collect()
}

/// Numbers that no case has though cases before and behind it are numbered, each with the line of the case behind; and
/// those that two cases have.
fn missing(drafts: &[CaseDraft], rows: &[NoticeRow], list: &AnnexList) -> Vec<(u32, u32)> {
    let mut numbers: Vec<(u32, u32)> =
        drafts.iter().filter_map(|draft| Some((draft.start.number?, rows[draft.rows.start].line))).collect();
    numbers.sort_unstable();
    let mut found = Vec::new();
    for pair in numbers.windows(2) {
        let [(number, _), (next, line)] = *pair else { continue };
        if number == next {
            found.push((line, number));
        }
        // More than a few are no gaps: the numbers count something else.
        found.extend((number + 1..next).take(5).map(|lost| (line, lost)));
    }
    let line = list.entries.first().map_or(1, |item| rows[item.rows.0].line);
    let listed = |number: u32| list.entries.iter().any(|item| item.number == number);
    let last = list.entries.last().map_or(0, |item| item.number);
    let lost = (1..last).filter(|&number| !listed(number) && !found.iter().any(|&(_, known)| known == number));
    let lost: Vec<(u32, u32)> = lost.map(|number| (line, number)).collect();
    found.extend(lost);
    found
}

/// The row behind the last case, from which only remains of a web page follow. What returns in the midst of the cases is
/// no end of them, nor what stands before further headings or numbered text.
fn tail(notice: &Notice, rows: &[NoticeRow], from: usize) -> usize {
    let body = |row: &NoticeRow| row.len() > 60 || row.is_sentence && row.len() > 20;
    let first = (from..rows.len()).find(|&i| body(&rows[i])).unwrap_or(from);
    let text = |i: usize| rows[i].chars(notice);
    let returns = |i: usize| rows[..from].iter().any(|row| row.furniture.is_some() && row.chars(notice) == text(i));
    let goes_on = |i: usize| rows[i + 1..].iter().any(|row| headings::kind(notice, row).is_some());
    (first..rows.len())
        .find(|&i| {
            let words = furniture::by_words(notice, &rows[i]).filter(|&kind| kind != FurnitureKind::PageNumber);
            words.is_some() && !returns(i) && !goes_on(i)
        })
        .unwrap_or(rows.len())
}

/// Where the notice comes from: the province that it names most, and the city that its heading begins with.
fn issuer_region(notice: &Notice, rows: &[NoticeRow], first: usize) -> IssuerRegion {
    let issuer_region = lead_cue::issuer_region(notice, rows);
    let head = rows.iter().take(first.min(4)).find_map(|row| {
        let place =
            super::region::find_regions(row.chars(notice), 12, &issuer_region).into_iter().find(|p| p.start == 0)?;
        (row.len() <= 40).then_some(place.region)
    });
    let city =
        head.filter(|region| Some(&region.province) == issuer_region.province.as_ref()).and_then(|region| region.city);
    IssuerRegion { city, ..issuer_region }
}

/// Rows of furniture as blocks of neighbouring rows of one kind.
fn grouped(notice: &Notice, rows: &[NoticeRow], mut junk: Vec<(usize, FurnitureKind)>) -> Vec<Furniture> {
    junk.sort_unstable();
    let mut groups: Vec<(usize, usize, FurnitureKind)> = Vec::new();
    for (index, kind) in junk {
        match groups.last_mut() {
            Some((_, last, known)) if *known == kind && *last + 1 == index => *last = index,
            _ => groups.push((index, index, kind)),
        }
    }
    let whole = |(first, last, kind): (usize, usize, FurnitureKind)| {
        let lines = Lines(rows[first].line, rows[last].last);
        let text = notice.text(notice.line(lines.0).start..notice.line(lines.1).end);
        Furniture { lines, kind, text }
    };
    groups.into_iter().map(whole).collect()
}

/// Traditional where characters that only traditional text has outnumber their simplified forms.
fn script(notice: &Notice) -> Script {
    const PAIRS: [(char, char); 24] = [
        ('業', '业'),
        ('務', '务'),
        ('企', '企'),
        ('實', '实'),
        ('機', '机'),
        ('為', '为'),
        ('國', '国'),
        ('個', '个'),
        ('項', '项'),
        ('設', '设'),
        ('現', '现'),
        ('進', '进'),
        ('開', '开'),
        ('審', '审'),
        ('辦', '办'),
        ('環', '环'),
        ('標', '标'),
        ('場', '场'),
        ('資', '资'),
        ('動', '动'),
        ('區', '区'),
        ('縣', '县'),
        ('構', '构'),
        ('體', '体'),
    ];
    let (mut hant, mut hans) = (0usize, 0usize);
    for c in &notice.chars {
        hant += usize::from(PAIRS.iter().any(|(t, s)| t != s && t == c));
        hans += usize::from(PAIRS.iter().any(|(t, s)| t != s && s == c));
    }
    if hant > hans { Script::Hant } else { Script::Hans }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|b| [b >> 4, b & 15]).filter_map(|n| char::from_digit(u32::from(n), 16)).collect()
}
