//! Loading: what a pack has of files that have not changed, the rest from the files, with what is loaded so far told as
//! it grows. The work itself is done in [`workers`](super::workers).

mod builder;
mod large;
mod progress;
mod read;
mod source;
mod stream;
mod workers;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

pub(in crate::corpus) use self::read::{placed, read_strictly};
use self::{builder::CorpusBuilder, source::BatchFile, workers::work};
pub use self::{
    progress::{LoadEvent, Progress, SegmentIndexer, Whole},
    read::{BATCH_LIMIT, read_batch},
    source::{BatchFiles, CorpusSource, SMALL_BYTES, SMALL_FILES, batch_files},
};
use super::{
    batches::Origin,
    cases::Corpus,
    image::{Bytes, Checksums, Pack},
};
use crate::error::Fault;

/// What was loaded.
#[derive(Debug)]
pub struct LoadResult {
    /// All good batches.
    pub corpus: Corpus,
    /// What a search needs of each segment, in their order.
    pub indexes: Vec<Bytes>,
    /// What was wrong with the others.
    pub faults: Vec<Fault>,
    /// Whether files were read that the pack had not: it is to be written again.
    pub fresh: bool,
    /// What must be true of what was taken from the pack.
    proof: Checksums,
    gathered: CorpusBuilder,
    key: Vec<u8>,
}

impl LoadResult {
    /// Whether what was taken from a pack is what was put into it: reads all of that pack. If it is not, all of this is
    /// worth nothing.
    pub fn is_sound(&self) -> bool {
        self.proof.holds()
    }

    /// Everything from files, to be stored and given to [`load`] the next time.
    pub fn pack(&self) -> Pack {
        self.gathered.pack(self.key.clone().into())
    }
}

/// What a file was when it was read, by which a pack knows whether it still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FileKey<'f> {
    path: &'f [u8],
    len: u64,
    written: i64,
}

impl<'f> FileKey<'f> {
    fn new(file: &'f BatchFile) -> Self {
        let path = file.path.as_os_str().as_encoded_bytes();
        Self { path, len: file.len, written: file.written }
    }
}

/// Loads everything: what `pack` has of files that have not changed since, the rest from the files. `tell` is told from
/// any thread, one call at a time, and says whether to go on; after a no, what is loaded is given.
pub fn load(
    sources: &BatchFiles,
    pack: Option<Pack>,
    indexer: SegmentIndexer<'_>,
    tell: &(dyn Fn(LoadEvent) -> bool + Sync),
) -> LoadResult {
    let mut gathered = CorpusBuilder::default();
    if sources.seeds {
        gathered.add_seeds();
    }
    let (known, proof) = pack.and_then(|pack| take_known(sources, pack, &mut gathered)).unwrap_or_default();
    let is_known = |rank: usize| known.get(rank) == Some(&true);
    let todo: Vec<(u32, &BatchFile)> =
        (0..).zip(&sources.files).filter(|(rank, _)| !is_known(*rank as usize)).collect();
    let shared = work(&todo, gathered, indexer, !known.is_empty(), tell);
    let keys: Vec<FileKey<'_>> = sources.files.iter().map(FileKey::new).collect();
    let (corpus, mut said) = shared.gathered.corpus();
    said.extend(shared.faults);
    said.sort_by_key(|(rank, _)| *rank);
    LoadResult {
        corpus,
        indexes: shared.gathered.indexes(),
        faults: sources.faults.iter().cloned().chain(said.into_iter().map(|(_, fault)| fault)).collect(),
        fresh: !todo.is_empty() && !shared.stopped,
        proof,
        gathered: shared.gathered,
        key: postcard::to_extend(&keys, Vec::new()).unwrap_or_default(),
    }
}

/// Takes from a pack what holds; says of each file whether it was there, and what is to be proved. A pack of which little holds is left alone: it
/// would keep the rest in memory.
fn take_known(sources: &BatchFiles, pack: Pack, gathered: &mut CorpusBuilder) -> Option<(Vec<bool>, Checksums)> {
    let stored = pack.key.clone();
    let keys: Vec<FileKey<'_>> = postcard::from_bytes(&stored).unwrap_or_default();
    let now: HashMap<&[u8], usize> =
        sources.files.iter().enumerate().map(|(rank, file)| (FileKey::new(file).path, rank)).collect();
    let current = |file: u32| {
        let key = keys.get(file as usize)?;
        // Mostly nothing has come and nothing has gone.
        let same = Some(file as usize).filter(|rank| sources.files.get(*rank).map(FileKey::new).as_ref() == Some(key));
        let rank = same.or_else(|| now.get(key.path).copied())?;
        let file = sources.files.get(rank)?;
        (*key == FileKey::new(file)).then_some((rank, file))
    };
    let mut known = vec![false; sources.files.len()];
    let (mut kept, mut all) = (0, 0);
    for batch in &pack.batches {
        let cases: u64 = batch.runs.iter().map(|run| u64::from(run.len)).sum();
        all += cases;
        if let Some(place) = current(batch.file).and_then(|(rank, _)| known.get_mut(rank)) {
            *place = true;
            kept += cases;
        }
    }
    if kept * 2 < all {
        return None;
    }
    let proof = pack.proof.clone();
    gathered.add_pack(pack, |file| {
        let (rank, file) = current(file)?;
        Some((u32::try_from(rank).ok()?, Origin::File(file.level, file.path.clone())))
    });
    Some((known, proof))
}

impl Corpus {
    /// Reads all batches of these places. What cannot be read is left out and reported; the rest is loaded. The same
    /// batch id at two levels: the higher level's is loaded, with a warning about it. Twice at one level: the first
    /// is loaded, with an error about the other. A user's data folder that does not exist is an empty one.
    pub fn load(places: &[CorpusSource]) -> (Self, Vec<Fault>) {
        let sources = BatchFiles::find(places);
        let loaded = load(&sources, None, SegmentIndexer::NONE, &|_| true);
        (loaded.corpus, loaded.faults)
    }
}
