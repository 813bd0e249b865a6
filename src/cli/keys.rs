//! `anli keys`: the effective key table.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    as_json::AsJson,
    commands,
    out::{Answer, Result, fault_lines},
    settings::Settings,
};
use crate::{
    app::{
        action::{ACTIONS, ActionEntry},
        commands::Command,
        key::write_keys,
        keymap::{self, Binding, CASE_CONTEXTS, Context, Keymap},
        words::{Lang, keys::key_names},
    },
    error::{Fault, Severity},
    file,
    store::{Paths, config::CommandEntry},
};

/// Size limit of keymap files, in bytes.
const LIMIT: u64 = 1 << 20;

/// Name that stands for the action of a command.
const COMMAND: &str = "command";

/// Row of the key table; an unbound action has neither context nor keys.
#[derive(Serialize, JsonSchema)]
pub(super) struct KeyRow {
    /// The context of the binding.
    context: Option<&'static str>,
    /// In the notation of keymap files.
    keys: Option<String>,
    /// By the names on the keyboard.
    #[serde(skip)]
    names: Option<String>,
    /// Name of the action; `command` for a command of the user.
    action: &'static str,
    /// Description in the language of the interface, or the name of a command.
    text: String,
}

impl KeyRow {
    fn new(entry: &'static ActionEntry, bound: Option<&Binding>, lang: Lang) -> Self {
        let context = bound.map(|bound| bound.context.name());
        let keys = bound.map(|bound| write_keys(&bound.keys));
        let names = bound.map(|bound| key_names(&bound.keys, lang));
        Self { context, keys, names, action: entry.name, text: entry.text(lang).to_owned() }
    }

    /// Returns the rows of a command of the user, one for each context of its keys.
    fn of_command(command: &Command, lang: Lang) -> Vec<Self> {
        let row = |context: Option<Context>| {
            let (keys, names) = (write_keys(&command.keys), key_names(&command.keys, lang));
            Self {
                context: context.map(Context::name),
                keys: context.map(|_| keys),
                names: context.map(|_| names),
                action: COMMAND,
                text: command.name.clone(),
            }
        };
        if command.keys.is_empty() {
            return vec![row(None)];
        }
        // Facets have the keys of the list.
        CASE_CONTEXTS
            .into_iter()
            .filter(|context| *context != Context::Facets)
            .map(|context| row(Some(context)))
            .collect()
    }

    fn line(&self) -> String {
        let bound = [self.context.unwrap_or("-"), self.names.as_deref().unwrap_or("-")];
        format!("{}\t{}\t{}\t{}\n", bound[0], bound[1], self.action, self.text)
    }
}

/// Lists every binding by context, then the unbound actions: `context⇥keys⇥action⇥description`, keys by the names
/// on the keyboard; as JSON in the notation of keymap files. Good lines of a faulty
/// keymap are listed; one that cannot be read is a failure.
pub(super) fn run(form: AsJson, settings: &Settings, commands: &[CommandEntry], lang: Lang) -> Result {
    let (keymap, faults) = read(&settings.keymap)?;
    let (own, keymap, taken) = commands::bound(commands, keymap);
    let faults = [faults, taken].concat();
    if settings.strict && faults.iter().any(|fault| fault.severity == Severity::Error) {
        return Err(faults.into());
    }
    let mut rows = Vec::new();
    for (context, ..) in Context::ALL {
        // Bindings of `global` are listed once.
        for binding in keymap.bindings_in(context).filter(|binding| binding.context == context) {
            let entry = binding.action.map(|action| action.entry());
            rows.extend(entry.map(|entry| KeyRow::new(entry, Some(binding), lang)));
        }
    }
    let bound: Vec<&str> = rows.iter().map(|row| row.action).collect();
    let free = ACTIONS.iter().filter(|entry| !bound.contains(&entry.name));
    let free: Vec<KeyRow> = free.map(|entry| KeyRow::new(entry, None, lang)).collect();
    rows.extend(free);
    rows.extend(own.iter().flat_map(|command| KeyRow::of_command(command, lang)));
    let mut answer = match form.is_wanted() {
        true => form.rows(&rows),
        false => Answer::text(rows.iter().map(KeyRow::line).collect()),
    };
    answer.notes = fault_lines(&faults, lang);
    Ok(answer)
}

/// Loads the keymap of that name or file, with its faults; good lines of a faulty file apply.
pub(super) fn keymap(name: &Path) -> (Keymap, Vec<Fault>) {
    read(name).unwrap_or_else(|fault| (shipped(name), vec![fault]))
}

/// Reads the keymap of that name or file, with its faults. The error is that of a file that cannot be read.
fn read(name: &Path) -> std::result::Result<(Keymap, Vec<Fault>), Fault> {
    let Some(path) = keymap_file(name) else { return Ok((shipped(name), Vec::new())) };
    Ok(keymap::load(&path, &file::read_text(&path, LIMIT)?))
}

/// Returns the shipped keymap of that name, else the default.
fn shipped(name: &Path) -> Keymap {
    keymap::named(&name.to_string_lossy()).unwrap_or_else(Keymap::shipped)
}

/// Returns the file of a keymap; `None` if it is shipped and the user has no file that changes it. A bare name is one of
/// the user's keymaps.
pub(super) fn keymap_file(name: &Path) -> Option<PathBuf> {
    let is_bare = name.extension().is_none() && name.components().count() == 1;
    let is_shipped = name.to_str().is_some_and(|name| keymap::NAMES.contains(&name));
    if !is_bare || (name.is_file() && !is_shipped) {
        return Some(name.to_owned());
    }
    let own = Paths::from_env().map(|paths| paths.config.join("keymaps").join(name).with_extension("json"));
    match own {
        Some(path) => (!file::is_absent(&path) || !is_shipped).then_some(path),
        None => (!is_shipped).then(|| name.to_owned()),
    }
}
