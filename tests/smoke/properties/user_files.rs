//! Keymaps, configuration and state: every fault is told at its line, the good rest applies, nothing is lost.

use std::{fs, path::Path, sync::Arc};

use anli::{
    app::{
        Ctx,
        key::{parse_keys, write_keys},
        keymap::{Context, Lookup, load},
    },
    cli::options::{OPTIONS, fields},
    error::Severity,
    store::{
        config::{Config, Kind, Setting},
        state::State,
    },
};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use super::{assert_told, session};
use crate::common::play::ctx;

/// Reads a keymap and uses it.
pub(crate) fn keymap(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (keymap, faults) = load(Path::new("my.json"), &text);
    assert_told(&faults, &text);
    for (context, ..) in Context::ALL {
        for binding in keymap.bindings_in(context) {
            assert_eq!(parse_keys(&write_keys(&binding.keys)).as_ref(), Ok(&binding.keys));
            let found = keymap.lookup(context, &binding.keys);
            assert!(found == binding.action.map_or(Lookup::Unbound, Lookup::Bound), "{binding:?}: {found:?}");
        }
    }
    session::look(Ctx { keymap: Arc::new(keymap), faults: Arc::new(faults), ..ctx() });
}

/// Reads a configuration. What applies is read alike when it is written down alone.
pub(crate) fn config(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let read = |text: &str| Config::read(Path::new("/c/config.json"), Some(Path::new("/h")), text, &fields());
    let (config, faults) = read(&text);
    assert_told(&faults, &text);
    let value = |setting: &Setting| match setting {
        Setting::On(is_on) => json!(is_on),
        Setting::Word(word) => json!(word),
        Setting::Number(number) => json!(number),
        Setting::Paths(paths) => json!(paths),
    };
    let mut applied = Map::new();
    for row in OPTIONS {
        if let Some(setting) = config.get(row.name) {
            let value = match (row.kind, value(setting)) {
                (Kind::Name(_), Value::Array(names)) => names[0].clone(),
                (_, value) => value,
            };
            applied.insert(row.name.to_owned(), value);
        }
    }
    let (again, faults) = read(&Value::from(applied).to_string());
    assert_eq!((again, faults), (config, Vec::new()));
}

/// Reads a state file, changes it, and goes where it says. A damaged one is set aside and whole there.
pub(crate) fn state(data: &[u8]) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    fs::write(&path, data).unwrap();
    let (state, fault) = State::open(&path).unwrap();
    let text = String::from_utf8_lossy(data);
    let faults = State::check(&path, &text);
    assert_told(&faults, &text);
    let is_good = std::str::from_utf8(data).is_ok() && faults.iter().all(|fault| fault.severity < Severity::Error);
    assert_eq!((fault.is_none(), path.exists()), (is_good, is_good), "{faults:?}");
    let kept = if is_good { path.clone() } else { folder.path().join("state.json.1") };
    assert_eq!(fs::read(kept).unwrap(), data);
    assert!(is_good || state == State::default());
    State::change(&path, |state| state.search("零工")).unwrap();
    let (changed, fault) = State::open(&path).unwrap();
    assert_eq!((changed.made.first().map(String::as_str), fault), (Some("零工"), None));
    assert_eq!(
        (changed.dropped.len(), changed.kept, changed.choices),
        (state.dropped.len(), state.kept, state.choices)
    );
    state.dropped.into_iter().take(2).chain(state.left).for_each(session::resume);
}
