//! The drivers without a terminal.

use anli::cli::play::{play as run, print};
use anli::{app::effect::Effect, ui::Session};

use crate::common::play::{ctx, play};

#[test]
fn a_played_session_ends_on_quit() {
    assert_eq!(play(80, 24, "q").effects(), [Effect::Quit]);
}

#[test]
fn every_size_is_printed() {
    for width in [0, 1, 2, 20, 80, 300] {
        for height in [0, 1, 2, 24, 100] {
            let mut session = Session::new(ctx(), width, height);
            session.start();
            assert_eq!(print(&session, false).lines().count(), if width == 0 { 0 } else { height.into() });
        }
    }
}

#[test]
fn unknown_keys_are_named() {
    let mut session = Session::new(ctx(), 80, 24);
    assert_eq!(run(&mut session, "j<nokey>"), Err("<nokey>".to_owned()));
}

#[test]
fn an_unchanged_screen_sends_nothing() {
    assert_eq!(play(80, 24, "<up>").bytes(), 0);
}

#[test]
fn a_screen_too_small_shows_a_message() {
    play(19, 4, "").matches("too-small");
}

#[test]
fn a_session_survives_any_input() {
    let play = play(80, 24, "j<down>")
        .paste("q\u{1b}[31m")
        .resize(40, 10)
        .feed(b"\x1b[1;1R\x1b[?1;2c")
        .resize(1, 1)
        .resize(120, 36);
    let first = play.row(0);
    let play = play.shows(first.trim()).lacks("\u{1b}");
    assert_eq!(play.session().model().size, (120, 36));
}
