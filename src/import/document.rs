//! A notice as the stages of import see it: printed, without hard wraps, and in rows.

use std::{collections::HashSet, ops::Range};

use rustc_hash::FxHashSet;

use super::{
    annex_list::{self, AnnexList},
    apply,
    edits::{self, EditedText, Edits},
    furniture,
    induce::{self, Recurring},
    label::case_label,
    line_role::LineRoles,
    notice::{Notice, is_han},
    reflow::ReflowedNotice,
    rows::{self, NoticeRow},
};
use crate::corpus::{Furniture, FurnitureKind, Lines, Script, roundtrip::is_blank};

/// A notice in rows. All offsets of rows are those of the reflowed notice.
pub(super) struct Document<'n> {
    pub(super) printed: &'n Notice,
    pub(super) flowed: &'n ReflowedNotice,
    pub(super) rows: Vec<NoticeRow<'n>>,
    pub(super) list: AnnexList,
    pub(super) recurring: Recurring,
}

impl<'n> Document<'n> {
    /// Gives the rows of a reflowed notice their roles and finds its annex list.
    pub(super) fn new(
        printed: &'n Notice,
        flowed: &'n ReflowedNotice,
        mut rows: Vec<NoticeRow<'n>>,
        roles: &LineRoles,
    ) -> Self {
        for row in &mut rows {
            row.last = printed.line_at(flowed.to_printed(&row.range).end.saturating_sub(1));
        }
        apply::give_roles(&mut rows, roles);
        part_glued_label(&mut rows);
        let list = annex_list::find_list(&rows);
        let recurring = induce::mark(&mut rows);
        apply::obey_roles(&mut rows);
        Self { printed, flowed, rows, list, recurring }
    }

    /// The notice without hard wraps.
    pub(super) fn notice(&self) -> &'n Notice {
        &self.flowed.notice
    }

    /// The text of a range of the reflowed notice with its edits, which are in printed offsets.
    pub(super) fn read(&self, range: &Range<usize>, edits: &Edits) -> EditedText {
        edits::apply(self.printed, self.flowed.to_printed(range), edits)
    }

    /// Returns `true` if a range of the reflowed notice is printed as it is read, but for white space.
    pub(super) fn is_as_printed(&self, range: &Range<usize>) -> bool {
        let letters = |notice: &Notice, range: Range<usize>| -> String {
            notice.slice(range).iter().filter(|c| !is_blank(**c)).collect()
        };
        letters(self.notice(), range.clone()) == letters(self.printed, self.flowed.to_printed(range))
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
            let text = self.printed.text(self.whole_lines(block[0].0, block[block.len() - 1].0));
            Furniture { lines, kind: block[0].1, text }
        };
        aside.chunk_by(|a, b| a.1 == b.1 && a.0 + 1 == b.0).map(block).collect()
    }

    /// The printed range of neighbouring rows, with the white space of their lines; parts of other rows are left out.
    fn whole_lines(&self, first: usize, last: usize) -> Range<usize> {
        let range = self.flowed.to_printed(&(self.rows[first].range.start..self.rows[last].range.end));
        let line = self.printed.line(self.rows[first].line).start..self.printed.line(self.rows[last].last).end;
        let is_blank = |range: Range<usize>| self.printed.slice(range).iter().all(|&c| is_blank(c));
        let start = if is_blank(line.start..range.start) { line.start } else { range.start };
        start..if is_blank(range.end..line.end) { line.end } else { range.end }
    }

    /// Traditional where characters that only traditional text has outnumber their simplified forms.
    pub(super) fn script(&self) -> Script {
        const TRADITIONAL: &str = "業務實機為國個項設現進開審辦環標場資動區縣構體";
        const SIMPLIFIED: &str = "业务实机为国个项设现进开审办环标场资动区县构体";
        let count = |forms: &str| {
            let forms: FxHashSet<char> = forms.chars().collect();
            self.notice().chars.iter().filter(|c| forms.contains(c)).count()
        };
        if count(TRADITIONAL) > count(SIMPLIFIED) { Script::Hant } else { Script::Hans }
    }
}

/// Parts the row in which the first label of a series stands behind other words: 2024年6月18日案例1：….
fn part_glued_label(rows: &mut Vec<NoticeRow>) {
    let second = rows.iter().find(|row| row.case_label.is_some_and(|label| label.number == 2));
    let has_first = rows.iter().any(|row| row.case_label.is_some_and(|label| label.number == 1));
    let Some(second) = second.filter(|_| !has_first) else { return };
    let word: Vec<char> = second.chars().iter().take_while(|c| is_han(**c)).copied().collect();
    let label_at = |row: &NoticeRow| -> Option<usize> {
        let chars = row.chars();
        (1..chars.len().min(80)).find(|&at| {
            let is_word = !word.is_empty() && chars[at..].starts_with(&word[..word.len().min(2)]);
            is_word && case_label(&chars[at..]).is_some_and(|label| label.number == 1)
        })
    };
    let end = rows.iter().position(|row| row.case_label.is_some()).unwrap_or(rows.len());
    let Some((at, offset)) = (0..end).find_map(|at| Some((at, label_at(&rows[at])?))) else { return };
    let row = &mut rows[at];
    let from = row.body.start + offset;
    let Some(rest) = rows::plain(row.notice, row, from..row.range.end) else { return };
    (row.range.end, row.body.end) = (from, from);
    rows.insert(at + 1, rest);
    rows::mark_next_bodies(rows);
}
