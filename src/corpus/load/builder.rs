//! From batches read one after the other to a corpus: which of them it takes, and which segments hold their cases.

use std::{path::PathBuf, sync::Arc};

use crate::{
    corpus::{
        batches::{LoadedBatch, Origin},
        cases::Corpus,
        image::{BatchSummary, Bytes, Full, Pack, PackedBatch, Run, Runs, SEGMENT_TEXT, Segment, SegmentBuilder},
        model::{Batch, Case},
        seeds::{self, SEEDS},
    },
    error::{Fault, FaultKind},
};

/// A batch as bytes, while its cases come one by one.
#[derive(Clone, Debug)]
pub(super) struct EncodedBatch {
    /// Its cases; all but the last are full.
    parts: Vec<SegmentBuilder>,
}

impl EncodedBatch {
    /// No case yet.
    pub(super) fn new() -> Self {
        Self { parts: vec![SegmentBuilder::default()] }
    }

    /// Adds a case behind the others.
    ///
    /// # Errors
    ///
    /// It has more than 4 GB.
    pub(super) fn push(&mut self, case: &Case) -> Result<(), Full> {
        if self.parts.last().is_none_or(|part| part.size() >= SEGMENT_TEXT) {
            self.parts.push(SegmentBuilder::default());
        }
        self.parts.last_mut().ok_or(Full)?.push(case)
    }
}

/// Batches that are put together into segments.
#[derive(Clone, Debug, Default)]
pub(super) struct SegmentBatch {
    /// The last one is open: small batches go into it.
    segments: Vec<SegmentBuilder>,
    /// The heads of the batches, one behind the other.
    heads: Vec<u8>,
    batches: Vec<PendingBatch>,
}

/// A batch in a heap.
#[derive(Clone, Debug)]
struct PendingBatch {
    rank: u32,
    origin: Origin,
    /// Where its head ends.
    end: usize,
    /// Its cases, by their places in the heap.
    runs: Runs,
}

impl SegmentBatch {
    /// Adds a batch. `None`: it would not fit into one segment with those before it.
    pub(super) fn add(&mut self, rank: u32, origin: Origin, batch: &Batch, encoded: EncodedBatch) -> Option<()> {
        let before = self.heads.len();
        if BatchSummary::add(batch, &mut self.heads).is_none() {
            self.heads.truncate(before);
            return None;
        }
        let open = if self.segments.is_empty() { SegmentBuilder::default() } else { self.segments.pop()? };
        let mut runs = Vec::new();
        let mut parts = encoded.parts;
        let last = parts.pop().unwrap_or_default();
        for part in parts {
            runs.push(Run { segment: u32::try_from(self.segments.len()).ok()?, first: 0, len: part.len() });
            self.segments.push(part);
        }
        runs.push(Run { segment: u32::try_from(self.segments.len()).ok()?, first: open.len(), len: last.len() });
        let mut open = open;
        let fits = open.append(&last);
        self.segments.push(open);
        fits.ok()?;
        self.batches.push(PendingBatch { rank, origin, end: self.heads.len(), runs: runs.into_iter().collect() });
        Some(())
    }

    /// Bytes of text that wait to become segments.
    pub(super) fn size(&self) -> usize {
        self.segments.iter().map(SegmentBuilder::size).sum()
    }

    /// How many batches wait.
    pub(super) fn len(&self) -> usize {
        self.batches.len()
    }

    /// Makes segments and the first of what a search needs of each.
    pub(super) fn finish(self, first: &dyn Fn(&Segment) -> Vec<u8>) -> Finished {
        let parts = self.segments.into_iter().map(|builder| part(builder, first));
        let (parts, heads) = (parts.collect(), Bytes::from(self.heads));
        let mut start = 0;
        let loaded = |waiting: PendingBatch| {
            let head = heads.cut(start..waiting.end).unwrap_or_default();
            start = waiting.end;
            (waiting.rank, LoadedBatch { batch: BatchSummary::new(head), origin: waiting.origin, runs: waiting.runs })
        };
        Finished { parts, batches: self.batches.into_iter().map(loaded).collect() }
    }
}

/// A segment and the first of what a search needs of it.
fn part(builder: SegmentBuilder, first: &dyn Fn(&Segment) -> Vec<u8>) -> Part {
    // What was just made is not damaged; if it were, its cases would be missing.
    let segment = builder.finish().unwrap_or_default();
    let index = first(&segment).into();
    Part { segment, index, state: State::First }
}

impl EncodedBatch {
    /// Makes segments of all of it.
    pub(super) fn finish(self, first: &dyn Fn(&Segment) -> Vec<u8>) -> Vec<Part> {
        self.parts.into_iter().map(|builder| part(builder, first)).collect()
    }
}

/// A segment with what a search needs of it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    segment: Segment,
    index: Bytes,
    state: State,
}

/// How much there is of what a search needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// What is quickly made.
    First,
    /// The same; somebody makes the rest.
    InWork,
    /// All of it.
    Whole,
}

/// Segments with the batches whose cases they hold.
pub(super) struct Finished {
    parts: Vec<Part>,
    batches: Vec<(u32, LoadedBatch)>,
}

/// What has been loaded so far.
#[derive(Clone, Debug, Default)]
pub(super) struct CorpusBuilder {
    /// Each with its rank: of two with one id the lower is taken.
    batches: Vec<(u32, Arc<LoadedBatch>)>,
    parts: Vec<Part>,
}

/// The rank of batches that everything else replaces.
const LAST: u32 = u32::MAX;

impl CorpusBuilder {
    /// Adds the batches that are part of the program.
    pub(super) fn add_seeds(&mut self) {
        let origin = |file: u32| SEEDS.get(file as usize).map(|seed| (LAST, Origin::Embedded(seed.notice)));
        self.add_pack(seeds::pack(), origin);
    }

    /// Adds the batches of a pack for whose files there is a rank and an origin.
    pub(super) fn add_pack(&mut self, pack: Pack, origin: impl Fn(u32) -> Option<(u32, Origin)>) {
        let loaded = pack.batches.into_iter().filter_map(|batch| {
            let (rank, origin) = origin(batch.file)?;
            Some((rank, LoadedBatch { batch: batch.head, origin, runs: batch.runs }))
        });
        let batches = loaded.collect();
        let whole = |(segment, index)| Part { segment, index, state: State::Whole };
        self.add(Finished { parts: pack.segments.into_iter().map(whole).collect(), batches });
    }

    /// Adds segments and their batches.
    pub(super) fn add(&mut self, finished: Finished) {
        let before = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        self.parts.extend(finished.parts);
        for (rank, mut loaded) in finished.batches {
            loaded.runs.iter_mut().for_each(|run| run.segment = run.segment.saturating_add(before));
            self.batches.push((rank, Arc::new(loaded)));
        }
    }

    /// Adds segments that hold cases of one batch, and gives the runs of these.
    pub(super) fn add_parts(&mut self, parts: Vec<Part>) -> Vec<Run> {
        let parts: Vec<Part> = parts.into_iter().filter(|part| !part.segment.is_empty()).collect();
        let first = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        let run = |(segment, part): (u32, &Part)| Run { segment, first: 0, len: part.segment.len() };
        let runs = (first..).zip(&parts).map(run).collect();
        self.parts.extend(parts);
        runs
    }

    /// Puts a batch in the place of that with the same rank, if there is one.
    pub(super) fn put(&mut self, rank: u32, loaded: LoadedBatch) {
        self.batches.retain(|(other, _)| *other != rank);
        self.batches.push((rank, Arc::new(loaded)));
    }

    /// Takes the batch with this rank away, and the segments of these runs, which held nothing else.
    pub(super) fn take_away(&mut self, rank: u32, runs: &[Run]) {
        self.batches.retain(|(other, _)| *other != rank);
        for run in runs {
            if let Some(part) = self.parts.get_mut(run.segment as usize) {
                *part = Part { segment: Segment::default(), index: Bytes::default(), state: State::Whole };
            }
        }
    }

    /// A segment that lacks some of what a search needs: its number, it, and what there is. The caller makes the rest.
    pub(super) fn take_unfinished(&mut self) -> Option<(usize, Segment, Bytes)> {
        let (nth, part) = self.parts.iter_mut().enumerate().find(|(_, part)| part.state == State::First)?;
        part.state = State::InWork;
        Some((nth, part.segment.clone(), part.index.clone()))
    }

    /// All that a search needs of a segment.
    pub(super) fn set_index(&mut self, nth: usize, index: Bytes) {
        if let Some(part) = self.parts.get_mut(nth) {
            (part.index, part.state) = (index, State::Whole);
        }
    }

    /// How many cases stand in segments of which a search has all that it needs, and in all segments.
    pub(super) fn indexed(&self) -> (u64, u64) {
        let count = |wanted: &dyn Fn(&Part) -> bool| -> u64 {
            self.parts.iter().filter(|part| wanted(part)).map(|part| u64::from(part.segment.len())).sum()
        };
        (count(&|part| part.state == State::Whole), count(&|_| true))
    }

    /// How many cases there are, those of replaced batches among them.
    pub(super) fn cases(&self) -> usize {
        self.batches.iter().map(|(_, loaded)| loaded.len()).sum()
    }

    /// What a search needs of each segment, in their order.
    pub(super) fn indexes(&self) -> Vec<Bytes> {
        self.parts.iter().map(|part| part.index.clone()).collect()
    }

    /// The corpus of what was added: of two batches with one id that with the lower rank. What is said of the other,
    /// with the rank that it is said of.
    pub(super) fn corpus(&self) -> (Corpus, Vec<(u32, Fault)>) {
        let sorted = self.batches.iter().map(|(rank, loaded)| (loaded.batch.id(), *rank, loaded));
        let mut sorted: Vec<(&str, u32, &Arc<LoadedBatch>)> = sorted.collect();
        sorted.sort_by_key(|(id, rank, _)| (*id, *rank));
        let mut chosen: Vec<Arc<LoadedBatch>> = Vec::with_capacity(sorted.len());
        let mut faults = Vec::new();
        for (id, rank, loaded) in sorted {
            match chosen.last().filter(|kept| kept.batch.id() == id) {
                None => chosen.push(loaded.clone()),
                Some(kept) => faults.extend(refused(kept, loaded).map(|fault| (rank, fault))),
            }
        }
        let segments = self.parts.iter().map(|part| part.segment.clone()).collect();
        (Corpus::new(chosen, segments), faults)
    }

    /// Everything that came from files, as it is stored: segments of which nothing is used are left out.
    pub(super) fn pack(&self, key: Bytes) -> Pack {
        let mut from_files: Vec<&(u32, Arc<LoadedBatch>)> =
            self.batches.iter().filter(|(rank, _)| *rank != LAST).collect();
        // In the order of the files, which mostly is that of the ids: what is sorted once is sorted at every start.
        from_files.sort_by_key(|(rank, _)| *rank);
        let mut places = vec![None; self.parts.len()];
        for run in from_files.iter().flat_map(|(_, loaded)| loaded.runs.iter()) {
            if let Some(place) = places.get_mut(run.segment as usize) {
                *place = Some(0);
            }
        }
        for (next, place) in (0_u32..).zip(places.iter_mut().flatten()) {
            *place = next;
        }
        let place = |run: &Run| places.get(run.segment as usize).copied().flatten();
        let batch = |(rank, loaded): &&(u32, Arc<LoadedBatch>)| PackedBatch {
            file: *rank,
            head: loaded.batch.clone(),
            runs: loaded.runs.iter().filter_map(|run| Some(Run { segment: place(run)?, ..*run })).collect(),
        };
        let kept = self.parts.iter().zip(&places).filter(|(_, place)| place.is_some());
        let segments = kept.map(|(part, _)| (part.segment.clone(), part.index.clone())).collect();
        Pack { key, batches: from_files.iter().map(batch).collect(), segments, ..Pack::default() }
    }
}

impl Corpus {
    /// A corpus of these batches, whose ids must differ; a batch with a case of more than 4 GB is left out.
    pub fn of(batches: impl IntoIterator<Item = (Batch, Origin)>) -> Self {
        let mut heap = SegmentBatch::default();
        for (batch, origin) in batches {
            let mut encoded = EncodedBatch::new();
            if batch.cases.iter().try_for_each(|case| encoded.push(case)).is_ok() {
                heap.add(0, origin, &batch, encoded);
            }
        }
        let mut gathered = CorpusBuilder::default();
        gathered.add(heap.finish(&|_| Vec::new()));
        gathered.corpus().0
    }
}

/// What is said of a batch whose id is taken.
fn refused(kept: &LoadedBatch, other: &LoadedBatch) -> Option<Fault> {
    let first = kept.origin.path()?;
    let second: PathBuf = match other.origin.path() {
        Some(path) => path.to_owned(),
        None => seeds::path(other.batch.id()),
    };
    let id = other.batch.id().to_owned();
    Some(if kept.origin.level() == other.origin.level() {
        Fault::error(&second, None, FaultKind::DuplicateBatch { id, other: first.display().to_string() })
    } else {
        Fault::warning(first, None, FaultKind::ReplacedBatch { id, hidden: second.display().to_string() })
    })
}
