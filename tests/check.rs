//! `check` on batches that are well-formed and contradict themselves or their notice.

use std::fs;

use anli::{
    corpus::{
        Batch, check,
        id_history::{BatchIds, CurrentIds},
    },
    error::{Fault, FaultKind, Severity},
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::{
    batches::{batch, put},
    faults::{check_folder, describe, kinds},
};

/// Returns the faults of a batch of two cases after `change`, as kind and message.
fn faults(change: impl Fn(&mut Value)) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    let mut value = batch("a", "2024", &[1, 2]);
    change(&mut value);
    let path = put(folder.path(), &value, &[1, 2]);
    let found = check_folder(folder.path());
    assert!(found.iter().all(|fault| fault.line.is_some()), "{found:?}");
    // Such changes usually break the correspondence with the notice as well, which has a test of its own.
    let found = found.iter().filter(|fault| fault.path == path);
    found.map(describe).collect()
}

#[test]
fn a_correct_batch_has_no_faults() {
    assert_eq!(faults(|_| ()), [""; 0]);
}

#[test]
fn contradictions_are_found() {
    let paragraph = "/cases/1/sections/0/paragraphs/0";
    let repair = |s: u32, e: u32| json!({"at": [s, e], "kind": "typo", "printed": "", "sure": true, "why": null});
    let table: &[(&str, Value, &str)] = &[
        ("/published", json!("2023-02-29"), "BadDate: \"2023-02-29\" is not a date"),
        ("/source/sha256", json!("00"), "BadChecksum: the recorded checksum 00 is not the file's "),
        ("/cases/1/number", json!(1), "DuplicateCase: case number 1 occurs twice"),
        ("/cases/1/aliases", json!(["a/1"]), "DuplicateCase: case number a/1 occurs twice"),
        ("/cases/1/lines", json!([4, 9]), "BadLines: cases[1].lines: lines 4–9 run backward, outside or out of order"),
        ("/cases/1/lines", json!([2, 5]), "BadLines: cases[1].lines: lines 2–5 run backward, outside or out of order"),
        ("/cases/1/lines", json!([5, 4]), "BadLines: cases[1].lines: lines 5–4 run backward, outside or out of order"),
        (
            "/cases/1/title_lines",
            json!([3, 4]),
            "BadLines: cases[1].title_lines: lines 3–4 run backward, outside or out of order",
        ),
        (
            "/furniture/0/lines",
            json!([0, 1]),
            "BadLines: furniture[0].lines: lines 0–1 run backward, outside or out of order",
        ),
        (
            &format!("{paragraph}/points"),
            json!([[0, 9]]),
            "BadRange: cases[1].sections[0].paragraphs[0].points[0]: the range 0–9 runs backward, overlaps or leaves its text of 7 characters",
        ),
        (
            &format!("{paragraph}/points"),
            json!([[2, 4], [3, 5]]),
            "BadRange: cases[1].sections[0].paragraphs[0].points[1]: the range 3–5 runs backward, overlaps or leaves its text of 7 characters",
        ),
        (
            &format!("{paragraph}/repairs"),
            json!([repair(2, 1)]),
            "BadRange: cases[1].sections[0].paragraphs[0].repairs[0].at: the range 2–1 runs backward, overlaps or leaves its text of 7 characters",
        ),
        (
            "/cases/1/systems",
            json!([{"name": "x", "at": [[0, 0, 2], [1, 0, 0]]}]),
            "WrongValue: cases[1].systems[0].at[1] cannot be \"[1, …]\". Allowed: 0–1.",
        ),
        (
            "/cases/1/figures",
            json!([{"text": "1", "about": "", "at": [[0, 0, 20]]}]),
            "BadRange: cases[1].figures[0].at[0]: the range 0–20 runs backward, overlaps or leaves its text of 7 characters",
        ),
    ];
    for (pointer, bad, expected) in table {
        let found = faults(|batch| *batch.pointer_mut(pointer).unwrap() = bad.clone());
        assert!(found.first().is_some_and(|first| first.starts_with(expected)), "{pointer} {bad}: {found:?}");
    }
}

/// Returns the line of `text` that contains `mark`.
fn line_of(text: &str, mark: &str) -> Option<u32> {
    text.lines().position(|line| line.contains(mark)).map(|at| at as u32 + 1)
}

#[test]
fn faults_in_long_files_have_line_numbers() {
    let numbers: Vec<u32> = (1..=1500).collect();
    let whole = batch("a", "2024", &numbers);
    assert!(serde_json::to_string_pretty(&whole).unwrap().len() > 1 << 20, "it is read by its cases");
    // A value of several lines starts that many lines above its number.
    let changes: &[(&str, Value, &str, u32)] = &[
        ("/cases/1400/sections/0/paragraphs/0/points", json!([[0, 987_654]]), "BadRange", 2),
        ("/cases/1400/sections/0/paragraphs/0/level", json!("987654"), "WrongType", 0),
        ("/cases/3/number", json!(987_654.5), "WrongType", 0),
        ("/cases/1499/lines", json!([987_654, 1]), "BadLines", 1),
        ("/source/sha256", json!("987654"), "BadChecksum", 0),
        ("/published", json!("987654"), "BadDate", 0),
        ("/furniture/0/lines", json!([987_654, 987_654]), "BadLines", 1),
        ("/cases/1499/title_lines", json!({"987654": 1}), "WrongType", 1),
    ];
    for (pointer, bad, kind, above) in changes {
        let folder = TempDir::new().unwrap();
        let mut value = whole.clone();
        *value.pointer_mut(pointer).unwrap() = bad.clone();
        let path = put(folder.path(), &value, &numbers);
        let text = fs::read_to_string(&path).unwrap();
        let found = check::check_file(&path);
        let found = found.iter().find(|fault| fault.kind.name() == *kind && fault.path == path).unwrap();
        assert_eq!(found.line.unwrap() + above, line_of(&text, "987654").unwrap(), "{pointer}: {found:?}");
    }
}

#[test]
fn faults_are_in_the_order_of_the_files() {
    let folder = TempDir::new().unwrap();
    for nth in 0_u32..600 {
        let mut value = batch(&format!("b{nth:03}"), "2024", &[1, 2]);
        match nth % 4 {
            0 => value["published"] = json!("2023-02-29"),
            1 => value["cases"][1]["number"] = json!(1),
            2 => value["cases"][0]["lines"] = json!("2"),
            _ => {}
        }
        put(folder.path(), &value, &[1, 2]);
    }
    let files = anli::corpus::load::batch_files(folder.path()).unwrap();
    let one_by_one: Vec<Fault> = files.iter().flat_map(|file| check::check_file(file)).collect();
    assert_eq!(one_by_one.len(), 450);
    assert_eq!(check_folder(folder.path()), one_by_one);
}

#[test]
fn paragraphs_outside_their_case_need_a_correction() {
    let moved = |batch: &mut Value| batch["cases"][0]["sections"][0]["paragraphs"][0]["lines"] = json!([1, 1]);
    assert_eq!(
        faults(moved),
        ["BadLines: cases[0].sections[0].paragraphs[0].lines: lines 1–1 run backward, outside or out of order"]
    );
    let by_hand = |batch: &mut Value| {
        moved(batch);
        batch["cases"][0]["by_hand"] = json!(["sections"]);
    };
    assert_eq!(faults(by_hand), [""; 0]);
}

#[test]
fn lost_text_is_located_in_the_notice() {
    let folder = TempDir::new().unwrap();
    let mut value = batch("a", "2024", &[1, 2]);
    value["cases"][1]["sections"][0]["paragraphs"][0]["text"] = json!("第2项文。");
    let path = put(folder.path(), &value, &[1, 2]);
    let found = check_folder(folder.path());
    let [id, expected, out] = ["a", "的正文。", "文。"].map(str::to_owned);
    let kind = FaultKind::NotAccounted { id, expected, found: out };
    assert_eq!(found, [Fault::error(&path.with_file_name("notice.txt"), Some(5), kind)]);
}

#[test]
fn wrong_folder_names_and_missing_notices_are_reported() {
    let folder = TempDir::new().unwrap();
    let path = put(folder.path(), &batch("a", "2024", &[1]), &[1]);
    fs::rename(path.parent().unwrap(), folder.path().join("b")).unwrap();
    let found = check_folder(folder.path());
    assert_eq!(
        (found[0].kind.name(), found[0].severity, found[0].line),
        ("WrongValue", Severity::Warning, found[0].line.filter(|line| *line > 1))
    );
    fs::remove_file(folder.path().join("b/notice.txt")).unwrap();
    let found = check_folder(folder.path());
    assert_eq!((kinds(&found)[0], found[0].path.as_path()), ("NotFound", &*folder.path().join("b/notice.txt")));
}

#[test]
fn vanished_and_moved_cases_are_reported() {
    let read = |value: Value| -> Batch { serde_json::from_value(value).unwrap() };
    let old = read(batch("a", "2024", &[1, 2, 3]));
    let mut now = batch("a", "2024", &[1, 3]);
    let path = std::path::Path::new("new");
    let reported = |now: &Value| -> Vec<String> {
        let now: CurrentIds<'_> = [(path, BatchIds::from(&read(now.clone())))].into_iter().collect();
        let found = now.against(&old, std::path::Path::new("old"));
        assert!(found.iter().all(|fault| fault.path == path));
        found.iter().map(describe).collect()
    };
    assert_eq!(
        reported(&now),
        ["VanishedCase: case a/2 is missing", "MovedCase: the first line of case a/3 changed from 6 to 4"]
    );
    now["cases"][1]["aliases"] = json!(["a/2"]);
    assert_eq!(reported(&now), ["MovedCase: the first line of case a/3 changed from 6 to 4"]);
}

#[test]
fn pinned_numbers_and_aliases_keep_ids_alive() {
    let read = |value: Value| -> Batch { serde_json::from_value(value).unwrap() };
    let (path, gone) = (std::path::Path::new("new"), std::path::Path::new("old"));
    let reported = |now: Vec<Value>, old: Value| -> Vec<String> {
        let now: CurrentIds<'_> = now.into_iter().map(|value| (path, BatchIds::from(&read(value)))).collect();
        let found = now.against(&read(old), gone);
        found.iter().map(|fault| format!("{} {}", fault.path.display(), describe(fault))).collect()
    };
    let old = batch("a", "2024", &[1, 2, 3]);
    // Pinned numbers: another reading order and a split case change no id.
    let mut pinned = batch("a", "2024", &[1, 2, 3, 4]);
    pinned["cases"].as_array_mut().unwrap().swap(1, 2);
    assert_eq!(reported(vec![pinned], old.clone()), [""; 0]);
    // Ids that follow the order instead of being pinned name other cases.
    let slipped = batch("a", "2024", &[2, 1, 3]);
    assert_eq!(
        reported(vec![slipped], old.clone()),
        [
            "new MovedCase: the first line of case a/1 changed from 2 to 4",
            "new MovedCase: the first line of case a/2 changed from 4 to 2"
        ]
    );
    // A case moved to another batch, and one merged into another.
    let mut rest = batch("a", "2024", &[1]);
    rest["cases"][0]["aliases"] = json!(["a/3"]);
    let mut other = batch("b", "2024", &[7]);
    other["cases"][0]["aliases"] = json!(["a/2"]);
    assert_eq!(reported(vec![rest.clone(), other.clone()], old.clone()), [""; 0]);
    assert_eq!(reported(vec![rest.clone()], old.clone()), ["new VanishedCase: case a/2 is missing"]);
    assert_eq!(
        reported(vec![other.clone()], old),
        ["old VanishedCase: case a/1 is missing", "old VanishedCase: case a/3 is missing"]
    );
    // An alias stays an alias.
    assert_eq!(reported(vec![batch("a", "2024", &[1]), other], rest), ["new VanishedCase: case a/3 is missing"]);
}

#[test]
fn dates_must_exist() {
    for good in ["2023", "2023-12", "2024-02-29", "2000-02-29"] {
        assert!(check::is_date(good), "{good}");
    }
    for bad in
        ["", "23", "2023-13", "2023-1", "1900-02-29", "2023-04-31", "2023-04-00", "2023-04-10T", "+023", "２０２３"]
    {
        assert!(!check::is_date(bad), "{bad}");
    }
}
