//! The fixed-size parts of a segment.

use zerocopy::{
    FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned,
    little_endian::{U32, U64},
};

/// The first bytes of a segment.
pub(super) const MAGIC: [u8; 8] = *b"anli-seg";
/// The version of the images: of everything in these modules and of a [`Batch`](crate::corpus::Batch) in postcard's
/// form. It is counted up with every change of them.
pub const VERSION: u32 = 7;

/// Bytes that are not an image of this version, or damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an image of this version, or a damaged one")]
pub struct Damaged;

/// A case that does not fit: it, or it with those before it, has more than 4 GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than 4 GB in one segment")]
pub struct SegmentFull;

/// The header of a segment.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct SegmentHeader {
    pub(super) magic: [u8; 8],
    pub(super) version: U32,
    pub(super) cases: U32,
    /// Bytes of all summaries, and of all bodies.
    pub(super) summaries: U32,
    pub(super) bodies: U32,
    /// The checksum of the records and summaries, and of the fields above.
    pub(super) checksum: U64,
}

/// The record of a case.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct CaseRecord {
    pub(super) number: U32,
    pub(super) first_line: U32,
    pub(super) last_line: U32,
    /// The end of its summary among all summaries, and of its body among all bodies.
    pub(super) summary_end: U32,
    pub(super) body_end: U32,
    /// The lower half of the checksum of the body.
    pub(super) body_checksum: U32,
    pub(super) systems: U32,
    pub(super) documents: U32,
    pub(super) aliases: U32,
    pub(super) flags: U32,
}

// Bits of the flags of a case.
pub(super) const DERIVED: u32 = 1;
pub(super) const PRINTED: u32 = 2;
pub(super) const CITY: u32 = 4;
pub(super) const COUNTY: u32 = 8;
pub(super) const DEPARTMENT: u32 = 16;
