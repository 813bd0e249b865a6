//! Loading: large corpora, all states of files and cache.

use std::{
    fs,
    path::Path,
    sync::{Mutex, atomic::Ordering},
};

use anli::{
    corpus::{
        BatchFiles, Corpus, CorpusSource, Level, Segment,
        image::Pack,
        load::read_batch,
        load::{LoadEvent, LoadResult, SegmentIndexer, load},
    },
    search::{add_postings, build_values},
    store::cache::Cache,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::common::{
    batches::{batch, large_home, put},
    cli::Home,
};

/// Stand-in for the search index of a segment, complete and partial.
fn index(segment: &Segment) -> Vec<u8> {
    segment.case_count().to_le_bytes().to_vec()
}

const INDEXER: SegmentIndexer<'_> = SegmentIndexer {
    partial: &|_| b"first".to_vec(),
    complete: Some(&|segment, first| {
        assert_eq!(**first, *b"first");
        index(segment)
    }),
};

fn places(folder: &Path) -> [CorpusSource; 1] {
    [CorpusSource::Path(Level::Option, folder.to_owned())]
}

fn loaded(folder: &Path, pack: Option<Pack>) -> LoadResult {
    load(&BatchFiles::find(&places(folder)), pack, INDEXER, &|_| true)
}

/// Returns the whole content of a corpus.
fn whole(corpus: &Corpus) -> Vec<String> {
    let case =
        |found: anli::corpus::CaseRef<'_>| format!("{} {:?} {:?}", found.id(), found.case(), found.batch.furniture());
    corpus.iter().map(case).collect()
}

/// Returns a folder of some batches.
fn folder(batches: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    for number in 0..batches {
        put(folder.path(), &batch(&format!("b{number}"), &format!("20{:02}", 10 + number % 9), &[1, 2, 3]), &[1, 2, 3]);
    }
    folder
}

#[test]
fn streamed_batches_equal_parsed_batches() {
    let folder = TempDir::new().unwrap();
    for id in anli::corpus::seeds::ids() {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(id);
        let to = folder.path().join(id);
        fs::create_dir_all(&to).unwrap();
        fs::copy(from.join("batch.json"), to.join("batch.json")).unwrap();
    }
    let done = loaded(folder.path(), None);
    assert_eq!(done.faults, []);
    assert_eq!(done.corpus.len(), 102);
    for id in anli::corpus::seeds::ids() {
        let batch = read_batch(&folder.path().join(id).join("batch.json")).unwrap();
        let at = done.corpus.find_batch(batch.id.as_str()).unwrap();
        let cases = done.corpus.cases_of(at).map(|ix| done.corpus.get(anli::corpus::CaseIx(ix)).unwrap().case());
        assert_eq!(cases.collect::<Vec<_>>(), batch.cases);
        assert_eq!(done.corpus.batches()[at].batch.furniture(), batch.furniture);
    }
}

/// Returns the JSON text of a batch in equivalent layouts, and in faulty ones.
#[test]
fn streaming_accepts_any_json_layout() {
    let folder = TempDir::new().unwrap();
    let mut value = batch("a", "2024", &[1, 2]);
    value["cases"][0]["title"] = "引号\" 反斜线\\ 括号}{][ \u{1F600} 尾\\".into();
    value["note"] = "\"cases\": [".into();
    let path = put(folder.path(), &value, &[1, 2]);
    let cases = value["cases"].to_string();
    let mut rest = value.clone();
    rest.as_object_mut().unwrap().remove("cases");
    let rest = rest.to_string();
    let rest = rest.trim_end_matches('}');
    let good = [
        value.to_string(),
        serde_json::to_string_pretty(&value).unwrap(),
        format!("\u{feff}{value}"),
        format!("{rest} , \"cases\" \n:\t {cases} }}"),
        format!("{{\"cases\":{cases},{}", rest.trim_start_matches('{').to_owned() + "}"),
        format!("{rest},\"other\":[[{{\"cases\":[1]}}]],\"cases\":{cases}}}\n\n"),
        format!("{rest},\"cases\":[]}}"),
    ];
    for text in &good {
        fs::write(&path, text).unwrap();
        let done = loaded(folder.path(), None);
        assert_eq!(done.faults, [], "{text}");
        let batch = read_batch(&path).unwrap();
        let found: Vec<_> = done.corpus.iter().map(|found| found.case()).collect();
        assert_eq!(found, batch.cases, "{text}");
    }
    let bad = [
        format!("{rest},\"cases\":[{cases}]}}"),
        format!("{rest},\"cases\":{}}}", cases.replace("},{\"aliases\"", "}{\"aliases\"")),
        format!("{rest},\"cases\":{}}}", cases.replace("},{\"aliases\"", "},,{\"aliases\"")),
        format!("{rest},\"cases\":{},]}}", cases.trim_end_matches(']')),
        format!("{rest},\"cases\":[,{}}}", cases.trim_start_matches('[')),
        format!("{rest},\"cases\":{cases},\"cases\":{cases}}}"),
        format!("{rest},\"cases\":{cases}}} x"),
        format!("{rest},\"cases\":{cases}"),
        format!("{rest},\"cases\":null}}"),
        format!("{rest}}}"),
    ];
    for text in &bad {
        fs::write(&path, text).unwrap();
        let done = loaded(folder.path(), None);
        assert_eq!(Err(done.faults), read_batch(&path).map(drop), "{text}");
        assert!(done.corpus.is_empty(), "{text}");
    }
    // Truncated at any byte.
    let text = &good[0];
    for end in (0..text.len()).step_by(7) {
        fs::write(&path, &text.as_bytes()[..end]).unwrap();
        assert!(loaded(folder.path(), None).corpus.is_empty(), "{end}");
    }
}

#[test]
fn the_cache_equals_the_loaded_corpus() {
    let (folder, home) = (folder(20), TempDir::new().unwrap());
    let cache = Cache::of(home.path(), &places(folder.path()), 1);
    assert!(cache.open().is_none());
    let first = loaded(folder.path(), cache.open());
    assert!(first.fresh);
    cache.write(&first.pack()).unwrap();
    let second = loaded(folder.path(), cache.open());
    assert!(!second.fresh);
    assert_eq!(whole(&second.corpus), whole(&first.corpus));
    assert_eq!(second.indexes.len(), second.corpus.segments().len());
    for (bytes, segment) in second.indexes.iter().zip(second.corpus.segments()) {
        assert_eq!(*bytes.checked(), index(segment));
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing else is left behind");
}

#[test]
fn only_changed_files_are_read_again() {
    let (folder, home) = (folder(20), TempDir::new().unwrap());
    let cache = Cache::of(home.path(), &places(folder.path()), 1);
    cache.write(&loaded(folder.path(), None).pack()).unwrap();
    let mut changed = batch("b3", "2024", &[1, 2, 7]);
    changed["cases"][2]["title"] = "新的一项".into();
    put(folder.path(), &changed, &[1, 2, 7]);
    fs::remove_dir_all(folder.path().join("b4")).unwrap();
    fs::write(folder.path().join("b5/batch.json"), "{").unwrap();
    put(folder.path(), &batch("new", "2025", &[1]), &[1]);
    for _ in 0..2 {
        let (now, anew) = (loaded(folder.path(), cache.open()), loaded(folder.path(), None));
        assert_eq!(whole(&now.corpus), whole(&anew.corpus));
        assert_eq!((now.faults.len(), &now.faults), (1, &anew.faults));
        assert!(now.fresh, "a faulty file is read each time");
        cache.write(&now.pack()).unwrap();
    }
}

#[test]
fn a_damaged_cache_file_is_rebuilt() {
    let (folder, home) = (folder(2), TempDir::new().unwrap());
    let cache = Cache::of(home.path(), &places(folder.path()), 1);
    let first = loaded(folder.path(), None);
    cache.write(&first.pack()).unwrap();
    let path = fs::read_dir(home.path()).unwrap().next().unwrap().unwrap().path();
    let good = fs::read(&path).unwrap();
    let mut damaged: Vec<Vec<u8>> = (0..good.len()).step_by(13).map(|end| good[..end].to_vec()).collect();
    let version = |at: usize| {
        let mut other = good.clone();
        other[at] ^= 1;
        other
    };
    damaged.extend([version(8), version(0), version(40), b"something else".to_vec()]);
    for bytes in damaged {
        fs::write(&path, &bytes).unwrap();
        let done = loaded(folder.path(), cache.open());
        assert_eq!((whole(&done.corpus), done.faults), (whole(&first.corpus), vec![]), "{}", bytes.len());
    }
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(cache.open().is_none());
    assert_eq!(cache.write(&first.pack()).unwrap_err().path, path);
}

#[test]
fn an_unwritable_cache_is_only_a_fault() {
    let (folder, home) = (folder(2), TempDir::new().unwrap());
    // A file in place of the folder stands for missing permission or space.
    fs::write(home.path().join("cache"), "").unwrap();
    let cache = Cache::of(&home.path().join("cache"), &places(folder.path()), 1);
    let done = loaded(folder.path(), cache.open());
    let fault = cache.write(&done.pack()).unwrap_err();
    assert_eq!((fault.kind.name(), fault.severity), ("Unwritable", anli::error::Severity::Warning));
    let full = Path::new("/dev/full");
    if full.exists() {
        let file = fs::OpenOptions::new().write(true).open(full).unwrap();
        assert!(done.pack().write(file).is_err());
    }
}

#[test]
fn loading_reports_progress_and_can_be_stopped() {
    let folder = TempDir::new().unwrap();
    for number in 0..12 {
        let id = format!("b{number}");
        let mut large = batch(&id, "2024", &[1, 2]);
        large["cases"][1]["sections"][0]["paragraphs"][0]["text"] = "字".repeat(1 << 19).into();
        put(folder.path(), &large, &[1, 2]);
    }
    let sources = BatchFiles::find(&places(folder.path()));
    let reports = Mutex::new(Vec::new());
    let grown = std::sync::atomic::AtomicUsize::new(0);
    let tell = |step: LoadEvent| {
        let progress = match step {
            LoadEvent::Read(progress) => progress,
            LoadEvent::Grown(corpus, indexes, Some(progress)) => {
                assert_eq!((corpus.len(), corpus.segments().len()), (progress.cases, indexes.len()));
                assert!(corpus.iter().all(|found| found.summary.case().is_some()));
                grown.fetch_add(1, Ordering::Relaxed);
                progress
            }
            LoadEvent::Indexed(indexes, progress) => {
                assert!(indexes.iter().any(|index| *index.checked() != *b"first"));
                progress
            }
            LoadEvent::Grown(.., None) | LoadEvent::Faults(_) => unreachable!("the result tells the rest"),
        };
        reports.lock().unwrap().push(progress);
        true
    };
    let done = load(&sources, None, INDEXER, &tell);
    assert_eq!((done.corpus.len(), done.fresh), (24, true));
    let reports = reports.into_inner().unwrap();
    assert!(reports.is_sorted_by_key(|progress| progress.cases) && grown.load(Ordering::Relaxed) >= 3, "{reports:?}");
    let last = reports.last().unwrap();
    assert_eq!((last.read, last.total, last.indexed), (sources.size(), sources.size(), Some(100)));
    let stopped = load(&sources, None, INDEXER, &|_| false);
    assert!(stopped.corpus.len() < 24 && !stopped.fresh);
}

#[test]
fn a_case_of_ten_megabytes_is_loaded() {
    // Characters of three, two and four bytes, and combining ones.
    for filling in ["字", "é", "𠮷", "e\u{301}\u{301}"] {
        let folder = TempDir::new().unwrap();
        let mut large = batch("a", "2024", &[1, 2]);
        let text = filling.repeat(10_000_000 / filling.len());
        large["cases"][0]["sections"][0]["paragraphs"][0]["text"] = text.as_str().into();
        put(folder.path(), &large, &[1, 2]);
        let indexer = SegmentIndexer { partial: &build_values, complete: Some(&add_postings) };
        let done = load(&BatchFiles::find(&places(folder.path())), None, indexer, &|_| true);
        assert_eq!((done.corpus.len(), done.faults), (2, vec![]));
        assert_eq!(done.corpus.iter().next().unwrap().case().paragraphs().next().unwrap().text, text);
    }
}

#[test]
fn many_small_and_one_large_batch_are_loaded() {
    let folder = TempDir::new().unwrap();
    for number in 0..1000 {
        put(folder.path(), &batch(&format!("b{number}"), "2024", &[1]), &[1]);
    }
    let numbers: Vec<u32> = (1..=2000).collect();
    put(folder.path(), &batch("many", "2025", &numbers), &numbers);
    let done = loaded(folder.path(), None);
    assert_eq!((done.corpus.len(), done.corpus.batches().len()), (3000, 1001));
    assert_eq!(done.corpus.find(&"many/1999".parse().unwrap()).map(|ix| ix.0), Some(1998));
}

fn packs(home: &Home) -> usize {
    let found = fs::read_dir(home.path().join("cache")).into_iter().flatten();
    found.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "pack")).count()
}

#[test]
fn commands_load_everything_and_write_the_cache() {
    let home = large_home();
    let list = |args: &[&str]| home.run(&[&["list", "--no-seeds"], args].concat()).ok();
    let first = list(&["--no-cache"]);
    assert_eq!((first.lines().count(), packs(&home)), (12, 0));
    assert_eq!((list(&[]), packs(&home)), (first.clone(), 1));
    assert_eq!(list(&[]), first);
    let screen = home.run(&["--no-seeds", "--keys", "G", "--print", "80x24"]).ok();
    assert!(screen.contains("12/12"), "{screen}");
}

#[test]
fn two_sessions_may_write_the_cache_at_once() {
    let home = large_home();
    let run = || home.command(&["list", "--json"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let running: Vec<_> = (0..4).map(|_| run()).collect();
    for child in running {
        let output = child.wait_with_output().unwrap();
        let cases: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), cases.as_array().unwrap().len()), (Some(0), 114));
    }
    assert_eq!((packs(&home), fs::read_dir(home.path().join("cache")).unwrap().count()), (1, 1));
    home.run(&["show", "b3/2"]).ok();
}

/// A batch so large that its file is streamed: cases of a megabyte.
fn large_batch(numbers: &[u32]) -> Value {
    let mut large = batch("large", "2024", numbers);
    for case in large["cases"].as_array_mut().unwrap() {
        let text = format!("第{}项{}", case["number"], "字".repeat(350_000));
        case["sections"][0]["paragraphs"][0]["text"] = text.into();
    }
    large
}

/// Returns the text of its file, with the cases before or after the other fields.
fn large_text(batch: &Value, cases_last: bool) -> String {
    let mut rest = batch.clone();
    let cases = rest.as_object_mut().unwrap().remove("cases").unwrap();
    let rest = rest.to_string();
    if cases_last {
        format!("{},\"cases\":{cases}}}", rest.strip_suffix('}').unwrap())
    } else {
        format!("{{\"cases\":{cases},{}", rest.trim_start_matches('{'))
    }
}

#[test]
fn a_large_batch_is_streamed_with_progress() {
    let folder = TempDir::new().unwrap();
    let numbers: Vec<u32> = (1..=40).rev().collect();
    let value = large_batch(&numbers);
    let path = put(folder.path(), &value, &numbers);
    for cases_last in [true, false] {
        fs::write(&path, large_text(&value, cases_last)).unwrap();
        let read = Mutex::new(Vec::new());
        let report = |event: LoadEvent| {
            if let LoadEvent::Read(progress) = event {
                read.lock().unwrap().push(progress.read);
            }
            true
        };
        let files = BatchFiles::find(&places(folder.path()));
        let done = load(&files, None, INDEXER, &report);
        assert_eq!(done.faults, []);
        let expected = read_batch(&path).unwrap();
        assert_eq!(done.corpus.iter().map(|found| found.case()).collect::<Vec<_>>(), expected.cases);
        assert_eq!(done.corpus.batches()[0].batch.furniture(), expected.furniture);
        let read = read.into_inner().unwrap();
        assert!(read.len() > 5 && read.is_sorted() && read[0] < files.size() / 4, "{read:?}");
        let home = TempDir::new().unwrap();
        let cache = Cache::of(home.path(), &places(folder.path()), 1);
        cache.write(&done.pack()).unwrap();
        let again = loaded(folder.path(), cache.open());
        assert_eq!((again.fresh, whole(&again.corpus) == whole(&done.corpus)), (false, true));
    }
}

#[test]
fn a_batch_that_follows_small_ones_keeps_their_cases_apart() {
    let folder = TempDir::new().unwrap();
    put(folder.path(), &batch("a", "2020", &[50]), &[50]);
    let numbers: Vec<u32> = (1..=18).collect();
    put(folder.path(), &large_batch(&numbers), &numbers);
    let done = loaded(folder.path(), None);
    assert_eq!(done.corpus.iter().map(|found| found.number()).collect::<Vec<_>>(), [&numbers[..], &[50]].concat());
}

#[test]
fn a_large_batch_with_a_late_fault_is_absent() {
    let folder = TempDir::new().unwrap();
    let numbers: Vec<u32> = (1..=40).collect();
    let mut twice = large_batch(&numbers);
    twice["cases"][39]["number"] = 7.into();
    let path = put(folder.path(), &twice, &numbers);
    put(folder.path(), &batch("small", "2020", &[50]), &[50]);
    let whole = large_text(&twice, true);
    let good = large_text(&large_batch(&numbers), true);
    // No field that is kept is wrong here; a character that is cut lies between two reads, or at the end.
    let skipped = |bytes: &[u8]| [b"{\"x\": \"", bytes, b"\", ", &good.as_bytes()[1..]].concat();
    let cut = [&skipped(b"")[..], &[0xE9, 0x9B]].concat();
    let texts =
        [whole.as_bytes(), whole.trim_end_matches('}').as_bytes(), &skipped(&[0xFF]), &skipped(&[0xE9, 0x9B]), &cut];
    fs::write(&path, skipped("字".as_bytes())).unwrap();
    assert_eq!(loaded(folder.path(), None).corpus.len(), 41);
    for text in texts {
        fs::write(&path, text).unwrap();
        let done = loaded(folder.path(), None);
        assert_eq!(done.corpus.iter().map(|found| found.number()).collect::<Vec<_>>(), [50]);
        assert_eq!(Err(done.faults.clone()), read_batch(&path).map(drop));
        assert_eq!(done.pack().batches.len(), 1);
    }
}

/// Loads the folder and changes its files after the first ones are read.
fn disturbed(folder: &Path, disturb: impl Fn() + Sync) -> LoadResult {
    let first = std::sync::Once::new();
    let tell = |_| {
        first.call_once(&disturb);
        true
    };
    load(&BatchFiles::find(&places(folder)), None, INDEXER, &tell)
}

#[test]
fn files_changed_while_loading_are_read_as_they_are() {
    let folder = TempDir::new().unwrap();
    let write = |id: &str, year: &str| {
        let mut large = batch(id, year, &[1, 2]);
        large["cases"][1]["sections"][0]["paragraphs"][0]["text"] = "字".repeat(1 << 19).into();
        put(folder.path(), &large, &[1, 2])
    };
    let paths: Vec<_> = (10..30).map(|number| write(&format!("b{number}"), "2024")).collect();
    let done = disturbed(folder.path(), || {
        fs::remove_file(&paths[17]).unwrap();
        fs::OpenOptions::new().write(true).open(&paths[18]).unwrap().set_len(1000).unwrap();
        write("b29", "1999");
    });
    assert_eq!(done.corpus.len(), 36);
    let at: Vec<&Path> = done.faults.iter().map(|fault| fault.path.as_path()).collect();
    assert_eq!(at, [&paths[17], &paths[18]], "each is reported once");
    let published = |done: &LoadResult| {
        let batch = done.corpus.find_batch("b29").unwrap();
        done.corpus.batches()[batch].batch.published().to_owned()
    };
    assert_eq!(published(&done), "1999");
    // The cache is not used for changed files.
    write("b29", "2000");
    assert_eq!(published(&loaded(folder.path(), Some(done.pack()))), "2000");
}

#[test]
fn a_large_batch_truncated_while_loading_is_whole_or_absent() {
    let folder = TempDir::new().unwrap();
    let numbers: Vec<u32> = (1..=40).collect();
    let path = put(folder.path(), &batch("large", "2024", &numbers), &numbers);
    fs::write(&path, large_text(&large_batch(&numbers), true)).unwrap();
    let done = disturbed(folder.path(), || {
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(20_000_000).unwrap();
    });
    // A thread may have read it to its end before.
    let expected = if done.faults.is_empty() { 40 } else { 0 };
    assert_eq!(done.corpus.len(), expected, "{:?}", done.faults);
}

#[test]
fn a_session_keeps_its_mapped_cache_when_the_file_is_replaced() {
    let (folder, home) = (folder(20), TempDir::new().unwrap());
    let cache = Cache::of(home.path(), &places(folder.path()), 1);
    let first = loaded(folder.path(), None);
    cache.write(&first.pack()).unwrap();
    let mapped = loaded(folder.path(), cache.open());
    put(folder.path(), &batch("new", "2025", &[1]), &[1]);
    cache.write(&loaded(folder.path(), cache.open()).pack()).unwrap();
    assert_eq!(whole(&mapped.corpus), whole(&first.corpus));
    fs::remove_dir_all(home.path()).unwrap();
    assert_eq!(whole(&mapped.corpus), whole(&first.corpus));
}

#[test]
fn a_full_disk_leaves_no_temporary_file() {
    let (folder, home) = (folder(20), TempDir::new().unwrap());
    let cache = Cache::of(home.path(), &places(folder.path()), 1);
    let mut pack = loaded(folder.path(), None).pack();
    // The rename fails because a folder is in the way.
    let path = {
        cache.write(&pack).unwrap();
        fs::read_dir(home.path()).unwrap().next().unwrap().unwrap().path()
    };
    fs::remove_file(&path).unwrap();
    fs::create_dir_all(path.join("in the way")).unwrap();
    pack.batches.truncate(3);
    assert!(cache.write(&pack).is_err());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}
