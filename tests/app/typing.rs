//! Text inputs: the visible part of a long text, and pasting.

use anli::text::WidthMode;

use crate::common::play::{Play, ctx, play};

/// 100 columns of distinct characters.
const LONG: &str =
    "福建省莆田市涵江区城厢荔秀屿仙游县龙岩新罗永定长汀上杭武平连漳州芗文华安南靖和诏浦云霄厦门思明湖里集";

#[test]
fn the_text_around_the_cursor_is_visible() {
    for (open, row) in [("/", 0), ("<enter>/", 23), ("w", 3), (":", 3), ("P", 3)] {
        let end = play(80, 24, open).paste(LONG);
        assert!(end.row(row).contains("<") && !end.row(row).contains('福'), "{}", end.row(row));
        let at = end.cursor().unwrap();
        let moved = end.press("<left><left><left><left><left><left><left><left><left><left>");
        // The text stays, and the cursor moves over it.
        assert_eq!(moved.cursor().unwrap().x, at.x - 20, "{}", moved.text());
        assert!(moved.row(row).contains("思明湖里集"), "{}", moved.text());
        let home = moved.press("<home>");
        assert!(home.row(row).contains("福建省") && home.row(row).contains(">"), "{}", home.text());
        assert!(!home.row(row).contains('<') && !home.row(row).contains('集'), "{}", home.text());
    }
}

#[test]
fn both_sides_of_the_cursor_stay_visible() {
    let mut play = play(80, 24, "/").paste(LONG).press("<home>");
    for (at, c) in LONG.chars().enumerate() {
        let (row, cursor) = (play.row(0), play.cursor().unwrap());
        let shown = |c: &str| row.contains(c);
        assert!(shown(&c.to_string()), "{at}: {row}");
        let near: String = LONG.chars().skip(at.saturating_sub(4)).take(9).collect();
        assert!(shown(&near), "{at}: {row}");
        // Text is visible on both sides of the cursor, except at the ends.
        assert!(cursor.x < 60 || row.contains('集'), "{at}: {cursor:?}");
        play = play.press("<right>");
    }
}

#[test]
fn known_widths_mark_cuts_with_an_ellipsis() {
    let narrow = Play::start(anli::app::Ctx { width: anli::text::Width(WidthMode::Narrow), ..ctx() }, 80, 24);
    let end = narrow.press("/").paste(LONG);
    assert!(end.row(0).starts_with(" 搜索 …"), "{}", end.row(0));
}

#[test]
fn typed_text_comes_before_label_and_count() {
    play(80, 24, "<enter>/监管").shows("本案例查找 监管").shows("第1处（共18处）");
    play(20, 5, "<enter>/监管").shows("本案例查找 监管").lacks("处（共");
    play(20, 5, "<enter>/监管服务").shows("监管服务").lacks("本案例").lacks("处（共");
    play(20, 5, "/零工").shows("搜索 零工").shows("1/7");
    play(20, 5, "/零工市场i").shows("搜索 零工市场i").lacks("/5");
    play(20, 5, "/零工市场监管").shows(" 零工市场监管").lacks("搜索").lacks("/102");
    for width in 20..60 {
        let found = play(width, 5, "<enter>/监管");
        let (row, highlights) = (found.row(4), found.session().model().highlights.ranges.len());
        let whole = row.ends_with(&format!(" 第1处（共{highlights}处）"));
        assert!(row.contains("监管") && whole == (width > 31) && whole == row.contains("处（共"), "{width}: {row}");
    }
}

#[test]
fn faulty_query_parts_are_marked() {
    let styled = |keys: &str| play(80, 24, keys).styled();
    assert!(styled("/零工 地区:").contains("11..16 bold 167 \"地区:\""), "{}", styled("/零工 地区:"));
    let long = play(80, 24, "/").paste(LONG).press(" 地区:");
    assert!(long.styled().contains("167 \"地区:\""), "{}", long.styled());
}

#[test]
fn pasted_line_breaks_between_han_are_dropped() {
    play(80, 24, "/").paste("政务服务一件\r\n事").shows("搜索 政务服务一件事 ");
    play(80, 24, "/").paste("  政务服务，  \n　 一件事\n").shows("搜索 政务服务，一件事 ");
    play(80, 24, "/").paste("零工\n2024 年\nbdy\nlg").shows("搜索 零工 2024 年 bdy lg ");
    play(80, 24, "/").paste("零工  莆田").shows("搜索 零工 莆田 ");
    play(80, 24, "<enter>/").paste("营商\n环境").shows("本案例查找 营商环境 ");
}
