//! Earlier searches in the input of the next one.

use anli::app::{Ctx, Start, queries::Queries};

use crate::common::play::{Play, ctx, play};

/// Returns a session after these searches, newest first.
fn after(made: &[&str]) -> Play {
    let made = made.iter().map(|query| (*query).to_owned()).collect();
    let queries = Queries { made, ..Queries::default() };
    Play::start(Ctx { start: Start { queries, ..Start::default() }, ..ctx() }, 80, 24)
}

#[test]
fn up_and_down_walk_the_search_history() {
    let table = [
        ("/<up>", "搜索 零工"),
        ("/<up><up>", "搜索 闽政通"),
        ("/<up><up><up>", "搜索 莆田"),
        ("/<up><up><up><up><up>", "搜索 莆田"),
        ("/<up><up><down>", "搜索 零工"),
        ("/龙岩<up><up><down><down>", "搜索 龙岩"),
        ("/龙岩<up>市", "搜索 零工市"),
        ("/<c-p><c-p><c-n>", "搜索 零工"),
    ];
    for (keys, shown) in table {
        after(&["零工", "闽政通", "莆田"]).press(keys).shows(shown);
    }
}

#[test]
fn the_history_shows_its_position_and_the_way_to_the_hits() {
    after(&["零工", "闽政通"]).press("/<up>").shows("搜索记录 1/2：上箭头 更早，下箭头 更近，Tab 选案例");
    // Typing is no step in the history.
    after(&["零工"]).press("/零工<up>").shows("搜索 零工").lacks("搜索记录");
}

#[test]
fn up_in_the_first_hit_returns_to_the_input() {
    let play = after(&["闽政通"]).press("/零工<down><down><up><up><up>");
    let play = play.shows("搜索 零工").shows("1/7");
    play.press("<backspace><up>").shows("搜索 闽政通");
    after(&["零工"]).press("/<up><tab><tab>").shows("搜索 零工").shows("3/7").press("<up>").shows("2/7");
}

#[test]
fn without_history_the_arrows_move_in_the_hits() {
    play(80, 24, "/零工<up><down>").shows("2/7");
}

#[test]
fn repeated_searches_are_remembered_once() {
    let made = |play: &Play| play.session().model().queries.made.clone();
    let play = after(&["甲", "零工"]).press("/零工<enter><esc><esc>/闽政通<enter><esc><esc>/零工<enter>");
    assert_eq!(made(&play), ["零工", "闽政通", "甲"]);
}

#[test]
fn a_kept_search_with_a_name_is_run_by_its_name() {
    let mut queries = Queries::default();
    assert!(queries.keep("@周报 地区:莆田 零工") && queries.keep("零工"));
    assert_eq!(queries.expanded("@周报"), "地区:莆田 零工");
    assert_eq!(queries.expanded("＠周报 年:2024"), "地区:莆田 零工 年:2024");
    for typed in ["@别的", "零工@周报", "\"@周报\"", "周报"] {
        assert_eq!(queries.expanded(typed), typed);
    }
    // Of a name the last search is kept; the same again drops it.
    assert!(queries.keep("@周报 闽政通") && queries.kept.len() == 2);
    assert_eq!(queries.expanded("@周报"), "闽政通");
    assert!(!queries.keep("@周报 闽政通") && queries.kept == ["零工"]);

    queries.keep("@周报 地区:莆田 零工");
    let start = || Start { queries: queries.clone(), ..Start::default() };
    let session = || Play::start(Ctx { start: start(), ..ctx() }, 100, 24);
    session().press("/@周报").shows("1/2").shows("涵江区建设");
    session().press("/@没有").shows("没有收藏名为 @没有 的搜索");
    // The name of a search that is new is no word of it.
    session().press("/@新 零工").lacks("没有收藏名为");
}
