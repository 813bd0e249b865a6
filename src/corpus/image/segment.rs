//! Some cases as bytes, read in place.

use super::{
    Damaged,
    bytes::Bytes,
    case::{BODY_END, CaseSummary, HEAD_END, RECORD},
    long, number,
    sum::sum,
};

/// What a segment begins with.
pub(super) const MAGIC: &[u8; 8] = b"anli-seg";
/// The version of its form and of the form of a case in it. Whoever changes [`Case`](crate::corpus::Case) or anything
/// in these modules counts it up.
pub const VERSION: u32 = 3;
/// Bytes before the first record.
pub(super) const HEADER: usize = 8 + 4 * 4 + 8;
/// Where the sum stands, which does not cover itself.
pub(super) const SUM_AT: usize = HEADER - 8;

/// A row of cases, immutable and cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    bytes: Bytes,
    cases: u32,
    /// Where the heads and the bodies begin.
    heads: usize,
    bodies: usize,
}

impl Segment {
    /// Reads bytes that [`SegmentBuilder`](super::SegmentBuilder) made. All but the bodies of the cases is proved by a
    /// checksum now, each body when it is decoded.
    ///
    /// # Errors
    ///
    /// The bytes are not a segment of this version, or damaged.
    pub fn open(bytes: Bytes) -> Result<Self, Damaged> {
        let field = |nth: usize| number(&bytes, 8 + nth * 4).ok_or(Damaged);
        let (version, cases, heads_len, bodies_len) = (field(0)?, field(1)?, field(2)?, field(3)?);
        if bytes.get(..8) != Some(MAGIC.as_slice()) || version != VERSION {
            return Err(Damaged);
        }
        let heads = (cases as usize).checked_mul(RECORD).and_then(|len| len.checked_add(HEADER)).ok_or(Damaged)?;
        let bodies = heads.checked_add(heads_len as usize).ok_or(Damaged)?;
        if bodies.checked_add(bodies_len as usize) != Some(bytes.len()) {
            return Err(Damaged);
        }
        let (before, after) = (bytes.get(..SUM_AT).ok_or(Damaged)?, bytes.get(HEADER..bodies).ok_or(Damaged)?);
        if long(&bytes, SUM_AT) != Some(sum(before) ^ sum(after).rotate_left(1)) {
            return Err(Damaged);
        }
        Ok(Self { bytes, cases, heads, bodies })
    }

    /// How many cases it holds.
    pub fn len(&self) -> u32 {
        self.cases
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.cases == 0
    }

    /// The head of the case at a position, counted from 0.
    pub fn summary(&self, local: u32) -> Option<CaseSummary<'_>> {
        if local >= self.cases {
            return None;
        }
        let record = |local: u32| {
            let start = HEADER + local as usize * RECORD;
            self.bytes.get(start..start + RECORD)
        };
        let own = record(local)?;
        let before = local.checked_sub(1).and_then(record);
        let part = |start: usize, end: usize, nth: usize| {
            let from = before.map_or(Some(0), |before| number(before, nth * 4))?;
            self.bytes.get(start..end)?.get(from as usize..number(own, nth * 4)? as usize)
        };
        let heads = part(self.heads, self.bodies, HEAD_END)?;
        let body = part(self.bodies, self.bytes.len(), BODY_END)?;
        Some(CaseSummary::new(own, heads, body))
    }

    /// All heads in order.
    pub fn summaries(&self) -> impl Iterator<Item = CaseSummary<'_>> {
        (0..self.cases).map(|local| self.summary(local).unwrap_or_default())
    }

    /// Its bytes, to be stored.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Bytes of the records and heads: what stays in memory for lists.
    pub fn summaries_size(&self) -> usize {
        self.bodies
    }

    /// Whether two are the same bytes at the same place.
    pub fn is(&self, other: &Self) -> bool {
        std::ptr::eq(&raw const *self.bytes, &raw const *other.bytes)
    }
}
