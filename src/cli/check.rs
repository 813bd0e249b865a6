//! `anli check`: all faults of the files that people write, with lines and cures.

mod stale;

use std::{
    collections::HashSet,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use schemars::schema_for;

use super::{
    args::CheckArgs,
    keys, language, open, options,
    out::{Answer, FaultJson, Result, fault_lines},
    settings::Settings,
    synonyms,
    system::{self, System},
    themes,
};
use crate::{
    app::{
        commands::bind,
        keymap, play_script,
        words::{CliMsg, Lang},
    },
    corpus::{
        CorpusSource, Level, check,
        id_history::{BatchIds, CurrentIds},
        load,
        model::BATCH_FILE,
    },
    error::{Fault, FaultKind, Severity},
    file,
    import::corrections::{CORRECTIONS_FILE, Corrections},
    json::{self, Document},
    parallel,
    store::{
        config::{CONFIG_FILE, Config},
        desk::{self, DESK_FILE},
        paths::SYNONYMS_FILE,
        state::{STATE_FILE, State},
    },
    ui::theme,
};

/// Size limit of corrections and keymap files, in bytes.
const LIMIT: u64 = 64 << 20;

/// Newest supported `schema` of `corrections.json`.
const CORRECTIONS_SCHEMA: u32 = 1;

/// Format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Batch,
    Corrections,
    Keymap,
    Config,
    Desk,
    State,
    Synonyms,
    System,
    Theme,
    Script,
}

/// Formats of files with a fixed name.
const KINDS: [(&str, Kind); 6] = [
    (BATCH_FILE, Kind::Batch),
    (CORRECTIONS_FILE, Kind::Corrections),
    (CONFIG_FILE, Kind::Config),
    (DESK_FILE, Kind::Desk),
    (STATE_FILE, Kind::State),
    (SYNONYMS_FILE, Kind::Synonyms),
];

/// Checks the given paths, or without any those that the program would load. A missing path is a failure, an error in a
/// file the answer no; warnings alone are neither.
pub(super) fn run(args: &CheckArgs, settings: &Settings, lang: Lang) -> Result {
    // The environment is part of what the program would load; with explicit paths its fault is only a note.
    let named = language::lang_fault(|name| std::env::var_os(name));
    let (about, notes) = if args.path.is_empty() && !args.is_of_system { (named, None) } else { (None, named) };
    let mut files = Vec::new();
    let mut about: Vec<Fault> = about.into_iter().collect();
    if args.is_of_system {
        (files, about) = of_system();
    } else if args.path.is_empty() {
        for (path, level) in loaded(settings) {
            match files_at(&path) {
                Ok(found) => files.extend(found),
                Err(fault) if level == Level::Option => return Err(fault.into()),
                Err(fault) if fault.is_absent() => about.push(Fault { severity: Severity::Warning, ..fault }),
                Err(fault) => about.push(fault),
            }
        }
    }
    for path in &args.path {
        files.extend(files_at(path)?);
    }
    let mut faults = about;
    let check = |(kind, path): &(Kind, PathBuf)| check_file(*kind, path, &settings.keymap);
    faults.extend(parallel::each(&files, 1, check).into_iter().flatten());
    if let Some(old) = &args.against {
        let batches = files.iter().filter(|(kind, _)| *kind == Kind::Batch).map(|(_, path)| path.as_path());
        faults.extend(against(&batches.collect::<Vec<_>>(), old)?);
    }
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    let mut answer = if args.as_json.is_wanted() {
        args.as_json.rows(&faults.iter().map(|fault| FaultJson::new(fault, lang)).collect::<Vec<_>>())
    } else {
        Answer::text(report(files.len(), &faults, errors, lang))
    };
    answer.notes = fault_lines(notes.as_slice(), lang);
    Ok(answer.or_no(errors > 0))
}

/// Lists the administrator's file and the batches that restricted sessions read by it, with what is wrong with their
/// places: without the file there is nothing to check.
fn of_system() -> (Vec<(Kind, PathBuf)>, Vec<Fault>) {
    let path = system::path();
    let (system, mut faults) = System::read();
    if file::is_absent(&path) {
        faults.push(Fault::error(&path, None, FaultKind::NotFound));
        return (Vec::new(), faults);
    }
    // The faults of its content are found again, with those of the other files.
    faults.retain(|fault| fault.kind == FaultKind::WrittenByOthers);
    let mut files = vec![(Kind::System, path)];
    for folder in system.options().paths("corpus") {
        match files_at(folder) {
            Ok(found) => files.extend(found),
            Err(fault) => faults.push(fault),
        }
    }
    let settings = Settings::new(&Config::default(), &system.with(&Config::default())).on(&system).restricted(None);
    let cache = open::loader(&settings).cache;
    faults.extend(cache.and_then(|cache| cache.fault()));
    (files, faults)
}

/// Lists the paths that the program would load, each with its level: batches; the user's own keymaps, configuration and
/// state, which may be missing; the keymap.
fn loaded(settings: &Settings) -> Vec<(PathBuf, Level)> {
    let paths = settings.paths.as_ref();
    let sources = open::sources(settings).into_iter();
    let mut found: Vec<(PathBuf, Level)> = sources
        .filter_map(|source| match source {
            CorpusSource::Embedded => None,
            CorpusSource::Path(level, path) => Some((path, level)),
        })
        .collect();
    if let Some(paths) = paths {
        let folders = ["keymaps", themes::FOLDER].map(|name| paths.config.join(name));
        let files = [paths.config_file(), paths.synonyms_file(), paths.desk_file(), paths.state_file()];
        let own = folders.into_iter().chain(files);
        found.extend(own.map(|path| (path, Level::UserData)));
    }
    let is_missing = |path: &Path| files_at(path).is_err_and(|fault| fault.is_absent());
    found.retain(|(path, level)| *level != Level::UserData || !is_missing(path));
    let keymap = keys::keymap_file(&settings.keymap);
    let keymap = keymap.filter(|path| !found.iter().any(|(folder, _)| path.starts_with(folder)));
    found.extend(keymap.map(|path| (path, Level::Option)));
    found
}

/// Lists the files to check at `path`: batches with their corrections, else all JSON files of a folder and its synonyms.
fn files_at(path: &Path) -> std::result::Result<Vec<(Kind, PathBuf)>, Fault> {
    if path.is_file() {
        return Ok(vec![(kind(path), path.to_owned())]);
    }
    let batches = match load::batch_files(path) {
        Ok(batches) => batches,
        Err(fault) if fault.kind == FaultKind::NoBatchHere => return other_files(path, fault),
        Err(fault) => return Err(fault),
    };
    let with_corrections = |batch: PathBuf| {
        let corrections = batch.with_file_name(CORRECTIONS_FILE);
        // In a folder that may not be looked into, the batch alone tells so.
        let is_there = corrections.try_exists().unwrap_or_else(|_| batch.exists());
        let also = (is_there && batch.ends_with(BATCH_FILE)).then_some((Kind::Corrections, corrections));
        [Some((Kind::Batch, batch)), also].into_iter().flatten()
    };
    Ok(batches.into_iter().flat_map(with_corrections).collect())
}

fn other_files(folder: &Path, none: Fault) -> std::result::Result<Vec<(Kind, PathBuf)>, Fault> {
    let unreadable = |error| Fault::io(folder, &error);
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>();
    let mut found = paths.map_err(unreadable)?;
    found.retain(|path| path.extension().is_some_and(|e| e == "json") || path.ends_with(SYNONYMS_FILE));
    found.sort();
    if found.is_empty() { Err(none) } else { Ok(found.into_iter().map(|path| (kind(&path), path)).collect()) }
}

/// Returns the format of a file, by its name or by a field that only one format has.
fn kind(path: &Path) -> Kind {
    if path == system::path() {
        return Kind::System;
    }
    if let Some((_, kind)) = KINDS.iter().find(|(name, _)| path.ends_with(name)) {
        return *kind;
    }
    let text = file::read_text(path, LIMIT).unwrap_or_default();
    let text = json::sound(path, &text).0;
    let document = Document::parse(path, &text).ok();
    let has = |field| document.as_ref().is_some_and(|document| document.root().get(field).is_some());
    if has("keys") {
        Kind::Keymap
    } else if has("roles") {
        Kind::Theme
    } else if has("steps") {
        Kind::Script
    } else {
        Kind::Batch
    }
}

/// Checks a file; `keymap` has the keys that commands of a configuration may not have.
fn check_file(kind: Kind, path: &Path, keymap: &Path) -> Vec<Fault> {
    let text = match (kind, file::read_text(path, LIMIT)) {
        (Kind::Synonyms, _) => return synonyms::read(path).map_or_else(|fault| vec![fault], |(_, faults)| faults),
        (Kind::Batch, _) => return [check::check_file(path), stale::stale(path).into_iter().collect()].concat(),
        (_, Ok(text)) => text,
        (_, Err(fault)) => return vec![fault],
    };
    match kind {
        Kind::Keymap => keymap::load(path, &text).1,
        Kind::Config => check_config(path, keymap),
        Kind::System => Config::read(path, None, &text, &system::fields()).1,
        Kind::Theme => theme::load(path, &text).1,
        Kind::Script => play_script::read(path, &text).1,
        Kind::Desk => desk::check(path, &text),
        Kind::State => State::check(path, &text),
        _ => match Document::parse(path, &json::strict(&text)) {
            Err(fault) => vec![fault],
            Ok(document) => match json::newer(path, &document, CORRECTIONS_SCHEMA) {
                Some(fault) => vec![fault],
                None => json::validate(&document, path, schema_for!(Corrections).as_value()),
            },
        },
    }
}

/// Checks a configuration, with the keys of its commands in the keymap that it names, else in `keymap`.
fn check_config(path: &Path, keymap: &Path) -> Vec<Fault> {
    let (config, mut faults) = options::read(path);
    let named = config.paths("keymap").first().map_or(keymap, PathBuf::as_path);
    faults.extend(bind(&config.commands, path, keys::keymap(named).0).2);
    faults.sort_by_key(|fault| fault.line.unwrap_or(u32::MAX));
    faults
}

fn report(files: usize, faults: &[Fault], errors: usize, lang: Lang) -> String {
    let mut lines = fault_lines(faults, lang);
    lines.push(if faults.is_empty() {
        lang.fill(CliMsg::NoFaults, &[&files.to_string()])
    } else {
        let warnings = faults.len() - errors;
        lang.fill(CliMsg::FaultsFound, &[&errors.to_string(), &warnings.to_string()])
    });
    lines.join("\n") + "\n"
}

/// Compares batches with their older states; a missing batch has lost all its cases.
fn against(files: &[&Path], old: &Path) -> Result<Vec<Fault>> {
    let read = parallel::each(files, 1, |file| load::read_batch(file).map(|batch| BatchIds::from(&batch)));
    let mut now = Vec::new();
    let mut unread = HashSet::new();
    for (file, read) in files.iter().zip(read) {
        match read {
            Ok(ids) => now.push((*file, ids)),
            // The faults of the file are reported already; it is unknown which cases it lost.
            Err(_) => unread.extend(file.parent().and_then(Path::file_name)),
        }
    }
    let now: CurrentIds<'_> = now.into_iter().collect();
    let files = load::batch_files(old)?;
    let compare = |file: &PathBuf| -> std::result::Result<Vec<Fault>, Vec<Fault>> {
        let before = load::read_batch(file)?;
        let is_known = !unread.contains(OsStr::new(before.id.as_str()));
        Ok(if is_known { now.against(&before, file) } else { Vec::new() })
    };
    let found = parallel::each(&files, 1, compare).into_iter().collect::<std::result::Result<Vec<_>, _>>()?;
    Ok(found.into_iter().flatten().collect())
}
