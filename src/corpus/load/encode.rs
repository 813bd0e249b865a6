//! Cases on their way into segments: those of one batch, and those of the batches that share a segment.

use crate::corpus::{
    batches::{LoadedBatch, Origin},
    image::{BatchSummary, Run, SEGMENT_TEXT, Segment, SegmentBuilder, SegmentFull},
    model::{Batch, Case},
};

/// The encoded cases of one batch.
#[derive(Default)]
pub(super) struct EncodedBatch {
    full: Vec<Segment>,
    last: SegmentBuilder,
}

impl EncodedBatch {
    /// Appends a case.
    ///
    /// # Errors
    ///
    /// The case has more than 4 GB.
    pub(super) fn push(&mut self, case: &Case) -> Result<(), SegmentFull> {
        if self.last.size() >= SEGMENT_TEXT {
            self.full.push(std::mem::take(&mut self.last).finish()?);
        }
        self.last.push(case)
    }
}

/// A batch with its rank.
pub(super) type RankedBatch = (u32, LoadedBatch);

/// Batches whose cases are put together into segments.
#[derive(Default)]
pub(super) struct SegmentBatch {
    /// Segment 0, which small batches share; the full ones follow.
    open: SegmentBuilder,
    full: Vec<Segment>,
    /// Their runs count in the segments above.
    batches: Vec<RankedBatch>,
}

impl SegmentBatch {
    /// Adds a batch.
    ///
    /// # Errors
    ///
    /// The cases do not fit into one segment with those before; then all of it is no longer of use.
    pub(super) fn add(
        &mut self,
        rank: u32,
        origin: Origin,
        batch: Batch,
        encoded: EncodedBatch,
    ) -> Result<(), SegmentFull> {
        let mut runs = Vec::with_capacity(encoded.full.len() + 1);
        for segment in encoded.full {
            let number = u32::try_from(self.full.len() + 1).map_err(|_| SegmentFull)?;
            runs.push(Run { segment: number, first: 0, len: segment.len() });
            self.full.push(segment);
        }
        runs.push(Run { segment: 0, first: self.open.len(), len: encoded.last.len() });
        self.open.append(&encoded.last)?;
        let runs = runs.into_iter().collect();
        self.batches.push((rank, LoadedBatch { batch: BatchSummary::from(batch), origin, runs }));
        Ok(())
    }

    /// Bytes of text in it.
    pub(super) fn size(&self) -> usize {
        self.open.size() + self.full.iter().map(|segment| segment.bytes().len()).sum::<usize>()
    }

    /// Returns the segments, and the batches with their ranks.
    ///
    /// # Errors
    ///
    /// The shared segment has more than 4 GB.
    pub(super) fn finish(self) -> Result<(Vec<Segment>, Vec<RankedBatch>), SegmentFull> {
        let open = self.open.finish()?;
        Ok((std::iter::once(open).chain(self.full).collect(), self.batches))
    }
}
