//! Discovery: help, palette, which-key, hints.

use anli::{
    app::{
        Ctx,
        action::{ACTIONS, Action},
        keymap::{Context, NAMES, named},
        model::PopupKind,
        palette::offered,
        popup_rows,
        words::{Lang, syntax},
    },
    ui::screen::snapshot,
};

use crate::common::{
    drawn::drawn,
    play::{Play, ctx, ctx_with, play},
};

#[test]
fn help_starts_with_the_current_context() {
    play(80, 24, "?").shows("按键帮助：列表").shows("按 / 查找，按 回车 执行选中的操作");
    play(80, 24, "<enter>?").shows("按键帮助：阅读");
    play(80, 24, "?/相似").shows("相似案例及同类案例").lacks("退出");
    play(80, 24, "?/xsal").shows("相似案例及同类案例").lacks("退出");
    play(80, 24, "?/similar").shows("没有这样的操作");
    play(80, 24, "?/]m").shows("下一条举措");
    play(80, 24, "?/zzz").shows("没有这样的操作").press("<enter>").shows("没有这样的操作");
    // Escape closes the input, then help.
    play(80, 24, "?/xs<esc>").shows("按键帮助").press("<esc>").lacks("按键帮助");
    play(80, 24, "?<esc>").shows("1/102").lacks("按键帮助");
}

#[test]
fn help_runs_actions_where_it_was_opened() {
    play(80, 24, "?/qpyd<enter>").lacks("按键帮助").lacks("全部案例").shows("编号：");
    play(80, 24, "<enter>?/提纲<enter>").shows("提纲").shows("背景");
    // Without a filter: down to the second row, and Enter.
    let first = play(80, 24, "?");
    let list = first.styled();
    assert!(list.contains("搜索全部案例"), "the first action is selected: {list}");
    // An input below it continues.
    play(80, 24, "/不打烊<f1>").shows("按键帮助：输入").press("<esc>").shows("搜索 不打烊");
    play(80, 24, "/不打烊<f1>/清除<enter>").shows("搜索").lacks("不打烊");
    // Help over another popup.
    play(80, 24, "<enter>o?").shows("按键帮助：弹窗").press("<esc>").shows("提纲");
}

#[test]
fn the_help_cursor_stops_at_actions() {
    let mut play = play(80, 24, "?");
    for _ in 0..240 {
        play = play.press("j");
    }
    play = play.shows("只找正文的这一部分");
    for _ in 0..240 {
        play = play.press("k");
    }
    play.shows("查找").shows("搜索全部案例");
}

#[test]
fn the_palette_ranks_matches() {
    let map = named("default").unwrap();
    let first = |typed: &str| offered(typed, Context::List, &map, Lang::Hans).first().map(|entry| entry.name);
    for (typed, name) in [
        ("退出", "quit"),
        ("tc", "quit"),
        ("tuichu", "quit"),
        ("quit", "quit"),
        ("q", "quit"),
        ("help", "help"),
        ("bz", "help"),
        ("bangzhu", "help"),
        ("ss", "search"),
        ("search", "search"),
        ("next measure", "next-measure"),
        ("举措 下一", "next-measure"),
        ("daolan", "tour"),
        ("fz", "copy"),
    ] {
        assert_eq!(first(typed), Some(name), "{typed}");
    }
    assert_eq!(offered("没有", Context::List, &map, Lang::Hans).len(), 0);
    // An empty input offers every action, and every action is found by its name and description.
    let all = offered("", Context::List, &map, Lang::Hans);
    for entry in &all {
        for typed in [entry.name, entry.text(Lang::Hans), entry.text(Lang::En)] {
            assert!(offered(typed, Context::List, &map, Lang::Hans).iter().any(|e| e.name == entry.name), "{typed}");
        }
        assert_eq!(first(entry.name), Some(entry.name));
    }
}

#[test]
fn text_actions_open_the_selected_case() {
    play(80, 24, ":提纲<enter>").shows("提纲").press("<esc>").shows("编号：");
    play(80, 24, ":下一条举措<enter>").lacks("全部案例");
}

#[test]
fn which_key_shows_the_next_keys() {
    let panel =
        play(80, 24, "<enter>g").shows("g  跳到").shows("s 到第几部分").shows("m 到第几条举措").shows("g 到开头");
    assert!(panel.cursor().is_none());
    let cost = panel.bytes();
    assert!(cost < 500, "{cost} bytes");
    let gone = panel.press("<esc>").lacks("跳到").shows("编号：");
    assert!(gone.bytes() < 700, "{} bytes", gone.bytes());
    play(80, 24, "<enter>]").shows("]  下一个").shows("m 下一条举措").press("m").lacks("下一条举措");
    play(80, 24, "<enter>2g").shows("2g  跳到");
    // Nothing follows an unbound key, and the typed keys are reported.
    play(80, 24, "<enter>gx").shows("gx 在这里没有作用");
    for (width, height) in [(20, 5), (24, 8), (40, 12), (200, 60)] {
        play(width, height, "<enter>g").shows("g  跳到").press("g").lacks("跳到");
    }
}

#[test]
fn every_prefix_has_a_label_in_every_language() {
    for name in NAMES {
        let map = named(name).unwrap();
        for (context, ..) in Context::ALL {
            for binding in map.bindings_in(context).filter(|binding| binding.keys.len() > 1) {
                let label = map.label(context, &binding.keys[..1]);
                let texts = Lang::ALL.map(|(lang, _)| label.map(|label| label.text(lang).to_owned()));
                assert!(texts.iter().all(Option::is_some), "{name}: {binding:?} has no label");
                assert!(texts[0] != texts[texts.len() - 1], "{name}: {texts:?}");
            }
        }
    }
}

#[test]
fn hints_fit_and_help_is_dropped_last() {
    for name in NAMES {
        for lang in Lang::ALL.map(|(lang, _)| lang) {
            for width in (20..=200).step_by(7) {
                // A list shows the whole title of its row first.
                for keys in ["<enter>", "<esc>"] {
                    let play = Play::start(Ctx { lang, ..ctx_with(name) }, width, 24).press(keys);
                    let last = snapshot::text(play.session().screen().buffer()).lines().last().unwrap().to_owned();
                    let help = play.session().ctx().key(play.session().model().context(), Action::Help);
                    assert!(last.contains(&help), "{name} at {width}: {last:?}");
                }
            }
        }
    }
}

#[test]
fn action_descriptions_fit_a_help_row() {
    for entry in ACTIONS {
        for (lang, _) in Lang::ALL {
            let columns = ctx().width.of(entry.text(lang));
            assert!(columns <= 46, "{} takes {columns} columns", entry.name);
        }
    }
}

/// Filterable lists: keys in the default and the plain keymap, a filter in pinyin, a row that stays, a row that goes.
const LISTS: [(&str, &str, &str, &str, &str); 6] = [
    ("<enter>o", "<enter><f7>1", "cx", "取得成效", "背景情况"),
    ("<enter>e", "<enter><f7>2", "zxjg", "在线监管", "大数据分析疑似"),
    ("<enter>m", "<enter><f6>1", "xiangjin", "内容相近", "指标"),
    ("y", ";", "chuchu", "出处", "全文"),
    ("I", "<f6>6", "putian", "莆田", "福州"),
    ("sbdy<enter><esc>r", "<f3>bdy<enter><esc><f6>3", "bdy", "bdy", "命中的内容"),
];

#[test]
fn every_popup_can_be_filtered() {
    for (default, plain, typed, stays, goes) in LISTS {
        for (keymap, opened, begin) in [("default", default, "/"), ("plain", plain, "")] {
            let play = Play::start(ctx_with(keymap), 80, 24).press(opened);
            let before = play.text();
            let narrowed = play.press(begin).press(typed);
            let again = narrowed.shows("查找 ").shows(stays).lacks(goes).press("<esc>");
            assert_eq!(again.text(), before, "{keymap}: {opened}");
        }
    }
    // Filtered rows are chosen like all rows.
    play(80, 24, "<enter>o/chengxiao<enter>").shows("取得成效").lacks("查找 cheng");
    play(80, 24, "I/qqqq").shows("没有相符的内容");
    // The input keys that move in hits move in any rows.
    for keys in ["I/putian<tab><tab>", "I/putian<down><down>", "I/putian<tab><tab><tab><s-tab>"] {
        assert_eq!(play(80, 24, keys).text(), play(80, 24, "I/putian<down><down>").text(), "{keys}");
    }
    assert_ne!(play(80, 24, "I/putian").styled(), play(80, 24, "I/putian<tab>").styled());
    play(80, 24, "I/putian<enter>").shows("莆田市").lacks("统计");
    play(80, 24, "<enter>o/qqq<enter>").shows("编号：fujian-2025-1/1");
}

#[test]
fn help_fits_80_columns() {
    for (lang, name) in Lang::ALL {
        for keys in ["?", "<enter>?", "f?", "y?", ":<f1>"] {
            for keymap in NAMES {
                let mut play = Play::start(Ctx { lang, ..ctx_with(keymap) }, 80, 24);
                play = if keymap == "default" { play.press(keys) } else { play.press("<f1>") };
                let (model, ctx) = (play.session().model(), play.session().ctx());
                let popup = model.popup().filter(|popup| matches!(popup.kind, PopupKind::Help { .. })).expect("help");
                let columns = model.panes().unwrap().popup.unwrap().inner().width;
                let rows = popup_rows::rows_in(model, popup, ctx, 0..usize::MAX);
                let label = rows.label_column(model, columns);
                for row in (0..rows.len).filter_map(|at| rows.get(at)) {
                    let columns_used = model.width.of(row.label.as_deref().unwrap_or_default());
                    assert!(columns_used == 0 || columns_used + 2 <= label.into(), "{name} {keymap} {keys}: {row:?}");
                    let left = if row.label.is_some() { columns - label } else { columns };
                    assert!(model.width.of(&row.text) <= left.into(), "{name} {keymap} {keys}: {row:?}");
                }
            }
        }
        // Every part of the query syntax is whole on the screen.
        let pages = (0..3).map(|up| {
            let keys = format!("?<end>{}", "<pgup>".repeat(up));
            Play::start(Ctx { lang, ..ctx() }, 80, 24).press(&keys).text()
        });
        let help: String = pages.collect();
        for (typed, found) in syntax::rows(lang) {
            for piece in typed.split_whitespace().chain(found.split_whitespace()) {
                assert!(help.contains(&drawn(ctx().width, piece)), "{name}: {piece} is not in\n{help}");
            }
        }
    }
}

#[test]
fn popups_show_their_keys_in_the_status_line() {
    for (keys, hints) in [
        ("?", &["回车 执行", "Esc 关闭", "/ 查找"][..]),
        (":", &["回车 执行", "Esc 关闭", "F1 帮助"]),
        ("P", &["回车 打开", "Esc 关闭"]),
        ("I", &["回车 打开", "/ 查找", "? 帮助"]),
        ("m", &["回车 搜索", "/ 查找"]),
        ("sbdy<enter>r", &["回车 搜索"]),
        ("y", &["回车 复制", "空格 多选"]),
        ("yw", &["回车 存文件"]),
        ("<enter>o", &["回车 前往"]),
        ("<enter>e", &["回车 前往", "e 其他案例"]),
        ("i", &["Esc 关闭"]),
    ] {
        let row = play(80, 24, keys).row(23);
        assert!(hints.iter().all(|hint| row.contains(hint)), "{keys}: {row}");
    }
}

#[test]
fn the_case_list_always_hints_search_and_help() {
    let mut play = play(80, 24, "");
    for _ in 0..101 {
        let row = play.row(23);
        assert!(row.starts_with("Esc 返回  / 搜索  回车 打开") && row.ends_with("? 帮助"), "{}", play.text());
        play = play.press("j");
    }
}

#[test]
fn the_palette_shows_action_names() {
    play(80, 24, ":fz").shows("copy-citation");
    play(40, 24, ":").shows("打开");
    play(80, 24, ":fz").shows("yc  ");
}

#[test]
fn the_palette_lists_recent_actions_first() {
    let play = play(80, 24, ":gaikuang<enter><esc>:shubiao<enter>:");
    assert!(play.row(4).contains("鼠标开关") && play.row(5).contains("案例概况"), "{}", play.text());
    play.press("tc").shows("退出").lacks("鼠标");
}
