//! Puts the stages together: from decoded text and corrections to a batch and its report.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::{
    Corrections, Request,
    block::{self, Edit, Edits},
    corrections::words,
    cue,
    decode::Decoded,
    figures,
    flow::{self, Setting},
    furniture, head,
    list::{self, List},
    mojibake, names,
    notice::Notice,
    outline::{self, Piece},
    place,
    region::Home,
    repair,
    report::{Doubt, Reason, Report},
    rows::{self, Row},
    segment::{self, Start},
    themes, title,
};
use crate::{
    corpus::{
        Batch, Case, Furniture, FurnitureKind, Lines, Region, Script, Section, SectionKind, Source, TitleSource,
        model::SCHEMA,
    },
    error::{Code, Fault},
};

/// A case in the making.
struct Draft {
    start: Start,
    /// Its rows, without what stands behind the last case.
    rows: Range<usize>,
    title: Option<title::Printed>,
    blocks: Vec<flow::Block>,
}

pub(super) fn assemble(
    bytes: &[u8],
    decoded: &Decoded,
    fixes: &Corrections,
    request: &Request<'_>,
) -> Result<(Batch, Report), Vec<Fault>> {
    let notice = Notice::new(&decoded.text);
    let rows = rows::rows(&notice);
    let list = list::list(&notice, &rows);
    let announced = head::announced(&notice, rows.get(..rows.len().min(60)).unwrap_or(&[]));
    let mut faults = Faults { request, all: Vec::new() };

    let (way, starts) = segment::segment(&notice, &rows, &list, announced)
        .ok_or_else(|| vec![Fault::error(request.path, None, Code::NoCase, [])])?;
    let starts = corrected_starts(starts, &rows, fixes, &mut faults);
    let first = starts.first().map_or(rows.len(), |start| start.row);
    let end = tail(&notice, &rows, starts.last().map_or(0, |start| start.row + 1));

    let mut edits: Vec<Edit> = Vec::new();
    let mut junk: Vec<(usize, FurnitureKind)> =
        head::kinds(&notice, rows.get(..first).unwrap_or(&[]), &list).into_iter().enumerate().collect();
    let setting = Setting::of(&notice, &rows);
    let site = repair::site_name(&notice, &rows);
    let mut company = None;
    let mut drafts: Vec<Draft> = Vec::new();
    for (nth, start) in starts.iter().enumerate() {
        let to = starts.get(nth + 1).map_or(end, |next| next.row);
        let title = title::printed(&notice, &rows, start, &list);
        let body = start.row + start.title.map_or(usize::from(start.label.is_some()), |(_, count)| count);
        let body = body.min(to);
        let blocks = flow::blocks(&notice, rows.get(body..to).unwrap_or(&[]), &setting, &mut edits, &mut junk, body);
        for block in &blocks {
            flow::stray_spaces(&notice, &block.range, &mut edits);
            mojibake::repairs(&notice, &block.range, &mut company, &mut edits);
            if let Some(site) = &site {
                repair::splices(&notice, &block.range, site, &mut edits);
            }
        }
        edits.extend(title.iter().flat_map(|title| title.edits.clone()));
        drafts.push(Draft { start: start.clone(), rows: start.row..to, title, blocks });
    }
    junk.extend((end..rows.len()).map(|index| (index, furniture::at_end(&notice, &rows[index]))));
    edits.extend(corrected_edits(&notice, fixes, &mut faults));
    let edits = Edits::new(edits);

    let moved = moved_paragraphs(&notice, &rows, fixes, &mut junk, &mut faults);
    let home = home(&notice, &rows, first);
    let mut cases: Vec<Case> = Vec::new();
    for (nth, draft) in drafts.iter().enumerate() {
        cases.push(case(&notice, &rows, draft, nth, &drafts, &edits, &home, &list));
    }
    for (number, row) in moved {
        let range = rows[row].range.clone();
        let reading = block::read(&notice, range, &edits);
        match cases.iter_mut().find(|case| case.number == number) {
            Some(case) => add_background(case, Piece { heading: None, reading }),
            None => faults.unmatched(&words("paragraphs", rows[row].line, &number.to_string())),
        }
    }
    correct_outline(&mut cases, fixes, &mut faults);
    let systems = names::systems(&cases);
    for (case, systems) in cases.iter_mut().zip(systems) {
        case.systems = systems;
        case.documents = names::documents(case);
        case.figures = figures::figures(case);
        case.themes = themes::themes(case);
    }
    correct_cases(&mut cases, &rows, fixes, &mut faults);

    let furniture = grouped(&notice, &rows, junk);
    let province = home.province.clone().unwrap_or_default();
    let before = rows.get(..first).unwrap_or(&[]);
    let printed = head::title(&notice, before);
    let mut batch = Batch {
        schema: SCHEMA,
        id: request.id.clone(),
        title_source: if printed.is_some() { TitleSource::Printed } else { TitleSource::Derived },
        title: printed.unwrap_or_else(|| province.clone()),
        issuer: head::issuer(&notice, before).unwrap_or_default(),
        document_number: head::document_number(&notice, before),
        published: head::published(&notice, before).unwrap_or_default(),
        province,
        announced,
        script: script(&notice),
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
    correct_batch(&mut batch, fixes, &mut faults);
    if !faults.all.is_empty() {
        return Err(faults.all);
    }
    let report = report(way, &batch, decoded);
    Ok((batch, report))
}

/// Faults about corrections.
struct Faults<'a> {
    request: &'a Request<'a>,
    all: Vec<Fault>,
}

impl Faults<'_> {
    fn add(&mut self, code: Code, what: &str) {
        let path = self.request.corrections.map_or(self.request.path, |(_, path)| path);
        self.all.push(Fault::error(path, None, code, [what.to_owned()]));
    }

    fn unmatched(&mut self, what: &str) {
        self.add(Code::CorrectionUnmatched, what);
    }

    fn idle(&mut self, what: &str) {
        self.add(Code::CorrectionIdle, what);
    }
}

/// The beginnings with `not_cases` taken out and `cases` at other lines put in.
fn corrected_starts(mut starts: Vec<Start>, rows: &[Row], fixes: &Corrections, faults: &mut Faults<'_>) -> Vec<Start> {
    for &line in &fixes.not_cases {
        let before = starts.len();
        starts.retain(|start| rows[start.row].line != line);
        if starts.len() == before {
            faults.unmatched(&words("not_cases", line, ""));
        }
    }
    for fix in &fixes.cases {
        if starts.iter().any(|start| rows[start.row].line == fix.line) {
            continue;
        }
        match rows.iter().position(|row| row.line == fix.line) {
            Some(row) => starts.push(Start { row, label: None, number: None, title: None }),
            None => faults.unmatched(&words("cases", fix.line, "")),
        }
    }
    starts.sort_by_key(|start| start.row);
    starts
}

/// Edits by hand, as ranges of the notice.
fn corrected_edits(notice: &Notice, fixes: &Corrections, faults: &mut Faults<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for fix in &fixes.edits {
        let what = words("edits", fix.line, &fix.printed);
        let line = notice.line(fix.line);
        let chars = notice.slice(line.clone());
        let length = fix.printed.chars().count();
        let found: Vec<usize> =
            (0..chars.len()).filter(|&at| super::notice::starts_with(&chars[at..], &fix.printed)).collect();
        let read = fix.read.clone().unwrap_or_default();
        match found.as_slice() {
            _ if length == 0 || (fix.read.as_ref() == Some(&fix.printed)) => faults.idle(&what),
            [] => faults.unmatched(&what),
            [at] => edits.push(Edit {
                at: line.start + at..line.start + at + length,
                read,
                kind: fix.kind,
                sure: fix.sure,
                why: fix.why.clone(),
                by_hand: true,
            }),
            _ => faults.add(Code::CorrectionAmbiguous, &what),
        }
    }
    edits
}

/// Rows that corrections give to another case: taken out of the furniture.
fn moved_paragraphs(
    notice: &Notice,
    rows: &[Row],
    fixes: &Corrections,
    junk: &mut Vec<(usize, FurnitureKind)>,
    faults: &mut Faults<'_>,
) -> Vec<(u32, usize)> {
    let _ = notice;
    let mut moved = Vec::new();
    for fix in &fixes.paragraphs {
        let row = rows.iter().position(|row| row.line == fix.line);
        match row.and_then(|row| junk.iter().position(|&(index, _)| index == row)) {
            Some(at) => moved.push((fix.case, junk.remove(at).0)),
            None => faults.unmatched(&words("paragraphs", fix.line, "")),
        }
    }
    moved
}

fn add_background(case: &mut Case, piece: Piece) {
    let sections = outline::outline(vec![piece]);
    for mut section in sections {
        section.kind = SectionKind::Background;
        for paragraph in &mut section.paragraphs {
            paragraph.level = 0;
        }
        case.sections.insert(0, section);
    }
    case.by_hand.push("sections".to_owned());
}

#[expect(clippy::too_many_arguments, reason = "one call; the arguments are the stages' results")]
fn case(
    notice: &Notice,
    rows: &[Row],
    draft: &Draft,
    nth: usize,
    drafts: &[Draft],
    edits: &Edits,
    home: &Home,
    list: &List,
) -> Case {
    let pieces =
        draft.blocks.iter().map(|b| Piece { heading: b.heading, reading: block::read(notice, b.range.clone(), edits) });
    let sections = outline::outline(pieces.collect());
    let reading = draft.title.as_ref().map(|title| block::read(notice, title.range.clone(), edits));
    let lead: Vec<char> = sections.iter().flat_map(|s| &s.paragraphs).take(2).flat_map(|p| p.text.chars()).collect();
    let title_chars = reading.as_ref().map(|r| r.chars.clone()).unwrap_or_default();
    let region = place::region(&title_chars, &lead, home).unwrap_or_default();
    let _ = list;
    let first = rows[draft.rows.start].line;
    let last = sections.last().map_or(reading.as_ref().map_or(first, |r| r.lines.1), |s| s.lines.1);
    Case {
        number: number(nth, drafts),
        aliases: Vec::new(),
        label: draft.title.as_ref().and_then(|title| title.label.clone()),
        title: reading.as_ref().map_or_else(|| title::derived(&lead, &region), |r| r.text()),
        title_source: if reading.is_some() { TitleSource::Printed } else { TitleSource::Derived },
        title_lines: reading.as_ref().map(|r| r.lines),
        title_repairs: reading.map(|r| r.repairs).unwrap_or_default(),
        lines: Lines(first, last.max(first)),
        region,
        department: place::department(&title_chars, &lead, home),
        themes: Vec::new(),
        by_hand: Vec::new(),
        sections,
        systems: Vec::new(),
        documents: Vec::new(),
        figures: Vec::new(),
    }
}

/// The printed number where every case has one and none stands twice, else the ordinal.
fn number(nth: usize, drafts: &[Draft]) -> u32 {
    let printed: Vec<Option<u32>> = drafts.iter().map(|draft| draft.start.number).collect();
    let mut seen: Vec<u32> = printed.iter().flatten().copied().filter(|&n| n > 0).collect();
    seen.sort_unstable();
    seen.dedup();
    let usable = seen.len() == drafts.len();
    printed.get(nth).copied().flatten().filter(|_| usable).unwrap_or_else(|| block::index(nth + 1))
}

fn correct_cases(cases: &mut [Case], rows: &[Row], fixes: &Corrections, faults: &mut Faults<'_>) {
    let _ = rows;
    for fix in &fixes.cases {
        let what = |field: &str| words("cases", fix.line, field);
        let Some(case) = cases.iter_mut().find(|case| case.lines.0 == fix.line) else {
            faults.unmatched(&what(""));
            continue;
        };
        let mut set = |name: &str, changed: bool| {
            if changed {
                case.by_hand.push(name.to_owned());
            } else {
                faults.idle(&what(name));
            }
        };
        if let Some(number) = fix.number {
            // A pinned number may equal the ordinal: pinning it is the point.
            set("number", true);
            case.number = number;
        }
        if let Some(title) = &fix.title {
            set("title", case.title != *title);
            case.title.clone_from(title);
            case.title_source = TitleSource::Derived;
        }
        if let Some(region) = &fix.region {
            set("region", case.region != *region);
            case.region = region.clone();
        }
        if let Some(aliases) = &fix.aliases {
            set("aliases", case.aliases != *aliases);
            case.aliases.clone_from(aliases);
        }
        if let Some(department) = &fix.department {
            let department = Some(department.clone()).filter(|d| !d.is_empty());
            set("department", case.department != department);
            case.department = department;
        }
        if let Some(themes) = &fix.themes {
            set("themes", case.themes != *themes);
            case.themes.clone_from(themes);
        }
    }
}

fn correct_outline(cases: &mut [Case], fixes: &Corrections, faults: &mut Faults<'_>) {
    for fix in &fixes.sections {
        let what = words("sections", fix.line, "");
        let Some(case) = cases.iter_mut().find(|case| case.lines.contains(fix.line)) else {
            faults.unmatched(&what);
            continue;
        };
        if let Some(section) = case.sections.iter_mut().find(|section| section.lines.0 == fix.line) {
            if section.kind == fix.kind {
                faults.idle(&what);
            }
            section.kind = fix.kind;
        } else if !split_section(case, fix.line, fix.kind) {
            faults.unmatched(&what);
        }
        merge_sections(case);
        by_hand(case, "sections");
    }
    for fix in &fixes.headings {
        let what = words("headings", fix.line, fix.heading.as_deref().unwrap_or_default());
        let case = cases.iter_mut().find(|case| case.lines.contains(fix.line));
        let Some(case) = case else {
            faults.unmatched(&what);
            continue;
        };
        let paragraph = case.sections.iter_mut().flat_map(|s| &mut s.paragraphs).find(|p| p.lines.0 == fix.line);
        let Some(paragraph) = paragraph else {
            faults.unmatched(&what);
            continue;
        };
        let level = fix.level.unwrap_or(paragraph.level);
        if (paragraph.label == fix.label) && paragraph.heading == fix.heading && paragraph.level == level {
            faults.idle(&what);
        }
        paragraph.label.clone_from(&fix.label);
        paragraph.heading.clone_from(&fix.heading);
        paragraph.level = level;
        by_hand(case, "sections");
    }
}

fn by_hand(case: &mut Case, field: &str) {
    if !case.by_hand.iter().any(|known| known == field) {
        case.by_hand.push(field.to_owned());
    }
}

/// Begins a new section at the paragraph of `line`.
fn split_section(case: &mut Case, line: u32, kind: SectionKind) -> bool {
    let Some(at) = case.sections.iter().position(|s| s.paragraphs.iter().any(|p| p.lines.0 == line)) else {
        return false;
    };
    let Some(section) = case.sections.get_mut(at) else { return false };
    let from = section.paragraphs.iter().position(|p| p.lines.0 == line).unwrap_or(0);
    let paragraphs = section.paragraphs.split_off(from);
    let lines = Lines(line, paragraphs.last().map_or(line, |p| p.lines.1));
    section.lines.1 = section.paragraphs.last().map_or(section.lines.0, |p| p.lines.1);
    case.sections.insert(at + 1, Section { kind, heading: None, heading_repairs: Vec::new(), lines, paragraphs });
    true
}

/// Joins neighbouring sections of one kind of which the second has no heading.
fn merge_sections(case: &mut Case) {
    let mut at = 1;
    while at < case.sections.len() {
        let joins = case.sections[at].heading.is_none() && case.sections[at].kind == case.sections[at - 1].kind;
        if joins && case.sections[at].lines.0 > case.sections[at - 1].lines.0 {
            let mut section = case.sections.remove(at);
            case.sections[at - 1].lines.1 = section.lines.1;
            case.sections[at - 1].paragraphs.append(&mut section.paragraphs);
        } else {
            at += 1;
        }
    }
}

fn correct_batch(batch: &mut Batch, fixes: &Corrections, faults: &mut Faults<'_>) {
    let fix = &fixes.batch;
    let mut set = |name: &str, idle: bool| {
        if idle {
            faults.idle(&format!("batch {name}"));
        }
    };
    if let Some(title) = &fix.title {
        set("title", batch.title == *title);
        batch.title.clone_from(title);
        batch.title_source = fix.title_source.unwrap_or(TitleSource::Derived);
    }
    if let Some(issuer) = &fix.issuer {
        set("issuer", batch.issuer == *issuer);
        batch.issuer.clone_from(issuer);
    }
    if fix.document_number.is_some() {
        set("document_number", batch.document_number == fix.document_number);
        batch.document_number.clone_from(&fix.document_number);
    }
    if let Some(published) = &fix.published {
        set("published", batch.published == *published);
        batch.published.clone_from(published);
    }
    if let Some(province) = &fix.province {
        set("province", batch.province == *province);
        batch.province.clone_from(province);
    }
    if fix.announced.is_some() {
        set("announced", batch.announced == fix.announced);
        batch.announced = fix.announced;
    }
    if fix.note.is_some() {
        set("note", batch.note == fix.note);
        batch.note.clone_from(&fix.note);
    }
}

/// The row behind the last case, from which only remains of a web page follow.
fn tail(notice: &Notice, rows: &[Row], from: usize) -> usize {
    let body = |row: &Row| row.len() > 60 || row.finished && row.len() > 20;
    let first = (from..rows.len()).find(|&i| body(&rows[i])).unwrap_or(from);
    (first..rows.len())
        .find(|&i| furniture::by_words(notice, &rows[i]).is_some_and(|kind| kind != FurnitureKind::PageNumber))
        .unwrap_or(rows.len())
}

/// Where the notice comes from: the province that it names most, and the city that its heading begins with.
fn home(notice: &Notice, rows: &[Row], first: usize) -> Home {
    let home = cue::home(notice, rows);
    let head = rows.iter().take(first.min(4)).find_map(|row| {
        let place = super::region::find(row.chars(notice), 12, &home).into_iter().find(|p| p.start == 0)?;
        (row.len() <= 40).then_some(place.region)
    });
    let city = head.filter(|region| Some(&region.province) == home.province.as_ref()).and_then(|region| region.city);
    Home { city, ..home }
}

/// Rows of furniture as blocks of neighbouring rows of one kind.
fn grouped(notice: &Notice, rows: &[Row], mut junk: Vec<(usize, FurnitureKind)>) -> Vec<Furniture> {
    junk.sort_unstable();
    let mut groups: Vec<(usize, usize, FurnitureKind)> = Vec::new();
    for (index, kind) in junk {
        match groups.last_mut() {
            Some((_, last, known)) if *known == kind && *last + 1 == index => *last = index,
            _ => groups.push((index, index, kind)),
        }
    }
    let whole = |(first, last, kind): (usize, usize, FurnitureKind)| {
        let lines = Lines(rows[first].line, rows[last].line);
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

fn report(way: segment::Way, batch: &Batch, decoded: &Decoded) -> Report {
    let mut report = Report {
        way,
        found: block::index(batch.cases.len()),
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
        doubt(1, None, Reason::Count, "");
    }
    if decoded.damaged {
        doubt(1, None, Reason::Unreadable, decoded.encoding);
    }
    for (name, empty) in [
        ("title", batch.title_source == TitleSource::Derived),
        ("issuer", batch.issuer.is_empty()),
        ("published", batch.published.is_empty()),
    ] {
        if empty {
            doubt(1, None, Reason::BatchField, name);
        }
    }
    for case in &batch.cases {
        let hand = |name: &str| case.by_hand.iter().any(|field| field == name);
        if case.title_source == TitleSource::Derived {
            report.derived_titles += 1;
            if !hand("title") {
                doubt(case.lines.0, Some(case.number), Reason::TitleDerived, &case.title);
            }
        }
        if case.region == Region::default() {
            doubt(case.lines.0, Some(case.number), Reason::Region, "");
        }
        for field in ["title", "region", "department", "themes", "sections", "systems", "documents", "figures"] {
            let counts = if hand(field) { &mut report.by_hand } else { &mut report.by_rule };
            *counts.entry(field.to_owned()).or_default() += 1;
        }
        let mut repairs = case.title_repairs.iter().map(|r| (case.lines.0, r)).collect::<Vec<_>>();
        for section in &case.sections {
            repairs.extend(section.heading_repairs.iter().map(|r| (section.lines.0, r)));
            repairs.extend(section.paragraphs.iter().flat_map(|p| p.repairs.iter().map(|r| (p.lines.0, r))));
        }
        for (line, repair) in repairs {
            *report.repairs.entry(repair.kind).or_default() += 1;
            if !repair.sure {
                doubt(line, Some(case.number), Reason::Repair, &repair.printed);
            }
        }
    }
    report.doubts.sort();
    report
}
