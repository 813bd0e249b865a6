//! Two sessions and a script write one desk and are killed again and again: no change that was reported as done is lost.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anli::{
    desk::{Change, Desk, FIRST_FOLDER, Named, Time},
    store::desk::{change, open},
};
use tempfile::TempDir;

use crate::generate::chance::Chance;

/// Names the writer and the folder in the environment of its process.
const WRITER: &str = "ANLI_TEST_DESK_WRITER";
const FOLDER: &str = "ANLI_TEST_DESK_FOLDER";

const WRITERS: usize = 3;

/// The changes that a writer has reported as done.
fn reported(folder: &Path, writer: usize) -> PathBuf {
    folder.join(format!("done-{writer}"))
}

/// Runs a writer if the environment names one, as a process of its own: it marks one case after the other, and tags it.
#[test]
fn a_writer() {
    let (Ok(writer), Some(folder)) = (std::env::var(WRITER), std::env::var_os(FOLDER)) else { return };
    let (writer, folder) = (writer.parse::<usize>().unwrap(), PathBuf::from(folder));
    let path = reported(&folder, writer);
    let first = fs::read_to_string(&path).unwrap_or_default().lines().count();
    let mut done = OpenOptions::new().create(true).append(true).open(&path).unwrap();
    for nth in first.. {
        let case = Named::new(format!("w{writer}/{nth}"), "");
        let put = Change::Put { folder: FIRST_FOLDER.to_owned(), cases: vec![case.clone()], on: true };
        let tag = Change::Tag { tag: "急".to_owned(), cases: vec![case], on: true };
        for change in [put, tag] {
            let now = Time::of_millis(nth as i64);
            let write = || anli_change(&folder, &change, now);
            while !write() {
                std::thread::yield_now();
            }
        }
        // In one piece: a kill leaves no half of a report.
        done.write_all(format!("w{writer}/{nth}\n").as_bytes()).unwrap();
    }
}

fn anli_change(folder: &Path, what: &Change, now: Time) -> bool {
    change(&folder.join("desk.json"), "d", now, |desk: &mut Desk| desk.apply(what, now)).is_ok()
}

fn start(folder: &Path, writer: usize) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "desk::kills::a_writer", "--nocapture", "--test-threads=1"]);
    command.env(WRITER, writer.to_string()).env(FOLDER, folder);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
#[expect(clippy::print_stdout, reason = "a failing test shows the seed")]
fn nothing_reported_as_done_is_lost_by_kills() {
    let kills = if std::env::var_os("ANLI_ALL").is_some() { 200 } else { 20 };
    let seed = std::env::var("ANLI_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    println!("ANLI_SEED={seed}");
    let mut chance = Chance::new(seed);
    let home = TempDir::new().unwrap();
    let mut writers: Vec<Child> = (0..WRITERS).map(|writer| start(home.path(), writer)).collect();
    let size = |writer| fs::metadata(reported(home.path(), writer)).map_or(0, |file| file.len());
    for _ in 0..kills {
        let writer = chance.below(WRITERS);
        let before = size(writer);
        // It has done something since it began; then it is killed somewhere.
        while size(writer) == before {
            assert_eq!(writers[writer].try_wait().unwrap(), None);
            std::thread::yield_now();
        }
        let most = 1 << chance.below(21);
        (0..chance.below(most)).for_each(|_| std::hint::spin_loop());
        writers[writer].kill().unwrap();
        writers[writer].wait().unwrap();
        writers[writer] = start(home.path(), writer);
    }
    for writer in &mut writers {
        writer.kill().unwrap();
        writer.wait().unwrap();
    }
    let (desk, fault) = open(&home.path().join("desk.json")).unwrap();
    assert_eq!(fault, None);
    let marked: std::collections::HashSet<&str> = desk.marked().into_iter().collect();
    for writer in 0..WRITERS {
        let done = fs::read_to_string(reported(home.path(), writer)).unwrap();
        for id in done.lines() {
            assert!(marked.contains(id) && desk.entry(id).unwrap().tags().eq(["急"]), "{id}");
        }
    }
}
