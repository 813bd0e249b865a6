//! The desk by examples: order of folders, tombstones, notes written twice, times and days.

use anli::desk::{Change, Desk, Due, FIRST_FOLDER, Named, Note, Time, change::Terms, clean, due::range};

fn now(millis: i64) -> Time {
    Time::of_millis(millis)
}

fn put(folder: &str, ids: &[&str], on: bool) -> Change {
    Change::Put { folder: folder.to_owned(), cases: ids.iter().map(|id| Named::new(*id, "")).collect(), on }
}

fn ids(desk: &Desk, folder: &str) -> Vec<String> {
    desk.folder(folder).map(|folder| folder.ids().map(str::to_owned).collect()).unwrap_or_default()
}

#[test]
fn a_folder_keeps_the_order_of_its_cases() {
    let mut desk = Desk::default();
    desk.apply(&put("会议", &["b/3", "b/1", "b/2"], true), now(1));
    assert_eq!(ids(&desk, "会议"), ["b/3", "b/1", "b/2"]);
    desk.apply(&Change::Move { folder: "会议".into(), case: "b/2".into(), to: 0 }, now(2));
    assert_eq!(ids(&desk, "会议"), ["b/2", "b/3", "b/1"]);
    desk.apply(&put("会议", &["b/3"], false), now(3));
    desk.apply(&put("会议", &["b/3"], true), now(4));
    assert_eq!(ids(&desk, "会议"), ["b/2", "b/1", "b/3"]);
}

#[test]
fn the_marked_cases_are_those_of_all_folders_once() {
    let mut desk = Desk::default();
    desk.apply(&put("会议", &["b/3", "b/1"], true), now(1));
    desk.apply(&put(FIRST_FOLDER, &["b/1", "b/9"], true), now(2));
    assert_eq!(desk.marked(), ["b/1", "b/9", "b/3"]);
}

#[test]
fn a_clock_that_is_set_back_loses_no_change() {
    let mut desk = Desk::default();
    desk.apply(&put("会议", &["b/1"], true), now(5000));
    let before = desk.clone();
    desk.apply(&put("会议", &["b/1"], false), now(10));
    desk.merge(&before);
    assert_eq!(ids(&desk, "会议"), [""; 0]);
}

#[test]
fn a_removal_is_known_for_a_year() {
    const DAY: i64 = 86_400_000;
    let mut desk = Desk::default();
    desk.apply(&put("会议", &["b/1"], true), now(1));
    desk.apply(&put("会议", &["b/1"], false), now(2));
    desk.prune(now(300 * DAY));
    assert_eq!(desk.folders[0].cases.len(), 1);
    desk.prune(now(400 * DAY));
    assert_eq!((desk.folders[0].cases.len(), desk.cases.len()), (0, 0));
}

#[test]
fn two_texts_of_one_note_at_one_moment_are_both_kept() {
    let note = |text: &str| Note { id: "1".into(), text: text.into(), ..Note::default() };
    let desks = ["甲", "乙"].map(|text| {
        let mut desk = Desk::default();
        desk.apply(&Change::Note { case: Named::new("b/1", ""), note: note(text) }, now(7));
        desk
    });
    let mut both = desks[0].clone();
    both.merge(&desks[1]);
    let kept = &both.entry("b/1").unwrap().notes[0];
    assert_eq!((kept.text.as_str(), kept.also.as_slice()), ("甲", &["乙".to_owned()][..]));
    both.apply(&Change::Note { case: Named::new("b/1", ""), note: note("丙") }, now(7));
    both.merge(&desks[1]);
    assert!(both.entry("b/1").unwrap().notes[0].also.is_empty());
}

#[test]
fn an_adoption_keeps_its_history() {
    let mut desk = Desk::default();
    let adopt = |terms| Change::Adopt { cases: vec![Named::new("b/1", "")], terms };
    let status = |status| Terms { status: Some(Some(status)), ..Terms::default() };
    desk.apply(&adopt(status(anli::desk::Status::ToStudy)), now(1));
    desk.apply(&adopt(Terms { who: Some(Some("市发改委".into())), ..Terms::default() }), now(2));
    desk.apply(&adopt(status(anli::desk::Status::InProgress)), now(3));
    let log: Vec<String> =
        desk.entry("b/1").unwrap().adoption().unwrap().log.iter().map(|step| step.text.clone()).collect();
    assert_eq!(log, ["", "市发改委", "市发改委"]);
}

#[test]
fn a_bundle_has_private_notes_only_if_it_is_told_so() {
    let mut desk = Desk::default();
    desk.apply(&put("会议", &["b/1"], true), now(1));
    desk.apply(&put("私", &["b/2"], true), now(1));
    let note = |id: &str, shared| Note { id: id.into(), text: "话".into(), shared, ..Note::default() };
    for (id, shared) in [("1", false), ("2", true)] {
        desk.apply(&Change::Note { case: Named::new("b/1", ""), note: note(id, shared) }, now(2));
    }
    for (all, count) in [(false, 1), (true, 2)] {
        let bundle = desk.bundle(&["会议"], all);
        assert_eq!(bundle.entry("b/1").unwrap().notes().count(), count);
        assert!(bundle.entry("b/2").is_none() && bundle.folder("私").is_none());
    }
}

#[test]
fn what_was_removed_here_comes_back_with_a_bundle() {
    let mut desk = Desk::default();
    desk.apply(&put("会议", &["b/1"], true), now(1));
    let bundle = desk.bundle(&[], true);
    desk.apply(&put("会议", &["b/1"], false), now(2));
    let taken = desk.take_in(&bundle, now(3));
    assert_eq!((ids(&desk, "会议"), taken.cases.len()), (vec!["b/1".to_owned()], 1));
}

#[test]
fn names_have_no_control_characters() {
    assert_eq!(clean::name("  会\u{1b}[31m议\n二 ").as_deref(), Some("会␛[31m议二"));
    assert_eq!(clean::name(" \n "), None);
    assert_eq!(clean::name(&"长".repeat(300)).map(|name| name.chars().count()), Some(100));
    assert_eq!(clean::words("一\r\n二\u{202e}三\t四\u{7}\n"), "一\n二三 四");
}

#[test]
fn times_are_read_in_any_zone_and_written_in_one() {
    for (text, written) in [
        ("2026-12-31T23:59:59Z", "2026-12-31T23:59:59.000Z"),
        ("2027-01-01T07:59:59.5+08:00", "2026-12-31T23:59:59.500Z"),
        ("2024-02-29T00:00:00.1234567-01:30", "2024-02-29T01:30:00.123Z"),
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
    ] {
        assert_eq!(text.parse::<Time>().unwrap().to_string(), written);
    }
    for text in
        ["", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-01-01", "2026-01-01T25:00:00Z", "2026-01-01T0:0:0"]
    {
        assert!(text.parse::<Time>().is_err(), "{text}");
    }
    for day in 0..100_000 {
        let time = Time::of_millis(day * 86_400_000 + 1);
        assert_eq!(time.to_string().parse(), Ok(time));
    }
}

#[test]
fn days_are_read_as_people_write_them() {
    for (typed, day) in [
        ("2026-12-31", "2026-12-31"),
        ("2026年2月", "2026-02-28"),
        ("2026/1/5", "2026-01-05"),
        ("20261231", "2026-12-31"),
        ("12月1日", "2026-12-01"),
        ("12-1", "2026-12-01"),
        ("2027", "2027-12-31"),
        ("２０２６－０６", "2026-06-30"),
    ] {
        assert_eq!(Due::typed(typed, 2026).map(|due| due.to_string()), Ok(day.to_owned()), "{typed}");
    }
    for typed in ["", "2026-02-30", "明天", "2026-13", "1-2-3-4", "99999", "0-0"] {
        assert!(Due::typed(typed, 2026).is_err(), "{typed}");
    }
}

#[test]
fn ranges_of_days_take_months_and_years_whole() {
    for (text, day, is_in) in [
        ("2026-12", "2026-12-31", true),
        ("2026-12", "2027-01-01", false),
        ("..2026-12", "2026-12-31", true),
        ("..2026-12", "2025-01-01", true),
        ("2026-11..2026-12-15", "2026-12-15", true),
        ("2026-11..2026-12-15", "2026-12-16", false),
        ("2026..", "2030-01-01", true),
        ("2026-12..2026-11", "2026-11-15", true),
    ] {
        let (first, last) = range(text).unwrap();
        assert_eq!(first.as_str() <= day && day <= last.as_str(), is_in, "{text} {day}");
    }
    assert_eq!([range("明天"), range("2026-13"), range("26")], [None, None, None]);
}
