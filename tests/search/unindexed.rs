//! While the index is being made, a search finds what it finds later: in a corpus of which a part has no pairs yet, and
//! in one of which nothing has.

use std::{fs, path::Path};

use anli::{
    corpus::{
        BatchFiles, Bytes, Corpus, CorpusSource, Level,
        load::{SegmentIndexer, load},
        seeds,
    },
    search::{Index, Query, add_pairs, build_texts, search},
};

/// So many copies of the seeds are more than what is searched as a few cases.
const COPIES: usize = 42;

/// Every way of finding: characters, synonyms, sounds, letters of several fields, gaps, mistakes, pieces, likeness.
const QUERIES: [&str; 14] = [
    "零工",
    "营商环境",
    "一",
    "臺灣 | 办事",
    "正文:\"证\" 福建",
    "budayang",
    "lgsc",
    "ptlg",
    "龙岩迁入登记",
    "岩龙零工公园",
    "企业怎么办理注销登记手续",
    "劳动人事争议调解中院",
    "like:fujian-2025-1/27",
    "-企业 成效:提升",
];

/// Copies of the seeds, loaded from files without pairs.
fn corpus() -> (Corpus, Vec<Bytes>) {
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
    let done = load(&sources, None, SegmentIndexer { first: &build_texts, whole: None }, &|_| true);
    assert_eq!((done.faults.as_slice(), done.corpus.len()), (&[][..], 102 * COPIES));
    (done.corpus, done.indexes)
}

#[test]
fn searches_are_equal_without_bigrams() {
    let (corpus, firsts) = corpus();
    let whole = |nth: usize| Bytes::from(add_pairs(&corpus.segments()[nth], &firsts[nth]));
    let wholes: Vec<Bytes> = (0..firsts.len()).map(whole).collect();
    assert!(wholes.len() > 2 && wholes.iter().zip(&firsts).all(|(whole, first)| whole.len() > first.len()));
    let mixed =
        wholes.iter().zip(&firsts).enumerate().map(|(nth, (whole, first))| if nth % 2 == 0 { whole } else { first });
    let mixed = Index::new(mixed.cloned().collect());
    let (wholes, firsts) = (Index::new(wholes), Index::new(firsts));
    for query in QUERIES {
        let query = Query::parse(query);
        let wanted = search(&corpus, &wholes, &query);
        assert!(!wanted.hits.is_empty(), "{query:?}");
        for other in [&mixed, &firsts] {
            assert!(search(&corpus, other, &query) == wanted, "{query:?}");
        }
    }
}
