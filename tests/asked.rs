//! Commands answer what was asked, however often an option stands and wherever the answer goes.

use anli::cli::args::Cli;
use clap::{ArgAction, CommandFactory};

use crate::common::cli::Home;

#[test]
fn the_browser_behind_a_pipe_prints_what_it_would_open_with() {
    let home = Home::new();
    let answer = |args: &[&str]| {
        let run = home.run(args);
        (run.code, run.out, run.err)
    };
    for (browser, command) in [
        (&["--query", "零工"][..], &["search", "零工"][..]),
        (&["browse", "--query", "零工 年:2025"], &["search", "零工 年:2025"]),
        (&["--query", "龘龘龘"], &["search", "龘龘龘"]),
        (&["--query", "年:abc"], &["search", "年:abc"]),
        (&["browse", "fujian-2025-1/27"], &["show", "fujian-2025-1/27"]),
        (&["browse", "a/9"], &["show", "a/9"]),
        (&["browse", "a"], &["show", "a"]),
        (&["--query", " "], &["list"]),
        (&["browse"], &["list"]),
        (&["--plain", "--query", "零工"], &["search", "零工"]),
    ] {
        assert_eq!(answer(browser), answer(command), "{browser:?}");
    }
}

#[test]
fn repeated_options_mean_or_and_different_ones_and() {
    let home = Home::new();
    let lines = |args: &[&str]| {
        let run = home.run(&[&["list"], args].concat());
        run.out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    for [name, one, two] in [
        ["--batch", "putian-2024-2", "fujian-2023-2"],
        ["--region", "龙岩", "宁德"],
        ["--region", "福建", "龙岩"],
        ["--indicator", "纳税", "获得用水用气"],
        ["--system", "闽政通", "12345"],
    ] {
        let either: Vec<String> = {
            let (one, two) = (lines(&[name, one]), lines(&[name, two]));
            lines(&[]).into_iter().filter(|line| one.contains(line) || two.contains(line)).collect()
        };
        assert!(!either.is_empty(), "{name} {one} {two}");
        assert_eq!(lines(&[name, one, name, two]), either, "{name} {one} {two}");
        assert_eq!(lines(&[name, two, name, one, name, two]), either, "in any order");
    }
    let both = ["--batch", "fujian-2025-1", "--batch", "putian-2024-2", "--region", "龙岩"];
    assert_eq!(lines(&both), lines(&["--batch", "fujian-2025-1", "--region", "龙岩"]));
    for args in [["--batch", "putian-2024-2", "--batch", "z"], ["--indicator", "纳税", "--indicator", "z"]] {
        assert_eq!(home.run(&[&["list"][..], &args].concat()).code, 2, "each value must be known");
    }
}

/// The options of commands that name a set; those in the table of options are of `Kind::Paths`. All others have one value,
/// of which the last is taken.
const SETS: [&str; 6] = ["batch", "indicator", "region", "status", "system", "tag"];

#[test]
fn every_option_that_names_a_set_is_repeatable() {
    let root = Cli::command();
    let commands = [&root].into_iter().chain(root.get_subcommands());
    let options = commands.flat_map(|command| command.get_arguments());
    let repeatable = options.filter(|option| matches!(option.get_action(), ArgAction::Append));
    let mut found: Vec<&str> = repeatable.map(|option| option.get_id().as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, SETS);
}

#[test]
fn a_kept_search_is_run_by_its_name_on_the_command_line() {
    let home = Home::new();
    let state = home.path().join("state");
    std::fs::create_dir_all(&state).unwrap();
    let kept = r#"{"schema":2,"dropped":[],"kept":["@周报 地区:莆田 零工"],"terminals":[]}"#;
    std::fs::write(state.join("state.json"), kept).unwrap();
    let out = |args: &[&str]| home.run(args).out;
    assert_eq!(out(&["search", "@周报"]), out(&["search", "地区:莆田 零工"]));
    assert_eq!(out(&["search", "@周报", "年:2024"]), out(&["search", "地区:莆田 零工 年:2024"]));
    for args in [&["search", "@没有"][..], &["--no-state", "search", "@周报"]] {
        let run = home.run(args);
        assert!(run.code == 2 && run.err.contains('@'), "{args:?}: {run:?}");
    }
}
