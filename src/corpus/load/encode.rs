//! Batches on their way into segments, case by case.

use crate::corpus::{
    batches::{LoadedBatch, Origin},
    image::{Run, Runs, SEGMENT_TEXT, Segment, SegmentBuilder, SegmentFull},
    model::{Batch, Case},
};

/// A batch with its rank.
pub(super) type RankedBatch = (u32, LoadedBatch);

/// Batches whose cases are put together into segments: small batches share one, a large batch spans several.
#[derive(Default)]
pub(super) struct SegmentBatch {
    full: Vec<Segment>,
    /// The segment after the full ones.
    open: SegmentBuilder,
    /// Their runs count in these segments.
    batches: Vec<RankedBatch>,
    /// The cases of the next batch.
    runs: Runs,
}

impl SegmentBatch {
    /// Appends a case of the next batch.
    ///
    /// # Errors
    ///
    /// The segment would have more than 4 GB.
    pub(super) fn push(&mut self, case: &Case) -> Result<(), SegmentFull> {
        if self.open.size() >= SEGMENT_TEXT {
            self.full.push(std::mem::take(&mut self.open).finish());
        }
        self.open.push(case)?;
        let segment = self.open_segment();
        match self.runs.last_mut().filter(|run| run.segment == segment) {
            Some(run) => run.len += 1,
            None => self.runs.push(Run { segment, first: self.open.case_count() - 1, len: 1 }),
        }
        Ok(())
    }

    /// Adds the batch whose cases were pushed.
    pub(super) fn add(&mut self, rank: u32, origin: Origin, batch: Batch) {
        let runs = std::mem::take(&mut self.runs);
        self.batches.push((rank, LoadedBatch { batch: batch.into(), origin, runs }));
    }

    /// Adds a batch with its cases.
    ///
    /// # Errors
    ///
    /// A case does not fit into its segment; then nothing is added.
    pub(super) fn add_whole(&mut self, rank: u32, origin: Origin, mut batch: Batch) -> Result<(), SegmentFull> {
        let cases = std::mem::take(&mut batch.cases);
        let pushed = cases.iter().try_for_each(|case| self.push(case));
        match pushed {
            Ok(()) => self.add(rank, origin, batch),
            Err(SegmentFull) => self.discard(),
        }
        pushed
    }

    /// Discards the cases that were pushed since the last batch was added.
    pub(super) fn discard(&mut self) {
        let end = Run { segment: self.open_segment(), first: self.open.case_count(), len: 0 };
        let start = std::mem::take(&mut self.runs).first().copied().unwrap_or(end);
        if start.segment == end.segment {
            self.open.truncate(start.first);
        } else {
            self.open = SegmentBuilder::default();
            // A full segment keeps the cases of earlier batches.
            self.full.truncate(start.segment as usize + usize::from(start.first > 0));
        }
    }

    fn open_segment(&self) -> u32 {
        // 4,294,967,296 full segments would have 64 PB.
        self.full.len() as u32
    }

    /// Returns the bytes of text in it.
    pub(super) fn size(&self) -> usize {
        self.open.size() + self.full.iter().map(|segment| segment.bytes().len()).sum::<usize>()
    }

    /// Returns the segments, and the batches with their ranks.
    pub(super) fn finish(mut self) -> (Vec<Segment>, Vec<RankedBatch>) {
        self.full.push(self.open.finish());
        (self.full, self.batches)
    }
}
