//! The architecture, executable: who may import whom, how long a file may be, what may be called where.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The layers, lowest first. A file may name its own layer and those below it; the middle three do not know each other.
const LAYERS: [(&str, &[&str]); 8] = [
    ("text", &[]),
    ("corpus", &["text"]),
    ("import", &["text", "corpus"]),
    ("search", &["text", "corpus"]),
    ("store", &["text", "corpus"]),
    ("app", &["text", "corpus", "import", "search", "store"]),
    ("ui", &["text", "corpus", "search", "store", "app"]),
    ("cli", &["text", "corpus", "import", "search", "store", "app", "ui"]),
];

/// What every layer may use.
const COMMON: [&str; 4] = ["error", "file", "json", "parallel"];

/// The longest file, in lines; generated data stands in files that say so in their first lines.
const LONGEST: usize = 500;

/// What may be written only in these places, and why. Names stand as they are used, because `use std::{…}` breaks paths.
const ONLY: [(&str, &[&str], &str); 12] = [
    ("env::", &["cli/", "store/", "main.rs"], "a session reads no environment"),
    ("SystemTime", &["cli/"], "a session reads no clock"),
    ("Instant::", &["cli/"], "a session reads no clock"),
    ("thread::", &["cli/", "corpus/workers.rs", "parallel.rs"], "a session owns no thread"),
    ("crossterm::", &["cli/", "ui/screen/"], "the terminal is touched by drivers and the encoder only"),
    ("ratatui::Terminal", &[], "the screen is ours"),
    ("ratatui::Frame", &[], "the screen is ours"),
    ("Paragraph::new", &[], "ratatui's wrapping takes a run of Chinese for one word"),
    ("unicode_width", &["text/", "ui/screen/mend.rs"], "one width policy"),
    ("Color::", &["ui/theme.rs", "ui/screen/"], "colours are named roles"),
    ("Code::Char('", &["app/key.rs", "app/update/mod.rs", "ui/input/"], "keys are data in keymaps/"),
    ("serde_json::from_", &["corpus/", "json.rs"], "files are read by one reader"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// The lines of code, numbered from 1, without comments and without the tests at the end of a file.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    let code = code.map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    code.enumerate().map(|(at, line)| (at + 1, line))
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for (name, text) in files(&root()) {
        let Some((layer, below)) = LAYERS.iter().find(|(layer, _)| name.split('/').next() == Some(layer)) else {
            continue;
        };
        // Both `crate::x` and the names in `use crate::{x, y}`, which rustfmt puts on lines of their own.
        let mut inside = false;
        for (line, code) in code(&text) {
            inside = inside || code.starts_with("use crate::{");
            let named = LAYERS.iter().map(|(other, _)| *other).filter(|other| {
                code.contains(&format!("crate::{other}::"))
                    || code.contains(&format!("crate::{{{other}::"))
                    || (inside
                        && code.trim_start().starts_with(&format!("{other}::"))
                        && code.starts_with("    ")
                        && !code.starts_with("     "))
            });
            wrong.extend(
                named
                    .filter(|other| other != layer && !below.contains(other) && !COMMON.contains(other))
                    .map(|other| format!("src/{name}:{line}: {layer} must not know {other}")),
            );
            inside = inside && !code.contains("};");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_one_idea_long() {
    let long = |(name, text): (String, String)| {
        let generated = text.lines().take(5).any(|line| line.contains("Generated"));
        let lines = text.lines().count();
        (lines > LONGEST && !generated).then(|| format!("src/{name}: {lines} lines"))
    };
    let wrong: Vec<_> = files(&root()).into_iter().filter_map(long).collect();
    assert!(wrong.is_empty(), "more than {LONGEST} lines:\n{}", wrong.join("\n"));
}

#[test]
fn some_things_are_said_in_one_place_only() {
    let mut wrong = Vec::new();
    for (name, text) in files(&root()) {
        for (words, places, why) in ONLY {
            if places.iter().any(|place| name.starts_with(place)) {
                continue;
            }
            let found = code(&text).filter(|(_, code)| code.contains(words));
            wrong.extend(found.map(|(line, _)| format!("src/{name}:{line}: `{words}`: {why}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn interface_words_stand_in_the_catalogue() {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let mut wrong = Vec::new();
    for (name, text) in files(&root()) {
        let interface = ["app/", "ui/", "cli/", "store/"].iter().any(|layer| name.starts_with(layer));
        if !interface || name.starts_with("app/words/") || name == "app/action.rs" {
            continue;
        }
        let quoted = |code: &str| code.split('"').skip(1).step_by(2).any(|literal| literal.contains(is_han));
        let found = code(&text).filter(|(_, code)| quoted(code));
        wrong.extend(found.map(|(line, _)| format!("src/{name}:{line}: a word outside app/words")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
