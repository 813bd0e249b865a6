//! `anli desk`: all of the desk from the shell. Each change is one operation on the file as it is then, under its lock.

pub mod args;
mod edit;
pub(super) mod json;
mod list;

use std::{path::Path, path::PathBuf, time::Duration};

use self::{
    args::{DeskArgs, DeskCommand},
    edit::wrong,
    json::{DeskChange, DeskImport},
};
use super::{
    clock,
    out::{Answer, Result, pretty_json, shown},
    patience::patiently,
};
use crate::{
    app::words::{CliMsg, Lang, desk::DeskMsg},
    corpus::Corpus,
    desk::{Change, Desk, FIRST_FOLDER},
    store::{self, Paths, write},
};

/// Longest wait for the lock of the desk.
const LOCK_WAIT: Duration = Duration::from_secs(10);

/// Number of unknown ids that a message names.
const IDS_NAMED: usize = 10;

/// Runs a command of the desk.
pub(super) fn run(args: &DeskArgs, corpus: &Corpus, lang: Lang) -> Result {
    let path = file(lang)?;
    let (desk, fault) = patiently(LOCK_WAIT, || store::desk::open(&path))?;
    let answer = command(&args.command, &path, &desk, corpus, lang)?;
    Ok(answer.warned(fault.as_slice(), lang))
}

/// Returns the desk for a command that only reads it; empty if there is none.
pub(super) fn of_user() -> Result<Desk> {
    let read = Paths::from_env().map(|paths| store::desk::read(&paths.desk_file()));
    Ok(read.transpose()?.flatten().unwrap_or_default())
}

/// Returns the path of the desk.
fn file(lang: Lang) -> Result<PathBuf> {
    let paths = Paths::from_env();
    let none = || super::out::wrong(lang, (CliMsg::NoHome, &[]), (CliMsg::SetHome, &[]));
    paths.map(|paths| paths.desk_file()).ok_or_else(none)
}

fn command(command: &DeskCommand, path: &Path, desk: &Desk, corpus: &Corpus, lang: Lang) -> Result {
    let folder = |name: &Option<String>| edit::name(name.as_deref().unwrap_or(FIRST_FOLDER), lang);
    let (changes, json) = match command {
        DeskCommand::List(args) => {
            args.kept.folder.as_ref().map(|name| known_folder(desk, name, lang)).transpose()?;
            return Ok(list::run(args, desk, corpus, lang));
        }
        DeskCommand::Export { folder, notes, output, force } => {
            return export(desk, folder, *notes, output.as_deref(), *force, lang);
        }
        DeskCommand::Import { file, json } => return import(path, file, *json, corpus, lang),
        DeskCommand::Remove { case, folder: Some(name), json: _ } if case.is_empty() => {
            known_folder(desk, name, lang)?;
            let change = Change::RemoveFolder { folder: name.clone() };
            patiently(LOCK_WAIT, || change_file(path, std::slice::from_ref(&change)))?;
            return Ok(Answer::text(lang.fill(DeskMsg::FolderRemoved, &[name]) + "\n"));
        }
        DeskCommand::Note(args) => {
            let (change, note) = edit::note(args, desk, corpus, lang)?;
            return changed(path, &[change], Some(note), args.json, lang);
        }
        DeskCommand::Add { case, folder: name, json } => {
            let cases = edit::cases(case, corpus, lang)?;
            (vec![Change::Put { folder: folder(name)?, cases, on: true }], json)
        }
        DeskCommand::Remove { case, folder: name, json } => {
            let cases = case.iter().map(|id| edit::kept_case(id, desk, corpus, lang)).collect::<Result<Vec<_>>>()?;
            let names: Vec<&str> = match name {
                Some(name) => vec![known_folder(desk, name, lang)?],
                None => desk.folders().map(|folder| folder.name.as_str()).collect(),
            };
            let out = |folder: &str| Change::Put { folder: folder.to_owned(), cases: cases.clone(), on: false };
            (names.into_iter().map(out).collect(), json)
        }
        DeskCommand::Move { case, to, folder: name, json } => {
            let (name, case) = (folder(name)?, edit::kept_case(case, desk, corpus, lang)?.id);
            known_folder(desk, &name, lang)?;
            (vec![Change::Move { folder: name, case, to: *to as usize - 1 }], json)
        }
        DeskCommand::Tag { case, tag, remove, json } => {
            let case = edit::kept_case(case, desk, corpus, lang)?;
            let tags = tag.iter().map(|tag| edit::name(tag, lang)).collect::<Result<Vec<_>>>()?;
            let change = |tag| Change::Tag { tag, cases: vec![case.clone()], on: !remove };
            (tags.into_iter().map(change).collect(), json)
        }
        DeskCommand::Adopt { case, status, who, due, json } => {
            let terms = edit::terms(status.as_deref(), who.as_deref(), due.as_deref(), lang)?;
            (vec![Change::Adopt { cases: vec![edit::kept_case(case, desk, corpus, lang)?], terms }], json)
        }
        DeskCommand::Read { case, unread, json } => {
            let cases = case.iter().map(|id| edit::kept_case(id, desk, corpus, lang)).collect::<Result<Vec<_>>>()?;
            (vec![Change::Read { cases, on: !unread }], json)
        }
    };
    changed(path, &changes, None, *json, lang)
}

/// Returns the name of a folder that is there.
pub(super) fn known_folder<'n>(desk: &Desk, name: &'n str, lang: Lang) -> Result<&'n str> {
    if desk.folder(name).is_some() {
        return Ok(name);
    }
    let all: Vec<&str> = desk.folders().map(|folder| folder.name.as_str()).collect();
    Err(wrong(lang, (DeskMsg::NoFolder, &[name]), (DeskMsg::FoldersAre, &[&all.join("、")])))
}

/// Does changes to the file and returns the desk before and after them.
fn change_file(path: &Path, changes: &[Change]) -> std::result::Result<(Desk, Desk), crate::error::Fault> {
    let now = clock::now();
    let work = |desk: &mut Desk| {
        let before = desk.clone();
        changes.iter().for_each(|change| desk.apply(change, now));
        before
    };
    let ((after, before), _) = store::desk::change(path, &clock::desk_name(), now, work)?;
    Ok((before, after))
}

/// Does changes and tells which cases they changed. The answer is no if they changed none.
fn changed(path: &Path, changes: &[Change], note: Option<String>, json: bool, lang: Lang) -> Result {
    let (before, after) = patiently(LOCK_WAIT, || change_file(path, changes))?;
    let folders = |desk: &Desk, id: &str| -> Vec<(String, Option<usize>)> {
        let place = |id: &str, folder: &crate::desk::Folder| folder.ids().position(|own| own == id);
        desk.folders().map(|folder| (folder.name.clone(), place(id, folder))).filter(|(_, at)| at.is_some()).collect()
    };
    let is_changed = |id: &&str| before.entry(id) != after.entry(id) || folders(&before, id) != folders(&after, id);
    let mut ids: Vec<&str> = changes.iter().flat_map(Change::ids).filter(is_changed).collect();
    ids.sort_unstable();
    ids.dedup();
    let none = ids.is_empty();
    let changed: Vec<String> = ids.into_iter().map(str::to_owned).collect();
    let text = match none {
        true => lang.get(DeskMsg::Unchanged).to_owned(),
        false => lang.fill(DeskMsg::Changed, &[&changed.len().to_string()]),
    };
    let answer = if json { Answer::json(&DeskChange { changed, note }) } else { Answer::text(text + "\n") };
    Ok(answer.or_no(none))
}

/// Prints a bundle, or writes it to a file.
fn export(desk: &Desk, folders: &[String], notes: bool, output: Option<&Path>, over: bool, lang: Lang) -> Result {
    let names = folders.iter().map(|name| known_folder(desk, name, lang)).collect::<Result<Vec<_>>>()?;
    let text = pretty_json(&desk.bundle(&names, notes)) + "\n";
    let Some(path) = output else { return Ok(Answer::text(text)) };
    if !write::new(path, text.as_bytes(), over)? {
        return Err(super::out::wrong(lang, (CliMsg::FileThere, &[&shown(path)]), (CliMsg::UseForce, &[])));
    }
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    Ok(Answer::text(lang.fill(CliMsg::WrittenBytes, &[&shown(&whole), &text.len().to_string()]) + "\n"))
}

/// Takes in a bundle and tells the ids that are unknown here.
fn import(path: &Path, bundle: &Path, json: bool, corpus: &Corpus, lang: Lang) -> Result {
    let bundle = store::desk::read_bundle(bundle)?;
    let now = clock::now();
    let take = || store::desk::change(path, &clock::desk_name(), now, |desk| desk.take_in(&bundle, now));
    let ((_, taken), _) = patiently(LOCK_WAIT, take)?;
    let ids: Vec<&str> = bundle.cases.keys().map(String::as_str).chain(bundle.marked()).collect();
    let known = corpus.find_each(ids.iter().copied());
    let mut unknown: Vec<String> =
        ids.iter().filter(|id| !known.contains_key(*id)).map(|id| (*id).to_owned()).collect();
    unknown.sort_unstable();
    unknown.dedup();
    let changed: Vec<String> = taken.cases.into_iter().collect();
    if json {
        return Ok(Answer::json(&DeskImport {
            changed,
            notes: u32::try_from(taken.notes).unwrap_or(u32::MAX),
            unknown,
        }));
    }
    let mut answer =
        Answer::text(lang.fill(DeskMsg::Taken, &[&changed.len().to_string(), &taken.notes.to_string()]) + "\n");
    if !unknown.is_empty() {
        let more = if unknown.len() > IDS_NAMED { " …" } else { "" };
        unknown.truncate(IDS_NAMED);
        answer.notes.push(super::out::prefixed(&lang.fill(DeskMsg::UnknownIds, &[&(unknown.join(" ") + more)])));
    }
    Ok(answer)
}
