//! While bigram postings are missing, only titles, regions, departments and systems are searched.

use std::{fs, path::Path};

use anli::{
    corpus::{
        BatchFiles, Corpus, CorpusSource, IndexBytes, Level,
        load::{SegmentIndexer, load},
        seeds,
    },
    search::{Field, Hit, Index, Query, add_postings, build_values, search},
};

/// Copies of the seeds: more cases than are matched without candidates.
const COPIES: usize = 42;

/// Queries that some title, region, department or system answers, by characters, pinyin and letters of several fields.
const QUERIES: [&str; 5] = ["零工", "臺灣 | 办事", "budayang", "lgsc", "ptlg"];

/// Queries that only texts answer.
const IN_TEXTS: [&str; 3] = ["枫桥经验", "正文:零工", "like:fujian-2025-1/27"];

/// Returns copies of the seeds, loaded from files, with indexes without postings.
fn corpus() -> (Corpus, Vec<IndexBytes>) {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for id in seeds::ids() {
        let text = fs::read_to_string(root.join(id).join("batch.json")).unwrap();
        for nth in 0..COPIES {
            let copy = if nth == 0 { id.to_owned() } else { format!("{id}-copy-{nth}") };
            fs::create_dir(folder.path().join(&copy)).unwrap();
            let text = text.replacen(&format!("\"id\": \"{id}\""), &format!("\"id\": \"{copy}\""), 1);
            fs::write(folder.path().join(&copy).join("batch.json"), text).unwrap();
        }
    }
    let sources = BatchFiles::find(&[CorpusSource::Path(Level::Option, folder.path().to_owned())]);
    let done = load(&sources, None, SegmentIndexer { partial: &build_values, complete: None }, &|_| true);
    assert_eq!((done.faults.as_slice(), done.corpus.len()), (&[][..], 102 * COPIES));
    (done.corpus, done.indexes)
}

#[test]
fn only_values_are_searched_without_postings() {
    let (corpus, values) = corpus();
    let add = |nth: usize| IndexBytes::from(add_postings(&corpus.segments()[nth], &values[nth].checked()));
    let complete: Vec<IndexBytes> = (0..values.len()).map(add).collect();
    assert!(values.len() > 2);
    let half = |nth: usize| if nth.is_multiple_of(2) { complete[nth].clone() } else { values[nth].clone() };
    let half = Index::new((0..values.len()).map(half).collect());
    let (added, values, complete) = (Index::complete(values.clone()), Index::new(values), Index::new(complete));
    assert!([&added, &complete].iter().all(|index| index.has_postings(&corpus)));
    assert!([&half, &values].iter().all(|index| !index.has_postings(&corpus)));
    for query in QUERIES.map(Query::parse) {
        let all = search(&corpus, &complete, &query);
        assert!(search(&corpus, &added, &query) == all, "{query:?}");
        let in_value = |hit: &&Hit| hit.reasons.iter().any(|reason| reason.field < Field::Heading);
        let mut expected: Vec<_> = all.hits.iter().filter(in_value).map(|hit| hit.case).collect();
        expected.sort_unstable();
        let found = search(&corpus, &values, &query);
        assert!(found.hits.iter().all(|hit| hit.reasons.iter().all(|reason| reason.field < Field::Heading)));
        let mut found: Vec<_> = found.hits.iter().map(|hit| hit.case).collect();
        found.sort_unstable();
        assert!(found == expected && !found.is_empty(), "{query:?}");
        let part = search(&corpus, &half, &query).hits.len();
        assert!((found.len()..=all.hits.len()).contains(&part), "{query:?}");
    }
    for query in IN_TEXTS.map(Query::parse) {
        assert!(search(&corpus, &complete, &query).whole() > 0, "{query:?}");
        assert_eq!(search(&corpus, &values, &query).whole(), 0, "{query:?}");
    }
}
