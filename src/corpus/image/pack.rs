//! Several segments with their batches and search indexes, as one file.
//!
//! ```text
//! magic 8 · version 4 · length of the table 8 · checksum of the table 8
//! table, in postcard's form: key, batches, position and checksum of each segment and index
//! segment · index · segment · index · …
//! ```

use std::{
    fs::File,
    io::{self, Write},
};

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use zerocopy::{
    FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned,
    little_endian::{U32, U64},
};

use super::{
    batch::{BatchSummary, Run, Runs},
    checksum::{Damage, checksum, checksum_in_file},
    index::IndexBytes,
    record::{Damaged, VERSION},
    segment::Segment,
};
use crate::{corpus::model::Batch, parallel};

const MAGIC: [u8; 8] = *b"anli-pak";

#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct PackHeader {
    magic: [u8; 8],
    version: U32,
    table: U64,
    checksum: U64,
}

/// Segments with their search indexes, and the batches that their cases belong to.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// The state of the files that it was made from; the caller decides whether that still holds.
    pub key: Vec<u8>,
    /// The batches. A case that belongs to none of them is no longer of use.
    pub batches: Vec<PackedBatch>,
    /// The segments, each with its search index.
    pub segments: Vec<(Segment, IndexBytes)>,
    /// The positions of segments and indexes in the file that it was read from.
    blobs: Vec<Blob>,
}

/// A batch in a pack.
#[derive(Clone, Debug)]
pub struct PackedBatch {
    /// The number of its file among those that the key names.
    pub file: u32,
    /// All of the batch but its cases.
    pub batch: BatchSummary,
    /// Its cases in order.
    pub runs: Runs,
}

impl PackedBatch {
    /// Returns it as the table stores it.
    fn stored(&self) -> (u32, &Batch, &[u8], &[Run]) {
        let (head, furniture) = self.batch.parts();
        (self.file, head, furniture, &self.runs)
    }
}

/// The table when it is read: key, batches, and the positions of segments and indexes in turn, relative to its end. A
/// batch is its file, its fields, its furniture in postcard's form, and its runs: a [`Runs`] would take memory for as many
/// as the bytes say, however few they are.
type Table<'t> = (Vec<u8>, Vec<(u32, Batch, &'t [u8], Vec<Run>)>, Vec<Blob>);

/// The position of a segment or an index, and its checksum.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Blob {
    start: u64,
    len: u64,
    checksum: u64,
}

impl Pack {
    /// Returns a pack of these batches, whose runs count in these segments.
    pub fn new(key: Vec<u8>, batches: Vec<PackedBatch>, segments: Vec<(Segment, IndexBytes)>) -> Self {
        Self { key, batches, segments, blobs: Vec::new() }
    }

    /// Reads a pack. Its table and the summaries of all cases are checked now. If a `damage` flag is given, each index
    /// and each body is checked on first use; without one they are part of the program.
    ///
    /// # Errors
    ///
    /// The bytes are not a pack of this version, or damaged.
    pub fn open(bytes: &Bytes, damage: Option<&Damage>) -> Result<Self, Damaged> {
        let (header, rest) = PackHeader::read_from_prefix(bytes).map_err(|_| Damaged)?;
        if header.magic != MAGIC || header.version.get() != VERSION {
            return Err(Damaged);
        }
        let len = usize::try_from(header.table.get()).map_err(|_| Damaged)?;
        let stored = rest.get(..len).filter(|table| checksum(table) == header.checksum.get()).ok_or(Damaged)?;
        let (key, batches, mut blobs): Table<'_> = postcard::from_bytes(stored).map_err(|_| Damaged)?;
        let batch = |(file, head, furniture, runs): (u32, Batch, &[u8], Vec<Run>)| {
            let batch = BatchSummary::of_parts(head, bytes.slice_ref(furniture));
            PackedBatch { file, batch, runs: Runs::from_vec(runs) }
        };
        let batches: Vec<PackedBatch> = batches.into_iter().map(batch).collect();
        let start = size_of::<PackHeader>() + len;
        let (pairs, []) = blobs.as_chunks() else { return Err(Damaged) };
        // Each begins where the last ends, and the last ends with the file: no byte is read twice.
        let mut rest = bytes.slice(start..);
        let mut next = |blob: &Blob| {
            let is_next = blob.start == (bytes.len() - start - rest.len()) as u64;
            let len = usize::try_from(blob.len).ok().filter(|len| is_next && *len <= rest.len()).ok_or(Damaged)?;
            Ok::<_, Damaged>(rest.split_to(len))
        };
        let mut parts: Vec<(Bytes, Bytes, u64)> = Vec::with_capacity(pairs.len());
        for [segment, index] in pairs {
            parts.push((next(segment)?, next(index)?, index.checksum));
        }
        let open = |(segment, index, checksum): &(Bytes, Bytes, u64)| {
            let index = match damage {
                Some(damage) => IndexBytes::unchecked(index.clone(), *checksum, damage.clone()),
                None => IndexBytes::from(index.clone()),
            };
            Ok((Segment::open(segment.clone(), damage)?, index))
        };
        let segments: Vec<_> = parallel::each(&parts, 1, open).into_iter().collect::<Result<_, Damaged>>()?;
        if !rest.is_empty() || !are_in(&segments, &batches) {
            return Err(Damaged);
        }
        blobs.iter_mut().for_each(|blob| blob.start += start as u64);
        Ok(Self { key, batches, segments, blobs })
    }

    /// Returns `true` if all segments and indexes in `file`, from which the pack was read, are as they were written.
    /// Reads every byte, on all processors.
    pub fn is_intact(&self, file: &File) -> bool {
        let is_intact =
            |blob: &Blob| checksum_in_file(file, blob.start, blob.len).is_ok_and(|checksum| checksum == blob.checksum);
        parallel::each(&self.blobs, 1, is_intact).into_iter().all(|is_intact| is_intact)
    }

    /// Writes the pack. Indexes that are damaged are left out.
    ///
    /// # Errors
    ///
    /// The bytes cannot be written, or the body of a case is damaged.
    pub fn write(&self, mut to: impl Write) -> io::Result<()> {
        if !self.segments.iter().all(|(segment, _)| segment.is_intact()) {
            return Err(io::Error::other(Damaged));
        }
        let parts = |(segment, index): &(Segment, IndexBytes)| [segment.bytes().clone(), index.checked()];
        let parts: Vec<Bytes> = self.segments.iter().flat_map(parts).collect();
        let checksums = parallel::each(&parts, 1, |bytes| checksum(bytes));
        let mut start = 0;
        let blob = |(bytes, checksum): (&Bytes, u64)| {
            let blob = Blob { start, len: bytes.len() as u64, checksum };
            start += blob.len;
            blob
        };
        let blobs: Vec<Blob> = parts.iter().zip(checksums).map(blob).collect();
        let batches: Vec<_> = self.batches.iter().map(PackedBatch::stored).collect();
        let table = postcard::to_extend(&(&self.key, batches, blobs), Vec::new()).map_err(io::Error::other)?;
        let header = PackHeader {
            magic: MAGIC,
            version: VERSION.into(),
            table: (table.len() as u64).into(),
            checksum: checksum(&table).into(),
        };
        to.write_all(header.as_bytes())?;
        to.write_all(&table)?;
        parts.iter().try_for_each(|bytes| to.write_all(bytes))
    }
}

/// Returns `true` if the runs of the batches are in the segments, and no case is in two of them.
fn are_in(segments: &[(Segment, IndexBytes)], batches: &[PackedBatch]) -> bool {
    let mut runs: Vec<Run> = batches.iter().flat_map(|batch| &batch.runs).copied().collect();
    runs.sort_unstable_by_key(|run| (run.segment, run.first, run.len));
    let end = |run: &Run| Some((run.segment, run.first.checked_add(run.len)?));
    let is_in = |run: &Run| {
        let segment = segments.get(run.segment as usize);
        end(run).zip(segment).is_some_and(|((_, end), (segment, _))| end <= segment.case_count())
    };
    runs.iter().all(is_in) && runs.is_sorted_by(|a, b| end(a) <= Some((b.segment, b.first)))
}
