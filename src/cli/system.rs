//! The administrator's file: options of all accounts of a machine, and the rules of its restricted sessions.
//!
//! It takes the options of `config.json` and those of [`RULES`]. The user's own file goes before it, unless it is locked.

use std::{
    fs,
    net::IpAddr,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::Duration,
};

use rustix::process::geteuid;
use schemars::Schema;

use super::options::{self, OPTIONS};
use crate::{
    error::{Fault, FaultKind},
    file,
    store::{
        Paths,
        config::{self, Config, Field, Kind},
    },
};

/// The file.
const SYSTEM_FILE: &str = "/etc/anli/config.json";

/// The variable that names another file, in development builds only: no user of a release has a say in this.
pub(super) const VARIABLE: &str = "ANLI_SYSTEM";

/// Folder of the state of readers where the file names none.
const STATE_FOLDER: &str = "/var/lib/anli";

/// Permission to write of accounts other than the owner.
const OTHERS_WRITE: u32 = 0o022;

/// Longest name of a reader, in bytes.
const LONGEST_NAME: usize = 64;

/// Values of `state_by`.
const STATE_BY: [(StateBy, &str); 3] =
    [(StateBy::None, "none"), (StateBy::Address, "address"), (StateBy::KeyComment, "key-comment")];

/// Numbers of the rules: least, most, default.
const IDLE: (i32, i32, i32) = (0, 86_400, 1800);
const MEMORY: (i32, i32, i32) = (64, 65_536, 1024);
const PROCESSOR: (i32, i32, i32) = (10, 86_400, 3600);
const QUERY_LENGTH: (i32, i32, i32) = (16, 4096, 200);
const QUERY_SECONDS: (i32, i32, i32) = (1, 60, 3);

/// Longest banner, in characters.
const BANNER: u32 = 200;

/// That by which the state of a reader is told from that of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum StateBy {
    /// Nothing is kept.
    #[default]
    None,
    /// Address that the reader comes from.
    Address,
    /// Name that the line of the reader's key gives by `--reader`.
    KeyComment,
}

/// The options that only this file has, with their descriptions.
#[rustfmt::skip]
const RULES: [(&str, Kind, &str); 10] = [
    ("locked", Kind::Switch(false), "What this file sets is fixed: no flag, variable, file of a user or key changes it."),
    ("banner", Kind::Text(BANNER), "A line that every session shows when it begins."),
    ("cache_folder", Kind::Folder, "The folder of the cache that all accounts share; only its owner writes there."),
    ("state_by", Kind::OneOf(|| STATE_BY.iter().map(|(_, name)| *name).collect()), "Restricted sessions keep state and desk: not at all, by the reader's address, or by the name that --reader gives in the line of a key."),
    ("state_folder", Kind::Folder, "The folder of the state of readers, one folder each below it."),
    ("idle_seconds", Kind::Number(IDLE.0, IDLE.1, IDLE.2), "Seconds without a key after which a restricted session ends; 0 for never."),
    ("memory_mb", Kind::Number(MEMORY.0, MEMORY.1, MEMORY.2), "Private memory of a restricted session, in MiB; the shared cache counts apart."),
    ("processor_seconds", Kind::Number(PROCESSOR.0, PROCESSOR.1, PROCESSOR.2), "Processor time of a whole restricted session, in seconds."),
    ("query_length", Kind::Number(QUERY_LENGTH.0, QUERY_LENGTH.1, QUERY_LENGTH.2), "Characters of a query of a restricted session."),
    ("query_seconds", Kind::Number(QUERY_SECONDS.0, QUERY_SECONDS.1, QUERY_SECONDS.2), "Processor time of one query of a restricted session, in seconds."),
];

/// The administrator's file as it was read.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    values: Config,
}

impl System {
    /// Reads the file with its faults; good values apply. One that another account than root and this one can have written
    /// is not used.
    pub(super) fn read() -> (Self, Vec<Fault>) {
        Self::read_at(&path())
    }

    /// Reads `path` as the administrator's file.
    pub(super) fn read_at(path: &Path) -> (Self, Vec<Fault>) {
        if file::is_absent(path) {
            return Default::default();
        }
        if let Err(fault) = trust(path) {
            return (Self::default(), vec![fault]);
        }
        let (values, faults) = Config::load(path, None, &fields());
        (Self { values }, faults)
    }

    /// Returns the options that the file sets and no user changes.
    pub(super) fn locked(&self) -> Vec<&'static str> {
        let is_locked = self.values.switch("locked") == Some(true);
        let set = OPTIONS.iter().map(|row| row.name).filter(|name| is_locked && self.values.get(name).is_some());
        set.collect()
    }

    /// Returns the options that the file sets.
    pub(super) fn options(&self) -> &Config {
        &self.values
    }

    /// Returns the values that flags may give.
    pub(super) fn flags(&self, flags: &Config) -> Config {
        flags.without(&self.locked())
    }

    /// Returns the user's configuration together with the file.
    pub(super) fn with(&self, own: &Config) -> Config {
        own.without(&self.locked()).or(&self.values)
    }

    /// Returns the folder of the shared cache.
    pub(super) fn cache_folder(&self) -> Option<PathBuf> {
        self.values.paths("cache_folder").first().cloned()
    }

    /// Returns the line that every session begins with.
    pub(super) fn banner(&self) -> Option<&str> {
        self.values.text("banner").filter(|text| !text.trim().is_empty())
    }

    /// Returns the folders of a reader, by the name that the line of the key gives or by the address; `None` if nothing is
    /// kept of this one.
    pub(super) fn paths_of(&self, name: Option<&str>, address: Option<&str>) -> Option<Paths> {
        let name = match self.values.word("state_by", &STATE_BY).unwrap_or_default() {
            StateBy::None => None,
            StateBy::Address => address.and_then(|address| address.parse::<IpAddr>().ok()).map(|ip| ip.to_string()),
            StateBy::KeyComment => name.filter(|name| is_name(name)).map(str::to_owned),
        }?;
        let root = self.values.paths("state_folder").first().cloned().unwrap_or_else(|| STATE_FOLDER.into());
        let folder = root.join(name);
        Some(Paths { config: folder.clone(), data: folder.clone(), cache: folder.join("cache"), state: folder })
    }

    /// Returns the time without a key after which a restricted session ends; `None` for never.
    pub(super) fn idle(&self) -> Option<Duration> {
        Some(self.number("idle_seconds", IDLE)).filter(|seconds| *seconds > 0).map(Duration::from_secs)
    }

    /// Returns the private memory of a restricted session, in bytes.
    pub(super) fn memory(&self) -> u64 {
        self.number("memory_mb", MEMORY) << 20
    }

    /// Returns the processor time of a restricted session, in seconds.
    pub(super) fn processor(&self) -> u64 {
        self.number("processor_seconds", PROCESSOR)
    }

    /// Returns the longest query of a restricted session, in characters.
    pub(super) fn query_length(&self) -> usize {
        usize::try_from(self.number("query_length", QUERY_LENGTH)).unwrap_or(usize::MAX)
    }

    /// Returns the processor time of a query of a restricted session.
    pub(super) fn query_time(&self) -> Duration {
        Duration::from_secs(self.number("query_seconds", QUERY_SECONDS))
    }

    fn number(&self, name: &str, (_, _, default): (i32, i32, i32)) -> u64 {
        self.values.number(name).unwrap_or_else(|| u64::try_from(default).unwrap_or_default())
    }
}

/// Returns the path of the file.
pub(super) fn path() -> PathBuf {
    let named = if cfg!(debug_assertions) { std::env::var_os(VARIABLE) } else { None };
    named.map_or_else(|| SYSTEM_FILE.into(), PathBuf::from)
}

/// Returns the fields of the file, described in English.
pub(super) fn fields() -> Vec<Field> {
    let rules = RULES.iter().map(|(name, kind, text)| Field { name, kind: *kind, text: (*text).to_owned() });
    options::fields().into_iter().chain(rules).collect()
}

/// Returns the JSON Schema of the file.
pub(super) fn schema() -> Schema {
    let mut schema = config::schema(&fields());
    schema.insert("title".to_owned(), "System".into());
    let text = "The options of anli for all accounts of a machine, and the rules of restricted sessions.";
    schema.insert("description".to_owned(), text.into());
    schema
}

/// Returns the fault of a file that another account than root and this one can have written, or could replace.
fn trust(path: &Path) -> Result<(), Fault> {
    let us = geteuid().as_raw();
    let of_others = |meta: &fs::Metadata| ![0, us].contains(&meta.uid()) || meta.mode() & OTHERS_WRITE != 0;
    let look = |path: &Path| fs::metadata(path).map_err(|error| Fault::io(path, &error));
    match [Some(path), path.parent()].into_iter().flatten().map(look).collect::<Result<Vec<_>, _>>() {
        Ok(metas) if metas.iter().any(of_others) => Err(Fault::error(path, None, FaultKind::WrittenByOthers)),
        Ok(_) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// Returns `true` for a text that can be the name of a reader, and of a folder.
fn is_name(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._@-".contains(&byte);
    (1..=LONGEST_NAME).contains(&text.len()) && text.bytes().all(is_plain) && !text.starts_with(['.', '-'])
}
