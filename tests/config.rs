//! The configuration: one file, a flag for every option, every fault reported and the rest applied.

use std::path::Path;

use anli::{
    app::words::Lang,
    cli::{
        help,
        options::{OPTIONS, fields},
        settings::{BrowserSettings, Settings},
    },
    error::Severity,
    store::{
        choices::Choices,
        config::{Config, Kind, Setting},
    },
    text::Script,
};

use crate::common::{
    cli::Home,
    faults::{describe, kinds},
    grid::Grid,
    pty::Pty,
};

fn read(text: &str) -> (Config, Vec<String>) {
    let (config, faults) = Config::read(Path::new("/c/config.json"), Some(Path::new("/h")), text, &fields());
    let line = |fault: &anli::error::Fault| format!("{} {}", fault.line.unwrap_or(0), describe(fault));
    (config, faults.iter().map(line).collect())
}

/// The options of the command line and the file together.
fn settings(command: &str, file: &str) -> (Settings, BrowserSettings) {
    let args = std::iter::once("anli").chain(command.split_whitespace()).map(Into::into).collect::<Vec<_>>();
    let cli = help::parse(&args, Lang::Hans).map_err(|_| command.to_owned()).unwrap();
    let config = read(file).0;
    (Settings::new(&cli.flags, &config), BrowserSettings::new(&cli.flags, &config))
}

/// Returns the names of the options that have a value, in the order of the table.
fn settings_of(config: &Config) -> Vec<&'static str> {
    OPTIONS.iter().map(|row| row.name).filter(|name| config.get(name).is_some()).collect()
}

#[test]
fn every_option_has_a_setting_and_a_flag() {
    for row in OPTIONS {
        let (text, setting) = match row.kind {
            Kind::Switch(_) => ("true".to_owned(), Setting::On(true)),
            Kind::OneOf(words) => (format!("{:?}", words()[1]), Setting::Word(words()[1])),
            Kind::Number(_, most, _) => (most.to_string(), Setting::Number(most)),
            Kind::Name(_) => ("\"mine\"".to_owned(), Setting::Paths(vec!["mine".into()])),
            Kind::Paths => (
                "[\"a/b\", \"~/c\", \"/d\"]".to_owned(),
                Setting::Paths(vec!["/c/a/b".into(), "/h/c".into(), "/d".into()]),
            ),
            Kind::Folder | Kind::Text(_) => unreachable!("only the administrator's file has these"),
        };
        let (config, faults) = read(&format!("{{{:?}: {text}}}", row.name));
        assert_eq!((config.get(row.name), faults), (Some(&setting), vec![]), "{}", row.name);
        let value = match setting {
            Setting::On(_) => String::new(),
            Setting::Word(word) => word.to_owned(),
            Setting::Number(number) => number.to_string(),
            Setting::Paths(paths) => paths[0].display().to_string(),
            Setting::Text(text) => text,
        };
        // Equal for every command and equal to the file, except for its origin.
        let given = ["", "browse", "tour"].map(|command| settings(&format!("{command} --{} {value}", row.name), "{}"));
        assert!(given.iter().all(|each| *each == given[0]), "{}", row.name);
        if !matches!(row.name, "corpus" | "theme" | "lang") {
            assert_eq!(settings("", &format!("{{{:?}: {text}}}", row.name)), given[0], "{}", row.name);
            // A switch that is on anyway may change nothing.
            assert!(row.off.is_some() || given[0] != settings("", "{}"), "{}", row.name);
        }
    }
}

#[test]
fn escape_waits_longer_over_a_slow_line() {
    for (flags, file, is_remote, wait) in [
        ("", "{}", false, 50),
        ("", "{}", true, 150),
        ("", "{\"esc-wait\": 20}", true, 20),
        ("--esc-wait 500", "{\"esc-wait\": 20}", false, 500),
        ("--esc-wait 0", "{}", true, 0),
    ] {
        assert_eq!(settings(flags, file).1.key_wait(is_remote).as_millis(), wait, "{flags} {file} {is_remote}");
    }
}

#[test]
fn config_faults_are_reported_and_good_settings_apply() {
    let (config, faults) = read(
        r#"{
  "theme": "drak",
  "mouse": "yes",
  "text-width": 9,
  "spaced": true,
  "splitt": 4,
  "split": 4.5,
  "corpus": "one",
  "preview": 3,
  "preview": 4,
  "lang": "en"
}"#,
    );
    let messages: Vec<&str> = faults.iter().map(String::as_str).collect();
    assert_eq!(
        messages,
        [
            "2 WrongValue: theme cannot be \"drak\". Allowed: default | dark | light | high-contrast | monochrome.",
            "3 WrongType: mouse must be boolean, is string",
            "4 WrongValue: text-width cannot be \"9\". Allowed: 20–200.",
            "6 UnknownField: $ has an unknown field \"splitt\"",
            "7 WrongType: split must be integer, is number",
            "8 WrongType: corpus must be array, is string",
            "10 DuplicateKey: $ has \"preview\" twice, first in line 9",
        ]
    );
    assert_eq!(settings_of(&config), ["lang", "spaced", "preview"]);
    for (text, kind) in [("{", "Truncated"), ("{\"schema\": 2}", "NewerSchema"), ("plain", "NotJson")] {
        let (config, faults) = Config::read(Path::new("c"), None, text, &fields());
        assert_eq!((settings_of(&config).len(), kinds(&faults)), (0, vec![kind]));
    }
    assert_eq!(
        read(r#"{"keymap": "", "corpus": ["a", ""]}"#).1,
        ["1 EmptyValue: keymap is empty", "1 EmptyValue: corpus[1] is empty"]
    );
}

#[test]
fn comments_and_trailing_commas_are_allowed() {
    let (config, faults) = read("{ // x\n \"lang\": \"en\", /* y\n */ \"mouse\": \"yes\", \"corpus\": [\"a\",],\n}");
    assert_eq!(
        (settings_of(&config), faults),
        (vec!["corpus", "lang"], vec!["3 WrongType: mouse must be boolean, is string".to_owned()])
    );
}

#[test]
fn options_before_a_fault_of_syntax_apply() {
    let (config, faults) = read("{\n\"lang\": \"en\",\n\"theme\": \"drak\",\n\"mouse\" true,\n\"plain\": true\n}");
    assert_eq!(settings_of(&config), ["lang"]);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("3 WrongValue") && faults[1].starts_with("4 NotJson"), "{faults:?}");
}

#[test]
fn flags_override_the_file() {
    for command in ["", "browse", "tour"] {
        let state = |flags: &str, file: &str| settings(&format!("{command} {flags}"), file).0.state;
        let mouse = |flags: &str, file: &str| settings(&format!("{command} {flags}"), file).1.mouse;
        assert!(state("", "{}") && !mouse("", "{}"));
        assert!(!state("", r#"{"state": false}"#) && mouse("", r#"{"mouse": true}"#));
        assert!(state("--state", r#"{"state": false}"#) && !mouse("--no-mouse", r#"{"mouse": true}"#));
        assert!(!state("--no-state", r#"{"state": true}"#) && mouse("--mouse", r#"{"mouse": false}"#));
        // The last of two flags wins.
        assert!(state("--no-state --state", "{}") && !state("--state --no-state", "{}"));
        let theme = |flags: &str, file: &str| settings(&format!("{command} {flags}"), file).1.theme;
        assert_eq!(theme("", "{}"), None);
        assert_eq!(theme("", r#"{"theme": "dark"}"#), Some("dark"));
        assert_eq!(theme("--theme light", r#"{"theme": "dark"}"#), Some("light"));
        let file = r#"{"script": "simplified", "text-width": 40, "split": -8, "spaced": true, "typeset": false}"#;
        let choices = settings(&format!("{command} --text-width 60 --no-spaced --outline-pane"), file).1.choices;
        let expected = Choices {
            script: Some(Script::Simplified),
            text_width: Some(60),
            split: Some(-8),
            spaced: Some(false),
            typeset: Some(false),
            outline_pane: Some(true),
            ..Choices::default()
        };
        assert_eq!(choices, expected);
    }
    assert_eq!(settings("", "{}").1.choices, Choices::default());
}

#[test]
fn the_schema_describes_every_option() {
    let schema = anli::store::config::schema(&fields());
    for row in OPTIONS {
        let rule = &schema.as_value()["properties"][row.name];
        let default = match row.kind {
            Kind::Switch(default) => default.into(),
            Kind::OneOf(words) => words()[0].into(),
            Kind::Number(_, _, default) => default.into(),
            Kind::Name(default) => default.into(),
            Kind::Paths => serde_json::json!([]),
            Kind::Folder | Kind::Text(_) => unreachable!("only the administrator's file has these"),
        };
        assert_eq!(rule["default"], default, "{}", row.name);
        assert!(rule["description"].as_str().is_some_and(|text| text.len() > 5 && !text.contains('{')), "{}", row.name);
    }
}

#[test]
fn commands_follow_the_config_and_report_its_faults() {
    let home = Home::new();
    home.write("config.json", r#"{"seeds": false, "lang": "en", "theme": 3}"#);
    let run = home.run(&["list"]);
    assert_eq!((run.code, run.out.lines().count()), (1, 0), "{run:?}");
    assert!(run.err.contains("config.json:1: error: theme must be string, is integer"), "{run:?}");
    assert_eq!(home.run(&["list", "--seeds", "--lang", "zh-Hans"]).out.lines().count(), 102);
    let run = home.run(&["check"]);
    assert!(run.code == 1 && run.out.contains("config.json:1: error") && run.err.is_empty(), "{run:?}");
    let output = home.command(&["list", "nothing"]).env("ANLI_LANG", "zh-Hans").output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("没有"));
    let path = home.write("other/config.json", "{\"mouse\": 1}");
    assert!(home.run(&["check", path.to_str().unwrap()]).out.contains("mouse must be boolean"));
    let screen = home.run(&["--seeds", "--print", "80x24", "--keys", "!"]);
    assert!(screen.out.contains("config.json:1"), "{screen:?}");
}

#[test]
fn the_environment_overrides_configured_folders() {
    use crate::common::batches::{batch, put};
    let home = Home::new();
    put(&home.path().join("shared"), &batch("a", "2024-05", &[1, 7]), &[1, 7]);
    home.write("config.json", r#"{"corpus": ["shared/"], "seeds": false}"#);
    assert_eq!(home.run(&["list"]).ok().lines().count(), 2);
    put(&home.path().join("other"), &batch("a", "2024-05", &[1]), &[1]);
    let output = home.command(&["list"]).env("ANLI_CORPUS", home.path().join("other")).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
    // A flag overrides it.
    let other = home.path().join("other");
    assert_eq!(home.run(&["list", "--corpus", other.to_str().unwrap()]).ok().lines().count(), 1);
}

#[test]
fn the_browser_follows_the_config_and_reports_faults_once() {
    let home = Home::new();
    home.write("config.json", r#"{"lang": "en", "preview": 0, "theme": "high-contrast", "text-width": 1}"#);
    let drawn = |grid: &Grid| grid.modes().alternate && !grid.modes().update && !grid.text().contains('#');
    let mut pty = Pty::start_at(home.path(), 80, 24, &[]);
    pty.until(drawn);
    let text = pty.text();
    assert!(text.contains("All cases") && text.contains(" 21 ") && pty.colours() > 1000, "{text}");
    assert!(text.lines().nth(23).unwrap().contains('!'), "{text}");
    pty.send(b"j");
    pty.until(|grid| drawn(grid) && grid.text().contains("> 2") || grid.text().contains(">  2"));
    assert!(!pty.text().lines().nth(23).unwrap().contains("press !"));
    pty.send(b"!");
    pty.until(|grid| drawn(grid) && grid.text().contains("text-width"));
    pty.send(b"q");
    pty.end();
}

#[test]
fn unknown_settings_are_warnings() {
    let (_, faults) = Config::read(Path::new("c"), None, r#"{"x": 1, "$schema": "s", "schema": 1}"#, &fields());
    assert_eq!(faults.iter().map(|fault| fault.severity).collect::<Vec<_>>(), [Severity::Warning]);
}

#[test]
fn unknown_languages_are_reported() {
    let home = Home::new();
    let output = home.command(&["list"]).env("ANLI_LANG", "nonsense").output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("ANLI_LANG 的值“nonsense”不可用") && stderr.contains("zh-Hans, zh-Hant, en"), "{stderr}");
    let output = home.command(&["list"]).env("ANLI_LANG", "en").output().unwrap();
    assert!(output.stderr.is_empty());
}

#[test]
fn check_reports_unknown_languages() {
    let home = Home::new();
    let warning = "ANLI_LANG 的值“nonsense”不可用";
    let output = home.command(&["check"]).env("ANLI_LANG", "nonsense").output().unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    assert!(found.contains(warning) && found.contains("警告 1 处") && output.status.success(), "{found}");
    // With named files it is not checked.
    let file = home.path().join("config.json");
    std::fs::write(&file, "{}").unwrap();
    let path = file.to_str().unwrap();
    let output = home.command(&["check", path, "--json"]).env("ANLI_LANG", "nonsense").output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "[]\n");
    assert!(String::from_utf8(output.stderr).unwrap().contains(warning));
}

#[test]
fn check_without_a_path_reads_the_state_file() {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join("state")).unwrap();
    std::fs::write(home.path().join("state/state.json"), "{\"schema\": 2, \"dropped\": 5}").unwrap();
    let output = home.command(&["check"]).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(stdout.contains("state.json:1") && stdout.contains("dropped"), "{stdout}");
    assert_eq!(output.status.code(), Some(1));
}
