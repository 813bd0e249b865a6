//! Sweeping of files that killed processes left, and of nothing else; unreadable files are left alone.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::{MetadataExt, symlink},
    path::{Path, PathBuf},
    process::Command,
};

use anli::{
    corpus::{
        BatchFiles, CorpusSource, Level,
        load::{SegmentIndexer, load},
    },
    error::FaultKind,
    store::{
        cache::Cache,
        state::{KnownTerminal, SavedLocation, State},
        write::{Access, fill, new, replace, sweep},
    },
    text::WidthMode,
};
use tempfile::TempDir;

use crate::common::{cli::Home, pty::Pty};

/// Names that the program gives to what it has not finished.
const LEFT: [&str; 2] = [".anli-000000000000.tmp", ".anli-aZ09aZ09aZ09.tmp"];

/// Names of files that are no such ones.
const OTHERS: [&str; 7] = [
    ".anli-backup",
    ".anli-00000000000.tmp",
    ".anli-0000000000000.tmp",
    ".anli-000000000000.tmp.txt",
    ".anli-00000000000é.tmp",
    "x.anli-000000000000.tmp",
    ".lock",
];

fn names(folder: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// Puts into `folder` what a killed process leaves, what a live one holds (returned), and the user's files. Returns also
/// the names that must stay.
fn litter(folder: &Path) -> (fs::File, BTreeSet<String>) {
    fs::create_dir_all(folder.join(LEFT[0]).join("deep")).unwrap();
    fs::write(folder.join(LEFT[0]).join("deep/batch.json"), "{").unwrap();
    fs::write(folder.join(LEFT[1]), "half").unwrap();
    OTHERS.iter().for_each(|name| fs::write(folder.join(name), "the user's").unwrap());
    symlink("elsewhere", folder.join(".anli-222222222222.tmp")).unwrap();
    let pipe = folder.join(".anli-333333333333.tmp");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let live = folder.join(".anli-111111111111.tmp");
    fs::write(&live, "being written").unwrap();
    let live = fs::File::open(live).unwrap();
    live.lock().unwrap();
    let stays = names(folder).into_iter().filter(|name| !LEFT.contains(&name.as_str())).collect();
    (live, stays)
}

/// A way to write into a folder, and the name that appears there.
type Writer = fn(&Path) -> &'static str;

const WRITERS: [(&str, Writer); 6] = [
    ("a file of the program", |folder| {
        replace(&folder.join("a"), b"1", Access::Private).unwrap();
        "a"
    }),
    ("a file that the user named", |folder| {
        assert!(new(&folder.join("a"), b"1", false).unwrap());
        "a"
    }),
    ("the state", |folder| {
        State::change(&folder.join("state.json"), |state| state.search("零工")).unwrap();
        "state.json"
    }),
    ("beside a batch", |folder| {
        fill(&folder.join("a"), &[("batch.json", b"1")], None, Access::Private).unwrap();
        "a"
    }),
    ("in a batch", |folder| {
        fill(folder, &[("batch.json", b"1")], None, Access::Private).unwrap();
        "batch.json"
    }),
    ("the cache", |folder| {
        let places = [CorpusSource::Path(Level::Option, "none".into())];
        let pack = load(&BatchFiles::find(&places), None, SegmentIndexer::NONE, &|_| true).pack();
        Cache::of(folder, &places, 1).write(&pack).unwrap();
        "pack"
    }),
];

#[test]
fn every_writer_sweeps_what_killed_ones_left_and_nothing_else() {
    for (name, write) in WRITERS {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("folder");
        fs::create_dir(&folder).unwrap();
        let (_live, stays) = litter(&folder);
        let written = write(&folder);
        let mut found = names(&folder);
        found.retain(|name| !name.ends_with(written));
        assert_eq!(found, stays, "{name}");
        assert_eq!(names(home.path()).len(), 1, "{name}");
    }
    let home = TempDir::new().unwrap();
    let (_live, stays) = litter(home.path());
    sweep(home.path());
    assert_eq!(names(home.path()), stays);
    sweep(&home.path().join("none"));
}

#[test]
fn a_session_sweeps_the_folder_of_the_state() {
    let home = Home::new();
    fs::create_dir(home.path().join("state")).unwrap();
    let (_live, mut stays) = litter(&home.path().join("state"));
    // Its own.
    stays.insert("state.json".to_owned());
    let mut pty = Pty::start_at(home.path(), 80, 24, &[]);
    pty.until(|grid| grid.text().contains("? 帮助"));
    pty.send(b"q");
    assert_eq!(pty.end().0.exit_code(), 0);
    assert_eq!(names(&home.path().join("state")), stays);
}

#[test]
fn a_state_that_may_not_be_read_is_told_and_left() {
    // A loop of links is refused to everybody, missing permissions to all but the superuser.
    let ways: [fn(&Path); 2] = [|path| symlink("state.json", path).unwrap(), |path| fs::create_dir(path).unwrap()];
    for make in ways {
        let home = Home::new();
        let path = home.path().join("state/state.json");
        fs::create_dir(home.path().join("state")).unwrap();
        make(&path);
        for fault in [State::open(&path).unwrap_err(), State::change(&path, |state| state.search("零工")).unwrap_err()]
        {
            assert!(matches!(fault.kind, FaultKind::Unreadable { .. }), "{fault:?}");
        }
        let mut pty = Pty::start_at(home.path(), 80, 24, &[]);
        pty.until(|grid| grid.text().contains("按 ! 查看原因"));
        pty.send(b"!");
        pty.until(|grid| grid.text().contains("state.json"));
        pty.send(b"\x03");
        pty.end();
        let mut found = names(path.parent().unwrap());
        found.remove(".lock");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["state.json"]);
        assert!(path.symlink_metadata().is_ok_and(|meta| !meta.is_file()));
    }
}

#[test]
fn files_set_aside_never_take_the_place_of_a_later_one() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("state.json");
    let damaged = |number: usize| format!("damaged {number}");
    for number in 1..=25 {
        fs::write(&path, damaged(number)).unwrap();
        assert!(State::open(&path).unwrap().1.is_some());
        assert!(!path.exists());
        let kept: BTreeSet<String> = names(home.path())
            .into_iter()
            .filter(|name| name != ".lock")
            .map(|name| fs::read_to_string(home.path().join(name)).unwrap())
            .collect();
        let expected: BTreeSet<String> = (number.saturating_sub(19).max(1)..=number).map(damaged).collect();
        assert_eq!(kept, expected);
    }
    // A folder makes no room, and the damaged file stays.
    fs::remove_file(home.path().join("state.json.1")).unwrap();
    fs::create_dir_all(home.path().join("state.json.1/own")).unwrap();
    fs::write(&path, "damaged").unwrap();
    assert_eq!(State::open(&path).unwrap_err().kind.name(), "Unwritable");
    assert_eq!(fs::read_to_string(&path).unwrap(), "damaged");
}

#[test]
fn what_is_remembered_is_bounded() {
    let home = TempDir::new().unwrap();
    let path: PathBuf = home.path().join("state.json");
    let long = "x".repeat(100_000);
    let known = |name: &str| {
        Some(KnownTerminal { name: name.to_owned(), width: Some(WidthMode::Wide), by_hand: true, ground: None })
    };
    let change = |state: &mut State| {
        for number in 0..30 {
            state.learn(&number.to_string(), known(&number.to_string()));
        }
        state.learn(&long, known(&long));
        state.keep(&long, true);
        state.made.push(long.clone());
        for text in ["a/1", long.as_str()] {
            let spot = SavedLocation { case: text.into(), query: Some(long.clone()), ..SavedLocation::default() };
            state.drop_at(spot.clone());
            state.left = Some(spot);
        }
    };
    State::change(&path, change).unwrap();
    assert!(fs::metadata(&path).unwrap().len() < 10_000);
    let (state, fault) = State::open(&path).unwrap();
    let terminals: Vec<&str> = state.terminals.iter().map(|known| known.name.as_str()).collect();
    let expected: Vec<String> = (11..30).map(|number: usize| number.to_string()).collect();
    assert_eq!((terminals, fault), (expected.iter().map(String::as_str).collect(), None));
    assert_eq!((state.made.len(), state.kept.len()), (0, 0));
    assert_eq!((state.dropped[0].case.as_str(), &state.dropped[0].query), ("a/1", &None));
    // What is not remembered changes nothing.
    let written = fs::metadata(&path).unwrap().ino();
    State::change(&path, |state| state.learn(&long, known(&long))).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().ino(), written);
    // A state that could not be read again is not written.
    let before = fs::read(&path).unwrap();
    let control = |number: char| number.to_string() + &"\u{1}".repeat(20_000);
    let fault = State::change(&path, |state| ('一'..'龥').take(200).for_each(|c| state.keep(&control(c), true)));
    assert_eq!(fault.unwrap_err().kind.name(), "TooLarge");
    assert_eq!(fs::read(&path).unwrap(), before);
}
