//! Corrections of the text: edits, paragraphs of other cases.

use super::{corrector::Corrector, lines::line_of};
use crate::{
    corpus::{FurnitureKind, RepairKind},
    import::{
        corrections::{Correction, EditFix},
        edits::Edit,
        notice::{Notice, find, starts_with},
        rows::NoticeRow,
    },
};

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
            [] => corrector.gone(&what, fix.line, line_of(notice, &fix.printed, fix.line)),
            [at] => edits.push(edit(fix, line.start + at, read.as_deref())),
            _ => corrector.ambiguous(&what),
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

/// Takes the rows that corrections give to another case out of the furniture; returns each with its correction and kind.
pub(crate) fn moved_paragraphs(
    rows: &[NoticeRow],
    furniture: &mut Vec<(usize, FurnitureKind)>,
    corrector: &mut Corrector<'_>,
) -> Vec<(usize, usize, FurnitureKind)> {
    let mut moved = Vec::new();
    for (nth, fix) in corrector.fixes.paragraphs.iter().enumerate() {
        let row = rows.iter().position(|row| row.line == fix.line);
        match row.and_then(|row| furniture.iter().position(|&(index, _)| index == row)) {
            Some(at) => {
                let (row, kind) = furniture.remove(at);
                moved.push((nth, row, kind));
            }
            None => corrector.gone(&Correction::new("paragraphs", nth, fix.line, ""), fix.line, None),
        }
    }
    moved
}
