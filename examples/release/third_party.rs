//! The parts of others in the program: crates with their licences and notices, and tables.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Tables in the program that others made: file, origin, licence.
const TABLES: [(&str, &str, &str); 5] = [
    ("src/text/data/fold.txt", "OpenCC, https://github.com/BYVoid/OpenCC, changed", "Apache-2.0"),
    ("src/text/data/simplified.txt", "OpenCC", "Apache-2.0"),
    ("src/text/data/traditional.txt", "OpenCC, changed", "Apache-2.0"),
    ("src/text/data/ambiguous.txt", "EastAsianWidth.txt, Unicode Character Database", "Unicode-3.0"),
    ("src/import/region/divisions.txt", "china-division 2.7.0, from the National Bureau of Statistics", "WTFPL"),
];

/// A crate in the program.
pub(super) struct Part {
    /// Name and version.
    pub(super) name: String,
    /// Licence as an SPDX expression.
    pub(super) licence: String,
    /// Address of its repository.
    repository: String,
    /// Files with its licences and notices.
    notices: Vec<PathBuf>,
}

/// Returns `true` if the crates of all systems are here: a build fetches only those of its own.
#[cfg(test)]
pub(super) fn is_fetched() -> bool {
    let args = ["metadata", "--format-version=1", "--locked", "--offline"];
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo).args(args).current_dir(super::ROOT).output();
    output.is_ok_and(|output| output.status.success())
}

/// Returns the crates that the program is made of, on all systems, by name.
pub(super) fn parts() -> Vec<Part> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let args = ["metadata", "--format-version=1", "--locked", "--offline"];
    let output = Command::new(cargo).args(args).current_dir(super::ROOT).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "run `cargo fetch --locked` first: the parts of all systems are listed\n{told}");
    let whole: Value = serde_json::from_slice(&output.stdout).unwrap();
    let used = used(&whole);
    let packages = whole["packages"].as_array().unwrap().iter();
    let mut parts: Vec<Part> =
        packages.filter(|package| used.contains(package["id"].as_str().unwrap())).map(Part::new).collect();
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    parts
}

/// Returns the ids of the packages that the program needs to run, itself left out.
fn used(whole: &Value) -> BTreeSet<&str> {
    let root = whole["resolve"]["root"].as_str().unwrap();
    let nodes = whole["resolve"]["nodes"].as_array().unwrap().iter();
    let nodes: BTreeMap<&str, &Value> = nodes.map(|node| (node["id"].as_str().unwrap(), node)).collect();
    let (mut found, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            let id = dependency["pkg"].as_str().unwrap();
            if kinds.iter().any(|kind| kind["kind"].is_null()) && found.insert(id) {
                open.push(id);
            }
        }
    }
    found
}

impl Part {
    fn new(package: &Value) -> Self {
        let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
        let manifest = text("manifest_path");
        let is_notice = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy().to_uppercase();
            path.is_file()
                && ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|word| name.starts_with(word))
        };
        let entries = fs::read_dir(Path::new(&manifest).parent().unwrap()).unwrap();
        let mut notices: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(is_notice).collect();
        notices.sort();
        Self {
            name: format!("{} {}", text("name"), text("version")),
            licence: text("license").replace(" / ", "/").replace('/', " OR "),
            repository: text("repository"),
            notices,
        }
    }

    fn row(&self) -> String {
        let names: Vec<_> = self.notices.iter().map(|path| path.file_name().unwrap().to_string_lossy()).collect();
        let notices = if names.is_empty() { "none in the package".to_owned() } else { names.join(", ") };
        format!("| {} | {} | {} | {notices} |\n", self.name, self.licence, self.repository)
    }
}

/// Returns `THIRD-PARTY.md`.
pub(super) fn table() -> String {
    let mut text = "# Parts of others\n\nMade by `cargo run --example release -- --third-party`; a test compares it. The \
                    archives of a release hold the notices themselves in `NOTICES.txt`. The program's own code is under \
                    MIT or Apache-2.0 at your option; the notices in `seeds/` are public documents of the offices that \
                    issued them (Copyright Law of the PRC, article 5).\n\n## Tables\n\n| file | from | licence |\n|---|---|---|\n"
        .to_owned();
    text.extend(TABLES.iter().map(|(file, from, licence)| format!("| `{file}` | {from} | {licence} |\n")));
    text += "\n## Crates\n\n| crate | licence | from | notices |\n|---|---|---|---|\n";
    text.extend(parts().iter().map(Part::row));
    text
}

/// Returns all notices, each text once, below the names of the crates that have it.
pub(super) fn notices() -> String {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |path: &Path, name: &str| {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        texts.entry(text).or_default().insert(name.to_owned());
    };
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        add(&Path::new(super::ROOT).join(name), "anli");
    }
    add(&Path::new(super::ROOT).join("tests/text/data/opencc/LICENSE"), "OpenCC");
    for part in parts() {
        part.notices.iter().for_each(|path| add(path, &part.name));
    }
    let rule = "=".repeat(72);
    let part = |(text, names): (String, BTreeSet<String>)| {
        let names: Vec<String> = names.into_iter().collect();
        format!("{rule}\n{}\n{rule}\n\n{}\n\n", names.join(", "), text.trim_end())
    };
    texts.into_iter().map(part).collect()
}
