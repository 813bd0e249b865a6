//! A presentation that plays by itself: time passes only by the message of a timer.

use anli::{
    app::{effect::Effect, message::Message, present_request::PresentRequest},
    present::Auto,
    ui::Session,
};

use super::{begin, request, show};
use crate::common::play::{Play, ctx};

/// Begins a presentation of one case that plays by itself.
fn playing(is_loop: bool, keys: &str) -> Play {
    let request = PresentRequest { every: Some(20), is_loop, ..request(&["fujian-2025-1/28"]) };
    begin(80, 24, request, keys)
}

/// Returns the timer that the last step asked for.
fn timer(play: &Play) -> Option<(u64, u64)> {
    play.effects().iter().find_map(|effect| match effect {
        Effect::Wake { timer, after } => Some((*timer, *after)),
        _ => None,
    })
}

/// Lets the last timer be over.
fn pass(play: Play) -> Play {
    let timer = show(&play).timer;
    play.deliver(Message::Woken(timer))
}

#[test]
fn each_page_stays_whole_for_its_time() {
    let mut play = playing(false, "").shows("自动");
    let len = show(&play).pages.len();
    for at in 0..len {
        assert_eq!((show(&play).at, timer(&play).unwrap().1), (at, 20_000));
        assert_eq!(show(&play).step, show(&play).page().unwrap().last_step);
        play = pass(play);
    }
    // After the last page nothing is asked for, and nothing is drawn.
    assert_eq!((timer(&play), show(&play).at, show(&play).auto), (None, len - 1, Auto::ByHand));
    assert_eq!(pass(play).bytes(), 0);
}

#[test]
fn the_time_of_the_first_page_begins_with_the_first_frame() {
    let request = PresentRequest { every: Some(20), ..request(&["fujian-2025-1/28"]) };
    let mut session = Session::new(ctx(), 80, 24);
    session.deliver(Message::Present(Box::new(request)));
    let play = Play::of(session);
    assert_eq!(timer(&play), Some((show(&play).timer, 20_000)));
}

#[test]
fn a_loop_begins_again() {
    let mut play = playing(true, "");
    for _ in 0..show(&play).pages.len() {
        play = pass(play);
    }
    assert_eq!((show(&play).at, timer(&play).is_some()), (0, true));
}

#[test]
fn a_pause_holds_the_page() {
    let play = playing(false, "<space>").shows("暂停");
    assert_eq!(timer(&play), None);
    let play = pass(play);
    assert_eq!((show(&play).at, play.bytes()), (0, 0));
    let play = play.press("<space>").shows("自动播放");
    assert!(timer(&play).is_some());
    assert_eq!(show(&pass(play)).at, 1);
}

#[test]
fn any_key_takes_over() {
    for (keys, at) in [("<pgdn>", 1), ("<esc>", 0), ("~", 0), ("o<esc>", 0), ("?<esc>", 0)] {
        let play = pass(playing(false, keys));
        assert_eq!((show(&play).at, show(&play).auto), (at, Auto::ByHand), "{keys}");
    }
    let play = playing(false, "<pgdn>").shows("已转为手动，按 a 继续自动播放");
    let play = play.press("a");
    assert!(timer(&play).is_some());
    assert_eq!(show(&pass(play).press("a")).auto, Auto::ByHand);
}

#[test]
fn an_old_timer_turns_nothing() {
    let play = playing(false, "");
    let old = show(&play).timer;
    let play = play.press("<space><space>").deliver(Message::Woken(old));
    assert_eq!(show(&play).at, 0);
}
