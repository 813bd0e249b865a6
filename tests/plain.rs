//! Plain mode, and the message to a terminal of another encoding.

use std::ffi::OsString;

use anli::{
    app::{permits::Permits, words::Lang},
    cli::locale,
};

use crate::common::{cli::Home, pty::Pty};

/// Returns the output of plain mode for these input lines.
fn plain_output(lines: &str) -> String {
    let corpus = crate::common::play::ctx().corpus;
    let mut out = Vec::new();
    anli::cli::plain::run(&corpus, (Lang::Hans, &Permits::default()), None, lines.as_bytes(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_list_is_paged_with_prompts() {
    let text = plain_output("\n\nq\n");
    assert!(text.starts_with("共 102 个案例，来自 5 个批次。"), "{text}");
    assert!(text.contains("第 1 至 20 个，共 102 个。") && text.contains("第 41 至 60 个"), "{text}");
    assert_eq!(text.matches("请输入：").count(), 3);
    assert!(plain_output(&"\n".repeat(9)).ends_with("列表到此结束。\n请输入：\n"));
}

#[test]
fn numbers_ids_and_words_find_a_case() {
    let by_id = plain_output("fujian-2025-1/27\n");
    assert!(by_id.contains("第 27 个，共 102 个。") && by_id.contains("龙岩市推行接收电子档案"), "{by_id}");
    assert!(plain_output("27\n").contains("龙岩市推行接收电子档案"));
    let found = plain_output("龙零工\n1\nb\na\n");
    assert!(found.contains("搜索“龙零工”：第 1 至"), "{found}");
    assert!(found.contains("回车继续。") && found.contains("龙零工"));
    assert!(plain_output("龘龘龘\n").contains("没有找到“龘龘龘”"));
    assert!(plain_output("0\n103\n").contains("没有第 103 个，共 102 个。"));
}

#[test]
fn cases_are_printed_in_reading_order() {
    let text = plain_output(&format!("27\n{}", "\n".repeat(12)));
    let shown = Home::new().run(&["show", "fujian-2025-1/27"]).ok();
    let mut rest = text.as_str();
    for line in shown.lines().filter(|line| !line.is_empty()) {
        rest = rest.split_once(line).unwrap_or_else(|| unreachable!("{line} is missing")).1;
    }
    assert!(rest.contains("本案例到此结束。"));
    assert!(plain_output("1\nn\nn\np\n").contains("第 3 个，共 102 个。"));
}

#[test]
fn a_hit_says_why_it_is_one() {
    let text = plain_output("/零工\n");
    assert!(text.contains("搜索“零工”：第 1 至"), "{text}");
    let (_, hits) = text.split_once("请输入：").unwrap();
    let row = |title: &str| hits.lines().find(|line| line.contains(title)).unwrap();
    assert!(
        row("莆田市打造企业用工")
            .ends_with("（正文 5 处：…全市统一的“点单式”零工服务平台，出台零工市场建设融入基层治…）"),
        "{text}"
    );
    assert!(row("创新开发“龙零工”").ends_with("（标题·原词、系统平台·原词、正文 19 处）"), "{text}");
    // Titles are set as they are read.
    assert!(row("龙零工").starts_with("3 福建省龙岩市 ") && plain_output("").contains("“进得来，管得住，"));
}

#[test]
fn a_case_is_read_by_its_parts_cited_and_written() {
    let home = tempfile::TempDir::new().unwrap();
    let file = |name: &str| home.path().join(name).display().to_string();
    let (one, all, bad) = (file("a.md"), file("all.csv"), file("a.txt"));
    let text = plain_output(&format!("27\ns\ns3\ns99\nc\nw {one}\nw {one}\nw {bad}\nw\nb\n龙零工\nw {all}\n"));
    assert!(text.contains("2 一、背景情况\n3 二、主要做法\n"), "{text}");
    assert!(text.contains("没有第 99 部分") && text.contains("附件27“"), "{text}");
    assert!(text.contains("请写明文件名") && text.contains(&one) && text.contains(".txt"), "{text}");
    let written = std::fs::read_to_string(&one).unwrap();
    assert!(written.contains("龙岩市推行接收电子档案"), "{written}");
    assert!(std::fs::read_to_string(&all).unwrap().lines().count() > 2);
    assert!(!home.path().join("a.txt").exists());
}

#[test]
fn lines_have_no_control_characters_or_frames() {
    let text = plain_output("\n27\n\n\n\nb\n营商环境\n\x1b[31m\n\n?\nq\n");
    let bad = text.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{2500}'..='\u{257F}').contains(c));
    assert_eq!(bad, None, "{text}");
}

#[test]
fn plain_mode_is_chosen_by_option_or_dumb_terminal() {
    for line in ["\"$ANLI\" --plain", "TERM=dumb \"$ANLI\"", "\"$ANLI\" browse fujian-2025-1/27 --plain"] {
        let mut pty = Pty::shell(400, 100, line);
        pty.send(b"q\n");
        let (status, grid, same) = pty.end();
        assert_eq!((status.exit_code(), same), (0, true), "{line}");
        assert!(grid.text().contains("请输入："), "{line}\n{}", grid.text());
    }
}

fn message(set: &[(&str, &str)], lang: Lang) -> Option<Vec<u8>> {
    locale::message(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)), lang)
}

#[test]
fn other_locale_encodings_are_reported_in_that_encoding() {
    for (name, value, encoding) in [
        ("LANG", "zh_CN.GBK", encoding_rs::GBK),
        ("LC_ALL", "zh_CN.gb2312", encoding_rs::GBK),
        ("LC_CTYPE", "zh_CN.GB18030", encoding_rs::GB18030),
        ("LANG", "zh_CN.eucCN@pinyin", encoding_rs::GBK),
    ] {
        let bytes = message(&[(name, value)], Lang::Hans).unwrap();
        let (text, _, wrong) = encoding.decode(&bytes);
        assert!(!wrong && text.contains(&format!("{name}={value}")), "{text}");
        for cure in ["当前字符集", "Xshell", "PuTTY", "UTF-8", "export"] {
            assert!(text.contains(cure), "{text}");
        }
        assert!(std::str::from_utf8(&bytes).is_err());
    }
    // Big5 has traditional characters only, so it overrides the language.
    for (value, lang) in [("zh_TW.Big5", Lang::Hant), ("zh_HK.big5hkscs", Lang::Hant), ("zh_TW.Big5", Lang::Hans)] {
        let bytes = message(&[("LANG", value)], lang).unwrap();
        let (text, _, wrong) = encoding_rs::BIG5.decode(&bytes);
        assert!(!wrong && text.contains("字元集") && text.contains("LANG=zh_TW.UTF-8"), "{text}");
    }
    // Encodings without Chinese get English.
    for value in ["en_US.ISO-8859-1", "ja_JP.eucJP"] {
        let text = String::from_utf8(message(&[("LANG", value)], Lang::Hans).unwrap()).unwrap();
        assert!(text.is_ascii() && text.contains("PuTTY"), "{text}");
    }
}

#[test]
fn utf_8_and_unnamed_encodings_are_accepted() {
    for value in ["", "C", "POSIX", "zh_CN.UTF-8", "zh_CN.utf8", "en_US.UTF8@euro", "zh_CN", "C.UTF-8", "x.unknown"] {
        assert_eq!(message(&[("LANG", value)], Lang::Hans), None, "{value}");
    }
    assert_eq!(message(&[], Lang::Hans), None);
    assert_eq!(message(&[("LC_ALL", "C.UTF-8"), ("LANG", "zh_CN.GBK")], Lang::Hans), None);
    assert!(message(&[("LC_ALL", ""), ("LANG", "zh_CN.GBK")], Lang::En).is_some());
}

#[test]
fn terminals_of_another_encoding_are_reported() {
    let pty = Pty::shell(400, 24, "LC_ALL=zh_CN.GBK exec \"$ANLI\"");
    assert_eq!(pty.end().0.exit_code(), 2);
    let home = Home::new();
    let output = home.command(&["list"]).env("LC_ALL", "zh_CN.GBK").output().unwrap();
    assert!(output.status.success());
}
