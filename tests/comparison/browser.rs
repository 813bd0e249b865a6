//! Comparing in the browser: choosing, reading side by side, going on from there.

use std::sync::Arc;

use anli::{
    app::Ctx,
    text::{Width, WidthMode},
    ui::{Session, theme::Themes},
};
use ratatui::style::Modifier;

use crate::common::play::{Play, ctx, ctx_with, play};

/// The second case of the pair that the tests compare is the first similar one.
const SIMILAR: &str = "s相似:fujian-2025-1/28<enter>C";

#[test]
fn two_cases_are_chosen_with_one_key_each() {
    let chosen = play(80, 24, "C").shows("再到另一案例上按 C 即对比；已选：福建省");
    let compared = chosen.press("jC").shows("1 福建").shows("2 福建").shows("背景");
    assert_eq!(compared.session().model().compared().unwrap().cases.len(), 2);
    // From the reader, and the second one in another list.
    play(120, 36, "<enter>C").shows("已选").press("s龙零工<enter><enter>C").shows("2 龙岩").shows("|");
    // The same key on the same case takes it back.
    play(80, 24, "CC").shows("不再对比：").press("jC").shows("已选");
    // Among cases similar to one it is compared with that one.
    play(80, 24, SIMILAR).shows("1 龙岩").shows("2 ");
    play(80, 24, "CjCC").shows("到第三个案例上按 C").press("jjC").shows("3 福建").press("C").shows("最多对比三个案例");
    // Those of a folder are compared at once.
    let folder = "ajja;<enter>";
    play(80, 24, &format!("{folder}C")).shows("1 福建").shows("2 福建").shows("背景");
    play(80, 24, "ajajaja;<enter>C").shows("再到另一案例上按 C");
    play(80, 24, "s龘龘<enter>C").shows("没有案例");
    Play::start(ctx_with("plain"), 80, 24).press("<f6>7<down><f6>7").shows("1 福建").shows("2 福建");
    for keymap in ["vim", "emacs"] {
        Play::start(ctx_with(keymap), 80, 24).press("CjC").shows("2 福建");
    }
}

#[test]
fn the_hint_says_what_the_key_does_now() {
    play(160, 24, "").shows("C 对比");
    play(160, 24, "C<down>").shows("C 与所选对比");
    play(160, 24, "C<down>C").shows("C 加一例").shows("Tab 换一侧").shows("回车 打开此处");
}

#[test]
fn measures_stand_beside_each_other_on_a_wide_screen() {
    let screen = play(120, 36, "s龙零工<enter>Cs家门口零工<enter>C").press("]s]s");
    let text = screen.text();
    let row = text.lines().find(|row| row.contains("（一）数字赋能")).unwrap();
    assert!(row.contains("一是\"网格化\"就业服务模式"), "{text}");
    let row = text.lines().find(|row| row.contains("做法")).unwrap();
    assert_eq!(row.trim(), "做法");
    screen.shows("（仅见于 2 南平）");
}

#[test]
fn measures_stand_below_each_other_on_a_narrow_one() {
    let screen = play(80, 24, "s龙零工<enter>Cs家门口零工<enter>C]s]s").shows("1| （一）数字赋能");
    let screen = screen.press("]m]m");
    let text = screen.text();
    assert!(screen.row(1).starts_with(" 2|     一是\"网格化\""), "{text}");
    // Every row of text says whose it is, wherever one looks.
    let rows = text.lines().skip(1).take(22).filter(|row| !row.trim().is_empty());
    rows.for_each(|row| assert!(row.starts_with(" 1|") || row.starts_with(" 2|"), "{row}"));
}

#[test]
fn figures_of_one_thing_stand_in_one_row() {
    let screen = play(200, 60, "s龙零工<enter>Cs涵江零工<enter>CG").shows("数字");
    let text = screen.text();
    let row = text.lines().rev().find(|row| row.contains("1.4万余户")).unwrap();
    assert!(row.contains("7284人次"), "{text}");
}

#[test]
fn reading_finding_and_jumping_are_those_of_the_reader() {
    let screen = play(100, 30, "CjC");
    let count = screen.session().model().layout_count;
    let screen = screen.press("jjkk<space>]s]s[s]mGgg").press("/企业<enter>nnN").shows("第2处（共10处）");
    assert_eq!(screen.session().model().layout_count, count, "scrolling, jumping and finding lay nothing out");
    let ranges = &screen.session().model().highlights.ranges;
    let blocks = &screen.session().model().page.blocks;
    let of = |case| ranges.iter().filter(|range| blocks[range.block].case == case).count();
    assert!(of(0) > 0 && of(1) > 0, "both cases are searched");
    // What the top shows stays there when the screen changes.
    let top = |screen: &Play| screen.session().model().page.anchor(screen.session().model().location.top);
    let screen = screen.press("gg]m]m");
    let before = top(&screen).unwrap().block;
    let narrow = screen.resize(80, 24);
    assert_eq!(top(&narrow).unwrap().block, before);
    assert_eq!(top(&narrow.resize(100, 30)).unwrap().block, before);
    play(100, 30, "CjC").press("t").shows("排版").press("c").shows("简").press("o").shows("?");
}

#[test]
fn one_goes_on_from_a_comparison_and_comes_back() {
    let opened = play(120, 36, "s龙零工<enter>Cs涵江零工<enter>C]s]s").press("<tab><enter>");
    let opened = opened.shows("涵江 ・ 建设").shows("（一）积极探索");
    assert!(opened.session().model().compared().is_none());
    let back = opened.press("<backspace>").shows("2 涵江");
    assert_eq!(back.session().model().location.side(), 1);
    // The way back leads to where it was opened, in one step, whatever was jumped to meanwhile.
    let left = back.press("G").press("<esc>").shows("搜索\"涵江零工\"：1 个");
    assert!(left.session().model().compared().is_none());
    let other = play(120, 36, "CjCs零工<enter>").shows("搜索\"零工\"").press("<enter>");
    assert!(other.session().model().compared().is_none());
    // What is copied is of the chosen side.
    play(120, 36, "CjC<tab>yi").shows("fujian-2025-1/2");
    play(120, 36, "CjCyi").shows("编号已复制");
}

#[test]
fn every_size_and_width_of_characters_is_straight() {
    for (width, height) in [(20, 5), (40, 12), (80, 24), (99, 24), (100, 30), (120, 36), (135, 40), (200, 60)] {
        for keys in ["CjC<space><space>", "CjCCjjC]s]s<space>"] {
            play(width, height, keys);
            for mode in [WidthMode::Narrow, WidthMode::Wide] {
                Play::start(Ctx { width: Width(mode), ..ctx() }, width, height).press(keys);
            }
        }
    }
    // Three columns need more room than two.
    assert!(play(134, 30, "CjCCjjC").session().model().page.compared.as_ref().unwrap().columns == 0);
    assert!(play(135, 30, "CjCCjjC").session().model().page.compared.as_ref().unwrap().columns > 40);
}

#[test]
fn shared_wording_is_quieter_also_without_colours() {
    for theme in ["default", "monochrome"] {
        let themes = Themes::default();
        let mut ctx = ctx();
        ctx.start.theme = themes.find(theme).unwrap();
        ctx.themes = Arc::new(themes.names());
        let session = Session::new(ctx, 120, 36).with_themes(themes);
        let screen = Play::of(session).press("s龙零工<enter>Cs家门口零工<enter>C]s]s");
        let buffer = screen.session().screen().buffer();
        let quiet = |y: u16| -> String {
            let cells = (0..120).filter_map(|x| buffer.cell((x, y)));
            cells.filter(|cell| cell.modifier.contains(Modifier::DIM)).map(|cell| cell.symbol()).collect()
        };
        let quiet: String = (1..35).map(quiet).collect();
        assert!(quiet.contains("零工市场") && !quiet.contains("数字赋能"), "{theme}: {quiet}");
    }
}
