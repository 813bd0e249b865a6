//! `anli desk list`: the entries of the desk.

use std::collections::HashMap;

use super::{
    args::ListArgs,
    json::{DeskRow, FolderRow, NoteRow},
};
use crate::{
    app::words::{Lang, desk::DeskMsg},
    cli::out::{Answer, prefixed},
    corpus::{Case, CaseIx, Corpus},
    desk::{Desk, Entry, Folder, Note},
    text::sanitize::sanitize,
};

/// Lists cases or folders. The answer is no if there are none.
pub(super) fn run(args: &ListArgs, desk: &Desk, corpus: &Corpus, lang: Lang) -> Answer {
    let (text, json, is_empty) = if args.folders { folders(desk) } else { cases(args, desk, corpus, lang) };
    let mut answer = if args.json { json } else { Answer::text(text) };
    if is_empty && !args.json {
        answer.notes.push(prefixed(lang.get(DeskMsg::Nothing)));
    }
    answer.or_no(is_empty)
}

fn folders(desk: &Desk) -> (String, Answer, bool) {
    let row =
        |folder: &Folder| FolderRow { name: folder.name.clone(), cases: folder.ids().map(str::to_owned).collect() };
    let rows: Vec<FolderRow> = desk.folders().map(row).collect();
    let text = rows.iter().map(|row| format!("{}\t{}\n", sanitize(&row.name), row.cases.len())).collect();
    (text, Answer::json(&rows), rows.is_empty())
}

fn cases(args: &ListArgs, desk: &Desk, corpus: &Corpus, lang: Lang) -> (String, Answer, bool) {
    let ids = match &args.kept.folder {
        Some(folder) => desk.folder(folder).map(|folder| folder.ids().collect()).unwrap_or_default(),
        None => all_ids(desk),
    };
    let known = corpus.find_each(ids.iter().copied());
    let passes = |id: &&str| {
        let entry = desk.entry(id);
        args.kept.allows(entry) && !(args.unread && entry.is_some_and(Entry::is_read))
    };
    let rows: Vec<DeskRow> = ids.into_iter().filter(passes).map(|id| row(id, desk, corpus, &known)).collect();
    let text = rows.iter().map(|row| line(row, lang)).collect();
    (text, Answer::json(&rows), rows.is_empty())
}

/// Returns the ids of all cases that something is kept of: those in folders first. A case that was only read is not.
fn all_ids(desk: &Desk) -> Vec<&str> {
    let mut ids = desk.marked();
    let seen: std::collections::HashSet<&str> = ids.iter().copied().collect();
    let is_kept =
        |entry: &Entry| entry.tags().next().is_some() || entry.notes().next().is_some() || entry.adoption().is_some();
    let rest = desk.cases.iter().filter(|(id, entry)| is_kept(entry) && !seen.contains(id.as_str()));
    ids.extend(rest.map(|(id, _)| id.as_str()));
    ids
}

fn row(id: &str, desk: &Desk, corpus: &Corpus, known: &HashMap<&str, CaseIx>) -> DeskRow {
    let entry = desk.entry(id).cloned().unwrap_or_default();
    let found = known.get(id).and_then(|ix| corpus.get(*ix));
    let case = found.filter(|_| entry.notes().any(|note| note.at.is_some())).map(|found| found.case());
    DeskRow {
        id: id.to_owned(),
        title: found.map_or_else(|| entry.title.clone(), |found| found.title().to_owned()),
        known: found.is_some(),
        folders: desk
            .folders()
            .filter(|folder| folder.ids().any(|own| own == id))
            .map(|folder| folder.name.clone())
            .collect(),
        tags: entry.tags().map(str::to_owned).collect(),
        adoption: entry.adoption().cloned(),
        notes: entry.notes().map(|note| note_row(note, case.as_ref())).collect(),
        read: entry.read.and_then(|read| read.at),
    }
}

fn note_row(note: &Note, case: Option<&Case>) -> NoteRow {
    let place = |at| match case.and_then(|case| crate::desk::Anchor::place(at, case)) {
        Some(placed) if placed.is_moved => "moved",
        Some(_) => "found",
        None => "orphan",
    };
    NoteRow {
        id: note.id.clone(),
        text: note.text.clone(),
        also: note.also.clone(),
        words: note.at.as_ref().map(|at| at.words.clone()),
        place: note.at.as_ref().map(place),
        shared: note.shared,
    }
}

/// Formats a case as `id⇥state, who, until when⇥folders⇥tags⇥title`, with a line for each note below.
fn line(row: &DeskRow, lang: Lang) -> String {
    let adoption = row.adoption.as_ref().map(|adoption| {
        let status = adoption.status.map(|status| lang.get(status).to_owned());
        let parts = [status, adoption.who.clone(), adoption.due.as_ref().map(ToString::to_string)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let tags: Vec<String> = row.tags.iter().map(|tag| format!("#{tag}")).collect();
    let is_gone = if row.known { String::new() } else { format!("〔{}〕", lang.get(DeskMsg::Gone)) };
    let columns =
        [row.id.clone(), adoption.unwrap_or_default(), row.folders.join(" "), tags.join(" "), is_gone + &row.title];
    let mut text = columns.map(|column| sanitize(&column).into_owned()).join("\t") + "\n";
    for note in &row.notes {
        let words = note.words.as_ref().map(|words| format!("「{words}」")).unwrap_or_default();
        let orphan =
            if note.place == Some("orphan") { format!("〔{}〕", lang.get(DeskMsg::Orphan)) } else { String::new() };
        let also: String = note.also.iter().map(|text| format!(" / {text}")).collect();
        text += &format!("\t{}\n", sanitize(&format!("{words}{orphan}{}{also}", note.text)));
    }
    text
}
