//! Queries, lists and facets by the desk.

use std::sync::Arc;

use anli::{
    app::{desk_state::DeskNews, message::Message},
    desk::{Change, Desk, Named, Note, Status, Time, change::Terms},
};
use serde_json::Value;

use crate::common::{
    cli::{Home, Run},
    play::play,
};

/// Returns a desk: two cases in 会议, the first with everything.
pub(super) fn desk() -> Desk {
    let named = |id: &str| Named::new(id, "");
    let [first, second] = [named("fujian-2025-1/28"), named("shaanxi-2023/3")];
    let status = |status, due: &str| Terms {
        status: Some(Some(status)),
        who: Some(Some("市人社局".to_owned())),
        due: Some(Some(due.parse().unwrap())),
    };
    let note = Note { id: "1".into(), text: "可以照办".into(), ..Note::default() };
    let changes = [
        Change::Put { folder: "会议".into(), cases: vec![second.clone(), first.clone()], on: true },
        Change::Put { folder: "会议二".into(), cases: vec![named("putian-2024-2/1")], on: true },
        Change::Tag { tag: "零工".into(), cases: vec![first.clone()], on: true },
        Change::Note { case: first.clone(), note },
        Change::Adopt { cases: vec![first.clone()], terms: status(Status::InProgress, "2026-12-15") },
        Change::Adopt { cases: vec![second.clone()], terms: status(Status::ToStudy, "2027-03-31") },
        Change::Read { cases: vec![first], on: true },
    ];
    let mut desk = Desk::default();
    changes.iter().for_each(|change| desk.apply(change, Time::of_millis(1000)));
    desk
}

fn home() -> Home {
    let home = Home::new();
    home.write("desk.json", serde_json::to_string(&desk()).unwrap());
    home
}

fn ids(run: Run) -> Vec<String> {
    let found: Value = serde_json::from_str(&run.out).unwrap();
    let rows = found.get("hits").unwrap_or(&found).as_array().unwrap().clone();
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

const FIRST: &str = "fujian-2025-1/28";
const SECOND: &str = "shaanxi-2023/3";
const THIRD: &str = "putian-2024-2/1";

#[test]
fn queries_find_what_is_on_the_desk() {
    let home = home();
    for (query, found) in [
        ("夹:会议", vec![FIRST, SECOND]),
        ("jia:huiyi", vec![FIRST, SECOND, THIRD]),
        ("夾：會議", vec![FIRST, SECOND]),
        ("folder:会议二", vec![THIRD]),
        ("夹:会", vec![FIRST, SECOND, THIRD]),
        ("夹:", vec![FIRST, SECOND, THIRD]),
        ("夹: 零工", vec![FIRST]),
        ("夹: !夹:会议", vec![THIRD]),
        ("标签:零工", vec![FIRST]),
        ("bq:lg", vec![FIRST]),
        ("tag:", vec![FIRST]),
        ("批注:照办", vec![FIRST]),
        ("pizhu:zhaoban", vec![FIRST]),
        ("批注:", vec![FIRST]),
        ("状态:推进中", vec![FIRST]),
        ("status:in-progress", vec![FIRST]),
        ("zt:dyj", vec![SECOND]),
        ("状态:", vec![FIRST, SECOND]),
        ("期限:..2026-12", vec![FIRST]),
        ("期限:2027", vec![SECOND]),
        ("qixian:2026-12-01..2027", vec![FIRST, SECOND]),
        ("due:", vec![FIRST, SECOND]),
        ("未读: 夹:", vec![SECOND, THIRD]),
        ("!weidu:", vec![FIRST]),
    ] {
        let mut hits = ids(home.run(&["search", query, "--json"]));
        let mut found: Vec<&str> = found;
        hits.sort();
        found.sort_unstable();
        assert_eq!(hits, found, "{query}");
    }
}

#[test]
fn a_folder_has_its_own_order() {
    assert_eq!(ids(home().run(&["search", "夹:会议", "--json"])), [SECOND, FIRST]);
}

#[test]
fn without_a_desk_nothing_is_on_it() {
    let home = Home::new();
    assert_eq!(home.run(&["search", "夹:"]).code, 1);
    assert_eq!(ids(home.run(&["search", "未读:", "--json"])).len(), 102);
    assert!(!home.path().join("desk.json").exists());
}

#[test]
fn a_day_that_is_none_is_wrong_use() {
    let run = home().run(&["--lang", "en", "search", "期限:2026-13"]);
    assert!(run.code == 2 && run.err.contains("2026-13"), "{run:?}");
}

#[test]
fn lists_take_the_filters_of_the_desk() {
    let home = home();
    for (args, found) in [
        (&["--folder", "会议"][..], vec![SECOND, FIRST]),
        (&["--tag", "零工"], vec![FIRST]),
        (&["--status", "to-study", "--status", "done"], vec![SECOND]),
        (&["--folder", "会议", "--region", "福建"], vec![FIRST]),
    ] {
        assert_eq!(ids(home.run(&[&["list", "--json"], args].concat())), found, "{args:?}");
    }
    assert_eq!(home.run(&["list", "--folder", "没有"]).code, 2);
}

#[test]
fn a_damaged_desk_fails_a_search_that_asks_for_it() {
    let home = Home::new();
    home.write("desk.json", "{");
    assert_eq!(home.run(&["search", "夹:"]).code, 2);
    assert_eq!(home.run(&["search", "零工"]).code, 0);
}

#[test]
fn facets_count_folders_tags_and_states() {
    let news = DeskNews { desk: Some(Arc::new(desk())), seen: 0, fault: None };
    let play = play(120, 36, "").deliver(Message::Desk(news)).press("f");
    play.shows("案例夹").shows("会议 (2)").shows("零工 (1)").shows("推进中 (1)");
}
