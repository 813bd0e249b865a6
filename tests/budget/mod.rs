//! The architecture as tests: which imports are allowed, how long a file may be, which names may be used where.

mod circles;
mod doc_lines;
mod imports;
mod source;

use std::fmt::Write;

use self::{imports::Modules, source::files};

/// The layers, lowest first. A file may name its own layer and those below it; the middle three do not know each other.
const LAYERS: [(&str, &[&str]); 14] = [
    ("text", &[]),
    ("corpus", &["text"]),
    ("desk", &["text", "corpus"]),
    ("present", &["text", "corpus", "desk"]),
    ("compare", &["text", "corpus"]),
    ("formats", &["text", "corpus"]),
    ("import", &["text", "corpus", "formats"]),
    ("search", &["text", "corpus", "desk"]),
    ("store", &["text", "corpus", "desk"]),
    ("review", &["text", "corpus", "import"]),
    ("app", &["text", "corpus", "compare", "desk", "present", "import", "review", "search", "store"]),
    ("briefing", &["text", "corpus", "compare", "desk", "app"]),
    ("ui", &["text", "corpus", "compare", "desk", "present", "review", "search", "store", "app"]),
    (
        "cli",
        &[
            "text", "corpus", "compare", "desk", "present", "formats", "import", "review", "search", "store", "app",
            "briefing", "ui",
        ],
    ),
];

/// Modules that every layer may use. They use only each other.
const COMMON: [&str; 4] = ["error", "file", "json", "parallel"];

/// The longest file, in lines.
const LONGEST: usize = 500;

/// Names that are allowed only in these places, and why. They are written as they are used, because `use std::{…}` splits paths.
const ONLY: [(&str, &[&str], &str); 12] = [
    ("env::", &["cli/", "store/", "main.rs"], "a session reads no environment"),
    ("SystemTime", &["cli/"], "a session reads no clock"),
    ("Instant::", &["cli/"], "a session reads no clock"),
    ("thread::", &["cli/", "corpus/load/workers.rs", "parallel.rs"], "a session owns no thread"),
    ("crossterm::", &["cli/", "ui/screen/"], "the terminal is touched by drivers and the encoder only"),
    ("ratatui::Terminal", &[], "the screen is ours"),
    ("ratatui::Frame", &[], "the screen is ours"),
    ("Paragraph::new", &[], "ratatui's wrapping takes a run of Chinese for one word"),
    ("unicode_width", &["text/", "ui/screen/normalize.rs"], "one width policy"),
    ("Color::", &["ui/theme/", "ui/screen/"], "colours are named roles"),
    ("KeyCode::Char('", &["app/key.rs", "app/update/keys.rs", "ui/input/"], "keys are data in keymaps/"),
    ("serde_json::from_", &["corpus/", "json.rs", "json/document.rs"], "files are read by one reader"),
];

#[test]
fn imports_point_down_the_layers() {
    let modules = Modules::read(&files());
    let imports = modules.imports();
    let resolved = imports.iter().map(|import| {
        let folder = import.to.split('/').next().unwrap().trim_end_matches(".rs");
        (import.from.as_str(), folder.to_owned(), import.path.clone())
    });
    let mut wrong = Vec::new();
    for (file, folder, path) in resolved.chain(modules.named_folders()) {
        let layer = file.split('/').next().unwrap().trim_end_matches(".rs");
        let below = match LAYERS.iter().find(|(other, _)| *other == layer) {
            Some((_, below)) => below,
            None if COMMON.contains(&layer) => &COMMON[..],
            None => continue,
        };
        let is_allowed = folder == layer || below.contains(&&*folder) || COMMON.contains(&&*folder);
        if !is_allowed {
            wrong.push(format!("src/{file}: {layer} must not import {folder}: {path}"));
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_do_not_import_each_other_in_circles() {
    let imports = Modules::read(&files()).imports();
    let mut message = String::new();
    for circle in circles::circles(&imports) {
        let (folder, files) = &circle;
        writeln!(message, "circle in src/{folder}: {}", files.join(", ")).unwrap();
        message += &circles::imports_inside(&circle, &imports);
    }
    assert!(message.is_empty(), "{message}");
}

#[test]
fn doc_lines_say_what_a_thing_is() {
    let wrong: Vec<_> = files().iter().flat_map(doc_lines::wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_one_idea_long() {
    let mut wrong = Vec::new();
    for file in files() {
        let lines = file.text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("src/{}: {lines} lines", file.name));
        }
    }
    assert!(wrong.is_empty(), "more than {LONGEST} lines:\n{}", wrong.join("\n"));
}

#[test]
fn restricted_names_stay_in_their_places() {
    let mut wrong = Vec::new();
    for file in files() {
        for (words, places, why) in ONLY {
            if places.iter().any(|place| file.name.starts_with(place)) {
                continue;
            }
            let found = file.code().filter(|(_, code)| code.contains(words));
            wrong.extend(found.map(|(line, _)| format!("src/{}:{line}: `{words}`: {why}", file.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn interface_words_stand_in_the_catalogue() {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let mut wrong = Vec::new();
    for file in files() {
        let name = &file.name;
        let interface = ["app/", "ui/", "cli/", "store/"].iter().any(|layer| name.starts_with(layer));
        if !interface || name.starts_with("app/words/") || name == "app/action.rs" {
            continue;
        }
        let quoted = |code: &str| code.split('"').skip(1).step_by(2).any(|literal| literal.contains(is_han));
        let found = file.code().filter(|(_, code)| quoted(code));
        wrong.extend(found.map(|(line, _)| format!("src/{name}:{line}: a word outside app/words")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
