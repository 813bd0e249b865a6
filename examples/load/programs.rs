//! The programs that are compared, with the keys that they get.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// A program with its keys.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    /// The program and its arguments.
    pub(crate) command: Vec<String>,
    /// The key that each session presses first.
    pub(crate) first: &'static [u8],
    /// The keys after it, round and round. None of them is a lone Esc, which waits by design.
    pub(crate) keys: Vec<String>,
    /// The bytes that end a frame; empty if any output is an answer.
    pub(crate) end: &'static [u8],
}

/// Kinds of keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Moving.
    Read,
    /// Typing of queries.
    Type,
}

/// Words that are typed and taken back letter by letter.
const WORDS: [&str; 5] = ["零工", "bdc", "一网通办", "yingye", "养老"];

const DELETE: &str = "\x7f";

/// Returns the programs that are there.
pub(crate) fn programs(anli: &Path, args: &[String], home: &Path, keys: Keys) -> Vec<Program> {
    let list = Command::new(anli).arg("list").args(args).env("ANLI_HOME", home).output().expect("it runs");
    let file = home.join("list.txt");
    fs::write(&file, &list.stdout).expect("a file");
    let anli = [&[anli.display().to_string()], args].concat();
    let file = file.display().to_string();
    let typed = || WORDS.iter().flat_map(|word| typed(word)).collect::<Vec<_>>();
    let moves = ["j", "j", "k", "j", "\r", "j", " ", "]c", "q"].map(str::to_owned).to_vec();
    let (first, own) = match keys {
        Keys::Read => (&b"j"[..], moves),
        Keys::Type => (&b"/"[..], typed()),
    };
    let mut found = vec![Program { name: "anli", command: anli, first, keys: own, end: b"\x1b[?2026l" }];
    let peers = [
        ("fzf", vec!["sh".to_owned(), "-c".to_owned(), format!("exec fzf <'{file}'")], typed()),
        ("less", vec!["less".to_owned(), file.clone()], ["j", "j", "k", " "].map(str::to_owned).to_vec()),
    ];
    for (name, command, keys) in peers {
        let is_there = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
        if is_there {
            let first = if name == "less" { &b"j"[..] } else { &b"a"[..] };
            found.push(Program { name, command, first, keys, end: b"" });
        } else {
            eprintln!("{name} is not installed and left out");
        }
    }
    found
}

/// Returns a word character by character, and the keys that take it back.
fn typed(word: &str) -> Vec<String> {
    let back = word.chars().map(|_| DELETE.to_owned());
    word.chars().map(String::from).chain(back).collect()
}
