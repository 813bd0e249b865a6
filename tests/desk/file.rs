//! The file of the desk: damaged, newer, foreign, large.

use std::fs;

use anli::{
    desk::{Change, Desk, FIRST_FOLDER, Named, Note, Time},
    error::FaultKind,
    store::desk::{change, open},
};
use tempfile::TempDir;

const NOW: Time = Time::of_millis(1_790_000_000_000);

#[test]
fn a_damaged_or_newer_file_is_set_aside_and_told() {
    for text in ["{", "[]", r#"{"schema":2}"#, r#"{"schema":1,"folders":[{"name":"a","changed":"gestern"}]}"#, "\u{0}"]
    {
        let home = TempDir::new().unwrap();
        let path = home.path().join("desk.json");
        fs::write(&path, text).unwrap();
        let (desk, fault) = open(&path).unwrap();
        assert!(desk.is_empty() && fault.is_some(), "{text}");
        assert_eq!(fs::read_to_string(home.path().join("desk.json.1")).unwrap(), text);
    }
}

#[test]
fn a_key_that_stands_twice_is_told() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("desk.json");
    fs::write(&path, r#"{"schema":1,"cases":{"a/1":{"title":"x"},"a/1":{"title":"y"}}}"#).unwrap();
    let (_, fault) = open(&path).unwrap();
    assert!(matches!(fault.unwrap().kind, FaultKind::DuplicateKey { .. }));
}

#[test]
fn an_id_that_stands_twice_in_a_folder_is_taken_once() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("desk.json");
    let member = |id: &str| format!(r#"{{"id":"{id}","changed":"2026-01-01T00:00:00Z"}}"#);
    let members = ["a/2", "a/1", "a/2"].map(member).join(",");
    let folder = format!(r#"{{"name":"会议","changed":"2026-01-01T00:00:00Z","cases":[{members}]}}"#);
    fs::write(&path, format!(r#"{{"schema":1,"folders":[{folder},{folder}]}}"#)).unwrap();
    let (desk, fault) = open(&path).unwrap();
    let mut ids: Vec<&str> = desk.folder("会议").unwrap().ids().collect();
    ids.sort_unstable();
    assert_eq!((ids, fault), (vec!["a/1", "a/2"], None));
}

#[test]
fn five_thousand_marks_and_a_long_note_are_kept() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("desk.json");
    let cases: Vec<Named> = (0..5000).map(|at| Named::new(format!("b-1/{at}"), "标题")).collect();
    let note = Note { id: "1".into(), text: "长".repeat(100 << 10), ..Note::default() };
    let changes = [
        Change::Put { folder: FIRST_FOLDER.into(), cases: cases.clone(), on: true },
        Change::Note { case: cases[7].clone(), note: note.clone() },
    ];
    change(&path, "d", NOW, |desk: &mut Desk| changes.iter().for_each(|change| desk.apply(change, NOW))).unwrap();
    let (desk, _) = open(&path).unwrap();
    assert_eq!(desk.marked().len(), 5000);
    assert_eq!(desk.entry("b-1/7").unwrap().notes().next().unwrap().text, note.text);
}

#[test]
fn a_change_that_changes_nothing_writes_nothing() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("desk.json");
    let out = Change::Put { folder: FIRST_FOLDER.into(), cases: vec![Named::new("b/1", "")], on: false };
    change(&path, "d", NOW, |desk: &mut Desk| desk.apply(&out, NOW)).unwrap();
    assert!(!path.exists());
}
