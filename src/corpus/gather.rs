//! From batches read one after the other to a corpus: which of them it takes, and which segments hold their cases.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    batches::{BatchHead, Loaded, Origin, Run},
    cases::Corpus,
    id::BatchId,
    image::{Bytes, Pack, SEGMENT_TEXT, Segment, SegmentBuilder},
    model::Batch,
    seeds::{self, SEEDS},
};
use crate::error::{Code, Fault};

/// A batch as bytes: what a worker makes of a file.
#[derive(Clone, Debug)]
pub struct Encoded {
    head: BatchHead,
    furniture: Bytes,
    /// Its cases; all but the last are full.
    parts: Vec<SegmentBuilder>,
}

impl Encoded {
    /// Makes bytes of a batch; `None` where one of its cases has more than 4 GB.
    pub fn new(batch: Batch) -> Option<Self> {
        let (head, furniture, cases) = BatchHead::split(batch);
        let mut parts = vec![SegmentBuilder::default()];
        for case in cases {
            if parts.last().is_none_or(|part| part.size() >= SEGMENT_TEXT) {
                parts.push(SegmentBuilder::default());
            }
            parts.last_mut()?.push(&case).ok()?;
        }
        let furniture = postcard::to_extend(&furniture, Vec::new()).ok()?;
        Some(Self { head, furniture: furniture.into(), parts })
    }
}

/// What has been loaded so far.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Each with its rank: of two with one id the lower is taken.
    batches: Vec<(u32, Arc<Loaded>)>,
    segments: Vec<Segment>,
    /// The segment that small batches are put into, and which of them are in it.
    open: SegmentBuilder,
    waiting: Vec<(u32, Loaded)>,
}

/// The rank of batches that everything else replaces.
const LAST: u32 = u32::MAX;

impl Gathered {
    /// Adds the batches that are part of the program.
    pub fn add_seeds(&mut self) {
        let origin = |file: u32| SEEDS.get(file as usize).map(|seed| (LAST, Origin::Embedded(seed.notice)));
        self.add_pack(seeds::pack(), origin);
    }

    /// Adds the batches of a pack for whose files there is a rank and an origin.
    pub fn add_pack(&mut self, pack: Pack, origin: impl Fn(u32) -> Option<(u32, Origin)>) {
        let before = u32::try_from(self.segments.len()).unwrap_or(u32::MAX);
        self.segments.extend(pack.segments.into_iter().map(|(segment, _)| segment));
        for batch in pack.batches {
            let Some((rank, origin)) = origin(batch.file) else { continue };
            let runs = batch.runs.iter().map(|run| Run { segment: run.segment.saturating_add(before), ..*run });
            let (batch, furniture, runs) = (batch.head, batch.furniture, runs.collect());
            self.batches.push((rank, Arc::new(Loaded { batch, origin, furniture, runs })));
        }
    }

    /// Adds a batch that was read from a file. It is part of the corpus after the next [`close`](Self::close).
    pub fn add(&mut self, rank: u32, origin: Origin, encoded: Encoded) {
        let Encoded { head: batch, furniture, mut parts } = encoded;
        let mut loaded = Loaded { batch, origin, furniture, runs: Vec::new() };
        let last = parts.pop().unwrap_or_default();
        for part in parts {
            let len = part.len();
            self.push_segment(part);
            loaded.runs.push(Run { segment: self.last_segment(), first: 0, len });
        }
        // The place of its last cases is known when the segment is full.
        let first = self.open.len();
        if self.open.append(&last).is_ok() {
            loaded.runs.push(Run { segment: u32::MAX, first, len: last.len() });
            self.waiting.push((rank, loaded));
        }
        if self.open.size() >= SEGMENT_TEXT {
            self.close();
        }
    }

    /// Makes a segment of what was added last.
    pub fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        if !open.is_empty() {
            self.push_segment(open);
        }
        let segment = self.last_segment();
        for (rank, mut loaded) in std::mem::take(&mut self.waiting) {
            loaded.runs.iter_mut().filter(|run| run.segment == u32::MAX).for_each(|run| run.segment = segment);
            self.batches.push((rank, Arc::new(loaded)));
        }
    }

    fn push_segment(&mut self, builder: SegmentBuilder) {
        // What was just made is not damaged; if it were, its cases would be missing.
        self.segments.push(builder.finish().unwrap_or_default());
    }

    fn last_segment(&self) -> u32 {
        u32::try_from(self.segments.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The corpus of what was added: of two batches with one id that with the lower rank. What is said of the other,
    /// with the rank that it is said of.
    pub fn corpus(&self) -> (Corpus, Vec<(u32, Fault)>) {
        let mut sorted: Vec<&(u32, Arc<Loaded>)> = self.batches.iter().collect();
        sorted.sort_by_key(|(rank, _)| *rank);
        let mut chosen: BTreeMap<&BatchId, &Arc<Loaded>> = BTreeMap::new();
        let mut faults = Vec::new();
        for (rank, loaded) in sorted {
            match chosen.entry(&loaded.batch.id) {
                Entry::Vacant(free) => {
                    free.insert(loaded);
                }
                Entry::Occupied(kept) => faults.extend(refused(kept.get(), loaded).map(|fault| (*rank, fault))),
            }
        }
        let batches = chosen.into_values().cloned().collect();
        (Corpus::new(batches, self.segments.clone()), faults)
    }
}

impl Corpus {
    /// A corpus of these batches, whose ids must differ; a batch with a case of more than 4 GB is left out.
    pub fn of(batches: impl IntoIterator<Item = (Batch, Origin)>) -> Self {
        let mut gathered = Gathered::default();
        for (batch, origin) in batches {
            if let Some(encoded) = Encoded::new(batch) {
                gathered.add(0, origin, encoded);
            }
        }
        gathered.close();
        gathered.corpus().0
    }
}

/// What is said of a batch whose id is taken.
fn refused(kept: &Loaded, other: &Loaded) -> Option<Fault> {
    let first = kept.origin.path()?;
    let second: PathBuf = match other.origin.path() {
        Some(path) => path.to_owned(),
        None => seeds::path(other.batch.id.as_str()),
    };
    let args = |path: &Path| [other.batch.id.to_string(), path.display().to_string()];
    Some(if kept.origin.level() == other.origin.level() {
        Fault::error(&second, None, Code::DuplicateBatch, args(first))
    } else {
        Fault::warning(first, None, Code::ReplacedBatch, args(&second))
    })
}
