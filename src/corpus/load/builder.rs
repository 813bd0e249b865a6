//! The corpus while it is loaded: the batches and segments read so far.

use std::{
    collections::{BTreeSet, HashMap},
    path::PathBuf,
    sync::Arc,
};

use super::encode::{RankedBatch, SegmentBatch};
use crate::{
    corpus::{
        batches::{LoadedBatch, Origin},
        cases::Corpus,
        image::{IndexBytes, Pack, PackedBatch, Run, Segment},
        model::Batch,
        seeds::{self, SEEDS},
    },
    error::{Fault, FaultKind},
};

/// Everything that has been loaded so far.
#[derive(Clone, Debug, Default)]
pub(super) struct CorpusBuilder {
    /// Each with its rank: of two with one id the lower is taken.
    batches: Vec<(u32, Arc<LoadedBatch>)>,
    /// Each with its search index.
    segments: Vec<(Segment, IndexBytes)>,
    /// The number of segments whose index is complete, or is being completed by a worker. They come first.
    taken: usize,
    /// The number of cases whose index is complete.
    indexed: u64,
}

/// The rank of batches that everything else replaces.
const LAST: u32 = u32::MAX;

impl CorpusBuilder {
    /// Adds the batches that are part of the program.
    pub(super) fn add_seeds(&mut self) {
        let origin = |file: u32| SEEDS.get(file as usize).map(|(_, notice)| (LAST, Origin::Embedded(notice)));
        self.add_pack(seeds::pack(), origin);
    }

    /// Adds the batches of a pack for whose files there is a rank and an origin.
    pub(super) fn add_pack(&mut self, pack: Pack, mut origin: impl FnMut(u32) -> Option<(u32, Origin)>) {
        let loaded = pack.batches.into_iter().filter_map(|PackedBatch { file, batch, runs }| {
            let (rank, origin) = origin(file)?;
            Some((rank, LoadedBatch { batch, origin, runs }))
        });
        let loaded = loaded.collect();
        self.add(pack.segments, loaded);
        (self.taken, self.indexed) = (self.segments.len(), self.cases_in_segments());
    }

    /// Adds segments, each with its partial index, and the batches whose cases they hold.
    pub(super) fn add(&mut self, segments: Vec<(Segment, IndexBytes)>, batches: Vec<RankedBatch>) {
        let before = u32::try_from(self.segments.len()).unwrap_or(u32::MAX);
        self.segments.extend(segments);
        for (rank, mut loaded) in batches {
            loaded.runs.iter_mut().for_each(|run| run.segment = run.segment.saturating_add(before));
            self.batches.push((rank, Arc::new(loaded)));
        }
    }

    /// Takes a segment whose index is partial: its number, the segment and that index. The caller completes it.
    pub(super) fn take_partial(&mut self) -> Option<(usize, Segment, IndexBytes)> {
        let nth = self.taken;
        let (segment, index) = self.segments.get(nth)?.clone();
        self.taken += 1;
        Some((nth, segment, index))
    }

    /// Sets the complete index of a segment.
    pub(super) fn set_index(&mut self, nth: usize, complete: IndexBytes) {
        let (segment, index) = &mut self.segments[nth];
        *index = complete;
        self.indexed += u64::from(segment.case_count());
    }

    /// Returns the percentage of cases whose index is complete.
    pub(super) fn percent_indexed(&self) -> u8 {
        let percent = (self.indexed * 100).checked_div(self.cases_in_segments());
        percent.and_then(|percent| u8::try_from(percent).ok()).unwrap_or(100)
    }

    fn cases_in_segments(&self) -> u64 {
        self.segments.iter().map(|(segment, _)| u64::from(segment.case_count())).sum()
    }

    /// Returns the number of cases, those of replaced batches among them.
    pub(super) fn cases(&self) -> usize {
        self.batches.iter().map(|(_, loaded)| loaded.case_count()).sum()
    }

    /// Returns the search index of each segment.
    pub(super) fn indexes(&self) -> Vec<IndexBytes> {
        self.segments.iter().map(|(_, index)| index.clone()).collect()
    }

    /// Returns the corpus so far: of two batches with one id that with the lower rank; and the faults of the others,
    /// with their ranks.
    pub(super) fn corpus(&self) -> (Corpus, Vec<(u32, Fault)>) {
        let mut sorted: Vec<&(u32, Arc<LoadedBatch>)> = self.batches.iter().collect();
        sorted.sort_by_key(|(rank, loaded)| (&loaded.batch.id, *rank));
        let mut chosen: Vec<Arc<LoadedBatch>> = Vec::with_capacity(sorted.len());
        let mut faults = Vec::new();
        for (rank, loaded) in sorted {
            match chosen.last().filter(|kept| kept.batch.id == loaded.batch.id) {
                None => chosen.push(loaded.clone()),
                Some(kept) => faults.extend(refused(kept, loaded).map(|fault| (*rank, fault))),
            }
        }
        let segments = self.segments.iter().map(|(segment, _)| segment.clone()).collect();
        (Corpus::new(chosen, segments), faults)
    }

    /// Returns everything that came from files, as it is stored, without the segments that none of it uses.
    pub(super) fn pack(&self, key: Vec<u8>) -> Pack {
        let mut from_files: Vec<&(u32, Arc<LoadedBatch>)> =
            self.batches.iter().filter(|(rank, _)| *rank != LAST).collect();
        // In the order of the files, which mostly is that of the ids, so that the next start has less to sort.
        from_files.sort_by_key(|(rank, _)| *rank);
        let runs = from_files.iter().flat_map(|(_, loaded)| &loaded.runs);
        let used: BTreeSet<u32> = runs.map(|run| run.segment).collect();
        let numbers: HashMap<u32, u32> = used.iter().copied().zip(0..).collect();
        let batch = |(rank, loaded): &&(u32, Arc<LoadedBatch>)| PackedBatch {
            file: *rank,
            batch: loaded.batch.clone(),
            runs: loaded.runs.iter().map(|run| Run { segment: numbers[&run.segment], ..*run }).collect(),
        };
        let segments = used.iter().map(|nth| self.segments[*nth as usize].clone()).collect();
        Pack::new(key, from_files.iter().map(batch).collect(), segments)
    }
}

impl Corpus {
    /// Returns a corpus of these batches, whose ids must differ. A batch with a case of more than 4 GB is left out.
    pub fn of(batches: impl IntoIterator<Item = (Batch, Origin)>) -> Self {
        let mut segments = SegmentBatch::default();
        for (batch, origin) in batches {
            let _ = segments.add_whole(0, origin, batch);
        }
        let (segments, batches) = segments.finish();
        let mut builder = CorpusBuilder::default();
        builder.add(segments.into_iter().map(|segment| (segment, IndexBytes::default())).collect(), batches);
        builder.corpus().0
    }
}

/// Returns the fault of a batch whose id is taken.
fn refused(kept: &LoadedBatch, other: &LoadedBatch) -> Option<Fault> {
    let first = kept.origin.path()?;
    let second: PathBuf = match other.origin.path() {
        Some(path) => path.to_owned(),
        None => seeds::path(other.batch.id.as_str()),
    };
    let id = other.batch.id.to_string();
    Some(if kept.origin.level() == other.origin.level() {
        Fault::error(&second, None, FaultKind::DuplicateBatch { id, other: first.display().to_string() })
    } else {
        Fault::warning(first, None, FaultKind::ReplacedBatch { id, hidden: second.display().to_string() })
    })
}
