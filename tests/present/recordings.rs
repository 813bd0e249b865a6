//! Recordings: what a player shows of them, at any moment and in any terminal.

use std::{fs, path::Path};

use serde_json::Value;

use super::scripts::SCRIPT;
use crate::common::{
    cli::Home,
    grid::{Grid, WidthOf, narrow, wide},
    pty::Pty,
};

/// A recording as a player reads it.
struct Cast {
    header: Value,
    /// Seconds since the beginning, code, data.
    events: Vec<(f64, String, String)>,
}

impl Cast {
    /// Reads the whole lines of a recording; fails if one is no event.
    fn read(text: &str) -> Self {
        let whole = text.get(..text.rfind('\n').map_or(0, |end| end + 1)).unwrap();
        let mut lines = whole.lines();
        let header: Value = serde_json::from_str(lines.next().unwrap()).unwrap();
        let is_relative = header["version"] == 3;
        let mut elapsed = 0.0;
        let events = lines.map(|line| {
            let (time, code, data): (f64, String, String) = serde_json::from_str(line).unwrap();
            assert!(time >= 0.0 && (is_relative || time >= elapsed), "{line}");
            elapsed = if is_relative { elapsed + time } else { time };
            (elapsed, code, data)
        });
        let events = events.collect();
        Self { header, events }
    }

    fn size(&self) -> (u16, u16) {
        let of = |value: &Value| u16::try_from(value.as_u64().unwrap()).unwrap();
        match &self.header["term"] {
            Value::Null => (of(&self.header["width"]), of(&self.header["height"])),
            term => (of(&term["cols"]), of(&term["rows"])),
        }
    }

    /// Plays it on a terminal and returns the last screen.
    fn played(&self, width_of: WidthOf) -> String {
        let (width, height) = self.size();
        let mut grid = Grid::new(width, height, width_of);
        for (_, code, data) in &self.events {
            match code.as_str() {
                "o" => grid.apply(data.as_bytes()),
                "r" => {
                    let (width, height) = data.split_once('x').unwrap();
                    grid.resize(width.parse().unwrap(), height.parse().unwrap());
                }
                "m" | "x" => {}
                other => assert_eq!(other, "o"),
            }
        }
        grid.text()
    }

    fn markers(&self) -> Vec<&str> {
        self.events.iter().filter(|(_, code, _)| code == "m").map(|(.., data)| data.as_str()).collect()
    }

    fn longest_pause(&self) -> f64 {
        let times: Vec<f64> = self.events.iter().map(|(time, ..)| *time).collect();
        times.windows(2).map(|two| two[1] - two[0]).fold(0.0, f64::max)
    }
}

/// Runs the program with a recording and returns its last screen and the recording.
fn recorded(home: &Home, args: &[&str]) -> (String, Cast) {
    let cast = home.path().join("show.cast");
    let args = [args, &["--record", cast.to_str().unwrap(), "--force"]].concat();
    let screen = home.run(&args).ok();
    (screen, Cast::read(&fs::read_to_string(cast).unwrap()))
}

fn script(home: &Home) -> String {
    home.write("show.json", SCRIPT).to_str().unwrap().to_owned()
}

#[test]
fn a_recorded_play_shows_its_last_screen_in_every_terminal() {
    let home = Home::new();
    let file = script(&home);
    for size in ["80x24", "120x36", "200x60", "40x10"] {
        for version in ["v2", "v3"] {
            let (screen, cast) = recorded(&home, &["play", &file, "--print", size, "--asciicast", version]);
            for width_of in [narrow as WidthOf, wide] {
                assert_eq!(cast.played(width_of), screen, "{size} {version}");
            }
        }
    }
}

#[test]
fn a_recording_says_nothing_of_the_machine() {
    let home = Home::new();
    let file = script(&home);
    let (_, cast) = recorded(&home, &["play", &file, "--print", "80x24"]);
    assert_eq!(cast.header.to_string(), r#"{"height":24,"version":2,"width":80}"#);
    let (_, cast) = recorded(&home, &["play", &file, "--print", "80x24", "--asciicast", "v3"]);
    assert_eq!(cast.header.to_string(), r#"{"term":{"cols":80,"rows":24},"version":3}"#);
    assert_eq!(cast.events.last().unwrap().1, "x");
}

#[test]
fn captions_and_pages_are_markers() {
    let home = Home::new();
    let (_, cast) = recorded(&home, &["play", &script(&home), "--print", "80x24"]);
    let markers = cast.markers();
    assert_eq!(markers[..2], ["先看一个案例", "再搜索“零工”"]);
    let pages: Vec<&&str> = markers.iter().filter(|marker| marker.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert!(pages[0].starts_with("1 ") && pages[1].starts_with("2 "), "{markers:?}");
}

#[test]
fn a_play_is_typed_as_a_person_types() {
    let home = Home::new();
    let (_, cast) = recorded(&home, &["play", &script(&home), "--print", "80x24"]);
    let total = cast.events.last().unwrap().0;
    assert!((8.0..20.0).contains(&total), "{total}");
    let (_, again) = recorded(&home, &["play", &script(&home), "--print", "80x24"]);
    assert_eq!(cast.events, again.events);
    // Pauses of a script are meant, but can be cut.
    assert!(cast.longest_pause() > 1.9);
    let (_, cut) = recorded(&home, &["play", &script(&home), "--print", "80x24", "--idle", "1s"]);
    assert!(cut.longest_pause() <= 1.001);
}

#[test]
fn keys_and_presentations_are_recorded_as_well() {
    let home = Home::new();
    let (screen, cast) = recorded(&home, &["--keys", "/零工<enter>", "--print", "80x24"]);
    assert_eq!(cast.played(wide), screen);
    let args = ["present", "fujian-2025-1/28", "--every", "5s", "--print", "80x24"];
    let (screen, cast) = recorded(&home, &args);
    assert!(screen.contains("已是最后一页"), "{screen}");
    assert_eq!(cast.played(narrow), screen);
    assert!(cast.markers().len() > 5 && cast.longest_pause() <= 2.001);
    let (_, cast) = recorded(&home, &[&args[..], &["--idle", "5s", "--loop"]].concat());
    assert!(cast.longest_pause() > 4.9);
}

#[test]
fn typing_can_be_left_out() {
    let home = Home::new();
    let all = |cast: &Cast| cast.events.iter().map(|(.., data)| data.as_str()).collect::<String>();
    let keys = ["--keys", "/保密<esc>", "--print", "80x24"];
    assert!(all(&recorded(&home, &keys).1).contains("保密"));
    assert!(!all(&recorded(&home, &[&keys[..], &["--mask-input"]].concat()).1).contains("保密"));
}

#[test]
fn a_recording_is_not_replaced_unless_told() {
    let home = Home::new();
    let file = home.write("old.cast", "old");
    let args = ["--keys", "j", "--print", "80x24", "--record", file.to_str().unwrap()];
    let run = home.run(&args);
    assert!(run.code == 2 && run.out.is_empty() && run.err.contains("old.cast"), "{run:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    home.run(&[&args[..], &["--force"]].concat()).ok();
    Cast::read(&fs::read_to_string(&file).unwrap());
    for args in [&["--idle", "2s"][..], &["--asciicast", "v2"], &["--mask-input"], &["--record", "/nowhere/x.cast"]] {
        assert_eq!(home.run(&[args, &["--print", "80x24"]].concat()).code, 2, "{args:?}");
    }
}

#[test]
fn a_cut_recording_is_still_one() {
    let home = Home::new();
    let file = home.path().join("show.cast");
    home.run(&["play", &script(&home), "--print", "80x24", "--record", file.to_str().unwrap()]).ok();
    let text = fs::read_to_string(file).unwrap();
    for end in text.match_indices('\n').map(|(at, _)| at + 1).filter(|end| *end < text.len()) {
        Cast::read(text.get(..end).unwrap()).played(narrow);
    }
}

/// Waits for the program to quit and reads its recording.
fn ended(mut pty: Pty, path: &Path) -> Cast {
    pty.send(b"\x03");
    let (_, _, is_restored) = pty.end();
    assert!(is_restored);
    Cast::read(&fs::read_to_string(path).unwrap())
}

#[test]
fn a_session_on_a_terminal_is_recorded_with_its_sizes() {
    let home = Home::new();
    let path = home.path().join("live.cast");
    let mut pty = Pty::start_at(home.path(), 80, 24, &["--record", path.to_str().unwrap()]);
    pty.until(|grid| !grid.modes().update && grid.text().contains("1/102"));
    pty.send(b"yi");
    pty.until(|grid| !grid.modes().update && grid.text().contains("已复制"));
    pty.resize(100, 30);
    pty.until(|grid| !grid.modes().update && grid.text().lines().count() == 30 && grid.text().contains("1/102"));
    pty.send(b"jj");
    pty.until(|grid| !grid.modes().update && grid.text().contains("3/102"));
    let screen = pty.text();
    let cast = ended(pty, &path);
    assert_eq!(cast.played(wide), screen);
    assert_eq!(cast.size(), (80, 24));
    assert!(cast.events.iter().any(|(_, code, data)| code == "r" && data == "100x30"));
    // The clipboard is not shown, so it is not recorded.
    assert!(cast.events.iter().all(|(.., data)| !data.contains("\x1b]52")));
}

#[test]
fn the_show_goes_on_when_the_disk_is_full() {
    let home = Home::new();
    let first = home.path().join("first.cast");
    home.run(&["--print", "80x24", "--record", first.to_str().unwrap()]).ok();
    // Room for the first frame and little more, in blocks of 512 bytes.
    let blocks = fs::metadata(&first).unwrap().len() / 512 + 2;
    let line =
        format!("ulimit -f {blocks}; \"$ANLI\" --record live.cast; wc -l live.cast; tail -c 1 live.cast | od -c");
    let mut pty = Pty::shell(80, 24, &line);
    pty.until(|grid| !grid.modes().update && grid.text().contains("1/102"));
    pty.send(b"I");
    pty.until(|grid| !grid.modes().update && grid.text().contains("录像到此为止"));
    pty.send(b"\x1bj");
    pty.until(|grid| !grid.modes().update && grid.text().contains("2/102"));
    pty.send(b"\x03");
    let (_, grid, _) = pty.end();
    let text = grid.text();
    assert!(text.contains(" live.cast") && !text.contains("0 live.cast") && text.contains("\\n"), "{text}");
}
