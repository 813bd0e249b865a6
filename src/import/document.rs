//! A notice as the stages of import see it: printed, without hard wraps, and in rows.

use std::{collections::HashSet, ops::Range};

use super::{
    annex_list::{self, AnnexList},
    edits::{self, EditedText, Edits},
    furniture,
    notice::Notice,
    reflow::ReflowedNotice,
    rows::NoticeRow,
};
use crate::corpus::{Furniture, FurnitureKind, Lines, Script};

/// A notice in rows. All offsets of rows are those of the reflowed notice.
pub(super) struct Document<'n> {
    pub(super) printed: &'n Notice,
    pub(super) flowed: &'n ReflowedNotice,
    pub(super) rows: Vec<NoticeRow<'n>>,
    pub(super) list: AnnexList,
}

impl<'n> Document<'n> {
    /// Divides a reflowed notice into rows and finds its annex list.
    pub(super) fn new(printed: &'n Notice, flowed: &'n ReflowedNotice) -> Self {
        let mut rows = furniture::rows(&flowed.notice);
        for row in &mut rows {
            row.last = printed.line_at(flowed.to_printed(&row.range).end.saturating_sub(1));
        }
        let list = annex_list::find_list(&rows);
        Self { printed, flowed, rows, list }
    }

    /// The notice without hard wraps.
    pub(super) fn notice(&self) -> &'n Notice {
        &self.flowed.notice
    }

    /// The text of a range of the reflowed notice with its edits, which are in printed offsets.
    pub(super) fn read(&self, range: &Range<usize>, edits: &Edits) -> EditedText {
        edits::apply(self.printed, self.flowed.to_printed(range), edits)
    }

    /// The row behind the last case, from which only remains of a web page follow. A line that returns among the cases is
    /// no end of them, nor one before further headings or numbered text.
    pub(super) fn end_of_cases(&self, from: usize) -> usize {
        let rows = &self.rows;
        let first = (from..rows.len()).find(|&at| rows[at].is_text()).unwrap_or(from);
        let before = rows[..from].iter().filter(|row| row.furniture.is_some());
        let returning: HashSet<&[char]> = before.map(NoticeRow::chars).collect();
        let returns = |text: &[char]| returning.contains(text);
        let last = rows.iter().rposition(|row| row.section.is_some());
        let goes_on = |at: usize| last.is_some_and(|last| last > at);
        let is_end = |&at: &usize| {
            let kind = furniture::by_words(&rows[at]).filter(|&kind| kind != FurnitureKind::PageNumber);
            kind.is_some() && !returns(rows[at].chars()) && !goes_on(at)
        };
        (first..rows.len()).find(is_end).unwrap_or(rows.len())
    }

    /// Rows of furniture as blocks of neighbouring rows of one kind.
    pub(super) fn furniture(&self, mut aside: Vec<(usize, FurnitureKind)>) -> Vec<Furniture> {
        aside.sort_unstable();
        let block = |block: &[(usize, FurnitureKind)]| {
            let lines = Lines(self.rows[block[0].0].line, self.rows[block[block.len() - 1].0].last);
            let text = self.printed.text(self.printed.line(lines.0).start..self.printed.line(lines.1).end);
            Furniture { lines, kind: block[0].1, text }
        };
        aside.chunk_by(|a, b| a.1 == b.1 && a.0 + 1 == b.0).map(block).collect()
    }

    /// Traditional where characters that only traditional text has outnumber their simplified forms.
    pub(super) fn script(&self) -> Script {
        const TRADITIONAL: &str = "業務實機為國個項設現進開審辦環標場資動區縣構體";
        const SIMPLIFIED: &str = "业务实机为国个项设现进开审办环标场资动区县构体";
        let count = |forms: &str| self.notice().chars.iter().filter(|c| forms.contains(**c)).count();
        if count(TRADITIONAL) > count(SIMPLIFIED) { Script::Hant } else { Script::Hans }
    }
}
