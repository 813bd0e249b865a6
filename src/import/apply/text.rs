//! Corrections of the text: starts of cases, edits, paragraphs of other cases.

use super::corrector::Corrector;
use crate::{
    corpus::{FurnitureKind, RepairKind},
    error::FaultKind,
    import::{
        corrections::{Correction, EditFix},
        edits::Edit,
        notice::{Notice, find, starts_with},
        rows::NoticeRow,
        start::{self, CaseStart},
    },
};

/// The starts without `not_cases` and with `cases` at other lines.
pub(crate) fn corrected_starts(
    mut starts: Vec<CaseStart>,
    rows: &[NoticeRow],
    corrector: &mut Corrector<'_>,
) -> Vec<CaseStart> {
    for (nth, &line) in corrector.fixes.not_cases.iter().enumerate() {
        let before = starts.len();
        starts.retain(|start| rows[start.row].line != line);
        if starts.len() == before {
            corrector.unmatched(&Correction::new("not_cases", nth, line, ""));
        }
    }
    for (nth, fix) in corrector.fixes.cases.iter().enumerate() {
        match rows.iter().position(|row| row.line == fix.line) {
            Some(row) if starts.iter().any(|start| start.row == row) => {}
            Some(row) => starts.push(CaseStart { row, ..CaseStart::default() }),
            None => corrector.unmatched(&Correction::new("cases", nth, fix.line, "")),
        }
    }
    starts.sort_by_key(|start| start.row);
    start::end_titles(&mut starts);
    starts
}

/// Edits by hand, as ranges of the notice.
pub(crate) fn corrected_edits(notice: &Notice, corrector: &mut Corrector<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (nth, fix) in corrector.fixes.edits.iter().enumerate() {
        let what = Correction::new("edits", nth, fix.line, &fix.printed);
        let line = notice.line(fix.line);
        let chars = notice.slice(line.clone());
        let length = fix.printed.chars().count();
        let found: Vec<usize> = (0..chars.len()).filter(|&at| starts_with(&chars[at..], &fix.printed)).collect();
        let read = fix.read.as_deref().map(chars_of);
        match found.as_slice() {
            _ if length == 0 || read.as_deref() == Some(&chars_of(&fix.printed)) => corrector.idle(&what),
            [] => corrector.unmatched(&what),
            [at] => edits.push(edit(fix, line.start + at, read.as_deref())),
            _ => corrector.add(|correction| FaultKind::CorrectionAmbiguous { correction }, &what),
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
    let with = |from: usize, to: usize, read: String| Edit {
        at: start + from..start + to,
        read,
        kind: fix.kind,
        sure: fix.sure,
        why: fix.why.clone(),
        by_hand: true,
    };
    let lost = read.map_or(Some(printed.len()), |read| find(read, LOST));
    if let Some(lost) = lost.map(|lost| lost.min(printed.len())) {
        return with(lost, lost, String::new());
    }
    let read = read.unwrap_or(&[]);
    let (mut same, mut tail) = (0, 0);
    // Destroyed characters stay together: a narrower edit would not show which print stands for which text.
    if fix.kind != RepairKind::Mojibake {
        same = printed.iter().zip(read).take_while(|(a, b)| a == b).count();
        let most = printed.len().min(read.len()) - same;
        tail = printed.iter().rev().zip(read.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    }
    with(same, printed.len() - tail, read[same..read.len() - tail].iter().collect())
}

/// Takes the rows that corrections give to another case out of the furniture; returns each with the position of its correction.
pub(crate) fn moved_paragraphs(
    rows: &[NoticeRow],
    furniture: &mut Vec<(usize, FurnitureKind)>,
    corrector: &mut Corrector<'_>,
) -> Vec<(usize, usize)> {
    let mut moved = Vec::new();
    for (nth, fix) in corrector.fixes.paragraphs.iter().enumerate() {
        let row = rows.iter().position(|row| row.line == fix.line);
        match row.and_then(|row| furniture.iter().position(|&(index, _)| index == row)) {
            Some(at) => moved.push((nth, furniture.remove(at).0)),
            None => corrector.unmatched(&Correction::new("paragraphs", nth, fix.line, "")),
        }
    }
    moved
}
