//! The needs of packagers: the manual, the licences of all parts, an archive and a package that hold everything.

#[path = "../../examples/release/bundle.rs"]
mod bundle;
#[path = "../../examples/release/deb.rs"]
mod deb;
#[path = "../../examples/release/manual.rs"]
mod manual;
#[path = "../../examples/release/third_party.rs"]
mod third_party;

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Command,
};

use tempfile::TempDir;

use crate::common::fresh::is_fresh;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Returns `true` if the terms that `allows` are enough for a licence: SPDX expressions with OR, AND, WITH and brackets.
fn is_allowed(expression: &str, allows: &impl Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (found, rest) = either(&words, allows);
    assert_eq!(rest, [""; 0], "{expression}");
    found
}

fn either<'w>(words: &'w [&'w str], allows: &impl Fn(&str) -> bool) -> (bool, &'w [&'w str]) {
    let (mut found, mut rest) = both(words, allows);
    while rest.first() == Some(&"OR") {
        let (next, after) = both(&rest[1..], allows);
        (found, rest) = (found || next, after);
    }
    (found, rest)
}

fn both<'w>(words: &'w [&'w str], allows: &impl Fn(&str) -> bool) -> (bool, &'w [&'w str]) {
    let one = |words: &'w [&'w str]| match words {
        ["(", inner @ ..] => {
            let (found, rest) = either(inner, allows);
            (found, &rest[1..])
        }
        [name, "WITH", with, rest @ ..] => (allows(&format!("{name} WITH {with}")), rest),
        [name, rest @ ..] => (allows(name), rest),
        [] => (false, words),
    };
    let (mut found, mut rest) = one(words);
    while rest.first() == Some(&"AND") {
        let (next, after) = one(&rest[1..]);
        (found, rest) = (found && next, after);
    }
    (found, rest)
}

/// Returns `true` and says so if the crates of other systems were never fetched.
fn lacks_crates() -> bool {
    let lacks = !third_party::is_fetched();
    if lacks {
        io::stderr().write_all(b"skipped: run `cargo fetch --locked` first\n").unwrap();
    }
    lacks
}

#[test]
fn licences_of_all_parts_are_known_and_allowed() {
    if lacks_crates() {
        return;
    }
    is_fresh("THIRD-PARTY.md", &third_party::table());
    let deny = fs::read_to_string(Path::new(ROOT).join("deny.toml")).unwrap();
    let list = deny.split("allow = [").nth(1).unwrap().split(']').next().unwrap();
    let allowed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let allows = |name: &str| allowed.contains(&name);
    for part in third_party::parts() {
        assert!(is_allowed(&part.licence, &allows), "{}: {}", part.name, part.licence);
    }
    assert!(is_allowed("(MIT OR GPL-3.0) AND Unicode-3.0", &allows) && !is_allowed("MIT AND GPL-3.0", &allows));
    let own = env!("CARGO_PKG_LICENSE");
    assert!(
        is_allowed(own, &|name| allows(name) || name == "WTFPL") && third_party::notices().contains("OpenCC"),
        "{own}"
    );
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    let folder = TempDir::new().unwrap();
    manual::write(folder.path(), "2026-01-02");
    for language in ["", "zh_CN"] {
        let names = |section: &str| -> Vec<String> {
            let entries = fs::read_dir(folder.path().join(language).join(section)).unwrap();
            let mut names: Vec<String> =
                entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        };
        let pages = names("man1");
        for page in ["anli.1", "anli-search.1", "anli-desk.1", "anli-desk-adopt.1", "anli-config-edit.1", "anli-help.1"]
        {
            assert!(pages.iter().any(|name| name == page), "{page}: {pages:?}");
        }
        assert_eq!(names("man5"), ["anli-config.5", "anli-keymap.5"]);
        assert_eq!(names("man7"), ["anli-query.7"]);
        let read = |name: &str| fs::read_to_string(folder.path().join(language).join(name)).unwrap();
        assert!(
            read("man1/anli-search.1").contains("anli search") && read("man1/anli.1").contains("ANLI\\_CORPUS")
                || read("man1/anli.1").contains("ANLI_CORPUS")
        );
        assert!(read("man5/anli-config.5").contains("text\\-width") && read("man7/anli-query.7").contains("dq:"));
    }
    // Where groff is found, it has nothing to say against any page.
    for page in ["man1/anli.1", "man1/anli-search.1", "man5/anli-config.5", "man5/anli-keymap.5", "man7/anli-query.7"] {
        let mut groff = Command::new("groff");
        let groff = groff.args(["-man", "-Tutf8", "-Kutf8", "-wall"]).arg(folder.path().join(page)).output();
        let Ok(output) = groff else { continue };
        let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && complaints.is_empty(), "{page}: {complaints}");
    }
}

#[test]
fn an_archive_and_a_package_hold_everything() {
    if lacks_crates() {
        return;
    }
    let out = TempDir::new().unwrap();
    // A program with all that debugging needs is a hundred times as large.
    let program = out.path().join("program");
    fs::write(&program, format!("#!/bin/sh\nexec {} \"$@\"\n", env!("CARGO_BIN_EXE_anli"))).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let bundle = bundle::Bundle {
        program,
        target: "x86_64-unknown-linux-gnu".to_owned(),
        version: "9.9.9".to_owned(),
        date: Some("2026-01-02".to_owned()),
    };
    let archive = bundle.archive(out.path());
    let listed = Command::new("tar").arg("-tzf").arg(&archive).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    for file in [
        "anli",
        "LICENSE-MIT",
        "NOTICES.txt",
        "THIRD-PARTY.md",
        "man/man1/anli.1",
        "man/zh_CN/man7/anli-query.7",
        "completions/bash/anli",
        "completions/zsh/_anli",
        "completions/fish/anli.fish",
    ] {
        let name = format!("anli-9.9.9-x86_64-unknown-linux-gnu/{file}\n");
        assert!(listed.contains(&name), "{name}: {listed}");
    }
    let first = bundle::checksums(std::slice::from_ref(&archive));
    bundle.archive(out.path());
    assert_eq!(bundle::checksums(std::slice::from_ref(&archive)), first, "equal sources give equal archives");
    let Some(package) = deb::package(&bundle, out.path()) else { return };
    let contents = Command::new("dpkg-deb").arg("-c").arg(&package).output().unwrap();
    let contents = String::from_utf8(contents.stdout).unwrap();
    for file in [
        "./usr/bin/anli",
        "./usr/share/man/man1/anli.1.gz",
        "./usr/share/bash-completion/completions/anli",
        "./usr/share/doc/anli/copyright",
    ] {
        assert!(contents.contains(file), "{file}: {contents}");
    }
    let info = Command::new("dpkg-deb").arg("-f").arg(&package).output().unwrap();
    assert!(String::from_utf8(info.stdout).unwrap().contains("Version: 9.9.9"));
}
