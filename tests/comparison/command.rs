//! `anli compare`: text, documents, JSON, exit codes.

use std::fs;

use anli::{
    cli::schema::Format,
    text::{Width, WidthMode},
};
use serde_json::Value;

use crate::common::cli::Home;

const PAIR: [&str; 3] = ["compare", "fujian-2025-1/28", "fujian-2023-2/2"];

#[test]
fn text_stands_side_by_side_where_there_is_room() {
    let home = Home::new();
    let of = |width: &str| home.run(&[&PAIR[..], &["--width", width]].concat()).ok();
    let wide = of("110");
    let row = wide.lines().find(|row| row.contains("（一）数字赋能")).unwrap();
    assert!(row.contains(" | ") && row.contains("一是“网格化”"), "{wide}");
    let narrow = of("99");
    assert!(narrow.contains("\n1| （一）数字赋能") && narrow.contains("\n2|     一是“网格化”"), "{narrow}");
    assert!(narrow.contains("2| （仅见于 2 南平）"), "{narrow}");
    for (width, text) in [(110, wide), (99, narrow), (40, of("40"))] {
        let columns = |line: &str| Width(WidthMode::Wide).of(line);
        assert!(text.lines().all(|line| columns(line) <= width), "{width}: {text}");
        assert!(text.lines().all(|line| line.trim_end() == line));
    }
    // Without a width each paragraph is a line.
    let piped = home.run(&PAIR).ok();
    assert!(piped.lines().any(|line| line.starts_with("1| （一）数字赋能") && line.chars().count() > 300), "{piped}");
    let third = home.run(&[&PAIR[..], &["putian-2024-2/9", "--width", "140"]].concat()).ok();
    assert!(third.lines().any(|line| line.matches(" | ").count() == 2), "{third}");
}

#[test]
fn json_is_one_value_and_has_a_schema() {
    let home = Home::new();
    let text = home.run(&[&PAIR[..], &["--json"]].concat()).ok();
    assert_eq!(text.lines().count(), 1);
    let value: Value = serde_json::from_str(&text).unwrap();
    let schema = Format::Comparison.schema();
    let properties: Vec<&String> = schema.get("properties").unwrap().as_object().unwrap().keys().collect();
    assert_eq!(value.as_object().unwrap().keys().collect::<Vec<_>>(), properties);
    assert_eq!(value["cases"][1]["id"], "fujian-2023-2/2");
    let row = &value["sections"][1]["rows"][0];
    assert_eq!((row["is_measure"].as_bool(), row["parts"].as_array().unwrap().len()), (Some(true), 2));
    // Shared ranges are characters of the text beside them.
    let texts = value["sections"].as_array().unwrap().iter().flat_map(|section| section["rows"].as_array().unwrap());
    let texts = texts.flat_map(|row| row["parts"].as_array().unwrap()).filter_map(Value::as_array).flatten();
    let mut stretches = Vec::new();
    for text in texts {
        let chars: Vec<char> = text["text"].as_str().unwrap().chars().collect();
        for span in text["shared"].as_array().unwrap() {
            let at = |end: usize| usize::try_from(span[end].as_u64().unwrap()).unwrap();
            stretches.push(chars[at(0)..at(1)].iter().collect::<String>());
        }
    }
    assert!(stretches.contains(&"灵活用工服务平台".to_owned()), "{stretches:?}");
}

#[test]
fn documents_have_a_column_for_each_case() {
    let home = Home::new();
    let read = |name: &str, args: &[&str]| {
        let path = home.path().join(name);
        home.run(&[args, &["-o", path.to_str().unwrap()]].concat()).ok();
        fs::read(path).unwrap()
    };
    for name in ["a.md", "a.html", "a.csv", "a.json", "a.docx"] {
        let compared = read(name, &PAIR);
        // The form of the document is that of `anli export --what comparison`.
        let other = name.replacen('a', "b", 1);
        let exported = read(&other, &["export", PAIR[1], PAIR[2], "--what", "comparison"]);
        assert_eq!(compared, exported, "{name}");
    }
    let text = |name: &str| String::from_utf8(fs::read(home.path().join(name)).unwrap()).unwrap();
    let markdown = text("a.md");
    assert!(markdown.starts_with("| 龙岩市创新开发“龙零工”") && markdown.contains("\n| **做法** |  |\n"), "{markdown}");
    assert!(
        markdown.contains("**（一）数字赋能，助力新业态**") && markdown.matches("\n> 来源：").count() == 2,
        "{markdown}"
    );
    assert!(
        markdown
            .lines()
            .filter(|line| line.starts_with('|'))
            .all(|line| line.matches(" | ").count() == 1 || line.starts_with("|---"))
    );
    assert!(text("a.html").contains("<tr><th colspan=\"2\">背景</th></tr>"));
    let csv = text("a.csv");
    assert!(csv.starts_with("\u{FEFF}\"部分\",\"龙岩市") && csv.contains("\r\n\"数字\","), "{csv}");
    let json: Value = serde_json::from_str(&text("a.json")).unwrap();
    assert_eq!(json["comparison"][0]["heading"], "背景");
    let printed = home.run(&[&PAIR[..], &["--format", "md", "--printed", "--heading", "对比"]].concat()).ok();
    assert!(printed.starts_with("# 对比\n\n|") && printed.contains("(一)数字赋能,助力"), "{printed}");
}

#[test]
fn wrong_use_is_told() {
    let home = Home::new();
    let refused = |args: &[&str], word: &str| {
        let run = home.run(&[&["compare"], args].concat());
        assert!(run.code == 2 && run.err.contains(word) && run.out.is_empty(), "{args:?} {run:?}");
    };
    refused(&["fujian-2025-1/28"], "anli compare --help");
    refused(&["fujian-2025-1/28", "fujian-2025-1/27", "fujian-2025-1/26", "fujian-2025-1/25"], "CASE");
    refused(&["fujian-2025-1/28", "fujian-2025-1/999"], "fujian-2025-1/999");
    refused(&["fujian-2025-1/28", "fujian-2025-1/28"], "写了两次");
    refused(&["fujian-2025-1/28", "fujian-2025-1/27", "--format", "docx"], "不能输出到屏幕");
    refused(&["fujian-2025-1/28", "fujian-2025-1/27", "-o", "a.txt"], "不能写成 .txt 文件");
    refused(&["fujian-2025-1/28", "fujian-2025-1/27", "--json", "--width", "80", "--format", "md"], "不能与");
    for count in ["fujian-2025-1", "putian-2024-2"] {
        let run = home.run(&["export", "--batch", count, "--what", "comparison", "--format", "md"]);
        assert!(run.code == 2 && run.err.contains("对比需要两三个案例"), "{run:?}");
    }
    for (lang, word) in [("zh-Hant", "對照著"), ("en", "side by side"), ("zh-Hans", "对照着")] {
        let help = home.run(&["compare", "--help", "--lang", lang]).ok();
        assert!(help.contains(word) && help.contains("anli compare fujian-2025-1/28"), "{help}");
        assert!(help.lines().all(|line| Width(WidthMode::Wide).of(line) <= 80), "{help}");
    }
}
