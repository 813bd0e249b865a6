//! The rows of the popups of the desk: folders, tags, states, offices and notes, to be picked by pinyin.

use super::{
    Ctx,
    desk_picker::DeskPicker,
    desk_state::DeskState,
    model::Model,
    words::{Msg, desk::DeskMsg},
};
use crate::{
    corpus::CaseIx,
    desk::{Adoption, Anchor, Desk, Due, Entry, FIRST_FOLDER, Folder, Named, Note, Status, clean},
    text::FilterText,
};

/// The most offices that are offered.
const OFFERED: usize = 200;

/// The effect of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskChoice {
    /// A folder, one that is not there yet as well.
    Folder(String),
    /// A tag.
    Tag(String),
    /// A state, or none.
    Status(Option<Status>),
    /// The choice of an office.
    AskWho,
    /// The input of a day.
    AskDue,
    /// An office or person, or none.
    Who(Option<String>),
    /// A new note.
    NewNote,
    /// A note, by its id.
    Note(String),
}

/// A row of such a popup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRow {
    /// The left column.
    pub label: Option<String>,
    /// The text.
    pub text: String,
    /// The effect.
    pub choice: DeskChoice,
}

/// Returns the rows of a popup that match what is typed.
pub fn rows(picker: &DeskPicker, typed: &str, model: &Model, ctx: &Ctx) -> Vec<DeskRow> {
    let desk = &model.desk.desk;
    match picker {
        DeskPicker::Folders => folders(desk, typed, false, ctx),
        DeskPicker::Into(_) => folders(desk, typed, true, ctx),
        DeskPicker::Tags(cases) => tags(desk, cases, typed, ctx),
        DeskPicker::Adoption(cases) => adoption(desk, cases, ctx),
        DeskPicker::Who(_) => offices(desk, typed, ctx),
        DeskPicker::Notes(case, at) => notes(desk, case, at.as_ref(), model, ctx),
    }
}

/// Returns a row for what is typed, if it is a name that no row has.
fn new_row(typed: &str, names: &[&str], choice: fn(String) -> DeskChoice, ctx: &Ctx) -> Option<DeskRow> {
    let name = clean::name(typed).filter(|name| !names.contains(&name.as_str()))?;
    let label = Some(ctx.lang.get(DeskMsg::New).to_owned());
    Some(DeskRow { label, text: name.clone(), choice: choice(name) })
}

fn folders(desk: &Desk, typed: &str, with_new: bool, ctx: &Ctx) -> Vec<DeskRow> {
    let mut all: Vec<(&str, usize)> =
        desk.folders().map(|folder: &Folder| (folder.name.as_str(), folder.ids().count())).collect();
    if with_new && desk.folder(FIRST_FOLDER).is_none() {
        all.insert(0, (FIRST_FOLDER, 0));
    }
    let filter = FilterText::new(typed);
    let columns = all.iter().map(|(_, count)| count.to_string().len()).max().unwrap_or(1);
    let fitting = all.iter().filter(|(name, _)| filter.matches(name));
    let row = |(name, count): &(&str, usize)| DeskRow {
        label: Some(format!("{count:columns$}")),
        text: (*name).to_owned(),
        choice: DeskChoice::Folder((*name).to_owned()),
    };
    let mut rows: Vec<DeskRow> = fitting.map(row).collect();
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    rows.extend(new_row(typed, &names, DeskChoice::Folder, ctx).filter(|_| with_new));
    rows
}

fn tags(desk: &Desk, cases: &[Named], typed: &str, ctx: &Ctx) -> Vec<DeskRow> {
    let filter = FilterText::new(typed);
    let all = desk.tags();
    let row = |tag: &&str| DeskRow {
        label: Some(if is_on_all(desk, cases, tag) { "*" } else { " " }.to_owned()),
        text: (*tag).to_owned(),
        choice: DeskChoice::Tag((*tag).to_owned()),
    };
    let mut rows: Vec<DeskRow> = all.iter().filter(|tag| filter.matches(tag)).map(row).collect();
    rows.extend(new_row(typed, &all, DeskChoice::Tag, ctx));
    rows
}

/// Returns `true` if all of these cases have a tag.
pub fn is_on_all(desk: &Desk, cases: &[Named], tag: &str) -> bool {
    cases.iter().all(|case| desk.entry(&case.id).is_some_and(|entry| entry.tags().any(|own| own == tag)))
}

fn adoption(desk: &Desk, cases: &[Named], ctx: &Ctx) -> Vec<DeskRow> {
    let of = |case: &Named| desk.entry(&case.id).and_then(Entry::adoption).cloned().unwrap_or_default();
    let first: Adoption = cases.first().map(of).unwrap_or_default();
    let mark = |is_set: bool| Some(if is_set { "*" } else { " " }.to_owned());
    let state = |status: Status| DeskRow {
        label: mark(first.status == Some(status)),
        text: ctx.lang.get(status).to_owned(),
        choice: DeskChoice::Status(Some(status)),
    };
    let mut rows: Vec<DeskRow> = Status::ALL.iter().map(|(status, ..)| state(*status)).collect();
    let none = ctx.lang.get(DeskMsg::NoStatus).to_owned();
    rows.push(DeskRow { label: mark(false), text: none, choice: DeskChoice::Status(None) });
    let labelled = |label, value: Option<String>| {
        let value = value.unwrap_or_else(|| "–".to_owned());
        ctx.lang.fill(Msg::Labelled, &[ctx.lang.get(label), &value])
    };
    let who = labelled(DeskMsg::WhoLabel, first.who.clone());
    rows.push(DeskRow { label: mark(first.who.is_some()), text: who, choice: DeskChoice::AskWho });
    let due = labelled(DeskMsg::DueLabel, first.due.as_ref().map(Due::to_string));
    rows.push(DeskRow { label: mark(first.due.is_some()), text: due, choice: DeskChoice::AskDue });
    rows
}

/// Returns offices and persons: those of the desk, then the departments of the corpus.
fn offices(desk: &Desk, typed: &str, ctx: &Ctx) -> Vec<DeskRow> {
    let filter = FilterText::new(typed);
    let own = desk.cases.values().filter_map(|entry| entry.adoption()?.who.as_deref());
    let of_cases = ctx.corpus.iter().filter_map(|case| case.department());
    let mut names: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for name in own.chain(of_cases.flat_map(|joined| joined.split('、'))) {
        if seen.insert(name) && filter.matches(name) {
            names.push(name);
        }
        if names.len() >= OFFERED {
            break;
        }
    }
    let row = |name: &&str| DeskRow {
        label: None,
        text: (*name).to_owned(),
        choice: DeskChoice::Who(Some((*name).to_owned())),
    };
    let mut rows: Vec<DeskRow> = names.iter().map(row).collect();
    rows.extend(new_row(typed, &names, |name| DeskChoice::Who(Some(name)), ctx));
    let none = DeskRow { label: None, text: ctx.lang.get(DeskMsg::NoWho).to_owned(), choice: DeskChoice::Who(None) };
    rows.extend(Some(none).filter(|_| typed.is_empty()));
    rows
}

fn notes(desk: &Desk, case: &Named, at: Option<&Anchor>, model: &Model, ctx: &Ctx) -> Vec<DeskRow> {
    let words = |at: Option<&Anchor>| at.map(|at| format!("「{}」", at.words)).unwrap_or_default();
    let row = |note: &Note| {
        let is_lost =
            note.at.as_ref().is_some_and(|at| model.page.case.as_deref().is_some_and(|case| at.place(case).is_none()));
        let lost = if is_lost { format!("〔{}〕", ctx.lang.get(DeskMsg::Orphan)) } else { String::new() };
        let texts: Vec<&str> = note.texts().collect();
        let text = format!("{} {lost}{}", texts.join(" / ").replace('\n', " "), words(note.at.as_ref()));
        DeskRow { label: Some("*".to_owned()), text, choice: DeskChoice::Note(note.id.clone()) }
    };
    let new = ctx.lang.fill(DeskMsg::NewNote, &[&words(at)]);
    let new = DeskRow { label: Some(" ".to_owned()), text: new, choice: DeskChoice::NewNote };
    let known = desk.entry(&case.id).into_iter().flat_map(Entry::notes).map(row);
    std::iter::once(new).chain(known).collect()
}

/// Returns the line below the title of a case that is on the desk; empty for another one.
pub fn line(state: &DeskState, ix: CaseIx, id: &str, ctx: &Ctx) -> String {
    // Most cases are not on the desk.
    if !state.mark(ix).is_kept() {
        return String::new();
    }
    let desk = &state.desk;
    let folders: Vec<&str> =
        desk.folders().filter(|folder| folder.ids().any(|own| own == id)).map(|folder| folder.name.as_str()).collect();
    let entry = desk.entry(id).cloned().unwrap_or_default();
    let tags: Vec<String> = entry.tags().map(|tag| format!("#{tag}")).collect();
    let mut parts: Vec<String> =
        [folders.join("、"), tags.join(" ")].into_iter().filter(|part| !part.is_empty()).collect();
    if let Some(Adoption { status, who, due, .. }) = entry.adoption() {
        let status = status.map(|status| ctx.lang.get(status).to_owned());
        let words = [status, who.clone(), due.as_ref().map(Due::to_string)];
        parts.push(words.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    let notes = entry.notes().count();
    if notes > 0 {
        parts.push(ctx.lang.fill(DeskMsg::NoteCount, &[&notes.to_string()]));
    }
    if parts.is_empty() { String::new() } else { ctx.lang.fill(DeskMsg::OnDesk, &[&parts.join("　")]) }
}
