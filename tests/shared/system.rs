//! The administrator's file: its place among the sources of options, its rules, its check.

use std::{fs, os::unix::fs::PermissionsExt};

use anli::app::{action::Action, keymap::Context};

use super::Machine;
use crate::common::{
    batches::{batch, put},
    cli::Run,
    play::ctx,
    pty::Pty,
};

/// Runs an unrestricted call; the variables of the machine are not set.
fn free(machine: &Machine, args: &[&str], lang: Option<&str>) -> Run {
    let mut command = machine.command("anli", args);
    for name in ["ANLI_CORPUS", "ANLI_LANG", "ANLI_COMPLETE"] {
        command.env_remove(name);
    }
    if let Some(lang) = lang {
        command.env("ANLI_LANG", lang);
    }
    command.output().unwrap().into()
}

/// Returns value and source of an option.
fn option(machine: &Machine, name: &str, args: &[&str], lang: Option<&str>) -> (String, String) {
    let run = free(machine, &[&["config", "--json"], args].concat(), lang);
    let rows: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let row = rows.as_array().unwrap().iter().find(|row| row["name"] == name).unwrap();
    (row["value"].as_str().unwrap().to_owned(), row["source"].as_str().unwrap().to_owned())
}

#[test]
fn the_file_goes_after_the_users_own_unless_it_is_locked() {
    let of = |value: &str, source: &str| (value.to_owned(), source.to_owned());
    let open = Machine::new(r#"{"lang": "zh-Hant", "text-width": 40, "theme": "dark"}"#);
    assert_eq!(option(&open, "text-width", &[], None), of("40", "system"));
    assert_eq!(option(&open, "lang", &[], None), of("en", "file"));
    assert_eq!(option(&open, "lang", &[], Some("zh-Hans")), of("zh-Hans", "environment"));
    assert_eq!(option(&open, "lang", &["--lang", "zh-Hans"], None), of("zh-Hans", "flag"));
    assert_eq!(option(&open, "split", &[], None), of("0", "default"));
    let locked = Machine::new(r#"{"lang": "zh-Hant", "text-width": 40, "locked": true}"#);
    for (args, lang) in [(&[][..], None), (&["--lang", "en"], None), (&[], Some("zh-Hans"))] {
        assert_eq!(option(&locked, "lang", args, lang), of("zh-Hant", "system"), "{args:?} {lang:?}");
    }
    // What the file does not set is free.
    assert_eq!(option(&locked, "keymap", &[], None), of("emacs", "file"));
    // It is what acts.
    assert!(free(&locked, &["list", "--seeds", "--batch", "none", "--lang", "en"], None).err.contains("沒有批次"));
}

#[test]
fn its_faults_are_told_and_good_values_apply() {
    let machine =
        Machine::new("{\"lang\": \"en\",\n\"idle_seconds\": -3,\n\"cache_folder\": \"here\", \"nothing\": 1}");
    let run = machine.restricted(&["list", "--batch", "shaanxi-2023"]);
    assert!(run.code == 0 && run.err.contains("config.json:2") && run.err.contains("cache_folder"), "{run:?}");
    let run = free(&machine, &["check", "--system", "--lang", "en"], None);
    assert!(run.code == 1 && run.out.contains("config.json:2") && run.out.contains("nothing"), "{run:?}");
}

#[test]
fn a_file_that_others_can_write_is_not_used() {
    let machine = Machine::new(r#"{"seeds": false}"#);
    for (file, mode, list) in [("config.json", 0o646, 102), ("config.json", 0o644, 0), ("", 0o777, 102)] {
        fs::set_permissions(machine.path().join(file), fs::Permissions::from_mode(mode)).unwrap();
        let run = machine.restricted(&["list"]);
        assert_eq!(run.out.lines().count(), list, "{file} {mode:o} {run:?}");
        assert_eq!(run.err.contains("其他账户可以改写"), list > 0, "{run:?}");
    }
}

#[test]
fn check_reads_it_as_a_session_would() {
    let machine = Machine::new(r#"{"corpus": ["{}/cases"], "cache_folder": "{}/cache"}"#);
    let run = free(&machine, &["check", "--system", "--lang", "en"], None);
    assert!(run.code == 1 && run.out.contains("cases") && !run.out.contains("home"), "{run:?}");
    put(&machine.path().join("cases"), &batch("a", "2024-05", &[1]), &[1]);
    let run = free(&machine, &["check", "--system", "--lang", "en"], None);
    assert!(run.code == 0 && run.out.contains("no faults"), "{run:?}");
    fs::remove_file(machine.system()).unwrap();
    assert_eq!(free(&machine, &["check", "--system"], None).code, 1);
}

#[test]
fn sessions_read_its_corpus_and_show_its_banner() {
    let machine = Machine::new(r#"{"corpus": ["{}/cases"], "seeds": false, "banner": "内部资料\u001b[31m"}"#);
    put(&machine.path().join("cases"), &batch("a", "2024-05", &[1, 2]), &[1, 2]);
    assert_eq!(machine.restricted(&["list"]).ok().lines().count(), 2);
    let line = format!("ANLI_SYSTEM='{}' exec \"$ANLI\" --restricted", machine.system().display());
    let mut pty = Pty::shell(80, 24, &line);
    pty.until(|grid| grid.text().contains("内部资料"));
    pty.send(b"q");
    pty.end();
}

/// Two readers: their searches and desks lie apart, and nothing of one reaches another.
#[test]
fn the_state_of_readers_lies_apart() {
    let (by_address, by_key) = (r#"{"state_by": "address", "state_folder": "{}/readers"}"#, "key-comment");
    for (config, calls) in [
        (
            by_address.to_owned(),
            [("SSH_CONNECTION='10.0.0.7 50 10.0.0.1 22'", ""), ("SSH_CONNECTION='::1 1 ::1 22'", "")],
        ),
        (by_address.replace("address", by_key), [("", "--reader li.ming"), ("", "--reader wang")]),
    ] {
        let machine = Machine::new(&config);
        let start = |(variable, args): (&str, &str)| {
            let system = machine.system();
            let line = format!("ANLI_SYSTEM='{}' {variable} exec \"$ANLI\" --restricted {args}", system.display());
            let mut pty = Pty::shell(80, 24, &line);
            pty.until(|grid| grid.text().contains("全部案例") && !grid.modes().update);
            pty
        };
        let mut pty = start(calls[0]);
        pty.send("/零工\r".as_bytes());
        pty.until(|grid| grid.text().contains("下一处"));
        pty.send(b"qqq");
        pty.end();
        let folders = fs::read_dir(machine.path().join("readers")).unwrap().count();
        assert_eq!(folders, 1);
        for (at, call) in calls.into_iter().enumerate() {
            let mut pty = start(call);
            pty.send(ctx().keymap.key_for(Context::List, Action::Queries).as_bytes());
            let seen = if at == 0 { " 零工" } else { "还没有" };
            pty.until(|grid| grid.text().contains("搜索记录") && grid.text().contains(seen));
            pty.send(b"\x03");
            pty.end();
        }
    }
    // Without a name that can be one, nothing is kept.
    let machine = Machine::new(&by_address.replace("address", by_key));
    for name in ["../x", ".hidden", "-", "a/b", ""] {
        let _ = machine.restricted(&["--reader", name, "list"]);
    }
    assert!(!machine.path().join("readers").exists());
}
