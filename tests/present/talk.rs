//! A whole talk by keys.

use anli::app::effect::Effect;

use super::{begin, present, request, show};
use crate::common::play::{Play, ctx_with, play};

const TWO: [&str; 2] = ["fujian-2025-1/27", "fujian-2025-1/28"];

/// Returns the number of the page that the foot says.
fn page(play: &Play) -> (usize, usize) {
    let text = play.text();
    let foot = text.lines().last().unwrap();
    let numbers = foot.split_whitespace().find(|part| part.contains('/') && part.len() > 2).unwrap();
    let (at, len) = numbers.split_once('/').unwrap();
    (at.parse().unwrap(), len.parse().unwrap())
}

#[test]
fn a_talk_begins_with_its_title_page() {
    for (width, height) in [(80, 24), (120, 36), (200, 60), (40, 10)] {
        let play = present(width, height, &TWO, "");
        let text = play.text();
        assert!(text.contains("样 板 间") || text.contains("样板间"), "{text}");
        let play = play.shows("三楼会议室").shows("下周二").shows("共 2 个案例").shows("14:15");
        assert_eq!(page(&play).0, 1);
    }
}

#[test]
fn a_talk_goes_through_all_pages_and_back() {
    for (width, height) in [(80, 24), (120, 36), (200, 60), (40, 10)] {
        let mut play = present(width, height, &TWO, "");
        let (mut seen, len) = (String::new(), page(&play).1);
        for _ in 0..600 {
            seen += &play.text().replace([' ', '\n'], "");
            let before = (show(&play).at, show(&play).step);
            play = play.press("<pgdn>");
            if (show(&play).at, show(&play).step) == before {
                break;
            }
        }
        assert_eq!(page(&play), (len, len), "{width}x{height}");
        play = play.shows("已是最后一页");
        for word in ["龙岩市", "成效", "出处", "第27例", "第28例"] {
            assert!(seen.contains(word), "no {word} at {width}x{height}");
        }
        // Going back shows each page whole.
        for at in (0..len - 1).rev() {
            play = play.press("<pgup>");
            assert_eq!((show(&play).at, show(&play).step), (at, show(&play).page().unwrap().last_step));
        }
        play.press("<pgup><pgup>").shows("已是第一页");
    }
}

#[test]
fn every_key_of_a_remote_or_a_keyboard_turns_pages() {
    for key in ["<space>", "<enter>", "<right>", "<down>", "<pgdn>", "n", "j"] {
        assert_eq!(show(&present(80, 24, &TWO, key)).at, 1, "{key}");
    }
    for key in ["<left>", "<up>", "<pgup>", "p", "k", "N"] {
        assert_eq!(show(&present(80, 24, &TWO, &format!("<space>{key}"))).at, 0, "{key}");
    }
}

#[test]
fn points_are_revealed_one_by_one() {
    let mut play = present(120, 36, &TWO, "");
    while show(&play).page().unwrap().last_step < 2 {
        let at = show(&play).at;
        play = play.press(&format!("{}<enter>", at + 2));
    }
    let rows = |play: &Play| play.text().lines().filter(|line| !line.trim().is_empty()).count();
    let (at, first) = (show(&play).at, rows(&play));
    let play = play.press("<space>");
    assert_eq!((show(&play).at, show(&play).step), (at, 1));
    assert!(rows(&play) > first);
}

#[test]
fn pages_and_cases_are_reached_by_number() {
    let play = present(80, 24, &TWO, "2G").shows("第28例");
    let second = show(&play).at;
    let play = play.press("gg");
    assert_eq!(show(&play).at, 0);
    let play = play.press("G");
    assert_eq!(show(&play).at, show(&play).pages.len() - 1);
    let play = play.press("1gg").shows("第27例").press("5<enter>");
    assert_eq!(show(&play).at, 4);
    let play = play.press("J");
    assert_eq!(show(&play).at, second);
    // Back to where the jump came from.
    let play = play.press("<backspace>");
    assert_eq!(show(&play).at, 4);
    play.press("99<enter>").press("99G").shows("第28例");
}

#[test]
fn a_black_screen_shows_nothing_until_the_next_key() {
    for key in [".", "b"] {
        let play = present(80, 24, &TWO, &format!("<space>{key}"));
        assert_eq!(play.text().trim(), "");
        let play = play.press("<pgdn>");
        assert_eq!((show(&play).at, page(&play).0), (1, 2));
    }
}

#[test]
fn the_key_of_a_remote_that_alternates_never_ends_a_talk() {
    let play = present(80, 24, &TWO, "<space><space>");
    let mut play = play.press("<esc>").shows("再按一次 Esc 结束演示");
    for _ in 0..3 {
        play = play.press("<f5><esc>");
        assert_eq!(show(&play).at, 0);
    }
    play = play.press("<backspace>");
    assert!(play.session().model().show.is_some());
    // Keys that mean nothing take the question back as well.
    let play = play.press("<esc>").press("~").press("<esc>");
    assert!(play.session().model().show.is_some());
    let play = play.press("<esc>");
    assert!(play.session().model().show.is_none());
}

#[test]
fn a_talk_of_its_own_ends_the_program() {
    let alone = || anli::app::present_request::PresentRequest { is_alone: true, ..request(&TWO) };
    for keys in ["q", "<esc><esc>", "<space>b<esc><esc><esc>"] {
        let play = begin(80, 24, alone(), keys);
        assert_eq!(play.effects(), [Effect::Quit], "{keys}");
    }
    let play = present(80, 24, &TWO, "<space>q");
    assert_eq!(play.effects(), []);
    play.shows("全部案例");
}

#[test]
fn what_is_looked_at_is_presented() {
    play(80, 24, "X").shows("共 1 个案例").press("<space>").shows("第1例");
    let found = play(100, 30, "/电子证照<enter>");
    let hits = found.session().model().location.list.len(&found.session().ctx().corpus);
    found.press("<esc>X").shows("电 子 证 照").shows(&format!("共 {hits} 个案例"));
    let play = Play::start(ctx_with("plain"), 80, 24).press("<f6>8").shows("共 1 个案例");
    play.press("<pgdn>.").lacks("第1例").press(".").shows("第1例");
}

#[test]
fn a_new_size_in_the_middle_of_a_page_keeps_the_text() {
    let play = present(80, 24, &TWO, "<space><space><space><space><space>");
    let before = play.text();
    let play = play.resize(40, 10).resize(19, 4).resize(200, 60).resize(80, 24);
    assert_eq!(play.text(), before);
}

#[test]
fn missing_cases_are_told_and_the_others_shown() {
    let missing =
        anli::app::present_request::PresentRequest { missing: vec!["nowhere-1/1".to_owned()], ..request(&TWO) };
    begin(80, 24, missing, "").shows("没有找到案例 nowhere-1/1").press("<space>").shows("第27例");
    begin(80, 24, Default::default(), "").shows("没有可演示的案例").shows("全部案例");
}

#[test]
fn the_time_changes_with_a_page_only() {
    let play = present(80, 24, &TWO, "<space>").shows("14:15");
    let turned = show(&play).turned;
    assert_eq!(show(&play.press("<esc>")).turned, turned);
}

#[test]
fn all_pages_are_listed_and_chosen_from() {
    let play = present(80, 24, &TWO, "<space>o").shows("各页一览").shows("成效数字");
    let play = play.press("jjj<enter>");
    assert_eq!(show(&play).at, 4);
    let play = play.press("o<esc>").press("<backspace>");
    assert_eq!(show(&play).at, 1);
}

#[test]
fn the_handout_is_the_briefing_of_the_same_cases() {
    let play = present(80, 24, &TWO, "<space>B").shows("演示的 2 个案例").shows("样板间");
    let play = play.press("<enter>");
    let requested = play.effects().iter().find_map(|effect| match effect {
        Effect::Brief(request) => Some(request.cases.len()),
        _ => None,
    });
    assert_eq!(requested, Some(2));
    play.press("<esc>").shows("第27例");
}

#[test]
fn marked_cases_are_presented_from_a_list_of_all() {
    play(100, 30, "ajja<up>X").shows("共 2 个案例").press("<esc><esc>").press("<right>X").shows("共 1 个案例");
}

#[test]
fn a_page_turn_sends_little_more_than_its_text() {
    let play = present(80, 24, &TWO, "2G<space><space><space>");
    let play = play.press("<pgdn>");
    assert_eq!(play.frames(), 1);
    let text = play.text().len();
    assert!(play.bytes() < text + 1200, "{} bytes for {text} of text", play.bytes());
    // A key that changes nothing but the last row sends no page.
    let play = play.press("<esc>");
    assert!(play.bytes() < 300, "{}", play.bytes());
}

#[test]
fn help_lies_over_a_talk() {
    present(80, 24, &TWO, "?").shows("黑屏").press("<esc>").shows("三楼会议室");
}
