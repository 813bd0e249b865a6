//! `anli desk`.

use serde_json::{Value, json};

use crate::common::cli::{Home, Run};

const CASE: &str = "fujian-2025-1/28";

fn desk(home: &Home, args: &[&str]) -> Run {
    home.run(&[&["--lang", "en", "desk"], args].concat())
}

fn listed(home: &Home, args: &[&str]) -> Value {
    serde_json::from_str(&desk(home, &[&["list", "--json"], args].concat()).ok()).unwrap()
}

#[test]
fn cases_are_put_into_folders_in_order() {
    let home = Home::new();
    desk(&home, &["add", "--folder", "会议", "fujian-2025-1/2", CASE, "shaanxi-2023/3"]).ok();
    desk(&home, &["move", "--folder", "会议", "shaanxi-2023/3", "1"]).ok();
    desk(&home, &["remove", "--folder", "会议", "fujian-2025-1/2"]).ok();
    let ids: Vec<Value> =
        listed(&home, &["--folder", "会议"]).as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
    assert_eq!(ids, ["shaanxi-2023/3", CASE]);
    assert_eq!(listed(&home, &["--folders"]), json!([{"name": "会议", "cases": ids}]));
    desk(&home, &["remove", "--folder", "会议"]).ok();
    assert_eq!(desk(&home, &["list"]).code, 1);
}

#[test]
fn a_mark_goes_into_the_first_folder_once() {
    let home = Home::new();
    assert!(desk(&home, &["add", CASE]).ok().contains('1'));
    let again = desk(&home, &["add", CASE, "--json"]);
    assert_eq!((again.code, again.json()), (1, json!({"changed": [], "note": null})));
    assert_eq!(listed(&home, &[])[0]["folders"], json!(["收藏"]));
}

#[test]
fn tags_status_and_reading_are_filters() {
    let home = Home::new();
    desk(&home, &["add", CASE, "fujian-2025-1/2"]).ok();
    desk(&home, &["tag", CASE, "零工", "急"]).ok();
    desk(&home, &["adopt", CASE, "推进中", "--who", "市人社局", "--due", "2026年12月"]).ok();
    desk(&home, &["read", "fujian-2025-1/2"]).ok();
    for args in [&["--tag", "零工"][..], &["--status", "in-progress"], &["--unread"]] {
        let rows = listed(&home, args);
        assert_eq!((rows.as_array().unwrap().len(), &rows[0]["id"]), (1, &json!(CASE)), "{args:?}");
    }
    let adoption = &listed(&home, &["--tag", "急"])[0]["adoption"];
    assert_eq!((&adoption["who"], &adoption["due"]), (&json!("市人社局"), &json!("2026-12-31")));
    desk(&home, &["adopt", CASE, "done"]).ok();
    desk(&home, &["adopt", CASE, "none"]).ok();
    assert_eq!(desk(&home, &["list", "--status", "done"]).code, 1);
}

#[test]
fn notes_are_written_changed_and_deleted() {
    let home = Home::new();
    let note = desk(&home, &["note", CASE, "可以照办", "--at", "整合零工市场资源", "--json"]).json();
    let id = note["note"].as_str().unwrap().to_owned();
    let row = &listed(&home, &[])[0]["notes"][0];
    assert_eq!(
        (&row["text"], &row["words"], &row["place"]),
        (&json!("可以照办"), &json!("整合零工市场资源"), &json!("found"))
    );
    desk(&home, &["note", CASE, "照办\n第二行", "--edit", &id]).ok();
    assert_eq!(listed(&home, &[])[0]["notes"][0]["text"], "照办\n第二行");
    assert_eq!(listed(&home, &[])[0]["notes"][0]["words"], "整合零工市场资源");
    desk(&home, &["note", CASE, "--edit", &id]).ok();
    assert_eq!(desk(&home, &["list"]).code, 1);
    desk(&home, &[&["note"][..], &["fujian-2025-1/28#m2", "第二条"]].concat()).ok();
    assert_eq!(listed(&home, &[])[0]["notes"][0]["place"], "found");
}

#[test]
fn wrong_use_is_told_in_words() {
    let home = Home::new();
    let long = "长".repeat(33 << 10);
    for (args, word) in [
        (&["add", "fujian-2025-1/999"][..], "999"),
        (&["add", CASE, "--folder", "  "], "empty"),
        (&["list", "--folder", "会议"], "会议"),
        (&["remove", "--folder", "会议"], "会议"),
        (&["adopt", CASE, "later"], "later"),
        (&["adopt", CASE, "done", "--due", "2026-02-30"], "2026-02-30"),
        (&["note", CASE], "words"),
        (&["note", CASE, "话", "--at", "这里没有的话"], "这里没有的话"),
        (&["note", CASE, "话", "--at", "的"], "times"),
        (&["note", CASE, "话", "--edit", "9"], "9"),
        (&["tag", CASE, "\n \t"], "empty"),
        (&["import", "nowhere.json"], "nowhere.json"),
    ] {
        let run = desk(&home, args);
        assert!(run.code == 2 && run.err.contains(word) && run.out.is_empty(), "{args:?} {run:?}");
    }
    assert_eq!(desk(&home, &["remove", "nothing-1/1"]).code, 2);
    desk(&home, &["note", CASE, &long]).ok();
}

#[test]
fn a_bundle_goes_to_a_colleague_who_keeps_what_is_unknown() {
    let (home, other) = (Home::new(), Home::new());
    desk(&home, &["add", "--folder", "会议", CASE, "putian-2024-2/1"]).ok();
    desk(&home, &["note", CASE, "给大家看", "--shared"]).ok();
    desk(&home, &["note", CASE, "只给自己"]).ok();
    let file = home.path().join("会议.json");
    let file = file.to_str().unwrap();
    desk(&home, &["export", "--folder", "会议", "-o", file]).ok();
    assert_eq!(desk(&home, &["export", "-o", file]).code, 2);
    let run = other.run(&["--lang", "en", "--no-seeds", "desk", "import", file]);
    assert!(run.code == 0 && run.err.contains(CASE), "{run:?}");
    let rows = listed(&other, &["--folder", "会议"]);
    assert_eq!(rows.as_array().unwrap().len(), 2);
    assert_eq!(rows[0]["notes"].as_array().unwrap().len(), 1);
    let again = desk(&other, &["import", file, "--json"]).json();
    assert_eq!(again, json!({"changed": [], "notes": 0, "unknown": []}));
    let unknown = other.run(&["--lang", "en", "--no-seeds", "desk", "list"]).ok();
    assert!(unknown.contains("the case is gone"), "{unknown}");
}

#[test]
fn control_characters_of_a_bundle_reach_no_terminal() {
    let home = Home::new();
    let text = r#"{"schema":1,"folders":[{"name":"会\u001b[31m议","changed":"2026-01-01T00:00:00Z",
        "cases":[{"id":"x\u0007/1","changed":"2026-01-01T00:00:00Z"}]}],
        "cases":{"fujian-2025-1/28":{"title":"\u001b]0;x\u0007","tags":[{"tag":"\u202e急","changed":"2026-01-01T00:00:00Z"}],
        "notes":[{"id":"1","text":"a\u001b[2Jb","changed":"2026-01-01T00:00:00Z"}]}}}"#;
    let file = home.write("bundle.json", text);
    let run = desk(&home, &["import", file.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    let out = [desk(&home, &["list"]).ok(), desk(&home, &["list", "--folders"]).ok(), run.err].concat();
    let text = std::fs::read_to_string(home.path().join("desk.json")).unwrap();
    for sign in ['\u{1b}', '\u{7}', '\u{202e}'] {
        assert!(!out.contains(sign) && !text.contains(sign), "{out}");
    }
    assert!(out.contains('急') && !text.contains("u001b"));
}

#[test]
fn a_damaged_desk_is_set_aside_and_told() {
    let home = Home::new();
    home.write("desk.json", "{");
    let run = desk(&home, &["add", CASE]);
    assert!(run.code == 0 && run.err.contains("desk.json"), "{run:?}");
    assert!(home.path().join("desk.json.1").exists());
}

#[test]
fn help_has_examples_in_each_language() {
    let home = Home::new();
    for (lang, word) in [("zh-Hans", "示例"), ("zh-Hant", "範例"), ("en", "Examples")] {
        let help = home.run(&["--lang", lang, "desk", "--help"]).ok();
        assert!(help.contains(word) && help.contains("anli desk adopt"), "{help}");
        let help = home.run(&["--lang", lang, "desk", "add", "--help"]).ok();
        assert!(
            help.contains("anli desk add") && !help.contains(if lang == "en" { "案例夹" } else { "folder;" }),
            "{help}"
        );
    }
}
