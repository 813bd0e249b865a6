//! The facet pane: narrowed by typing, walked by groups, with the cases that a value leaves beside it.

use anli::app::model::CaseList;

use crate::common::play::{Play, ctx_with, play};

#[test]
fn typing_narrows_the_pane() {
    let narrowed = play(80, 24, "f/纳税").shows("查找 纳税").shows("> 纳税 (5)").lacks("政务服务 (37)");
    assert!(narrowed.cursor().is_some());
    narrowed.press("<esc>").shows("政务服务 (37)").shows("筛选：102 个案例");
    // In pinyin, with the headings of the groups that are left.
    play(80, 24, "f/putian").shows("地区").shows("莆田市 (16)").lacks("指标");
    play(80, 24, "f/qqq").shows("没有相符的内容").press("<enter>").shows("查找 qqq");
    // The value is chosen, and all are seen again.
    play(80, 24, "f/nashui<enter>").shows("筛选：5 个案例").shows("+纳税").shows("政务服务");
    play(80, 24, "f/shi<tab>").shows("> 市场监管");
    play(80, 24, "f/shi<down><up>").shows("> 劳动力市场监管");
    play(80, 24, "f/福州<esc><esc>").shows("全部案例").shows("1/102");
    // Without a letter as a command, and in every keymap with Han.
    Play::start(ctx_with("plain"), 80, 24).press("<f4>nashui").shows("查找 nashui").shows("纳税 (5)");
    for keymap in anli::app::keymap::NAMES {
        let open = if keymap == "plain" { "<f4>" } else { "f" };
        Play::start(ctx_with(keymap), 80, 24).press(open).press("纳税").shows("查找 纳税").shows("> 纳税 (5)");
    }
}

#[test]
fn brackets_jump_from_group_to_group() {
    play(80, 40, "f]").shows("> 福建省 (72)");
    play(80, 40, "f]]").shows("> 福建省优化营商环境工作典型经验做法(2025年第一批) (35)");
    play(80, 40, "f]jj[")
        .shows("> 福建省 (72)")
        .press("[")
        .shows("> 政务服务 (37)")
        .press("[")
        .shows("> 政务服务 (37)");
    play(80, 60, "f?").shows("筛选的下一组");
    // Elsewhere they begin sequences.
    play(80, 24, "<enter>]").shows("下一个");
}

#[test]
fn regions_stand_in_official_order() {
    let shown = play(120, 60, "f]").text();
    let order = [
        "福建省 (",
        "福州市 (",
        "厦门市 (",
        "莆田市 (",
        "三明市 (",
        "泉州市 (",
        "漳州市 (",
        "南平市 (",
        "龙岩市 (",
        "宁德市 (",
    ];
    let places: Vec<usize> = order.iter().map(|name| shown.find(name).unwrap()).collect();
    assert!(places.is_sorted(), "{shown}");
    assert!(shown.find("城厢区 (").unwrap() < shown.find("涵江区 (").unwrap(), "{shown}");
}

#[test]
fn the_preview_lists_the_cases_that_a_value_leaves() {
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        let value = play(width, height, "fjjj").shows("> 劳动力市场监管 (9)");
        let shown = value.text();
        let cases: Vec<&str> =
            ["泉港", "龙岩", "涵江", "西安"].into_iter().filter(|place| shown.contains(place)).collect();
        assert_eq!(cases.len(), 4, "{shown}");
        assert!(!shown.contains("晋安 "), "{shown}");
    }
    // As many as it says, for every value.
    let mut play = play(120, 200, "f");
    let values = play.session().model().location.facets.as_ref().unwrap().values.clone();
    for value in &values {
        let (model, ctx) = (play.session().model(), play.session().ctx());
        let left = anli::app::facet_preview::left(model, ctx, usize::MAX).unwrap();
        assert_eq!(left.len(), value.count, "{value:?}");
        play = play.press("j");
        if value == &values[values.len() - 1] {
            break;
        }
    }
}

#[test]
fn a_search_for_nothing_is_titled_all_cases() {
    play(80, 24, "f<tab>").lacks("搜索\"\"").shows("全部案例");
    let play = play(80, 24, "f");
    assert!(matches!(play.session().model().location.list, CaseList::Hits { .. }));
}
