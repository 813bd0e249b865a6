//! The desk in the browser: jobs by counted keys at 80×24, marks in lists and texts, undo.

use std::sync::Arc;

use anli::{
    app::{desk_state::DeskNews, effect::Effect, key::parse_keys, message::Message},
    corpus::CaseIx,
    desk::{Desk, Status, Time},
    ui::Session,
};

use super::queries::desk as kept;
use crate::common::play::{Play, ctx, play};

fn desk(play: &Play) -> &Desk {
    &play.session().model().desk.desk
}

fn ids(play: &Play, folder: &str) -> Vec<String> {
    desk(play).folder(folder).map(|folder| folder.ids().map(str::to_owned).collect()).unwrap_or_default()
}

/// Returns what the file has after the effects of a session.
fn written(effects: &[Effect]) -> Desk {
    let mut desk = Desk::default();
    for effect in effects {
        if let Effect::Desk(changes, now) = effect {
            changes.iter().for_each(|change| desk.apply(change, *now));
        }
    }
    desk
}

/// Plays a job of at most `most` keys on the smallest usual screen.
#[track_caller]
fn job(keys: &str, most: usize) -> Play {
    let count = parse_keys(keys).unwrap().len();
    assert!(count <= most, "{count} keys");
    play(80, 24, keys)
}

#[test]
fn ten_cases_are_kept_for_a_meeting() {
    let play = job("10a;huiyi<enter>", 20);
    assert_eq!(ids(&play, "收藏").len(), 10);
    // The name that was typed is new.
    assert_eq!(ids(&play, "huiyi").len(), 1);
    let play = job("10a", 3).shows("*").shows("U");
    assert_eq!(play.session().model().desk.mark(CaseIx(9)).folders, 1);
}

#[test]
fn all_hits_are_kept_at_once_and_undone_at_once() {
    let play = job("/零工<enter><esc>%", 10);
    let hits = play.session().model().location.list.len(&play.session().ctx().corpus);
    assert_eq!(ids(&play, "收藏").len(), hits);
    assert!(hits > 5);
    let play = play.press("U");
    assert_eq!(ids(&play, "收藏").len(), 0);
    play.press("U").shows("没有可撤销");
}

#[test]
fn the_case_that_is_read_is_marked_and_unmarked() {
    let play = job("jj<enter>a", 4).shows("案头：收藏");
    assert_eq!(ids(&play, "收藏"), ["fujian-2025-1/3"]);
    let play = play.press("a").lacks("案头：");
    assert!(ids(&play, "收藏").is_empty());
    assert!(!ids(&play.press("U"), "收藏").is_empty());
}

#[test]
fn a_folder_is_picked_by_pinyin_and_opened_in_its_order() {
    let news = DeskNews { desk: Some(Arc::new(kept())), seen: 0, fault: None };
    let play = play(80, 24, "").deliver(Message::Desk(news)).press("Ahuiyi<enter>");
    play.shows("夹:会议").shows("28 龙岩").shows("3 泾河");
}

#[test]
fn a_note_is_written_at_the_sentence_changed_and_deleted() {
    let play = job("<enter>]mEkexue<enter>", 14).shows("*");
    let notes = |play: &Play| -> Vec<(String, bool)> {
        let entries = desk(play).cases.values().flat_map(|entry| entry.notes());
        entries.map(|note| (note.text.clone(), note.at.is_some())).collect()
    };
    assert_eq!(notes(&play), [("kexue".to_owned(), true)]);
    let play = play.press("gg").shows("批注 1 条").press("E").shows("kexue").press("j<enter>2<enter>");
    assert_eq!(notes(&play), [("kexue2".to_owned(), true)]);
    let play = play.press("Ej<enter><c-u><enter>").shows("已删批注").lacks("批注 1 条");
    assert!(notes(&play).is_empty());
    assert_eq!(notes(&play.press("U")), [("kexue2".to_owned(), true)]);
}

#[test]
fn a_note_says_where_it_will_stand() {
    play(80, 24, "<enter>]mE").shows("批在：");
    // In a list it is about the case.
    let play = play(80, 24, "Eok<enter>");
    assert!(desk(&play).entry("fujian-2025-1/1").unwrap().notes().all(|note| note.at.is_none()));
}

#[test]
fn adoption_has_state_office_and_day() {
    let play = job("Hjj<enter>", 4).shows("推");
    let play = play.press("Hjjjjjj<enter>fzssjj<enter>").press("Hjjjjjjj<enter>2026-12-31<enter>");
    let adoption = desk(&play).entry("fujian-2025-1/1").unwrap().adoption().unwrap().clone();
    assert_eq!(adoption.status, Some(Status::InProgress));
    assert!(adoption.who.is_some());
    assert_eq!((adoption.due.unwrap().as_str(), adoption.log.len()), ("2026-12-31", 3));
    let play = play.press("Hjjjjjjj<enter><c-u>abc<enter>").shows("不是日期").press("<esc>");
    let play = play.press("UUU");
    assert!(desk(&play).entry("fujian-2025-1/1").unwrap().adoption().is_none());
}

#[test]
fn tags_are_added_and_taken_away_by_pinyin() {
    let play = play(80, 24, "#").paste("零工").press("<enter>").shows("#");
    assert_eq!(desk(&play).tags(), ["零工"]);
    let play = play.press("j#lg<enter>");
    assert!(desk(&play).entry("fujian-2025-1/2").unwrap().tags().eq(["零工"]));
    let play = play.press("#lg<enter>").shows("已去掉标签");
    assert_eq!(desk(&play).entry("fujian-2025-1/2").unwrap().tags().count(), 0);
}

#[test]
fn reading_is_said_and_unsaid() {
    let play = play(80, 24, "3'").shows("标为已读");
    assert!(desk(&play).entry("fujian-2025-1/3").unwrap().is_read());
    let play = play.press("'").shows("标为未读").press("UU");
    assert!(!desk(&play).cases.values().any(|entry| entry.is_read()));
}

#[test]
fn what_is_done_goes_to_the_file() {
    let mut session = Session::new(ctx(), 80, 24);
    session.start();
    let mut effects = Vec::new();
    for (at, keys) in ["3a", "j#", "x\r", "Hj\r", "Eok\r", "U"].into_iter().enumerate() {
        session.set_now(Time::of_millis(1000 + at as i64));
        effects.extend(session.feed(keys.as_bytes()).effects);
    }
    assert_eq!(written(&effects), *session.model().desk.desk);
    assert_eq!(written(&effects).marked().len(), 3);
}

#[test]
fn the_file_is_taken_with_what_is_on_its_way_to_it() {
    let news = |desk: Desk, seen| Message::Desk(DeskNews { desk: Some(Arc::new(desk)), seen, fault: None });
    let play = play(80, 24, "aja").deliver(news(kept(), 1));
    // The second mark has not arrived yet; the first is one that the file would have.
    assert_eq!(ids(&play, "收藏"), ["fujian-2025-1/2"]);
    assert_eq!(ids(&play, "会议").len(), 2);
}

#[test]
fn every_frame_is_whole_on_every_size() {
    for (width, height) in [(20, 5), (40, 10), (80, 24), (120, 36), (200, 60)] {
        let news = DeskNews { desk: Some(Arc::new(kept())), seen: 0, fault: None };
        let play = play(width, height, "").deliver(Message::Desk(news));
        play.press("5aA<esc>H<esc>#<esc>E<esc>;<esc><enter>aEx<enter>E<esc>U");
    }
}

#[test]
fn no_row_is_slower_for_what_is_on_the_desk() {
    // Laying out counts: a mark of the case on the screen costs one lay-out, one elsewhere none.
    let count = |play: &Play| play.session().model().layout_count;
    let play = play(80, 24, "");
    let before = count(&play);
    let play = play.press("a");
    assert_eq!(count(&play), before + 1);
    let news = DeskNews { desk: Some(Arc::new(kept())), seen: 1, fault: None };
    let play = play.press("%");
    let before = count(&play);
    let play = play.deliver(Message::Desk(news));
    assert!(count(&play) <= before + 1);
}

#[test]
fn over_popups_inputs_and_reviews_the_keys_are_others() {
    let play = play(80, 24, "<enter>oa").press("<esc><esc>/aHU").press("<esc>");
    assert!(desk(&play).is_empty());
}
