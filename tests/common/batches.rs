//! Small batches for tests, and folders that hold them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::cli::Home;

/// Returns a valid batch whose cases have these numbers; its notice is [`notice`]`(numbers)`.
pub(crate) fn batch(id: &str, published: &str, numbers: &[u32]) -> Value {
    let case = |(at, number): (usize, &u32)| {
        let line = at * 2 + 2;
        json!({
            "number": number, "aliases": [], "label": null, "title": format!("做法{number}"),
            "title_source": "printed", "title_lines": [line, line], "title_repairs": [], "lines": [line, line + 1],
            "region": {"province": "福建省", "city": "莆田市", "county": null}, "department": null,
            "themes": ["政务服务"], "by_hand": [],
            "sections": [{
                "kind": "practice", "heading": null, "heading_repairs": [], "lines": [line + 1, line + 1],
                "paragraphs": [{
                    "text": format!("第{number}项的正文。"), "label": null, "heading": null, "level": 0,
                    "lines": [line + 1, line + 1], "points": [], "repairs": []
                }]
            }],
            "systems": [], "documents": [], "figures": []
        })
    };
    json!({
        "schema": 1, "id": id, "title": "通知", "title_source": "printed", "issuer": "某委",
        "document_number": null, "published": published, "province": "福建省", "announced": null,
        "script": "hans", "note": null,
        "source": {"file": "notice.txt", "original_name": "a.txt", "sha256": sha256(notice(numbers).as_bytes()),
            "encoding": "utf-8"},
        "furniture": [{"lines": [1, 1], "kind": "letter", "text": "通知"}],
        "cases": numbers.iter().enumerate().map(case).collect::<Vec<_>>()
    })
}

/// Returns the notice of [`batch`]: a line of letter, then for each case a title line and a line of text.
pub(crate) fn notice(numbers: &[u32]) -> String {
    numbers.iter().fold("通知\n".to_owned(), |text, n| format!("{text}做法{n}\n第{n}项的正文。\n"))
}

/// Returns the checksum that `source.sha256` records.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes `batch.json` and `notice.txt` to `folder/<id>/` and returns the path of the former.
pub(crate) fn put(folder: &Path, batch: &Value, numbers: &[u32]) -> PathBuf {
    let folder = folder.join(batch["id"].as_str().unwrap());
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("notice.txt"), notice(numbers)).unwrap();
    let path = folder.join("batch.json");
    fs::write(&path, serde_json::to_string_pretty(batch).unwrap()).unwrap();
    path
}

/// Returns a home with enough batches for background loading and a cache.
pub(crate) fn large_home() -> Home {
    let home = Home::new();
    for number in 0..6 {
        let mut large = batch(&format!("b{number}"), "2024", &[1, 2]);
        large["note"] = "字".repeat(1 << 18).into();
        put(&home.path().join("corpus"), &large, &[1, 2]);
    }
    home
}
