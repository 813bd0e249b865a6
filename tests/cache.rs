//! The cache: answers equal those from the batch files in any state of the cache.

use std::{
    fs,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use anli::{
    corpus::{
        BatchFiles, CorpusSource, Level,
        load::{SegmentIndexer, load},
    },
    store::cache::Cache,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{
    common::{
        batches::large_home,
        cli::{Home, Run},
        pty::Pty,
    },
    smoke::properties::cache::{SEGMENT_HEADER, bodies_of, edit},
};

/// Returns the pack files of a home.
fn packs(home: &Home) -> Vec<PathBuf> {
    let found = fs::read_dir(home.path().join("cache")).into_iter().flatten().map(|entry| entry.unwrap().path());
    found.filter(|path| path.extension().is_some_and(|ending| ending == "pack")).collect()
}

/// Returns answers that need all cached parts of the cases.
fn answers(home: &Home) -> String {
    let [show, search] = [["show", "b3/2"], ["search", "正文"]].map(|args| home.run(&args).ok());
    show + &search
}

/// Returns a home with a pack file, and the path of that file.
fn cached_home() -> (Home, PathBuf) {
    let home = large_home();
    home.run(&["list"]).ok();
    let pack = packs(&home).remove(0);
    (home, pack)
}

/// Changes bytes in place, like a failing disk: length and time of the file stay.
fn damage(pack: &Path, bytes: &[u8], at: usize) {
    fs::OpenOptions::new().write(true).open(pack).unwrap().write_all_at(bytes, at as u64).unwrap();
}

/// The end of every text.
const TEXT: &str = "项的正文。";

/// Returns the offsets of the texts of cases in a pack file.
fn texts(pack: &Path) -> Vec<usize> {
    let bytes = fs::read(pack).unwrap();
    let found = bytes.windows(TEXT.len()).enumerate().filter(|(_, part)| *part == TEXT.as_bytes());
    found.map(|(at, _)| at).collect()
}

/// Overwrites the texts with zeros.
fn damage_texts(pack: &Path) {
    texts(pack).into_iter().for_each(|at| damage(pack, &[0; TEXT.len()], at));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Half of the offsets count from the end, where cases and index are, behind the long summaries.
    #[test]
    fn a_changed_byte_never_changes_an_answer(
        place in any::<prop::sample::Index>(), at_end in any::<bool>(), bit in 0..8_u32,
    ) {
        static KEPT: OnceLock<(Home, PathBuf, String)> = OnceLock::new();
        let (home, pack, expected) = KEPT.get_or_init(|| {
            let (home, pack) = cached_home();
            let answers = answers(&home);
            (home, pack, answers)
        });
        let bytes = fs::read(pack).unwrap();
        let at = bytes.len() - 1 - place.index(if at_end { 1 << 14 } else { bytes.len() });
        damage(pack, &[bytes[at] ^ (1 << bit)], at);
        prop_assert_eq!(&answers(home), expected, "byte {}", at);
    }
}

#[test]
fn a_damaged_cache_is_rebuilt() {
    let (home, pack) = cached_home();
    let expected = answers(&home);
    damage_texts(&pack);
    assert_eq!((answers(&home), texts(&pack).is_empty()), (expected, false));
}

#[test]
fn a_session_recovers_from_a_damaged_cache() {
    let (home, pack) = cached_home();
    damage_texts(&pack);
    let mut pty = Pty::start_at(home.path(), 80, 24, &["browse", "b3/1"]);
    pty.until(|grid| grid.text().contains(TEXT));
    pty.send(b"qq");
    assert_eq!(pty.end().0.exit_code(), 0);
}

/// Returns the number of temporary files in a home's cache.
fn unfinished(home: &Home) -> usize {
    let names = fs::read_dir(home.path().join("cache")).into_iter().flatten().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.as_encoded_bytes().starts_with(b".anli-")).count()
}

#[test]
fn stale_temporary_files_are_removed_and_locked_ones_kept() {
    let home = large_home();
    home.write("cache/.anli-000000000000.tmp", "left");
    let path = home.write("cache/.anli-111111111111.tmp", "alive");
    let alive = fs::File::open(&path).unwrap();
    alive.lock().unwrap();
    home.run(&["list"]).ok();
    assert_eq!((unfinished(&home), path.exists()), (1, true));
}

#[test]
fn an_ending_session_leaves_no_temporary_file() {
    let (home, folder) = (large_home(), TempDir::new().unwrap());
    let places = [CorpusSource::Path(Level::Option, home.path().join("corpus"))];
    let cache = Cache::of(folder.path(), &places, 1);
    let pack = load(&BatchFiles::find(&places), None, SegmentIndexer::NONE, &|_| true).pack();
    cache.write(&pack).unwrap();
    cache.abandon();
    assert_eq!(cache.write(&pack).unwrap_err().kind.name(), "Unwritable");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    // At any point of the writing.
    for wait in 0..20 {
        let cache = Cache::of(folder.path(), &places, wait);
        std::thread::scope(|scope| {
            let writing = scope.spawn(|| cache.write(&pack));
            while wait > 0 && fs::read_dir(folder.path()).unwrap().count() == 0 {}
            (0..wait * 1000).for_each(|_| std::hint::spin_loop());
            cache.abandon();
            let _ = writing.join().unwrap();
        });
        let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(names.into_iter().all(|name| name.to_str().unwrap().ends_with(".pack")));
    }
}

#[test]
fn a_file_size_limit_is_handled_like_a_full_disk() {
    let home = large_home();
    let line = "ulimit -f 64; exec \"$0\" list --lang en";
    let mut command = std::process::Command::new("/bin/sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_anli")]).env_clear().env("ANLI_HOME", home.path());
    let run = Run::from(command.output().unwrap());
    assert_eq!((run.code, run.out.lines().count(), packs(&home).len(), unfinished(&home)), (0, 114, 0, 0), "{run:?}");
    assert!(run.err.contains("cannot be written"), "{}", run.err);
}

#[test]
fn write_errors_are_in_the_interface_language() {
    let home = large_home();
    home.write("cache", "in the way");
    let run = home.run(&["list", "--lang", "zh-Hans"]);
    assert!(run.code == 0 && run.err.contains("路径中有一段不是文件夹"), "{run:?}");
    let full = Path::new("/dev/full");
    if full.exists() {
        let full = fs::OpenOptions::new().write(true).open(full).unwrap();
        let output = home.command(&["list", "--no-cache", "--lang", "zh-Hans"]).stdout(full).output().unwrap();
        assert!(String::from_utf8(output.stderr).unwrap().contains("磁盘已满"));
    }
}

#[test]
fn a_file_changed_with_equal_length_and_time_is_read_again() {
    let (home, _) = cached_home();
    let path = home.path().join("corpus/b3/batch.json");
    let written = || fs::metadata(&path).unwrap().modified().unwrap();
    let (text, time) = (fs::read_to_string(&path).unwrap(), written());
    for (number, replaces) in [(3, false), (4, true)] {
        if replaces {
            fs::rename(&path, path.with_file_name("old")).unwrap();
        }
        fs::write(&path, text.replace("第1项的正文", &format!("第{number}项的正文"))).unwrap();
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_modified(time).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().len(), text.len() as u64);
        for _ in 0..2 {
            assert!(home.run(&["show", "b3/1"]).ok().contains(&format!("第{number}项的正文")), "{replaces}");
        }
    }
}

#[test]
fn a_cache_signed_anew_is_refused_and_rebuilt() {
    let (home, pack) = cached_home();
    let (whole, expected) = (fs::read(&pack).unwrap(), answers(&home));
    let absurd = |part: &mut Vec<u8>, at: usize| part[at..at + 4].fill(0xFF);
    // The systems of the first case, the values of the index, a number in the first body.
    let forged = [
        edit(&whole, |parts| absurd(&mut parts[0], SEGMENT_HEADER + 24)),
        edit(&whole, |parts| absurd(&mut parts[1], 20)),
        edit(&whole, |parts| {
            let body = bodies_of(&parts[0]) + 1;
            absurd(&mut parts[0], body);
        }),
    ];
    for (nth, forged) in forged.iter().enumerate() {
        fs::write(&pack, forged).unwrap();
        assert_eq!(answers(&home), expected, "{nth}");
        home.run(&["show", "b0/1", "b0/2", "b1/1"]).ok();
        assert_eq!(answers(&home), expected, "{nth}");
        assert!(fs::read(&pack).unwrap() == whole, "{nth} is made anew");
    }
}
