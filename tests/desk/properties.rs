//! Properties of any desks: merging in any order, undo, and changes to a file that is read again before each.

use std::collections::BTreeMap;

use anli::desk::{Change, Desk, Due, Entry, Named, Note, NoteKind, Status, Time, change::Terms};
use proptest::{prelude::*, sample::select};

/// A desk as a person sees it: the ids of each folder, and what is kept of each case.
type Seen = (BTreeMap<String, Vec<String>>, BTreeMap<String, String>);

pub(super) fn seen(desk: &Desk) -> Seen {
    let folders = desk.folders().map(|folder| (folder.name.clone(), folder.ids().map(str::to_owned).collect()));
    let entry = |entry: &Entry| {
        let notes: Vec<_> = entry.notes().map(|note| (&note.id, &note.text, &note.also)).collect();
        let adoption = entry.adoption().map(|adoption| (adoption.status, &adoption.who, &adoption.due));
        let tags: Vec<_> = entry.tags().collect();
        let is_bare = notes.is_empty() && adoption.is_none() && tags.is_empty() && !entry.is_read();
        (!is_bare).then(|| format!("{tags:?} {notes:?} {adoption:?} {}", entry.is_read()))
    };
    let cases = desk.cases.iter().filter_map(|(id, kept)| Some((id.clone(), entry(kept)?)));
    (folders.collect(), cases.collect())
}

fn case() -> impl Strategy<Value = Named> {
    select(vec!["a-1/1", "a-1/2", "a-1/3", "gone-9/7"]).prop_map(|id| Named::new(id, format!("title of {id}")))
}

fn cases() -> impl Strategy<Value = Vec<Named>> {
    prop::collection::vec(case(), 1..4)
}

fn folder() -> impl Strategy<Value = String> {
    select(vec!["收藏", "会议"]).prop_map(str::to_owned)
}

fn terms() -> impl Strategy<Value = Terms> {
    let status = prop::option::of(prop::option::of(select(Status::ALL.map(|(status, ..)| status).to_vec())));
    let who = prop::option::of(prop::option::of(select(vec!["市发改委", "张三"]).prop_map(str::to_owned)));
    let due = prop::option::of(prop::option::of(Just("2026-12-31".parse::<Due>().unwrap())));
    (status, who, due).prop_map(|(status, who, due)| Terms { status, who, due })
}

pub(super) fn change() -> impl Strategy<Value = Change> {
    let note = (case(), select(vec!["1", "2"]), select(vec!["", "甲", "乙"])).prop_map(|(case, id, text)| {
        let note = Note { id: id.to_owned(), kind: NoteKind::Note, text: text.to_owned(), ..Note::default() };
        Change::Note { case, note }
    });
    prop_oneof![
        (folder(), cases(), any::<bool>()).prop_map(|(folder, cases, on)| Change::Put { folder, cases, on }),
        (folder(), case(), 0..4_usize).prop_map(|(folder, case, to)| Change::Move { folder, case: case.id, to }),
        folder().prop_map(|folder| Change::RemoveFolder { folder }),
        (select(vec!["零工", "急"]), cases(), any::<bool>()).prop_map(|(tag, cases, on)| Change::Tag {
            tag: tag.to_owned(),
            cases,
            on
        }),
        note,
        (cases(), terms()).prop_map(|(cases, terms)| Change::Adopt { cases, terms }),
        (cases(), any::<bool>()).prop_map(|(cases, on)| Change::Read { cases, on }),
    ]
}

/// Changes with their times, which need not be in order: clocks differ.
fn changes() -> impl Strategy<Value = Vec<(Change, Time)>> {
    prop::collection::vec((change(), (1000..1012_i64).prop_map(Time::of_millis)), 0..12)
}

fn done(desk: &Desk, changes: &[(Change, Time)]) -> Desk {
    let mut desk = desk.clone();
    changes.iter().for_each(|(change, now)| desk.apply(change, *now));
    desk
}

fn merged(one: &Desk, other: &Desk) -> Desk {
    let mut desk = one.clone();
    desk.merge(other);
    desk
}

/// Reads what is written of a desk.
fn again(desk: &Desk) -> Desk {
    let mut desk: Desk = serde_json::from_str(&serde_json::to_string(desk).unwrap()).unwrap();
    desk.put_in_order();
    desk
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_order_of_merging_does_not_matter(base in changes(), a in changes(), b in changes(), c in changes()) {
        let base = done(&Desk::default(), &base);
        let [a, b, c] = [a, b, c].map(|changes| done(&base, &changes));
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn merging_again_changes_nothing(a in changes(), b in changes()) {
        let [a, b] = [a, b].map(|changes| done(&Desk::default(), &changes));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
    }

    #[test]
    fn an_older_state_brings_nothing_back(before in changes(), later in changes()) {
        let old = done(&Desk::default(), &before);
        let new = done(&old, &later);
        prop_assert_eq!(merged(&new, &old), new.clone());
        prop_assert_eq!(seen(&merged(&old, &new)), seen(&new));
    }

    #[test]
    fn a_change_does_the_same_to_a_file_that_is_read_again(changes in changes()) {
        let mut desk = Desk::default();
        for (change, now) in &changes {
            desk = again(&desk);
            desk.apply(change, *now);
        }
        prop_assert_eq!(again(&desk), again(&done(&Desk::default(), &changes)));
    }

    #[test]
    fn undo_shows_what_was_seen_before(before in changes(), change in change(), now in 1000..1012_i64) {
        let mut desk = done(&Desk::default(), &before);
        let (old, back) = (seen(&desk), change.undone(&desk));
        desk.apply(&change, Time::of_millis(now));
        back.iter().for_each(|change| desk.apply(change, Time::of_millis(now)));
        prop_assert_eq!(seen(&desk), old);
    }

    #[test]
    fn a_bundle_is_taken_in_whole_and_once(own in changes(), other in changes()) {
        let [mut own, other] = [own, other].map(|changes| done(&Desk::default(), &changes));
        let bundle = again(&other.bundle(&[], true));
        own.take_in(&bundle, Time::of_millis(2000));
        for folder in bundle.folders() {
            let ids: Vec<&str> = own.folder(&folder.name).unwrap().ids().collect();
            prop_assert!(folder.ids().all(|id| ids.contains(&id)));
        }
        let once = own.clone();
        prop_assert_eq!(own.take_in(&bundle, Time::of_millis(3000)), Default::default());
        prop_assert_eq!(own, once);
    }
}
