//! Help, versions, and the options with their sources. Every example of the help is run.

use anli::{app::words::Lang, cli::options::OPTIONS};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::common::cli::Home;

const COMMANDS: [&str; 18] = [
    "browse",
    "list",
    "show",
    "search",
    "export",
    "desk",
    "compare",
    "check",
    "import",
    "review",
    "batches",
    "remove",
    "keys",
    "tour",
    "config",
    "schema",
    "completions",
    "help",
];

/// Examples that need a terminal, and those that open an editor.
const ON_A_TERMINAL: [&str; 2] = ["anli tour", "anli config edit"];

fn help(home: &Home, args: &[&str]) -> String {
    home.run(args).ok()
}

#[test]
fn every_example_of_the_help_works() {
    for (_, lang) in Lang::ALL {
        let home = Home::new();
        home.write("通知.txt", std::fs::read("seeds/fujian-2023-2/notice.txt").unwrap());
        let bin = std::path::Path::new(env!("CARGO_BIN_EXE_anli")).parent().unwrap();
        let mut examples = 0;
        for command in COMMANDS {
            let text = help(&home, &[command, "--help", "--lang", lang]);
            for line in text.lines().filter_map(|line| line.strip_prefix("  anli ")) {
                let line = format!("anli {}", line.split("  ").next().unwrap());
                if ON_A_TERMINAL.contains(&line.as_str()) {
                    continue;
                }
                let mut shell = std::process::Command::new("/bin/sh");
                shell.args(["-c", &line]).current_dir(home.path()).env_clear().env("ANLI_HOME", home.path());
                let run = shell.env("PATH", format!("{}:/usr/bin:/bin", bin.display())).output().unwrap();
                assert!(run.status.success(), "{line}: {run:?}");
                examples += 1;
            }
        }
        assert!(examples > 35, "{examples}");
    }
}

#[test]
fn the_short_help_is_short_and_the_long_one_has_examples() {
    let home = Home::new();
    for (_, lang) in Lang::ALL {
        for command in COMMANDS {
            let short = help(&home, &[command, "-h", "--lang", lang]);
            let long = help(&home, &[command, "--help", "--lang", lang]);
            assert!(long.starts_with(short.trim_end()), "{command}");
            assert!(long.len() > short.len() || command == "review", "{command}");
            let wide: Vec<&str> = long.lines().filter(|line| line.width_cjk() > 80).collect();
            assert_eq!(wide, [""; 0], "{command}");
            assert_eq!(help(&home, &["help", command, "--lang", lang]), long);
        }
    }
    let long = help(&home, &["--help", "--lang", "en"]);
    for part in ["Environment:", "ANLI_CORPUS", "CLICOLOR_FORCE", "PAGER", "Files:", "config.json", "desk.json"] {
        assert!(long.contains(part), "{part}: {long}");
        assert!(!help(&home, &["-h", "--lang", "en"]).contains(part) || part == "config.json", "{part}");
    }
    assert_eq!(help(&home, &["help", "--lang", "en"]), long);
    let search = help(&home, &["help", "search"]);
    assert!(search.contains("地区:莆田  dq:putian") && search.contains("/税务.*远程/"), "{search}");
    let run = home.run(&["help", "serch", "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("Did you mean search?"), "{}", run.err);
    assert!(help(&home, &["help", "desk", "adopt"]).contains("--who"));
}

#[test]
fn help_shows_a_global_option_only_where_it_acts() {
    let home = Home::new();
    for (command, shown, hidden) in [
        (
            "list",
            &["--corpus", "--no-cache", "--color", "--lang"][..],
            &["--keymap", "--plain", "--no-pager", "--theme"][..],
        ),
        ("show", &["--corpus", "--no-pager"], &["--color", "--ambiguous"]),
        ("keys", &["--keymap", "--strict"], &["--corpus", "--no-seeds", "--no-state"]),
        ("schema", &["--lang"], &["--corpus", "--strict", "--keymap", "--no-cache"]),
        ("browse", &["--corpus", "--keymap", "--plain", "--ambiguous", "--theme"], &["--no-pager"]),
    ] {
        let text = help(&home, &[command, "-h"]);
        for flag in shown {
            assert!(
                text.contains(&format!("{flag} ")) || text.contains(&format!("{flag}\n")),
                "{command} {flag}: {text}"
            );
        }
        for flag in hidden {
            assert!(!text.contains(flag), "{command} {flag}: {text}");
        }
    }
    // They are taken all the same: a script gives all commands the same.
    help(&home, &["schema", "list", "--no-state", "--no-cache", "--corpus", "/tmp"]);
    let whole = help(&home, &["-h"]);
    assert!(
        OPTIONS
            .iter()
            .all(|row| whole.contains(&format!("--{}", row.name)) || whole.contains(&format!("--no-{}", row.name)))
    );
}

#[test]
fn the_long_version_says_what_was_built() {
    let home = Home::new();
    let version = format!("anli {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(help(&home, &["-V"]), version);
    let long = help(&home, &["--version", "--lang", "en"]);
    let parts: Vec<&str> = long.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(parts, [version.trim_end(), "commit", "date", "features"]);
    assert_eq!(long.contains("formats"), cfg!(feature = "formats"));
}

#[test]
fn a_mistyped_batch_is_guessed() {
    let run = Home::new().run(&["list", "--batch", "fujian-2025-2", "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("Did you mean fujian-2025-1? The batches are:"), "{}", run.err);
}

#[test]
fn options_are_listed_with_their_sources() {
    let home = Home::new();
    home.write(
        "config.json",
        r#"{"text-width": 60, "theme": "dark", "spaced": true, // by hand
        "corpus": ["more"],}"#,
    );
    home.write(
        "state/state.json",
        r#"{"schema": 2, "dropped": [], "terminals": [], "choices": {"preview": 3, "spaced": false}}"#,
    );
    let rows = |args: &[&str], environment: &[(&str, &str)]| -> Vec<Value> {
        let mut command = home.command(&[&["config", "--json"], args].concat());
        let output = command.envs(environment.iter().copied()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice::<Value>(&output.stdout).unwrap().as_array().unwrap().clone()
    };
    let file = home.path().join("config.json").display().to_string();
    let found = rows(&["--no-cache"], &[("ANLI_LANG", "en"), ("ANLI_CORPUS", "/a:/b")]);
    let of = |name: &str| found.iter().filter(|row| row["name"] == name).collect::<Vec<_>>();
    assert!(OPTIONS.iter().all(|row| !of(row.name).is_empty()));
    let row = |name, value: &str, source, from: Option<&str>| json!({"name": name, "value": value, "source": source, "from": from});
    assert_eq!(of("text-width"), [&row("text-width", "60", "file", Some(&file))]);
    assert_eq!(of("cache"), [&row("cache", "false", "flag", None)]);
    assert_eq!(of("lang"), [&row("lang", "en", "environment", Some("ANLI_LANG"))]);
    assert_eq!(of("preview"), [&row("preview", "3", "remembered", None)]);
    assert_eq!(of("spaced"), [&row("spaced", "true", "file", Some(&file))]);
    assert_eq!(of("mouse"), [&row("mouse", "false", "default", None)]);
    let more = home.path().join("more").display().to_string();
    let both = [row("corpus", &more, "file", Some(&file)), row("corpus", "/a:/b", "environment", Some("ANLI_CORPUS"))];
    assert_eq!(of("corpus"), both.iter().collect::<Vec<_>>());
    let theme = |environment: &[(&str, &str)]| {
        rows(&[], environment).into_iter().find(|row| row["name"] == "theme").unwrap()["source"].clone()
    };
    assert_eq!((theme(&[]), theme(&[("NO_COLOR", "1")])), (json!("file"), json!("environment")));
    let text = home.run(&["config", "--lang", "en"]).ok();
    assert!(text.contains(&format!("text-width\t60\t{file}\n")) && text.contains("mouse\tfalse\tdefault\n"), "{text}");
}

#[test]
fn the_file_is_edited_and_then_checked() {
    let home = Home::new();
    let file = home.path().join("nested/config.json");
    let run = |editor: &str, command: &str| {
        let mut run = home.command(&["config", command, "--lang", "en"]);
        run.env("ANLI_HOME", home.path().join("nested")).env("PATH", "/usr/bin:/bin");
        run.env("EDITOR", editor).output().unwrap()
    };
    assert_eq!(String::from_utf8(run("", "path").stdout).unwrap(), format!("{}\n", file.display()));
    assert!(!file.exists());
    let good = run("printf '{\"mouse\": true}' >", "edit");
    assert!(good.status.success() && good.stderr.is_empty(), "{good:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "{\"mouse\": true}");
    let bad = run("printf '{\"mouse\": 1}' >", "edit");
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8(bad.stderr).unwrap().contains("config.json:1"));
    let failed = run("false", "edit");
    assert_eq!(failed.status.code(), Some(2));
    assert!(String::from_utf8(failed.stderr).unwrap().contains("Set VISUAL or EDITOR."));
}
