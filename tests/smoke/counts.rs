//! Every count in the cache is bounded by the bytes that are there: an absurd one whose checksum is right is refused.

use std::process::Command;

use anli::{
    corpus::{
        BatchFiles, Case, CorpusSource, Level,
        image::{Bytes, Damage, Pack},
        load::load,
    },
    search::{Index, Query, search},
};
use serde_json::json;
use tempfile::TempDir;

use super::properties::cache::{
    Blob, INDEXER, PACK_HEADER, RECORD, SEGMENT_HEADER, Table, bodies_of, edit, number, sign_table, table_of,
};
use crate::common::batches::{batch, put};

/// Set in the process whose memory is limited.
const LIMITED: &str = "ANLI_TEST_LIMITED";

/// Memory that may be asked for while small packs are read, in kB: the program itself needs a fifth of it.
const MEMORY: u32 = 2_000_000;

/// A count as no pack has it, in four bytes and in a varint.
const ABSURD: [&[u8]; 2] = [&[0xFF; 4], &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]];

/// Returns the batch files of a folder with a small batch that has something of everything.
fn files(folder: &TempDir) -> BatchFiles {
    let mut value = batch("b1", "2024", &[1, 2]);
    for case in value["cases"].as_array_mut().unwrap() {
        case["aliases"] = json!([format!("old/{}", case["number"])]);
        case["systems"] = json!([{"name": "正文", "at": [[0, 4, 6]]}]);
        case["documents"] = case["systems"].clone();
        case["sections"][0]["paragraphs"][0]["points"] = json!([[0, 2]]);
    }
    put(folder.path(), &value, &[1, 2]);
    BatchFiles::find(&[CorpusSource::Path(Level::Option, folder.path().to_owned())])
}

fn packed(files: &BatchFiles) -> Vec<u8> {
    let mut pack = Vec::new();
    let loaded = load(files, None, INDEXER, &|_| true);
    assert_eq!(loaded.faults, []);
    loaded.pack().write(&mut pack).unwrap();
    pack
}

/// Reads everything that a pack holds. Returns the hits of a query, `None` if the pack was refused, and whether damage
/// was found.
fn read_all(files: &BatchFiles, bytes: Vec<u8>) -> (Option<String>, bool) {
    let damage = Damage::default();
    let pack = Pack::open(&Bytes::from(bytes), Some(&damage)).ok();
    let answer = pack.map(|pack| {
        let loaded = load(files, Some(pack), INDEXER, &|_| true);
        let index = Index::new(loaded.indexes.clone());
        let cases: Vec<Case> = loaded.corpus.iter().map(|found| found.case()).collect();
        let names: Vec<&str> =
            loaded.corpus.iter().flat_map(|found| found.systems().chain(found.documents())).collect();
        let hits = search(&loaded.corpus, &index, &Query::parse("正文")).hits;
        format!("{cases:?} {names:?} {hits:?}")
    });
    (answer, damage.is_found())
}

/// A part of a pack.
#[derive(Clone, Copy, Debug)]
enum Part {
    Table,
    Segment,
    Index,
}

/// Puts bytes over those at a position of a part, or in the place of one byte of the table, and signs the pack.
fn with(pack: &[u8], part: Part, at: usize, bytes: &[u8]) -> Vec<u8> {
    let over = |part: &mut Vec<u8>| part.iter_mut().skip(at).zip(bytes).for_each(|(old, new)| *old = *new);
    match part {
        Part::Table => {
            let table = table_of(pack).0;
            sign_table(pack, &[&table[..at], bytes, &table[at + 1..]].concat())
        }
        Part::Segment => edit(pack, |parts| over(&mut parts[0])),
        Part::Index => edit(pack, |parts| over(&mut parts[1])),
    }
}

/// Returns the counts and ends of a pack by their names and positions.
fn counts(pack: &[u8]) -> Vec<(&'static str, Part, usize)> {
    let table = table_of(pack).0;
    let (key, _, blobs): Table<'_> = postcard::from_bytes(table).unwrap();
    let mut parts = Vec::new();
    edit(pack, |found| parts = found.to_vec());
    let (segment, index) = (&parts[0], &parts[1]);
    let list = table.len() - size(&blobs);
    let summaries = SEGMENT_HEADER + number(12, segment) * RECORD;
    // The header of the index counts its tables, which follow it.
    let [cases, case_values, values, keys, _] = [12, 16, 20, 24, 28].map(|at| number(at, index));
    let values_at = 44 + (cases + 1) * 8 + case_values * 4;
    let ends_at = values_at + values * 20 + keys * 4;
    vec![
        ("bytes of the key", Part::Table, 0),
        ("batches", Part::Table, size(&key)),
        ("runs of a batch", Part::Table, list - 4),
        ("segment of a run", Part::Table, list - 3),
        ("first case of a run", Part::Table, list - 2),
        ("cases of a run", Part::Table, list - 1),
        ("segments and indexes", Part::Table, list),
        ("start of a segment", Part::Table, list + 1),
        ("bytes of a segment", Part::Table, list + 2),
        ("cases of a segment", Part::Segment, 12),
        ("bytes of summaries", Part::Segment, 16),
        ("bytes of bodies", Part::Segment, 20),
        ("end of a summary", Part::Segment, SEGMENT_HEADER + 12),
        ("end of a body", Part::Segment, SEGMENT_HEADER + 16),
        ("systems of a case", Part::Segment, SEGMENT_HEADER + 24),
        ("documents of a case", Part::Segment, SEGMENT_HEADER + 28),
        ("aliases of a case", Part::Segment, SEGMENT_HEADER + 32),
        ("end of a title", Part::Segment, summaries),
        ("end of an alias", Part::Segment, summaries + 7 * 4),
        ("aliases in a body", Part::Segment, bodies_of(segment) + 1),
        ("cases of an index", Part::Index, 12),
        ("values of all cases", Part::Index, 16),
        ("values", Part::Index, 20),
        ("keys", Part::Index, 24),
        ("bytes of texts", Part::Index, 28),
        ("bytes of postings", Part::Index, 32),
        ("bytes of folded values", Part::Index, 36),
        ("start of the values of a case", Part::Index, 44 + 8),
        ("start of the texts of a case", Part::Index, 44 + 12),
        ("end of a folded value", Part::Index, values_at),
        ("end of postings", Part::Index, ends_at),
        ("printed readings of a case", Part::Index, ends_at + keys * 4),
        ("texts of a case", Part::Index, ends_at + keys * 4 + 1),
    ]
}

fn size(value: &impl serde::Serialize) -> usize {
    postcard::to_extend(value, Vec::new()).unwrap().len()
}

#[test]
fn an_absurd_count_is_refused_and_made_again() {
    let folder = TempDir::new().unwrap();
    let files = files(&folder);
    let pack = packed(&files);
    let (Some(expected), false) = read_all(&files, pack.clone()) else { panic!("the pack is whole") };
    for (name, part, at) in counts(&pack) {
        for absurd in ABSURD {
            match (part, read_all(&files, with(&pack, part, at, absurd))) {
                // A session removes the cache when it ends.
                (_, (Some(found), true)) => assert_eq!(found, expected, "{name}"),
                (_, (None, _)) => {}
                found => panic!("{name} is believed: {found:?}"),
            }
        }
    }
    let mut longer = pack.clone();
    longer[12..20].fill(0xFF);
    assert_eq!(read_all(&files, longer).0, None, "bytes of the table");
    assert_eq!(read_all(&files, [&pack[..], b"x"].concat()).0, None, "bytes after the last index");
    let (table, _) = table_of(&pack);
    let (key, batches, blobs): Table = postcard::from_bytes(table).unwrap();
    let twice: Table = (key.clone(), [batches.clone(), batches.clone()].concat(), blobs.clone());
    let tables = [twice, (key, batches, [&blobs[..], &blobs[..1] as &[Blob]].concat())];
    for table in tables {
        let table = postcard::to_extend(&table, Vec::new()).unwrap();
        assert_eq!(read_all(&files, sign_table(&pack, &table)).0, None, "what is used twice");
    }
    assert_eq!(pack[..PACK_HEADER].len() + table.len(), pack.len() - table_of(&pack).1.len());
}

#[test]
fn no_number_anywhere_takes_memory_that_is_not_there() {
    if std::env::var_os(LIMITED).is_none() {
        let line = format!(
            "ulimit -v {MEMORY}; exec \"$0\" --exact smoke::counts::no_number_anywhere_takes_memory_that_is_not_there"
        );
        let program = std::env::current_exe().unwrap();
        let run = Command::new("/bin/sh").args(["-c", &line]).arg(program).env(LIMITED, "1").output().unwrap();
        assert!(
            run.status.success(),
            "{} {}",
            String::from_utf8_lossy(&run.stdout),
            String::from_utf8_lossy(&run.stderr)
        );
        return;
    }
    let folder = TempDir::new().unwrap();
    let files = files(&folder);
    let pack = packed(&files);
    let mut lens = [table_of(&pack).0.len(), 0, 0];
    edit(&pack, |parts| lens[1..].iter_mut().zip(parts).for_each(|(len, part)| *len = part.len()));
    // Magic number and version of the others stand before the twelfth byte.
    let parts = [(Part::Table, 0, ABSURD[1]), (Part::Segment, 12, ABSURD[0]), (Part::Index, 12, ABSURD[0])];
    for ((part, first, absurd), len) in parts.into_iter().zip(lens) {
        for at in first..len {
            read_all(&files, with(&pack, part, at, absurd));
        }
    }
}
