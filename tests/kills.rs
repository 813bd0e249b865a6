//! Writers that are killed, refused by the system or crowded by others: every file is one of its two whole contents, and
//! the next start leaves nothing else.
//!
//! A writer runs in a process of its own: this test program again, told by the environment what to write.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anli::{
    corpus::{
        BatchFiles, CorpusSource, Level,
        load::{SegmentIndexer, load},
    },
    desk::{Change, Desk, FIRST_FOLDER, Named, Time},
    error::Fault,
    store::{
        cache::Cache,
        desk,
        state::State,
        write::{Access, Lock, fill, new, replace, sweep},
    },
};
use tempfile::TempDir;

use crate::{
    common::batches::{batch, put},
    generate::chance::Chance,
};

/// Names the writer and the folder in the environment of its process.
const WRITER: &str = "ANLI_TEST_WRITER";
const FOLDER: &str = "ANLI_TEST_FOLDER";

/// A writer writes this content, 0 or 1, into a folder, and may fail.
type Write = fn(&Path, usize) -> bool;

/// The files that belong to one another.
type Content = BTreeMap<String, Vec<u8>>;

/// All that write files. `in-turn` is the way of `import` where the system cannot exchange folders.
const WRITERS: [(&str, Write); 7] = [
    ("state", write_state),
    ("desk", write_desk),
    ("private-file", |folder, nth| replace(&folder.join("a"), &text(nth), Access::Private).is_ok()),
    ("named-file", |folder, nth| new(&folder.join("a"), &text(nth), true).is_ok()),
    ("import", write_batch),
    ("import-in-turn", write_batch),
    ("cache", write_cache),
];

/// More than is written in one step.
fn text(nth: usize) -> Vec<u8> {
    format!("{nth}\n").repeat(100_000).into_bytes()
}

/// Repeats what another process may hold up.
fn patiently<T>(mut work: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
    loop {
        match work() {
            Err(fault) if fault.is_busy() => std::thread::yield_now(),
            result => return result,
        }
    }
}

fn write_state(folder: &Path, nth: usize) -> bool {
    let change = |state: &mut State| {
        state.made.clear();
        (0..20).for_each(|at| state.search(&format!("{nth} {at}")));
    };
    patiently(|| State::change(&folder.join("state.json"), change)).is_ok()
}

fn write_desk(folder: &Path, nth: usize) -> bool {
    let now = Time::of_millis(1000);
    let case = |at: usize| Named::new(format!("b{nth}/{at}"), "");
    let put = Change::Put { folder: FIRST_FOLDER.to_owned(), cases: (0..60).map(case).collect(), on: true };
    let change = |desk: &mut Desk| {
        *desk = Desk::default();
        desk.apply(&put, now);
    };
    patiently(|| desk::change(&folder.join("desk.json"), "d", now, change)).is_ok()
}

fn write_batch(folder: &Path, nth: usize) -> bool {
    let notice = text(nth);
    let files: [(&str, &[u8]); 2] = [("notice.txt", &notice), ("batch.json", &text(nth))];
    let _lock = patiently(|| Lock::take(folder));
    fill(&folder.join("b"), &files, None, Access::Private).is_ok()
}

fn write_cache(folder: &Path, nth: usize) -> bool {
    let batches = folder.with_file_name("batches").join(nth.to_string());
    let places = [CorpusSource::Path(Level::Option, batches)];
    let pack = load(&BatchFiles::find(&places), None, SegmentIndexer::NONE, &|_| true).pack();
    Cache::of(folder, &[], 1).write(&pack).is_ok()
}

/// A writer with a folder to write into.
struct Place {
    name: &'static str,
    write: Write,
    home: TempDir,
    /// The two contents.
    contents: [Content; 2],
}

impl Place {
    fn new((name, write): (&'static str, Write)) -> Self {
        let home = TempDir::new().unwrap();
        for nth in 0..2 {
            let mut value = batch("b1", "2024", &[1, 2]);
            value["note"] = nth.to_string().repeat(1 << 18).into();
            put(&home.path().join("batches").join(nth.to_string()), &value, &[1, 2]);
        }
        let mut place = Self { name, write, home, contents: Default::default() };
        for nth in [1, 0] {
            place.begin(nth);
            place.contents[nth] = place.content();
        }
        assert_ne!(place.contents[0], place.contents[1], "{name}");
        place
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("folder")
    }

    /// Writes a content into an empty folder.
    fn begin(&self, nth: usize) {
        let _ = fs::remove_dir_all(self.folder());
        fs::create_dir(self.folder()).unwrap();
        assert!((self.write)(&self.folder(), nth), "{}", self.name);
    }

    /// Returns the files but the lock.
    fn content(&self) -> Content {
        let mut content = Content::new();
        let mut folders = vec![self.folder()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
                let name = entry.path().strip_prefix(self.folder()).unwrap().display().to_string();
                match entry.metadata().unwrap().is_dir() {
                    true => {
                        folders.push(entry.path());
                        content.insert(name, Vec::new());
                    }
                    false => drop(content.insert(name, fs::read(entry.path()).unwrap())),
                }
            }
        }
        content.retain(|name, _| name != ".lock");
        content
    }

    /// Starts a process that writes the contents in turn, `times` times, beginning with the second.
    fn start(&self, times: usize, fail: &str) -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "kills::a_writer", "--nocapture", "--test-threads=1"]);
        command.env(WRITER, format!("{} {times}", self.name)).env(FOLDER, self.folder()).env("ANLI_FAIL", fail);
        if self.name == "import-in-turn" {
            command.env("ANLI_IN_TURN", "1");
        }
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Asserts that the files are of one of the two contents, leaving aside what is not finished. Where folders cannot be
    /// exchanged, a batch may be incomplete in between, but has no `batch.json` then.
    #[track_caller]
    fn assert_whole(&self, when: &str) {
        let mut found = self.content();
        found.retain(|name, _| !name.contains(".anli-"));
        let is_between = self.name == "import-in-turn" && !found.contains_key("b/batch.json");
        let names: Vec<&String> = found.keys().collect();
        assert!(is_between || self.contents.contains(&found), "{} {when}: {names:?}", self.name);
    }

    /// Starts again: asserts that nothing is left but what is written then.
    #[track_caller]
    fn assert_mended(&self, when: &str) {
        sweep(&self.folder());
        assert!((self.write)(&self.folder(), 0), "{} {when}", self.name);
        assert!(self.content() == self.contents[0], "{} {when}: {:?}", self.name, self.content().keys());
    }
}

/// Runs a writer if the environment names one, as a process of its own.
#[test]
fn a_writer() {
    let (Ok(plan), Some(folder)) = (std::env::var(WRITER), std::env::var_os(FOLDER)) else { return };
    let (name, times) = plan.split_once(' ').unwrap();
    let (_, write) = WRITERS.iter().find(|(known, _)| *known == name).unwrap();
    let are_written = (1..=times.parse().unwrap()).all(|nth| write(Path::new(&folder), nth % 2));
    std::process::exit(if are_written { 0 } else { 1 });
}

/// Returns `few`, or all of `many` where every entry is tried.
fn count(few: usize, many: usize) -> usize {
    if std::env::var_os("ANLI_ALL").is_some() { many } else { few }
}

/// Returns random numbers, whose seed a failing test shows.
#[expect(clippy::print_stdout, reason = "a failing test shows the seed")]
fn chance() -> Chance {
    let seed = std::env::var("ANLI_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    println!("ANLI_SEED={seed}");
    Chance::new(seed)
}

#[test]
fn a_hundred_kills_of_each_writer() {
    let mut chance = chance();
    for writer in WRITERS {
        let place = Place::new(writer);
        for kill in 0..count(5, 100) {
            place.begin(0);
            let changed = || fs::metadata(place.folder()).unwrap().modified().unwrap();
            let before = changed();
            let mut child = place.start(usize::MAX / 2, "");
            // It has begun to write; then it is killed somewhere.
            while changed() == before {
                assert_eq!(child.try_wait().unwrap(), None, "{}", place.name);
                std::thread::yield_now();
            }
            let most = 1 << chance.below(21);
            (0..chance.below(most)).for_each(|_| std::hint::spin_loop());
            child.kill().unwrap();
            assert_eq!(child.wait().unwrap().signal(), Some(9), "{}", place.name);
            place.assert_whole(&format!("kill {kill}"));
            place.assert_mended(&format!("kill {kill}"));
        }
    }
}

/// Errors of the system: no space, device broken, no permission, read only, quota used up, too many files open.
const ERRORS: [i32; 6] = [libc::ENOSPC, libc::EIO, libc::EACCES, libc::EROFS, libc::EDQUOT, libc::EMFILE];

#[test]
fn every_step_is_killed_and_refused() {
    let mut chance = chance();
    for writer in WRITERS {
        let place = Place::new(writer);
        let end = |fail: &str| {
            place.begin(0);
            let code = place.start(1, fail).wait().unwrap().code().unwrap();
            place.assert_whole(fail);
            code
        };
        let mut steps = 0;
        loop {
            let fail = format!("write:{}", steps + 1);
            let code = end(&fail);
            place.assert_mended(&fail);
            if code == 0 {
                break;
            }
            assert_eq!(code, 137, "{} {fail}", place.name);
            steps += 1;
        }
        assert!(steps >= 4, "{} has {steps} steps", place.name);
        for step in 1..=steps {
            let first = chance.below(ERRORS.len());
            for nth in 0..count(1, ERRORS.len()) {
                let fail = format!("write:{step}:{}", ERRORS[(first + nth) % ERRORS.len()]);
                let code = end(&fail);
                let found = place.content();
                assert!(code < 2 && !found.keys().any(|name| name.contains(".anli-")), "{} {fail} {code}", place.name);
                assert!(code == 1 || found == place.contents[1], "{} {fail}: lost without a word", place.name);
            }
        }
    }
}

#[test]
fn two_processes_write_whole_contents() {
    for writer in WRITERS {
        let place = Place::new(writer);
        place.begin(0);
        let times = count(20, 200);
        let mut children = [place.start(times, ""), place.start(times, "")];
        let is_running = |child: &mut Child| child.try_wait().unwrap().is_none();
        while children.iter_mut().any(is_running) {
            for name in place.contents[0].keys() {
                // Between two batches there may be none, where folders cannot be exchanged.
                let Ok(found) = fs::read(place.folder().join(name)) else { continue };
                assert!(place.contents.iter().any(|content| content[name] == found), "{} {name}", place.name);
            }
        }
        for child in &mut children {
            assert_eq!(child.wait().unwrap().code(), Some(0), "{}", place.name);
        }
        assert!(place.contents.contains(&place.content()), "{}", place.name);
    }
}
