//! Loading: what a pack has of files that have not changed, the rest from the files, with what is loaded so far told as
//! it grows. The work itself is done in [`workers`](super::workers).

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    batches::Origin,
    cases::Corpus,
    gather::Gathered,
    image::{Bytes, Pack, Proof, Segment},
    load::{BatchFile, Sources},
    workers::work,
};
use crate::error::Fault;

/// What makes what a search needs of a segment, as bytes that only `search` knows.
#[derive(Clone, Copy)]
pub struct Indexer<'i> {
    /// The first of it, which is quickly made with the segment: enough to search by looking into every case.
    pub first: &'i (dyn Fn(&Segment) -> Vec<u8> + Sync),
    /// All of it, from the first; it is made when all files are read. None where that is not worth it.
    pub whole: Option<Whole<'i>>,
}

/// Makes all that a search needs of a segment from the first of it.
pub type Whole<'i> = &'i (dyn Fn(&Segment, &Bytes) -> Vec<u8> + Sync);

impl Indexer<'_> {
    /// Nothing is made.
    pub const NONE: Self = Self { first: &|_| Vec::new(), whole: None };
}

/// How far loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Cases loaded.
    pub cases: usize,
    /// Bytes of batch files read.
    pub read: u64,
    /// Bytes of all batch files to be read.
    pub total: u64,
    /// Whether all of them are read, and how much of the index is made, in percent: then only that is waited for.
    pub indexed: Option<u8>,
}

/// What loading tells.
#[derive(Debug)]
pub enum Step {
    /// So much was read.
    Read(Progress),
    /// So much can be used: a corpus, what a search needs of each of its segments, and how far loading is.
    Grown(Corpus, Vec<Bytes>, Progress),
    /// More of what a search needs of each segment, of the same corpus.
    Indexed(Vec<Bytes>, Progress),
}

impl Step {
    /// How far loading is.
    pub fn progress(&self) -> Progress {
        let (Self::Read(progress) | Self::Grown(.., progress) | Self::Indexed(_, progress)) = self;
        *progress
    }
}

/// What was loaded.
#[derive(Debug)]
pub struct Done {
    /// All good batches.
    pub corpus: Corpus,
    /// What a search needs of each segment, in their order.
    pub indexes: Vec<Bytes>,
    /// What was wrong with the others.
    pub faults: Vec<Fault>,
    /// Whether files were read that the pack had not: it is to be written again.
    pub fresh: bool,
    /// What must be true of what was taken from the pack.
    proof: Proof,
    gathered: Gathered,
    key: Vec<u8>,
}

impl Done {
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
pub fn load(sources: &Sources, pack: Option<Pack>, indexer: Indexer<'_>, tell: &(dyn Fn(Step) -> bool + Sync)) -> Done {
    let mut gathered = Gathered::default();
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
    Done {
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
fn take_known(sources: &Sources, pack: Pack, gathered: &mut Gathered) -> Option<(Vec<bool>, Proof)> {
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
