//! Completions of the query that is typed.

use crate::common::play::{Play, play};

/// Returns the completions that are offered after these keys, and the text of the input after the key that takes one.
fn completed(keys: &str) -> (Vec<String>, String) {
    let play = play(120, 36, &format!("/{keys}"));
    let offered = play.session().model().completions.offered.iter().map(|completion| completion.text.clone()).collect();
    (offered, typed(&play.press("<tab>")))
}

fn typed(play: &Play) -> String {
    play.session().model().mode.input().map_or(String::new(), |input| input.value().to_owned())
}

#[test]
fn a_word_is_completed_to_a_condition() {
    let table = [
        ("地", "地区:"),
        ("zb", "zb:"),
        ("indi", "indicator:"),
        ("零工 !bum", "零工 !bumen:"),
        ("dq:pt", "dq:福建省莆田市"),
        ("地区：涵江", "地区:福建省莆田市涵江区"),
        ("零工 dq:hjq", "零工 dq:福建省莆田市涵江区"),
        ("zb:hdd", "zb:获得电力"),
        ("xt:mzt", "xt:闽政通"),
        ("pc:2025", "pc:fujian-2025-1"),
        ("年:2", "年:2025"),
    ];
    for (keys, expected) in table {
        assert_eq!(completed(keys).1, expected, "{keys}");
    }
}

#[test]
fn a_name_of_a_field_leads_to_its_values() {
    let play = play(80, 24, "/zhib").shows("Tab zhibiao:").press("<tab>").shows("政务服务");
    let play = play.press("hdd").shows("Tab zhibiao:获得电力").press("<tab>");
    assert_eq!(typed(&play), "zhibiao:获得电力");
    // What is complete is not offered; then the key goes to the hits.
    assert!(play.session().model().completions.offered.is_empty());
    let play = play.shows("1/3").press("<tab>").shows("2/3");
    assert_eq!(typed(&play), "zhibiao:获得电力");
}

#[test]
fn nothing_else_is_completed() {
    for keys in ["d", "rq", "零", "12", "foo:ba", "!", "@", "\"地", "'地", "/地", "地区:没有这样的地方", "地区:莆田市 "]
    {
        assert_eq!(completed(keys).0, Vec::<String>::new(), "{keys}");
    }
    // Within a word, and after the way back.
    assert!(completed("地区<left>").0.is_empty());
    let play = play(80, 24, "/地<esc>");
    assert!(play.session().model().completions.offered.is_empty());
}

#[test]
fn names_of_kept_searches_are_completed() {
    let play = play(100, 30, "/@周报 地区:莆田 零工<enter><esc>S").press("/").press("<c-u>@zb");
    let offered: Vec<_> = play.session().model().completions.offered.iter().map(|found| found.text.as_str()).collect();
    assert_eq!(offered, ["@周报"]);
    let play = play.press("<tab>");
    assert_eq!(typed(&play), "@周报");
}

#[test]
fn completions_are_drawn_whole_on_every_size() {
    for (width, height) in [(20, 5), (40, 10), (80, 24), (200, 60)] {
        play(width, height, "/dq:").press("<tab>").press("<c-u>xt:").press("<tab><c-u>地<tab>");
    }
}
