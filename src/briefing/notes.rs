//! Notes of the desk in a document.

use super::document::{Briefing, Entry, EntryNote, in_one_line};
use crate::{
    app::words::{Lang, briefing::BriefingMsg},
    desk::{Desk, NoteKind},
    text::sanitize,
};

impl Briefing {
    /// Returns the document with the notes of a desk at its cases; stops of presentations are none.
    #[must_use]
    pub fn with_notes(mut self, desk: &Desk) -> Self {
        for entry in &mut self.cases {
            let notes = desk.entry(&entry.id).into_iter().flat_map(|kept| kept.notes());
            let said = notes.filter(|note| note.kind == NoteKind::Note).flat_map(|note| {
                let on = note.at.as_ref().map(|anchor| sanitize(&anchor.words).into_owned());
                note.texts().map(move |text| EntryNote { on: on.clone(), text: sanitize(text).into_owned() })
            });
            entry.notes = said.filter(|note| !note.text.trim().is_empty()).collect();
        }
        self
    }

    /// Returns `true` if a case has a note.
    pub(super) fn has_notes(&self) -> bool {
        self.cases.iter().any(|entry| !entry.notes.is_empty())
    }
}

impl Entry {
    /// Returns the notes as paragraphs that say what they are.
    pub(super) fn note_lines(&self, lang: Lang) -> Vec<String> {
        let line = |note: &EntryNote| {
            let text = in_one_line(&note.text);
            match &note.on {
                Some(on) => lang.fill(BriefingMsg::NoteOn, &[&in_one_line(on), &text]),
                None => lang.fill(BriefingMsg::Note, &[&text]),
            }
        };
        self.notes.iter().map(line).collect()
    }

    /// Returns the notes as the text of a cell, without the word for what they are.
    pub(super) fn note_cell(&self, lang: Lang) -> String {
        let text = |note: &EntryNote| match &note.on {
            Some(on) => lang.fill(BriefingMsg::NoteInCell, &[&in_one_line(on), &in_one_line(&note.text)]),
            None => in_one_line(&note.text),
        };
        self.notes.iter().map(text).collect::<Vec<_>>().join("；")
    }
}
