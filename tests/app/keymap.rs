//! Keymaps: what they do, and that their faults are found all at once.

use std::path::Path;

use anli::{
    app::{
        action::{ACTIONS, Action, Group},
        key::parse_keys,
        keymap::{Context, DEFAULT, Keymap, Look},
        words::Lang,
    },
    error::Code,
};

fn read(json: &str) -> (Keymap, Vec<(Code, Option<u32>)>) {
    let (map, faults) = Keymap::read(Path::new("my.json"), json);
    (map, faults.into_iter().map(|fault| (fault.code, fault.line)).collect())
}

fn look(map: &Keymap, context: Context, keys: &str) -> Look {
    map.look(context, &parse_keys(keys).unwrap())
}

#[test]
fn the_shipped_keymap_has_no_fault() {
    assert_eq!(read(DEFAULT).1, []);
}

#[test]
fn the_fixed_keys_mean_what_the_design_says() {
    let map = Keymap::shipped();
    for (context, keys, action) in [
        (Context::List, "/", Action::Search),
        (Context::Reader, "/", Action::Find),
        (Context::List, "s", Action::Search),
        (Context::Reader, "s", Action::Search),
        (Context::List, "j", Action::Down),
        (Context::Reader, "<up>", Action::Up),
        (Context::List, "h", Action::Left),
        (Context::List, "<right>", Action::Right),
        (Context::List, "<enter>", Action::Open),
        (Context::Popup, "<esc>", Action::Back),
        (Context::Reader, "<backspace>", Action::JumpBack),
        (Context::Reader, "n", Action::NextHit),
        (Context::Reader, "N", Action::PreviousHit),
        (Context::List, "gg", Action::First),
        (Context::List, "G", Action::Last),
        (Context::Reader, "<space>", Action::PageDown),
        (Context::Reader, "<pgdn>", Action::PageDown),
        (Context::Reader, "z", Action::Zoom),
        (Context::List, "?", Action::Help),
        (Context::Reader, ":", Action::Palette),
        (Context::Popup, "q", Action::Quit),
    ] {
        assert_eq!(look(&map, context, keys), Look::Does(action), "{keys} in {context:?}");
    }
    assert_eq!(look(&map, Context::Reader, "g"), Look::Begins);
    assert_eq!(look(&map, Context::Input, "q"), Look::Nothing, "a letter is text in an input");
}

#[test]
fn every_action_has_a_key_a_name_and_a_description() {
    let map = Keymap::shipped();
    for (at, entry) in ACTIONS.iter().enumerate() {
        assert_eq!(entry.action as usize, at, "{} stands in the order of the enum", entry.name);
        assert_eq!(Action::named(entry.name), Some(entry.action));
        assert!(!entry.text(Lang::Hans).is_empty() && !entry.text(Lang::En).is_empty());
        let context = if entry.group == Group::Edit { Context::Input } else { Context::Reader };
        let bound = [context, Context::Popup].iter().any(|context| !map.keys_for(*context, entry.action).is_empty());
        assert!(bound, "{} has no key", entry.name);
    }
}

#[test]
fn all_faults_are_found_together_and_good_lines_apply() {
    let (map, faults) = read(
        r#"{ "schema": 1, "name": "mine", "keys": {
  "list": { "x": "no-such-action",
            "<entre>": "open",
            "g": "down",
            "gg": "first",
            "J": "down",
            "J": "up" },
  "input": { "a": "back" },
  "nowhere": { "b": "back" },
  "reader": { "w": "page-down", "/": "none" } } }"#,
    );
    let expected = [
        (Code::UnknownAction, Some(2)),
        (Code::BadKey, Some(3)),
        (Code::DuplicateBinding, Some(7)),
        (Code::LetterInInput, Some(8)),
        (Code::UnknownContext, Some(9)),
        (Code::KeyIsPrefix, Some(4)),
    ];
    assert_eq!(faults, expected);
    assert_eq!(look(&map, Context::Reader, "w"), Look::Does(Action::PageDown));
    assert_eq!(look(&map, Context::Reader, "/"), Look::Nothing, "`none` unbinds");
}

#[test]
fn a_patch_changes_what_it_names_and_nothing_else() {
    let patched = |keys: &str| {
        let (patch, faults) = read(&format!(r#"{{"schema": 1, "name": "my", "keys": {keys}}}"#));
        assert_eq!(faults, []);
        Keymap::shipped().patched(patch)
    };
    assert_eq!(patched("{}"), Keymap::shipped());
    let map = patched(r#"{"global": {"Q": "quit", "q": "none", "j": "up"}, "list": {"/": "palette"}}"#);
    assert_eq!(look(&map, Context::List, "Q"), Look::Does(Action::Quit));
    assert_eq!(look(&map, Context::List, "q"), Look::Nothing);
    assert_eq!(look(&map, Context::Reader, "j"), Look::Does(Action::Up));
    assert_eq!(look(&map, Context::List, "/"), Look::Does(Action::Palette));
    assert_eq!(look(&map, Context::Reader, "/"), Look::Does(Action::Find));
    assert_eq!(look(&map, Context::List, "k"), Look::Does(Action::Up));
    assert_eq!(map.keys_for(Context::List, Action::Quit), ["Q"]);
    // One key and a longer sequence that it begins cannot both be typed: the patch goes first.
    let map = patched(r#"{"global": {"g": "last"}}"#);
    assert_eq!(look(&map, Context::List, "g"), Look::Does(Action::Last));
    assert!(!map.keys_for(Context::List, Action::First).contains(&"gg".to_owned()));
    let map = patched(r#"{"global": {"zz": "quit"}}"#);
    assert_eq!(
        (look(&map, Context::List, "z"), look(&map, Context::List, "zz")),
        (Look::Begins, Look::Does(Action::Quit))
    );
    let map = patched(r#"{"global": {"g": "none"}}"#);
    assert_eq!(look(&map, Context::List, "gg"), Look::Does(Action::First));
    // A context may unbind what holds everywhere.
    let map = patched(r#"{"reader": {"q": "none"}}"#);
    assert_eq!(
        (look(&map, Context::Reader, "q"), look(&map, Context::List, "q")),
        (Look::Nothing, Look::Does(Action::Quit))
    );
}

#[test]
fn a_file_that_is_no_keymap_says_so() {
    assert_eq!(read("{").1[0].0, Code::Truncated);
    assert_eq!(read(r#"{"schema": 2, "name": "n", "keys": {}}"#).1[0].0, Code::NewerSchema);
    assert_eq!(read(r#"{"schema": 1, "name": "n", "keys": {"list": {"x": 3}}}"#).1[0].0, Code::WrongType);
    assert_eq!(read(r#"{"schema": 1, "name": "n"}"#).1[0].0, Code::MissingField);
}
