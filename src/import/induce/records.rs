//! Cases in records of fields: the field that holds the title, and the fields above it with which each record begins.

use std::ops::Range;

use super::{dress, fields, titles};
use crate::import::{annex_list::AnnexList, rows::NoticeRow, start::CaseStart};

/// By fields that hold titles. A label on its own row above the field begins the case, or the field with which all
/// records begin.
pub(super) fn by_title_fields(rows: &[NoticeRow], list: &AnnexList) -> Vec<CaseStart> {
    let start = |at: usize| {
        let (title, offset) = fields::title_of(rows, at)?;
        let label = at.checked_sub(1).filter(|&above| {
            dress::dress(&rows[above]).is_some_and(|dress| dress.text >= rows[above].len() && rows[above].len() <= 12)
        });
        let own = titles::bare(rows, list, title, offset);
        let dress = label.and_then(|label| dress::dress(&rows[label]));
        Some(match (label, dress) {
            (Some(row), Some(dress)) => CaseStart { row, label: Some(dress.len), number: Some(dress.number), ..own },
            _ => CaseStart { row: at, ..own },
        })
    };
    let found: Vec<usize> = (0..rows.len()).filter(|&at| fields::title_of(rows, at).is_some()).collect();
    let mut starts: Vec<CaseStart> = found.into_iter().filter_map(start).collect();
    begin_at_first_fields(rows, &mut starts);
    starts
}

/// Begins the cases at the field that stands above the title of every record: the first such one. Where it also stands
/// above text without a title, a record without one begins.
fn begin_at_first_fields(rows: &[NoticeRow], starts: &mut Vec<CaseStart>) {
    if starts.len() < 2 || starts.iter().any(|start| start.label.is_some()) {
        return;
    }
    let Some(Openers { firsts, untitled }) = openers(rows, starts) else { return };
    for (start, first) in starts.iter_mut().zip(firsts) {
        start.row = first;
    }
    starts.extend(untitled.into_iter().map(|row| CaseStart { row, ..CaseStart::default() }));
    starts.sort_by_key(|start| start.row);
}

/// The rows of a record above its title: fields that are text of the case.
pub(crate) fn above_title(rows: &[NoticeRow], start: &CaseStart) -> Range<usize> {
    let title = start.title.as_ref().filter(|_| start.label.is_none());
    let to = title.and_then(|title| title.rows.first()).copied().unwrap_or(start.row);
    let is_text = |&at: &usize| fields::name_of(&rows[at]).is_some() && fields::title_field(&rows[at]).is_none();
    start.row..start.row + (start.row..to).take_while(is_text).count()
}

/// The rows of the fields with which records begin.
struct Openers {
    /// Those of the records with titles.
    firsts: Vec<usize>,
    untitled: Vec<usize>,
}

/// The fields of one name with which the records begin. Of records without a title there may be fewer than half as many.
fn openers(rows: &[NoticeRow], starts: &[CaseStart]) -> Option<Openers> {
    let above = |nth: usize| {
        let floor = nth.checked_sub(1).map_or(0, |before| starts[before].body());
        let fields = (floor..starts[nth].row).rev().filter(|&at| rows[at].furniture.is_none());
        fields.take_while(|&at| fields::name_of(&rows[at]).is_some()).collect::<Vec<usize>>()
    };
    let blocks: Vec<Vec<usize>> = (0..starts.len()).map(above).collect();
    let of_name = |name: &[char]| {
        let named = |block: &Vec<usize>| {
            let mut named = block.iter().copied().filter(|&at| fields::name_of(&rows[at]) == Some(name));
            let first = named.next()?;
            Some((first, named.collect::<Vec<usize>>()))
        };
        let found: Vec<(usize, Vec<usize>)> = blocks.iter().map(named).collect::<Option<_>>()?;
        let (firsts, more): (Vec<usize>, Vec<Vec<usize>>) = found.into_iter().unzip();
        let mut all: Vec<usize> = firsts.iter().chain(more.iter().flatten()).copied().collect();
        all.sort_unstable();
        let has_text =
            |pair: &[usize]| rows.get(pair[0]..pair[1]).is_some_and(|rows| rows.iter().any(NoticeRow::is_text));
        let untitled = more.concat();
        let is_opener = untitled.len() * 2 < firsts.len() && all.windows(2).all(has_text);
        is_opener.then_some(Openers { firsts, untitled })
    };
    // Above the first record stand no fields of another one.
    let names = blocks[0].iter().rev().filter_map(|&at| fields::name_of(&rows[at]));
    names.into_iter().find_map(of_name)
}
