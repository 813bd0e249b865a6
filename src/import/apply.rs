//! Applies corrections, each at its stage, and reports those without effect.

use super::{
    corrections::{Corrections, EditFix, FigureFix, ListAction, NameFix, NameKind, describe},
    edits::{Edit, index},
    notice::{Notice, find, starts_with},
    outline::{self, ReadBlock},
    request::Request,
    rows::NoticeRow,
    start::CaseStart,
};
use crate::{
    corpus::{
        At, Batch, Case, Figure, FurnitureKind, Lines, Named, Region, RepairKind, Section, SectionKind, TitleSource,
    },
    error::{Fault, FaultKind},
};

/// Faults of corrections.
pub(super) struct CorrectionFaults<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) all: Vec<Fault>,
}

/// Makes the kind of a fault from the words of its correction.
type KindOf = fn(String) -> FaultKind;

fn unmatched(correction: String) -> FaultKind {
    FaultKind::CorrectionUnmatched { correction }
}

fn idle(correction: String) -> FaultKind {
    FaultKind::CorrectionIdle { correction }
}

impl CorrectionFaults<'_> {
    fn add(&mut self, kind: KindOf, correction: &str) {
        let path = self.request.corrections.map_or(self.request.path, |(_, path)| path);
        self.all.push(Fault::error(path, None, kind(correction.to_owned())));
    }

    pub(super) fn unmatched(&mut self, correction: &str) {
        self.add(unmatched, correction);
    }

    fn idle(&mut self, correction: &str) {
        self.add(idle, correction);
    }
}

/// The meaning of a correction that changes nothing, where the rules could only guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GuessReview {
    /// Its reason is empty, as in a draft: it is not reviewed yet and stays a guess.
    Draft,
    /// Its reason explains why the guess is right: it is decided by hand.
    Confirmed,
    /// It gives no reason: most likely it was meant to change something.
    Unexplained,
}

impl GuessReview {
    fn of(why: Option<&str>) -> Self {
        match why {
            Some("") => Self::Draft,
            Some(_) => Self::Confirmed,
            None => Self::Unexplained,
        }
    }
}

/// The beginnings with `not_cases` taken out and `cases` at other lines put in.
pub(super) fn corrected_starts(
    mut starts: Vec<CaseStart>,
    rows: &[NoticeRow],
    fixes: &Corrections,
    faults: &mut CorrectionFaults<'_>,
) -> Vec<CaseStart> {
    for &line in &fixes.not_cases {
        let before = starts.len();
        starts.retain(|start| rows[start.row].line != line);
        if starts.len() == before {
            faults.unmatched(&describe("not_cases", line, ""));
        }
    }
    for fix in &fixes.cases {
        if starts.iter().any(|start| rows[start.row].line == fix.line) {
            continue;
        }
        match rows.iter().position(|row| row.line == fix.line) {
            Some(row) => starts.push(CaseStart { row, ..CaseStart::default() }),
            None => faults.unmatched(&describe("cases", fix.line, "")),
        }
    }
    starts.sort_by_key(|start| start.row);
    starts
}

/// Edits by hand, as ranges of the notice.
pub(super) fn corrected_edits(notice: &Notice, fixes: &Corrections, faults: &mut CorrectionFaults<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for fix in &fixes.edits {
        let what = describe("edits", fix.line, &fix.printed);
        let line = notice.line(fix.line);
        let chars = notice.slice(line.clone());
        let length = fix.printed.chars().count();
        let found: Vec<usize> = (0..chars.len()).filter(|&at| starts_with(&chars[at..], &fix.printed)).collect();
        let read = fix.read.as_deref().map(chars_of);
        match found.as_slice() {
            _ if length == 0 || read.as_deref() == Some(&chars_of(&fix.printed)) => faults.idle(&what),
            [] => faults.unmatched(&what),
            [at] => edits.push(edit(fix, line.start + at, read.as_deref())),
            _ => faults.add(|correction| FaultKind::CorrectionAmbiguous { correction }, &what),
        }
    }
    edits
}

fn chars_of(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// The mark of lost words in a correction's reading.
const LOST: &str = "〔缺〕";

/// The edit of one correction, narrowed to what differs. Without a reading, words are lost directly behind `printed`;
/// with the mark 〔缺〕 in the reading, where the mark stands.
fn edit(fix: &EditFix, start: usize, read: Option<&[char]>) -> Edit {
    let printed = chars_of(&fix.printed);
    let with = |from: usize, to: usize, read: String, sure: bool| Edit {
        at: start + from..start + to,
        read,
        kind: fix.kind,
        sure,
        why: fix.why.clone(),
        by_hand: true,
    };
    let Some(read) = read else {
        return with(printed.len(), printed.len(), String::new(), fix.sure);
    };
    if let Some(lost) = find(read, LOST) {
        let at = lost.min(printed.len());
        return with(at, at, String::new(), fix.sure);
    }
    let same = printed.iter().zip(read).take_while(|(a, b)| a == b).count();
    let most = printed.len().min(read.len()) - same;
    let tail = printed.iter().rev().zip(read.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    // Destroyed characters stay together: a shorter place would not show what was printed for what.
    let (same, tail) = if fix.kind == RepairKind::Mojibake { (0, 0) } else { (same, tail) };
    let read: String = read.get(same..read.len() - tail).unwrap_or(&[]).iter().collect();
    with(same, printed.len() - tail, read, fix.sure)
}

/// Rows that corrections give to another case: taken out of the furniture.
pub(super) fn moved_paragraphs(
    rows: &[NoticeRow],
    fixes: &Corrections,
    junk: &mut Vec<(usize, FurnitureKind)>,
    faults: &mut CorrectionFaults<'_>,
) -> Vec<(u32, usize)> {
    let mut moved = Vec::new();
    for fix in &fixes.paragraphs {
        let row = rows.iter().position(|row| row.line == fix.line);
        match row.and_then(|row| junk.iter().position(|&(index, _)| index == row)) {
            Some(at) => moved.push((fix.case, junk.remove(at).0)),
            None => faults.unmatched(&describe("paragraphs", fix.line, "")),
        }
    }
    moved
}

pub(super) fn add_background(case: &mut Case, block: ReadBlock) {
    let sections = outline::outline(vec![block]);
    for mut section in sections {
        section.kind = SectionKind::Background;
        for paragraph in &mut section.paragraphs {
            paragraph.level = 0;
        }
        case.sections.insert(0, section);
    }
    case.by_hand.push("sections".to_owned());
}

pub(super) fn correct_cases(cases: &mut [Case], fixes: &Corrections, faults: &mut CorrectionFaults<'_>) {
    for fix in &fixes.cases {
        let what = |field: &str| describe("cases", fix.line, field);
        let Some(case) = cases.iter_mut().find(|case| case.lines.0 == fix.line) else {
            faults.unmatched(&what(""));
            continue;
        };
        let look = GuessReview::of(fix.why.as_deref());
        let mut set = |name: &str, changed: bool, guessed: bool| {
            if changed || (guessed && look == GuessReview::Confirmed) {
                case.by_hand.push(name.to_owned());
            } else if !guessed || look == GuessReview::Unexplained {
                faults.idle(&what(name));
            }
        };
        if let Some(number) = fix.number {
            // A pinned number may equal the ordinal: pinning it is the point.
            set("number", true, false);
            case.number = number;
        }
        if let Some(title) = &fix.title {
            set("title", case.title != *title, case.title_source == TitleSource::Derived);
            case.title.clone_from(title);
            case.title_source = TitleSource::Derived;
        }
        if let Some(region) = &fix.region {
            set("region", case.region != *region, case.region == Region::default());
            case.region = region.clone();
        }
        if let Some(aliases) = &fix.aliases {
            set("aliases", case.aliases != *aliases, false);
            case.aliases.clone_from(aliases);
        }
        if let Some(department) = &fix.department {
            let department = Some(department.clone()).filter(|d| !d.is_empty());
            set("department", case.department != department, false);
            case.department = department;
        }
        if let Some(themes) = &fix.themes {
            set("themes", case.themes != *themes, false);
            case.themes.clone_from(themes);
        }
    }
}

pub(super) fn correct_outline(cases: &mut [Case], fixes: &Corrections, faults: &mut CorrectionFaults<'_>) {
    for fix in &fixes.sections {
        let what = describe("sections", fix.line, "");
        let Some(case) = cases.iter_mut().find(|case| case.lines.contains(fix.line)) else {
            faults.unmatched(&what);
            continue;
        };
        if let Some(section) = case.sections.iter_mut().find(|section| section.lines.0 == fix.line) {
            if section.kind == fix.kind {
                match GuessReview::of(fix.why.as_deref()) {
                    GuessReview::Draft if section.heading.is_none() => continue,
                    GuessReview::Confirmed if section.heading.is_none() => {}
                    _ => faults.idle(&what),
                }
            }
            section.kind = fix.kind;
        } else if !split_section(case, fix.line, fix.kind) {
            faults.unmatched(&what);
        }
        merge_sections(case);
        by_hand(case, "sections");
    }
    for fix in &fixes.headings {
        let what = describe("headings", fix.line, fix.heading.as_deref().unwrap_or_default());
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
            let guess = paragraph.label.is_some() && paragraph.heading.is_none();
            match GuessReview::of(fix.why.as_deref()) {
                GuessReview::Draft if guess => continue,
                GuessReview::Confirmed if guess => {}
                _ => faults.idle(&what),
            }
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

pub(super) fn correct_batch(batch: &mut Batch, fixes: &Corrections, faults: &mut CorrectionFaults<'_>) {
    let fix = &fixes.batch;
    let mut set = |name: &str, idle: bool| {
        if idle {
            faults.idle(&format!("batch {name}"));
        }
    };
    // Drafts leave open fields empty.
    let is_given = |text: &&String| !text.is_empty();
    if let Some(title) = fix.title.as_ref().filter(is_given) {
        set("title", batch.title == *title && batch.title_source == TitleSource::Printed);
        batch.title.clone_from(title);
        batch.title_source = fix.title_source.unwrap_or(TitleSource::Derived);
    }
    if let Some(issuer) = fix.issuer.as_ref().filter(is_given) {
        set("issuer", batch.issuer == *issuer);
        batch.issuer.clone_from(issuer);
    }
    if fix.document_number.is_some() {
        set("document_number", batch.document_number == fix.document_number);
        batch.document_number.clone_from(&fix.document_number);
    }
    if let Some(published) = fix.published.as_ref().filter(is_given) {
        set("published", batch.published.as_ref() == Some(published));
        batch.published = Some(published.clone());
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

/// Adds and drops systems, documents and figures.
pub(super) fn correct_names(cases: &mut [Case], fixes: &Corrections, faults: &mut CorrectionFaults<'_>) {
    for fix in &fixes.names {
        let what = describe("names", fix.line, &fix.name);
        match cases.iter_mut().find(|case| case.lines.contains(fix.line)) {
            Some(case) => match name(case, fix) {
                Ok(()) => by_hand(case, if fix.kind == NameKind::System { "systems" } else { "documents" }),
                Err(kind) => faults.add(kind, &what),
            },
            None => faults.unmatched(&what),
        }
    }
    for fix in &fixes.figures {
        let what = describe("figures", fix.line, &fix.text);
        match cases.iter_mut().find(|case| case.lines.contains(fix.line)) {
            Some(case) => match figure(case, fix) {
                Ok(()) => by_hand(case, "figures"),
                Err(kind) => faults.add(kind, &what),
            },
            None => faults.unmatched(&what),
        }
    }
}

fn name(case: &mut Case, fix: &NameFix) -> Result<(), KindOf> {
    let at = places(case, &fix.name, None);
    let list = if fix.kind == NameKind::System { &mut case.systems } else { &mut case.documents };
    let known = list.iter().position(|named| named.name == fix.name);
    match (fix.action, known) {
        (ListAction::Drop, Some(known)) => {
            list.remove(known);
        }
        (ListAction::Drop, None) => return Err(unmatched),
        (ListAction::Add, Some(_)) => return Err(idle),
        (ListAction::Add, None) if at.is_empty() => return Err(unmatched),
        (ListAction::Add, None) => {
            list.push(Named { name: fix.name.clone(), at });
            list.sort_by_key(|named| named.at.first().copied());
        }
    }
    Ok(())
}

fn figure(case: &mut Case, fix: &FigureFix) -> Result<(), KindOf> {
    let at = places(case, &fix.text, Some(fix.line));
    let here = |figure: &Figure| figure.text == fix.text && figure.at.iter().any(|place| at.contains(place));
    let known = case.figures.iter().position(here);
    match (fix.action, known) {
        (ListAction::Drop, Some(known)) => {
            case.figures.remove(known);
        }
        (ListAction::Drop, None) => return Err(unmatched),
        (ListAction::Add, _) if at.is_empty() => return Err(unmatched),
        (ListAction::Add, Some(known)) => {
            let about = fix.about.clone().unwrap_or_default();
            let figure = case.figures.get_mut(known).filter(|figure| figure.about != about).ok_or(idle as KindOf)?;
            figure.about = about;
        }
        (ListAction::Add, None) => {
            case.figures.push(Figure { text: fix.text.clone(), about: fix.about.clone().unwrap_or_default(), at });
            case.figures.sort_by_key(|figure| figure.at.first().copied());
        }
    }
    Ok(())
}

/// Every place of `text` in the case's paragraphs, those of one line only where one is given.
fn places(case: &Case, text: &str, line: Option<u32>) -> Vec<At> {
    let length = text.chars().count();
    let mut out = Vec::new();
    for (nth, paragraph) in (0..).zip(case.paragraphs()) {
        if line.is_some_and(|line| !paragraph.lines.contains(line)) {
            continue;
        }
        let chars: Vec<char> = paragraph.text.chars().collect();
        let mut from = 0;
        while let Some(found) = find(chars.get(from..).unwrap_or(&[]), text) {
            let start = from + found;
            // 1次 is not named by 11次, nor e福州 by a longer Latin word.
            let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
            let first = text.chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
            let part = first && start > 0 && (latin(chars.get(start - 1)) || chars.get(start - 1) == Some(&'.'));
            if !part {
                out.push(At(nth, index(start), index(start + length)));
            }
            from = start + length.max(1);
        }
    }
    out
}
