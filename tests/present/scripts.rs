//! Scripts: files, their faults, captions, and whole plays.

use std::path::Path;

use anli::{
    app::{
        key::Key,
        play_script::{Act, cues, read},
    },
    ui::{Hold, Session},
};

use super::at_quarter_past_two;
use crate::common::{cli::Home, play::Play, pty::Pty};

/// A show of everything that a script can do.
pub(super) const SCRIPT: &str = r#"{
  // People write comments.
  "schema": 1,
  "title": "样板",
  "steps": [
    {"caption": "先看一个案例", "case": "fujian-2025-1/28#m2", "pause": "1s"},
    {"caption": "再搜索“零工”", "keys": "/零工", "pause": "1500ms"},
    {"keys": "<enter>", "wait": true},
    {"caption": "这就是逐页演示", "keys": "X<space>"},
  ]
}"#;

/// Returns kinds and lines of the faults of a script.
fn faults(text: &str) -> Vec<(String, Option<u32>)> {
    let (script, faults) = read(Path::new("show.json"), text);
    assert_eq!(script.is_none(), !faults.is_empty());
    faults.iter().map(|fault| (fault.kind.name().to_owned(), fault.line)).collect()
}

#[test]
fn a_script_is_read_step_by_step() {
    let (script, faults) = read(Path::new("show.json"), SCRIPT);
    assert_eq!(faults, []);
    let script = script.unwrap();
    assert_eq!((script.title.as_str(), script.steps.len()), ("样板", 4));
    assert_eq!(script.captions(), ["先看一个案例", "再搜索“零工”", "这就是逐页演示"]);
    let pauses: Vec<_> = script.steps.iter().map(|step| (step.pause, step.waits)).collect();
    assert_eq!(pauses, [(1000, false), (1500, false), (0, true), (2000, false)]);
    let (link, line) = script.steps[0].case.clone().unwrap();
    assert_eq!((link.to_string().as_str(), line), ("fujian-2025-1/28#m2", 6));
}

#[test]
fn every_fault_of_a_script_is_told_with_its_line() {
    let step = |step: &str| format!("{{\"schema\": 1,\n\"steps\": [\n{{\"caption\": \"一\"}},\n{step}\n]}}");
    for (text, expected) in [
        (step(r#"{"keys": "j<entr>"}"#), ("BadKey", 4)),
        (step(r#"{"keys": "<text>"}"#), ("BadKey", 4)),
        (step(r#"{"case": "fujian"}"#), ("BadCaseId", 4)),
        (step(r#"{"case": "fujian-2025-1/28#x1"}"#), ("BadCaseId", 4)),
        (step(r#"{"pause": "soon"}"#), ("WrongValue", 4)),
        (step(r#"{"pause": 2}"#), ("WrongType", 4)),
        (step(r#"{"wait": "yes"}"#), ("WrongType", 4)),
        (step(r#"{"keys": "j", "keys": "k"}"#), ("DuplicateKey", 4)),
        (r#"{"schema": 1}"#.to_owned(), ("MissingField", 1)),
        (r#"{"schema": 1, "steps": []}"#.to_owned(), ("WrongValue", 1)),
        (r#"{"schema": 2, "steps": [{}]}"#.to_owned(), ("NewerSchema", 1)),
        ("{".to_owned(), ("Truncated", 1)),
    ] {
        assert_eq!(faults(&text), [(expected.0.to_owned(), Some(expected.1))], "{text}");
    }
    // A word that this version does not know is a warning, and the show can be played.
    let (script, faults) = read(Path::new("show.json"), &step(r#"{"captoin": "二"}"#));
    assert_eq!((script.is_some(), faults.len(), faults[0].line), (true, 1, Some(4)));
}

#[test]
fn the_moments_of_a_script_are_those_of_a_person() {
    let cues = cues(&read(Path::new("show.json"), SCRIPT).0.unwrap());
    let acts: Vec<&Act> = cues.iter().map(|cue| &cue.act).collect();
    assert!(matches!(acts[..2], [Act::Caption(_), Act::Open(_, 6)]));
    assert_eq!((acts[acts.len() - 1], cues[cues.len() - 1].after), (&Act::End, 2000));
    assert_eq!(acts.iter().filter(|act| ***act == Act::Wait).count(), 1);
    // The pause of a step passes before the next one.
    assert_eq!((cues[0].after, cues[1].after, cues[2].after), (0, 0, 1000));
    let keys: Vec<(Key, u64)> = cues
        .iter()
        .filter_map(|cue| match cue.act {
            Act::Press(key) => Some((key, cue.after)),
            _ => None,
        })
        .collect();
    assert_eq!(keys.len(), 6);
    // Nobody types at one speed, or at once.
    assert!(keys.iter().all(|(_, after)| (90..3000).contains(after)), "{keys:?}");
    assert_ne!(keys[1].1, keys[2].1);
}

/// Returns a session with captions.
fn captioned(width: u16, height: u16, captions: &[&str]) -> Play {
    let session = Session::new(at_quarter_past_two(), width, height);
    Play::of(session.with_captions(captions.iter().map(|caption| (*caption).to_owned()).collect()))
}

#[test]
fn captions_stand_below_the_screen() {
    for (width, height) in [(40, 10), (80, 24), (120, 36)] {
        let play = captioned(width, height, &["先看一个案例"]);
        let model = play.session().model().size;
        assert_eq!(model, (width, height - 1));
        let play = play.drive(|session| session.show_caption("先看一个案例"));
        assert_eq!(play.row((height - 1).into()).trim(), "先看一个案例");
        let play = play.press("jj").drive(|session| session.show_caption(""));
        assert_eq!(play.row((height - 1).into()).trim(), "");
        let play = play.drive(Session::end_captions);
        assert_eq!(play.session().model().size, (width, height));
    }
}

#[test]
fn a_long_caption_takes_more_rows_but_never_the_screen() {
    let long = "长".repeat(90);
    let rows = |width, height| height - captioned(width, height, &[&long]).session().model().size.1;
    assert_eq!((rows(80, 24), rows(120, 36), rows(40, 10), rows(40, 5)), (3, 2, 1, 0));
    let play = captioned(40, 10, &[&long]).drive(|session| session.show_caption(&"长".repeat(90)));
    assert!(play.row(9).ends_with("...") || play.row(9).ends_with('…'), "{}", play.row(9));
}

#[test]
fn captions_stay_through_new_sizes() {
    let play = captioned(80, 24, &["先看一个案例"]).drive(|session| session.show_caption("先看一个案例"));
    let before = play.press("27G<enter>");
    let text = before.text();
    let play =
        before.resize(40, 10).shows("先看一个案例").resize(20, 3).resize(200, 60).shows("先看一个案例").resize(80, 24);
    assert_eq!(play.text(), text);
}

#[test]
fn a_key_takes_over_or_goes_on_where_the_show_waits() {
    let mut play = captioned(80, 24, &["一"]).drive(|session| session.hold(Hold::Driven));
    let interrupted = |play: Play| {
        let mut was = false;
        let play = play.drive(|session| {
            was = session.was_interrupted();
            session.show_caption("一")
        });
        (play, was)
    };
    play = play.press("j").shows("2/102");
    let (play, was) = interrupted(play);
    assert!(was);
    let (play, was) = interrupted(play);
    assert!(!was);
    // What the terminal answers is no key.
    let (play, was) = interrupted(play.feed(b"\x1b[1;5R"));
    assert!(!was);
    let (play, was) = interrupted(play.drive(|session| session.hold(Hold::Waiting)).press("j").shows("2/102"));
    assert!(was);
    let play = play.press("<c-c>");
    assert_eq!(play.effects(), [anli::app::effect::Effect::Quit]);
}

#[test]
fn a_whole_play_ends_on_its_last_screen() {
    let home = Home::new();
    let file = home.write("show.json", SCRIPT);
    for size in ["80x24", "120x36", "200x60", "40x10"] {
        let args = ["play", file.to_str().unwrap(), "--print", size];
        let run = home.run(&args);
        let text = run.ok();
        assert!(text.contains("这就是逐页演示") && text.contains("09:00"), "{text}");
        assert_eq!(text, home.run(&args).ok());
    }
}

#[test]
fn a_play_that_cannot_be_played_does_not_begin() {
    let home = Home::new();
    for (step, words) in
        [(r#"{"keys": "<entr>"}"#, "无法识别按键“<entr>”"), (r#"{"case": "nowhere-1/9"}"#, "没有案例 nowhere-1/9")]
    {
        let text = format!("{{\"schema\": 1, \"steps\": [\n{{\"caption\": \"一\"}},\n{step}]}}");
        let file = home.write("show.json", text);
        let cast = home.path().join("show.cast");
        let args = ["play", file.to_str().unwrap(), "--print", "80x24", "--record", cast.to_str().unwrap()];
        let run = home.run(&args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        assert!(run.err.contains(words) && run.err.contains("show.json:3"), "{run:?}");
        assert!(!cast.exists());
    }
    let file = home.write("show.json", SCRIPT);
    let run = home.run(&["play", file.to_str().unwrap()]);
    assert!(run.code == 2 && run.err.contains("--print"), "{run:?}");
    assert_eq!(home.run(&["play", "nothing.json", "--print", "80x24"]).code, 2);
    assert_eq!(home.run(&["play"]).code, 2);
}

#[test]
fn scripts_are_checked_like_other_files() {
    let home = Home::new();
    let good = home.write("good.json", SCRIPT);
    assert_eq!(home.run(&["check", good.to_str().unwrap()]).code, 0);
    let bad = home.write("bad.json", "{\"schema\": 1, \"steps\": [\n{\"keys\": \"<entr>\", \"pause\": \"x\"}]}");
    let run = home.run(&["check", bad.to_str().unwrap()]);
    assert_eq!((run.code, run.out.matches("bad.json:2").count()), (1, 2), "{run:?}");
}

#[test]
fn a_script_plays_on_a_terminal_until_a_key_takes_over() {
    let home = Home::new();
    let text = r#"{"schema": 1, "steps": [
        {"caption": "请按键", "wait": true},
        {"caption": "打开第二个", "keys": "j", "pause": "10ms"},
        {"caption": "等一分钟", "pause": "1m"}
    ]}"#;
    let file = home.write("show.json", text);
    let mut pty = Pty::start_at(home.path(), 100, 30, &["play", file.to_str().unwrap()]);
    // The sign that a key is waited for.
    let waits = |text: &str| text.lines().last().is_some_and(|row| row.contains("请按键") && row.ends_with(['.', '…']));
    pty.until(|grid| !grid.modes().update && waits(grid.text().trim_end()));
    pty.send(b"x");
    pty.until(|grid| !grid.modes().update && grid.text().contains("等一分钟") && grid.text().contains("2/102"));
    pty.send(b"j");
    pty.until(|grid| !grid.modes().update && grid.text().contains("脚本已停") && grid.text().contains("3/102"));
    assert!(!pty.text().contains("等一分钟"));
    pty.send(b"q");
    let (status, _, is_restored) = pty.end();
    assert!(status.success() && is_restored);
    // The show leaves no trace in the state of the user.
    assert!(!home.path().join("state").exists() || home.run(&["--print", "80x24"]).ok().contains("1/102"));
}

#[test]
fn a_script_on_a_terminal_ends_in_the_hands_of_the_presenter() {
    let home = Home::new();
    let file = home.write("show.json", r#"{"schema": 1, "steps": [{"caption": "一", "keys": "j", "pause": "1ms"}]}"#);
    let mut pty = Pty::start_at(home.path(), 100, 30, &["play", file.to_str().unwrap()]);
    pty.until(|grid| !grid.modes().update && grid.text().contains("脚本放完") && grid.text().contains("2/102"));
    pty.send(b"j");
    pty.until(|grid| !grid.modes().update && grid.text().contains("3/102"));
    pty.send(b"q");
    assert!(pty.end().0.success());
}
