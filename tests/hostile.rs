//! Foreign text is sanitized in every output: screen, standard output, error messages, file names, JSON.

use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt};

use anli::text::sanitize::is_denied;
use serde_json::{Value, json};

use crate::common::{
    batches::{batch, put},
    cli::Home,
    pty::Pty,
};

/// Payloads that a notice, a file name or an argument may carry, and characters that must survive.
pub(crate) const PAYLOADS: &[&str] = &[
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]52;c;cm0gLXJm\u{1b}\\",
    "\u{1b}]8;;http://x\u{1b}\\点\u{1b}]8;;\u{1b}\\",
    "\u{1b}[2J\u{1b}[31m红\u{1b}[6n\u{1b}[c\u{1b}Z",
    "\u{1b}P$qm\u{1b}\\\u{1b}_a\u{1b}\\\u{1b}^b\u{1b}\\\u{1b}Xc\u{1b}\\",
    "\u{9b}2J\u{9d}0;x\u{9c}\u{90}q\u{85}",
    "\u{8}\u{e}\u{7f}\u{c}\u{b}",
    "甲\u{202e}乙\u{2066}丙\u{2069}\u{200f}",
    "营\u{200b}商\u{2060}环\u{feff}境\u{ad}\u{3164}",
    "\u{301}\u{302}题\u{20e3}",
    "一\u{2028}二\u{2029}三",
    "\u{e0041}\u{e007f}\u{fff9}",
];

const HONEST: &str = "《》【】\u{20000}\u{E07E}";

/// Returns all payloads in one text, between characters that must survive.
fn everything() -> String {
    PAYLOADS.iter().map(|payload| format!("始{payload}终")).collect::<String>() + HONEST
}

/// Returns a batch that carries all payloads in every displayed text.
fn hostile() -> Value {
    let text = everything();
    let mut value = batch("a", "2024", &[1, 2]);
    for field in ["title", "issuer", "document_number", "note"] {
        value[field] = json!(text);
    }
    value["source"]["original_name"] = json!(text);
    value["furniture"][0]["text"] = json!(text);
    for case in value["cases"].as_array_mut().unwrap() {
        case["title"] = json!(text);
        case["department"] = json!(text);
        case["region"]["county"] = json!(text);
        case["label"] = json!(text);
        let section = &mut case["sections"][0];
        section["heading"] = json!(text);
        section["paragraphs"][0]["text"] = json!(format!("{text}正文"));
        case["systems"] = json!([{"name": text, "at": [[0, 0, 3]]}]);
    }
    value
}

/// Asserts that the output holds nothing that a terminal would obey or that would hide text. Line ends and tabs are
/// allowed.
#[track_caller]
fn is_sanitized(text: &str, what: &str) {
    let bad = text.chars().find(|c| is_denied(*c) && !matches!(c, '\n' | '\t'));
    assert_eq!(bad, None, "{what}: {}", text.escape_debug());
}

#[test]
fn every_command_prints_foreign_text_sanitized() {
    let home = Home::new();
    let folder = home.path().join("b");
    let path = put(&folder, &hostile(), &[1, 2]);
    fs::write(path.with_file_name("notice.txt"), (everything() + "\n").repeat(5)).unwrap();
    let corpus = folder.to_str().unwrap();
    let commands: &[&[&str]] = &[
        &["list"],
        &["list", "--json"],
        &["show", "a/1"],
        &["show", "a/1", "--width", "40"],
        &["show", "a/1", "--json"],
        &["show", "a/1", "--source"],
        &["show", "a/1", "--citation"],
        &["show", "a/1", "--citation", "--json"],
        &["list", "--stats"],
        &["list", "--stats", "--json"],
        &["--print", "120x40", "--keys", "I"],
        &["--print", "120x40", "--keys", "y"],
        &["show", "a/1", "--source", "--json"],
        &["search", "正文"],
        &["search", "正文", "--explain"],
        &["search", "正文", "--json"],
        &["check", corpus],
        &["check", corpus, "--json"],
        &["--print", "120x40", "--style", "--keys", "<enter>G"],
        &["--print", "80x24", "--keys", "i"],
    ];
    for command in commands {
        let run = home.run(&[command, &["--no-seeds", "--corpus", corpus][..]].concat());
        assert!(run.out.len() > 2, "{command:?}: {run:?}");
        is_sanitized(&run.out, &format!("{command:?}"));
        is_sanitized(&run.err, &format!("{command:?}"));
    }
    let shown = home.run(&["show", "a/1", "--no-seeds", "--corpus", corpus]).out;
    assert!(shown.contains(HONEST), "{shown}");
}

#[test]
fn messages_about_hostile_arguments_files_and_folders_are_sanitized() {
    let home = Home::new();
    for payload in PAYLOADS {
        let bad = home.write(&format!("x{}y.json", payload.replace('/', "")), "{");
        let bad = bad.to_str().unwrap().to_owned();
        for args in [
            &["check", &bad][..],
            &["check", &bad, "--json"],
            &["list", "--corpus", &bad],
            &["list", "--keymap", &bad],
            &["keys", "--keymap", &bad],
            &["import", &bad, "--id", "a"],
            &["import", &bad, "--id", payload],
            &["show", payload],
            &["list", "--batch", payload],
            &["list", "--indicator", payload],
            &["search", payload],
            &["--theme", payload],
            &["--keys", payload, "--print", "80x24"],
            &["--print", payload],
            &[payload],
            &["list", &format!("--{payload}")],
        ] {
            let run = home.run(args);
            is_sanitized(&run.out, &format!("{args:?}"));
            is_sanitized(&run.err, &format!("{args:?}"));
        }
    }
    let not_utf8 = OsStr::from_bytes(b"\xff\x1b[31m");
    let run = home.run(&[OsStr::new("list"), not_utf8]);
    is_sanitized(&run.err, "an argument that is no UTF-8");
}

/// Hostile keymap, configuration and state files.
#[test]
fn messages_about_hostile_user_files_are_sanitized() {
    for payload in PAYLOADS {
        let home = Home::new();
        let config = json!({format!("x{payload}"): payload, "theme": payload, "keymap": payload, "corpus": [payload]});
        home.write("config.json", config.to_string());
        let spot = json!({"case": payload, "batch": payload, "query": payload, "system": payload, "pane": "cases",
            "block": 0, "char": 0});
        let state = json!({"schema": 2, "dropped": [spot], "terminals": [], "made": [payload, "零工"],
            "kept": [format!("始{payload}终")]});
        home.write("state/state.json", state.to_string());
        for args in [&["list"][..], &["check"], &["check", "--json"], &["keys"]] {
            let run = home.run(args);
            is_sanitized(&run.out, &format!("{args:?}"));
            is_sanitized(&run.err, &format!("{args:?}"));
        }
        let mut pty = Pty::start_at(home.path(), 100, 30, &[]);
        pty.until(|grid| grid.modes().alternate && !grid.modes().update && !grid.text().contains('#'));
        for keys in ["!", "\x1b", "r", "j", "\r", "/", "\x1b[A", "\x1b[A"] {
            pty.send(keys.as_bytes());
        }
        // In an input the first one only asks.
        pty.send(b"\x03\x03");
        let (status, grid, _) = pty.end();
        assert_eq!(status.exit_code(), 0, "{payload:?}");
        is_sanitized(&grid.text(), "screen");
    }
}

/// The terminal of the tests fails on any unexpected sequence.
#[test]
fn a_real_terminal_sees_foreign_text_sanitized_on_every_screen() {
    let home = Home::new();
    let folder = home.path().join("b");
    put(&folder, &hostile(), &[1, 2]);
    let mut pty = Pty::start(100, 30, &["--no-seeds", "--corpus", folder.to_str().unwrap()]);
    pty.until(|grid| grid.text().contains("终") && !grid.modes().update);
    for keys in ["j", "\t", "\r", "G", "i", "j", "?", ":", "!", "z"] {
        pty.send(keys.as_bytes());
    }
    // In an input the first one only asks.
    pty.send(b"\x03\x03");
    let (status, grid, _) = pty.end();
    assert_eq!(status.exit_code(), 0);
    is_sanitized(&grid.text(), "screen");
}
