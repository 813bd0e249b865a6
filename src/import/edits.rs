//! Edits of a notice, and texts read with them.
//!
//! A text is a range of the notice's characters; an edit replaces a range. Text and repairs follow from the two, so
//! every repair can be undone exactly by construction.

use std::ops::Range;

use super::notice::Notice;
use crate::corpus::{Lines, Repair, RepairKind, Span};

/// A range of the notice that is read otherwise than printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) at: Range<usize>,
    pub(crate) read: String,
    pub(crate) kind: RepairKind,
    pub(crate) sure: bool,
    pub(crate) why: Option<String>,
    /// Set by a correction, which overrides the rules that touch the same place.
    pub(crate) by_hand: bool,
}

impl Edit {
    /// A certain edit by rule.
    pub(crate) fn sure(at: Range<usize>, read: &str, kind: RepairKind) -> Self {
        Self { at, read: read.to_owned(), kind, sure: true, why: None, by_hand: false }
    }
}

/// The edits of a notice, in order of place, none touching another.
#[derive(Debug, Default)]
pub(crate) struct Edits(Vec<Edit>);

impl Edits {
    /// Orders the edits; where two overlap, the one by hand stays, then the earlier.
    pub(crate) fn new(mut all: Vec<Edit>) -> Self {
        all.sort_by_key(|edit| (edit.at.start, edit.at.end, !edit.by_hand));
        let mut kept: Vec<Edit> = Vec::with_capacity(all.len());
        for edit in all {
            let overlaps = |last: &Edit| last.at.end > edit.at.start || last.at == edit.at;
            while kept.pop_if(|last| overlaps(last) && edit.by_hand && !last.by_hand).is_some() {}
            if !kept.last().is_some_and(overlaps) {
                kept.push(edit);
            }
        }
        Self(kept)
    }

    /// Those that lie wholly within `range`.
    pub(crate) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Edit> {
        let first = self.0.partition_point(|edit| edit.at.start < range.start);
        let end = range.end;
        self.0[first..].iter().take_while(move |edit| edit.at.start <= end).filter(move |edit| edit.at.end <= end)
    }
}

/// A range of the notice as read.
#[derive(Clone, Debug)]
pub(crate) struct EditedText {
    pub(crate) chars: Vec<char>,
    /// For each character of the text its offset in the notice.
    pub(crate) origin: Vec<usize>,
    /// The edits, in offsets of the text.
    pub(crate) repairs: Vec<Repair>,
    /// The lines on which the range is printed.
    pub(crate) lines: Lines,
}

impl EditedText {
    pub(crate) fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

/// Reads `range` of the notice with its edits.
pub(crate) fn apply(notice: &Notice, range: Range<usize>, edits: &Edits) -> EditedText {
    let mut out = EditedText {
        chars: Vec::with_capacity(range.len()),
        origin: Vec::with_capacity(range.len()),
        repairs: Vec::new(),
        lines: Lines(notice.line_at(range.start), notice.line_at(range.end.saturating_sub(1).max(range.start))),
    };
    let mut at = range.start;
    for edit in edits.within(&range) {
        out.chars.extend(notice.slice(at..edit.at.start));
        out.origin.extend(at..edit.at.start);
        let start = index(out.chars.len());
        out.chars.extend(edit.read.chars());
        out.origin.resize(out.chars.len(), edit.at.start);
        out.repairs.push(Repair {
            at: Span(start, index(out.chars.len())),
            kind: edit.kind,
            printed: notice.text(edit.at.clone()),
            sure: edit.sure,
            why: edit.why.clone(),
        });
        at = edit.at.end;
    }
    out.chars.extend(notice.slice(at..range.end));
    out.origin.extend(at..range.end);
    out
}

/// An offset as the file format counts it.
pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
