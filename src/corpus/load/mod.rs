//! Loading: the content of a pack for files that have not changed, the rest from the files; progress is reported as the
//! corpus grows.

mod builder;
mod encode;
mod progress;
pub(super) mod read;
mod source;
mod stream;
mod workers;

use std::collections::HashMap;

use self::{
    builder::CorpusBuilder,
    source::{BatchFile, FileKey},
    workers::work,
};
pub use self::{
    progress::{CompleteIndex, LoadEvent, Progress, SegmentIndexer},
    read::{BATCH_LIMIT, read_batch},
    source::{BatchFiles, CorpusSource, SMALL_BYTES, SMALL_FILES, batch_files},
};
use super::{
    cases::Corpus,
    image::{IndexBytes, Pack, PackedBatch},
};
use crate::error::Fault;

/// A loaded corpus.
#[derive(Debug)]
pub struct LoadResult {
    /// All good batches.
    pub corpus: Corpus,
    /// The search index of each segment.
    pub indexes: Vec<IndexBytes>,
    /// The faults of the other batches.
    pub faults: Vec<Fault>,
    /// `true` if files were read that were not in the pack, so that it is to be written again.
    pub fresh: bool,
    builder: CorpusBuilder,
    key: Vec<u8>,
}

impl LoadResult {
    /// Returns everything that came from files, to be stored and given to [`load`] the next time.
    pub fn pack(&self) -> Pack {
        self.builder.pack(self.key.clone())
    }
}

/// Loads everything: the content of `pack` for files that have not changed since, the rest from the files. `report` is
/// called from any thread, one call at a time; loading stops when it returns `false`, and the result has what was loaded.
pub fn load(
    files: &BatchFiles,
    pack: Option<Pack>,
    indexer: SegmentIndexer<'_>,
    report: &(dyn Fn(LoadEvent) -> bool + Sync),
) -> LoadResult {
    let mut builder = CorpusBuilder::default();
    if files.seeds {
        builder.add_seeds();
    }
    let is_known = pack.and_then(|pack| take_known(files, pack, &mut builder));
    let has_known = is_known.is_some();
    let is_known = is_known.unwrap_or_else(|| vec![false; files.files.len()]);
    let ranked = (0..).zip(&files.files).zip(is_known);
    let todo: Vec<(u32, &BatchFile)> = ranked.filter(|(_, is_known)| !is_known).map(|(file, _)| file).collect();
    let shared = work(&todo, builder, indexer, has_known, report);
    let keys: Vec<FileKey<'_>> = files.files.iter().map(BatchFile::key).collect();
    let (corpus, mut faults) = shared.builder.corpus();
    faults.extend(shared.faults);
    faults.sort_by_key(|(rank, _)| *rank);
    LoadResult {
        corpus,
        indexes: shared.builder.indexes(),
        faults: files.faults.iter().cloned().chain(faults.into_iter().map(|(_, fault)| fault)).collect(),
        fresh: !todo.is_empty() && !shared.is_stopped,
        builder: shared.builder,
        key: postcard::to_extend(&keys, Vec::new()).unwrap_or_default(),
    }
}

/// Takes the batches of unchanged files from a pack; returns `true` for each file that was there. A pack of which less
/// than half is still good is left alone: it would keep the rest in memory.
fn take_known(files: &BatchFiles, pack: Pack, builder: &mut CorpusBuilder) -> Option<Vec<bool>> {
    let stored = pack.key.clone();
    let keys: Vec<FileKey<'_>> = postcard::from_bytes(&stored).unwrap_or_default();
    let ranks: HashMap<FileKey<'_>, u32> = files.files.iter().map(BatchFile::key).zip(0..).collect();
    let current = |file: u32| ranks.get(keys.get(file as usize)?).copied();
    let cases = |batch: &PackedBatch| batch.runs.iter().map(|run| u64::from(run.len)).sum::<u64>();
    let kept = pack.batches.iter().filter(|batch| current(batch.file).is_some());
    if kept.map(cases).sum::<u64>() * 2 < pack.batches.iter().map(cases).sum() {
        return None;
    }
    let mut is_known = vec![false; files.files.len()];
    builder.add_pack(pack, |file| {
        let rank = current(file)?;
        is_known[rank as usize] = true;
        Some((rank, files.files[rank as usize].origin()))
    });
    Some(is_known)
}

impl Corpus {
    /// Reads all batches of these sources. A batch that cannot be read is left out and reported; the rest is loaded. Of
    /// one batch id at two levels the higher level's is loaded, with a warning; of two at one level the first, with an
    /// error about the other. A user's data folder that does not exist is an empty one.
    pub fn load(sources: &[CorpusSource]) -> (Self, Vec<Fault>) {
        let loaded = load(&BatchFiles::find(sources), None, SegmentIndexer::NONE, &|_| true);
        (loaded.corpus, loaded.faults)
    }
}
