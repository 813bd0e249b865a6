//! Keymaps: bindings, and faults, which are reported together.

use std::path::Path;

use anli::app::{
    action::{ACTIONS, Action},
    key::parse_keys,
    keymap::{Context, Continuation, Keymap, Lookup, NAMES, load, named, shipped_text},
    words::Lang,
};

use crate::common::faults::{describe, kinds};

fn read(json: &str) -> (Keymap, Vec<(&'static str, Option<u32>)>) {
    let (map, faults) = load(Path::new("my.json"), json);
    (map, faults.into_iter().map(|fault| (fault.kind.name(), fault.line)).collect())
}

fn look(map: &Keymap, context: Context, keys: &str) -> Lookup {
    map.lookup(context, &parse_keys(keys).unwrap())
}

#[test]
fn shipped_keymaps_have_no_faults() {
    for name in NAMES {
        let (map, faults) = load(Path::new(&format!("{name}.json")), shipped_text(name).unwrap());
        assert_eq!(faults, []);
        assert_eq!(Some(map), named(name));
    }
}

#[test]
fn fixed_keys_have_their_actions() {
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
        (Context::List, "q", Action::Quit),
        (Context::Reader, "q", Action::Back),
        (Context::Popup, "q", Action::Back),
        (Context::Facets, "/", Action::Filter),
        (Context::Facets, "q", Action::Quit),
    ] {
        assert_eq!(look(&map, context, keys), Lookup::Bound(action), "{keys} in {context:?}");
    }
    assert_eq!(look(&map, Context::Reader, "g"), Lookup::Prefix);
    assert_eq!(look(&map, Context::Input, "q"), Lookup::Unbound, "a letter is text in an input");
}

#[test]
fn every_action_is_described_and_bound() {
    for (at, entry) in ACTIONS.iter().enumerate() {
        assert_eq!(entry.action as usize, at, "{} stands in the order of the enum", entry.name);
        assert_eq!(Action::named(entry.name), Some(entry.action));
        assert!(!entry.text(Lang::Hans).is_empty() && !entry.text(Lang::En).is_empty());
    }
    for name in NAMES {
        let map = named(name).unwrap();
        let contexts = |action: &Action| Context::ALL.map(|(context, ..)| map.keys_for(context, *action)).concat();
        let without: Vec<&str> = ACTIONS.iter().filter(|e| contexts(&e.action).is_empty()).map(|e| e.name).collect();
        assert!(without.is_empty(), "keymaps/{name}.json has no key for {without:?}");
    }
}

/// Returns `true` for keys that the terminal line or a multiplexer may take, or that arrive as two keys.
fn is_unreliable(keys: &str) -> bool {
    ["<c-a>", "<c-b>", "<c-s>", "<c-q>"].iter().any(|key| keys.contains(key)) || keys.contains("<a-")
}

#[test]
fn no_action_depends_on_an_unreliable_key() {
    for name in NAMES {
        let map = named(name).unwrap();
        for (entry, (context, ..)) in ACTIONS.iter().flat_map(|entry| Context::ALL.map(|context| (entry, context))) {
            let keys = map.keys_for(context, entry.action);
            let only = !keys.is_empty() && keys.iter().all(|keys| is_unreliable(keys));
            assert!(!only, "{name}: only {keys:?} does {} in {context:?}", entry.name);
        }
    }
}

#[test]
fn the_plain_keymap_binds_no_letters() {
    let map = named("plain").unwrap();
    for binding in Context::ALL.iter().flat_map(|(context, ..)| map.bindings_in(*context)) {
        let letter = binding.keys.iter().any(|key| key.typed().is_some_and(char::is_alphabetic));
        assert!(!letter, "{binding:?}");
    }
    assert_eq!(map.text_action(Context::List, 'j'), Some(Action::Search));
    assert_eq!(map.text_action(Context::List, '办'), Some(Action::Search));
    assert_eq!(map.text_action(Context::List, '5'), Some(Action::Search));
    assert_eq!(map.text_action(Context::Reader, '办'), Some(Action::Find));
    assert_eq!(map.text_action(Context::Reader, '5'), None, "a count");
    assert_eq!(Keymap::shipped().text_action(Context::List, 'y'), None);
}

#[test]
fn all_keymap_faults_are_reported_and_good_lines_apply() {
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
        ("UnknownAction", Some(2)),
        ("BadKey", Some(3)),
        ("KeyIsPrefix", Some(4)),
        ("DuplicateBinding", Some(7)),
        ("LetterInInput", Some(8)),
        ("UnknownContext", Some(9)),
    ];
    assert_eq!(faults, expected);
    assert_eq!(look(&map, Context::Reader, "w"), Lookup::Bound(Action::PageDown));
    assert_eq!(look(&map, Context::Reader, "/"), Lookup::Unbound, "`none` unbinds");
}

#[test]
fn a_patch_changes_only_its_bindings() {
    let patched = |keys: &str| {
        let (map, faults) = read(&format!(r#"{{"schema": 1, "name": "my", "keys": {keys}}}"#));
        let advice = ["KeyDisplaces", "NoKeyLeft"];
        assert!(faults.iter().all(|(code, _)| advice.contains(code)), "{faults:?}");
        map
    };
    assert_eq!(patched("{}"), Keymap::shipped());
    let map = patched(r#"{"global": {"Q": "quit", "q": "none", "j": "up"}, "list": {"/": "palette"}}"#);
    assert_eq!(look(&map, Context::List, "Q"), Lookup::Bound(Action::Quit));
    assert_eq!(look(&map, Context::List, "q"), Lookup::Unbound);
    assert_eq!(look(&map, Context::Reader, "j"), Lookup::Bound(Action::Up));
    assert_eq!(look(&map, Context::List, "/"), Lookup::Bound(Action::Palette));
    assert_eq!(look(&map, Context::Reader, "/"), Lookup::Bound(Action::Find));
    assert_eq!(look(&map, Context::List, "k"), Lookup::Bound(Action::Up));
    assert_eq!(map.keys_for(Context::List, Action::Quit), ["Q"]);
    // A key and a longer sequence that starts with it conflict: the patch wins.
    let map = patched(r#"{"global": {"g": "last"}}"#);
    assert_eq!(look(&map, Context::List, "g"), Lookup::Bound(Action::Last));
    assert!(!map.keys_for(Context::List, Action::First).contains(&"gg".to_owned()));
    let map = patched(r#"{"global": {"zz": "quit"}}"#);
    assert_eq!(
        (look(&map, Context::List, "z"), look(&map, Context::List, "zz")),
        (Lookup::Prefix, Lookup::Bound(Action::Quit))
    );
    let map = patched(r#"{"global": {"g": "none"}}"#);
    assert_eq!(look(&map, Context::List, "gg"), Lookup::Bound(Action::First));
    // A context may unbind a global key.
    let map = patched(r#"{"reader": {"q": "none"}}"#);
    assert_eq!(
        (look(&map, Context::Reader, "q"), look(&map, Context::List, "q")),
        (Lookup::Unbound, Lookup::Bound(Action::Quit))
    );
}

#[test]
fn files_that_are_no_keymap_are_refused() {
    assert_eq!(read("{").1[0].0, "Truncated");
    assert_eq!(read(r#"{"schema": 2, "name": "n", "keys": {}}"#).1[0].0, "NewerSchema");
    assert_eq!(read(r#"{"schema": 1, "name": "n", "keys": {"list": {"x": 3}}}"#).1[0].0, "WrongType");
    assert_eq!(read(r#"{"schema": 1, "name": "n"}"#).1[0].0, "MissingField");
}

#[test]
fn a_patch_names_its_base_or_has_its_name() {
    let file = |name: &str, base: &str| {
        load(Path::new(name), &format!(r#"{{"schema": 1, "name": "n", {base} "keys": {{}}}}"#))
    };
    assert_eq!(file("mine.json", ""), (Keymap::shipped(), vec![]));
    assert_eq!(file("vim.json", ""), (named("vim").unwrap(), vec![]));
    assert_eq!(file("mine.json", r#""base": "plain","#), (named("plain").unwrap(), vec![]));
    let (map, faults) = file("mine.json", r#""base": "joe","#);
    assert_eq!(map, Keymap::shipped());
    assert_eq!(faults[0].line, Some(1));
    assert_eq!(describe(&faults[0]), "UnknownKeymap: there is no keymap \"joe\"");
    // From an empty base: missing essential bindings are reported.
    let (map, faults) = file("mine.json", r#""base": "none","#);
    assert_eq!(map, Keymap::default());
    assert!(kinds(&faults).iter().all(|kind| *kind == "NoKeyLeft") && faults.len() > 10);
}

#[test]
fn keys_that_cannot_work_are_reported() {
    let faults = |keys: &str, labels: &str| {
        let text = format!("{{\"schema\": 1, \"name\": \"n\", \"keys\": {{\n{keys}}}, \"labels\": {{\n{labels}}}}}");
        load(Path::new("my.json"), &text).1.iter().map(|fault| (fault.line, describe(fault))).collect::<Vec<_>>()
    };
    let one = |keys: &str, labels: &str, line, words: &str| {
        assert_eq!(faults(keys, labels), [(Some(line), words.to_owned())], "{keys} {labels}");
    };
    one(r#""list": {"<c-i>": "open"}"#, "", 2, "KeyNeverArrives: terminals cannot tell key <c-i> from <tab>");
    one(r#""list": {"<c-text>": "search"}"#, "", 2, "KeyNeverArrives: terminals cannot tell key <c-text> from <text>");
    one(
        r#""list": {"<a-digit>": "search"}"#,
        "",
        2,
        "KeyNeverArrives: terminals cannot tell key <a-digit> from <digit>",
    );
    one(r#""list": {"<c-m>": "open"}"#, "", 2, "KeyNeverArrives: terminals cannot tell key <c-m> from <enter>");
    one(r#""list": {"<c-1>": "open"}"#, "", 2, "KeyNeverArrives: terminals cannot tell key <c-1> from 1");
    one(r#""list": {"<c-s-x>": "open"}"#, "", 2, "KeyNeverArrives: terminals cannot tell key <c-s-x> from <c-x>");
    one(r#""list": {"<c-c>": "help"}"#, "", 2, "KeyEndsProgram: key <c-c> always ends the program");
    one(r#""list": {"<c-s-c>": "help"}"#, "", 2, "KeyEndsProgram: key <c-s-c> always ends the program");
    one(
        "\"list\": {\"<c-a>\": \"help\",\n\"<C-A>\": \"open\"}",
        "",
        3,
        "DuplicateBinding: key <C-A> is bound twice in one context, first in line 2",
    );
    one(r#""list": {"": "help"}"#, "", 2, "BadKey: \"(empty)\" is not a key");
    one(r#""global": {"g": "last"}"#, "", 2, "KeyDisplaces: with key g these can no longer be typed: gg");
    one(r#""reader": {"]sx": "last"}"#, "", 2, "KeyDisplaces: with key ]sx these can no longer be typed: ]s");
    assert_eq!(faults(r#""global": {"g": "last", "gg": "none"}"#, ""), [], "none marks the prefix as intended");
    one("", r#""list": {"x": "eggs"}"#, 3, "LabelOfNothing: x has a label but begins no longer keys");
    one("", r#""list": {"<x>": "eggs"}"#, 3, "BadKey: \"<x>\" is not a key");
    one("", r#""lists": {"g": "eggs"}"#, 3, "UnknownContext: \"lists\" is not a context");
    one(r#""lists": {}"#, "", 2, "UnknownContext: \"lists\" is not a context");
    assert_eq!(
        faults(r#""input": {"<esc>": "none"}"#, ""),
        [(None, "NoKeyLeft: no key is bound to back in input".to_owned())]
    );
    let text = faults(r#""list": {"<text>": "quit"}"#, "");
    assert!(text[0].0 == Some(2) && text[0].1.starts_with("TextOpensInput: "), "{text:?}");
    assert!(text[0].1.contains("search, find"), "{text:?}");
}

#[test]
fn comments_are_allowed_and_keys_before_a_fault_of_syntax_hold() {
    let list = |keys: &str| {
        let (map, faults) =
            load(Path::new("my.json"), &format!("{{\"schema\": 1, \"name\": \"n\", \"keys\": {{\"list\": {{{keys}"));
        let action = |keys| map.lookup(Context::List, &parse_keys(keys).unwrap());
        (["j", "x"].map(action), faults.iter().map(|fault| (fault.line, fault.kind.name())).collect::<Vec<_>>())
    };
    let [help, quit, down, exclude] = [Action::Help, Action::Quit, Action::Down, Action::Exclude].map(Lookup::Bound);
    assert_eq!(list("// a\n\"j\": \"help\", /* b */ \"x\": \"quit\",}},}"), ([help, quit], vec![]));
    assert_eq!(list("\"j\": \"help\",\n\"x\" \"quit\"}}}"), ([help, exclude], vec![(Some(2), "NotJson")]));
    assert_eq!(list("\"j\" \"help\"}}}").0, [down, exclude]);
}

#[test]
fn continuations_have_labels() {
    let map = Keymap::shipped();
    let next = |map: &Keymap, context, keys: &str| {
        let found = map.continuations(context, &parse_keys(keys).unwrap());
        let label = |next: &Continuation<'_>| match next {
            Continuation::Action(action) => action.entry().name.to_owned(),
            Continuation::Command(number) => format!("command {number}"),
            Continuation::Prefix(label) => format!("+{}", label.map_or("", |label| label.text(Lang::En))),
        };
        found.iter().map(|(key, next)| format!("{key} {}", label(next))).collect::<Vec<_>>()
    };
    assert_eq!(next(&map, Context::List, "g"), ["g first"]);
    assert_eq!(next(&map, Context::Reader, "g"), ["s to-section", "m to-measure", "g first"]);
    assert!(next(&map, Context::Reader, "").contains(&"] +next".to_owned()));
    assert_eq!(map.label(Context::Reader, &parse_keys("]").unwrap()).unwrap().text(Lang::Hans), "下一个");
    assert_eq!(map.label(Context::Reader, &parse_keys("g").unwrap()).unwrap().text(Lang::Hans), "跳到");
    let own =
        read(r#"{"schema": 1, "name": "n", "keys": {"list": {"ta": "first"}}, "labels": {"list": {"t": "top"}}}"#);
    assert_eq!(own.1, []);
    assert!(next(&own.0, Context::List, "").contains(&"t +top".to_owned()));
}
