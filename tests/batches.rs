//! `anli batches` and `anli remove`.

use serde_json::Value;

use crate::common::cli::Home;

const NOTICE: &[u8] =
    "关于修伞的通知\n案例1：修伞铺\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n".as_bytes();

/// Returns a home with one batch of the user's own.
fn home() -> Home {
    let home = Home::new();
    home.write("notice.txt", NOTICE);
    let path = home.path().join("notice.txt");
    home.run(&["import", path.to_str().unwrap(), "--id", "own-2031-1", "--add"]).ok();
    home
}

#[test]
fn batches_are_listed() {
    let home = home();
    let text = home.run(&["batches"]).ok();
    assert!(text.contains("* own-2031-1") && text.contains("  fujian-2025-1"), "{text}");
    let rows: Value = serde_json::from_str(&home.run(&["batches", "--json"]).ok()).unwrap();
    let own: Vec<&Value> = rows.as_array().unwrap().iter().filter(|row| row["own"] == true).collect();
    assert_eq!((own.len(), &own[0]["id"], &own[0]["cases"]), (1, &Value::from("own-2031-1"), &Value::from(1)));
    assert!(own[0]["file"].as_str().unwrap().ends_with("own-2031-1/batch.json"));
}

#[test]
fn a_batch_is_removed_once_that_is_confirmed() {
    let home = home();
    let run = home.run(&["--lang", "en", "remove", "own-2031-1"]);
    assert!(run.code == 2 && run.err.contains("--yes"), "{run:?}");
    for id in ["fujian-2025-1", "nothing-here", "../own", "Bad Id"] {
        assert_eq!(home.run(&["remove", id, "--yes"]).code, 2, "{id}");
    }
    let removed: Value = serde_json::from_str(&home.run(&["remove", "own-2031-1", "--yes", "--json"]).ok()).unwrap();
    assert_eq!((&removed["removed"], &removed["cases"]), (&Value::from(true), &Value::from(1)));
    assert!(!home.run(&["batches"]).ok().contains("own-2031-1"));
    assert_eq!(home.run(&["remove", "own-2031-1", "--yes"]).code, 2);
}
