//! Writes the keymap `default` as Rust tables, which `src/app/keymap/built_in.rs` takes in.
//!
//! Only a file as it should be is taken: an object a line, a binding a line, no comments, known actions. Of any other
//! nothing is made, and the program reads it at its start as it reads everybody's, with all that is wrong with it told by
//! `anli check`.

use std::{env, fmt::Write as _, fs, path::Path};

use crate::key::{Key, parse_keys};

const FILE: &str = "keymaps/default.json";
/// Where the names of actions stand.
const ACTIONS: &str = "src/app/action.rs";

/// Writes `built_in_keymap.rs`: an expression, the keymap if there is one.
pub(crate) fn write() {
    println!("cargo::rerun-if-changed={FILE}");
    println!("cargo::rerun-if-changed={ACTIONS}");
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let made = tables(&read(FILE), &read(ACTIONS)).unwrap_or_else(|| "None".to_owned());
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("built_in_keymap.rs"), made) {
        println!("cargo::error=the keymap cannot be written: {error}");
    }
}

fn tables(file: &str, actions: &str) -> Option<String> {
    let (mut part, mut context) = (String::new(), String::new());
    let (mut bindings, mut labels) = (String::new(), String::new());
    for line in file.lines().map(str::trim) {
        let texts = strings(line)?;
        match (part.as_str(), texts.as_slice()) {
            (_, []) => {}
            (_, [name]) if matches!(name.as_str(), "keys" | "labels") => part.clone_from(name),
            (_, [name]) if line.ends_with('{') => context = camel(name),
            ("keys", [keys, action]) => {
                actions.contains(&format!("\"{action}\"")).then_some(())?;
                let (keys, action) = (sequence(keys)?, camel(action));
                writeln!(
                    bindings,
                    "Binding {{ context: Context::{context}, {keys}, action: Some(Action::{action}) }},"
                )
                .ok()?;
            }
            ("labels", [keys, texts @ ..]) if texts.len() % 2 == 0 => {
                let pairs = texts.chunks(2).map(|pair| {
                    let [lang, text] = [&pair[0], &pair[1]];
                    format!("(Cow::Borrowed({lang:?}), Cow::Borrowed({text:?}))")
                });
                let (keys, texts) = (sequence(keys)?, pairs.collect::<Vec<_>>().join(", "));
                writeln!(labels, "Label {{ context: Context::{context}, {keys}, texts: Cow::Borrowed(&[{texts}]) }},")
                    .ok()?;
            }
            // Its name and its version; a file that changes another one is none of ours.
            ("", [name, ..]) if matches!(name.as_str(), "schema" | "name") => {}
            ("", [base, none]) if base == "base" && none == "none" => {}
            _ => return None,
        }
    }
    Some(format!(
        "{{\nstatic BINDINGS: &[Binding] = &[\n{bindings}];\nstatic LABELS: &[Label] = &[\n{labels}];\n\
         Some(Keymap {{ bindings: Cow::Borrowed(BINDINGS), labels: Cow::Borrowed(LABELS) }})\n}}\n"
    ))
}

/// The field of these keys.
fn sequence(text: &str) -> Option<String> {
    let keys = parse_keys(text).ok().filter(|keys| !keys.is_empty())?;
    let written = |key: &Key| {
        let Key { code, ctrl, alt, shift } = key;
        format!("Key {{ code: Code::{code:?}, ctrl: {ctrl}, alt: {alt}, shift: {shift} }}")
    };
    Some(format!("keys: Cow::Borrowed(&[{}])", keys.iter().map(written).collect::<Vec<_>>().join(", ")))
}

/// The strings of a line of JSON; none of them goes on in the next one.
fn strings(line: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut chars = line.chars();
    while chars.by_ref().any(|c| c == '"') {
        let mut text = String::new();
        loop {
            match chars.next()? {
                '"' => break,
                '\\' => text.push(chars.next().filter(|c| matches!(c, '"' | '\\' | '/'))?),
                c => text.push(c),
            }
        }
        found.push(text);
    }
    Some(found)
}

/// `next-hit` as Rust names it: `NextHit`.
fn camel(name: &str) -> String {
    let capital = |part: &str| {
        let mut chars = part.chars();
        chars.next().into_iter().map(|c| c.to_ascii_uppercase()).chain(chars).collect::<String>()
    };
    name.split('-').map(capital).collect()
}
