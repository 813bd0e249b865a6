//! The beginnings of cases by induction: every way in which a notice may tell its cases apart proposes a sequence of
//! beginnings, each is weighed by the evidence for it, and the best one is taken if the evidence is enough.

mod acted;
mod blocks;
mod choice;
mod claims;
mod complete;
mod contents;
mod divided;
pub(crate) mod dress;
mod evidence;
mod fields;
mod groups;
mod narrated;
mod numeral;
mod page_heading;
mod records;
mod recurring;
mod reporters;
mod restarts;
mod sequence;
mod single;
mod story;
mod titles;
mod unnumbered_labels;

pub(crate) use self::{
    acted::Acts,
    choice::{at_labels, best, nearest, rival},
    claims::{Claims, claims},
    complete::completed,
    evidence::{Evidence, weigh},
    fields::title_in,
    groups::groups,
    narrated::begin_behind_labels,
    records::above_title,
    recurring::{Recurring, mark},
    reporters::{end_before_codes, end_before_reporters},
    sequence::Sequence,
    single::practice,
    titles::{fielded, text as title},
};
use super::{annex_list::AnnexList, parallel, rows::NoticeRow};

/// All sequences that the rows propose.
pub(crate) fn sequences(rows: &[NoticeRow], list: &AnnexList, recurring: &Recurring, acts: &Acts) -> Vec<Sequence> {
    let mut found = parallel::all(&[
        &|| sequence::numbered(rows, list),
        &|| unnumbered_labels::labelled(rows, list),
        &|| narrated::untitled(rows),
        &|| blocks::unnumbered(rows, list, recurring),
    ])
    .concat();
    for sequence in &mut found {
        acted::trim(rows, &mut sequence.starts, acts, &|start| titles::text(rows, start));
    }
    found
}
