//! Documents written of cases.

mod docx;

use std::fs;

use crate::common::cli::Home;

#[test]
fn cases_are_written_by_the_ending_of_the_file() {
    let home = Home::new();
    for (name, begins) in [
        ("a.docx", "PK"),
        ("a.html", "<!DOCTYPE html>"),
        ("a.HTML", "<!DOCTYPE html>"),
        ("a.md", "# 龙岩市"),
        ("a.csv", "\u{FEFF}\"编号\""),
        ("a.json", "{\n  \"schema\": 1"),
    ] {
        let path = home.path().join(name);
        let told = home.run(&["export", "fujian-2025-1/28", "-o", path.to_str().unwrap()]).ok();
        let bytes = fs::read(&path).unwrap();
        assert!(String::from_utf8_lossy(&bytes).starts_with(begins), "{name}");
        assert_eq!(told, format!("已写入 {}（{} 字节）\n", path.canonicalize().unwrap().display(), bytes.len()));
        // Equal input, equal bytes.
        let again = home.path().join(format!("again-{name}"));
        home.run(&["export", "fujian-2025-1/28", "-o", again.to_str().unwrap()]).ok();
        assert_eq!(fs::read(&again).unwrap(), bytes, "{name}");
    }
}

#[test]
fn what_cannot_be_written_is_refused_and_nothing_is_lost() {
    let home = Home::new();
    let there = home.write("there.md", "mine");
    let file = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    let refused = |args: &[&str], word: &str| {
        let run = home.run(&[&["export"], args].concat());
        assert!(run.code == 2 && run.err.contains(word) && run.out.is_empty(), "{args:?} {run:?}");
    };
    refused(&["fujian-2025-1/28", "-o", &file("a.txt")], "不能写成 .txt 文件");
    refused(&["fujian-2025-1/28", "-o", &file("a.docx"), "--format", "md"], "不能写成 .docx 文件");
    refused(&["fujian-2025-1/28", "-o", &file("a")], "没有指定格式");
    refused(&["fujian-2025-1/28"], "没有指定格式");
    refused(&["fujian-2025-1/28", "--format", "docx"], "不能输出到屏幕");
    refused(&["fujian-2025-1/28", "--format", "odt"], "odt");
    refused(&["fujian-2025-1/999", "--format", "md"], "fujian-2025-1/999");
    refused(&["--batch", "none", "--format", "md"], "none");
    refused(&["--search", "年:abc", "--format", "md"], "abc");
    refused(&["fujian-2025-1/28", "--search", "零工", "--format", "md"], "不能与");
    refused(&["--format", "md"], "缺少");
    refused(&["fujian-2025-1/28", "-o", there.to_str().unwrap()], "已存在");
    refused(&["fujian-2025-1/28", "-o", &file("none/a.md")], "没有这个文件夹");
    assert_eq!(fs::read_to_string(&there).unwrap(), "mine");
    home.run(&["export", "fujian-2025-1/28", "--force", "-o", there.to_str().unwrap()]).ok();
    assert!(fs::read_to_string(&there).unwrap().starts_with("# "));
    let none = home.run(&["export", "--search", "龘龘", "--format", "md"]);
    assert!(none.code == 1 && none.out.is_empty() && none.err.contains("没有找到"), "{none:?}");
}

#[test]
fn texts_are_set_or_as_printed() {
    let home = Home::new();
    let text = |args: &[&str]| home.run(&[&["export", "--format", "md"], args].concat()).ok();
    assert!(text(&["fujian-2025-1/28"]).contains("近年来，龙岩市"));
    assert!(text(&["fujian-2025-1/28", "--printed"]).contains("近年来,龙岩市"));
    // In the script that is chosen for reading.
    assert!(text(&["shaanxi-2023/1"]).contains("寶雞市鳳縣"));
    home.write("config.json", r#"{"script": "simplified"}"#);
    assert!(text(&["shaanxi-2023/1"]).contains("# 宝鸡市凤县"));
    assert!(text(&["shaanxi-2023/1", "--printed"]).contains("# 寶雞市鳳縣"));
}

#[test]
fn show_prints_text_that_is_fit_for_paper() {
    let home = Home::new();
    let show = |args: &[&str]| home.run(&[&["show", "fujian-2025-1/28"], args].concat()).ok();
    let text = show(&[]);
    assert!(text.contains("近年来，龙岩市") && !text.contains("近年来,"), "{text}");
    assert_eq!(show(&["--format", "text"]), text);
    assert!(show(&["--printed"]).contains("近年来,龙岩市"));
    let same = |format: &str| home.run(&["export", "fujian-2025-1/28", "--format", format]).ok();
    assert_eq!((show(&["--format", "md"]), show(&["--format", "html"])), (same("md"), same("html")));
    assert!(show(&["--format", "md", "--printed"]).contains("近年来,龙岩市"));
    assert_eq!(home.run(&["show", "fujian-2025-1/28", "--format", "md", "--json"]).code, 2);
}

#[test]
fn a_document_has_what_is_asked_for() {
    let home = Home::new();
    let text = |args: &[&str]| home.run(&[&["export", "--format", "md"], args].concat()).ok();
    let whole = text(&["fujian-2025-1/28", "fujian-2025-1/27", "--heading", "零工 *学习*"]);
    assert!(whole.starts_with("# 零工 \\*学习\\*\n\n## 龙岩市创新开发"), "{whole}");
    assert!(whole.contains("\n\n### 一、背景情况\n\n近年来，"), "{whole}");
    assert!(whole.contains("\n\n**（一）数字赋能，助力新业态**。“龙零工”平台"), "{whole}");
    assert!(
        whole.contains("\n\n> 来源：福建省发展和改革委员会：《福建省优化营商环境工作典型经验做法（2025年第一批）》"),
        "{whole}"
    );
    assert!(whole.find("龙零工").unwrap() < whole.find("接收电子档案").unwrap());
    let measures = text(&["fujian-2025-1/28", "--what", "measures"]);
    assert!(measures.contains("**（二）聚焦堵点，打通全流程**") || measures.contains("（二）聚焦堵点，打通全流程\n"));
    assert!(
        !measures.contains("一、背景") && !measures.contains("一是业务合规") && measures.contains("注册用户数超1.4万")
    );
    let lines = text(&["--search", "零工", "--what", "line"]);
    assert_eq!(lines.lines().filter(|line| line.starts_with("| ")).count(), 1 + 7, "{lines}");
    assert_eq!(text(&["--batch", "putian-2024-2", "--what", "line"]).lines().count(), 2 + 9);
}

#[test]
fn tables_open_in_spreadsheets() {
    let home = Home::new();
    let path = home.path().join("a.csv");
    home.run(&["export", "--batch", "fujian-2025-1", "--what", "measures", "-o", path.to_str().unwrap()]).ok();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("\u{FEFF}\"编号\",\"案例\","));
    assert_eq!((text.matches("\r\n").count(), text.matches('\n').count()), (36, 36));
    assert!(text.lines().all(|line| line.matches("\",\"").count() == 8), "{text}");
    // A pipe gets no mark.
    assert!(home.run(&["export", "fujian-2025-1/1", "--format", "csv"]).ok().starts_with("\"编号\""));
}

#[test]
fn a_page_is_one_file_that_takes_no_text_for_markup() {
    let home = Home::new();
    let page = home.run(&["export", "fujian-2025-1/28", "--format", "html", "--heading", "<script>&\"零工\""]).ok();
    assert!(page.contains("<title>&lt;script&gt;&amp;&quot;零工&quot;</title>") && !page.contains("<script"));
    assert!(!page.contains("http") && page.contains("@page { size: A4; margin: 37mm 26mm 35mm 28mm }"));
    let line = home.run(&["export", "fujian-2025-1/28", "--format", "html", "--what", "line"]).ok();
    assert!(line.contains("<thead><tr><th>序号</th>"), "{line}");
}

#[test]
fn beyond_ssh_the_line_that_fetches_the_file_is_told() {
    let home = Home::new();
    let path = home.path().join("零工 1.md");
    let told = |connection: &str| {
        let args = ["export", "fujian-2025-1/28", "--force", "-o", path.to_str().unwrap()];
        let output = home.command(&args).env("SSH_CONNECTION", connection).env("USER", "li").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let whole = path.parent().unwrap().canonicalize().unwrap().join("零工 1.md");
    let whole = whole.display();
    assert!(told("1.2.3.4 5 10.0.0.9 22").contains(&format!("取回本机：scp 'li@10.0.0.9:{whole}' .\n")));
    assert!(told("::1 5 fe80::1 2222").contains(&format!("取回本机：scp -P 2222 'li@[fe80::1]:{whole}' .\n")));
    assert!(!told("").contains("scp"));
}

#[test]
fn a_folder_is_written_in_its_order() {
    let home = Home::new();
    home.run(&["desk", "add", "--folder", "会议", "shaanxi-2023/7", "fujian-2025-1/28"]).ok();
    let line = ["export", "--folder", "会议", "--format", "md", "--what", "line"];
    let table = home.run(&line).ok();
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert!(rows.len() == 2 && rows[0].contains("陕西省西安市") && rows[1].contains("龙零工"), "{table}");
    let both = home.run(&["export", "--folder", "会议", "--format", "md", "--what", "comparison"]).ok();
    assert!(both.starts_with("| ") && both.contains("**做法**"), "{both}");
    let none = home.run(&["export", "--folder", "无", "--format", "md"]);
    assert!(none.code == 2 && none.err.contains("会议"), "{none:?}");
    assert_eq!(home.run(&["export", "--folder", "会议", "--batch", "x", "--format", "md"]).code, 2);
}

#[test]
fn notes_of_ones_own_are_written_where_they_are_wanted() {
    let home = Home::new();
    let (noted, other) = ("fujian-2025-1/28", "fujian-2025-1/2");
    let desk = |args: &[&str]| home.run(&[&["desk", "note"], args].concat()).ok();
    desk(&[noted, "可以照办\n<b>先报</b>", "--at", "整合零工市场资源"]);
    desk(&[noted, "请市人社局阅"]);
    let text = |args: &[&str]| home.run(&[&["export", noted, other, "--notes"], args].concat()).ok();
    let lines = ["批注“整合零工市场资源”：可以照办 ", "批注：请市人社局阅"];
    for extent in ["whole", "measures", "comparison"] {
        let markdown = text(&["--format", "md", "--what", extent]);
        assert!(lines.iter().all(|line| markdown.contains(line)) && markdown.contains(r"\<b\>先报"), "{markdown}");
        let html = text(&["--format", "html", "--what", extent]);
        assert!(lines.iter().all(|line| html.contains(line)) && html.contains("&lt;b&gt;先报"), "{html}");
    }
    // A table has a column for them, and only then.
    for (extent, format) in [("line", "md"), ("line", "html"), ("whole", "csv"), ("comparison", "csv")] {
        let table = |args: &[&str]| {
            home.run(&[&["export", noted, other, "--format", format, "--what", extent], args].concat()).ok()
        };
        assert!(
            table(&["--notes"]).contains("批注") && table(&["--notes"]).contains("请市人社局阅"),
            "{extent} {format}"
        );
        assert!(!table(&[]).contains("批注"), "{extent} {format}");
    }
    let json: serde_json::Value = serde_json::from_str(&text(&["--format", "json"])).unwrap();
    assert_eq!(json["cases"][0]["notes"][1], serde_json::json!({"on": null, "text": "请市人社局阅"}));
    assert!(json["cases"][1]["notes"].is_null());
}
