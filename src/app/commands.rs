//! The user's own commands: lines of shell with a name and perhaps a key, which the driver runs on the terminal.
//!
//! A case reaches a command only as the values of variables and as its standard input. Nothing is ever pasted into the
//! line: titles come from notices, and notices from anywhere.

use std::path::Path;

use super::{
    key::{Key, parse_keys, write_keys},
    keymap::{CASE_CONTEXTS, Keymap, Lookup, useless},
    words::{Lang, keys::key_names},
};
use crate::{
    error::{Fault, FaultKind, Severity},
    store::config::CommandEntry,
    text::sanitize,
};

/// The variables that a command gets, with what they hold.
pub const VARIABLES: [&str; 5] = ["ANLI_ID", "ANLI_TITLE", "ANLI_FILE", "ANLI_LINE", "ANLI_SELECTION"];

/// The most bytes of one variable: systems limit each (131,072 on Linux).
pub const LIMIT: usize = 65_536;

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its name, sanitized.
    pub name: String,
    /// Its keys; none if it has no key, or one that is taken.
    pub keys: Vec<Key>,
    /// The line of shell.
    pub line: String,
    /// `true` if the session waits for a key after it, so that what it wrote can be read.
    pub waits: bool,
}

/// A command about to run, with the case that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandCall {
    /// The command.
    pub command: Command,
    /// The position of the batch of the case in the corpus: the driver finds the file of its notice.
    pub batch: usize,
    /// The values of variables, all but that of the file.
    pub values: Vec<(&'static str, String)>,
    /// The text on standard input.
    pub input: String,
}

/// The end of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandEnd {
    /// It did what it should.
    Done,
    /// It ended with this exit code.
    Code(i32),
    /// This signal ended it.
    Signal(i32),
    /// It could not be started, for this reason of the system.
    Failed(String),
    /// No driver runs commands here.
    Refused,
}

impl Command {
    /// Returns the names of its keys, empty if it has none.
    pub fn key(&self, lang: Lang) -> String {
        key_names(&self.keys, lang)
    }
}

/// Gives the commands of the configuration file `path` their keys in `keymap`. A command whose key is taken keeps its
/// place in the palette; each such key is a fault.
pub fn bind(entries: &[CommandEntry], path: &Path, keymap: Keymap) -> (Vec<Command>, Keymap, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut commands: Vec<Command> = Vec::new();
    let mut lines: Vec<u32> = Vec::new();
    for entry in entries {
        let mut fault = |severity, kind| {
            faults.push(Fault { severity, ..Fault::error(path, Some(entry.line), kind) });
        };
        let mut keys = Vec::new();
        if let Some(written) = &entry.key {
            let earlier = commands.iter().map(|command| command.keys.as_slice()).zip(lines.iter().copied());
            match parsed(written).and_then(|keys| free(keys, &keymap, earlier)) {
                Ok(free) => {
                    let never = free.iter().find_map(|key| useless(*key));
                    never.into_iter().for_each(|kind| fault(Severity::Warning, kind));
                    keys = free;
                }
                Err(kind) => fault(Severity::Error, kind),
            }
        }
        let name = sanitize(&entry.name).into_owned();
        commands.push(Command { name, keys, line: entry.run.clone(), waits: entry.waits });
        lines.push(entry.line);
    }
    let bound = (0..).zip(&commands).filter(|(_, command)| !command.keys.is_empty());
    let bound = bound.map(|(number, command)| (command.keys.clone(), number)).collect();
    let keymap = keymap.with_commands(bound);
    (commands, keymap, faults)
}

/// Parses keys that can be typed.
fn parsed(written: &str) -> Result<Vec<Key>, FaultKind> {
    let keys = parse_keys(written).ok().filter(|keys| !keys.is_empty() && !keys.iter().any(|key| key.is_any()));
    let keys = keys.ok_or_else(|| FaultKind::BadKey { keys: written.to_owned() })?;
    match keys.iter().find(|key| key.ends_program()) {
        Some(key) => Err(FaultKind::KeyEndsProgram { key: key.to_string() }),
        None => Ok(keys),
    }
}

/// Returns the keys if nothing else begins with them or with some of them.
fn free<'k>(
    keys: Vec<Key>,
    keymap: &Keymap,
    mut earlier: impl Iterator<Item = (&'k [Key], u32)>,
) -> Result<Vec<Key>, FaultKind> {
    for context in CASE_CONTEXTS {
        for len in 1..=keys.len() {
            match keymap.lookup(context, keys.get(..len).unwrap_or_default()) {
                Lookup::Bound(action) => {
                    let (action, context) = (action.entry().name.to_owned(), context.name().to_owned());
                    return Err(FaultKind::CommandKeyTaken { keys: write_keys(&keys), action, context });
                }
                Lookup::Prefix if len == keys.len() => {
                    let next = keymap.continuations(context, &keys).first().map(|(key, _)| *key);
                    let longer = write_keys(&keys.iter().copied().chain(next).collect::<Vec<_>>());
                    return Err(FaultKind::KeyIsPrefix { keys: write_keys(&keys), longer });
                }
                _ => {}
            }
        }
    }
    let clash = earlier.find(|(other, _)| !other.is_empty() && (other.starts_with(&keys) || keys.starts_with(other)));
    match clash {
        None => Ok(keys),
        Some((other, first)) if other == keys => Err(FaultKind::DuplicateBinding { keys: write_keys(&keys), first }),
        Some((other, _)) => {
            let (short, long) = if other.len() < keys.len() { (other, &*keys) } else { (&*keys, other) };
            Err(FaultKind::KeyIsPrefix { keys: write_keys(short), longer: write_keys(long) })
        }
    }
}

/// Returns the beginning of a value that a variable can hold.
pub fn held(text: &str) -> String {
    text.get(..text.floor_char_boundary(LIMIT)).unwrap_or_default().replace('\0', "")
}
