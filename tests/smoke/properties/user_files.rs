//! Keymaps, configuration and state: every fault is told at its line, the good rest applies, nothing is lost.

use std::{fs, path::Path, sync::Arc};

use anli::{
    app::{
        Ctx,
        commands::bind,
        key::{parse_keys, write_keys},
        keymap::{CASE_CONTEXTS, Context, Keymap, Lookup, load},
    },
    cli::options::{OPTIONS, fields},
    desk::{Change, Named, Time},
    error::Severity,
    search,
    store::{
        self,
        config::{CommandEntry, Config, Kind, Setting},
        state::State,
    },
    ui,
};
use ratatui::{buffer::Buffer, layout::Rect};
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
        Setting::Text(text) => json!(text),
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
    let written = |command: &CommandEntry| {
        let mut entry = json!({"name": command.name, "run": command.run, "wait": command.waits});
        if let Some(key) = &command.key {
            entry["key"] = key.as_str().into();
        }
        entry
    };
    applied.insert("commands".to_owned(), config.commands.iter().map(written).collect());
    let (again, faults) = read(&Value::from(applied).to_string());
    let in_one_line = |command: &CommandEntry| CommandEntry { line: 1, ..command.clone() };
    let mut expected = config.clone();
    expected.commands = config.commands.iter().map(in_one_line).collect();
    assert_eq!((again, faults), (expected, Vec::new()));
    // Every key that is given to a command is found as that command's.
    let (commands, keymap, faults) = bind(&config.commands, Path::new("/c/config.json"), Keymap::shipped());
    assert_told(&faults, &text);
    for (number, command) in commands.iter().enumerate().filter(|(_, command)| !command.keys.is_empty()) {
        for context in CASE_CONTEXTS {
            assert_eq!(keymap.lookup(context, &command.keys), Lookup::Command(number), "{command:?}");
        }
    }
}

/// Reads a desk as a file and as a bundle. A damaged one is set aside and whole there; taking in what is there already
/// changes nothing.
pub(crate) fn desk(data: &[u8]) {
    const NOW: Time = Time::of_millis(1_790_000_000_000);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("desk.json");
    fs::write(&path, data).unwrap();
    let text = String::from_utf8_lossy(data);
    let faults = store::desk::check(&path, &text);
    assert_told(&faults, &text);
    let bundle = store::desk::read_bundle(&path);
    let (desk, fault) = store::desk::open(&path).unwrap();
    let is_good = std::str::from_utf8(data).is_ok() && faults.iter().all(|fault| fault.severity < Severity::Error);
    assert_eq!((fault.is_none(), path.exists()), (is_good, is_good), "{faults:?}");
    let kept = if is_good { path.clone() } else { folder.path().join("desk.json.1") };
    assert_eq!(fs::read(kept).unwrap(), data);
    assert!(is_good || desk.is_empty());
    if let Ok(bundle) = bundle {
        let mut own = desk.clone();
        own.take_in(&bundle, NOW);
        let once = own.clone();
        own.take_in(&bundle, NOW);
        assert_eq!(own, once, "a bundle taken in twice");
    }
    // What is written is read again.
    let put = Change::Put { folder: "甲".to_owned(), cases: vec![Named::new("a/1", "零工")], on: true };
    let ((changed, _), _) = store::desk::change(&path, "desk", NOW, |desk| desk.apply(&put, NOW)).unwrap();
    assert!(changed.folder("甲").is_some_and(|folder| folder.ids().any(|id| id == "a/1")));
    assert_eq!(store::desk::open(&path).unwrap(), (changed, None));
}

/// Reads a theme and paints with it.
pub(crate) fn theme(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (theme, faults) = ui::theme::load(Path::new("my.json"), &text);
    assert_told(&faults, &text);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 2));
    theme.paint(&mut buffer);
}

/// Reads synonyms. What is kept has words on both sides.
pub(crate) fn synonyms(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let path = Path::new("synonyms.txt");
    let (groups, faults) = search::synonyms::read(path, &text);
    assert_told(&faults, &text);
    let both = groups.iter().map(|group| (group.from.clone(), group.to.clone())).collect::<Vec<_>>();
    for (from, to) in &both {
        assert!(!from.is_empty() && !to.is_empty());
        assert!(from.iter().chain(to).all(|word| word.chars().count() > 1), "{from:?} {to:?}");
    }
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
