//! Sequences of numbered labels before text without titles: 案例1：2031年3月，某区局…. The titles are made from the text.

use std::collections::BTreeMap;

use super::{
    dress::{self, DressKey},
    sequence::Sequence,
    story::is_story,
};
use crate::import::{label::is_label_word, rows::NoticeRow, start::CaseStart, strategy::SegmentStrategy};

/// The sequences of labels that count from 1 on, where most texts behind them tell a story from its first word on.
pub(super) fn untitled(rows: &[NoticeRow]) -> Vec<Sequence> {
    let mut by_key: BTreeMap<DressKey, Vec<(usize, u32, bool)>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.cell == 0 && row.is_text()) {
        let Some(dress) = dress::dress(row).filter(|dress| is_label_word(&dress.key.word)) else { continue };
        let text = row.chars().get(dress.text..).unwrap_or(&[]);
        by_key.entry(dress.key).or_default().push((at, dress.number, is_story(text)));
    }
    let counts = |found: &[(usize, u32, bool)]| found.iter().zip(1..).all(|((_, number, _), nth)| *number == nth);
    let tell = |found: &[(usize, u32, bool)]| found.iter().filter(|(.., told)| *told).count() * 5 >= found.len() * 3;
    let start =
        |&(row, number, _): &(usize, u32, bool)| CaseStart { row, number: Some(number), ..CaseStart::default() };
    by_key
        .into_iter()
        .filter(|(_, found)| found.len() > 1 && counts(found) && tell(found))
        .map(|(key, found)| Sequence {
            strategy: SegmentStrategy::Labels,
            starts: found.iter().map(start).collect(),
            word: key.word,
            is_inline: true,
        })
        .collect()
}

/// Begins the texts of cases without titles behind their labels, on their row or on the next one.
pub(crate) fn begin_behind_labels(rows: &mut [NoticeRow], starts: &[CaseStart]) {
    for start in starts.iter().filter(|start| start.title.is_none() && start.number.is_some()) {
        if start.label.is_some() {
            let from = rows[start.row].range.start;
            if let Some(text) = rows.get_mut(start.body()) {
                text.range.start = from;
            }
            continue;
        }
        if let Some(dress) = dress::dress(&rows[start.row]).filter(|dress| dress.text < rows[start.row].len()) {
            rows[start.row].body.start += dress.text;
        }
    }
}
