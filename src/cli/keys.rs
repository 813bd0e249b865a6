//! `anli keys`: the effective key table.

use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;

use super::{
    Result, options,
    out::{Answer, fault_lines},
};
use crate::{
    app::{
        action::{ACTIONS, Entry},
        key::write_keys,
        keymap::{self, Context, Keymap},
        words::Lang,
    },
    error::{Fault, Severity},
    file,
    store::Paths,
};

/// The largest keymap file that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// A row of the table, for programs: an action that no key does has neither context nor keys.
#[derive(Serialize)]
struct Row {
    context: Option<&'static str>,
    keys: Option<String>,
    action: &'static str,
    text: &'static str,
}

impl Row {
    fn new(entry: &'static Entry, bound: Option<(Context, String)>, lang: Lang) -> Self {
        let (context, keys) = bound.map(|(context, keys)| (context.name(), keys)).unzip();
        Self { context, keys, action: entry.name, text: entry.text(lang) }
    }

    fn line(&self) -> String {
        let bound = [self.context.unwrap_or("-"), self.keys.as_deref().unwrap_or("-")];
        format!("{}\t{}\t{}\t{}\n", bound[0], bound[1], self.action, self.text)
    }
}

/// Lists every binding by context, then the actions without a key: `context⇥keys⇥action⇥what it does`.
pub(super) fn run(matches: &ArgMatches, lang: Lang) -> Result {
    let (keymap, faults) = keymap(matches);
    if faults.iter().any(|fault| fault.severity == Severity::Error) {
        return Err(faults.into());
    }
    let mut rows = Vec::new();
    for (context, ..) in Context::ALL {
        // What holds everywhere is listed once, as such.
        for binding in keymap.in_context(context).filter(|binding| binding.context == context) {
            let entry = binding.action.map(|action| action.entry());
            rows.extend(entry.map(|entry| Row::new(entry, Some((context, write_keys(&binding.keys))), lang)));
        }
    }
    let bound: Vec<&str> = rows.iter().map(|row| row.action).collect();
    let free = ACTIONS.iter().filter(|entry| !bound.contains(&entry.name));
    let free: Vec<Row> = free.map(|entry| Row::new(entry, None, lang)).collect();
    rows.extend(free);
    let mut answer = match matches.get_flag("json") {
        true => Answer::json(&rows),
        false => Answer::text(rows.iter().map(Row::line).collect()),
    };
    answer.notes = fault_lines(&faults, lang);
    Ok(answer)
}

/// The keymap that the arguments ask for: a shipped one, or a file put over its base; and what is wrong with that file,
/// whose good lines hold. Without arguments it is the default, with the user's changes to it.
pub(super) fn keymap(matches: &ArgMatches) -> (Keymap, Vec<Fault>) {
    let asked = options::value::<PathBuf>(matches, "keymap");
    let name = asked.map_or(keymap::NAMES[0].into(), |asked| asked.to_string_lossy());
    match file_asked(matches) {
        Some(path) => match file::read_text(&path, LIMIT) {
            Ok(text) => keymap::load(&path, &text),
            Err(fault) => (keymap::named(&name).unwrap_or_else(Keymap::shipped), vec![fault]),
        },
        None => (keymap::named(&name).unwrap_or_else(Keymap::shipped), Vec::new()),
    }
}

/// The file that `--keymap` means. A bare name is one of the user's keymaps; the user's file of the name of a shipped
/// keymap changes that one, and without such a file the shipped one needs none.
pub(super) fn file_asked(matches: &ArgMatches) -> Option<PathBuf> {
    let default = PathBuf::from(keymap::NAMES[0]);
    let asked = options::value::<PathBuf>(matches, "keymap").unwrap_or(&default);
    let bare = asked.extension().is_none() && asked.components().count() == 1;
    let shipped = asked.to_str().is_some_and(|name| keymap::NAMES.contains(&name));
    if !bare || (asked.is_file() && !shipped) {
        return Some(asked.clone());
    }
    let own = Paths::from_env().map(|paths| paths.config.join("keymaps").join(asked).with_extension("json"));
    match own {
        Some(path) => (path.exists() || !shipped).then_some(path),
        None => (!shipped).then(|| asked.clone()),
    }
}
