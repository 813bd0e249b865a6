use std::borrow::Cow;

use anli::text::sanitize::is_denied;
use anli::text::{Width, WidthMode, sanitize};
use proptest::prelude::*;

use super::samples::NOTICE;

#[test]
fn control_characters_are_made_visible() {
    let table = [
        // a window title, a clipboard write, a hyperlink, a colour, a cursor report, a device string
        ("\u{1b}]0;owned\u{7}", "␛]0;owned␇"),
        ("\u{1b}]52;c;cm0gLXJm\u{1b}\\", "␛]52;c;cm0gLXJm␛\\"),
        ("\u{1b}]8;;http://x\u{1b}\\点我\u{1b}]8;;\u{1b}\\", "␛]8;;http://x␛\\点我␛]8;;␛\\"),
        ("\u{1b}[31m红\u{1b}[0m", "␛[31m红␛[0m"),
        ("\u{1b}[6n\u{1b}[c\u{1b}Z", "␛[6n␛[c␛Z"),
        ("\u{1b}P1$r\u{1b}\\\u{1b}_a\u{1b}\\", "␛P1$r␛\\␛_a␛\\"),
        // the same with one-character introducers, as they come in UTF-8
        ("\u{9b}2J\u{9d}0;x\u{9c}\u{90}q", "␦2J␦0;x␦␦q"),
        ("\0\u{8}\u{e}\u{7f}\u{85}", "␀␈␎␡␦"),
        // text that reads otherwise than it is stored
        ("abc\u{202e}fdp.exe", "abc␦fdp.exe"),
        ("\u{2066}a\u{2069}\u{200f}\u{61c}", "␦a␦␦␦"),
        ("营\u{200b}商\u{2060}环\u{feff}境\u{ad}", "营␦商␦环␦境␦"),
        ("营\u{200d}商\u{200c}", "营␦商␦"),
        ("一\u{2028}二\u{2029}三", "一␦二␦三"),
        ("\u{e0041}\u{e007f}\u{fdd0}\u{fffe}\u{10ffff}\u{fff9}", "␦␦␦␦␦␦"),
        ("ㄱ\u{3164}\u{115f}\u{ffa0}", "ㄱ␦␦␦"),
        // combining marks without a base
        ("\u{301}题", "␦题"),
        ("\u{1b}\u{301}\u{302}", "␛␦␦"),
        (" \u{20e3}", " ␦"),
        ("\u{fe0f}a", "␦a"),
        // one line
        ("一\n二\t三\r\n四\r", "一 二 三  四 "),
    ];
    for (text, shown) in table {
        assert_eq!(sanitize(text), shown, "{text:?}");
    }
}

#[test]
fn ordinary_text_is_unchanged() {
    let honest = [
        "《》【】〈〉「」『』“”‘’（）——……·①→×℃",
        "陝西著名𠮷野家\u{20000}\u{E07E}\u{E2AE}€㐀龥鿿",
        "e\u{301} 葛\u{E0100} か\u{3099} กำ क्षि هذا",
        "👨‍👩‍👧 👍🏽 🇨🇳 ⚠️ ❤️‍🔥 1️⃣",
        "می\u{200c}خواهم क्\u{200d}ष",
        "\u{3000}　\u{A0}",
    ];
    for text in honest.iter().chain(NOTICE).flat_map(|text| text.lines()) {
        assert!(matches!(sanitize(text), Cow::Borrowed(same) if same == text), "{text:?} {:?}", sanitize(text));
    }
}

proptest! {
    #[test]
    fn sanitizing_keeps_the_character_count(text in any::<String>()) {
        let shown = sanitize(&text);
        prop_assert_eq!(shown.chars().count(), text.chars().count());
        prop_assert!(!shown.chars().any(is_denied));
        prop_assert_eq!(&sanitize(&shown), &shown);
    }

    #[test]
    fn sanitized_text_has_one_width_in_every_mode(denied in "[\\x00-\\x08\\x0e-\\x1f\u{80}-\u{9f}\u{202a}-\u{202e}\u{2060}-\u{206f}]{1,9}") {
        for mode in [WidthMode::Safe, WidthMode::Narrow, WidthMode::Wide] {
            prop_assert_eq!(Width(mode).of(&sanitize(&denied)), denied.chars().count());
        }
    }
}
