//! The mouse: captured only on request, and always released.

use anli::app::{
    Ctx,
    effect::Effect,
    message::Message,
    mouse::{Gesture, Mouse},
};
use proptest::prelude::*;

use crate::common::{
    grid::AT_REST,
    play::{Play, ctx, play},
    pty::Pty,
};

/// Returns a session with the mouse captured.
fn mouse(width: u16, height: u16, keys: &str) -> Play {
    Play::start(Ctx { start: anli::app::Start { mouse: true, ..Default::default() }, ..ctx() }, width, height)
        .press(keys)
}

fn click(x: u16, y: u16) -> String {
    format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", x + 1, y + 1, x + 1, y + 1)
}

impl Play {
    fn click(self, x: u16, y: u16) -> Self {
        self.feed(click(x, y).as_bytes())
    }

    fn wheel(self, x: u16, y: u16, down: bool) -> Self {
        self.feed(format!("\x1b[<{};{};{}M", 64 + u16::from(down), x + 1, y + 1).as_bytes())
    }
}

const ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

#[test]
fn the_mouse_is_off_by_default() {
    let off = play(80, 24, "");
    assert!(!off.bytes_sent().windows(4).any(|four| four == b"1000" || four == b"1002"));
    let clicked = off.click(5, 3).wheel(5, 3, true);
    assert_eq!(clicked.bytes(), 0);
    clicked.shows("1/102");
}

#[test]
fn a_key_toggles_the_mouse() {
    let on = play(80, 24, "M").shows("鼠标：开");
    assert!(on.bytes_sent().starts_with(ON));
    let on = on.press("j");
    assert!(!on.bytes_sent().windows(5).any(|five| five == b"?1000"));
    let off = on.press("M").shows("鼠标：关");
    assert!(off.bytes_sent().starts_with(OFF));
    // The option captures it from the start.
    assert!(mouse(80, 24, "").bytes_sent().windows(ON.len()).any(|part| part == ON));
}

#[test]
fn a_click_selects_and_a_second_click_opens() {
    let selected = mouse(80, 24, "").click(20, 5).shows("4/102");
    selected.click(20, 5).shows("编号：fujian-2025-1/4");
    // A click on another row only selects it.
    mouse(80, 24, "").click(20, 5).click(20, 6).shows("5/102");
    // The name of a batch is no case.
    mouse(80, 24, "").click(20, 5).click(20, 1).shows("4/102");
    let wide = mouse(140, 36, "").click(5, 2).shows("1/35");
    wide.click(30, 3).shows("3/35").click(95, 5).press("G").shows("100%");
    // While a query is typed, a click selects and opens, too.
    mouse(140, 36, "/零工").click(40, 3).shows("3/7").click(40, 3).shows("编号：");
    // The row below a hit belongs to it.
    mouse(140, 36, "/零工").click(40, 5).shows("4/7");
    // The rows above the last one that is there, the status line, the title.
    mouse(80, 24, "").click(5, 23).shows("1/102").click(5, 0).shows("1/102");
    mouse(140, 36, "/零工<enter><esc>").click(40, 30).shows("1/7");
}

#[test]
fn a_click_ends_a_pending_sequence() {
    let begun = mouse(80, 24, "g").shows("跳到").click(20, 5).shows("4/102").lacks("跳到");
    begun.press("g").shows("跳到").press("g").shows("1/102");
}

#[test]
fn a_click_outside_closes_a_popup() {
    let palette = mouse(80, 24, ":批次").click(20, 4);
    palette.shows("发文机关").click(0, 0).lacks("发文机关");
    let copy = mouse(80, 24, "y").click(20, 5).click(20, 5);
    assert!(copy.bytes_sent().windows(5).any(|five| five == b"\x1b]52;"), "the id is copied");
    let help = mouse(80, 24, "?").click(20, 10).shows("按键帮助");
    let down = (0..8).fold(help, |help, _| help.wheel(20, 10, true));
    down.shows("按键帮助").lacks("搜索全部案例");
    // A heading cannot be chosen.
    let heading = mouse(80, 24, "?").click(20, 4);
    assert!(heading.styled().contains("搜索全部案例"), "{}", heading.styled());
    mouse(80, 24, "<enter>o").click(20, 20).click(20, 5).shows("编号").lacks("提纲");
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer() {
    let below = mouse(140, 36, "").wheel(90, 10, true);
    assert_eq!(below.session().model().location.top, 3);
    let list = below.wheel(40, 10, true);
    assert_eq!((list.session().model().location.cases.top, list.session().model().location.top), (3, 0));
    let up = list.wheel(40, 10, false).wheel(40, 10, false);
    assert_eq!(up.session().model().location.cases.top, 0);
    up.press("j").shows("4/102");
    mouse(140, 36, "").wheel(5, 5, true).shows("1/102");
}

#[test]
fn a_drag_moves_the_divider() {
    let rule = |play: &Play| {
        play.row(1).match_indices('|').nth(1).and_then(|(byte, _)| Some(play.row(1).get(..byte)?.chars().count()))
    };
    let start = mouse(140, 36, "");
    let panes = start.session().model().panes().unwrap();
    let x = panes.cases.unwrap().title.right();
    let drag = |from: u16, to: u16| format!("\x1b[<0;{};6M\x1b[<32;{};6M\x1b[<0;{};6m", from + 1, to + 1, to + 1);
    let before = rule(&start);
    let moved = start.feed(drag(x, x + 7).as_bytes());
    assert_eq!(moved.session().model().panes().unwrap().cases.unwrap().title.right(), x + 7);
    assert_ne!(rule(&moved), before);
    let back = moved.feed(drag(x + 7, x).as_bytes());
    assert_eq!(rule(&back), before);
    // Only the divider is dragged, and both sides stay usable.
    assert_eq!(rule(&back.feed(drag(x + 9, 100).as_bytes())), before);
    for to in [0, 139, 65_534] {
        let panes = mouse(140, 36, "").feed(drag(x, to).as_bytes()).session().model().panes().unwrap();
        assert!(panes.cases.unwrap().body.width >= 20 && panes.text.unwrap().body.width >= 30);
    }
}

#[test]
fn the_plain_view_releases_the_mouse() {
    let plain = mouse(80, 24, "Y");
    let back = plain.click(3, 3).shows("按任意键返回").press("x");
    assert!(back.bytes_sent().windows(ON.len()).any(|part| part == ON));
}

#[test]
fn mouse_reports_may_be_split_anywhere() {
    let whole = click(20, 5);
    for at in 1..whole.len() {
        let (first, rest) = whole.as_bytes().split_at(at);
        let mut session = anli::ui::Session::new(
            Ctx { start: anli::app::Start { mouse: true, ..Default::default() }, ..ctx() },
            80,
            24,
        );
        session.start();
        session.feed(first);
        session.feed(rest);
        assert_eq!(session.model().location.cases.at, 3, "{at}");
    }
}

#[test]
fn mouse_reports_follow_xterm() {
    let mut input = anli::ui::input::Input::new();
    let press = |gesture, x, y| vec![Message::Mouse(Mouse { gesture, x, y })];
    let table: [(&str, Vec<Message>); 14] = [
        ("\x1b[<0;1;1M", press(Gesture::Press, 0, 0)),
        ("\x1b[<32;65536;2M", press(Gesture::Drag, 65535, 1)),
        ("\x1b[<0;3;4m", press(Gesture::Release, 2, 3)),
        ("\x1b[<64;3;4M", press(Gesture::Wheel { down: false }, 2, 3)),
        ("\x1b[<65;3;4M", press(Gesture::Wheel { down: true }, 2, 3)),
        ("\x1b[<2;3;4M", vec![]),
        ("\x1b[<4;3;4M", vec![]),
        ("\x1b[<35;3;4M", vec![]),
        ("\x1b[<0;0;1M", vec![]),
        ("\x1b[<0;99999;1M", vec![]),
        ("\x1b[<0;1M", vec![]),
        ("\x1b[<;;M", vec![]),
        ("\x1b[<M", vec![]),
        ("\x1b[<0;4294967296;1M", vec![]),
    ];
    for (bytes, expected) in table {
        assert_eq!(input.feed(bytes.as_bytes()), expected, "{}", bytes.escape_debug());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Terminal and session agree after any mouse event on any screen.
    #[test]
    fn any_mouse_event_is_survived(
        size in prop_oneof![Just((80, 24)), Just((120, 36)), Just((20, 5)), Just((3, 3))],
        keys in prop_oneof![Just(""), Just("<enter>"), Just("zo"), Just("/零工"), Just("f"), Just("y"), Just("?"), Just(":"), Just("P"), Just("w")],
        events in proptest::collection::vec((prop_oneof![Just(0), Just(32), Just(64), Just(65)], 1..130_u32, 1..40_u32, any::<bool>()), 0..12),
    ) {
        let mut play = mouse(size.0, size.1, keys);
        for (button, x, y, up) in events {
            play = play.feed(format!("\x1b[<{button};{x};{y}{}", if up { 'm' } else { 'M' }).as_bytes());
            prop_assert!(play.effects().iter().all(|effect| *effect != Effect::Quit));
        }
    }
}

#[test]
fn the_binary_always_releases_the_mouse() {
    let start = || {
        let mut pty = Pty::start(80, 24, &["--mouse"]);
        pty.until(|grid| grid.modes().alternate && grid.modes().mouse && !grid.modes().update);
        pty
    };
    let mut pty = start();
    pty.send(b"q");
    assert_eq!(pty.end().1.modes(), AT_REST);
    let pty = start();
    pty.signal("TERM");
    assert_eq!(pty.end().1.modes(), AT_REST);
    let mut pty = start();
    pty.signal("TSTP");
    pty.until(|grid| grid.modes() == AT_REST);
    pty.until_stopped();
    pty.signal("CONT");
    pty.until(|grid| grid.modes().alternate && grid.modes().mouse && !grid.modes().update);
    pty.send(click(20, 5).as_bytes());
    pty.until(|grid| grid.text().contains("4/102") && !grid.modes().update);
    pty.send(b"M");
    pty.until(|grid| !grid.modes().mouse);
    pty.send(b"q");
    assert_eq!(pty.end().1.modes(), AT_REST);
}
