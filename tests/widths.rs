//! The width of “ ” — … · ①: queried from the terminal, set by an option, changed by a key; always aligned.

use std::ffi::OsString;

use anli::{
    app::{
        Ctx,
        widths::{QUESTION, Widths, read},
    },
    cli::terminal_env::TerminalEnv,
    text::{Width, WidthMode, ambiguous::is_ambiguous},
};

use crate::common::play::{Play, ctx};

const MODES: [WidthMode; 3] = [WidthMode::Safe, WidthMode::Narrow, WidthMode::Wide];

fn fixed(mode: WidthMode) -> Ctx {
    Ctx { width: Width(mode), ..ctx() }
}

/// Starts a session that may query the terminal, on a screen where the second case has a quoted name.
fn auto() -> Play {
    let widths = Widths { auto: true, may_ask: true, ..Widths::default() };
    Play::start(Ctx { widths, ..ctx() }, 80, 24)
}

fn asks(play: &Play) -> bool {
    play.bytes_sent().windows(4).any(|four| four == b"\x1b[6n")
}

fn mode(play: &Play) -> WidthMode {
    play.session().model().width.0
}

#[test]
fn width_responses_are_told_apart() {
    assert!(QUESTION.chars().all(is_ambiguous));
    assert_eq!([10, 19, 14].map(|column| read(2, column)), [Some(MODES[1]), Some(MODES[2]), Some(MODES[0])]);
    assert_eq!([(2, 1), (2, 9), (2, 20), (1, 10), (0, 0), (3, 10)].map(|(row, column)| read(row, column)), [None; 6]);
}

#[test]
fn the_width_response_takes_one_more_frame() {
    for answer in [WidthMode::Narrow, WidthMode::Wide] {
        let play = auto();
        assert!(asks(&play) && play.frames() == 1 && mode(&play) == WidthMode::Safe);
        let play = play.answer(answer);
        assert_eq!((play.frames(), mode(&play), asks(&play)), (1, answer, false));
        assert!(play.text().contains('“'));
    }
}

#[test]
fn inconsistent_widths_stay_safe() {
    let play = auto().feed(b"\x1b[2;13R");
    assert_eq!((mode(&play), play.bytes()), (WidthMode::Safe, 0));
}

#[test]
fn a_late_response_may_come_between_keys() {
    let play = auto().press("jj<enter>j");
    let row = play.row(1);
    let play = play.answer(WidthMode::Narrow);
    assert_eq!((mode(&play), play.row(1)), (WidthMode::Narrow, row));
    let play = auto().press("/龙零工").answer(WidthMode::Wide);
    assert_eq!(play.session().model().mode.input().map(tui_input::Input::value), Some("龙零工"));
}

#[test]
fn unrequested_responses_are_ignored() {
    let play = auto().feed(b"\x1b[2;10R\x1b[2;19R");
    assert_eq!(mode(&play), WidthMode::Narrow);
    let play = play.feed(b"\x1b[2;19R");
    assert_eq!((mode(&play), play.bytes()), (WidthMode::Narrow, 0));
    let play = Play::start(ctx(), 80, 24).feed(b"\x1b[2;19R");
    assert_eq!((mode(&play), play.bytes()), (WidthMode::Safe, 0));
}

#[test]
fn a_broken_response_is_not_typed() {
    let play = auto().press("/").feed(b"\x1b[R\x1b[0;0R\x1b[2;R\x1b[2;99999R\x1b[1;10R\x1b[2;\x1b[2;10R");
    let typed = play.session().model().mode.input().map(|input| input.value().to_owned());
    assert_eq!((mode(&play), typed.as_deref()), (WidthMode::Narrow, Some("")));
}

#[test]
fn split_responses_are_joined() {
    for cut in 1..7 {
        let (head, tail) = b"\x1b[2;19R".split_at(cut);
        // An Esc without a timely continuation is a key, and the rest of the response is lost.
        assert_eq!(mode(&auto().feed(head).feed(tail)), WidthMode::Wide, "split after {cut}");
    }
}

#[test]
fn multiplexers_and_tiny_screens_are_not_queried() {
    let widths = Widths { auto: true, may_ask: false, ..Widths::default() };
    assert!(!asks(&Play::start(Ctx { widths, ..ctx() }, 80, 24)));
    let widths = Widths { may_ask: true, ..widths };
    for (width, height) in [(19, 24), (80, 1), (0, 0)] {
        assert!(!asks(&Play::start(Ctx { widths, ..ctx() }, width, height)));
    }
}

#[test]
fn the_environment_names_the_multiplexer() {
    let around = |set: &[(&str, &str)]| {
        TerminalEnv::by(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    };
    for (name, value) in [
        ("TERM", "screen.xterm-256color"),
        ("TERM", "tmux-256color"),
        ("TMUX", "default,1,0"),
        ("STY", "1.pts-0"),
        ("ZELLIJ", "0"),
        ("NCURSES_NO_UTF8_ACS", "1"),
    ] {
        assert!(around(&[(name, value)]).between, "{name}={value}");
    }
    let xshell = around(&[("TERM", "xterm"), ("SSH_CONNECTION", "10.1.2.3 50000 10.0.0.1 22"), ("TMUX", "")]);
    let expected = TerminalEnv { terminal: "xterm 10.1.2.3".to_owned(), remote: true, ..TerminalEnv::default() };
    assert_eq!(xshell, expected);
    assert!(around(&[("SSH_TTY", "/dev/pts/3")]).remote && !around(&[("SSH_TTY", "")]).remote);
}

#[test]
fn one_key_cycles_the_width_mode() {
    let play = auto().answer(WidthMode::Narrow).press("W").shows("字符宽度：窄");
    let play = play.press("W").shows("字符宽度：宽").press("W").shows("字符宽度：兼容");
    assert_eq!(mode(&play), WidthMode::Safe);
    let play = play.press("W").shows("字符宽度：自动（窄）");
    assert!(!asks(&play));
    // With a fixed mode the terminal is queried once the mode becomes auto.
    let widths = Widths { may_ask: true, ..Widths::default() };
    let play = Play::start(Ctx { widths, ..ctx() }, 80, 24).press("W").shows("自动（兼容）");
    assert!(asks(&play));
}

#[test]
fn screens_match_in_every_width_mode() {
    for mode in MODES {
        for (width, height) in [(40, 12), (80, 24), (120, 36)] {
            let name = format!("{mode:?}-{width}x{height}").to_lowercase();
            Play::start(fixed(mode), width, height).press("26j<enter>").matches(&format!("widths/{name}"));
        }
    }
}

/// Each step asserts that both kinds of terminal agree and that no cell has an ambiguous width.
#[test]
fn safe_mode_is_aligned_on_every_terminal() {
    for (width, height) in [(80, 60), (120, 200)] {
        let mut play = Play::start(fixed(WidthMode::Safe), width, height).press("z");
        for _ in 0..102 {
            while !play.row(0).contains("100%") {
                play = play.press("<pgdn>");
            }
            play = play.press("]c");
            play = play.press("gg");
        }
        play.press("?<pgdn><esc>:<esc>i<pgdn><pgdn><esc><tab>jji<pgdn>");
    }
}
