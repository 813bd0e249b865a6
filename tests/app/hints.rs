//! Hints of the status line: the most useful keys come before its other content.

use anli::app::{
    Ctx,
    action::Action,
    keymap::{Context, NAMES},
    words::{Lang, Msg},
};

use crate::common::play::{Play, ctx, ctx_with, play};

/// Returns the last row of a screen.
fn last(width: u16, height: u16, keys: &str) -> String {
    play(width, height, keys).row(usize::from(height) - 1)
}

#[track_caller]
fn names(row: &str, hints: &[&str]) {
    assert!(hints.iter().all(|hint| row.contains(hint)), "{row}");
}

#[test]
fn facet_keys_come_before_the_case_title() {
    let own = ["Esc 返回", "回车 选择", "x 排除", "/ 查找", "? 帮助"];
    for keys in ["f", "fj<enter>", "fjx", "fjjjj"] {
        for (width, height) in [(80, 24), (120, 36), (200, 60)] {
            names(&last(width, height, keys), &own);
        }
    }
    // In every keymap and language.
    for name in NAMES {
        for (lang, _) in Lang::ALL {
            let play = Play::start(Ctx { lang, ..ctx_with(name) }, 80, 24);
            let keymap = play.session().ctx().keymap.clone();
            let key = |action| keymap.name_for(Context::Facets, action, lang);
            let row = play.press(&keymap.key_for(Context::List, Action::Facets)).row(23);
            let own = [Action::Open, Action::Exclude, Action::Back].map(key);
            assert!(own.iter().all(|key| row.contains(key.as_str())), "{name}: {row}");
        }
    }
}

#[test]
fn the_facet_pane_shows_the_number_of_cases() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        play(width, height, "f").shows("筛选：102 个案例");
        play(width, height, "fj<enter>").shows("筛选：12 个案例");
        play(width, height, "fjx").shows("筛选：90 个案例");
    }
    play(80, 24, "fj<enter>").shows("已选 1 项");
    Play::start(Ctx { lang: Lang::En, ..ctx() }, 80, 24).press("fj<enter>").shows("Filter: 12 cases");
}

#[test]
fn help_is_titled_by_its_context() {
    play(80, 24, "f?").shows("按键帮助：筛选");
    play(120, 36, "f?").shows("按键帮助：筛选");
    play(80, 24, "?").shows("按键帮助：列表");
    play(120, 36, "f<tab>?").shows("按键帮助：列表");
    play(80, 24, "f:").press("<f1>").shows("按键帮助：输入");
}

#[test]
fn a_cut_title_leaves_room_for_hints() {
    names(&last(80, 24, "<enter>G"), &["Esc 返回", "/ 查找", "y 复制", "]c 下一个", "? 帮助"]);
    // The rest of the row is narrower than the next hint, if there is one.
    for (lang, _) in Lang::ALL {
        for width in [80, 90, 100, 120, 160] {
            let row = Play::start(Ctx { lang, ..ctx() }, width, 24).press("<enter>G").row(23);
            assert!(!row.contains(&" ".repeat(20)) || row.contains(lang.get(Msg::HintPalette)), "{row}");
        }
    }
}

#[test]
fn hints_describe_the_current_effect() {
    names(&last(200, 60, "/零工<enter>z"), &["z 退出全屏"]);
    names(&last(200, 60, "/零工<enter>zz"), &["z 全屏"]);
    names(&last(200, 60, "<enter>v"), &["v 正文"]);
    // The reader on a narrow screen is already full-screen.
    assert!(!last(80, 24, "<enter>").contains("z 全屏"));
    // On the tour.
    play(80, 24, "T").shows("T 跳过  Esc 离开").lacks("T 导览");
    names(&last(80, 24, "T"), &["T 跳过"]);
    names(&last(120, 36, "T"), &["T 跳过", "Esc 离开导览"]);
    play(80, 24, "T<esc>").shows("要再看请按 T");
}

#[test]
fn wide_rows_offer_hints_in_order_of_use() {
    names(&last(200, 60, "/零工<enter>"), &["/ 查找", "]c 下一个", "y 复制", "o 提纲", "n 下一处", "s 搜索"]);
    names(&last(200, 60, "<enter>"), &["/ 查找", "]c 下一个", "y 复制", "o 提纲", "s 搜索", "v 原文"]);
    names(&last(200, 60, ""), &["f 筛选", "y 复制", ": 命令", "/ 搜索"]);
    names(&last(80, 24, "<esc>"), &["回车 打开", "/ 搜索", "? 帮助"]);
}

#[test]
fn keys_without_effect_are_not_hinted() {
    for keys in ["/qqqqzzzz", "/qqqqzzzz<enter>", "/qqqqzzzz<enter><esc>"] {
        let play = play(80, 24, keys);
        if play.text().contains("没有找到") {
            assert!(!play.row(23).contains("打开"), "{keys}: {}", play.text());
        }
    }
    // A single row cannot scroll.
    assert!(!last(80, 24, "!").contains("下翻"));
    names(&last(80, 14, "i"), &["PgDn 下翻"]);
    assert!(!last(80, 24, "r").contains("搜索"));
    // The last case has no next one.
    assert!(!last(80, 24, "G<enter>").contains("]c"));
    // All batches are the top.
    assert!(!last(80, 24, "<esc>").contains("返回"));
}
