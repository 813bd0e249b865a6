//! The work of an import grows with the text, not with its square.

use std::path::Path;

use anli::import::{Request, import, work};

/// Returns the work of importing a text.
fn work_on(text: &str) -> usize {
    let request = Request {
        id: "work".parse().unwrap(),
        original_name: String::new(),
        file_name: String::new(),
        converted: None,
        path: Path::new("work.txt"),
        corrections: None,
    };
    // Success or faults: either is an answer.
    work::of(|| drop(import(text.as_bytes(), &request)))
}

#[test]
fn work_grows_with_the_text_not_with_its_square() {
    let notice = include_str!("../../seeds/shaanxi-2023/notice.txt");
    let part: String = notice.chars().take(6_000).collect();
    let (one, twelve) = (work_on(&part), work_on(&part.repeat(12)));
    assert!(twelve < one * 12 * 2, "{one} for one part, {twelve} for twelve: a square would be 144 times");
    let (short, long) = (work_on(&"县".repeat(4_000)), work_on(&"县".repeat(40_000)));
    assert!(long < short * 10 * 2, "{short} for 4,000 characters in a line, {long} for 40,000");
}

#[test]
fn cases_with_one_title_and_one_number_take_linear_work() {
    let case = "案例1：福州市推行一件事改革\n\n把几件事并成一件，由窗口统一收件，当天给出结果。\n\n";
    let (few, many) = (work_on(&case.repeat(300)), work_on(&case.repeat(2_400)));
    assert!(many < few * 8 * 2, "{few} for 300 cases, {many} for 2,400");
}

#[test]
fn a_place_that_may_be_damaged_takes_bounded_work() {
    // The first import reads the tables, which is no work on the text.
    work_on(&case_with("?,", 1));
    let [few, many] = [100, 300].map(|count| work_on(&case_with("?,", count)));
    assert!(many - few < 200 * 10_000, "{} for each place", (many - few) / 200);
}

/// Returns a case whose second paragraph is a pattern many times.
fn case_with(pattern: &str, count: usize) -> String {
    let head = "案例1：福州市推行一件事改革\n\n福州市针对企业群众办事难的问题，在全市推行一件事，方便了群众。\n\n";
    format!("{head}{}\n", pattern.repeat(count))
}

#[test]
fn work_on_a_repeated_pattern_grows_with_its_length() {
    let long = "一二三四五六七八九十";
    let lines = ["县区推进\n", &format!("{}\n", long.repeat(4)), "1.推行一件事改革方案\n\n好。\n"];
    let more = [
        "福州市推行一件事改革\n好。\n",
        "1.推行一件事改革\n",
        "附件1.推行一件事改革\n",
        "— 4 —\n",
        "当前位置：首页 > 新闻\n",
        "背景情况\n主要做法\n",
        "案例2：推行一件事改革\n",
    ];
    let in_a_line = [
        "?,",
        "(",
        ")(",
        "（一）",
        "1",
        "1,",
        "1、",
        "1.",
        "1件",
        "已1件",
        "万",
        "零",
        "共3个,",
        "a",
        ".",
        " ",
        "县 ",
        "“",
        "“”",
        "\"",
        "《",
        "《甲》",
        "《甲",
        "。",
        "*",
        "**",
        "> ",
        ">●",
        "一是",
        "平台“甲”",
        "闽政通",
        "12301热线",
        "?!",
        "，",
        "〔缺〕",
        "\u{200b}",
        "-",
        "|",
        "#",
        "福州市",
        "2024年",
    ];
    let mut faults = Vec::new();
    for pattern in lines.into_iter().chain(more).chain(in_a_line) {
        let (small, large) = (work_on(&case_with(pattern, 150)), work_on(&case_with(pattern, 1_200)));
        if large >= small * 8 * 2 {
            faults.push(format!("{pattern:?}: {small} for 150 times, {large} for 1,200"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
