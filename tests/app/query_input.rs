//! The search input, opened again: its text, editing it, and cancelling it.

use anli::app::message::Message;

use crate::common::play::{Play, ctx, ctx_with, play};

/// Asserts that the screen after `keys` and that after `more` are equal.
#[track_caller]
fn restores_the_screen(keys: &str, more: &str) {
    for (width, height) in [(80, 24), (120, 36)] {
        let before = play(width, height, keys);
        let (text, styled) = (before.text(), before.styled());
        let after = before.press(more);
        assert_eq!((after.text(), after.styled()), (text, styled), "{keys} and then {more} at {width}×{height}");
    }
}

#[test]
fn escape_in_the_input_cancels_the_search() {
    // The keys after the bar must restore the screen of the keys before it.
    let table = [
        "3j|s<esc>",
        "3j|s零工<esc>",
        "<enter>5j|s零工<esc>",
        "s零工<enter>|s<esc>",
        "s零工<enter>   |s<esc>",
        "s零工<enter>   |s排污权<tab><esc>",
        "s零工<enter>nnn|s排污权<esc>",
        "s零工<enter>z3j|s 莆田<esc>",
        "s零工<enter>/服务<enter>nn|s排污权<esc>",
        "<enter>/监管<enter>n|s零工<down><esc>",
        "s零工<enter><esc>jj|/<esc>",
        "s零工<enter><esc>jj|/<backspace>莆田<tab><esc>",
        "s零工<enter><esc>jj|/<tab><tab><esc>",
        "s营商环境<enter><esc>G|/<up><esc>",
        "s零工<enter><esc>f2j|s<left>x<esc>",
        "s零工<enter><esc>f2j<enter>l|s排污权<esc>",
        "P<enter>jj|s零工<esc>",
        "hjl3j|s零工<esc>",
    ];
    for keys in table {
        let (before, more) = keys.split_once('|').unwrap();
        restores_the_screen(before, more);
    }
}

#[test]
fn escape_in_the_hits_leaves_the_search() {
    play(80, 24, "3js零工<enter><esc>s莆田<esc>").shows("搜索\"零工\"").press("<esc>").shows("4/102").lacks("搜索\"");
    play(80, 24, "3js零工<enter>s排污权<enter>").press("<esc>").shows("搜索\"排污权\"").press("<esc>").shows("4/102");
}

#[test]
fn a_second_search_is_a_jump_and_a_cancelled_one_is_not() {
    let case = |play: &Play| play.session().model().location.case;
    let read = play(80, 24, "s零工<enter>3j");
    let (first, text) = (case(&read), read.text());
    let read = read.press("s排污权<enter>");
    assert_ne!(case(&read), first);
    let read = read.press("<backspace>");
    assert_eq!((case(&read), read.text()), (first, text));
    play(80, 24, "s零工<esc><backspace>").shows("没有可返回的位置");
    play(80, 24, "s零工<enter><esc>s<esc><backspace>").shows("1/102").press("<backspace>").shows("没有可返回的位置");
}

#[test]
fn every_way_back_restores_the_selection() {
    restores_the_screen("<enter>/监管<enter>n", "G<backspace>");
    restores_the_screen("s零工<enter>nn", "G<backspace>");
    restores_the_screen("<enter>/监管<enter>n", "P<enter><esc>");
    restores_the_screen("<enter>/监管<enter>n", "s零工<enter><esc><esc>");
    restores_the_screen("<enter>/监管<enter>n", "f<esc>");
    play(80, 24, "<enter>/监管<enter>]/")
        .shows("处（共")
        .press("<backspace>")
        .shows("编号：fujian-2025-1/1")
        .shows("第1处（共");
}

#[test]
fn typing_replaces_the_selected_query() {
    for keys in ["sbdy<enter>s", "sbdy<enter><esc>/", "sbdy<enter>s<tab>"] {
        let again = play(80, 24, keys);
        assert!(again.row(0).starts_with(" 搜索 bdy "), "{}", again.row(0));
        assert!(again.styled().contains("reversed \"bdy\""), "{}", again.styled());
        again.shows("输入即替换，空格续写").press("lg").shows("搜索 lg ").lacks("输入即替换");
    }
    play(80, 24, "s零工<enter><esc>/莆田").shows("搜索 莆田 ");
    play(80, 24, "s零工<enter>s").paste("莆田").shows("搜索 莆田 ");
    play(80, 24, "s零工<enter>").paste("莆田\n").shows("搜索 莆田 ");
    play(80, 24, "s零工<enter>s").paste(" \n").shows("搜索 零工 ").shows("输入即替换");
    // An empty query is no search.
    play(80, 24, "s<enter>s").lacks("输入即替换");
    Play::start(ctx_with("plain"), 80, 24).press("零工<enter><esc>莆田").shows("搜索 莆田 ");
}

#[test]
fn a_space_appends_to_the_selected_query() {
    play(80, 24, "s零工<enter>s 莆田").shows("搜索 零工 莆田 ").lacks("输入即替换");
    play(80, 24, "s零工<enter>s　莆田").shows("搜索 零工　莆田 ");
}

#[test]
fn editing_keys_end_the_selection() {
    let table = [
        ("<left>x", "零x工"),
        ("<right>x", "零工x"),
        ("<home>x", "x零工"),
        ("<end>x", "零工x"),
        ("<c-e>x", "零工x"),
        ("<backspace>x", "x"),
        ("<del>x", "x"),
        ("<c-u>x", "x"),
        ("<home><del>x", "x工"),
        ("<left><backspace>x", "x工"),
    ];
    for (keys, typed) in table {
        play(80, 24, "s零工<enter>s").press(keys).shows(&format!("搜索 {typed} ")).lacks("输入即替换");
    }
    // Of more than one word, the last is deleted alone.
    play(80, 24, "s零工 莆田<enter>s<c-w>").shows("搜索 零工 ").lacks("搜索 零工 莆田");
    // Earlier searches are offered, as in a new input.
    play(80, 24, "s莆田<enter><esc><esc>s零工<enter>s<up>市").shows("搜索 莆田市");
}

#[test]
fn enter_opens_the_last_selected_hit() {
    let case = |keys: &str| play(80, 24, keys).session().model().location.case;
    assert_eq!(case("s零工<enter><esc>jj/<enter>"), case("s零工<enter><esc>jj<enter>"));
    assert_eq!(case("s零工<enter><esc>jj/<tab><enter>"), case("s零工<enter><esc>jjj<enter>"));
    play(80, 24, "s零工<enter><esc>jj/<enter>").shows("编号：");
}

#[test]
fn clicks_select_hits_of_a_selected_query() {
    let click = |play: Play, y: usize| play.feed(format!("\x1b[<0;10;{y}M").as_bytes());
    let opened = play(80, 24, "Ms零工<enter><esc>/");
    let chosen = click(opened, 4).shows("输入即替换").shows("/7");
    click(chosen, 4).shows("编号：");
}

#[test]
fn a_resumed_search_can_be_returned_to() {
    let left = play(80, 24, "s零工<enter><esc>jj<enter>4j");
    let spot = anli::app::resume::saved_location(left.session().model(), &ctx()).unwrap();
    let resumed = Play::start(ctx(), 80, 24).deliver(Message::Resume(spot)).press("j");
    let text = resumed.text();
    assert_eq!(resumed.press("s排污权<esc>").text(), text);
}

#[test]
fn closing_unused_facets_leaves_no_search() {
    for keys in ["3j|f<esc>", "3j|ff", "3j|f3j<enter><enter><esc>", "<enter>5j|f<esc>", "hjl2j|f<esc>"] {
        let (before, more) = keys.split_once('|').unwrap();
        restores_the_screen(before, more);
    }
    play(80, 24, "f<esc><backspace>").shows("没有可返回的位置");
    // Facet choices and searches stay.
    play(80, 24, "fj<enter><esc>").shows("搜索\"");
    play(80, 24, "s零工<enter><esc>f<esc>").shows("搜索\"零工\"");
}
