//! Resuming: after a lost connection the next session continues at the saved location.

use std::{fs, path::Path};

use anli::{
    app::message::Message,
    store::state::{KnownTerminal, SavedLocation, SavedPane, State},
    text::WidthMode,
};
use tempfile::TempDir;

use crate::common::{
    grid::{AT_REST, Grid},
    play::{ctx, play},
    pty::Pty,
};
use anli::ui::Session;

fn file(home: &Path) -> std::path::PathBuf {
    home.join("state/state.json")
}

fn drawn(grid: &Grid) -> bool {
    grid.modes().alternate && !grid.modes().update && !grid.text().contains('#')
}

fn start(home: &Path, args: &[&str]) -> Pty {
    let mut pty = Pty::start_at(home, 80, 24, args);
    pty.until(drawn);
    pty
}

/// Opens a case, scrolls down and hangs up.
fn drop_at(home: &Path, keys: &str, shown: &str) -> String {
    let mut pty = start(home, &[]);
    pty.send(keys.as_bytes());
    pty.until(|grid| drawn(grid) && grid.text().contains(shown));
    let text = pty.text();
    pty.hang_up().end();
    text
}

/// Starts a session, types `keys` and quits.
fn session(home: &Path, args: &[&str], keys: &str) -> String {
    let mut pty = start(home, args);
    let text = pty.text();
    pty.send(keys.as_bytes());
    pty.send(b"\x03");
    assert_eq!(pty.end().0.exit_code(), 0);
    text
}

/// Returns the status line of a new session once its message is gone.
fn first_row(home: &Path) -> String {
    let mut pty = start(home, &[]);
    let text = pty.text();
    pty.send(b"q");
    pty.end();
    text.lines().take(22).collect()
}

#[test]
fn every_location_is_restored_on_any_screen() {
    for keys in [
        "5j",
        "<tab><enter>jj",
        "9j<enter>7j",
        "40j<enter>3jz5j",
        "<s-tab>jj",
        "/龙零工<enter>jj",
        "3J",
        "P<enter>jj",
        "P<enter><enter>3j",
        "/零工<enter><esc>fjj",
        "f<tab>j",
    ] {
        let before = play(80, 24, keys);
        let spot = before.session().saved_location().unwrap();
        let mut after = Session::new(ctx(), 80, 24);
        after.deliver(Message::Resume(spot.clone()));
        assert_eq!(after.saved_location(), Some(spot.clone()), "{keys}");
        let place = |session: &Session| (session.model().location.case, session.model().location.top);
        assert_eq!(place(&after), place(before.session()), "{keys}");
        let list = |session: &Session| {
            let place = &session.model().location;
            (place.list.len(&session.ctx().corpus), place.cases.at, place.focus, place.facets.is_some())
        };
        assert_eq!(list(&after), list(before.session()), "{keys}");
        for (width, height) in [(120, 36), (40, 12), (3, 3)] {
            let mut after = Session::new(ctx(), width, height);
            after.deliver(Message::Resume(spot.clone()));
            assert_eq!(
                after.model().location.case,
                before.session().model().location.case,
                "{keys} at {width}x{height}"
            );
        }
    }
}

#[test]
fn a_lost_location_resumes_at_the_start() {
    let spot = SavedLocation {
        case: "fujian-2025-1/3".to_owned(),
        batch: Some("gone".to_owned()),
        query: None,
        pane: SavedPane::Reader,
        block: 900,
        char: 7,
        ..SavedLocation::default()
    };
    let mut session = Session::new(ctx(), 80, 24);
    session.deliver(Message::Resume(SavedLocation { case: "gone/1".to_owned(), ..spot.clone() }));
    session.deliver(Message::Resume(SavedLocation { case: "?".to_owned(), ..spot.clone() }));
    assert_eq!(session.model().location.cases.at, 0);
    session.deliver(Message::Resume(spot));
    assert!(session.model().location.case.is_some() && session.model().location.cases.at > 0);
}

#[test]
fn a_hang_up_resumes_and_quitting_does_not() {
    let home = TempDir::new().unwrap();
    // At the end of the case, because the harness sends Ctrl-D (half a page down) when it hangs up.
    let before = drop_at(home.path(), "jjj\rG", "100%");
    let body: String = before.lines().take(22).collect();
    assert_eq!(first_row(home.path()), body);
    // That session was quit with q.
    assert_ne!(first_row(home.path()), body);
}

#[test]
fn arguments_override_the_saved_location() {
    let home = TempDir::new().unwrap();
    drop_at(home.path(), "jjj\r", "  4/");
    let mut pty = start(home.path(), &["browse", "fujian-2025-1/27"]);
    assert!(pty.text().contains("龙岩市推行"));
    pty.send(b"q");
    pty.end();
    let mut pty = start(home.path(), &["--no-state"]);
    assert!(pty.text().contains(">  1"));
    pty.send(b"q");
    pty.end();
    assert_eq!(State::open(&file(home.path())).unwrap().0.dropped.len(), 1);
}

#[test]
fn nothing_is_saved_without_need_or_against_the_option() {
    let home = TempDir::new().unwrap();
    start(home.path(), &["--no-state"]).hang_up().end();
    assert!(!home.path().join("state").exists());
    let mut pty = start(home.path(), &[]);
    pty.send(b"jq");
    pty.end();
    // That there was a first session, and nothing of it.
    let state = State::open(&file(home.path())).unwrap().0;
    assert!(state.dropped.is_empty() && state.left.is_none() && state.made.is_empty() && state.terminals.is_empty());
}

#[test]
fn concurrent_sessions_lose_nothing() {
    let home = TempDir::new().unwrap();
    let mut both: Vec<Pty> = (0..2).map(|_| start(home.path(), &[])).collect();
    for (pty, (keys, shown)) in both.iter_mut().zip([("jjj\r", " 4/"), ("jjjjjj\r", " 7/")]) {
        pty.send(keys.as_bytes());
        pty.until(|grid| drawn(grid) && grid.text().contains(shown));
    }
    let gone: Vec<_> = both.into_iter().map(Pty::hang_up).collect();
    gone.into_iter().for_each(|orphan| drop(orphan.end()));
    let mut found: Vec<_> = State::open(&file(home.path())).unwrap().0.dropped.into_iter().map(|s| s.case).collect();
    found.sort();
    assert_eq!(found.len(), 2);
    assert_ne!(found[0], found[1]);
    let rows = [first_row(home.path()), first_row(home.path())];
    assert_ne!(rows[0], rows[1]);
    assert_eq!(State::open(&file(home.path())).unwrap().0.dropped, []);
}

#[test]
fn state_is_saved_when_the_terminal_blocks() {
    for signal in ["HUP", "TERM"] {
        let home = TempDir::new().unwrap();
        let mut pty = start(home.path(), &[]);
        pty.send(b"/\xe9\x9b\xb6\xe5\xb7\xa5\rS");
        pty.until(|grid| drawn(grid) && grid.text().contains("收藏"));
        // The start of a frame far larger than the terminal's buffer: the program is blocked in writing.
        pty.resize(500, 200);
        pty.until(|grid| grid.modes().update);
        pty.signal(signal);
        let (status, same) = pty.wait();
        assert!(same, "the modes are given back");
        assert_eq!(status.exit_code(), if signal == "HUP" { 129 } else { 143 });
        let state = State::open(&file(home.path())).unwrap().0;
        assert_eq!((state.dropped.len(), state.made.len(), state.kept.len()), (1, 1, 1), "{signal}");
    }
}

#[test]
fn sessions_resume_when_configured() {
    let home = TempDir::new().unwrap();
    let always = ["--resume", "always"];
    session(home.path(), &always, "jjj\r");
    let again = session(home.path(), &always, "");
    assert!(again.contains("  4/") || again.contains("福建省税务局"), "{again}");
    assert!(again.contains("上次离开"), "{again}");
    // The configuration has the same effect; a flag overrides it.
    fs::write(home.path().join("config.json"), r#"{"resume": "always"}"#).unwrap();
    assert!(session(home.path(), &[], "").contains("上次离开"));
    assert!(session(home.path(), &["--resume", "dropped"], "").contains(">  1"));
    drop_at(home.path(), "3J", "网购式");
    assert!(session(home.path(), &["--resume", "never"], "").contains(">  1"));
    assert!(session(home.path(), &[], "").contains("上次断线"));
    fs::write(home.path().join("config.json"), r#"{"resume": "never"}"#).unwrap();
    let before = State::open(&file(home.path())).unwrap().0;
    drop_at(home.path(), "jjj\r", "  4/");
    assert_eq!(State::open(&file(home.path())).unwrap().0, before);
}

#[test]
fn searches_and_reader_options_are_saved() {
    let home = TempDir::new().unwrap();
    session(home.path(), &[], "/零工\rD");
    session(home.path(), &[], "/闽政通\rS++");
    let state = State::open(&file(home.path())).unwrap().0;
    assert_eq!((state.made.len(), state.kept.len()), (2, 1), "{state:?}");
    let mut pty = start(home.path(), &[]);
    pty.send("/\x1b[A\x1b[A".as_bytes());
    pty.until(|grid| drawn(grid) && grid.text().contains("搜索 零工"));
    pty.send(b"\x03");
    pty.end();
    assert_eq!((state.choices.double_spaced, state.choices.text_width), (Some(true), Some(88)));
    // The configuration applies at every start.
    fs::write(home.path().join("config.json"), r#"{"text-width": 40}"#).unwrap();
    session(home.path(), &[], "jr");
    assert_eq!(State::open(&file(home.path())).unwrap().0.choices, state.choices);
}

/// Nothing can be saved after SIGKILL, so it must have been saved before.
#[test]
fn searches_survive_a_killed_session() {
    let home = TempDir::new().unwrap();
    let mut pty = start(home.path(), &[]);
    for (keys, shown) in [
        ("/零工\r", "n 下一处"),
        ("\x1b", "搜索\"零工\""),
        ("S", "已收藏"),
        ("/\x15闽政通\r", "n 下一处"),
        ("\x1b", "搜索\"闽政通\""),
        ("/\x15零工\r", "n 下一处"),
        // It answers, so earlier work is done.
        ("?", "-+"),
    ] {
        pty.send(keys.as_bytes());
        pty.until(|grid| drawn(grid) && grid.text().contains(shown));
    }
    pty.signal("KILL");
    pty.end();
    let state = State::open(&file(home.path())).unwrap().0;
    assert_eq!((state.made, state.kept), (vec!["零工".to_owned(), "闽政通".to_owned()], vec!["零工".to_owned()]));
}

#[test]
fn a_lock_that_is_held_freezes_no_session() {
    let home = TempDir::new().unwrap();
    drop_at(home.path(), "jj\r", "编号：");
    let lock = fs::File::open(home.path().join("state/.lock")).unwrap();
    lock.lock().unwrap();
    let mut pty = start(home.path(), &[]);
    assert!(pty.text().contains("未能使用，按 ! 查看原因"), "{}", pty.text());
    for (keys, shown) in [("/零工\r\x1b", "搜索记录未能保存"), ("/闽政通\r", "n 下一处"), ("\x1b", "搜索\"闽政通\"")]
    {
        pty.send(keys.as_bytes());
        pty.until(|grid| drawn(grid) && grid.text().contains(shown));
    }
    pty.send(b"q");
    let (status, grid, same) = pty.end();
    assert_eq!((status.exit_code(), grid.modes(), same), (2, AT_REST, true));
    assert!(grid.text().contains("正被其他程序占用"), "{}", grid.text());
    drop(lock);
    let mut pty = start(home.path(), &[]);
    assert!(pty.text().contains("已回到上次断线时的位置"), "{}", pty.text());
    pty.send(b"\x03");
    assert_eq!(pty.end().0.exit_code(), 0);
}

#[test]
fn concurrent_sessions_merge_searches_and_choices() {
    let home = TempDir::new().unwrap();
    let mut both: Vec<Pty> = (0..2).map(|_| start(home.path(), &[])).collect();
    for (pty, (keys, shown)) in both.iter_mut().zip([("/零工\rS", "收藏"), ("/闽政通\rS", "收藏")]) {
        pty.send(keys.as_bytes());
        pty.until(|grid| drawn(grid) && grid.text().contains(shown));
    }
    let gone: Vec<_> = both.into_iter().map(Pty::hang_up).collect();
    gone.into_iter().for_each(|orphan| drop(orphan.end()));
    let mut state = State::open(&file(home.path())).unwrap().0;
    state.made.sort();
    state.kept.sort();
    assert_eq!(state.made, ["闽政通", "零工"]);
    assert_eq!(state.kept, ["闽政通", "零工"]);
    assert_eq!(state.dropped.len(), 2);
}

#[test]
fn older_files_are_read_and_searches_are_limited() {
    let home = TempDir::new().unwrap();
    fs::create_dir_all(home.path().join("state")).unwrap();
    let old = r#"{"schema": 1, "dropped": [{"case": "fujian-2025-1/3", "batch": null, "query": null, "pane": "reader",
        "block": 0, "char": 0}], "terminals": []}"#;
    fs::write(file(home.path()), old).unwrap();
    let (state, fault) = State::open(&file(home.path())).unwrap();
    assert_eq!((state.dropped.len(), fault), (1, None));
    State::change(&file(home.path()), |state| {
        for number in 0..500 {
            state.search(&number.to_string());
            state.keep(&number.to_string(), true);
        }
        state.search("499");
        state.search(&"长".repeat(501));
    })
    .unwrap();
    let state = State::open(&file(home.path())).unwrap().0;
    assert_eq!((state.made.len(), state.kept.len()), (100, 200));
    assert_eq!(state.made[..2], ["499", "498"]);
    assert!(fs::read_to_string(file(home.path())).unwrap().starts_with(r#"{"schema":2"#));
}

#[test]
fn damaged_and_newer_files_are_set_aside() {
    for text in ["{\"schema\": 1, \"dropped\"", "\0\u{1}", "{\"schema\": 99}", "{\"schema\": 1, \"dropped\": 7}", "[]"]
    {
        let home = TempDir::new().unwrap();
        fs::create_dir_all(home.path().join("state")).unwrap();
        fs::write(file(home.path()), text).unwrap();
        let mut pty = start(home.path(), &[]);
        assert!(pty.text().contains("已改名保留"), "{text:?}\n{}", pty.text());
        pty.send(b"j!");
        pty.until(|grid| drawn(grid) && grid.text().contains("state.json"));
        pty.send(b"qq");
        assert_eq!(pty.end().0.exit_code(), 0);
        assert_eq!(fs::read_to_string(home.path().join("state/state.json.1")).unwrap(), text);
    }
}

#[test]
fn widths_of_terminals_are_remembered() {
    let home = TempDir::new().unwrap();
    let mut pty = start(home.path(), &[]);
    pty.answer();
    pty.until(|grid| drawn(grid) && grid.text().contains('“'));
    pty.send(b"q");
    pty.end();
    let known =
        |width, by_hand| KnownTerminal { name: "xterm-256color".to_owned(), width: Some(width), by_hand, ground: None };
    let terminals = || State::open(&file(home.path())).unwrap().0.terminals;
    assert_eq!(terminals(), [known(WidthMode::Narrow, false)]);
    // The first frame is already narrow; the user chooses safe.
    let mut pty = start(home.path(), &[]);
    assert!(pty.text().contains('“'));
    pty.send(b"WWW");
    pty.until(|grid| drawn(grid) && grid.text().contains("兼容"));
    pty.send(b"q");
    pty.end();
    assert_eq!(terminals(), [known(WidthMode::Safe, true)]);
    let mut pty = start(home.path(), &["--ambiguous", "narrow"]);
    assert!(pty.text().contains('“'));
    pty.send(b"q");
    pty.end();
    assert_eq!(terminals(), [known(WidthMode::Safe, true)]);
}

#[test]
fn remembered_locations_and_terminals_are_limited() {
    let home = TempDir::new().unwrap();
    for number in 0..50 {
        let spot = SavedLocation { case: format!("a/{number}"), ..SavedLocation::default() };
        let known =
            KnownTerminal { name: number.to_string(), width: Some(WidthMode::Wide), by_hand: false, ground: None };
        State::change(&file(home.path()), |state| {
            state.drop_at(spot);
            state.learn(&known.name.clone(), Some(known));
        })
        .unwrap();
    }
    let (state, fault) = State::open(&file(home.path())).unwrap();
    assert_eq!((state.dropped.len(), state.terminals.len(), fault), (20, 20, None));
    assert_eq!(state.dropped.last().unwrap().case, "a/49");
}
