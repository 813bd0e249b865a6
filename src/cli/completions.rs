//! Completions: the script of a shell, and what it asks for at each Tab. The corpus, the desk and the folders of the user
//! answer.

use std::{collections::BTreeSet, ffi::OsStr, ffi::OsString};

use clap::{Command, ValueEnum};
use clap_complete::{CompletionCandidate, Shell, engine::ArgValueCompleter, env::Shells};

use super::{
    desk, help, open, options,
    out::{Answer, Result},
    settings::Settings,
    system::System,
};
use crate::{
    app::{keymap, words::Lang},
    corpus::{Corpus, Theme},
    store::{Paths, config::Config},
};

/// Variable by which the script of a shell asks; its value is the name of the shell.
pub(super) const VARIABLE: &str = "ANLI_COMPLETE";

/// Name of the program, which the script finds by `$PATH`.
const PROGRAM: &str = "anli";

/// The values of an argument that may continue what is typed.
type Values = fn(&str) -> Vec<String>;

/// Arguments by their ids, with the values that there are.
const KNOWN: [(&str, Values); 9] = [
    ("case", cases),
    ("batch", batches),
    ("region", regions),
    ("indicator", indicators),
    ("system", systems),
    ("folder", folders),
    ("tag", tags),
    ("keymap", keymaps),
    ("topic", commands),
];

/// Returns the completion script for a shell.
pub(super) fn script(shell: Shell) -> Answer {
    let name = shell.to_possible_value();
    let shells = Shells::builtins();
    let completer = name.as_ref().and_then(|name| shells.completer(name.get_name()));
    let mut script = Vec::new();
    // Writing into memory cannot fail, and all shells of the one list are in the other.
    let _ = completer.map(|completer| completer.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script));
    Answer::text(String::from_utf8_lossy(&script).into_owned())
}

/// Answers the script of a shell: the candidates for the last word that was typed; none for a shell that is unknown.
pub(super) fn answer(shell: &OsStr, args: &[OsString], lang: Lang) -> Result {
    let words: Vec<OsString> = args.iter().skip_while(|arg| *arg != "--").skip(1).cloned().collect();
    let shells = Shells::builtins();
    let mut found = Vec::new();
    if let Some(completer) = shell.to_str().and_then(|name| shells.completer(name)) {
        let folder = std::env::current_dir().ok();
        // A word that cannot be completed is completed by nothing.
        let _ = completer.write_complete(&mut with_values(help::command(lang)), words, folder.as_deref(), &mut found);
    }
    Ok(Answer::text(String::from_utf8_lossy(&found).into_owned()))
}

/// Returns a command whose arguments know their values.
fn with_values(command: Command) -> Command {
    let command = command.mut_args(|arg| match KNOWN.iter().find(|(id, _)| arg.get_id() == *id) {
        Some((_, values)) => arg.add(ArgValueCompleter::new(|typed: &OsStr| candidates(*values, typed))),
        None => arg,
    });
    command.mut_subcommands(with_values)
}

fn candidates(values: Values, typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    values(typed).into_iter().filter(|value| value.starts_with(typed)).map(CompletionCandidate::new).collect()
}

fn corpus() -> Corpus {
    let system = System::read().0;
    let config = system.with(&options::config().0);
    open::open(&Settings::new(&Config::default(), &config).on(&system)).corpus
}

/// Returns the ids of cases: first the batch, then its cases.
fn cases(typed: &str) -> Vec<String> {
    let corpus = corpus();
    match typed.split_once('/').map(|(batch, _)| corpus.find_batch(batch)) {
        None => batch_ids(&corpus).map(|id| id + "/").collect(),
        Some(None) => Vec::new(),
        Some(Some(batch)) => {
            corpus.iter().filter(|case| case.batch_ix == batch).map(|case| case.id().to_string()).collect()
        }
    }
}

fn batch_ids(corpus: &Corpus) -> impl Iterator<Item = String> {
    corpus.batches().iter().map(|loaded| loaded.batch.id.to_string())
}

fn batches(_: &str) -> Vec<String> {
    batch_ids(&corpus()).collect()
}

/// Returns all provinces, cities and counties of cases.
fn regions(_: &str) -> Vec<String> {
    let corpus = corpus();
    let names = corpus.iter().flat_map(|case| [Some(case.province()), case.city(), case.county()]);
    names.flatten().filter(|name| !name.is_empty()).map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
}

fn indicators(_: &str) -> Vec<String> {
    Theme::ALL.iter().map(|(_, name)| (*name).to_owned()).collect()
}

fn systems(_: &str) -> Vec<String> {
    corpus().systems().all().iter().map(|system| system.name().to_owned()).collect()
}

fn folders(_: &str) -> Vec<String> {
    let desk = desk::of_user().unwrap_or_default();
    desk.folders().map(|folder| folder.name.clone()).collect()
}

fn tags(_: &str) -> Vec<String> {
    desk::of_user().unwrap_or_default().tags().into_iter().map(str::to_owned).collect()
}

/// Returns the shipped keymaps and the user's own.
fn keymaps(_: &str) -> Vec<String> {
    let folder = Paths::from_env().map(|paths| paths.config.join("keymaps"));
    let entries = folder.and_then(|folder| folder.read_dir().ok()).into_iter().flatten().flatten();
    let own = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "json"));
    let own = own.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    keymap::NAMES.iter().map(|name| (*name).to_owned()).chain(own).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Returns the commands that help is asked for.
fn commands(_: &str) -> Vec<String> {
    let visible = |command: &&Command| !command.is_hide_set();
    help::command(Lang::En).get_subcommands().filter(visible).map(|command| command.get_name().to_owned()).collect()
}
