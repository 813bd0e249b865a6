//! The terminal lent to a command and taken back.

use std::{fs, path::Path};

use serde_json::json;

use crate::common::{
    batches::{batch, put},
    cli::Home,
    grid::{AT_REST, Grid},
    pty::Pty,
};

/// A title that would run something if it were pasted into a line of shell.
const HOSTILE: &str = "`touch ran`$(touch ran)'; touch ran; '\"; touch ran; \"\\ && touch ran | touch ran > ran";

/// Returns a home with these commands, each a name, a key and a line.
fn home(commands: &[(&str, &str, bool)]) -> Home {
    let home = Home::new();
    let entries = commands.iter().map(|(key, run, wait)| json!({"name": "命令", "key": key, "run": run, "wait": wait}));
    home.write("config.json", json!({"commands": entries.collect::<Vec<_>>()}).to_string());
    home
}

fn session(home: &Home, args: &[&str]) -> Pty {
    let mut pty = Pty::start_at(home.path(), 80, 24, args);
    pty.until(drawn);
    pty
}

/// Returns `true` while the whole screen is the session's.
fn drawn(grid: &Grid) -> bool {
    grid.modes().alternate && !grid.modes().update && grid.text().contains("案例")
}

fn quit(mut pty: Pty) {
    pty.send(b"q");
    let (status, grid, same) = pty.end();
    assert_eq!((status.exit_code(), grid.modes(), same), (0, AT_REST, true));
}

fn read(home: &Home, name: &str) -> String {
    fs::read_to_string(home.path().join(name)).unwrap_or_default()
}

#[test]
fn a_command_gets_its_values_and_nothing_of_a_title_is_run() {
    let save = "cd \"$ANLI_HOME\" && printf '%s|' \"$ANLI_ID\" \"$ANLI_TITLE\" \"$ANLI_FILE\" \"$ANLI_LINE\" >values; cat >text";
    let home = home(&[("$s", save, false)]);
    let mut hostile = batch("b1", "2024", &[1, 2]);
    hostile["cases"][0]["title"] = HOSTILE.into();
    put(&home.path().join("corpus"), &hostile, &[1, 2]);
    let mut pty = session(&home, &["--no-seeds"]);
    pty.send(b"$s");
    pty.until(|grid| drawn(grid) && grid.text().contains("已运行"));
    let notice = home.path().join("corpus/b1/notice.txt");
    let values = read(&home, "values");
    let values: Vec<&str> = values.split('|').collect();
    let title = HOSTILE.split('|').collect::<Vec<_>>();
    assert_eq!(values[0], "b1/1");
    assert_eq!(&values[1..=title.len()], title);
    assert_eq!(Path::new(values[title.len() + 1]), notice);
    assert!(values[title.len() + 2].parse::<u32>().is_ok(), "{values:?}");
    assert!(read(&home, "text").contains("touch ran"));
    assert!(!home.path().join("ran").exists());
    quit(pty);
}

#[test]
fn keys_go_to_the_command_until_it_ends() {
    let home = home(&[("$r", "echo ask; read -r line </dev/tty; echo \"got:$line\"", true)]);
    let mut pty = session(&home, &[]);
    pty.send(b"$r");
    pty.until(|grid| grid.modes() == AT_REST && grid.text().contains("ask"));
    pty.send(b"jq\r");
    pty.until(|grid| grid.text().contains("got:jq") && grid.text().contains("按任意键返回"));
    pty.send(b"q");
    pty.until(drawn);
    quit(pty);
}

#[test]
fn a_command_that_fails_says_how() {
    let home = home(&[("$f", "exit 3", false), ("$w", "exit 4", true), ("$k", "kill -TERM $$", false)]);
    let mut pty = session(&home, &[]);
    pty.send(b"$f");
    pty.until(|grid| drawn(grid) && grid.text().contains("退出码 3"));
    pty.send(b"$k");
    pty.until(|grid| drawn(grid) && grid.text().contains("信号 15"));
    pty.send(b"$w");
    pty.until(|grid| grid.text().contains("退出码 4") && grid.text().contains("按任意键返回"));
    pty.send(b" ");
    pty.until(|grid| drawn(grid) && grid.text().contains("退出码 4"));
    quit(pty);
}

#[test]
fn interrupts_are_for_the_command() {
    for key in [b"\x03", b"\x1c"] {
        let home = home(&[("$s", "echo waits; read -r line </dev/tty; echo never", false)]);
        let mut pty = session(&home, &[]);
        pty.send(b"$s");
        pty.until(|grid| grid.text().contains("waits"));
        pty.send(key);
        pty.until(|grid| drawn(grid) && grid.text().contains("信号"));
        quit(pty);
    }
}

#[test]
fn a_stop_stops_both_and_both_go_on() {
    let home = home(&[("$s", "echo waits; read -r line </dev/tty; echo \"got:$line\"", true)]);
    let line = format!(
        "set -m; export ANLI_HOME='{}'; \"$ANLI\"; echo stopped; read -r line; fg >/dev/null; echo over",
        home.path().display()
    );
    let mut pty = Pty::shell(80, 24, &line);
    pty.until(drawn);
    pty.send(b"$s");
    pty.until(|grid| grid.text().contains("waits"));
    pty.send(b"\x1a");
    pty.until(|grid| grid.text().contains("stopped"));
    pty.send(b"\r");
    // The command still waits for its line.
    pty.send(b"again\r");
    pty.until(|grid| grid.text().contains("got:again") && grid.text().contains("按任意键返回"));
    pty.send(b" ");
    pty.until(drawn);
    pty.send(b"q");
    let (_, grid, same) = pty.end();
    assert!(grid.text().contains("over") && same, "{}", grid.text());
}

#[test]
fn signals_end_the_session_and_its_command() {
    for (name, code) in [("TERM", 143), ("HUP", 129)] {
        let home = home(&[("$s", "echo waits; read -r line </dev/tty", false)]);
        let mut pty = session(&home, &[]);
        pty.send(b"$s");
        pty.until(|grid| grid.text().contains("waits"));
        pty.signal(name);
        let (status, grid, same) = pty.end();
        assert_eq!((status.exit_code(), grid.modes(), same), (code, AT_REST, true), "SIG{name}");
    }
}
