//! Keys by the names on a keyboard: in hints, help, messages and the tour.

use anli::app::{
    Ctx,
    key::parse_keys,
    keymap::NAMES,
    words::{
        Lang,
        keys::{key_name, key_names},
    },
};

use crate::common::play::{Play, ctx_with, play};

#[test]
fn keys_have_the_names_that_stand_on_them() {
    for (keys, hans, en) in [
        ("<enter>", "回车", "Enter"),
        ("<esc>", "Esc", "Esc"),
        ("<tab>", "Tab", "Tab"),
        ("<s-tab>", "Shift+Tab", "Shift+Tab"),
        ("<c-d>", "Ctrl+D", "Ctrl+D"),
        ("<a-v>", "Alt+v", "Alt+v"),
        ("<pgdn>", "PgDn", "PgDn"),
        ("<f1>", "F1", "F1"),
        ("<space>", "空格", "Space"),
        ("<lt>", "<", "<"),
        ("gg", "gg", "gg"),
        ("]s", "]s", "]s"),
        ("<f7>1", "F7 1", "F7 1"),
        ("<c-w>w", "Ctrl+W w", "Ctrl+W w"),
    ] {
        let keys = parse_keys(keys).unwrap();
        assert_eq!([key_names(&keys, Lang::Hans), key_names(&keys, Lang::En)], [hans, en]);
        assert!(!key_name(keys[0], Lang::Hant).is_empty());
    }
}

/// The notation of files is seen nowhere but in what is typed.
#[test]
fn no_screen_writes_keys_as_files_do() {
    let notation =
        ["<enter>", "<esc>", "<tab>", "<c-", "<pg", "<f1", "<space>", "<down>", "<s-", "<lt>", "<backspace>"];
    for name in NAMES {
        for (lang, _) in Lang::ALL {
            for keys in ["", "<enter>", "<enter><f1>", "<f1>", "<f1><end>", "<f2>", "<esc><esc>", "<enter><f12>"] {
                let play = Play::start(Ctx { lang, ..ctx_with(name) }, 80, 24).press(keys);
                let shown = play.text().to_lowercase();
                let found: Vec<_> = notation.iter().filter(|key| shown.contains(**key)).collect();
                assert!(found.is_empty(), "{name} {keys}: {found:?}\n{shown}");
            }
        }
    }
}

#[test]
fn hints_have_fixed_places() {
    for keys in ["<enter>", "<enter>G", "f", "s零工<enter>", "i", "P", "y", "<enter>o", "/零工"] {
        for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
            let row = play(width, height, keys).row(usize::from(height) - 1);
            assert!(row.starts_with("Esc ") && row.ends_with(" 帮助"), "{keys} at {width}: {row}");
        }
    }
    let reader = play(80, 24, "<enter>").row(23);
    assert!(reader.starts_with("Esc 返回  / 查找  y 复制  "), "{reader}");
}

#[test]
fn help_finds_an_action_by_the_name_of_its_key() {
    play(80, 24, "?/Tab").shows("切换到下一栏");
    play(80, 24, "?/ctrl+d").shows("下翻半屏");
    play(80, 24, "?/<lt>c-d>").shows("下翻半屏");
}

#[test]
fn help_begins_with_what_cannot_be_guessed() {
    let row = |keys: &str, at: usize| play(80, 24, keys).row(at);
    // In a search its syntax, with the letters that stand for each field.
    let syntax = play(80, 30, "/<f1>");
    assert!(syntax.row(4).contains("搜索写法"), "{}", syntax.text());
    for letters in ["dq:", "bm:", "zb:", "xt:", "pc:", "nian:", "bt:", "zw:"] {
        assert!(syntax.text().contains(letters), "{letters} is not in\n{}", syntax.text());
    }
    // In a case moving and copying.
    assert!(row("<enter>?", 4).contains("移动"), "{}", row("<enter>?", 4));
    play(80, 50, "<enter>?").shows("复制全文、举措、出处、编号");
    // On a list searching.
    assert!(row("?", 4).contains("查找") && row("?", 5).contains("搜索全部案例"), "{}", row("?", 5));
}

#[test]
fn the_bar_names_the_case_and_the_section() {
    let reader = play(80, 24, "27j<enter>]m3j");
    let bar = reader.row(0);
    assert!(bar.starts_with(" 龙岩 ・ 创新开发\"龙零工\"互联") && bar.contains("｜ 二、主要做法（一）"), "{bar}");
    assert!(bar.contains("28/102"), "{bar}");
    // The batch only in the facts.
    assert!(!bar.contains("优化营商环境工作典型") && !play(120, 36, "").row(0).contains("典型经验做法"), "{bar}");
    play(120, 36, "<enter>").shows("福建 ・ 发展和改革委员会");
    // Where it is in full there is room for the whole heading of the measure.
    play(160, 24, "27j<enter>z]m3j").shows("（一）数字赋能，助力新业态");
    for width in 20..=130 {
        play(width, 24, "27j<enter>]m9j");
    }
}
