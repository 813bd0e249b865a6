//! Some cases as bytes, read in place.

use std::sync::Arc;

use bytes::Bytes;
use zerocopy::FromBytes;

use super::{
    body_check::BodyChecks,
    case::CaseSummary,
    checksum::{Damage, checksum},
    record::{CaseRecord, Damaged, MAGIC, SegmentHeader, VERSION},
};

/// The bytes of the header.
const HEADER: usize = size_of::<SegmentHeader>();
/// The position of the checksum in the header, which does not cover itself.
const CHECKSUM: usize = HEADER - size_of::<u64>();

/// Consecutive cases, immutable and cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    bytes: Bytes,
    /// The first byte of the summaries and of the bodies, which follow the records.
    summaries: usize,
    bodies: usize,
    /// None where the bytes need no check.
    checks: Option<Arc<BodyChecks>>,
}

impl Segment {
    /// Reads the bytes of a segment. All but the bodies is checked now, each body on first use if a `damage` flag is
    /// given; without one the bodies are part of the program.
    ///
    /// # Errors
    ///
    /// The bytes are not a segment of this version, or damaged.
    pub fn open(bytes: Bytes, damage: Option<&Damage>) -> Result<Self, Damaged> {
        let (header, _) = SegmentHeader::read_from_prefix(&bytes).map_err(|_| Damaged)?;
        if header.magic != MAGIC || header.version.get() != VERSION {
            return Err(Damaged);
        }
        let segment = Self::trusted(bytes, &header);
        let end = segment.bodies.checked_add(header.bodies.get() as usize);
        let before = segment.bytes.get(..segment.bodies).filter(|_| end == Some(segment.bytes.len())).ok_or(Damaged)?;
        let is_intact = header_checksum(before) == header.checksum.get()
            && segment.has_ends_in_order(&header)
            && segment.summaries().all(|summary| summary.is_whole());
        if !is_intact {
            return Err(Damaged);
        }
        // The count is that of the records that are there.
        let checks = damage.map(|damage| BodyChecks::new(segment.case_count(), damage.clone()));
        Ok(Self { checks, ..segment })
    }

    /// Returns a segment that was just built with this header.
    pub(super) fn trusted(bytes: Bytes, header: &SegmentHeader) -> Self {
        let summaries = HEADER.saturating_add((header.cases.get() as usize).saturating_mul(size_of::<CaseRecord>()));
        let bodies = summaries.saturating_add(header.summaries.get() as usize);
        Self { bytes, summaries, bodies, checks: None }
    }

    fn has_ends_in_order(&self, header: &SegmentHeader) -> bool {
        let ends = |record: &CaseRecord| (record.summary_end.get(), record.body_end.get());
        let records = self.records();
        let in_order = records.is_sorted_by(|a, b| ends(a).0 <= ends(b).0 && ends(a).1 <= ends(b).1);
        in_order && records.last().is_none_or(|last| ends(last) == (header.summaries.get(), header.bodies.get()))
    }

    fn records(&self) -> &[CaseRecord] {
        self.bytes
            .get(HEADER..self.summaries)
            .and_then(|bytes| <[CaseRecord]>::ref_from_bytes(bytes).ok())
            .unwrap_or_default()
    }

    /// Returns the number of cases.
    pub fn case_count(&self) -> u32 {
        // It was read as 32 bits.
        self.records().len() as u32
    }

    /// Returns the summary of the case at a position, counted from 0.
    pub fn summary(&self, local: u32) -> Option<CaseSummary<'_>> {
        let records = self.records();
        let record = records.get(local as usize)?;
        let (summary, body) = match local.checked_sub(1) {
            Some(before) => (records[before as usize].summary_end.get(), records[before as usize].body_end.get()),
            None => (0, 0),
        };
        // The ends are in order: that was checked when the segment was opened.
        let part = |start: usize, from: u32, to: u32| &self.bytes[start + from as usize..start + to as usize];
        let summary = part(self.summaries, summary, record.summary_end.get());
        let body = part(self.bodies, body, record.body_end.get());
        Some(CaseSummary::new(local, record, summary, body, self.checks.as_deref()))
    }

    /// Returns all summaries in order.
    pub fn summaries(&self) -> impl Iterator<Item = CaseSummary<'_>> {
        (0..self.case_count()).filter_map(|local| self.summary(local))
    }

    /// Returns the bytes, to be stored.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Returns `true` if no body is damaged; reads all that were not checked before.
    pub fn is_intact(&self) -> bool {
        self.checks.is_none() || self.summaries().all(|summary| summary.is_intact())
    }
}

/// Returns the checksum of the bytes before the bodies.
pub(super) fn header_checksum(bytes: &[u8]) -> u64 {
    checksum(&bytes[..CHECKSUM]) ^ checksum(&bytes[HEADER..]).rotate_left(1)
}
