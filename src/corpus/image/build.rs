//! Making a segment.

use super::{
    Damaged,
    bytes::Bytes,
    case::{self, BODY_END, HEAD_END, RECORD},
    number,
    segment::{MAGIC, Segment, VERSION},
    sum::sum,
};
use crate::corpus::model::Case;

/// Bytes of bodies after which a segment is full; one case may make it longer.
pub const SEGMENT_TEXT: usize = 16 << 20;

/// A segment that is being made.
#[derive(Clone, Debug, Default)]
pub struct SegmentBuilder {
    records: Vec<u8>,
    heads: Vec<u8>,
    bodies: Vec<u8>,
}

/// A case does not fit: it, or it with those before it, has more than 4 GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than 4 GB in one segment")]
pub struct Full;

impl SegmentBuilder {
    /// Adds a case behind the others.
    ///
    /// # Errors
    ///
    /// The segment would have more than 4 GB; then it is no longer of use.
    pub fn push(&mut self, case: &Case) -> Result<(), Full> {
        case::add(case, &mut self.records, &mut self.heads, &mut self.bodies).ok_or(Full)
    }

    /// Adds all cases of another one behind the others.
    ///
    /// # Errors
    ///
    /// The segment would have more than 4 GB; then it is no longer of use.
    pub fn append(&mut self, other: &Self) -> Result<(), Full> {
        let shift = |nth: usize, record: &[u8], by: usize| {
            let end = number(record, nth * 4).and_then(|end| end.checked_add(u32::try_from(by).ok()?));
            end.map(|end| (nth, end.to_le_bytes())).ok_or(Full)
        };
        let (heads, bodies) = (self.heads.len(), self.bodies.len());
        for record in other.records.chunks_exact(RECORD) {
            let mut record = record.to_vec();
            for (nth, end) in [shift(HEAD_END, &record, heads)?, shift(BODY_END, &record, bodies)?] {
                record.splice(nth * 4..nth * 4 + 4, end);
            }
            self.records.extend(record);
        }
        self.heads.extend_from_slice(&other.heads);
        self.bodies.extend_from_slice(&other.bodies);
        Ok(())
    }

    /// How many cases it holds.
    pub fn len(&self) -> u32 {
        u32::try_from(self.records.len() / RECORD).unwrap_or(u32::MAX)
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Bytes of the bodies so far.
    pub fn size(&self) -> usize {
        self.bodies.len()
    }

    /// The segment.
    ///
    /// # Errors
    ///
    /// It cannot be read back, which would be a mistake in the program.
    pub fn finish(self) -> Result<Segment, Damaged> {
        let len = |part: &Vec<u8>| u32::try_from(part.len()).map_err(|_| Damaged);
        let mut header = MAGIC.to_vec();
        for field in [VERSION, self.len(), len(&self.heads)?, len(&self.bodies)?] {
            header.extend(field.to_le_bytes());
        }
        let heads = [self.records, self.heads].concat();
        let total = sum(&header) ^ sum(&heads).rotate_left(1);
        header.extend(total.to_le_bytes());
        Segment::open(Bytes::joined(&[&header, &heads, &self.bodies]))
    }
}
