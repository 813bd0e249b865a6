//! An active Chinese input method: full-width characters act as their keys, committed text is reported or searched for.

use anli::app::{
    key::{Key, KeyCode},
    keymap::NAMES,
};

use crate::common::play::{Play, ctx_with, play};

const TOLD: &str = "当前是中文输入状态，请切换到英文再按键";

#[test]
fn full_width_characters_act_as_their_keys() {
    for (typed, keys) in [
        ("？", "?"),
        ("：", ":"),
        ("／", "/"),
        ("、", "/"),
        ("ｊｊ", "jj"),
        ("３ｊ", "3j"),
        ("Ｇ", "G"),
        ("ｇｇ", "gg"),
        ("！", "!"),
        ("　", "<space>"),
        ("<enter>】ｍ", "<enter>]m"),
        ("<enter>「ｓ", "<enter>[s"),
        ("<enter>，", "<enter>,"),
        ("<enter>》", "<enter>>"),
    ] {
        assert_eq!(play(80, 24, typed).text(), play(80, 24, keys).text(), "{typed}");
    }
}

#[test]
fn chinese_punctuation_is_normalized() {
    let key = |c| Key::plain(KeyCode::Char(c));
    let chinese = "，。；：？！（）【】《》「」『』“”‘’、￥·～＠＃％＆＊－＋＝｜";
    let ascii = ",.;:?!()[]<>[]{}\"\"''/$`~@#%&*-+=|";
    for (chinese, ascii) in chinese.chars().zip(ascii.chars()) {
        assert_eq!(key(chinese).without_input_method(), key(ascii), "{chinese}");
    }
    for c in ['办', 'é', 'あ', 'x', '①'] {
        assert_eq!(key(c).without_input_method(), key(c));
    }
}

#[test]
fn inputs_take_full_width_characters_as_text() {
    play(80, 24, "/？：／、").shows("搜索 ？：／、");
    play(80, 24, ":／").shows("命令 ／");
    play(80, 24, "<enter>/，").shows("本案例查找 ，");
}

#[test]
fn han_typed_on_a_list_begins_a_search() {
    for keymap in NAMES {
        let typed = Play::start(ctx_with(keymap), 80, 24).feed("不打烊".as_bytes());
        typed.shows("搜索 不打烊").shows("1/19").press("<esc>").shows("1/102");
        // One character after the other, in the list of batches, in hits.
        Play::start(ctx_with(keymap), 80, 24).press("不打").shows("搜索 不打");
        Play::start(ctx_with(keymap), 80, 24).press("<esc>零工").shows("搜索 零工");
        Play::start(ctx_with(keymap), 80, 24).press("零工<enter><esc>税务").shows("搜索 税务");
    }
    // A popup with a filter is a list, too.
    play(80, 24, "?退出").shows("查找 退出");
}

#[test]
fn han_typed_as_a_command_is_reported_once() {
    let play = play(80, 24, "<enter>").feed("不打烊".as_bytes()).shows(TOLD).shows("1/102");
    assert_eq!(play.text().matches("中文输入").count(), 1);
    play.press("j").lacks("中文输入");
    self::play(80, 24, "i办").shows(TOLD);
    // Unbound punctuation is no sign of an input method.
    self::play(80, 24, "，").lacks("输入法").shows("没有作用");
}

#[test]
fn keymaps_may_bind_full_width_characters() {
    use anli::app::{Ctx, keymap::load};
    let text = r#"{"schema": 1, "name": "n", "keys": {"list": {"、": "batch-page"}}}"#;
    let (map, faults) = load(std::path::Path::new("my.json"), text);
    assert_eq!(faults, []);
    Play::start(Ctx { keymap: map.into(), ..ctx_with("default") }, 80, 24).press("、").shows("发文机关");
}

#[test]
fn the_plain_keymap_searches_for_typed_text() {
    let plain = |keys: &str| Play::start(ctx_with("plain"), 80, 24).press(keys);
    plain("不打烊").shows("搜索 不打烊").shows("1/19").shows("标题");
    plain("bdy").shows("搜索 bdy");
    plain("ｂ").shows("搜索 b");
    plain("12345").shows("搜索 12345");
    plain("").feed("不打烊".as_bytes()).shows("搜索 不打烊");
    plain("").paste("不打烊").shows("搜索 不打烊");
    // A new text, not an addition to the earlier one.
    plain("不打烊<enter><esc>零工").shows("搜索 零工").lacks("搜索 不打烊");
    // In a case it is found in the case; digits are a count until another key.
    plain("<enter>零工").shows("本案例查找 零工");
    plain("<enter>3<pgdn>").lacks("本案例查找");
    plain("<enter>12345热").shows("本案例查找 12345热");
    // Commands still work.
    plain("？").shows("按键帮助");
    plain("<f10>").press("");
    assert_eq!(plain("<f10>").effects(), [anli::app::effect::Effect::Quit]);
}

/// Every input, and the keys that open it in the default keymap.
const INPUTS: [&str; 9] = ["/", "s", "<enter>/", "<enter>s", ":", "P", "?/", "w", "<enter>?/"];

#[test]
fn the_terminal_cursor_follows_the_input() {
    for keys in INPUTS {
        for (width, height) in [(80, 24), (120, 36), (200, 60), (40, 12), (20, 6)] {
            for typed in ["", "不打烊", "ab"] {
                let before = play(width, height, &format!("{keys}{typed}"));
                let place = before.cursor().unwrap_or_else(|| panic!("no cursor after {keys}{typed}"));
                let after = before.press("问");
                let end = after.cursor().unwrap();
                let drawn = after.session().screen().buffer().cell((end.x - 2, end.y)).map(|cell| cell.symbol());
                assert_eq!(drawn, Some("问"), "{keys}{typed} at {width}");
                // Only in a full field the text scrolls or the label is dropped.
                assert!(end.x == place.x + 2 || width <= 40, "{keys}{typed} at {width}");
            }
        }
    }
}
