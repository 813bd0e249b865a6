//! The cache: an accident is found before an answer is wrong; what is signed anew gets another answer at worst.

use std::{fs, sync::LazyLock};

use anli::{
    corpus::{
        Batch, BatchFiles, CorpusSource, Level,
        image::{Bytes, Damage, Pack, Run, checksum},
        load::{SegmentIndexer, load},
    },
    search::{Index, Query, add_postings, build_values, facets, search},
};
use tempfile::TempDir;

/// A batch.
const ID: &str = "fujian-2023-2";
const BATCH: &str = include_str!("../../../seeds/fujian-2023-2/batch.json");

/// The bytes of the headers of a pack and of a segment, and of the record of a case, by `corpus/image`.
pub(crate) const PACK_HEADER: usize = 28;
pub(crate) const SEGMENT_HEADER: usize = 32;
pub(crate) const RECORD: usize = 40;

/// A position and length of a segment or an index, and its checksum.
pub(crate) type Blob = (u64, u64, u64);

/// The table of a pack. A batch is its file, its fields, its furniture and its runs.
pub(crate) type Table<'t> = (Vec<u8>, Vec<(u32, Batch, &'t [u8], Vec<Run>)>, Vec<Blob>);

/// A folder of batches, its cache and the answers.
struct Cached {
    files: BatchFiles,
    pack: Vec<u8>,
    answers: String,
    _folder: TempDir,
}

static CACHED: LazyLock<Cached> = LazyLock::new(|| {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(ID)).unwrap();
    fs::write(folder.path().join(ID).join("batch.json"), BATCH).unwrap();
    let files = BatchFiles::find(&[CorpusSource::Path(Level::Option, folder.path().to_owned())]);
    let mut pack = Vec::new();
    load(&files, None, INDEXER, &|_| true).pack().write(&mut pack).unwrap();
    let answers = answers(&files, Pack::open(&Bytes::from(pack.clone()), None).unwrap());
    Cached { files, pack, answers, _folder: folder }
});

pub(crate) const INDEXER: SegmentIndexer<'static> =
    SegmentIndexer { partial: &build_values, complete: Some(&|segment, bytes| add_postings(segment, bytes)) };

/// Damages a pack. The first byte says which part and whether its checksums are made right again; then follow changes
/// of four bytes each: position, value.
pub(crate) fn cache(data: &[u8]) {
    let Some((mode, changes)) = data.split_first() else { return };
    let cached = &*CACHED;
    let by_accident = mode % 5 == 0;
    let bytes = match mode % 5 {
        0 => changed(&cached.pack, changes),
        1 => with_table(&cached.pack, changes),
        part => with_part(&cached.pack, usize::from(part) - 2, changes),
    };
    let damage = Damage::default();
    let Ok(pack) = Pack::open(&Bytes::from(bytes), Some(&damage)) else { return };
    let answers = answers(&cached.files, pack);
    assert!(!by_accident || damage.is_found() || answers == cached.answers, "an accident changes an answer");
}

/// Returns what the program shows of the batches.
fn answers(files: &BatchFiles, pack: Pack) -> String {
    let loaded = load(files, Some(pack), INDEXER, &|_| true);
    let corpus = &loaded.corpus;
    let index = Index::new(loaded.indexes.clone());
    let mut answers = format!("{:?}\n", loaded.faults);
    for found in corpus.iter() {
        answers +=
            &format!("{} {} {:?}\n{:?}\n", found.id(), found.title(), found.summary.without_text(), found.case());
        found.sections();
    }
    for query in ["正文", "零工", "yshj", "地区:福建", "/企业.{0,9}服务/", "like:fujian-2023-2/1"] {
        let results = search(corpus, &index, &Query::parse(query));
        let facets = facets(corpus, &index, query, &results);
        let facets: Vec<_> = facets.iter().map(|value| (&value.value, value.count)).collect();
        answers += &format!("{query}: {:?} {facets:?}\n", results.hits);
    }
    answers
}

/// Changes bytes: each of four is a position in three bytes, of which the last is least, and a value.
fn changed(bytes: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes.as_chunks::<4>().0.iter().take(8) {
        let at = u32::from_be_bytes([0, change[0], change[1], change[2]]) as usize % bytes.len().max(1);
        match change[3] {
            // A large number, in four bytes.
            0 => bytes.iter_mut().skip(at).take(4).for_each(|byte| *byte = 0xFF),
            value => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= value),
        }
    }
    bytes
}

/// Changes the table and signs it.
fn with_table(pack: &[u8], changes: &[u8]) -> Vec<u8> {
    let table = changed(table_of(pack).0, changes);
    sign_table(pack, &table)
}

/// Puts a table in the place of that of a pack.
pub(crate) fn sign_table(pack: &[u8], table: &[u8]) -> Vec<u8> {
    [&header(pack, table)[..], table, table_of(pack).1].concat()
}

/// Changes a part and signs it: 0 is what stands before the bodies, 1 the bodies, 2 the index.
fn with_part(pack: &[u8], part: usize, changes: &[u8]) -> Vec<u8> {
    edit(pack, |parts| match part {
        2 => parts[1] = changed(&parts[1], changes),
        part => change_segment(&mut parts[0], part == 1, changes),
    })
}

/// Edits the segments and indexes of a pack, which come in turn, and signs them.
pub(crate) fn edit(pack: &[u8], edit: impl FnOnce(&mut [Vec<u8>])) -> Vec<u8> {
    let (table, blobs) = table_of(pack);
    let (key, batches, list): Table<'_> = postcard::from_bytes(table).unwrap();
    let slice = |(start, len, _): &Blob| blobs[*start as usize..(start + len) as usize].to_vec();
    let mut parts: Vec<Vec<u8>> = list.iter().map(slice).collect();
    edit(&mut parts);
    parts.iter_mut().step_by(2).for_each(|segment| sign_segment(segment));
    let mut start = 0;
    let blob = |bytes: &Vec<u8>| {
        let blob = (start, bytes.len() as u64, checksum(bytes));
        start += blob.1;
        blob
    };
    let list: Vec<Blob> = parts.iter().map(blob).collect();
    let table = postcard::to_extend(&(key, batches, list), Vec::new()).unwrap();
    [header(pack, &table), table, parts.concat()].concat()
}

/// Returns the table of a pack, and the segments and indexes after it.
pub(crate) fn table_of(pack: &[u8]) -> (&[u8], &[u8]) {
    let len = u64::from_le_bytes(pack[12..20].try_into().unwrap());
    pack[PACK_HEADER..].split_at(len as usize)
}

/// Returns the header of a pack for another table.
fn header(pack: &[u8], table: &[u8]) -> Vec<u8> {
    [&pack[..12], &(table.len() as u64).to_le_bytes(), &checksum(table).to_le_bytes()].concat()
}

/// Changes the bodies of a segment, or what stands before them but its magic number and version: a change of these is
/// refused at once.
fn change_segment(segment: &mut Vec<u8>, in_bodies: bool, changes: &[u8]) {
    let bodies = bodies_of(segment);
    let (before, after) = segment.split_at(bodies);
    *segment = match in_bodies {
        true => [before.to_vec(), changed(after, changes)].concat(),
        false => [&before[..12], &changed(&before[12..], changes), after].concat(),
    };
}

/// Returns a number of four bytes.
pub(crate) fn number(at: usize, bytes: &[u8]) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

/// Returns the position of the bodies by the header of a segment, at most its end.
pub(crate) fn bodies_of(segment: &[u8]) -> usize {
    (SEGMENT_HEADER + number(12, segment) * RECORD + number(16, segment)).min(segment.len())
}

/// Makes the checksums of a segment right.
fn sign_segment(segment: &mut [u8]) {
    let bodies = bodies_of(segment);
    let mut from = bodies;
    for record in (0..number(12, segment)).map(|nth| SEGMENT_HEADER + nth * RECORD) {
        let Some(end) = segment.get(record + 16..record + 20).map(|_| bodies + number(record + 16, segment)) else {
            break;
        };
        let Some(body) = segment.get(from..end) else { break };
        let body = checksum(body) as u32;
        segment[record + 20..record + 24].copy_from_slice(&body.to_le_bytes());
        from = end;
    }
    let signed = checksum(&segment[..24]) ^ checksum(&segment[SEGMENT_HEADER..bodies]).rotate_left(1);
    segment[24..32].copy_from_slice(&signed.to_le_bytes());
}
