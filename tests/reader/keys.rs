//! The keys of the reader: keys in, screen out.

use anli::{
    app::Ctx,
    corpus::{Corpus, CorpusSource, Level},
};

use crate::common::{
    batches::{batch, put},
    play::{Play, ctx, play},
};

#[test]
fn punctuation_can_be_shown_as_stored() {
    play(80, 24, "<enter>").shows("坚持\"进得来，管得住").lacks("招投标,");
    play(80, 24, "<enter>t").shows("排版：关").shows("坚持\"进得来,管得住");
    play(80, 24, "<enter>tt").shows("排版：开").shows("坚持\"进得来，管得住");
}

#[test]
fn labels_hang_and_paragraphs_are_indented() {
    let screen = play(80, 24, "<enter>]s").text();
    assert!(screen.contains("\n     福建省聚焦工程领域"), "{screen}");
    let screen = play(80, 24, "<enter>]m").text();
    assert!(screen.contains("\n （一）\"进得来\"") && screen.contains("\n       招投标"), "{screen}");
}

#[test]
fn points_take_rows_of_their_own() {
    let screen = play(80, 24, "<enter>]mp").shows("要点各起一行：开").text();
    for point in ["一是确保", "二是确保", "三是确保"] {
        assert!(screen.contains(&format!("\n       {point}")), "{screen}");
    }
}

#[test]
fn latin_words_can_be_spaced() {
    play(80, 24, "<enter>]m,").shows("电子保函和 CA").shows("汉字与西文之间留空：开");
    play(80, 24, "<enter>]m,,").lacks("和 CA");
}

#[test]
fn rows_get_narrower_and_wider() {
    play(120, 36, "z5-").shows("行宽 60 列，约 30 个汉字");
    play(120, 36, "z5-5+").shows("行宽 80 列");
    play(120, 36, "z99-").shows("行宽 20 列");
    play(120, 36, "z99+").shows("行宽 117 列");
}

#[test]
fn the_outline_jumps() {
    play(80, 24, "<enter>o").shows("提纲").shows("二、主要做法").shows("一是确保招投标项目");
    play(80, 24, "<enter>ojj<enter>").shows("（一）\"进得来\"").lacks("提纲");
    play(80, 24, "<enter>ojj<enter><backspace>").shows("编号：fujian-2025-1/1");
    // Beside the full-screen text while it is open, or permanently.
    let open = play(120, 36, "zo").shows("三、取得成效").shows("福建省聚焦工程领域招投标不规范影响营商环境");
    open.press("G<enter>").lacks("提纲    ");
    play(120, 36, "zO]m").shows("提纲    ").press("O").lacks("提纲    ");
}

#[test]
fn sections_and_measures_are_reached_by_number() {
    play(80, 24, "<enter>2gm").shows("（二）\"管得住\"");
    play(80, 24, "<enter>3gs").shows("三、取得成效");
    play(80, 24, "<enter>9gs").shows("没有第 9 部分");
    play(80, 24, "<enter>77gm").shows("没有第 77 条举措");
}

#[test]
fn headings_are_sticky() {
    let screen = play(80, 24, "<enter>2gm3j");
    assert!(screen.row(0).contains(" ｜ 二、主要做法（二） "), "{}", screen.row(0));
    assert!(!screen.row(1).contains("（二）"), "{}", screen.row(1));
}

#[test]
fn the_notice_opens_at_the_same_line() {
    let source = play(80, 24, "<enter>2gm3jv").shows("原文").shows("101|");
    assert!(source.row(1).starts_with("      | "), "{}", source.row(1));
    let back = source.press("v");
    assert!(back.row(0).contains(" ｜ 二、主要做法（二） "), "{}", back.row(0));
    assert_eq!(play(80, 24, "<enter>2gm3j").row(1), back.row(1), "the same row is at the top");
    // Lines outside the case have no bar.
    let above = play(80, 24, "3j<enter>vgg");
    assert!(!above.row(1).contains('|'), "{}", above.text());
}

#[test]
fn repairs_are_listed_and_can_be_undone() {
    let putian = "<esc>jj<enter><enter>";
    play(80, 24, &format!("{putian}V")).shows("修复记录").shows("确定");
    play(80, 24, &format!("{putian}R")).shows("显示修复前的文字").shows("未修复");
    play(80, 24, "5j<enter>V").shows("本案例没有这类内容");
}

#[test]
fn names_lead_to_the_text_and_to_other_cases() {
    play(80, 24, "<enter>e").shows("省工程领域招投标在线监管平台（2 处）").shows("系统");
    play(80, 24, "<enter>ej<enter>").shows("12345便民热线");
    play(80, 24, "<enter>ee").shows("没有其他案例提到\"省工程领域招投标在线监管平台\"");
    let others = play(80, 24, "3j<enter>eje").shows("提到\"电子税务局\"的其他案例").shows("fujian-2025-1/23");
    others
        .press("<enter>")
        .shows("福建省2025年第一批 ・ 第23例")
        .shows("电子税务局")
        .press("<backspace>")
        .shows("编号：fujian-2025-1/4");
}

#[test]
fn figures_are_aligned() {
    let screen = play(80, 24, "<enter>F").shows("数据").text();
    let column = |what: &str| {
        let line = screen.lines().find(|line| line.contains(what)).unwrap_or_else(|| panic!("{what}: {screen}"));
        line.split_once('|').unwrap().1.split(what).next().unwrap().chars().count() + what.chars().count()
    };
    assert_eq!(column("5980 "), column("158 "));
    assert_eq!(column("2653.98 "), column("158 "));
    play(80, 24, "<enter>F<enter>").shows("5980个");
}

#[test]
fn find_continues_in_the_next_case() {
    play(80, 24, "<enter>/监管<enter>").shows("1/");
    play(80, 24, "<enter>/远程虚拟<enter>").shows("本案例中没有");
    play(80, 24, "<enter>/监管<enter>]/").shows(" 2/102 ").shows("第1处（共");
    play(80, 24, "<enter>/监管<enter>]/[/").shows(" 1/102 ");
    play(80, 24, "<enter>]/").shows("尚未搜索");
}

#[test]
fn find_in_case_matches_pinyin() {
    let find = |typed: &str| play(80, 24, &format!("s西安 不打烊<enter>/{typed}<enter>"));
    for typed in ["不打烊", "budayang", "BuDaYang", "budy", "bdy", "buday"] {
        find(typed).shows("第1处（共11处）");
    }
    // Whole syllables rank before initials, and one letter is literal.
    find("ban").shows("第1处（共38处）");
    find("b").shows("本案例中没有");
    play(80, 24, "<enter>/jg<enter>").shows("第1处（共");
    play(80, 24, "<enter>/yuancheng<enter>]/").shows(" 3/102 ");
}

/// A quadratic algorithm would not end.
#[test]
fn every_match_in_a_long_paragraph_is_found() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut large = batch("a", "2024", &[1]);
    large["cases"][0]["sections"][0]["paragraphs"][0]["text"] = "的字".repeat(300_000).into();
    put(folder.path(), &large, &[1]);
    let places = [CorpusSource::Path(Level::Option, folder.path().to_owned())];
    let ctx = Ctx { corpus: Corpus::load(&places).0.into(), index: std::sync::Arc::default(), ..ctx() };
    Play::start(ctx, 80, 24).press("<enter>/的<enter>nn").shows("第3处（共300000处）");
}

#[test]
fn pinyin_matches_are_highlighted_in_the_text() {
    play(80, 24, "sbdy<enter>n").shows("第1处（共11处）");
    for typed in ["lg", "linggong", "零工"] {
        play(80, 24, &format!("s{typed}<enter>n")).shows("零工").shows("第1处（共");
    }
}

#[test]
fn panes_are_hidden_and_moved() {
    play(120, 36, "\\").lacks("批次  ").shows("1/102");
    play(120, 36, "\\h").shows("全部案例 (102)");
    let rule = |screen: String| screen.lines().nth(1).unwrap().match_indices('|').nth(1).unwrap().0;
    let (before, right) = (play(140, 36, "").text(), play(140, 36, "2>").text());
    assert!(rule(right) > rule(before.clone()));
    assert_eq!(rule(play(140, 36, "2>2<lt>").text()), rule(before));
}

#[test]
fn double_spacing_leaves_every_second_row_empty() {
    // A reader without other panes is full-screen.
    let row = |text: &str, at: usize| text.lines().nth(at).unwrap().trim().to_owned();
    let (single, double) = (play(80, 24, "<enter>]m").text(), play(80, 24, "<enter>]mD").shows("隔行显示：开").text());
    assert!(!row(&single, 2).is_empty() && row(&double, 2).is_empty(), "{double}");
    play(80, 24, "<enter>D").lacks("全屏时");
    play(120, 36, "<enter>D").shows("隔行显示：开（全屏时）");
    let screen = play(120, 36, "zD]m");
    assert!(!screen.row(1).trim().is_empty());
    let beside = |y: usize| screen.row(y).split('|').next_back().unwrap_or_default().trim().to_owned();
    assert!(beside(2).is_empty() && !beside(3).is_empty(), "{}", screen.text());
    play(120, 36, "zDz").shows("1/102");
}

#[test]
fn reader_options_work_at_every_size() {
    for (width, height) in [(20, 5), (21, 6), (30, 10), (40, 12), (80, 24), (100, 30), (120, 36), (200, 60)] {
        for keys in [
            "<enter>o",
            "<enter>e",
            "<enter>F",
            "<enter>v5j",
            "zDp,t",
            "zo",
            "<enter>cc",
            "<enter>R",
            "\\",
            "9>",
            "9<lt>",
        ] {
            play(width, height, keys);
        }
    }
}

#[test]
fn a_scrolled_title_stays_in_the_bar() {
    for keys in ["z", "zj", "z20j"] {
        play(120, 36, keys).shows(" 福建 ・ 发展和改革委员会聚焦").shows("福建省2025年第一批 ・ 第1例");
    }
    let bar = play(80, 24, "<enter>j").row(0);
    assert!(bar.starts_with(" 福建 ・ 发展和改革委员会聚焦") && bar.contains(" 1/102 "), "{bar}");
}
