//! Loading batches: order, levels, positions and ids.

use std::{fs, path::Path};

use anli::{
    corpus::{CaseIx, Corpus, CorpusSource, Level, Lines, Origin},
    error::{Fault, FaultKind, Severity},
};
use tempfile::TempDir;

use crate::common::{
    batches::{batch, put},
    faults::kinds,
};

fn load(places: &[(Level, &Path)]) -> (Corpus, Vec<Fault>) {
    let places: Vec<CorpusSource> =
        places.iter().map(|(level, path)| CorpusSource::Path(*level, path.to_path_buf())).collect();
    Corpus::load(&places)
}

fn ids(corpus: &Corpus) -> Vec<String> {
    corpus.iter().map(|case| case.id().to_string()).collect()
}

#[test]
fn batches_are_sorted_by_date_and_id() {
    let folder = TempDir::new().unwrap();
    for (id, published) in [("b", "2023"), ("c", "2025-04-10"), ("a", "2023"), ("d", "2023-12")] {
        put(folder.path(), &batch(id, published, &[1]), &[1]);
    }
    let (corpus, faults) = load(&[(Level::Option, folder.path())]);
    assert_eq!(faults, []);
    assert_eq!(ids(&corpus), ["c/1", "d/1", "a/1", "b/1"]);
}

#[test]
fn cases_are_found_by_index_id_and_alias() {
    let folder = TempDir::new().unwrap();
    let mut renamed = batch("a", "2024", &[3, 1, 7]);
    renamed["cases"][2]["aliases"] = serde_json::json!(["gone/4"]);
    put(folder.path(), &renamed, &[3, 1, 7]);
    put(folder.path(), &batch("empty", "2023", &[]), &[]);
    put(folder.path(), &batch("z", "2022", &[1, 2]), &[1, 2]);
    let (corpus, faults) = load(&[(Level::Option, folder.path())]);
    assert_eq!((faults, corpus.len(), corpus.batches().len()), (vec![], 5, 3));
    for (ix, id) in ["a/3", "a/1", "a/7", "z/1", "z/2"].iter().enumerate() {
        let ix = CaseIx(u32::try_from(ix).unwrap());
        assert_eq!(corpus.get(ix).unwrap().id().to_string(), *id);
        assert_eq!(corpus.find(&id.parse().unwrap()), Some(ix));
    }
    assert_eq!(corpus.find(&"gone/4".parse().unwrap()), Some(CaseIx(2)));
    assert_eq!(corpus.find(&"a/2".parse().unwrap()), None);
    assert!(corpus.get(CaseIx(5)).is_none());
    assert_eq!((0..4).map(|b| corpus.cases_of(b)).collect::<Vec<_>>(), [0..3, 3..3, 3..5, 0..0]);
}

#[test]
fn a_higher_source_replaces_the_whole_batch() {
    let (data, option) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let hidden = put(data.path(), &batch("a", "2024", &[1, 2]), &[1, 2]);
    put(data.path(), &batch("b", "2023", &[1]), &[1]);
    let shown = put(option.path(), &batch("a", "2024", &[9]), &[9]);
    let (corpus, faults) = load(&[(Level::UserData, data.path()), (Level::Option, option.path())]);
    assert_eq!(ids(&corpus), ["a/9", "b/1"]);
    assert_eq!(corpus.batches()[0].origin, Origin::File(Level::Option, shown.as_path().into()));
    let kind = FaultKind::ReplacedBatch { id: "a".to_owned(), hidden: hidden.display().to_string() };
    assert_eq!(faults, [Fault::warning(&shown, None, kind)]);
}

#[test]
fn duplicate_ids_are_errors_and_duplicate_paths_are_not() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let first = put(one.path(), &batch("a", "2024", &[1]), &[1]);
    let second = put(two.path(), &batch("a", "2024", &[2]), &[2]);
    let (corpus, faults) = load(&[(Level::Option, one.path()), (Level::Option, two.path())]);
    assert_eq!(ids(&corpus), ["a/1"]);
    let kind = FaultKind::DuplicateBatch { id: "a".to_owned(), other: first.display().to_string() };
    assert_eq!(faults, [Fault::error(&second, None, kind)]);
    let (corpus, faults) = load(&[(Level::Option, one.path()), (Level::Option, &first)]);
    assert_eq!((ids(&corpus), faults), (vec!["a/1".to_owned()], vec![]));
}

#[test]
fn a_faulty_batch_does_not_hide_good_ones() {
    let folder = TempDir::new().unwrap();
    let bad = put(folder.path(), &batch("bad", "2024", &[1]), &[1]);
    fs::write(&bad, "{ \"schema\": 1, ").unwrap();
    put(folder.path(), &batch("good", "2024", &[1]), &[1]);
    let (corpus, faults) = load(&[(Level::Option, folder.path())]);
    assert_eq!(ids(&corpus), ["good/1"]);
    assert_eq!(faults.len(), 1);
    assert_eq!(
        (faults[0].path.as_path(), &faults[0].kind, faults[0].severity),
        (bad.as_path(), &FaultKind::Truncated, Severity::Error)
    );
}

#[test]
fn a_missing_data_folder_is_empty() {
    let home = TempDir::new().unwrap();
    let missing = home.path().join("corpus");
    assert_eq!(load(&[(Level::UserData, &missing), (Level::UserData, home.path())]).1, []);
    let (_, faults) = load(&[(Level::Option, &missing), (Level::Environment, home.path())]);
    assert_eq!(kinds(&faults), ["NotFound", "NoBatchHere"]);
}

#[test]
fn a_symbolic_link_is_followed() {
    let (real, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    put(real.path(), &batch("a", "2024", &[1]), &[1]);
    std::os::unix::fs::symlink(real.path().join("a"), folder.path().join("link")).unwrap();
    let (corpus, faults) = load(&[(Level::Option, folder.path())]);
    assert_eq!((ids(&corpus), faults), (vec!["a/1".to_owned()], vec![]));
}

#[test]
fn notices_are_read_by_line() {
    let folder = TempDir::new().unwrap();
    let path = put(folder.path(), &batch("a", "2024", &[1]), &[1]);
    fs::write(path.with_file_name("notice.txt"), "一\r\n二\u{2028}二\u{b}\n三").unwrap();
    let (corpus, _) = load(&[(Level::Option, folder.path())]);
    let notice = corpus.batches()[0].notice().unwrap();
    assert_eq!(notice.line_count(), 3);
    assert_eq!(notice.lines(Lines(1, 2)).collect::<Vec<_>>(), [(1, "一"), (2, "二\u{2028}二\u{b}")]);
    assert_eq!(notice.lines(Lines(3, 9)).collect::<Vec<_>>(), [(3, "三")]);
    assert_eq!(notice.lines(Lines(2, 1)).count(), 0);
}

#[test]
fn notices_outside_the_folder_are_refused() {
    let folder = TempDir::new().unwrap();
    let mut outside = batch("a", "2024", &[1]);
    outside["source"]["file"] = "../../secret".into();
    let path = put(folder.path(), &outside, &[1]);
    fs::remove_file(path.with_file_name("notice.txt")).unwrap();
    let (corpus, _) = load(&[(Level::Option, folder.path())]);
    assert_eq!(corpus.batches()[0].notice().unwrap_err().kind.name(), "WrongValue");
}

#[test]
fn parallel_loading_gives_the_same_corpus() {
    let folder = TempDir::new().unwrap();
    for id in ["a", "b", "c", "d"] {
        let mut large = batch(id, "2024", &[1]);
        large["note"] = "字".repeat(1 << 20).into();
        let path = put(folder.path(), &large, &[1]);
        if id == "c" {
            fs::write(path, "{").unwrap();
        }
    }
    let (corpus, faults) = load(&[(Level::Option, folder.path())]);
    assert_eq!(ids(&corpus), ["a/1", "b/1", "d/1"]);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].path.ends_with("c/batch.json"));
}
